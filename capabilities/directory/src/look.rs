//! Finding services again.
//!
//! What is returned here may hold a confidential address: a door for the public passes each service through
//! [`Service::for_the_public`] and each institution through its own.

use std::collections::HashMap;

use database::{Fault, Work};
use institutions::Institution;
use uuid::Uuid;
use vocabulary::{Id, Moment, Teryt};

pub use crate::store::{Change, Confirmed, Coverage, Kept, OpenReport, UnitCount};
use crate::{Filter, Service, Vacancy, store};

/// One service with its state, tombstones included.
pub async fn one(work: &mut Work, id: Id<Service>) -> Result<Option<Kept>, Fault> {
    store::one(work, id).await
}

/// The service with that identifier at its source.
pub async fn by_source_id(work: &mut Work, source_id: &str) -> Result<Option<Kept>, Fault> {
    store::by_source_id(work, source_id).await
}

/// Some services, in no order.
pub async fn some(work: &mut Work, ids: &[Id<Service>]) -> Result<Vec<Kept>, Fault> {
    store::some(work, ids).await
}

/// Walks all services that are present, one at a time.
pub async fn each(work: &mut Work, visit: impl FnMut(Service) + Send) -> Result<(), Fault> {
    store::each(work, visit).await
}

/// Walks over the names under which all are kept, tombstones included: collection and identifier in it.
pub async fn identities(
    work: &mut Work,
    visit: impl FnMut(Id<Service>, &str, &str) + Send,
) -> Result<(), Fault> {
    store::identities(work, visit).await
}

/// A page of those present, in a stable order.
pub async fn page(work: &mut Work, limit: usize, offset: usize) -> Result<Vec<Kept>, Fault> {
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

/// A page of the services asked for, in a stable order.
pub async fn found(
    work: &mut Work,
    filter: &Filter,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    let ids = store::found(work, filter, limit, offset).await?;
    in_order(work, ids).await
}

/// How many services are asked for.
pub async fn count_found(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    store::count_found(work, filter).await
}

/// A page of the places of the services asked for, in a stable order: the service and which of its places.
pub async fn found_places(
    work: &mut Work,
    filter: &Filter,
    limit: usize,
    offset: usize,
) -> Result<Vec<(Kept, String)>, Fault> {
    let found = store::found_places(work, filter, limit, offset).await?;
    let kept = in_order(work, found.iter().map(|(id, _)| *id).collect()).await?;
    Ok(kept.into_iter().zip(found).map(|(kept, (_, place))| (kept, place)).collect())
}

/// How many places the services asked for have.
pub async fn count_found_places(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    store::count_found_places(work, filter).await
}

/// The service at a place, tombstones included, and which of its places that is.
pub async fn at_place(work: &mut Work, place: Uuid) -> Result<Option<(Kept, String)>, Fault> {
    let Some((id, place)) = store::at_place(work, place).await? else { return Ok(None) };
    Ok(store::one(work, id).await?.map(|kept| (kept, place)))
}

/// The services with these identifiers, each as often and in the order as it is named.
async fn in_order(work: &mut Work, ids: Vec<Id<Service>>) -> Result<Vec<Kept>, Fault> {
    let mut distinct = ids.clone();
    distinct.dedup();
    let kept: HashMap<Id<Service>, Kept> =
        store::some(work, &distinct).await?.into_iter().map(|kept| (kept.service.id, kept)).collect();
    Ok(ids.iter().filter_map(|id| kept.get(id).cloned()).collect())
}

/// The services of an institution, by name.
pub async fn of_institution(work: &mut Work, id: Id<Institution>) -> Result<Vec<Kept>, Fault> {
    store::of_institution(work, id).await
}

/// How many services of each area and type reach the people of a unit.
pub async fn coverage(work: &mut Work, unit: &Teryt) -> Result<Vec<Coverage>, Fault> {
    store::coverage(work, unit).await
}

/// How many services name each unit as served.
pub async fn services_by_unit(work: &mut Work) -> Result<Vec<UnitCount>, Fault> {
    store::services_by_unit(work).await
}

/// A page of the services that reach the people of a unit, by area and name.
pub async fn serving(work: &mut Work, unit: &Teryt, limit: usize, offset: usize) -> Result<Vec<Kept>, Fault> {
    store::serving(work, unit, limit, offset).await
}

/// A page of the services of one area that reach the people of a unit, by name.
pub async fn serving_in_area(
    work: &mut Work,
    unit: &Teryt,
    area: &str,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    store::serving_in_area(work, unit, area, limit, offset).await
}

/// How many services reach the people of a unit.
pub async fn count_serving(work: &mut Work, unit: &Teryt) -> Result<u64, Fault> {
    store::count_serving(work, unit).await
}

/// The last changes of a service, newest first.
pub async fn history(work: &mut Work, id: Id<Service>, limit: usize) -> Result<Vec<Change>, Fault> {
    store::history(work, id, limit).await
}

/// When anything last changed; derived things built at that moment are current.
pub async fn last_change(work: &mut Work) -> Result<Option<Moment>, Fault> {
    store::last_change(work).await
}

/// The published states of free places of a home, oldest first.
pub async fn vacancies_of(work: &mut Work, institution_source_id: &str) -> Result<Vec<Vacancy>, Fault> {
    store::vacancies_of(work, institution_source_id).await
}

/// The error reports that wait, oldest first, and how many there are in all.
pub async fn open_reports(
    work: &mut Work,
    limit: usize,
    offset: usize,
) -> Result<(Vec<OpenReport>, u64), Fault> {
    Ok((store::reports(work, limit, offset).await?, store::open_reports(work).await?))
}

/// Of every offer that is there and has not ended: whose it is and when somebody last said that it is true. What only
/// follows from the law and what is invented is not among them: nobody could confirm it.
pub async fn confirmations(work: &mut Work) -> Result<Vec<Confirmed>, Fault> {
    store::confirmations(work).await
}
