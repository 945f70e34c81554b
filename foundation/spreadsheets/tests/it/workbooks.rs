//! Workbooks as people open them.

use spreadsheets::{Cell, Column, Explanation, Reading, WorkbookWriter, read_table};

use crate::files::{CREATED, NO_STRINGS, cells, properties, raw_workbook, reading, table};

fn template() -> Vec<u8> {
    let mut book = WorkbookWriter::new(properties(), CREATED).expect("a workbook");
    let columns = vec![
        Column::new("Nazwa").required().hint("Nazwa", "Jak mówią o niej ludzie."),
        Column::new("Rodzaj").choices(["poradnia", "klub"]),
        Column::new("Miejsca"),
        Column::new("Stan na dzień"),
        Column::new("Czynne"),
    ];
    let mut sheet = book.sheet("Usługi: [lista]", columns).expect("a sheet");
    sheet
        .row([Cell::Text("=Klub"), "klub".into(), 12.0.into(), Cell::Date("2026-11-22"), Cell::Flag(true)])
        .expect("a row");
    sheet
        .row([Cell::Text("0123"), Cell::Blank, Cell::Number(f64::NAN), Cell::Date("jutro"), Cell::Blank])
        .expect("a row");
    sheet.finish().expect("a sheet");
    book.explain(&Explanation {
        name: "Jak wypełnić".to_owned(),
        title: "Jak wypełnić ten arkusz".to_owned(),
        paragraphs: vec!["Każdy wiersz to jedna usługa.".to_owned()],
        columns: Some((
            ["Kolumna".to_owned(), "Co wpisać".to_owned()],
            vec![["Nazwa".to_owned(), "Pełna nazwa".to_owned()]],
        )),
    })
    .expect("an explanation");
    book.finish().expect("a file")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).expect("the part"), &mut text).expect("text");
    text
}

#[test]
fn numbers_dates_and_flags_come_back_as_text() {
    let table = read_table(&template(), "t.xlsx", &reading()).expect("a table");
    assert_eq!(table.headers.names()[0], "Nazwa *");
    assert_eq!(table.rows[0].value("nazwa"), Some("=Klub"));
    assert_eq!(cells(&table), [["=Klub", "klub", "12", "2026-11-22", "true"], ["0123", "", "", "jutro", ""]]);
}

#[test]
fn a_workbook_is_made_for_people_and_screen_readers() {
    let bytes = template();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\""), "the header row stays in sight");
    assert!(!sheet.contains("mergeCell"), "no merged cells");
    assert!(!sheet.contains("<f>"), "no formula leaves the house");
    assert!(sheet.contains("'Listy'!$A$2:$A$3") || sheet.contains("Listy!$A$2:$A$3"), "{sheet}");
    assert!(part(&bytes, "xl/tables/table1.xml").contains("name=\"Nazwa *\""));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Usługi</dc:title>"));
    assert!(part(&bytes, "docProps/custom.xml").contains("<vt:lpwstr>pl</vt:lpwstr>"));
    let book = part(&bytes, "xl/workbook.xml");
    for name in ["Usługi   lista", "Jak wypełnić", "Listy"] {
        assert!(book.contains(&format!("name=\"{name}\"")), "{book}");
    }
}

#[test]
fn equal_contents_give_equal_bytes() {
    assert!(template() == template());
}

#[test]
fn a_sheet_is_found_by_name_whatever_its_case() {
    let reading = Reading::default().sheet("JAK WYPEŁNIĆ");
    let table = read_table(&template(), "t.xlsx", &reading).expect("the explanation");
    assert_eq!(table.headers.names(), ["Jak wypełnić ten arkusz"]);
    let refusal = read_table(&template(), "t.xlsx", &Reading::default().sheet("Koszty")).expect_err("none");
    assert!(refusal.to_string().contains("no sheet “Koszty” in the workbook; it has “Usługi"), "{refusal}");
}

#[test]
fn an_empty_template_is_a_table_without_rows() {
    let mut book = WorkbookWriter::new(properties(), CREATED).expect("a workbook");
    book.sheet("A", vec![Column::new("id")]).expect("a sheet").finish().expect("finished");
    let table = table(&book.finish().expect("a file"));
    assert_eq!((table.headers.names(), table.rows.len()), (&["id".to_owned()][..], 0));
}

#[test]
fn a_formula_is_read_by_the_value_it_had() {
    let rows = "<row><c t=\"inlineStr\"><is><t>suma</t></is></c></row>\
                <row><c><f>SUM(A3:A9)</f><v>42</v></c></row><row><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>\
                <row><c t=\"str\"><f>\"a\"</f><v>abc</v></c></row>";
    assert_eq!(cells(&table(&raw_workbook(rows, NO_STRINGS))), [["42"], ["#DIV/0!"], ["abc"]]);
}

#[test]
fn what_excel_would_call_damaged_is_refused_before_it_is_written() {
    let mut book = WorkbookWriter::new(properties(), CREATED).expect("a workbook");
    assert!(book.sheet("A", vec![Column::new("id"), Column::new("ID ")]).is_err());
    assert!(book.sheet("A", vec![Column::new(" ")]).is_err());
    let mut sheet = book.sheet("A", vec![Column::new("text")]).expect("a sheet");
    let long = "ą".repeat(32_768);
    let refusal = sheet.row([long.as_str()]).expect_err("too long").to_string();
    assert!(refusal.starts_with("the cell in row 2, column “text” is longer"), "{refusal}");
    assert!(sheet.row(["a", "b"]).is_err());
}
