//! What is measured against peers.
//!
//! Not tests: nothing here runs by itself, and times depend on the machine, so they are printed beside peers that
//! did the same work in the same run. How to run each measurement, and what the last run gave, stands in
//! `benchmarks/README.md`. Start with [`bars`]: whether people find the right service.

mod bars;
mod everyday;
mod figures;
mod growing;
mod house;
mod import;
mod peers;
mod search;
mod web;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;

/// The one that `ogniwo` uses.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures Ogniwo, beside peers where there are any.
#[derive(Debug, Parser)]
#[command(name = "benchmarks", version, about)]
enum Measurement {
    /// Whether the right service is found: a file of questions with their acceptable answers.
    Bars(bars::Bars),
    /// How fast, how large, how heavy search is at many services.
    Search(search::Search),
    /// One part of `search` in a process of its own, so that its memory is its own.
    #[command(hide = true)]
    SearchPart(search::Part),
    /// How many requests a running instance answers.
    Web(web::Web),
    /// How long `ogniwo import pack` takes for many services, and how much memory.
    Import(import::Import),
    /// Writes a region pack of many services into a folder.
    Grow(growing::Grow),
}

fn main() -> Result<ExitCode> {
    let measurement = Measurement::parse();
    let runtime = tokio::runtime::Runtime::new().context("the runtime cannot be started")?;
    runtime.block_on(async {
        match measurement {
            Measurement::Bars(bars) => bars::run(&bars).await,
            Measurement::Search(search) => search::run(&search).await,
            Measurement::SearchPart(part) => search::run_part(&part).await,
            Measurement::Web(web) => web::run(&web).await,
            Measurement::Import(import) => import::run(&import),
            Measurement::Grow(grow) => growing::run(&grow),
        }
    })
}
