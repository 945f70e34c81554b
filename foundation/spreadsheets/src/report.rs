//! What came of an import: every complaint with its place and its cure.

use std::io::Write;

use translations::{Argument, Speak};

use crate::{CannotWrite, CsvDialect, CsvWriter};

/// How bad an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The row was loaded; somebody should look at it.
    Warning,
    /// The row was set aside.
    Error,
}

/// One complaint. The words are the caller's, in the language of the person who reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name of the file.
    pub file: String,
    /// The row as the person's spreadsheet counts it; `None` when the whole file is meant.
    pub row: Option<u64>,
    /// The column's header; `None` when the whole row is meant.
    pub column: Option<String>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub how_to_mend: String,
}

impl Entry {
    /// Where it is: `services.csv, row 12, column cost`.
    pub fn place(&self, speak: &Speak) -> String {
        let mut filled: Vec<(&str, Argument)> = vec![("file", (&self.file).into())];
        filled.extend(self.row.map(|row| ("row", row.to_string().into())));
        filled.extend(self.column.as_ref().map(|column| ("column", column.into())));
        match (self.row, &self.column) {
            (None, None) => self.file.clone(),
            (Some(_), None) => speak.say_with("spreadsheets-place-row", &filled),
            (None, Some(_)) => speak.say_with("spreadsheets-place-column", &filled),
            (Some(_), Some(_)) => speak.say_with("spreadsheets-place-cell", &filled),
        }
    }
}

/// Complaints in the order of the file. Keeps the first [`Report::KEPT`], counts all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    entries: Vec<Entry>,
    errors: u64,
    warnings: u64,
}

impl Report {
    /// Nobody reads more; a hopeless file of a million rows must not fill the memory.
    pub const KEPT: usize = 10_000;

    /// No complaint yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a complaint.
    pub fn add(&mut self, entry: Entry) {
        match entry.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        if self.entries.len() < Self::KEPT {
            self.entries.push(entry);
        }
    }

    /// Takes over the complaints of another report.
    pub fn append(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        let room = Self::KEPT - self.entries.len();
        self.entries.extend(other.entries.into_iter().take(room));
    }

    /// The complaints that were kept.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many errors there were, kept or not.
    pub fn errors(&self) -> u64 {
        self.errors
    }

    /// How many warnings there were, kept or not.
    pub fn warnings(&self) -> u64 {
        self.warnings
    }

    /// Complaints that were counted but not kept.
    pub fn not_kept(&self) -> u64 {
        (self.errors + self.warnings).saturating_sub(self.entries.len() as u64)
    }

    /// The kept complaints as a table that a spreadsheet opens.
    pub fn write_csv<W: Write>(
        &self,
        destination: W,
        dialect: CsvDialect,
        speak: &Speak,
    ) -> Result<W, CannotWrite> {
        let headers = [
            "spreadsheets-file",
            "spreadsheets-row",
            "spreadsheets-column",
            "spreadsheets-severity",
            "spreadsheets-what",
            "spreadsheets-how-to-mend",
        ];
        let mut writer = CsvWriter::new(destination, dialect, headers.map(|key| speak.say(key)))?;
        for entry in &self.entries {
            let severity = match entry.severity {
                Severity::Error => "spreadsheets-severity-error",
                Severity::Warning => "spreadsheets-severity-warning",
            };
            writer.row([
                entry.file.as_str(),
                &entry.row.map(|row| row.to_string()).unwrap_or_default(),
                entry.column.as_deref().unwrap_or_default(),
                &speak.say(severity),
                &entry.what,
                &entry.how_to_mend,
            ])?;
        }
        writer.finish()
    }

    /// Whether nothing was wrong.
    pub fn is_clean(&self) -> bool {
        self.errors + self.warnings == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hopeless_file_is_counted_but_not_kept_whole() {
        let mut report = Report::new();
        for row in 0..(Report::KEPT as u64 + 5) {
            report.add(Entry {
                file: "services.csv".to_owned(),
                row: Some(row),
                column: None,
                severity: if row % 2 == 0 { Severity::Error } else { Severity::Warning },
                what: String::new(),
                how_to_mend: String::new(),
            });
        }
        assert_eq!((report.entries().len(), report.not_kept()), (Report::KEPT, 5));
        assert_eq!(report.errors() + report.warnings(), Report::KEPT as u64 + 5);
        assert!(!report.is_clean());
    }
}
