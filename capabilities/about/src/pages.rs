//! Doors for people: four pages of text.

use axum::{extract::State, routing::get};
use database::{Context, Database};
use institutions::Source;
use jiff::civil::Date;
use translations::Speak;
use vocabulary::Actor;
use web::{Frame, Localised, Page, Pages, Problem, Visit};

/// How this works, in plain words.
pub const HOW: Localised =
    Localised { pl: "/pl/jak-to-dziala", en: "/en/how-it-works", uk: "/uk/yak-tse-pratsiuie" };
/// What is kept and what is not.
pub const PRIVACY: Localised = Localised { pl: "/pl/prywatnosc", en: "/en/privacy", uk: "/uk/pryvatnist" };
/// The accessibility statement that the act of 4 April 2019 asks for.
pub const DECLARATION: Localised = Localised {
    pl: "/pl/deklaracja-dostepnosci",
    en: "/en/accessibility-statement",
    uk: "/uk/deklaratsiia-dostupnosti",
};
/// Data to take away, with sources and licences.
pub const OPEN_DATA: Localised =
    Localised { pl: "/pl/otwarte-dane", en: "/en/open-data", uk: "/uk/vidkryti-dani" };

/// Who runs the instance.
#[derive(Debug, Clone)]
pub struct Operator {
    /// Name of the body.
    pub name: String,
    /// A role mailbox.
    pub email: String,
    /// An office phone.
    pub phone: String,
    /// Postal address.
    pub address: String,
}

/// What these pages need.
#[derive(Debug, Clone)]
pub struct House {
    /// For the list of sources.
    pub database: Database,
    /// Who runs the instance.
    pub operator: Operator,
    /// Address under which the instance is reached, for the statement; a path is enough while there is none.
    pub public_address: String,
    /// When the instance was first published.
    pub published_on: Date,
    /// When the statement was last reviewed.
    pub reviewed_on: Date,
}

/// The pages.
pub fn pages() -> Pages<House> {
    Pages::new()
        .page(HOW, get(how))
        .page(PRIVACY, get(privacy))
        .page(DECLARATION, get(declaration))
        .page(OPEN_DATA, get(open_data))
}

/// A heading with its paragraphs.
pub struct Section {
    id: &'static str,
    title: String,
    paragraphs: Vec<String>,
}

fn sections(t: &Speak, page: &str, ids: &[&'static str]) -> Vec<Section> {
    ids.iter()
        .map(|id| Section {
            id,
            title: t.say(format!("about-{page}-{id}-title")),
            paragraphs: t.paragraphs(format!("about-{page}-{id}")),
        })
        .collect()
}

#[derive(askama::Template)]
#[template(path = "text.html")]
pub struct TextPage {
    frame: Frame,
    t: Speak,
    lead: String,
    sections: Vec<Section>,
    operator: Operator,
}

fn text(visit: &Visit, house: House, page: &str, ids: &[&'static str]) -> Page<TextPage> {
    let t = visit.speak();
    let lead = t.say(format!("about-{page}-lead"));
    let frame = visit.frame(t.say(format!("about-{page}-title"))).described(lead.clone()).under_front(visit);
    Page(TextPage { sections: sections(&t, page, ids), operator: house.operator, frame, lead, t })
}

async fn how(visit: Visit, State(house): State<House>) -> Page<TextPage> {
    text(&visit, house, "how", &["ask", "results", "true", "duty", "urgent", "workers"])
}

async fn privacy(visit: Visit, State(house): State<House>) -> Page<TextPage> {
    text(
        &visit,
        house,
        "privacy",
        &["nothing", "cookie", "counts", "report", "staff", "letters", "logs", "exit", "rights"],
    )
}

#[derive(askama::Template)]
#[template(path = "declaration.html")]
pub struct DeclarationPage {
    frame: Frame,
    t: Speak,
    operator: Operator,
    address: String,
    published_on: Date,
    reviewed_on: Date,
}

async fn declaration(visit: Visit, State(house): State<House>) -> Page<DeclarationPage> {
    let t = visit.speak();
    let address = if house.public_address.is_empty() {
        web::FRONT.address(visit.language)
    } else {
        house.public_address
    };
    Page(DeclarationPage {
        frame: visit.frame(t.say("about-declaration-title")).under_front(&visit),
        operator: house.operator,
        address,
        published_on: house.published_on,
        reviewed_on: house.reviewed_on,
        t,
    })
}

#[derive(askama::Template)]
#[template(path = "open_data.html")]
pub struct OpenDataPage {
    frame: Frame,
    t: Speak,
    sections: Vec<Section>,
    sources: Vec<Source>,
    find: &'static str,
    openapi: &'static str,
    hsds: &'static str,
}

/// The addresses programs begin with.
const FIND: &str = "/api/v1/find?q=psycholog";
const OPENAPI: &str = "/api/openapi.json";
const HSDS: &str = "/api/hsds/3.1/services";

async fn open_data(visit: Visit, State(house): State<House>) -> Result<Page<OpenDataPage>, Problem> {
    let t = visit.speak();
    let mut work = house.database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)?;
    let sources = institutions::look::sources(&mut work).await.map_err(Problem::fault)?;
    let frame =
        visit.frame(t.say("about-data-title")).described(t.say("about-data-lead")).under_front(&visit);
    let sections = sections(&t, "data", &["find", "hsds", "tables", "terms"]);
    Ok(Page(OpenDataPage { sections, sources, find: FIND, openapi: OPENAPI, hsds: HSDS, frame, t }))
}
