use std::sync::Arc;

use database::testing;
use mail::{
    Letterhead, QuietHours, WORDS,
    notices::{
        Channel, Digested, EVERY_KIND, Notice, Preference, Reader, count, digest, inbox, mark_all_read,
        mark_read, notify, prefer, preferences, readers_due, unread, without_letter,
    },
};
use translations::{Catalogue, Speak, Words};
use uuid::Uuid;
use vocabulary::{Language, Personal};

use crate::builders::*;

/// The words of some capability that notifies.
const OWN: Words = Words {
    name: "own",
    pl: "notice-service-overdue = Usługa „{ $title }” czeka na potwierdzenie od { $days } dni\nnotice-task-new = Nowe zadanie",
    en: "notice-service-overdue = { $title } has waited for { $days } days\nnotice-task-new = A new task",
    uk: "notice-service-overdue = { $title } чекає { $days } днів\nnotice-task-new = Нове завдання",
};

const EWA: Uuid = Uuid::from_u128(0xe0a);
const JAN: Uuid = Uuid::from_u128(0x1a2);

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[WORDS, OWN]).expect("the words are sound")), language)
}

fn head() -> Letterhead {
    Letterhead { name: "Wsparcie".into(), address: "https://ogniwo.example".into() }
}

fn overdue(account: Uuid, title: &str) -> Notice {
    Notice::new(account, "service.overdue", "/pl/uslugi/7").with("title", title).with("days", 12)
}

async fn told(database: &database::Database, seconds: i64, notice: Notice) -> bool {
    let mut work = database.work(at(seconds)).await.expect("work opens");
    let new = notify(&mut work, notice).await.expect("told").is_some();
    work.commit().await.expect("kept");
    new
}

async fn preferred(database: &database::Database, account: Uuid, kind: &str, preference: Preference) {
    let mut work = database.work(at(0)).await.expect("work opens");
    prefer(&mut work, account, kind, preference).await.expect("kept in mind");
    work.commit().await.expect("kept");
}

fn by_mail() -> Preference {
    Preference { channel: Channel::AppAndMail, quiet: None }
}

#[tokio::test]
async fn a_notice_is_worded_in_the_language_of_its_reader() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        told(&database, 1, overdue(EWA, "Obiady na telefon")).await;
        let mut look = database.reading(at(2)).await.expect("reading opens");
        let [notice] = &unread(&mut look, EWA, 10, 0).await.expect("listed")[..] else {
            panic!("one notice")
        };
        let polish = notice.says(&speak(Language::Polish)).replace('\u{a0}', " ");
        assert_eq!(polish, "Usługa „Obiady na telefon” czeka na potwierdzenie od 12 dni");
        assert_eq!(notice.says(&speak(Language::English)), "Obiady na telefon has waited for 12 days");
        assert_eq!((notice.link.as_str(), notice.created_at), ("/pl/uslugi/7", moment(1)));
    })
    .await;
}

#[tokio::test]
async fn an_inbox_shows_the_newest_first_and_only_ones_own() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for number in 1..=5 {
            told(&database, number, overdue(EWA, &number.to_string())).await;
        }
        told(&database, 6, overdue(JAN, "inna")).await;
        let mut work = database.work(at(7)).await.expect("work opens");
        let titles = |notices: Vec<mail::notices::Noticed>| -> Vec<String> {
            notices
                .iter()
                .map(|notice| notice.arguments["title"].as_str().expect("a text").to_owned())
                .collect()
        };
        assert_eq!(titles(unread(&mut work, EWA, 2, 0).await.expect("listed")), ["5", "4"]);
        assert_eq!(titles(unread(&mut work, EWA, 2, 4).await.expect("listed")), ["1"]);
        let first = unread(&mut work, EWA, 1, 0).await.expect("listed")[0].id;
        assert!(!mark_read(&mut work, JAN, first).await.expect("asked"), "it is not Jan's");
        assert!(mark_read(&mut work, EWA, first).await.expect("asked"));
        assert!(!mark_read(&mut work, EWA, first).await.expect("asked"), "it was read before");
        assert_eq!(count(&mut work, EWA).await.expect("counted"), (4, 5));
        assert_eq!(mark_all_read(&mut work, EWA, moment(3)).await.expect("marked"), 3);
        assert_eq!(
            titles(unread(&mut work, EWA, 9, 0).await.expect("listed")),
            ["4"],
            "it came after the list was seen"
        );
        assert_eq!(titles(inbox(&mut work, EWA, 9, 0).await.expect("listed")), ["5", "4", "3", "2", "1"]);
    })
    .await;
}

#[tokio::test]
async fn the_same_notice_lies_once_among_the_unread() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let task = || Notice::new(EWA, "task.new", "/pl/do-zrobienia").once("task-3");
        assert!(told(&database, 1, task()).await);
        assert!(!told(&database, 2, task()).await);
        let mut work = database.work(at(3)).await.expect("work opens");
        assert_eq!(mark_all_read(&mut work, EWA, moment(3)).await.expect("marked"), 1);
        work.commit().await.expect("kept");
        assert!(told(&database, 4, task()).await, "the one before was read");
    })
    .await;
}

#[tokio::test]
async fn a_choice_for_one_kind_goes_before_that_for_all() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let quiet = QuietHours::new(1_260, 420);
        preferred(&database, EWA, EVERY_KIND, Preference { channel: Channel::App, quiet }).await;
        preferred(&database, EWA, "service.overdue", by_mail()).await;
        preferred(&database, EWA, "service.overdue", Preference { quiet, ..by_mail() }).await;
        let mut look = database.reading(at(1)).await.expect("reading opens");
        assert_eq!(
            preferences(&mut look, EWA).await.expect("listed"),
            [
                ("*".to_owned(), Preference { channel: Channel::App, quiet }),
                ("service.overdue".to_owned(), Preference { channel: Channel::AppAndMail, quiet })
            ]
        );
        assert_eq!(preferences(&mut look, JAN).await.expect("listed"), []);
        drop(look);
        told(&database, 2, Notice::new(EWA, "task.new", "/pl/")).await;
        let mut look = database.reading(at(30 * DAY)).await.expect("reading opens");
        assert!(readers_due(&mut look, 10).await.expect("asked").is_empty(), "in the program only");
        drop(look);
        told(&database, 3, overdue(EWA, "a")).await;
        let mut look = database.reading(at(3)).await.expect("reading opens");
        assert_eq!(readers_due(&mut look, 10).await.expect("asked"), [EWA]);
    })
    .await;
}

#[tokio::test]
async fn what_waits_makes_one_letter_in_the_morning_and_what_was_read_is_not_in_it() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        // It is Sunday, nine o'clock in Poland; without a choice there is one letter each morning at seven.
        for (number, title) in [(1, "Obiady"), (2, "Przeczytana"), (3, "Dowóz")] {
            told(&database, number, overdue(EWA, title)).await;
        }
        let mut work = database.work(at(HOUR)).await.expect("work opens");
        let read = unread(&mut work, EWA, 9, 0).await.expect("listed")[1].id;
        assert!(mark_read(&mut work, EWA, read).await.expect("asked"));
        work.commit().await.expect("kept");

        let polish = speak(Language::Polish);
        let reader = Reader {
            account: EWA,
            mailbox: Personal::new("ewa@przyklad.pl".into()),
            speak: &polish,
            inbox: "/pl/powiadomienia",
            settings: "/pl/moje-konto/powiadomienia",
        };
        let morning = 22 * HOUR;
        for (seconds, due) in [(morning - 1, vec![]), (morning, vec![EWA])] {
            let mut look = database.reading(at(seconds)).await.expect("reading opens");
            assert_eq!(readers_due(&mut look, 10).await.expect("asked"), due, "{seconds}");
        }
        let mut work = database.work(at(morning)).await.expect("work opens");
        let made = digest(&mut work, &keys(), &head(), &reader).await.expect("made");
        assert!(matches!(made, Digested::Posted(_)));
        assert_eq!(digest(&mut work, &keys(), &head(), &reader).await.expect("asked"), Digested::Nothing);
        work.commit().await.expect("kept");

        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(round(&folder_postman(&database, folder.path()), morning).await, sent(1));
        let file =
            std::fs::read_dir(folder.path()).expect("the folder").next().expect("a letter").expect("a file");
        let letter = std::fs::read_to_string(file.path()).expect("a letter").replace("=\r\n", "");
        assert!(letter.contains("Subject: Masz 2 nowe powiadomienia"), "{letter}");
        assert!(letter.contains("https://ogniwo.example/pl/uslugi/7"), "{letter}");
        assert!(
            letter.contains("Obiady") && letter.contains("Dow=C3=B3z") && !letter.contains("Przeczytana")
        );
        let mut look = database.reading(at(morning + 1)).await.expect("reading opens");
        assert_eq!(count(&mut look, EWA).await.expect("counted"), (2, 3), "a letter is not yet reading");
    })
    .await;
}

#[tokio::test]
async fn of_two_nodes_that_make_the_letter_at_once_one_makes_it() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        preferred(&database, EWA, EVERY_KIND, by_mail()).await;
        told(&database, 1, overdue(EWA, "Obiady")).await;
        let nodes: Vec<_> = (0..4)
            .map(|number| {
                let database = database.clone();
                tokio::spawn(async move {
                    let speak = speak(Language::English);
                    let mailbox = Personal::new("ewa@przyklad.pl".into());
                    let reader = Reader {
                        account: EWA,
                        mailbox,
                        speak: &speak,
                        inbox: "/en/inbox",
                        settings: "/en/settings",
                    };
                    let mut work = database.work(at(10 + number)).await.expect("work opens");
                    let made = digest(&mut work, &keys(), &head(), &reader).await.expect("made");
                    work.commit().await.expect("kept");
                    made != Digested::Nothing
                })
            })
            .collect();
        let mut made = 0;
        for node in nodes {
            made += u32::from(node.await.expect("a node ends"));
        }
        assert_eq!(made, 1);
    })
    .await;
}

#[tokio::test]
async fn a_reader_without_a_mailbox_is_not_asked_for_again_and_again() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for account in [EWA, JAN] {
            preferred(&database, account, EVERY_KIND, by_mail()).await;
            told(&database, 1, overdue(account, "Obiady")).await;
        }
        let mut work = database.work(at(2)).await.expect("work opens");
        assert_eq!(readers_due(&mut work, 10).await.expect("asked").len(), 2);
        let speak = speak(Language::English);
        let mailbox = Personal::new("to nie adres".into());
        let reader =
            Reader { account: EWA, mailbox, speak: &speak, inbox: "/en/inbox", settings: "/en/settings" };
        assert_eq!(digest(&mut work, &keys(), &head(), &reader).await.expect("asked"), Digested::NoMailbox);
        assert_eq!(without_letter(&mut work, JAN).await.expect("asked"), 1);
        assert!(readers_due(&mut work, 10).await.expect("asked").is_empty());
        assert_eq!(count(&mut work, EWA).await.expect("counted"), (1, 1), "it stays in the inbox");
    })
    .await;
}

#[tokio::test]
async fn notices_of_somebody_who_was_erased_go_and_all_go_after_half_a_year() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for account in [EWA, JAN] {
            preferred(&database, account, EVERY_KIND, by_mail()).await;
            told(&database, 1, overdue(account, "Obiady")).await;
        }
        let mut work = database.work(at(2)).await.expect("work opens");
        privacy::erase(&mut work, privacy::Subject::of(EWA)).await.expect("erased");
        privacy::run_retention(&mut work, mail::PERSONAL).await.expect("it runs");
        assert_eq!(count(&mut work, EWA).await.expect("counted"), (0, 0));
        assert_eq!(preferences(&mut work, EWA).await.expect("listed"), []);
        assert_eq!(count(&mut work, JAN).await.expect("counted"), (1, 1));
        work.commit().await.expect("kept");
        let mut work = database.work(at(181 * DAY)).await.expect("work opens");
        privacy::run_retention(&mut work, mail::PERSONAL).await.expect("it runs");
        assert_eq!(count(&mut work, JAN).await.expect("counted"), (0, 0));
        assert_eq!(preferences(&mut work, JAN).await.expect("listed").len(), 1, "how Jan is told is kept");
    })
    .await;
}

#[tokio::test]
#[should_panic(expected = "leads to a page of this site")]
async fn a_notice_never_leads_elsewhere() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(1)).await.expect("work opens");
        let _refused = notify(&mut work, Notice::new(EWA, "task.new", "//evil.example/")).await;
    })
    .await;
}
