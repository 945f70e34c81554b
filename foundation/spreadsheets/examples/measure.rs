//! Writes and reads a table of 100,000 rows and 20 columns as CSV and as a workbook, and prints time, size and
//! the most memory the process has held: `cargo run --release -p spreadsheets --example measure -- FOLDER`.
//! With a file instead of a folder it only reads that file.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

use spreadsheets::{
    Column, CsvDialect, CsvWriter, Limits, Reading, TableReader, WorkbookProperties, WorkbookWriter,
};

const ROWS: u32 = 100_000;
const COLUMNS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: measure FOLDER")?;
    if Path::new(&folder).is_file() {
        let start = Instant::now();
        read(Path::new(&folder))?;
        return told("read", start, Path::new(&folder));
    }
    let (csv, workbook) = (Path::new(&folder).join("rows.csv"), Path::new(&folder).join("rows.xlsx"));

    let start = Instant::now();
    let destination = BufWriter::new(File::create(&csv)?);
    let mut writer = CsvWriter::new(destination, CsvDialect::POLISH_EXCEL, headers())?;
    for row in 0..ROWS {
        writer.row(cells(row))?;
    }
    writer.finish()?;
    told("CSV written", start, &csv)?;
    let start = Instant::now();
    read(&csv)?;
    told("CSV read", start, &csv)?;

    let start = Instant::now();
    let mut book = WorkbookWriter::new(WorkbookProperties::default(), "2026-11-22T00:00:00")?;
    let mut sheet = book.sheet("Rows", headers().into_iter().map(Column::new).collect())?;
    for row in 0..ROWS {
        sheet.row(cells(row).iter())?;
    }
    sheet.finish()?;
    std::fs::write(&workbook, book.finish()?)?;
    told("workbook written", start, &workbook)?;
    let start = Instant::now();
    read(&workbook)?;
    told("workbook read", start, &workbook)
}

fn headers() -> Vec<String> {
    (1..=COLUMNS).map(|column| format!("column {column}")).collect()
}

fn cells(row: u32) -> Vec<String> {
    (0..COLUMNS).map(|column| format!("Świadczenie {row}, „{column}”; +48 12 {row}")).collect()
}

fn read(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut reader = TableReader::open(path, &Reading::within(Limits::IMPORT))?;
    let mut rows = 0;
    while let Some(row) = reader.next_row()? {
        assert!(row.cell("column 20").starts_with("Świadczenie"));
        rows += 1;
    }
    assert_eq!(rows, ROWS);
    Ok(())
}

fn told(what: &str, start: Instant, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim();
    let size = std::fs::metadata(path)?.len() >> 20;
    println!("{what}: {} ms, {size} MB on disk, peak memory {peak}", start.elapsed().as_millis());
    Ok(())
}
