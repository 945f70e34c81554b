//! How fast entries are recorded and examined: printed, never judged. Run with
//! `cargo nextest run -p audit --no-capture speed`, for figures that mean something with `--release`.

use std::time::Instant;

use audit::{Entry, record, record_all};
use database::{Database, testing};
use serde_json::json;

use crate::{MIGRATIONS, PATIENT, SERVICE, at, examined};

fn an_entry(number: usize) -> Entry {
    Entry::read("case.opened").on("case", SERVICE).about(PATIENT).with(json!({ "number": number }))
}

async fn timed(what: &str, database: &Database, count: usize, deed: impl AsyncFn()) {
    let begun = Instant::now();
    deed().await;
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{:?}: {what}: {count} entries in {seconds:.2} s, {:.0} a second",
        database.engine(),
        count as f64 / seconds
    );
}

#[tokio::test]
async fn recording_and_examining_have_a_speed() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        timed("each in its own unit of work", &database, 300, async || {
            for number in 0..300 {
                let mut work = database.work(at(0)).await.expect("work opens");
                record(&mut work, an_entry(number)).await.expect("recorded");
                work.commit().await.expect("kept");
            }
        })
        .await;
        timed("one by one in one unit of work", &database, 3_000, async || {
            let mut work = database.work(at(0)).await.expect("work opens");
            for number in 0..3_000 {
                record(&mut work, an_entry(number)).await.expect("recorded");
            }
            work.commit().await.expect("kept");
        })
        .await;
        timed("all at once in one unit of work", &database, 10_000, async || {
            let mut work = database.work(at(0)).await.expect("work opens");
            record_all(&mut work, (0..10_000).map(an_entry).collect()).await.expect("recorded");
            work.commit().await.expect("kept");
        })
        .await;
        timed("examining", &database, 13_300, async || {
            let mut work = database.reading(at(0)).await.expect("work opens");
            assert!(examined(&mut work).await.is_whole());
        })
        .await;
    })
    .await;
}
