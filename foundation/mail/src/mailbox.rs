//! From a mailbox as people write it to one that can stand in a mail server's command.

use lettre::Address;
use vocabulary::{Mailbox, NoMailbox};

/// No letter can go to this mailbox. The text itself is not repeated: it may name a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undeliverable {
    /// It is no mailbox.
    #[error(transparent)]
    NoMailbox(#[from] NoMailbox),
    /// It has letters outside ASCII, which many mail servers refuse.
    #[error("an electronic address must be written without accents; a domain with accents in its xn-- form")]
    NotAscii,
}

/// A mailbox a letter can go to.
pub fn deliverable(text: &str) -> Result<Mailbox, Undeliverable> {
    let mailbox = text.parse()?;
    address(&mailbox).map(|_| mailbox)
}

/// The mailbox as mail servers are told.
pub fn address(mailbox: &Mailbox) -> Result<Address, Undeliverable> {
    if !mailbox.as_str().is_ascii() {
        return Err(Undeliverable::NotAscii);
    }
    Address::new(mailbox.name(), mailbox.host()).map_err(|_| NoMailbox.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_told_as_it_is_written() {
        let mailbox = deliverable(" Jan.Kowalski+ops@Przyklad.PL ").unwrap();
        assert_eq!(address(&mailbox).unwrap().to_string(), "Jan.Kowalski+ops@przyklad.pl");
        assert!(deliverable("o'hara@example.org").is_ok());
    }

    #[test]
    fn what_could_write_a_header_or_a_command_goes_nowhere() {
        for text in [
            "jan@przyklad.pl\r\nBcc: all@przyklad.pl",
            "jan@przyklad.pl\nX: y",
            "jan\0@przyklad.pl",
            "jan@przyklad.pl> SIZE=1",
            "Jan <jan@przyklad.pl>",
            "jan@przyklad.pl, ewa@przyklad.pl",
            "\"jan kowalski\"@przyklad.pl",
            "jan@[127.0.0.1]",
        ] {
            assert_eq!(deliverable(text), Err(Undeliverable::NoMailbox(NoMailbox)), "{text:?}");
        }
        for text in ["zażółć@przyklad.pl", "jan@żółw.pl"] {
            assert_eq!(deliverable(text), Err(Undeliverable::NotAscii), "{text}");
        }
    }
}
