//! Mailboxes that mail servers refused for good, for whoever can do something about it.

use database::{Fault, Work};
use vocabulary::{Id, Moment};

use crate::{letter::Letter, store};

/// One refusal. Whom it was about, the letter's kind and key say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The letter.
    pub letter: Id<Letter>,
    /// Its kind.
    pub kind: String,
    /// Its key, when it had one.
    pub once_key: Option<String>,
    /// What the server answered, such as 550.
    pub code: u16,
    /// The finer code, such as `5.1.1` (no such mailbox) or `5.2.2` (the mailbox is full).
    pub detail: Option<String>,
    /// When.
    pub at: Moment,
}

/// What was refused since a moment, the oldest first.
pub async fn bounced(work: &mut Work, since: Moment) -> Result<Vec<Bounce>, Fault> {
    let rows = store::bounced(work, since).await?;
    rows.iter()
        .map(|row| {
            Ok(Bounce {
                letter: row.get("letter_id")?,
                kind: row.get("kind")?,
                once_key: row.get("once_key")?,
                code: u16::try_from(row.get::<i64>("code")?).unwrap_or_default(),
                detail: row.get("detail")?,
                at: row.get("bounced_at")?,
            })
        })
        .collect()
}
