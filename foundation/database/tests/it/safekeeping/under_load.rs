//! Backups while others write.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use database::{Context, Database, Fault, safekeeping::Identity, testing, values};
use vocabulary::{Actor, Id};

use super::{
    BALANCE, GIVE, MIGRATIONS, NOTE, NOTES, Person, TAKE, VILLAGES, backed_up, empty_sqlite, folder,
    restored, verified, with,
};

/// How many backups are taken while somebody writes; the bar of the house.
const BACKUPS_UNDER_LOAD: u64 = 50;

/// Somebody moves coins from one purse to the other and notes it; a backup never sees one half of it.
#[tokio::test(flavor = "multi_thread")]
async fn backups_under_load_are_all_whole_and_consistent() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (folder, identity) = (folder(), Identity::new());
        let mut work = database.work(testing::a_context()).await.expect("work opens");
        work.run_many(VILLAGES, vec![values!["Wieś", None::<jiff::civil::Date>]]).await.expect("a village");
        work.commit().await.expect("kept");
        let enough = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn(write_until(database.clone(), Arc::clone(&enough)));
        let mut files = Vec::new();
        for number in 0..BACKUPS_UNDER_LOAD {
            // At moments that have no rhythm.
            tokio::time::sleep(std::time::Duration::from_micros(number * 7_919 % 5_000)).await;
            files.push(backed_up(&database, folder.path(), &identity).await.expect("a backup"));
        }
        enough.store(true, Ordering::Relaxed);
        let written = writer.await.expect("the writer ends").expect("it could write");
        assert!(written > 20, "there was no load: {written} changes");
        let mut sizes = std::collections::BTreeSet::new();
        for (number, file) in files.iter().enumerate() {
            verified(file, with(&identity)).await.expect("it is whole");
            let target = empty_sqlite(folder.path(), &format!("{number}.sqlite")).await;
            restored(file, with(&identity), &target, MIGRATIONS).await.expect("it is restored");
            let mut look = target.reading(testing::a_context()).await.expect("reading opens");
            let purses = look.one(BALANCE, values![]).await.expect("purses");
            let noted =
                look.one(NOTES, values![]).await.expect("notes").get::<i64>("total").expect("a count");
            assert_eq!(purses.get::<i64>("total").expect("a sum"), 0, "coins come from nowhere");
            assert_eq!(
                purses.get::<i64>("most").expect("coins"),
                noted * 3,
                "each note stands for three coins"
            );
            sizes.insert(noted);
            drop(look);
            target.close().await;
        }
        assert!(sizes.len() > 5, "the backups show different moments: {sizes:?}");
    })
    .await;
}

async fn write_until(database: Database, enough: Arc<AtomicBool>) -> Result<u64, Fault> {
    let mut written = 0;
    while !enough.load(Ordering::Relaxed) {
        let mut work = database.work(Context::now(Actor::Operator)).await?;
        work.run(TAKE, values![3]).await?;
        tokio::task::yield_now().await;
        let id: Id<Person> = work.new_id();
        let moment = work.moment();
        work.run(NOTE, values![id, format!("note {written}"), moment]).await?;
        work.run(GIVE, values![3]).await?;
        work.commit().await?;
        written += 1;
        tokio::time::sleep(std::time::Duration::from_micros(500)).await;
    }
    Ok(written)
}
