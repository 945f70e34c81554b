//! The documents of the pack: Polish templates with what is known filled in and what is not left visibly blank.
//!
//! In a template `{institution.name|its hint}` is filled, or becomes dots with the hint when nothing is known; `{|hint}`
//! is always dots, for what only the institution knows; `{table.register}` becomes a table.

/// One document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// In addresses and file names, the same in every language of the pages.
    pub code: &'static str,
    /// Of the template; a change of meaning is a new version.
    pub version: &'static str,
    /// The template.
    pub template: &'static str,
}

/// All of them, in the order in which they are offered.
pub const DOCUMENTS: [Document; 5] = [
    Document {
        code: "umowa-powierzenia",
        version: "2026-11",
        template: include_str!("../../legal/umowa-powierzenia.md"),
    },
    Document {
        code: "ocena-skutkow",
        version: "2026-11",
        template: include_str!("../../legal/ocena-skutkow.md"),
    },
    Document {
        code: "podstawy-prawne",
        version: "2026-11",
        template: include_str!("../../legal/podstawy-prawne.md"),
    },
    Document {
        code: "klauzula-informacyjna",
        version: "2026-11",
        template: include_str!("../../legal/klauzula-informacyjna.md"),
    },
    Document {
        code: "dla-inspektora",
        version: "2026-11",
        template: include_str!("../../legal/dla-inspektora.md"),
    },
];

/// What is filled into a template: names and values. A value under `table.` may have several lines.
#[derive(Debug, Clone, Default)]
pub struct Facts(Vec<(&'static str, String)>);

/// A place a person fills in with a pen.
const DOTS: &str = "…………………………";

impl Facts {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more fact, on one line; an empty one is as good as none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.0.push((name, on_one_line(value.as_ref())));
        self
    }

    /// One more table.
    #[must_use]
    pub fn with_table(mut self, name: &'static str, head: &[String], rows: &[Vec<String>]) -> Self {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| on_one_line(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = format!("|{}\n", "---|".repeat(head.len()));
        let rows: String = rows.iter().map(|row| line(row)).collect();
        self.0.push((name, format!("{}{rule}{}", line(head), rows.trim_end())));
        self
    }

    fn of(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, value)| *known == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// Whether a template may ask for this.
    pub fn knows(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == name)
    }
}

/// Marks that mean something in a template mean nothing in a value.
fn on_one_line(value: &str) -> String {
    let plain = value.replace('|', "/").replace(['{', '}'], "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Document {
    /// The document of a code.
    pub fn of(code: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|document| document.code == code)
    }

    /// The text with everything filled in.
    pub fn filled(&self, facts: &Facts) -> String {
        let mut text = String::with_capacity(self.template.len() * 2);
        let mut rest = self.template;
        while let Some((before, asked, after)) = next(rest) {
            text.push_str(before);
            let (name, hint) = asked.split_once('|').unwrap_or((asked, ""));
            match facts.of(name) {
                Some(value) => text.push_str(value),
                None if hint.is_empty() => text.push_str(DOTS),
                None => text.extend([DOTS, " (", hint, ")"]),
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// The next place to be filled: what stands before it, what it asks for, what stands after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (asked, after) = rest.split_once('}')?;
    Some((before, asked, after))
}

/// The names that a template asks for.
pub fn placeholders(template: &str) -> Vec<&str> {
    let (mut names, mut rest) = (Vec::new(), template);
    while let Some((_, asked, after)) = next(rest) {
        names.push(asked.split('|').next().unwrap_or_default());
        rest = after;
    }
    names.retain(|name| !name.is_empty());
    names
}
