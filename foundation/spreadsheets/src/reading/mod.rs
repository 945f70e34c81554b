//! From bytes to rows.
//!
//! [`TableReader`] looks at the first bytes, refuses what is no table, and hands the rest to `csv` or to
//! `workbook`.

mod cannot_read;
mod csv;
mod encoding;
mod headers;
pub(crate) mod recognise;
mod row;
mod table;
mod workbook;

pub use cannot_read::{CannotRead, Foreign, Unreadable};
pub use encoding::Encoding;
pub use headers::Headers;
pub use row::{Row, RowProblem};
pub use table::{Format, Reading, Rows, Table, TableReader, read_table, read_table_at};

/// What both readers need of a source: [`std::io::Read`], rewinding, and leave to cross threads.
pub(crate) trait Source: std::io::Read + std::io::Seek + Send {}
impl<S: std::io::Read + std::io::Seek + Send> Source for S {}
