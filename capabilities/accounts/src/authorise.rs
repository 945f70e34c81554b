//! Verbs around the written authorisation and the pledge of secrecy (art. 100 ust. 6 of the social assistance act).

use audit::Entry;
use database::Work;
use institutions::Institution;
use vocabulary::{Id, Moment};

use crate::{Account, Fault, NotAllowed, Scope, store};

/// The version of the text that is accepted now. A new text is a new version, and everybody is asked again.
pub const VERSION: &str = "2026-11";

/// An authorisation that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorisation {
    /// When it was accepted.
    pub accepted_at: Moment,
    /// Which text.
    pub version: String,
}

/// Why an authorisation was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotAuthorise {
    /// The role does not go with one, or the institution is another's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotAuthorise {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Whether the authorisation in its present text was accepted and not revoked.
pub async fn holds(
    work: &mut Work,
    account: Id<Account>,
    institution: Id<Institution>,
) -> Result<bool, Fault> {
    Ok(of(work, account, institution).await?.is_some_and(|held| held.version == VERSION))
}

/// The authorisation somebody has.
pub async fn of(
    work: &mut Work,
    account: Id<Account>,
    institution: Id<Institution>,
) -> Result<Option<Authorisation>, Fault> {
    let held = store::authorised(work, account, institution).await?;
    Ok(held.map(|(accepted_at, version)| Authorisation { accepted_at, version }))
}

/// Accepts the text that was shown.
pub async fn accept(work: &mut Work, scope: &Scope) -> Result<(), CannotAuthorise> {
    let Some(institution) = scope.institution().filter(|_| scope.role().needs_authorisation()) else {
        return Err(NotAllowed::Role.into());
    };
    if holds(work, scope.account(), institution).await? {
        return Ok(());
    }
    store::revoke(work, scope.account(), institution, Some(scope.account())).await?;
    store::authorise(work, scope.account(), institution, VERSION).await?;
    let entry = Entry::change("authorisation.accepted")
        .on("account", scope.account().uuid())
        .of_institution(institution.uuid())
        .about(scope.account().uuid())
        .with(serde_json::json!({ "version": VERSION }));
    audit::record(work, entry).await?;
    Ok(())
}
