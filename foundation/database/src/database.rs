//! Opening and holding the database.

use std::{path::Path, sync::Arc};

use sqlx::postgres::PgPool;

use crate::{Context, Fault, Sql, Work, postgres, sqlite::Sqlite, writing::Writing};

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
    Sqlite(Sqlite),
    Postgres {
        pool: PgPool,
        /// One connection that nobody works with.
        watch: PgPool,
    },
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pub(crate) pools: Pools,
    pub(crate) writing: Arc<Writing>,
    place: String,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Database").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Database {
    /// Opens `postgres://…` or, for anything else, the SQLite file at that path, making it when it is missing. A file that
    /// can only be read now is opened, too, see [`Self::trouble`].
    pub async fn open(place: &str) -> Result<Self, Fault> {
        let writing = Arc::new(Writing::default());
        if place.starts_with("postgres://") || place.starts_with("postgresql://") {
            let shown = without_password(place);
            let (pool, watch) = postgres::open(place, &shown).await?;
            return Ok(Self { pools: Pools::Postgres { pool, watch }, writing, place: shown });
        }
        let (sqlite, fault) = Sqlite::open(Path::new(place)).await?;
        if let Some(fault) = fault {
            writing.learn(&fault, true);
        }
        Ok(Self { pools: Pools::Sqlite(sqlite), writing, place: place.to_owned() })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite(_) => Engine::Sqlite,
            Pools::Postgres { .. } => Engine::Postgres,
        }
    }

    /// Path or address, without password: for messages.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Begins a unit of work that may change things. Nothing is kept until [`Work::commit`]. While it is known that nothing
    /// can be kept, it is refused at once.
    pub async fn work(&self, context: Context) -> Result<Work, Fault> {
        self.must_be_writable().await?;
        Work::begin(self, context, true).await
    }

    /// Begins a unit of work that only looks: one consistent picture, many at a time.
    pub async fn reading(&self, context: Context) -> Result<Work, Fault> {
        Work::begin(self, context, false).await
    }

    /// Lets the engine check a statement without running it. Used by the test that walks all stores.
    pub async fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        use sqlx::Executor as _;
        let text = sqlx::AssertSqlSafe(sql.text().replace("{list}", "null"));
        let statement = sqlx::SqlSafeStr::into_sql_str(text);
        match &self.pools {
            Pools::Sqlite(sqlite) => sqlite.writer.prepare(statement).await.map(drop),
            Pools::Postgres { pool, .. } => pool.prepare(statement).await.map(drop),
        }
        .map_err(|source| Fault::of_statement(sql.text(), source))
    }

    /// Lets the engine gather the statistics its planner needs. Worth calling after a large import.
    pub async fn analyse(&self) -> Result<(), Fault> {
        match &self.pools {
            Pools::Sqlite(sqlite) => sqlx::query("analyze").execute(&sqlite.writer).await.map(drop),
            Pools::Postgres { pool, .. } => sqlx::query("analyze").execute(pool).await.map(drop),
        }
        .map_err(|source| Fault::of_statement("analyze", source))
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(self) {
        match self.pools {
            Pools::Sqlite(sqlite) => sqlite.close().await,
            Pools::Postgres { pool, watch } => {
                watch.close().await;
                pool.close().await;
            }
        }
    }
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
