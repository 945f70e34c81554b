//! The door, tried on both engines: what the common subset can do, and the traps it hides.

mod certificates;
mod safekeeping;
mod writing;

use database::{Context, Database, Fault, Migration, Migrations, statements, testing, values};
use jiff::civil::date;
use vocabulary::{Actor, Id, Moment};

const MIGRATIONS: &[Migrations] = &[Migrations {
    owner: "door",
    steps: &[Migration {
        name: "0001_thing",
        sql: "create table thing (
                thing_id {id} not null primary key,
                name text not null,
                amount {integer},
                share {real},
                done {flag} not null,
                due {date},
                happened_at {moment},
                facts {json} not null,
                unique (name)
            ) {strict};
            create index thing_due on thing (due)",
    }],
}];

statements! {
    INSERT = "insert into thing (thing_id, name, amount, share, done, due, happened_at, facts) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_MANY = "insert into thing (thing_id, name, amount, done, facts) values {rows} on conflict (name) do update set amount = excluded.amount";
    ALL = "select * from thing order by name";
    SUM = "select cast(sum(amount) as bigint) as total from thing";
    NAMED = "select name from thing where name in ({list}) order by name";
    CLAIM = "update thing set done = true where done = false and (due, thing_id) > ($1, $2) returning thing_id";
    DUE = "select name from thing where due is not distinct from $1 and done = $2";
}

struct Thing;

async fn insert(database: &Database, name: &str, amount: Option<i64>) -> Result<Id<Thing>, Fault> {
    let mut work = database.work(testing::a_context()).await?;
    // Counted identifiers start anew in each context, so make this one from the name.
    let id: Id<Thing> = Id::derived("thing", "test", name);
    let moment = work.moment();
    work.run(
        INSERT,
        values![
            id,
            name,
            amount,
            0.5,
            false,
            date(2026, 11, 22),
            moment,
            serde_json::json!({"ł": [1, null, "\u{0105}"]})
        ],
    )
    .await?;
    work.commit().await?;
    Ok(id)
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_went_in() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let id = insert(&database, "Żółw", Some(i64::MAX)).await.expect("it is stored");
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        let row = look.one(ALL, values![]).await.expect("one row");
        assert_eq!(row.get::<Id<Thing>>("thing_id").expect("id"), id);
        assert_eq!(row.get::<String>("name").expect("text"), "Żółw");
        assert_eq!(row.get::<i64>("amount").expect("integer"), i64::MAX);
        assert!((row.get::<f64>("share").expect("real") - 0.5).abs() < f64::EPSILON);
        assert!(!row.get::<bool>("done").expect("flag"));
        assert_eq!(row.get::<jiff::civil::Date>("due").expect("date"), date(2026, 11, 22));
        assert_eq!(row.get::<Moment>("happened_at").expect("moment"), testing::a_moment());
        let facts: serde_json::Value = serde_json::from_str(&row.json("facts").expect("json")).expect("JSON");
        assert_eq!(facts, serde_json::json!({"ł": [1, null, "ą"]}));
    })
    .await;
}

#[tokio::test]
async fn a_null_is_never_read_as_zero_or_as_an_empty_text() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        insert(&database, "nothing", None).await.expect("it is stored");
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        let row = look.one(ALL, values![]).await.expect("one row");
        assert!(matches!(row.get::<i64>("amount"), Err(Fault::Unreadable { .. })));
        assert_eq!(row.get::<Option<i64>>("amount").expect("an optional column"), None);
        assert!(row.get::<String>("no_such_column").is_err());
    })
    .await;
}

#[tokio::test]
async fn typed_nulls_are_accepted_by_both_engines() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(testing::a_context()).await.expect("work opens");
        let id: Id<Thing> = work.new_id();
        let row = values![
            id,
            "empty",
            None::<i64>,
            None::<f64>,
            true,
            None::<jiff::civil::Date>,
            None::<Moment>,
            serde_json::json!({})
        ];
        work.run(INSERT, row).await.expect("nulls are stored");
        let found = work.rows(DUE, values![None::<jiff::civil::Date>, true]).await.expect("asked");
        assert_eq!(found.len(), 1, "a null equals a null when asked with is not distinct from");
    })
    .await;
}

#[tokio::test]
async fn a_sum_of_big_integers_is_read_as_an_integer() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        insert(&database, "one", Some(1)).await.expect("stored");
        insert(&database, "two", Some(41)).await.expect("stored");
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        // Because PostgreSQL answers sum(bigint) as numeric, a store must cast it.
        let row = look.one(SUM, values![]).await.expect("one row");
        assert_eq!(row.get::<i64>("total").expect("an integer"), 42);
    })
    .await;
}

#[tokio::test]
async fn work_that_is_not_committed_leaves_no_trace() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(testing::a_context()).await.expect("work opens");
        let id: Id<Thing> = work.new_id();
        let moment = work.moment();
        work.run(INSERT, values![id, "gone", 1, 0.0, false, date(2026, 1, 1), moment, serde_json::json!({})])
            .await
            .expect("stored for now");
        drop(work);
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        assert!(look.rows(ALL, values![]).await.expect("asked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reading_cannot_write() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        let refused = look.run(CLAIM, values![date(2020, 1, 1), Id::<Thing>::derived("a", "b", "c")]).await;
        assert!(matches!(refused, Err(Fault::ReadOnly)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn many_rows_go_in_at_once_and_a_second_time_change_what_is_there() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for round in [1_i64, 2] {
            let mut work = database.work(testing::a_context()).await.expect("work opens");
            let rows = (0..1_203)
                .map(|number| {
                    let name = format!("thing {number:04}");
                    values![
                        Id::<Thing>::derived("thing", "many", &name),
                        name,
                        round,
                        false,
                        serde_json::json!({})
                    ]
                })
                .collect();
            assert_eq!(work.run_many(INSERT_MANY, rows).await.expect("stored"), 1_203);
            work.commit().await.expect("kept");
        }
        let mut look = database.reading(testing::a_context()).await.expect("reading opens");
        let row = look.one(SUM, values![]).await.expect("one row");
        assert_eq!(row.get::<i64>("total").expect("an integer"), 2_406);
        let names = look
            .rows_in(NAMED, values![], values!["thing 0003", "thing 1202", "no such thing"])
            .await
            .expect("asked");
        assert_eq!(names.len(), 2);
        assert!(look.rows_in(NAMED, values![], vec![]).await.expect("asked").is_empty());
        let mut walked = 0;
        look.each(ALL, values![], |_| {
            walked += 1;
            Ok(())
        })
        .await
        .expect("walked");
        assert_eq!(walked, 1_203);
    })
    .await;
}

#[tokio::test]
async fn a_second_thing_of_the_same_name_is_refused_as_a_constraint() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        insert(&database, "same", None).await.expect("the first is stored");
        let mut work = database.work(testing::a_context()).await.expect("work opens");
        let id: Id<Thing> = work.new_id();
        let moment = work.moment();
        let second = work
            .run(INSERT, values![id, "same", 1, 0.0, false, date(2026, 1, 1), moment, serde_json::json!({})])
            .await;
        assert!(matches!(second, Err(Fault::Constraint(_))), "{second:?}");
    })
    .await;
}

#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        assert!(database.migrate(&testing::a_context(), MIGRATIONS).await.expect("migrated").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_before_anything_changes() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let refused = database.migrate(&testing::a_context(), &[]).await;
        assert!(matches!(refused, Err(Fault::Newer(name)) if name == "door/0001_thing"));
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_told_without_being_applied() {
    const LATER: &[Migrations] = &[
        MIGRATIONS[0],
        Migrations {
            owner: "later",
            steps: &[Migration { name: "0001_other", sql: "create table other (name text) {strict}" }],
        },
    ];
    testing::on_both_engines(MIGRATIONS, async |database| {
        for _ in 0..2 {
            let missing = database.missing(&testing::a_context(), LATER).await.expect("it could be applied");
            assert_eq!(missing, ["later/0001_other"]);
        }
    })
    .await;
}

#[tokio::test]
async fn an_edited_migration_is_refused() {
    const EDITED: &[Migrations] =
        &[Migrations { owner: "door", steps: &[Migration { name: "0001_thing", sql: "select 1" }] }];
    testing::on_both_engines(MIGRATIONS, async |database| {
        assert!(matches!(database.migrate(&testing::a_context(), EDITED).await, Err(Fault::Changed(_))));
    })
    .await;
}

#[tokio::test]
async fn a_missing_folder_is_named_with_what_to_do() {
    let fault = Database::open("/no/such/folder/ogniwo.sqlite").await.expect_err("it cannot open");
    assert!(fault.to_string().contains("/no/such/folder") && fault.to_string().contains("--data"), "{fault}");
}

#[tokio::test]
async fn statements_are_checked_by_the_engine_that_will_run_them() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        for (name, sql) in STATEMENTS.iter().filter(|(name, _)| *name != "INSERT_MANY") {
            database.prepare(*sql).await.unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
        assert!(database.prepare(database::Sql::new("select nothing from nowhere")).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn new_identifiers_are_ordered_by_time() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut early = database.work(Context::now(Actor::Operator)).await.expect("work opens");
        let first: Id<Thing> = early.new_id();
        drop(early);
        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
        let mut late = database.work(Context::now(Actor::Operator)).await.expect("work opens");
        assert!(late.new_id::<Thing>() > first);
    })
    .await;
}
