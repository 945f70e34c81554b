//! Work for later: a job table in the same database, and values derived from it.
//!
//! A job is put down in the same unit of work as the change that asks for it, so neither exists without the
//! other. It runs at least once: a node that dies gives its job back when its claim runs out, so what a job does
//! must bear being done twice. It knows nothing of what jobs mean. Start with [`enqueue`] and [`Worker`].

mod derived;
mod queue;
mod store;
mod worker;

pub use derived::Derived;
pub use queue::{Job, NewJob, enqueue, waiting};
pub use store::STATEMENTS;
pub use worker::{Ran, Task, Worker};

/// The job table.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "jobs",
    steps: &[database::Migration { name: "0001_job", sql: include_str!("../migrations/0001_job.sql") }],
};
