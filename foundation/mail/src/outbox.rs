//! Looking at the outbox, and taking somebody out of it.

use database::{Fault, Work};
use privacy::{Keyring, PrivacyFault};
use vocabulary::{Mailbox, Moment};

use crate::{letter, store};

/// What the outbox holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outbox {
    /// Letters to be sent, now or later.
    pub waiting: u64,
    /// Those of them that are due.
    pub due: u64,
    /// Letters that were given up within the last [`KEPT_DAYS`].
    pub given_up: u64,
    /// Since when the oldest waiting letter is due.
    pub oldest: Option<Moment>,
}

/// What the outbox holds now; for health checks and the administration.
pub async fn outbox(work: &mut Work) -> Result<Outbox, Fault> {
    let row = store::outbox(work).await?;
    let number = |column| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or_default());
    Ok(Outbox {
        waiting: number("waiting")?,
        due: number("due")?,
        given_up: number("given_up")?,
        oldest: row.get("oldest")?,
    })
}

/// How many days the mailbox and the texts of a letter are kept after it was sent or given up, and how many a refusal
/// is remembered. `privacy::run_retention` with [`crate::PERSONAL`] clears them.
pub const KEPT_DAYS: u32 = 30;

/// Forgets everything about a mailbox at once: whoever it belongs to asked to be erased. Letters that still wait are
/// not sent. Returns how many letters were cleared.
pub async fn forget_mailbox(work: &mut Work, keys: &Keyring, mailbox: &Mailbox) -> Result<u64, PrivacyFault> {
    let blind = letter::blind(keys, mailbox);
    store::forget_bounces(work, &blind).await?;
    let letters = store::of_mailbox(work, &blind).await?;
    for id in &letters {
        store::forget(work, *id).await?;
        privacy::erase(work, letter::subject_of(*id)).await?;
    }
    Ok(letters.len() as u64)
}
