//! Reading what the tables of the log hold, without believing any of it.

use database::{Fault, Row};
use uuid::Uuid;
use vocabulary::Moment;

use crate::chain::Hash;

/// So many bytes of a column.
pub fn bytes<const LENGTH: usize>(row: &Row, column: &str) -> Result<[u8; LENGTH], Fault> {
    let bytes: Vec<u8> = row.get(column)?;
    <[u8; LENGTH]>::try_from(bytes.as_slice()).map_err(|_| Fault::Unreadable {
        column: column.to_owned(),
        reason: format!("it has {} bytes instead of {LENGTH}", bytes.len()),
    })
}

/// A number that is never negative.
pub fn number(row: &Row, column: &str) -> Result<u64, Fault> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| Fault::Unreadable {
        column: column.to_owned(),
        reason: format!("{number} is below nought"),
    })
}

pub fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An entry as it lies in the table, believed in nothing.
#[derive(Debug)]
pub struct Stored {
    pub sequence: u64,
    pub columns: Columns,
    pub body: String,
    pub hash: Hash,
}

/// The columns by which entries are found; all of them stand in the body too.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    pub at: Moment,
    pub kind: String,
    pub what: String,
    pub actor: String,
    pub account: Option<Uuid>,
    pub institution: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub object_kind: Option<String>,
    pub object: Option<Uuid>,
}

/// The place of a row of [`WALK`], even when the rest of it cannot be read.
pub fn place(row: &Row) -> Result<i64, Fault> {
    row.get("sequence")
}

pub fn stored(row: &Row) -> Result<Stored, Fault> {
    Ok(Stored {
        sequence: number(row, "sequence")?,
        columns: Columns {
            at: row.get("at")?,
            kind: row.get("kind")?,
            what: row.get("what")?,
            actor: row.get("actor")?,
            account: row.get("account_id")?,
            institution: row.get("institution_id")?,
            subject: row.get("subject_id")?,
            object_kind: row.get("object_kind")?,
            object: row.get("object_id")?,
        },
        body: row.get("body")?,
        hash: bytes(row, "hash")?,
    })
}
