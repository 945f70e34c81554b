//! What all loading verbs share: how complete a file is, what they report, and how cells are read.
//!
//! Each verb reads its file first and touches the database afterwards, in the caller's one transaction.

use database::Fault;
use spreadsheets::{CannotRead, Entry, Report, Row, RowProblem, SetAside, Severity, TableReader};
use vocabulary::{MalformedTeryt, Point, Teryt};

use crate::{Date, permissions::NotAllowed};

/// Whether what is missing from a file is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// The file holds everything of the voivodeships it names: units that vanished are ended, localities and
    /// postal codes that vanished are removed.
    Whole,
    /// The file holds a part, such as corrected rows: nothing is ended or removed.
    Part,
}

/// Called now and then with what is done and, when it is known, of how much.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, Option<u64>) + Send);

/// What came of loading one file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Name of the file.
    pub file: String,
    /// Rows (or features) that were read.
    pub read: u64,
    /// Rows that are now in the database, whether they changed anything or not.
    pub loaded: u64,
    /// Rows that are none of our business, such as the row of the country.
    pub passed_over: u64,
    /// Rows that were refused; see the report.
    pub set_aside: u64,
    /// Records that were in the database and are no longer valid, or gone.
    pub ended: u64,
    /// Every complaint with its place and cure.
    pub report: Report,
    /// The refused rows, to be written out, corrected and fed back; only for tables.
    pub refused: Option<SetAside>,
}

/// Why a file could not be loaded at all. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotLoad {
    /// The actor may not.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The file is no table, or lacks a column.
    #[error(transparent)]
    Unreadable(#[from] CannotRead),
    /// The file is no GeoJSON.
    #[error(
        "{file}: this is not a GeoJSON FeatureCollection ({detail}). Export the boundaries as GeoJSON in WGS 84"
    )]
    NotGeoJson {
        /// Name of the file.
        file: String,
        /// What the parser said, with line and column.
        detail: String,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Why a row is refused or doubted: one English sentence each for what is wrong and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub column: Option<&'static str>,
    pub what: String,
    pub how_to_mend: String,
}

impl Complaint {
    pub fn new(column: &'static str, what: impl Into<String>, how_to_mend: impl Into<String>) -> Self {
        Self { column: Some(column), what: what.into(), how_to_mend: how_to_mend.into() }
    }
}

impl From<RowProblem> for Complaint {
    fn from(problem: RowProblem) -> Self {
        Self { column: None, what: problem.to_string(), how_to_mend: problem.how_to_mend().to_owned() }
    }
}

/// Counts and complaints while a table is read.
pub(crate) struct Tally {
    pub file: String,
    pub read: u64,
    pub passed_over: u64,
    pub report: Report,
    refused: SetAside,
}

impl Tally {
    pub fn of(reader: &TableReader<'_>) -> Self {
        Self {
            file: reader.file().to_owned(),
            read: 0,
            passed_over: 0,
            report: Report::new(),
            refused: SetAside::new(reader.headers(), "problem"),
        }
    }

    /// The row is not loaded.
    pub fn refuse(&mut self, row: Row, complaint: Complaint) {
        let number = row.number;
        self.refused.add(row, complaint.what.clone());
        self.report.add(self.entry(Some(number), complaint, Severity::Error));
    }

    /// The row is loaded; somebody should look at it.
    pub fn doubt(&mut self, row: Option<u64>, complaint: Complaint) {
        self.report.add(self.entry(row, complaint, Severity::Warning));
    }

    fn entry(&self, row: Option<u64>, complaint: Complaint, severity: Severity) -> Entry {
        Entry {
            file: self.file.clone(),
            row,
            column: complaint.column.map(str::to_owned),
            severity,
            what: complaint.what,
            how_to_mend: complaint.how_to_mend,
        }
    }

    pub fn refused(&self) -> u64 {
        self.refused.len() as u64
    }

    pub fn finish(self, loaded: u64, ended: u64) -> Loaded {
        Loaded {
            file: self.file,
            read: self.read,
            loaded,
            passed_over: self.passed_over,
            set_aside: self.refused.len() as u64,
            ended,
            report: self.report,
            refused: Some(self.refused),
        }
    }
}

/// How often progress is told.
pub(crate) const EVERY: u64 = 500;

/// The cell, or a complaint that it is empty.
pub(crate) fn filled<'row>(row: &'row Row, column: &'static str) -> Result<&'row str, Complaint> {
    row.value(column).ok_or_else(|| Complaint::new(column, "the cell is empty", "fill it in"))
}

pub(crate) fn teryt(row: &Row, column: &'static str) -> Result<Teryt, Complaint> {
    filled(row, column)?.parse().map_err(|error: MalformedTeryt| {
        Complaint::new(
            column,
            error.to_string(),
            "copy the code from the TERYT register; if a spreadsheet ate the leading zero, format the column as text",
        )
    })
}

pub(crate) fn gmina(row: &Row, column: &'static str) -> Result<Teryt, Complaint> {
    let teryt = teryt(row, column)?;
    if teryt.gmina().is_some() {
        Ok(teryt)
    } else {
        Err(Complaint::new(
            column,
            format!("{teryt} is not the code of a gmina"),
            "write all seven digits, for example 1206022",
        ))
    }
}

/// A day, a month or a year; the latter two mean their first day.
pub(crate) fn date(row: &Row, column: &'static str) -> Result<Option<Date>, Complaint> {
    let Some(text) = row.value(column) else { return Ok(None) };
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.parse().map(Some).map_err(|_| {
        Complaint::new(
            column,
            format!("{text:?} is not a date"),
            "write year-month-day, for example 2026-01-01",
        )
    })
}

pub(crate) fn number(row: &Row, column: &'static str) -> Result<Option<u32>, Complaint> {
    let Some(text) = row.value(column) else { return Ok(None) };
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.parse().map(Some).map_err(|_| {
        Complaint::new(
            column,
            format!("{text:?} is not a whole number"),
            "write digits only, or leave the cell empty",
        )
    })
}

/// The point of `lat` and `lon`. A wrong one is doubted and left out: the row is worth having without it.
pub(crate) fn point(row: &Row, tally: &mut Tally) -> Option<Point> {
    let mend = "correct the coordinates, or leave both cells empty";
    let coordinate = |column| row.value(column).map(|text| text.replace(',', ".").parse::<f64>());
    let complaint = match (coordinate("lat"), coordinate("lon")) {
        (None, None) => return None,
        (Some(Ok(latitude)), Some(Ok(longitude))) => match Point::in_poland(latitude, longitude) {
            Ok(point) => return Some(point),
            Err(error) => {
                Complaint::new("lat", format!("{error}; the row was loaded without its point"), mend)
            }
        },
        (Some(Err(_)), _) | (None, Some(_)) => {
            Complaint::new("lat", "no readable latitude; the row was loaded without its point", mend)
        }
        (_, Some(Err(_)) | None) => {
            Complaint::new("lon", "no readable longitude; the row was loaded without its point", mend)
        }
    };
    tally.doubt(Some(row.number), complaint);
    None
}
