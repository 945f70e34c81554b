//! An institution asks for its place, and the region answers.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

const GOOD: [(&str, &str); 6] = [
    ("institution_name", "Fundacja Wymyślona"),
    ("regon", "123456785"),
    ("teryt", NOWY_TARG),
    ("name", "Felicja Niebyła"),
    ("mailbox", "biuro@fundacja.example"),
    ("words", "Prowadzimy świetlicę."),
];

#[tokio::test]
async fn a_wrong_request_says_at_each_field_what_is_wrong_and_loses_nothing() {
    in_a_house(async |house| {
        let wrong = [
            ("institution_name", "Fundacja Wymyślona"),
            ("regon", "123456789"),
            ("krs", "12x"),
            ("teryt", "9999999"),
            ("name", ""),
            ("mailbox", "biuro małpa fundacja"),
            ("words", "Prowadzimy świetlicę."),
        ];
        let answer = house.browser().submit(pages::JOIN.pl, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let html = answer.html();
        for field in ["regon", "krs", "teryt", "name", "mailbox"] {
            assert!(html.contains(&format!("id=\"{field}-error\"")), "{field} in {}", answer.text());
        }
        assert!(!html.contains("id=\"institution_name-error\""));
        for kept in ["Fundacja Wymyślona", "123456789", "9999999", "Prowadzimy świetlicę."] {
            assert!(html.contains(kept), "{kept}");
        }
        assert!(answer.page().title().starts_with("Błąd"), "{}", answer.page().title());
        assert_eq!(house.count("select count(*) as n from join_request").await, 0);
        let neither = house.browser().submit(pages::JOIN.pl, &[("name", "x")]).await;
        assert!(neither.text().contains("Podaj REGON albo KRS"), "{}", neither.text());
    })
    .await;
}

#[tokio::test]
async fn an_accepted_request_becomes_the_account_of_a_manager() {
    in_a_house(async |house| {
        assert_eq!(house.browser().submit(pages::JOIN.pl, &GOOD).await.location(), pages::JOINED.pl);
        let coordinator = house.signed_in(Role::Coordinator).await;
        let list = coordinator.get(pages::REQUESTS.pl).await;
        assert!(list.text().contains("Czeka 1 wniosek"), "{}", list.text());
        let links = list.page().links();
        let request = &links.iter().find(|(text, _)| text == "Fundacja Wymyślona").expect("it is there").1;
        let page = coordinator.get(request).await;
        for shown in ["Felicja Niebyła", "biuro@fundacja.example", "Nowy Targ", "123456785", "świetlicę"] {
            assert!(page.text().contains(shown), "{shown} in {}", page.text());
        }
        let unsure = coordinator.post(request, &[("what", "accept")]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let id = centre().id.to_string();
        let fields = [("what", "accept"), ("reason", "Sprawdzone w REGON."), ("institution", id.as_str())];
        let accepted = coordinator.post(request, &fields).await;
        assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text());
        let link = house.link_in_letter().await;
        let manager = house.browser();
        manager.opens_an_account(&link, "Felicja Niebyła", "biuro@fundacja.example").await;
        let led = manager.get(pages::TEAM.pl).await;
        assert!(led.location().starts_with(pages::AUTHORISATION.pl), "{}", led.location());
        manager.submit(pages::AUTHORISATION.pl, &[("accept", "1")]).await;
        assert!(manager.get(pages::TEAM.pl).await.text().contains("Felicja Niebyła"));
        let again = coordinator.post(request, &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "a request is decided once");
    })
    .await;
}

#[tokio::test]
async fn a_declined_request_is_answered_with_a_letter() {
    in_a_house(async |house| {
        house.browser().submit(pages::JOIN.pl, &GOOD).await;
        let coordinator = house.signed_in(Role::Coordinator).await;
        let links = coordinator.get(pages::REQUESTS.pl).await.page().links();
        let request = &links.iter().find(|(text, _)| text == "Fundacja Wymyślona").expect("it is there").1;
        let answer =
            coordinator.submit(request, &[("what", "decline"), ("reason", "Nie ma takiej fundacji.")]).await;
        assert_eq!(answer.location(), pages::REQUESTS.pl);
        assert_eq!(house.link_in_letter().await, pages::JOIN.pl);
        assert_eq!(house.count("select count(*) as n from invitation").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_not_there_is_not_found_and_others_do_not_see_any() {
    in_a_house(async |house| {
        house.browser().submit(pages::JOIN.pl, &GOOD).await;
        let coordinator = house.signed_in(Role::Coordinator).await;
        for id in ["nic", "00000000-0000-7000-8000-000000000000"] {
            assert_eq!(coordinator.get(&format!("/pl/wnioski/{id}")).await.status, StatusCode::NOT_FOUND);
        }
        let manager = house.signed_in(Role::Manager).await;
        assert_eq!(manager.get(pages::REQUESTS.pl).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}
