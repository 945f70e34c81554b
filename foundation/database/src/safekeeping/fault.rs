//! What can go wrong with what is kept safe.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::Fault;

/// A refusal of safekeeping. The text tells the operator what to do.
#[derive(Debug, thiserror::Error)]
pub enum SafekeepingFault {
    /// The database did not do what was asked.
    #[error(transparent)]
    Database(#[from] Fault),
    /// A file or folder could not be read or written.
    #[error("{file} cannot be read or written: {source}")]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Reading or writing stopped in the middle.
    #[error("reading or writing stopped: {0}")]
    Stopped(#[source] io::Error),
    /// The file is nothing this program wrote.
    #[error("this is not a backup of Ogniwo. Name the file that ends in .jsonl.gz.age or .jsonl.gz")]
    NotOurs,
    /// The file ends early.
    #[error(
        "the backup is incomplete: it ends early. Nothing was changed; take another copy or an older backup"
    )]
    Truncated,
    /// Something in the file is not as it was written.
    #[error(
        "the backup was altered or damaged ({0}). Nothing was changed; take another copy or an older backup"
    )]
    Altered(String),
    /// Written by a newer program.
    #[error(
        "the backup is of a newer version ({0}) than this program. Nothing was changed; use that version or a later one"
    )]
    Newer(String),
    /// The key does not belong to the file.
    #[error("this key does not open the backup. Name the file with the key that it was locked for (--key)")]
    WrongKey,
    /// A locked file without a key.
    #[error("the backup is locked. Name the file with the key that it was locked for (--key)")]
    KeyNeeded,
    /// What should be a key is none.
    #[error("the key cannot be used: {0}")]
    NoKey(String),
    /// Loading is only done into nothing.
    #[error("{0} is not empty; nothing was changed. Name an empty folder or an empty database")]
    NotEmpty(String),
    /// What was loaded is not what was written.
    #[error("the table {table} does not hold what it should after loading ({reason}). Nothing was kept")]
    Differs {
        /// Which table.
        table: String,
        /// In what.
        reason: String,
    },
    /// The database is not what its migrations make.
    #[error(
        "the database is not as its migrations make it: {0}. Nothing was done; restore a backup or mend it by hand"
    )]
    Shape(String),
}

impl SafekeepingFault {
    pub(super) fn of_file(file: &Path) -> impl Fn(io::Error) -> Self + use<'_> {
        |source| Self::File { file: file.to_path_buf(), source }
    }

    /// A refusal that came up through reading, or what the system said.
    pub(super) fn of_reading(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Self::Altered(error.to_string()),
            _ => error.downcast().unwrap_or_else(Self::Stopped),
        }
    }
}

impl From<SafekeepingFault> for io::Error {
    fn from(fault: SafekeepingFault) -> Self {
        Self::other(fault)
    }
}
