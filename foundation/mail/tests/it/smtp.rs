//! With a real mail server: `cargo xtask smtp -- cargo nextest run -p mail`. Without one these tests say that they were
//! not run.

use std::path::{Path, PathBuf};

use database::{Database, testing};
use mail::{
    Delivered, Frame, Handling, Letter, Letterbox, Letterhead, Security, SmtpSettings, bounced, post_as,
};
use serde_json::Value;
use translations::{Catalogue, Speak};
use vocabulary::{Id, Language, Personal};

use crate::builders::*;

/// The running server.
pub struct MailServer {
    starttls: u16,
    pub implicit: u16,
    plain: u16,
    folder: PathBuf,
}

impl MailServer {
    #[expect(clippy::disallowed_methods, reason = "tests are told by the environment where the server is")]
    pub fn running() -> Option<Self> {
        let (Ok(address), Ok(folder)) =
            (std::env::var("OGNIWO_TEST_SMTP"), std::env::var("OGNIWO_TEST_SMTP_FOLDER"))
        else {
            eprintln!("not run: no mail server was given (cargo xtask smtp -- …)");
            return None;
        };
        let folder = PathBuf::from(folder);
        let ports = std::fs::read_to_string(folder.join("ports")).expect("the ports");
        let port = |name: &str| {
            let line = ports.lines().find_map(|line| line.strip_prefix(name)).expect("a port");
            line.trim().parse().expect("a number")
        };
        let starttls = address.rsplit_once(':').expect("a port").1.parse().expect("a number");
        Some(Self { starttls, implicit: port("implicit"), plain: port("plain"), folder })
    }

    fn settings(&self, port: u16, security: Security) -> SmtpSettings {
        let authority = std::fs::read(self.folder.join("authority.pem")).expect("the authority");
        SmtpSettings::new("127.0.0.1", port, security)
            .expect("this machine")
            .trusting(&authority)
            .expect("a certificate")
    }

    fn starttls(&self) -> Letterbox {
        Letterbox::Smtp(self.settings(self.starttls, Security::StartTls))
    }

    /// What arrived for a recipient, as the server's own reader of mail understood it.
    fn received(&self, to: &str) -> Vec<Value> {
        let folder: &Path = &self.folder.join("received");
        let letters =
            std::fs::read_dir(folder).expect("the letters").map(|entry| entry.expect("a file").path());
        letters
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .map(|path| std::fs::read_to_string(path.with_extension("json")).expect("what was understood"))
            .map(|text| serde_json::from_str::<Value>(&text).expect("JSON"))
            .filter(|about| about["to"] == serde_json::json!([to]))
            .collect()
    }
}

/// A recipient nobody else writes to: every test and both engines share the server.
fn recipient(test: &str, database: &Database) -> String {
    format!("{test}@{:?}.example.pl", database.engine()).to_lowercase()
}

async fn posted_to(database: &Database, seconds: i64, to: &str) -> Id<Letter> {
    posted(database, seconds, a_letter(to)).await
}

#[tokio::test]
async fn a_letter_arrives_encrypted_and_is_read_by_another_program_as_it_was_written() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let to = recipient("arrives", &database);
        let speak = Speak::new(
            std::sync::Arc::new(Catalogue::new(&[mail::WORDS]).expect("the words are sound")),
            Language::Ukrainian,
        );
        let head = Letterhead { name: "Wsparcie".into(), address: "https://ogniwo.example".into() };
        let long = "Zażółć gęślą jaźń – чи ці дані ще актуальні? ".repeat(40);
        let subject = "Чи ці дані ще актуальні? Zażółć gęślą jaźń, to jest długi temat listu – „cytat”";
        let letter = Frame::new(&speak, &head, subject, "Бо вказано цю адресу.")
            .paragraph(long.trim())
            .paragraph(".\n.kropka na początku wiersza")
            .link("Так", "https://ogniwo.example/uk/tak?znak=abc")
            .letter(Personal::new(to.clone()), "service.confirm");
        let mut work = database.work(at(0)).await.expect("work opens");
        let link = "https://ogniwo.example/uk/kinets?znak=abc".to_owned();
        let handling = Handling { unsubscribe: Some(link.clone()), not_before: None };
        let id = post_as(&mut work, &keys(), letter.clone(), handling).await.expect("accepted");
        work.commit().await.expect("kept");
        assert_eq!(round(&postman(&database, server.starttls()), 1).await, sent(1));

        let [read] = &server.received(&to)[..] else { panic!("one letter") };
        assert_eq!(read["defects"], serde_json::json!([]), "no program stumbles over it");
        assert_eq!(read["encrypted"], true);
        assert_eq!(read["from"], "nie-odpowiadaj@ogniwo.example");
        assert_eq!(read["kind"], "multipart/alternative");
        let headers = &read["headers"];
        assert_eq!(headers["subject"], subject);
        assert_eq!(headers["from"], "Wsparcie – województwo łódzkie <nie-odpowiadaj@ogniwo.example>");
        assert_eq!(headers["to"], to.as_str());
        assert_eq!(headers["message-id"], format!("<{}@ogniwo.example>", id.uuid().simple()));
        assert_eq!(headers["auto-submitted"], "auto-generated");
        assert_eq!(headers["list-unsubscribe"], format!("<{link}>"));
        assert_eq!(headers["content-language"], "uk");
        let plain =
            |value: &Value| value.as_str().expect("a text").replace("\r\n", "\n").trim_end().to_owned();
        assert_eq!(plain(&read["text"]), letter.text.trim_end());
        assert_eq!(plain(&read["html"]), letter.html.trim_end());
    })
    .await;
}

#[tokio::test]
async fn a_server_is_reached_by_tls_from_the_first_byte_and_signed_in_to() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let to = recipient("implicit", &database);
        posted_to(&database, 0, &to).await;
        let password = Personal::new("hasło do poczty".to_owned());
        let settings = server.settings(server.implicit, Security::Implicit).signing_in("ogniwo", password);
        assert_eq!(round(&postman(&database, Letterbox::Smtp(settings)), 1).await, sent(1));
        let [read] = &server.received(&to)[..] else { panic!("one letter") };
        assert_eq!((&read["encrypted"], &read["as"]), (&Value::from(true), &Value::from("ogniwo")));
    })
    .await;
}

#[tokio::test]
async fn a_server_on_this_machine_may_be_reached_in_the_clear() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let to = recipient("clear", &database);
        posted_to(&database, 0, &to).await;
        let settings = server.settings(server.plain, Security::None);
        assert_eq!(round(&postman(&database, Letterbox::Smtp(settings)), 1).await, sent(1));
        assert_eq!(server.received(&to).len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_not_what_was_agreed_gets_no_letter() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let to = recipient("unsafe", &database);
        let stranger = SmtpSettings::new("127.0.0.1", server.starttls, Security::StartTls).expect("settings");
        let password = Personal::new("a wrong one".to_owned());
        let wrong = server.settings(server.starttls, Security::StartTls).signing_in("ogniwo", password);
        let silent = SmtpSettings::new("127.0.0.1", 9, Security::StartTls).expect("settings");
        for (number, (settings, why)) in [
            (server.settings(server.plain, Security::StartTls), "offers no STARTTLS"),
            (stranger, "TLS failed"),
            (wrong, "sign-in: 535"),
            (silent, "the connection failed"),
        ]
        .into_iter()
        .enumerate()
        {
            let seconds = i64::try_from(number).expect("few") * HOUR;
            let id = posted_to(&database, seconds, &to).await;
            let delivered = round(&postman(&database, Letterbox::Smtp(settings)), seconds + 1).await;
            assert_eq!(delivered, Delivered { waiting: 1, ..Delivered::default() }, "{why}");
            let mut work = database.work(at(seconds + 2)).await.expect("work opens");
            let error = last_error(&mut work, id).await.expect("it says why");
            assert!(error.contains(why), "{error}");
            assert_eq!(
                bounced(&mut work, moment(0)).await.expect("listed"),
                [],
                "the mailbox is not to blame"
            );
            mail::forget_mailbox(&mut work, &keys(), &to.parse().expect("a mailbox"))
                .await
                .expect("forgotten");
            work.commit().await.expect("kept");
        }
        assert!(server.received(&to).is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_refused_mailbox_is_a_bounce_at_once_and_the_address_stands_in_no_error() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut letter = a_letter("nobody@example.pl");
        letter.once_key = Some("service-7".into());
        let unknown = posted(&database, 0, letter).await;
        let full = posted_to(&database, 1, "full@example.pl").await;
        let unknown_late = posted_to(&database, 2, "late-nobody@example.pl").await;
        let good = recipient("beside-refused", &database);
        posted_to(&database, 3, &good).await;
        let delivered = round(&postman(&database, server.starttls()), 10).await;
        assert_eq!(delivered, Delivered { sent: 1, waiting: 0, given_up: 3 });
        assert_eq!(server.received(&good).len(), 1, "nobody waits for the refused");

        let mut look = database.reading(at(11)).await.expect("reading opens");
        let noted = bounced(&mut look, moment(0)).await.expect("listed");
        let codes: Vec<_> =
            noted.iter().map(|bounce| (bounce.letter, bounce.code, bounce.detail.as_deref())).collect();
        assert_eq!(
            codes,
            [(unknown, 550, Some("5.1.1")), (full, 552, Some("5.2.2")), (unknown_late, 550, Some("5.1.1"))]
        );
        assert_eq!(noted[0].once_key.as_deref(), Some("service-7"), "so that others know whom it was about");
        let error = last_error(&mut look, unknown).await.expect("it says why");
        assert!(error.contains("550") && !error.contains("example.pl"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_asks_for_patience_or_has_rules_of_its_own_is_asked_again() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let later = posted_to(&database, 0, "later@example.pl").await;
        let policy = posted_to(&database, 1, "policy@example.pl").await;
        let delivered = round(&postman(&database, server.starttls()), 10).await;
        assert_eq!(delivered, Delivered { waiting: 2, ..Delivered::default() });
        let mut look = database.reading(at(11)).await.expect("reading opens");
        for (id, code) in [(later, "451 4.3.2"), (policy, "550 5.7.1")] {
            let error = last_error(&mut look, id).await.expect("it says why");
            assert!(error.ends_with(code), "{error}");
        }
        assert_eq!(bounced(&mut look, moment(0)).await.expect("listed"), []);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_refused_for_what_it_says_is_given_up_and_no_bounce() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        posted_to(&database, 0, "content@example.pl").await;
        let delivered = round(&postman(&database, server.starttls()), 10).await;
        assert_eq!(delivered, Delivered { given_up: 1, ..Delivered::default() });
        let mut look = database.reading(at(11)).await.expect("reading opens");
        assert_eq!(bounced(&mut look, moment(0)).await.expect("listed"), []);
    })
    .await;
}

#[tokio::test]
async fn the_letters_of_a_round_share_a_connection_and_a_refusal_does_not_disturb_the_next() {
    let Some(server) = MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        let to = recipient("share", &database);
        for (seconds, to) in [&to, &to, "nobody@example.pl", &to, "content@example.pl", &to]
            .iter()
            .zip(0..)
            .map(|(to, seconds)| (seconds, to))
        {
            posted_to(&database, seconds, to).await;
        }
        let delivered = round(&postman(&database, server.starttls()), 10).await;
        assert_eq!(delivered, Delivered { sent: 4, waiting: 0, given_up: 2 });
        let mut connections: Vec<_> =
            server.received(&to).iter().map(|read| read["connection"].as_u64().expect("a port")).collect();
        assert_eq!(connections.len(), 4);
        connections.sort_unstable();
        connections.dedup();
        assert_eq!(connections.len(), 3, "a new one only after each refusal");
    })
    .await;
}
