//! Confirming by letter: the mailbox of each service is asked whether its entry is still true, and answers with a link.
//!
//! Once a day [`ask_due()`] writes to the mailboxes whose entries are due within two weeks: the facts of each entry and
//! links that need no login. Because scanners of mail servers follow links, opening one only shows a page; its one
//! button acts ([`answer`]). After 7 and 14 days it reminds; after 21 it tells the institution's editors and managers in
//! the program, and nobody else. What nobody confirms says so on its public page by itself, because the date is there.
//!
//! What it takes of a person (walked request by request in `tests/it/confirming.rs`; times after the keystroke-level
//! model: 1.3 s to point and press, 0.5 s for a page, 0.3 s a key, 2.5 s to look over the facts):
//!
//! - *everything is true*: open the letter, follow the link, press the button. 3 steps, 2 requests and the page that
//!   says thank you: 3 × 1.3 + 2 × 0.5 + 2.5 = 7.4 s;
//! - *free places*: open the letter, follow the link, type the number, press the button. 4 steps, 2 requests:
//!   4 × 1.3 + 2 × 0.5 + 2 × 0.3 + 1 = 7.8 s, on a phone the same, with the digits' keyboard.
//!
//! Start with [`request`], the noun with its calendar; then [`link`]; then [`ask`] and [`answer`].

pub mod answer;
pub mod ask;
pub mod corrections;
pub mod facts;
mod letter;
pub mod link;
pub mod look;
pub mod pages;
pub mod request;
mod store;

pub use ask::{Asked, CannotAsk, ask_due, is_office_time};
pub use facts::Entry;
pub use letter::Writer;
pub use link::{Link, NoLink};
pub use request::{Answer, Purpose, Request};
pub use store::{PERSONAL, STATEMENTS};

use database::{Fault, Work};
use directory::Service;
use vocabulary::Id;

/// The entry of a service with its institution; nothing when either is gone.
pub async fn entry(work: &mut Work, id: Id<Service>) -> Result<Option<Entry>, Fault> {
    let Some(kept) = directory::look::one(work, id).await?.filter(|kept| kept.removed_at.is_none()) else {
        return Ok(None);
    };
    let institution = institutions::look::one(work, kept.service.institution).await?;
    let institution = institution.filter(|kept| kept.removed_at.is_none()).map(|kept| kept.institution);
    Ok(institution.map(|institution| Entry::new(kept.service, institution)))
}
