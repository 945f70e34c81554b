//! The pages of text, through their doors, in three languages.

use about::{DECLARATION, HOW, OPEN_DATA, PRIVACY};
use database::testing;
use vocabulary::Language;

use crate::builders::{MIGRATIONS, Visitors};

#[tokio::test]
async fn the_statement_has_every_element_a_validator_looks_for_once() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::of(database);
        for language in Language::ALL {
            let html = doors.page(&DECLARATION.address(language)).await;
            for id in [
                "a11y-wstep",
                "a11y-podmiot",
                "a11y-zakres",
                "a11y-url",
                "a11y-data-publikacja",
                "a11y-data-aktualizacja",
                "a11y-status",
                "a11y-ocena",
                "a11y-data-sporzadzenie",
                "a11y-data-przeglad",
                "a11y-kontakt",
                "a11y-email",
                "a11y-telefon",
                "a11y-procedura",
                "a11y-aplikacje",
                "a11y-architektura",
                "a11y-komunikacja",
            ] {
                assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {language}");
            }
            assert!(html.contains("datetime=\"2027-03-01\""), "the review has its date");
        }
    })
    .await;
}

#[tokio::test]
async fn no_page_shows_a_key_instead_of_words() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::of(database);
        for route in [HOW, PRIVACY, DECLARATION, OPEN_DATA] {
            for language in Language::ALL {
                let html = doors.page(&route.address(language)).await;
                assert!(!html.contains('⟦'), "{route:?} in {language}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_polish_pages_are_plain() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::of(database);
        for route in [HOW, PRIVACY, OPEN_DATA] {
            let html = doors.page(&route.address(Language::Polish)).await;
            let fog = polish::readability(&web::outline::Markup::of(&html).text()).fog;
            assert!(fog <= 9.0, "{route:?} scores FOG-PL {fog:.1}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_visitor_who_reads_about_cookies_gets_none() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::of(database);
        for language in Language::ALL {
            let answer = doors.get(&PRIVACY.address(language), "").await;
            assert!(answer.headers().get("set-cookie").is_none(), "{language}");
        }
        let html = doors.page(&PRIVACY.address(Language::Polish)).await;
        let text = web::outline::Markup::of(&html).text();
        assert!(text.contains("podtrzymuje on sesję") || text.contains("Podtrzymuje on sesję"), "{text}");
        assert!(text.contains("co najmniej dwa lata"), "{text}");
    })
    .await;
}
