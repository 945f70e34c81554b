//! Letters and the outbox they are put into.

use database::{Fault, Work};
use privacy::{Cell, Keyring, PrivacyFault, Subject};
use vocabulary::{Id, Language, Mailbox, Moment, Personal};

use crate::{
    clock,
    mailbox::{Undeliverable, address, deliverable},
    message::Contents,
    store::{self, Sealed},
};

/// A letter to one mailbox.
///
/// Invariant, and the caller's duty: subject, text and page hold no personal data. Mail is read by every server on its
/// way; what is about a person stays behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The mailbox. Stored sealed.
    pub to: Personal<String>,
    /// The language of the texts.
    pub language: Language,
    /// One line.
    pub subject: String,
    /// The letter as plain text. Stored sealed, as it may hold a link that opens a door.
    pub text: String,
    /// The same as simple HTML; empty for a letter without.
    pub html: String,
    /// What the letter is about, for counts and for whoever asks what bounced: `service.confirm`.
    pub kind: &'static str,
    /// While a letter of this kind and key waits, another adds nothing. Identifiers only; name the recipient in it
    /// when several may get a letter about the same thing.
    pub once_key: Option<String>,
}

/// What may be said about how a letter is sent, besides the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handling {
    /// Not before this moment; none for at once.
    pub not_before: Option<Moment>,
    /// A link at which the recipient ends letters of this kind. Mail programs show it as a button and call it with
    /// POST (RFC 8058), so the page behind it must act on a POST that has no cookie.
    pub unsubscribe: Option<String>,
}

/// Why a letter is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum CannotPost {
    /// The recipient is no mailbox that letters can go to.
    #[error(transparent)]
    Mailbox(#[from] Undeliverable),
    /// The subject is empty, has a line break, or is longer than 200 characters.
    #[error("a subject is one line of at most 200 characters")]
    Subject,
    /// The link for unsubscribing is no web address.
    #[error("the link for ending letters of a kind must be a web address")]
    Unsubscribe,
    /// Mail servers refused this mailbox for good too often.
    #[error(
        "mail servers refused this mailbox {times} times within 30 days; correct it, or try again in some weeks"
    )]
    Bounces {
        /// How often.
        times: u32,
    },
    /// The mailbox could not be sealed.
    #[error(transparent)]
    Privacy(#[from] PrivacyFault),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// What the blind index of mailboxes is for.
const MAILBOX: &str = "mail.mailbox";
/// A mailbox that was refused so often within [`REMEMBERED_DAYS`] gets no more letters.
const MOST_BOUNCES: u32 = 3;
/// How long a refusal counts.
const REMEMBERED_DAYS: i64 = 30;
const LONGEST_SUBJECT: usize = 200;

/// Puts a letter into the outbox, in this unit of work: if the work is not kept, there is no letter.
pub async fn post(work: &mut Work, keys: &Keyring, letter: Letter) -> Result<Id<Letter>, CannotPost> {
    post_as(work, keys, letter, Handling::default()).await
}

/// The same, with a say in how it is sent. Returns the letter that waits already when the key is taken.
pub async fn post_as(
    work: &mut Work,
    keys: &Keyring,
    letter: Letter,
    handling: Handling,
) -> Result<Id<Letter>, CannotPost> {
    let to = deliverable(letter.to.disclose())?;
    if !is_subject(&letter.subject) {
        return Err(CannotPost::Subject);
    }
    if handling.unsubscribe.as_deref().is_some_and(|link| !is_link(link)) {
        return Err(CannotPost::Unsubscribe);
    }
    let blind = blind(keys, &to);
    let since = clock::days_before(work.moment(), REMEMBERED_DAYS);
    let times = store::bounces_since(work, &blind, since).await?;
    if times >= MOST_BOUNCES {
        return Err(CannotPost::Bounces { times });
    }
    if let Some(key) = &letter.once_key
        && let Some(waiting) = store::waiting_with_key(work, letter.kind, key).await?
    {
        return Ok(waiting);
    }
    let id = work.new_id();
    let sealed = Sealed {
        to: seal(work, keys, id, "to_sealed", to.as_str()).await?,
        text: seal(work, keys, id, "text_sealed", &letter.text).await?,
        html: seal(work, keys, id, "html_sealed", &letter.html).await?,
    };
    let due_at = handling.not_before.map_or(work.moment(), |moment| moment.max(work.moment()));
    let new = store::NewRow { id, sealed, blind, due_at, letter: &letter, unsubscribe: handling.unsubscribe };
    if store::put(work, new).await? {
        return Ok(id);
    }
    // Another node was quicker with the same key.
    privacy::discard(work, subject_of(id)).await?;
    let key = letter.once_key.as_deref().expect("only a letter with a key can find its place taken");
    let taken = store::waiting_with_key(work, letter.kind, key).await?;
    taken.ok_or_else(|| CannotPost::Database(Fault::Missing("the letter that waits with this key".into())))
}

/// Forgets that mail servers refused a mailbox: somebody mended it.
pub async fn forgive(work: &mut Work, keys: &Keyring, mailbox: &Mailbox) -> Result<u64, Fault> {
    store::forget_bounces(work, &blind(keys, mailbox)).await
}

pub(crate) fn blind(keys: &Keyring, mailbox: &Mailbox) -> String {
    keys.blind(MAILBOX, &mailbox.normalised())
}

/// Whose key seals a letter's mailbox: the letter's own, destroyed when the letter is forgotten.
pub(crate) fn subject_of(id: Id<Letter>) -> Subject {
    Subject::of(id.uuid())
}

fn cell_of(id: Id<Letter>, column: &'static str) -> Cell {
    Cell { table: "letter", row: id.uuid(), column }
}

async fn seal(
    work: &mut Work,
    keys: &Keyring,
    id: Id<Letter>,
    column: &'static str,
    plain: &str,
) -> Result<Vec<u8>, PrivacyFault> {
    let plain = Personal::new(plain.to_owned());
    privacy::seal(work, keys, subject_of(id), cell_of(id, column), &plain).await
}

/// What was sealed; nothing when the letter's key is gone, or what was sealed is no mailbox.
pub(crate) async fn unseal(
    work: &mut Work,
    keys: &Keyring,
    id: Id<Letter>,
    sealed: &Sealed,
) -> Result<Option<Contents>, PrivacyFault> {
    let mut plain = Vec::new();
    for (column, sealed) in
        [("to_sealed", &sealed.to), ("text_sealed", &sealed.text), ("html_sealed", &sealed.html)]
    {
        match privacy::unseal(work, keys, subject_of(id), cell_of(id, column), sealed).await? {
            Some(part) => plain.push(part.disclose().clone()),
            None => return Ok(None),
        }
    }
    let [to, text, html] = plain.try_into().expect("three columns were unsealed");
    let to = deliverable(&to).and_then(|to| address(&to)).ok();
    Ok(to.map(|to| Contents { to, text, html }))
}

fn is_subject(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= LONGEST_SUBJECT
        && !text.chars().any(|letter| letter.is_control() || "\u{2028}\u{2029}".contains(letter))
}

/// A web address that can stand in a header: printable ASCII without angle brackets.
fn is_link(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line() {
        assert!(is_subject("Potwierdź, czy to nadal aktualne"));
        for text in ["", "  ", "Dzień dobry\r\nBcc: all@przyklad.pl", "a\nb", "a\u{2028}b", "a\u{0}b"] {
            assert!(!is_subject(text), "{text:?}");
        }
        assert!(!is_subject(&"a".repeat(201)));
    }

    #[test]
    fn a_link_in_a_header_is_a_plain_web_address() {
        assert!(is_link("https://ogniwo.example/pl/powiadomienia/koniec?znak=ab_c"));
        for text in
            ["javascript:alert(1)", "https://a.pl/>\r\nBcc: x@y.pl", "https://a.pl/ b", "https://ą.pl/"]
        {
            assert!(!is_link(text), "{text:?}");
        }
    }
}
