//! Every component on one page, in every language and theme: `cargo run -p web --example gallery`, then open
//! <http://127.0.0.1:4400/>.
//!
//! The texts of this example are samples for the eye and stand here, not in `locales/`.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::{Date, date};
use translations::{Catalogue, Speak};
use web::{
    Cell, Choice, EmergencyLine, FRONT, FieldErrors, Form, Frame, Localised, MenuEntry, Page, PageLink,
    Pages, Paging, Problem, RequestIds, Site, Table, Visit,
};

const GALLERY: Localised = Localised { pl: "/pl/galeria", en: "/en/gallery", uk: "/uk/halereia" };
const BROKEN: Localised = Localised { pl: "/pl/zepsute", en: "/en/broken", uk: "/uk/zlamane" };
const ADDRESS: &str = "127.0.0.1:4400";

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    place: String,
    choices: Vec<Choice>,
    needs: Vec<Choice>,
    facts: Vec<(String, String)>,
    table: Table,
    lines: Vec<EmergencyLine>,
    paging: Paging,
    links: Vec<PageLink>,
    today: Date,
    confirmed: Date,
}

async fn show(visit: Visit) -> Page<Gallery> {
    Page(gallery(&visit, &visit.asked_for(), FieldErrors::new()))
}

async fn take(visit: Visit, form: Form) -> Response {
    let mut errors = FieldErrors::new();
    errors.add("place", "errors-title");
    errors.add("need", "problem-invalid-what");
    (StatusCode::UNPROCESSABLE_ENTITY, Page(gallery(&visit, &form, errors))).into_response()
}

async fn break_down() -> Problem {
    Problem::fault(std::io::Error::other("the disk is full"))
}

fn gallery(visit: &Visit, form: &Form, errors: FieldErrors) -> Gallery {
    let mut frame = visit.frame("Usługi opiekuńcze w domu").described("Galeria części").under_front(visit);
    frame.wrong = !errors.is_empty();
    let mut table = Table::new("Wolne miejsca w listopadzie 2026 (liczba miejsc)")
        .column("Placówka")
        .column("Gmina")
        .numbers("Miejsca")
        .numbers("Wolne");
    for (name, gmina, all, free) in [
        ("Dom Dziennego Pobytu „Pod Lipą”", "Nowy Targ", 1234, 12),
        ("Środowiskowy Dom Samopomocy", "Limanowa", 45, 0),
        ("Mieszkanie wspomagane", "Bukowina Tatrzańska", 6, 1),
    ] {
        table.push([
            Cell::link(name, "/pl/galeria"),
            gmina.into(),
            visit.t.number(all).into(),
            visit.t.number(free).into(),
        ]);
    }
    let asked = visit.asked_for();
    let paging = Paging::of(&asked, 20, 187);
    Gallery {
        t: visit.speak(),
        place: form.get("place").to_owned(),
        choices: vec![
            Choice::new("", "Dowolna odległość", true),
            Choice::new("5", "do 5 km", false),
            Choice::new("20", "do 20 km", false),
        ],
        needs: vec![
            Choice::new("me", "Dla mnie", form.ticked("need", "me")),
            Choice::new("family", "Dla kogoś bliskiego", true).hint("Na przykład dla mamy po udarze."),
            Choice::new("work", "Pomagam zawodowo", false),
        ],
        facts: vec![
            ("Adres".into(), "ul. Długa 3, 34-400 Nowy Targ".into()),
            ("Godziny".into(), "poniedziałek–piątek 8:00–16:00".into()),
            ("Koszt".into(), visit.t.money(1250)),
            ("Odległość".into(), visit.t.distance(1.24)),
        ],
        lines: vec![
            EmergencyLine { number: "112".into(), text: "gdy ktoś jest w niebezpieczeństwie".into() },
            EmergencyLine {
                number: "800702222".into(),
                text: "gdy jest Ci bardzo źle: całą dobę, bezpłatnie".into(),
            },
            EmergencyLine { number: "116111".into(), text: "dla dzieci i młodzieży".into() },
        ],
        links: paging.links(visit),
        paging,
        table,
        today: date(2026, 11, 22),
        confirmed: date(2026, 11, 19),
        frame,
        errors,
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let catalogue = Catalogue::new(&[web::WORDS]).expect("the words are sound");
    let mut site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1_790_000_000));
    site.menu = vec![MenuEntry { words: "layout-front-page", route: GALLERY }];
    site.footer = vec![MenuEntry { words: "layout-front-page", route: FRONT }];
    let pages =
        Pages::new().page(FRONT, get(show)).page(GALLERY, get(show).post(take)).page(BROKEN, get(break_down));
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("http://{ADDRESS}/");
    axum::serve(listener, site.open(pages, Router::new())).await
}
