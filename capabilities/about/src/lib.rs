//! What an instance says of itself: how it works, what it keeps, how accessible it is, which data it gives away; and, for
//! those who answer for an institution, the papers of data protection.
//!
//! Keeps nothing: it has no tables and no verbs, only texts with names filled in and lists made from the rules of
//! other crates. Start with [`pages()`], which everybody may read, then [`legal`], which is for staff.

pub mod legal;
mod pages;

pub use pages::{DECLARATION, HOW, House, OPEN_DATA, Operator, PRIVACY, pages};

/// The words of these pages.
pub const WORDS: translations::Words = translations::Words {
    name: "about",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
