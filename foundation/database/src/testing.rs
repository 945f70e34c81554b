//! Real databases for tests: one body, both engines.
//!
//! SQLite always; PostgreSQL when `OGNIWO_TEST_POSTGRES` names a server on which databases may be made
//! (`cargo xtask postgres -- cargo nextest run` starts a private one).

mod belts;
mod disk;
mod history;

use std::{
    future::Future,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::PathBuf,
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use vocabulary::{Actor, Moment};

pub use self::history::{every_step_of_the_history_can_be_upgraded, every_table_moves_between_engines};
pub use self::{
    belts::{belts, rows_of_other_institutions_are_out_of_reach},
    disk::Disk,
};
use crate::{Context, Database, Engine, Fault, Migrations};

/// The environment variable that names the test server.
pub const POSTGRES: &str = "OGNIWO_TEST_POSTGRES";

/// A Sunday morning in Poland, when most tests take place: 2026-11-22 09:00.
pub fn a_moment() -> Moment {
    Moment::from_microseconds(1_795_334_400_000_000).expect("a date in the calendar")
}

/// A context with a fixed moment and counted identifiers.
pub fn a_context() -> Context {
    Context::fixed(Actor::Operator, a_moment(), 1)
}

/// A name that nobody else has.
#[expect(clippy::disallowed_methods, reason = "a test database needs a name nobody else has")]
pub fn unique() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

/// Runs `body` on a fresh, migrated database of each engine at hand.
///
/// # Panics
/// When a database cannot be made: a test without its database has not run.
pub async fn on_both_engines<F: Future<Output = ()>>(
    migrations: &[Migrations],
    body: impl Fn(Database) -> F,
) {
    on_sqlite(migrations, &body).await;
    if let Some(server) = server() {
        on_postgres(&server, migrations, &body).await;
    }
}

async fn on_sqlite<F: Future<Output = ()>>(migrations: &[Migrations], body: &impl Fn(Database) -> F) {
    let folder: PathBuf = std::env::temp_dir().join(format!("ogniwo-test-{}", unique()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let database =
        Database::open(&folder.join("test.sqlite").display().to_string()).await.expect("SQLite opens");
    database.migrate(&a_context(), migrations).await.expect("the migrations run on SQLite");
    body(database.clone()).await;
    database.close().await;
    std::fs::remove_dir_all(&folder).ok();
}

async fn on_postgres<F: Future<Output = ()>>(
    server: &str,
    migrations: &[Migrations],
    body: &impl Fn(Database) -> F,
) {
    let pattern = pattern(server, migrations).await;
    let name = format!("ogniwo_test_{}", unique());
    administer(server, &format!("create database {name} template {pattern}"))
        .await
        .expect("a test database can be made");
    let database = Database::open(&address(server, None, &name)).await.expect("PostgreSQL opens");
    body(database.clone()).await;
    database.close().await;
    administer(server, &format!("drop database {name} with (force)")).await.expect("the test database goes");
}

/// The name of a database with these migrations, from which those of the tests are copied: to run all steps anew for every
/// test takes longer than the tests. The first that asks makes it, and it stays on the server.
async fn pattern(server: &str, migrations: &[Migrations]) -> String {
    let mut mark = DefaultHasher::new();
    for owner in migrations {
        owner.owner.hash(&mut mark);
        for step in owner.steps {
            (step.name, step.sql).hash(&mut mark);
        }
    }
    let mark = mark.finish();
    let name = format!("ogniwo_pattern_{mark:016x}");
    let mut connection = PgConnection::connect(server).await.expect("PostgreSQL answers");
    // Every test is a process of its own. The lock ends with the connection.
    sqlx::query("select pg_advisory_lock($1)")
        .bind(mark.cast_signed())
        .execute(&mut connection)
        .await
        .expect("the lock is given");
    let there: bool = sqlx::query_scalar("select exists (select 1 from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&mut connection)
        .await
        .expect("the server tells");
    if !there {
        // Under another name until it is whole: whoever made it may be ended halfway.
        let making = format!("ogniwo_test_{}", unique());
        administer(server, &format!("create database {making}")).await.expect("a database can be made");
        let database = Database::open(&address(server, None, &making)).await.expect("PostgreSQL opens");
        database.migrate(&a_context(), migrations).await.expect("the migrations run on PostgreSQL");
        database.close().await;
        administer(server, &format!("alter database {making} rename to {name}")).await.expect("it is whole");
    }
    connection.close().await.expect("PostgreSQL lets go");
    name
}

/// The test server, when one is named.
pub fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests are told by the environment where the server is")]
    std::env::var(POSTGRES).ok()
}

/// The address of another database, or of another user, on the test server.
pub fn address(server: &str, user: Option<&str>, name: &str) -> String {
    let (base, options) = server.split_once('?').map_or((server, ""), |(base, options)| (base, options));
    let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
    let (scheme, host) = base.split_once("://").expect("an address has a scheme");
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let who = match user {
        Some(user) => format!("{user}@{host}"),
        None => base[scheme.len() + 3..].to_owned(),
    };
    format!("{scheme}://{who}/{name}?{options}")
}

/// Runs a statement of an administrator of the test server.
///
/// Dropping a database waits for a checkpoint of the whole server, which fails while a test nearby has filled the disk of
/// its own tablespace: such a one is tried again until that test has made room.
pub async fn administer(server: &str, statement: &str) -> Result<(), Fault> {
    const PATIENCE: u32 = 30;
    let fault = |source| Fault::of_statement(statement, source);
    let mut connection = PgConnection::connect(server).await.map_err(fault)?;
    for attempt in 0.. {
        match sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await {
            Err(error) if attempt < PATIENCE && error.to_string().contains("checkpoint request failed") => {
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            other => {
                other.map_err(fault)?;
                break;
            }
        }
    }
    connection.close().await.map_err(fault)
}

/// Prepares each statement on each engine: a store whose SQL one engine does not understand fails here.
///
/// # Panics
/// When a statement cannot be prepared.
pub async fn every_statement_prepares(migrations: &[Migrations], statements: &[(&str, crate::Sql)]) {
    on_both_engines(migrations, async |database| {
        for (name, sql) in statements {
            if sql.text().contains("{rows}") {
                continue; // its shape depends on the rows; the tests that run it cover it
            }
            if let Err(fault) = database.prepare(*sql).await {
                panic!("{name} on {:?}: {fault}", database.engine());
            }
        }
    })
    .await;
}

/// Whether the engine is the one named; for the rare test of an engine's own property.
pub fn is(database: &Database, engine: Engine) -> bool {
    database.engine() == engine
}
