//! The doorkeeper: from a cookie to a session, and from a session to what the person may see.

use std::sync::Arc;

use axum::http::{HeaderMap, header::COOKIE};
use database::{Context, Database, Work};
use institutions::Institution;
use mail::webhooks::Reach;
use privacy::{Cell, Keyring, Secret, Subject};
use tokio::sync::Semaphore;
use vocabulary::{Actor, Id, Mailbox, Moment, Personal};
use web::Localised;

use crate::{
    Account, Fault, Membership, Permission, Scope, Session,
    auditing::LastVerification,
    authorise,
    provider_calls::Calls,
    session::IDLE,
    store::{self, Kept},
    watch::Watch,
};

/// How many passwords are tried at once. Each takes 19 MiB and a core for a moment: a flood of attempts must not take
/// the machine from everybody else.
const TRIED_AT_ONCE: usize = 2;

/// What every page of staff needs to know who stands before it. Cheap to clone; the server makes one.
#[derive(Debug, Clone)]
pub struct Doorkeeper {
    /// The database.
    pub database: Database,
    /// The keys of personal data.
    pub keys: Keyring,
    /// Whether the instance is reached by https: the cookie then never travels otherwise.
    pub secure: bool,
    /// Whether anybody may sign in: https, or a machine that only answers itself.
    pub open: bool,
    /// A demonstration: everybody may take one of its invented people's places.
    pub demonstration: bool,
    /// `https://pomoc.example.pl`; empty when none is set.
    pub public_address: String,
    /// Where the menu of staff leads.
    pub places: Vec<Place>,
    /// What the server adds to the page of diagnosis.
    pub more_diagnosis: MoreDiagnosis,
    /// What the last examination of the audit found.
    pub last_verification: LastVerification,
    /// What the doors take for the present moment.
    pub clock: Clock,
    /// Calls to identity providers.
    pub providers: Calls,
    /// Which refusals were written down of late.
    pub watch: Watch,
    pub(crate) hashing: Arc<Semaphore>,
}

/// Where the doors read the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn real() -> Self {
        Self::of(|| Context::now(Actor::System("clock")).moment)
    }

    /// Another clock, as tests need one.
    pub fn of(reads: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(reads))
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Clock({})", (self.0)())
    }
}

/// What the server adds to the page of diagnosis: the endings of message keys (`disk`) and what to say. Nothing of a person.
#[derive(Clone)]
pub struct MoreDiagnosis(pub(crate) Arc<dyn Fn() -> Vec<(&'static str, String)> + Send + Sync>);

impl MoreDiagnosis {
    /// What this gathers each time it is asked.
    pub fn of(gathers: impl Fn() -> Vec<(&'static str, String)> + Send + Sync + 'static) -> Self {
        Self(Arc::new(gathers))
    }
}

impl Default for MoreDiagnosis {
    fn default() -> Self {
        Self::of(Vec::new)
    }
}

impl std::fmt::Debug for MoreDiagnosis {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MoreDiagnosis")
    }
}

/// An entry of the menu of staff, for those whose role includes it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Who sees it.
    pub permission: Permission,
    /// Where it leads.
    pub route: Localised,
    /// The message key of its name.
    pub words: &'static str,
}

/// A session that holds, with the role taken in it when there is one.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The session.
    pub session: Session,
    /// The roles the person holds.
    pub memberships: Vec<Membership>,
    /// What may be seen; none before the second proof, or without a role.
    pub scope: Option<Scope>,
    /// What the forms of this session carry.
    pub seal: String,
}

impl Doorkeeper {
    /// A doorkeeper for an instance that is reached at this address, or only from this machine when it is empty.
    pub fn new(database: Database, keys: Keyring, public_address: &str, local: bool) -> Self {
        let secure = public_address.starts_with("https://");
        Self {
            database,
            keys,
            secure,
            open: secure || local,
            demonstration: false,
            public_address: public_address.to_owned(),
            places: Vec::new(),
            more_diagnosis: MoreDiagnosis::default(),
            last_verification: LastVerification::default(),
            clock: Clock::real(),
            providers: Calls::reaching(Reach::Public),
            watch: Watch::default(),
            hashing: Arc::new(Semaphore::new(TRIED_AT_ONCE)),
        }
    }

    /// The same, whose calls to identity providers reach so far.
    #[must_use]
    pub fn calling(self, reach: Reach) -> Self {
        Self { providers: Calls::reaching(reach), ..self }
    }

    /// The same, for a demonstration.
    #[must_use]
    pub fn for_demonstration(self) -> Self {
        Self { demonstration: true, ..self }
    }

    /// What a unit of work needs that begins now.
    pub fn context(&self, actor: Actor) -> Context {
        let mut context = Context::now(actor);
        context.moment = (self.clock.0)();
        context
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        (self.clock.0)()
    }

    /// The name of the cookie. `__Host-` makes browsers refuse it from neighbours and over plain http.
    pub fn cookie_name(&self) -> &'static str {
        if self.secure { "__Host-session" } else { "session" }
    }

    /// The `Set-Cookie` line that begins a session: it goes when the browser is closed.
    pub fn cookie(&self, token: &str) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", self.cookie_name())
    }

    /// The `Set-Cookie` line that ends it.
    pub fn no_cookie(&self) -> String {
        format!("{}; Max-Age=0", self.cookie(""))
    }

    /// Who stands before the door; nobody when there is no session, or when it has ended.
    pub async fn entered(&self, headers: &HeaderMap) -> Result<Option<Entered>, Fault> {
        let Some(token) = self.token(headers) else { return Ok(None) };
        let Some(digest) = Secret::digest_of(token) else { return Ok(None) };
        let context = self.context(Actor::System("session"));
        let now = context.moment;
        let mut work = self.database.reading(context.clone()).await?;
        let Some(kept) = store::session_of(&mut work, digest).await? else { return Ok(None) };
        if kept.suspended || !kept.session.holds(now) {
            return Ok(None);
        }
        let seal = self.keys.sign("form", token);
        let entered = self.enter(&mut work, kept.session, kept.vouched_for, seal).await?;
        drop(work);
        self.note_use(&entered.session, context).await;
        Ok(Some(entered))
    }

    async fn enter(
        &self,
        work: &mut Work,
        session: Session,
        vouched_for: Option<Id<Institution>>,
        seal: String,
    ) -> Result<Entered, Fault> {
        let mut memberships = store::roles_of(work, session.account).await?;
        if session.provider.is_some() {
            // A provider vouches for the people of its own institution; what they are elsewhere needs their own proof.
            memberships.retain(|held| held.institution.is_some() && held.institution == vouched_for);
        }
        // A role that ended is taken no longer; an only one is taken by itself.
        let taken = session.membership.and_then(|taken| memberships.iter().find(|one| one.id == taken));
        let taken = taken.or_else(|| if let [only] = &memberships[..] { Some(only) } else { None });
        let mut scope = None;
        if let (Some(taken), Some(_)) = (taken, session.strong_at) {
            let authorised = match taken.institution {
                Some(institution) => authorise::holds(work, session.account, institution).await?,
                None => false,
            };
            scope = Some(Scope::new(&session, taken.clone(), authorised, session.is_fresh(work.moment())));
        }
        Ok(Entered { session, memberships, scope, seal })
    }

    /// Writes down, about once a minute, that a session is in use. When the disk is full or read-only, people go on
    /// reading until the session ends by itself.
    async fn note_use(&self, session: &Session, context: Context) {
        let idle = context.moment.timestamp().duration_since(session.seen_at.timestamp());
        if idle * 30 < IDLE {
            return;
        }
        let noted = async {
            let mut work = self.database.work(context).await?;
            store::seen(&mut work, session.id).await?;
            work.commit().await
        };
        if let Err(fault) = noted.await {
            tracing::warn!(%fault, "the use of a session was not noted");
        }
    }

    /// What the forms of this session are sealed over: the token of its cookie.
    pub(crate) fn seal_of(&self, headers: &HeaderMap) -> Option<String> {
        self.token(headers).map(str::to_owned)
    }

    fn token<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        self.cookie_of(headers, self.cookie_name())
    }

    /// The value of a cookie.
    #[expect(clippy::unused_self, reason = "cookies are the doorkeeper's business")]
    pub(crate) fn cookie_of<'a>(&self, headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
    }

    /// Opens what is sealed of an account.
    pub(crate) async fn opened(&self, work: &mut Work, kept: &Kept) -> Result<Account, Fault> {
        let subject = Subject::of(kept.id.uuid());
        let name =
            privacy::unseal(work, &self.keys, subject, cell(kept.id, "name_sealed"), &kept.name).await?;
        let mailbox =
            privacy::unseal(work, &self.keys, subject, cell(kept.id, "mailbox_sealed"), &kept.mailbox)
                .await?;
        Ok(Account {
            id: kept.id,
            name,
            mailbox: mailbox.and_then(|text| text.disclose().parse::<Mailbox>().ok()).map(Personal::new),
            language: kept.language,
            means: kept.means,
            suspended_at: kept.suspended_at,
        })
    }

    /// What stands for a mailbox where one must be found again.
    pub(crate) fn blind(&self, mailbox: &Mailbox) -> String {
        self.keys.blind("account mailbox", &mailbox.normalised())
    }
}

/// The place of a sealed value of an account.
pub(crate) fn cell(account: Id<Account>, column: &'static str) -> Cell {
    Cell { table: "account", row: account.uuid(), column }
}

/// The moment so much later.
pub(crate) fn later(moment: Moment, span: jiff::SignedDuration) -> Moment {
    Moment::of(moment.timestamp().saturating_add(span).expect("a duration of the clock saturates"))
}
