//! PostgreSQL full-text search with a Polish hunspell dictionary, any word counts, `ts_rank` with weights by field.
//!
//! The server needs `pl_pl.affix` and `pl_pl.dict` among its text-search data (`pg_config --sharedir`,
//! `tsearch_data`), in UTF-8. Debian's `postgresql-common` makes them from the package `hunspell-pl`
//! (`pg_updatedicts`). Everything is kept in a schema of its own that is dropped before and after.

use anyhow::{Context as _, Result};
use sqlx::{Connection as _, PgConnection, Row as _};

use super::{Document, content_words};
use crate::figures::Worker;

/// One core, no just-in-time compiler whose start would cost more than the query, and the schema of its own.
const PREPARE: &[&str] = &[
    "drop schema if exists ogniwo_benchmarks cascade",
    "create schema ogniwo_benchmarks",
    "set search_path = ogniwo_benchmarks, public",
    "set max_parallel_workers_per_gather = 0",
    "set jit = off",
    "set work_mem = '64MB'",
    "set plan_cache_mode = force_custom_plan",
    "create text search dictionary polish_hunspell (template = ispell, dictfile = pl_pl, afffile = pl_pl)",
    "create text search configuration polish (copy = pg_catalog.simple)",
    "alter text search configuration polish
         alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part
         with polish_hunspell, simple",
    "create table service (number integer primary key, source_id text not null, covers text[] not null,
         words tsvector not null)",
];
const INSERT: &str = "insert into service (number, source_id, covers, words)
    select number, source_id, string_to_array(covers, ' '),
           setweight(to_tsvector('polish', name), 'A') || setweight(to_tsvector('polish', kind), 'B')
               || setweight(to_tsvector('polish', about), 'D')
    from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         as row (number, source_id, covers, name, kind, about)";
const FINISH: &[&str] = &[
    "create index service_words on service using gin (words)",
    "create index service_covers on service using gin (covers)",
    "vacuum analyze service",
];
/// `plainto_tsquery` asks for all words; with `|` in place of `&` any word counts.
const ASK: &str = "select source_id from service
    where words @@ replace(plainto_tsquery('polish', $1)::text, '&', '|')::tsquery and covers && $2
    order by ts_rank(words, replace(plainto_tsquery('polish', $1)::text, '&', '|')::tsquery, 1) desc, number
    limit $3";
const ASK_EVERYWHERE: &str = "select source_id from service
    where words @@ replace(plainto_tsquery('polish', $1)::text, '&', '|')::tsquery
    order by ts_rank(words, replace(plainto_tsquery('polish', $1)::text, '&', '|')::tsquery, 1) desc, number
    limit $2";
const DROP: &str = "drop schema ogniwo_benchmarks cascade";

/// How many services are written at once.
const BATCH: usize = 1_000;

/// A table in PostgreSQL.
pub struct Postgres {
    connection: PgConnection,
}

impl Postgres {
    /// Makes the table and fills it.
    pub async fn build(url: &str, documents: &[Document]) -> Result<Self> {
        let mut connection =
            PgConnection::connect(url).await.with_context(|| "PostgreSQL does not answer".to_owned())?;
        for statement in PREPARE {
            sqlx::query(*statement).execute(&mut connection).await.with_context(|| {
                format!("PostgreSQL refused {statement:?}; is the Polish hunspell dictionary installed on the server?")
            })?;
        }
        let mut number = 0_i32;
        for batch in documents.chunks(BATCH) {
            let column = |of: fn(&Document) -> String| batch.iter().map(of).collect::<Vec<_>>();
            let numbers: Vec<i32> = batch.iter().zip(number..).map(|(_, number)| number).collect();
            number += i32::try_from(batch.len())?;
            sqlx::query(INSERT)
                .bind(numbers)
                .bind(column(|document| document.source_id.clone()))
                .bind(column(|document| document.covers.join(" ")))
                .bind(column(|document| document.name.clone()))
                .bind(column(|document| document.kind.clone()))
                .bind(column(|document| document.about.clone()))
                .execute(&mut connection)
                .await?;
        }
        for statement in FINISH {
            sqlx::query(*statement).execute(&mut connection).await?;
        }
        Ok(Self { connection })
    }

    /// Who does the work: the server's process for this connection, if it runs on this machine.
    pub async fn worker(&mut self) -> Result<Worker> {
        let row = sqlx::query("select pg_backend_pid()").fetch_one(&mut self.connection).await?;
        let folder = format!("/proc/{}", row.get::<i32, _>(0));
        let here =
            std::fs::read_to_string(format!("{folder}/comm")).is_ok_and(|comm| comm.contains("postgres"));
        Ok(if here { Worker::There(folder) } else { Worker::Elsewhere })
    }

    /// Bytes of the table with its indexes.
    pub async fn size(&mut self) -> Result<u64> {
        let row =
            sqlx::query("select pg_total_relation_size('service')").fetch_one(&mut self.connection).await?;
        Ok(u64::try_from(row.get::<i64, _>(0))?)
    }

    /// Identifiers of the services that match best, of those that serve one of the units.
    pub async fn ask(&mut self, question: &str, units: &[String], limit: usize) -> Result<Vec<String>> {
        let words = content_words(question).join(" ");
        let limit = i64::try_from(limit)?;
        let asked = if units.is_empty() {
            sqlx::query(ASK_EVERYWHERE).bind(words).bind(limit)
        } else {
            sqlx::query(ASK).bind(words).bind(units.to_vec()).bind(limit)
        };
        let rows = asked.fetch_all(&mut self.connection).await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Drops what was made.
    pub async fn drop(mut self) -> Result<()> {
        sqlx::query(DROP).execute(&mut self.connection).await?;
        self.connection.close().await?;
        Ok(())
    }
}
