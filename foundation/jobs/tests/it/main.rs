//! The queue, on both engines.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use database::{Context, Database, testing};
use jiff::SignedDuration;
use jobs::{NewJob, Ran, Task, Worker, enqueue, waiting};
use serde_json::json;
use vocabulary::{Actor, Moment};

const MIGRATIONS: &[database::Migrations] = &[jobs::MIGRATIONS];

fn at(seconds: i64) -> Context {
    let moment = testing::a_moment().timestamp() + SignedDuration::from_secs(seconds);
    Context::fixed(Actor::System("test"), Moment::of(moment), u64::try_from(seconds).expect("a later time"))
}

async fn put(database: &Database, job: NewJob) -> bool {
    let mut work = database.work(at(0)).await.expect("work opens");
    // Counted identifiers begin anew in each context.
    let new = enqueue(&mut work, job).await.expect("the job is put down");
    work.commit().await.expect("kept");
    new
}

fn counting(kind: &'static str, count: &Arc<AtomicU32>, fails: bool) -> Task {
    let count = Arc::clone(count);
    Task::new(kind, move |_| {
        let count = Arc::clone(&count);
        async move {
            count.fetch_add(1, Ordering::SeqCst);
            if fails { Err("the letterbox is closed".to_owned()) } else { Ok(()) }
        }
    })
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    testing::every_statement_prepares(MIGRATIONS, jobs::STATEMENTS).await;
}

#[tokio::test]
async fn a_job_is_done_once_and_goes() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let count = Arc::new(AtomicU32::new(0));
        let worker = Worker::new(database.clone(), vec![counting("greet", &count, false)]);
        put(&database, NewJob::soon("greet", json!({"whom": 1}))).await;
        assert_eq!(worker.one(at(1)).await.expect("asked"), Ran::Done);
        assert_eq!(worker.one(at(2)).await.expect("asked"), Ran::Nothing);
        assert_eq!(count.load(Ordering::SeqCst), 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_change_was_not_kept_does_not_exist() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        enqueue(&mut work, NewJob::soon("greet", json!({}))).await.expect("put down");
        drop(work);
        let worker = Worker::new(database.clone(), vec![]);
        assert_eq!(worker.one(at(1)).await.expect("asked"), Ran::Nothing);
    })
    .await;
}

#[tokio::test]
async fn a_job_waits_until_it_is_due() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let count = Arc::new(AtomicU32::new(0));
        let worker = Worker::new(database.clone(), vec![counting("greet", &count, false)]);
        put(&database, NewJob::soon("greet", json!({})).after(SignedDuration::from_secs(60))).await;
        assert_eq!(worker.one(at(59)).await.expect("asked"), Ran::Nothing);
        assert_eq!(worker.one(at(60)).await.expect("asked"), Ran::Done);
    })
    .await;
}

#[tokio::test]
async fn a_failed_job_is_tried_again_later_and_given_up_in_the_end() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let count = Arc::new(AtomicU32::new(0));
        let worker = Worker::new(database.clone(), vec![counting("post", &count, true)]);
        put(&database, NewJob::soon("post", json!({}))).await;
        assert_eq!(worker.one(at(1)).await.expect("asked"), Ran::Again);
        assert_eq!(worker.one(at(2)).await.expect("asked"), Ran::Nothing, "it pauses first");
        let mut outcomes = Vec::new();
        for day in 1..10 {
            outcomes.push(worker.one(at(day * 200_000)).await.expect("asked"));
        }
        assert_eq!(outcomes.iter().filter(|ran| **ran == Ran::GivenUp).count(), 1);
        assert_eq!(count.load(Ordering::SeqCst), 8);
        let mut look = database.reading(at(3_000_000)).await.expect("reading opens");
        assert_eq!(waiting(&mut look).await.expect("counted"), (0, 1), "it stays, to be looked at");
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_node_that_died_is_given_back_when_its_claim_runs_out() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        put(&database, NewJob::soon("greet", json!({}))).await;
        let dying = Worker::new(
            database.clone(),
            vec![Task::new("greet", |_| async {
                std::future::pending::<()>().await;
                Ok(())
            })],
        );
        let attempt = tokio::time::timeout(std::time::Duration::from_millis(300), dying.one(at(1))).await;
        assert!(attempt.is_err(), "the node hangs and is ended");
        let count = Arc::new(AtomicU32::new(0));
        let other = Worker::new(database.clone(), vec![counting("greet", &count, false)]);
        assert_eq!(other.one(at(60)).await.expect("asked"), Ran::Nothing, "the claim still holds");
        assert_eq!(other.one(at(602)).await.expect("asked"), Ran::Done);
    })
    .await;
}

#[tokio::test]
async fn the_same_job_asked_for_twice_waits_once() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        assert!(put(&database, NewJob::soon("reindex", json!({})).once("all")).await);
        let mut work = database.work(at(5)).await.expect("work opens");
        let again = enqueue(&mut work, NewJob::soon("reindex", json!({})).once("all")).await.expect("asked");
        assert!(!again);
        work.commit().await.expect("kept");
    })
    .await;
}

#[tokio::test]
async fn two_workers_never_hold_the_same_job() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let count = Arc::new(AtomicU32::new(0));
        for number in 0..20 {
            let mut work = database.work(at(number)).await.expect("work opens");
            enqueue(&mut work, NewJob::soon("greet", json!({}))).await.expect("put down");
            work.commit().await.expect("kept");
        }
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let worker = Worker::new(database.clone(), vec![counting("greet", &count, false)]);
                tokio::spawn(
                    async move { while worker.one(at(100)).await.expect("asked") != Ran::Nothing {} },
                )
            })
            .collect();
        for worker in workers {
            worker.await.expect("a worker ends");
        }
        assert_eq!(count.load(Ordering::SeqCst), 20);
    })
    .await;
}
