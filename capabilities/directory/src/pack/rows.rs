//! Reading one file of rows: complaints, rows set aside, and what came of it.

use std::str::FromStr;

use institutions::keep::Kept;
use spreadsheets::{CannotRead, Entry, Report, Row, SetAside, Severity, TableReader};

/// What came of one file.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Name of the file.
    pub file: String,
    /// Rows read, without the header.
    pub rows: u64,
    /// Rows loaded.
    pub loaded: u64,
    /// Rows that are none of our business, such as the row of the country.
    pub passed_over: u64,
    /// What became of the records, where the file holds records with a history.
    pub kept: Option<Kept>,
    /// What was wrong.
    pub report: Report,
    /// The rows that could not be loaded.
    pub set_aside: Option<SetAside>,
    /// The JSON objects that could not be loaded, one a line, each with its `problem`.
    pub objects_set_aside: Vec<String>,
}

/// The rows of one file, with a place for complaints.
pub(super) struct RowReader<'a> {
    table: TableReader<'a>,
    file: String,
    rows: u64,
    passed_over: u64,
    report: Report,
    set_aside: SetAside,
}

impl<'a> RowReader<'a> {
    pub fn new(table: TableReader<'a>, required: &[&str]) -> Result<Self, CannotRead> {
        table.require(required)?;
        let set_aside = SetAside::new(table.headers(), "problem");
        Ok(Self {
            file: table.file().to_owned(),
            table,
            rows: 0,
            passed_over: 0,
            report: Report::new(),
            set_aside,
        })
    }

    /// The next row that `parse` understands. A row with errors is set aside and the next one is tried.
    pub fn next<T>(
        &mut self,
        parse: &mut dyn FnMut(&mut Cells<'_>) -> Option<T>,
    ) -> Result<Option<T>, CannotRead> {
        while let Some(row) = self.table.next_row()? {
            self.rows += 1;
            // The example row of a template is nobody's record.
            if row.cell("id").starts_with(crate::template::EXAMPLE) {
                self.passed_over += 1;
                continue;
            }
            let mut cells = Cells { row: &row, entries: Vec::new(), file: &self.file };
            if let Some(problem) = row.problem() {
                cells.complain(Severity::Error, None, problem.to_string(), problem.how_to_mend().to_owned());
            }
            let parsed = parse(&mut cells);
            let entries = cells.entries;
            let errors: Vec<String> = entries
                .iter()
                .filter(|entry| entry.severity == Severity::Error)
                .map(|entry| match &entry.column {
                    Some(column) => format!("{column}: {}", entry.what),
                    None => entry.what.clone(),
                })
                .collect();
            for entry in entries {
                self.report.add(entry);
            }
            match parsed {
                Some(parsed) if errors.is_empty() => return Ok(Some(parsed)),
                _ => self.set_aside.add(row, errors.join("; ")),
            }
        }
        Ok(None)
    }

    pub fn rows(&self) -> u64 {
        self.rows
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether records the file does not name may become tombstones. Because a refused row is missing only by
    /// accident, nothing is removed while there is one.
    pub fn may_remove(&mut self, complete: bool) -> bool {
        let refused = !self.set_aside.is_empty();
        if complete && refused {
            self.report.add(Entry {
                file: self.file.clone(),
                row: None,
                column: None,
                severity: Severity::Warning,
                what: "rows were refused, so records that are missing from the file were not removed"
                    .to_owned(),
                how_to_mend: "Correct the refused rows and load the whole file again.".to_owned(),
            });
        }
        complete && !refused
    }

    pub fn finish(self, kept: Option<Kept>) -> Outcome {
        let aside = self.set_aside.len() as u64;
        Outcome {
            file: self.file,
            rows: self.rows,
            loaded: self.rows - aside - self.passed_over,
            passed_over: self.passed_over,
            kept,
            report: self.report,
            set_aside: (aside > 0).then_some(self.set_aside),
            objects_set_aside: Vec::new(),
        }
    }
}

/// The cells of one row, read with complaints.
pub(super) struct Cells<'a> {
    row: &'a Row,
    entries: Vec<Entry>,
    file: &'a str,
}

impl Cells<'_> {
    fn complain(&mut self, severity: Severity, column: Option<&str>, what: String, how_to_mend: String) {
        self.entries.push(Entry {
            file: self.file.to_owned(),
            row: Some(self.row.number),
            column: column.map(str::to_owned),
            severity,
            what,
            how_to_mend,
        });
    }

    /// The row cannot be loaded because of this cell.
    pub fn refuse(&mut self, column: &str, what: impl ToString, how_to_mend: impl Into<String>) {
        self.complain(Severity::Error, Some(column), what.to_string(), how_to_mend.into());
    }

    /// The row is loaded, but somebody should look at this cell.
    pub fn warn(&mut self, column: &str, what: impl ToString, how_to_mend: impl Into<String>) {
        self.complain(Severity::Warning, Some(column), what.to_string(), how_to_mend.into());
    }

    /// The text of a cell, if there is one.
    pub fn text(&self, column: &str) -> Option<String> {
        self.row.value(column).map(str::to_owned)
    }

    /// The text of a cell that must have one.
    pub fn required(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.refuse(column, "the cell is empty", "Fill it in; this column is required.");
        }
        text
    }

    /// The parts of a cell that holds a list.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.row.values(column, ';').map(str::to_owned).collect()
    }

    /// A cell of a type that can be parsed; an empty one is nothing, a wrong one is refused.
    pub fn parsed<T: FromStr<Err: ToString>>(&mut self, column: &str, how_to_mend: &str) -> Option<T> {
        let text = self.text(column)?;
        text.parse().map_err(|error: T::Err| self.refuse(column, error.to_string(), how_to_mend)).ok()
    }

    /// The parts of a list of a type that can be parsed; a wrong part is refused.
    pub fn parsed_list<T: FromStr<Err: ToString>>(&mut self, column: &str, how_to_mend: &str) -> Vec<T> {
        let mut parsed = Vec::new();
        for part in self.list(column) {
            match part.parse::<T>() {
                Ok(part) => parsed.push(part),
                Err(error) => self.refuse(column, error.to_string(), how_to_mend),
            }
        }
        parsed
    }
}
