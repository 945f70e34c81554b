use database::{Sql, testing, values};
use mail::{Delivered, PERSONAL, forget_mailbox, outbox};
use privacy::Subject;

use crate::builders::*;

#[tokio::test]
async fn a_letter_whose_key_was_destroyed_is_not_sent() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let id = posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        let mut work = database.work(at(1)).await.expect("work opens");
        assert!(privacy::erase(&mut work, Subject::of(id.uuid())).await.expect("erased"));
        work.commit().await.expect("kept");
        let folder = tempfile::tempdir().expect("a folder");
        let delivered = round(&folder_postman(&database, folder.path()), 2).await;
        assert_eq!(delivered, Delivered { given_up: 1, ..Delivered::default() });
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
    })
    .await;
}

#[tokio::test]
async fn mailbox_and_texts_go_thirty_days_after_the_letter_and_that_it_was_sent_stays() {
    const LEFT: Sql = Sql::new(
        "select count(*) as letters, count(sent_at) as sent, count(to_sealed) as sealed, count(to_blind) as blind,
            count(subject) as subjects, count(text_sealed) as texts, count(html_sealed) as pages, count(once_key) as names from letter",
    );
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut letter = a_letter("ewa@przyklad.pl");
        letter.once_key = Some("service-7".into());
        let id = posted(&database, 0, letter).await;
        let waiting = a_letter("jan@przyklad.pl");
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(round(&folder_postman(&database, folder.path()), 1).await, sent(1));
        posted(&database, 2, waiting).await;
        for (day, left) in [(30, [2, 1, 2, 2, 2, 2, 2, 1]), (31, [2, 1, 1, 1, 1, 1, 1, 0])] {
            let mut work = database.work(at(day * DAY)).await.expect("work opens");
            privacy::run_retention(&mut work, PERSONAL).await.expect("it runs");
            work.commit().await.expect("kept");
            let mut look = database.reading(at(day * DAY)).await.expect("reading opens");
            let row = look.one(LEFT, values![]).await.expect("counted");
            let columns = ["letters", "sent", "sealed", "blind", "subjects", "texts", "pages", "names"];
            let counts = columns.map(|column| row.get::<i64>(column).expect("a number"));
            assert_eq!(counts, left, "day {day}; a letter that waits is left alone");
        }
        let cell = privacy::Cell { table: "letter", row: id.uuid(), column: "to_sealed" };
        let mut work = database.work(at(32 * DAY)).await.expect("work opens");
        let gone = privacy::unseal(&mut work, &keys(), Subject::of(id.uuid()), cell, &[1; 60]).await;
        assert!(!matches!(gone, Ok(Some(_))), "its key is gone");
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_to_be_forgotten_gets_no_letter_that_still_waits() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        posted(&database, 1, a_letter("Ewa@przyklad.pl")).await;
        posted(&database, 2, a_letter("jan@przyklad.pl")).await;
        let mut work = database.work(at(3)).await.expect("work opens");
        let mailbox = "ewa@przyklad.pl".parse().expect("a mailbox");
        assert_eq!(forget_mailbox(&mut work, &keys(), &mailbox).await.expect("forgotten"), 2);
        assert_eq!(outbox(&mut work).await.expect("counted").waiting, 1);
        work.commit().await.expect("kept");
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(round(&folder_postman(&database, folder.path()), 4).await, sent(1));
    })
    .await;
}

#[test]
fn every_purpose_is_worded_in_three_languages() {
    let catalogue = translations::Catalogue::new(&[mail::WORDS]).expect("the words are sound");
    for rule in PERSONAL {
        for language in vocabulary::Language::ALL {
            assert!(catalogue.knows(language, rule.purpose_key), "{} {language}", rule.purpose_key);
        }
    }
}
