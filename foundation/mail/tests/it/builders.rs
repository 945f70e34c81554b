//! What the tests are made of.

use std::{
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use database::{Context, Database, Sql, Work, testing, values};
use jiff::SignedDuration;
use mail::{Delivered, Letter, Letterbox, Postman, Sender};
use privacy::Keyring;
use vocabulary::{Actor, Id, Language, Moment, Personal};

pub const MIGRATIONS: &[database::Migrations] = &[privacy::MIGRATIONS, mail::MIGRATIONS];

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

pub fn moment(seconds: i64) -> Moment {
    Moment::of(testing::a_moment().timestamp() + SignedDuration::from_secs(seconds))
}

/// Some seconds after the tests' Sunday morning, with identifiers no other context has.
pub fn at(seconds: i64) -> Context {
    static SEED: AtomicU64 = AtomicU64::new(0);
    Context::fixed(Actor::System("test"), moment(seconds), SEED.fetch_add(1_000, Ordering::Relaxed))
}

pub fn keys() -> Keyring {
    Keyring::for_tests()
}

pub fn a_letter(to: &str) -> Letter {
    Letter {
        to: Personal::new(to.to_owned()),
        language: Language::Polish,
        subject: "Czy te informacje są nadal aktualne?".into(),
        text: "Dzień dobry,\n\nprosimy o potwierdzenie.\n".into(),
        html: "<p>Dzień dobry,</p><p>prosimy o potwierdzenie.</p>".into(),
        kind: "service.confirm",
        once_key: None,
    }
}

pub fn sender() -> Sender {
    Sender::new("Wsparcie – województwo łódzkie", "nie-odpowiadaj@ogniwo.example").expect("a sender")
}

pub fn postman(database: &Database, letterbox: Letterbox) -> Postman {
    Postman::new(database.clone(), keys(), letterbox, sender())
}

pub fn folder_postman(database: &Database, folder: &Path) -> Postman {
    postman(database, Letterbox::Folder(folder.to_owned()))
}

pub async fn posted(database: &Database, seconds: i64, letter: Letter) -> Id<Letter> {
    let mut work = database.work(at(seconds)).await.expect("work opens");
    let id = mail::post(&mut work, &keys(), letter).await.expect("the letter is accepted");
    work.commit().await.expect("kept");
    id
}

pub async fn round(postman: &Postman, seconds: i64) -> Delivered {
    postman.deliver_due(at(seconds)).await.expect("a round")
}

pub fn sent(count: u32) -> Delivered {
    Delivered { sent: count, ..Delivered::default() }
}

pub async fn last_error(work: &mut Work, id: Id<Letter>) -> Option<String> {
    const ERROR: Sql = Sql::new("select last_error from letter where letter_id = $1");
    work.one(ERROR, values![id]).await.expect("asked").get("last_error").expect("a text")
}
