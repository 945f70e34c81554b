//! How long `ogniwo import pack` takes for many services, and how much memory.
//!
//! The program itself is run, on an empty data folder, and its memory is read from `/proc` while it runs: the
//! system keeps the most it ever held, so nothing is missed between two looks but the very end.

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::{
    figures::{megabytes, memory, processor_seconds, verdict},
    growing,
};

/// Seconds an import of 100,000 services may take.
const SECONDS: f64 = 60.0;
/// Kibibytes it may hold.
const MEMORY: u64 = 400 * 1024;
/// How often the memory is read.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What is measured.
#[derive(Debug, Args)]
pub struct Import {
    /// Region pack to make the services from.
    #[arg(long, default_value = "demo")]
    pack: PathBuf,
    /// How many services.
    #[arg(long, default_value_t = 100_000)]
    services: usize,
    /// The program.
    #[arg(long, default_value = "target/release/ogniwo")]
    program: PathBuf,
    /// How often the same pack is imported into the same folder: the second time, nothing has changed.
    #[arg(long, default_value_t = 2)]
    times: usize,
}

/// Makes the pack, imports it and prints the figures; fails when a bar is missed.
pub fn run(import: &Import) -> Result<ExitCode> {
    if !import.program.is_file() {
        bail!("there is no {}; build it with `cargo build --release`", import.program.display());
    }
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let (pack, data) = (folder.path().join("pack"), folder.path().join("data"));
    std::fs::create_dir(&data)?;
    let institutions = growing::grow(&import.pack, import.services, &pack)?;
    println!("{} services of {institutions} institutions", import.services);
    let mut holds = true;
    for time in 1..=import.times {
        let started = Instant::now();
        let mut child = Command::new(&import.program)
            .args(["import", "pack"])
            .arg(&pack)
            .arg("--data")
            .arg(&data)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .with_context(|| format!("{} cannot be started", import.program.display()))?;
        let process = child.id().to_string();
        let (mut most, mut worked) = (None, None);
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            most = most.max(memory(&process, "VmHWM"));
            worked = processor_seconds(&process).or(worked);
            std::thread::sleep(LOOK_EVERY);
        };
        let seconds = started.elapsed().as_secs_f64();
        if !status.success() {
            bail!("the import ended with {status}");
        }
        let bars = seconds <= SECONDS && most.is_some_and(|most| most <= MEMORY);
        holds &= bars;
        println!(
            "import {time}: {seconds:.1} s ({} on the processor), at most {} of memory; {} (≤ {SECONDS} s and ≤ {} MB)",
            worked.map_or_else(|| "unknown".to_owned(), |worked| format!("{worked:.1} s")),
            megabytes(most),
            verdict(bars),
            MEMORY / 1024
        );
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
