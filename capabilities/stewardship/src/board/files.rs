//! A list of the board as a file.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use spreadsheets::{CannotWrite, Column, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use translations::Speak;

/// A list, ready for a file.
pub struct Sheet {
    /// What the file says of itself.
    pub title: String,
    /// The headers of its columns.
    pub headers: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// The forms of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Separated values for spreadsheets.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// The form that an address names.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl Sheet {
    /// The file as an answer. `day` is the day it shows as its own.
    pub fn answer(
        &self,
        format: Format,
        t: &Speak,
        author: &str,
        day: &str,
    ) -> Result<Response, CannotWrite> {
        let bytes = match format {
            Format::Csv => self.csv()?,
            Format::Xlsx => self.workbook(t, author, day)?,
        };
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.kind()));
        let name = format!("attachment; filename=\"{}-{day}.{}\"", t.say("board-file"), format.ending());
        if let Ok(name) = name.parse() {
            headers.insert(header::CONTENT_DISPOSITION, name);
        }
        Ok(response)
    }

    fn csv(&self) -> Result<Vec<u8>, CannotWrite> {
        let mut writer = CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, &self.headers)?;
        for row in &self.rows {
            writer.row(row)?;
        }
        writer.finish()
    }

    fn workbook(&self, t: &Speak, author: &str, day: &str) -> Result<Vec<u8>, CannotWrite> {
        let properties = WorkbookProperties {
            title: self.title.clone(),
            language: t.language().code().to_owned(),
            author: author.to_owned(),
            ..WorkbookProperties::default()
        };
        let mut book = WorkbookWriter::new(properties, &format!("{day}T00:00:00"))?;
        let columns = self.headers.iter().map(Column::new).collect();
        let mut sheet = book.sheet(&t.say("board-sheet"), columns)?;
        for row in &self.rows {
            sheet.row(row.iter().map(String::as_str))?;
        }
        sheet.finish()?;
        book.finish()
    }
}
