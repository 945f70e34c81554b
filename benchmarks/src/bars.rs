//! Whether the right service is found.
//!
//! Every question of a file is answered as `GET /api/v1/find` answers it: with the words of the person, and with the
//! name of the place as they would type it. Beside it stand the peers on the same texts. An acceptable answer is one
//! that the file names; an answer that is marked as the fallback is never counted as one.

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use finder::{Filters, Question, answer};
use serde::Deserialize;
use vocabulary::{Language, Teryt};

use crate::{
    figures::{Timing, Worker, share, verdict},
    house,
    peers::{Document, Postgres, Restriction, Sqlite, around},
};

/// Acceptable among the first three, in per cent of the questions that have an answer.
const AMONG_THREE: f64 = 92.0;
/// Acceptable as the very first.
const FIRST: f64 = 75.0;

/// How many results are asked for, as the interface does by itself.
const RESULTS: usize = 10;

/// What is measured.
#[derive(Debug, Args)]
pub struct Bars {
    /// Region pack with the services.
    #[arg(long)]
    pack: PathBuf,
    /// The questions, one JSON object a line: text, lang, style, place, relevant_ids, no_answer, fallback_ids.
    #[arg(long)]
    queries: PathBuf,
    /// postgres://… of a server with the Polish hunspell dictionary, for the comparison.
    #[arg(long)]
    postgres: Option<String>,
    /// How the place is said: by its name, or by its TERYT code.
    #[arg(long, value_enum, default_value_t = Said::Name)]
    place: Said,
    /// Show every question that missed.
    #[arg(long)]
    failures: bool,
}

/// How the place is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Said {
    Name,
    Teryt,
}

#[derive(Debug, Deserialize)]
struct Query {
    qid: String,
    text: String,
    lang: String,
    style: String,
    place: Place,
    relevant_ids: Vec<String>,
    #[serde(default)]
    no_answer: bool,
    #[serde(default)]
    fallback_ids: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    text: String,
    teryt: String,
}

impl Place {
    /// The units whose services may be used there; none named where nobody said where they are.
    fn units(&self) -> Result<Vec<String>> {
        Ok(if self.teryt.is_empty() { Vec::new() } else { around(&self.teryt.parse::<Teryt>()?) })
    }
}

/// What one engine showed.
struct Shown {
    ids: Vec<String>,
    fallback: bool,
}

/// How one engine did.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    answerable: usize,
    first: usize,
    among_three: usize,
    unanswerable: usize,
    right_fallback: usize,
}

impl Tally {
    /// Counts one question; tells whether it fell short of the first place.
    fn count(&mut self, query: &Query, shown: &Shown) -> bool {
        if query.no_answer {
            self.unanswerable += 1;
            let right = shown.fallback && shown.ids.iter().any(|id| query.fallback_ids.contains(id));
            self.right_fallback += usize::from(right);
            return !right;
        }
        self.answerable += 1;
        let rank =
            shown.ids.iter().position(|id| query.relevant_ids.contains(id)).filter(|_| !shown.fallback);
        self.first += usize::from(rank == Some(0));
        self.among_three += usize::from(rank.is_some_and(|rank| rank < 3));
        rank != Some(0)
    }

    fn per_cent(self, part: usize) -> f64 {
        100.0 * part as f64 / self.answerable.max(1) as f64
    }
}

/// Asks everybody everything, prints the table; fails when the finder misses a bar.
pub async fn run(bars: &Bars) -> Result<ExitCode> {
    let text = std::fs::read_to_string(&bars.queries)
        .with_context(|| format!("{} cannot be read", bars.queries.display()))?;
    let queries: Vec<Query> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).with_context(|| format!("this is not a question: {line}")))
        .collect::<Result<_>>()?;

    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let database = house::open(folder.path()).await?;
    let loaded = house::load(&database, &bars.pack).await?;
    let finder = house::finder(&database, &folder.path().join("index")).await?;
    let documents: Vec<Document> = house::entries(&database).await?.iter().map(Document::of).collect();
    println!(
        "{loaded} services loaded, {} in the index; {} questions",
        finder.index.services(),
        queries.len()
    );

    let mut engines: Vec<(&str, Vec<Shown>, Timing)> = Vec::new();
    let (mut all, mut timing) = (Vec::new(), Timing::of(Worker::ThisThread));
    for query in &queries {
        let place = match bars.place {
            Said::Name => query.place.text.clone(),
            Said::Teryt => query.place.teryt.clone(),
        };
        let question = Question {
            text: query.text.clone(),
            place,
            filters: Filters::default(),
            limit: RESULTS,
            skip: 0,
        };
        timing.begin();
        let found = answer(&finder, &question, query.lang.parse().unwrap_or(Language::Polish))?.found;
        timing.end();
        let ids = found.results.into_iter().map(|hit| hit.source_id).collect();
        all.push(Shown { ids, fallback: found.fallback });
    }
    engines.push(("finder", all, timing));

    let mut sqlite = Sqlite::build(&folder.path().join("fts5.sqlite"), &documents).await?;
    let (mut all, mut timing) = (Vec::new(), Timing::of(Sqlite::worker()));
    for query in &queries {
        let units = query.place.units()?;
        timing.begin();
        let ids = sqlite.ask(&query.text, &units, Restriction::Matched, RESULTS).await?;
        timing.end();
        all.push(Shown { ids, fallback: false });
    }
    engines.push(("SQLite FTS5", all, timing));

    if let Some(url) = &bars.postgres {
        let mut postgres = Postgres::build(url, &documents).await?;
        // The first question of a connection reads the dictionary, which takes seconds and says nothing.
        postgres.ask("posiłek", &[], 1).await?;
        let (mut all, mut timing) = (Vec::new(), Timing::of(postgres.worker().await?));
        for query in &queries {
            let units = query.place.units()?;
            timing.begin();
            let ids = postgres.ask(&query.text, &units, RESULTS).await?;
            timing.end();
            all.push(Shown { ids, fallback: false });
        }
        postgres.drop().await?;
        engines.push(("PostgreSQL", all, timing));
    } else {
        println!("PostgreSQL was not asked: name a server with --postgres postgres://…");
    }

    let total = print(&queries, &engines, bars.failures);
    let bars = [
        (
            format!("acceptable among the first 3 for ≥ {AMONG_THREE} %"),
            total.per_cent(total.among_three) >= AMONG_THREE,
        ),
        (format!("acceptable first for ≥ {FIRST} %"), total.per_cent(total.first) >= FIRST),
        ("the right fallback wherever nothing fits".to_owned(), total.right_fallback == total.unanswerable),
    ];
    println!();
    for (bar, holds) in &bars {
        println!("{:<6} {bar}", verdict(*holds));
    }
    Ok(if bars.iter().all(|(_, holds)| *holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the table, by style and in all; gives the finder's tally of all.
fn print(queries: &[Query], engines: &[(&str, Vec<Shown>, Timing)], failures: bool) -> Tally {
    const ALL: &str = "all";
    let mut rows: BTreeMap<(bool, &str), Vec<Tally>> = BTreeMap::new();
    for (number, query) in queries.iter().enumerate() {
        for style in [(false, query.style.as_str()), (true, ALL)] {
            let tallies = rows.entry(style).or_insert_with(|| vec![Tally::default(); engines.len()]);
            for (at, (engine, shown, _)) in engines.iter().enumerate() {
                let short = tallies[at].count(query, &shown[number]);
                if failures && short && at == 0 && style.0 {
                    println!("{} {engine}: {} | {}", query.qid, query.text, query.place.text);
                    println!(
                        "    got  {}{}",
                        shown[number].ids[..shown[number].ids.len().min(4)].join(" "),
                        if shown[number].fallback { " (fallback)" } else { "" }
                    );
                    let wanted = if query.no_answer { &query.fallback_ids } else { &query.relevant_ids };
                    println!("    want {}", wanted.iter().take(5).cloned().collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
    println!();
    let head: String = engines.iter().map(|(engine, ..)| format!(" | {engine:<27}")).collect();
    println!("{:<16}{:>4}{head}", "", "");
    let columns = format!(" | {:>8}{:>9}{:>10}", "in 3", "first", "fallback").repeat(engines.len());
    println!("{:<16}{:>4}{columns}", "style", "n");
    for ((_, style), tallies) in &rows {
        let cells: String = tallies
            .iter()
            .enumerate()
            .map(|(at, tally)| {
                // A peer has no fallback to be right or wrong.
                let fallback =
                    if at == 0 { share(tally.right_fallback, tally.unanswerable) } else { "–".to_owned() };
                let (three, first) =
                    (share(tally.among_three, tally.answerable), share(tally.first, tally.answerable));
                format!(" | {three:>8}{first:>9}{fallback:>10}")
            })
            .collect();
        println!("{style:<16}{:>4}{cells}", tallies[0].answerable + tallies[0].unanswerable);
    }
    let times: String = engines
        .iter()
        .map(|(_, _, timing)| {
            let times = timing.processor();
            format!(" | {:<27}", format!("{:.2} / {:.2}", times.median(), times.p99()))
        })
        .collect();
    println!("{:<20}{times}", "ms, median/p99");
    rows.get(&(true, ALL)).and_then(|tallies| tallies.first()).copied().unwrap_or_default()
}
