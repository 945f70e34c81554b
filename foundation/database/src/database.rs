//! Opening and holding the database.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions as _,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{Context, Fault, Sql, Work};

/// Which engine stands behind the door. For the few places that must know: job claiming, diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file in the data folder.
    Sqlite,
    /// A server, for several nodes.
    Postgres,
}

#[derive(Clone)]
pub(crate) enum Pools {
    /// One writer, so that `begin immediate` never meets another; readers opened read-only.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pub(crate) pools: Pools,
    place: String,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Database").field("place", &self.place).finish_non_exhaustive()
    }
}

/// How many read connections a node keeps. More than cores would only queue at the disk.
const READERS: u32 = 4;

impl Database {
    /// Opens `postgres://…` or, for anything else, the SQLite file at that path, making it when it is missing.
    pub async fn open(place: &str) -> Result<Self, Fault> {
        if place.starts_with("postgres://") || place.starts_with("postgresql://") {
            Self::open_postgres(place).await
        } else {
            Self::open_sqlite(Path::new(place)).await
        }
    }

    async fn open_sqlite(file: &Path) -> Result<Self, Fault> {
        let place = file.display().to_string();
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder
            && !folder.is_dir()
        {
            return Err(Fault::NoFolder(folder.to_path_buf()));
        }
        keep_private(file);
        let cannot_open = |source| match Fault::of_statement("", source) {
            Fault::Statement { source, .. } => Fault::CannotOpen { place: place.clone(), source },
            other => other,
        };
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // Because an acknowledged commit must survive a power cut, not only a crash of the program.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            // Because a destroyed key must not go on lying in a free page of the file.
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-16000")
            .statement_cache_capacity(200)
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            // Because an import writes to many indexes at random places, they must fit into memory while it runs.
            .connect_with(options.clone().pragma("cache_size", "-96000"))
            .await
            .map_err(cannot_open)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).read_only(true))
            .await
            .map_err(cannot_open)?;
        Ok(Self { pools: Pools::Sqlite { writer, readers }, place })
    }

    async fn open_postgres(url: &str) -> Result<Self, Fault> {
        let place = without_password(url);
        let cannot_open = |source| Fault::CannotOpen { place: place.clone(), source };
        let options = PgConnectOptions::from_str(url)
            .map_err(cannot_open)?
            .application_name("ogniwo")
            .statement_cache_capacity(200)
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(READERS * 2)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await
            .map_err(cannot_open)?;
        Ok(Self { pools: Pools::Postgres(pool), place })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Path or address, without password: for messages.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Begins a unit of work that may change things. Nothing is kept until [`Work::commit`].
    pub async fn work(&self, context: Context) -> Result<Work, Fault> {
        Work::begin(self, context, true).await
    }

    /// Begins a unit of work that only looks: one consistent picture, many at a time.
    pub async fn reading(&self, context: Context) -> Result<Work, Fault> {
        Work::begin(self, context, false).await
    }

    /// Whether the database answers at all; for health checks.
    pub async fn answers(&self) -> Result<(), Fault> {
        const PING: &str = "select 1";
        match &self.pools {
            Pools::Sqlite { readers, .. } => sqlx::query(PING).execute(readers).await.map(drop),
            Pools::Postgres(pool) => sqlx::query(PING).execute(pool).await.map(drop),
        }
        .map_err(|source| Fault::of_statement(PING, source))
    }

    /// Whether the database can be written to: opens a write transaction and gives it back.
    pub async fn can_be_written(&self) -> Result<(), Fault> {
        const PROBE: &str = "create table if not exists write_probe (probe integer)";
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let mut transaction = writer
                    .begin_with("begin immediate")
                    .await
                    .map_err(|source| Fault::of_statement("begin immediate", source))?;
                sqlx::query(PROBE)
                    .execute(&mut *transaction)
                    .await
                    .map_err(|source| Fault::of_statement(PROBE, source))?;
                transaction.rollback().await.map_err(|source| Fault::of_statement("rollback", source))
            }
            Pools::Postgres(pool) => {
                let mut transaction =
                    pool.begin().await.map_err(|source| Fault::of_statement("begin", source))?;
                sqlx::query(PROBE)
                    .execute(&mut *transaction)
                    .await
                    .map_err(|source| Fault::of_statement(PROBE, source))?;
                transaction.rollback().await.map_err(|source| Fault::of_statement("rollback", source))
            }
        }
    }

    /// Lets the engine check a statement without running it. Used by the test that walks all stores.
    pub async fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        use sqlx::Executor as _;
        let text = sqlx::AssertSqlSafe(sql.text().replace("{list}", "null"));
        let statement = sqlx::SqlSafeStr::into_sql_str(text);
        match &self.pools {
            Pools::Sqlite { writer, .. } => writer.prepare(statement).await.map(drop),
            Pools::Postgres(pool) => pool.prepare(statement).await.map(drop),
        }
        .map_err(|source| Fault::of_statement(sql.text(), source))
    }

    /// Lets the engine gather the statistics its planner needs. Worth calling after a large import.
    pub async fn analyse(&self) -> Result<(), Fault> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => sqlx::query("analyze").execute(writer).await.map(drop),
            Pools::Postgres(pool) => sqlx::query("analyze").execute(pool).await.map(drop),
        }
        .map_err(|source| Fault::of_statement("analyze", source))
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(self) {
        match self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins the file so that nobody else on the machine can read it; the engine gives its companions the same rights. A
/// file that is there keeps the rights that its owner gave it.
fn keep_private(file: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // When it cannot be made, the engine says why a moment later.
    drop(options.open(file));
}

fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}{}", &url[..scheme + 3], &url[at..])
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_password_is_never_part_of_a_message() {
        assert_eq!(super::without_password("postgres://me:secret@host/db"), "postgres://me@host/db");
        assert_eq!(super::without_password("postgres:///db?host=/tmp"), "postgres:///db?host=/tmp");
    }
}
