//! A database of an older version meets this one.

use std::{fs, io::Read as _, time::Duration};

use super::{Place, files, name};

/// A small database as version 0.1.0 left it on 22 November 2026, before there were accounts.
const BEFORE_ACCOUNTS: &[u8] = include_bytes!("../fixtures/2026-11-22-before-accounts.sqlite.gz");
/// How often the program is killed in the middle.
const KILLS: u32 = 20;

/// Lays the old database into a data folder.
pub fn old(place: &Place, data: &str) {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(BEFORE_ACCOUNTS)
        .read_to_end(&mut bytes)
        .expect("the fixture can be unpacked");
    fs::create_dir(place.at(data)).expect("writable");
    fs::write(place.at(data).join("ogniwo.sqlite"), bytes).expect("writable");
}

fn rows(tables: &[(String, String)], table: &str) -> usize {
    tables
        .iter()
        .find(|(name, _)| name == &format!("{table}.jsonl"))
        .map_or(0, |(_, rows)| rows.lines().count())
}

#[test]
fn an_old_database_is_copied_first_and_then_goes_to_the_newest_shape_in_one_step() {
    let place = Place::new();
    old(&place, "data");
    let before = place.tables("data");
    assert_eq!(
        (rows(&before, "service"), rows(&before, "institution"), rows(&before, "account")),
        (12, 11, 0)
    );
    assert!(!before.iter().any(|(name, _)| name == "account.jsonl"), "the fixture is old");
    let said = place.said(&["migrate", "--data", "data"]);
    assert!(said.contains("accounts/"), "{said}");
    let after = place.tables("data");
    for (table, rows_before) in &before {
        let now = after.iter().find(|(name, _)| name == table).map(|(_, rows)| rows.lines().count());
        assert_eq!(now, Some(rows_before.lines().count()), "{table}");
    }
    assert!(after.iter().any(|(name, _)| name == "account.jsonl"));

    let backup = files(&place.at("data/backups")).into_iter().find(|file| name(file).ends_with(".jsonl.gz"));
    let backup = backup.expect("a backup was made").display().to_string();
    assert!(backup.ends_with("-before-upgrade.jsonl.gz"), "{backup}");
    place.said(&["restore", &backup, "--data", "again"]);
    assert_eq!(rows(&place.tables("again"), "service"), 12);
    let said = place.said(&["migrate", "--data", "data"]);
    assert!(said.contains("up to date"), "{said}");
    assert_eq!(
        files(&place.at("data/backups")).len(),
        2,
        "one backup, one manifest; nothing to do the second time"
    );
}

#[test]
fn when_no_backup_can_be_made_the_upgrade_does_not_begin() {
    let place = Place::new();
    old(&place, "data");
    let before = place.tables("data");
    fs::write(place.at("data/backups"), "a file where the folder should be").expect("writable");
    let complaint = place.refused(&["migrate", "--data", "data"]);
    assert!(complaint.contains("the upgrade did not begin"), "{complaint}");
    assert!(place.tables("data") == before, "something changed");
}

#[test]
fn a_kill_in_the_middle_of_an_upgrade_is_harmless() {
    let place = Place::new();
    old(&place, "whole");
    let begun = std::time::Instant::now();
    place.said(&["migrate", "--data", "whole"]);
    let lasted = begun.elapsed();
    let expected = place.tables("whole");
    let mut finished = 0;
    for kill in 0..KILLS {
        let data = format!("data-{kill}");
        old(&place, &data);
        let mut running = place.command(&["migrate", "--data", &data]).spawn().expect("the program starts");
        std::thread::sleep(lasted * kill / KILLS + Duration::from_millis(1));
        // On Unix this is signal 9.
        running.kill().ok();
        finished += u32::from(running.wait().expect("it ends").success());
        place.said(&["migrate", "--data", &data]);
        assert!(place.tables(&data) == expected, "after {kill}/{KILLS} of {lasted:?}");
    }
    assert!(finished < KILLS, "no kill came in time");
}
