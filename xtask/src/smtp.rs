//! A real mail server for tests: Python's aiosmtpd in an environment of its own, gone when the command ends.
//!
//! Not a way to run Ogniwo: whoever can reach this machine's loopback may post. It takes letters on three ports (with
//! STARTTLS offered, with TLS from the first byte, without any), writes them into a folder, and refuses the recipients
//! that `xtask/smtp/server.py` names.

use crate::workshop::{exit_code_of, root};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The variable in which the tests look for the server that offers STARTTLS.
pub const VARIABLE: &str = "OGNIWO_TEST_SMTP";
/// The variable with the folder: `authority.pem`, `received/N.eml`, and in `ports` a line each for `implicit` and `plain`.
pub const FOLDER: &str = "OGNIWO_TEST_SMTP_FOLDER";

/// Starts the server, runs the command with [`VARIABLE`] and [`FOLDER`] set, ends the server.
///
/// # Errors
/// When Python or its packages cannot be had, the server does not start, or the command cannot be started.
pub fn command(words: &[String]) -> Result<ExitCode> {
    let (program, arguments) = words.split_first().context("say which command to run, after `--`")?;
    let server = Server::start()?;
    exit_code_of(
        Command::new(program).args(arguments).env(VARIABLE, server.address()).env(FOLDER, server.folder()),
    )
}

/// A running server. Dropping it ends it and removes its files.
pub struct Server {
    process: Child,
    port: u16,
    folder: PathBuf,
    // Held for its end: the folder is removed when this is dropped, after the server has ended.
    _temporary: TempDir,
}

impl Server {
    /// Makes the environment when it is missing, and starts the server.
    ///
    /// # Errors
    /// When the environment cannot be made or the server does not say that it is ready.
    pub fn start() -> Result<Self> {
        let python = environment()?;
        let temporary = tempfile::Builder::new().prefix("ogniwo-smtp-").tempdir()?;
        let folder = temporary.path().join("mail");
        let mut process = Command::new(python)
            .arg(home().join("server.py"))
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the mail server")?;
        let output = process.stdout.take().context("the mail server has no output")?;
        let mut server = Self { process, port: 0, folder, _temporary: temporary };
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let Some([starttls, implicit, plain]) = ports(&line) else {
            bail!("the mail server did not say that it is ready, but: {line:?}");
        };
        server.port = starttls;
        fs::write(server.folder.join("ports"), format!("implicit {implicit}\nplain {plain}\n"))?;
        Ok(server)
    }

    /// `127.0.0.1:PORT`, where STARTTLS is offered.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Where the letters are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends when its standard input does.
        drop(self.process.stdin.take());
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(5) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        // There is nobody left to tell about a failure here.
        let _ended = self.process.kill();
        let _reaped = self.process.wait();
    }
}

fn ports(line: &str) -> Option<[u16; 3]> {
    let numbers: Vec<u16> =
        line.strip_prefix("ready ")?.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

fn home() -> PathBuf {
    root().join("xtask/smtp")
}

/// The environment's Python, in the cache folder beside that of the other tools.
fn environment() -> Result<PathBuf> {
    let folder = cache()?.join("ogniwo/aiosmtpd");
    let python = folder.join("bin/python3");
    let wanted = fs::read_to_string(home().join("requirements.txt"))?;
    let stamp = folder.join("requirements.txt");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder), "install the package python3-venv")?;
    let requirements = home().join("requirements.txt");
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    run(install.arg(requirements), "aiosmtpd could not be installed from PyPI")?;
    fs::write(stamp, wanted)?;
    Ok(python)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the cache folder is named by the environment, here as in ./check"
)]
fn cache() -> Result<PathBuf> {
    let named = std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    named
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set")
}

fn run(command: &mut Command, mend: &str) -> Result<()> {
    let program = command.get_program().display().to_string();
    let status = command.status().with_context(|| format!("cannot start {program}: {mend}"))?;
    if !status.success() {
        bail!("{program} failed ({status}): {mend}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ports_are_read_from_the_line_that_says_ready() {
        assert_eq!(ports("ready 1025 2025 3025\n"), Some([1025, 2025, 3025]));
        for line in ["", "ready 1 2", "Traceback (most recent call last):", "ready a b c"] {
            assert_eq!(ports(line), None, "{line:?}");
        }
    }
}
