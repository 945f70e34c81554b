//! The house as far as finding goes, assembled as the program assembles it.

use std::path::Path;

use anyhow::{Context as _, Result};
use database::{Context, Database, Migrations};
use directory::pack::{self, Manner};
use finder::{Entry, Thesaurus, unmet::UnmetNeeds};
use jobs::Derived;
use territory::Gazetteer;
use vocabulary::Actor;

/// The tables that finding needs, lowest first.
const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    directory::MIGRATIONS,
    finder::MIGRATIONS,
];

fn context() -> Context {
    Context::now(Actor::System("benchmarks"))
}

/// Opens the database of a data folder, as `ogniwo serve --data` does.
pub async fn open(data: &Path) -> Result<Database> {
    let database = Database::open(&data.join("ogniwo.sqlite").display().to_string()).await?;
    database.migrate(&context(), MIGRATIONS).await?;
    Ok(database)
}

/// Loads a region pack; says how many services it brought. A row that is set aside is told and does not count.
pub async fn load(database: &Database, pack: &Path) -> Result<u64> {
    let outcomes = pack::load(database, &context(), pack, &Manner::default(), &mut |_, _| {})
        .await
        .with_context(|| format!("{} cannot be loaded", pack.display()))?;
    for outcome in outcomes.iter().filter(|outcome| outcome.set_aside.is_some()) {
        println!("{}: {} of {} rows loaded", outcome.file, outcome.loaded, outcome.rows);
    }
    Ok(outcomes.iter().filter(|outcome| outcome.file == "services.csv").map(|outcome| outcome.loaded).sum())
}

/// The finder over this database, its index in this folder.
pub async fn finder(database: &Database, index: &Path) -> Result<finder::House> {
    let (index, _) = finder::intake::open(database, index, Thesaurus::embedded())
        .await
        .context("the search index cannot be made")?;
    let gazetteer = Derived::new(gazetteer(database).await?);
    let mut work = database.reading(context()).await?;
    Ok(finder::House {
        database: database.clone(),
        index,
        gazetteer,
        codes: Derived::new(institutions::look::code_lists(&mut work).await?),
        unmet: UnmetNeeds::default(),
    })
}

/// The places of this database.
pub async fn gazetteer(database: &Database) -> Result<Gazetteer> {
    let mut work = database.reading(context()).await?;
    Ok(Gazetteer::load(&mut work).await?)
}

/// Every service as the finder's index gets it, so that peers search the same texts.
pub async fn entries(database: &Database) -> Result<Vec<Entry>> {
    let mut work = database.reading(context()).await?;
    let today = work.moment().day_in_poland();
    let codes = institutions::look::code_lists(&mut work).await?;
    let institutions: std::collections::HashMap<_, _> = institutions::look::all(&mut work)
        .await?
        .into_iter()
        .map(|institution| (institution.id, institution))
        .collect();
    let mut entries = Vec::new();
    directory::look::each(&mut work, |service| {
        if let Some(institution) = institutions.get(&service.institution) {
            entries.push(finder::intake::entry(&service, institution, &codes, today));
        }
    })
    .await?;
    Ok(entries)
}
