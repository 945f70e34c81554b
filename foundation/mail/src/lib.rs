//! Letters, notices and calls to other systems: everything that leaves the house to tell somebody something.
//!
//! A [`Letter`] is put into an outbox in the same unit of work as the change it tells of ([`post`]), so there is never
//! one without the other, and a [`Postman`] carries it to a [`Letterbox`]: a mail server, or a folder or the console
//! where there is none. A [`notices::Notice`] waits inside the program and becomes part of a letter when its reader
//! wishes so. [`webhooks`] tell other programs.
//!
//! It does not know why anything is said: words come from whoever posts. It holds no personal data but mailboxes, which
//! are sealed and go [`KEPT_DAYS`] days after the letter. It does not read mail: what bounces later than at the
//! mail server's door is not seen.
//!
//! Start reading at [`post`], then [`Postman`], [`notices`] and [`webhooks`].

mod bounces;
mod clock;
mod frame;
mod letter;
mod letterbox;
mod mailbox;
mod message;
mod outbox;
mod personal;
mod postman;
mod smtp;
mod statements;
mod store;

pub mod notices;
pub mod testing;
pub mod webhooks;

pub use crate::{
    bounces::{Bounce, bounced},
    clock::QuietHours,
    frame::{Frame, Letterhead},
    letter::{CannotPost, Handling, Letter, forgive, post, post_as},
    letterbox::Letterbox,
    mailbox::Undeliverable,
    outbox::{KEPT_DAYS, Outbox, forget_mailbox, outbox},
    personal::PERSONAL,
    postman::{Delivered, Postman, Sender, UnfitSender},
    smtp::{Security, SmtpSettings, UnsafeSettings},
    statements::STATEMENTS,
};
pub use vocabulary::Mailbox;

/// The outbox, the notices and the webhooks.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "mail",
    steps: &[
        database::Migration { name: "0001_letter", sql: include_str!("../migrations/0001_letter.sql") },
        database::Migration { name: "0002_notice", sql: include_str!("../migrations/0002_notice.sql") },
        database::Migration { name: "0003_webhook", sql: include_str!("../migrations/0003_webhook.sql") },
    ],
};

/// The words of the frame: greeting, foot, and the letter with notices.
pub const WORDS: translations::Words = translations::Words {
    name: "mail",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
