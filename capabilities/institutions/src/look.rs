//! Finding institutions, codes and sources again.
//!
//! What is returned here may hold a confidential address: a door for the public passes it through
//! [`Institution::for_the_public`].

use std::collections::HashSet;

use database::{Fault, Work};
use vocabulary::{Id, Moment, Teryt};

pub use crate::store::{Change, Kept, Step};
use crate::{CodeLists, Institution, Source, store};

/// One institution with its state, tombstones included.
pub async fn one(work: &mut Work, id: Id<Institution>) -> Result<Option<Kept>, Fault> {
    store::one(work, id).await
}

/// The institution with that identifier at its source.
pub async fn by_source_id(work: &mut Work, source_id: &str) -> Result<Option<Institution>, Fault> {
    store::by_source_id(work, source_id).await
}

/// Those of the given institutions that are present.
pub async fn some(work: &mut Work, ids: &[Id<Institution>]) -> Result<Vec<Institution>, Fault> {
    store::some(work, ids).await
}

/// The identifiers of all that are present.
pub async fn ids(work: &mut Work) -> Result<HashSet<Id<Institution>>, Fault> {
    store::ids(work).await
}

/// Walks over the names under which all are kept, tombstones included: collection and identifier in it.
pub async fn identities(
    work: &mut Work,
    visit: impl FnMut(Id<Institution>, &str, &str) + Send,
) -> Result<(), Fault> {
    store::identities(work, visit).await
}

/// All that are present, by name.
pub async fn all(work: &mut Work) -> Result<Vec<Institution>, Fault> {
    store::all(work).await
}

/// A page of those present, in a stable order, with the moment of the last change.
pub async fn page(work: &mut Work, limit: usize, offset: usize) -> Result<Vec<(Institution, Moment)>, Fault> {
    store::page(work, limit, offset).await
}

/// A page of what changed since a moment, tombstones included.
pub async fn changed_since(
    work: &mut Work,
    since: Moment,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    store::changed_since(work, since, limit, offset).await
}

/// How many changed since a moment: tombstones included, and those present.
pub async fn count_since(work: &mut Work, since: Moment) -> Result<(u64, u64), Fault> {
    store::count_since(work, since).await
}

/// The institutions of a unit and of all units in it, by name.
pub async fn in_unit(work: &mut Work, unit: &Teryt) -> Result<Vec<Institution>, Fault> {
    store::in_unit(work, unit).await
}

/// The branches of an institution.
pub async fn branches(work: &mut Work, id: Id<Institution>) -> Result<Vec<Institution>, Fault> {
    store::branches(work, id).await
}

/// The last changes of an institution, newest first.
pub async fn history(work: &mut Work, id: Id<Institution>, limit: usize) -> Result<Vec<Change>, Fault> {
    store::history(work, id, limit).await
}

/// The last changes of an institution with what it said before each, newest first.
pub async fn versions(work: &mut Work, id: Id<Institution>, limit: usize) -> Result<Vec<Step>, Fault> {
    store::versions(work, id, limit).await
}

/// What an institution said before the change of that moment.
pub async fn version(work: &mut Work, id: Id<Institution>, at: Moment) -> Result<Option<Institution>, Fault> {
    store::version(work, id, at).await
}

/// When anything last changed; derived things built at that moment are current.
pub async fn last_change(work: &mut Work) -> Result<Option<Moment>, Fault> {
    store::last_change(work).await
}

/// All code lists.
pub async fn code_lists(work: &mut Work) -> Result<CodeLists, Fault> {
    Ok(CodeLists::new(store::codes(work).await?))
}

/// All sources.
pub async fn sources(work: &mut Work) -> Result<Vec<Source>, Fault> {
    store::sources(work).await
}
