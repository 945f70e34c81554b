//! Verbs of signing in and out: a password or a passkey, then a code, a session, its end.
//!
//! A password alone opens nothing: the session it begins may only be asked for the second proof. Whenever what a
//! session opens changes, it gets a new token.

use audit::Entry;
use data_encoding::BASE64URL_NOPAD;
use database::{Context, Work};
use privacy::{Secret, Subject};
use serde_json::json;
use vocabulary::{Actor, Id, Mailbox, Moment, Personal};

use crate::{
    Account, Doorkeeper, Entered, Fault, IdentityProvider, Membership, NotAllowed, Session, change_means,
    credentials::{
        one_time_code::{self, SharedSecret},
        passkey::{Passkey, PasskeyRefused, RelyingParty, SignIn as PasskeySignIn, SignInAnswer},
        password::{self, Password},
        recovery, throttle,
    },
    doorkeeper::{cell, later},
    store,
};

/// What somebody typed to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The mailbox, as typed.
    pub mailbox: Personal<String>,
    /// The password, as typed.
    pub password: Personal<String>,
    /// The address of their machine; only what stands for it is kept, for as long as attempts are counted.
    pub origin: Personal<String>,
    /// Browser and system in a few words.
    pub device: String,
}

/// Why nobody came in.
#[derive(Debug, thiserror::Error)]
pub enum CannotSignIn {
    /// Mailbox and password do not belong together, the code is wrong, or the account is suspended: never which.
    #[error("this does not let anybody in")]
    Wrong,
    /// Too many attempts; the next one counts from then on.
    #[error("too many attempts; the next one is possible from {0}")]
    Wait(Moment),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotSignIn {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<privacy::PrivacyFault> for CannotSignIn {
    fn from(fault: privacy::PrivacyFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// What a browser keeps from now on.
#[derive(Debug)]
pub struct Token(pub String);

/// Tries mailbox and password. The session that begins owes the second proof.
pub async fn with_password(
    keeper: &Doorkeeper,
    context: &Context,
    ask: SignIn,
) -> Result<Token, CannotSignIn> {
    let blind = match ask.mailbox.disclose().parse::<Mailbox>() {
        Ok(mailbox) => keeper.blind(&mailbox),
        Err(_) => keeper.keys.blind("account mailbox", &ask.mailbox.disclose().trim().to_lowercase()),
    };
    let counted = count(keeper, context, &blind, &ask.origin).await?;
    let mut work = keeper.database.reading(context.clone()).await?;
    let account = store::of_mailbox(&mut work, &blind).await?;
    drop(work);
    let hash = account
        .as_ref()
        .filter(|account| account.suspended_at.is_none())
        .and_then(|account| account.password_hash.clone());
    let known = account.as_ref().map(|account| account.id);
    let stale = hash.as_deref().is_some_and(password::needs_rehash);
    let right = is_right(keeper, ask.password.clone(), hash).await;
    let anew = if right && stale { hashed_anew(keeper, ask.password).await } else { None };
    let mut work = keeper.database.work(context.clone()).await?;
    let Some(account) = account.filter(|_| right) else {
        let mut entry = Entry::sign_in("sign_in.refused");
        if let Some(known) = known {
            entry = entry.about(known.uuid());
        }
        audit::record(&mut work, entry).await?;
        work.commit().await?;
        return Err(CannotSignIn::Wrong);
    };
    store::good(&mut work, counted).await?;
    if let Some(anew) = anew {
        store::set_password(&mut work, account.id, &anew).await?;
    }
    let token = begin(&mut work, account.id, None, None, ask.device).await?;
    work.commit().await?;
    Ok(token)
}

/// Asks for the password of somebody who is in already, before a sensitive act. Nothing is asked of somebody without one.
pub async fn confirm_password(
    keeper: &Doorkeeper,
    context: &Context,
    entered: &Entered,
    typed: &Personal<String>,
    origin: &Personal<String>,
) -> Result<(), CannotSignIn> {
    let account = entered.session.account;
    let mut work = keeper.database.reading(context.clone()).await?;
    let kept = store::one(&mut work, account).await?.ok_or(CannotSignIn::Wrong)?;
    drop(work);
    let Some(hash) = kept.password_hash else { return Ok(()) };
    let blind = keeper.keys.blind("account password", &account.to_string());
    let counted = count(keeper, context, &blind, origin).await?;
    let right = is_right(keeper, typed.clone(), Some(hash)).await;
    let mut work = keeper.database.work(in_the_name_of(context, account)).await?;
    if right {
        store::good(&mut work, counted).await?;
    } else {
        let entry = Entry::sign_in("sign_in.refused").about(account.uuid());
        audit::record(&mut work, entry.with(json!({ "how": "password_again" }))).await?;
    }
    work.commit().await?;
    if right { Ok(()) } else { Err(CannotSignIn::Wrong) }
}

/// Counts an attempt before it is made, or says how long to wait.
pub(crate) async fn count(
    keeper: &Doorkeeper,
    context: &Context,
    blind: &str,
    origin: &Personal<String>,
) -> Result<Id<store::Attempt>, CannotSignIn> {
    let origin = keeper.keys.blind("sign-in origin", origin.disclose());
    let mut work = keeper.database.work(context.clone()).await?;
    let now = work.moment();
    let since = later(now, -throttle::REMEMBERED);
    let (at_account, from_origin) = store::attempts(&mut work, blind, &origin, since).await?;
    if let Some(until) = throttle::next_attempt(&at_account, &from_origin, now) {
        return Err(CannotSignIn::Wait(until));
    }
    let counted = store::attempt(&mut work, blind, &origin).await?;
    work.commit().await?;
    Ok(counted)
}

/// Counts somebody's asking for a link to a mailbox, so that nobody can fill it: the same whether there is an account.
pub(crate) async fn count_asking(
    keeper: &Doorkeeper,
    context: &Context,
    mailbox: &Mailbox,
    origin: &Personal<String>,
) -> Result<(), CannotSignIn> {
    let blind = keeper.keys.blind("account recovery", &mailbox.normalised());
    count(keeper, context, &blind, origin).await.map(drop)
}

/// Compares a password with its hash on another thread; takes as long when there is no hash.
async fn is_right(keeper: &Doorkeeper, typed: Personal<String>, hash: Option<String>) -> bool {
    let _turn = keeper.hashing.acquire().await.expect("the semaphore is never closed");
    let compared = tokio::task::spawn_blocking(move || {
        let Some(hash) = hash else {
            password::spend_the_time_of_one(typed.disclose());
            return false;
        };
        password::verify(typed.disclose(), &hash)
    });
    compared.await.unwrap_or(false)
}

/// Hashes a password anew that was just right, because the way of hashing has changed since it was chosen.
async fn hashed_anew(keeper: &Doorkeeper, typed: Personal<String>) -> Option<String> {
    let _turn = keeper.hashing.acquire().await.expect("the semaphore is never closed");
    tokio::task::spawn_blocking(move || password::hash_again(typed.disclose())).await.ok()
}

/// Hashes a new password on another thread.
pub async fn hashed(keeper: &Doorkeeper, chosen: Password) -> String {
    let _turn = keeper.hashing.acquire().await.expect("the semaphore is never closed");
    tokio::task::spawn_blocking(move || password::hash(&chosen))
        .await
        .expect("hashing a password does not panic")
}

pub(crate) async fn begin(
    work: &mut Work,
    account: Id<Account>,
    strong_at: Option<Moment>,
    provider: Option<Id<IdentityProvider>>,
    device: String,
) -> Result<Token, Fault> {
    let secret = Secret::new();
    let memberships = store::roles_of(work, account).await?;
    let session = Session {
        id: work.new_id(),
        account,
        membership: if let [only] = memberships.as_slice() { Some(only.id) } else { None },
        begun_at: work.moment(),
        seen_at: work.moment(),
        strong_at,
        device,
        provider,
    };
    store::begin(work, &session, secret.digest()).await?;
    Ok(Token(secret.shown().to_owned()))
}

/// Begins a session for somebody who just took an invitation: it owes the second proof like any other.
pub(crate) async fn begin_weak(
    work: &mut Work,
    account: Id<Account>,
    device: String,
) -> Result<Token, Fault> {
    begin(work, account, None, None, device).await
}

/// Begins a session for one of the invented people of a demonstration.
pub async fn as_invented(
    keeper: &Doorkeeper,
    context: &Context,
    mailbox: &Mailbox,
    device: String,
) -> Result<Token, CannotSignIn> {
    if !keeper.demonstration {
        return Err(CannotSignIn::Wrong);
    }
    let mut work = keeper.database.work(context.clone()).await?;
    let blind = keeper.blind(mailbox);
    let account = store::of_mailbox(&mut work, &blind).await?.ok_or(CannotSignIn::Wrong)?;
    let now = work.moment();
    let token = begin(&mut work, account.id, Some(now), None, device).await?;
    let entry = Entry::sign_in("sign_in.demonstration").about(account.id.uuid());
    audit::record(&mut work, entry).await?;
    work.commit().await?;
    Ok(token)
}

/// Gives the second proof: a code of the device, or a recovery code.
pub async fn with_code(
    keeper: &Doorkeeper,
    context: &Context,
    entered: &Entered,
    typed: &Personal<String>,
    origin: &Personal<String>,
) -> Result<Token, CannotSignIn> {
    let account = entered.session.account;
    let blind = keeper.keys.blind("account code", &account.to_string());
    count(keeper, context, &blind, origin).await?;
    let digest = digested(keeper, account, typed).await;
    let mut work = keeper.database.work(in_the_name_of(context, account)).await?;
    let kept = store::one(&mut work, account).await?.ok_or(CannotSignIn::Wrong)?;
    let now = work.moment();
    let mut how = "code";
    let mut right = false;
    if let (Some(sealed), Some(_)) = (&kept.code, kept.code_at) {
        let secret = privacy::unseal(
            &mut work,
            &keeper.keys,
            Subject::of(account.uuid()),
            cell(account, "code_sealed"),
            sealed,
        )
        .await?;
        if let Some(secret) = secret.and_then(|secret| SharedSecret::read(secret.disclose()))
            && let Some(step) = one_time_code::accept(typed.disclose(), &secret, now, kept.code_step)
        {
            right = store::use_step(&mut work, account, step).await?;
        }
    }
    if !right && let Some(digest) = digest {
        how = "recovery_code";
        right = store::use_recovery(&mut work, account, digest).await?;
    }
    if !right {
        audit::record(&mut work, Entry::sign_in("sign_in.code_refused").about(account.uuid())).await?;
        work.commit().await?;
        return Err(CannotSignIn::Wrong);
    }
    let token = strengthen(&mut work, entered, how).await?;
    store::forgive(&mut work, &blind).await?;
    if let Some(mailbox) = keeper.opened(&mut work, &kept).await?.mailbox {
        store::forgive(&mut work, &keeper.blind(mailbox.disclose())).await?;
    }
    work.commit().await?;
    Ok(token)
}

/// A question to passkeys: the options for the page's script, and what the form has to carry along.
#[derive(Debug)]
pub struct PasskeyQuestion {
    /// For the script.
    pub options: String,
    /// For a hidden field; sealed, answered once.
    pub state: String,
}

/// Asks for a passkey: any that is registered, or one of those.
pub fn ask_passkey(keeper: &Doorkeeper, party: &RelyingParty, among: &[Passkey]) -> PasskeyQuestion {
    let (options, begun) = party.begin_sign_in(among, keeper.now());
    let text = serde_json::to_string(&begun).expect("texts and moments can be written as JSON");
    let state = BASE64URL_NOPAD.encode(text.as_bytes());
    let tag = keeper.keys.sign("passkey question", &state);
    PasskeyQuestion { options: options.to_string(), state: format!("{state}.{tag}") }
}

/// What a browser sent back to such a question.
#[derive(Debug, Clone)]
pub struct PasskeyAnswer {
    /// What the form carried along.
    pub state: String,
    /// What the script wrote.
    pub answer: String,
    /// The address of the machine.
    pub origin: Personal<String>,
    /// Browser and system in a few words.
    pub device: String,
}

/// Signs in with a passkey, which is both proofs at once: the device has seen its owner. Whoever is in already, as the
/// same person, keeps their session under a new token.
pub async fn with_passkey(
    keeper: &Doorkeeper,
    context: &Context,
    party: &RelyingParty,
    ask: PasskeyAnswer,
    entered: Option<&Entered>,
) -> Result<Token, CannotSignIn> {
    let begun = question_of(keeper, &ask.state).ok_or(CannotSignIn::Wrong)?;
    let answer = SignInAnswer::read(&ask.answer).map_err(|_| CannotSignIn::Wrong)?;
    // A passkey cannot be guessed, so only the machine is counted.
    let blind = keeper.keys.blind("passkey origin", ask.origin.disclose());
    let counted = count(keeper, context, &blind, &ask.origin).await?;
    let mut work = keeper.database.work(context.clone()).await?;
    let now = work.moment();
    let question = keeper.keys.blind("passkey question", &ask.state);
    let first = store::answer(&mut work, &question, later(now, -throttle::REMEMBERED)).await?;
    let known = store::passkey_of(&mut work, answer.passkey()).await?;
    let moved = match &known {
        Some(kept) if first => {
            let facts = change_means::facts(kept)?;
            party.finish_sign_in(&begun, &answer, &facts, kept.account.uuid(), now)
        }
        _ => Err(PasskeyRefused::OtherPasskey),
    };
    let account = match &known {
        Some(kept) => store::one(&mut work, kept.account).await?,
        None => None,
    };
    let account = account.filter(|account| account.suspended_at.is_none() && account.erased_at.is_none());
    let (Ok(moved), Some(kept), Some(account)) = (
        moved.inspect_err(|refusal| {
            tracing::info!(%refusal, "a passkey was refused");
        }),
        known,
        account,
    ) else {
        let mut entry = Entry::sign_in("sign_in.refused").with(json!({ "how": "passkey" }));
        if let Some(account) = known_account(&mut work, &answer).await? {
            entry = entry.about(account.uuid());
        }
        audit::record(&mut work, entry).await?;
        work.commit().await?;
        return Err(CannotSignIn::Wrong);
    };
    let facts = serde_json::to_string(&moved).expect("a passkey can be written as JSON");
    store::use_passkey(&mut work, kept.id, facts).await?;
    store::good(&mut work, counted).await?;
    let own = entered.filter(|entered| entered.session.account == account.id);
    let token = if let Some(entered) = own {
        strengthen(&mut work, entered, "passkey").await?
    } else {
        let token = begin(&mut work, account.id, Some(now), None, ask.device).await?;
        let entry = Entry::sign_in("sign_in.done").about(account.id.uuid());
        audit::record(&mut work, entry.with(json!({ "how": "passkey" }))).await?;
        token
    };
    work.commit().await?;
    Ok(token)
}

async fn known_account(work: &mut Work, answer: &SignInAnswer) -> Result<Option<Id<Account>>, Fault> {
    Ok(store::passkey_of(work, answer.passkey()).await?.map(|kept| kept.account))
}

/// The question that a form carried along, when it is one of ours.
fn question_of(keeper: &Doorkeeper, state: &str) -> Option<PasskeySignIn> {
    let (text, tag) = state.split_once('.')?;
    if !keeper.keys.verify("passkey question", text, tag) {
        return None;
    }
    serde_json::from_slice(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()
}

/// What would be kept of a recovery code, when it may be one; slow to make, like a password's hash.
async fn digested(keeper: &Doorkeeper, account: Id<Account>, typed: &Personal<String>) -> Option<Vec<u8>> {
    let _turn = keeper.hashing.acquire().await.expect("the semaphore is never closed");
    let typed = typed.clone();
    tokio::task::spawn_blocking(move || recovery::digest(account.uuid(), typed.disclose()))
        .await
        .ok()
        .flatten()
}

/// The context of somebody who acts for themselves.
pub(crate) fn in_the_name_of(context: &Context, account: Id<Account>) -> Context {
    context.acting_as(Actor::Member { account: account.uuid(), institution: None })
}

/// A second proof was given: the session opens, under a new token.
pub(crate) async fn strengthen(work: &mut Work, entered: &Entered, how: &str) -> Result<Token, Fault> {
    let secret = Secret::new();
    let now = work.moment();
    store::renew(work, entered.session.id, secret.digest(), Some(now)).await?;
    store::own_proof(work, entered.session.id).await?;
    let entry =
        Entry::sign_in("sign_in.done").about(entered.session.account.uuid()).with(json!({ "how": how }));
    audit::record(work, entry).await?;
    Ok(Token(secret.shown().to_owned()))
}

/// An institution vouched again for somebody it had let in: the session is fresh, under a new token, and rests on its word
/// as before.
pub(crate) async fn vouched_again(work: &mut Work, entered: &Entered) -> Result<Token, Fault> {
    let secret = Secret::new();
    let now = work.moment();
    store::renew(work, entered.session.id, secret.digest(), Some(now)).await?;
    let entry = Entry::sign_in("sign_in.done")
        .about(entered.session.account.uuid())
        .with(json!({ "how": "provider" }));
    audit::record(work, entry).await?;
    Ok(Token(secret.shown().to_owned()))
}

/// Ends the session.
pub async fn out(work: &mut Work, entered: &Entered) -> Result<(), Fault> {
    store::end(work, entered.session.id, entered.session.account).await?;
    audit::record(work, Entry::sign_in("sign_in.ended").about(entered.session.account.uuid())).await?;
    Ok(())
}

/// Ends one of the person's sessions; tells whether there was such a one.
pub async fn end_one(work: &mut Work, account: Id<Account>, session: Id<Session>) -> Result<bool, Fault> {
    let ended = store::end(work, session, account).await?;
    if ended {
        audit::record(work, Entry::sign_in("sign_in.session_ended").about(account.uuid())).await?;
    }
    Ok(ended)
}

/// Ends all of the person's sessions but this one; tells how many.
pub async fn end_others(work: &mut Work, entered: &Entered) -> Result<u64, Fault> {
    let account = entered.session.account;
    let ended = store::end_others(work, account, entered.session.id).await?;
    let entry =
        Entry::sign_in("sign_in.others_ended").about(account.uuid()).with(json!({ "sessions": ended }));
    audit::record(work, entry).await?;
    Ok(ended)
}

/// Works from now on in another of one's roles, under a new token.
pub async fn switch(
    work: &mut Work,
    entered: &Entered,
    membership: Id<Membership>,
) -> Result<Token, SwitchRefused> {
    let taken = entered.memberships.iter().find(|one| one.id == membership).ok_or(NotAllowed::Foreign)?;
    store::switch(work, entered.session.id, taken.id).await?;
    let secret = Secret::new();
    store::renew(work, entered.session.id, secret.digest(), entered.session.strong_at).await?;
    let mut entry = Entry::sign_in("sign_in.role_taken").about(entered.session.account.uuid());
    if let Some(institution) = taken.institution {
        entry = entry.of_institution(institution.uuid());
    }
    audit::record(work, entry.with(json!({ "role": taken.role.code() }))).await?;
    Ok(Token(secret.shown().to_owned()))
}

/// Why no other role was taken.
#[derive(Debug, thiserror::Error)]
pub enum SwitchRefused {
    /// It is not one's own.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for SwitchRefused {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}
