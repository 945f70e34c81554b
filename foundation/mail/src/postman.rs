//! Delivering what is due.

use std::time::Instant;

use database::{Context, Database, Fault, Work};
use jiff::SignedDuration;
use lettre::Address;
use privacy::Keyring;
use vocabulary::Mailbox;

use crate::{
    clock::{after, later},
    letter::unseal,
    letterbox::{Letterbox, Opened},
    mailbox::{Undeliverable, address, deliverable},
    message::{Contents, message, message_id},
    smtp::Failure,
    store::{self, Claimed, Name},
};

/// Who letters come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    name: String,
    mailbox: Mailbox,
    address: Address,
    reply_to: Option<Address>,
}

/// Nobody can send under this name or from this mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitSender {
    /// The name has a line break or another control character.
    #[error("the name of a sender is one line")]
    Name,
    /// The mailbox is none.
    #[error(transparent)]
    Mailbox(#[from] Undeliverable),
}

impl Sender {
    /// A name as people shall read it, and a mailbox, which need not be read by anybody.
    pub fn new(name: &str, mailbox: &str) -> Result<Self, UnfitSender> {
        if name.chars().any(char::is_control) {
            return Err(UnfitSender::Name);
        }
        let mailbox = deliverable(mailbox)?;
        let address = address(&mailbox)?;
        Ok(Self { name: name.trim().to_owned(), mailbox, address, reply_to: None })
    }

    /// The same, with a mailbox to which answers go. One that no letter can go to is left out.
    #[must_use]
    pub fn with_answers_to(mut self, mailbox: Mailbox) -> Self {
        self.reply_to = address(&mailbox)
            .inspect_err(|why| tracing::error!(%why, "letters go without a mailbox for answers"))
            .ok();
        self
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The mailbox.
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    pub(crate) fn address(&self) -> Address {
        self.address.clone()
    }

    pub(crate) fn reply_to(&self) -> Option<&Address> {
        self.reply_to.as_ref()
    }
}

/// What one round of the postman came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Handed over.
    pub sent: u32,
    /// Tried, and waiting for another attempt.
    pub waiting: u32,
    /// Never to be tried again: refused for good, tried too often, or the mailbox was erased.
    pub given_up: u32,
}

/// Carries letters from the outbox to the letterbox. Any number of nodes may each have one.
#[derive(Clone)]
pub struct Postman {
    database: Database,
    keys: Keyring,
    letterbox: Letterbox,
    sender: Sender,
}

/// How long a claim holds: a little longer than a conversation with the mail server may take, so that a letter in the
/// hands of a node that died is carried by another within minutes.
const HOLD: SignedDuration = SignedDuration::from_mins(3);
/// After so many attempts a letter is given up.
const MOST_ATTEMPTS: u32 = 10;
/// The pauses between them, in minutes; together about two days.
const PAUSES: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 720, 720];
/// A round ends after so many letters or seconds, so that whoever calls can do something else in between.
const MOST_IN_A_ROUND: u32 = 500;
const LONGEST_ROUND: u64 = 240;
/// How often a claim is tried again that another node was quicker with.
const MOST_LOST_RACES: u32 = 50;

enum Outcome {
    Sent,
    Again,
    GivenUp,
}

impl Postman {
    /// A postman for this database and letterbox.
    pub fn new(database: Database, keys: Keyring, letterbox: Letterbox, sender: Sender) -> Self {
        Self { database, keys, letterbox, sender }
    }

    /// Delivers what is due, the oldest first. Ends early when the letterbox is closed: the next letter would fare no
    /// better.
    pub async fn deliver_due(&self, context: Context) -> Result<Delivered, Fault> {
        let begun = Instant::now();
        let mut delivered = Delivered::default();
        let mut letterbox = self.letterbox.open();
        let mut count = 0;
        while count < MOST_IN_A_ROUND && begun.elapsed().as_secs() < LONGEST_ROUND {
            let now = later(&context, begun);
            let Some(claimed) = self.claim(now.clone()).await? else { break };
            count += 1;
            let (letter, contents) = claimed;
            let answer = self.hand_over(&mut letterbox, &letter, contents).await;
            let closed = matches!(answer, Err(Failure::Closed(_)));
            match self.note(later(&context, begun), &letter, answer).await? {
                Outcome::Sent => delivered.sent += 1,
                Outcome::Again => delivered.waiting += 1,
                Outcome::GivenUp => delivered.given_up += 1,
            }
            if closed {
                break;
            }
        }
        letterbox.close().await;
        Ok(delivered)
    }

    /// Claims the letter that is due longest and unseals it. The claim is kept before anything leaves the house.
    async fn claim(&self, context: Context) -> Result<Option<(Claimed, Result<Contents, Failure>)>, Fault> {
        for _ in 0..MOST_LOST_RACES {
            let mut work = self.database.work(context.clone()).await?;
            let until = after(work.moment(), HOLD);
            if let Some(mut letter) = store::claim(&mut work, until).await? {
                let contents = self.open(&mut work, &letter).await;
                if letter.name.is_none() {
                    let name =
                        Name { message_id: message_id(&letter, &self.sender), dated_at: work.moment() };
                    store::name(&mut work, letter.id, &name).await?;
                    letter.name = Some(name);
                }
                work.commit().await?;
                return Ok(Some((letter, contents)));
            }
            if !store::is_due(&mut work).await? {
                break;
            }
        }
        Ok(None)
    }

    async fn open(&self, work: &mut Work, letter: &Claimed) -> Result<Contents, Failure> {
        let erased = || Failure::Refused("the mailbox was erased".into());
        let sealed = letter.sealed.as_ref().ok_or_else(erased)?;
        unseal(work, &self.keys, letter.id, sealed)
            .await
            .map_err(|fault| {
                tracing::error!(letter = %letter.id, %fault, "a letter could not be unsealed");
                Failure::Deferred("the letter could not be unsealed; check the key file".into())
            })?
            .ok_or_else(erased)
    }

    async fn hand_over(
        &self,
        letterbox: &mut Opened<'_>,
        letter: &Claimed,
        contents: Result<Contents, Failure>,
    ) -> Result<(), Failure> {
        let contents = contents?;
        let name = letter.name.as_ref().expect("a claim gives a letter its name");
        let message = message(letter, &contents, name, &self.sender).map_err(Failure::Refused)?;
        letterbox.take(letter, &contents, &message).await
    }

    async fn note(
        &self,
        context: Context,
        letter: &Claimed,
        answer: Result<(), Failure>,
    ) -> Result<Outcome, Fault> {
        let mut work = self.database.work(context).await?;
        let outcome = match answer {
            Ok(()) => {
                store::sent(&mut work, letter.id).await?;
                Outcome::Sent
            }
            Err(Failure::Bounced { code, detail }) => {
                let detail = detail.as_deref();
                store::bounce(&mut work, letter, code, detail).await?;
                let error = format!("the mailbox was refused: {code} {}", detail.unwrap_or_default());
                give_up(&mut work, letter, error.trim_end()).await?
            }
            Err(Failure::Refused(error)) => give_up(&mut work, letter, &error).await?,
            Err(Failure::Closed(error) | Failure::Deferred(error)) => match pause(letter.attempts) {
                None => give_up(&mut work, letter, &error).await?,
                Some(pause) => {
                    tracing::warn!(letter = %letter.id, attempts = letter.attempts, %error, "a letter will be tried again");
                    let due_at = after(work.moment(), pause);
                    store::again(&mut work, letter.id, due_at, &error).await?;
                    Outcome::Again
                }
            },
        };
        work.commit().await?;
        Ok(outcome)
    }
}

async fn give_up(work: &mut Work, letter: &Claimed, error: &str) -> Result<Outcome, Fault> {
    tracing::error!(letter = %letter.id, kind = %letter.kind, %error, "a letter was given up");
    store::give_up(work, letter.id, error).await?;
    Ok(Outcome::GivenUp)
}

/// How long to wait after this attempt; nothing when it was the last.
fn pause(attempts: u32) -> Option<SignedDuration> {
    let index = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    (attempts < MOST_ATTEMPTS).then(|| SignedDuration::from_mins(PAUSES[index.min(PAUSES.len() - 1)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_from_a_minute_to_half_a_day_and_end() {
        let minutes: Vec<i64> = (1..20).map_while(pause).map(|pause| pause.as_mins()).collect();
        assert_eq!(minutes.len(), 9, "ten attempts have nine pauses");
        assert_eq!((minutes[0], minutes[8]), (1, 720));
        assert!(minutes.is_sorted());
    }

    #[test]
    fn a_sender_cannot_write_headers() {
        assert!(Sender::new("Ogniwo", "ogniwo@przyklad.pl").is_ok());
        assert_eq!(Sender::new("Ogniwo\r\nBcc: x@y.pl", "ogniwo@przyklad.pl"), Err(UnfitSender::Name));
        assert!(Sender::new("Ogniwo", "ogniwo@przyklad.pl\nBcc: x@y.pl").is_err());
    }
}
