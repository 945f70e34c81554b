//! Verbs of signing in by the word of an institution's identity provider: going there, coming back, being known there.
//!
//! Nobody is known by their mailbox: a link between an account and somebody at a provider is made once, with an invitation
//! or by somebody who just proved who they are. A provider vouches for the people of its own institution only. When it does
//! not say that two factors were asked for, our own second proof is: a password alone opens nothing, wherever it was typed.

mod question;

use audit::Entry;
use database::{Context, Work};
use jiff::SignedDuration;
use serde_json::json;
use vocabulary::{Actor, Id, Moment, Personal};
use web::Form;

use crate::{
    Account, CallFailed, Doorkeeper, Entered, Fault, Identity, IdentityProvider, NotAllowed, Purpose,
    credentials::{
        openid::{self, Expected, NotBelieved, Statement, challenge_of},
        throttle,
    },
    doorkeeper::later,
    invite::{self, CannotTake, Open},
    pages,
    provider_calls::Exchange,
    providers::secret_of,
    session::FRESH,
    sign_in::{self, CannotSignIn, Token},
    store::{self, KeptProvider},
};

use question::Question;
pub use question::{Going, Purpose as GoingFor};

/// So long may somebody take at their provider.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(10);
/// The longest name that is taken over, in characters.
const LONGEST_NAME: usize = 120;

/// Where browsers go, and what they carry.
#[derive(Debug)]
pub struct Begun {
    /// The provider's address with our question.
    pub address: String,
    /// The value of the cookie by which we know the browser again.
    pub cookie: String,
}

/// What came back with the browser.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The query of the address.
    pub query: Form,
    /// The cookie.
    pub cookie: Option<String>,
    /// The secret of an invitation that this browser holds.
    pub invitation: Option<String>,
    /// The address of the machine; only what stands for it is kept.
    pub origin: Personal<String>,
    /// Browser and system in a few words.
    pub device: String,
}

/// Somebody came back, and this is what came of it.
#[derive(Debug)]
pub enum Arrived {
    /// They are in, or owe our own second proof.
    In(Token),
    /// Their account is linked.
    Linked(Id<Account>),
    /// They proved again who they are.
    Confirmed(Token),
    /// It was a trial: whether the provider said that two factors were asked for.
    Tried {
        /// Two factors.
        is_strong: bool,
    },
}

/// Why nobody came in.
#[derive(Debug, thiserror::Error)]
pub enum CannotArrive {
    /// The answer belongs to no question of this browser.
    #[error("the answer belongs to no question of this browser")]
    Lost,
    /// It came too late.
    #[error("the answer came too late")]
    Late,
    /// The provider said no, or the person did.
    #[error("the provider let nobody in")]
    Declined,
    /// The provider could not be asked, or was not believed.
    #[error(transparent)]
    Provider(#[from] CallFailed),
    /// Nobody here is known by this provider's word.
    #[error("nobody here is known as this person of the provider")]
    NotLinked,
    /// The mailbox is not of the domain that the provider vouches for.
    #[error("the mailbox is not of the provider's domain")]
    OtherDomain,
    /// The provider did not say that two factors were asked for.
    #[error("the provider did not ask for two factors")]
    OneFactor,
    /// This person of the provider is somebody else's, or the account has another one there.
    #[error("this person of the provider belongs to another account")]
    SomebodyElse,
    /// The proof of identity is too old, or another session goes on in this browser.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The invitation cannot be taken this way.
    #[error(transparent)]
    Invitation(CannotTake),
    /// Too many attempts.
    #[error("too many attempts; the next one is possible from {0}")]
    Wait(Moment),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CannotArrive {
    /// The ending of its message key.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Late => "late",
            Self::Declined => "declined",
            Self::Provider(failed) => failed.code(),
            Self::NotLinked => "not-linked",
            Self::OtherDomain => "domain",
            Self::OneFactor => "one-factor",
            Self::SomebodyElse => "somebody-else",
            Self::NotAllowed(_) => "not-allowed",
            Self::Invitation(_) => "invitation",
            Self::Wait(_) => "wait",
            Self::Fault(_) => "fault",
        }
    }
}

impl From<database::Fault> for CannotArrive {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<CannotSignIn> for CannotArrive {
    fn from(refusal: CannotSignIn) -> Self {
        match refusal {
            CannotSignIn::Wrong => Self::NotLinked,
            CannotSignIn::Wait(until) => Self::Wait(until),
            CannotSignIn::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<CannotTake> for CannotArrive {
    fn from(refusal: CannotTake) -> Self {
        match refusal {
            CannotTake::Fault(fault) => Self::Fault(fault),
            other => Self::Invitation(other),
        }
    }
}

/// Where providers send browsers back to: this address is told to them once and never differs.
pub fn redirect_of(keeper: &Doorkeeper) -> String {
    format!("{}{}", keeper.public_address, pages::FROM_PROVIDER.pl)
}

/// Sends a browser to a provider.
pub async fn begin(keeper: &Doorkeeper, going: Going) -> Result<Begun, CannotArrive> {
    let context = keeper.context(Actor::System("sign-in"));
    let now = context.moment;
    let mut work = keeper.database.reading(context).await?;
    let kept = store::one_provider(&mut work, going.provider).await?.ok_or(CannotArrive::NotLinked)?;
    drop(work);
    let provider = kept.provider;
    let (discovery, _) = keeper.providers.provider(&provider.issuer, now).await?;
    let again = matches!(going.purpose, question::Purpose::Confirm);
    let question = Question::new(going, now);
    let mut ask = Form::default();
    ask.set("response_type", "code");
    ask.set("client_id", &provider.client);
    ask.set("redirect_uri", &redirect_of(keeper));
    ask.set("scope", "openid email profile");
    ask.set("state", &question.state);
    ask.set("nonce", &question.nonce(&keeper.keys));
    ask.set("code_challenge", &challenge_of(&question.verifier(&keeper.keys)));
    ask.set("code_challenge_method", "S256");
    ask.set("ui_locales", question.language.code());
    if let Some(strong) = &provider.strong {
        ask.set("acr_values", strong);
    }
    if again {
        ask.set("prompt", "login");
        ask.set("max_age", "0");
    }
    let mut address = ask.address("");
    if discovery.authorization.contains('?') {
        address.replace_range(..1, "&");
    }
    Ok(Begun {
        address: format!("{}{address}", discovery.authorization),
        cookie: question.sealed(&keeper.keys),
    })
}

/// The question that a browser carries: where to go on and in which language, also when nobody came in.
pub fn carried(keeper: &Doorkeeper, cookie: Option<&str>) -> Option<Going> {
    cookie.and_then(|cookie| Question::read(&keeper.keys, cookie)).map(Question::going)
}

/// Takes up what came back with a browser.
pub async fn arrive(
    keeper: &Doorkeeper,
    context: &Context,
    returned: Returned,
    entered: Option<&Entered>,
) -> Result<Arrived, CannotArrive> {
    let question = returned
        .cookie
        .as_deref()
        .and_then(|cookie| Question::read(&keeper.keys, cookie))
        .filter(|question| question.state == returned.query.get("state"))
        .ok_or(CannotArrive::Lost)?;
    if !question.is_in_time(context.moment) {
        return Err(CannotArrive::Late);
    }
    // What comes back cannot be guessed, so only the machine is counted; each question is answered once.
    let blind = keeper.keys.blind("provider origin", returned.origin.disclose());
    let counted = sign_in::count(keeper, context, &blind, &returned.origin).await?;
    let mut work = keeper.database.work(context.clone()).await?;
    let answered = keeper.keys.blind("provider question", &question.state);
    let first = store::answer(&mut work, &answered, later(context.moment, -throttle::REMEMBERED)).await?;
    let kept = store::one_provider(&mut work, question.provider).await?;
    work.commit().await?;
    let Some(kept) = kept.filter(|_| first) else { return Err(CannotArrive::Lost) };
    let taken_up = match statement_of(keeper, context, &question, &kept, &returned).await {
        Ok(statement) => {
            take_up(keeper, context, &question, &kept.provider, &statement, &returned, entered).await
        }
        Err(refusal) => Err(refusal),
    };
    let mut work = keeper.database.work(context.clone()).await?;
    match &taken_up {
        Ok(_) => store::good(&mut work, counted).await?,
        Err(CannotArrive::Fault(_)) => {}
        Err(refusal) => {
            tracing::info!(%refusal, "nobody came in from an identity provider");
            let entry = Entry::sign_in("sign_in.refused").of_institution(kept.provider.institution.uuid());
            audit::record(&mut work, entry.with(json!({ "how": "provider", "why": refusal.code() }))).await?;
        }
    }
    work.commit().await?;
    taken_up
}

/// What the provider says about the person, when it is believed.
async fn statement_of(
    keeper: &Doorkeeper,
    context: &Context,
    question: &Question,
    kept: &KeptProvider,
    returned: &Returned,
) -> Result<Statement, CannotArrive> {
    let provider = &kept.provider;
    let now = context.moment;
    let (discovery, keys) = keeper.providers.provider(&provider.issuer, now).await?;
    // Because of the mix-up attack: an answer of another provider carries its own name, or none where one is due.
    let named = returned.query.get("iss");
    if (discovery.names_itself && named.is_empty()) || (!named.is_empty() && named != provider.issuer) {
        return Err(CallFailed::from(NotBelieved::OtherIssuer).into());
    }
    let code = returned.query.get("code");
    if code.is_empty() {
        return Err(CannotArrive::Declined);
    }
    let mut work = keeper.database.reading(context.clone()).await?;
    let secret = secret_of(&mut work, keeper, kept).await?;
    drop(work);
    let exchange = Exchange {
        client: &provider.client,
        secret,
        code: code.to_owned(),
        redirect: redirect_of(keeper),
        verifier: question.verifier(&keeper.keys),
    };
    let text = keeper.providers.exchange(&discovery, exchange).await?;
    let nonce = question.nonce(&keeper.keys);
    let expected = Expected {
        issuer: &provider.issuer,
        client: &provider.client,
        nonce: &nonce,
        now,
        proven_since: matches!(question.purpose, question::Purpose::Confirm).then_some(question.begun_at),
        strong: provider.strong.as_deref(),
    };
    let statement = match openid::check(&text, &keys, &expected) {
        // The provider may have changed its keys since we looked.
        Err(NotBelieved::UnknownKey | NotBelieved::WrongSignature) => {
            match keeper.providers.keys_again(&provider.issuer, now).await? {
                Some(keys) => openid::check(&text, &keys, &expected),
                None => Err(NotBelieved::UnknownKey),
            }
        }
        checked => checked,
    };
    let statement = statement.map_err(CallFailed::from)?;
    if !provider.may_vouch_for(statement.mailbox.as_ref().map(|mailbox| mailbox.disclose().as_str())) {
        return Err(CannotArrive::OtherDomain);
    }
    Ok(statement)
}

/// What stands for somebody at a provider: by it a person is found again, and by nothing else.
fn blind_of(keeper: &Doorkeeper, provider: &IdentityProvider, statement: &Statement) -> String {
    let subject = statement.subject.disclose();
    keeper.keys.blind("identity", &format!("{} {subject}", provider.issuer))
}

async fn take_up(
    keeper: &Doorkeeper,
    context: &Context,
    question: &Question,
    provider: &IdentityProvider,
    statement: &Statement,
    returned: &Returned,
    entered: Option<&Entered>,
) -> Result<Arrived, CannotArrive> {
    let blind = blind_of(keeper, provider, statement);
    // A question that was asked out of a session is answered in that session only.
    let same = entered.filter(|entered| Some(entered.session.id) == question.session);
    let mut work = keeper.database.work(context.clone()).await?;
    let arrived = match (question.purpose, same) {
        (question::Purpose::SignIn, _) => {
            let identity = known(&mut work, provider, &blind).await?.ok_or(CannotArrive::NotLinked)?;
            Arrived::In(come_in(&mut work, &identity, provider, statement, &returned.device).await?)
        }
        (question::Purpose::Invitation, _) => {
            let token = returned.invitation.as_deref().unwrap_or_default();
            let account = open(&mut work, keeper, provider, statement, token, question).await?;
            if !store::link(&mut work, account, provider.id, &blind).await? {
                return Err(CannotArrive::SomebodyElse);
            }
            note_link(&mut work, account, provider, "identity.linked").await?;
            let identity = known(&mut work, provider, &blind).await?.ok_or(CannotArrive::SomebodyElse)?;
            Arrived::In(come_in(&mut work, &identity, provider, statement, &returned.device).await?)
        }
        (question::Purpose::Try, Some(_)) => Arrived::Tried { is_strong: statement.is_strong },
        (question::Purpose::Link, Some(entered)) => {
            link(&mut work, entered, provider, &blind).await?;
            Arrived::Linked(entered.session.account)
        }
        (question::Purpose::Confirm, Some(entered)) => {
            let identity = known(&mut work, provider, &blind).await?;
            if identity.is_none_or(|identity| identity.account != entered.session.account) {
                return Err(CannotArrive::SomebodyElse);
            }
            if !statement.is_strong {
                return Err(CannotArrive::OneFactor);
            }
            // A session of one's own is refreshed by one's own proof: a provider's word does not take its place.
            if entered.session.provider != Some(provider.id) {
                return Err(NotAllowed::Stale.into());
            }
            Arrived::Confirmed(sign_in::vouched_again(&mut work, entered).await?)
        }
        (question::Purpose::Try | question::Purpose::Link | question::Purpose::Confirm, None) => {
            return Err(CannotArrive::Lost);
        }
    };
    work.commit().await?;
    Ok(arrived)
}

/// The account of somebody at a provider, when they may come in.
async fn known(work: &mut Work, provider: &IdentityProvider, blind: &str) -> Result<Option<Identity>, Fault> {
    let Some(identity) = store::linked_to(work, provider.id, blind).await? else { return Ok(None) };
    let account = store::one(work, identity.account).await?;
    Ok(account
        .filter(|account| account.suspended_at.is_none() && account.erased_at.is_none())
        .map(|_| identity))
}

async fn come_in(
    work: &mut Work,
    identity: &Identity,
    provider: &IdentityProvider,
    statement: &Statement,
    device: &str,
) -> Result<Token, Fault> {
    store::use_identity(work, identity.id).await?;
    let now = work.moment();
    // Without the moment of the proof the session opens, but nothing that asks for a fresh one.
    let proven_at = statement.proven_at.unwrap_or_else(|| later(now, -FRESH));
    let strong_at = statement.is_strong.then_some(proven_at);
    let token =
        sign_in::begin(work, identity.account, strong_at, Some(provider.id), device.to_owned()).await?;
    let what = if statement.is_strong { "sign_in.done" } else { "sign_in.first_proof" };
    let entry = Entry::sign_in(what)
        .about(identity.account.uuid())
        .of_institution(provider.institution.uuid())
        .with(json!({ "how": "provider" }));
    audit::record(work, entry).await?;
    Ok(token)
}

/// Opens an account with the invitation that the browser holds; its mailbox is the invited one.
async fn open(
    work: &mut Work,
    keeper: &Doorkeeper,
    provider: &IdentityProvider,
    statement: &Statement,
    token: &str,
    question: &Question,
) -> Result<Id<Account>, CannotArrive> {
    let shown = invite::look(work, keeper, token).await?;
    let mailbox = shown.mailbox.filter(|_| shown.invitation.purpose == Purpose::Role);
    let (Some(mailbox), true) = (mailbox, shown.invitation.institution == Some(provider.institution)) else {
        return Err(CannotTake::Unknown.into());
    };
    let name = statement.name.as_ref().map(|name| name.disclose().as_str());
    let name = name.or_else(|| mailbox.disclose().as_str().split('@').next()).unwrap_or_default();
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    let ask = Open {
        name: Personal::new(name),
        mailbox,
        password_hash: String::new(),
        language: question.language,
        device: String::new(),
    };
    Ok(invite::take_up(work, keeper, token, &ask).await?)
}

/// Links the account of somebody who just proved to us who they are.
async fn link(
    work: &mut Work,
    entered: &Entered,
    provider: &IdentityProvider,
    blind: &str,
) -> Result<(), CannotArrive> {
    may_link(entered, provider, work.moment())?;
    let account = entered.session.account;
    if !store::link(work, account, provider.id, blind).await? {
        return Err(CannotArrive::SomebodyElse);
    }
    Ok(note_link(work, account, provider, "identity.linked").await?)
}

/// Whether somebody may link their account with a provider: one of an institution where they have a role.
pub fn may_link(entered: &Entered, provider: &IdentityProvider, now: Moment) -> Result<(), NotAllowed> {
    if !entered.session.is_own_and_fresh(now) {
        return Err(NotAllowed::Stale);
    }
    if !entered.memberships.iter().any(|held| held.institution == Some(provider.institution)) {
        return Err(NotAllowed::Foreign);
    }
    Ok(())
}

async fn note_link(
    work: &mut Work,
    account: Id<Account>,
    provider: &IdentityProvider,
    what: &'static str,
) -> Result<(), Fault> {
    let entry = Entry::sign_in(what).about(account.uuid()).of_institution(provider.institution.uuid());
    audit::record(work, entry).await?;
    Ok(())
}

/// A provider that somebody can use: of an institution where they have a role.
#[derive(Debug, Clone)]
pub struct Usable {
    /// The provider.
    pub provider: IdentityProvider,
    /// The link, when there is one.
    pub identity: Option<Identity>,
}

/// The providers that somebody can use.
pub async fn usable(work: &mut Work, entered: &Entered) -> Result<Vec<Usable>, Fault> {
    let identities = store::identities(work, entered.session.account).await?;
    let mut usable = Vec::new();
    for provider in store::providers(work).await? {
        let identity = identities.iter().find(|one| one.provider == provider.id).copied();
        let own = entered.memberships.iter().any(|held| held.institution == Some(provider.institution));
        if own || identity.is_some() {
            usable.push(Usable { provider, identity });
        }
    }
    Ok(usable)
}

/// Why a link was not ended.
#[derive(Debug, thiserror::Error)]
pub enum CannotUnlink {
    /// The proof of identity is too old, or there is no such link.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Nothing else would let the person in.
    #[error("the person has no other way in")]
    LastMeans,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotUnlink {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Ends a link of one's own; sessions that rest on it end, but for this one.
pub async fn unlink(
    work: &mut Work,
    entered: &Entered,
    provider: Id<IdentityProvider>,
) -> Result<(), CannotUnlink> {
    if !entered.session.is_own_and_fresh(work.moment()) {
        return Err(NotAllowed::Stale.into());
    }
    let account = entered.session.account;
    let means = store::one(work, account).await?.ok_or(NotAllowed::Foreign)?.means;
    if means.passkeys == 0 && !(means.password && means.code) && means.identities <= 1 {
        return Err(CannotUnlink::LastMeans);
    }
    let kept = store::one_provider(work, provider).await?.ok_or(NotAllowed::Foreign)?;
    if !store::unlink(work, account, provider).await? {
        return Err(NotAllowed::Foreign.into());
    }
    store::end_others(work, account, entered.session.id).await?;
    Ok(note_link(work, account, &kept.provider, "identity.unlinked").await?)
}
