//! The doctor, with faults planted one by one: each is found, named, explained, and told how to mend.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use accounts::{Doorkeeper, testing::INVENTED};
use database::{
    Context, Database, Sql,
    testing::{self, Disk},
    values,
};
use privacy::Keyring;
use vocabulary::{Actor, Moment, Personal};

use super::{Place, files, name, running::Node, upgrading::old};

/// What the doctor says and how it ends.
struct Visit {
    code: i32,
    said: String,
}

impl Visit {
    /// The line of a fault, when it has what belongs to it.
    fn finds(&self, grade: &str, words: &[&str]) {
        let mut lines = self
            .said
            .lines()
            .skip_while(|line| !(line.starts_with(grade) && words.iter().all(|word| line.contains(word))));
        assert!(lines.next().is_some(), "{grade} {words:?} is not found:\n{}", self.said);
        for part in ["why: ", "do:  "] {
            let told = lines.next().unwrap_or_default().trim_start();
            assert!(
                told.starts_with(part) && told.len() > part.len() + 10,
                "{words:?}: {told:?}\n{}",
                self.said
            );
        }
        assert_eq!(self.code, if self.said.contains("BROKEN") { 1 } else { 2 }, "{}", self.said);
    }
}

fn doctor(place: &Place) -> Visit {
    let output = place.run(&["doctor", "--data", "data"]);
    let said = String::from_utf8(output.stdout).expect("text");
    Visit { code: output.status.code().expect("it ends by itself"), said }
}

/// The settings of an instance that is well kept.
fn settings(place: &Place, more: &str) {
    let recipient = fs::read_to_string(place.at("recipient")).expect("it was made");
    let text = format!("{more}\n[backup]\nfolder = \"backups\"\nrecipients = [\"{recipient}\"]\n");
    fs::write(place.at("ogniwo.toml"), text).expect("writable");
}

async fn open(place: &Place) -> Database {
    Database::open(&place.at("data/ogniwo.sqlite").display().to_string()).await.expect("it opens")
}

/// Runs a statement behind everybody's back.
async fn plant(place: &Place, statement: Sql, values: Vec<database::Value>) {
    let database = open(place).await;
    let mut work = database.work(Context::now(Actor::Operator)).await.expect("work opens");
    assert!(work.run(statement, values).await.expect("it runs") > 0, "nothing was planted");
    work.commit().await.expect("kept");
    database.close().await;
}

/// An instance with keys, an index, a backup, an audit and an administrator: the doctor has nothing to say.
async fn healthy() -> Place {
    let place = Place::new();
    old(&place, "data");
    let said = place.said(&["backup", "--new-key", "key"]);
    let recipient = said.split_whitespace().find(|word| word.starts_with("age1")).expect("a recipient");
    fs::write(place.at("recipient"), recipient).expect("writable");
    fs::create_dir(place.at("backups")).expect("writable");
    settings(&place, "");
    place.said(&["migrate", "--data", "data"]);
    Node::start(&mut place.command(&["serve", "--port", "0", "--data", "data"])).stop();
    place.said(&["backup", "--data", "data"]);
    let database = open(&place).await;
    let keys = Keyring::open(&place.at("data.keys/instance.key")).expect("the first start made it");
    let keeper = Doorkeeper::new(database.clone(), keys, "", true).for_demonstration();
    let administrator = INVENTED.iter().find(|one| one.role == accounts::Role::PlatformAdministrator);
    let mut work = database.work(Context::now(Actor::Operator)).await.expect("work opens");
    accounts::testing::settle(&mut work, &keeper, administrator.expect("there is one"), None, None)
        .await
        .expect("settled");
    work.commit().await.expect("kept");
    database.close().await;
    place
}

fn mode(file: &Path, mode: u32) {
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).expect("ours");
}

#[tokio::test]
async fn a_healthy_instance_gets_no_advice() {
    let place = healthy().await;
    let visit = doctor(&place);
    assert_eq!(visit.code, 0, "{}", visit.said);
    assert!(!visit.said.contains("BROKEN") && !visit.said.contains("ADVICE"), "{}", visit.said);
    // And it changes nothing.
    let before = place.tables("data");
    doctor(&place);
    assert!(place.tables("data") == before);
}

#[tokio::test]
async fn faults_of_keys_are_named() {
    let place = healthy().await;
    let file = place.at("data.keys/instance.key");
    mode(&file, 0o644);
    doctor(&place).finds("BROKEN", &["keys", "instance.key"]);
    mode(&file, 0o600);
    fs::rename(&file, place.at("aside")).expect("moved");
    doctor(&place).finds("BROKEN", &["keys", "missing"]);
    assert!(!file.exists(), "the doctor makes no key");
    Keyring::open_or_create(&file).expect("another installation's");
    doctor(&place).finds("BROKEN", &["keys", "another installation"]);
    fs::rename(place.at("aside"), &file).expect("moved");
    let audit = place.at("data.keys/audit.key");
    mode(&audit, 0o640);
    doctor(&place).finds("BROKEN", &["key of the audit"]);
    fs::remove_file(&audit).expect("it can go");
    doctor(&place).finds("BROKEN", &["key of the audit", "missing"]);
}

#[tokio::test]
async fn faults_of_the_data_folder_and_of_the_disk_are_named() {
    let place = healthy().await;
    let Some(disk) = Disk::small(40_000) else { return };
    let there = disk.path().join("data");
    fs::create_dir(&there).expect("there is room");
    for file in files(&place.at("data")).into_iter().filter(|file| file.is_file()) {
        fs::copy(&file, there.join(name(&file))).expect("there is room");
    }
    fs::rename(place.at("data"), place.at("before")).expect("moved");
    std::os::unix::fs::symlink(&there, place.at("data")).expect("linked");
    doctor(&place).finds("BROKEN", &["disk has room"]);
    let ballast = disk.fill();
    let visit = doctor(&place);
    visit.finds("BROKEN", &["data folder", "nothing can be written", "No space"]);
    visit.finds("BROKEN", &["database can be written", "disk is full"]);
    fs::remove_file(ballast).expect("it can go");
    disk.only_for_reading();
    let visit = doctor(&place);
    visit.finds("BROKEN", &["data folder", "nothing can be written"]);
    visit.finds("BROKEN", &["database can be written", "read-only"]);
    fs::remove_file(place.at("data")).expect("it can go");
    doctor(&place).finds("BROKEN", &["data folder", "is not there"]);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_named() {
    const NEWER: Sql = Sql::new(
        "insert into migration (owner, name, fingerprint, applied_at) values ('moon', '0001_sea', 1, 1)",
    );
    let place = healthy().await;
    plant(&place, NEWER, values![]).await;
    doctor(&place).finds("BROKEN", &["shape", "moon/0001_sea", "newer"]);
}

#[tokio::test]
async fn a_damaged_page_is_named() {
    let place = healthy().await;
    let file = place.at("data/ogniwo.sqlite");
    let mut bytes = fs::read(&file).expect("readable");
    let pages = bytes.len() / 4096;
    // A page in the middle loses its beginning, as from a broken sector.
    let at = pages * 2 / 3 * 4096;
    bytes[at..at + 512].fill(0xa5);
    fs::write(&file, bytes).expect("writable");
    doctor(&place).finds("BROKEN", &["undamaged"]);
}

#[tokio::test]
async fn an_altered_entry_of_the_audit_is_named() {
    const ALTER: Sql = Sql::new("update audit_entry set what = 'nothing.happened' where sequence = 1");
    let place = healthy().await;
    plant(&place, ALTER, values![]).await;
    doctor(&place).finds("BROKEN", &["audit is whole", "Entry 1 was altered"]);
}

#[tokio::test]
async fn a_missing_and_an_old_backup_are_named() {
    let place = healthy().await;
    let made: Vec<_> = files(&place.at("backups"));
    for file in &made {
        // The name says when it was made.
        let old = name(file).replace("2026-", "2025-").replace("2027-", "2025-");
        fs::rename(file, place.at("backups").join(old)).expect("renamed");
    }
    doctor(&place).finds("BROKEN", &["fresh backup", "hours old"]);
    for file in files(&place.at("backups")) {
        fs::remove_file(file).expect("it can go");
    }
    doctor(&place).finds("BROKEN", &["fresh backup", "there is none"]);
    fs::remove_dir(place.at("backups")).expect("it can go");
    doctor(&place).finds("BROKEN", &["fresh backup", "is not there"]);
    fs::write(place.at("ogniwo.toml"), "").expect("writable");
    doctor(&place).finds("ADVICE", &["fresh backup", "no folder is named"]);
}

#[tokio::test]
async fn letters_and_jobs_that_wait_or_were_given_up_are_named() {
    const LATE: Sql = Sql::new("update letter set due_at = $1");
    const GIVE_UP: Sql = Sql::new("update letter set given_up_at = $1");
    const GIVE_UP_JOB: Sql = Sql::new("update job set given_up_at = $1");
    let place = healthy().await;
    let database = open(&place).await;
    let keys = Keyring::open(&place.at("data.keys/instance.key")).expect("there");
    let mut work = database.work(Context::now(Actor::Operator)).await.expect("work opens");
    let letter = mail::Letter {
        to: Personal::new("ops@przyklad.pl".to_owned()),
        language: vocabulary::Language::Polish,
        subject: "Próba".to_owned(),
        text: "Próba".to_owned(),
        html: "<p>Próba</p>".to_owned(),
        kind: "test",
        once_key: None,
    };
    mail::post(&mut work, &keys, letter).await.expect("posted");
    let job = jobs::NewJob::soon("test", serde_json::json!({}));
    jobs::enqueue(&mut work, job).await.expect("put down");
    work.commit().await.expect("kept");
    database.close().await;
    let now = Context::now(Actor::Operator).moment;
    let earlier = Moment::from_microseconds(now.microseconds() - 3 * 3_600_000_000).expect("a moment");
    plant(&place, LATE, values![earlier]).await;
    doctor(&place).finds("BROKEN", &["letters go out", "wait", "3 hours"]);
    plant(&place, GIVE_UP, values![now]).await;
    doctor(&place).finds("ADVICE", &["letters go out", "given up"]);
    plant(&place, GIVE_UP_JOB, values![now]).await;
    doctor(&place).finds("ADVICE", &["jobs", "given up"]);
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_is_named() {
    let place = healthy().await;
    // A port on which nobody listens: it was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("one").port();
    settings(&place, &format!("[mail]\nletterbox = \"smtp\"\nhost = \"127.0.0.1\"\nport = {port}"));
    doctor(&place).finds("BROKEN", &["letters can leave", "not reached"]);
}

#[tokio::test]
async fn an_instance_that_nobody_administers_is_named() {
    const END: Sql = Sql::new("update membership set ended_at = granted_at");
    let place = healthy().await;
    plant(&place, END, values![]).await;
    doctor(&place).finds("ADVICE", &["administers", "platform administrator"]);
}

#[tokio::test]
async fn a_missing_and_an_old_index_are_named() {
    const CHANGE: Sql = Sql::new("update service set changed_at = $1");
    let place = healthy().await;
    let later = Context::now(Actor::Operator).moment;
    plant(&place, CHANGE, values![later]).await;
    doctor(&place).finds("ADVICE", &["search index", "older"]);
    fs::remove_dir_all(place.at("data/index")).expect("it can go");
    doctor(&place).finds("ADVICE", &["search index", "there is none"]);
}

#[tokio::test]
async fn addresses_without_protection_are_named() {
    let place = healthy().await;
    settings(&place, "public_address = \"http://pomoc.example.pl\"");
    let visit = doctor(&place);
    visit.finds("BROKEN", &["https", "http://pomoc.example.pl"]);
    visit.finds("ADVICE", &["log leaves this machine", "it lies here only"]);
    let output = place.run(&[
        "doctor",
        "--data",
        "data",
        "--database",
        "postgres://ogniwo@db.invalid/ogniwo?sslmode=prefer",
    ]);
    let visit = Visit {
        code: output.status.code().expect("it ends"),
        said: String::from_utf8(output.stdout).expect("text"),
    };
    visit.finds("ADVICE", &["way to the database server", "sslmode"]);
    assert!(visit.said.contains("sslmode=verify-full"), "{}", visit.said);
    visit.finds("ADVICE", &["more than a password", "certificate"]);
    visit.finds("BROKEN", &["database opens"]);
}

#[tokio::test]
async fn needless_rights_on_the_server_are_named() {
    const SUBJECT: &str = "the program may do no more than it must";
    let Some(server) = testing::server() else {
        eprintln!("not run: no PostgreSQL was given (cargo xtask postgres -- …)");
        return;
    };
    let place = healthy().await;
    let name = format!("ogniwo_test_{}", testing::unique());
    for make in [format!("create role {name} login"), format!("create database {name} owner {name}")] {
        testing::administer(&server, &make).await.expect("made");
    }
    let asked = |who: Option<&str>| {
        let address = testing::address(&server, who, &name);
        let output = place.run(&["doctor", "--data", "data", "--database", &address]);
        let said = String::from_utf8(output.stdout).expect("text");
        Visit { code: output.status.code().expect("it ends"), said }
    };
    asked(None).finds("ADVICE", &[SUBJECT, "SUPERUSER"]);
    let plain = asked(Some(&name));
    assert!(plain.said.contains(&format!("ok      {SUBJECT}")), "{}", plain.said);
    for end in [format!("drop database {name} with (force)"), format!("drop role {name}")] {
        testing::administer(&server, &end).await.expect("gone");
    }
}

#[tokio::test]
async fn a_clock_behind_the_newest_entry_is_named() {
    let place = healthy().await;
    let database = open(&place).await;
    let mut context = Context::now(Actor::Operator);
    context.moment =
        Moment::from_microseconds(context.moment.microseconds() + 7_200_000_000).expect("a moment");
    let mut work = database.work(context).await.expect("work opens");
    audit::record(&mut work, audit::Entry::administration("clock.was_ahead")).await.expect("recorded");
    work.commit().await.expect("kept");
    database.close().await;
    doctor(&place).finds("BROKEN", &["clock"]);
}
