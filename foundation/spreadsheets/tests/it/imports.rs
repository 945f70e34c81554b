//! Rows that were set aside can be corrected and fed back.

use spreadsheets::{CsvDialect, SetAside, read_table};

use crate::files::{CREATED, cells, properties, reading, table};

const TABLE: &[u8] = b"id,phone\n1,'+48 12\n2,\"a,b\",extra\n";

fn set_aside() -> SetAside {
    let table = table(TABLE);
    let mut aside = SetAside::new(&table.headers, "Błąd");
    for row in table.rows {
        let number = row.number;
        aside.add(row, format!("=wiersz {number}"));
    }
    aside
}

#[test]
fn set_aside_rows_come_back_as_the_same_table() {
    for dialect in [CsvDialect::SPREADSHEET, CsvDialect::POLISH_EXCEL] {
        let bytes = set_aside().write_csv(Vec::new(), dialect).expect("written");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(text.contains("Błąd") && text.contains("'=wiersz 2"), "{text}");
        let back = read_table(&bytes, "services-aside.csv", &reading()).expect("read back");
        assert_eq!(back.headers.names(), ["id", "phone"]);
        assert_eq!(cells(&back), cells(&table(TABLE)));
        assert_eq!(back.rows[1].problem(), table(TABLE).rows[1].problem());
    }
}

#[test]
fn set_aside_rows_fit_a_workbook() {
    let bytes = set_aside().write_workbook(properties(), CREATED, "Do poprawy").expect("written");
    let back = read_table(&bytes, "aside.xlsx", &reading()).expect("read back");
    assert_eq!(cells(&back), [["1", "+48 12"], ["2", "a,b"]]);
}
