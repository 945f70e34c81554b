//! Every state that a database may have been left in by an older program, brought up to date.

use sqlx::AssertSqlSafe;

use super::{a_context, on_both_engines};
use crate::{
    Context, Database, Fault, Migration, Migrations, Value, Work,
    safekeeping::blueprint::{Blueprint, Kind, Reference, Table, all_steps},
    safekeeping::{content::Content, move_to, spelling},
};
use futures_util::TryStreamExt as _;

/// Rows that are made up for each table.
const ROWS: i64 = 3;

/// For every step of the history: a database that had gone so far and holds rows in all of its tables is brought to the
/// newest shape, and the rows are all there with what they held.
///
/// # Panics
/// When a step cannot be made, loses a row or changes a value.
pub async fn every_step_of_the_history_can_be_upgraded(all: &'static [Migrations]) {
    on_both_engines(&[], async |database| {
        // The ledger was made by whoever opened it; each round begins with nothing.
        let steps = all_steps(all).count();
        for gone in 0..=steps {
            database.start_anew().await.expect("a test database can be emptied");
            upgrade_from(&database, all, gone).await;
        }
    })
    .await;
}

/// A database with rows in all of its tables is moved into each engine and back. Whatever a table holds, moving compares it.
///
/// # Panics
/// When a table cannot be moved, or does not hold the same there.
pub async fn every_table_moves_between_engines(all: &'static [Migrations]) {
    on_both_engines(all, async |source| {
        let steps: Vec<_> = all_steps(all).collect();
        let blueprint = Blueprint::of(&steps).await.expect("the steps make tables");
        for table in &blueprint.tables {
            fill(&source, table, &blueprint, &steps).await;
        }
        let there = &source;
        on_both_engines(&[], async |target| {
            target.start_anew().await.expect("a test database can be emptied");
            let moved = move_to(there, &target, &a_context(), all, &mut |_, _| {}).await.expect("it moves");
            assert!(moved.contents.tables.iter().all(|table| table.rows > 0), "{:?}", moved.contents);
        })
        .await;
    })
    .await;
}

async fn upgrade_from(database: &Database, all: &[Migrations], gone: usize) {
    let history = first_steps(all, gone);
    let last = all_steps(&history)
        .last()
        .map_or("nothing".to_owned(), |(owner, step)| format!("{owner}/{}", step.name));
    database.migrate(&a_context(), &history).await.unwrap_or_else(|fault| panic!("{last}: {fault}"));
    let steps: Vec<_> = all_steps(&history).collect();
    let old = Blueprint::of(&steps).await.expect("the steps make tables");
    for table in &old.tables {
        fill(database, table, &old, &steps).await;
    }
    let before = held(database, &old.tables, &old).await;
    for (table, rows, _) in &before {
        assert!(*rows > 0, "{table}: no row could be made up for it; teach `made_up` its rules");
    }
    database.migrate(&a_context(), all).await.unwrap_or_else(|fault| panic!("after {last}: {fault}"));
    let new = Blueprint::of(&all_steps(all).collect::<Vec<_>>()).await.expect("the steps make tables");
    assert_eq!(held(database, &old.tables, &new).await, before, "after {last}");
}

fn first_steps(all: &[Migrations], count: usize) -> Vec<Migrations> {
    let mut left = count;
    all.iter()
        .map(|migrations| {
            let taken = left.min(migrations.steps.len());
            left -= taken;
            Migrations { owner: migrations.owner, steps: &migrations.steps[..taken] }
        })
        .filter(|migrations| !migrations.steps.is_empty())
        .collect()
}

/// What the old tables hold in the columns that are still there.
async fn held(database: &Database, old: &[Table], now: &Blueprint) -> Vec<(String, u64, String)> {
    let mut work = database.reading(a_context()).await.expect("reading opens");
    let mut held = Vec::new();
    for table in old {
        let Some(current) = now.tables.iter().find(|one| one.name == table.name) else { continue };
        let mut content = Content::default();
        let engine = work.engine();
        let kept = table.only_with(current);
        let mut rows = work.stream(kept.select(engine));
        while let Some(row) = rows.try_next().await.expect("a row") {
            content.add(&kept, &spelling::read(&row, &kept).expect("readable")).expect("JSON is JSON");
        }
        let (rows, content) = content.finish();
        held.push((table.name.clone(), rows, content));
    }
    held
}

/// Puts made-up rows into a table. A row that a rule of the table refuses is left out.
pub(super) async fn fill(
    database: &Database,
    table: &Table,
    blueprint: &Blueprint,
    steps: &[(&'static str, Migration)],
) {
    for number in 1..=ROWS {
        let row = table
            .columns
            .iter()
            .map(|column| {
                let reference = table.references.iter().find(|one| one.column == column.name);
                made_up(&table.name, &column.name, column.kind, number, reference, blueprint, steps)
            })
            .collect();
        let mut work = database.work(a_context()).await.expect("work opens");
        match work.run_many_text(&table.insert(), vec![row]).await {
            Ok(_) => work.commit().await.expect("kept"),
            Err(Fault::Constraint(_)) => {}
            Err(fault) => panic!("{}: {fault}", table.name),
        }
    }
}

fn made_up(
    table: &str,
    column: &str,
    kind: Kind,
    number: i64,
    reference: Option<&Reference>,
    blueprint: &Blueprint,
    steps: &[(&'static str, Migration)],
) -> Value {
    if let Some(Reference { table: other, to, .. }) = reference.filter(|one| one.table != table) {
        let parent =
            blueprint.tables.iter().find(|one| one.name == *other).expect("a reference leads to a table");
        let above = parent.references.iter().find(|one| one.column == *to);
        return made_up(other, to, kind, number, above, blueprint, steps);
    }
    match kind {
        Kind::Text => {
            Value::Text(Some(permitted(column, steps).unwrap_or_else(|| format!("{column} {number} ąż"))))
        }
        Kind::Integer => Value::Integer(Some(number)),
        Kind::Real => number
            .to_string()
            .parse()
            .ok()
            .map_or(Value::Real(None), |real: f64| Value::Real(Some(real / 3.0))),
        Kind::Flag => Value::Flag(Some(number % 2 == 0)),
        Kind::Id => Value::Id(Some(uuid::Uuid::from_u128(u128::from(number.unsigned_abs())))),
        Kind::Moment => Value::Moment(Some(super::a_moment())),
        Kind::Date => Value::Date(Some(super::a_moment().day_in_poland())),
        Kind::Json => Value::Json(Some(format!("{{\"number\":{number}}}"))),
        Kind::Bytes => Value::Bytes(Some(vec![7, number.unsigned_abs().to_le_bytes()[0]])),
    }
}

/// The first of the words that a rule `column in ('…', …)` permits.
fn permitted(column: &str, steps: &[(&'static str, Migration)]) -> Option<String> {
    let rule = format!("({column} in ('");
    let begins = |text: &'static str| text.find(&rule).map(|at| &text[at + rule.len()..]);
    let rest = steps.iter().find_map(|(_, step)| begins(step.sql))?;
    rest.split('\'').next().map(str::to_owned)
}

impl Database {
    /// Removes every table.
    pub(super) async fn start_anew(&self) -> Result<(), Fault> {
        let mut work: Work = self.work(Context::clone(&a_context())).await?;
        let statements = if work.engine() == crate::Engine::Postgres {
            vec!["drop schema public cascade".to_owned(), "create schema public".to_owned()]
        } else {
            let tables = crate::safekeeping::blueprint::found_columns(&mut work).await?;
            let drops = tables.into_keys().map(|table| format!("drop table \"{table}\""));
            std::iter::once("pragma defer_foreign_keys = on".to_owned()).chain(drops).collect()
        };
        for statement in statements {
            work.run_text(AssertSqlSafe(statement.clone()), &statement).await?;
        }
        work.commit().await
    }
}
