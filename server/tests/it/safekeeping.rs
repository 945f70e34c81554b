//! Backup, restore, moving and leaving, from the command line.

use std::{fs, path::PathBuf};

use super::{Place, files, name, upgrading::old};

/// A data folder with a little in it, a key, and a backup locked for it.
fn kept() -> (Place, PathBuf, String) {
    let place = Place::new();
    old(&place, "data");
    place.said(&["migrate", "--data", "data"]);
    let said = place.said(&["backup", "--new-key", "key"]);
    let recipient =
        said.split_whitespace().find(|word| word.starts_with("age1")).expect("a recipient").to_owned();
    fs::write(
        place.at("ogniwo.toml"),
        format!("[backup]\nfolder = \"backups\"\nrecipients = [\"{recipient}\"]\n"),
    )
    .expect("writable");
    fs::create_dir(place.at("backups")).expect("writable");
    let said = place.said(&["backup", "--data", "data"]);
    assert!(said.contains("keys"), "it says what is not in it: {said}");
    let file = files(&place.at("backups")).into_iter().find(|file| name(file).ends_with(".jsonl.gz.age"));
    (place, file.expect("a backup"), recipient)
}

#[test]
fn a_backup_made_restored_and_moved_holds_the_same() {
    let (place, file, _) = kept();
    let file = file.display().to_string();
    let said = place.said(&["restore", &file, "--key", "key", "--verify-only"]);
    assert!(said.contains("is whole"), "{said}");
    let said = place.said(&["restore", &file, "--key", "key", "--data", "restored"]);
    assert!(said.contains("compared"), "{said}");
    place.said(&["move-to", "moved", "--data", "restored"]);
    // What was done is in the audit; everything else is the same.
    let without_audit = |data: &str| {
        let mut tables = place.tables(data);
        tables.retain(|(name, _)| !name.starts_with("audit"));
        tables
    };
    let original = without_audit("data");
    assert!(without_audit("restored") == original, "the restored database differs");
    assert!(without_audit("moved") == original, "the moved database differs");
    let complaint = place.refused(&["restore", &file, "--key", "key", "--data", "restored"]);
    assert!(complaint.contains("not empty"), "{complaint}");
    let complaint = place.refused(&["move-to", "restored", "--data", "data"]);
    assert!(complaint.contains("not empty"), "{complaint}");
}

#[test]
fn whatever_is_wrong_with_a_backup_is_refused_with_a_sentence_and_leaves_nothing_behind() {
    let (place, file, _) = kept();
    place.said(&["backup", "--new-key", "other"]);
    let told = file.display().to_string();
    let restore = |key: &str| place.refused(&["restore", &told, "--key", key, "--data", "restored"]);
    assert!(restore("other").contains("does not open"));
    assert!(place.refused(&["restore", &told, "--data", "restored"]).contains("--key"));
    let whole = fs::read(&file).expect("readable");
    fs::write(&file, &whole[..whole.len() / 2]).expect("writable");
    let complaint = restore("key");
    assert!(complaint.contains("incomplete") || complaint.contains("altered"), "{complaint}");
    let mut wrong = whole.clone();
    wrong[whole.len() / 2] ^= 1;
    fs::write(&file, &wrong).expect("writable");
    assert!(restore("key").contains("altered"));
    fs::write(&file, "something else\n").expect("writable");
    assert!(restore("key").contains("not a backup"));
    assert_eq!(files(&place.at("restored")), Vec::<PathBuf>::new(), "nothing is left behind");
    fs::write(&file, &whole).expect("writable");
    place.said(&["restore", &told, "--key", "key", "--data", "restored"]);
}

#[test]
fn a_key_is_never_overwritten_and_a_backup_without_a_recipient_must_be_wanted() {
    let (place, _, recipient) = kept();
    let before = fs::read(place.at("key")).expect("readable");
    place.refused(&["backup", "--new-key", "key"]);
    assert_eq!(fs::read(place.at("key")).expect("readable"), before);
    fs::remove_file(place.at("ogniwo.toml")).expect("it can go");
    assert!(place.refused(&["backup", "backups", "--data", "data"]).contains("--new-key"));
    assert!(
        place.refused(&["backup", "backups", "--data", "data", "--recipient", "age1x"]).contains("age1x")
    );
    place.said(&["backup", "backups", "--data", "data", "--unlocked"]);
    place.said(&["backup", "backups", "--data", "data", "--recipient", &recipient, "--prune"]);
    assert!(place.refused(&["backup", "nowhere", "--data", "data", "--unlocked"]).contains("nowhere"));
}

#[test]
fn leaving_coming_back_and_leaving_again_gives_the_same_files() {
    let (place, _, _) = kept();
    place.said(&["export", "everything", "first", "--data", "data"]);
    place.said(&["import", "everything", "first", "--data", "back"]);
    let readme = fs::read_to_string(place.at("first/README.md")).expect("readable");
    assert!(readme.contains("key file"), "{readme}");
    let (mut there, mut back) = (place.tables("data"), place.tables("back"));
    for tables in [&mut there, &mut back] {
        tables.retain(|(name, _)| !name.starts_with("audit"));
    }
    assert!(there == back, "the files differ");
}
