//! Real exports, whole and altered in every way.

mod altered;
mod outside;
mod program;

use audit::{Entry, HeadsFile, Signer, export, record, sign_head};
use database::{Context, Database, testing};
use vocabulary::{Actor, Moment};

/// An export and what somebody else may have kept beside it.
struct Kept {
    export: Vec<u8>,
    /// The lines of the file of heads.
    heads: String,
    /// The last head as it is printed.
    printed: String,
}

fn at(seconds: i64) -> Context {
    let begin = testing::a_moment().microseconds();
    let moment = Moment::from_microseconds(begin + seconds * 1_000_000).expect("a date in the calendar");
    Context::fixed(Actor::System("test"), moment, 3)
}

/// A fresh database of its own.
async fn a_database(folder: &std::path::Path) -> Database {
    let file = folder.join("ogniwo.db").display().to_string();
    let database = Database::open(&file).await.expect("the database opens");
    database.migrate(&at(0), &[audit::MIGRATIONS]).await.expect("migrated");
    database
}

async fn recorded(database: &Database, count: usize, from: i64) {
    for number in 0..count {
        let mut work = database.work(at(from)).await.expect("work opens");
        let details = serde_json::json!({ "number": number, "said": "\"ą\"" });
        let object = uuid::Uuid::from_u128(number as u128);
        let entry = Entry::change("service.confirmed").on("service", object).with(details);
        record(&mut work, entry).await.expect("recorded");
        work.commit().await.expect("kept");
    }
}

async fn signed(database: &Database, seconds: i64) -> audit::Head {
    let mut work = database.work(at(seconds)).await.expect("work opens");
    let head = sign_head(&mut work, &Signer::for_tests()).await.expect("signed");
    work.commit().await.expect("kept");
    head
}

async fn exported(database: &Database, seconds: i64) -> Vec<u8> {
    let mut work = database.reading(at(seconds)).await.expect("work opens");
    let mut written = Vec::new();
    export(&mut work, &Signer::for_tests(), &mut written).await.expect("exported");
    written
}

/// So many entries, with heads after the first half and shortly before the end.
async fn kept(entries: usize) -> Kept {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = a_database(folder.path()).await;
    let half = entries / 2;
    recorded(&database, half, 0).await;
    signed(&database, 3_600).await;
    recorded(&database, entries - half - 3, 4_000).await;
    let printed = signed(&database, 7_200).await.printed();
    recorded(&database, 3, 8_000).await;
    let export = exported(&database, 9_000).await;
    let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
    let mut work = database.reading(at(9_000)).await.expect("work opens");
    file.catch_up(&mut work).await.expect("written");
    let heads = std::fs::read_to_string(file.path()).expect("readable");
    Kept { export, heads, printed }
}
