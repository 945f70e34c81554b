//! Every word a person sees, in three languages, and the manners that go with them.
//!
//! A crate keeps its words in `locales/pl.ftl`, `en.ftl` and `uk.ftl` ([Fluent](https://projectfluent.org))
//! and offers them as [`Words`]. The server joins all of them into one [`Catalogue`]; a page, a letter or a
//! spreadsheet then speaks through [`Speak`], which is the catalogue bound to one language.
//!
//! What it is not: it does not choose the language (the door does), it does not store texts that people
//! wrote themselves (those are `vocabulary::LocalText`), and it knows nothing of HTML.
//!
//! Start reading at [`Catalogue::new`], then [`Speak`]; [`compare`] is the guard that keeps the three
//! languages level. Numbers, money, telephone numbers and typography need no catalogue and stand in
//! [`numbers`], [`telephones`] and [`mod@typography`].

mod argument;
mod catalogue;
mod comparison;
mod dates;
pub mod numbers;
mod speak;
pub mod telephones;
pub mod typography;

pub use argument::Argument;
pub use catalogue::{BrokenWords, Catalogue};
pub use comparison::{Difference, compare};
pub use speak::{Phrase, Speak};
pub use typography::typography;

/// The words one crate contributes: the text of its three `locales/*.ftl` files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The crate the words belong to; it appears in every complaint about them.
    pub name: &'static str,
    /// Polish.
    pub pl: &'static str,
    /// English.
    pub en: &'static str,
    /// Ukrainian.
    pub uk: &'static str,
}

impl Words {
    /// The text of the file for one language.
    pub fn text(&self, language: vocabulary::Language) -> &'static str {
        match language {
            vocabulary::Language::Polish => self.pl,
            vocabulary::Language::English => self.en,
            vocabulary::Language::Ukrainian => self.uk,
        }
    }
}

/// The words of this crate itself: months, weekdays, "three days ago", units.
///
/// [`Catalogue::new`] adds them unasked.
pub const WORDS: Words = Words {
    name: "translations",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
