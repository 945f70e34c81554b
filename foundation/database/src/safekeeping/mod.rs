//! Safekeeping: everything in the database as one stream, for backups, for moving to the other engine, for leaving.
//!
//! A snapshot is taken in one reading transaction while others go on writing, and is the same text whichever engine it
//! comes from. A backup is a snapshot, compressed and locked; moving pours a snapshot of one database into another; a
//! full export is a snapshot in a folder of readable files. Loading always happens in one transaction into an empty
//! database, and what was loaded is read again and compared.
//!
//! It does not know what the tables mean, and it does not keep the key that opens what it locks. Start with
//! [`back_up`] and [`restore`].

mod archive;
pub(crate) mod blueprint;
pub(crate) mod content;
mod envelope;
mod everything;
mod fault;
mod generations;
mod keys;
mod loading;
mod moving;
mod snapshot;
pub(crate) mod spelling;
mod streams;

pub use self::{
    archive::{Backup, Checked, Manifest, Opening, Order, back_up, backup_before, restore, verify},
    everything::{export_everything, import_everything},
    fault::SafekeepingFault,
    generations::{Generation, Keep, due, kept_in, prune, to_let_go},
    keys::{Identity, Recipient},
    moving::move_to,
    snapshot::{Contents, TableContents},
};
