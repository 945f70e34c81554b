//! Verbs of whoever runs the installation: somebody's account by their mailbox. No case and no entry of anybody.

use audit::Entry;
use database::Work;
use privacy::Secret;
use vocabulary::{Id, Mailbox, Personal};

use crate::{
    Account, Doorkeeper, Fault, Membership, NotAllowed, Permission, Role, Scope, invitation::RECOVERY_HOLDS,
    invite, look, store,
};

/// Somebody's account, as an administrator sees it.
#[derive(Debug, Clone)]
pub struct Administered {
    /// The account.
    pub account: Account,
    /// The roles.
    pub memberships: Vec<Membership>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotAdminister {
    /// One's role does not include it, or the proof of identity is too old.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// It is one's own account.
    #[error("nobody keeps themselves out")]
    Oneself,
    /// Somebody has to administer the installation.
    #[error("the person is the only administrator")]
    LastAdministrator,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotAdminister {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// The account of a mailbox. The look is written down.
pub async fn find(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    mailbox: &Mailbox,
) -> Result<Option<Administered>, CannotAdminister> {
    scope.may(Permission::Administer)?;
    let Some(kept) = store::of_mailbox(work, &keeper.blind(mailbox)).await? else { return Ok(None) };
    one(work, keeper, kept.id).await
}

async fn one(
    work: &mut Work,
    keeper: &Doorkeeper,
    id: Id<Account>,
) -> Result<Option<Administered>, CannotAdminister> {
    let Some(account) = look::account(work, keeper, id).await? else { return Ok(None) };
    let memberships = store::roles_of(work, id).await?;
    let entry = Entry::read("account.seen").on("account", id.uuid()).about(id.uuid());
    audit::record(work, entry).await?;
    Ok(Some(Administered { account, memberships }))
}

/// Keeps somebody out from their next request on; their sessions end.
pub async fn suspend(work: &mut Work, scope: &Scope, whose: &Administered) -> Result<(), CannotAdminister> {
    may_change(work, scope, whose).await?;
    let now = work.moment();
    store::suspend(work, whose.account.id, Some(now)).await?;
    store::end_others(work, whose.account.id, Id::new(uuid::Uuid::nil())).await?;
    store::withdraw_recovery(work, whose.account.id).await?;
    record(work, "account.suspended", whose).await
}

/// Lets somebody in again.
pub async fn let_in(work: &mut Work, scope: &Scope, whose: &Administered) -> Result<(), CannotAdminister> {
    scope.may(Permission::Administer)?;
    scope.must_be_fresh()?;
    store::suspend(work, whose.account.id, None).await?;
    record(work, "account.let_in", whose).await
}

/// Makes somebody's means of signing in worthless, after a lost telephone or a theft: password, codes and passkeys go, the
/// sessions end. The link in the answer sets a new password, after which a second proof is set up anew.
pub async fn reset(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    whose: &Administered,
) -> Result<Secret, CannotAdminister> {
    may_change(work, scope, whose).await?;
    let id = whose.account.id;
    store::forget_means(work, id).await?;
    store::end_others(work, id, Id::new(uuid::Uuid::nil())).await?;
    record(work, "account.reset", whose).await?;
    Ok(invite::recovery_for(work, keeper, id, whose.account.language, RECOVERY_HOLDS).await?)
}

/// Nobody locks themselves out, and nobody the last who could let people in again.
async fn may_change(work: &mut Work, scope: &Scope, whose: &Administered) -> Result<(), CannotAdminister> {
    scope.may(Permission::Administer)?;
    scope.must_be_fresh()?;
    if whose.account.id == scope.account() {
        return Err(CannotAdminister::Oneself);
    }
    let administers = whose.memberships.iter().any(|held| held.role == Role::PlatformAdministrator);
    if administers && store::holders(work, Role::PlatformAdministrator).await? <= 1 {
        return Err(CannotAdminister::LastAdministrator);
    }
    Ok(())
}

async fn record(work: &mut Work, what: &'static str, whose: &Administered) -> Result<(), CannotAdminister> {
    let id = whose.account.id.uuid();
    Ok(audit::record(work, Entry::administration(what).on("account", id).about(id)).await?)
}

/// Where a letter about an account goes.
pub fn mailbox_of(whose: &Administered) -> Option<&Personal<Mailbox>> {
    whose.account.mailbox.as_ref()
}
