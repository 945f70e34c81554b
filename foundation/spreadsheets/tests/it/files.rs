//! Builders of small files.

use std::io::{Cursor, Write};

use spreadsheets::{
    Column, Limits, Reading, Row, Table, TableReader, WorkbookProperties, WorkbookWriter, read_table,
};
use zip::write::SimpleFileOptions;

pub const CREATED: &str = "2026-11-22T08:00:00Z";

pub fn reading() -> Reading {
    Reading::within(Limits::UPLOAD)
}

pub fn table(bytes: &[u8]) -> Table {
    read_table(bytes, "file.csv", &reading()).expect("a readable table")
}

pub fn refusal(bytes: &[u8]) -> String {
    read_table(bytes, "file.csv", &reading()).expect_err("must be refused").to_string()
}

pub fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells().collect()).collect()
}

pub fn numbers(table: &Table) -> Vec<u64> {
    table.rows.iter().map(|row| row.number).collect()
}

pub fn streamed(bytes: &[u8], reading: &Reading) -> Result<Vec<Row>, String> {
    let reader = TableReader::from_bytes(bytes, "file.csv", reading).map_err(|error| error.to_string())?;
    reader.rows().collect::<Result<_, _>>().map_err(|error| error.to_string())
}

pub fn properties() -> WorkbookProperties {
    WorkbookProperties {
        title: "Usługi".to_owned(),
        language: "pl".to_owned(),
        author: "ROPS".to_owned(),
        comment: String::new(),
        lists_sheet: "Listy".to_owned(),
    }
}

pub fn workbook(headers: &[&str], rows: &[Vec<&str>]) -> Vec<u8> {
    let mut book = WorkbookWriter::new(properties(), CREATED).expect("a workbook");
    let mut sheet =
        book.sheet("Usługi", headers.iter().copied().map(Column::new).collect()).expect("a sheet");
    for row in rows {
        sheet.row(row.iter().copied()).expect("a row");
    }
    sheet.finish().expect("a sheet");
    book.finish().expect("a file")
}

/// A workbook from raw parts, with the boilerplate every workbook has.
pub fn raw_workbook(sheet: &str, strings: &str) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Arkusz1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const PARTS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    archive(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

pub const NO_STRINGS: &str =
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>"#;
