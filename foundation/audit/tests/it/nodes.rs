//! Many who record at once, as several nodes on one database do.

use audit::{Entry, Filter, look, record};
use database::{Context, testing};
use serde_json::json;
use vocabulary::Actor;

use crate::{MIGRATIONS, at, examined, later};

#[tokio::test(flavor = "multi_thread")]
async fn entries_from_many_connections_make_one_unbroken_chain() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let tasks: Vec<_> = (0..8)
            .map(|node| {
                let database = database.clone();
                tokio::spawn(async move {
                    for number in 0..50 {
                        let context = Context::fixed(Actor::System("node"), later(number), 100 * node);
                        let mut work = database.work(context).await.expect("work opens");
                        let entry = Entry::change("service.confirmed")
                            .with(json!({ "node": node, "number": number }));
                        record(&mut work, entry).await.expect("recorded");
                        if number % 10 == 9 {
                            work.roll_back().await.expect("undone");
                        } else {
                            work.commit().await.expect("kept");
                        }
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no task fails");
        }
        let mut work = database.reading(at(0)).await.expect("work opens");
        let verdict = examined(&mut work).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.entries, verdict.last), (360, 360));
        let entries = look(&mut work, &Filter::default(), 1_000, 0).await.expect("looked");
        for node in 0..8 {
            let own: Vec<_> = entries.iter().rev().filter(|entry| entry.details["node"] == node).collect();
            assert_eq!(own.len(), 45);
            assert!(
                own.is_sorted_by_key(|entry| entry.details["number"].as_u64()),
                "each node's own order is kept"
            );
        }
    })
    .await;
}
