//! A list as a file. Texts that a spreadsheet would take for a formula are disarmed on the way out.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use spreadsheets::{CannotWrite, Cell, Column, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use vocabulary::Moment;

use super::{ListCell, Listing, Value};
use crate::{Problem, Visit};

impl Listing {
    pub(super) fn written(&self, visit: &Visit, format: &str, now: Moment) -> Result<Response, Problem> {
        let (kind, bytes) = match format {
            "csv" => ("text/csv; charset=utf-8", self.csv()),
            _ => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                self.workbook(visit, now),
            ),
        };
        Ok(attachment(&self.title, format, kind, now, bytes.map_err(Problem::fault)?))
    }

    fn csv(&self) -> Result<Vec<u8>, CannotWrite> {
        let names = self.columns.iter().map(|column| column.name.as_str());
        let mut writer = CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, names)?;
        for row in &self.rows {
            writer.row(row.cells.iter().map(in_csv))?;
        }
        writer.finish()
    }

    fn workbook(&self, visit: &Visit, now: Moment) -> Result<Vec<u8>, CannotWrite> {
        let properties = WorkbookProperties {
            title: self.title.clone(),
            language: visit.language.code().to_owned(),
            author: visit.site.name.clone(),
            ..WorkbookProperties::default()
        };
        let created = now.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let mut book = WorkbookWriter::new(properties, &created)?;
        let columns = self.columns.iter().map(|column| Column::new(&column.name)).collect();
        let mut sheet = book.sheet(&self.title, columns)?;
        for row in &self.rows {
            sheet.row(row.cells.iter().map(in_workbook))?;
        }
        sheet.finish()?;
        book.finish()
    }
}

fn in_csv(cell: &ListCell) -> String {
    match &cell.value {
        Value::AsShown => cell.text.clone(),
        Value::Text(text) | Value::Day(text) => text.clone(),
        Value::Number(number) => number.to_string(),
    }
}

fn in_workbook(cell: &ListCell) -> Cell<'_> {
    match &cell.value {
        Value::AsShown => Cell::Text(&cell.text),
        Value::Text(text) => Cell::Text(text),
        Value::Number(number) => Cell::Number(*number),
        Value::Day(day) => Cell::Date(day),
    }
}

/// A file to take away, named after its title and the day. Nobody else is handed it from a cache.
pub fn attachment(title: &str, ending: &str, kind: &'static str, now: Moment, bytes: Vec<u8>) -> Response {
    let name: String = polish::fold(title)
        .to_lowercase()
        .chars()
        .map(|mark| if mark.is_ascii_alphanumeric() { mark } else { '-' })
        .collect();
    let name: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let name = if name.is_empty() { "lista".to_owned() } else { name.join("-") };
    let disposition = format!("attachment; filename=\"{name}-{}.{ending}\"", now.day_in_poland());
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
