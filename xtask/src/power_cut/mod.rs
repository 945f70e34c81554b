//! The power goes: what was acknowledged must still be on a disk that had not yet written everything.
//!
//! A layer under the real program (`xtask/power_cut/layer.c`) writes down what it asks of the disk, in order, and when
//! its answers leave. From that journal a disk is worked out, as it could be after a power cut at any point ([`disk`]): all
//! that was synced, and any part of the rest, in any order, torn between sectors. For each seed one such disk is laid out and
//! the program itself must open it, and everything acknowledged before the cut must be there.
//!
//! Whether the test can fail is tested, too: with `--without-sync` the disk forgets what it was asked to sync, and losses
//! must be found.

mod disk;
mod examine;
mod journal;
mod play;

use crate::demonstration::release_binary;
use crate::dice::Dice;
use anyhow::{Context, Result, bail};
use disk::{Disk, Picture};
use examine::{Expected, examine};
use play::{BACKUPS, Play, is_left_out, play};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many cuts in a hundred come while the instance is still being made.
const EARLY: u64 = 4;
/// So many times in a hundred a server begins again after the cut.
const BEGINS_AGAIN: u64 = 4;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    /// How many cuts.
    pub seeds: u64,
    /// The first of them.
    pub first: u64,
    /// How long people write before anything is cut.
    pub seconds: u64,
    /// Every sync of what has this in its path does nothing, once the instance has been made.
    pub without_sync: Option<String>,
    /// Another program than the release build of this tree.
    pub binary: Option<PathBuf>,
}

/// Plays, cuts, looks.
///
/// # Errors
/// When something that was acknowledged is lost; without syncs, when nothing is.
pub fn command(order: &Order) -> Result<ExitCode> {
    let binary = order.binary.clone().unwrap_or_else(release_binary);
    let folder = tempfile::Builder::new().prefix("ogniwo-power-cut-").tempdir()?;
    let begun = Instant::now();
    let play = play(&binary, folder.path(), Duration::from_secs(order.seconds))?;
    let mut disk = Disk::new(&play.journal).holding(BACKUPS);
    disk.play(0..play.journal.events.len())?;
    let finally = disk.seen();
    compare(&finally, &folder.path().join("root"))?;
    let [reports, invitations, sessions, backups] = play.promises.count();
    println!(
        "{} events in {} s: {reports} reports, {invitations} invitations, {sessions} sessions and {backups} backups \
         acknowledged, {} letters sent",
        play.journal.events.len(),
        begun.elapsed().as_secs(),
        finally.keys().filter(|path| path.starts_with("/data/letters/")).count()
    );

    let begun = Instant::now();
    let lost: Mutex<Vec<(u64, String)>> = Mutex::default();
    let cuts = Mutex::new(cuts(&play, order).into_iter().enumerate());
    let hands = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for hand in 0..hands {
            let (play, finally, binary, cuts, lost) = (&play, &finally, &binary, &cuts, &lost);
            let place = folder.path().join(format!("hand-{hand}"));
            scope.spawn(move || {
                let mut watched = Watched::begin(play, order);
                while let Some((done, cut)) = next(cuts) {
                    let seed = cut.seed;
                    if let Err(error) = watched.one(binary, &place, finally, cut) {
                        lost.lock().expect("nobody panicked").push((seed, format!("{error:#}")));
                    }
                    if (done + 1).is_multiple_of(100) {
                        println!("{} cuts ({} s)", done + 1, begun.elapsed().as_secs());
                    }
                }
            });
        }
    });
    let lost = lost.into_inner().expect("nobody panicked");
    for (_, what) in lost.iter().take(10) {
        println!("{what}");
    }
    let took = begun.elapsed().as_secs();
    match &order.without_sync {
        None if lost.is_empty() => {
            println!("{} cuts, nothing acknowledged was lost ({took} s)", order.seeds);
            Ok(ExitCode::SUCCESS)
        }
        None => bail!("{} of {} cuts lost something", lost.len(), order.seeds),
        Some(part) if lost.is_empty() => bail!(
            "{} cuts with a disk that forgets to sync `{part}`, and no loss was noticed: this test proves nothing there",
            order.seeds
        ),
        Some(part) => {
            println!(
                "as it must be: {} of {} cuts lost something on a disk that forgets to sync `{part}` ({took} s)",
                lost.len(),
                order.seeds
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// One cut: which, and where.
struct Cut {
    seed: u64,
    at: usize,
    dice: Dice,
}

/// Where each seed cuts, in the order of the play, so that nobody has to begin it anew.
fn cuts(play: &Play, order: &Order) -> Vec<Cut> {
    let events = play.journal.events.len();
    let mut cuts: Vec<Cut> = (order.first..order.first + order.seeds)
        .map(|seed| {
            let mut dice = Dice::new(seed);
            let is_early = order.without_sync.is_none() && dice.happens(EARLY);
            let (from, to) = if is_early { (0, play.ready) } else { (play.ready, events) };
            let at =
                from + usize::try_from(dice.below((to - from) as u64 + 1)).expect("a number of events fits");
            Cut { seed, at, dice }
        })
        .collect();
    cuts.sort_by_key(|cut| cut.at);
    cuts
}

fn next(cuts: &Mutex<impl Iterator<Item = (usize, Cut)>>) -> Option<(usize, Cut)> {
    cuts.lock().expect("nobody panicked").next()
}

/// A disk that goes along with the play, and is copied at each cut.
struct Watched<'p> {
    play: &'p Play,
    order: &'p Order,
    disk: Disk<'p>,
    at: usize,
}

impl<'p> Watched<'p> {
    fn begin(play: &'p Play, order: &'p Order) -> Self {
        Self { play, order, disk: Disk::new(&play.journal).holding(BACKUPS), at: 0 }
    }

    fn go_to(&mut self, at: usize) -> Result<()> {
        if let Some(part) = self.order.without_sync.as_ref().filter(|_| self.at < self.play.ready) {
            self.disk.play(self.at..self.play.ready)?;
            self.disk.settle();
            self.disk.become_deaf_to(part);
            self.at = self.play.ready;
        }
        self.disk.play(self.at..at)?;
        self.at = at;
        Ok(())
    }

    fn one(&mut self, binary: &Path, place: &Path, finally: &Picture, cut: Cut) -> Result<()> {
        self.go_to(cut.at)?;
        let Cut { seed, at, mut dice } = cut;
        let picture = self.disk.clone().cut(&mut dice);
        let expected = Expected {
            acknowledged: self.play.promises.until(at),
            backups: self.play.promises.backups_until(at).collect(),
            finally,
            was_ready: at >= self.play.ready,
        };
        if place.exists() {
            fs::remove_dir_all(place)?;
        }
        let begins_again = self.order.without_sync.is_none() && dice.happens(BEGINS_AGAIN);
        examine(binary, place, &picture, &expected, begins_again, &mut dice).with_context(|| {
            let (events, ready) = (self.play.journal.events.len(), self.play.ready);
            format!("seed {seed}, cut after event {at} of {events} (ready at {ready})")
        })
    }
}

/// Whether the layer saw everything: played to its end, its journal must give the files as they are.
fn compare(finally: &Picture, root: &Path) -> Result<()> {
    let mut there = Picture::new();
    walk(root, "", &mut there)?;
    for (path, content) in &there {
        match finally.get(path) {
            Some(seen) if seen == content => {}
            Some(_) => bail!("the layer did not see all that was written to {path}"),
            None => bail!("the layer did not see that {path} was made"),
        }
    }
    match finally.keys().find(|path| !there.contains_key(*path)) {
        Some(path) => bail!("the layer did not see that {path} was removed"),
        None => Ok(()),
    }
}

fn walk(root: &Path, below: &str, there: &mut Picture) -> Result<()> {
    for entry in fs::read_dir(root.join(below.trim_start_matches('/')))? {
        let entry = entry?;
        let path = format!("{below}/{}", entry.file_name().display());
        if is_left_out(&path) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            there.insert(path.clone(), None);
            walk(root, &path, there)?;
        } else {
            there.insert(path, Some(fs::read(entry.path())?));
        }
    }
    Ok(())
}
