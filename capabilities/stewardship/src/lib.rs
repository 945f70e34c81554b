//! Keeping what the directory says true: institutions change, confirm and withdraw their own entries, answer what
//! others noticed, and the region joins what is there twice.
//!
//! The rules of an entry itself stand in `directory`; who may is decided by `accounts`. Here are the pages of staff and
//! what only they need: proposals, duplicates, first publications, translation slots. Start with [`pages`].

pub mod advice;
pub mod board;
pub mod confirm;
pub mod form;
pub mod pages;
mod permissions;
pub mod rhythm;
mod store;
pub mod today;
pub mod translate;
pub mod translations_of;

pub use confirm::STATEMENTS;
pub use store::STATEMENTS as TRANSLATION_STATEMENTS;

/// What its pages add to the site's stylesheet.
pub const STYLESHEET: &str = include_str!("../assets/stewardship.css");

/// Refreshes the hints under texts while somebody types.
pub const SCRIPT: web::Script = web::Script { name: "advice", text: include_str!("../assets/advice.js") };

/// The words of its pages.
pub const WORDS: translations::Words = translations::Words {
    name: "stewardship",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};

/// The words of confirming by letter, of the board and of the tasks of the day.
pub const CONFIRM_WORDS: translations::Words = translations::Words {
    name: "stewardship-confirm",
    pl: include_str!("confirm/locales/pl.ftl"),
    en: include_str!("confirm/locales/en.ftl"),
    uk: include_str!("confirm/locales/uk.ftl"),
};

/// The words of setting how institutions are asked.
pub const RHYTHM_WORDS: translations::Words = translations::Words {
    name: "stewardship-rhythm",
    pl: include_str!("rhythm/locales/pl.ftl"),
    en: include_str!("rhythm/locales/en.ftl"),
    uk: include_str!("rhythm/locales/uk.ftl"),
};

/// The capability's own tables.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "stewardship",
    steps: &[
        database::Migration {
            name: "0001_stewardship",
            sql: include_str!("../migrations/0001_stewardship.sql"),
        },
        database::Migration {
            name: "0002_confirmation",
            sql: include_str!("../migrations/0002_confirmation.sql"),
        },
        database::Migration { name: "0003_rhythm", sql: include_str!("../migrations/0003_rhythm.sql") },
    ],
};
