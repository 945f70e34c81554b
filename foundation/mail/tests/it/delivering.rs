use std::{collections::BTreeSet, os::unix::fs::PermissionsExt as _, path::Path, sync::Arc, time::Duration};

use database::{Sql, testing, values};
use mail::{Delivered, Handling, Letterbox, Security, SmtpSettings, bounced, outbox, post_as};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
    sync::Mutex,
};

use crate::builders::*;

fn letters_in(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
        .iter()
        .inspect(|file| assert!(file.extension().is_some_and(|end| end == "eml"), "{}", file.display()))
        .map(|file| std::fs::read_to_string(file).expect("a letter"))
        .collect()
}

#[tokio::test]
async fn a_letter_is_written_into_the_folder_for_its_owner_only() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("listy");
        let id = posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        let postman = folder_postman(&database, &folder);
        assert_eq!(round(&postman, 1).await, sent(1));
        assert_eq!(round(&postman, 2).await, Delivered::default(), "it is sent once");

        let mode = |path: &Path| std::fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join(format!("{id}.eml"))), 0o600);
        let [letter] = &letters_in(&folder)[..] else { panic!("one letter") };
        let name = id.uuid().simple();
        for header in [
            "To: ewa@przyklad.pl\r\n",
            "From: =?utf-8?",
            "Subject: Czy te informacje =?utf-8?",
            &format!("Message-ID: <{name}@ogniwo.example>\r\n"),
            "Date: Sun, 22 Nov 2026 08:00:01 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Language: pl\r\n",
            "Content-Type: multipart/alternative;",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
        ] {
            assert!(letter.contains(header), "{header:?} in\n{letter}");
        }
        assert!(!letter.contains("List-Unsubscribe"), "nobody asked for that");
        assert!(letter.is_ascii(), "every mail server can carry it");
    })
    .await;
}

#[tokio::test]
async fn a_letter_of_a_kind_that_may_be_ended_says_where() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let link = "https://ogniwo.example/pl/koniec?znak=abc";
        let mut work = database.work(at(0)).await.expect("work opens");
        let handling = Handling { unsubscribe: Some(link.into()), not_before: Some(moment(HOUR)) };
        post_as(&mut work, &keys(), a_letter("ewa@przyklad.pl"), handling).await.expect("accepted");
        work.commit().await.expect("kept");
        let folder = tempfile::tempdir().expect("a folder");
        let postman = folder_postman(&database, folder.path());
        assert_eq!(round(&postman, HOUR - 1).await, Delivered::default(), "it is not due");
        assert_eq!(round(&postman, HOUR).await, sent(1));
        let [letter] = &letters_in(folder.path())[..] else { panic!("one letter") };
        assert!(letter.contains(&format!("List-Unsubscribe: <{link}>\r\n")), "{letter}");
        assert!(letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{letter}");
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_cannot_be_delivered_is_tried_ten_times_within_days_and_given_up() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let id = posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        let home = tempfile::tempdir().expect("a folder");
        let in_the_way = home.path().join("plik");
        std::fs::write(&in_the_way, "").expect("a file");
        let postman = folder_postman(&database, &in_the_way);
        let waiting = Delivered { waiting: 1, ..Delivered::default() };
        assert_eq!(round(&postman, 1).await, waiting);
        assert_eq!(round(&postman, 2).await, Delivered::default(), "it pauses first");
        assert_eq!(round(&postman, 1 + MINUTE).await, waiting);
        for attempt in 3..=9 {
            assert_eq!(round(&postman, attempt * DAY).await, waiting, "{attempt}");
        }
        let given_up = Delivered { given_up: 1, ..Delivered::default() };
        assert_eq!(round(&postman, 10 * DAY).await, given_up);
        assert_eq!(round(&postman, 20 * DAY).await, Delivered::default());
        let mut look = database.reading(at(20 * DAY)).await.expect("reading opens");
        let counted = outbox(&mut look).await.expect("counted");
        assert_eq!((counted.waiting, counted.given_up), (0, 1));
        let error = last_error(&mut look, id).await.expect("it says why");
        assert!(error.contains("folder"), "{error}");
        assert_eq!(bounced(&mut look, moment(0)).await.expect("listed"), [], "nobody refused the mailbox");
    })
    .await;
}

#[tokio::test]
async fn a_closed_letterbox_is_not_knocked_at_for_each_letter() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for number in 0..5 {
            posted(&database, number, a_letter("ewa@przyklad.pl")).await;
        }
        let home = tempfile::tempdir().expect("a folder");
        let in_the_way = home.path().join("plik");
        std::fs::write(&in_the_way, "").expect("a file");
        let delivered = round(&folder_postman(&database, &in_the_way), 10).await;
        assert_eq!(delivered, Delivered { waiting: 1, ..Delivered::default() });
        let mut look = database.reading(at(11)).await.expect("reading opens");
        let counted = outbox(&mut look).await.expect("counted");
        assert_eq!((counted.waiting, counted.due), (5, 4));
    })
    .await;
}

#[tokio::test]
async fn the_console_works_without_a_mail_server() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        assert_eq!(round(&postman(&database, Letterbox::Console), 1).await, sent(1));
    })
    .await;
}

#[tokio::test]
async fn of_many_postmen_each_letter_is_carried_by_one() {
    const TWICE: Sql =
        Sql::new("select count(*) as letters from letter where attempts <> 1 or sent_at is null");
    testing::on_both_engines(MIGRATIONS, async |database| {
        for number in 0..40 {
            posted(&database, number, a_letter("ewa@przyklad.pl")).await;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let postmen: Vec<_> = (0..4)
            .map(|number| {
                let postman = folder_postman(&database, &folder.path().join(number.to_string()));
                tokio::spawn(async move { round(&postman, 100).await.sent })
            })
            .collect();
        let mut all = 0;
        for postman in postmen {
            all += postman.await.expect("a postman ends");
        }
        assert_eq!(all, 40);
        let mut names = BTreeSet::new();
        for number in 0..4 {
            let Ok(letters) = std::fs::read_dir(folder.path().join(number.to_string())) else { continue };
            for letter in letters {
                assert!(names.insert(letter.expect("a file").file_name()), "carried by two");
            }
        }
        assert_eq!(names.len(), 40);
        let mut look = database.reading(at(101)).await.expect("reading opens");
        let twice: i64 = look.one(TWICE, values![]).await.expect("counted").get("letters").expect("a number");
        assert_eq!(twice, 0);
    })
    .await;
}

/// A mail server that takes a whole letter and never says so: the power goes at the worst moment.
async fn a_server_that_takes_a_letter_and_falls_silent() -> (u16, Arc<Mutex<String>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let taken = Arc::new(Mutex::new(String::new()));
    let into = Arc::clone(&taken);
    tokio::spawn(async move {
        let (connection, _) = listener.accept().await.expect("a connection");
        let (read, mut write) = connection.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 mail.test\r\n").await.expect("written");
        let mut in_letter = false;
        while let Some(line) = lines.next_line().await.expect("read") {
            match line.as_str() {
                "." if in_letter => std::future::pending().await,
                line if in_letter => into.lock().await.extend([line, "\r\n"]),
                "DATA" => {
                    in_letter = true;
                    write.write_all(b"354 go on\r\n").await.expect("written");
                }
                _ => write.write_all(b"250 OK\r\n").await.expect("written"),
            }
        }
    });
    (port, taken)
}

#[tokio::test]
async fn a_letter_of_a_node_that_died_is_sent_again_and_is_recognised_as_the_same() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        posted(&database, 0, a_letter("ewa@przyklad.pl")).await;
        let (port, taken) = a_server_that_takes_a_letter_and_falls_silent().await;
        let settings = SmtpSettings::new("127.0.0.1", port, Security::None).expect("this machine");
        let dying = postman(&database, Letterbox::Smtp(settings));
        let attempt = tokio::time::timeout(Duration::from_millis(700), dying.deliver_due(at(1))).await;
        assert!(attempt.is_err(), "the node hangs and is ended");

        let folder = tempfile::tempdir().expect("a folder");
        let other = folder_postman(&database, folder.path());
        assert_eq!(round(&other, 60).await, Delivered::default(), "the claim still holds");
        assert_eq!(round(&other, 1 + 10 * MINUTE).await, sent(1));
        let [again] = &letters_in(folder.path())[..] else { panic!("one letter") };
        let first = taken.lock().await.clone();
        assert!(first.contains("Message-ID: <"), "{first}");
        assert_eq!(first.trim_end(), again.trim_end(), "the same letter, byte for byte");
    })
    .await;
}
