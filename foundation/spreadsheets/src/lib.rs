//! Tables in and out of files: CSV and Excel workbooks, safe against bad input.
//!
//! What it is: a reader that takes whatever a person exported (any of the usual encodings and separators,
//! XLSX, damaged or hostile files) and gives rows that can be looked up by header, with the row numbers the
//! person sees; writers for CSV and for accessible workbooks; the report of an import and the rows it set
//! aside.
//!
//! Refusals speak Polish, English and Ukrainian ([`WORDS`]); their `Display` is English, for logs.
//!
//! What it is not: it knows no services, institutions or codes, it never guesses what a cell means, and it
//! never evaluates a formula.
//!
//! Start reading at [`TableReader`] (reading row by row), [`read_table`] (all at once), [`CsvWriter`] and
//! [`WorkbookWriter`] (writing), [`Report`] and [`SetAside`] (imports).

mod limits;
mod reading;
mod report;
mod set_aside;
mod writing;

pub use limits::Limits;
pub use reading::{
    CannotRead, Encoding, Foreign, Format, Headers, Reading, Row, RowProblem, Rows, Table, TableReader,
    Unreadable, read_table, read_table_at,
};
/// `*.xlsx` of `Anna Nowak.XLSX`: how a file is read, without the name that somebody gave it, which may be a person's.
pub fn kind_of_file(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let is_usual = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    format!("*.{}", if is_usual { ending.as_str() } else { "csv" })
}

pub use report::{Entry, Report, Severity};
pub use set_aside::SetAside;
pub use writing::{
    CannotWrite, Cell, Column, CsvDialect, CsvWriter, Explanation, Sheet, WorkbookProperties, WorkbookWriter,
    guard, unguard,
};

/// The words of this crate: what is wrong with a file and how to mend it.
pub const WORDS: translations::Words = translations::Words {
    name: "spreadsheets",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
