//! One letter of what waits for somebody.

use database::{Fault, Work};
use privacy::Keyring;
use translations::Speak;
use uuid::Uuid;
use vocabulary::{Id, Personal};

use super::{Noticed, store};
use crate::{
    frame::{Frame, Letterhead},
    letter::{CannotPost, Letter, post},
};

/// Whose notices, and where a letter about them goes.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    /// Whose.
    pub account: Uuid,
    /// The mailbox.
    pub mailbox: Personal<String>,
    /// The words, in the reader's language.
    pub speak: &'a Speak,
    /// Where notices are listed and where it is chosen how one is told, from the root of the site.
    pub inbox: &'a str,
    /// The page with the settings, from the root of the site.
    pub settings: &'a str,
}

/// More would make a letter nobody reads; the rest is counted.
const MOST_IN_A_LETTER: usize = 20;

/// The accounts for which a letter is due now, at most `limit`, whoever waits longest first.
pub async fn readers_due(work: &mut Work, limit: u32) -> Result<Vec<Uuid>, Fault> {
    store::readers_due(work, limit).await
}

/// What became of what was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digested {
    /// Nothing was.
    Nothing,
    /// It is in a letter.
    Posted(Id<Letter>),
    /// The mailbox cannot be written to. The notices stay in the inbox, and no letter is due for them any more.
    NoMailbox,
}

/// Collects what is due for a reader into one letter and posts it, in this unit of work. It may be called on several
/// nodes: a notice becomes part of one letter only.
pub async fn digest(
    work: &mut Work,
    keys: &Keyring,
    head: &Letterhead,
    reader: &Reader<'_>,
) -> Result<Digested, CannotPost> {
    let due = store::take_due(work, reader.account).await?;
    if due.is_empty() {
        return Ok(Digested::Nothing);
    }
    match post(work, keys, letter(head, reader, &due)).await {
        Ok(id) => Ok(Digested::Posted(id)),
        Err(refused @ (CannotPost::Mailbox(_) | CannotPost::Bounces { .. })) => {
            tracing::warn!(account = %reader.account, %refused, "notices stay without a letter");
            Ok(Digested::NoMailbox)
        }
        Err(other) => Err(other),
    }
}

/// Notices of an account that has no mailbox: no letter is due for them any more. Returns how many they were.
pub async fn without_letter(work: &mut Work, account: Uuid) -> Result<usize, Fault> {
    Ok(store::take_due(work, account).await?.len())
}

fn letter(head: &Letterhead, reader: &Reader<'_>, due: &[Noticed]) -> Letter {
    let speak = reader.speak;
    let link = |path: &str| format!("{}{path}", head.address);
    let subject = match due {
        [only] => only.says(speak),
        several => speak.count("notices-subject", several.len()),
    };
    let subject: String = subject.chars().take(150).collect();
    let reason = speak.say_with("notices-reason", &[("name", head.name.as_str().into())]);
    let mut items: Vec<(String, Option<String>)> = due
        .iter()
        .take(MOST_IN_A_LETTER)
        .map(|notice| (notice.says(speak), Some(link(&notice.link))))
        .collect();
    if let Some(more) = due.len().checked_sub(MOST_IN_A_LETTER).filter(|more| *more > 0) {
        items.push((speak.count("notices-more", more), None));
    }
    Frame::new(speak, head, subject, reason)
        .paragraph(speak.count("notices-intro", due.len()))
        .items(items)
        .link(speak.say("notices-all"), link(reader.inbox))
        .link(speak.say("notices-settings"), link(reader.settings))
        .letter(reader.mailbox.clone(), "notices")
}
