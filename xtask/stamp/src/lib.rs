//! specimen: say in one sentence what people can do here.
//!
//! Say what it is not, so that nobody looks for it here. Start reading at [`Specimen`], the noun; then [`note()`]
//! and [`look`], the verbs; then the doors [`pages()`] and [`api()`].

mod api;
pub mod look;
mod note;
mod pages;
mod permissions;
mod specimen;
mod store;

pub use api::api;
pub use note::{CannotNote, NoteSpecimen, note};
pub use pages::pages;
pub use permissions::NotAllowed;
pub use specimen::{MalformedTitle, Specimen, Title};
pub use store::STATEMENTS;

/// The tables of this capability.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "specimen",
    steps: &[database::Migration {
        name: "0001_specimen",
        sql: include_str!("../migrations/0001_specimen.sql"),
    }],
};

/// The words of this capability.
pub const WORDS: translations::Words = translations::Words {
    name: "specimen",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
