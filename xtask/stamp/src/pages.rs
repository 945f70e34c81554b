//! Doors for people: HTML in, HTML out.

use crate::{Specimen, look};
use askama::Template;
use axum::extract::State;
use axum::routing::get;
use database::{Context, Database};
use translations::Speak;
use vocabulary::Actor;
use web::{Frame, Localised, Page, Pages, Problem, Visit};

/// How many one page shows.
const MOST: usize = 50;

const NEWEST: Localised = Localised { pl: "/pl/specimen", en: "/en/specimen", uk: "/uk/specimen" };

/// The pages of this capability.
pub fn pages(database: Database) -> Pages {
    Pages::new().page(NEWEST, get(newest)).with_state(database)
}

#[derive(Template)]
#[template(path = "specimen.html")]
struct NewestPage {
    frame: Frame,
    t: Speak,
    specimens: Vec<Specimen>,
}

async fn newest(State(database): State<Database>, visit: Visit) -> Result<Page<NewestPage>, Problem> {
    let mut work = database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)?;
    let specimens = look::newest(&mut work, MOST).await.map_err(Problem::fault)?;
    let frame = visit.frame(visit.t.say("specimen-title")).under_front(&visit);
    Ok(Page(NewestPage { frame, t: visit.speak(), specimens }))
}
