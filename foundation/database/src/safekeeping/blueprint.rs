//! Which tables and columns the migrations make, and of which kind each column is.
//!
//! An engine's own catalogue forgets what a column means: to SQLite an identifier and a picture are both bytes. So the
//! migrations are run once more, in a database in memory whose column types are our own words, and that one is asked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Connection as _, Row as _, SqliteConnection};

use super::SafekeepingFault;
use crate::{Engine, Fault, Migration, Migrations, Sql, Work, values};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `text`
    Text,
    /// `{integer}`
    Integer,
    /// `{real}`
    Real,
    /// `{flag}`
    Flag,
    /// `{id}`
    Id,
    /// `{moment}`
    Moment,
    /// `{date}`
    Date,
    /// `{json}`
    Json,
    /// `{bytes}`
    Bytes,
}

impl Kind {
    fn of_declared(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "text" => Self::Text,
            "integer" | "bigint" | "int" => Self::Integer,
            "real" => Self::Real,
            "flag" => Self::Flag,
            "id" => Self::Id,
            "moment" => Self::Moment,
            "date" => Self::Date,
            "json" => Self::Json,
            "bytes" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A column as the migrations make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// A table as the migrations make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// Positions of the columns of the primary key, in its order.
    key: Vec<usize>,
    /// To what its columns refer.
    pub references: Vec<Reference>,
}

/// A column whose value stands in another table, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub column: String,
    pub table: String,
    pub to: String,
}

/// All tables, each after those it refers to.
#[derive(Debug, Clone)]
pub struct Blueprint {
    pub tables: Vec<Table>,
}

/// The table in which migrations are written down; it travels in the header of a snapshot.
pub const LEDGER: &str = "migration";

impl Table {
    /// The statement for all rows, in an order that both engines keep.
    pub fn select(&self, engine: Engine) -> String {
        let columns: Vec<String> = self.columns.iter().map(|column| quoted(&column.name)).collect();
        let order: Vec<String> = self
            .order()
            .map(|column| match (engine, column.kind) {
                // Because a server sorts words by the customs of its country.
                (Engine::Postgres, Kind::Text) => {
                    format!("{} collate \"C\" nulls first", quoted(&column.name))
                }
                _ => format!("{} nulls first", quoted(&column.name)),
            })
            .collect();
        format!("select {} from {} order by {}", columns.join(", "), quoted(&self.name), order.join(", "))
    }

    /// The statement that puts rows in.
    pub fn insert(&self) -> String {
        let columns: Vec<String> = self.columns.iter().map(|column| quoted(&column.name)).collect();
        format!("insert into {} ({}) values {{rows}}", quoted(&self.name), columns.join(", "))
    }

    /// The same table with those columns only that another version of it has, too.
    pub fn only_with(&self, other: &Self) -> Self {
        let has = |column: &Column| other.columns.contains(column);
        let columns: Vec<Column> = self.columns.iter().filter(|column| has(column)).cloned().collect();
        let place = |at: &usize| columns.iter().position(|column| column == &self.columns[*at]);
        let key = self.key.iter().filter_map(place).collect();
        Self { name: self.name.clone(), columns, key, references: self.references.clone() }
    }

    /// The key, or every column that can be ordered when there is none.
    fn order(&self) -> impl Iterator<Item = &Column> {
        let whole = self.columns.iter().filter(|column| self.key.is_empty() && column.kind != Kind::Json);
        self.key.iter().map(|at| &self.columns[*at]).chain(whole)
    }
}

pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Blueprint {
    /// What these steps make.
    pub async fn of(steps: &[(&'static str, Migration)]) -> Result<Self, SafekeepingFault> {
        let mut memory = SqliteConnection::connect("sqlite::memory:").await.map_err(of_sql("memory"))?;
        for (_, step) in steps {
            for statement in Engine::in_our_words(step.sql) {
                sqlx::query(AssertSqlSafe(statement.clone()))
                    .execute(&mut memory)
                    .await
                    .map_err(of_sql(&statement))?;
            }
        }
        let mut tables = Vec::new();
        for name in names(&mut memory).await? {
            tables.push(table(&mut memory, &name).await?);
        }
        memory.close().await.map_err(of_sql("memory"))?;
        Ok(Self { tables: in_order(tables) })
    }

    /// Whether the database has these tables with these columns; tells which others it has.
    pub async fn compare(&self, work: &mut Work) -> Result<Vec<String>, SafekeepingFault> {
        let found = found_columns(work).await?;
        for table in &self.tables {
            let expected: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let found: BTreeSet<&str> = found
                .get(&table.name)
                .map(|names| names.iter().map(String::as_str).collect())
                .unwrap_or_default();
            if let Some(column) = expected.symmetric_difference(&found).next() {
                return Err(SafekeepingFault::Shape(format!(
                    "{}.{column} is missing or unknown",
                    table.name
                )));
            }
        }
        let known = |name: &String| name == LEDGER || self.tables.iter().any(|table| &table.name == name);
        Ok(found.into_keys().filter(|name| !known(name)).collect())
    }
}

/// The steps of a program as one list.
pub fn all_steps(all: &[Migrations]) -> impl Iterator<Item = (&'static str, Migration)> {
    all.iter().flat_map(|migrations| migrations.steps.iter().map(|step| (migrations.owner, *step)))
}

/// Every table of a database, with the names of its columns.
pub async fn found_columns(work: &mut Work) -> Result<BTreeMap<String, Vec<String>>, Fault> {
    const SQLITE: Sql = Sql::new(
        "select t.name as table_name, c.name as column_name from sqlite_schema t, pragma_table_info(t.name) c \
         where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by t.name, c.cid",
    );
    const POSTGRES: Sql = Sql::new(
        "select cast(c.table_name as text) as table_name, cast(c.column_name as text) as column_name \
         from information_schema.columns c join information_schema.tables t \
         on t.table_schema = c.table_schema and t.table_name = c.table_name \
         where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' \
         and c.is_generated = 'NEVER' order by c.table_name, c.ordinal_position",
    );
    let asked = if work.engine() == Engine::Sqlite { SQLITE } else { POSTGRES };
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in work.rows(asked, values![]).await? {
        found.entry(row.get("table_name")?).or_default().push(row.get("column_name")?);
    }
    Ok(found)
}

fn of_sql(statement: &str) -> impl Fn(sqlx::Error) -> SafekeepingFault + use<'_> {
    move |source| Fault::of_statement(statement, source).into()
}

async fn names(memory: &mut SqliteConnection) -> Result<Vec<String>, SafekeepingFault> {
    const NAMES: &str = "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name";
    sqlx::query_scalar(NAMES).fetch_all(memory).await.map_err(of_sql(NAMES))
}

async fn table(memory: &mut SqliteConnection, table: &str) -> Result<Table, SafekeepingFault> {
    const COLUMNS: &str = "select name, type, pk from pragma_table_info($1) order by cid";
    let mut columns = Vec::new();
    let mut key = Vec::new();
    for row in sqlx::query(COLUMNS).bind(table).fetch_all(&mut *memory).await.map_err(of_sql(COLUMNS))? {
        let (name, declared, position): (String, String, i64) = (row.get(0), row.get(1), row.get(2));
        let kind = Kind::of_declared(&declared).ok_or_else(|| {
            SafekeepingFault::Shape(format!(
                "{table}.{name} is declared as {declared:?}, which no engine keeps"
            ))
        })?;
        if position > 0 {
            key.push((position, columns.len()));
        }
        columns.push(Column { name, kind });
    }
    key.sort_unstable();
    let references = references(memory, table).await?;
    Ok(Table {
        name: table.to_owned(),
        columns,
        key: key.into_iter().map(|(_, at)| at).collect(),
        references,
    })
}

async fn references(memory: &mut SqliteConnection, table: &str) -> Result<Vec<Reference>, SafekeepingFault> {
    const REFERENCES: &str = "select f.\"from\", f.\"table\", coalesce(f.\"to\", (select name from pragma_table_info(f.\"table\") where pk = 1)) \
         from pragma_foreign_key_list($1) f order by f.id, f.seq";
    let rows = sqlx::query(REFERENCES).bind(table).fetch_all(memory).await.map_err(of_sql(REFERENCES))?;
    Ok(rows.iter().map(|row| Reference { column: row.get(0), table: row.get(1), to: row.get(2) }).collect())
}

/// Each table after those it refers to, otherwise by name. Tables in a circle come by name at the end: loading does not
/// need the order, it is for people who load the files by hand.
fn in_order(mut waiting: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(waiting.len());
    loop {
        let placed: BTreeSet<String> = ordered.iter().map(|table| table.name.clone()).collect();
        let free = |table: &Table| {
            table.references.iter().all(|one| one.table == table.name || placed.contains(&one.table))
        };
        let (mut ready, rest): (Vec<Table>, Vec<Table>) = waiting.into_iter().partition(free);
        if ready.is_empty() {
            ordered.extend(rest);
            return ordered;
        }
        ordered.append(&mut ready);
        waiting = rest;
    }
}
