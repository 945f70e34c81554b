//! Verbs of inviting: a link for a role, its taking, its withdrawal; the console's link; a new password.

use audit::Entry;
use database::Work;
use institutions::Institution;
use jiff::SignedDuration;
use privacy::{Cell, Secret, Subject};
use serde_json::json;
use vocabulary::{Id, Language, Mailbox, Personal, Teryt};

use crate::{
    Account, CannotBeTaken, Doorkeeper, Entered, Fault, Invitation, Membership, NotAllowed, Permission,
    Purpose, Role, Scope,
    doorkeeper::{cell, later},
    invitation::{CONSOLE_HOLDS, HOLDS, RECOVERY_HOLDS},
    sign_in::{self, Token},
    store::{self, KeptInvitation, NewInvitation},
};

/// The ask for an invitation to a role.
#[derive(Debug, Clone)]
pub struct Invite {
    /// To whom.
    pub mailbox: Personal<Mailbox>,
    /// Into which institution; none for a role of the region.
    pub institution: Option<Institution>,
    /// Which role.
    pub role: Role,
    /// Of a local administrator: the powiat.
    pub territory: Option<Teryt>,
    /// In which language to write.
    pub language: Language,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum CannotInvite {
    /// One's role does not include it, or the institution is another's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The person holds this role there already.
    #[error("this person has this role already")]
    Holds,
    /// The person was invited to it and has not answered yet.
    #[error("this person was already invited to this role")]
    Invited,
    /// A role of an institution needs the institution, one of the region has none, a local administrator has a powiat.
    #[error("this role does not go with this place")]
    Unfit,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why an invitation was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// There is no such invitation.
    #[error("there is no such invitation")]
    Unknown,
    /// Its time is over, or somebody used it.
    #[error(transparent)]
    Over(#[from] CannotBeTaken),
    /// There is an account with this mailbox: its owner signs in first.
    #[error("there is an account with this mailbox already: sign in first")]
    SignInFirst,
    /// An institution vouched for who is signed in: for another role their own proof is needed.
    #[error("a proof of one's own is needed first")]
    ProveFirst,
    /// Somebody else is signed in.
    #[error("this invitation is for somebody else than who is signed in")]
    SomebodyElse,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

macro_rules! faults {
    ($($refusal:ty),+) => {$(
        impl From<database::Fault> for $refusal {
            fn from(fault: database::Fault) -> Self {
                Self::Fault(fault.into())
            }
        }
        impl From<privacy::PrivacyFault> for $refusal {
            fn from(fault: privacy::PrivacyFault) -> Self {
                Self::Fault(fault.into())
            }
        }
    )+};
}
faults!(CannotInvite, CannotTake);

/// Where an invitation's mailbox is sealed: under the invitation itself, because nobody has an account yet.
pub(crate) fn mailbox_cell(id: Id<Invitation>) -> Cell {
    Cell { table: "invitation", row: id.uuid(), column: "mailbox_sealed" }
}

pub(crate) async fn put_down(
    work: &mut Work,
    keeper: &Doorkeeper,
    new: NewInvitation<'_>,
    mailbox: Option<&Mailbox>,
) -> Result<(), Fault> {
    let mut new = new;
    let blind = mailbox.map(|mailbox| keeper.blind(mailbox)).unwrap_or_default();
    if let Some(mailbox) = mailbox {
        let plain = Personal::new(mailbox.as_str().to_owned());
        let subject = Subject::of(new.id.uuid());
        let sealed = privacy::seal(work, &keeper.keys, subject, mailbox_cell(new.id), &plain).await?;
        new.mailbox = Some((sealed, &blind));
    }
    Ok(store::invite(work, new).await?)
}

/// The console's link for somebody who shall administer the installation; earlier ones are withdrawn.
pub async fn administrator(work: &mut Work, keeper: &Doorkeeper) -> Result<Secret, Fault> {
    store::withdraw_all(work, Purpose::Console).await?;
    let secret = Secret::new();
    let new = NewInvitation {
        id: work.new_id(),
        digest: secret.digest(),
        purpose: Purpose::Console,
        mailbox: None,
        account: None,
        institution: None,
        role: Some(Role::PlatformAdministrator),
        territory: None,
        language: Language::Polish,
        by: None,
        expires_at: later(work.moment(), CONSOLE_HOLDS),
        batch: None,
    };
    put_down(work, keeper, new, None).await?;
    audit::record(work, Entry::administration("invitation.console")).await?;
    Ok(secret)
}

/// Whether anybody administers the installation.
pub async fn is_administered(work: &mut Work) -> Result<bool, Fault> {
    Ok(store::holders(work, Role::PlatformAdministrator).await? > 0)
}

/// Whether somebody may invite to this role there. The region lets in the first people of an institution, as it does by
/// accepting a request to join.
pub(crate) fn may_invite(
    scope: &Scope,
    institution: Option<&Institution>,
    role: Role,
) -> Result<(), NotAllowed> {
    match institution {
        Some(_) if scope.role().is_regional() => scope.may(Permission::VerifyInstitutions)?,
        Some(institution) => scope.may_at(Permission::ManageTeam, institution)?,
        None => scope.may(Permission::Administer)?,
    }
    if scope.role().may_grant(role) { Ok(()) } else { Err(NotAllowed::Role) }
}

/// Whether a role can be held at this place at all.
fn fits(ask: &Invite) -> bool {
    ask.role.is_regional() == ask.institution.is_none()
        && (ask.role == Role::LocalAdministrator || ask.territory.is_none())
}

/// Invites somebody to a role. The link stands in the answer, to be handed over or written in a letter.
pub async fn invite(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    ask: &Invite,
) -> Result<Secret, CannotInvite> {
    may_invite(scope, ask.institution.as_ref(), ask.role)?;
    if !fits(ask) {
        return Err(CannotInvite::Unfit);
    }
    let institution = ask.institution.as_ref().map(|institution| institution.id);
    let blind = keeper.blind(ask.mailbox.disclose());
    if let Some(known) = store::of_mailbox(work, &blind).await? {
        let held = store::roles_of(work, known.id).await?;
        if held.iter().any(|held| held.institution == institution && held.role == ask.role) {
            return Err(CannotInvite::Holds);
        }
    }
    if store::is_invited(work, &blind, institution, ask.role).await? {
        return Err(CannotInvite::Invited);
    }
    Ok(put_role_down(work, keeper, ask, Some(scope.account())).await?)
}

/// Puts an invitation to a role down; whoever calls has asked who may.
pub(crate) async fn put_role_down(
    work: &mut Work,
    keeper: &Doorkeeper,
    ask: &Invite,
    by: Option<Id<Account>>,
) -> Result<Secret, Fault> {
    let institution = ask.institution.as_ref().map(|institution| institution.id);
    let secret = Secret::new();
    let new = NewInvitation {
        id: work.new_id(),
        digest: secret.digest(),
        purpose: Purpose::Role,
        mailbox: None,
        account: None,
        institution,
        role: Some(ask.role),
        territory: ask.territory.as_ref(),
        language: ask.language,
        by,
        expires_at: later(work.moment(), HOLDS),
        batch: None,
    };
    let id = new.id;
    put_down(work, keeper, new, Some(ask.mailbox.disclose())).await?;
    let mut entry = Entry::change("invitation.made").on("invitation", id.uuid());
    if let Some(institution) = institution {
        entry = entry.of_institution(institution.uuid());
    }
    audit::record(work, entry.with(json!({ "role": ask.role.code() }))).await?;
    Ok(secret)
}

/// Withdraws an invitation of an institution.
pub async fn withdraw(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    id: Id<Invitation>,
) -> Result<(), CannotInvite> {
    scope.may_at(Permission::ManageTeam, institution)?;
    let Some(kept) = store::open_invitation(work, id).await? else { return Err(NotAllowed::Foreign.into()) };
    if kept.invitation.institution != Some(institution.id) {
        return Err(NotAllowed::Foreign.into());
    }
    store::withdraw(work, id).await?;
    let entry = Entry::change("invitation.withdrawn")
        .on("invitation", id.uuid())
        .of_institution(institution.id.uuid());
    audit::record(work, entry).await?;
    Ok(())
}

/// An invitation as the one who holds its link sees it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The invitation.
    pub invitation: Invitation,
    /// To which mailbox it was sent; none for the console's.
    pub mailbox: Option<Personal<Mailbox>>,
    /// Whether an account with this mailbox exists.
    pub has_account: bool,
}

/// What a link leads to.
pub async fn look(work: &mut Work, keeper: &Doorkeeper, token: &str) -> Result<Shown, CannotTake> {
    let digest = Secret::digest_of(token).ok_or(CannotTake::Unknown)?;
    let kept = store::invitation_of(work, digest).await?.ok_or(CannotTake::Unknown)?;
    kept.invitation.can_be_taken(work.moment())?;
    let mailbox = mailbox_of(work, keeper, &kept).await?;
    let mut has_account = kept.invitation.account.is_some();
    if let Some(mailbox) = &mailbox {
        has_account = store::of_mailbox(work, &keeper.blind(mailbox.disclose())).await?.is_some();
    }
    Ok(Shown { invitation: kept.invitation, mailbox, has_account })
}

/// To which mailbox an invitation was sent.
pub(crate) async fn mailbox_of(
    work: &mut Work,
    keeper: &Doorkeeper,
    kept: &KeptInvitation,
) -> Result<Option<Personal<Mailbox>>, Fault> {
    let Some(sealed) = &kept.mailbox else { return Ok(None) };
    let id = kept.invitation.id;
    let plain = privacy::unseal(work, &keeper.keys, Subject::of(id.uuid()), mailbox_cell(id), sealed).await?;
    Ok(plain.and_then(|plain| plain.disclose().parse::<Mailbox>().ok()).map(Personal::new))
}

/// Somebody takes an invitation and opens an account with it.
#[derive(Debug, Clone)]
pub struct Open {
    /// What colleagues call them.
    pub name: Personal<String>,
    /// Where letters go; must be the invitation's when it has one.
    pub mailbox: Personal<Mailbox>,
    /// The hash of the password, made with [`sign_in::hashed`].
    pub password_hash: String,
    /// In which language letters are written.
    pub language: Language,
    /// Browser and system in a few words.
    pub device: String,
}

/// Opens an account with an invitation. The session that begins owes the second proof.
pub async fn open(work: &mut Work, keeper: &Doorkeeper, token: &str, ask: Open) -> Result<Token, CannotTake> {
    let account = take_up(work, keeper, token, &ask).await?;
    Ok(sign_in::begin_weak(work, account, ask.device).await?)
}

/// Takes an invitation up: an account with its role, and nobody signed in yet.
pub(crate) async fn take_up(
    work: &mut Work,
    keeper: &Doorkeeper,
    token: &str,
    ask: &Open,
) -> Result<Id<Account>, CannotTake> {
    let shown = look(work, keeper, token).await?;
    if shown.invitation.purpose == Purpose::Recovery {
        return Err(CannotTake::Unknown);
    }
    if shown
        .mailbox
        .as_ref()
        .is_some_and(|invited| invited.disclose().normalised() != ask.mailbox.disclose().normalised())
    {
        return Err(CannotTake::SomebodyElse);
    }
    let blind = keeper.blind(ask.mailbox.disclose());
    if store::of_mailbox(work, &blind).await?.is_some() {
        return Err(CannotTake::SignInFirst);
    }
    if !store::take_invitation(work, shown.invitation.id).await? {
        return Err(CannotBeTaken::Taken.into());
    }
    let account: Id<Account> = work.new_id();
    open_account(work, keeper, account, ask).await?;
    grant(work, &shown.invitation, account).await?;
    Ok(account)
}

/// Seals and keeps a new account.
pub(crate) async fn open_account(
    work: &mut Work,
    keeper: &Doorkeeper,
    account: Id<Account>,
    ask: &Open,
) -> Result<(), Fault> {
    let subject = Subject::of(account.uuid());
    let name = privacy::seal(work, &keeper.keys, subject, cell(account, "name_sealed"), &ask.name).await?;
    let plain = Personal::new(ask.mailbox.disclose().as_str().to_owned());
    let mailbox = privacy::seal(work, &keeper.keys, subject, cell(account, "mailbox_sealed"), &plain).await?;
    let blind = keeper.blind(ask.mailbox.disclose());
    store::open(work, account, (name, mailbox), &blind, ask.language).await?;
    if !ask.password_hash.is_empty() {
        store::set_password(work, account, &ask.password_hash).await?;
    }
    audit::record(work, Entry::change("account.opened").on("account", account.uuid()).about(account.uuid()))
        .await?;
    Ok(())
}

/// Gives the role of an invitation.
async fn grant(work: &mut Work, invitation: &Invitation, account: Id<Account>) -> Result<(), Fault> {
    let Some(role) = invitation.role else { return Ok(()) };
    let membership = Membership {
        id: work.new_id(),
        account,
        institution: invitation.institution,
        role,
        territory: invitation.territory.clone(),
        granted_at: work.moment(),
    };
    give(work, &membership, invitation.made_by).await
}

/// Gives a role and writes it down.
pub(crate) async fn give(
    work: &mut Work,
    membership: &Membership,
    by: Option<Id<Account>>,
) -> Result<(), Fault> {
    store::grant(work, membership, by).await?;
    let mut entry = Entry::administration("role.given")
        .on("account", membership.account.uuid())
        .about(membership.account.uuid());
    if let Some(institution) = membership.institution {
        entry = entry.of_institution(institution.uuid());
    }
    audit::record(work, entry.with(json!({ "role": membership.role.code() }))).await?;
    Ok(())
}

/// Somebody who is signed in takes one more role.
pub async fn accept(
    work: &mut Work,
    keeper: &Doorkeeper,
    entered: &Entered,
    token: &str,
) -> Result<(), CannotTake> {
    let shown = look(work, keeper, token).await?;
    if shown.invitation.purpose == Purpose::Recovery || entered.session.strong_at.is_none() {
        return Err(CannotTake::SignInFirst);
    }
    if let Some(invited) = &shown.mailbox {
        let known = store::of_mailbox(work, &keeper.blind(invited.disclose())).await?;
        if known.is_none_or(|known| known.id != entered.session.account) {
            return Err(CannotTake::SomebodyElse);
        }
    }
    if entered.session.provider.is_some() {
        // An institution's provider must not take roles elsewhere in somebody's name.
        return Err(CannotTake::ProveFirst);
    }
    if !store::take_invitation(work, shown.invitation.id).await? {
        return Err(CannotBeTaken::Taken.into());
    }
    Ok(grant(work, &shown.invitation, entered.session.account).await?)
}

/// A link to set a new password, for the account of this mailbox. Nothing when there is none: whoever asks is not told
/// which.
pub async fn recovery_link(
    work: &mut Work,
    keeper: &Doorkeeper,
    mailbox: &Mailbox,
) -> Result<Option<(Secret, Account)>, Fault> {
    let Some(kept) = store::of_mailbox(work, &keeper.blind(mailbox)).await? else { return Ok(None) };
    if kept.suspended_at.is_some() {
        return Ok(None);
    }
    let account = keeper.opened(work, &kept).await?;
    let secret = recovery_for(work, keeper, account.id, account.language, RECOVERY_HOLDS).await?;
    Ok(Some((secret, account)))
}

pub(crate) async fn recovery_for(
    work: &mut Work,
    keeper: &Doorkeeper,
    account: Id<Account>,
    language: Language,
    holds: SignedDuration,
) -> Result<Secret, Fault> {
    store::withdraw_recovery(work, account).await?;
    let secret = Secret::new();
    let new = NewInvitation {
        id: work.new_id(),
        digest: secret.digest(),
        purpose: Purpose::Recovery,
        mailbox: None,
        account: Some(account),
        institution: None,
        role: None,
        territory: None,
        language,
        by: None,
        expires_at: later(work.moment(), holds),
        batch: None,
    };
    put_down(work, keeper, new, None).await?;
    audit::record(work, Entry::sign_in("password.link_made").about(account.uuid())).await?;
    Ok(secret)
}

/// Sets a new password with a link. All sessions end; the second proof is still owed.
pub async fn recover(
    work: &mut Work,
    keeper: &Doorkeeper,
    token: &str,
    password_hash: &str,
    device: String,
) -> Result<(Token, Id<Account>), CannotTake> {
    let shown = look(work, keeper, token).await?;
    let (Purpose::Recovery, Some(account)) = (shown.invitation.purpose, shown.invitation.account) else {
        return Err(CannotTake::Unknown);
    };
    if !store::take_invitation(work, shown.invitation.id).await? {
        return Err(CannotBeTaken::Taken.into());
    }
    store::set_password(work, account, password_hash).await?;
    store::withdraw_recovery(work, account).await?;
    store::end_others(work, account, Id::new(uuid::Uuid::nil())).await?;
    audit::record(work, Entry::sign_in("password.changed").about(account.uuid())).await?;
    Ok((sign_in::begin_weak(work, account, device).await?, account))
}
