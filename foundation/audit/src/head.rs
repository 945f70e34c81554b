//! Noun: a signed statement of where the chain ended.

use std::{fmt::Write as _, str::FromStr};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vocabulary::Moment;

use crate::{
    chain::Hash,
    signing::{PublicKey, Signature, Signer, bytes_of},
};

/// Where the chain ended at a moment, signed. Whoever holds one can tell whether anything up to there changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Heads are counted from 1, so that one that goes missing is missed.
    pub number: u64,
    /// Of which installation.
    pub installation: Uuid,
    /// The last entry; 0 before the first.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
    /// When.
    pub signed_at: Moment,
    /// With which key.
    pub public_key: PublicKey,
    /// The signature.
    pub signature: Signature,
}

/// A head as a line of JSON. The order of the fields is the order of the keys.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    head: u64,
    installation: Uuid,
    sequence: u64,
    hash: String,
    signed_at: Moment,
    public_key: String,
    signature: String,
}

/// How many hexadecimal digits of a hash are printed: 64 bits, which nobody meets by chance or by trying.
const PRINTED: usize = 16;

impl Head {
    pub(crate) fn sign(
        signer: &Signer,
        number: u64,
        installation: Uuid,
        sequence: u64,
        hash: Hash,
        signed_at: Moment,
    ) -> Self {
        let public_key = signer.public_key();
        let mut head =
            Self { number, installation, sequence, hash, signed_at, public_key, signature: [0; 64] };
        head.signature = signer.sign(&head.message());
        head
    }

    /// What is signed.
    fn message(&self) -> String {
        let Self { number, installation, sequence, signed_at, .. } = self;
        let hash = HEXLOWER.encode(&self.hash);
        format!("ogniwo audit head 1\n{installation}\n{number}\n{sequence}\n{hash}\n{signed_at}\n")
    }

    /// Whether the signature is that of its key.
    pub(crate) fn is_signed(&self) -> bool {
        self.public_key.verifies(&self.message(), &self.signature)
    }

    /// As one line of JSON, without the end of the line: for the file of heads and for exports.
    pub fn line(&self) -> String {
        let line = Line {
            head: self.number,
            installation: self.installation,
            sequence: self.sequence,
            hash: HEXLOWER.encode(&self.hash),
            signed_at: self.signed_at,
            public_key: self.public_key.to_string(),
            signature: HEXLOWER.encode(&self.signature),
        };
        serde_json::to_string(&line).expect("numbers and texts can be written as JSON")
    }

    /// The head on that line; nothing when it is not exactly a line as [`Self::line`] writes it.
    pub fn of_line(line: &str) -> Option<Self> {
        let parsed: Line = serde_json::from_str(line).ok()?;
        let head = Self {
            number: parsed.head,
            installation: parsed.installation,
            sequence: parsed.sequence,
            hash: bytes_of(&parsed.hash)?,
            signed_at: parsed.signed_at,
            public_key: parsed.public_key.parse().ok()?,
            signature: bytes_of(&parsed.signature)?,
        };
        (head.line() == line).then_some(head)
    }

    /// For printing on reports: the entry, the day in Poland and the first digits of the hash, as in
    /// `1234 · 2026-11-22 · 9f3c 11aa 0b77 4d21`. Digits only, so the same in every language.
    pub fn printed(&self) -> String {
        let mut text = format!("{} · {} ·", self.sequence, self.signed_at.day_in_poland());
        for group in HEXLOWER.encode(&self.hash).as_bytes()[..PRINTED].chunks(4) {
            write!(text, " {}", String::from_utf8_lossy(group)).expect("writing to a string cannot fail");
        }
        text
    }
}

/// A head as somebody read it from paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The entry.
    pub sequence: u64,
    digits: String,
}

impl Printed {
    /// Whether this is how the hash of its entry begins.
    pub fn agrees_with(&self, hash: &Hash) -> bool {
        HEXLOWER.encode(hash).starts_with(&self.digits)
    }
}

/// A text that is not a printed head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a printed head is the number of an entry, a day, and four groups of four digits or letters a to f")]
pub struct NotAHead;

impl FromStr for Printed {
    type Err = NotAHead;

    /// Forgives spaces, dots, capital letters and a day left out.
    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let mut words = text.split(|letter: char| letter.is_whitespace() || letter == '·' || letter == ':');
        let mut words = words.by_ref().filter(|word| !word.is_empty());
        let sequence = words.next().and_then(|word| word.parse().ok()).ok_or(NotAHead)?;
        let digits: String = words.filter(|word| !word.contains('-')).collect::<String>().to_lowercase();
        let is_whole = digits.len() == PRINTED && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if is_whole { Ok(Self { sequence, digits }) } else { Err(NotAHead) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        let moment = Moment::from_microseconds(1_795_334_400_000_000).expect("a date in the calendar");
        Head::sign(&Signer::for_tests(), 3, Uuid::from_u128(5), 1234, [0x9f; 32], moment)
    }

    #[test]
    fn a_head_is_read_from_its_line_as_the_same() {
        let line = head().line();
        assert_eq!(Head::of_line(&line), Some(head()));
        assert!(!line.contains('\n'));
        assert!(head().is_signed());
    }

    #[test]
    fn no_byte_of_a_line_can_change_unseen() {
        let line = head().line();
        for position in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[position] ^= 1 << (position % 8);
            let seen = String::from_utf8(bytes).ok().and_then(|line| Head::of_line(&line));
            // A wrong key is noticed because it is not among those that are trusted.
            let hidden = seen.is_some_and(|seen| seen.is_signed() && seen.public_key == head().public_key);
            assert!(!hidden, "byte {position}");
        }
    }

    #[test]
    fn what_was_printed_can_be_typed_in_again() {
        let printed = head().printed();
        assert_eq!(printed, "1234 · 2026-11-22 · 9f9f 9f9f 9f9f 9f9f");
        for text in [printed.as_str(), "1234 9F9F9F9F9F9F9F9F", "1234:9f9f 9f9f9f9f 9f9f"] {
            let read: Printed = text.parse().expect(text);
            assert_eq!(read.sequence, 1234);
            assert!(read.agrees_with(&head().hash));
            assert!(!read.agrees_with(&[0x9e; 32]));
        }
        for text in ["", "1234", "1234 9f9f", "abc 9f9f9f9f9f9f9f9f", "1234 9f9f9f9f9f9f9f9g"] {
            assert_eq!(text.parse::<Printed>(), Err(NotAHead), "{text:?}");
        }
    }
}
