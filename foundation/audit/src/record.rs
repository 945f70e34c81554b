//! Writing down what was done.

use database::{Fault, Work};

use crate::{Entry, entry::Body, store};

/// Writes the entry at the end of the chain, in the same transaction as the deed: neither exists without the other.
///
/// The end of the chain is held until the unit of work is committed, so others who have something to record wait. Make it
/// the last thing before [`Work::commit`]; and never hand the unit of work to something slow afterwards.
pub async fn record(work: &mut Work, entry: Entry) -> Result<(), Fault> {
    record_all(work, vec![entry]).await
}

/// The same for many entries at once, as an import has them; much faster than one by one.
pub async fn record_all(work: &mut Work, entries: Vec<Entry>) -> Result<(), Fault> {
    if entries.is_empty() {
        return Ok(());
    }
    let at = work.moment();
    let bodies = entries.into_iter().map(|entry| Body::of(entry, work.actor(), at)).collect();
    store::append(work, bodies).await
}
