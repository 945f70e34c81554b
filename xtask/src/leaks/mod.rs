//! Leaks: where a name, a PESEL, a phone or a mailbox that people typed lies open although it should not.
//!
//! The real program is started with its logs at their most talkative, a letterbox and a demonstration. Needles, invented
//! people who stand nowhere else, are planted at every door by somebody in every role ([`planting`]). Then all that the
//! program left behind is searched for every needle in every shape it could take: the database with its write-ahead log,
//! the index, letters, logs, metrics, exports, a backup. Two years later by its clock, when all that is kept for a time only
//! must have gone, the database is searched again. On PostgreSQL the files of the server take the place of the one file.
//!
//! What may lie open is said, with its reason, in [`MAY`].

mod forms;
mod needles;
mod planting;

use crate::demonstration::{Demonstration, release_binary};
use crate::postgres::Cluster;
use crate::site::Site;
use crate::workshop;
use aho_corasick::AhoCorasick;
use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use needles::Needle;
use planting::{Planter, VISITOR, addresses};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread::sleep;
use std::time::{Duration, Instant};
use zip::ZipArchive;

/// What may lie open: at which doors it was typed, where it lies, and why that is as it should be.
const MAY: &[May] = &[May {
    typed: &["/pl/wpisy/", "/pl/wpisy "],
    kinds: &["name", "phone", "mailbox"],
    lies: &["ogniwo.sqlite", "server/data/", "taken-away/", "data/index/"],
    because: "what editors write into an entry is published: the directory tells how an office is reached",
}];

/// Something that may lie open.
struct May {
    /// The doors at which it was typed.
    typed: &'static [&'static str],
    /// What it is.
    kinds: &'static [&'static str],
    /// The files in which it lies.
    lies: &'static [&'static str],
    /// Why.
    because: &'static str,
}

impl May {
    fn allows(&self, one: &Found) -> bool {
        self.typed.iter().any(|door| one.door.contains(door))
            && self.kinds.contains(&one.kind)
            && self.lies.iter().any(|file| one.file.contains(file))
    }
}

/// In this order people walk; those who can take away others' roles come last.
const PEOPLE: [&str; 6] = ["worker", "editor", "coordinator", "auditor", "administrator", "manager"];
/// By so many days the clock is put forward.
const LATER: &str = "800";
/// Before the names of files that were searched then.
const LATER_ON: &str = "two years later: ";

/// Plants, searches, lets time pass, searches again.
///
/// # Errors
/// When a needle lies open where nothing allows it, or the program fails.
pub fn command(binary: Option<PathBuf>, keep: Option<&Path>, on_server: bool) -> Result<ExitCode> {
    let binary = binary.unwrap_or_else(release_binary);
    let temporary = tempfile::Builder::new().prefix("ogniwo-leaks-").tempdir()?;
    let folder = keep.unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    let server = on_server.then(Cluster::start).transpose()?;
    let place = Place { binary, folder: folder.to_owned(), data: folder.join("data"), server };
    let begun = Instant::now();
    let planter = plant(&place)?;
    let answers: Vec<String> =
        planter.answers.iter().map(|(status, count)| format!("{count} × {status}")).collect();
    println!(
        "{} needles planted at {} pages and {} forms ({}) in {} s",
        planter.needles.len(),
        planter.visited.len(),
        planter.filled.len(),
        answers.join(", "),
        begun.elapsed().as_secs()
    );
    place.take_away()?;
    let search = Search::for_all(&planter.needles)?;
    let mut found = search.below(folder, "")?;
    found.extend(place.search_server(&search, "")?);
    place.let_time_pass()?;
    found.extend(search.below(&place.data, LATER_ON)?);
    found.extend(place.search_server(&search, LATER_ON)?);
    println!(
        "{} files, {:.0} MB searched in {} s in all",
        search.files.get(),
        search.megabytes(),
        begun.elapsed().as_secs()
    );
    let open = not_allowed(&found);
    for line in &open {
        println!("{line}");
    }
    if !open.is_empty() {
        bail!("{} needles lie open", open.len());
    }
    for may in MAY {
        let count = found.iter().filter(|one| may.allows(one)).count();
        println!("{count} places are as they should be: typed at {}, {}", may.typed[0], may.because);
    }
    println!("nothing else lies open");
    Ok(ExitCode::SUCCESS)
}

struct Place {
    binary: PathBuf,
    folder: PathBuf,
    data: PathBuf,
    /// Of a database on a server.
    server: Option<Cluster>,
}

impl Place {
    fn program(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .args(words)
            .arg("--data")
            .arg(&self.data)
            .env("RUST_LOG", "trace,tantivy=debug,hyper=debug,mio=debug");
        if let Some(server) = &self.server {
            command.args(["--database", &server.url()]);
        }
        command
    }

    fn run(&self, words: &[&str]) -> Result<()> {
        let done = self.program(words).output()?;
        fs::write(
            self.folder.join(format!("said-by-{}.log", words[..2].join("-"))),
            [done.stdout, done.stderr.clone()].concat(),
        )?;
        if !done.status.success() {
            bail!("`ogniwo {}` failed: {}", words.join(" "), String::from_utf8_lossy(&done.stderr));
        }
        Ok(())
    }

    /// Looks into the files of the server: tables, write-ahead log, its own log.
    fn search_server(&self, search: &Search, when: &str) -> Result<Vec<Found>> {
        self.server
            .as_ref()
            .map_or(Ok(Vec::new()), |server| search.below(server.folder(), &format!("{when}server/")))
    }

    /// Everything that can be taken out of the program.
    fn take_away(&self) -> Result<()> {
        let out = self.folder.join("taken-away");
        fs::create_dir_all(out.join("backup"))?;
        let at = |name: &str| out.join(name).display().to_string();
        self.run(&["export", "everything", &at("everything")])?;
        self.run(&["export", "services", &at("services.csv")])?;
        self.run(&["export", "services", &at("services.xlsx")])?;
        self.run(&["export", "institutions", &at("institutions.csv")])?;
        self.run(&["export", "hsds", &at("hsds.ndjson")])?;
        self.run(&["audit", "export", &at("audit.jsonl")])?;
        self.run(&["backup", "--unlocked", &at("backup")])?;
        Ok(())
    }

    /// Starts a server whose clock is ahead, so that it looks through what is kept for a time only.
    fn let_time_pass(&self) -> Result<()> {
        let library = self.folder.join("later.so");
        let status = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .arg(&library)
            .arg(workshop::root().join("xtask/leaks/later.c"))
            .arg("-ldl")
            .status()
            .context("cannot start cc: install the package build-essential")?;
        if !status.success() {
            bail!("the clock could not be compiled ({status})");
        }
        let mut command = self.program(&["demo", "--port", "0"]);
        command.env("LD_PRELOAD", &library).env("OGNIWO_DAYS_LATER", LATER);
        let log = self.folder.join("later.log");
        let server = Demonstration::start_as(&mut command, Some(&log))?;
        let begun = Instant::now();
        while !fs::read_to_string(&log)?.contains("what is kept for a time only was looked through") {
            if begun.elapsed() > Duration::from_mins(1) {
                bail!("nothing was looked through within a minute");
            }
            sleep(Duration::from_millis(200));
        }
        drop(server);
        Ok(())
    }
}

fn plant(place: &Place) -> Result<Planter> {
    let mut command = place.program(&["demo", "--port", "0"]);
    let server = Demonstration::start_as(&mut command, Some(&place.folder.join("server.log")))?;
    let visitor = Site::visit(server.address());
    let all = addresses(&visitor)?;
    let mut planter = Planter::default();
    planter.settle(&Site::enter(server.address(), "manager")?, server.address())?;
    planter.knock(&visitor, &all)?;
    planter.walk(VISITOR, visitor.clone(), &all)?;
    for who in PEOPLE {
        planter.walk(who, Site::enter(server.address(), who)?, &all)?;
    }
    planter.knock(&Site::enter(server.address(), "manager")?, &all)?;
    // Letters go out every few seconds.
    sleep(Duration::from_secs(11));
    fs::write(place.folder.join("metrics.txt"), visitor.read("/metrics")?)?;
    // As it lies while the program runs, with the write-ahead log.
    let running = place.folder.join("while-running");
    fs::create_dir_all(&running)?;
    for entry in fs::read_dir(&place.data)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), running.join(entry.file_name()))?;
        }
    }
    drop(server);
    Ok(planter)
}

/// A needle that was found.
struct Found {
    door: String,
    kind: &'static str,
    file: String,
    around: String,
}

struct Search {
    patterns: AhoCorasick,
    meanings: Vec<(String, &'static str)>,
    files: std::cell::Cell<usize>,
    bytes: std::cell::Cell<usize>,
}

impl Search {
    fn for_all(needles: &[Needle]) -> Result<Self> {
        let (mut shapes, mut meanings) = (Vec::new(), Vec::new());
        for needle in needles {
            for (shape, kind) in needle.shapes() {
                shapes.push(shape);
                meanings.push((needle.door.clone(), kind));
            }
        }
        let patterns = AhoCorasick::builder().ascii_case_insensitive(true).build(&shapes)?;
        Ok(Self { patterns, meanings, files: 0.into(), bytes: 0.into() })
    }

    #[expect(clippy::cast_precision_loss, reason = "a round figure for people")]
    fn megabytes(&self) -> f64 {
        self.bytes.get() as f64 / 1e6
    }

    /// Looks into every file below a folder, also into packed ones.
    fn below(&self, folder: &Path, when: &str) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        let mut waiting = vec![folder.to_owned()];
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                for entry in fs::read_dir(&path)? {
                    waiting.push(entry?.path());
                }
                continue;
            }
            // A server listens at a socket that lies among its files.
            if !path.is_file() {
                continue;
            }
            let name = format!("{when}{}", path.strip_prefix(folder).unwrap_or(&path).display());
            let mut bytes = match fs::read(&path) {
                Ok(bytes) => bytes,
                // A server puts files aside while it works.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error).with_context(|| format!("{name} cannot be read")),
            };
            if name.ends_with(".eml") {
                bytes = without_recipient(&bytes);
            }
            self.files.set(self.files.get() + 1);
            self.look(&name, &bytes, &mut found);
            self.look(&format!("the name of {name}"), name.as_bytes(), &mut found);
            if bytes.starts_with(&[0x1f, 0x8b]) {
                let mut unpacked = Vec::new();
                MultiGzDecoder::new(&bytes[..])
                    .read_to_end(&mut unpacked)
                    .with_context(|| format!("{name} cannot be unpacked"))?;
                self.look(&format!("{name}, unpacked"), &unpacked, &mut found);
            }
            if bytes.starts_with(b"PK\x03\x04") {
                let mut archive = ZipArchive::new(Cursor::new(&bytes))?;
                for at in 0..archive.len() {
                    let mut part = archive.by_index(at)?;
                    let mut unpacked = Vec::new();
                    part.read_to_end(&mut unpacked)?;
                    let inner = format!("{name}, {}", part.name()?);
                    self.look(&inner, &unpacked, &mut found);
                }
            }
        }
        Ok(found)
    }

    fn look(&self, name: &str, bytes: &[u8], found: &mut Vec<Found>) {
        self.bytes.set(self.bytes.get() + bytes.len());
        for place in self.patterns.find_overlapping_iter(bytes) {
            let (door, kind) = &self.meanings[place.pattern().as_usize()];
            let around = &bytes[place.start().saturating_sub(60)..bytes.len().min(place.end() + 20)];
            found.push(Found {
                door: door.clone(),
                kind,
                file: name.to_owned(),
                around: String::from_utf8_lossy(around)
                    .chars()
                    .map(|c| if c.is_control() { '·' } else { c })
                    .collect(),
            });
        }
    }
}

/// A letter without the line that says to whom it goes: there the mailbox must stand.
fn without_recipient(letter: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(letter);
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("To: "));
    lines.collect::<String>().into_bytes()
}

/// One line for each door and file, when nothing allows it.
fn not_allowed(found: &[Found]) -> Vec<String> {
    let mut lines: BTreeMap<(String, &str), (usize, &Found)> = BTreeMap::new();
    for one in found {
        if !MAY.iter().any(|may| may.allows(one)) {
            lines.entry((one.door.clone(), one.file.as_str())).or_insert((0, one)).0 += 1;
        }
    }
    lines
        .into_values()
        .map(|(times, one)| {
            format!("{} · typed: {} · lies in {} ({times} ×): …{}…", one.kind, one.door, one.file, one.around)
        })
        .collect()
}
