//! Looking into the log.

use audit::{Entry, Filter, Kind, count, look, record};
use database::{Context, Database, Sql, testing, values};
use serde_json::json;
use uuid::Uuid;
use vocabulary::Actor;

use crate::{MIGRATIONS, NURSE, PATIENT, SERVICE, WARD, later};

const OTHER: Uuid = Uuid::from_u128(0x99);

async fn a_day(database: &Database) {
    let nurse = |institution| Actor::Member { account: NURSE, institution };
    let entries = [
        (nurse(Some(WARD)), Entry::sign_in("session.begun")),
        (nurse(Some(WARD)), Entry::read("case.opened").about(PATIENT)),
        (nurse(Some(OTHER)), Entry::read("case.opened").about(OTHER)),
        (Actor::Operator, Entry::read("case.exported").about(PATIENT)),
        (nurse(None), Entry::change("service.confirmed").on("service", SERVICE).of_institution(WARD)),
        (Actor::System("night"), Entry::administration("service_type.added")),
    ];
    for (hour, (actor, entry)) in (0..).zip(entries) {
        let mut work =
            database.work(Context::fixed(actor, later(hour * 3_600), 1)).await.expect("work opens");
        record(&mut work, entry).await.expect("recorded");
        work.commit().await.expect("kept");
    }
}

#[tokio::test]
async fn each_condition_narrows_and_the_count_agrees_with_the_pages() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        a_day(&database).await;
        let mut work =
            database.reading(Context::fixed(Actor::Operator, later(0), 1)).await.expect("work opens");
        let any = Filter::default();
        for (filter, meant) in [
            (any.clone(), vec![6, 5, 4, 3, 2, 1]),
            (Filter::about(PATIENT), vec![4, 2]),
            (Filter { institution: Some(WARD), ..any.clone() }, vec![5, 2, 1]),
            (Filter { institution: Some(WARD), ..Filter::about(PATIENT) }, vec![2]),
            (Filter { actor: Some(format!("member:{NURSE}")), ..any.clone() }, vec![5, 3, 2, 1]),
            (Filter { actor: Some(format!("member:{NURSE}@{WARD}")), ..any.clone() }, vec![2, 1]),
            (Filter { actor: Some("operator".to_owned()), ..any.clone() }, vec![4]),
            (Filter { object: Some(SERVICE), ..any.clone() }, vec![5]),
            (Filter { what: Some("case.opened".to_owned()), ..any.clone() }, vec![3, 2]),
            (Filter { what: Some("case".to_owned()), ..any.clone() }, vec![4, 3, 2]),
            // An area is a whole word.
            (Filter { what: Some("service".to_owned()), ..any.clone() }, vec![5]),
            (Filter { kind: Some(Kind::Administration), ..any.clone() }, vec![6]),
            (Filter { from: Some(later(3_600)), to: Some(later(3 * 3_600)), ..any.clone() }, vec![3, 2]),
            (Filter { object: Some(SERVICE), kind: Some(Kind::Read), ..any }, vec![]),
        ] {
            let found = look(&mut work, &filter, 100, 0).await.expect("looked");
            let sequences: Vec<u64> = found.iter().map(|entry| entry.sequence).collect();
            assert_eq!(sequences, meant, "{filter:?}");
            assert_eq!(count(&mut work, &filter).await.expect("counted"), meant.len() as u64, "{filter:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        a_day(&database).await;
        let mut work =
            database.reading(Context::fixed(Actor::Operator, later(0), 1)).await.expect("work opens");
        let mut sequences = Vec::new();
        for offset in [0, 4] {
            let page = look(&mut work, &Filter::default(), 4, offset).await.expect("looked");
            sequences.extend(page.iter().map(|entry| entry.sequence));
        }
        assert_eq!(sequences, [6, 5, 4, 3, 2, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_damaged_entry_does_not_hide_the_others() {
    const BODY: Sql = Sql::new("update audit_entry set body = 'gone' where sequence = 5");
    testing::on_both_engines(MIGRATIONS, async |database| {
        a_day(&database).await;
        let mut work = database.work(Context::fixed(Actor::Operator, later(0), 1)).await.expect("work opens");
        work.run(BODY, values![]).await.expect("altered");
        let entries = look(&mut work, &Filter::default(), 10, 0).await.expect("looked");
        assert_eq!(entries.len(), 6);
        assert_eq!(entries[1].what, "service.confirmed");
        assert_eq!(entries[1].object, Some(("service".to_owned(), SERVICE)));
        assert_eq!(entries[1].details, json!({ "damaged": true }));
    })
    .await;
}
