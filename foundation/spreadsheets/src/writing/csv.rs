//! Separated values for programs (RFC 4180) and for Polish Excel.

use std::io::Write;

use super::{CannotWrite, guard};
use crate::reading::recognise::{Kind, recognise};

/// Which separated values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvDialect {
    delimiter: u8,
    byte_order_mark: bool,
    guarded: bool,
}

impl CsvDialect {
    /// For programs: UTF-8, commas, CR LF, cells exactly as they are.
    pub const PLAIN: Self = Self { delimiter: b',', byte_order_mark: false, guarded: false };
    /// For people with spreadsheets: commas, formula-like cells disarmed.
    pub const SPREADSHEET: Self = Self { guarded: true, ..Self::PLAIN };
    /// For Excel with Polish settings: byte order mark, semicolons, formula-like cells disarmed.
    pub const POLISH_EXCEL: Self = Self { delimiter: b';', byte_order_mark: true, guarded: true };
}

/// Writes rows as they come; memory does not grow.
#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    destination: W,
    dialect: CsvDialect,
    columns: usize,
    row: u64,
    line: Vec<u8>,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the header at once.
    pub fn new<S: AsRef<str>>(
        destination: W,
        dialect: CsvDialect,
        headers: impl IntoIterator<Item = S>,
    ) -> Result<Self, CannotWrite> {
        let mut writer = Self { destination, dialect, columns: 0, row: 0, line: Vec::new() };
        if dialect.byte_order_mark {
            writer.destination.write_all("\u{feff}".as_bytes())?;
        }
        writer.columns = writer.line(headers)?;
        Ok(writer)
    }

    /// One row, as many cells as the header has.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> Result<(), CannotWrite> {
        let found = self.line(cells)?;
        if found == self.columns {
            Ok(())
        } else {
            Err(CannotWrite::UnevenRow { row: self.row, expected: self.columns, found })
        }
    }

    /// A row that may be longer or shorter than the header: what was set aside is given back as it was.
    pub(crate) fn ragged_row<S: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = S>,
    ) -> Result<(), CannotWrite> {
        self.line(cells).map(|_| ())
    }

    /// Everything is written; gives the destination back.
    pub fn finish(mut self) -> Result<W, CannotWrite> {
        self.destination.flush()?;
        Ok(self.destination)
    }

    fn line<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> Result<usize, CannotWrite> {
        self.line.clear();
        let mut count = 0;
        for cell in cells {
            if count > 0 {
                self.line.push(self.dialect.delimiter);
            }
            self.cell(cell.as_ref(), count == 0);
            count += 1;
        }
        // A line with nothing on it would be a blank row.
        if count == 1 && self.line.is_empty() {
            self.line.extend_from_slice(b"\"\"");
        }
        self.line.extend_from_slice(b"\r\n");
        self.row += 1;
        self.destination.write_all(&self.line)?;
        Ok(count)
    }

    fn cell(&mut self, text: &str, first: bool) {
        let text = if self.dialect.guarded { guard(text) } else { text.into() };
        let delimiter = self.dialect.delimiter;
        // Readers tell the delimiter by the header, or by the rows where there is one column only: nothing there
        // may look like another one.
        let tells_the_delimiter = self.row == 0 || self.columns == 1;
        let needs_quotes = text.bytes().any(|byte| {
            byte == delimiter
                || matches!(byte, b'"' | b'\n' | b'\r')
                || (tells_the_delimiter && matches!(byte, b',' | b';' | b'\t' | b'|'))
        })
            // Blanks at the edges, a byte order mark and Excel's `sep=` line would be taken for something else.
            || text.starts_with([' ', '\u{feff}'])
            || text.ends_with(' ')
            || (first && self.row == 0 && looks_foreign(&text));
        if !needs_quotes {
            self.line.extend_from_slice(text.as_bytes());
            return;
        }
        self.line.push(b'"');
        for byte in text.bytes() {
            if byte == b'"' {
                self.line.push(b'"');
            }
            self.line.push(byte);
        }
        self.line.push(b'"');
    }
}

/// The first bytes of a file decide what it is; a header must not look like a picture or an archive.
fn looks_foreign(text: &str) -> bool {
    text.starts_with(|first: char| !first.is_alphabetic())
        || text.starts_with("sep=")
        || !matches!(recognise(text.as_bytes()), Ok(Kind::Text))
}
