//! Letting old entries go.

use audit::{CannotPrune, Damage, Filter, HeadsFile, Signer, count, look, prune};
use database::{Sql, testing, values};
use jiff::SignedDuration;
use vocabulary::Moment;

use crate::{MIGRATIONS, at, examined_with, later, only, recorded, signed};

const DAY: i64 = 24 * 3_600;

#[tokio::test]
async fn nothing_younger_than_two_years_can_go() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        recorded(&database, 5).await;
        // With the leap day of 2028.
        let now = 731 * DAY;
        for before in
            [later(now), later(DAY), Moment::of(later(0).timestamp() + SignedDuration::from_secs(1))]
        {
            let mut work = database.work(at(now)).await.expect("work opens");
            let refused = prune(&mut work, &Signer::for_tests(), before).await;
            assert!(matches!(refused, Err(CannotPrune::TooYoung(_))), "{refused:?}");
        }
        let mut work = database.work(at(now)).await.expect("work opens");
        assert_eq!(prune(&mut work, &Signer::for_tests(), later(0)).await.expect("pruned"), 0);
        assert_eq!(count(&mut work, &Filter::default()).await.expect("counted"), 5);
    })
    .await;
}

#[tokio::test]
async fn what_remains_after_old_entries_went_can_still_be_examined() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
        recorded(&database, 3).await;
        signed(&database, &file, 3).await;
        recorded(&database, 7).await;
        signed(&database, &file, 11).await;
        let now = 3 * 366 * DAY;
        let mut work = database.work(at(now)).await.expect("work opens");
        // Entries 4 to 7 are as old as this or older, and stand behind a younger one.
        assert_eq!(prune(&mut work, &Signer::for_tests(), later(2)).await.expect("pruned"), 2);
        assert_eq!(prune(&mut work, &Signer::for_tests(), later(2)).await.expect("pruned"), 0);
        work.commit().await.expect("kept");
        signed(&database, &file, now).await;

        let written: Vec<String> = file.lines().expect("readable").collect();
        let mut work = database.work(at(now)).await.expect("work opens");
        let verdict = examined_with(&mut work, written.clone()).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.pruned_through, verdict.entries, verdict.last), (2, 9, 11));
        let last = look(&mut work, &Filter::default(), 1, 0).await.expect("looked");
        assert_eq!(last[0].what, "audit.pruned");
        assert_eq!(last[0].details, serde_json::json!({ "through": 2, "entries": 2 }));

        // Everything goes, twice over.
        assert_eq!(prune(&mut work, &Signer::for_tests(), later(DAY)).await.expect("pruned"), 8);
        let verdict = examined_with(&mut work, written.clone()).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.pruned_through, verdict.entries, verdict.last), (10, 2, 12));

        work.roll_back().await.expect("undone");

        // Nobody without the key can move the note.
        for sql in [
            Sql::new("update audit_pruned set sequence = 11 where sequence = 10"),
            Sql::new("update audit_pruned set public_key = hash where sequence = 10"),
            Sql::new("update audit_pruned set hash = public_key where sequence = 10"),
        ] {
            let mut work = database.work(at(now)).await.expect("work opens");
            prune(&mut work, &Signer::for_tests(), later(DAY)).await.expect("pruned");
            work.run(sql, values![]).await.expect("altered");
            let verdict = examined_with(&mut work, written.clone()).await;
            let damages: Vec<&Damage> = verdict.findings.iter().map(|finding| &finding.damage).collect();
            assert!(damages.iter().any(|damage| matches!(damage, Damage::PrunedForged(_))), "{damages:?}");
            work.roll_back().await.expect("undone");
        }
    })
    .await;
}

#[tokio::test]
async fn a_damaged_log_keeps_its_old_part_as_evidence() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        recorded(&database, 5).await;
        let mut work = database.work(at(3 * 366 * DAY)).await.expect("work opens");
        work.run(Sql::new("update audit_entry set what = 'service.removed' where sequence = 2"), values![])
            .await
            .expect("altered");
        let refused = prune(&mut work, &Signer::for_tests(), later(DAY)).await;
        let Err(CannotPrune::Damaged(finding)) = refused else { panic!("{refused:?}") };
        assert_eq!(finding.damage, Damage::Columns { sequence: 2, columns: "what".to_owned() });
        let verdict = examined_with(&mut work, Vec::new()).await;
        assert_eq!(only(&verdict), &finding.damage);
    })
    .await;
}

#[tokio::test]
async fn an_entry_put_back_before_the_beginning_is_found() {
    const PUT_BACK: Sql = Sql::new(
        "insert into audit_entry (sequence, at, kind, what, actor, body, hash)
            select 1, at, kind, what, actor, body, hash from audit_entry where sequence = 5",
    );
    testing::on_both_engines(MIGRATIONS, async |database| {
        recorded(&database, 5).await;
        let mut work = database.work(at(3 * 366 * DAY)).await.expect("work opens");
        assert_eq!(prune(&mut work, &Signer::for_tests(), later(3)).await.expect("pruned"), 3);
        work.run(PUT_BACK, values![]).await.expect("put back");
        let verdict = examined_with(&mut work, Vec::new()).await;
        assert_eq!(only(&verdict), &Damage::OutOfPlace(1));
    })
    .await;
}
