//! The catalogue bound to one language: what templates, letters and spreadsheets hold.

use std::fmt;
use std::sync::Arc;

use vocabulary::Language;

use crate::{Argument, Catalogue, numbers};

/// Speaks one language. Cheap to clone; templates call it `t`.
#[derive(Clone, Debug)]
pub struct Speak {
    catalogue: Arc<Catalogue>,
    language: Language,
}

impl Speak {
    /// Binds the catalogue to a language.
    pub fn new(catalogue: Arc<Catalogue>, language: Language) -> Self {
        Self { catalogue, language }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The same catalogue in another language, for a text that stands in its own tongue.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self { catalogue: Arc::clone(&self.catalogue), language }
    }

    /// A message without placeholders.
    pub fn say(&self, key: &str) -> String {
        self.catalogue.say(self.language, key)
    }

    /// A message with its placeholders filled.
    pub fn say_with(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.catalogue.say_with(self.language, key, arguments)
    }

    /// A message whose one placeholder is the number `$n`: `5 miejsc`.
    pub fn count(&self, key: &str, n: impl Into<Argument>) -> String {
        self.say_with(key, &[("n", n.into())])
    }

    /// A message to be filled step by step, which reads well in a template:
    /// `{{ t.phrase("found-near").with("n", found).with("place", place) }}`.
    pub fn phrase(&self, key: &str) -> Phrase<'_> {
        Phrase { speak: self, key: key.to_owned(), arguments: Vec::new() }
    }

    /// The message parted at empty lines, for texts of several paragraphs.
    pub fn paragraphs(&self, key: &str) -> Vec<String> {
        self.say(key)
            .split("\n\n")
            .map(|paragraph| paragraph.split_whitespace_keeping_no_break())
            .filter(|paragraph| !paragraph.is_empty())
            .collect()
    }

    /// Whether the key exists: for keys built from data.
    pub fn knows(&self, key: &str) -> bool {
        self.catalogue.knows(self.language, key)
    }

    /// A whole number: `1 234`.
    pub fn number(&self, number: impl TryInto<i64>) -> String {
        numbers::whole(self.language, number.try_into().unwrap_or(i64::MAX))
    }

    /// A number with this many decimals: `12,5`.
    pub fn decimal(&self, number: f64, digits: usize) -> String {
        numbers::decimal(self.language, number, digits)
    }

    /// A share from 0 to 1 as per cent.
    pub fn percent(&self, share: f64, digits: usize) -> String {
        numbers::percent(self.language, share, digits)
    }

    /// An amount given in grosze.
    pub fn money(&self, grosze: i64) -> String {
        numbers::money(self.language, grosze)
    }

    /// A distance as people say it: `400 m`, `1,2 km`, `35 km`.
    pub fn distance(&self, kilometres: f64) -> String {
        if kilometres < 0.975 {
            let metres = ((kilometres * 1000.0 / 50.0).round() * 50.0).max(50.0);
            return self.say_with("unit-metres", &[("value", self.decimal(metres, 0).into())]);
        }
        let digits = usize::from(kilometres < 9.95);
        self.say_with("unit-kilometres", &[("value", self.decimal(kilometres, digits).into())])
    }

    /// A text that people wrote, with the quotation marks and spaces of this language.
    pub fn typography(&self, text: &str) -> String {
        crate::typography(self.language, text)
    }

    /// A telephone number in groups.
    pub fn telephone(&self, number: &str) -> String {
        crate::telephones::grouped(number)
    }
}

trait Whitespace {
    fn split_whitespace_keeping_no_break(&self) -> String;
}

impl Whitespace for str {
    fn split_whitespace_keeping_no_break(&self) -> String {
        self.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A message on its way to being filled; printing it says it.
#[derive(Clone, Debug)]
pub struct Phrase<'a> {
    speak: &'a Speak,
    key: String,
    arguments: Vec<(String, Argument)>,
}

impl Phrase<'_> {
    /// Fills one placeholder.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name.to_owned(), value.into()));
        self
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments: Vec<(&str, Argument)> =
            self.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        formatter.write_str(&self.speak.say_with(&self.key, &arguments))
    }
}
