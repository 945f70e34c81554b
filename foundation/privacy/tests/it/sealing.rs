use database::testing::{every_statement_prepares, on_both_engines};
use privacy::{Cell, Keyring, PrivacyFault, Subject, seal, unseal};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use uuid::Uuid;

use crate::builders::{MIGRATIONS, note, person, read, sealed, words, work, write};

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    every_statement_prepares(MIGRATIONS, privacy::STATEMENTS).await;
    every_statement_prepares(MIGRATIONS, crate::builders::STATEMENTS).await;
}

#[tokio::test]
async fn what_was_sealed_is_read_again() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Zażółć gęślą jaźń").await;
        let text = read(&database, &keys, person(1), note(1)).await.expect("it opens");
        assert_eq!(text.as_deref(), Some("Zażółć gęślą jaźń"));
    })
    .await;
}

#[tokio::test]
async fn the_same_text_is_never_sealed_the_same_way() {
    on_both_engines(MIGRATIONS, async |database| {
        let (keys, mut work) = (Keyring::for_tests(), work(&database).await);
        let first = seal(&mut work, &keys, person(1), note(1), &words("44051401359")).await.expect("sealed");
        let second = seal(&mut work, &keys, person(1), note(1), &words("44051401359")).await.expect("sealed");
        assert_ne!(first, second);
    })
    .await;
}

#[tokio::test]
async fn what_was_moved_to_another_place_does_not_open() {
    on_both_engines(MIGRATIONS, async |database| {
        let (keys, mut work) = (Keyring::for_tests(), work(&database).await);
        let here = note(1);
        let sealed = seal(&mut work, &keys, person(1), here, &words("Krystyna")).await.expect("sealed");
        seal(&mut work, &keys, person(2), note(2), &words("Jan")).await.expect("sealed");
        let elsewhere = [
            (person(2), here),
            (person(1), note(2)),
            (person(1), Cell { column: "blind", ..here }),
            (person(1), Cell { table: "notes", ..here }),
            // The same letters, parted otherwise.
            (person(1), Cell { table: "notew", column: "ords", ..here }),
        ];
        for (subject, cell) in elsewhere {
            let refused = unseal(&mut work, &keys, subject, cell, &sealed).await;
            assert!(matches!(refused, Err(PrivacyFault::CellDoesNotOpen { .. })), "{subject:?} {cell:?}");
        }
        let nobody = unseal(&mut work, &keys, person(3), here, &sealed).await;
        assert!(matches!(nobody, Err(PrivacyFault::NoKey(_))));
    })
    .await;
}

#[tokio::test]
async fn an_altered_byte_is_noticed_wherever_it_is() {
    on_both_engines(MIGRATIONS, async |database| {
        let (keys, mut work) = (Keyring::for_tests(), work(&database).await);
        let whole = seal(&mut work, &keys, person(1), note(1), &words("Krystyna")).await.expect("sealed");
        for place in 0..whole.len() {
            let mut altered = whole.clone();
            altered[place] ^= 1;
            let refused = unseal(&mut work, &keys, person(1), note(1), &altered).await;
            assert!(matches!(refused, Err(PrivacyFault::CellDoesNotOpen { .. })), "byte {place}");
        }
        for length in 0..whole.len() {
            let refused = unseal(&mut work, &keys, person(1), note(1), &whole[..length]).await;
            assert!(matches!(refused, Err(PrivacyFault::CellDoesNotOpen { .. })), "cut to {length}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_persons_key_that_was_exchanged_for_anothers_does_not_open() {
    on_both_engines(MIGRATIONS, async |database| {
        const EXCHANGE: database::Sql = database::Sql::new(
            "update subject_key set wrapped = (select other.wrapped from subject_key other where other.subject_id = $2)
                where subject_id = $1",
        );
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        write(&database, &keys, person(2), note(2), "Jan").await;
        let mut work = work(&database).await;
        work.run(EXCHANGE, database::values![person(1).uuid(), person(2).uuid()]).await.expect("exchanged");
        let cell = sealed(&mut work, note(1)).await.expect("there");
        let refused = unseal(&mut work, &keys, person(1), note(1), &cell).await;
        assert!(matches!(refused, Err(PrivacyFault::KeyDoesNotOpen(subject)) if subject == person(1)));
    })
    .await;
}

#[tokio::test]
async fn the_keys_of_another_installation_open_nothing() {
    on_both_engines(MIGRATIONS, async |database| {
        let (ours, theirs) = (crate::builders::KeyFile::new(), crate::builders::KeyFile::new());
        write(&database, &ours.keys(), person(1), note(1), "Krystyna").await;
        let refused = read(&database, &theirs.keys(), person(1), note(1)).await;
        assert!(matches!(refused, Err(PrivacyFault::UnknownKey(_))));
        let missing = privacy::missing_keys(&mut work(&database).await, &theirs.keys()).await.expect("asked");
        assert_eq!(missing, ours.keys().key_ids());
        let missing = privacy::missing_keys(&mut work(&database).await, &ours.keys()).await.expect("asked");
        assert!(missing.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_who_seal_for_a_new_person_at_the_same_moment_share_one_key() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        let writers: Vec<_> = (0..8)
            .map(|number| {
                let (database, keys) = (database.clone(), keys.clone());
                tokio::spawn(async move { write(&database, &keys, person(1), note(number), "Jan").await })
            })
            .collect();
        for writer in writers {
            writer.await.expect("a writer ends");
        }
        for number in 0..8 {
            let text = read(&database, &keys, person(1), note(number)).await.expect("it opens");
            assert_eq!(text.as_deref(), Some("Jan"), "note {number}");
        }
    })
    .await;
}

#[tokio::test]
async fn any_text_of_any_person_in_any_row_is_read_again() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        let strategy = proptest::collection::vec((".{0,200}", any::<u128>(), 0..5_u128), 40);
        let many = strategy.new_tree(&mut TestRunner::deterministic()).expect("texts are found").current();
        let mut work = work(&database).await;
        for (text, row, subject) in many {
            let cell = Cell { row: Uuid::from_u128(row), ..note(0) };
            let subject: Subject = person(subject);
            let sealed = seal(&mut work, &keys, subject, cell, &words(&text)).await.expect("sealed");
            let back = unseal(&mut work, &keys, subject, cell, &sealed).await.expect("it opens");
            assert_eq!(back, Some(words(&text)));
        }
    })
    .await;
}
