use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::outline::Markup;

use crate::sample::{ask, get_page, get_with, send};

#[tokio::test]
async fn a_missing_page_is_a_page_in_the_language_of_its_address() {
    for (address, title) in [
        ("/pl/nic", "Nie ma tu takiej strony – ogniwo"),
        ("/en/nothing", "There is no such page – ogniwo"),
        ("/uk/rich/gone", "Такої сторінки немає – ogniwo"),
    ] {
        let answer = get_page(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(Markup::of(&answer.body).title(), title);
        assert!(answer.body.contains("noindex"));
    }
}

#[tokio::test]
async fn a_refusal_keeps_the_way_to_its_twin_page() {
    let answer = get_page("/uk/rich/gone?x=1").await;
    let links = Markup::of(&answer.body).links();
    assert!(links.contains(&("polski".to_owned(), "/pl/rzecz/gone?x=1".to_owned())), "{links:?}");
}

#[tokio::test]
async fn a_refusal_says_what_happened_and_what_to_do_with_links() {
    let answer = get_page("/pl/rzecz/sold").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let page = Markup::of(&answer.body);
    let text = page.text();
    assert!(
        text.starts_with("Już sprzedane\nRzecz <b>krzesło</b> ma nowy dom.\nCo możesz zrobić\nWybierz inną."),
        "{text}"
    );
    assert!(page.links().contains(&("Rzecz".to_owned(), "/pl/rzecz/1".to_owned())));
    assert!(!text.contains("Numer zgłoszenia"), "a refusal is no fault of ours");
}

#[tokio::test]
async fn a_fault_hides_its_cause_and_gives_a_reference_number() {
    let answer = get_page("/pl/rzecz/broken").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.body.contains("disk"));
    let reference = answer.header("x-request-id");
    assert!(!reference.is_empty() && answer.body.contains(&format!("<code>{reference}</code>")));
}

#[tokio::test]
async fn a_panic_is_a_fault_like_any_other() {
    let answer = get_page("/en/thing/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(Markup::of(&answer.body).title(), "Something broke on our side – ogniwo");
}

#[tokio::test]
async fn an_api_gets_problem_json() {
    let answer = get_with("/api/v1/invalid", &[("accept-language", "en")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&answer.body).expect("json");
    assert_eq!(problem["status"], 422);
    assert_eq!(problem["type"], "urn:ogniwo:problem:invalid");
    assert_eq!(problem["title"], "We cannot accept this");
    assert_eq!(problem["errors"][0], serde_json::json!({ "field": "limit", "message": "Give a name" }));
    assert_eq!(problem["reference"], answer.header("x-request-id"));
    let missing = get_page("/api/v1/none").await;
    assert_eq!(missing.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn bare_refusals_of_the_framework_are_dressed() {
    let wrong_method = ask(Request::delete("/pl/rzecz/1").body(Body::empty()).expect("a request")).await;
    assert_eq!(wrong_method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong_method.header("allow").contains("GET"), "the Allow header stays");
    assert_eq!(Markup::of(&wrong_method.body).headings()[0].1, "Tak nie da się otworzyć tej strony");

    let too_large = send("/pl/zamow", &format!("name={}", "a".repeat(70_000)), &[]).await;
    assert_eq!(too_large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(Markup::of(&too_large.body).headings()[0].1, "To jest za duże");

    let wrong_kind = Request::post("/en/order").header("content-type", "text/xml").body(Body::from("<a/>"));
    let answer = ask(wrong_kind.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(Markup::of(&answer.body).headings()[0].1, "We cannot read this");
}

#[tokio::test]
async fn a_refused_form_is_shown_again_with_its_errors() {
    let answer = send("/pl/zamow", "name=+", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = Markup::of(&answer.body);
    assert!(page.title().starts_with("Błąd: "), "{}", page.title());
    assert!(page.links().contains(&("Podaj imię".to_owned(), "#name".to_owned())));
    assert!(page.outline().contains("text “Rzecz”, wrong (x Błąd: Podaj imię)"), "{}", page.outline());
}

#[tokio::test]
async fn an_accepted_form_leads_on() {
    let answer = send("/en/order", "name=Chair+%26+table", &[]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/en/thing/Chair%20%26%20table")
    );
}
