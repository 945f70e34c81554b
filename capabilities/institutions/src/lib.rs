//! Who the institutions are: names, registry numbers, seats, contacts, hours, and the dated code lists
//! everybody shares.
//!
//! It does not know what an institution offers: that is `directory`. Start with [`Institution`]; the verbs
//! are [`keep`] (take in what a source says) and [`look`] (find again).

mod codes;
mod contact;
pub mod holidays;
mod hours;
mod institution;
pub mod keep;
pub mod ledger;
pub mod look;
mod named;
mod permissions;
mod provenance;
mod store;

pub use codes::{Code, CodeLists, UnknownCode};
pub use contact::{Access, Address, Contacts, Position, Precision, Texts};
pub use hours::{Exception, Hours, OpenState, Opening, Weekday};
pub use institution::{Claim, Institution, Register};
pub use named::Named;
pub use permissions::{CannotKeep, NotAllowed, may_keep};
pub use provenance::{Provenance, Source};
pub use store::STATEMENTS;

/// The capability's own tables.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "institutions",
    steps: &[
        database::Migration {
            name: "0001_institution",
            sql: include_str!("../migrations/0001_institution.sql"),
        },
        database::Migration { name: "0002_set_aside", sql: include_str!("../migrations/0002_set_aside.sql") },
    ],
};
