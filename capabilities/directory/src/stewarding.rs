//! What an institution does with its own entries, and what the region does with those that are there twice.
//!
//! Every verb takes the [`Scope`](accounts::Scope) of a session and, where an entry is touched, the institution it belongs
//! to: what is another's is as if it were not there. What was before stays in the history, and each deed is audited in
//! the same unit of work. A record that its institution has changed is theirs: no import overwrites it.

pub mod about_itself;
pub mod add;
pub mod by_letter;
pub mod duplicates;
mod group;
pub mod import;
mod likeness;
pub mod pictures;
pub mod proposals;
pub mod revise;
mod store;
pub mod versions;
pub mod withdraw;

pub use group::Group;
pub use likeness::likeness;
pub(crate) use store::DECISION;
pub use store::STATEMENTS;

use accounts::{Permission, Role, Scope};
use database::{Fault, Work};
use institutions::Institution;

/// The collection of what institutions write here themselves.
pub const OWN_COLLECTION: &str = "own";
/// Who says so, when it is the institution itself: the key in provenance and confirmations.
pub const INSTITUTION_ITSELF: &str = "institution";

/// The institutions whose entries the person may change: their own, its branches, those of a local administrator's
/// territory. By name; none for people of the region.
pub async fn within_reach(work: &mut Work, scope: &Scope) -> Result<Vec<Institution>, Fault> {
    let mut found = Vec::new();
    if scope.may(Permission::EditEntries).is_err() {
        return Ok(found);
    }
    if let Some(own) = scope.institution() {
        found.extend(institutions::look::some(work, &[own]).await?);
        found.extend(institutions::look::branches(work, own).await?);
    }
    if scope.role() == Role::LocalAdministrator
        && let Some(territory) = scope.territory()
    {
        found.extend(institutions::look::in_unit(work, territory).await?);
    }
    found.retain(|institution| scope.reaches(institution).is_ok());
    found.sort_by_cached_key(|institution| {
        (polish::sort_key(institution.name.in_language(vocabulary::Language::Polish)), institution.id)
    });
    found.dedup_by_key(|institution| institution.id);
    Ok(found)
}
