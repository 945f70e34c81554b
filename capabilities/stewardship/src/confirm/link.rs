//! The signed links of a letter: what for, about which request, until when, and what the entry said when it was written.
//!
//! Whoever holds a link may do the one thing it is for, without a login: it was sent to the mailbox that the directory
//! itself names. The signature covers every character, so a link altered anywhere is none.

use data_encoding::BASE64URL_NOPAD;
use directory::Service;
use jiff::SignedDuration;
use privacy::Keyring;
use uuid::Uuid;
use vocabulary::{Id, Moment};

use super::request::{LINK_HOLDS_DAYS, Purpose, Request, UNDO_HOURS};

/// What the keys sign these links for, and for nothing else.
const SIGNED: &str = "confirmation link 1";
/// A mark, two identifiers, minutes, a fingerprint: a multiple of three, so that no bit of the text is idle.
const BYTES: usize = 1 + 16 + 16 + 4 + 8;
const CHARACTERS: usize = BYTES / 3 * 4;

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// About which request.
    pub request: Id<Request>,
    /// About which service.
    pub service: Id<Service>,
    /// Until when it holds, to the minute.
    pub until: Moment,
    /// The fingerprint of the facts when the link was made.
    pub facts: i64,
}

/// Why a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// It was altered, cut off, or made elsewhere.
    #[error("this link is not complete; copy the whole link from the letter")]
    Broken,
    /// Its time is over.
    #[error("this link has expired")]
    Over,
}

const MINUTE: i64 = 60_000_000;

impl Link {
    /// A link that holds as long as its purpose needs.
    pub fn new(purpose: Purpose, request: &Request, facts: i64, now: Moment) -> Self {
        let hours = match purpose {
            Purpose::Undo => UNDO_HOURS,
            _ => i64::from(LINK_HOLDS_DAYS) * 24,
        };
        let until = now.timestamp().saturating_add(SignedDuration::from_hours(hours));
        let until = Moment::of(until.expect("a duration of the clock saturates"));
        Self { purpose, request: request.id, service: request.service, until, facts }
    }

    /// The same link for something else.
    #[must_use]
    pub fn to(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// The link as it stands in the query of an address: 92 characters.
    pub fn signed(&self, keys: &Keyring) -> String {
        let minutes = u32::try_from(self.until.microseconds() / MINUTE).unwrap_or_default();
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.push(self.purpose.mark());
        bytes.extend_from_slice(self.request.uuid().as_bytes());
        bytes.extend_from_slice(self.service.uuid().as_bytes());
        bytes.extend_from_slice(&minutes.to_be_bytes());
        bytes.extend_from_slice(&self.facts.to_be_bytes());
        let text = BASE64URL_NOPAD.encode(&bytes);
        let tag = keys.sign(SIGNED, &text);
        text + &tag
    }

    /// Reads a link that this installation made.
    pub fn read(keys: &Keyring, token: &str, now: Moment) -> Result<Self, NoLink> {
        let (text, tag) = token.split_at_checked(CHARACTERS).ok_or(NoLink::Broken)?;
        if !keys.verify(SIGNED, text, tag) {
            return Err(NoLink::Broken);
        }
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NoLink::Broken)?;
        let part = |from: usize, length: usize| bytes.get(from..from + length).ok_or(NoLink::Broken);
        let id = |from| part(from, 16).and_then(|part| Uuid::from_slice(part).map_err(|_| NoLink::Broken));
        let minutes = u32::from_be_bytes(part(33, 4)?.try_into().map_err(|_| NoLink::Broken)?);
        let facts = i64::from_be_bytes(part(37, 8)?.try_into().map_err(|_| NoLink::Broken)?);
        let link = Self {
            purpose: part(0, 1)?.first().and_then(|mark| Purpose::of_mark(*mark)).ok_or(NoLink::Broken)?,
            request: Id::new(id(1)?),
            service: Id::new(id(17)?),
            until: Moment::from_microseconds(i64::from(minutes) * MINUTE).ok_or(NoLink::Broken)?,
            facts,
        };
        if now > link.until { Err(NoLink::Over) } else { Ok(link) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_link() -> Link {
        Link {
            purpose: Purpose::Confirm,
            request: Id::derived("request", "test", "1"),
            service: Id::derived("service", "test", "1"),
            until: at(30 * 24 * 60),
            facts: -42,
        }
    }

    fn at(minutes: i64) -> Moment {
        let begin = database::testing::a_moment().microseconds() / MINUTE;
        Moment::from_microseconds((begin + minutes) * MINUTE).expect("a moment")
    }

    #[test]
    fn a_link_says_what_was_signed_until_it_is_over() {
        let keys = Keyring::for_tests();
        let token = a_link().signed(&keys);
        assert_eq!(token.len(), 92);
        assert_eq!(Link::read(&keys, &token, at(0)), Ok(a_link()));
        assert_eq!(Link::read(&keys, &token, at(30 * 24 * 60)), Ok(a_link()));
        assert_eq!(Link::read(&keys, &token, at(30 * 24 * 60 + 1)), Err(NoLink::Over));
    }

    #[test]
    fn a_link_altered_at_any_byte_is_refused() {
        let keys = Keyring::for_tests();
        let token = a_link().signed(&keys);
        for place in 0..token.len() {
            for bit in 0..7 {
                let mut bytes = token.clone().into_bytes();
                bytes[place] ^= 1 << bit;
                let altered = String::from_utf8(bytes).expect("ASCII stays ASCII");
                assert_eq!(Link::read(&keys, &altered, at(0)), Err(NoLink::Broken), "{place}/{bit}");
            }
            let without: String = token[..place].to_owned() + &token[place + 1..];
            assert_eq!(Link::read(&keys, &without, at(0)), Err(NoLink::Broken), "{place}");
        }
        for odd in ["", "a", &"ą".repeat(46), &format!("{token}A"), &format!(" {token}")] {
            assert_eq!(Link::read(&keys, odd, at(0)), Err(NoLink::Broken), "{odd}");
        }
    }

    #[test]
    fn a_link_for_one_thing_is_none_for_another() {
        let keys = Keyring::for_tests();
        let confirm = a_link().signed(&keys);
        let end = a_link().to(Purpose::End).signed(&keys);
        let mixed = format!("{}{}", &end[..CHARACTERS], &confirm[CHARACTERS..]);
        assert_eq!(Link::read(&keys, &mixed, at(0)), Err(NoLink::Broken));
        let other_purpose = keys.sign("form", &end[..CHARACTERS]);
        assert_eq!(
            Link::read(&keys, &format!("{}{other_purpose}", &end[..CHARACTERS]), at(0)),
            Err(NoLink::Broken)
        );
    }
}
