//! Verbs: taking an entry out of the directory, and bringing it back while it is in the recycle bin.

use accounts::{Permission, Scope};
use audit::Entry;
use database::Work;
use institutions::Institution;
use jiff::ToSpan as _;
use vocabulary::{Id, Moment};

use super::{
    revise::{CannotRevise, hold},
    store,
};
use crate::{Service, look::Kept};

/// How long an entry stays in the recycle bin, in days.
pub const BIN_DAYS: i32 = 30;

/// The moment since which the bin holds.
fn since(work: &Work) -> Moment {
    let hours = i64::from(BIN_DAYS) * 24;
    Moment::of(
        work.moment().timestamp().saturating_sub(hours.hours()).expect("hours can be taken from a moment"),
    )
}

/// Takes an entry out. It stays in the bin for 30 days; what led to its page says that it has ended.
pub async fn withdraw(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    id: Id<Service>,
) -> Result<(), CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let held = hold(work, institution, id).await?;
    if held.kept.removed_at.is_some() {
        return Err(CannotRevise::Gone);
    }
    store::set_aside(work, id, "withdrawn").await?;
    let entry = Entry::change("service.withdrawn").on("service", id.uuid());
    Ok(audit::record(work, entry.of_institution(institution.id.uuid())).await?)
}

/// Brings an entry back from the bin, as it was.
pub async fn restore(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    id: Id<Service>,
) -> Result<(), CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let held = hold(work, institution, id).await?;
    let in_bin = held.removed_why.as_deref() == Some("withdrawn")
        && held.kept.removed_at.is_some_and(|removed| removed >= since(work));
    if !in_bin {
        return Err(CannotRevise::Gone);
    }
    store::bring_back(work, id).await?;
    let entry = Entry::change("service.restored").on("service", id.uuid());
    Ok(audit::record(work, entry.of_institution(institution.id.uuid())).await?)
}

/// What lies in the bin of an institution, the latest first.
pub async fn bin(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
) -> Result<Vec<Kept>, CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let since = since(work);
    Ok(store::bin(work, institution.id, since).await?)
}
