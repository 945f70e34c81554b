//! Finding one's own account again: roles, sessions, means, and who looked.

use database::Work;
use institutions::Institution;
use vocabulary::{Id, Mailbox, Personal};

use crate::{Account, Doorkeeper, Entered, Fault, Membership, Role, Session, store};

/// Somebody's own account.
pub async fn own(work: &mut Work, keeper: &Doorkeeper, entered: &Entered) -> Result<Option<Account>, Fault> {
    account(work, keeper, entered.session.account).await
}

/// The account of an identifier. Whoever calls has asked who may.
pub(crate) async fn account(
    work: &mut Work,
    keeper: &Doorkeeper,
    id: Id<Account>,
) -> Result<Option<Account>, Fault> {
    match store::one(work, id).await? {
        Some(kept) => Ok(Some(keeper.opened(work, &kept).await?)),
        None => Ok(None),
    }
}

/// The sessions that still hold, the latest first.
pub async fn sessions(work: &mut Work, entered: &Entered) -> Result<Vec<Session>, Fault> {
    let now = work.moment();
    let mut sessions = store::sessions(work, entered.session.account).await?;
    sessions.retain(|session| session.holds(now));
    Ok(sessions)
}

/// The roles somebody holds.
pub async fn roles(work: &mut Work, account: Id<Account>) -> Result<Vec<Membership>, Fault> {
    Ok(store::roles_of(work, account).await?)
}

/// Where letters go that concern the entries of an institution, or a matter of the region: the mailboxes of those who
/// look after it, with the language they read. For letters only; nothing of it is shown.
pub async fn keepers_of(
    work: &mut Work,
    keeper: &Doorkeeper,
    institution: Option<Id<Institution>>,
    role: Role,
) -> Result<Vec<(Id<Account>, Personal<Mailbox>, vocabulary::Language)>, Fault> {
    let mut found = Vec::new();
    for id in store::holders_at(work, institution, role).await? {
        if let Some(Account { mailbox: Some(mailbox), language, .. }) = account(work, keeper, id).await? {
            found.push((id, mailbox, language));
        }
    }
    Ok(found)
}

/// Where letters for somebody go and in which language; nothing when their data were erased. For letters only.
pub async fn address_of(
    work: &mut Work,
    keeper: &Doorkeeper,
    id: Id<Account>,
) -> Result<Option<(Personal<Mailbox>, vocabulary::Language)>, Fault> {
    let found = account(work, keeper, id).await?;
    Ok(found.and_then(|account| account.mailbox.map(|mailbox| (mailbox, account.language))))
}

/// The last step of each capability that the database has taken: for the diagnosis.
pub async fn migrations(work: &mut Work) -> Result<Vec<String>, database::Fault> {
    store::migrations(work).await
}
