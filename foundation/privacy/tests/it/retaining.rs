use database::testing::on_both_engines;
use privacy::{Cleared, Keyring, PrivacyFault, place_hold, register, run_retention};

use crate::builders::{
    MIGRATIONS, PASSING, PERSONAL, at, blind, erase, note, person, read, sealed, work, work_on, write,
};

fn of<'a>(report: &'a [Cleared], column: &str) -> &'a Cleared {
    report.iter().find(|cleared| cleared.column == column).expect("the column is in the report")
}

#[tokio::test]
async fn what_was_kept_long_enough_is_cleared_and_the_report_counts_it() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        // More than are asked for at a time.
        for number in 0..3 {
            write(&database, &keys, person(number), note(number), "Jan").await;
        }
        let mut early = work_on(&database, 30).await;
        let report = run_retention(&mut early, PERSONAL).await.expect("retention runs");
        assert_eq!(of(&report, "words").rows, 0, "thirty days are not over yet");
        drop(early);
        let mut late = work_on(&database, 31).await;
        let report = run_retention(&mut late, PERSONAL).await.expect("retention runs");
        assert_eq!((of(&report, "words").rows, of(&report, "words").held), (3, 0));
        assert_eq!(sealed(&mut late, note(1)).await, None);
        let report = run_retention(&mut late, PERSONAL).await.expect("retention runs");
        assert_eq!(of(&report, "words").rows, 0, "there is nothing left to do");
    })
    .await;
}

#[tokio::test]
async fn many_rows_are_cleared_also_when_a_hold_stands_between_them() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut writing = work(&database).await;
        let left_at = writing.moment();
        let rows = (0..1200).map(|number| {
            let subject = person(number % 3).uuid();
            database::values![note(number).row, subject, vec![1_u8], Option::<String>::None, left_at]
        });
        let add =
            database::Sql::new("insert into note (note_id, person_id, words, blind, left_at) values {rows}");
        writing.run_many(add, rows.collect()).await.expect("written");
        place_hold(&mut writing, person(1), "inspection", Some(at(100).moment)).await.expect("placed");
        writing.commit().await.expect("kept");

        let mut work = work_on(&database, 40).await;
        let report = run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!((of(&report, "words").rows, of(&report, "words").held), (800, 400));
        work.commit().await.expect("kept");
        let mut work = work_on(&database, 101).await;
        let report = run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!((of(&report, "words").rows, of(&report, "words").held), (400, 0), "the hold has ended");
    })
    .await;
}

#[tokio::test]
async fn what_lies_open_about_somebody_goes_after_their_erasure() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        write(&database, &keys, person(1), note(2), "Krystyna").await;
        write(&database, &keys, person(2), note(3), "Jan").await;
        erase(&database, person(1)).await;
        let mut work = work_on(&database, 1).await;
        let report = run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!(of(&report, "blind").rows, 2);
        assert_eq!(blind(&mut work, note(1)).await, None);
        assert!(blind(&mut work, note(3)).await.is_some());
        let report = run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!(of(&report, "blind").rows, 0);
    })
    .await;
}

#[tokio::test]
async fn why_an_erasure_had_to_wait_is_forgotten_after_it() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = work(&database).await;
        place_hold(&mut work, person(1), "court", Some(at(1).moment)).await.expect("placed");
        place_hold(&mut work, person(2), "court", Some(at(1).moment)).await.expect("placed");
        work.commit().await.expect("kept");
        let mut work = work_on(&database, 2).await;
        assert!(privacy::erase(&mut work, person(1)).await.expect("asked"));
        let report = run_retention(&mut work, privacy::PERSONAL).await.expect("retention runs");
        assert_eq!(of(&report, "reason").rows, 1);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_its_own_subject_takes_its_key_along() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "a letter").await;
        let mut late = work_on(&database, 31).await;
        let letter = sealed(&mut late, note(1)).await.expect("there");
        let report = run_retention(&mut late, PASSING).await.expect("retention runs");
        assert_eq!(of(&report, "words").rows, 1);
        let gone = privacy::unseal(&mut late, &keys, person(1), note(1), &letter).await;
        assert!(matches!(gone, Err(PrivacyFault::NoKey(_))));
    })
    .await;
}

#[tokio::test]
async fn a_rule_that_came_later_reaches_people_erased_before() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        erase(&database, person(1)).await;
        let mut work = work_on(&database, 1).await;
        run_retention(&mut work, &PERSONAL[..1]).await.expect("retention runs");
        assert!(blind(&mut work, note(1)).await.is_some(), "no rule speaks of it yet");
        run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!(blind(&mut work, note(1)).await, None);
        drop(work);
        assert_eq!(read(&database, &keys, person(1), note(1)).await.expect("asked"), None);
    })
    .await;
}

#[test]
fn the_register_has_one_activity_for_each_purpose() {
    let register = register(PERSONAL);
    let purposes: Vec<_> = register.iter().map(|activity| activity.purpose_key).collect();
    assert_eq!(purposes, ["notes-purpose-find", "notes-purpose-remember"]);
    let kept = &register[1].columns[0];
    assert_eq!((kept.column, kept.kept_key, kept.days), ("words", "privacy-kept-days", Some(30)));
    assert_eq!(register[0].legal_bases, [privacy::LegalBasis::Consent]);
}
