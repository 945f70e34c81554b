//! Rows that could not be loaded, given back so that they can be corrected and fed in again.

use std::io::Write;

use crate::{
    CannotWrite, Cell, Column, CsvDialect, CsvWriter, Headers, Row, WorkbookProperties, WorkbookWriter,
};

/// The refused rows of one table.
///
/// They come back as the same table with one more column that says what is wrong; the reader leaves that
/// column out (see [`crate::Reading::ignored_columns`]), so the corrected file can be imported as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    headers: Vec<String>,
    problem_header: String,
    rows: Vec<(Row, String)>,
}

impl SetAside {
    /// For a table with these columns. `problem_header` is what `spreadsheets-problem-column` says: `problem`,
    /// `Błąd` or `Помилка`.
    pub fn new(headers: &Headers, problem_header: &str) -> Self {
        Self {
            headers: headers.names().to_vec(),
            problem_header: problem_header.to_owned(),
            rows: Vec::new(),
        }
    }

    /// Keeps a row with the words that say what is wrong with it.
    pub fn add(&mut self, row: Row, problem: impl Into<String>) {
        self.rows.push((row, problem.into()));
    }

    /// How many rows were set aside.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether every row was loaded.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As CSV.
    pub fn write_csv<W: Write>(&self, destination: W, dialect: CsvDialect) -> Result<W, CannotWrite> {
        let mut writer = CsvWriter::new(destination, dialect, self.header_cells())?;
        for (row, problem) in &self.rows {
            // Cells beyond the header stand behind the problem: left out, it leaves the row as it was.
            let beyond = row.cells().skip(self.headers.len());
            let own = (0..self.headers.len()).map(|index| row.at(index));
            writer.ragged_row(own.chain([problem.as_str()]).chain(beyond))?;
        }
        writer.finish()
    }

    /// As a workbook with one sheet. Cells beyond the header are joined to the problem, for a table has none.
    pub fn write_workbook(
        &self,
        properties: WorkbookProperties,
        created: &str,
        sheet: &str,
    ) -> Result<Vec<u8>, CannotWrite> {
        let mut book = WorkbookWriter::new(properties, created)?;
        let mut columns: Vec<Column> = (1..)
            .zip(&self.headers)
            .map(
                |(number, name)| {
                    if name.is_empty() { Column::new(format!("#{number}")) } else { Column::new(name) }
                },
            )
            .collect();
        columns.push(Column::new(&self.problem_header).width(60.0));
        let mut sheet = book.sheet(sheet, columns)?;
        for (row, problem) in &self.rows {
            let beyond: Vec<&str> = row.cells().skip(self.headers.len()).collect();
            let problem = if beyond.is_empty() {
                problem.clone()
            } else {
                format!("{problem} [{}]", beyond.join(" | "))
            };
            let own = (0..self.headers.len()).map(|index| Cell::Text(row.at(index)));
            sheet.row(own.chain([Cell::Text(&problem)]))?;
        }
        sheet.finish()?;
        book.finish()
    }

    fn header_cells(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(String::as_str).chain([self.problem_header.as_str()])
    }
}
