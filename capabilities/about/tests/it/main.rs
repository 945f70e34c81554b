//! The pages of text, through their doors, in three languages.

use std::sync::Arc;

use about::{DECLARATION, HOW, House, OPEN_DATA, Operator, PRIVACY};
use axum::{Router, body::Body, http::Request};
use database::{Database, testing};
use jiff::civil::date;
use tower::ServiceExt as _;
use translations::Catalogue;
use vocabulary::Language;
use web::{RequestIds, Site};

const MIGRATIONS: &[database::Migrations] = &[institutions::MIGRATIONS];

fn doors(database: Database) -> Router {
    let operator = Operator {
        name: "Ośrodek wymyślony".into(),
        email: "kontakt@ogniwo.example".into(),
        phone: "12 000 00 00".into(),
        address: "ul. Wymyślona 1".into(),
    };
    let house = House {
        database,
        operator,
        public_address: "https://pomoc.example".into(),
        published_on: date(2026, 11, 22),
        reviewed_on: date(2027, 3, 1),
    };
    let catalogue = Catalogue::new(&[web::WORDS, about::WORDS]).expect("the words are whole");
    Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(0))
        .open(about::pages().with_state(house), Router::new())
}

async fn page(doors: &Router, address: &str) -> String {
    let request = Request::get(address).body(Body::empty()).expect("a request");
    let response = doors.clone().oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), 200, "{address}");
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn the_statement_has_every_element_a_validator_looks_for_once() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = doors(database);
        for language in Language::ALL {
            let html = page(&doors, &DECLARATION.address(language)).await;
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
        let doors = doors(database);
        for route in [HOW, PRIVACY, DECLARATION, OPEN_DATA] {
            for language in Language::ALL {
                let html = page(&doors, &route.address(language)).await;
                assert!(!html.contains('⟦'), "{route:?} in {language}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_polish_pages_are_plain() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let doors = doors(database);
        for route in [HOW, PRIVACY, OPEN_DATA] {
            let html = page(&doors, &route.address(Language::Polish)).await;
            let fog = polish::readability(&web::outline::Markup::of(&html).text()).fog;
            assert!(fog <= 9.0, "{route:?} scores FOG-PL {fog:.1}");
        }
    })
    .await;
}
