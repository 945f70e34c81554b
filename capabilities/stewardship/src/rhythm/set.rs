//! Verb: says how institutions are to be asked from now on.

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use serde_json::json;

use super::{Kept, Part, Rhythm, store};

/// Why nothing was set.
#[derive(Debug, thiserror::Error)]
pub enum CannotSet {
    /// Only whoever runs the installation sets this.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What holds now.
pub async fn now(work: &mut Work) -> Result<Rhythm, Fault> {
    Ok(store::set(work, 1).await?.first().map(|kept| kept.rhythm).unwrap_or_default())
}

/// What was set, the newest first, at most so many.
pub async fn earlier(work: &mut Work, limit: u32) -> Result<Vec<Kept>, Fault> {
    store::set(work, limit).await
}

/// Sets it, from the next round of letters on. Nothing is written down when nothing changes.
pub async fn set(work: &mut Work, scope: &Scope, rhythm: &Rhythm) -> Result<bool, CannotSet> {
    scope.may(Permission::Administer)?;
    let before = now(work).await?;
    if before == *rhythm {
        return Ok(false);
    }
    store::keep(work, rhythm, scope.account().uuid()).await?;
    let numbers = |rhythm: &Rhythm| Part::ALL.map(|part| rhythm.get(part));
    let details = json!({ "before": numbers(&before), "now": numbers(rhythm) });
    audit::record(work, Entry::change("rhythm.set").with(details)).await?;
    Ok(true)
}
