//! Addresses of electronic mail.

use std::{fmt, str::FromStr};

/// An address to which a letter can be sent: `ops@gmina.example`. The part after `@` is in lower case.
///
/// Invariant: one line, no blank, no control character; it can stand in a header of a letter.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mailbox(String);

/// The text is no address of electronic mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an address of electronic mail; it should look like office@example.pl")]
pub struct NoMailbox;

impl Mailbox {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before `@`.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(name, _)| name)
    }

    /// The part after `@`.
    pub fn host(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, host)| host)
    }

    /// The form in which two spellings of one mailbox are equal: all in lower case, because no provider of note tells
    /// `Anna@` from `anna@` and people type both.
    pub fn normalised(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromStr for Mailbox {
    type Err = NoMailbox;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (name, host) = text.rsplit_once('@').ok_or(NoMailbox)?;
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|mark| !mark.is_whitespace() && !mark.is_control())
        };
        let in_name = |mark: char| mark.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(mark);
        let in_label = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.chars().all(|mark| mark.is_alphanumeric() || mark == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let good = plain(name)
            && plain(host)
            && text.len() <= 254
            && name.len() <= 64
            && name.chars().all(in_name)
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..")
            && host.contains('.')
            && host.split('.').all(in_label);
        if good { Ok(Self(format!("{name}@{}", host.to_lowercase()))) } else { Err(NoMailbox) }
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A mailbox often names a person: it does not show itself in logs.
impl fmt::Debug for Mailbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Mailbox(▒▒▒)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_address_is_taken() {
        for good in ["ops@gmina.example", "  Anna.Kowal+praca@Ops.Gmina.EXAMPLE ", "o'hara@example.org"] {
            assert!(good.parse::<Mailbox>().is_ok(), "{good}");
        }
        let mailbox: Mailbox = " Anna@OPS.Example ".parse().expect("an address");
        assert_eq!(
            (mailbox.as_str(), mailbox.normalised().as_str()),
            ("Anna@ops.example", "anna@ops.example")
        );
        assert_eq!((mailbox.name(), mailbox.host()), ("Anna", "ops.example"));
    }

    #[test]
    fn what_could_break_a_header_or_leads_nowhere_is_refused() {
        for bad in [
            "",
            "anna",
            "anna@",
            "@example.org",
            "a b@example.org",
            "anna@example",
            "anna@example.org\r\nBcc: x@y.zz",
            "anna@exa mple.org",
            "a@-x.org",
            "a..b@example.org",
            ".a@example.org",
            "<anna@example.org>",
            "a@b..org",
        ] {
            assert_eq!(bad.parse::<Mailbox>(), Err(NoMailbox), "{bad:?}");
        }
    }
}
