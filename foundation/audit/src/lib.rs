//! Who did what: a log to which one can only add, and in which every later change can be found.
//!
//! Every entry carries the hash of the one before it ([`record`]). Every hour the end of the chain is signed and written to
//! a file outside the database ([`keep_head`]). [`verify`] examines all of it, and an [`export`] is examined
//! by the stand-alone verifier. So whoever has the file, a printed report or an export can tell whether a byte
//! was altered, an entry taken out or the end cut off, also by somebody who may write to the database.
//!
//! It is not a log of requests or faults (that is `tracing`), and it keeps no personal data: only identifiers.
//! Start with [`Entry`] and [`record`](record()).

mod chain;
mod entry;
mod export;
mod head;
mod look;
mod prune;
mod record;
mod sign_head;
mod signing;
mod store;
mod verdict;
mod verify;

use database::{Fault, Work};

pub use crate::{
    chain::Hash,
    entry::{Entry, Kind, Recorded},
    export::{CannotExport, Exported, export},
    head::{Head, NotAHead, Printed},
    look::{Filter, count, look},
    prune::{CannotPrune, YEARS_KEPT, prune},
    record::{record, record_all},
    sign_head::{CannotWriteHeads, HeadsFile, keep_head, latest_head, sign_head},
    signing::{KeyFault, NotAPublicKey, PublicKey, Signature, Signer, public_file},
    store::STATEMENTS,
    verdict::{Damage, Finding, Verdict, Witness},
    verify::verify,
};

/// The tables of the log.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "audit",
    steps: &[database::Migration { name: "0001_audit", sql: include_str!("../migrations/0001_audit.sql") }],
};

/// The hash of an entry, to be held against a head that somebody reads from paper; nothing when there is no such entry.
pub async fn hash_at(work: &mut Work, sequence: u64) -> Result<Option<Hash>, Fault> {
    store::hash_at(work, sequence).await
}
