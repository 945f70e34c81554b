//! Putting jobs down.

use database::{Fault, Work};
use jiff::SignedDuration;
use serde_json::Value;
use vocabulary::Id;

use crate::store;

/// A job to be put down.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// Which task shall do it.
    pub kind: &'static str,
    /// What the task must know. No personal data: identifiers only.
    pub details: Value,
    /// While a job of this kind and key waits, another one adds nothing.
    pub once_key: Option<String>,
    /// How long to wait before the first attempt.
    pub delay: SignedDuration,
}

impl NewJob {
    /// A job to be done soon.
    pub fn soon(kind: &'static str, details: Value) -> Self {
        Self { kind, details, once_key: None, delay: SignedDuration::ZERO }
    }

    /// The same job, at most once among those that wait.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.once_key = Some(key.into());
        self
    }

    /// The same job, later.
    #[must_use]
    pub fn after(mut self, delay: SignedDuration) -> Self {
        self.delay = delay;
        self
    }
}

/// A job that was claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its identifier.
    pub id: Id<Job>,
    /// Which task shall do it.
    pub kind: String,
    /// What the task must know.
    pub details: Value,
    /// Which attempt this is, from 1.
    pub attempts: u32,
}

/// Puts a job down in this unit of work; tells whether it is new (see [`NewJob::once`]).
pub async fn enqueue(work: &mut Work, job: NewJob) -> Result<bool, Fault> {
    let due_at = store::after(work.moment(), job.delay);
    store::put(work, &job, due_at).await
}

/// How many jobs wait, and how many were given up.
pub async fn waiting(work: &mut Work) -> Result<(u64, u64), Fault> {
    store::waiting(work).await
}
