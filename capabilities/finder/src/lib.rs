//! The help finder: somebody says what is wrong, and gets the right services near them.
//!
//! It understands (the needs thesaurus, [`Thesaurus`]), it searches (the [`Index`], derived from the directory and
//! never the only copy of anything), and it orders by meaning, reach, fitness and availability ([`find()`]). It does
//! not store who asked or what: only unmet needs are counted, without text and without persons.
//! Start with [`find()`].

mod answer;
pub mod api;
mod entry;
mod filters;
mod find;
mod house;
mod index;
pub mod intake;
pub mod pages;
mod permissions;
mod reach;
mod reason;
mod store;
mod surfaces;
mod thesaurus;
pub mod unmet;
mod words;

pub use answer::{Answer, Question, Where, answer, why};
pub use entry::Entry;
pub use filters::Filters;
pub use find::{Ask, Found, Hit, MOST_RESULTS, find};
pub use house::House;
pub use index::{Built, CannotIndex, Index};
pub use permissions::NotAllowed;
pub use reach::{Reach, Whereabouts};
pub use reason::{FoundBy, Reason};
pub use store::STATEMENTS;
pub use thesaurus::{CannotLoad, Need, Recognised, Thesaurus, Understanding};

/// The words of the finder's doors.
pub const WORDS: translations::Words = translations::Words {
    name: "finder",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};

/// The capability's own table.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "finder",
    steps: &[database::Migration {
        name: "0001_unmet_need",
        sql: include_str!("../migrations/0001_unmet_need.sql"),
    }],
};
