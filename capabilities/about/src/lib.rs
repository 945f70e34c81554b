//! What an instance says of itself: how it works, what it keeps, how accessible it is, which data it gives away.
//!
//! Keeps nothing: it has no tables and no verbs, only texts with the operator's name in them. Start with [`pages()`].

mod pages;

pub use pages::{DECLARATION, HOW, House, OPEN_DATA, Operator, PRIVACY, pages};

/// The words of these pages.
pub const WORDS: translations::Words = translations::Words {
    name: "about",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
