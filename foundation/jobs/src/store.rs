//! The job table's SQL. The one place outside the database door that must know the engine: how a job is claimed
//! so that two nodes never hold the same one.

use database::{Engine, Fault, Row, Sql, Value, Work, statements, values};
use jiff::SignedDuration;
use vocabulary::{Id, Moment};

use crate::queue::{Job, NewJob};

statements! {
    /// Puts a job down; one with the same key that still waits stands for both.
    PUT = "insert into job (job_id, kind, details, once_key, due_at, attempts) values ($1, $2, $3, $4, $5, 0)
        on conflict (kind, once_key) where once_key is not null and given_up_at is null do nothing";
    /// Claims the job that is due longest. On SQLite the one writer is the lock.
    CLAIM = "update job set claimed_until = $1, attempts = attempts + 1 where job_id =
        (select job_id from job where given_up_at is null and due_at <= $2 and (claimed_until is null or claimed_until <= $2)
            order by due_at, job_id limit 1)
        returning job_id, kind, details, attempts";
    /// A job that was done goes.
    DONE = "delete from job where job_id = $1";
    /// A job that failed waits for its next attempt.
    AGAIN = "update job set claimed_until = null, due_at = $1, last_error = $2 where job_id = $3";
    /// A job that failed too often stays, to be looked at.
    GIVE_UP = "update job set claimed_until = null, given_up_at = $1, last_error = $2 where job_id = $3";
    /// How many wait and how many were given up.
    WAITING = "select count(*) filter (where given_up_at is null) as waiting, count(*) filter (where given_up_at is not null) as given_up from job";
}

/// The same claim for PostgreSQL, where several nodes ask at once: a row another node holds is passed over.
const CLAIM_AMONG_NODES: Sql = Sql::new(
    "update job set claimed_until = $1, attempts = attempts + 1 where job_id =
        (select job_id from job where given_up_at is null and due_at <= $2 and (claimed_until is null or claimed_until <= $2)
            order by due_at, job_id limit 1 for update skip locked)
        returning job_id, kind, details, attempts",
);

pub async fn put(work: &mut Work, job: &NewJob, due_at: Moment) -> Result<bool, Fault> {
    let id: Id<Job> = work.new_id();
    let details = Value::Json(Some(job.details.to_string()));
    let put = work.run(PUT, values![id, job.kind, details, job.once_key.clone(), due_at]).await?;
    Ok(put > 0)
}

fn job(row: &Row) -> Result<Job, Fault> {
    let details = serde_json::from_str(&row.json("details")?)
        .map_err(|error| Fault::Unreadable { column: "details".into(), reason: error.to_string() })?;
    let attempts = u32::try_from(row.get::<i64>("attempts")?).unwrap_or(u32::MAX);
    Ok(Job { id: row.get("job_id")?, kind: row.get("kind")?, details, attempts })
}

pub async fn claim(work: &mut Work, engine: Engine, hold: SignedDuration) -> Result<Option<Job>, Fault> {
    let now = work.moment();
    let statement = if engine == Engine::Postgres { CLAIM_AMONG_NODES } else { CLAIM };
    work.first(statement, values![after(now, hold), now]).await?.as_ref().map(job).transpose()
}

/// The moment so much later.
pub fn after(moment: Moment, duration: SignedDuration) -> Moment {
    Moment::of(moment.timestamp().saturating_add(duration).expect("a duration of the clock saturates"))
}

pub async fn done(work: &mut Work, id: Id<Job>) -> Result<(), Fault> {
    work.run(DONE, values![id]).await.map(drop)
}

pub async fn again(work: &mut Work, id: Id<Job>, due_at: Moment, error: &str) -> Result<(), Fault> {
    work.run(AGAIN, values![due_at, error, id]).await.map(drop)
}

pub async fn give_up(work: &mut Work, id: Id<Job>, error: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(GIVE_UP, values![now, error, id]).await.map(drop)
}

pub async fn waiting(work: &mut Work) -> Result<(u64, u64), Fault> {
    let row = work.one(WAITING, values![]).await?;
    let number = |column| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or_default());
    Ok((number("waiting")?, number("given_up")?))
}
