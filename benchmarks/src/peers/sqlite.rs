//! SQLite FTS5, as it comes: `unicode61 remove_diacritics 2`, any word counts, bm25 with weights by field.

use std::path::Path;

use anyhow::Result;
use sqlx::{
    ConnectOptions as _, Connection as _, Row as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use super::{Document, content_words};
use crate::figures::Worker;

/// Column `covers` is a column of words too, so that the restriction to the gmina is part of the match; it adds
/// nothing to the rank.
const CREATE: &str = "create virtual table service using fts5(
    name, kind, about, covers, source_id unindexed, tokenize = \"unicode61 remove_diacritics 2\")";
const INSERT: &str = "insert into service (name, kind, about, covers, source_id) values ($1, $2, $3, $4, $5)";
const ASK: &str = "select source_id from service where service match $1
    order by bm25(service, 4.0, 2.0, 1.0, 0.0) limit $2";
const CREATE_SERVED: &str = "create table served (unit text not null, service integer not null, primary key (unit, service)) without rowid";
const INSERT_SERVED: &str = "insert or ignore into served (unit, service) values ($1, $2)";
/// The units come as a JSON list. With `+`, each match is looked up among the served; without it, SQLite asks the
/// match anew for each served service, which takes a hundred times as long.
const ASK_JOINED: &str = "select source_id from service where service match $1
    and +rowid in (select service from served where unit in (select value from json_each($3)))
    order by bm25(service, 4.0, 2.0, 1.0, 0.0) limit $2";

/// The thread that works for the connection.
const THREAD: &str = "peer-fts5";

/// How the question is kept to the services of a gmina.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restriction {
    /// A table says which services serve a unit: what anybody would write.
    Joined,
    /// The units are words too and part of the match: faster, for those who know how FTS5 works inside.
    Matched,
}

/// A table of SQLite FTS5 in a file of its own.
pub struct Sqlite {
    connection: SqliteConnection,
}

impl Sqlite {
    /// Makes the table and fills it.
    pub async fn build(file: &Path, documents: &[Document]) -> Result<Self> {
        let mut connection = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // As much as a server would give it: the whole table stays in memory.
            .pragma("cache_size", "-200000")
            .pragma("mmap_size", "1000000000")
            .thread_name(|_| THREAD.to_owned())
            .disable_statement_logging()
            .connect()
            .await?;
        sqlx::query(CREATE).execute(&mut connection).await?;
        sqlx::query(CREATE_SERVED).execute(&mut connection).await?;
        let mut transaction = connection.begin().await?;
        for document in documents {
            let inserted = sqlx::query(INSERT)
                .bind(&document.name)
                .bind(&document.kind)
                .bind(&document.about)
                .bind(document.covers.join(" "))
                .bind(&document.source_id)
                .execute(&mut *transaction)
                .await?;
            for unit in &document.covers {
                sqlx::query(INSERT_SERVED)
                    .bind(unit)
                    .bind(inserted.last_insert_rowid())
                    .execute(&mut *transaction)
                    .await?;
            }
        }
        transaction.commit().await?;
        sqlx::query("insert into service (service) values ('optimize')").execute(&mut connection).await?;
        Ok(Self { connection })
    }

    /// Who does the work.
    pub fn worker() -> Worker {
        Worker::thread_named(THREAD)
    }

    /// Identifiers of the services that match best, of those that serve one of the units.
    pub async fn ask(
        &mut self,
        question: &str,
        units: &[String],
        restriction: Restriction,
        limit: usize,
    ) -> Result<Vec<String>> {
        let any = |words: &[String]| {
            words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ")
        };
        let words = content_words(question);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let joined = restriction == Restriction::Joined && !units.is_empty();
        let wanted = if units.is_empty() || joined {
            format!("{{name kind about}} : ({})", any(&words))
        } else {
            format!("{{name kind about}} : ({}) AND covers : ({})", any(&words), any(units))
        };
        let limit = i64::try_from(limit)?;
        let asked = if joined {
            sqlx::query(ASK_JOINED).bind(wanted).bind(limit).bind(serde_json::to_string(units)?)
        } else {
            sqlx::query(ASK).bind(wanted).bind(limit)
        };
        let rows = asked.fetch_all(&mut self.connection).await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }
}
