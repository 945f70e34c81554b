//! Files that want to hurt: each must be refused in words, quickly, and without memory.

use proptest::prelude::*;
use spreadsheets::{Limits, Reading, TableReader, read_table};

use crate::files::{NO_STRINGS, archive, raw_workbook, reading, refusal, table, workbook};

#[test]
fn a_binary_file_is_refused() {
    assert!(refusal(b"id,name\n1,\0\0\0\x01\n").contains("bytes that are not text"));
    assert!(refusal(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0").contains("not text"));
}

#[test]
fn other_kinds_of_files_are_named() {
    for (bytes, words) in [
        (&b"%PDF-1.7 ..."[..], "a PDF document"),
        (b"<!DOCTYPE html><table><tr>", "a web page"),
        (b"{\"type\":\"FeatureCollection\"}", "a JSON document"),
        (b"\x1f\x8b\x08\x00", "a packed archive"),
    ] {
        assert!(refusal(bytes).contains(words));
    }
    assert!(refusal(&archive(&[("content.xml", b"<x/>")])).contains("an OpenDocument file"));
    assert!(refusal(&archive(&[("readme.txt", b"hello")])).contains("a packed archive"));
    assert!(refusal(b"PK\x03\x04 not really").contains("damaged"));
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![b' '; 40 << 20];
    let bomb = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 100_000, "the bomb is small: {}", bomb.len());
    assert!(refusal(&bomb).contains("unpacks to more than"));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_too() {
    let zeros = vec![b' '; 40 << 20];
    let mut bomb = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    let honest = u32::try_from(zeros.len()).expect("fits").to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|at| bomb[*at..*at + 4] == honest).collect();
    assert!(!places.is_empty(), "the declared size stands in the archive");
    for place in places {
        bomb[place..place + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    let words = refusal(&bomb);
    assert!(words.contains("unpacks to more than") || words.contains("damaged"), "{words}");
}

#[test]
fn a_promise_of_a_thousand_million_strings_reserves_nothing() {
    let strings = NO_STRINGS.replace("<sst ", "<sst uniqueCount=\"99999999999999\" ");
    let bytes = raw_workbook("<row><c t=\"inlineStr\"><is><t>id</t></is></c></row>", &strings);
    assert!(refusal(&bytes).contains("promises more than it holds"));
}

#[test]
fn a_cell_in_the_farthest_corner_builds_no_grid() {
    let cell = |place: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>x</t></is></c>");
    let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1"), cell("A1048576"));
    assert_eq!(table(&raw_workbook(&far, NO_STRINGS)).rows[0].number, 1_048_576);
    let wide = format!("<row r=\"1\">{}{}</row>", cell("A1"), cell("XFD1"));
    assert!(refusal(&raw_workbook(&wide, NO_STRINGS)).contains("row 1 has more than 512 columns"));
}

#[test]
fn one_long_string_used_a_million_times_is_stopped() {
    let strings = NO_STRINGS.replace("></sst>", &format!("><si><t>{}</t></si></sst>", "a".repeat(30_000)));
    let row = |number: u32| format!("<row r=\"{number}\"><c r=\"A{number}\" t=\"s\"><v>0</v></c></row>");
    let rows: String = (1..=3_000).map(row).collect();
    let limits = Limits { unpacked_bytes: 20 << 20, ..Limits::UPLOAD };
    let refused = read_table(&raw_workbook(&rows, &strings), "x.xlsx", &Reading::within(limits));
    assert!(refused.expect_err("too much").to_string().contains("unpacks to more than"));
}

#[test]
fn cells_out_of_order_are_refused() {
    let cell = |place: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>x</t></is></c>");
    let rows = format!("<row r=\"2\">{}</row><row r=\"1\">{}</row>", cell("A2"), cell("A1"));
    assert!(refusal(&raw_workbook(&rows, NO_STRINGS)).contains("cells out of order in row 1"));
}

#[test]
fn a_cell_reference_beyond_all_numbers_is_refused() {
    let bytes =
        raw_workbook("<row><c r=\"A4300000000\"/></row><row><c r=\"4300000000\"></c></row>", NO_STRINGS);
    assert!(refusal(&bytes).contains("the workbook is damaged"));
}

#[test]
fn entities_of_entities_do_not_expand() {
    let strings = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>{}",
        NO_STRINGS.replace("></sst>", "><si><t>&b;</t></si></sst>")
    );
    let bytes = raw_workbook("<row><c t=\"s\"><v>0</v></c></row>", &strings);
    // Refused or read as it stands; never expanded.
    if let Ok(table) = read_table(&bytes, "x.xlsx", &reading()) {
        assert!(!table.headers.names()[0].contains("aaaa"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_table(&bytes, "x", &reading());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\PC\"',;\t\r\n]{0,300}") {
        if let Ok(mut reader) = TableReader::from_bytes(text.as_bytes(), "x", &reading()) {
            while let Ok(Some(row)) = reader.next_row() {
                prop_assert!(row.cells().all(|cell| cell.len() <= text.len()));
            }
        }
    }

    #[test]
    fn a_workbook_with_damaged_bytes_is_read_or_refused(
        damages in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let mut bytes = workbook(&["id", "name"], &[vec!["1", "Łódź"], vec!["2", "=1"]]);
        for (place, byte) in damages {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read_table(&bytes, "x.xlsx", &reading());
    }

    #[test]
    fn any_markup_inside_a_workbook_is_read_or_refused(
        sheet in "(<row( r=\"[0-9]{1,12}\")?>|</row>|<c( r=\"[A-Z]{0,4}[0-9]{0,12}\")?( t=\"(s|n|b|e|str|d)\")?( s=\"[0-9]{1,3}\")?>|</c>|<v>[-0-9.eE#N/A]{0,9}</v>|<f>A1</f>|<is><t>x</t></is>){0,20}",
        strings in "(<si>|</si>|<t>[a-z&;#0-9]{0,8}</t>|<r>|</r>){0,10}",
    ) {
        let strings = NO_STRINGS.replace("></sst>", &format!(">{strings}</sst>"));
        let _ = read_table(&raw_workbook(&sheet, &strings), "x.xlsx", &reading());
    }
}
