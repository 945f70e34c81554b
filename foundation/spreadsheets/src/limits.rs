//! How much a file may hold before it is refused.

/// Upper bounds for one file. Every bound is checked while reading, before memory is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file itself.
    pub file_bytes: u64,
    /// Rows with content, without the header.
    pub rows: u64,
    /// Columns of the header, and of any row.
    pub columns: usize,
    /// Bytes in one cell. Excel itself stops at 32,767 characters.
    pub cell_bytes: usize,
    /// Size of a workbook after unpacking, all parts together.
    pub unpacked_bytes: u64,
    /// How many times larger than the file the unpacked workbook may be, once it passes 16 MiB.
    pub unpacked_ratio: u64,
}

impl Limits {
    /// For files that somebody sends through a page.
    pub const UPLOAD: Self =
        Self { file_bytes: 20 << 20, rows: 50_000, unpacked_bytes: 256 << 20, ..Self::IMPORT };

    /// For files that the operator names on the command line: a region's 100,000 services fit.
    pub const IMPORT: Self = Self {
        file_bytes: 512 << 20,
        rows: 1_048_576,
        columns: 512,
        cell_bytes: 131_072,
        unpacked_bytes: 1 << 30,
        unpacked_ratio: 100,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::UPLOAD
    }
}
