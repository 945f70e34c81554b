//! Legal holds: data that must not be erased yet, because a court, an appeal or an inspection needs them.

use database::{Fault, Work};
use vocabulary::{Id, Moment};

use crate::{store, subject::Subject};

/// A reason not to erase somebody's data yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its identifier.
    pub id: Id<Self>,
    /// Whose data.
    pub subject: Subject,
    /// Why, as a code: `court`, `appeal`, `inspection`. No personal data.
    pub reason: String,
    /// From when.
    pub since: Moment,
    /// Until when, if that is known.
    pub until: Option<Moment>,
}

/// Lays a hold on somebody's data, from now on.
pub async fn place_hold(
    work: &mut Work,
    subject: Subject,
    reason: &str,
    until: Option<Moment>,
) -> Result<Id<Hold>, Fault> {
    let hold = Hold { id: work.new_id(), subject, reason: reason.to_owned(), since: work.moment(), until };
    store::add_hold(work, &hold).await?;
    Ok(hold.id)
}

/// Ends a hold now; tells whether it still stood.
pub async fn lift_hold(work: &mut Work, hold: Id<Hold>) -> Result<bool, Fault> {
    store::lift_hold(work, hold).await
}

/// The holds that stand now, oldest first.
pub async fn holds(work: &mut Work, subject: Subject) -> Result<Vec<Hold>, Fault> {
    store::holds_of(work, subject).await
}
