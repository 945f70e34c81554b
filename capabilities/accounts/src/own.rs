//! Verbs about one's own data: who looked at it, all of it to take away, and its end.

use audit::{Entry, Filter, Recorded};
use database::Work;
use institutions::Institution;
use privacy::Subject;
use serde_json::{Value, json};
use vocabulary::{Id, Personal};

use crate::{Account, Doorkeeper, Entered, Fault, NotAllowed, Role, look, store};

/// Who did something that concerns somebody.
#[derive(Debug, Clone)]
pub enum Who {
    /// The person themselves.
    Oneself,
    /// Somebody without an account.
    Visitor,
    /// The person at the console of the machine.
    Operator,
    /// The program by itself.
    Program,
    /// Somebody else with an account; without a name when it was erased.
    Somebody(Option<Personal<String>>),
}

/// Something that concerns somebody, as it was written down.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What.
    pub entry: Recorded,
    /// Who.
    pub who: Who,
}

/// How much concerns the person.
pub async fn count(work: &mut Work, entered: &Entered) -> Result<u64, Fault> {
    Ok(audit::count(work, &about(entered)).await?)
}

/// A page of what concerns the person, the newest first.
pub async fn looked(
    work: &mut Work,
    keeper: &Doorkeeper,
    entered: &Entered,
    limit: u32,
    offset: u64,
) -> Result<Vec<Looked>, Fault> {
    let mut looked = Vec::new();
    for entry in audit::look(work, &about(entered), limit, offset).await? {
        let who = match entry.account() {
            Some(account) if account == entered.session.account.uuid() => Who::Oneself,
            Some(account) => {
                let known = look::account(work, keeper, Id::new(account)).await?;
                Who::Somebody(known.and_then(|known| known.name))
            }
            None if entry.actor == "visitor" => Who::Visitor,
            None if entry.actor == "operator" => Who::Operator,
            None => Who::Program,
        };
        looked.push(Looked { entry, who });
    }
    Ok(looked)
}

fn about(entered: &Entered) -> Filter {
    Filter::about(entered.session.account.uuid())
}

/// No more entries of the audit are taken away at once.
const MOST_ENTRIES: u32 = 10_000;

/// Everything that is kept about the person, for programs. That it was taken away is written down.
pub async fn all(work: &mut Work, keeper: &Doorkeeper, entered: &Entered) -> Result<Value, Fault> {
    let id = entered.session.account;
    let own = look::account(work, keeper, id).await?;
    let passkeys: Vec<Value> = store::passkeys(work, id)
        .await?
        .into_iter()
        .map(|one| json!({ "name": one.name, "added_at": one.created_at, "used_at": one.used_at }))
        .collect();
    let sessions: Vec<Value> = store::sessions(work, id)
        .await?
        .into_iter()
        .map(|one| json!({ "device": one.device, "begun_at": one.begun_at, "seen_at": one.seen_at }))
        .collect();
    let roles = store::all_roles(work, id).await?;
    let authorisations = store::authorisations(work, id).await?;
    let entries: Vec<Value> = audit::look(work, &about(entered), MOST_ENTRIES, 0)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "at": one.at, "what": one.what, "kind": one.kind, "by": one.actor, "institution": one.institution,
                "details": one.details,
            })
        })
        .collect();
    audit::record(work, Entry::read("account.taken_away").about(id.uuid())).await?;
    Ok(json!({
        "account": id.to_string(),
        "name": own.as_ref().and_then(|own| own.name.as_ref()).map(|name| name.disclose().clone()),
        "mailbox": own.as_ref().and_then(|own| own.mailbox.as_ref()).map(|mailbox| mailbox.disclose().to_string()),
        "language": own.as_ref().map(|own| own.language.code()),
        "means": own.as_ref().map(|own| json!({
            "password": own.means.password, "codes": own.means.code, "recovery_codes_left": own.means.recovery_codes,
        })),
        "passkeys": passkeys,
        "roles": roles,
        "authorisations": authorisations,
        "sessions": sessions,
        "what_was_written_down": entries,
    }))
}

/// Why an account was not erased.
#[derive(Debug, thiserror::Error)]
pub enum CannotErase {
    /// The proof of identity is too old.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Somebody has to answer for an institution.
    #[error("the person is the only manager of an institution")]
    LastManager,
    /// Somebody has to administer the installation.
    #[error("the person is the only administrator")]
    LastAdministrator,
    /// The law wants the data kept for now.
    #[error("a legal hold keeps the data of this person")]
    Held,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotErase {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<privacy::PrivacyFault> for CannotErase {
    fn from(fault: privacy::PrivacyFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Erases the person's account: the key of their data is destroyed, roles, sessions and means are gone. What was done
/// stays written down under an identifier that says nothing any more.
///
/// After the commit call [`privacy::keep_erasures`].
pub async fn erase(work: &mut Work, keeper: &Doorkeeper, entered: &Entered) -> Result<(), CannotErase> {
    if !entered.session.is_fresh(work.moment()) {
        return Err(NotAllowed::Stale.into());
    }
    let id = entered.session.account;
    for held in &entered.memberships {
        may_go(work, held.role, held.institution).await?;
    }
    let own = look::account(work, keeper, id).await?;
    if !privacy::erase(work, Subject::of(id.uuid())).await? {
        return Err(CannotErase::Held);
    }
    if let Some(mailbox) = own.and_then(|own: Account| own.mailbox) {
        mail::forget_mailbox(work, &keeper.keys, mailbox.disclose()).await?;
        for invitation in store::invitations_to(work, &keeper.blind(mailbox.disclose())).await? {
            store::withdraw(work, invitation).await?;
            store::forget_recipient(work, invitation).await?;
            privacy::erase(work, Subject::of(invitation.uuid())).await?;
        }
    }
    store::end_roles(work, id, Some(id)).await?;
    store::revoke_all(work, id).await?;
    store::withdraw_recovery(work, id).await?;
    store::forget_sessions(work, id).await?;
    store::erase(work, id).await?;
    audit::record(work, Entry::change("account.erased").on("account", id.uuid()).about(id.uuid())).await?;
    Ok(())
}

async fn may_go(
    work: &mut Work,
    role: Role,
    institution: Option<Id<Institution>>,
) -> Result<(), CannotErase> {
    match (role, institution) {
        (Role::Manager, Some(institution)) if store::managers_at(work, institution).await? <= 1 => {
            Err(CannotErase::LastManager)
        }
        (Role::PlatformAdministrator, _) if store::holders(work, role).await? <= 1 => {
            Err(CannotErase::LastAdministrator)
        }
        _ => Ok(()),
    }
}
