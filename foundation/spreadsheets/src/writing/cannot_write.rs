//! Why a table cannot be written.

/// Refusals of the writers. Most are mistakes of the caller; a full disk is not.
#[derive(Debug, thiserror::Error)]
pub enum CannotWrite {
    /// The place to write to failed.
    #[error("the file could not be written: {0}")]
    Disk(#[from] std::io::Error),
    /// A row with another number of cells than the header.
    #[error("row {row} has {found} cells, the header has {expected}")]
    UnevenRow {
        /// The row, the header being row 1.
        row: u64,
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Two columns with one name: Excel would call the workbook damaged.
    #[error("the column “{0}” stands in the header twice")]
    DuplicateHeader(String),
    /// A column without a name.
    #[error("column {0} has no name")]
    EmptyHeader(usize),
    /// More than a sheet of a workbook can hold.
    #[error(
        "the cell in row {row}, column “{column}” is longer than the 32,767 characters a workbook allows"
    )]
    CellTooLong {
        /// The row, the header being row 1.
        row: u64,
        /// The column's name.
        column: String,
    },
    /// More rows than a sheet can hold.
    #[error("a sheet holds at most 1,048,576 rows")]
    TooManyRows,
    /// The workbook library refused.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
