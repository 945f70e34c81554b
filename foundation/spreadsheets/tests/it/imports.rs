//! Rows that were set aside can be corrected and fed back.

use std::sync::Arc;

use spreadsheets::{CsvDialect, Entry, Foreign, Report, SetAside, Severity, Unreadable, WORDS, read_table};
use translations::{Catalogue, Speak, compare};
use vocabulary::Language;

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

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[WORDS]).expect("words")), language)
}

fn unreadable() -> Vec<Unreadable> {
    use Unreadable::*;
    let names = || vec!["a".to_owned(), "b".to_owned()];
    let mut all = vec![
        Disk(std::io::Error::other("x")),
        Empty,
        NotText { line: 2 },
        MixedEncodings { line: 2 },
        FileTooLarge { limit: 1 << 20 },
        TooManyRows { limit: 50_000 },
        TooManyColumns { row: 2, limit: 512 },
        CellTooLong { row: 2, column: 3, limit: 9 },
        QuoteNotClosed { row: 2 },
        DuplicateHeader { name: "a".to_owned(), first: 1, second: 2 },
        MissingColumns { missing: names(), present: names() },
        NoSuchSheet { wanted: "a".to_owned(), present: names() },
        UnpacksTooLarge { limit: 1 << 30 },
        Locked,
        Damaged { detail: "x".to_owned() },
    ];
    let kinds = [
        Foreign::OldWorkbook,
        Foreign::BinaryWorkbook,
        Foreign::OpenDocument,
        Foreign::Pdf,
        Foreign::TextDocument,
        Foreign::WebPage,
        Foreign::Xml,
        Foreign::Json,
        Foreign::Archive,
        Foreign::Picture,
        Foreign::Database,
        Foreign::Folder,
    ];
    all.extend(kinds.map(|kind| NotATable { kind }));
    all
}

#[test]
fn every_refusal_speaks_three_languages() {
    assert_eq!(compare(&[WORDS]), []);
    for language in Language::ALL {
        let speak = speak(language);
        for reason in unreadable() {
            let (what, mend) = reason.say(&speak);
            assert!(!what.contains(['⟦', '{']) && !mend.contains(['⟦', '{']), "{what} {mend}");
        }
    }
    let (what, _) = Unreadable::TooManyRows { limit: 50_000 }.say(&speak(Language::Polish));
    assert_eq!(what.replace(['\u{a0}', '\u{202f}'], " "), "Tabela ma więcej niż 50 000 wierszy.");
}

#[test]
fn the_column_of_problems_is_left_out_in_every_language() {
    for language in Language::ALL {
        let header = speak(language).say("spreadsheets-problem-column");
        let text = format!("id,{header}\n1,x\n");
        assert_eq!(table(text.as_bytes()).headers.names(), ["id"], "{header}");
    }
}

#[test]
fn a_report_names_file_row_column_fault_and_cure() {
    let polish = speak(Language::Polish);
    let mut report = Report::new();
    let refused = read_table(b"a\n\"x", "usługi.csv", &reading()).expect_err("open quote");
    report.add(refused.entry(&polish));
    report.add(Entry {
        file: "usługi.csv".to_owned(),
        row: Some(7),
        column: Some("cost".to_owned()),
        severity: Severity::Warning,
        what: "=zła kwota".to_owned(),
        how_to_mend: "Wpisz liczbę.".to_owned(),
    });
    let plain = |text: String| text.replace('\u{a0}', " ");
    assert_eq!(plain(report.entries()[1].place(&polish)), "usługi.csv, wiersz 7, kolumna cost");
    let bytes = report.write_csv(Vec::new(), CsvDialect::SPREADSHEET, &polish).expect("written");
    let text = plain(String::from_utf8(bytes).expect("UTF-8"));
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        [
            "plik,wiersz,kolumna,ważność,co jest nie tak,jak to poprawić",
            "usługi.csv,2,,błąd,\"Cudzysłów, który zaczyna się w wierszu 2, nigdzie się nie kończy.\",\"Zamknij \
             cudzysłów. Jeśli należy do tekstu, wpisz go dwa razy.\"",
            "usługi.csv,7,cost,uwaga,'=zła kwota,Wpisz liczbę.",
        ]
    );
}
