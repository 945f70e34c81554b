//! A file somebody exported from somewhere. What is read is written, and what is written is read again the same.

use spreadsheets::{CsvDialect, CsvWriter, Limits, Reading, read_table};

/// Small, so that the search is not slowed by inputs that are merely long.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, rows: 2_000, unpacked_bytes: 4 << 20, ..Limits::UPLOAD };

/// Reads the bytes as a table; a table that was read goes out and in again.
pub fn attack(bytes: &[u8]) {
    let Ok(table) = read_table(bytes, "strange", &Reading::within(LIMITS)) else { return };
    let columns = table.headers.len();
    let even = table.rows.iter().all(|row| row.problem().is_none() && row.cells().len() == columns);
    if !even {
        return;
    }
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::SPREADSHEET, table.headers.names())
        .expect("memory takes the header");
    for row in &table.rows {
        writer.row(row.cells()).expect("memory takes an even row");
    }
    let written = writer.finish().expect("memory has no disk to fill");
    let again = read_table(&written, "again", &Reading::within(LIMITS)).expect("our own file is read");
    assert_eq!(again.rows.len(), table.rows.len(), "no row is lost or won");
    for (before, after) in table.rows.iter().zip(&again.rows) {
        assert!(before.cells().eq(after.cells()), "a cell says the same: {before:?} {after:?}");
    }
}
