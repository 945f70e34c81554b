//! What help there is: services with all that a person must know to get them, how sure we are of it, and
//! the ways in and out of the directory.
//!
//! This is the model capability: the others are stamped from it. It does not search (that is `finder`) and
//! holds no person. Start with [`Service`]; then [`look`] and [`keep`], the verbs; then the doors.

pub mod api;
pub mod export;
mod filter;
pub mod general_rules;
pub mod hsds;
pub mod import_hsds;
pub mod keep;
pub mod look;
pub mod pack;
pub mod pages;
mod permissions;
pub mod quality;
pub mod report_error;
mod service;
pub mod stewarding;
mod store;
pub mod template;
mod vacancy;

pub use filter::Filter;
pub use service::{
    AccessPath, Audience, CONFIRMATION_HOLDS_DAYS, Capacity, Confirmation, Cost, Mode, OLD_AFTER_DAYS,
    Service, Site, Standing, Status,
};
pub use stewarding::{
    Group, about_itself, add, duplicates, import, pictures, proposals, revise, versions, withdraw,
};
pub use store::{PERSONAL, STATEMENTS};
pub use vacancy::Vacancy;

/// What its pages add to the site's stylesheet.
pub const STYLESHEET: &str = include_str!("../assets/directory.css");

/// The words of its pages.
pub const WORDS: translations::Words = translations::Words {
    name: "directory",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};

/// The words of its doors for programs.
pub const API_WORDS: translations::Words = translations::Words {
    name: "directory-api",
    pl: include_str!("../locales/api.pl.ftl"),
    en: include_str!("../locales/api.en.ftl"),
    uk: include_str!("../locales/api.uk.ftl"),
};

/// The capability's own tables.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "directory",
    steps: &[
        database::Migration { name: "0001_service", sql: include_str!("../migrations/0001_service.sql") },
        database::Migration {
            name: "0002_stewardship",
            sql: include_str!("../migrations/0002_stewardship.sql"),
        },
        database::Migration { name: "0003_import", sql: include_str!("../migrations/0003_import.sql") },
        database::Migration { name: "0004_picture", sql: include_str!("../migrations/0004_picture.sql") },
    ],
};
