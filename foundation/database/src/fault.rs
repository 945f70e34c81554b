//! What can go wrong at the door.

use std::path::PathBuf;

/// A fault of the database: nothing a visitor can mend. The text tells the operator what to do.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database could not be opened.
    #[error(
        "the database {place} cannot be opened: {source}. Check that it exists, that this user may write there, and that the server is running"
    )]
    CannotOpen {
        /// Path or address without password.
        place: String,
        /// What the engine said.
        #[source]
        source: sqlx::Error,
    },
    /// The data folder does not exist or cannot be written.
    #[error("the data folder {0} is missing or cannot be written. Create it, or name another with --data")]
    NoFolder(PathBuf),
    /// The database was made by a newer version of the program.
    #[error(
        "the database holds the migration {0}, which this version does not know: it was opened by a newer version. Start that version, or restore the backup made before the upgrade; nothing was changed"
    )]
    Newer(String),
    /// A migration that was applied differs from the one in the program.
    #[error(
        "the migration {0} was changed after it had been applied. This program does not belong to this database; nothing was changed"
    )]
    Changed(String),
    /// No room is left.
    #[error("the disk is full: nothing was saved. Free some space and try again")]
    DiskFull,
    /// The database can only be read.
    #[error("the database is read-only: nothing was saved. Check the permissions of the data folder")]
    ReadOnly,
    /// The disk reports errors.
    #[error(
        "the disk fails: {0}; nothing was saved. Look at the system's log, make room for a copy, and restore the last backup on another disk if it goes on"
    )]
    DiskFailing(String),
    /// The server does not answer.
    #[error("the database server does not answer: {0}. Check that it runs and can be reached from here")]
    NotReached(String),
    /// A unique or foreign key, or a check, was violated.
    #[error("the database refused the record: {0}")]
    Constraint(String),
    /// A statement failed for another reason.
    #[error("the statement {statement:?} failed: {source}")]
    Statement {
        /// The beginning of the SQL text.
        statement: String,
        /// What the engine said.
        #[source]
        source: sqlx::Error,
    },
    /// A column holds what its reader cannot read; a bug or a damaged database.
    #[error("the column {column:?} cannot be read: {reason}")]
    Unreadable {
        /// Name of the column.
        column: String,
        /// Why.
        reason: String,
    },
    /// A row that must be there is not.
    #[error("a record that must exist is missing: {0}")]
    Missing(String),
}

impl Fault {
    pub(crate) fn of_statement(statement: &str, source: sqlx::Error) -> Self {
        match &source {
            sqlx::Error::Io(error) => return Self::NotReached(error.to_string()),
            sqlx::Error::Tls(error) => return Self::NotReached(error.to_string()),
            _ => {}
        }
        if let sqlx::Error::Database(error) = &source {
            let code = error.code().unwrap_or_default();
            // SQLite: primary result codes 8 (READONLY), 10 (IOERR), 13 (FULL); extended codes keep them in the low byte.
            let primary = code.parse::<u32>().map(|code| code & 0xff).ok();
            if error.is_unique_violation() || error.is_foreign_key_violation() || error.is_check_violation() {
                return Self::Constraint(error.message().to_owned());
            }
            match (code.as_ref(), primary) {
                ("53100", _) | (_, Some(13)) => return Self::DiskFull,
                ("25006", _) | (_, Some(8)) => return Self::ReadOnly,
                ("58030", _) | (_, Some(10)) => return Self::DiskFailing(error.message().to_owned()),
                ("57P01" | "57P02" | "57P03", _) => return Self::NotReached(error.message().to_owned()),
                _ => {}
            }
        }
        Self::Statement { statement: statement.chars().take(120).collect(), source }
    }
}
