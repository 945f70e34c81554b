//! The register of processing activities, as words, on a page and as tables.

use std::collections::BTreeSet;

use about::legal::{REGISTER, REGISTER_TABLE, register};
use database::testing::on_both_engines;
use spreadsheets::{Reading, read_table};
use translations::Speak;
use vocabulary::Language;
use web::outline::Markup;

use crate::builders::{CENTRE, MIGRATIONS, OPERATOR, Visitors, bytes, catalogue, centre, personal};

/// What no rule tells: the audit, the logs, reports, the directory.
const FURTHER: usize = 3;

#[test]
fn each_purpose_stands_there_once_with_all_its_data() {
    let t = Speak::new(catalogue(), Language::Polish);
    let register = register(&t, &personal());
    let purposes: BTreeSet<&str> = register.iter().map(|one| one.purpose.as_str()).collect();
    let keys: BTreeSet<&str> = personal().iter().map(|rule| rule.purpose_key).collect();
    assert_eq!(purposes.len(), register.len(), "no purpose twice");
    assert_eq!(register.len(), keys.len() + FURTHER);
    let account = register.iter().find(|one| one.purpose == "Konto pracownika").expect("the account");
    let data: Vec<&str> = account.data.iter().map(|datum| datum.what.as_str()).collect();
    assert!(data.contains(&"Imię i\u{a0}nazwisko") && data.contains(&"Adres e-mail"), "{data:?}");
    assert!(account.data.iter().all(|datum| datum.lies == "Zaszyfrowane osobnym kluczem"), "{account:?}");
}

#[test]
fn whatever_the_crates_keep_is_described() {
    for language in Language::ALL {
        let t = Speak::new(catalogue(), language);
        let (other, concerned) =
            (t.say("about-register-data-other"), t.say("about-register-persons-concerned"));
        for one in register(&t, &personal()) {
            assert_ne!(one.persons, concerned, "say in register.rs whose data {} needs", one.purpose);
            assert!(!one.bases.is_empty() && !one.data.is_empty(), "{one:?}");
            for datum in &one.data {
                assert_ne!(datum.what, other, "say in register.rs which data {} needs", one.purpose);
            }
            assert!(!format!("{one:?}").contains('⟦'), "{one:?}");
        }
    }
}

#[tokio::test]
async fn a_manager_reads_it_in_three_languages_and_on_paper() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        for language in Language::ALL {
            let t = Speak::new(catalogue(), language);
            let html = doors.read(&REGISTER.address(language), &manager).await;
            assert!(html.contains(CENTRE) && html.contains(OPERATOR) && !html.contains('⟦'), "{language}");
            let headings = Markup::of(&html).headings();
            let purposes = headings.iter().filter(|(level, _)| *level == 2).count();
            assert_eq!(purposes, register(&t, &personal()).len(), "{language}");
            let paper = doors.read(&format!("{}?print=1", REGISTER.address(language)), &manager).await;
            assert!(!paper.contains("class=\"desk\""), "{language}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_can_be_taken_away_as_a_table() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        let t = Speak::new(catalogue(), Language::Polish);
        let expected = register(&t, &personal()).len();
        for (format, kind) in [
            ("csv", "text/csv; charset=utf-8"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ] {
            let address = REGISTER_TABLE.fill(Language::Polish, &[("format", format)]);
            let answer = doors.get(&address, &manager).await;
            assert_eq!(answer.headers()["content-type"], kind);
            assert_eq!(
                answer.headers()["content-disposition"],
                format!("attachment; filename=\"rejestr-czynnosci.{format}\"")
            );
            let bytes = bytes(answer).await;
            let table =
                read_table(&bytes, &format!("rejestr.{format}"), &Reading::default()).expect("a table");
            assert_eq!(table.rows.len(), expected, "{format}");
        }
    })
    .await;
}
