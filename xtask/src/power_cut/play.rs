//! The play whose journal is cut: a server begins, is written to, is backed up, stops, begins again, is killed, begins
//! again, with the layer underneath.

use super::journal::Journal;
use crate::demonstration::Demonstration;
use crate::enduring::{Acknowledged, Writing};
use crate::workshop;
use anyhow::{Context, Result, bail};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::Duration;

/// How many people write at the same time.
const WRITERS: u64 = 4;
/// How long each of them waits between two writes.
const PAUSE: Duration = Duration::from_millis(25);

/// The folder for backups, below the root; the operator made it before anything began.
pub const BACKUPS: &str = "/backups";

/// What was played.
pub struct Play {
    /// What the disk was asked for.
    pub journal: Journal,
    /// What was acknowledged, and after how many events.
    pub promises: Promises,
    /// After how many events the first server was ready.
    pub ready: usize,
}

/// What was acknowledged, each with the number of events that had happened when its answer left.
#[derive(Default)]
pub struct Promises {
    whole: Acknowledged,
    answers: BTreeMap<String, usize>,
    backups: Vec<(usize, String)>,
}

impl Promises {
    /// What had been acknowledged after so many events.
    pub fn until(&self, events: usize) -> Acknowledged {
        let was_given = |name: &str| self.answers.get(name).is_some_and(|at| *at <= events);
        let mut known = self.whole.clone();
        known.reports.retain(|name| was_given(name));
        known.invitations.retain(|name, _| was_given(name));
        known.sessions.retain(|name, _| was_given(name));
        known
    }

    /// The backups that had been made, by their paths below the root.
    pub fn backups_until(&self, events: usize) -> impl Iterator<Item = &str> {
        self.backups.iter().filter(move |(at, _)| *at <= events).map(|(_, path)| path.as_str())
    }

    /// How many there are: reports, invitations, sessions, backups.
    pub fn count(&self) -> [usize; 4] {
        let known = &self.whole;
        [known.reports.len(), known.invitations.len(), known.sessions.len(), self.backups.len()]
    }
}

/// What is not looked at: the index and the unpacked region, which are derived, and the memory that connections share,
/// which is made anew by whoever opens the database first.
pub fn is_left_out(path: &str) -> bool {
    ["/data/index", "/data/demo"].iter().any(|part| path == *part || path.starts_with(&format!("{part}/")))
        || path.ends_with("-shm")
}

/// Compiles the layer.
fn layer(folder: &Path) -> Result<PathBuf> {
    let library = folder.join("layer.so");
    let status = Command::new("cc")
        .args(["-O2", "-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(workshop::root().join("xtask/power_cut/layer.c"))
        .args(["-ldl", "-pthread"])
        .status()
        .context("cannot start cc: install the package build-essential")?;
    if !status.success() {
        bail!("the layer could not be compiled ({status})");
    }
    Ok(library)
}

struct Stage {
    binary: PathBuf,
    layer: PathBuf,
    root: PathBuf,
    journal: PathBuf,
    acknowledged: Arc<Mutex<Acknowledged>>,
    numbers: Arc<AtomicU64>,
    runs: Cell<usize>,
}

impl Stage {
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .args(words)
            .arg("--data")
            .arg(self.root.join("data"))
            .env("LD_PRELOAD", &self.layer)
            .env("OGNIWO_LAYER_SERVES", "1")
            .env("OGNIWO_LAYER_FOLDER", &self.root)
            .env("OGNIWO_LAYER_JOURNAL", &self.journal);
        command
    }

    fn serve(&self) -> Result<Demonstration> {
        self.runs.set(self.runs.get() + 1);
        Demonstration::start_as(&mut self.command(&["demo", "--port", "0"]), None)
    }

    /// People write for so long, while `meanwhile` happens.
    fn write_for<T>(
        &self,
        address: &str,
        time: Duration,
        meanwhile: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let writing = Writing::begin(address, self.runs.get())?;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (writing, stop) = (writing.clone(), Arc::clone(&stop));
                let (acknowledged, numbers) = (Arc::clone(&self.acknowledged), Arc::clone(&self.numbers));
                spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        writing.write(writer, numbers.fetch_add(1, Ordering::Relaxed), &acknowledged);
                        sleep(PAUSE);
                    }
                })
            })
            .collect();
        sleep(time / 2);
        let happened = meanwhile();
        sleep(time / 2);
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.join().map_err(|_| anyhow::anyhow!("a writer panicked"))?;
        }
        happened
    }

    fn journaled(&self) -> Result<u64> {
        Ok(fs::metadata(&self.journal)?.len())
    }

    /// Makes a backup under load; how long the journal was when the command had said that it was made.
    fn back_up(&self) -> Result<u64> {
        let folder = self.root.join(&BACKUPS[1..]);
        let done = self
            .command(&["backup", "--unlocked"])
            .arg(&folder)
            .env_remove("OGNIWO_LAYER_SERVES")
            .output()
            .context("no backup can be made")?;
        if !done.status.success() {
            bail!("no backup was made: {}", String::from_utf8_lossy(&done.stderr));
        }
        self.journaled()
    }
}

/// Plays, for about so long in all, below the folder.
///
/// # Errors
/// When the layer cannot be made, the program fails, or the layer did not see everything.
pub fn play(binary: &Path, folder: &Path, time: Duration) -> Result<Play> {
    let root = folder.join("root");
    fs::create_dir_all(root.join(&BACKUPS[1..]))?;
    let root = root.canonicalize()?;
    let stage = Stage {
        binary: binary.to_owned(),
        layer: layer(folder)?,
        journal: folder.join("journal"),
        root: root.clone(),
        acknowledged: Arc::default(),
        numbers: Arc::default(),
        runs: Cell::new(0),
    };
    let mut server = stage.serve()?;
    let ready = stage.journaled()?;
    let backed_up = stage.write_for(server.address(), time / 2, || stage.back_up())?;
    drop(server);
    server = stage.serve()?;
    stage.write_for(server.address(), time / 4, || Ok(()))?;
    server.cut_off()?;
    server = stage.serve()?;
    stage.write_for(server.address(), time / 4, || Ok(()))?;
    drop(server);

    let bytes = fs::read(&stage.journal)?;
    let journal = Journal::read(bytes, &root.display().to_string(), is_left_out)?;
    let whole = stage.acknowledged.lock().expect("nobody panicked").clone();
    let answers = journal.answers();
    let mut placed = BTreeMap::new();
    for (name, number) in &whole.numbers {
        let at =
            answers.get(number).with_context(|| format!("the layer did not see the answer to {name}"))?;
        placed.insert(name.clone(), *at);
    }
    let backups = fs::read_dir(root.join(&BACKUPS[1..]))?
        .map(|entry| {
            Ok((journal.events_until(backed_up), format!("{BACKUPS}/{}", entry?.file_name().display())))
        })
        .collect::<Result<_>>()?;
    let ready = journal.events_until(ready);
    Ok(Play { promises: Promises { whole, answers: placed, backups }, journal, ready })
}
