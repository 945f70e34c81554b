use std::path::Path;

use database::{Database, Fault, Sql, testing::on_both_engines, values};
use privacy::{
    Keyring, PrivacyFault, erased_at, holds, keep_erasures, lift_hold, place_hold, replay_erasures,
};

use crate::builders::{
    KeyFile, MIGRATIONS, PERSONAL, at, blind, erase, note, person, read, words, work, work_on, write,
};

#[tokio::test]
async fn what_was_sealed_for_somebody_who_was_erased_stays_closed() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        write(&database, &keys, person(2), note(2), "Jan").await;
        assert!(erase(&database, person(1)).await);
        assert_eq!(read(&database, &keys, person(1), note(1)).await.expect("asked"), None);
        assert_eq!(read(&database, &keys, person(2), note(2)).await.expect("asked").as_deref(), Some("Jan"));
        let mut work = work(&database).await;
        assert_eq!(erased_at(&mut work, person(1)).await.expect("asked"), Some(at(0).moment));
        assert_eq!(erased_at(&mut work, person(2)).await.expect("asked"), None);
    })
    .await;
}

#[tokio::test]
async fn nothing_new_is_sealed_for_somebody_who_was_erased() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        erase(&database, person(1)).await;
        erase(&database, person(2)).await;
        let mut work = work(&database).await;
        for subject in [person(1), person(2)] {
            let refused = privacy::seal(&mut work, &keys, subject, note(9), &words("again")).await;
            assert!(matches!(refused, Err(PrivacyFault::Erased(who)) if who == subject));
        }
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_was_not_kept_did_not_happen() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        let mut work = work(&database).await;
        assert!(privacy::erase(&mut work, person(1)).await.expect("erased"));
        drop(work);
        let text = read(&database, &keys, person(1), note(1)).await.expect("asked");
        assert_eq!(text.as_deref(), Some("Krystyna"));
    })
    .await;
}

#[tokio::test]
async fn erasing_twice_is_as_good_as_once_and_the_first_day_holds() {
    on_both_engines(MIGRATIONS, async |database| {
        assert!(erase(&database, person(1)).await);
        let mut later = work_on(&database, 9).await;
        assert!(privacy::erase(&mut later, person(1)).await.expect("asked"));
        assert_eq!(erased_at(&mut later, person(1)).await.expect("asked"), Some(at(0).moment));
    })
    .await;
}

#[tokio::test]
async fn a_legal_hold_stands_before_an_erasure_until_it_is_lifted() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "Krystyna").await;
        let mut placing = work(&database).await;
        let hold = place_hold(&mut placing, person(1), "court", None).await.expect("placed");
        placing.commit().await.expect("kept");
        assert!(!erase(&database, person(1)).await);
        assert_eq!(
            read(&database, &keys, person(1), note(1)).await.expect("asked").as_deref(),
            Some("Krystyna")
        );
        let mut lifting = work_on(&database, 3).await;
        let reasons = holds(&mut lifting, person(1)).await.expect("asked");
        assert_eq!(reasons.iter().map(|hold| hold.reason.as_str()).collect::<Vec<_>>(), ["court"]);
        assert!(lift_hold(&mut lifting, hold).await.expect("lifted"));
        assert!(!lift_hold(&mut lifting, hold).await.expect("asked"), "it no longer stands");
        assert!(privacy::erase(&mut lifting, person(1)).await.expect("asked"));
    })
    .await;
}

#[tokio::test]
async fn a_legal_hold_with_an_end_ends_by_itself() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut placing = work(&database).await;
        place_hold(&mut placing, person(1), "appeal", Some(at(10).moment)).await.expect("placed");
        placing.commit().await.expect("kept");
        let mut before = work_on(&database, 9).await;
        assert!(!privacy::erase(&mut before, person(1)).await.expect("asked"));
        drop(before);
        let mut after = work_on(&database, 10).await;
        assert!(privacy::erase(&mut after, person(1)).await.expect("asked"));
    })
    .await;
}

#[tokio::test]
async fn a_key_that_was_discarded_leaves_no_trace() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        write(&database, &keys, person(1), note(1), "a letter").await;
        let mut work = work(&database).await;
        assert!(privacy::discard(&mut work, person(1)).await.expect("discarded"));
        assert!(!privacy::discard(&mut work, person(1)).await.expect("asked"));
        assert_eq!(erased_at(&mut work, person(1)).await.expect("asked"), None);
        work.commit().await.expect("kept");
        let gone = read(&database, &keys, person(1), note(1)).await;
        assert!(matches!(gone, Err(PrivacyFault::NoKey(_))));
    })
    .await;
}

/// Every file of the database, read as bytes: the database itself and what SQLite keeps beside it.
fn bytes_in(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).expect("the folder is there");
    files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("it can be read")).collect()
}

fn holds_bytes(all: &[u8], sought: &[u8]) -> bool {
    all.windows(sought.len()).any(|window| window == sought)
}

async fn in_folder(folder: &Path) -> Result<Database, Fault> {
    let database = Database::open(&folder.join("data.sqlite").display().to_string()).await?;
    database.migrate(&at(0), MIGRATIONS).await?;
    Ok(database)
}

#[tokio::test]
async fn the_files_of_the_database_hold_no_name_before_an_erasure_and_no_key_after_it() {
    const WRAPPED: Sql = Sql::new("select wrapped from subject_key where subject_id = $1");
    let (folder, keys) = (tempfile::tempdir().expect("a folder"), Keyring::for_tests());
    let database = in_folder(folder.path()).await.expect("the database opens");
    for number in 0..12 {
        write(&database, &keys, person(number), note(number), "Krystyna Brzęczyszczykiewicz 44051401359")
            .await;
    }
    let row = work(&database).await.one(WRAPPED, values![person(7).uuid()]).await.expect("there");
    let wrapped: Vec<u8> = row.get("wrapped").expect("bytes");
    let now = bytes_in(folder.path());
    assert!(holds_bytes(&now, &wrapped), "the test looks where the data are");
    for plain in ["Krystyna", "czykiewicz", "44051401359"] {
        assert!(!holds_bytes(&now, plain.as_bytes()), "{plain} before");
    }
    erase(&database, person(7)).await;
    database.close().await;
    let then = bytes_in(folder.path());
    for plain in ["Krystyna", "czykiewicz", "44051401359"] {
        assert!(!holds_bytes(&then, plain.as_bytes()), "{plain} after");
    }
    assert!(!holds_bytes(&then, &wrapped), "the destroyed key is not in the free part of a page either");
}

#[tokio::test]
async fn an_erasure_is_done_again_after_a_restore_and_what_lay_open_goes_too() {
    on_both_engines(MIGRATIONS, async |restored| {
        let key_file = KeyFile::new();
        let keys = key_file.keys();
        // Two databases play one before and after: the erasure happens in the first, the second never saw it.
        let folder = tempfile::tempdir().expect("a folder");
        let first = in_folder(folder.path()).await.expect("the database opens");
        erase(&first, person(1)).await;
        let mut noting = work(&first).await;
        assert_eq!(keep_erasures(&mut noting, &keys).await.expect("noted"), 1);
        assert_eq!(keep_erasures(&mut noting, &keys).await.expect("noted"), 0, "once is enough");
        drop(noting);
        first.close().await;

        write(&restored, &keys, person(1), note(1), "Krystyna").await;
        write(&restored, &keys, person(2), note(2), "Jan").await;
        let mut work = work_on(&restored, 5).await;
        assert_eq!(replay_erasures(&mut work, &keys).await.expect("replayed"), [person(1)]);
        assert!(replay_erasures(&mut work, &keys).await.expect("replayed").is_empty());
        assert_eq!(erased_at(&mut work, person(1)).await.expect("asked"), Some(at(0).moment), "as it was");
        privacy::run_retention(&mut work, PERSONAL).await.expect("retention runs");
        assert_eq!(blind(&mut work, note(1)).await, None);
        assert!(blind(&mut work, note(2)).await.is_some());
        work.commit().await.expect("kept");
        assert_eq!(read(&restored, &keys, person(1), note(1)).await.expect("asked"), None);
        assert_eq!(read(&restored, &keys, person(2), note(2)).await.expect("asked").as_deref(), Some("Jan"));
    })
    .await;
}

#[tokio::test]
async fn a_line_of_the_list_that_the_power_cut_short_is_written_again() {
    on_both_engines(MIGRATIONS, async |database| {
        let key_file = KeyFile::new();
        let keys = key_file.keys();
        let list = key_file.path().with_extension("keys.erasures");
        erase(&database, person(1)).await;
        keep_erasures(&mut work(&database).await, &keys).await.expect("noted");
        let whole = std::fs::read_to_string(&list).expect("the list is there");
        erase(&database, person(2)).await;
        std::fs::write(&list, format!("{whole}0000")).expect("cut short");
        assert_eq!(keep_erasures(&mut work(&database).await, &keys).await.expect("noted"), 1);
        let lines = std::fs::read_to_string(&list).expect("the list is there");
        assert!(lines.starts_with(&whole) && lines.lines().count() == 2, "{lines}");
        std::fs::write(&list, format!("nobody today\n{lines}")).expect("damaged");
        let refused = keep_erasures(&mut work(&database).await, &keys).await;
        assert!(matches!(refused, Err(PrivacyFault::Keys(privacy::KeyFault::Damaged { .. }))));
    })
    .await;
}
