//! The unit of work: one transaction, one moment, one actor.

use std::{fmt::Write as _, sync::Arc};

use futures_util::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use sqlx::{
    Arguments as _, AssertSqlSafe, SqlSafeStr as _, SqlStr, postgres::PgArguments, sqlite::SqliteArguments,
};
use uuid::Uuid;
use vocabulary::{Actor, Id, Moment};

use crate::{
    Database, Engine, Fault, Row, Sql, Value,
    database::Pools,
    row::{POSTGRES_EPOCH_MICROSECONDS, PostgresDate, PostgresJson, PostgresMoment, postgres_epoch_date},
    writing::Writing,
};

/// What a unit of work knows besides the database. Made at a door, from the one clock.
#[derive(Debug, Clone)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// When. The same for everything in one unit of work.
    pub moment: Moment,
    ids: Ids,
}

#[derive(Debug, Clone)]
enum Ids {
    Random,
    Counted(u64),
}

impl Context {
    /// The context of real life: the machine's clock and random identifiers.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(actor: Actor) -> Self {
        Self { actor, moment: Moment::of(jiff::Timestamp::now()), ids: Ids::Random }
    }

    /// A context that is the same each time: for tests and for reproducible demonstrations.
    pub fn fixed(actor: Actor, moment: Moment, seed: u64) -> Self {
        Self { actor, moment, ids: Ids::Counted(seed) }
    }
}

impl Context {
    /// The same moment and identifiers, with another actor: when a door learns who stands before it.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }
}

enum Transaction {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// A unit of work. Dropped without [`Work::commit`], it leaves no trace.
pub struct Work {
    transaction: Transaction,
    context: Context,
    learns: Learns,
}

/// How a unit of work tells whether the database can be written.
struct Learns {
    writing: Arc<Writing>,
    writes: bool,
    changed: bool,
}

impl Learns {
    fn fault(&self, statement: &str, source: sqlx::Error) -> Fault {
        let fault = Fault::of_statement(statement, source);
        self.writing.learn(&fault, self.writes);
        fault
    }
}

/// SQLite's default limit is 32,766 parameters, PostgreSQL's 65,535.
const MOST_PARAMETERS: usize = 30_000;
/// A longer list is asked for in parts; the parameters of a list have names, which cost the square of their number.
const MOST_IN_A_LIST: usize = 1_000;

impl Work {
    pub(crate) async fn begin(database: &Database, context: Context, writes: bool) -> Result<Self, Fault> {
        let writing = database.learns();
        let fault = |source| {
            let fault = Fault::of_statement("begin", source);
            writing.learn(&fault, writes);
            fault
        };
        let transaction = match &database.pools {
            Pools::Sqlite(sqlite) if writes => {
                Transaction::Sqlite(sqlite.writer.begin_with("begin immediate").await.map_err(fault)?)
            }
            Pools::Sqlite(sqlite) => {
                Transaction::Sqlite(sqlite.readers().await.begin().await.map_err(fault)?)
            }
            Pools::Postgres { pool, .. } if writes => {
                Transaction::Postgres(pool.begin().await.map_err(fault)?)
            }
            Pools::Postgres { pool, .. } => Transaction::Postgres(
                pool.begin_with("begin transaction isolation level repeatable read, read only")
                    .await
                    .map_err(fault)?,
            ),
        };
        let learns = Learns { writing: database.learns(), writes, changed: false };
        let mut work = Self { transaction, context, learns };
        work.put_on_belt().await?;
        Ok(work)
    }

    /// Tells PostgreSQL for which institution this transaction acts, so that rows of others stay out of reach even when
    /// a statement forgets to ask (see `{belt …}` in [`crate::Migration`]).
    async fn put_on_belt(&mut self) -> Result<(), Fault> {
        const BELT: Sql = Sql::new("select set_config('ogniwo.institution', $1, true) as institution");
        match (&self.transaction, &self.context.actor) {
            (Transaction::Postgres(_), Actor::Member { institution: Some(institution), .. }) => {
                let institution = institution.to_string();
                self.rows(BELT, vec![institution.into()]).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Which engine it runs on.
    pub(crate) fn engine(&self) -> Engine {
        match &self.transaction {
            Transaction::Sqlite(_) => Engine::Sqlite,
            Transaction::Postgres(_) => Engine::Postgres,
        }
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.context.actor
    }

    /// The moment of this unit of work.
    pub fn moment(&self) -> Moment {
        self.context.moment
    }

    /// A new identifier, ordered by time.
    pub fn new_id<T>(&mut self) -> Id<T> {
        let milliseconds =
            u64::try_from(self.context.moment.microseconds() / 1000).expect("the clock stands after 1970");
        let random = match &mut self.context.ids {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that throws dice")]
            Ids::Random => *Uuid::new_v4().as_bytes(),
            Ids::Counted(count) => {
                *count += 1;
                let mut bytes = [0; 16];
                bytes[8..].copy_from_slice(&count.to_be_bytes());
                bytes
            }
        };
        let mut tail = [0; 10];
        tail.copy_from_slice(&random[6..]);
        Id::new(uuid::Builder::from_unix_timestamp_millis(milliseconds, &tail).into_uuid())
    }

    /// Keeps everything that was done.
    pub async fn commit(self) -> Result<(), Fault> {
        match self.transaction {
            Transaction::Sqlite(transaction) => transaction.commit().await,
            Transaction::Postgres(transaction) => transaction.commit().await,
        }
        .map_err(|source| self.learns.fault("commit", source))?;
        if self.learns.changed {
            self.learns.writing.proven();
        }
        Ok(())
    }

    /// Undoes everything that was done.
    pub async fn roll_back(self) -> Result<(), Fault> {
        match self.transaction {
            Transaction::Sqlite(transaction) => transaction.rollback().await,
            Transaction::Postgres(transaction) => transaction.rollback().await,
        }
        .map_err(|source| Fault::of_statement("rollback", source))
    }

    /// Runs a statement and tells how many rows it touched.
    pub async fn run(&mut self, sql: Sql, values: Vec<Value>) -> Result<u64, Fault> {
        self.execute(sql.text().into_sql_str(), sql.text(), values).await
    }

    /// All rows of an answer.
    pub async fn rows(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, Fault> {
        self.fetch(sql.text().into_sql_str(), sql.text(), values).await
    }

    /// The rows of a statement in which `{list}` stands for a list of any length: `… where id in ({list})`.
    /// The list's parameters follow `values`. An empty list matches nothing.
    pub async fn rows_in(
        &mut self,
        sql: Sql,
        values: Vec<Value>,
        list: Vec<Value>,
    ) -> Result<Vec<Row>, Fault> {
        let mut answer = Vec::new();
        let room = MOST_IN_A_LIST - values.len();
        for part in list.chunks(room) {
            let placeholders = placeholders(values.len(), part.len());
            let text = sql.text().replace("{list}", &placeholders);
            let mut all = values.clone();
            all.extend_from_slice(part);
            answer.append(&mut self.fetch(AssertSqlSafe(text).into_sql_str(), sql.text(), all).await?);
        }
        Ok(answer)
    }

    /// The first row of an answer, if there is one.
    pub async fn first(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, Fault> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The one row of an answer that always has one, such as a count.
    pub async fn one(&mut self, sql: Sql, values: Vec<Value>) -> Result<Row, Fault> {
        self.first(sql, values).await?.ok_or_else(|| Fault::Missing(sql.text().chars().take(120).collect()))
    }

    /// Walks an answer row by row without holding it in memory. The visitor may stop by returning a fault.
    pub async fn each(
        &mut self,
        sql: Sql,
        values: Vec<Value>,
        mut visit: impl FnMut(Row) -> Result<(), Fault> + Send,
    ) -> Result<(), Fault> {
        let fault = |source| Fault::of_statement(sql.text(), source);
        match &mut self.transaction {
            Transaction::Sqlite(transaction) => {
                let mut rows =
                    sqlx::query_with(sql.text(), sqlite_arguments(values)).fetch(&mut **transaction);
                while let Some(row) = rows.try_next().await.map_err(fault)? {
                    visit(Row::Sqlite(row))?;
                }
            }
            Transaction::Postgres(transaction) => {
                let mut rows =
                    sqlx::query_with(sql.text(), postgres_arguments(values)).fetch(&mut **transaction);
                while let Some(row) = rows.try_next().await.map_err(fault)? {
                    visit(Row::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    /// Walks an answer to a text that was put together from the names in the catalogue.
    pub(crate) fn stream(&mut self, text: String) -> BoxStream<'_, Result<Row, Fault>> {
        let name: String = text.chars().take(120).collect();
        let fault = move |source| Fault::of_statement(&name, source);
        match &mut self.transaction {
            Transaction::Sqlite(transaction) => sqlx::query(AssertSqlSafe(text))
                .fetch(&mut **transaction)
                .map(move |row| row.map(Row::Sqlite).map_err(&fault))
                .boxed(),
            Transaction::Postgres(transaction) => sqlx::query(AssertSqlSafe(text))
                .fetch(&mut **transaction)
                .map(move |row| row.map(Row::Postgres).map_err(&fault))
                .boxed(),
        }
    }

    /// Runs `insert into … (columns) values {rows} …` for many rows with few statements. `{rows}` in the text
    /// stands for the row values; every row must have the same number of values.
    pub async fn run_many(&mut self, sql: Sql, rows: Vec<Vec<Value>>) -> Result<u64, Fault> {
        self.run_many_text(sql.text(), rows).await
    }

    /// The same for a text that was put together from the names in the catalogue.
    pub(crate) async fn run_many_text(&mut self, sql: &str, rows: Vec<Vec<Value>>) -> Result<u64, Fault> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(0) };
        // Few shapes of the statement, so that the engine's statement cache knows them all.
        let full = (MOST_PARAMETERS / width).clamp(1, 500);
        let mut touched = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part: Vec<_> = rows.by_ref().take(full).collect();
            let mut tuples = String::with_capacity(part.len() * width * 6);
            for row in 0..part.len() {
                if row > 0 {
                    tuples.push(',');
                }
                tuples.push('(');
                tuples.push_str(&self.tuple(row * width, width));
                tuples.push(')');
            }
            let text = sql.replace("{rows}", &tuples);
            let values: Vec<Value> = part.into_iter().flatten().collect();
            touched += self.execute(AssertSqlSafe(text).into_sql_str(), sql, values).await?;
        }
        Ok(touched)
    }

    /// The placeholders of one row. Because SQLite looks up every named parameter among all others when it is
    /// bound, those of many rows have no names there: an import of 100,000 services spent half its time on that.
    fn tuple(&self, after: usize, width: usize) -> String {
        match &self.transaction {
            Transaction::Sqlite(_) => ["?"].repeat(width).join(","),
            Transaction::Postgres(_) => placeholders(after, width),
        }
    }

    /// Runs a schema statement, which has no parameters. Only for migrations.
    pub(crate) async fn run_text(&mut self, text: AssertSqlSafe<String>, name: &str) -> Result<(), Fault> {
        self.run_text_counting(text, name).await.map(drop)
    }

    /// The same, and how many rows it touched; for tests of what a statement reaches.
    pub(crate) async fn run_text_counting(
        &mut self,
        text: AssertSqlSafe<String>,
        name: &str,
    ) -> Result<u64, Fault> {
        self.execute(text.into_sql_str(), name, Vec::new()).await
    }

    async fn execute(&mut self, text: SqlStr, name: &str, values: Vec<Value>) -> Result<u64, Fault> {
        let touched = match &mut self.transaction {
            Transaction::Sqlite(transaction) => sqlx::query_with(text, sqlite_arguments(values))
                .execute(&mut **transaction)
                .await
                .map(|result| result.rows_affected()),
            Transaction::Postgres(transaction) => sqlx::query_with(text, postgres_arguments(values))
                .execute(&mut **transaction)
                .await
                .map(|result| result.rows_affected()),
        }
        .map_err(|source| self.learns.fault(name, source))?;
        self.learns.changed |= touched > 0;
        Ok(touched)
    }

    async fn fetch(&mut self, text: SqlStr, name: &str, values: Vec<Value>) -> Result<Vec<Row>, Fault> {
        match &mut self.transaction {
            Transaction::Sqlite(transaction) => sqlx::query_with(text, sqlite_arguments(values))
                .fetch_all(&mut **transaction)
                .await
                .map(|rows| rows.into_iter().map(Row::Sqlite).collect()),
            Transaction::Postgres(transaction) => sqlx::query_with(text, postgres_arguments(values))
                .fetch_all(&mut **transaction)
                .await
                .map(|rows| rows.into_iter().map(Row::Postgres).collect()),
        }
        .map_err(|source| self.learns.fault(name, source))
    }
}

fn placeholders(after: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    for number in after + 1..=after + count {
        if number > after + 1 {
            text.push(',');
        }
        write!(text, "${number}").expect("writing to a string cannot fail");
    }
    text
}

fn sqlite_arguments(values: Vec<Value>) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Text(text) | Value::Json(text) => arguments.add(text),
            Value::Integer(number) => arguments.add(number),
            Value::Real(number) => arguments.add(number),
            Value::Flag(flag) => arguments.add(flag),
            Value::Id(id) => arguments.add(id),
            Value::Moment(moment) => arguments.add(moment.map(Moment::microseconds)),
            Value::Date(date) => arguments.add(date.map(|date| date.to_string())),
            Value::Bytes(bytes) => arguments.add(bytes),
        }
        .expect("SQLite can hold every value of the closed set");
    }
    arguments
}

fn postgres_arguments(values: Vec<Value>) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            // PostgreSQL cannot store the character U+0000 in a text.
            Value::Text(text) => arguments.add(text.map(|text| text.replace('\0', ""))),
            Value::Integer(number) => arguments.add(number),
            Value::Real(number) => arguments.add(number),
            Value::Flag(flag) => arguments.add(flag),
            Value::Id(id) => arguments.add(id),
            Value::Moment(moment) => arguments.add(moment.map(PostgresMoment)),
            Value::Date(date) => arguments.add(date.map(PostgresDate)),
            Value::Json(json) => arguments.add(json.map(PostgresJson)),
            Value::Bytes(bytes) => arguments.add(bytes),
        }
        .expect("PostgreSQL can hold every value of the closed set");
    }
    arguments
}

type BoxedError = Box<dyn std::error::Error + Send + Sync>;
type Buffer = sqlx::postgres::PgArgumentBuffer;

impl sqlx::Encode<'_, sqlx::Postgres> for PostgresMoment {
    fn encode_by_ref(&self, buffer: &mut Buffer) -> Result<sqlx::encode::IsNull, BoxedError> {
        let since_2000 = self.0.microseconds() - POSTGRES_EPOCH_MICROSECONDS;
        <i64 as sqlx::Encode<sqlx::Postgres>>::encode(since_2000, buffer)
    }
}
impl sqlx::Encode<'_, sqlx::Postgres> for PostgresDate {
    fn encode_by_ref(&self, buffer: &mut Buffer) -> Result<sqlx::encode::IsNull, BoxedError> {
        let days = (self.0 - postgres_epoch_date()).get_days();
        <i32 as sqlx::Encode<sqlx::Postgres>>::encode(days, buffer)
    }
}
impl sqlx::Encode<'_, sqlx::Postgres> for PostgresJson {
    fn encode_by_ref(&self, buffer: &mut Buffer) -> Result<sqlx::encode::IsNull, BoxedError> {
        buffer.push(1);
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(sqlx::encode::IsNull::No)
    }
}
