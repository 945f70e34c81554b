//! Doing jobs.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use database::{Context, Database, Fault};
use jiff::SignedDuration;

use crate::{
    queue::Job,
    store::{self, after},
};

/// What a task returns: nothing, or why it failed, to be tried again.
type Answer = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// The code that does the jobs of one kind.
#[derive(Clone)]
pub struct Task {
    kind: &'static str,
    run: Arc<dyn Fn(Job) -> Answer + Send + Sync>,
}

impl Task {
    /// A task for the jobs of a kind. It must bear being done twice.
    pub fn new<F, A>(kind: &'static str, run: F) -> Self
    where
        F: Fn(Job) -> A + Send + Sync + 'static,
        A: Future<Output = Result<(), String>> + Send + 'static,
    {
        Self { kind, run: Arc::new(move |job| Box::pin(run(job))) }
    }
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ran {
    /// There was none.
    Nothing,
    /// It is done and gone.
    Done,
    /// It failed and waits for its next attempt.
    Again,
    /// It failed too often and was given up.
    GivenUp,
}

/// Claims jobs one at a time and runs their tasks.
pub struct Worker {
    database: Database,
    tasks: Vec<Task>,
}

/// How long a claim holds. A task that takes longer may be started a second time elsewhere.
const HOLD: SignedDuration = SignedDuration::from_mins(10);
/// After so many attempts a job is given up.
const MOST_ATTEMPTS: u32 = 8;

impl Worker {
    /// A worker that knows these tasks.
    pub fn new(database: Database, tasks: Vec<Task>) -> Self {
        Self { database, tasks }
    }

    /// Does the job that is due longest, if there is one.
    pub async fn one(&self, context: Context) -> Result<Ran, Fault> {
        let mut work = self.database.work(context.clone()).await?;
        let Some(job) = store::claim(&mut work, self.database.engine(), HOLD).await? else {
            return Ok(Ran::Nothing);
        };
        work.commit().await?;
        let (id, attempts) = (job.id, job.attempts);
        let outcome = match self.tasks.iter().find(|task| task.kind == job.kind) {
            Some(task) => (task.run)(job).await,
            None => Err(format!("this version has no task for jobs of the kind {:?}", job.kind)),
        };
        let mut work = self.database.work(context).await?;
        let ran = match outcome {
            Ok(()) => {
                store::done(&mut work, id).await?;
                Ran::Done
            }
            Err(error) if attempts >= MOST_ATTEMPTS => {
                tracing::error!(job = %id, %error, "a job was given up");
                store::give_up(&mut work, id, &error).await?;
                Ran::GivenUp
            }
            Err(error) => {
                tracing::warn!(job = %id, attempts, %error, "a job failed and will be tried again");
                let due_at = after(work.moment(), pause(attempts));
                store::again(&mut work, id, due_at, &error).await?;
                Ran::Again
            }
        };
        work.commit().await?;
        Ok(ran)
    }

    /// Does jobs until told to stop; looks for new ones every few seconds.
    pub async fn run(&self, context: impl Fn() -> Context, mut stop: impl FnMut() -> bool) {
        const LOOK_EVERY: Duration = Duration::from_secs(2);
        while !stop() {
            match self.one(context()).await {
                Ok(Ran::Nothing) => tokio::time::sleep(LOOK_EVERY).await,
                Ok(_) => {}
                Err(fault) => {
                    tracing::error!(%fault, "jobs cannot be read");
                    tokio::time::sleep(LOOK_EVERY * 5).await;
                }
            }
        }
    }
}

/// Longer and longer pauses: 10 s, 20 s, 40 s … about a day at most.
fn pause(attempts: u32) -> SignedDuration {
    SignedDuration::from_secs(10_i64 << attempts.saturating_sub(1).min(13))
}
