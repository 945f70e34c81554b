//! Files for the importers, taken in as `ogniwo import` takes them in, and rolled back.
//!
//! The first byte says which importer gets the rest: `h` HSDS, `b` boundaries, `u` units (TERC or our own table),
//! `i` institutions, `s` services.

use std::sync::{LazyLock, Mutex, PoisonError};

use anyhow::Result;
use database::{Context, Database, Work};
use directory::{
    import_hsds::import_hsds,
    pack::{self, Manner, Outcome},
};
use spreadsheets::{Limits, Reading, TableReader};
use territory::Completeness;
use vocabulary::Actor;

const UNITS: &[u8] = include_bytes!("../../demo/units.csv");
const INSTITUTIONS: &[u8] = include_bytes!("../../demo/institutions.csv");

/// Small, so that the search is not slowed by inputs that are merely long.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, rows: 2_000, unpacked_bytes: 4 << 20, ..Limits::UPLOAD };

/// A database with the units and institutions that rows may name.
struct Door {
    runtime: tokio::runtime::Runtime,
    database: Database,
    folder: tempfile::TempDir,
}

static DOOR: LazyLock<Mutex<Door>> = LazyLock::new(|| Mutex::new(Door::open().expect("there is a door")));

/// Takes the bytes in. Every row that was read is loaded, set aside or passed over; nothing else happens to it.
pub fn attack(bytes: &[u8]) {
    let Some((which, file)) = bytes.split_first() else { return };
    let door = DOOR.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = door.runtime.block_on(door.take_in(*which, file));
    match taken {
        Ok(outcomes) => outcomes.iter().for_each(accounted_for),
        Err(refusal) => assert!(!format!("{refusal:#}").is_empty(), "a refusal says why"),
    }
}

fn accounted_for(outcome: &Outcome) {
    let aside = outcome.set_aside.as_ref().map_or(0, |aside| aside.len() as u64);
    assert!(
        outcome.loaded + outcome.passed_over + aside <= outcome.rows,
        "nothing is loaded twice: {outcome:?}"
    );
    for complaint in outcome.report.entries() {
        assert!(!complaint.what.is_empty() && !complaint.how_to_mend.is_empty(), "{complaint:?}");
    }
}

impl Door {
    fn open() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let folder = tempfile::tempdir()?;
        let place = folder.path().join("ogniwo.sqlite");
        let database = runtime.block_on(async {
            let database = Database::open(&place.display().to_string()).await?;
            let context = Context::now(Actor::Operator);
            let migrations =
                [jobs::MIGRATIONS, territory::MIGRATIONS, institutions::MIGRATIONS, directory::MIGRATIONS];
            database.migrate(&context, &migrations).await?;
            let mut work = database.work(context).await?;
            institutions::keep::codes(&mut work, pack::shipped_codes()).await?;
            take_in_table(&mut work, b'u', UNITS, &Reading::within(Limits::IMPORT)).await?;
            take_in_table(&mut work, b'i', INSTITUTIONS, &Reading::within(Limits::IMPORT)).await?;
            work.commit().await?;
            anyhow::Ok(database)
        })?;
        Ok(Self { runtime, database, folder })
    }

    async fn take_in(&self, which: u8, bytes: &[u8]) -> Result<Vec<Outcome>> {
        let context = Context::now(Actor::Operator);
        if which == b'h' {
            let file = self.folder.path().join("hsds.json");
            std::fs::write(&file, bytes)?;
            let manner = Manner { dry_run: true, ..Manner::default() };
            return Ok(import_hsds(&self.database, &context, &file, &manner, &mut |_, _| ()).await?);
        }
        let mut work = self.database.work(context).await?;
        let outcome = take_in_table(&mut work, which, bytes, &Reading::within(LIMITS)).await;
        work.roll_back().await?;
        Ok(vec![outcome?])
    }
}

async fn take_in_table(work: &mut Work, which: u8, bytes: &[u8], reading: &Reading) -> Result<Outcome> {
    let table = || TableReader::from_bytes(bytes, "strange", reading);
    let manner = Manner::default();
    Ok(match which {
        b'b' => territory::load_boundaries(work, bytes, "strange", 2025, &mut |_, _| ()).await?.into(),
        b'i' => pack::load_institutions(work, table()?, &manner, &mut |_, _| ()).await?,
        b's' => pack::load_services(work, table()?, &[], &manner, &mut |_, _| ()).await?,
        _ => {
            let table = table()?;
            if table.headers().position("WOJ").is_some() {
                territory::load_terc(work, table, Completeness::Whole, &mut |_, _| ()).await?.loaded.into()
            } else {
                territory::load_units(work, table, Completeness::Whole, &mut |_, _| ()).await?.into()
            }
        }
    })
}
