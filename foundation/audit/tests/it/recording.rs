//! Writing down.

use audit::{Entry, Filter, Kind, count, look, record, record_all};
use database::{Context, testing};
use serde_json::json;
use vocabulary::Actor;

use crate::{MIGRATIONS, NURSE, PATIENT, SERVICE, WARD, at, examined, recorded};

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    testing::every_statement_prepares(MIGRATIONS, audit::STATEMENTS).await;
}

#[tokio::test]
async fn an_entry_says_who_did_what_to_what_and_when() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(5)).await.expect("work opens");
        let entry = Entry::read("case.opened")
            .on("case", SERVICE)
            .about(PATIENT)
            .with(json!({"b": 2, "a": [1, null]}));
        record(&mut work, entry).await.expect("recorded");
        work.commit().await.expect("kept");

        let mut work = database.reading(at(9)).await.expect("work opens");
        let entries = look(&mut work, &Filter::default(), 10, 0).await.expect("looked");
        assert_eq!(entries.len(), 1);
        let entry = &entries[0];
        assert_eq!((entry.sequence, entry.kind, entry.what.as_str()), (1, Kind::Read, "case.opened"));
        assert_eq!(entry.at, at(5).moment);
        assert_eq!(entry.actor, format!("member:{NURSE}@{WARD}"));
        assert_eq!(entry.account(), Some(NURSE));
        assert_eq!(entry.institution, Some(WARD));
        assert_eq!(entry.subject, Some(PATIENT));
        assert_eq!(entry.object, Some(("case".to_owned(), SERVICE)));
        assert_eq!(entry.details, json!({"a": [1, null], "b": 2}));
    })
    .await;
}

#[tokio::test]
async fn what_was_not_kept_was_not_recorded_either() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        record(&mut work, Entry::change("service.confirmed")).await.expect("recorded");
        drop(work);
        recorded(&database, 2).await;
        let mut work = database.work(at(1)).await.expect("work opens");
        record(&mut work, Entry::change("service.confirmed")).await.expect("recorded");
        work.roll_back().await.expect("undone");
        recorded(&database, 1).await;
        let mut work = database.reading(at(2)).await.expect("work opens");
        let verdict = examined(&mut work).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.entries, verdict.last), (3, 3));
    })
    .await;
}

#[tokio::test]
async fn many_at_once_make_the_same_chain_as_one_by_one() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        record(&mut work, Entry::change("list.imported")).await.expect("recorded");
        let many = (0..1_200).map(|row| Entry::change("service.imported").with(json!(row))).collect();
        record_all(&mut work, many).await.expect("recorded");
        record_all(&mut work, Vec::new()).await.expect("nothing to record");
        record(&mut work, Entry::change("list.imported")).await.expect("recorded");
        let verdict = examined(&mut work).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!(verdict.last, 1_202);
    })
    .await;
}

#[tokio::test]
async fn letters_of_every_kind_survive() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let details =
            json!({"ą\u{0}\u{1}\"\\": "Żółć \u{1f600} \u{2028} \u{7f}", "big": u64::MAX, "small": -1.5e-9});
        let mut work =
            database.work(Context::fixed(Actor::System("night"), at(0).moment, 1)).await.expect("work opens");
        record(&mut work, Entry::administration("settings.changed").with(details.clone()))
            .await
            .expect("recorded");
        let verdict = examined(&mut work).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        let entries = look(&mut work, &Filter::default(), 1, 0).await.expect("looked");
        assert_eq!(entries[0].details, details);
        assert_eq!(entries[0].actor, "system:night");
    })
    .await;
}

#[tokio::test]
async fn a_fresh_database_is_whole_and_empty() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.reading(at(0)).await.expect("work opens");
        let verdict = examined(&mut work).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.installation, verdict.entries), (None, 0));
        assert_eq!(count(&mut work, &Filter::default()).await.expect("counted"), 0);
    })
    .await;
}
