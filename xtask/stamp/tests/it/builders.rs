//! What the tests are built from: sentences, not set-up.

use database::testing::a_context;
use database::{Context, Database, Migrations};
use specimen::{NoteSpecimen, note};
use std::sync::Arc;
use translations::Catalogue;
use vocabulary::Actor;
use web::{RequestIds, Site};

pub const MIGRATIONS: &[Migrations] = &[specimen::MIGRATIONS];

/// Notes one as the operator.
pub async fn noted(database: &Database, title: &str) {
    let mut work = database.work(a_context()).await.expect("a work begins");
    let ask = NoteSpecimen { title: title.parse().expect("a title") };
    note(&mut work, ask).await.expect("the operator may note");
    work.commit().await.expect("the work is kept");
}

/// The same moment, but somebody without rights.
pub fn a_visitor() -> Context {
    let mut context = a_context();
    context.actor = Actor::Visitor;
    context
}

/// The doors of this capability alone, as the server opens them.
pub fn house(database: &Database) -> axum::Router {
    let catalogue = Catalogue::new(&[web::WORDS, specimen::WORDS]).expect("the words are sound");
    let site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1));
    site.open(specimen::pages(database.clone()), specimen::api(database.clone()))
}
