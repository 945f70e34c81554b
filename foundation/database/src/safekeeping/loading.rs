//! Putting rows into an empty database, all or nothing.

use crate::{
    Context, Database, Engine, Fault, Migrations, Sql, Value, Work,
    migrations::{LEDGER as LEDGER_TEXT, RECORD},
    values,
};

use super::{
    SafekeepingFault,
    blueprint::{Blueprint, Table, found_columns, quoted},
    snapshot::{Applied, Piece, Reader, TableContents, TableHead, Tell, content_of, head, known_steps},
};
use sqlx::AssertSqlSafe;
use tokio::io::AsyncRead;

/// So many rows go in with one statement, fewer when they are long.
const ROWS: usize = 500;
const BYTES: usize = 1 << 20;

/// One loading: a transaction on a database that was empty when it began.
pub struct Loading {
    work: Work,
    blueprint: Blueprint,
    applied: Vec<Applied>,
    constraints: Vec<[String; 3]>,
    loaded: Vec<TableContents>,
    current: Option<usize>,
    waiting: Vec<Vec<Value>>,
    bytes: usize,
}

impl Loading {
    /// Makes the tables as the steps named left them. Refuses a database that holds anything.
    pub async fn begin(
        target: &Database,
        context: &Context,
        all: &[Migrations],
        applied: Vec<Applied>,
    ) -> Result<Self, SafekeepingFault> {
        let steps = known_steps(&applied, all)?;
        let blueprint = Blueprint::of(&steps).await?;
        let mut work = target.work(context.clone()).await?;
        let engine = work.engine();
        work.lock_schema(engine).await?;
        if !found_columns(&mut work).await?.is_empty() {
            return Err(SafekeepingFault::NotEmpty(target.place().to_owned()));
        }
        work.schema(engine, LEDGER_TEXT).await?;
        for (_, step) in &steps {
            work.schema(engine, step.sql).await?;
        }
        let constraints = work.let_rows_come_in_any_order().await?;
        for table in blueprint.tables.iter().rev() {
            // A migration may have put rows in; those of the snapshot say what became of them.
            work.run_made_up(format!("delete from {}", quoted(&table.name))).await?;
        }
        Ok(Self {
            work,
            blueprint,
            applied,
            constraints,
            loaded: Vec::new(),
            current: None,
            waiting: Vec::new(),
            bytes: 0,
        })
    }

    /// The rows that follow belong to this table.
    pub fn table(&mut self, told: &TableHead) -> Result<(), SafekeepingFault> {
        let at = self.blueprint.tables.iter().position(|table| table.name == told.table);
        let known = at.map(|at| head(&self.blueprint.tables[at]).columns);
        if known.as_ref() != Some(&told.columns) || self.loaded.iter().any(|one| one.table == told.table) {
            return Err(SafekeepingFault::Altered(format!(
                "the table {} is not as its migrations make it",
                told.table
            )));
        }
        self.current = at;
        Ok(())
    }

    /// Takes a row of the current table.
    pub async fn row(&mut self, mut values: Vec<Value>) -> Result<(), SafekeepingFault> {
        for value in &mut values {
            self.bytes += 16;
            match value {
                Value::Text(Some(text)) => self.bytes += text.len(),
                Value::Json(Some(json)) => {
                    if self.work.engine() == Engine::Postgres && json.contains("\\u0000") {
                        *json = without_null_characters(json);
                    }
                    self.bytes += json.len();
                }
                Value::Bytes(Some(bytes)) => self.bytes += bytes.len(),
                _ => {}
            }
        }
        self.waiting.push(values);
        if self.waiting.len() >= ROWS || self.bytes >= BYTES { self.put().await } else { Ok(()) }
    }

    async fn put(&mut self) -> Result<(), SafekeepingFault> {
        let table = &self.blueprint.tables[self.current.expect("rows come after the head of their table")];
        let rows = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        self.work.run_many_text(&table.insert(), rows).await?;
        Ok(())
    }

    /// The current table is complete.
    pub async fn end(&mut self, told: TableContents) -> Result<(), SafekeepingFault> {
        self.put().await?;
        self.loaded.push(told);
        Ok(())
    }

    /// Reads everything again and compares it, applies what the program has gained since, and keeps all of it. Returns the
    /// steps that were applied besides.
    pub async fn finish(
        mut self,
        target: &Database,
        all: &[Migrations],
        tell: Tell<'_>,
    ) -> Result<Vec<String>, SafekeepingFault> {
        for table in &self.blueprint.tables {
            let told =
                self.loaded.iter().find(|told| told.table == table.name).ok_or_else(|| {
                    SafekeepingFault::Altered(format!("the table {} is missing", table.name))
                })?;
            tell(&format!("{} (compared)", table.name), 0);
            compare(&mut self.work, table, told).await?;
        }
        for [table, name, definition] in std::mem::take(&mut self.constraints) {
            let text = format!("alter table {table} add constraint {} {definition}", quoted(&name));
            self.work.run_made_up(text).await?;
        }
        for step in &self.applied {
            let Applied { owner, name, fingerprint, applied_at } = step;
            self.work.run(RECORD, values![owner, name, *fingerprint, *applied_at]).await?;
        }
        let fresh = self.work.catch_up(all).await?;
        self.work.commit().await?;
        target.analyse().await?;
        Ok(fresh)
    }
}

/// Whether the table holds what it was told to hold.
pub async fn compare(work: &mut Work, table: &Table, told: &TableContents) -> Result<(), SafekeepingFault> {
    let (rows, content) = content_of(work, table).await?;
    let differs = |reason| SafekeepingFault::Differs { table: table.name.clone(), reason };
    if rows != told.rows {
        return Err(differs(format!("{rows} rows instead of {}", told.rows)));
    }
    if content != told.content {
        return Err(differs("some value is another".to_owned()));
    }
    Ok(())
}

/// Pours a snapshot into an empty database.
pub async fn pour<R: AsyncRead + Unpin + Send>(
    mut from: Reader<R>,
    target: &Database,
    context: &Context,
    all: &[Migrations],
    tell: Tell<'_>,
) -> Result<(super::Contents, Vec<String>), SafekeepingFault> {
    let mut loading = Loading::begin(target, context, all, from.header.migrations.clone()).await?;
    let mut table = String::new();
    let mut done = 0;
    while let Some(piece) = from.next().await? {
        match piece {
            Piece::Table(head) => {
                loading.table(&head)?;
                (table, done) = (head.table, 0);
            }
            Piece::Row(row) => {
                loading.row(row).await?;
                done += 1;
                tell(&table, done);
            }
            Piece::End(told) => loading.end(told).await?,
        }
    }
    let fresh = loading.finish(target, all, tell).await?;
    Ok((from.into_contents(), fresh))
}

impl Work {
    async fn run_made_up(&mut self, text: String) -> Result<(), Fault> {
        let name = text.clone();
        self.run_text(AssertSqlSafe(text), &name).await
    }

    /// References between rows are looked at when all are there. Returns what must be put back then.
    async fn let_rows_come_in_any_order(&mut self) -> Result<Vec<[String; 3]>, Fault> {
        const REFERENCES: Sql = Sql::new(
            "select cast(cast(c.conrelid as regclass) as text) as table_name, cast(c.conname as text) as name, \
             pg_get_constraintdef(c.oid) as definition from pg_constraint c \
             where c.contype = 'f' and c.connamespace = (select oid from pg_namespace where nspname = current_schema()) \
             order by 1, 2",
        );
        if self.engine() == Engine::Sqlite {
            self.run_made_up("pragma defer_foreign_keys = on".to_owned()).await?;
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for row in self.rows(REFERENCES, values![]).await? {
            let [table, name, definition]: [String; 3] =
                [row.get("table_name")?, row.get("name")?, row.get("definition")?];
            self.run_made_up(format!("alter table {table} drop constraint {}", quoted(&name))).await?;
            found.push([table, name, definition]);
        }
        Ok(found)
    }
}

/// The same JSON without U+0000, which PostgreSQL cannot keep.
fn without_null_characters(json: &str) -> String {
    fn strip(value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::String(text) => Value::String(text.replace('\0', "")),
            Value::Array(list) => list.into_iter().map(strip).collect(),
            Value::Object(object) => {
                object.into_iter().map(|(key, value)| (key.replace('\0', ""), strip(value))).collect()
            }
            other => other,
        }
    }
    serde_json::from_str(json).map_or_else(|_| json.to_owned(), |value| strip(value).to_string())
}
