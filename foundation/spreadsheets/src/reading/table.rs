//! The two ways in: row by row, or all at once.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use super::csv::CsvRows;
use super::recognise::{Kind, recognise};
use super::workbook::WorkbookRows;
use super::{CannotRead, Encoding, Foreign, Headers, Row, Source, Unreadable, workbook};
use crate::Limits;

/// How to read: limits, and the few things a file cannot say itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Upper bounds.
    pub limits: Limits,
    /// The sheet of a workbook; its first one when `None`. Case makes no difference.
    pub sheet: Option<String>,
    /// Whether the apostrophe that [`crate::guard`] puts before formula-like cells is taken off again.
    pub unguard: bool,
    /// Columns that are left out as if they were not in the file: [`crate::SetAside`] adds one of these.
    pub ignored_columns: Vec<String>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            sheet: None,
            unguard: true,
            ignored_columns: ["problem", "błąd", "помилка"].map(str::to_owned).to_vec(),
        }
    }
}

impl Reading {
    /// The usual way, within these limits.
    pub fn within(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// The same, from this sheet of a workbook.
    #[must_use]
    pub fn sheet(mut self, name: impl Into<String>) -> Self {
        self.sheet = Some(name.into());
        self
    }
}

impl From<Limits> for Reading {
    fn from(limits: Limits) -> Self {
        Self::within(limits)
    }
}

/// What the file turned out to be: worth telling the person when something was assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv {
        /// See [`Encoding::was_assumed`].
        encoding: Encoding,
        /// `,` `;` `|` or a tab.
        delimiter: char,
    },
    /// An Excel workbook.
    Workbook {
        /// The sheet that was read.
        sheet: String,
    },
}

/// Reads a table row by row; CSV in constant memory, however long the file.
pub struct TableReader<'source> {
    file: String,
    headers: Arc<Headers>,
    format: Format,
    rows: RowSource<'source>,
    limits: Limits,
    seen: u64,
}

enum RowSource<'source> {
    Csv(Box<CsvRows<'source>>),
    Workbook(WorkbookRows),
}

impl std::fmt::Debug for TableReader<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TableReader")
            .field("file", &self.file)
            .field("format", &self.format)
            .field("headers", &self.headers.names())
            .finish_non_exhaustive()
    }
}

impl TableReader<'static> {
    /// Opens a file; complaints name it without its folders.
    pub fn open(path: &Path, reading: &Reading) -> Result<Self, CannotRead> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let opened = File::open(path).map_err(|error| Unreadable::Disk(error).of(&file))?;
        if opened.metadata().is_ok_and(|about| about.is_dir()) {
            return Err(Unreadable::NotATable { kind: Foreign::Folder }.of(&file));
        }
        Self::from_source(Box::new(BufReader::with_capacity(1 << 16, opened)), &file, reading)
    }
}

impl<'source> TableReader<'source> {
    /// Reads from memory; `file` is the name that complaints mention.
    pub fn from_bytes(bytes: &'source [u8], file: &str, reading: &Reading) -> Result<Self, CannotRead> {
        Self::from_source(Box::new(Cursor::new(bytes)), file, reading)
    }

    fn from_source(
        source: Box<dyn Source + 'source>,
        file: &str,
        reading: &Reading,
    ) -> Result<Self, CannotRead> {
        Self::begin(source, file, reading).map_err(|reason| reason.of(file))
    }

    fn begin(
        mut source: Box<dyn Source + 'source>,
        file: &str,
        reading: &Reading,
    ) -> Result<Self, Unreadable> {
        let limit = reading.limits.file_bytes;
        if source.seek(SeekFrom::End(0))? > limit {
            return Err(Unreadable::FileTooLarge { limit });
        }
        source.rewind()?;
        let mut head = Vec::new();
        source.by_ref().take(512).read_to_end(&mut head)?;
        source.rewind()?;
        let (headers, format, rows) = match recognise(&head)? {
            Kind::Archive => {
                let (headers, sheet, rows) = workbook::read(source, reading)?;
                (headers, Format::Workbook { sheet }, RowSource::Workbook(rows))
            }
            Kind::Text => {
                let (headers, rows) = CsvRows::begin(source, reading)?;
                let format = Format::Csv { encoding: rows.encoding(), delimiter: rows.delimiter() };
                (headers, format, RowSource::Csv(Box::new(rows)))
            }
        };
        Ok(Self { file: file.to_owned(), headers, format, rows, limits: reading.limits, seen: 0 })
    }

    /// The name complaints mention.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The columns.
    pub fn headers(&self) -> &Arc<Headers> {
        &self.headers
    }

    /// What the file turned out to be.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// Refuses the file when a column is missing that the caller cannot do without.
    pub fn require(&self, names: &[&str]) -> Result<(), CannotRead> {
        self.headers.require(names).map_err(|reason| reason.of(&self.file))
    }

    /// The next row with content; `None` at the end. After an error the reader is spent.
    pub fn next_row(&mut self) -> Result<Option<Row>, CannotRead> {
        let next = match &mut self.rows {
            RowSource::Csv(rows) => rows.next(&self.headers),
            RowSource::Workbook(rows) => Ok(rows.next()),
        };
        let row = next.map_err(|reason| reason.of(&self.file))?;
        if row.is_some() {
            self.seen += 1;
            if self.seen > self.limits.rows {
                return Err(Unreadable::TooManyRows { limit: self.limits.rows }.of(&self.file));
            }
        }
        Ok(row)
    }

    /// The rows as an iterator that ends after the first error.
    pub fn rows(self) -> Rows<'source> {
        Rows { reader: Some(self) }
    }
}

/// See [`TableReader::rows`].
#[derive(Debug)]
pub struct Rows<'source> {
    reader: Option<TableReader<'source>>,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, CannotRead>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.reader.as_mut()?.next_row().transpose();
        if !matches!(next, Some(Ok(_))) {
            self.reader = None;
        }
        next
    }
}

/// A whole table in memory, for small files: code lists, templates, uploads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name complaints mention.
    pub file: String,
    /// The columns.
    pub headers: Arc<Headers>,
    /// What the file turned out to be.
    pub format: Format,
    /// Every row with content.
    pub rows: Vec<Row>,
}

/// Reads a table from memory; `file` is the name that complaints mention.
pub fn read_table(bytes: &[u8], file: &str, reading: &Reading) -> Result<Table, CannotRead> {
    TableReader::from_bytes(bytes, file, reading).and_then(whole)
}

/// Reads a table from a file.
pub fn read_table_at(path: &Path, reading: &Reading) -> Result<Table, CannotRead> {
    TableReader::open(path, reading).and_then(whole)
}

fn whole(mut reader: TableReader<'_>) -> Result<Table, CannotRead> {
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row()? {
        rows.push(row);
    }
    Ok(Table { file: reader.file, headers: reader.headers, format: reader.format, rows })
}
