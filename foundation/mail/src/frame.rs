//! The frame of every letter: greeting, paragraphs, one link, why it came, and that nobody reads the mailbox.
//!
//! The plain text and the HTML are made from the same parts, so neither says more than the other.

use translations::Speak;
use vocabulary::Personal;

use crate::letter::Letter;

/// Who all letters of an installation come from, as it stands at their foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The name of the site.
    pub name: String,
    /// `https://pomoc.example.pl`, without a slash at the end. Links in letters begin with it.
    pub address: String,
}

/// A letter being written, in one language. The words come from whoever writes; no personal data among them.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    speak: &'a Speak,
    head: &'a Letterhead,
    subject: String,
    parts: Vec<Part>,
    reason: String,
    unsubscribe: Option<String>,
}

#[derive(Debug, Clone)]
enum Part {
    Paragraph(String),
    Facts(Vec<(String, String)>),
    Items(Vec<(String, Option<String>)>),
    Link { words: String, address: String },
}

impl<'a> Frame<'a> {
    /// A letter with this subject. `reason` is one sentence on why it came to this mailbox.
    pub fn new(
        speak: &'a Speak,
        head: &'a Letterhead,
        subject: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        let (subject, reason) = (subject.into(), reason.into());
        Self { speak, head, subject, parts: Vec::new(), reason, unsubscribe: None }
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Paragraph(text.into()));
        self
    }

    /// A list of names and values: what is known about a service.
    #[must_use]
    pub fn facts(mut self, facts: Vec<(String, String)>) -> Self {
        self.parts.push(Part::Facts(facts));
        self
    }

    /// A list of lines, each with a link or without.
    #[must_use]
    pub fn items(mut self, items: Vec<(String, Option<String>)>) -> Self {
        self.parts.push(Part::Items(items));
        self
    }

    /// A link on a line of its own. A letter with several says in its words what each does.
    #[must_use]
    pub fn link(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.parts.push(Part::Link { words: words.into(), address: address.into() });
        self
    }

    /// Says at the end where such letters are ended. Give the same link to [`crate::Handling`].
    #[must_use]
    pub fn ended_at(mut self, address: impl Into<String>) -> Self {
        self.unsubscribe = Some(address.into());
        self
    }

    /// The letter.
    pub fn letter(&self, to: Personal<String>, kind: &'static str) -> Letter {
        Letter {
            to,
            language: self.speak.language(),
            subject: self.subject.clone(),
            text: self.text(),
            html: self.html(),
            kind,
            once_key: None,
        }
    }

    fn text(&self) -> String {
        let parts: String = self.parts.iter().map(Part::as_text).collect();
        let end =
            self.unsubscribe.as_ref().map(|address| format!("{}: {address}\n", self.speak.say("mail-end")));
        format!(
            // "-- " ends a letter and begins its signature: mail programs fold what follows.
            "{}\n\n{parts}-- \n{}\n{}\n{}\n{}",
            self.speak.say("mail-greeting"),
            [self.head.name.as_str(), &self.head.address].join("\n").trim_end(),
            self.reason,
            self.speak.say("mail-not-read"),
            end.unwrap_or_default(),
        )
    }

    fn html(&self) -> String {
        let parts: String = self.parts.iter().map(Part::as_html).collect();
        let end = self.unsubscribe.as_ref().map(|address| anchor(&self.speak.say("mail-end"), address));
        let foot = [
            Some(if self.head.address.is_empty() {
                escaped(&self.head.name)
            } else {
                anchor(&self.head.name, &self.head.address)
            }),
            Some(escaped(&self.reason)),
            Some(escaped(&self.speak.say("mail-not-read"))),
            end,
        ];
        let foot: Vec<String> = foot.into_iter().flatten().collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n\
             <p>{}</p>\n{parts}<hr>\n<p><small>{}</small></p>\n</body>\n</html>\n",
            self.speak.language().code(),
            escaped(&self.subject),
            escaped(&self.speak.say("mail-greeting")),
            foot.join("<br>\n"),
        )
    }
}

impl Part {
    fn as_text(&self) -> String {
        match self {
            Self::Paragraph(paragraph) => format!("{paragraph}\n\n"),
            Self::Facts(facts) => {
                let lines = facts.iter().map(|(name, value)| format!("{name}: {value}\n"));
                lines.collect::<String>() + "\n"
            }
            Self::Items(items) => {
                let lines = items.iter().map(|(words, address)| match address {
                    Some(address) => format!("- {words}\n  {address}\n"),
                    None => format!("- {words}\n"),
                });
                lines.collect::<String>() + "\n"
            }
            Self::Link { words, address } => format!("{words}:\n{address}\n\n"),
        }
    }

    fn as_html(&self) -> String {
        match self {
            Self::Paragraph(paragraph) => format!("<p>{}</p>\n", lines(paragraph)),
            Self::Facts(facts) => {
                let rows = facts.iter().map(|(name, value)| {
                    let (name, value) = (escaped(name), lines(value));
                    format!("<tr><th scope=\"row\" align=\"left\" valign=\"top\">{name}</th><td>{value}</td></tr>\n")
                });
                format!("<table>\n{}</table>\n", rows.collect::<String>())
            }
            Self::Items(items) => {
                let items = items.iter().map(|(words, address)| match address {
                    Some(address) => format!("<li>{}</li>\n", anchor(words, address)),
                    None => format!("<li>{}</li>\n", escaped(words)),
                });
                format!("<ul>\n{}</ul>\n", items.collect::<String>())
            }
            Self::Link { words, address } => format!("<p>{}</p>\n", anchor(words, address)),
        }
    }
}

fn anchor(words: &str, address: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(words))
}

/// Line breaks inside a paragraph stay line breaks.
fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
