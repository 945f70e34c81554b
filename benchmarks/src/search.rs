//! Search at many services: how long the index takes to build, how large it is, how much memory searching needs and
//! how long an answer takes, beside SQLite FTS5 and PostgreSQL over the same texts and questions.
//!
//! Building and asking run in processes of their own ([`Part`]), so that the memory they report is theirs and not
//! that of making the services. Questions are asked one after another by one thread, and an answer is timed whole:
//! understanding the place from its name, understanding the words, searching, ordering.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use finder::{Filters, Question, answer};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use vocabulary::{Language, UnitLevel};

use crate::{
    everyday::{self, Asked},
    figures::{Times, Timing, Worker, megabytes, memory, verdict},
    growing, house,
    peers::{Document, Postgres, Restriction, Sqlite, around},
};

/// What an answer may take on one core, in milliseconds, for 99 of 100 questions.
const P99: f64 = 5.0;
/// How many times faster than a peer, by the median.
const FASTER: f64 = 10.0;
/// What building the index may take, in seconds.
const BUILD: f64 = 20.0;
/// What a process that searches may hold, in kibibytes.
const MEMORY: u64 = 200 * 1024;

/// How many results are asked for.
const RESULTS: usize = 10;
/// Asked before anything is timed, so that everybody's caches are warm.
const WARM_UP: usize = 200;

/// What is measured.
#[derive(Debug, Args)]
pub struct Search {
    /// Region pack to make the services from.
    #[arg(long, default_value = "demo")]
    pack: PathBuf,
    /// How many services.
    #[arg(long, default_value_t = 100_000)]
    services: usize,
    /// How many questions, at least.
    #[arg(long, default_value_t = 2_000)]
    questions: usize,
    /// Data folder to keep; services that are already there are used, and `ogniwo serve --data` can serve it.
    #[arg(long)]
    data: Option<PathBuf>,
    /// postgres://… of a server with the Polish hunspell dictionary, for the comparison.
    #[arg(long)]
    postgres: Option<String>,
    /// Leave the peers out.
    #[arg(long)]
    alone: bool,
}

/// One part of the measurement.
#[derive(Debug, Args)]
pub struct Part {
    #[command(subcommand)]
    what: What,
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[arg(long, global = true, default_value_t = 0)]
    questions: usize,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum What {
    Build,
    Ask,
}

/// What building told.
#[derive(Debug, Serialize, Deserialize)]
struct Built {
    services: usize,
    seconds: f64,
    bytes: u64,
    most_memory: Option<u64>,
}

/// What asking told.
#[derive(Debug, Serialize, Deserialize)]
struct Answered {
    opened_in_ms: f64,
    wall: Times,
    processor: Times,
    with_a_slip: Times,
    nothing_found: usize,
    resident: Option<u64>,
    of_which_own: Option<u64>,
}

/// Runs one part and prints what it told for the process that asked.
pub async fn run_part(part: &Part) -> Result<ExitCode> {
    let data = part.data.as_deref().context("a part needs --data")?;
    let told = match part.what {
        What::Build => serde_json::to_string(&build(data).await?)?,
        What::Ask => serde_json::to_string(&ask(data, part.questions).await?)?,
    };
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}

async fn build(data: &Path) -> Result<Built> {
    let index = data.join("index");
    if index.exists() {
        std::fs::remove_dir_all(&index).with_context(|| format!("{} cannot be removed", index.display()))?;
    }
    let database = house::open(data).await?;
    let started = Instant::now();
    let finder = house::finder(&database, &index).await?;
    let seconds = started.elapsed().as_secs_f64();
    Ok(Built {
        services: finder.index.services(),
        seconds,
        bytes: size(&index)?,
        most_memory: memory("self", "VmHWM"),
    })
}

async fn ask(data: &Path, questions: usize) -> Result<Answered> {
    let database = house::open(data).await?;
    let started = Instant::now();
    let finder = house::finder(&database, &data.join("index")).await?;
    let opened_in_ms = started.elapsed().as_secs_f64() * 1_000.0;
    let names: Vec<String> =
        finder.gazetteer.get().units(UnitLevel::Gmina).map(|unit| unit.name.clone()).collect();
    let asked = everyday::asked(&names, questions);
    let mut all = Timing::of(Worker::ThisThread);
    let mut slips = Timing::of(Worker::ThisThread);
    let mut nothing_found = 0;
    let warm_up = asked.iter().take(WARM_UP).map(|one| (false, one));
    for (timed, Asked { question, place }) in warm_up.chain(asked.iter().map(|one| (true, one))) {
        let slipped = !everyday::QUESTIONS.contains(&question.as_str());
        let question = Question {
            text: question.clone(),
            place: place.clone(),
            filters: Filters::default(),
            limit: RESULTS,
            skip: 0,
        };
        if timed {
            all.begin();
        }
        let found = answer(&finder, &question, Language::Polish)?.found;
        all.end();
        nothing_found += usize::from(timed && found.fallback);
        if timed && slipped {
            slips.take_last_of(&all);
        }
    }
    Ok(Answered {
        opened_in_ms,
        wall: all.wall(),
        processor: all.processor(),
        with_a_slip: slips.processor(),
        nothing_found,
        resident: memory("self", "VmRSS"),
        of_which_own: memory("self", "RssAnon"),
    })
}

/// Measures everything and prints it; fails when a bar is missed.
pub async fn run(search: &Search) -> Result<ExitCode> {
    let temporary = tempfile::tempdir().context("no temporary folder can be made")?;
    let data = search.data.clone().unwrap_or_else(|| temporary.path().join("data"));
    prepare(search, &data, &temporary.path().join("pack")).await?;

    let built: Built = part("build", &data, 0)?;
    println!(
        "index of {} services: built from the database in {:.1} s, {:.1} MB on disk, at most {} of memory while building",
        built.services,
        built.seconds,
        built.bytes as f64 / 1_048_576.0,
        megabytes(built.most_memory)
    );
    let answered: Answered = part("ask", &data, search.questions)?;
    println!(
        "opened in {:.0} ms; resident after {} questions: {}, of which its own (not files mapped in) {}",
        answered.opened_in_ms,
        answered.wall.count() + WARM_UP,
        megabytes(answered.resident),
        megabytes(answered.of_which_own)
    );
    println!(
        "{} questions of {} had only the fallback; with a slip ({}): median {:.2} ms, p99 {:.2} ms",
        answered.nothing_found,
        answered.wall.count(),
        answered.with_a_slip.count(),
        answered.with_a_slip.median(),
        answered.with_a_slip.p99()
    );

    let mut engines = vec![("finder", answered.wall, answered.processor)];
    if !search.alone {
        engines.extend(peers(search, &data, &temporary.path().join("fts5.sqlite")).await?);
    }
    println!();
    println!("{:<14}{:^30} |{:^54}", "ms an answer", "wall", "on one processor");
    let columns = format!("{:>10}{:>10}{:>10}", "median", "p99", "longest");
    println!("{:<14}{columns} |{columns}{:>12}{:>12}{:>12}", "", "median", "p99", "all");
    let own = engines[0].2.clone();
    let mut bars = vec![
        (format!("p99 ≤ {P99} ms on one processor"), own.p99() <= P99),
        (format!("index built in ≤ {BUILD} s"), built.seconds <= BUILD),
        (
            format!("resident ≤ {} MB", MEMORY / 1024),
            answered.resident.is_some_and(|resident| resident <= MEMORY),
        ),
    ];
    for (engine, wall, processor) in &engines {
        let (median, p99) = (processor.median() / own.median(), processor.p99() / own.p99());
        let all = processor.total() / own.total();
        let cells = [wall, processor]
            .map(|times| format!("{:>10.2}{:>10.2}{:>10.2}", times.median(), times.p99(), times.longest()));
        println!(
            "{engine:<14}{} |{}{:>12}{:>12}{:>12}",
            cells[0],
            cells[1],
            format!("{median:.1} ×"),
            format!("{p99:.1} ×"),
            format!("{all:.1} ×")
        );
        if *engine != "finder" {
            bars.push((format!("≥ {FASTER} × faster than {engine}, by p99"), p99 >= FASTER));
            bars.push((format!("≥ {FASTER} × faster than {engine}, by the median"), median >= FASTER));
            bars.push((format!("≥ {FASTER} × faster than {engine}, all questions together"), all >= FASTER));
        }
    }
    println!();
    for (bar, holds) in &bars {
        println!("{:<6} {bar}", verdict(*holds));
    }
    Ok(if bars.iter().all(|(_, holds)| *holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes the data folder with its services, unless it is there.
async fn prepare(search: &Search, data: &Path, pack: &Path) -> Result<()> {
    if data.join("ogniwo.sqlite").is_file() {
        println!("using the services in {}", data.display());
        return Ok(());
    }
    std::fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
    growing::grow(&search.pack, search.services, pack)?;
    let database = house::open(data).await?;
    let started = Instant::now();
    let loaded = house::load(&database, pack).await?;
    println!("{loaded} services loaded in {:.1} s", started.elapsed().as_secs_f64());
    database.close().await;
    Ok(())
}

/// Runs a part in a process of its own.
fn part<T: DeserializeOwned>(what: &str, data: &Path, questions: usize) -> Result<T> {
    let program = std::env::current_exe().context("this program has no path")?;
    let output = Command::new(program)
        .args(["search-part", what, "--questions", &questions.to_string(), "--data"])
        .arg(data)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("the part cannot be started")?;
    if !output.status.success() {
        bail!("the part {what} ended with {}", output.status);
    }
    let told = String::from_utf8(output.stdout)?;
    serde_json::from_str(&told).with_context(|| format!("the part {what} said {told:?}"))
}

/// Builds and asks the peers.
async fn peers(search: &Search, data: &Path, file: &Path) -> Result<Vec<(&'static str, Times, Times)>> {
    let database = house::open(data).await?;
    let documents: Vec<Document> = house::entries(&database).await?.iter().map(Document::of).collect();
    let units: Vec<Vec<String>> =
        house::gazetteer(&database).await?.units(UnitLevel::Gmina).map(|unit| around(&unit.teryt)).collect();
    database.close().await;
    let asked = everyday::asked(&units, search.questions);
    let mut engines = Vec::new();

    let started = Instant::now();
    let mut sqlite = Sqlite::build(file, &documents).await?;
    println!(
        "SQLite FTS5: built in {:.1} s, {:.1} MB",
        started.elapsed().as_secs_f64(),
        std::fs::metadata(file)?.len() as f64 / 1_048_576.0
    );
    for (name, restriction) in
        [("FTS5, joined", Restriction::Joined), ("FTS5, matched", Restriction::Matched)]
    {
        for Asked { question, place } in asked.iter().take(WARM_UP) {
            sqlite.ask(question, place, restriction, RESULTS).await?;
        }
        let mut timing = Timing::of(Sqlite::worker());
        for Asked { question, place } in &asked {
            timing.begin();
            sqlite.ask(question, place, restriction, RESULTS).await?;
            timing.end();
        }
        engines.push((name, timing.wall(), timing.processor()));
    }

    let Some(url) = &search.postgres else {
        println!("PostgreSQL was not asked: name a server with --postgres postgres://…");
        return Ok(engines);
    };
    let started = Instant::now();
    let mut postgres = Postgres::build(url, &documents).await?;
    println!(
        "PostgreSQL: built in {:.1} s, {:.1} MB",
        started.elapsed().as_secs_f64(),
        postgres.size().await? as f64 / 1_048_576.0
    );
    for Asked { question, place } in asked.iter().take(WARM_UP) {
        postgres.ask(question, place, RESULTS).await?;
    }
    let mut timing = Timing::of(postgres.worker().await?);
    for Asked { question, place } in &asked {
        timing.begin();
        postgres.ask(question, place, RESULTS).await?;
        timing.end();
    }
    engines.push(("PostgreSQL", timing.wall(), timing.processor()));
    postgres.drop().await?;
    Ok(engines)
}

/// Bytes of all files of a folder.
fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { size(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}
