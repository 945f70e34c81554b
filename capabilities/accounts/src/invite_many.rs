//! Verbs of inviting many at once: a sheet is put down, looked at line by line, and only then confirmed.
//!
//! Until then its lines lie sealed under the sheet itself, for two days at most. What was confirmed is a batch of ordinary
//! invitations, which can be withdrawn or sent again together. [`sheet`] reads files and writes the template.

pub mod sheet;

use std::collections::{HashMap, HashSet};

use audit::Entry;
use database::Work;
use institutions::{Institution, Named};
use privacy::{Cell, Reader, Secret, Subject};
use serde_json::json;
use vocabulary::{Id, Language, Mailbox, Personal};

use crate::{
    Doorkeeper, Fault, Invitation, NotAllowed, Permission, Role, Scope,
    doorkeeper::later,
    invitation::{HOLDS, Purpose},
    invitation_batch::{Batch, Line, Verdict, language_of, role_of},
    invite::{mailbox_cell, may_invite, put_down},
    store::{self, NewInvitation},
};

pub use crate::store::CountedBatch;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CannotInviteMany {
    /// One's role does not include it, or the sheet is another institution's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Somebody has confirmed it already, or thrown it away.
    #[error("this sheet does not wait any more")]
    Over,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotInviteMany {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<privacy::PrivacyFault> for CannotInviteMany {
    fn from(fault: privacy::PrivacyFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Where the lines of a sheet are sealed: under the sheet itself.
fn lines_cell(id: Id<Batch>) -> Cell {
    Cell { table: "invitation_batch", row: id.uuid(), column: "lines_sealed" }
}

/// Puts a sheet down. Nothing is sent.
pub async fn put(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    file_name: &str,
    lines: &[Line],
) -> Result<Id<Batch>, CannotInviteMany> {
    scope.may(Permission::InviteMany)?;
    let batch = Batch {
        id: work.new_id(),
        institution: scope.institution(),
        made_at: work.moment(),
        made_by: scope.account(),
        file_name: spreadsheets::kind_of_file(file_name),
        lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        confirmed_at: None,
        left_out: 0,
        not_sent: 0,
    };
    let plain = Personal::new(serde_json::to_string(lines).expect("lines are always serialisable"));
    let subject = Subject::of(batch.id.uuid());
    let sealed = privacy::seal(work, &keeper.keys, subject, lines_cell(batch.id), &plain).await?;
    store::put_batch(work, &batch, sealed).await?;
    audit::record(work, of(&batch, "invitations.sheet_taken").with(json!({ "lines": batch.lines }))).await?;
    Ok(batch.id)
}

fn of(batch: &Batch, what: &'static str) -> Entry {
    let entry = Entry::change(what).on("invitation_batch", batch.id.uuid());
    match batch.institution {
        Some(institution) => entry.of_institution(institution.uuid()),
        None => entry,
    }
}

/// A sheet within reach; another's is as if it were not there.
pub async fn one(work: &mut Work, scope: &Scope, id: Id<Batch>) -> Result<Batch, CannotInviteMany> {
    Ok(held(work, scope, id).await?.0)
}

async fn held(
    work: &mut Work,
    scope: &Scope,
    id: Id<Batch>,
) -> Result<(Batch, Option<Vec<u8>>), CannotInviteMany> {
    scope.may(Permission::InviteMany)?;
    let found = store::one_batch(work, id).await?;
    let found = found.filter(|(batch, _)| batch.institution == scope.institution());
    Ok(found.ok_or(NotAllowed::Foreign)?)
}

/// The sheets of one's institution, or of the region, the newest first.
pub async fn all(work: &mut Work, scope: &Scope) -> Result<Vec<CountedBatch>, CannotInviteMany> {
    scope.may(Permission::InviteMany)?;
    Ok(store::batches(work, scope.institution()).await?)
}

/// A line with what becomes of it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// As it was typed.
    pub line: Line,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The mailbox, when it is one.
    pub mailbox: Option<Personal<Mailbox>>,
    /// The role, when there is such a one.
    pub role: Option<Role>,
    /// In which language the letter is written.
    pub language: Language,
    /// The institution that was found.
    pub institution: Option<Institution>,
    blind: String,
}

/// The lines of a sheet that waits, with what would become of each.
pub async fn preview(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<Batch>,
    reader: Language,
) -> Result<Vec<Judged>, CannotInviteMany> {
    let (batch, sealed) = held(work, scope, id).await?;
    let sealed = sealed.filter(|_| batch.confirmed_at.is_none()).ok_or(CannotInviteMany::Over)?;
    let subject = Subject::of(id.uuid());
    let plain = privacy::unseal(work, &keeper.keys, subject, lines_cell(id), &sealed).await?;
    let plain = plain.ok_or(CannotInviteMany::Over)?;
    let lines: Vec<Line> = serde_json::from_str(plain.disclose()).map_err(|error| {
        database::Fault::Unreadable { column: "lines_sealed".to_owned(), reason: error.to_string() }
    })?;
    judged(work, keeper, scope, lines, reader).await
}

/// The institutions a person may invite into.
struct Reach {
    own: Option<Institution>,
    named: Named,
}

impl Reach {
    async fn of(work: &mut Work, scope: &Scope) -> Result<Self, database::Fault> {
        let (mut within, mut own) = (Vec::new(), None);
        match scope.institution() {
            None => within = institutions::look::all(work).await?,
            Some(id) => {
                own = institutions::look::some(work, &[id]).await?.pop();
                within.extend(own.clone());
                within.extend(institutions::look::branches(work, id).await?);
                if let Some(territory) = scope.territory() {
                    within.extend(institutions::look::in_unit(work, territory).await?);
                }
                within.retain(|institution| scope.reaches(institution).is_ok());
            }
        }
        Ok(Self { own, named: Named::new(within) })
    }

    /// The institution a cell names; an empty one names one's own.
    fn find(&self, cell: &str) -> Result<Option<&Institution>, ()> {
        if cell.is_empty() { Ok(self.own.as_ref()) } else { self.named.find(cell).map(Some).ok_or(()) }
    }
}

async fn judged(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    lines: Vec<Line>,
    reader: Language,
) -> Result<Vec<Judged>, CannotInviteMany> {
    let reach = Reach::of(work, scope).await?;
    let mut all: Vec<Judged> =
        lines.into_iter().map(|line| read(keeper, scope, &reach, line, reader)).collect();
    let blinds: HashSet<&str> =
        all.iter().map(|one| one.blind.as_str()).filter(|blind| !blind.is_empty()).collect();
    let blinds: Vec<String> = blinds.into_iter().map(str::to_owned).collect();
    let held: HashSet<_> = store::roles_of_mailboxes(work, &blinds).await?.into_iter().collect();
    let invited: HashSet<_> = store::invited_mailboxes(work, &blinds).await?.into_iter().collect();
    let mut seen: HashMap<_, u64> = HashMap::new();
    for one in &mut all {
        let (Verdict::WillBeInvited, Some(role)) = (one.verdict, one.role) else { continue };
        let place = (one.blind.clone(), one.institution.as_ref().map(|institution| institution.id), role);
        one.verdict = if held.contains(&place) {
            Verdict::Holds
        } else if invited.contains(&place) {
            Verdict::AlreadyInvited
        } else if let Some(first) = seen.get(&place) {
            Verdict::Twice(*first)
        } else {
            seen.insert(place, one.line.row);
            Verdict::WillBeInvited
        };
    }
    Ok(all)
}

/// What a line says by itself.
fn read(keeper: &Doorkeeper, scope: &Scope, reach: &Reach, line: Line, reader: Language) -> Judged {
    let mailbox = line.mailbox.parse::<Mailbox>().ok();
    let role = role_of(&line.role);
    let language = language_of(&line.language, reader);
    let found = match role {
        // A role of the region is held in no institution.
        Some(role) if role.is_regional() && line.institution.is_empty() => Ok(None),
        _ => reach.find(&line.institution),
    };
    let institution = found.ok().flatten().cloned();
    let verdict = match (&mailbox, role, language, found) {
        (None, ..) => Verdict::MailboxUnfit,
        (_, None, ..) => Verdict::RoleUnknown,
        (_, _, None, _) => Verdict::LanguageUnknown,
        (.., Err(())) => Verdict::InstitutionUnknown,
        (_, Some(role), _, _) if role.is_regional() != institution.is_none() => Verdict::InstitutionUnfit,
        (_, Some(role), ..) => match may_invite(scope, institution.as_ref(), role) {
            Ok(()) => Verdict::WillBeInvited,
            Err(NotAllowed::Foreign) => Verdict::InstitutionUnknown,
            Err(_) => Verdict::RoleNotYours,
        },
    };
    Judged {
        blind: mailbox.as_ref().map(|mailbox| keeper.blind(mailbox)).unwrap_or_default(),
        mailbox: mailbox.map(Personal::new),
        role,
        language: language.unwrap_or(reader),
        institution,
        verdict,
        line,
    }
}

/// What is to be written to somebody: one letter, with a link for each place they were invited to.
pub struct ToWrite {
    /// To whom.
    pub mailbox: Personal<Mailbox>,
    /// In which language.
    pub language: Language,
    /// The links' secrets.
    pub secrets: Vec<Secret>,
}

/// Gathers the secrets of one person.
#[derive(Default)]
struct Letters {
    places: HashMap<String, usize>,
    letters: Vec<ToWrite>,
}

impl Letters {
    fn add(&mut self, mailbox: &Personal<Mailbox>, language: Language, secret: Secret) {
        let place = *self.places.entry(mailbox.disclose().normalised()).or_insert_with(|| {
            self.letters.push(ToWrite { mailbox: mailbox.clone(), language, secrets: Vec::new() });
            self.letters.len() - 1
        });
        self.letters[place].secrets.push(secret);
    }
}

/// Confirms a sheet: makes the invitations and tells what letters are to be written in the same unit of work.
pub async fn confirm(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<Batch>,
    reader: Language,
) -> Result<Vec<ToWrite>, CannotInviteMany> {
    let all = preview(work, keeper, scope, id, reader).await?;
    let batch = one(work, scope, id).await?;
    let mut letters = Letters::default();
    let mut entries = Vec::new();
    let mut made = 0;
    for one in &all {
        let (Verdict::WillBeInvited, Some(role), Some(mailbox)) = (one.verdict, one.role, &one.mailbox)
        else {
            continue;
        };
        let secret = Secret::new();
        let new = NewInvitation {
            id: work.new_id(),
            digest: secret.digest(),
            purpose: Purpose::Role,
            mailbox: None,
            account: None,
            institution: one.institution.as_ref().map(|institution| institution.id),
            role: Some(role),
            territory: None,
            language: one.language,
            by: Some(scope.account()),
            expires_at: later(work.moment(), HOLDS),
            batch: Some(id),
        };
        let mut entry = Entry::change("invitation.made").on("invitation", new.id.uuid());
        if let Some(institution) = new.institution {
            entry = entry.of_institution(institution.uuid());
        }
        put_down(work, keeper, new, Some(mailbox.disclose())).await?;
        entries.push(entry.with(json!({ "role": role.code(), "batch": id.to_string() })));
        letters.add(mailbox, one.language, secret);
        made += 1;
    }
    if !store::confirm_batch(work, id, all.len() - made, 0).await? {
        return Err(CannotInviteMany::Over);
    }
    privacy::discard(work, Subject::of(id.uuid())).await?;
    let said = json!({ "made": made, "left_out": all.len() - made });
    entries.push(of(&batch, "invitations.confirmed").with(said));
    audit::record_all(work, entries).await?;
    Ok(letters.letters)
}

/// Notes how many letters of a batch could not be written.
pub async fn note_not_sent(
    work: &mut Work,
    scope: &Scope,
    id: Id<Batch>,
    not_sent: usize,
) -> Result<(), CannotInviteMany> {
    one(work, scope, id).await?;
    Ok(store::note_not_sent(work, id, not_sent).await?)
}

/// Throws a sheet away that was not confirmed.
pub async fn throw_away(work: &mut Work, scope: &Scope, id: Id<Batch>) -> Result<(), CannotInviteMany> {
    let batch = one(work, scope, id).await?;
    if !store::drop_batch(work, id).await? {
        return Err(CannotInviteMany::Over);
    }
    privacy::discard(work, Subject::of(id.uuid())).await?;
    audit::record(work, of(&batch, "invitations.sheet_thrown_away")).await?;
    Ok(())
}

/// An invitation of a batch.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The invitation.
    pub invitation: Invitation,
    /// To whom; nothing when it was forgotten, long after its time.
    pub mailbox: Option<Personal<Mailbox>>,
}

/// The invitations of a batch. Mailboxes are personal data: the look is written down.
pub async fn invitations(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<Batch>,
) -> Result<Vec<Sent>, CannotInviteMany> {
    let batch = one(work, scope, id).await?;
    let sent = opened(work, keeper, id).await?;
    let mut entry = Entry::read("invitations.seen").on("invitation_batch", id.uuid());
    if let Some(institution) = batch.institution {
        entry = entry.of_institution(institution.uuid());
    }
    audit::record(work, entry.with(json!({ "invitations": sent.len() }))).await?;
    Ok(sent)
}

async fn opened(work: &mut Work, keeper: &Doorkeeper, id: Id<Batch>) -> Result<Vec<Sent>, CannotInviteMany> {
    let kept = store::invitations_of_batch(work, id).await?;
    let subjects: Vec<Subject> = kept
        .iter()
        .filter(|one| one.mailbox.is_some())
        .map(|one| Subject::of(one.invitation.id.uuid()))
        .collect();
    let reader = Reader::begin(work, &keeper.keys, &subjects).await?;
    let mut sent = Vec::with_capacity(kept.len());
    for one in kept {
        let id = one.invitation.id;
        let plain = match &one.mailbox {
            Some(sealed) => reader.unseal(Subject::of(id.uuid()), mailbox_cell(id), sealed)?,
            None => None,
        };
        let mailbox = plain.and_then(|plain| plain.disclose().parse::<Mailbox>().ok()).map(Personal::new);
        sent.push(Sent { invitation: one.invitation, mailbox });
    }
    Ok(sent)
}

/// Withdraws what nobody took of a batch; tells how many.
pub async fn withdraw_rest(work: &mut Work, scope: &Scope, id: Id<Batch>) -> Result<u64, CannotInviteMany> {
    let batch = one(work, scope, id).await?;
    let withdrawn = store::withdraw_batch(work, id).await?;
    let said = json!({ "withdrawn": withdrawn });
    audit::record(work, of(&batch, "invitations.withdrawn").with(said)).await?;
    Ok(withdrawn)
}

/// Makes new links for those who have not answered, also when their time is over; the former links end. What one may not
/// invite to any more is left alone.
pub async fn send_again(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<Batch>,
) -> Result<Vec<ToWrite>, CannotInviteMany> {
    let batch = one(work, scope, id).await?;
    let reach = Reach::of(work, scope).await?;
    let expires_at = later(work.moment(), HOLDS);
    let mut letters = Letters::default();
    let mut renewed = 0_u64;
    for sent in opened(work, keeper, id).await? {
        let (Some(mailbox), Some(role)) = (&sent.mailbox, sent.invitation.role) else { continue };
        let institution = match sent.invitation.institution {
            None => None,
            Some(id) => match reach.named.find(&id.to_string()) {
                Some(found) => Some(found),
                None => continue,
            },
        };
        if may_invite(scope, institution, role).is_err() {
            continue;
        }
        let secret = Secret::new();
        if store::renew_invitation(work, sent.invitation.id, secret.digest(), expires_at).await? {
            letters.add(mailbox, sent.invitation.language, secret);
            renewed += 1;
        }
    }
    audit::record(work, of(&batch, "invitations.sent_again").with(json!({ "renewed": renewed }))).await?;
    Ok(letters.letters)
}
