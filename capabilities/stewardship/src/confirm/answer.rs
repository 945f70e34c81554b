//! Verbs: what somebody with a link does. Whoever holds it may do the one thing it is for, and only while the directory
//! still names the mailbox to which it was sent.

use database::{Fault, Work};
use directory::{
    Service, Status,
    report_error::{CannotReport, Complaint, ReportError, report_error},
    stewarding::{
        by_letter::{self, Deed},
        revise::CannotRevise,
    },
};
use privacy::Keyring;
use translations::Speak;
use vocabulary::{Actor, Mailbox, Moment};

use super::{
    ask::blind,
    corrections::{Corrections, Wrong, number},
    facts::Entry,
    link::{Link, NoLink},
    request::{Answer, Purpose, Request},
    store,
};

/// Who acts when somebody follows a link: nobody signed in, so the program writes down that it acted for a mailbox.
pub const ACTOR: Actor = Actor::System("confirmation-link");

/// What a link asks, with the facts as they are now.
#[derive(Debug, Clone)]
pub struct Question {
    /// The link.
    pub link: Link,
    /// The request it belongs to.
    pub request: Request,
    /// The entry as the public sees it now.
    pub entry: Entry,
    /// The fingerprint of these facts.
    pub present: i64,
    /// Whether the mailbox that was asked is the institution's own.
    pub is_own_mailbox: bool,
}

/// Why a link does nothing.
#[derive(Debug, thiserror::Error)]
pub enum CannotAnswer {
    /// Altered, cut off or over.
    #[error(transparent)]
    NoLink(#[from] NoLink),
    /// The mailbox is no longer that of the entry, or a newer letter took the place of this one.
    #[error("a newer letter took the place of this one, or the entry has another mailbox now")]
    Foreign,
    /// The entry is no longer in the directory.
    #[error("the entry is no longer in the directory")]
    Gone,
    /// The entry changed since the page was shown.
    #[error("the entry changed in the meantime")]
    Stale,
    /// It cannot be taken as it was typed.
    #[error("what was typed cannot be taken")]
    Wrong(Wrong),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// What was written cannot be sealed.
    #[error(transparent)]
    Privacy(#[from] privacy::PrivacyFault),
}

impl From<CannotRevise> for CannotAnswer {
    fn from(refusal: CannotRevise) -> Self {
        match refusal {
            CannotRevise::Database(fault) => Self::Fault(fault),
            CannotRevise::Conflict(_) => Self::Stale,
            _ => Self::Gone,
        }
    }
}

impl Question {
    /// Whether the facts are no longer those of the letter.
    pub fn has_changed(&self) -> bool {
        self.link.facts != self.present
    }

    /// The answer that stands already, where asking once more would be unkind.
    pub fn answered(&self) -> Option<Answer> {
        let answer = self.request.answer?;
        let stands = match self.link.purpose {
            Purpose::Undo => answer == Answer::Undone,
            Purpose::Confirm => matches!(answer, Answer::Confirmed | Answer::Changed | Answer::Ended),
            Purpose::Change => matches!(answer, Answer::Proposed | Answer::Ended),
            Purpose::End | Purpose::Places => answer == Answer::Ended,
        };
        stands.then_some(answer)
    }

    /// The link that takes "no longer offered" back, while it can be taken back.
    pub fn undo(&self, now: Moment) -> Option<Link> {
        let closed = self.request.closed_at.filter(|_| self.request.answer == Some(Answer::Ended))?;
        let link = Link::new(Purpose::Undo, &self.request, self.present, closed);
        (now <= link.until).then_some(link)
    }

    /// A link for something else about the same request, as long as this one holds.
    pub fn link_to(&self, purpose: Purpose) -> Link {
        Link { facts: self.present, ..self.link.to(purpose) }
    }
}

fn is_mailbox_of<'a>(keys: &Keyring, emails: impl IntoIterator<Item = &'a String>, wanted: &str) -> bool {
    let mut mailboxes = emails.into_iter().filter_map(|email| email.parse::<Mailbox>().ok());
    mailboxes.any(|mailbox| blind(keys, &mailbox) == wanted)
}

/// What a link asks. Looking changes nothing.
pub async fn look(work: &mut Work, keys: &Keyring, token: &str) -> Result<Question, CannotAnswer> {
    let question = look_back(work, keys, token).await?;
    let (entry, request) = (&question.entry, &question.request);
    let known =
        question.is_own_mailbox || is_mailbox_of(keys, &entry.service.contacts.emails, &request.mailbox);
    if !known || request.answer == Some(Answer::Elsewhere) {
        return Err(CannotAnswer::Foreign);
    }
    Ok(question)
}

/// The same, for the page that says thank you: it offers nothing to somebody whose mailbox is another by now.
pub async fn look_back(work: &mut Work, keys: &Keyring, token: &str) -> Result<Question, CannotAnswer> {
    let link = Link::read(keys, token, work.moment())?;
    let request = store::one(work, link.request).await?.ok_or(CannotAnswer::Foreign)?;
    if request.service != link.service {
        return Err(CannotAnswer::Foreign);
    }
    let entry = super::entry(work, link.service).await?.ok_or(CannotAnswer::Gone)?;
    let present = entry.fingerprint();
    let is_own_mailbox = is_mailbox_of(keys, &entry.institution.contacts.emails, &request.mailbox);
    Ok(Question { link, request, entry, present, is_own_mailbox })
}

/// The other entries of the same letter that still wait for an answer.
pub async fn others(work: &mut Work, question: &Question) -> Result<Vec<(Entry, Link)>, Fault> {
    let mut others = Vec::new();
    for request in store::open_of_letter(work, question.request.letter).await? {
        if request.id != question.request.id
            && let Some(entry) = super::entry(work, request.service).await?
        {
            let link = Link {
                request: request.id,
                service: request.service,
                facts: entry.fingerprint(),
                ..question.link.to(Purpose::Confirm)
            };
            others.push((entry, link));
        }
    }
    Ok(others)
}

async fn asked_for(
    work: &mut Work,
    keys: &Keyring,
    token: &str,
    purpose: Purpose,
    seen: Option<i64>,
) -> Result<Question, CannotAnswer> {
    let question = look(work, keys, token).await?;
    if question.link.purpose != purpose {
        return Err(NoLink::Broken.into());
    }
    if question.answered().is_none() && seen.is_some_and(|seen| seen != question.present) {
        return Err(CannotAnswer::Stale);
    }
    Ok(question)
}

async fn act(work: &mut Work, question: &Question, deed: Deed) -> Result<(), CannotAnswer> {
    by_letter::answer(work, &question.entry.institution, question.link.service, deed).await?;
    Ok(())
}

/// Everything is still true: what the person saw is what stands there now. Doing it twice changes nothing.
pub async fn confirm(
    work: &mut Work,
    keys: &Keyring,
    token: &str,
    seen: i64,
) -> Result<Question, CannotAnswer> {
    let question = asked_for(work, keys, token, Purpose::Confirm, Some(seen)).await?;
    if question.answered().is_none() {
        act(work, &question, Deed::Confirm).await?;
        store::close(work, question.request.id, Answer::Confirmed, None).await?;
    }
    Ok(question)
}

/// It is no longer offered.
pub async fn end(work: &mut Work, keys: &Keyring, token: &str, seen: i64) -> Result<Question, CannotAnswer> {
    let question = asked_for(work, keys, token, Purpose::End, Some(seen)).await?;
    if question.answered().is_none() {
        let before = word(question.entry.service.status);
        act(work, &question, Deed::End).await?;
        store::close(work, question.request.id, Answer::Ended, Some(before)).await?;
    }
    Ok(question)
}

/// It is offered after all: within [`super::request::UNDO_HOURS`] the entry is again what it was.
pub async fn undo(work: &mut Work, keys: &Keyring, token: &str) -> Result<Question, CannotAnswer> {
    let question = asked_for(work, keys, token, Purpose::Undo, None).await?;
    if question.answered().is_none() {
        if question.undo(work.moment()).is_none() {
            return Err(CannotAnswer::Foreign);
        }
        let before = question.request.status_before.as_deref().map_or(Status::Active, status);
        act(work, &question, Deed::Return(before)).await?;
        store::close(work, question.request.id, Answer::Undone, None).await?;
    }
    Ok(question)
}

/// So many places are free today. The link may be used again and again while it holds.
pub async fn set_places(
    work: &mut Work,
    keys: &Keyring,
    token: &str,
    free: &str,
    waiting: &str,
) -> Result<Question, CannotAnswer> {
    let question = asked_for(work, keys, token, Purpose::Places, None).await?;
    let mut wrong = Wrong::new();
    let total = question.entry.service.capacity.total;
    let free = match number(free, total) {
        Ok(Some(free)) => free,
        Ok(None) => {
            wrong.push(("free", "confirm-places-wrong"));
            0
        }
        Err(message) => {
            wrong.push(("free", message));
            0
        }
    };
    let waiting = number(waiting, None).unwrap_or_else(|message| {
        wrong.push(("waiting", message));
        None
    });
    if !wrong.is_empty() {
        return Err(CannotAnswer::Wrong(wrong));
    }
    if question.answered().is_none() {
        act(work, &question, Deed::Places { free, waiting }).await?;
    }
    Ok(question)
}

/// What became of corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corrected {
    /// Everybody sees them.
    AtOnce,
    /// An editor decides.
    Proposed,
    /// There were none: everything is true as it stands.
    Nothing,
}

/// Corrects the entry. At once when the mailbox is the institution's own; otherwise an editor decides.
pub async fn correct(
    work: &mut Work,
    keys: &Keyring,
    t: &Speak,
    token: &str,
    seen: i64,
    corrections: &Corrections,
) -> Result<(Question, Corrected), CannotAnswer> {
    let question = asked_for(work, keys, token, Purpose::Change, Some(seen)).await?;
    if question.answered().is_some() {
        return Ok((question, Corrected::Nothing));
    }
    let Some(kept) = directory::look::one(work, question.link.service).await? else {
        return Err(CannotAnswer::Gone);
    };
    let before = Corrections::of(&question.entry, t);
    let today = work.moment().day_in_poland();
    let service: Service = corrections.applied(&kept.service, &before, today).map_err(CannotAnswer::Wrong)?;
    let id = question.request.id;
    if service == kept.service {
        act(work, &question, Deed::Confirm).await?;
        store::close(work, id, Answer::Confirmed, None).await?;
        return Ok((question, Corrected::Nothing));
    }
    if question.is_own_mailbox {
        act(work, &question, Deed::Correct(Box::new(service))).await?;
        store::close(work, id, Answer::Changed, None).await?;
        return Ok((question, Corrected::AtOnce));
    }
    let lines: Vec<String> = corrections
        .differing(&before)
        .into_iter()
        .map(|(key, now)| format!("{}: {now}", t.say(key)))
        .collect();
    let report = ReportError::new(question.link.service, Complaint::Other, &lines.join("\n"));
    let report = report.map_err(|refusal| {
        CannotAnswer::Wrong(vec![(
            "description",
            match refusal {
                CannotReport::PersonalNumber => "confirm-personal-number",
                CannotReport::TooLong(_) | CannotReport::NothingSaid => "confirm-description-long",
            },
        )])
    })?;
    report_error(work, keys, &report).await?;
    let entry = audit::Entry::change("proposal.sent").on("service", question.link.service.uuid());
    audit::record(work, entry.of_institution(question.entry.institution.id.uuid())).await?;
    store::close(work, id, Answer::Proposed, None).await?;
    Ok((question, Corrected::Proposed))
}

const fn word(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Paused => "paused",
        Status::Ended => "ended",
    }
}

fn status(word: &str) -> Status {
    if word == "paused" { Status::Paused } else { Status::Active }
}
