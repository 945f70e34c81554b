//! The outbox's SQL.
//!
//! A claim is portable on purpose: the outer condition of `CLAIM` repeats the inner one, so that of two nodes that chose
//! the same letter the slower finds it taken and gets nothing.

use database::{Fault, Row, Work, statements, values};
use vocabulary::{Id, Language, Moment};

use crate::letter::Letter;

statements! {
    /// Puts a letter down; one with the same key that still waits stands for both.
    PUT = "insert into letter (letter_id, kind, to_sealed, to_blind, language, subject, text_sealed, html_sealed, unsubscribe, once_key,
            created_at, due_at, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)
        on conflict (kind, once_key) where once_key is not null and sent_at is null and given_up_at is null do nothing";
    /// The letter that waits with a key.
    WAITING_WITH_KEY = "select letter_id from letter where kind = $1 and once_key = $2 and sent_at is null and given_up_at is null";
    /// Claims the letter that is due longest.
    CLAIM = "update letter set claimed_until = $1, attempts = attempts + 1 where letter_id =
            (select letter_id from letter where sent_at is null and given_up_at is null and due_at <= $2
                and (claimed_until is null or claimed_until <= $2) order by due_at, letter_id limit 1)
        and sent_at is null and given_up_at is null and (claimed_until is null or claimed_until <= $2)
        returning letter_id, kind, to_sealed, to_blind, language, subject, text_sealed, html_sealed, unsubscribe, once_key, attempts,
            message_id, dated_at";
    /// Whether a letter could be claimed now.
    IS_DUE = "select letter_id from letter where sent_at is null and given_up_at is null and due_at <= $1
        and (claimed_until is null or claimed_until <= $1) limit 1";
    /// Under which name and date the world knows the letter; written before it leaves, and never changed.
    NAME = "update letter set message_id = $1, dated_at = $2 where letter_id = $3 and message_id is null";
    /// It was accepted by a mail server or written to its place.
    SENT = "update letter set sent_at = $1, claimed_until = null, last_error = null
        where letter_id = $2 and sent_at is null and given_up_at is null";
    /// It waits for its next attempt.
    AGAIN = "update letter set claimed_until = null, due_at = $1, last_error = $2
        where letter_id = $3 and sent_at is null and given_up_at is null";
    /// It will not be sent.
    GIVE_UP = "update letter set claimed_until = null, given_up_at = $1, last_error = $2
        where letter_id = $3 and sent_at is null and given_up_at is null";
    /// A mailbox was refused for good.
    BOUNCE = "insert into letter_bounce (letter_id, kind, once_key, to_blind, code, detail, bounced_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (letter_id) do nothing";
    /// How often a mailbox was refused.
    BOUNCES_SINCE = "select count(*) as times from letter_bounce where to_blind = $1 and bounced_at > $2";
    /// What was refused lately.
    BOUNCED = "select letter_id, kind, once_key, code, detail, bounced_at from letter_bounce where bounced_at >= $1
        order by bounced_at, letter_id";
    /// Somebody mended the mailbox, or asks to be forgotten.
    FORGET_BOUNCES = "delete from letter_bounce where to_blind = $1";
    /// Letters of one mailbox.
    OF_MAILBOX = "select letter_id from letter where to_blind = $1 order by letter_id";
    /// Who gets or got it and what it says goes, and if it waits it is not sent.
    FORGET = "update letter set to_sealed = null, to_blind = null, subject = null, text_sealed = null, html_sealed = null,
            unsubscribe = null, once_key = null,
            given_up_at = case when sent_at is null and given_up_at is null then $1 else given_up_at end
        where letter_id = $2";
    /// What the outbox holds.
    OUTBOX = "select count(*) filter (where sent_at is null and given_up_at is null) as waiting,
            count(*) filter (where sent_at is null and given_up_at is null and due_at <= $1) as due,
            count(*) filter (where given_up_at is not null and to_blind is not null) as given_up,
            min(due_at) filter (where sent_at is null and given_up_at is null) as oldest from letter";
}

/// What of a letter is sealed. Texts are, too, because they may hold a link that opens a door.
pub struct Sealed {
    pub to: Vec<u8>,
    pub text: Vec<u8>,
    pub html: Vec<u8>,
}

/// A letter on its way into the table.
pub struct NewRow<'a> {
    pub id: Id<Letter>,
    pub sealed: Sealed,
    pub blind: String,
    pub due_at: Moment,
    pub letter: &'a Letter,
    pub unsubscribe: Option<String>,
}

/// A letter that was claimed; nothing sealed when it was forgotten.
pub struct Claimed {
    pub id: Id<Letter>,
    pub kind: String,
    pub sealed: Option<Sealed>,
    pub blind: String,
    pub language: Language,
    pub subject: String,
    pub unsubscribe: Option<String>,
    pub once_key: Option<String>,
    pub attempts: u32,
    pub name: Option<Name>,
}

/// What stays the same each time a letter is sent.
pub struct Name {
    pub message_id: String,
    pub dated_at: Moment,
}

pub async fn put(work: &mut Work, row: NewRow<'_>) -> Result<bool, Fault> {
    let now = work.moment();
    let letter = row.letter;
    let values = values![
        row.id,
        letter.kind,
        row.sealed.to,
        row.blind,
        letter.language.code(),
        &letter.subject,
        row.sealed.text,
        row.sealed.html,
        row.unsubscribe,
        letter.once_key.clone(),
        now,
        row.due_at,
    ];
    Ok(work.run(PUT, values).await? > 0)
}

pub async fn waiting_with_key(work: &mut Work, kind: &str, key: &str) -> Result<Option<Id<Letter>>, Fault> {
    work.first(WAITING_WITH_KEY, values![kind, key]).await?.map(|row| row.get("letter_id")).transpose()
}

pub async fn claim(work: &mut Work, until: Moment) -> Result<Option<Claimed>, Fault> {
    let now = work.moment();
    work.first(CLAIM, values![until, now]).await?.as_ref().map(claimed).transpose()
}

fn claimed(row: &Row) -> Result<Claimed, Fault> {
    let language: String = row.get("language")?;
    let message_id: Option<String> = row.get("message_id")?;
    let dated_at: Option<Moment> = row.get("dated_at")?;
    let text = |column| row.get::<Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Claimed {
        id: row.get("letter_id")?,
        kind: row.get("kind")?,
        sealed: match (row.get("to_sealed")?, row.get("text_sealed")?, row.get("html_sealed")?) {
            (Some(to), Some(text), Some(html)) => Some(Sealed { to, text, html }),
            _ => None,
        },
        blind: text("to_blind")?,
        language: language.parse().unwrap_or_default(),
        subject: text("subject")?,
        unsubscribe: row.get("unsubscribe")?,
        once_key: row.get("once_key")?,
        attempts: u32::try_from(row.get::<i64>("attempts")?).unwrap_or(u32::MAX),
        name: message_id.zip(dated_at).map(|(message_id, dated_at)| Name { message_id, dated_at }),
    })
}

pub async fn is_due(work: &mut Work) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.first(IS_DUE, values![now]).await?.is_some())
}

pub async fn name(work: &mut Work, id: Id<Letter>, name: &Name) -> Result<(), Fault> {
    work.run(NAME, values![&name.message_id, name.dated_at, id]).await.map(drop)
}

pub async fn sent(work: &mut Work, id: Id<Letter>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(SENT, values![now, id]).await.map(drop)
}

pub async fn again(work: &mut Work, id: Id<Letter>, due_at: Moment, error: &str) -> Result<(), Fault> {
    work.run(AGAIN, values![due_at, error, id]).await.map(drop)
}

pub async fn give_up(work: &mut Work, id: Id<Letter>, error: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(GIVE_UP, values![now, error, id]).await.map(drop)
}

pub async fn bounce(work: &mut Work, letter: &Claimed, code: u16, detail: Option<&str>) -> Result<(), Fault> {
    let now = work.moment();
    let (key, blind) = (letter.once_key.clone(), letter.blind.clone());
    let values = values![letter.id, &letter.kind, key, blind, i32::from(code), detail, now];
    work.run(BOUNCE, values).await.map(drop)
}

pub async fn bounces_since(work: &mut Work, blind: &str, since: Moment) -> Result<u32, Fault> {
    let times: i64 = work.one(BOUNCES_SINCE, values![blind, since]).await?.get("times")?;
    Ok(u32::try_from(times).unwrap_or(u32::MAX))
}

pub async fn bounced(work: &mut Work, since: Moment) -> Result<Vec<Row>, Fault> {
    work.rows(BOUNCED, values![since]).await
}

pub async fn forget_bounces(work: &mut Work, blind: &str) -> Result<u64, Fault> {
    work.run(FORGET_BOUNCES, values![blind]).await
}

pub async fn of_mailbox(work: &mut Work, blind: &str) -> Result<Vec<Id<Letter>>, Fault> {
    work.rows(OF_MAILBOX, values![blind]).await?.iter().map(|row| row.get("letter_id")).collect()
}

pub async fn forget(work: &mut Work, id: Id<Letter>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(FORGET, values![now, id]).await.map(drop)
}

pub async fn outbox(work: &mut Work) -> Result<Row, Fault> {
    let now = work.moment();
    work.one(OUTBOX, values![now]).await
}
