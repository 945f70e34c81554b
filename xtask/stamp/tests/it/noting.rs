//! Noting and looking.

use crate::builders::{MIGRATIONS, a_visitor, noted};
use database::testing::{a_context, every_statement_prepares, on_both_engines};
use specimen::{CannotNote, NoteSpecimen, look, note};

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    every_statement_prepares(MIGRATIONS, specimen::STATEMENTS).await;
}

#[tokio::test]
async fn what_is_noted_is_found_again() {
    on_both_engines(MIGRATIONS, async |database| {
        noted(&database, "Pierwszy wpis").await;
        let mut work = database.reading(a_context()).await.expect("a reading begins");
        let found = look::newest(&mut work, 10).await.expect("the store answers");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title.to_string(), "Pierwszy wpis");
    })
    .await;
}

#[tokio::test]
async fn a_visitor_is_refused() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_visitor()).await.expect("a work begins");
        let ask = NoteSpecimen { title: "Cudzy wpis".parse().expect("a title") };
        let refused = note(&mut work, ask).await;
        assert!(matches!(refused, Err(CannotNote::NotAllowed(_))), "{refused:?}");
    })
    .await;
}
