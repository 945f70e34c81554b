use axum::http::StatusCode;
use web::Localised;
use web::outline::Markup;

use crate::sample::{get_page, get_with, send};

fn has_link(html: &str, text: &str, address: &str) -> bool {
    Markup::of(html).links().contains(&(text.to_owned(), address.to_owned()))
}

#[tokio::test]
async fn the_root_leads_to_the_language_the_browser_asks_for() {
    let answer = get_with("/", &[("accept-language", "uk-UA,uk;q=0.9,en;q=0.8")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/uk"));
    assert!(answer.header("vary").contains("accept-language"));
    assert_eq!(get_page("/").await.header("location"), "/pl");
}

#[tokio::test]
async fn a_slash_too_many_is_mended() {
    let answer = get_page("/en/").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, "/en"));
    assert_eq!(get_page("/de").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_language_switch_keeps_the_page_and_the_query() {
    let answer = get_page("/pl/rzecz/a%20b?q=dom&page=2").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(has_link(&answer.body, "English", "/en/thing/a%20b?q=dom&page=2"), "{}", answer.body);
    assert!(has_link(&answer.body, "українська", "/uk/rich/a%20b?q=dom&page=2"));
}

#[tokio::test]
async fn search_engines_are_told_the_twins_without_the_query() {
    let mut site = crate::sample::site();
    site.public_address = Some("https://pomoc.example".to_owned());
    let request =
        axum::http::Request::get("/en/thing/7?q=x").body(axum::body::Body::empty()).expect("a request");
    let answer = crate::sample::ask_site(crate::sample::open(site), request).await;
    for line in [
        r#"<link rel="canonical" href="https://pomoc.example/en/thing/7">"#,
        r#"<link rel="alternate" hreflang="uk" href="https://pomoc.example/uk/rich/7">"#,
    ] {
        assert!(answer.body.contains(line), "{line}");
    }
}

#[tokio::test]
async fn each_address_speaks_its_language() {
    for (address, language, skip) in [
        ("/pl/zamow", "pl", "Przejdź do treści"),
        ("/en/order", "en", "Skip to main content"),
        ("/uk/zamovyty", "uk", "Перейти до змісту"),
    ] {
        let answer = get_page(address).await;
        assert_eq!(Markup::of(&answer.body).language(), language);
        assert!(has_link(&answer.body, skip, "#main"));
    }
}

#[tokio::test]
async fn the_display_choice_is_kept_in_one_cookie_and_shown_on_the_next_page() {
    let answer = send("/pl/wyglad", "theme=dark&text=150&back=%2Fpl%2Frzecz%2F1%3Fq%3Da", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/pl/rzecz/1?q=a"));
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("display=dark-150; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let next = get_with("/pl/rzecz/1", &[("cookie", "display=dark-150")]).await;
    assert!(next.body.contains(r#"data-theme="dark" data-text="150""#));
    assert!(next.header("set-cookie").is_empty(), "a page sets no cookie");
}

#[tokio::test]
async fn the_display_page_never_leads_to_another_site() {
    let answer = send("/en/display", "theme=auto&text=100&back=%2F%2Fevil.example%2Fpl", &[]).await;
    assert_eq!(answer.header("location"), "/en");
    assert_eq!(
        send("/en/display", "theme=pink&text=100", &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn the_display_page_leads_back_to_where_the_visitor_was() {
    let page = get_page("/pl/rzecz/1?q=a%20b").await;
    let links = Markup::of(&page.body).links();
    let (_, address) = links.iter().find(|(text, _)| text == "Wygląd strony").expect("a link at the foot");
    let display = get_page(address).await;
    assert!(display.body.contains(r#"name="back" value="/pl/rzecz/1?q=a%20b""#), "{}", display.body);
}

#[test]
#[should_panic(expected = "must begin with /en")]
fn a_route_in_the_wrong_language_is_refused_at_start() {
    const WRONG: Localised = Localised { pl: "/pl/a", en: "/pl/b", uk: "/uk/c" };
    let _ = web::Pages::<()>::new().page(WRONG, axum::routing::get(|| async {}));
}

#[test]
#[should_panic(expected = "same placeholders")]
fn a_route_that_forgets_a_placeholder_is_refused_at_start() {
    const WRONG: Localised = Localised { pl: "/pl/a/{id}", en: "/en/b/{id}", uk: "/uk/c" };
    let _ = web::Pages::<()>::new().page(WRONG, axum::routing::get(|| async {}));
}
