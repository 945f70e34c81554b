//! What others notice, and the answer.

use axum::http::StatusCode;

use crate::{
    builders::{care, entry, meals, neighbour, part},
    house::{House, centre, in_a_house},
};

/// Somebody says that an entry is wrong, with a session or without.
async fn report(house: &House, cookie: &str, what: &str, details: &str) {
    let address = format!("/pl/usluga/{}/zglos-blad", care().id);
    let sent = house.post_as(&address, &[("what", what), ("details", details)], cookie).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    house.pass(1);
}

async fn first_of(house: &House, list: &str, cookie: &str) -> String {
    let html = house.get_as(list, cookie).await.html();
    let start = format!("{list}/");
    let link = html
        .split("href=\"")
        .find(|part| part.starts_with(&start))
        .unwrap_or_else(|| panic!("a link in {html}"));
    link.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_visitors_report_leads_to_the_part_it_is_about() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        report(&house, "", "phone", "teraz 18 200 12 34").await;
        let list = house.get_as("/pl/zgloszenia", &editor).await.text();
        assert!(list.contains("1 zgłoszenie czeka") && list.contains("osoba z internetu"), "{list}");
        let address = first_of(&house, "/pl/zgloszenia", &editor).await;
        let accepted = house.fill_in(&address, &editor, &[("what", "accept")]).await;
        assert!(
            accepted.location.starts_with(&format!("{}?report=", part(&care(), "contacts"))),
            "{}",
            accepted.location
        );
        let form = house.get_as(&accepted.location, &editor).await.text();
        assert!(form.contains("Ktoś to zauważył") && form.contains("teraz 18 200 12 34"), "{form}");
        let list = house.get_as("/pl/zgloszenia", &editor).await.text();
        assert!(list.contains("Nie ma zgłoszeń") && list.contains("Przyjęto 1 zgłoszenie"), "{list}");
        assert!(house.audited().await.contains(&"proposal.answered".to_owned()));
        let twice = house.fill_in(&format!("{}/historia", entry(&care())), &editor, &[]).await;
        assert_eq!(twice.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_report_is_declined_with_a_reason_and_once() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        report(&house, "", "hours", "").await;
        let address = first_of(&house, "/pl/zgloszenia", &editor).await;
        let page = house.get_as(&address, &editor).await;
        let silent = house.send_from(&page, &address, &editor, &[("what", "decline")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.text().contains("Napisz, dlaczego"));
        let form = [("what", "decline"), ("reason", "Godziny są takie, jak we wpisie.")];
        let sent = house.send_from(&page, &address, &editor, &form).await;
        assert_eq!(sent.location, "/pl/zgloszenia");
        let again = house.send_from(&page, &address, &editor, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn a_neighbour_is_named_and_answers_nothing_that_is_not_theirs() {
    in_a_house(&[centre(), neighbour()], &[care(), meals()], async |house| {
        let worker = house.signed_in("worker", Some(&neighbour()), None).await;
        let form = house.get_as(&format!("/pl/usluga/{}/zglos-blad", care().id), &worker).await.text();
        assert!(form.contains("Wysyłasz to jako: Ośrodek w Czarnym Dunajcu"), "{form}");
        report(&house, &worker, "conditions", "Od lipca jest też dla osób po 55. roku życia.").await;
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let list = house.get_as("/pl/zgloszenia", &editor).await.text();
        assert!(list.contains("Ośrodek w Czarnym Dunajcu"), "{list}");
        let address = first_of(&house, "/pl/zgloszenia", &editor).await;
        let manager = house.signed_in("manager", Some(&neighbour()), None).await;
        assert_eq!(house.get_as(&address, &manager).await.status, StatusCode::NOT_FOUND);
        let page = house.get_as("/pl/wpisy/kosz", &manager).await;
        assert_eq!(page.status, StatusCode::OK);
        let add = house.get_as("/pl/wpisy/nowy", &manager).await;
        let sent = house.send_from(&add, &address, &manager, &[("what", "accept")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_answers_for_two_weeks_reaches_the_region() {
    in_a_house(&[centre()], &[care()], async |house| {
        report(&house, "", "not_offered", "").await;
        let coordinator = house.signed_in("coordinator", None, None).await;
        let early = house.get_as("/pl/zgloszenia-bez-odpowiedzi", &coordinator).await.text();
        assert!(early.contains("Nie ma zgłoszeń"), "{early}");
        house.pass(14 * 24 * 60);
        let administrator = house.signed_in("administrator", None, None).await;
        let late = house.get_as("/pl/zgloszenia-bez-odpowiedzi", &administrator).await.text();
        assert!(late.contains("1 zgłoszenie czeka") && late.contains("Ośrodek Pomocy"), "{late}");
        let address = first_of(&house, "/pl/zgloszenia-bez-odpowiedzi", &administrator).await;
        let form = [("what", "decline"), ("reason", "Dzwoniliśmy: usługa działa.")];
        let sent = house.fill_in(&address, &administrator, &form).await;
        assert_eq!(sent.location, "/pl/zgloszenia-bez-odpowiedzi", "{}", sent.text());
        let after = house.get_as("/pl/zgloszenia-bez-odpowiedzi", &administrator).await.text();
        assert!(after.contains("Nie ma zgłoszeń"));
    })
    .await;
}
