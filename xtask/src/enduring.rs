//! Cut off and started again: what a server that acknowledged something must still know afterwards.
//!
//! People report errors and managers invite colleagues, several at once, while the server is ended without warning at a
//! moment nobody chose. After each cut everything that had been acknowledged must be there, nothing may be there by half,
//! the audit log must be whole, and in the end every letter must have been sent, each recognisable when it was sent twice.
//!
//! It looks from outside only: pages, `ogniwo verify`, `ogniwo export everything`, and the folder of letters.

use crate::demonstration::{Demonstration, release_binary};
use crate::dice::Dice;
use crate::site::{Site, between};
use anyhow::{Context, Result, bail};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

/// How many people write at the same time.
const WRITERS: u64 = 4;
/// The server is cut off this soon at the latest after it was ready.
const LATEST_CUT: u64 = 700;

/// What was acknowledged to somebody, each under a name of its own.
#[derive(Debug, Default, Clone)]
pub(crate) struct Acknowledged {
    /// Reports of errors.
    pub reports: BTreeSet<String>,
    /// Invitations, with the digests of their tokens.
    pub invitations: BTreeMap<String, String>,
    /// Sessions, with the digests of their cookies.
    pub sessions: BTreeMap<String, String>,
    /// In which run of the server each of them was acknowledged, and the number of the request as that run counted.
    pub numbers: BTreeMap<String, (usize, String)>,
}

/// Runs the cycles and says what was found.
///
/// # Errors
/// When something that was acknowledged is gone, or the server does not start again.
pub fn command(cycles: u64, seed: u64, database: Option<&str>) -> Result<ExitCode> {
    let binary = release_binary();
    let folder = tempfile::Builder::new().prefix("ogniwo-enduring-").tempdir()?;
    let data = folder.path().join("data");
    let mut place = vec!["--data".to_owned(), data.display().to_string()];
    if let Some(database) = database {
        place.extend(["--database".to_owned(), database.to_owned()]);
    }
    let acknowledged = Arc::new(Mutex::new(Acknowledged::default()));
    let numbers = Arc::new(AtomicU64::new(0));
    let mut dice = Dice::new(seed);
    let begun = Instant::now();
    for cycle in 1..=cycles {
        let mut server =
            Demonstration::start_with(&binary, &place).context("the server did not start again")?;
        let writing = Writing::begin(server.address(), 0)?;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (writing, stop) = (writing.clone(), Arc::clone(&stop));
                let (acknowledged, numbers) = (Arc::clone(&acknowledged), Arc::clone(&numbers));
                spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        let number = numbers.fetch_add(1, Ordering::Relaxed);
                        writing.write(writer, number, &acknowledged);
                    }
                })
            })
            .collect();
        sleep(Duration::from_millis(dice.below(LATEST_CUT)));
        server.cut_off()?;
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.join().map_err(|_| anyhow::anyhow!("a writer panicked"))?;
        }
        examine(&binary, &place, folder.path(), &acknowledged)
            .with_context(|| format!("after cut {cycle}"))?;
        if cycle % 10 == 0 || cycle == cycles {
            let known = acknowledged.lock().expect("nobody panicked");
            println!(
                "{cycle} cuts, {} reports, {} invitations and {} sessions acknowledged, none lost ({} s)",
                known.reports.len(),
                known.invitations.len(),
                known.sessions.len(),
                begun.elapsed().as_secs()
            );
        }
    }
    let server = Demonstration::start_with(&binary, &place)?;
    let letters = wait_for_letters(&data.join("letters"), &acknowledged)?;
    drop(server);
    examine(&binary, &place, folder.path(), &acknowledged).context("at the end")?;
    println!("{letters} letters for the acknowledged invitations, each once under its own number");
    Ok(ExitCode::SUCCESS)
}

/// People who write: a visitor who reports errors, a manager who invites colleagues, somebody who comes in.
#[derive(Clone)]
pub(crate) struct Writing {
    site: Site,
    service: String,
    run: usize,
}

impl Writing {
    pub fn begin(address: &str, run: usize) -> Result<Self> {
        let site = Site::enter(address, "manager")?;
        let service = site.any_service()?;
        Ok(Self { site, service, run })
    }

    /// Writes something and remembers it once the server has said that it has it.
    pub fn write(&self, writer: u64, number: u64, acknowledged: &Mutex<Acknowledged>) {
        let name = format!("marker-{number:08}");
        let known = || acknowledged.lock().expect("nobody panicked");
        match writer % WRITERS {
            1 => {
                let mailbox = mailbox(&name);
                let fields = [("mailbox", mailbox.as_str()), ("role", "editor")];
                if let Ok(answer) = self.site.send("/pl/zespol/zapros", &fields)
                    && let Some(token) = between(&answer.page, "/pl/zaproszenie?token=", "<")
                {
                    let mut known = known();
                    known.numbers.insert(name.clone(), (self.run, answer.number));
                    known.invitations.insert(name, digest(&token));
                }
            }
            3 => {
                if let Ok((cookie, number)) = self.site.come_in("worker") {
                    let token = cookie.split('=').nth(1).unwrap_or_default();
                    let mut known = known();
                    known.numbers.insert(name.clone(), (self.run, number));
                    known.sessions.insert(name, digest(token));
                }
            }
            _ => {
                let path = format!("/pl/usluga/{}/zglos-blad", self.service);
                let fields = [("what", "other"), ("details", name.as_str())];
                if let Ok(answer) = self.site.send(&path, &fields)
                    && answer.status == 303
                {
                    let mut known = known();
                    known.numbers.insert(name.clone(), (self.run, answer.number));
                    known.reports.insert(name);
                }
            }
        }
    }
}

fn mailbox(name: &str) -> String {
    format!("{name}@demo.invalid")
}

/// The kind of the letters that ask whether entries are still true.
const QUESTION: &str = "service.confirm";

/// How a token is kept.
fn digest(token: &str) -> String {
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap_or_default();
    BASE64.encode(&Sha256::digest(bytes))
}

/// Looks into the database from outside, while no server runs.
fn examine(binary: &Path, place: &[String], folder: &Path, acknowledged: &Mutex<Acknowledged>) -> Result<()> {
    let verified = Command::new(binary).arg("verify").args(place).output()?;
    if !verified.status.success() {
        bail!("the audit log is not whole:\n{}", String::from_utf8_lossy(&verified.stdout));
    }
    let out = folder.join("everything");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let exported = Command::new(binary).args(["export", "everything"]).arg(&out).args(place).output()?;
    if !exported.status.success() {
        bail!("the export failed: {}", String::from_utf8_lossy(&exported.stderr));
    }
    look_into(&out, &acknowledged.lock().expect("nobody panicked"))
}

/// Whether everything that was acknowledged is in an export of everything, once, and nothing by half.
pub(crate) fn look_into(out: &Path, known: &Acknowledged) -> Result<()> {
    let reports = table(out, "error_report")?.lines().count();
    if reports < known.reports.len() {
        bail!("{} reports were acknowledged and {reports} are there", known.reports.len());
    }
    let invitations = table(out, "invitation")?;
    let sessions = table(out, "session")?;
    for (what, rows, acknowledged) in
        [("invitation", &invitations, &known.invitations), ("session", &sessions, &known.sessions)]
    {
        let there: Vec<&str> = rows.lines().filter_map(|row| field(row, "digest")).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for digest in there {
            *counts.entry(digest).or_default() += 1;
        }
        for (name, digest) in acknowledged {
            match counts.get(digest.as_str()) {
                Some(1) => {}
                Some(times) => bail!("the {what} {name} is there {times} times"),
                None => bail!("the {what} {name} was acknowledged and is gone"),
            }
        }
    }
    // Each invitation has its letter and its entry in the audit, or none of the three is there.
    let invitations = invitations.lines().count();
    // The demonstration itself asks its institutions, by letters of another kind.
    let letters = table(out, "letter")?;
    let letters = letters.lines().filter(|row| field(row, "kind") != Some(QUESTION)).count();
    let audited = table(out, "audit_entry")?.matches("invitation.made").count();
    if letters != invitations || audited < invitations {
        bail!(
            "{invitations} invitations, {letters} letters, {audited} mentions in the audit: something is there by half"
        );
    }
    Ok(())
}

/// A text in an exported row.
pub(crate) fn field<'r>(row: &'r str, name: &str) -> Option<&'r str> {
    let from = row.find(&format!("\"{name}\":\""))? + name.len() + 4;
    row[from..].split('"').next()
}

/// The rows of an exported table, one a line.
pub(crate) fn table(folder: &Path, name: &str) -> Result<String> {
    let found = fs::read_dir(folder)?
        .chain(fs::read_dir(folder.join("tables")).into_iter().flatten())
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path: &PathBuf| {
            path.file_name()
                .and_then(|file| file.to_str())
                .is_some_and(|file| file.split('.').next() == Some(name) && file.contains(".jsonl"))
        });
    let path = found.with_context(|| format!("the export has no table {name}"))?;
    fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Waits until every acknowledged invitation has its letter, and sees that no letter has two numbers.
fn wait_for_letters(folder: &Path, acknowledged: &Mutex<Acknowledged>) -> Result<usize> {
    let wanted: BTreeSet<String> =
        acknowledged.lock().expect("nobody panicked").invitations.keys().map(|name| mailbox(name)).collect();
    let begun = Instant::now();
    loop {
        let mut numbers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let text = fs::read_to_string(entry?.path()).unwrap_or_default();
            let header = |name: &str| {
                text.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned())
            };
            if let (Some(to), Some(number)) = (header("To:"), header("Message-ID:")) {
                let to = to.trim_matches(['<', '>']).to_owned();
                numbers.entry(to).or_default().insert(number);
            }
        }
        if let Some((to, several)) = numbers.iter().find(|(_, several)| several.len() > 1) {
            bail!("{to} got letters under {} numbers", several.len());
        }
        if wanted.iter().all(|mailbox| numbers.contains_key(mailbox)) {
            return Ok(wanted.len());
        }
        if begun.elapsed() > Duration::from_mins(5) {
            let missing = wanted.iter().filter(|mailbox| !numbers.contains_key(*mailbox)).count();
            bail!("{missing} of {} letters were not sent within five minutes", wanted.len());
        }
        sleep(Duration::from_secs(1));
    }
}
