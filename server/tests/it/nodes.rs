//! Three nodes on one database: whatever one of them does is true on all of them, and each thing is done once.
//!
//! The real program three times, each with a data folder of its own, its rounds running; PostgreSQL of
//! `cargo xtask postgres`. Without a server there is nothing to try.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use database::{Context, Database, testing};
use jobs::{NewJob, Ran, Task, Worker};
use mail::Letter;
use privacy::Keyring;
use vocabulary::{Actor, Language, Personal};

use super::{
    Place, files, is_optimised,
    running::{Browser, Node, form_with, pair, set},
};

/// An edit is found and seen everywhere within this time.
const FOUND_WITHIN: Duration = Duration::from_secs(2);
const LETTERS: usize = 300;
const JOBS: usize = 90;
/// What is said to whoever must wait.
const WAIT: &str = "Za dużo prób";

/// A database on the test server that goes with the test.
struct Shared {
    server: String,
    name: String,
}

impl Shared {
    async fn new() -> Option<Self> {
        let server = testing::server()?;
        let name = format!("ogniwo_test_{}", testing::unique());
        testing::administer(&server, &format!("create database {name}")).await.expect("it can be made");
        Some(Self { server, name })
    }

    fn address(&self) -> String {
        testing::address(&self.server, None, &self.name)
    }

    async fn open(&self) -> Database {
        Database::open(&self.address()).await.expect("it opens")
    }

    async fn gone(self) {
        let drop = format!("drop database {} with (force)", self.name);
        testing::administer(&self.server, &drop).await.expect("it goes");
    }
}

fn node(place: &Place, shared: &Shared, name: &str) -> Node {
    let data = place.at(name).display().to_string();
    let mut command =
        place.command(&["demo", "--port", "0", "--data", &data, "--database", &shared.address()]);
    // One set of keys for all; an index and a letterbox for each.
    command.env("OGNIWO_KEYS", place.at("keys")).env("RUST_LOG", "info,tantivy=warn");
    Node::start(&mut command)
}

fn signed_in(node: &Node) -> Browser {
    let mut browser = Browser::default();
    let answer = browser.post(node, "/pl/wejscie/na-probe", &[pair("who", "editor")]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser
}

const WORK: &str = "/pl/praca";

#[tokio::test(flavor = "multi_thread")]
async fn three_nodes_are_one_installation() {
    let Some(shared) = Shared::new().await else { return };
    let place = Place::new();
    // The first makes the database; the others find it made.
    let one = node(&place, &shared, "one");
    let (two, three) = (node(&place, &shared, "two"), node(&place, &shared, "three"));
    for node in [&one, &two, &three] {
        assert_eq!(Browser::default().get(node, "/readyz").status, 200);
    }
    sessions(&one, &two, &three);
    throttling(&[&one, &two, &three]);
    jobs_once(&shared).await;
    letters_once(&place, &shared).await;
    questions_once(&place);
    edits(&one, &[&two, &three], "Zorzaneczka");

    // One is ended in the middle of its work; the other two go on.
    let before = letters_in(&place);
    post(&place, &shared, LETTERS).await;
    two.kill();
    let database = shared.open().await;
    let begun = Instant::now();
    loop {
        let mut work = database.reading(Context::now(Actor::Operator)).await.expect("reading opens");
        let waiting = mail::outbox(&mut work).await.expect("asked").waiting;
        // What the dead node held in its hands is carried when its claim ends, three minutes later.
        if waiting <= 1 {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(2), "{waiting} letters wait");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    database.close().await;
    let after = letters_in(&place);
    assert!(after.values().all(|times| *times == 1), "a letter was handed over twice");
    assert!(after.len() - before.len() >= LETTERS - 1, "{} of {LETTERS}", after.len() - before.len());
    sessions(&one, &three, &three);
    edits(&three, &[&one], "Wieczorniczka");
    one.stop();
    three.stop();
    shared.gone().await;
}

/// Begun on one, it holds everywhere; ended on another, it holds nowhere at the very next request.
fn sessions(one: &Node, two: &Node, three: &Node) {
    let mut browser = signed_in(one);
    for node in [two, three, one] {
        assert_eq!(browser.get(node, WORK).status, 200);
    }
    let cookie = browser.cookie.clone();
    let page = browser.get(three, WORK).body;
    let form = form_with(&page, "seal");
    let out = page.split("<form").find(|form| form.contains("name=\"seal\"")).expect("a way out");
    let to = out.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    assert_eq!(browser.post(three, to, &form).status, 303);
    let kept = Browser { cookie };
    for node in [one, two, three] {
        let answer = kept.get(node, WORK);
        assert_eq!(answer.status, 303, "the session is still alive");
        assert!(answer.header("location").starts_with("/pl/wejscie"), "{}", answer.header("location"));
    }
}

/// Failures are counted wherever they happen: five cost nothing, after the sixth everybody waits everywhere.
fn throttling(nodes: &[&Node]) {
    let attempt = |node: &Node| {
        let form = [pair("mailbox", "nikt@przyklad.pl"), pair("password", "nie to haslo, nie to")];
        Browser::default().post(node, "/pl/wejscie", &form).body
    };
    for number in 0..5 {
        let said = attempt(nodes[number % nodes.len()]);
        assert!(!said.contains(WAIT), "after {number}: {said}");
    }
    for node in nodes {
        let said = attempt(node);
        assert!(said.contains(WAIT), "{said}");
    }
}

/// Three workers on three connections, as three nodes have them. The program itself has no kind of job yet.
async fn jobs_once(shared: &Shared) {
    let done: Arc<Mutex<BTreeMap<String, u32>>> = Arc::default();
    let database = shared.open().await;
    let mut work = database.work(Context::now(Actor::Operator)).await.expect("work opens");
    for number in 0..JOBS {
        jobs::enqueue(&mut work, NewJob::soon("test", serde_json::json!({ "number": number })))
            .await
            .expect("put down");
    }
    work.commit().await.expect("kept");
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let (address, done) = (shared.address(), Arc::clone(&done));
            tokio::spawn(async move {
                let database = Database::open(&address).await.expect("it opens");
                let task = Task::new("test", move |job| {
                    let done = Arc::clone(&done);
                    async move {
                        tokio::time::sleep(Duration::from_millis(2)).await;
                        *done.lock().expect("nobody panics").entry(job.details.to_string()).or_default() += 1;
                        Ok(())
                    }
                });
                let worker = Worker::new(database.clone(), vec![task]);
                let mut own = 0;
                while worker.one(Context::now(Actor::System("test"))).await.expect("it works") != Ran::Nothing
                {
                    own += 1;
                }
                database.close().await;
                own
            })
        })
        .collect();
    let mut each = Vec::new();
    for worker in workers {
        each.push(worker.await.expect("it ends"));
    }
    println!("jobs done by each: {each:?}");
    let done = done.lock().expect("nobody panics").clone();
    assert_eq!(done.len(), JOBS, "jobs were left");
    assert!(done.values().all(|times| *times == 1), "{done:?}");
    assert!(each.iter().filter(|own| **own > 0).count() > 1, "one did everything: {each:?}");
    database.close().await;
}

async fn post(place: &Place, shared: &Shared, count: usize) {
    let keys = Keyring::open(&place.at("keys/instance.key")).expect("the first node made it");
    let database = shared.open().await;
    let mut work = database.work(Context::now(Actor::Operator)).await.expect("work opens");
    for number in 0..count {
        let letter = Letter {
            to: Personal::new(format!("ops{number}@przyklad.pl")),
            language: Language::Polish,
            subject: format!("Próba {number}"),
            text: "Próba".to_owned(),
            html: "<p>Próba</p>".to_owned(),
            kind: "test",
            once_key: None,
        };
        mail::post(&mut work, &keys, letter).await.expect("posted");
    }
    work.commit().await.expect("kept");
    database.close().await;
}

/// The letters in the letterboxes of all nodes.
fn all_letters(place: &Place) -> Vec<String> {
    let folders = ["one", "two", "three"].map(|name| place.at(name).join("letters"));
    folders
        .iter()
        .flat_map(|folder| whole(folder))
        .map(|file| String::from_utf8_lossy(&fs::read(&file).expect("readable")).into_owned())
        .collect()
}

fn head<'a>(letter: &'a str, name: &str) -> &'a str {
    let line = letter.lines().find(|line| line.to_lowercase().starts_with(name));
    line.unwrap_or_else(|| panic!("{letter}"))
}

/// How often each letter of this test was handed over.
fn letters_in(place: &Place) -> BTreeMap<String, u32> {
    let mut handed = BTreeMap::new();
    for letter in all_letters(place).iter().filter(|letter| letter.contains("@przyklad.pl")) {
        *handed.entry(head(letter, "message-id:").to_owned()).or_default() += 1;
    }
    handed
}

/// Every node would ask the institutions whether their entries are still true: each mailbox is asked by one of them.
fn questions_once(place: &Place) {
    let mut asked: BTreeMap<String, u32> = BTreeMap::new();
    for letter in all_letters(place).iter().filter(|letter| !letter.contains("@przyklad.pl")) {
        *asked.entry(head(letter, "to:").to_owned()).or_default() += 1;
    }
    println!("{} mailboxes asked", asked.len());
    assert!(asked.len() > 50, "nobody was asked: {asked:?}");
    assert!(asked.values().all(|times| *times == 1), "{asked:?}");
}

/// A killed node leaves a letter that it was writing under another name.
fn whole(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = files(folder);
    found.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
    found
}

async fn letters_once(place: &Place, shared: &Shared) {
    let begun = Instant::now();
    post(place, shared, LETTERS).await;
    loop {
        let handed = letters_in(place);
        assert!(handed.values().all(|times| *times == 1), "a letter was handed over twice");
        if handed.len() == LETTERS {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(2), "{} of {LETTERS}", handed.len());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // Whoever would hand one over again has time to do it.
    tokio::time::sleep(Duration::from_secs(6)).await;
    let handed = letters_in(place);
    assert!(handed.len() == LETTERS && handed.values().all(|times| *times == 1), "{}", handed.len());
    let each = ["one", "two", "three"].map(|name| whole(&place.at(name).join("letters")).len());
    println!("{LETTERS} letters after {:?}, carried by each: {each:?}", begun.elapsed());
    assert!(each.iter().filter(|count| **count > 0).count() > 1, "one carried everything: {each:?}");
}

/// What is changed on the page of staff of one node is found and seen on the others.
fn edits(here: &Node, others: &[&Node], word: &str) {
    let mut browser = signed_in(here);
    let list = browser.get(here, "/pl/wpisy").body;
    let id = list
        .split("\"/pl/wpisy/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|id| id.len() == 36)
        .unwrap_or_else(|| panic!("no entry: {list}"))
        .to_owned();
    let (seen, data, found) = (
        format!("/pl/usluga/{id}"),
        format!("/api/v1/services/{id}"),
        format!("/api/v1/find?q={}", word.to_lowercase()),
    );
    let anybody = Browser::default();
    let before: Vec<String> =
        others.iter().map(|node| anybody.get(node, &data).header("etag").to_owned()).collect();
    assert!(!before[0].is_empty(), "no tag");
    for (node, tag) in others.iter().zip(&before) {
        assert_eq!(anybody.get_with(node, &data, &[("if-none-match", tag)]).status, 304);
        assert!(!anybody.get(node, &found).body.contains(&id));
    }
    let part = format!("/pl/wpisy/{id}/zmien/name");
    let mut form = form_with(&browser.get(here, &part).body, "version");
    form.retain(|(name, _)| name != "check");
    set(&mut form, "name", &format!("{word} pomocy"));
    let begun = Instant::now();
    let answer = browser.post(here, &part, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    // The page and the open data come from the database, so they are right at once, also for who has an old copy.
    for (node, tag) in others.iter().zip(&before) {
        assert!(anybody.get(node, &seen).body.contains(word), "the page of another node is old");
        let fresh = anybody.get_with(node, &data, &[("if-none-match", tag)]);
        assert_eq!(fresh.status, 200, "an old copy was taken for the present one");
        assert!(fresh.body.contains(word));
        // The same thing has the same tag on every node.
        let tag = fresh.header("etag");
        assert_eq!(anybody.get_with(here, &data, &[("if-none-match", tag)]).status, 304);
    }
    let mut took = Vec::new();
    for node in others.iter().copied().chain([here]) {
        while !anybody.get(node, &found).body.contains(&id) {
            assert!(begun.elapsed() < FOUND_WITHIN * 10, "{word} is never found: {}", node.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        took.push(begun.elapsed());
    }
    println!("{word} was found on the other nodes and here after {took:?}");
    // A program that was not optimised takes ten times as long to make its index.
    let limit = if is_optimised() { FOUND_WITHIN } else { FOUND_WITHIN * 10 };
    assert!(took.iter().all(|took| *took < limit), "{took:?}");
}
