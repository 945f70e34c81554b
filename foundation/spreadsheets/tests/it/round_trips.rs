//! What is written comes back as it was.

use proptest::prelude::*;
use spreadsheets::{CsvDialect, CsvWriter, Headers, Reading, read_table};

use crate::files::{reading, workbook};

const DIALECTS: [CsvDialect; 3] = [CsvDialect::PLAIN, CsvDialect::SPREADSHEET, CsvDialect::POLISH_EXCEL];

fn written(dialect: CsvDialect, headers: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), dialect, headers).expect("header");
    for row in rows {
        writer.row(row).expect("row");
    }
    writer.finish().expect("finished")
}

/// Names that differ, as a header's must.
fn headers() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-zA-ZąćęłńóśźżŁŻ][-a-z ;,'\"=+@]{0,8}", 1..6).prop_filter(
        "distinct names",
        |names| {
            let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
            Headers::new(&names).is_ok() && names.iter().all(|name| !name.eq_ignore_ascii_case("problem"))
        },
    )
}

/// Any text a cell can hold: everything but the zero byte, which is the mark of a binary file.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[^\0]{0,12}",
        2 => "['=+\\-@\t\r\n;,\" 0-9a-z]{0,6}",
        1 => "[+]48 [0-9]{3} [0-9]{3} [0-9]{3}",
    ]
}

fn tables() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    headers().prop_flat_map(|headers| {
        let row = proptest::collection::vec(cell(), headers.len());
        let rows = proptest::collection::vec(row, 0..8);
        (Just(headers), rows)
    })
}

fn not_blank(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).cloned().collect()
}

fn read_back(bytes: &[u8], reading: &Reading) -> (Vec<String>, Vec<Vec<String>>) {
    let table = read_table(bytes, "file", reading).expect("what we wrote can be read");
    let rows = table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect();
    (table.headers.names().to_vec(), rows)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_table_survives_csv((headers, rows) in tables()) {
        for dialect in DIALECTS {
            let reading = Reading { unguard: dialect != CsvDialect::PLAIN, ..reading() };
            let (names, back) = read_back(&written(dialect, &headers, &rows), &reading);
            let trimmed: Vec<String> = headers.iter().map(|name| name.trim().to_owned()).collect();
            prop_assert_eq!(names, trimmed);
            prop_assert_eq!(back, not_blank(&rows));
        }
    }

    #[test]
    fn a_general_csv_reader_agrees((headers, rows) in tables()) {
        let bytes = written(CsvDialect::PLAIN, &headers, &rows);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let back: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("valid").iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn any_table_survives_a_workbook((headers, rows) in tables()) {
        let names: Vec<&str> = headers.iter().map(String::as_str).collect();
        let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let (_, back) = read_back(&workbook(&names, &cells), &reading());
        prop_assert_eq!(back, not_blank(&rows));
    }
}

#[test]
fn telephones_and_formulas_survive_a_spreadsheet() {
    let row = vec!["+48 12 422 06 08".to_owned(), "=1+1".to_owned(), "-5".to_owned(), "0207011".to_owned()];
    let headers = ["phone", "name", "number", "teryt"].map(str::to_owned).to_vec();
    let bytes = written(CsvDialect::POLISH_EXCEL, &headers, std::slice::from_ref(&row));
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert_eq!(text, "\u{feff}phone;name;number;teryt\r\n'+48 12 422 06 08;'=1+1;-5;0207011\r\n");
    assert_eq!(read_back(&bytes, &reading()).1, [row]);
}

#[test]
fn a_row_of_another_length_is_refused() {
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::PLAIN, ["a", "b"]).expect("header");
    let refusal = writer.row(["1"]).expect_err("short").to_string();
    assert_eq!(refusal, "row 2 has 1 cells, the header has 2");
}
