//! The program as somebody starts it.

use std::{
    path::Path,
    process::{Command, Output},
};

use audit::Signer;

use crate::kept;

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_ogniwo-verify"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    (status.code(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

#[tokio::test]
async fn it_ends_with_0_for_whole_1_for_damaged_and_2_when_nothing_can_be_said() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = kept(12).await;
    let mut altered = kept.export.clone();
    altered[2_000] ^= 1;
    for (name, bytes) in [
        ("audit.jsonl", &kept.export),
        ("altered.jsonl", &altered),
        ("heads.jsonl", &kept.heads.into_bytes()),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    let newer = String::from_utf8(kept.export).expect("text").replacen("export\":1", "export\":2", 1);
    std::fs::write(folder.path().join("newer.jsonl"), newer).expect("written");
    let key = Signer::for_tests().public_key().to_string();
    for (arguments, code, said) in [
        (vec!["audit.jsonl"], 0, "The log is whole: nothing was altered, nothing is missing."),
        (vec!["audit.jsonl"], 0, "taken from the file itself"),
        (
            vec!["audit.jsonl", "--public-key", &key, "--heads", "heads.jsonl", "--printed", &kept.printed],
            0,
            "is whole",
        ),
        (vec!["altered.jsonl"], 1, "The log is damaged."),
        (vec!["audit.jsonl", "--public-key", &"0".repeat(64)], 1, "not one of those that are trusted"),
        (
            vec!["audit.jsonl", "--printed", "3 0000 0000 0000 0000"],
            1,
            "does not have the hash that was printed",
        ),
        (vec!["heads.jsonl"], 1, "not an export"),
        (vec!["newer.jsonl"], 2, "written in format 2"),
        (vec!["nowhere.jsonl"], 2, "nowhere.jsonl cannot be read"),
        (vec!["audit.jsonl", "--heads", "nowhere.jsonl"], 2, "nowhere.jsonl cannot be read"),
        (vec!["audit.jsonl", "--public-key", "00ff"], 2, "64 hexadecimal digits"),
        (vec!["audit.jsonl", "--public-key"], 2, "--public-key needs something after it"),
        (vec!["audit.jsonl", "--quickly"], 2, "--quickly is not known"),
        (vec!["audit.jsonl", "altered.jsonl"], 2, "one file at a time"),
        (vec![], 2, "which file?"),
        (vec!["--help"], 0, "Usage: ogniwo-verify FILE"),
    ] {
        let (ended, printed) = run(folder.path(), &arguments);
        assert_eq!(ended, Some(code), "{arguments:?}\n{printed}");
        assert!(printed.contains(said), "{arguments:?}\n{printed}");
    }
}
