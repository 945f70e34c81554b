//! Verbs that change with what somebody proves who they are: password, one-time codes, recovery codes.

use audit::Entry;
use database::Work;
use privacy::{Cell, Subject};
use serde::{Deserialize, Serialize};
use vocabulary::{Id, Personal};

use crate::{
    Account, Doorkeeper, Entered, Fault, Means, NotAllowed,
    credentials::{
        one_time_code::{self, SharedSecret},
        passkey::{Passkey, PasskeyRefused, Registration, RelyingParty},
        password::{Password, WeakPassword},
        recovery::{self, RecoveryCode},
    },
    doorkeeper::cell,
    sign_in::{self, Token},
    store::{self, KeptPasskey},
};

/// Why the means of signing in were not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// The proof of identity is too old, or the person has no right to.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The password is too weak.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The code does not belong to the secret that was shown.
    #[error("this is not the code of this secret")]
    WrongCode,
    /// The passkey was not taken.
    #[error(transparent)]
    Passkey(#[from] PasskeyRefused),
    /// It is the only proof beside the password.
    #[error("a password alone never opens anything: set up codes or another passkey first")]
    LastProof,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotChange {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<privacy::PrivacyFault> for CannotChange {
    fn from(fault: privacy::PrivacyFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Checks a password that somebody chose; name, mailbox and the like must not be in it.
pub fn chosen(text: &Personal<String>, context: &[&str]) -> Result<Password, WeakPassword> {
    Password::chosen(text.disclose(), context)
}

/// Changes the password of somebody who just proved who they are; their other sessions end.
pub async fn change_password(
    work: &mut Work,
    entered: &Entered,
    password_hash: &str,
) -> Result<(), CannotChange> {
    let account = entered.session.account;
    if !entered.session.is_fresh(work.moment()) {
        return Err(NotAllowed::Stale.into());
    }
    may_change_means(work, entered).await?;
    store::set_password(work, account, password_hash).await?;
    store::withdraw_recovery(work, account).await?;
    store::end_others(work, account, entered.session.id).await?;
    audit::record(work, Entry::sign_in("password.changed").about(account.uuid())).await?;
    Ok(())
}

/// A secret for codes that waits for its first code.
fn pending_cell(entered: &Entered) -> Cell {
    Cell { table: "session", row: entered.session.id.uuid(), column: "challenge" }
}

/// What waits in a session for the person to finish it.
#[derive(Default, Serialize, Deserialize)]
struct Pending {
    /// A secret for codes, sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// A new passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passkey: Option<Registration>,
}

impl Pending {
    async fn of(work: &mut Work, entered: &Entered) -> Result<Self, Fault> {
        let kept = store::challenge_of(work, entered.session.id).await?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
    }

    async fn keep(&self, work: &mut Work, entered: &Entered) -> Result<(), Fault> {
        let text = serde_json::to_string(self).expect("texts and moments can be written as JSON");
        Ok(store::challenge(work, entered.session.id, Some(text)).await?)
    }
}

/// A new secret for one-time codes, or the one that waits already. It counts once a code of it was given.
pub async fn begin_code(
    work: &mut Work,
    keeper: &Doorkeeper,
    entered: &Entered,
) -> Result<SharedSecret, CannotChange> {
    may_change_means(work, entered).await?;
    if let Some(secret) = pending(work, keeper, entered).await? {
        return Ok(secret);
    }
    let secret = SharedSecret::new();
    let subject = Subject::of(entered.session.account.uuid());
    let sealed = privacy::seal(work, &keeper.keys, subject, pending_cell(entered), &secret.kept()).await?;
    let mut pending = Pending::of(work, entered).await?;
    pending.code = Some(data_encoding::BASE64URL_NOPAD.encode(&sealed));
    pending.keep(work, entered).await?;
    Ok(secret)
}

/// The first device is set up right after the password; another one needs a fresh proof.
pub(crate) async fn may_change_means(work: &mut Work, entered: &Entered) -> Result<(), CannotChange> {
    let kept = store::one(work, entered.session.account).await?.ok_or(NotAllowed::Foreign)?;
    must_be_proven(work, entered, kept.means)
}

/// Who has a second proof with us gives it before anything changes that lets them in: a provider's word is not enough.
fn must_be_proven(work: &Work, entered: &Entered, means: Means) -> Result<(), CannotChange> {
    let now = work.moment();
    let proven = match (means.are_strong(), entered.session.provider) {
        (true, _) => entered.session.is_own_and_fresh(now),
        (false, Some(_)) => entered.session.is_fresh(now),
        (false, None) => true,
    };
    if proven { Ok(()) } else { Err(NotAllowed::Stale.into()) }
}

async fn pending(
    work: &mut Work,
    keeper: &Doorkeeper,
    entered: &Entered,
) -> Result<Option<SharedSecret>, Fault> {
    let code = Pending::of(work, entered).await?.code;
    let sealed = code.and_then(|code| data_encoding::BASE64URL_NOPAD.decode(code.as_bytes()).ok());
    let Some(sealed) = sealed else { return Ok(None) };
    let subject = Subject::of(entered.session.account.uuid());
    let plain = privacy::unseal(work, &keeper.keys, subject, pending_cell(entered), &sealed).await?;
    Ok(plain.and_then(|plain| SharedSecret::read(plain.disclose())))
}

/// Recovery codes with what is kept of them.
#[derive(Debug)]
pub struct Sheet {
    /// The codes, to be shown once.
    pub codes: Vec<RecoveryCode>,
    digests: Vec<Vec<u8>>,
}

/// Draws recovery codes. What is kept of them is slow to make, so it is made before the unit of work begins.
pub async fn draw_sheet(keeper: &Doorkeeper, account: Id<Account>) -> Sheet {
    let _turn = keeper.hashing.acquire().await.expect("the semaphore is never closed");
    let drawn = tokio::task::spawn_blocking(move || {
        let codes = recovery::draw();
        let digests = codes
            .iter()
            .map(|code| {
                recovery::digest(account.uuid(), code.shown()).expect("a code of ours is well-formed")
            })
            .collect();
        Sheet { codes, digests }
    });
    drawn.await.expect("drawing codes does not panic")
}

/// Tries the first code of the secret that was shown. From now on codes are asked for; recovery codes are given out.
pub async fn finish_code(
    work: &mut Work,
    keeper: &Doorkeeper,
    entered: &Entered,
    typed: &Personal<String>,
    sheet: &Sheet,
) -> Result<Token, CannotChange> {
    may_change_means(work, entered).await?;
    let Some(secret) = pending(work, keeper, entered).await? else { return Err(CannotChange::WrongCode) };
    let account = entered.session.account;
    let now = work.moment();
    let Some(step) = one_time_code::accept(typed.disclose(), &secret, now, None) else {
        return Err(CannotChange::WrongCode);
    };
    let subject = Subject::of(account.uuid());
    let sealed =
        privacy::seal(work, &keeper.keys, subject, cell(account, "code_sealed"), &secret.kept()).await?;
    store::set_code(work, account, sealed, Some(step)).await?;
    audit::record(work, Entry::sign_in("code.set_up").about(account.uuid())).await?;
    keep_sheet(work, account, sheet).await?;
    store::end_others(work, account, entered.session.id).await?;
    Ok(sign_in::strengthen(work, entered, "code").await?)
}

/// The passkeys of an account, each with what is kept of it.
pub async fn passkeys(work: &mut Work, account: Id<Account>) -> Result<Vec<(KeptPasskey, Passkey)>, Fault> {
    let mut passkeys = Vec::new();
    for kept in store::passkeys(work, account).await? {
        let passkey = facts(&kept)?;
        passkeys.push((kept, passkey));
    }
    Ok(passkeys)
}

/// What is kept of a passkey, read.
pub(crate) fn facts(kept: &KeptPasskey) -> Result<Passkey, Fault> {
    serde_json::from_str(&kept.facts).map_err(|error| {
        database::Fault::Unreadable { column: "facts".into(), reason: error.to_string() }.into()
    })
}

/// Asks for a new passkey: the options for the page's script.
pub async fn begin_passkey(
    work: &mut Work,
    entered: &Entered,
    party: &RelyingParty,
    own: &Account,
) -> Result<serde_json::Value, CannotChange> {
    may_change_means(work, entered).await?;
    let known: Vec<Passkey> = passkeys(work, own.id).await?.into_iter().map(|(_, passkey)| passkey).collect();
    let mailbox = own.mailbox.as_ref().map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default();
    let name = own.name.as_ref().map_or_else(|| mailbox.clone(), |name| name.disclose().clone());
    let (options, begun) = party.begin_registration(own.id.uuid(), &mailbox, &name, &known, work.moment());
    let mut pending = Pending::of(work, entered).await?;
    pending.passkey = Some(begun);
    pending.keep(work, entered).await?;
    Ok(options)
}

/// How long the name of a passkey may be, in characters.
const LONGEST_PASSKEY_NAME: usize = 80;

/// Takes the new passkey. When it is the first proof beside the password, recovery codes are given out too.
pub async fn finish_passkey(
    work: &mut Work,
    entered: &Entered,
    party: &RelyingParty,
    answer: &str,
    name: &str,
    sheet: Option<&Sheet>,
) -> Result<Token, CannotChange> {
    may_change_means(work, entered).await?;
    let mut pending = Pending::of(work, entered).await?;
    let begun = pending.passkey.take().ok_or(PasskeyRefused::OtherChallenge)?;
    // Each question is answered once, whatever comes of it.
    pending.keep(work, entered).await?;
    let passkey = party.finish_registration(&begun, answer, work.moment())?;
    if store::passkey_of(work, &passkey.id).await?.is_some() {
        return Err(PasskeyRefused::OtherPasskey.into());
    }
    let account = entered.session.account;
    let facts = serde_json::to_string(&passkey).expect("a passkey can be written as JSON");
    let name: String = name.chars().take(LONGEST_PASSKEY_NAME).collect();
    store::keep_passkey(work, account, &passkey.id, facts, &name).await?;
    audit::record(work, Entry::sign_in("passkey.added").about(account.uuid())).await?;
    if let Some(sheet) = sheet {
        keep_sheet(work, account, sheet).await?;
    }
    Ok(sign_in::strengthen(work, entered, "passkey").await?)
}

/// Removes a passkey of one's own; never the only proof beside the password.
pub async fn remove_passkey(
    work: &mut Work,
    entered: &Entered,
    id: Id<KeptPasskey>,
) -> Result<(), CannotChange> {
    if !entered.session.is_fresh(work.moment()) {
        return Err(NotAllowed::Stale.into());
    }
    let account = entered.session.account;
    let kept = store::one(work, account).await?.ok_or(NotAllowed::Foreign)?;
    must_be_proven(work, entered, kept.means)?;
    if !store::passkeys(work, account).await?.iter().any(|one| one.id == id) {
        return Err(NotAllowed::Foreign.into());
    }
    if !kept.means.code && kept.means.passkeys <= 1 {
        return Err(CannotChange::LastProof);
    }
    store::drop_passkey(work, id, account).await?;
    audit::record(work, Entry::sign_in("passkey.removed").about(account.uuid())).await?;
    Ok(())
}

/// Gives out new recovery codes; the old ones no longer open anything.
pub async fn renew_recovery_codes(
    work: &mut Work,
    entered: &Entered,
    sheet: &Sheet,
) -> Result<(), CannotChange> {
    if !entered.session.is_fresh(work.moment()) {
        return Err(NotAllowed::Stale.into());
    }
    may_change_means(work, entered).await?;
    Ok(keep_sheet(work, entered.session.account, sheet).await?)
}

async fn keep_sheet(work: &mut Work, account: Id<Account>, sheet: &Sheet) -> Result<(), Fault> {
    store::keep_recovery(work, account, sheet.digests.clone()).await?;
    audit::record(work, Entry::sign_in("recovery_codes.made").about(account.uuid())).await?;
    Ok(())
}
