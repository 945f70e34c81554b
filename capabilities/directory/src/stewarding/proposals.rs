//! Verbs: what others noticed about an entry, and the answer of those who keep it.
//!
//! Visitors, neighbouring institutions and the sources of imported records propose; the institution's editors answer,
//! and the region when nobody did for 14 days.

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::Institution;
use jiff::ToSpan as _;
use privacy::{Keyring, PrivacyFault};
use serde_json::json;
use vocabulary::{Id, Moment, Personal};

pub use super::store::Proposal;
use super::{Group, store};
use crate::report_error::{Complaint, ErrorReport, REASON, ReportError, report_error, seal};

/// After so many days without an answer the region sees the proposal.
pub const REGION_AFTER_DAYS: i64 = 14;
/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

impl Proposal {
    /// The part of the entry it is most likely about.
    pub fn group(&self) -> Option<Group> {
        Some(match Complaint::of_code(&self.what)? {
            Complaint::Phone => Group::Contacts,
            Complaint::Address | Complaint::Hours => Group::Places,
            Complaint::Conditions => Group::Getting,
            Complaint::Access => Group::Access,
            Complaint::NotOffered => Group::Name,
            Complaint::Other => return None,
        })
    }
}

/// What is done with a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The entry is changed accordingly.
    Accepted,
    /// It stays as it is, because …
    Declined(String),
}

/// Why a proposal was not answered.
#[derive(Debug, thiserror::Error)]
pub enum CannotAnswer {
    /// The role does not include it, or the entry is another's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// A refusal without a reason helps nobody.
    #[error("say why it is declined")]
    NoReason,
    /// More than [`LONGEST_REASON`] characters.
    #[error("the reason has {0} characters; the longest are {LONGEST_REASON}")]
    TooLong(usize),
    /// Somebody else answered in the meantime.
    #[error("this has been answered already")]
    Answered,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
    /// What was written cannot be sealed.
    #[error(transparent)]
    Privacy(#[from] PrivacyFault),
}

/// A neighbouring institution says that an entry is wrong, or how it should read. Its name stands beside.
pub async fn propose(
    work: &mut Work,
    keys: &Keyring,
    scope: &Scope,
    ask: &ReportError,
) -> Result<Id<ErrorReport>, CannotAnswer> {
    scope.may(Permission::Work)?;
    let sender = scope.institution().ok_or(NotAllowed::Role)?;
    let id = report_error(work, keys, ask).await?;
    store::sent_by(work, id, sender).await?;
    let entry = Entry::change("proposal.sent").on("error_report", id.uuid());
    audit::record(work, entry).await?;
    Ok(id)
}

fn since(work: &Work) -> Moment {
    let span = (REGION_AFTER_DAYS * 24).hours();
    Moment::of(work.moment().timestamp().saturating_sub(span).expect("hours can be taken from a moment"))
}

/// The proposals for entries of these institutions that wait, oldest first.
pub async fn waiting(
    work: &mut Work,
    scope: &Scope,
    institutions: &[Institution],
) -> Result<Vec<Proposal>, CannotAnswer> {
    Ok(store::waiting(work, &reached(scope, institutions)?).await?)
}

/// How many proposals for entries of these institutions were accepted and how many declined.
pub async fn answered(
    work: &mut Work,
    scope: &Scope,
    institutions: &[Institution],
) -> Result<(u64, u64), CannotAnswer> {
    Ok(store::answered(work, &reached(scope, institutions)?).await?)
}

fn reached(scope: &Scope, institutions: &[Institution]) -> Result<Vec<Id<Institution>>, NotAllowed> {
    institutions
        .iter()
        .map(|institution| scope.may_at(Permission::EditEntries, institution).map(|()| institution.id))
        .collect()
}

/// A page of the proposals that nobody answered for 14 days, oldest first, and how many there are: for the region.
pub async fn overdue(
    work: &mut Work,
    scope: &Scope,
    limit: u64,
    offset: u64,
) -> Result<(Vec<Proposal>, u64), CannotAnswer> {
    scope.may(Permission::VerifyInstitutions)?;
    let since = since(work);
    Ok((store::overdue(work, since, limit, offset).await?, store::count_overdue(work, since).await?))
}

/// One proposal that one may answer; answered ones too, with the outcome.
pub async fn one(
    work: &mut Work,
    scope: &Scope,
    id: Id<ErrorReport>,
) -> Result<(Proposal, Option<String>), CannotAnswer> {
    let (proposal, outcome) = store::one_proposal(work, id).await?.ok_or(NotAllowed::Foreign)?;
    may_answer(work, scope, &proposal).await?;
    Ok((proposal, outcome))
}

/// Whoever keeps the entry may, and the region when it took too long.
async fn may_answer(work: &mut Work, scope: &Scope, proposal: &Proposal) -> Result<(), CannotAnswer> {
    if scope.may(Permission::VerifyInstitutions).is_ok() {
        return if proposal.reported_at <= since(work) { Ok(()) } else { Err(NotAllowed::Foreign.into()) };
    }
    let kept = institutions::look::one(work, proposal.institution).await?.ok_or(NotAllowed::Foreign)?;
    Ok(scope.may_at(Permission::EditEntries, &kept.institution)?)
}

/// Answers a proposal.
pub async fn answer(
    work: &mut Work,
    keys: &Keyring,
    scope: &Scope,
    id: Id<ErrorReport>,
    answer: &Answer,
) -> Result<Proposal, CannotAnswer> {
    let (proposal, outcome) = one(work, scope, id).await?;
    if outcome.is_some() {
        return Err(CannotAnswer::Answered);
    }
    let (outcome, reason) = match answer {
        Answer::Accepted => ("accepted", ""),
        Answer::Declined(reason) => ("declined", reason.trim()),
    };
    if outcome == "declined" && reason.is_empty() {
        return Err(CannotAnswer::NoReason);
    }
    let length = reason.chars().count();
    if length > LONGEST_REASON {
        return Err(CannotAnswer::TooLong(length));
    }
    let sealed = if reason.is_empty() {
        None
    } else {
        Some(seal(work, keys, id, REASON, &Personal::new(reason.to_owned())).await?)
    };
    if !store::answer(work, id, outcome, sealed).await? {
        return Err(CannotAnswer::Answered);
    }
    let entry = Entry::change("proposal.answered").on("error_report", id.uuid());
    let entry = entry.of_institution(proposal.institution.uuid()).with(json!({
        "outcome": outcome, "service": proposal.service.to_string(), "what": proposal.what,
    }));
    audit::record(work, entry).await?;
    Ok(proposal)
}
