//! Verbs of a manager: who works here in which role.

use audit::Entry;
use database::Work;
use institutions::Institution;
use serde_json::json;
use vocabulary::{Id, Mailbox, Personal};

use crate::{
    Account, Doorkeeper, Fault, Invitation, Membership, NotAllowed, Permission, Role, Scope,
    authorise::{self, Authorisation},
    store,
};

/// Somebody of an institution.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The role.
    pub membership: Membership,
    /// Who.
    pub account: Account,
    /// The authorisation, when it was accepted.
    pub authorisation: Option<Authorisation>,
}

/// An open invitation.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// To whom.
    pub mailbox: Option<Personal<Mailbox>>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeTeam {
    /// One's role does not include it, or the person belongs to another institution.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Somebody has to answer for an institution.
    #[error("an institution needs at least one manager")]
    LastManager,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotChangeTeam {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// How many people an institution has.
pub async fn size(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
) -> Result<u64, CannotChangeTeam> {
    scope.may_at(Permission::SeeTeam, institution)?;
    Ok(store::team_size(work, institution.id).await?)
}

/// A page of the people of an institution. Names of staff are personal data: the look is written down.
pub async fn look(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
    limit: u64,
    offset: u64,
) -> Result<Vec<Colleague>, CannotChangeTeam> {
    scope.may_at(Permission::SeeTeam, institution)?;
    let memberships = store::team(work, institution.id, limit, offset).await?;
    let mut colleagues = Vec::new();
    for membership in memberships {
        let Some(kept) = store::one(work, membership.account).await? else { continue };
        let account = keeper.opened(work, &kept).await?;
        let authorisation = authorise::of(work, account.id, institution.id).await?;
        colleagues.push(Colleague { membership, account, authorisation });
    }
    let entry = Entry::read("team.seen")
        .on("institution", institution.id.uuid())
        .of_institution(institution.id.uuid())
        .with(json!({ "people": colleagues.len() }));
    audit::record(work, entry).await?;
    Ok(colleagues)
}

/// The open invitations of an institution.
pub async fn invited(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
) -> Result<Vec<Invited>, CannotChangeTeam> {
    scope.may_at(Permission::ManageTeam, institution)?;
    let mut invited = Vec::new();
    for kept in store::invitations(work, institution.id).await? {
        let mailbox = crate::invite::mailbox_of(work, keeper, &kept).await?;
        invited.push(Invited { invitation: kept.invitation, mailbox });
    }
    Ok(invited)
}

/// One colleague, for the page that changes their role.
pub async fn one(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
    id: Id<Membership>,
) -> Result<Colleague, CannotChangeTeam> {
    scope.may_at(Permission::ManageTeam, institution)?;
    let membership = store::role(work, id).await?.filter(|held| held.institution == Some(institution.id));
    let membership = membership.ok_or(NotAllowed::Foreign)?;
    let kept = store::one(work, membership.account).await?.ok_or(NotAllowed::Foreign)?;
    let account = keeper.opened(work, &kept).await?;
    let authorisation = authorise::of(work, account.id, institution.id).await?;
    let entry = Entry::read("colleague.seen")
        .on("account", account.id.uuid())
        .of_institution(institution.id.uuid())
        .about(account.id.uuid());
    audit::record(work, entry).await?;
    Ok(Colleague { membership, account, authorisation })
}

/// Gives a colleague another role in the same institution, from their next request on.
pub async fn change_role(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    colleague: &Colleague,
    role: Role,
) -> Result<(), CannotChangeTeam> {
    scope.may_at(Permission::ManageTeam, institution)?;
    scope.must_be_fresh()?;
    if !scope.role().may_grant(role) || colleague.membership.institution != Some(institution.id) {
        return Err(NotAllowed::Role.into());
    }
    if colleague.membership.role == role {
        return Ok(());
    }
    not_the_last_manager(work, institution, &colleague.membership).await?;
    store::end_role(work, colleague.membership.id, Some(scope.account())).await?;
    let membership =
        Membership { id: work.new_id(), role, granted_at: work.moment(), ..colleague.membership.clone() };
    crate::invite::give(work, &membership, Some(scope.account())).await?;
    Ok(())
}

/// Ends a colleague's role and their authorisation, from their next request on.
pub async fn end_role(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    colleague: &Colleague,
) -> Result<(), CannotChangeTeam> {
    scope.may_at(Permission::ManageTeam, institution)?;
    scope.must_be_fresh()?;
    if colleague.membership.institution != Some(institution.id) {
        return Err(NotAllowed::Foreign.into());
    }
    not_the_last_manager(work, institution, &colleague.membership).await?;
    store::end_role(work, colleague.membership.id, Some(scope.account())).await?;
    store::revoke(work, colleague.account.id, institution.id, Some(scope.account())).await?;
    let entry = Entry::administration("role.ended")
        .on("account", colleague.account.id.uuid())
        .of_institution(institution.id.uuid())
        .about(colleague.account.id.uuid())
        .with(json!({ "role": colleague.membership.role.code() }));
    audit::record(work, entry).await?;
    Ok(())
}

/// Revokes a colleague's authorisation: from their next request on they see nothing protected until they accept anew.
pub async fn revoke(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    colleague: &Colleague,
) -> Result<(), CannotChangeTeam> {
    scope.may_at(Permission::ManageTeam, institution)?;
    if colleague.membership.institution != Some(institution.id) {
        return Err(NotAllowed::Foreign.into());
    }
    store::revoke(work, colleague.account.id, institution.id, Some(scope.account())).await?;
    let entry = Entry::administration("authorisation.revoked")
        .on("account", colleague.account.id.uuid())
        .of_institution(institution.id.uuid())
        .about(colleague.account.id.uuid());
    audit::record(work, entry).await?;
    Ok(())
}

async fn not_the_last_manager(
    work: &mut Work,
    institution: &Institution,
    membership: &Membership,
) -> Result<(), CannotChangeTeam> {
    if membership.role != Role::Manager {
        return Ok(());
    }
    let managers = store::managers_at(work, institution.id).await?;
    if managers <= 1 { Err(CannotChangeTeam::LastManager) } else { Ok(()) }
}
