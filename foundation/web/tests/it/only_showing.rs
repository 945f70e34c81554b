//! What people meet while nothing can be saved, and when an answer takes too long.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::{OnlyShowing, Site, outline::Markup};

use crate::sample::{Answer, ask_site, open, site};

fn with(change: impl FnOnce(&mut Site)) -> Router {
    let mut site = site();
    change(&mut site);
    open(site)
}

fn only_showing() -> Router {
    with(|site| site.only_showing = OnlyShowing::when(|| true))
}

async fn see(router: Router, address: &str) -> Answer {
    ask_site(router, Request::get(address).body(Body::empty()).expect("a request")).await
}

async fn post(router: Router, address: &str, form: &str) -> Answer {
    let request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", form.len())
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form.to_owned()))
        .expect("a request");
    ask_site(router, request).await
}

#[tokio::test]
async fn every_page_says_in_its_language_that_nothing_can_be_saved_now_and_only_then() {
    for (address, words) in [
        ("/pl", "niczego nie zapiszemy"),
        ("/en/thing/1", "we cannot save anything"),
        ("/uk/rich/1", "нічого не можемо зберегти"),
        ("/pl/nic", "niczego nie zapiszemy"),
    ] {
        let answer = see(only_showing(), address).await;
        assert!(Markup::of(&answer.body).text().contains(words), "{address}: {}", answer.body);
        assert!(!see(open(site()), address).await.body.contains(words), "{address}");
    }
}

#[tokio::test]
async fn a_form_that_could_not_be_saved_is_handed_back_with_all_that_was_typed() {
    let form = "name=the+disk+is+full&note=Pierwszy+akapit%0ADrugi+%3Cakapit%3E&seal=abc";
    let answer = post(only_showing(), "/pl/zamow?a=1", form).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "30");
    let text = Markup::of(&answer.body).text();
    assert!(text.contains("Tego nie udało się zapisać") && text.contains("nic się nie zapisało"), "{text}");
    for part in [
        r#"action="/pl/zamow?a=1""#,
        r#"<input type="hidden" name="name" value="the disk is full">"#,
        r#"<input type="hidden" name="seal" value="abc">"#,
        "Pierwszy akapit\nDrugi &#60;akapit&#62;",
    ] {
        assert!(answer.body.contains(part), "{part} is missing in\n{}", answer.body);
    }
    // What was sent again when there is room is taken as the first time.
    assert_eq!(post(open(site()), "/pl/zamow?a=1", "name=1&seal=abc").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_is_not_handed_back() {
    let answer = post(only_showing(), "/en/order", "name=the+disk+is+full&password=very+secret+words").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(Markup::of(&answer.body).text().contains("Nothing of what you have just sent was saved"));
    assert!(!answer.body.contains("very secret"), "{}", answer.body);
}

#[tokio::test]
async fn a_page_that_fails_because_of_it_says_so_and_any_other_fault_stays_a_fault() {
    let answer = see(only_showing(), "/pl/rzecz/broken").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(Markup::of(&answer.body).text().contains("Tej strony chwilowo nie pokażemy"));
    assert_eq!(see(open(site()), "/pl/rzecz/broken").await.status, StatusCode::INTERNAL_SERVER_ERROR);
    let answer = post(open(site()), "/pl/zamow", "name=the+disk+is+full").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    // A refusal that has nothing to do with it is what it always was.
    assert_eq!(post(only_showing(), "/pl/zamow", "name=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_cut_off_with_a_page_and_all_careful_headers() {
    let hurried = with(|site| site.answer_within = Some(Duration::from_secs(5)));
    let answer = see(hurried.clone(), "/pl/rzecz/slow").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(Markup::of(&answer.body).text().contains("Teraz nie nadążamy"), "{}", answer.body);
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert!(!answer.header("x-request-id").is_empty());
    assert_eq!(see(hurried, "/pl/rzecz/1").await.status, StatusCode::OK);
}
