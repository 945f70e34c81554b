//! Lines of the log on their way to another machine: syslog (RFC 5424) by TLS (RFC 5425), a line as it is written.
//!
//! The program never waits for the collector. Lines that cannot leave wait in memory, [`WAITING`] of them; what does not fit
//! is counted, and the count is told when the way is open again. The protocol has no receipts: what the network had already
//! taken over when it broke may be lost there, and is still in the log of this machine.

use std::{
    fs,
    io::{self, Write as _},
    net::{TcpStream, ToSocketAddrs as _},
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

use crate::configuration::Logs;

/// So many lines wait for a collector that cannot be reached.
const WAITING: usize = 10_000;
/// Where collectors listen (RFC 5425, 4.1).
const USUAL_PORT: u16 = 6514;
const CONNECTING: Duration = Duration::from_secs(5);
const WRITING: Duration = Duration::from_secs(10);
/// After an attempt that failed, the next waits so long, then twice as long, up to the longest.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);
/// How often the courier looks whether the program ends.
const GLANCE: Duration = Duration::from_millis(200);
/// So long the end of the program waits for the last lines.
const LAST_LINES: Duration = Duration::from_secs(3);

/// Who takes the lines.
#[derive(Clone)]
pub struct Collector {
    host: String,
    port: u16,
    tls: Arc<ClientConfig>,
}

impl Collector {
    /// The collector of the settings, if they name one.
    pub fn of(logs: &Logs) -> Result<Option<Self>> {
        if logs.collector.is_empty() {
            return Ok(None);
        }
        let (host, port) = match logs.collector.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host, port.parse().context("`collector` in [logs] of ogniwo.toml: write it as host:port")?)
            }
            _ => (logs.collector.as_str(), USUAL_PORT),
        };
        let mut trusted = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(path) = &logs.authority {
            let told = || format!("`authority` in [logs] of ogniwo.toml: {}", path.display());
            let pem = fs::read(path).with_context(told)?;
            let before = trusted.len();
            for certificate in CertificateDer::pem_slice_iter(&pem) {
                trusted.add(certificate.with_context(told)?).with_context(told)?;
            }
            if trusted.len() == before {
                bail!("{}: no certificate in PEM form is in it", told());
            }
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .context("TLS")?
            .with_root_certificates(trusted)
            .with_no_client_auth();
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Some(Self { host, port, tls: Arc::new(tls) }))
    }

    /// Begins to carry lines, until the courier is dropped.
    pub fn set_out(self) -> Courier {
        let (lines, waiting) = sync_channel(WAITING);
        let ends = Arc::new(AtomicBool::new(false));
        let pen = Pen { lines, missed: Arc::default() };
        let walk =
            Walk { collector: self, waiting, missed: Arc::clone(&pen.missed), ends: Arc::clone(&ends) };
        Courier { pen, ends, walk: Some(thread::spawn(move || walk.on())) }
    }

    /// Whether the collector answers and shows a certificate of its name: for `doctor`.
    pub fn answers(&self) -> io::Result<()> {
        self.reach().map(drop)
    }

    fn reach(&self) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
        let name = ServerName::try_from(self.host.clone()).map_err(io::Error::other)?;
        let mut last = io::Error::other("its name has no address");
        for address in (self.host.as_str(), self.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECTING) {
                Ok(mut socket) => {
                    socket.set_write_timeout(Some(WRITING))?;
                    socket.set_read_timeout(Some(WRITING))?;
                    let mut tls =
                        ClientConnection::new(Arc::clone(&self.tls), name).map_err(io::Error::other)?;
                    while tls.is_handshaking() {
                        tls.complete_io(&mut socket)?;
                    }
                    return Ok(StreamOwned::new(tls, socket));
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

/// Carries lines; dropping it lets the last ones leave.
pub struct Courier {
    pen: Pen,
    ends: Arc<AtomicBool>,
    walk: Option<JoinHandle<()>>,
}

impl Courier {
    /// What writes lines for it.
    pub fn pen(&self) -> Pen {
        self.pen.clone()
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // It gives up by itself in time: a collector that does not answer must not hold the program.
        if let Some(walk) = self.walk.take() {
            walk.join().ok();
        }
    }
}

/// Writes lines into the queue of the courier.
#[derive(Clone)]
pub struct Pen {
    lines: SyncSender<Vec<u8>>,
    missed: Arc<AtomicU64>,
}

/// One line while it is written.
pub struct Line<'a> {
    pen: &'a Pen,
    level: Level,
    text: Vec<u8>,
}

impl<'a> MakeWriter<'a> for Pen {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Self::Writer {
        Line { pen: self, level: Level::INFO, text: Vec::new() }
    }

    fn make_writer_for(&'a self, about: &Metadata<'_>) -> Self::Writer {
        Line { pen: self, level: *about.level(), text: Vec::new() }
    }
}

impl io::Write for Line<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        if self.pen.lines.try_send(frame(self.level, &self.text)).is_err() {
            self.pen.missed.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// A line as RFC 5424 writes it, behind its length in bytes (RFC 5425, 4.3). Its time is the one in the line.
fn frame(level: Level, text: &[u8]) -> Vec<u8> {
    /// `local0` (RFC 5424, 6.2.1).
    const FACILITY: u8 = 16;
    let severity = match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        _ => 7,
    };
    let text = String::from_utf8_lossy(text);
    let text = text.trim_end();
    let at = text
        .split_once("\"timestamp\":\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("-", |(moment, _)| moment);
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = Some(host.trim()).filter(|host| !host.is_empty()).unwrap_or("-");
    let message = format!("<{}>1 {at} {host} ogniwo {} - - {text}", FACILITY * 8 + severity, process::id());
    [format!("{} ", message.len()).as_bytes(), message.as_bytes()].concat()
}

/// The courier on its way.
struct Walk {
    collector: Collector,
    waiting: Receiver<Vec<u8>>,
    missed: Arc<AtomicU64>,
    ends: Arc<AtomicBool>,
}

type Way = StreamOwned<ClientConnection, TcpStream>;

impl Walk {
    fn on(self) {
        let mut way: Option<Way> = None;
        let mut hand: Option<Vec<u8>> = None;
        let mut pause = SHORTEST_PAUSE;
        let mut not_before = Instant::now();
        let mut give_up: Option<Instant> = None;
        loop {
            if self.ends.load(Ordering::Relaxed) {
                let until = *give_up.get_or_insert_with(|| Instant::now() + LAST_LINES);
                if Instant::now() >= until {
                    return;
                }
            }
            if hand.is_none() {
                match self.waiting.recv_timeout(GLANCE) {
                    Ok(line) => hand = Some(line),
                    Err(RecvTimeoutError::Timeout) if give_up.is_none() => continue,
                    Err(_) => return farewell(way),
                }
            }
            way = way.and_then(still_open);
            if way.is_none() {
                if Instant::now() < not_before {
                    thread::sleep(GLANCE);
                    continue;
                }
                match self.collector.reach() {
                    Ok(reached) => {
                        way = Some(reached);
                        pause = SHORTEST_PAUSE;
                        let missed = self.missed.swap(0, Ordering::Relaxed);
                        if missed > 0 {
                            tracing::warn!(
                                missed,
                                "the collector of logs is reached again; lines are missing there"
                            );
                        }
                    }
                    Err(error) => {
                        if pause == SHORTEST_PAUSE {
                            tracing::error!(%error, "the collector of logs is not reached; lines wait");
                        }
                        not_before = Instant::now() + pause;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                        continue;
                    }
                }
            }
            if let (Some(open), Some(line)) = (&mut way, &hand) {
                if open.write_all(line).and_then(|()| open.flush()).is_ok() {
                    hand = None;
                } else {
                    way = None;
                }
            }
        }
    }
}

/// Says to the other side that nothing more comes.
fn farewell(way: Option<Way>) {
    if let Some(mut way) = way {
        way.conn.send_close_notify();
        way.flush().ok();
    }
}

/// Nothing when the other side has closed the way: the first line written after that would be lost without an error.
fn still_open(mut way: Way) -> Option<Way> {
    way.sock.set_nonblocking(true).ok()?;
    loop {
        match way.conn.read_tls(&mut way.sock) {
            Ok(0) => return None,
            Ok(_) => {
                if way.conn.process_new_packets().ok()?.peer_has_closed() {
                    return None;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(_) => return None,
        }
    }
    way.sock.set_nonblocking(false).ok()?;
    Some(way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_framed_as_the_standard_writes_it() {
        let line = br#"{"timestamp":"2026-11-22T10:00:00.000001Z","level":"ERROR","message":"a\u0142"}
"#;
        let framed = String::from_utf8(frame(Level::ERROR, line)).expect("text");
        let (length, message) = framed.split_once(' ').expect("a length");
        assert_eq!(length.parse(), Ok(message.len()));
        assert!(message.starts_with("<131>1 2026-11-22T10:00:00.000001Z "), "{message}");
        assert!(message.ends_with(
            r#" - - {"timestamp":"2026-11-22T10:00:00.000001Z","level":"ERROR","message":"a\u0142"}"#
        ));
        assert!(String::from_utf8(frame(Level::DEBUG, b"x")).expect("text").contains("<135>1 - "));
    }

    #[test]
    fn a_collector_is_named_with_or_without_a_port() {
        let named = |collector: &str| {
            let logs = Logs { collector: collector.to_owned(), ..Logs::default() };
            Collector::of(&logs).map(|one| one.map(|one| (one.host, one.port)))
        };
        let is = |host: &str, port| Some((host.to_owned(), port));
        assert_eq!(named("").expect("no collector is fine"), None);
        assert_eq!(named("logs.example.pl").expect("understood"), is("logs.example.pl", 6514));
        assert_eq!(named("logs.example.pl:10514").expect("understood"), is("logs.example.pl", 10514));
        assert_eq!(named("[2001:db8::1]:6514").expect("understood"), is("2001:db8::1", 6514));
        assert_eq!(named("2001:db8::1").expect("understood"), is("2001:db8::1", 6514));
        assert!(named("logs.example.pl:x").is_err());
    }
}
