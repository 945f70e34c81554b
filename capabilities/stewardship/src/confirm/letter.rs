//! The letter that asks whether entries are still true.

use mail::{Frame, Letter, Letterhead};
use privacy::Keyring;
use translations::Speak;
use vocabulary::{Mailbox, Personal};
use web::{Form, Localised};

use super::{ask::KIND, facts::Entry, link::Link, pages::CONFIRMATION, request::Purpose};

/// What letters need besides the facts.
#[derive(Debug, Clone)]
pub struct Writer<'a> {
    /// The name of the site and the address under which its pages are found.
    pub head: Letterhead,
    /// The language of the letters: Polish, as nobody knows who reads the mailbox of an office.
    pub speak: &'a Speak,
}

/// The address of a page with a link in its query, which no log keeps.
pub fn address(route: Localised, speak: &Speak, token: &str) -> String {
    let mut query = Form::default();
    query.set("token", token);
    query.address(&route.address(speak.language()))
}

impl Writer<'_> {
    /// The letter about these entries. Nothing in it is about a person: only what their public pages say.
    pub fn letter(&self, keys: &Keyring, to: &Mailbox, entries: &[(&Entry, Link)]) -> Letter {
        let t = self.speak;
        let n = entries.len();
        let subject = match entries {
            [(entry, _)] => {
                t.phrase("confirm-letter-subject-one").with("name", cut(&entry.name(t))).to_string()
            }
            _ => t.count("confirm-letter-subject", n),
        };
        let mut frame = Frame::new(t, &self.head, subject, t.say("confirm-letter-reason"));
        frame = frame.paragraph(t.count("confirm-letter-intro", n)).paragraph(t.say("confirm-letter-how"));
        for (number, (entry, link)) in entries.iter().enumerate() {
            let name = entry.name(t);
            frame = frame.paragraph(if n > 1 { format!("{}. {name}", number + 1) } else { name });
            frame = frame.facts(entry.said(t));
            for (purpose, words) in [
                (Purpose::Confirm, "confirm-letter-yes"),
                (Purpose::Change, "confirm-letter-change"),
                (Purpose::End, "confirm-letter-end"),
                (Purpose::Places, "confirm-letter-places"),
            ] {
                if purpose != Purpose::Places || entry.has_places() {
                    let token = link.to(purpose).signed(keys);
                    frame = frame.link(
                        t.say(words),
                        format!("{}{}", self.head.address, address(CONFIRMATION, t, &token)),
                    );
                }
            }
        }
        frame = frame.paragraph(t.say("confirm-letter-end-note"));
        frame.letter(Personal::new(to.as_str().to_owned()), KIND)
    }
}

/// A subject takes 200 characters.
fn cut(name: &str) -> String {
    name.chars().take(120).collect()
}
