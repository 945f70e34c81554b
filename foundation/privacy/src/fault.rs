//! What can go wrong with keys and with what they seal.

use std::path::PathBuf;

use crate::subject::Subject;

/// The key file cannot be used. The text tells the operator what to do.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// There is none.
    #[error(
        "the key file {0} is missing. Put back the copy you keep apart from the backups; without it nothing that was sealed can be read"
    )]
    Missing(PathBuf),
    /// It is there and cannot be read.
    #[error(
        "the key file {file} cannot be read: {source}. Check that it belongs to the user who runs the program"
    )]
    CannotRead {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// Somebody else on this machine can read or change it.
    #[error(
        "the key file {file} is open to other users of this machine (mode {mode:03o}). Run: chmod 600 {file}"
    )]
    OpenToOthers {
        /// Which file.
        file: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// It is not what was written.
    #[error(
        "the key file {file} is damaged: {why}. Put back the copy you keep apart from the backups; nothing was changed"
    )]
    Damaged {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// It was written by a newer version of the program.
    #[error(
        "the key file {0} was written by a newer version of the program. Start that version; nothing was changed"
    )]
    Newer(PathBuf),
    /// It, or the list of erasures beside it, cannot be written.
    #[error(
        "{file} cannot be written: {source}. Check that there is room and that this user may write there"
    )]
    CannotWrite {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// Another rotation is under way, or one was interrupted.
    #[error(
        "another change of the keys is under way, or one was interrupted. If none is, remove {0} and try again"
    )]
    Busy(PathBuf),
    /// A keyring without a file was asked to keep something.
    #[error("these keys live in memory only and have no file")]
    NoFile,
}

/// Something sealed cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum PrivacyFault {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Fault),
    /// The key file failed.
    #[error(transparent)]
    Keys(#[from] KeyFault),
    /// A person's key is wrapped with an instance key that is not in the key file.
    #[error(
        "the key file lacks the key {0}, with which data of this database are sealed. Put back the key file that belongs to this database"
    )]
    UnknownKey(String),
    /// The instance key in use was retired, and the key file holds no newer one.
    #[error("the key {0} was retired. Put back the newest key file")]
    RetiredKey(String),
    /// A person's wrapped key does not open: it was altered, or belongs to somebody else.
    #[error("the key of {} does not open: it was altered, or moved there from elsewhere", .0.uuid())]
    KeyDoesNotOpen(Subject),
    /// Nobody with this identifier has a key.
    #[error("there is no key for {}", .0.uuid())]
    NoKey(Subject),
    /// A sealed column does not open: it was altered, or moved there from another row, column or person.
    #[error(
        "what is sealed in {table}.{column} of {row} does not open: it was altered, or moved there from elsewhere"
    )]
    CellDoesNotOpen {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row.
        row: uuid::Uuid,
    },
    /// The data of this person were erased; nothing more may be sealed for them.
    #[error("the data of {} were erased; nothing new can be kept about them under this identifier", .0.uuid())]
    Erased(Subject),
}
