use std::{fs, path::Path};

use privacy::{KeyFault, Keyring};

use crate::builders::KeyFile;

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).expect("the mode can be set");
}

#[test]
#[cfg(unix)]
fn a_new_key_file_can_be_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let key_file = KeyFile::new();
    key_file.keys();
    let mode = || fs::metadata(key_file.path()).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    Keyring::with_new_key(&key_file.path()).expect("a key is added");
    assert_eq!(mode(), 0o600, "also after a change");
    let beside = fs::read_dir(key_file.path().parent().expect("a folder")).expect("it is there").count();
    assert_eq!(beside, 1, "nothing is left lying beside it");
}

#[test]
#[cfg(unix)]
fn a_key_file_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    let key_file = KeyFile::new();
    key_file.keys();
    for mode in [0o640, 0o604, 0o620, 0o601] {
        set_mode(&key_file.path(), mode);
        let refused = Keyring::open_or_create(&key_file.path()).expect_err("it is open to others");
        let told = refused.to_string();
        assert!(told.contains(&format!("chmod 600 {}", key_file.path().display())), "{told}");
        assert!(told.contains(&format!("{mode:03o}")), "{told}");
    }
    set_mode(&key_file.path(), 0o400);
    Keyring::open(&key_file.path()).expect("read-only for the owner is fine");
}

#[test]
fn a_missing_key_file_is_told_and_never_made_by_opening() {
    let key_file = KeyFile::new();
    let refused = Keyring::open(&key_file.path()).expect_err("there is none");
    assert!(matches!(refused, KeyFault::Missing(_)));
    let refused = Keyring::with_new_key(&key_file.path()).expect_err("there is none");
    assert!(matches!(refused, KeyFault::Missing(_)));
    assert!(!key_file.path().exists());
    Keyring::with_new_key(&key_file.path())
        .expect_err("a refusal leaves nothing behind that would block the next");
}

#[test]
fn the_same_keys_are_there_when_the_file_is_opened_again() {
    let key_file = KeyFile::new();
    let (first, second) = (key_file.keys(), key_file.keys());
    assert_eq!(first.key_ids(), second.key_ids());
    assert_eq!(first.blind("mailbox", "jan"), second.blind("mailbox", "jan"));
}

/// The keys of `Keyring::for_tests`, as the first version wrote them down.
const OF_THE_FIRST_VERSION: &str = "ogniwo-keys 1
# The keys of an Ogniwo installation. Keep a copy in a safe place, apart from the backups of the data:
# whoever has both can read everything, and without this file nothing sealed can be read. Do not edit.
index BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=
wrapping 4360a2281c882067 CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=
checksum f216076694d1ef44a47bcd19e1bc54f5
";

#[test]
fn a_key_file_of_the_first_version_opens_for_ever() {
    let key_file = KeyFile::new();
    fs::write(key_file.path(), OF_THE_FIRST_VERSION).expect("written");
    #[cfg(unix)]
    set_mode(&key_file.path(), 0o600);
    let (opened, same) = (key_file.keys(), Keyring::for_tests());
    assert_eq!(opened.key_ids(), same.key_ids());
    assert_eq!(opened.sign("link", "confirm"), same.sign("link", "confirm"));
}

#[test]
fn any_damage_to_the_key_file_is_refused_and_the_file_left_alone() {
    let key_file = KeyFile::new();
    key_file.keys();
    let whole = fs::read(key_file.path()).expect("it is there");
    let refuse = |bytes: &[u8]| {
        fs::write(key_file.path(), bytes).expect("written");
        let refused = Keyring::open_or_create(&key_file.path()).expect_err("it is damaged");
        assert!(matches!(refused, KeyFault::Damaged { .. }), "{refused}");
        assert_eq!(fs::read(key_file.path()).expect("it is there"), bytes);
    };
    for place in 0..whole.len() {
        let mut altered = whole.clone();
        // A capital for a small letter or another digit: never a byte that changes nothing.
        altered[place] ^= 0x01;
        refuse(&altered);
    }
    for length in 0..whole.len() {
        refuse(&whole[..length]);
    }
    refuse(&[&whole[..], b"\n"].concat());
}

#[test]
fn a_key_file_of_a_newer_version_is_told_from_a_damaged_one() {
    let key_file = KeyFile::new();
    key_file.keys();
    let text = fs::read_to_string(key_file.path()).expect("it is there");
    fs::write(key_file.path(), text.replacen("ogniwo-keys 1", "ogniwo-keys 2", 1)).expect("written");
    assert!(matches!(Keyring::open(&key_file.path()), Err(KeyFault::Newer(_))));
}

#[test]
fn a_change_of_keys_that_was_interrupted_blocks_the_next_until_somebody_looks() {
    let key_file = KeyFile::new();
    let before = key_file.keys().key_ids();
    let beside = key_file.path().with_extension("keys.new");
    fs::write(&beside, "half a file").expect("written");
    let refused = Keyring::with_new_key(&key_file.path()).expect_err("somebody must look");
    assert!(refused.to_string().contains(&beside.display().to_string()), "{refused}");
    assert_eq!(key_file.keys().key_ids(), before);
    fs::remove_file(&beside).expect("somebody looked");
    let after = Keyring::with_new_key(&key_file.path()).expect("a key is added").key_ids();
    assert_eq!(after[1..], before);
}

#[test]
fn programs_that_start_at_the_same_moment_share_one_key_file() {
    let key_file = KeyFile::new();
    let starting: Vec<_> = (0..8)
        .map(|_| {
            let path = key_file.path();
            std::thread::spawn(move || Keyring::open_or_create(&path).expect("it opens").key_ids())
        })
        .collect();
    let all: Vec<_> = starting.into_iter().map(|one| one.join().expect("it ends")).collect();
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let key_file = KeyFile::new();
    let nowhere = key_file.path().join("not a folder").join("keys");
    let refused = Keyring::open_or_create(&nowhere).expect_err("there is no such folder");
    assert!(matches!(refused, KeyFault::CannotWrite { .. } | KeyFault::CannotRead { .. }), "{refused}");
}

#[test]
fn a_blind_index_is_the_same_each_time_and_other_for_each_purpose() {
    let keys = Keyring::for_tests();
    let index = keys.blind("mailbox", "jan@example.org");
    assert_eq!(index, "7lxwa6opmmenuwfidhchaooajm", "it lies in databases and must never change");
    assert_eq!(index, keys.blind("mailbox", "jan@example.org"));
    assert_eq!(index.len(), 26);
    for (purpose, text) in
        [("phone", "jan@example.org"), ("mailbox", "ewa@example.org"), ("mailboxj", "an@example.org")]
    {
        assert_ne!(index, keys.blind(purpose, text), "{purpose} {text}");
    }
    assert_ne!(index, KeyFile::new().keys().blind("mailbox", "jan@example.org"));
}

#[test]
fn a_signature_holds_for_its_purpose_and_message_only() {
    let keys = Keyring::for_tests();
    let tag = keys.sign("confirm", "service 7");
    assert_eq!(tag, "hlo5n5ycrEN0WS3qyapxRSPGqtGLPQSb", "links that were sent must stay valid");
    assert!(keys.verify("confirm", "service 7", &tag));
    assert!(!keys.verify("confirm", "service 8", &tag));
    assert!(!keys.verify("unsubscribe", "service 7", &tag));
    assert!(!KeyFile::new().keys().verify("confirm", "service 7", &tag));
    for wrong in ["", "ą", &tag[..28], &format!("{tag}AAAA"), &tag.to_lowercase(), &format!("{tag}=")] {
        assert!(!keys.verify("confirm", "service 7", wrong), "{wrong}");
    }
    assert!(!tag.starts_with(&keys.blind("confirm", "service 7")), "a blind index is no signature");
}

#[test]
fn keys_never_show_in_a_log_line() {
    let keys = KeyFile::new().keys();
    assert_eq!(format!("{keys:?}"), "Keyring(▒▒▒)");
}
