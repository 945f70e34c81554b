//! No column that sounds like personal data is without a rule or a review. The schema is that of the whole house: all
//! migrations that lie in the tree, whoever they belong to.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use about::legal::{REVIEWED, without_rule};
use database::{Context, Database, Migration, Migrations, Sql, testing::a_context, values};
use vocabulary::Actor;

use crate::builders::personal;

const COLUMNS: &str = "select tables.name as table_name, columns.name as column_name
    from sqlite_master as tables join pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like 'sqlite_%'";

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> &'static str {
    let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
    Box::leak(name.into_boxed_str())
}

fn migrations_of_the_house() -> Vec<Migrations> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let crates = ["foundation", "capabilities"].map(|floor| entries(&root.join(floor))).concat();
    let mut all = Vec::new();
    for home in crates {
        let steps: Vec<Migration> = entries(&home.join("migrations"))
            .iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "sql"))
            .map(|file| Migration {
                name: name(file),
                sql: Box::leak(fs::read_to_string(file).expect("a migration").into_boxed_str()),
            })
            .collect();
        if !steps.is_empty() {
            all.push(Migrations { owner: name(&home), steps: Box::leak(steps.into_boxed_slice()) });
        }
    }
    all
}

async fn columns() -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("house.sqlite").display().to_string();
    let database = Database::open(&place).await.expect("it opens");
    database.migrate(&a_context(), &migrations_of_the_house()).await.expect("the migrations run");
    let mut work = database.reading(Context::now(Actor::Operator)).await.expect("a unit of work");
    let rows = work.rows(Sql::new(COLUMNS), values![]).await.expect("asked");
    let found = rows
        .iter()
        .map(|row| (row.get("table_name").expect("a table"), row.get("column_name").expect("a column")))
        .collect();
    drop(work);
    database.close().await;
    found
}

#[tokio::test]
async fn every_column_that_sounds_personal_has_a_rule_or_a_reason() {
    let columns = columns().await;
    let pairs = || columns.iter().map(|(table, column)| (table.as_str(), column.as_str()));
    assert!(pairs().any(|pair| pair == ("account", "name_sealed")), "the schema is the house's");
    let bare = without_rule(pairs(), &personal());
    assert!(
        bare.is_empty(),
        "give these a rule in their crate's PERSONAL, or a reason in about/src/legal/reviewed.rs: {bare:?}"
    );
    let unguarded = without_rule(pairs(), &[]);
    assert!(unguarded.contains(&"account.name_sealed".to_owned()), "without rules the list is not empty");
}

#[tokio::test]
async fn nothing_stands_in_the_review_that_is_not_in_the_schema() {
    let columns: BTreeSet<(String, String)> = columns().await.into_iter().collect();
    let gone: Vec<_> = REVIEWED
        .iter()
        .filter(|(table, column, _)| !columns.contains(&((*table).to_owned(), (*column).to_owned())))
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
    let mut seen = BTreeSet::new();
    let twice: Vec<_> =
        REVIEWED.iter().filter(|(table, column, _)| !seen.insert((*table, *column))).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[tokio::test]
async fn every_rule_is_about_a_column_that_is_there() {
    let columns: BTreeSet<(String, String)> = columns().await.into_iter().collect();
    for rule in personal() {
        for column in [rule.column, rule.subject_column] {
            assert!(columns.contains(&(rule.table.to_owned(), column.to_owned())), "{}.{column}", rule.table);
        }
    }
}
