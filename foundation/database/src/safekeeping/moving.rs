//! From one database into another, whichever their engines.

use super::{
    Checked, SafekeepingFault, loading,
    snapshot::{self, Reader, Tell},
};
use crate::{Context, Database, Migrations};

/// As much as may be on its way between the two.
const PIPE: usize = 512 * 1024;

/// Pours everything into an empty database and compares it there. The source is only read.
pub async fn move_to(
    source: &Database,
    target: &Database,
    context: &Context,
    all: &[Migrations],
    tell: Tell<'_>,
) -> Result<Checked, SafekeepingFault> {
    let mut work = source.reading(context.clone()).await?;
    let (mut into, from) = tokio::io::duplex(PIPE);
    let giving = async {
        let given = snapshot::write(&mut work, all, &mut into, &mut |_, _| {}).await;
        // So that the taker sees the end, also when giving failed.
        drop(into);
        given
    };
    let taking = async { loading::pour(Reader::begin(from).await?, target, context, all, tell).await };
    match tokio::join!(giving, taking) {
        // Who takes complains of an early end when who gives had to stop, and the other way round.
        (Err(SafekeepingFault::Stopped(_)) | Ok(_), Err(fault)) | (Err(fault), _) => Err(fault),
        (Ok(given), Ok((taken, applied_since))) => {
            debug_assert_eq!(given.tables, taken.tables, "what was given is what was taken");
            Ok(Checked { contents: given, applied_since })
        }
    }
}
