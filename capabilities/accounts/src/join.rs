//! Verbs of joining: an institution asks for its place, the region checks and answers.

use audit::Entry;
use database::Work;
use institutions::Institution;
use privacy::{Cell, Secret, Subject};
use serde_json::json;
use vocabulary::{Id, Krs, Language, Mailbox, Personal, Regon, Teryt};

use crate::{
    Doorkeeper, Fault, JoinRequest, NotAllowed, Permission, Role, Scope,
    invite::{self, Invite},
    store::{self, KeptRequest},
};

/// The longest text somebody may write with a request, in characters.
pub const LONGEST_WORDS: usize = 1_000;

/// What an institution says about itself; building one means that its numbers are well-formed.
#[derive(Debug, Clone)]
pub struct AskToJoin {
    /// The institution of the directory, when it is there.
    pub institution: Option<Id<Institution>>,
    /// What it calls itself.
    pub institution_name: String,
    /// Its number in the register of businesses.
    pub regon: Option<Regon>,
    /// Its number in the court register.
    pub krs: Option<Krs>,
    /// The gmina of its seat.
    pub teryt: Teryt,
    /// Who asks.
    pub name: Personal<String>,
    /// The official mailbox.
    pub mailbox: Personal<Mailbox>,
    /// In which language to answer.
    pub language: Language,
    /// What else there is to say.
    pub words: String,
}

/// A request as the region sees it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The request.
    pub request: JoinRequest,
    /// Who asked.
    pub name: Option<Personal<String>>,
    /// From which mailbox.
    pub mailbox: Option<Personal<Mailbox>>,
}

/// Why a request was not decided.
#[derive(Debug, thiserror::Error)]
pub enum CannotDecide {
    /// One's role does not include it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Somebody else decided it in the meantime.
    #[error("this request has been decided already")]
    Decided,
    /// Nobody said how it was checked, or why it was declined.
    #[error("say how it was checked, or why it is declined")]
    NoReason,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotDecide {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

fn cell(id: Id<JoinRequest>, column: &'static str) -> Cell {
    Cell { table: "join_request", row: id.uuid(), column }
}

/// Asks for a place. Everybody may; nothing opens before the region has checked.
pub async fn ask(work: &mut Work, keeper: &Doorkeeper, ask: &AskToJoin) -> Result<Id<JoinRequest>, Fault> {
    let id: Id<JoinRequest> = work.new_id();
    let subject = Subject::of(id.uuid());
    let name = privacy::seal(work, &keeper.keys, subject, cell(id, "name_sealed"), &ask.name).await?;
    let plain = Personal::new(ask.mailbox.disclose().as_str().to_owned());
    let mailbox = privacy::seal(work, &keeper.keys, subject, cell(id, "mailbox_sealed"), &plain).await?;
    let written = Personal::new(ask.words.clone());
    let words = privacy::seal(work, &keeper.keys, subject, cell(id, "words_sealed"), &written).await?;
    let request = JoinRequest {
        id,
        institution: ask.institution,
        institution_name: ask.institution_name.clone(),
        regon: ask.regon.as_ref().map(ToString::to_string),
        krs: ask.krs.as_ref().map(ToString::to_string),
        teryt: ask.teryt.clone(),
        language: ask.language,
        words: ask.words.clone(),
        asked_at: work.moment(),
        decided_at: None,
        outcome: None,
        reason: None,
    };
    store::ask_to_join(work, &request, name, mailbox, words).await?;
    audit::record(work, Entry::change("join_request.made").on("join_request", id.uuid())).await?;
    Ok(id)
}

async fn opened(work: &mut Work, keeper: &Doorkeeper, kept: KeptRequest) -> Result<Asked, Fault> {
    let id = kept.request.id;
    let name = unsealed(work, keeper, id, "name_sealed", kept.name).await?;
    let mailbox = unsealed(work, keeper, id, "mailbox_sealed", kept.mailbox).await?;
    let mailbox = mailbox.and_then(|plain| plain.disclose().parse::<Mailbox>().ok()).map(Personal::new);
    let words = unsealed(work, keeper, id, "words_sealed", kept.words).await?;
    let reason = unsealed(work, keeper, id, "reason_sealed", kept.reason).await?;
    let mut request = kept.request;
    request.words = words.map(|words| words.disclose().clone()).unwrap_or_default();
    request.reason = reason.map(|reason| reason.disclose().clone());
    Ok(Asked { request, name, mailbox })
}

async fn unsealed(
    work: &mut Work,
    keeper: &Doorkeeper,
    id: Id<JoinRequest>,
    column: &'static str,
    sealed: Option<Vec<u8>>,
) -> Result<Option<Personal<String>>, Fault> {
    let Some(sealed) = sealed else { return Ok(None) };
    Ok(privacy::unseal(work, &keeper.keys, Subject::of(id.uuid()), cell(id, column), &sealed).await?)
}

/// A page of the requests, the undecided first.
pub async fn requests(
    work: &mut Work,
    scope: &Scope,
    limit: u64,
    offset: u64,
) -> Result<Vec<JoinRequest>, CannotDecide> {
    scope.may(Permission::VerifyInstitutions)?;
    let kept = store::requests(work, limit, offset).await?;
    Ok(kept.into_iter().map(|kept| kept.request).collect())
}

/// How many requests there are, and how many wait.
pub async fn count(work: &mut Work, scope: &Scope) -> Result<(u64, u64), CannotDecide> {
    scope.may(Permission::VerifyInstitutions)?;
    Ok(store::request_count(work).await?)
}

/// One request with who asked. The look is written down.
pub async fn one(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<JoinRequest>,
) -> Result<Asked, CannotDecide> {
    scope.may(Permission::VerifyInstitutions)?;
    let kept = store::request_of(work, id).await?.ok_or(NotAllowed::Foreign)?;
    audit::record(work, Entry::read("join_request.seen").on("join_request", id.uuid())).await?;
    Ok(opened(work, keeper, kept).await?)
}

/// Accepts a request: its asker is invited as manager of the institution. The link stands in the answer.
pub async fn accept(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    asked: &Asked,
    institution: &Institution,
    how_checked: &str,
) -> Result<Option<Secret>, CannotDecide> {
    decide(work, keeper, scope, asked, "accepted", how_checked, Some(institution)).await?;
    let Some(mailbox) = asked.mailbox.clone() else { return Ok(None) };
    let ask = Invite {
        mailbox,
        institution: Some(institution.clone()),
        role: Role::Manager,
        territory: None,
        language: asked.request.language,
    };
    Ok(Some(invite::put_role_down(work, keeper, &ask, Some(scope.account())).await?))
}

/// Declines a request with a reason that the asker reads.
pub async fn decline(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    asked: &Asked,
    reason: &str,
) -> Result<(), CannotDecide> {
    decide(work, keeper, scope, asked, "declined", reason, None).await
}

async fn decide(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    asked: &Asked,
    outcome: &'static str,
    reason: &str,
    institution: Option<&Institution>,
) -> Result<(), CannotDecide> {
    scope.may(Permission::VerifyInstitutions)?;
    if reason.trim().is_empty() {
        return Err(CannotDecide::NoReason);
    }
    let id = asked.request.id;
    let institution = institution.map(|institution| institution.id);
    let reason = Personal::new(reason.trim().to_owned());
    let cell = cell(id, "reason_sealed");
    let sealed = privacy::seal(work, &keeper.keys, Subject::of(id.uuid()), cell, &reason).await;
    let sealed = sealed.map_err(Fault::from)?;
    if !store::decide(work, id, scope.account(), outcome, sealed, institution).await? {
        return Err(CannotDecide::Decided);
    }
    let mut entry = Entry::administration("join_request.decided").on("join_request", id.uuid());
    if let Some(institution) = institution {
        entry = entry.of_institution(institution.uuid());
    }
    audit::record(work, entry.with(json!({ "outcome": outcome }))).await?;
    Ok(())
}
