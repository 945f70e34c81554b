//! The log on its way to another machine, which is played here by another program that speaks TLS.

use std::{
    fs::{self, File},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::{Place, running::Node, upgrading::old};

/// `openssl s_server`: writes what it is sent into a file.
struct Collector(Child);

impl Collector {
    fn start(place: &Place, port: u16, certificate: &str, received: &str) -> Self {
        let output = File::options().append(true).create(true).open(place.at(received)).expect("writable");
        let server = Command::new("openssl")
            .args(["s_server", "-quiet", "-naccept", "9", "-accept", &format!("127.0.0.1:{port}")])
            .args(["-cert", &format!("{certificate}.pem"), "-key", &format!("{certificate}.key")])
            .current_dir(place.at(""))
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl starts");
        Self(server)
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A certificate of 127.0.0.1 (`NAME.pem`, `NAME.key`) and its own authority (`NAME-authority.pem`).
fn certificate(place: &Place, name: &str) -> bool {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    [
        format!("req -x509 {key} -keyout {name}-authority.key -out {name}-authority.pem -days 2 -subj /CN={name}-authority"),
        format!("req {key} -keyout {name}.key -out {name}.csr -subj /CN={name} -addext subjectAltName=IP:127.0.0.1"),
        format!(
            "x509 -req -in {name}.csr -CA {name}-authority.pem -CAkey {name}-authority.key -CAcreateserial -out {name}.pem \
             -days 2 -copy_extensions copy"
        ),
    ]
    .iter()
    .all(|words| {
        let made = Command::new("openssl").args(words.split_whitespace()).current_dir(place.at("")).output();
        made.is_ok_and(|output| output.status.success())
    })
}

/// A port on which nobody listens: it was free a moment ago.
fn a_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("one").port()
}

/// The messages of a file, each behind its length.
fn messages(file: &Path) -> Vec<String> {
    let bytes = fs::read(file).unwrap_or_default();
    let mut rest = &bytes[..];
    let mut messages = Vec::new();
    while let Some(space) = rest.iter().position(|byte| *byte == b' ') {
        let length: usize = std::str::from_utf8(&rest[..space]).expect("digits").parse().expect("a length");
        rest = &rest[space + 1..];
        if rest.len() < length {
            break;
        }
        messages.push(String::from_utf8(rest[..length].to_vec()).expect("text"));
        rest = &rest[length..];
    }
    messages
}

fn wait_for(file: &Path, words: &str) {
    let begun = Instant::now();
    while !messages(file).iter().any(|message| message.contains(words)) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{words:?} did not arrive: {:?}", messages(file));
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn settings(place: &Place, port: u16, authority: &str) {
    let text =
        format!("[logs]\ncollector = \"127.0.0.1:{port}\"\nauthority = \"{authority}-authority.pem\"\n");
    fs::write(place.at("ogniwo.toml"), text).expect("writable");
}

/// An instance whose lines go to a port at which nobody listens yet, with these certificates beside it.
fn sending(certificates: &[&str]) -> Option<(Place, u16)> {
    let place = Place::new();
    if !certificates.iter().all(|name| certificate(&place, name)) {
        eprintln!("not run: openssl could not make a certificate (install the package openssl)");
        return None;
    }
    old(&place, "data");
    place.said(&["migrate", "--data", "data"]);
    let port = a_port();
    settings(&place, port, "collector");
    Some((place, port))
}

fn node(place: &Place) -> Node {
    Node::start(place.command(&["serve", "--port", "0", "--data", "data"]).env("RUST_LOG", "info"))
}

#[test]
fn lines_arrive_at_a_collector_that_shows_the_right_certificate_and_wait_while_it_is_away() {
    let Some((place, port)) = sending(&["collector"]) else { return };
    let received = place.at("received");

    // Away at the beginning: the program serves all the same, and the lines wait.
    let node = node(&place);
    node.says_within("/readyz", 200, Duration::from_secs(30));
    assert!(messages(&received).is_empty());
    let first = Collector::start(&place, port, "collector", "received");
    wait_for(&received, "the collector of logs is not reached");
    let here = node.log();
    let mut arrived = messages(&received);
    for message in &arrived {
        let (head, line) = message.split_once(" - - ").expect("a head and a line");
        assert!(head.starts_with("<13") || head.starts_with("<12"), "{head}");
        assert!(head.contains(">1 20") && head.contains(" ogniwo "), "{head}");
        // Each way looks at the clock for itself.
        let (_, told) = line.split_once(",\"level\":").expect("a level");
        assert!(here.contains(told), "{line} is not in the log of the machine");
    }
    assert!(arrived.len() >= 2, "{arrived:?}");

    // Away in between: what is written meanwhile comes later, and nothing comes twice.
    drop(first);
    let second = Collector::start(&place, port, "collector", "received");
    node.stop();
    wait_for(&received, "\"message\":\"stopped\"");
    drop(second);
    arrived = messages(&received);
    let all = arrived.len();
    arrived.sort();
    arrived.dedup();
    assert_eq!(arrived.len(), all, "a line came twice");
}

#[test]
fn a_collector_of_another_authority_hears_nothing_and_the_doctor_says_so() {
    let Some((place, port)) = sending(&["collector", "stranger"]) else { return };
    let stranger = Collector::start(&place, port, "stranger", "received");
    let node = node(&place);
    node.says_within("/readyz", 200, Duration::from_secs(30));
    let begun = Instant::now();
    while !node.log().contains("the collector of logs is not reached") {
        assert!(begun.elapsed() < Duration::from_secs(30), "{}", node.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(node.log().contains("UnknownIssuer"), "{}", node.log());
    node.stop();
    assert_eq!(fs::read(place.at("received")).expect("made").len(), 0, "it heard something");
    let said = String::from_utf8(place.run(&["doctor", "--data", "data"]).stdout).expect("text");
    assert!(said.contains("BROKEN  the log leaves this machine"), "{said}");
    drop(stranger);

    let _right = Collector::start(&place, port, "collector", "received");
    let begun = Instant::now();
    loop {
        let said = String::from_utf8(place.run(&["doctor", "--data", "data"]).stdout).expect("text");
        if said.contains("ok      the log leaves this machine") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{said}");
    }
}
