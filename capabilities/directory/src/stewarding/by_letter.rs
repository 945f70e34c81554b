//! Verb: what somebody at an institution's mailbox says about an entry, by a signed link and without a session.
//!
//! Who may follow such a link is decided by whoever signs it; here it is enough that the program itself acts, under the
//! name of that job. The deed is the institution's: it counts as confirmed by it, and no import overwrites it.

use audit::Entry;
use database::Work;
use institutions::Institution;
use serde_json::json;
use vocabulary::{Id, PartialDate};

use super::{
    Group,
    revise::{CannotRevise, confirmed_by_the_institution, hold, tidied},
    store,
};
use crate::{Capacity, Service, Standing, Status, look::Kept, permissions};

/// What is said about an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Everything is still true.
    Confirm,
    /// It reads so from now on.
    Correct(Box<Service>),
    /// So many places are free, and so many people wait. What is not said is not known any more: an old figure must not
    /// stand under a new date.
    Places {
        /// Free places.
        free: u32,
        /// People waiting.
        waiting: Option<u32>,
    },
    /// It is no longer offered.
    End,
    /// It is offered after all, in the state in which it was before.
    Return(Status),
}

impl Deed {
    /// The word in the history of the entry.
    const fn code(&self) -> &'static str {
        match self {
            Self::Confirm => "confirmed",
            Self::Correct(_) | Self::Places { .. } => "revised",
            Self::End => "ended",
            Self::Return(_) => "brought back",
        }
    }

    const fn audited(&self) -> &'static str {
        match self {
            Self::Confirm => "service.confirmed",
            Self::Correct(_) => "service.revised",
            Self::Places { .. } => "service.places_set",
            Self::End => "service.ended",
            Self::Return(_) => "service.restored",
        }
    }
}

/// Does what a letter's link asks for.
pub async fn answer(
    work: &mut Work,
    institution: &Institution,
    id: Id<Service>,
    deed: Deed,
) -> Result<Kept, CannotRevise> {
    permissions::may_keep(work.actor()).map_err(|_| accounts::NotAllowed::Role)?;
    let held = hold(work, institution, id).await?;
    if held.kept.removed_at.is_some() {
        return Err(CannotRevise::Gone);
    }
    let now = held.kept.service.clone();
    let today = PartialDate::day(work.moment().day_in_poland());
    let (history, audited) = (deed.code(), deed.audited());
    // Whoever counts free beds has not looked at the rest of the entry; whoever ends it has not confirmed it.
    let confirms = matches!(deed, Deed::Confirm | Deed::Correct(_));
    let mut service = now.clone();
    match deed {
        Deed::Confirm => {}
        Deed::Correct(corrected) => {
            service = tidied(Service {
                id: now.id,
                institution: now.institution,
                provenance: now.provenance.clone(),
                is_example: now.is_example,
                standing: Standing::Offer,
                ..*corrected
            })?;
        }
        Deed::Places { free, waiting } => {
            service.capacity = Capacity {
                total: now.capacity.total,
                free: Some(free),
                waiting,
                as_of: Some(today),
                ..Capacity::default()
            };
        }
        Deed::End => service.status = Status::Ended,
        Deed::Return(status) => service.status = status,
    }
    if confirms {
        service.confirmation = confirmed_by_the_institution(work);
    }
    let groups: Vec<&str> = Group::changed(&now, &service).into_iter().map(Group::code).collect();
    store::rewrite(work, history, &service, held.fingerprint).await?;
    store::own(work, service.id).await?;
    let entry = Entry::change(audited).on("service", service.id.uuid()).of_institution(institution.id.uuid());
    audit::record(work, entry.with(json!({ "by": "letter", "groups": groups }))).await?;
    Ok(Kept { service, changed_at: work.moment(), removed_at: None })
}
