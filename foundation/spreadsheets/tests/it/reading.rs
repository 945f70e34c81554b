//! Tables as people really export them.

use std::fmt::Write;

use spreadsheets::{Encoding, Format, Limits, Reading, RowProblem};

use crate::files::{cells, numbers, reading, refusal, streamed, table};

#[test]
fn a_plain_table_is_read_and_looked_up_by_header() {
    let table = table(b"id,Name ,cost\r\n1, Kawa ,\r\n2,\"Klub, \"\"U nas\"\"\",5\r\n");
    assert_eq!(table.headers.names(), ["id", "Name", "cost"]);
    let rows = &table.rows;
    assert_eq!(rows[0].cell("name"), " Kawa ");
    assert_eq!(rows[0].value("NAME"), Some("Kawa"));
    assert_eq!(rows[0].value("cost"), None);
    assert_eq!(rows[0].value("nothing of the kind"), None);
    assert_eq!(rows[1].cell("name"), "Klub, \"U nas\"");
    assert_eq!(numbers(&table), [2, 3]);
}

#[test]
fn line_ends_of_every_system_are_understood() {
    for text in ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n1,2\r\n3,4\r"] {
        assert_eq!(cells(&table(text.as_bytes())), [["1", "2"], ["3", "4"]], "{text:?}");
    }
}

#[test]
fn blank_rows_are_skipped_but_counted_and_a_long_cell_is_one_row() {
    let table = table(b"\na,b\n\n\"two\nlines\",2\n,\n3,4\n");
    assert_eq!(cells(&table), [["two\nlines", "2"], ["3", "4"]]);
    assert_eq!(numbers(&table), [4, 6]);
}

#[test]
fn the_delimiter_and_the_encoding_are_found_and_reported() {
    let bytes = windows_1250("nazwa;koszt\nŚwietlica „Źródło”;2,50\n");
    let table = table(&bytes);
    assert_eq!(table.format, Format::Csv { encoding: Encoding::Windows1250, delimiter: ';' });
    assert_eq!(cells(&table), [["Świetlica „Źródło”", "2,50"]]);
}

/// By hand: only the letters these tests use.
fn windows_1250(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            'Ś' => 0x8C,
            'Ź' => 0x8F,
            'ó' => 0xF3,
            'ł' => 0xB3,
            '„' => 0x84,
            '”' => 0x94,
            c => u8::try_from(c).expect("ASCII"),
        })
        .collect()
}

#[test]
fn utf_16_with_and_without_a_mark_is_read() {
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}nazwa\tgmina\nŻłobek\tŁódź\n");
        let low: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [low, high] {
            let table = table(&bytes);
            assert_eq!(table.headers.names(), ["nazwa", "gmina"]);
            assert_eq!(cells(&table), [["Żłobek", "Łódź"]]);
        }
    }
}

#[test]
fn excels_delimiter_line_is_obeyed_and_not_counted() {
    let table = table(b"sep=|\r\na,x|b\r\n1|2\r\n");
    assert_eq!(table.headers.names(), ["a,x", "b"]);
    assert_eq!(numbers(&table), [2]);
}

#[test]
fn uneven_rows_are_given_with_their_problem_and_blank_ends_are_forgiven() {
    let table = table(b"a,b\n1,2,,\n1,2,3\n1\n");
    assert_eq!(table.rows[0].problem(), None);
    assert_eq!(table.rows[1].problem(), Some(RowProblem::TooManyCells { expected: 2, found: 3 }));
    assert_eq!(table.rows[2].problem(), Some(RowProblem::TooFewCells { expected: 2, found: 1 }));
    assert_eq!(table.rows[2].cell("b"), "");
}

#[test]
fn a_list_in_a_cell_is_split_and_trimmed() {
    let table = table(b"id,groups\n1,\"elderly; ;families\"\n");
    assert_eq!(table.rows[0].values("groups", ';').collect::<Vec<_>>(), ["elderly", "families"]);
}

#[test]
fn an_unclosed_quotation_mark_is_refused_with_its_row() {
    let refusal = refusal(b"a,b\n1,2\n\"open,3\n4,5\n");
    assert_eq!(
        refusal,
        "file.csv: a quotation mark opened in row 3 is never closed. Close the quotation mark, or write it twice \
         (\"\") where it belongs to the text."
    );
}

#[test]
fn missing_columns_are_refused_by_name() {
    let reader =
        spreadsheets::TableReader::from_bytes(b"id,nazwa\n", "services.csv", &reading()).expect("opens");
    let refusal = reader.require(&["id", "name"]).expect_err("no name").to_string();
    assert!(refusal.starts_with("services.csv: the header lacks the column “name”."), "{refusal}");
}

#[test]
fn an_empty_file_says_so() {
    for bytes in [&b""[..], b"\n\n", b"\xEF\xBB\xBF", b" ", b" ,\t,\n"] {
        let refusal = streamed(bytes, &reading()).expect_err("empty");
        assert!(refusal.contains("the file is empty"), "{refusal}");
    }
}

#[test]
fn every_limit_is_kept() {
    let text = b"a,b\n1,2\n3,4\n5,6\n";
    let within = |change: fn(&mut Limits)| {
        let mut limits = Limits::UPLOAD;
        change(&mut limits);
        streamed(text, &Reading::within(limits))
    };
    assert!(within(|_| ()).is_ok());
    assert!(within(|limits| limits.rows = 2).expect_err("rows").contains("more than 2 rows"));
    assert!(
        within(|limits| limits.columns = 1).expect_err("columns").contains("row 1 has more than 1 columns")
    );
    assert!(within(|limits| limits.file_bytes = 15).expect_err("bytes").contains("larger than 15 bytes"));
    assert!(within(|limits| limits.cell_bytes = 0).expect_err("cell").contains("row 1, column 1 is longer"));
}

#[test]
fn a_file_on_disk_is_named_without_its_folders() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("usługi.csv");
    std::fs::write(&path, "id\n1\n").expect("written");
    assert_eq!(spreadsheets::read_table_at(&path, &reading()).expect("a table").file, "usługi.csv");
    let missing =
        spreadsheets::read_table_at(&folder.path().join("brak.csv"), &reading()).expect_err("missing");
    assert!(missing.to_string().starts_with("brak.csv: the file could not be read"));
    let directory = spreadsheets::read_table_at(folder.path(), &reading()).expect_err("a folder");
    assert!(directory.to_string().contains("this is a folder"));
}

#[test]
fn a_long_file_streams_row_by_row() {
    let mut text = String::from("id;name\n");
    for index in 0..20_000 {
        writeln!(text, "{index};\"Łąka; {index}\"").expect("a string grows");
    }
    let rows = streamed(text.as_bytes(), &reading()).expect("rows");
    assert_eq!(rows.len(), 20_000);
    assert_eq!(rows[19_999].cell("name"), "Łąka; 19999");
    assert_eq!(rows[19_999].number, 20_001);
}
