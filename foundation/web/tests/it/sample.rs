//! A small site with one page of every kind, and a way to ask it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use tower::ServiceExt as _;
use translations::{Catalogue, Speak, Words};
use web::{
    FRONT, FieldErrors, Form, Frame, Localised, MenuEntry, Page, Pages, Problem, RequestIds, Site, Visit,
};

pub const THING: Localised = Localised { pl: "/pl/rzecz/{id}", en: "/en/thing/{id}", uk: "/uk/rich/{id}" };
pub const ORDER: Localised = Localised { pl: "/pl/zamow", en: "/en/order", uk: "/uk/zamovyty" };

const WORDS: Words = Words {
    name: "sample",
    pl: "thing = Rzecz\nname-missing = Podaj imię\nsold-title = Już sprzedane\nsold-what = Rzecz { $name } ma nowy dom.\nsold-next = Wybierz inną.",
    en: "thing = Thing\nname-missing = Give a name\nsold-title = Sold\nsold-what = { $name } has a new home.\nsold-next = Choose another.",
    uk: "thing = Річ\nname-missing = Вкажіть ім’я\nsold-title = Уже продано\nsold-what = Річ { $name } має новий дім.\nsold-next = Виберіть іншу.",
};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}
{% import "components/forms.html" as forms %}
{% block main %}
{% call forms::error_summary(errors) %}{% endcall %}
<h1>{{ frame.title }}</h1>
<p>{{ note }}</p>
<form method="post">
{% call forms::text_field("name", t.say("thing"), note, hint="x", error=errors.at("name", t)) %}{% endcall %}
{% call forms::button(t.say("thing")) %}{% endcall %}
</form>
{% endblock %}"#
)]
pub struct Sample {
    pub frame: Frame,
    pub t: Speak,
    pub note: String,
    pub errors: FieldErrors,
}

async fn front(visit: Visit) -> Page<Sample> {
    page(&visit, "Sklep", String::new(), FieldErrors::new())
}

fn page(visit: &Visit, title: &str, note: String, errors: FieldErrors) -> Page<Sample> {
    let mut frame = visit.frame(title).described("O rzeczach");
    frame.wrong = !errors.is_empty();
    Page(Sample { frame, t: visit.speak(), note, errors })
}

async fn thing(visit: Visit, Path(id): Path<String>) -> Result<Page<Sample>, Problem> {
    match id.as_str() {
        "gone" => Err(Problem::not_found()),
        "sold" => Err(Problem::refusal(StatusCode::CONFLICT, "sold")
            .with("name", "<b>krzesło</b>")
            .link("thing", visit.fill(THING, &[("id", "1")]))),
        "broken" => Err(Problem::fault(std::io::Error::other("the disk is full"))),
        "panic" => panic!("as asked"),
        "slow" => {
            tokio::time::sleep(std::time::Duration::from_secs(20)).await;
            Err(Problem::not_found())
        }
        _ => Ok(page(&visit, &id, id.clone(), FieldErrors::new())),
    }
}

async fn order(visit: Visit, form: Form) -> Response {
    if form.get("name").is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("name", "name-missing");
        return (StatusCode::UNPROCESSABLE_ENTITY, page(&visit, "Zamów", String::new(), errors))
            .into_response();
    }
    if form.get("name") == "the disk is full" {
        return Problem::fault(std::io::Error::other("the disk is full")).into_response();
    }
    Redirect::to(&visit.fill(THING, &[("id", form.get("name"))])).into_response()
}

async fn invalid() -> Problem {
    let mut errors = FieldErrors::new();
    errors.add("limit", "name-missing");
    Problem::invalid(errors)
}

/// The site as the server would put it together.
pub fn site() -> Site {
    let catalogue = Catalogue::new(&[web::WORDS, WORDS]).expect("the words are sound");
    let mut site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1_790_000_000));
    site.menu = vec![MenuEntry { words: "thing", route: ORDER }];
    site
}

pub fn open(site: Site) -> Router {
    let pages =
        Pages::new().page(FRONT, get(front)).page(THING, get(thing)).page(ORDER, get(front).post(order));
    let api = web::open_to_other_sites(
        Router::new()
            .route("/api/v1/find", get(|| async { "{}" }))
            .route("/api/v1/invalid", get(invalid))
            .route("/api/v1/echo", post(|body: Bytes| async { body })),
    );
    site.open(pages, api)
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("an ascii header"))
    }
}

pub async fn ask_site(router: Router, request: Request<Body>) -> Answer {
    let response = router.oneshot(request).await.expect("a router never fails");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("the body is in memory");
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

pub async fn ask(request: Request<Body>) -> Answer {
    ask_site(open(site()), request).await
}

pub async fn get_page(address: &str) -> Answer {
    ask(Request::get(address).body(Body::empty()).expect("a request")).await
}

pub async fn get_with(address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(request.body(Body::empty()).expect("a request")).await
}

pub async fn send(address: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "pomoc.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(request.body(Body::from(body.to_owned())).expect("a request")).await
}
