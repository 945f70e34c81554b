//! Cut off and started again: what a server that acknowledged something must still know afterwards.
//!
//! People report errors and managers invite colleagues, several at once, while the server is ended without warning at a
//! moment nobody chose. After each cut everything that had been acknowledged must be there, nothing may be there by half,
//! the audit log must be whole, and in the end every letter must have been sent, each recognisable when it was sent twice.
//!
//! It looks from outside only: pages, `ogniwo verify`, `ogniwo export everything`, and the folder of letters.

use crate::demonstration::{Demonstration, release_binary};
use anyhow::{Context, Result, bail};
use serde_json::Value;
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

/// What was acknowledged to somebody.
#[derive(Default)]
struct Acknowledged {
    reports: BTreeSet<String>,
    invitations: BTreeSet<String>,
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
    let mut dice = Dice(seed.max(1));
    let begun = Instant::now();
    for cycle in 1..=cycles {
        let mut server =
            Demonstration::start_with(&binary, &place).context("the server did not start again")?;
        let site = Site::open(server.address())?;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (site, stop) = (site.clone(), Arc::clone(&stop));
                let (acknowledged, numbers) = (Arc::clone(&acknowledged), Arc::clone(&numbers));
                spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        let number = numbers.fetch_add(1, Ordering::Relaxed);
                        site.write(writer, number, &acknowledged);
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
                "{cycle} cuts, {} reports and {} invitations acknowledged, none lost ({} s)",
                known.reports.len(),
                known.invitations.len(),
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

/// A running site, seen by its visitors and by a manager who is signed in.
#[derive(Clone)]
struct Site {
    address: String,
    agent: ureq::Agent,
    cookie: String,
    seal: String,
    service: String,
}

impl Site {
    fn open(address: &str) -> Result<Self> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .build()
            .into();
        let mut site = Self {
            address: address.to_owned(),
            agent,
            cookie: String::new(),
            seal: String::new(),
            service: String::new(),
        };
        let signed_in = site
            .agent
            .post(format!("{address}/pl/wejscie/na-probe"))
            .send_form([("who", "manager")])
            .context("the manager cannot sign in")?;
        let cookie = signed_in.headers().get("set-cookie").context("no session began")?.to_str()?;
        site.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let page = site.read("/pl/konto/upowaznienie")?;
        site.seal = between(&page, "name=\"seal\" value=\"", "\"").context("the page has no seal")?;
        if page.contains("name=\"accept\"") {
            site.send("/pl/konto/upowaznienie", &[("accept", "1")])?;
        }
        let list: Value = serde_json::from_str(&site.read("/api/hsds/3.1/services?per_page=1")?)?;
        site.service = list["contents"][0]["id"].as_str().context("there is no service")?.to_owned();
        Ok(site)
    }

    fn read(&self, path: &str) -> Result<String> {
        let mut answer =
            self.agent.get(format!("{}{path}", self.address)).header("cookie", &self.cookie).call()?;
        Ok(answer.body_mut().read_to_string()?)
    }

    /// Sends a form with the seal of the session; the status and the page that came.
    fn send(&self, path: &str, fields: &[(&str, &str)]) -> Result<(u16, String)> {
        let fields = fields.iter().copied().chain([("seal", self.seal.as_str())]);
        let mut answer = self
            .agent
            .post(format!("{}{path}", self.address))
            .header("cookie", &self.cookie)
            .send_form(fields)?;
        Ok((answer.status().as_u16(), answer.body_mut().read_to_string()?))
    }

    /// Writes something and remembers it once the server has said that it has it.
    fn write(&self, writer: u64, number: u64, acknowledged: &Mutex<Acknowledged>) {
        if writer.is_multiple_of(2) {
            let marker = format!("marker-{number:08}");
            let path = format!("/pl/usluga/{}/zglos-blad", self.service);
            if let Ok((303, _)) = self.send(&path, &[("what", "other"), ("details", &marker)]) {
                acknowledged.lock().expect("nobody panicked").reports.insert(marker);
            }
        } else {
            let mailbox = format!("m{number:08}@demo.invalid");
            let fields = [("mailbox", mailbox.as_str()), ("role", "editor")];
            if let Ok((200, page)) = self.send("/pl/zespol/zapros", &fields)
                && page.contains("/pl/zaproszenie?token=")
            {
                acknowledged.lock().expect("nobody panicked").invitations.insert(mailbox);
            }
        }
    }
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let from = text.find(before)? + before.len();
    Some(text[from..][..text[from..].find(after)?].to_owned())
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
    let known = acknowledged.lock().expect("nobody panicked");
    let reports = occurrences(&table(&out, "error_report")?, "marker-", 15);
    for marker in &known.reports {
        match reports.get(marker) {
            Some(1) => {}
            Some(times) => bail!("the report {marker} is there {times} times"),
            None => bail!("the report {marker} was acknowledged and is gone"),
        }
    }
    let invitations = table(&out, "invitation")?.lines().count();
    let letters = table(&out, "letter")?.lines().count();
    let audited = table(&out, "audit_entry")?.matches("invitation.made").count();
    if invitations < known.invitations.len() {
        bail!("{} invitations were acknowledged and {invitations} are there", known.invitations.len());
    }
    // Each invitation has its letter and its entry in the audit, or none of the three is there.
    if letters != invitations || audited < invitations {
        bail!(
            "{invitations} invitations, {letters} letters, {audited} mentions in the audit: something is there by half"
        );
    }
    Ok(())
}

/// The rows of an exported table, one a line.
fn table(folder: &Path, name: &str) -> Result<String> {
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

/// How often each marker of this length stands in a text.
fn occurrences(text: &str, beginning: &str, length: usize) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (at, _) in text.match_indices(beginning) {
        if let Some(marker) = text.get(at..at + length) {
            *counts.entry(marker.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// Waits until every acknowledged invitation has its letter, and sees that no letter has two numbers.
fn wait_for_letters(folder: &Path, acknowledged: &Mutex<Acknowledged>) -> Result<usize> {
    let wanted = acknowledged.lock().expect("nobody panicked").invitations.clone();
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

/// Numbers that are the same for the same seed (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
