//! What confirming by letter left for people to do.

use database::{Fault, Work};
use institutions::Institution;
use vocabulary::Id;

use super::store;
pub use super::store::Counted;

/// Services whose mailbox cannot be written to, by institution: of one or of all.
pub async fn refused(work: &mut Work, institution: Option<Id<Institution>>) -> Result<Counted, Fault> {
    store::refused_open(work, institution).await
}

/// Services about which nobody answered in three weeks, by institution: of one or of all.
pub async fn unanswered(work: &mut Work, institution: Option<Id<Institution>>) -> Result<Counted, Fault> {
    store::escalated_open(work, institution).await
}
