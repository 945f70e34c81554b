//! Personal data sealed under a key of each person, and what follows from that: erasure, rotation, retention, and
//! the register of what is kept and why.
//!
//! Every person (or letter, or anything else data are *about*) is a [`Subject`] with a random key of its own. That key
//! lies in the database, wrapped with the instance key of a [`Keyring`], whose file lies somewhere else. A column is
//! sealed with [`seal`] and read with [`unseal`] or, for lists, [`Reader`]. To [`erase`] somebody is to destroy their key.
//! What that reaches and what it does not, also in backups, stands in `decisions/0015-personal-data-sealed-per-person.md`.
//!
//! It does not decide who may read (capabilities do, by their scope), does not write the audit log (whoever calls does,
//! in the same unit of work), and holds no data itself but keys, erasures and legal holds. All secret randomness of the
//! house comes from here: [`Secret`], [`code`], [`random`].
//!
//! Start reading at [`Keyring`], then [`seal`] and [`erase`].

mod cell;
mod code;
mod erasure;
mod fault;
mod hold;
mod keyring;
mod random;
mod reader;
mod register;
mod retention;
mod rotation;
mod rules;
mod sealing;
mod secret;
mod store;
mod subject;

pub use crate::{
    cell::Cell,
    code::{code, code_as_typed},
    erasure::{discard, erase, erased_at, keep_erasures, replay_erasures},
    fault::{KeyFault, PrivacyFault},
    hold::{Hold, holds, lift_hold, place_hold},
    keyring::Keyring,
    random::random,
    reader::Reader,
    register::{Activity, KeptColumn, register},
    retention::{Cleared, run_retention},
    rotation::{KeyInUse, keys_in_use, missing_keys, retire_old_keys, rewrap},
    rules::{ColumnRule, LegalBasis, Retention, Sweep},
    sealing::{seal, unseal},
    secret::Secret,
    store::{PERSONAL, STATEMENTS},
    subject::Subject,
};

/// Keys, erasures and legal holds.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "privacy",
    steps: &[database::Migration { name: "0001_keys", sql: include_str!("../migrations/0001_keys.sql") }],
};

/// The words of the register: legal bases and how long something is kept.
pub const WORDS: translations::Words = translations::Words {
    name: "privacy",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
