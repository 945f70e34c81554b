//! Why an import of HSDS takes in nothing.

use std::path::PathBuf;

use database::Fault;
use spreadsheets::CannotRead;

/// Why nothing was taken in. What is wrong with single objects stands in the [`Outcome`].
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    /// The records could not be kept.
    #[error(transparent)]
    Keep(#[from] institutions::CannotKeep),
    /// The file or folder cannot be opened.
    #[error("{path} cannot be read: {source}. Check the path and the permissions")]
    Open {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is larger than anybody's directory.
    #[error("{path} is larger than {most} bytes unpacked; split it, or import the tables as a folder")]
    TooLarge {
        /// Which.
        path: PathBuf,
        /// The bound.
        most: u64,
    },
    /// It ends in the middle of an object.
    #[error(
        "{path} was cut off in line {line}: it ends in the middle of an object. Fetch it again; nothing was taken in"
    )]
    CutOff {
        /// Which.
        path: PathBuf,
        /// Where.
        line: usize,
    },
    /// It is not JSON.
    #[error(
        "{path} is not JSON: {reason}. Save it as UTF-8 JSON, one object a line, or as a data package; nothing was taken in"
    )]
    NotJson {
        /// Which.
        path: PathBuf,
        /// What the parser said, with line and column.
        reason: String,
    },
    /// There is nothing of HSDS in it.
    #[error(
        "{0} has neither services nor organizations. A data package has services.csv and organizations.csv; a JSON file has objects with id and name"
    )]
    NothingInIt(PathBuf),
    /// The archive is damaged.
    #[error("{path} cannot be unpacked: {reason}. Pack the folder again")]
    Archive {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A table cannot be read.
    #[error(transparent)]
    Table {
        /// What is wrong with it.
        #[from]
        error: CannotRead,
    },
    /// The database failed; nothing was taken in.
    #[error(transparent)]
    Database(#[from] Fault),
}

#[cfg(test)]
mod tests {
    use spreadsheets::{Limits, Reading, TableReader};

    use super::CannotImport;
    use crate::pack::CannotLoad;

    #[test]
    fn what_to_do_about_a_table_is_told_once() {
        let reading = Reading::within(Limits::UPLOAD);
        let empty = || TableReader::from_bytes(b"", "services.csv", &reading).expect_err("it is empty");
        for refusal in [CannotImport::from(empty()).to_string(), CannotLoad::from(empty()).to_string()] {
            assert_eq!(refusal.matches("Save the table").count(), 1, "{refusal}");
        }
    }
}
