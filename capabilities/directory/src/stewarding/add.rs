//! Verbs: a new entry by the institution itself, and the region's look at first publications of institutions it does not
//! know yet.
//!
//! An institution is verified when the region, or somebody whom the region let in, gave its people their roles: then
//! its entries are out at once. What a local administrator adds for an institution that has nobody of its own waits.

use accounts::{Doorkeeper, NotAllowed, Permission, Role, Scope};
use audit::Entry;
use database::Work;
use institutions::{Institution, Provenance};
use privacy::{Cell, Keyring, PrivacyFault, Subject};
use serde_json::json;
use vocabulary::{Id, PartialDate, Personal};

pub use super::store::Pending;
use super::{
    INSTITUTION_ITSELF, OWN_COLLECTION,
    revise::{CannotRevise, confirmed_by_the_institution, tidied},
    store,
};
use crate::{Service, Standing};

/// What became of a new entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// Everybody sees it.
    Published(Id<Service>),
    /// The region looks at it first.
    Waits(Id<Service>),
}

/// Adds an entry of the institution; identifier, provenance and confirmation are made here.
pub async fn add(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
    service: Service,
) -> Result<Added, CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let id: Id<Service> = work.new_id();
    let mut service = tidied(Service {
        id,
        institution: institution.id,
        provenance: Provenance {
            collection: OWN_COLLECTION.to_owned(),
            source_id: id.to_string(),
            source: INSTITUTION_ITSELF.to_owned(),
            as_of: Some(PartialDate::day(work.moment().day_in_poland())),
            also_in: Vec::new(),
        },
        standing: Standing::Offer,
        is_example: false,
        ..service
    })?;
    service.confirmation = confirmed_by_the_institution(work);
    let verified = is_verified(work, keeper, scope, institution).await?;
    if verified {
        publish(work, &service).await?;
    } else {
        store::wait(work, &service).await?;
    }
    let entry = Entry::change("service.added").on("service", id.uuid()).of_institution(institution.id.uuid());
    audit::record(work, entry.with(json!({ "published": verified }))).await?;
    Ok(if verified { Added::Published(id) } else { Added::Waits(id) })
}

async fn publish(work: &mut Work, service: &Service) -> Result<(), CannotRevise> {
    store::begin(work, service).await?;
    Ok(store::own(work, service.id).await?)
}

async fn is_verified(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
) -> Result<bool, CannotRevise> {
    let own = scope.institution();
    if own == Some(institution.id) || (own.is_some() && institution.part_of == own) {
        return Ok(true);
    }
    for role in [Role::Manager, Role::Editor] {
        let keepers = accounts::look::keepers_of(work, keeper, Some(institution.id), role).await;
        if !keepers.map_err(fault)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn fault(fault: accounts::Fault) -> database::Fault {
    match fault {
        accounts::Fault::Database(fault) => fault,
        accounts::Fault::Privacy(fault) => {
            database::Fault::Unreadable { column: "mailbox_sealed".to_owned(), reason: fault.to_string() }
        }
    }
}

/// A page of the first publications that wait, oldest first, and how many there are.
pub async fn pending(
    work: &mut Work,
    scope: &Scope,
    limit: u64,
    offset: u64,
) -> Result<(Vec<Pending>, u64), CannotRevise> {
    scope.may(Permission::VerifyInstitutions)?;
    Ok((store::pending(work, limit, offset).await?, store::count_pending(work).await?))
}

/// What an institution has written that is not out, with what the region said about it.
pub async fn pending_of(
    work: &mut Work,
    keys: &Keyring,
    scope: &Scope,
    institution: &Institution,
) -> Result<Vec<Pending>, CannotDecide> {
    scope.may_at(Permission::EditEntries, institution)?;
    let mut found = Vec::new();
    for (mut pending, sealed) in store::pending_of(work, institution.id).await? {
        if let Some(sealed) = sealed {
            let id = pending.service.id;
            let said = privacy::unseal(work, keys, subject(id), cell(id), &sealed).await?;
            pending.declined = said.map(|said| said.disclose().clone()).or(pending.declined);
        }
        found.push(pending);
    }
    Ok(found)
}

/// What the region says about a first publication is kept under the entry that it is about.
fn subject(id: Id<Service>) -> Subject {
    Subject::of(id.uuid())
}

fn cell(id: Id<Service>) -> Cell {
    Cell { table: "pending_service", row: id.uuid(), column: "reason_sealed" }
}

/// Why a first publication was not decided.
#[derive(Debug, thiserror::Error)]
pub enum CannotDecide {
    /// The role does not include it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// A refusal without a reason helps nobody.
    #[error("say why it is declined")]
    NoReason,
    /// Somebody else decided it, or it never was there.
    #[error("this has been decided already")]
    Decided,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Fault),
    /// The reason cannot be sealed or opened.
    #[error(transparent)]
    Privacy(#[from] PrivacyFault),
}

impl From<CannotRevise> for CannotDecide {
    fn from(refusal: CannotRevise) -> Self {
        match refusal {
            CannotRevise::NotAllowed(refusal) => Self::NotAllowed(refusal),
            CannotRevise::Database(fault) => Self::Database(fault),
            _ => Self::Decided,
        }
    }
}

/// Lets a first publication out, or declines it with a reason that the institution reads.
pub async fn decide(
    work: &mut Work,
    keys: &Keyring,
    scope: &Scope,
    id: Id<Service>,
    publish_it: bool,
    reason: &str,
) -> Result<(), CannotDecide> {
    scope.may(Permission::VerifyInstitutions)?;
    let reason = reason.trim();
    if !publish_it && reason.is_empty() {
        return Err(CannotDecide::NoReason);
    }
    let outcome = if publish_it { "published" } else { "declined" };
    let sealed = if reason.is_empty() {
        None
    } else {
        let reason = Personal::new(reason.to_owned());
        Some(privacy::seal(work, keys, subject(id), cell(id), &reason).await?)
    };
    let service = store::decide(work, id, outcome, sealed).await?.ok_or(CannotDecide::Decided)?;
    if publish_it {
        publish(work, &service).await?;
    }
    let entry = Entry::change("service.first_publication").on("service", id.uuid());
    let entry = entry.of_institution(service.institution.uuid()).with(json!({ "outcome": outcome }));
    Ok(audit::record(work, entry).await?)
}
