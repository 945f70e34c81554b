//! Loading a region pack: a folder of CSV and GeoJSON files with the units, places, institutions and services
//! of a region.
//!
//! Each file is one transaction: it is loaded wholly or not at all. A bad row does not stop its file; it is set
//! aside with what is wrong and how to mend it, and the good ones are loaded. Running it again changes only what
//! the files changed. `units.csv`, `institutions.csv` and `services.csv` must be there; the others may be missing.

mod codes;
mod institution_rows;
mod rows;
mod service_rows;
mod vacancies;

use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Mutex,
};

use database::{Context, Database, Fault, Work};
use institutions::{CannotKeep, CodeLists, Hours, Institution};
use spreadsheets::{CannotRead, Limits, Reading, TableReader};
use territory::{Completeness, Loaded};
use vocabulary::{Id, Teryt};

pub use self::rows::Outcome;
use self::{institution_rows::World, rows::RowReader, service_rows::Known};
use crate::{Service, Vacancy, keep};

/// Why a pack could not be loaded. What is wrong with single rows stands in the [`Outcome`] of the file.
#[derive(Debug, thiserror::Error)]
pub enum CannotLoad {
    /// The folder does not exist or lacks a file it must have.
    #[error("{0} is not a region pack: it has no {1}. Name the folder that holds this file")]
    NotAPack(PathBuf, &'static str),
    /// A file could not be read; nothing of it was loaded.
    #[error(transparent)]
    File {
        /// What is wrong with it.
        #[from]
        error: CannotRead,
    },
    /// A file could not be opened.
    #[error("{path} cannot be read: {source}. Check the path and the permissions")]
    Open {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the territory could not be loaded; nothing of it was kept.
    #[error(transparent)]
    Territory(#[from] territory::CannotLoad),
    /// The records of the file in work could not be kept.
    #[error(transparent)]
    Keep(#[from] CannotKeep),
    /// The database failed; the file in work was not loaded.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Told while loading: which file, and how many of its rows are done.
pub type Progress<'a> = &'a mut (dyn FnMut(&str, u64) + Send);

/// How to take in what the files say.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Key under which the records are kept; a second import under the same key brings them up to date.
    pub collection: String,
    /// Whether a record the files no longer name is gone. False for a part, such as corrected rows.
    pub complete: bool,
    /// Try everything, keep nothing.
    pub dry_run: bool,
    /// The unit of institutions that do not say where they are. Only HSDS, which knows no TERYT codes, asks for it.
    pub unit: Option<Teryt>,
}

impl Default for Manner {
    fn default() -> Self {
        Self { collection: "region".to_owned(), complete: true, dry_run: false, unit: None }
    }
}

/// How many records are written at once.
const BATCH: usize = 1_000;

/// The codes that the program ships.
const SHIPPED_CODES: &str = include_str!("../../institutions/codes/codelists.csv");

/// Loads a pack.
pub async fn load(
    database: &Database,
    context: &Context,
    folder: &Path,
    manner: &Manner,
    progress: Progress<'_>,
) -> Result<Vec<Outcome>, CannotLoad> {
    for name in ["units.csv", "institutions.csv", "services.csv"] {
        if !folder.join(name).is_file() {
            return Err(CannotLoad::NotAPack(folder.to_owned(), name));
        }
    }
    let mut outcomes = Vec::new();
    // A dry run is one transaction that is rolled back, because each file needs what the one before brought.
    let mut dry = if manner.dry_run { Some(database.work(context.clone()).await?) } else { None };
    for (step, path) in steps(folder)? {
        let mut work = match dry.take() {
            Some(work) => work,
            None => database.work(context.clone()).await?,
        };
        outcomes.push(load_file(&mut work, step, &path, folder, manner, progress).await?);
        if manner.dry_run {
            dry = Some(work);
        } else {
            work.commit().await?;
        }
    }
    if let Some(work) = dry {
        work.roll_back().await?;
    } else {
        database.analyse().await?;
    }
    Ok(outcomes)
}

/// What a file of a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Codes,
    Sources,
    Units,
    Changes,
    Boundaries,
    Localities,
    Postcodes,
    Institutions,
    Services,
    Vacancies,
}

/// The files of the folder in the order in which they need each other.
fn steps(folder: &Path) -> Result<Vec<(Step, PathBuf)>, CannotLoad> {
    let mut steps = vec![(Step::Codes, "codelists.csv"), (Step::Sources, "sources.csv")]
        .into_iter()
        // The country first: the region's own file knows more about its units, so it comes second.
        .chain([
            (Step::Units, "units_poland.csv"),
            (Step::Units, "units.csv"),
            (Step::Changes, "unit_changes.csv"),
        ])
        .map(|(step, name)| (step, folder.join(name)))
        .collect::<Vec<_>>();
    let boundaries = folder.join("boundaries");
    if boundaries.is_dir() {
        let open = |source| CannotLoad::Open { path: boundaries.clone(), source };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&boundaries).map_err(open)? {
            let path = entry.map_err(open)?.path();
            if path.extension().is_some_and(|extension| extension == "geojson") {
                files.push(path);
            }
        }
        files.sort();
        // Simplified outlines of the country must not replace the region's own: load them first.
        files.sort_by_key(|path| !path.to_string_lossy().contains("poland"));
        steps.extend(files.into_iter().map(|path| (Step::Boundaries, path)));
    }
    steps.extend(
        [
            (Step::Localities, "localities.csv"),
            (Step::Postcodes, "postcodes.csv"),
            (Step::Institutions, "institutions.csv"),
            (Step::Services, "services.csv"),
            (Step::Vacancies, "vacancies.csv"),
        ]
        .map(|(step, name)| (step, folder.join(name))),
    );
    steps.retain(|(_, path)| path.is_file());
    Ok(steps)
}

fn open(path: &Path) -> Result<TableReader<'static>, CannotLoad> {
    Ok(TableReader::open(path, &Reading::within(Limits::IMPORT))?)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(OsStr::new("file")).to_string_lossy().into_owned()
}

async fn load_file(
    work: &mut Work,
    step: Step,
    path: &Path,
    folder: &Path,
    manner: &Manner,
    progress: Progress<'_>,
) -> Result<Outcome, CannotLoad> {
    let name = name_of(path);
    let mut tell = |done: u64, _: Option<u64>| progress(&name, done);
    Ok(match step {
        Step::Codes => load_codes(work, open(path)?).await?,
        Step::Sources => load_sources(work, open(path)?).await?,
        Step::Units => territory::load_units(work, open(path)?, Completeness::Whole, &mut tell).await?.into(),
        Step::Changes => territory::load_changes(work, open(path)?, &mut tell).await?.into(),
        Step::Localities => {
            territory::load_localities(work, open(path)?, Completeness::Whole, &mut tell).await?.into()
        }
        Step::Postcodes => {
            territory::load_postcodes(work, open(path)?, Completeness::Whole, &mut tell).await?.into()
        }
        Step::Boundaries => {
            let bytes =
                std::fs::read(path).map_err(|source| CannotLoad::Open { path: path.to_owned(), source })?;
            let year = year_in(&name).unwrap_or_else(|| work.moment().day_in_poland().year().unsigned_abs());
            territory::load_boundaries(work, &bytes, &name, year, &mut tell).await?.into()
        }
        Step::Institutions => load_institutions(work, open(path)?, manner, progress).await?,
        Step::Services => {
            let vacancies = folder.join("vacancies.csv");
            let states = if vacancies.is_file() { read_vacancies(open(&vacancies)?)?.0 } else { Vec::new() };
            load_services(work, open(path)?, &states, manner, progress).await?
        }
        Step::Vacancies => {
            let (states, outcome) = read_vacancies(open(path)?)?;
            keep::vacancies(work, &states).await?;
            outcome
        }
    })
}

/// The year in a file's name, such as `gminas_2021.geojson`.
fn year_in(name: &str) -> Option<u16> {
    name.split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .find_map(|part| part.parse().ok())
        .filter(|year| (1900..2200).contains(year))
}

async fn load_codes(work: &mut Work, table: TableReader<'_>) -> Result<Outcome, CannotLoad> {
    let mut reader = RowReader::new(table, codes::REQUIRED_CODES)?;
    let mut shipped = shipped_codes();
    while let Some(code) = reader.next(&mut codes::code)? {
        shipped.push(code);
    }
    institutions::keep::codes(work, shipped).await?;
    Ok(reader.finish(None))
}

/// The dated code lists that the program brings along; a region's lists are laid over them.
pub fn shipped_codes() -> Vec<institutions::Code> {
    let table = TableReader::from_bytes(SHIPPED_CODES.as_bytes(), "codelists.csv", &Reading::default())
        .expect("the shipped code lists are a table");
    let mut reader =
        RowReader::new(table, codes::REQUIRED_CODES).expect("the shipped code lists have their columns");
    std::iter::from_fn(|| reader.next(&mut codes::code).expect("the shipped code lists can be read"))
        .collect()
}

async fn load_sources(work: &mut Work, table: TableReader<'_>) -> Result<Outcome, CannotLoad> {
    let mut reader = RowReader::new(table, codes::REQUIRED_SOURCES)?;
    let mut sources = Vec::new();
    while let Some(source) = reader.next(&mut codes::source)? {
        sources.push(source);
    }
    institutions::keep::sources(work, &sources).await?;
    Ok(reader.finish(None))
}

/// What rows are checked against, gathered once a file.
struct Ground {
    codes: CodeLists,
    units: HashSet<Teryt>,
    collection: String,
    hours: Mutex<HashMap<String, Hours>>,
}

impl Ground {
    async fn gather(work: &mut Work, manner: &Manner) -> Result<Self, CannotLoad> {
        let mut lists = institutions::look::code_lists(work).await?;
        if lists.list("institution_kind").is_empty() {
            lists = institutions::keep::codes(work, shipped_codes()).await?;
        }
        let day = work.moment().day_in_poland();
        let units: HashSet<Teryt> =
            territory::units(work, day, None, None).await?.into_iter().map(|unit| unit.teryt).collect();
        Ok(Self { codes: lists, units, collection: manner.collection.clone(), hours: Mutex::default() })
    }

    fn world(&self) -> World<'_> {
        World { collection: &self.collection, codes: &self.codes, units: &self.units, hours: &self.hours }
    }
}

/// Loads a table of institutions.
pub async fn load_institutions(
    work: &mut Work,
    table: TableReader<'_>,
    manner: &Manner,
    progress: Progress<'_>,
) -> Result<Outcome, CannotLoad> {
    let ground = Ground::gather(work, manner).await?;
    let world = ground.world();
    let mut reader = RowReader::new(table, institution_rows::REQUIRED)?;
    let mut keeping = institutions::keep::Keeping::begin(work, &ground.collection).await?;
    let mut batch: Vec<Institution> = Vec::with_capacity(BATCH);
    while let Some(institution) = reader.next(&mut |cells| institution_rows::institution(cells, &world))? {
        batch.push(institution);
        if batch.len() == BATCH {
            keeping.batch(work, &batch).await?;
            batch.clear();
            progress(reader.file(), reader.rows());
        }
    }
    keeping.batch(work, &batch).await?;
    progress(reader.file(), reader.rows());
    let complete = reader.may_remove(manner.complete);
    let kept = keeping.finish(work, complete).await?;
    Ok(reader.finish(Some(kept)))
}

/// Loads a table of services. `states` are the published states of free places, in any order.
pub async fn load_services(
    work: &mut Work,
    table: TableReader<'_>,
    states: &[Vacancy],
    manner: &Manner,
    progress: Progress<'_>,
) -> Result<Outcome, CannotLoad> {
    let ground = Ground::gather(work, manner).await?;
    let world = ground.world();
    let institutions: HashSet<Id<Institution>> = institutions::look::ids(work).await?;
    let mut newest: HashMap<(String, String), Vacancy> = HashMap::new();
    for state in states {
        let key = (state.institution_source_id.clone(), state.resident_type.clone());
        if newest.get(&key).is_none_or(|known| known.as_of < state.as_of) {
            newest.insert(key, state.clone());
        }
    }
    let known = Known { institutions: &institutions, vacancies: &newest };
    let mut reader = RowReader::new(table, service_rows::REQUIRED)?;
    let mut keeping = keep::Keeping::begin(work, &ground.collection).await?;
    let mut batch: Vec<Service> = Vec::with_capacity(BATCH);
    while let Some(service) = reader.next(&mut |cells| service_rows::service(cells, &world, &known))? {
        batch.push(service);
        if batch.len() == BATCH {
            keeping.batch(work, &batch).await?;
            batch.clear();
            progress(reader.file(), reader.rows());
        }
    }
    keeping.batch(work, &batch).await?;
    progress(reader.file(), reader.rows());
    let complete = reader.may_remove(manner.complete);
    let kept = keeping.finish(work, complete).await?;
    Ok(reader.finish(Some(kept)))
}

fn read_vacancies(table: TableReader<'_>) -> Result<(Vec<Vacancy>, Outcome), CannotLoad> {
    let mut reader = RowReader::new(table, vacancies::REQUIRED)?;
    let mut states = Vec::new();
    while let Some(state) = reader.next(&mut vacancies::vacancy)? {
        states.push(state);
    }
    Ok((states, reader.finish(None)))
}

impl From<Loaded> for Outcome {
    fn from(loaded: Loaded) -> Self {
        Self {
            file: loaded.file,
            rows: loaded.read,
            loaded: loaded.loaded,
            passed_over: loaded.passed_over,
            kept: None,
            report: loaded.report,
            set_aside: loaded.refused.filter(|refused| !refused.is_empty()),
            objects_set_aside: Vec::new(),
        }
    }
}
