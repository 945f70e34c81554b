//! A private PostgreSQL cluster for tests: made in a temporary folder, gone when the command ends.
//!
//! Not a way to run Ogniwo: durability is switched off and everybody on this machine's loopback may enter.
//!
//! It speaks TLS with a certificate of an authority made for it; what tests need of that lies in the folder that the
//! `sslrootcert` of its address names: `authority.pem`, `stranger.pem` (an authority that vouches for nobody here),
//! `client.pem` and `client.key` (for the role `certified`, which enters with them only; `enciphered` enters by TLS only).
//!
//! The cluster sorts text by Polish rules where PostgreSQL can (ICU), so that a query that leans on the
//! database's order gives a different answer than on SQLite, and is caught.

use crate::workshop::exit_code_of;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The variable in which the tests look for a cluster.
pub const VARIABLE: &str = "OGNIWO_TEST_POSTGRES";

/// PostgreSQL refuses to run as root; these are the accounts we lend it then, the first that exists.
const ACCOUNTS: [&str; 2] = ["postgres", "ogniwo-check"];

/// Starts a cluster, runs the command with [`VARIABLE`] set, stops the cluster.
///
/// # Errors
/// When there is no PostgreSQL, it does not start, or the command cannot be started.
pub fn command(words: &[String]) -> Result<ExitCode> {
    let (program, arguments) = words.split_first().context("say which command to run, after `--`")?;
    let cluster = Cluster::start()?;
    exit_code_of(Command::new(program).args(arguments).env(VARIABLE, cluster.url()))
}

/// A running cluster. Dropping it stops it and removes its files.
pub struct Cluster {
    postmaster: Child,
    port: u16,
    // Removed when this is dropped, after the postmaster has stopped.
    folder: TempDir,
}

impl Cluster {
    /// Makes and starts a cluster.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or its log says why it would not start.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let account = Account::find()?;
        let folder = tempfile::Builder::new().prefix("ogniwo-postgres-").tempdir()?;
        account.give(folder.path())?;
        let data = folder.path().join("data");
        make(&programs, &account, &data)?;
        let certificates = folder.path().join("certificates");
        certify(&account, &certificates)?;
        let rules = data.join("pg_hba.conf");
        fs::write(&rules, format!("{RULES}{}", fs::read_to_string(&rules)?))?;

        let port = free_port()?;
        let log = folder.path().join("log");
        let output = File::create(&log)?;
        let mut command = Command::new(programs.join("postgres"));
        command
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(folder.path())
            .args(["-h", "127.0.0.1,127.0.0.2,127.0.0.3", "-p", &port.to_string()])
            .args(["-c", "ssl=on"])
            .args(["-c", &format!("ssl_cert_file={}", certificates.join("server.pem").display())])
            .args(["-c", &format!("ssl_key_file={}", certificates.join("server.key").display())])
            .args(["-c", &format!("ssl_ca_file={}", certificates.join("authority.pem").display())])
            .args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
            .args(["-c", "max_connections=300", "-c", "log_min_messages=warning"])
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        account.wear(&mut command, folder.path());
        let postmaster = command.spawn().context("cannot start postgres")?;
        let mut cluster = Self { postmaster, port, folder };
        cluster.wait_until_ready(&data, &log)?;
        Ok(cluster)
    }

    /// Where the tests may make their databases: in the clear, which is quicker.
    pub fn url(&self) -> String {
        let authority = self.folder.path().join("certificates/authority.pem");
        format!(
            "postgres://ogniwo@127.0.0.1:{}/postgres?sslmode=disable&sslrootcert={}",
            self.port,
            authority.display()
        )
    }

    /// Where all its files lie.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The postmaster writes its state into the eighth line of its pid file; `pg_ctl -w` waits for the same word.
    fn wait_until_ready(&mut self, data: &Path, log: &Path) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_mins(1) {
            let state = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
                return Ok(());
            }
            if let Some(status) = self.postmaster.try_wait()? {
                bail!("postgres ended at once ({status}):\n{}", fs::read_to_string(log).unwrap_or_default());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("postgres was not ready after a minute:\n{}", fs::read_to_string(log).unwrap_or_default())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast shutdown": open connections are ended, files are left whole.
        let asked = Command::new("kill").args(["-INT", &self.postmaster.id().to_string()]).status();
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < Duration::from_secs(10) {
            if matches!(self.postmaster.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(50));
        }
        // A postmaster that does not listen is ended; there is nobody left to tell about a failure here.
        let _ended = self.postmaster.kill();
        let _reaped = self.postmaster.wait();
    }
}

/// Who enters how, before the rules of initdb.
const RULES: &str = "hostssl all certified 127.0.0.0/8 cert\n\
                     hostssl all enciphered 127.0.0.0/8 trust\n\
                     host all certified,enciphered 127.0.0.0/8 reject\n\
                     host all all 127.0.0.0/8 trust\n";

/// Makes the certificates that the head of this file tells of. The server's is of 127.0.0.1 and 127.0.0.2: for the program
/// the latter is another machine, and 127.0.0.3 one of another name.
fn certify(account: &Account, folder: &Path) -> Result<()> {
    fs::create_dir(folder)?;
    let ask = |words: &str| -> Result<()> {
        let output = Command::new("openssl")
            .args(words.split_whitespace())
            .current_dir(folder)
            .output()
            .context("cannot start openssl: install the package `openssl`")?;
        if !output.status.success() {
            bail!("openssl {words} failed:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    };
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    for name in ["authority", "stranger"] {
        ask(&format!("req -x509 {key} -keyout {name}.key -out {name}.pem -days 2 -subj /CN={name}"))?;
    }
    for (name, subject, extension) in [
        ("server", "localhost", "subjectAltName=IP:127.0.0.1,IP:127.0.0.2"),
        ("client", "certified", "extendedKeyUsage=clientAuth"),
    ] {
        ask(&format!(
            "req {key} -keyout {name}.key -out {name}.csr -subj /CN={subject} -addext {extension}"
        ))?;
        ask(&format!(
            "x509 -req -in {name}.csr -CA authority.pem -CAkey authority.key -CAcreateserial -out {name}.pem -days 2 \
             -copy_extensions copy"
        ))?;
    }
    account.give(&folder.join("server.key"))
}

/// Who the cluster runs as: ourselves, or a lent account when we are root.
struct Account {
    lent: Option<(u32, u32)>,
}

impl Account {
    fn find() -> Result<Self> {
        if number("id", &["-u"])? != 0 {
            return Ok(Self { lent: None });
        }
        for name in ACCOUNTS {
            if let (Ok(user), Ok(group)) = (number("id", &["-u", name]), number("id", &["-g", name])) {
                return Ok(Self { lent: Some((user, group)) });
            }
        }
        let name = ACCOUNTS[1];
        let made = Command::new("useradd").args(["--system", "--no-create-home", name]).status()?;
        if !made.success() {
            bail!("PostgreSQL refuses to run as root, and the account `{name}` could not be made for it");
        }
        Ok(Self { lent: Some((number("id", &["-u", name])?, number("id", &["-g", name])?)) })
    }

    fn give(&self, folder: &Path) -> Result<()> {
        let Some((user, group)) = self.lent else { return Ok(()) };
        chown(folder, Some(user), Some(group))
            .with_context(|| format!("cannot give {} to PostgreSQL's account", folder.display()))
    }

    /// Makes the command run as this account, in a folder it may enter.
    fn wear(&self, command: &mut Command, folder: &Path) {
        command.current_dir(folder);
        if let Some((user, group)) = self.lent {
            command.uid(user).gid(group);
        }
    }
}

fn make(programs: &Path, account: &Account, data: &Path) -> Result<()> {
    let initdb = programs.join("initdb");
    let help = Command::new(&initdb).arg("--help").output().context("cannot start initdb")?;
    let mut command = Command::new(&initdb);
    command.arg("-D").arg(data).args(["--auth=trust", "--username=ogniwo", "--encoding=UTF8", "--no-sync"]);
    if String::from_utf8_lossy(&help.stdout).contains("--icu-locale") {
        command.args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=pl"]);
    } else {
        command.arg("--locale=C.UTF-8");
    }
    account.wear(&mut command, data.parent().expect("the data folder stands in a temporary folder"));
    let output = command.output().context("cannot start initdb")?;
    if !output.status.success() {
        bail!("initdb failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// The folder with `initdb` and `postgres`: on the path, or where Debian keeps the newest version.
fn programs() -> Result<PathBuf> {
    let on_path = Command::new("sh").args(["-c", "command -v initdb"]).output()?;
    let found = String::from_utf8_lossy(&on_path.stdout).trim().to_owned();
    if !found.is_empty() {
        let real = fs::canonicalize(&found)?;
        let folder = real.parent().expect("a file stands in a folder").to_path_buf();
        if folder.join("postgres").is_file() {
            return Ok(folder);
        }
    }
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    match versions.pop() {
        Some((_, folder)) => Ok(folder),
        None => bail!("PostgreSQL is missing: install the package `postgresql`"),
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn number(program: &str, arguments: &[&str]) -> Result<u32> {
    let output = Command::new(program).args(arguments).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;

    #[test]
    fn a_cluster_answers_while_it_lives_and_is_gone_afterwards() {
        let cluster = Cluster::start().unwrap();
        let port = cluster.port;
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
