//! The second belt: what a server hides from whoever acts for an institution, tried as a role that is not above it.

use sqlx::AssertSqlSafe;
use uuid::Uuid;
use vocabulary::Actor;

use super::{a_context, address, administer, history::fill, on_both_engines, server, unique};
use crate::{
    Context, Database, Fault, Migrations, Sql, Work,
    safekeeping::{
        self, Order,
        blueprint::{Blueprint, all_steps},
        move_to,
    },
    values,
};

/// Which tables wear a belt, and in which column stands whose a row is.
pub fn belts(all: &[Migrations]) -> Vec<(String, String)> {
    let steps = all_steps(all).map(|(_, step)| step.sql);
    let words = steps.flat_map(|sql| sql.split("{belt ").skip(1)).filter_map(|rest| rest.split('}').next());
    words
        .map(|inside| inside.split_once(' ').expect("a belt names a table and a column"))
        .map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect()
}

/// A database of its own on the test server that belongs to a role without any privilege, as an installation has it.
struct Plain {
    server: String,
    role: String,
    names: Vec<String>,
}

impl Plain {
    async fn new() -> Option<Self> {
        let server = server()?;
        let role = format!("plain_{}", unique());
        let make = format!("create role {role} login nosuperuser nobypassrls nocreatedb nocreaterole");
        administer(&server, &make).await.expect("a role can be made");
        Some(Self { server, role, names: Vec::new() })
    }

    async fn database(&mut self) -> Database {
        let name = format!("ogniwo_test_{}", unique());
        let make = format!("create database {name} owner {}", self.role);
        administer(&self.server, &make).await.expect("a database can be made");
        let opened = Database::open(&address(&self.server, Some(&self.role), &name)).await;
        self.names.push(name);
        opened.expect("the role may open its own database")
    }

    async fn gone(self) {
        for name in self.names {
            administer(&self.server, &format!("drop database {name} with (force)")).await.expect("it goes");
        }
        administer(&self.server, &format!("drop role {}", self.role)).await.expect("it goes");
    }
}

fn acting_for(institution: Uuid) -> Context {
    a_context().acting_as(Actor::Member { account: Uuid::from_u128(9), institution: Some(institution) })
}

async fn told(work: &mut Work, statement: String) -> Result<u64, Fault> {
    work.run_text_counting(AssertSqlSafe(statement.clone()), &statement).await
}

async fn rows(work: &mut Work, table: &str) -> u64 {
    let mut rows = work.stream(format!("select count(*) as rows from {table}"));
    let row = futures_util::TryStreamExt::try_next(&mut rows).await.expect("counted").expect("one row");
    u64::try_from(row.get::<i64>("rows").expect("a number")).expect("not negative")
}

/// Whoever acts for an institution reaches its rows only, in every table with a belt, whatever the statement forgets; and the
/// same plain role, when it acts for none, sees all of them, moves them and copies them into a backup.
///
/// # Panics
/// When a row of another institution can be seen or written, or when a row is missing from a copy.
pub async fn rows_of_other_institutions_are_out_of_reach(all: &'static [Migrations]) {
    const WHO: Sql =
        Sql::new("select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user");
    let Some(mut plain) = Plain::new().await else { return };
    let database = plain.database().await;
    database.migrate(&a_context(), all).await.expect("a plain role migrates its own database");
    let mut work = database.reading(a_context()).await.expect("reading opens");
    let above: bool = work.one(WHO, values![]).await.expect("asked").get("above").expect("a flag");
    assert!(!above, "a role above the belt would prove nothing");
    drop(work);
    let steps: Vec<_> = all_steps(all).collect();
    let blueprint = Blueprint::of(&steps).await.expect("the steps make tables");
    for table in &blueprint.tables {
        fill(&database, table, &blueprint, &steps).await;
    }
    let belts = belts(all);
    assert!(!belts.is_empty(), "no table wears a belt");
    for (table, column) in &belts {
        is_held(&database, table, column).await;
    }
    copies_hold_everything(&database, &mut plain, all, &belts).await;
    database.close().await;
    plain.gone().await;
}

async fn is_held(database: &Database, table: &str, column: &str) {
    let (own, others) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut work = database.reading(a_context()).await.expect("reading opens");
    let all = rows(&mut work, table).await;
    assert!(all >= 2, "{table}: rows of several institutions are needed, there are {all}");
    drop(work);

    let mut work = database.reading(acting_for(own)).await.expect("reading opens");
    assert_eq!(rows(&mut work, table).await, 1, "{table}: rows of others are seen");
    drop(work);
    let mut work = database.reading(acting_for(Uuid::from_u128(77))).await.expect("reading opens");
    assert_eq!(rows(&mut work, table).await, 0, "{table}: rows of others are seen");
    drop(work);

    // Statements that forgot to say whose rows they mean.
    for statement in [
        format!("update {table} set {column} = {column}"),
        format!("delete from {table} where {column} = '{others}'"),
        format!("update {table} set {column} = {column} where {column} = '{others}'"),
    ] {
        let mut work = database.work(acting_for(own)).await.expect("work opens");
        let touched = told(&mut work, statement.clone()).await.expect("it is only narrowed");
        let expected = u64::from(!statement.contains("where"));
        assert_eq!(touched, expected, "{statement}");
        work.roll_back().await.expect("rolled back");
    }
    // A delete without a condition reaches its own rows at most; a row that others refer to may hold it up.
    let mut work = database.work(acting_for(own)).await.expect("work opens");
    match told(&mut work, format!("delete from {table}")).await {
        Ok(touched) => assert_eq!(touched, 1, "{table}"),
        Err(fault) => assert!(matches!(fault, Fault::Constraint(_)), "{table}: {fault}"),
    }
    work.roll_back().await.expect("rolled back");
    // Nor can a row be given to others.
    let mut work = database.work(acting_for(own)).await.expect("work opens");
    let refused = told(&mut work, format!("update {table} set {column} = '{others}'")).await;
    let refused = refused.expect_err("a row was given to another institution").to_string();
    assert!(refused.contains("row-level security"), "{table}: {refused}");
    work.roll_back().await.expect("rolled back");

    let mut work = database.reading(a_context()).await.expect("reading opens");
    assert_eq!(rows(&mut work, table).await, all, "{table}: something is gone");
}

async fn copies_hold_everything(
    database: &Database,
    plain: &mut Plain,
    all: &'static [Migrations],
    belts: &[(String, String)],
) {
    let mut held = Vec::new();
    let mut work = database.reading(a_context()).await.expect("reading opens");
    for (table, _) in belts {
        held.push((table.clone(), rows(&mut work, table).await));
    }
    let folder = std::env::temp_dir().join(format!("ogniwo-test-{}", unique()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let order =
        Order { folder: &folder, recipients: &[], before_upgrade: false, also: serde_json::Value::Null };
    let made = safekeeping::back_up(&mut work, all, &order, &mut |_, _| {}).await.expect("a backup is made");
    drop(work);
    std::fs::remove_dir_all(&folder).ok();
    for (table, count) in &held {
        let copied = made.manifest.tables.iter().find(|one| &one.table == table).map(|one| one.rows);
        assert_eq!(copied, Some(*count), "{table} in the backup");
    }
    // From the server to a file, and to another database of the plain role.
    let there = plain.database().await;
    let moved = move_to(database, &there, &a_context(), all, &mut |_, _| {}).await.expect("it moves");
    for (table, count) in &held {
        let copied = moved.contents.tables.iter().find(|one| &one.table == table).map(|one| one.rows);
        assert_eq!(copied, Some(*count), "{table} after moving");
    }
    for (table, _) in belts {
        let mut work = there.reading(acting_for(Uuid::from_u128(1))).await.expect("reading opens");
        assert_eq!(rows(&mut work, table).await, 1, "{table}: the belt did not move along");
    }
    there.close().await;
    on_both_engines(&[], async |target| {
        if target.engine() == crate::Engine::Sqlite {
            target.start_anew().await.expect("a test database can be emptied");
            let moved =
                move_to(database, &target, &a_context(), all, &mut |_, _| {}).await.expect("it moves");
            for (table, count) in &held {
                let copied = moved.contents.tables.iter().find(|one| &one.table == table).map(|one| one.rows);
                assert_eq!(copied, Some(*count), "{table} in a file");
            }
        }
    })
    .await;
}
