//! The log, on both engines.

mod exporting;
mod heads;
mod looking;
mod nodes;
mod pruning;
mod recording;
mod speed;
mod tampering;

use audit::{Damage, Entry, HeadsFile, Signer, Verdict, record, sign_head, verify};
use database::{Context, Database, Work, testing};
use jiff::SignedDuration;
use serde_json::json;
use vocabulary::{Actor, Moment};

const MIGRATIONS: &[database::Migrations] = &[audit::MIGRATIONS];

const NURSE: uuid::Uuid = uuid::Uuid::from_u128(0x11);
const WARD: uuid::Uuid = uuid::Uuid::from_u128(0x22);
const SERVICE: uuid::Uuid = uuid::Uuid::from_u128(0x33);
const PATIENT: uuid::Uuid = uuid::Uuid::from_u128(0x44);

/// A member of the ward, so many seconds after the tests begin.
fn at(seconds: i64) -> Context {
    let actor = Actor::Member { account: NURSE, institution: Some(WARD) };
    Context::fixed(actor, later(seconds), 7)
}

fn later(seconds: i64) -> Moment {
    Moment::of(testing::a_moment().timestamp() + SignedDuration::from_secs(seconds))
}

/// Records so many entries, each in its own unit of work.
async fn recorded(database: &Database, count: i64) {
    for number in 0..count {
        let mut work = database.work(at(number)).await.expect("work opens");
        let entry =
            Entry::change("service.confirmed").on("service", SERVICE).with(json!({ "number": number }));
        let entry = if number % 2 == 0 { entry.about(PATIENT) } else { entry };
        record(&mut work, entry).await.expect("recorded");
        work.commit().await.expect("kept");
    }
}

/// Signs the end of the chain and keeps the head in the file.
async fn signed(database: &Database, file: &HeadsFile, seconds: i64) -> audit::Head {
    let mut work = database.work(at(seconds)).await.expect("work opens");
    let head = sign_head(&mut work, &Signer::for_tests()).await.expect("signed");
    work.commit().await.expect("kept");
    let mut work = database.reading(at(seconds)).await.expect("work opens");
    file.catch_up(&mut work).await.expect("written");
    head
}

/// Examines without a file of heads.
async fn examined(work: &mut Work) -> Verdict {
    examined_with(work, Vec::new()).await
}

async fn examined_with(work: &mut Work, written: Vec<String>) -> Verdict {
    verify(work, Signer::for_tests().trusted(), &mut written.into_iter()).await.expect("examined")
}

/// What is wrong, and nothing else is.
fn only(verdict: &Verdict) -> &Damage {
    assert_eq!(verdict.findings.len(), 1, "{:#?}", verdict.findings);
    &verdict.findings[0].damage
}
