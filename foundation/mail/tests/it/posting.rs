use database::{Sql, testing, values};
use mail::{CannotPost, Handling, Undeliverable, bounced, forgive, outbox, post, post_as};
use vocabulary::Moment;

use crate::builders::*;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    testing::every_statement_prepares(MIGRATIONS, mail::STATEMENTS).await;
}

#[tokio::test]
async fn a_letter_whose_change_was_not_kept_does_not_exist() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        post(&mut work, &keys(), a_letter("ewa@przyklad.pl")).await.expect("accepted");
        drop(work);
        let mut look = database.reading(at(1)).await.expect("reading opens");
        assert_eq!(outbox(&mut look).await.expect("counted").waiting, 0);
    })
    .await;
}

#[tokio::test]
async fn neither_the_mailbox_nor_a_link_of_a_letter_stands_in_the_table() {
    const ROW: Sql =
        Sql::new("select to_sealed, text_sealed, html_sealed, to_blind from letter where letter_id = $1");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let link = "https://ogniwo.example/pl/wejscie/abcdefgh";
        let letter =
            mail::Letter { text: link.into(), html: link.into(), ..a_letter("Ewa.Tajna@przyklad.pl") };
        let id = posted(&database, 0, letter).await;
        let mut look = database.reading(at(1)).await.expect("reading opens");
        let row = look.one(ROW, values![id]).await.expect("the row");
        let mut seen: String = row.get("to_blind").expect("a text");
        for column in ["to_sealed", "text_sealed", "html_sealed"] {
            let sealed: Vec<u8> = row.get(column).expect("bytes");
            seen += &String::from_utf8_lossy(&sealed);
        }
        let seen = seen.to_lowercase();
        for word in ["tajna", "przyklad", "wejscie", "abcdefgh"] {
            assert!(!seen.contains(word), "{word}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_asked_for_twice_waits_once_and_may_be_asked_for_again_when_it_was_sent() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let letter = || {
            let mut letter = a_letter("ewa@przyklad.pl");
            letter.once_key = Some("service-7".into());
            letter
        };
        let first = posted(&database, 0, letter()).await;
        assert_eq!(posted(&database, 1, letter()).await, first);
        let other_kind = mail::Letter { kind: "service.reminder", ..letter() };
        assert_ne!(posted(&database, 2, other_kind).await, first);
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(round(&folder_postman(&database, folder.path()), 3).await, sent(2));
        assert_ne!(posted(&database, 4, letter()).await, first);
    })
    .await;
}

#[tokio::test]
async fn letters_asked_for_at_the_same_time_with_one_key_are_one() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let asks: Vec<_> = (0..6)
            .map(|number| {
                let database = database.clone();
                tokio::spawn(async move {
                    let mut letter = a_letter("ewa@przyklad.pl");
                    letter.once_key = Some("service-7".into());
                    posted(&database, number, letter).await
                })
            })
            .collect();
        let mut ids = Vec::new();
        for ask in asks {
            ids.push(ask.await.expect("an ask ends"));
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "{ids:?}");
        let mut look = database.reading(at(10)).await.expect("reading opens");
        assert_eq!(outbox(&mut look).await.expect("counted").waiting, 1);
    })
    .await;
}

#[tokio::test]
async fn what_could_write_headers_is_refused() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        let keys = keys();
        let refused = post(&mut work, &keys, a_letter("ewa@przyklad.pl\r\nBcc: wszyscy@przyklad.pl")).await;
        assert!(matches!(refused, Err(CannotPost::Mailbox(Undeliverable::NoMailbox(_)))));
        let letter = mail::Letter {
            subject: "Cześć\r\nBcc: wszyscy@przyklad.pl".into(),
            ..a_letter("a@przyklad.pl")
        };
        assert!(matches!(post(&mut work, &keys, letter).await, Err(CannotPost::Subject)));
        let handling =
            Handling { unsubscribe: Some("https://a.pl/>\r\nBcc: x@y.pl".into()), ..Handling::default() };
        let refused = post_as(&mut work, &keys, a_letter("a@przyklad.pl"), handling).await;
        assert!(matches!(refused, Err(CannotPost::Unsubscribe)));
        assert_eq!(outbox(&mut work).await.expect("counted").waiting, 0);
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_that_was_refused_three_times_within_thirty_days_gets_no_more_letters() {
    const BOUNCE: Sql = Sql::new(
        "insert into letter_bounce (letter_id, kind, to_blind, code, bounced_at) values ($1, 'x', $2, 550, $3)",
    );
    testing::on_both_engines(MIGRATIONS, async |database| {
        let keys = keys();
        let blind = keys.blind("mail.mailbox", "ewa@przyklad.pl");
        let mut work = database.work(at(40 * DAY)).await.expect("work opens");
        let bounces: [(i64, Moment); 3] =
            [(1, moment(9 * DAY)), (2, moment(11 * DAY)), (3, moment(12 * DAY))];
        for (_, bounced_at) in bounces {
            let id = work.new_id::<()>();
            work.run(BOUNCE, values![id, &blind, bounced_at]).await.expect("noted");
        }
        post(&mut work, &keys, a_letter("ewa@przyklad.pl")).await.expect("one of them is 31 days old");
        let id = work.new_id::<()>();
        work.run(BOUNCE, values![id, &blind, moment(39 * DAY)]).await.expect("noted");
        let refused = post(&mut work, &keys, a_letter("EWA@Przyklad.pl")).await;
        assert!(matches!(refused, Err(CannotPost::Bounces { times: 3 })), "{refused:?}");
        post(&mut work, &keys, a_letter("jan@przyklad.pl")).await.expect("another mailbox is not touched");
        assert_eq!(bounced(&mut work, moment(12 * DAY)).await.expect("listed").len(), 2);

        let mailbox = "ewa@przyklad.pl".parse().expect("a mailbox");
        assert_eq!(forgive(&mut work, &keys, &mailbox).await.expect("forgiven"), 4);
        post(&mut work, &keys, a_letter("ewa@przyklad.pl")).await.expect("accepted again");
    })
    .await;
}
