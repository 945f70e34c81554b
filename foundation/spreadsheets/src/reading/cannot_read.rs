//! Why a file is refused, in words that help to mend it.

use translations::{Argument, Speak};

use crate::{Entry, Severity};

/// A file that cannot be read, and why.
///
/// `Display` gives complete English sentences for logs; [`CannotRead::entry`] says it in the language of the
/// person.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {reason} {}", reason.how_to_mend())]
pub struct CannotRead {
    /// The name of the file as the person knows it.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub reason: Unreadable,
}

impl CannotRead {
    /// The complaint for an import's report.
    pub fn entry(&self, speak: &Speak) -> Entry {
        let (what, how_to_mend) = self.reason.say(speak);
        Entry {
            file: self.file.clone(),
            row: self.reason.row(),
            column: None,
            severity: Severity::Error,
            what,
            how_to_mend,
        }
    }
}

/// What a file is that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// The binary container of Excel 97, and of workbooks with a password.
    OldWorkbook,
    /// XLSB.
    BinaryWorkbook,
    /// ODS, ODT and their like.
    OpenDocument,
    /// PDF.
    Pdf,
    /// Word or RTF.
    TextDocument,
    /// HTML, often saved with the ending of a workbook.
    WebPage,
    /// Other XML.
    Xml,
    /// JSON, GeoJSON.
    Json,
    /// ZIP without a workbook in it, gzip, 7-Zip, RAR.
    Archive,
    /// PNG, JPEG, GIF.
    Picture,
    /// SQLite.
    Database,
    /// A directory where a file was expected.
    Folder,
}

impl Foreign {
    fn english(self) -> &'static str {
        match self {
            Self::OldWorkbook => "an old (.xls) or password-protected workbook",
            Self::BinaryWorkbook => "a binary workbook (.xlsb)",
            Self::OpenDocument => "an OpenDocument file",
            Self::Pdf => "a PDF document",
            Self::TextDocument => "a text document",
            Self::WebPage => "a web page",
            Self::Xml => "an XML document",
            Self::Json => "a JSON document",
            Self::Archive => "a packed archive",
            Self::Picture => "a picture",
            Self::Database => "a database",
            Self::Folder => "a folder",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::OldWorkbook => "spreadsheets-kind-old-workbook",
            Self::BinaryWorkbook => "spreadsheets-kind-binary-workbook",
            Self::OpenDocument => "spreadsheets-kind-open-document",
            Self::Pdf => "spreadsheets-kind-pdf",
            Self::TextDocument => "spreadsheets-kind-text-document",
            Self::WebPage => "spreadsheets-kind-web-page",
            Self::Xml => "spreadsheets-kind-xml",
            Self::Json => "spreadsheets-kind-json",
            Self::Archive => "spreadsheets-kind-archive",
            Self::Picture => "spreadsheets-kind-picture",
            Self::Database => "spreadsheets-kind-database",
            Self::Folder => "spreadsheets-kind-folder",
        }
    }
}

/// What is wrong with a file. Rows are counted as a spreadsheet counts them: the header is row 1.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file could not be opened or the disk failed.
    #[error("the file could not be read ({0}).")]
    Disk(#[from] std::io::Error),
    /// Nothing in it, or only blank rows.
    #[error("the file is empty.")]
    Empty,
    /// Recognised as something else: a PDF, a web page, an old workbook.
    #[error("this is {}, not a table.", kind.english())]
    NotATable {
        /// What it is.
        kind: Foreign,
    },
    /// Zero bytes or control characters where text should be.
    #[error("line {line} holds bytes that are not text.")]
    NotText {
        /// Line of the file, from 1.
        line: u64,
    },
    /// UTF-8 with foreign bytes in it, or a broken UTF-16 pair: no single encoding fits.
    #[error("line {line} mixes two text encodings, so its letters would be damaged.")]
    MixedEncodings {
        /// Line of the file, from 1.
        line: u64,
    },
    /// Larger than [`crate::Limits::file_bytes`].
    #[error("the file is larger than {limit} bytes.")]
    FileTooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// More rows than [`crate::Limits::rows`].
    #[error("there are more than {limit} rows.")]
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// More columns than [`crate::Limits::columns`].
    #[error("row {row} has more than {limit} columns.")]
    TooManyColumns {
        /// The row.
        row: u64,
        /// The limit.
        limit: usize,
    },
    /// A cell longer than [`crate::Limits::cell_bytes`].
    #[error("the cell in row {row}, column {column} is longer than {limit} bytes.")]
    CellTooLong {
        /// The row.
        row: u64,
        /// Column number, from 1.
        column: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A quotation mark opens a cell and nothing closes it until the end of the file.
    #[error("a quotation mark opened in row {row} is never closed.")]
    QuoteNotClosed {
        /// The row in which the cell begins.
        row: u64,
    },
    /// Two columns with one name.
    #[error("the column “{name}” stands in the header twice (columns {first} and {second}).")]
    DuplicateHeader {
        /// The name.
        name: String,
        /// Column number, from 1.
        first: usize,
        /// Column number, from 1.
        second: usize,
    },
    /// Columns the caller cannot do without.
    #[error("the header lacks the column “{}”.", missing.join("”, “"))]
    MissingColumns {
        /// The names that are missing.
        missing: Vec<String>,
        /// The names that are there.
        present: Vec<String>,
    },
    /// The workbook has no sheet of the wanted name.
    #[error("there is no sheet “{wanted}” in the workbook; it has “{}”.", present.join("”, “"))]
    NoSuchSheet {
        /// The name asked for.
        wanted: String,
        /// The sheets that are there.
        present: Vec<String>,
    },
    /// A packed file that unpacks to far more than a table would: a decompression bomb.
    #[error("the workbook unpacks to more than {limit} bytes.")]
    UnpacksTooLarge {
        /// The limit that applied, in bytes.
        limit: u64,
    },
    /// A workbook with a password.
    #[error("the workbook is locked with a password.")]
    Locked,
    /// The workbook's inner structure is broken.
    #[error("the workbook is damaged ({detail}).")]
    Damaged {
        /// For the log.
        detail: String,
    },
}

impl Unreadable {
    /// One English sentence: what the person can do.
    pub fn how_to_mend(&self) -> &'static str {
        match self {
            Self::Disk(_) => "Check that the file exists and may be opened, then try again.",
            Self::Empty => "Save the table with its header row and at least one row below it.",
            Self::NotATable { .. } => "Open it in a spreadsheet and save it as XLSX or as CSV.",
            Self::NotText { .. } => "Save the table again as CSV (UTF-8) or XLSX.",
            Self::MixedEncodings { .. } => {
                "Open the file in a spreadsheet, correct the letters in that line and save it as CSV (UTF-8)."
            }
            Self::FileTooLarge { .. } | Self::TooManyRows { .. } => {
                "Split the table into several files, each with the same header."
            }
            Self::TooManyColumns { .. } => "Remove the columns that do not belong to the table.",
            Self::CellTooLong { .. } => {
                "Shorten the text of that cell, or look for a missing quotation mark."
            }
            Self::QuoteNotClosed { .. } => {
                "Close the quotation mark, or write it twice (\"\") where it belongs to the text."
            }
            Self::DuplicateHeader { .. } => "Give each column its own name.",
            Self::MissingColumns { .. } => "Add the column to the header, or start from the template.",
            Self::NoSuchSheet { .. } => "Rename the sheet, or choose one that is there.",
            Self::UnpacksTooLarge { .. } | Self::Damaged { .. } => {
                "Open the workbook in a spreadsheet and save it again as XLSX or as CSV."
            }
            Self::Locked => "Remove the password and save the workbook again.",
        }
    }

    /// The stem of the message keys: `KEY` says what is wrong, `KEY-mend` how to mend it.
    fn key(&self) -> &'static str {
        match self {
            Self::Disk(_) => "spreadsheets-disk",
            Self::Empty => "spreadsheets-empty",
            Self::NotATable { .. } => "spreadsheets-not-a-table",
            Self::NotText { .. } => "spreadsheets-not-text",
            Self::MixedEncodings { .. } => "spreadsheets-mixed-encodings",
            Self::FileTooLarge { .. } => "spreadsheets-file-too-large",
            Self::TooManyRows { .. } => "spreadsheets-too-many-rows",
            Self::TooManyColumns { .. } => "spreadsheets-too-many-columns",
            Self::CellTooLong { .. } => "spreadsheets-cell-too-long",
            Self::QuoteNotClosed { .. } => "spreadsheets-quote-not-closed",
            Self::DuplicateHeader { .. } => "spreadsheets-duplicate-header",
            Self::MissingColumns { .. } => "spreadsheets-missing-columns",
            Self::NoSuchSheet { .. } => "spreadsheets-no-such-sheet",
            Self::UnpacksTooLarge { .. } => "spreadsheets-unpacks-too-large",
            Self::Locked => "spreadsheets-locked",
            Self::Damaged { .. } => "spreadsheets-damaged",
        }
    }

    /// The row in which it is wrong, where there is one.
    pub fn row(&self) -> Option<u64> {
        match self {
            Self::NotText { line } | Self::MixedEncodings { line } => Some(*line),
            Self::TooManyColumns { row, .. }
            | Self::CellTooLong { row, .. }
            | Self::QuoteNotClosed { row } => Some(*row),
            Self::DuplicateHeader { .. } | Self::MissingColumns { .. } => Some(1),
            _ => None,
        }
    }

    /// What is wrong and what to do, in the language of `speak`.
    pub fn say(&self, speak: &Speak) -> (String, String) {
        let filled: Vec<(&str, Argument)> = match self {
            Self::Disk(error) => vec![("detail", error.to_string().into())],
            Self::NotATable { kind } => vec![("kind", speak.say(kind.key()).into())],
            Self::NotText { line } | Self::MixedEncodings { line } => vec![("row", line.to_string().into())],
            Self::FileTooLarge { limit } | Self::UnpacksTooLarge { limit } => {
                vec![("limit", format!("{} MB", limit.div_ceil(1 << 20)).into())]
            }
            Self::TooManyRows { limit } => vec![("limit", limit.into())],
            Self::TooManyColumns { row, limit } => {
                vec![("row", row.to_string().into()), ("limit", limit.into())]
            }
            Self::CellTooLong { row, column, .. } => {
                vec![("row", row.to_string().into()), ("column", column.to_string().into())]
            }
            Self::QuoteNotClosed { row } => vec![("row", row.to_string().into())],
            Self::DuplicateHeader { name, first, second } => {
                vec![
                    ("name", name.into()),
                    ("first", first.to_string().into()),
                    ("second", second.to_string().into()),
                ]
            }
            Self::MissingColumns { missing, .. } => vec![("missing", missing.join(", ").into())],
            Self::NoSuchSheet { wanted, present } => {
                vec![("wanted", wanted.into()), ("present", present.join(", ").into())]
            }
            Self::Damaged { .. } | Self::Empty | Self::Locked => Vec::new(),
        };
        (speak.say_with(self.key(), &filled), speak.say(format!("{}-mend", self.key())))
    }

    pub(crate) fn of(self, file: &str) -> CannotRead {
        CannotRead { file: file.to_owned(), reason: self }
    }
}
