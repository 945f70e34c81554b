//! The SQL of requests for confirmation.

use database::{Fault, Row, Value, Work, statements, values};
use directory::Service;
use institutions::Institution;
use privacy::{ColumnRule, LegalBasis, Retention, Sweep};
use vocabulary::{Id, Moment};

use super::request::{Answer, Letter, Request};

statements! {
    /// Takes the right to write to a mailbox; nobody gets it when it was taken since the moment in `$4`. Of two nodes the
    /// second waits for the first and then finds it taken.
    CLAIM_MAILBOX = "insert into confirmation_mailbox (mailbox_id, mailbox_blind, written_at) values ($1, $2, $3)
        on conflict (mailbox_blind) do update set written_at = excluded.written_at, refused_at = null
            where confirmation_mailbox.written_at < $4";
    /// A mailbox that cannot be written to.
    REFUSE_MAILBOX = "update confirmation_mailbox set refused_at = $1 where mailbox_blind = $2";
    /// Mailboxes that could not be written to since a moment.
    REFUSED_MAILBOXES = "select mailbox_blind from confirmation_mailbox where refused_at >= $1";
    /// A request with its first letter.
    ASK = "insert into confirmation_request (request_id, service_id, institution_id, mailbox_blind, asked_on, letters, letter_id)
        values ($1, $2, $3, $4, $5, 1, $6)";
    /// One more letter.
    REMIND = "update confirmation_request set letters = letters + 1, letter_id = $1, refused_at = null
        where request_id = $2 and closed_at is null";
    /// The requests that are open or were answered since a moment.
    RECENT = "select * from confirmation_request where closed_at is null or closed_at >= $1 order by asked_on, request_id";
    /// One request.
    ONE = "select * from confirmation_request where request_id = $1";
    /// The other requests of a letter that wait for an answer.
    OPEN_OF_LETTER = "select * from confirmation_request where letter_id = $1 and closed_at is null order by request_id";
    /// A mail server refused a letter.
    REFUSED = "update confirmation_request set refused_at = $1 where letter_id = $2 and refused_at is null and closed_at is null
        returning mailbox_blind";
    /// The institution's people were told.
    ESCALATE = "update confirmation_request set escalated_at = $1 where request_id = $2 and escalated_at is null and closed_at is null";
    /// It is answered; also when it was answered before, because the last word counts.
    CLOSE = "update confirmation_request set closed_at = $1, answer = $2, status_before = coalesce($3, status_before) where request_id = $4";
    /// It needs no answer any more.
    CLOSE_OPEN = "update confirmation_request set closed_at = $1, answer = $2 where service_id = $3 and closed_at is null";
    /// Open requests whose letter was refused, of an institution or of all.
    REFUSED_OPEN = "select institution_id, count(*) as services from confirmation_request
        where refused_at is not null and closed_at is null and (institution_id = $1 or $1 is null) group by institution_id";
    /// Open requests that nobody answered, of an institution or of all.
    ESCALATED_OPEN = "select institution_id, count(*) as services from confirmation_request
        where escalated_at is not null and closed_at is null and (institution_id = $1 or $1 is null) group by institution_id";
    /// Requests that ended long ago.
    OLD_REQUESTS = "select request_id as row_id, request_id as subject_id from confirmation_request
        where closed_at < $1 and request_id > $2 order by request_id limit $3";
    /// Forgets a request.
    CLEAR_REQUEST = "delete from confirmation_request where request_id = $1";
    /// Mailboxes that nobody has written to for long.
    OLD_MAILBOXES = "select mailbox_id as row_id, mailbox_id as subject_id from confirmation_mailbox
        where written_at < $1 and mailbox_id > $2 order by mailbox_id limit $3";
    /// Forgets when a mailbox was written to.
    CLEAR_MAILBOX = "delete from confirmation_mailbox where mailbox_id = $1";
}

/// How long answered requests are kept, in days.
const KEPT_DAYS: u32 = 365;

/// What stands here for mailboxes of offices. Now and then such a mailbox is a person's, so it goes, too.
pub const PERSONAL: &[ColumnRule] = &[
    ColumnRule {
        table: "confirmation_request",
        column: "mailbox_blind",
        purpose_key: "confirm-purpose-mailbox",
        legal_basis: LegalBasis::PublicTask,
        retention: Retention::Days {
            days: KEPT_DAYS,
            after: "closed_at",
            sweep: Sweep { due: OLD_REQUESTS, clear: CLEAR_REQUEST, subject_ends: false },
        },
        subject_column: "request_id",
    },
    ColumnRule {
        table: "confirmation_mailbox",
        column: "mailbox_blind",
        purpose_key: "confirm-purpose-mailbox",
        legal_basis: LegalBasis::PublicTask,
        retention: Retention::Days {
            days: KEPT_DAYS,
            after: "written_at",
            sweep: Sweep { due: OLD_MAILBOXES, clear: CLEAR_MAILBOX, subject_ends: false },
        },
        subject_column: "mailbox_id",
    },
];

fn request(row: &Row) -> Result<Request, Fault> {
    let answer: Option<String> = row.get("answer")?;
    let answer = answer
        .map(|answer| answer.parse::<Answer>())
        .transpose()
        .map_err(|error| Fault::Unreadable { column: "answer".into(), reason: error.to_string() })?;
    Ok(Request {
        id: row.get("request_id")?,
        service: row.get("service_id")?,
        institution: row.get("institution_id")?,
        mailbox: row.get("mailbox_blind")?,
        asked_on: row.get("asked_on")?,
        letters: u32::try_from(row.get::<i64>("letters")?).unwrap_or(u32::MAX),
        letter: row.get("letter_id")?,
        refused_at: row.get("refused_at")?,
        escalated_at: row.get("escalated_at")?,
        closed_at: row.get("closed_at")?,
        answer,
        status_before: row.get("status_before")?,
    })
}

pub async fn claim_mailbox(work: &mut Work, mailbox: &str, since: Moment) -> Result<bool, Fault> {
    let (id, now): (Id<()>, _) = (work.new_id(), work.moment());
    Ok(work.run(CLAIM_MAILBOX, values![id, mailbox, now, since]).await? > 0)
}

pub async fn refuse_mailbox(work: &mut Work, mailbox: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(REFUSE_MAILBOX, values![now, mailbox]).await.map(drop)
}

pub async fn refused_mailboxes(work: &mut Work, since: Moment) -> Result<Vec<String>, Fault> {
    work.rows(REFUSED_MAILBOXES, values![since]).await?.iter().map(|row| row.get("mailbox_blind")).collect()
}

pub async fn ask(work: &mut Work, request: &Request, letter: Id<Letter>) -> Result<(), Fault> {
    let values =
        values![request.id, request.service, request.institution, &request.mailbox, request.asked_on, letter];
    work.run(ASK, values).await.map(drop)
}

pub async fn remind(work: &mut Work, id: Id<Request>, letter: Id<Letter>) -> Result<(), Fault> {
    work.run(REMIND, values![letter, id]).await.map(drop)
}

pub async fn recent(work: &mut Work, since: Moment) -> Result<Vec<Request>, Fault> {
    work.rows(RECENT, values![since]).await?.iter().map(request).collect()
}

pub async fn one(work: &mut Work, id: Id<Request>) -> Result<Option<Request>, Fault> {
    work.first(ONE, values![id]).await?.as_ref().map(request).transpose()
}

pub async fn open_of_letter(work: &mut Work, letter: Id<Letter>) -> Result<Vec<Request>, Fault> {
    work.rows(OPEN_OF_LETTER, values![letter]).await?.iter().map(request).collect()
}

/// Notes that a letter was refused; tells for which mailboxes that is news.
pub async fn refused(work: &mut Work, letter: Id<Letter>, at: Moment) -> Result<Vec<String>, Fault> {
    work.rows(REFUSED, values![at, letter]).await?.iter().map(|row| row.get("mailbox_blind")).collect()
}

pub async fn escalate(work: &mut Work, id: Id<Request>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(ESCALATE, values![now, id]).await? > 0)
}

pub async fn close(
    work: &mut Work,
    id: Id<Request>,
    answer: Answer,
    status_before: Option<&str>,
) -> Result<(), Fault> {
    let now = work.moment();
    let before = Value::Text(status_before.map(str::to_owned));
    work.run(CLOSE, values![now, answer.code(), before, id]).await.map(drop)
}

pub async fn close_open(work: &mut Work, service: Id<Service>, answer: Answer) -> Result<(), Fault> {
    let now = work.moment();
    work.run(CLOSE_OPEN, values![now, answer.code(), service]).await.map(drop)
}

/// How many services of which institution.
pub type Counted = Vec<(Id<Institution>, u64)>;

fn counted(rows: &[Row]) -> Result<Counted, Fault> {
    rows.iter()
        .map(|row| {
            let services: i64 = row.get("services")?;
            Ok((row.get("institution_id")?, u64::try_from(services).unwrap_or_default()))
        })
        .collect()
}

pub async fn refused_open(work: &mut Work, institution: Option<Id<Institution>>) -> Result<Counted, Fault> {
    counted(&work.rows(REFUSED_OPEN, values![institution]).await?)
}

pub async fn escalated_open(work: &mut Work, institution: Option<Id<Institution>>) -> Result<Counted, Fault> {
    counted(&work.rows(ESCALATED_OPEN, values![institution]).await?)
}
