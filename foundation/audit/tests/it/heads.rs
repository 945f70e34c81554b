//! The signed ends of the chain and their file.

use std::io::Write as _;

use audit::{Head, HeadsFile, Printed, Signer, hash_at, keep_head, latest_head, sign_head};
use database::{Sql, testing, values};

use crate::{MIGRATIONS, at, examined_with, recorded, signed};

#[tokio::test]
async fn heads_are_counted_and_each_stands_on_its_line() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
        let mut made = vec![signed(&database, &file, 0).await];
        recorded(&database, 3).await;
        made.push(signed(&database, &file, 3_600).await);
        made.push(signed(&database, &file, 7_200).await);
        assert_eq!(
            made.iter().map(|head| (head.number, head.sequence)).collect::<Vec<_>>(),
            [(1, 0), (2, 3), (3, 3)]
        );
        let lines: Vec<String> = file.lines().expect("readable").collect();
        let read: Vec<Head> = lines.iter().filter_map(|line| Head::of_line(line)).collect();
        assert_eq!(read, made);
        let mut work = database.reading(at(0)).await.expect("work opens");
        let verdict = examined_with(&mut work, lines).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
    })
    .await;
}

#[tokio::test]
async fn a_head_that_was_not_written_before_the_power_went_is_written_the_next_time() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("audit-heads.jsonl");
        let file = HeadsFile::at(&path);
        recorded(&database, 1).await;
        signed(&database, &file, 0).await;
        let mut work = database.work(at(1)).await.expect("work opens");
        let unwritten = sign_head(&mut work, &Signer::for_tests()).await.expect("signed");
        work.commit().await.expect("kept");
        // As much of it as had reached the disk.
        let begun = &unwritten.line()[..40];
        std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .expect("there")
            .write_all(begun.as_bytes())
            .expect("written");

        let mut work = database.reading(at(2)).await.expect("work opens");
        let lines = file.lines().expect("readable").collect();
        let verdict = examined_with(&mut work, lines).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!(file.catch_up(&mut work).await.expect("written"), 1);
        assert_eq!(file.catch_up(&mut work).await.expect("nothing to write"), 0);
        let lines: Vec<String> = file.lines().expect("readable").collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(Head::of_line(&lines[1]), Some(unwritten));
    })
    .await;
}

#[tokio::test]
async fn a_strange_end_of_the_file_is_left_for_the_examination_to_find() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("audit-heads.jsonl");
        let file = HeadsFile::at(&path);
        recorded(&database, 1).await;
        signed(&database, &file, 0).await;
        std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .expect("there")
            .write_all(b"hello")
            .expect("written");
        signed(&database, &file, 1).await;
        let lines: Vec<String> = file.lines().expect("readable").collect();
        assert_eq!(lines.len(), 3);
        assert!(Head::of_line(&lines[2]).is_some());
        let mut work = database.reading(at(2)).await.expect("work opens");
        let verdict = examined_with(&mut work, lines).await;
        assert_eq!(
            verdict.findings[0].to_string(),
            "Line 2 of the file of signed heads was altered: it is not a head."
        );
    })
    .await;
}

#[tokio::test]
async fn a_printed_head_agrees_with_its_entry_only() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
        recorded(&database, 4).await;
        let printed: Printed = signed(&database, &file, 5).await.printed().parse().expect("a printed head");
        let mut work = database.reading(at(6)).await.expect("work opens");
        let hash = hash_at(&mut work, printed.sequence).await.expect("asked").expect("there");
        assert!(printed.agrees_with(&hash));
        let other = hash_at(&mut work, 3).await.expect("asked").expect("there");
        assert!(!printed.agrees_with(&other));
        assert_eq!(hash_at(&mut work, 5).await.expect("asked"), None);
    })
    .await;
}

#[tokio::test]
async fn of_several_nodes_one_signs_the_hour_and_each_keeps_the_head() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files: Vec<HeadsFile> =
            (0..3).map(|node| HeadsFile::at(&folder.path().join(format!("node-{node}.jsonl")))).collect();
        let signer = Signer::for_tests();
        for hour in 0..3 {
            recorded(&database, 2).await;
            for (node, file) in (0..).zip(&files) {
                let context = at(hour * 3_600 + node * 20);
                let head = keep_head(&database, &context, &signer, file).await.expect("kept");
                assert_eq!(i64::try_from(head.number).expect("small"), hour + 1);
            }
        }
        let mut work = database.reading(at(8_000)).await.expect("work opens");
        let latest = latest_head(&mut work).await.expect("asked").expect("there");
        assert_eq!((latest.number, latest.sequence), (3, 6));
        for file in &files {
            let lines: Vec<String> = file.lines().expect("readable").collect();
            assert_eq!(lines.len(), 3);
            let verdict = examined_with(&mut work, lines).await;
            assert!(verdict.is_whole(), "{verdict}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_an_older_backup_was_restored_a_new_file_begins() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
        assert_eq!(file.put_aside(at(0).moment).expect("nothing there"), None);
        recorded(&database, 3).await;
        signed(&database, &file, 10).await;
        recorded(&database, 3).await;
        signed(&database, &file, 20).await;
        let mut work = database.work(at(30)).await.expect("work opens");
        for back in [
            Sql::new("delete from audit_entry where sequence > 3"),
            Sql::new("delete from audit_head where head > 1"),
            Sql::new(
                "update audit_chain set last_sequence = 3, last_head = 1, last_hash = (select hash from audit_entry where sequence = 3)",
            ),
        ] {
            work.run(back, values![]).await.expect("restored");
        }
        work.commit().await.expect("kept");

        let mut work = database.reading(at(40)).await.expect("work opens");
        let verdict = examined_with(&mut work, file.lines().expect("readable").collect()).await;
        assert!(!verdict.is_whole());
        let aside = file.put_aside(at(40).moment).expect("put aside").expect("there was one");
        assert!(aside.exists());
        assert_eq!(file.catch_up(&mut work).await.expect("written"), 1);
        let verdict = examined_with(&mut work, file.lines().expect("readable").collect()).await;
        assert!(verdict.is_whole(), "{verdict}");
    })
    .await;
}
