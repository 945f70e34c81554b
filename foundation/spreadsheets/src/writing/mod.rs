//! From rows to files.

mod cannot_write;
mod csv;
mod formulas;
mod workbook;

pub use cannot_write::CannotWrite;
pub use csv::{CsvDialect, CsvWriter};
pub(crate) use formulas::guarded;
pub use formulas::{guard, unguard};
pub use workbook::{Cell, Column, Explanation, Sheet, WorkbookProperties, WorkbookWriter};
