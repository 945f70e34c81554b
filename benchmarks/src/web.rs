//! How many requests a running instance answers: the results page and the interface, asked by many at once.
//!
//! Each kind is asked for twice: as fast as the instance answers, which tells how many requests it can take, and at an
//! even pace, as visitors come, which tells how long they wait. There a request's time begins when it was due, so that
//! an answer that came late makes the next ones late too.
//!
//! The client is a handful of sockets that speak HTTP/1.1 and keep their connection. It shares the processors with
//! the server, so the figures are lower than what the server could do alone.

use std::{
    fmt::Write as _,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

use crate::{
    everyday::{self, Asked},
    figures::{Times, megabytes, memory, processor_seconds, verdict},
};

/// Pages a second.
const REQUESTS_A_SECOND: f64 = 500.0;
/// Milliseconds, for 99 of 100 pages.
const P99: f64 = 20.0;
/// No single request may take longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is measured.
#[derive(Debug, Args)]
pub struct Web {
    /// Address of the instance, such as `http://127.0.0.1:8080`.
    #[arg(long)]
    address: String,
    /// How many ask at once.
    #[arg(long, default_value_t = 8)]
    connections: usize,
    /// How many requests a second come when they come at an even pace.
    #[arg(long, default_value_t = REQUESTS_A_SECOND)]
    pace: f64,
    /// For how many seconds each kind of request is asked, each time.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Process of the server on this machine, to read its memory and its time on the processor.
    #[arg(long)]
    process: Option<u32>,
    /// Take compressed answers, as browsers do.
    #[arg(long)]
    gzip: bool,
}

/// Places that everybody has in their pack.
const PLACES: &[&str] = &[
    "Wadowice",
    "Nowy Targ",
    "Limanowa",
    "Bochnia",
    "Gorlice",
    "Kraków",
    "Tarnów",
    "Miechów",
    "Olkusz",
    "Zakopane",
    "Brzesko",
    "Skawina",
    "Sucha Beskidzka",
    "Proszowice",
    "Wieliczka",
    "Chrzanów",
    "Krynica-Zdrój",
];

/// Asks for pages and for answers of the interface; fails when the page misses its bar.
pub async fn run(web: &Web) -> Result<ExitCode> {
    let host = web
        .address
        .trim_end_matches('/')
        .strip_prefix("http://")
        .context("the address must begin with http://")?;
    let questions = everyday::asked(PLACES, 1_000);
    let mut holds = true;
    for (what, path, judged) in [
        ("results page", "/pl/pomoc", true),
        ("interface", "/api/v1/find", false),
        ("front page", "/pl", false),
    ] {
        let requests: Arc<Vec<Vec<u8>>> =
            Arc::new(questions.iter().map(|asked| request(host, path, asked, web.gzip)).collect());
        let ask = |pace, seconds| load(host, &requests, web.connections, pace, Duration::from_secs(seconds));
        // One round that is not counted warms the server up.
        ask(None, 1).await?;
        let worked = || web.process.and_then(|process| processor_seconds(&process.to_string()));
        let before = worked();
        let started = Instant::now();
        let (times, refused, bytes) = ask(None, web.seconds).await?;
        let a_second = times.count() as f64 / started.elapsed().as_secs_f64();
        print!(
            "{what:<14}{a_second:>7.0} requests/s, median {:.1} ms, p99 {:.1} ms, longest {:.1} ms, {:.1} kB an answer",
            times.median(),
            times.p99(),
            times.longest(),
            bytes as f64 / 1024.0 / times.count().max(1) as f64
        );
        if let (Some(before), Some(after)) = (before, worked()) {
            print!(
                ", {:.2} ms of processor a request",
                (after - before) * 1_000.0 / times.count().max(1) as f64
            );
        }
        println!();
        let (waits, also_refused, _) = ask(Some(web.pace), web.seconds).await?;
        print!(
            "{:<14}at {} requests/s: median {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
            "",
            web.pace,
            waits.median(),
            waits.p99(),
            waits.longest()
        );
        let refused = refused + also_refused;
        if refused > 0 {
            print!(", {refused} WITHOUT STATUS 200");
        }
        if judged {
            let bar = a_second >= REQUESTS_A_SECOND && waits.p99() <= P99 && refused == 0;
            holds &= bar;
            print!("; {} (≥ {REQUESTS_A_SECOND} requests/s, p99 ≤ {P99} ms at that pace)", verdict(bar));
        }
        println!();
    }
    if let Some(process) = web.process {
        let process = process.to_string();
        println!(
            "server: resident {}, of which its own {}, at most {}",
            megabytes(memory(&process, "VmRSS")),
            megabytes(memory(&process, "RssAnon")),
            megabytes(memory(&process, "VmHWM"))
        );
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Asks over so many connections for so long, at once or at a pace: times, answers that were not 200, bytes of bodies.
async fn load(
    host: &str,
    requests: &Arc<Vec<Vec<u8>>>,
    connections: usize,
    pace: Option<f64>,
    long: Duration,
) -> Result<(Times, usize, usize)> {
    let begun = Instant::now();
    let until = begun + long;
    let between = pace.map(|pace| connections as f64 / pace);
    let askers: Vec<_> = (0..connections)
        .map(|connection| {
            let (requests, host) = (Arc::clone(requests), host.to_owned());
            tokio::spawn(async move {
                let socket =
                    TcpStream::connect(&host).await.with_context(|| format!("{host} does not answer"))?;
                socket.set_nodelay(true)?;
                let mut socket = BufReader::new(socket);
                let (mut times, mut refused, mut bytes) = (Vec::new(), 0_usize, 0_usize);
                let mut next = connection * 37;
                let mut due = pace.map(|pace| begun + Duration::from_secs_f64(connection as f64 / pace));
                while due.unwrap_or_else(Instant::now) < until {
                    if let Some(due) = due {
                        tokio::time::sleep_until(due.into()).await;
                    }
                    let started = due.unwrap_or_else(Instant::now);
                    let asked = exchange(&mut socket, &requests[next % requests.len()]);
                    let (status, body) =
                        tokio::time::timeout(PATIENCE, asked).await.context("an answer took too long")??;
                    times.push(started.elapsed());
                    refused += usize::from(status != 200);
                    bytes += body;
                    next += 1;
                    due = due.zip(between).map(|(due, between)| due + Duration::from_secs_f64(between));
                }
                anyhow::Ok((times, refused, bytes))
            })
        })
        .collect();
    let (mut times, mut refused, mut bytes) = (Vec::new(), 0, 0);
    for asker in askers {
        let (more_times, more_refused, more_bytes) = asker.await??;
        times.extend(more_times);
        refused += more_refused;
        bytes += more_bytes;
    }
    Ok((Times::of(&times), refused, bytes))
}

fn request(host: &str, path: &str, asked: &Asked<&str>, gzip: bool) -> Vec<u8> {
    let encoding = if gzip { "Accept-Encoding: gzip\r\n" } else { "" };
    let query = if path == "/pl" {
        String::new()
    } else {
        format!("?q={}&place={}", escaped(&asked.question), escaped(asked.place))
    };
    format!("GET {path}{query} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\n{encoding}\r\n").into_bytes()
}

/// Every byte but letters and digits as `%XX`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("a string can be written to");
        }
    }
    escaped
}

/// Sends one request and reads its answer whole: status and bytes of the body.
async fn exchange(socket: &mut BufReader<TcpStream>, request: &[u8]) -> Result<(u16, usize)> {
    socket.get_mut().write_all(request).await?;
    let mut line = String::new();
    socket.read_line(&mut line).await?;
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.with_context(|| format!("{line:?} is not the beginning of an answer"))?;
    let (mut length, mut chunked) = (0_usize, false);
    loop {
        line.clear();
        ensure!(socket.read_line(&mut line).await? > 0, "the connection was closed within an answer");
        let header = line.trim_end().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse()?;
        } else if header.starts_with("transfer-encoding:") {
            chunked = true;
        }
    }
    let mut body = Vec::new();
    if !chunked {
        body.resize(length, 0);
        socket.read_exact(&mut body).await?;
        return Ok((status, length));
    }
    let mut total = 0;
    loop {
        line.clear();
        socket.read_line(&mut line).await?;
        let Ok(size) = usize::from_str_radix(line.trim_end(), 16) else {
            bail!("{line:?} is not the size of a chunk")
        };
        // The chunk ends with a line break of its own; the last one is empty.
        body.resize(size + 2, 0);
        socket.read_exact(&mut body).await?;
        total += size;
        if size == 0 {
            return Ok((status, total));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_question_becomes_part_of_an_address() {
        assert_eq!(super::escaped("dom opieki, łóżko"), "dom%20opieki%2C%20%C5%82%C3%B3%C5%BCko");
    }
}
