//! The documents of the pack: filled in, visibly blank where nothing is known, and for those alone who answer for an
//! institution.

use about::legal::{ACCESS, DOCUMENT, DOCUMENT_FILE, DOCUMENTS, DOCUMENTS_LIST, OPERATORS_REGISTER};
use accounts::{Access, Permission};
use axum::http::StatusCode;
use database::testing::on_both_engines;
use vocabulary::Language;
use web::{Localised, outline::Markup};

use crate::builders::{CENTRE, LIBRARY, MIGRATIONS, OPERATOR, REGON, Visitors, bytes, centre, library};

const DOTS: &str = "…………………………";

fn anywhere(route: Localised, language: Language) -> String {
    let format = if route == DOCUMENT_FILE { "md" } else { "csv" };
    route.in_language(language).replace("{document}", "dla-inspektora").replace("{format}", format)
}

fn file(code: &str, format: &str) -> String {
    DOCUMENT_FILE.fill(Language::Polish, &[("document", code), ("format", format)])
}

#[tokio::test]
async fn a_manager_gets_documents_with_the_data_of_their_institution() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        for document in &DOCUMENTS {
            let text = doors.read(&file(document.code, "md"), &manager).await;
            assert!(text.contains(CENTRE) && text.contains(OPERATOR), "{}", document.code);
            assert!(!text.contains(LIBRARY), "{}", document.code);
            assert!(text.contains("Wzór do sprawdzenia przez prawnika"), "{}", document.code);
            assert!(text.contains(document.version) && text.contains("2026"), "{}", document.code);
        }
        let agreement = doors.read(&file("umowa-powierzenia", "md"), &manager).await;
        for known in [REGON, "0000123456", "ul. Przykładowa 7, 34-400 Nowy Targ", "ops@nowytarg.example"] {
            assert!(agreement.contains(known), "{known}");
        }
        assert!(agreement.contains("| Konto pracownika |"), "the first annex comes from the register");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_left_unfilled_but_blanks_with_a_hint() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        for document in &DOCUMENTS {
            let text = doors.read(&file(document.code, "md"), &manager).await;
            for mark in ["{", "}", "⟦", "TODO", "lorem"] {
                assert!(!text.contains(mark), "{} has {mark}", document.code);
            }
            // Everything is known of this institution: what is blank now is what only people can know.
            let asked = document.template.matches("{|").count();
            assert_eq!(text.matches(DOTS).count(), asked, "{}", document.code);
            assert_eq!(text.matches(&format!("{DOTS} (")).count(), asked, "{}", document.code);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_known_is_blank_and_a_secret_address_stays_secret() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &library()).await;
        let text = doors.read(&file("umowa-powierzenia", "md"), &manager).await;
        assert!(text.contains(&format!("REGON: {DOTS} (numer REGON)")), "{text}");
        assert!(text.contains(&format!("{DOTS} (adres siedziby)")), "{text}");
        assert!(!text.contains("Tajna"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn others_are_refused_and_visitors_are_led_to_the_sign_in() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let mut cookies = Vec::new();
        for code in ["manager", "worker", "editor", "coordinator", "administrator", "auditor"] {
            cookies.push((code, doors.cookie_of(code, &centre()).await));
        }
        for (route, access) in ACCESS {
            let address = anywhere(*route, Language::Polish);
            for (code, cookie) in &cookies {
                let may = match access {
                    Access::Role(Permission::ManageTeam) => *code == "manager",
                    Access::Role(Permission::Administer) => *code == "administrator",
                    other => panic!("{address} is for {other:?}"),
                };
                let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
                assert_eq!(doors.status(&address, cookie).await, expected, "{address} for {code}");
            }
            let led = doors.get(&address, "").await;
            let place =
                led.headers().get("location").and_then(|place| place.to_str().ok()).unwrap_or_default();
            assert!(place.starts_with(accounts::pages::SIGN_IN.pl), "{address} leads to {place}");
        }
    })
    .await;
}

#[tokio::test]
async fn downloads_have_the_right_types() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        for (format, kind) in [("md", "text/markdown"), ("txt", "text/plain"), ("html", "text/html")] {
            let answer = doors.get(&file("ocena-skutkow", format), &manager).await;
            let header = |name: &str| answer.headers()[name].to_str().expect("plain").to_owned();
            assert_eq!(header("content-type"), format!("{kind}; charset=utf-8"));
            assert_eq!(
                header("content-disposition"),
                format!("attachment; filename=\"ocena-skutkow.{format}\"")
            );
            let text = String::from_utf8(bytes(answer).await).expect("UTF-8");
            assert!(text.contains("ul. Przykładowa 7"), "{format}");
        }
        let html = doors.read(&file("ocena-skutkow", "html"), &manager).await;
        assert!(
            !html.contains("style") && !html.contains("script"),
            "a file of its own, without style or script"
        );
        assert_eq!(Markup::of(&html).language(), "pl");
        let plain = doors.read(&file("ocena-skutkow", "txt"), &manager).await;
        assert!(plain.starts_with("OCENA SKUTKÓW DLA OCHRONY DANYCH\n"), "{plain}");
        assert_eq!(doors.status(&file("ocena-skutkow", "pdf"), &manager).await, StatusCode::NOT_FOUND);
        assert_eq!(doors.status(&file("inny", "md"), &manager).await, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_pages_speak_three_languages_and_the_document_stays_polish() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let manager = doors.cookie_of("manager", &centre()).await;
        for language in Language::ALL {
            let list = doors.read(&DOCUMENTS_LIST.address(language), &manager).await;
            assert!(!list.contains('⟦'), "{language}");
            let links = Markup::of(&list).links();
            for document in &DOCUMENTS {
                let address = DOCUMENT.fill(language, &[("document", document.code)]);
                assert!(links.iter().any(|(_, to)| *to == address), "{address}");
                let page = doors.read(&address, &manager).await;
                assert!(!page.contains('⟦') && page.contains("<article lang=\"pl\">"), "{address}");
                let markup = Markup::of(&page);
                let titles = markup.headings().iter().filter(|(level, _)| *level == 1).count();
                assert_eq!((titles, markup.repeated_ids()), (1, Vec::new()), "{address}");
                let paper = doors.read(&format!("{address}?print=1"), &manager).await;
                assert!(!paper.contains("class=\"desk\""), "{address}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_platform_administrator_has_the_operators_register() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Visitors::settled(database).await;
        let administrator = doors.cookie_of("administrator", &centre()).await;
        let page = doors.read(OPERATORS_REGISTER.pl, &administrator).await;
        assert!(page.contains(OPERATOR) && !page.contains(CENTRE), "the operator's, not an institution's");
    })
    .await;
}
