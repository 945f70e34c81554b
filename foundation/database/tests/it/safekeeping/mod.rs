//! Backups, moving and leaving, tried on both engines with tables that have every kind of column.

mod damage;
mod leaving;
mod under_load;
mod upgrades;

use std::path::{Path, PathBuf};

use database::{
    Context, Database, Migration, Migrations,
    safekeeping::{self, Checked, Identity, Manifest, Opening, Order, SafekeepingFault},
    statements, testing, values,
};
use jiff::civil::date;
use vocabulary::{Actor, Id, Moment};

const FIRST: Migration = Migration {
    name: "0001_folk",
    sql: "create table village (
            name text not null primary key,
            founded {date}
        ) {strict};
        create table person (
            person_id {id} not null primary key,
            village text not null references village (name),
            parent {id} references person (person_id),
            nickname text,
            cows {integer},
            height {real},
            merry {flag} not null,
            seen_at {moment} not null,
            facts {json},
            portrait {bytes}
        ) {strict};
        create index person_by_village on person (village)",
};
const SECOND: Migration = Migration {
    name: "0002_purse",
    sql: "create table purse (
            purse_id {integer} not null primary key,
            coins {integer} not null
        ) {strict};
        insert into purse (purse_id, coins) values (1, 0), (2, 0)",
};
const THIRD: Migration = Migration {
    name: "0003_surname",
    sql: "alter table person add column surname text;
        update person set surname = nickname;
        create table proverb (words text not null primary key) {strict}",
};
const MIGRATIONS: &[Migrations] = &[Migrations { owner: "folk", steps: &[FIRST, SECOND] }];
const LATER: &[Migrations] = &[Migrations { owner: "folk", steps: &[FIRST, SECOND, THIRD] }];

statements! {
    VILLAGES = "insert into village (name, founded) values {rows}";
    PEOPLE = "insert into person (person_id, village, parent, nickname, cows, height, merry, seen_at, facts, portrait) values {rows}";
    TAKE = "update purse set coins = coins - $1 where purse_id = 1";
    GIVE = "update purse set coins = coins + $1 where purse_id = 2";
    BALANCE = "select cast(sum(coins) as bigint) as total, cast(max(coins) as bigint) as most from purse";
    SURNAMES = "select surname from person where surname = nickname";
    NOTE = "insert into person (person_id, village, nickname, merry, seen_at) values ($1, 'Wieś', $2, true, $3)";
    ODD = "update person set nickname = $1, facts = $2 where cows = 3";
    NOTES = "select cast(count(*) as bigint) as total from person";
}

struct Person;

/// Rows that are hard to keep: every kind, nulls, borders of their ranges, letters that sort otherwise elsewhere.
async fn people(database: &Database) {
    let mut work = database.work(testing::a_context()).await.expect("work opens");
    let villages = ["Żabno", "Zabno", "żabno", "Ąsice", "Wieś", ""]
        .into_iter()
        .map(|name| values![name, (name.len() > 4).then(|| date(1364, 5, 12))])
        .collect();
    work.run_many(VILLAGES, villages).await.expect("villages");
    let id = |number: i64| Id::<Person>::derived("person", "test", &number.to_string());
    let rows = (0..1_200_i64)
        .map(|number| {
            let spread = f64::from(i32::try_from(number).expect("few"));
            let facts = serde_json::json!({"zz": spread / 7.0, "a": [number, null, "ą\"\n"], "m": {"k": 1e16, "b": -0.0}});
            values![
                id(number),
                ["Żabno", "Zabno", "żabno", "Ąsice", "Wieś"][usize::try_from(number % 5).expect("few")],
                // Half of them come before their parents, whatever the order.
                (number > 0).then(|| id((number * 7) % 1_200)),
                (number % 3 > 0).then(|| format!("Jaś \"{number}\"\n\\ łąka 🙂")),
                match number % 4 {
                    0 => None,
                    1 => Some(i64::MIN),
                    2 => Some(i64::MAX),
                    _ => Some(number),
                },
                match number % 4 {
                    0 => None,
                    1 => Some(0.1 + 0.2),
                    2 => Some(-1.0 / 3.0 * spread),
                    _ => Some(f64::MAX),
                },
                number % 2 == 0,
                Moment::from_microseconds(testing::a_moment().microseconds() - number * 1_234_567).expect("a moment"),
                if number % 9 == 0 { database::Value::Json(None) } else { facts.into() },
                (number % 4 > 0).then(|| number.to_le_bytes().to_vec())
            ]
        })
        .collect();
    // Parents may come later: SQLite looks at references at the end of a statement, and 500 rows go in with one.
    put_in_any_order(&mut work, rows).await;
    work.commit().await.expect("kept");
}

async fn put_in_any_order(work: &mut database::Work, rows: Vec<Vec<database::Value>>) {
    const ADOPT: database::Sql = database::Sql::new("update person set parent = $2 where person_id = $1");
    let parents: Vec<(database::Value, database::Value)> =
        rows.iter().map(|row| (row[0].clone(), row[2].clone())).collect();
    let orphans = rows
        .into_iter()
        .map(|mut row| {
            row[2] = database::Value::Id(None);
            row
        })
        .collect();
    work.run_many(PEOPLE, orphans).await.expect("people");
    for (child, parent) in parents {
        work.run(ADOPT, vec![child, parent]).await.expect("a parent");
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

async fn empty_sqlite(folder: &Path, name: &str) -> Database {
    Database::open(&folder.join(name).display().to_string()).await.expect("SQLite opens")
}

async fn contents(database: &Database, migrations: &[Migrations]) -> Vec<(String, u64, String)> {
    let folder = folder();
    let mut work = database.reading(testing::a_context()).await.expect("reading opens");
    let order = Order {
        folder: folder.path(),
        recipients: &[],
        before_upgrade: false,
        also: serde_json::Value::Null,
    };
    let backup =
        safekeeping::back_up(&mut work, migrations, &order, &mut |_, _| {}).await.expect("it is kept");
    backup.manifest.tables.into_iter().map(|table| (table.table, table.rows, table.content)).collect()
}

async fn backed_up(
    database: &Database,
    folder: &Path,
    identity: &Identity,
) -> Result<PathBuf, SafekeepingFault> {
    let mut work = database.reading(Context::now(Actor::Operator)).await?;
    let also = serde_json::json!({"audit": 7});
    let order = Order { folder, recipients: &[identity.recipient()], before_upgrade: false, also };
    Ok(safekeeping::back_up(&mut work, MIGRATIONS, &order, &mut |_, _| {}).await?.file)
}

fn with(identity: &Identity) -> Opening<'_> {
    Opening { identity: Some(identity) }
}

async fn restored(
    file: &Path,
    opening: Opening<'_>,
    target: &Database,
    migrations: &[Migrations],
) -> Result<Checked, SafekeepingFault> {
    safekeeping::restore(file, opening, target, &testing::a_context(), migrations, &mut |_, _| {}).await
}

async fn verified(file: &Path, opening: Opening<'_>) -> Result<Checked, SafekeepingFault> {
    safekeeping::verify(file, opening, MIGRATIONS, &mut |_, _| {}).await
}

/// A database of one engine, moved to the other and back, holds the same.
#[tokio::test]
async fn a_round_trip_through_both_engines_changes_nothing() {
    testing::on_both_engines(&[], async |database| {
        let folder = folder();
        let source = empty_sqlite(folder.path(), "source.sqlite").await;
        source.migrate(&testing::a_context(), MIGRATIONS).await.expect("migrated");
        people(&source).await;
        // One engine keeps U+0000, the other cannot.
        let mut work = source.work(testing::a_context()).await.expect("work opens");
        work.run(ODD, values!["zero\u{0}less", serde_json::json!({"k\u{0}": ["\u{0}x", "\\u0000"]})])
            .await
            .expect("changed");
        work.commit().await.expect("kept");
        let before = contents(&source, MIGRATIONS).await;
        assert_eq!(
            before.iter().map(|(table, rows, _)| (table.as_str(), *rows)).collect::<Vec<_>>(),
            [("purse", 2), ("village", 6), ("person", 1_200),]
        );
        // The database handed in has the ledger of no migrations; an empty one has nothing at all.
        database.work(testing::a_context()).await.expect("work").roll_back().await.expect("rolled back");
        drop_ledger(&database).await;
        let moved = move_between(&source, &database).await.expect("it moves");
        assert_eq!(moved.contents.rows(), 1_208);
        assert_eq!(contents(&database, MIGRATIONS).await, before);
        let back = empty_sqlite(folder.path(), "back.sqlite").await;
        move_between(&database, &back).await.expect("it moves back");
        assert_eq!(contents(&back, MIGRATIONS).await, before);
        let again = move_between(&source, &database).await;
        assert!(matches!(again, Err(SafekeepingFault::NotEmpty(_))), "{again:?}");
    })
    .await;
}

async fn move_between(source: &Database, target: &Database) -> Result<Checked, SafekeepingFault> {
    safekeeping::move_to(source, target, &testing::a_context(), MIGRATIONS, &mut |_, _| {}).await
}

async fn drop_ledger(database: &Database) {
    const DROP: database::Sql = database::Sql::new("drop table migration");
    let mut work = database.work(testing::a_context()).await.expect("work opens");
    work.run(DROP, values![]).await.expect("dropped");
    work.commit().await.expect("kept");
}

#[tokio::test]
async fn a_backup_is_restored_whole_and_a_newer_program_brings_it_up_to_date() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        people(&database).await;
        let (folder, identity) = (folder(), Identity::new());
        let file = backed_up(&database, folder.path(), &identity).await.expect("a backup");
        let manifest = Manifest::beside(&file).expect("readable").expect("there");
        assert_eq!((manifest.rows(), &manifest.also["audit"]), (1_208, &serde_json::json!(7)));
        assert!(manifest.locked_for == [identity.recipient().to_string()] && manifest.left_out.is_empty());
        assert_eq!(manifest.bytes, std::fs::metadata(&file).expect("there").len());
        let checked = verified(&file, with(&identity)).await.expect("it is whole");
        assert_eq!(checked.contents.tables, manifest.tables);

        let target = empty_sqlite(folder.path(), "restored.sqlite").await;
        restored(&file, with(&identity), &target, MIGRATIONS).await.expect("it is restored");
        assert_eq!(contents(&target, MIGRATIONS).await, contents(&database, MIGRATIONS).await);
        assert!(target.missing(&testing::a_context(), MIGRATIONS).await.expect("asked").is_empty());

        let newer = empty_sqlite(folder.path(), "newer.sqlite").await;
        let checked = restored(&file, with(&identity), &newer, LATER).await.expect("it is restored");
        assert_eq!(checked.applied_since, ["folk/0003_surname"]);
        let mut look = newer.reading(testing::a_context()).await.expect("reading opens");
        assert_eq!(look.rows(SURNAMES, values![]).await.expect("asked").len(), 800);

        let again = restored(&file, with(&identity), &newer, LATER).await;
        assert!(matches!(again, Err(SafekeepingFault::NotEmpty(_))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn the_wrong_key_no_key_and_a_newer_version_are_told_with_what_to_do() {
    let (folder, identity) = (folder(), Identity::new());
    let source = empty_sqlite(folder.path(), "source.sqlite").await;
    source.migrate(&testing::a_context(), MIGRATIONS).await.expect("migrated");
    let file = backed_up(&source, folder.path(), &identity).await.expect("a backup");
    let stranger = verified(&file, with(&Identity::new())).await.expect_err("another key");
    assert!(stranger.to_string().contains("--key"), "{stranger}");
    let keyless = verified(&file, Opening::default()).await.expect_err("no key");
    assert!(matches!(keyless, SafekeepingFault::KeyNeeded));
    let older =
        safekeeping::verify(&file, with(&identity), &[], &mut |_, _| {}).await.expect_err("older program");
    assert!(
        matches!(&older, SafekeepingFault::Newer(_)) && older.to_string().contains("later one"),
        "{older}"
    );
    let target = empty_sqlite(folder.path(), "target.sqlite").await;
    let refused = restored(&file, with(&identity), &target, &[]).await.expect_err("older program");
    assert!(matches!(refused, SafekeepingFault::Newer(_)), "{refused}");
    assert!(target.migrate(&testing::a_context(), LATER).await.is_ok(), "nothing was left behind");
}
