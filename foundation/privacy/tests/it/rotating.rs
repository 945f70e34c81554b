use database::{Database, testing::on_both_engines};
use privacy::{Keyring, PrivacyFault, keys_in_use, retire_old_keys, rewrap};

use crate::builders::{KeyFile, MIGRATIONS, at, erase, note, person, read, work, work_on, write};

async fn rewrap_all(database: &Database, keys: &Keyring) {
    loop {
        let mut work = work_on(database, 1).await;
        let remaining = rewrap(&mut work, keys, 3).await.expect("rewrapped");
        work.commit().await.expect("kept");
        if remaining == 0 {
            return;
        }
    }
}

#[tokio::test]
async fn everything_stays_readable_while_keys_are_changed() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let old = key_file.keys();
        for number in 0..10 {
            write(&database, &old, person(number), note(number), "Jan").await;
        }
        erase(&database, person(4)).await;
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        assert_ne!(new.current_key(), old.current_key());
        write(&database, &new, person(10), note(10), "Jan").await;
        let mut first = work(&database).await;
        assert_eq!(
            rewrap(&mut first, &new, 3).await.expect("rewrapped"),
            6,
            "nine were left, three at a time"
        );
        first.commit().await.expect("kept");
        for keys in [&old, &new] {
            for number in 0..11 {
                let text = read(&database, keys, person(number), note(number)).await.expect("it opens");
                assert_eq!(text.is_none(), number == 4, "note {number}");
            }
        }
        rewrap_all(&database, &new).await;
        let in_use = keys_in_use(&mut work(&database).await).await.expect("asked");
        let subjects: Vec<u64> = in_use.iter().map(|key| key.subjects).collect();
        assert_eq!(subjects.iter().sum::<u64>(), 10);
        assert!(in_use.iter().all(|key| (key.subjects == 0) == key.superseded_at.is_some()), "{in_use:?}");
    })
    .await;
}

#[tokio::test]
async fn blind_indexes_and_signatures_stay_the_same_when_keys_are_changed() {
    let key_file = KeyFile::new();
    let old = key_file.keys();
    let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
    assert_eq!(old.blind("mailbox", "jan@example.org"), new.blind("mailbox", "jan@example.org"));
    assert!(new.verify("link", "confirm", &old.sign("link", "confirm")));
}

#[tokio::test]
async fn an_old_key_goes_only_when_nothing_hangs_on_it_and_backups_are_old_enough() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let old = key_file.keys();
        for number in 0..5 {
            write(&database, &old, person(number), note(number), "Jan").await;
        }
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        let mut half = work(&database).await;
        rewrap(&mut half, &new, 2).await.expect("rewrapped");
        half.commit().await.expect("kept");
        let retire = async |day: i64, before: i64| {
            retire_old_keys(work_on(&database, day).await, &new, at(before).moment).await.expect("asked")
        };
        assert!(retire(50, 50).await.is_empty(), "three subjects hang on it");
        rewrap_all(&database, &new).await;
        assert!(retire(50, 0).await.is_empty(), "a backup of the day before may still be wanted");
        let with_both = std::fs::read(key_file.path()).expect("the file is there");
        assert_eq!(retire(50, 1).await, [old.current_key()]);
        assert_eq!(Keyring::open(&key_file.path()).expect("the file opens").key_ids(), [new.current_key()]);
        for number in 0..5 {
            let text = read(&database, &new, person(number), note(number)).await.expect("it opens");
            assert_eq!(text.as_deref(), Some("Jan"));
        }
        assert!(retire(60, 60).await.is_empty(), "the current key never goes");
        std::fs::write(key_file.path(), with_both).expect("the power went before the file was changed");
        assert_eq!(retire(60, 60).await, [old.current_key()], "what was left undone is done");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_wrapped_again_after_it_was_superseded_waits_anew() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let old = key_file.keys();
        write(&database, &old, person(1), note(1), "Jan").await;
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        rewrap_all(&database, &new).await;
        write(&database, &old, person(2), note(2), "Ewa").await;
        let mut later = work_on(&database, 20).await;
        assert_eq!(rewrap(&mut later, &new, 10).await.expect("rewrapped"), 0);
        later.commit().await.expect("kept");
        let retire = async |before: i64| {
            retire_old_keys(work_on(&database, 50).await, &new, at(before).moment).await.expect("asked")
        };
        assert!(retire(19).await.is_empty(), "backups of yesterday hold what it wrapped");
        assert_eq!(retire(20).await, [old.current_key()]);
    })
    .await;
}

#[tokio::test]
async fn a_copy_from_before_does_not_open_once_its_key_is_gone() {
    on_both_engines(MIGRATIONS, async |copy| {
        let key_file = KeyFile::new();
        write(&copy, &key_file.keys(), person(1), note(1), "Krystyna").await;
        // Elsewhere the years go by: the key is changed, and the old one retired.
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("data.sqlite").display().to_string();
        let lived_on = Database::open(&place).await.expect("it opens");
        lived_on.migrate(&at(0), MIGRATIONS).await.expect("migrated");
        write(&lived_on, &key_file.keys(), person(2), note(2), "Jan").await;
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        rewrap_all(&lived_on, &new).await;
        retire_old_keys(work_on(&lived_on, 99).await, &new, at(99).moment).await.expect("retired");
        lived_on.close().await;
        let refused = read(&copy, &key_file.keys(), person(1), note(1)).await;
        assert!(matches!(refused, Err(PrivacyFault::UnknownKey(_))));
    })
    .await;
}

#[tokio::test]
async fn a_program_that_runs_on_never_wraps_with_a_key_that_was_retired() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let running = key_file.keys();
        write(&database, &running, person(1), note(1), "Jan").await;
        let before = std::fs::read(key_file.path()).expect("the file is there");
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        rewrap_all(&database, &new).await;
        retire_old_keys(work_on(&database, 9).await, &new, at(9).moment).await.expect("retired");
        write(&database, &running, person(2), note(2), "Ewa").await;
        assert_eq!(running.current_key(), new.current_key(), "it has read the file again");
        let text = read(&database, &new, person(2), note(2)).await.expect("it opens");
        assert_eq!(text.as_deref(), Some("Ewa"));

        std::fs::write(key_file.path(), before).expect("an old copy of the key file is put back");
        let mistaken = key_file.keys();
        let mut work = work(&database).await;
        let refused =
            privacy::seal(&mut work, &mistaken, person(3), note(3), &crate::builders::words("Ola")).await;
        assert!(matches!(refused, Err(PrivacyFault::RetiredKey(_))));
    })
    .await;
}

#[tokio::test]
async fn an_erasure_and_a_change_of_keys_do_not_undo_each_other() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let old = key_file.keys();
        for number in 0..30 {
            write(&database, &old, person(number), note(number), "Jan").await;
        }
        let new = Keyring::with_new_key(&key_file.path()).expect("a key is added");
        let rewrapping = {
            let (database, new) = (database.clone(), new.clone());
            tokio::spawn(async move { rewrap_all(&database, &new).await })
        };
        for number in 0..15 {
            assert!(erase(&database, person(number)).await);
        }
        rewrapping.await.expect("it ends");
        for number in 0..30 {
            let text = read(&database, &new, person(number), note(number)).await.expect("it opens");
            assert_eq!(text.is_none(), number < 15, "note {number}");
        }
    })
    .await;
}
