//! The catalogue bound to one language: what templates, letters and spreadsheets hold.

use std::borrow::Borrow;
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
    pub fn say(&self, key: impl AsRef<str>) -> String {
        self.catalogue.say(self.language, key.as_ref())
    }

    /// A message with its placeholders filled.
    pub fn say_with(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.catalogue.say_with(self.language, key, arguments)
    }

    /// A message whose one placeholder is the number `$n`: `5 miejsc`.
    pub fn count(&self, key: impl AsRef<str>, n: impl Into<Argument>) -> String {
        self.say_with(key.as_ref(), &[("n", n.into())])
    }

    /// A message to be filled step by step, which reads well in a template:
    /// `{{ t.phrase("found-near").with("n", found).with("place", place) }}`.
    pub fn phrase(&self, key: impl AsRef<str>) -> Phrase<'_> {
        Phrase { speak: self, key: key.as_ref().to_owned(), arguments: Vec::new() }
    }

    /// The message parted at empty lines, for texts of several paragraphs.
    pub fn paragraphs(&self, key: impl AsRef<str>) -> Vec<String> {
        self.say(key).split("\n\n").map(in_one_line).filter(|paragraph| !paragraph.is_empty()).collect()
    }

    /// Whether the key exists: for keys built from data.
    pub fn knows(&self, key: impl AsRef<str>) -> bool {
        self.catalogue.knows(self.language, key.as_ref())
    }

    /// A number with as many decimals as it needs: `1 234`, `2,5`.
    pub fn number(&self, number: impl Into<Argument>) -> String {
        match number.into() {
            Argument::Number(number) => numbers::plain(self.language, number),
            Argument::Text(text) => text,
        }
    }

    /// A number with this many decimals: `12,5`.
    pub fn decimal(&self, number: impl Borrow<f64>, digits: usize) -> String {
        numbers::decimal(self.language, *number.borrow(), digits)
    }

    /// A share from 0 to 1 as per cent.
    pub fn percent(&self, share: impl Borrow<f64>, digits: usize) -> String {
        numbers::percent(self.language, *share.borrow(), digits)
    }

    /// An amount given in grosze.
    pub fn money(&self, grosze: impl Borrow<i64>) -> String {
        numbers::money(self.language, *grosze.borrow())
    }

    /// A distance as people say it: `400 m`, `1,2 km`, `35 km`.
    pub fn distance(&self, kilometres: impl Borrow<f64>) -> String {
        let kilometres = *kilometres.borrow();
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

    /// The `tel:` address of a number; empty when it cannot be dialled.
    pub fn telephone_address(&self, number: &str) -> String {
        crate::telephones::address(number).unwrap_or_default()
    }
}

/// One line, with its non-breaking spaces kept.
fn in_one_line(paragraph: &str) -> String {
    paragraph.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
