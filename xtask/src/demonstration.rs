//! A demo server for a check: started on a free port, its address read from what it prints, stopped at the end.

use crate::workshop::{exit_code_of, root};
use anyhow::{Context, Result, bail};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

/// The variable in which a command finds the demo.
pub const VARIABLE: &str = "OGNIWO_ADDRESS";

/// The variable in which it finds the folder with the letters that the demo wrote.
pub const LETTERS: &str = "OGNIWO_LETTERS";

/// The binary that `cargo build --release` makes.
pub fn release_binary() -> PathBuf {
    root().join("target/release/ogniwo")
}

/// Starts a demo, runs the command with [`VARIABLE`] and [`LETTERS`] set, stops the demo.
///
/// # Errors
/// When the demo does not start or the command cannot be started.
pub fn command(words: &[String]) -> Result<ExitCode> {
    let (program, arguments) = words.split_first().context("say which command to run, after `--`")?;
    let folder = tempfile::Builder::new().prefix("ogniwo-demonstration-").tempdir()?;
    let data = folder.path().join("data");
    let place = ["--data".to_owned(), data.display().to_string()];
    let demonstration = Demonstration::start_with(&release_binary(), &place)?;
    exit_code_of(
        Command::new(program)
            .args(arguments)
            .env(VARIABLE, demonstration.address())
            .env(LETTERS, data.join("letters")),
    )
}

/// A running `ogniwo demo`. Dropping it asks it to stop, by its own process number.
pub struct Demonstration {
    process: Child,
    address: String,
}

impl Demonstration {
    /// Starts the binary and waits until it prints an address and answers on it.
    ///
    /// # Errors
    /// When the binary is missing, ends, or is not ready within two minutes.
    pub fn start(binary: &Path) -> Result<Self> {
        Self::start_with(binary, &[])
    }

    /// The same, with more arguments: a folder that stays, a database.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_with(binary: &Path, more: &[String]) -> Result<Self> {
        if !binary.is_file() {
            bail!("{} is missing: run `cargo build --release` first", binary.display());
        }
        let mut command = Command::new(binary);
        command.args(["demo", "--port", "0"]).args(more);
        Self::start_as(&mut command, None)
    }

    /// Starts a command that serves, and keeps what it prints and logs in a file.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_as(command: &mut Command, log: Option<&Path>) -> Result<Self> {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let log = log.map(|log| OpenOptions::new().append(true).create(true).open(log)).transpose()?;
        let again = log.as_ref().map(File::try_clone).transpose()?;
        let (sender, receiver) = channel();
        listen(process.stdout.take().context("the demo has no output")?, Some(sender), log);
        listen(process.stderr.take().context("the demo has no error output")?, None, again);
        let mut demonstration = Self { process, address: String::new() };
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_mins(2) {
            if let Ok(address) = receiver.recv_timeout(Duration::from_millis(200)) {
                demonstration.address = address;
                return demonstration.ready(begun);
            }
            if let Some(status) = demonstration.process.try_wait()? {
                bail!("the demo ended before it printed an address ({status})");
            }
        }
        bail!("the demo printed no address within two minutes")
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends it as a power cut or the kernel would: at once, wherever it stands.
    ///
    /// # Errors
    /// When the process cannot be ended.
    pub fn cut_off(&mut self) -> Result<()> {
        self.process.kill().context("the demo cannot be ended")?;
        self.process.wait().context("the demo did not end")?;
        Ok(())
    }

    fn ready(self, begun: Instant) -> Result<Self> {
        let question = format!("{}/readyz", self.address);
        while begun.elapsed() < Duration::from_mins(2) {
            if ureq::get(&question).call().is_ok() {
                return Ok(self);
            }
            sleep(Duration::from_millis(100));
        }
        bail!("{question} was not ready within two minutes")
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        if matches!(self.process.try_wait(), Ok(Some(_))) {
            return;
        }
        let asked = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < Duration::from_secs(10) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(50));
        }
        // A server that does not stop when asked is ended; its temporary data are nobody's.
        let _ended = self.process.kill();
        let _reaped = self.process.wait();
    }
}

/// Reads the output to its end (a full pipe would stop the server), keeps it and sends on the addresses in it.
fn listen(output: impl Read + Send + 'static, sender: Option<Sender<String>>, mut log: Option<File>) {
    spawn(move || {
        for line in BufReader::new(output).lines().map_while(std::io::Result::ok) {
            if let Some(log) = &mut log {
                // Who reads the log notices what is missing in it.
                let _full = writeln!(log, "{line}");
            }
            if let (Some(sender), Some(address)) = (&sender, address_in(&line)) {
                // Nobody listens after the first address; that is no fault.
                let _late = sender.send(address);
            }
        }
    });
}

/// The origin of the first `http://` address in a line.
fn address_in(line: &str) -> Option<String> {
    let from = line.find("http://")?;
    let rest = &line[from + "http://".len()..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ".:-[]".contains(c))).unwrap_or(rest.len());
    let host = rest[..end].trim_end_matches([':', '.']);
    host.contains(':').then(|| format!("http://{host}"))
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_origin_is_read_from_a_printed_line() {
        for (line, expected) in [
            ("Strona: http://127.0.0.1:41873/pl/", Some("http://127.0.0.1:41873")),
            ("\u{1b}[1mhttp://localhost:8080\u{1b}[0m", Some("http://localhost:8080")),
            ("serving on http://[::1]:8080/.", Some("http://[::1]:8080")),
            ("see http://example.org for more", None),
            ("nothing here", None),
        ] {
            assert_eq!(address_in(line).as_deref(), expected, "{line}");
        }
    }
}
