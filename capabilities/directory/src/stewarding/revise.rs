//! Verb: an institution changes an entry of its own.

use std::{fmt, str::FromStr};

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::{Institution, ledger::fingerprint};
use jiff::ToSpan as _;
use serde_json::json;
use vocabulary::{Id, LocalText, PartialDate};

use super::{
    Group, INSTITUTION_ITSELF,
    store::{self, Held},
};
use crate::{CONFIRMATION_HOLDS_DAYS, Capacity, Confirmation, Service, Standing, look::Kept};

/// Which state of an entry somebody saw: the same for the same facts, another for any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version(i64);

impl Version {
    /// Of this state.
    pub fn of(service: &Service) -> Self {
        Self(fingerprint(&serde_json::to_string(service).expect("a service is always serialisable")))
    }

    /// As it is kept.
    pub(super) fn number(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0.cast_unsigned())
    }
}

impl FromStr for Version {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(|number| Self(number.cast_signed()))
    }
}

/// The entry as it shall be, and the state from which it was made.
#[derive(Debug, Clone)]
pub struct Revise {
    /// As it shall be. What says whose it is and where it comes from is not changed.
    pub service: Service,
    /// What the person saw when they began.
    pub made_from: Version,
}

/// Why an entry was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotRevise {
    /// The role does not include it, or the entry is another's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// It was withdrawn or is gone.
    #[error("the entry is not there any more")]
    Gone,
    /// An entry needs a Polish name.
    #[error("the entry has no Polish name")]
    Nameless,
    /// Somebody else changed it in between. Nothing is lost: here is what stands there now, and the ask is still whole.
    #[error("somebody else changed the entry in the meantime")]
    Conflict(Box<Kept>),
    /// The state that was asked for is not in the history.
    #[error("there is no such version")]
    NoSuchVersion,
    /// The database failed; nothing was changed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Changes an entry. It counts as confirmed by the institution, and from now on it is the institution's: no import
/// overwrites it. An ask that changes nothing only confirms.
pub async fn revise(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    ask: Revise,
) -> Result<Kept, CannotRevise> {
    write(work, scope, institution, ask, "revised").await
}

/// Writes the ask over the entry, under the name of the deed.
pub(super) async fn write(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    ask: Revise,
    deed: &'static str,
) -> Result<Kept, CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let held = hold(work, institution, ask.service.id).await?;
    let now = held.kept.service.clone();
    if held.kept.removed_at.is_some() {
        return Err(CannotRevise::Gone);
    }
    if Version::of(&now) != ask.made_from {
        return Err(CannotRevise::Conflict(Box::new(held.kept)));
    }
    let mut service = tidied(Service {
        id: now.id,
        institution: now.institution,
        provenance: now.provenance.clone(),
        is_example: now.is_example,
        standing: Standing::Offer,
        ..ask.service
    })?;
    let today = work.moment().day_in_poland();
    if service.capacity != now.capacity {
        dated(&mut service.capacity, PartialDate::day(today));
    }
    service.confirmation = confirmed_by_the_institution(work);
    let groups: Vec<&str> = Group::changed(&now, &service).into_iter().map(Group::code).collect();
    // Saying that all of it is still true makes nobody the keeper: what the source says next still arrives.
    let (deed, what) = match deed {
        "revised" if groups.is_empty() => ("confirmed", "service.confirmed"),
        "returned" => (deed, "service.version_restored"),
        _ => (deed, "service.revised"),
    };
    store::rewrite(work, deed, &service, held.fingerprint).await?;
    if !groups.is_empty() {
        store::own(work, service.id).await?;
    }
    let entry = Entry::change(what).on("service", service.id.uuid()).of_institution(institution.id.uuid());
    audit::record(work, entry.with(json!({ "groups": groups }))).await?;
    Ok(Kept { service, changed_at: work.moment(), removed_at: None })
}

/// Writes the ask over an entry that its institution does not keep itself. Nobody has confirmed it by that, and what the
/// source says next still arrives.
pub(super) async fn write_for_the_region(
    work: &mut Work,
    scope: &Scope,
    ask: Revise,
    deed: &'static str,
) -> Result<Kept, CannotRevise> {
    scope.may(Permission::ImportEntries)?;
    if !scope.role().is_regional() {
        return Err(NotAllowed::Role.into());
    }
    let held = store::hold(work, ask.service.id).await?.ok_or(CannotRevise::Gone)?;
    let now = held.kept.service.clone();
    if held.kept.removed_at.is_some() {
        return Err(CannotRevise::Gone);
    }
    if held.stewarded || Version::of(&now) != ask.made_from {
        return Err(CannotRevise::Conflict(Box::new(held.kept)));
    }
    let mut service = tidied(Service {
        id: now.id,
        institution: now.institution,
        provenance: now.provenance.clone(),
        is_example: now.is_example,
        confirmation: now.confirmation.clone(),
        ..ask.service
    })?;
    if service.capacity != now.capacity {
        dated(&mut service.capacity, PartialDate::day(work.moment().day_in_poland()));
    }
    let groups: Vec<&str> = Group::changed(&now, &service).into_iter().map(Group::code).collect();
    store::rewrite(work, deed, &service, held.fingerprint).await?;
    let entry = Entry::change("service.revised").on("service", service.id.uuid());
    let entry = entry.of_institution(service.institution.uuid());
    audit::record(work, entry.with(json!({ "groups": groups, "by": "region" }))).await?;
    Ok(Kept { service, changed_at: work.moment(), removed_at: None })
}

/// The confirmation that comes with every deed of the institution: today, by itself, and due again after 90 days.
pub fn confirmed_by_the_institution(work: &Work) -> Confirmation {
    let today = work.moment().day_in_poland();
    Confirmation {
        on: Some(PartialDate::day(today)),
        by: INSTITUTION_ITSELF.to_owned(),
        next_due: Some(today.saturating_add(CONFIRMATION_HOLDS_DAYS.days())),
    }
}

/// Holds an entry of this institution; another's is as if it were not there.
pub(super) async fn hold(
    work: &mut Work,
    institution: &Institution,
    id: Id<Service>,
) -> Result<Held, CannotRevise> {
    let held = store::hold(work, id).await?.ok_or(CannotRevise::Gone)?;
    if held.kept.service.institution != institution.id {
        return Err(NotAllowed::Foreign.into());
    }
    Ok(held)
}

/// Empty texts are none; a service without a name is refused.
pub(super) fn tidied(mut service: Service) -> Result<Service, CannotRevise> {
    for text in [
        &mut service.name,
        &mut service.description,
        &mut service.audience.conditions,
        &mut service.access_path.first_step,
        &mut service.cost.note,
        &mut service.texts.plain,
        &mut service.texts.easy_to_read,
        &mut service.texts.sign_language_transcript,
    ]
    .into_iter()
    .chain(&mut service.access_path.documents)
    {
        tidy(text);
    }
    service.access_path.documents.retain(|document| !document.is_empty());
    if service.name.pl.is_none() {
        return Err(CannotRevise::Nameless);
    }
    Ok(service)
}

fn tidy(text: &mut LocalText) {
    for one in [&mut text.pl, &mut text.en, &mut text.uk] {
        *one = one.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    }
}

/// Invariant: no figure of places without its date.
fn dated(capacity: &mut Capacity, today: PartialDate) {
    capacity.as_of = None;
    if !capacity.is_empty() {
        capacity.as_of = Some(today);
    }
}
