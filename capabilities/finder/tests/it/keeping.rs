//! The index folder: derived, replaceable, and never the reason why nothing is found.

use std::path::Path;

use finder::{Index, Thesaurus};

use crate::region::{entries, region};

fn open(folder: &Path, of: &str, count: usize) -> Index {
    Index::open_or_rebuild(folder, Thesaurus::embedded(), of, || entries().into_iter().take(count))
        .expect("an index")
}

#[test]
fn an_index_of_the_same_state_is_opened_and_one_of_another_state_is_rebuilt() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(open(folder.path(), "monday", 30).services(), 30);
    assert_eq!(open(folder.path(), "monday", 10).services(), 30, "opened, not built");
    assert_eq!(open(folder.path(), "tuesday", 10).services(), 10);
}

#[test]
fn a_damaged_index_is_rebuilt() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(open(folder.path(), "monday", 30));
    for entry in std::fs::read_dir(folder.path().join("generation-1")).expect("a generation").flatten() {
        std::fs::write(entry.path(), b"not an index").expect("writable");
    }
    assert_eq!(open(folder.path(), "monday", 30).services(), 30);
    std::fs::write(folder.path().join("current"), "generation-99").expect("writable");
    assert_eq!(open(folder.path(), "monday", 20).services(), 20);
}

#[test]
fn searches_go_on_while_the_next_generation_is_built() {
    let region = region();
    let before = region.ask_in("zasiłek celowy", "Lipno").total;
    std::thread::scope(|scope| {
        let searching =
            scope.spawn(|| (0..50).all(|_| !region.ask_in("zasiłek celowy", "Lipno").results.is_empty()));
        region.index.rebuild("2", entries()).expect("a second generation");
        assert!(searching.join().expect("no search panics"));
    });
    assert_eq!(region.ask_in("zasiłek celowy", "Lipno").total, before, "rebuilt, equal");
    let generations = std::fs::read_dir(region.folder.path()).expect("a folder").flatten();
    let kept =
        generations.filter(|entry| entry.file_name().to_string_lossy().starts_with("generation-")).count();
    assert_eq!(kept, 1, "the old one is gone");
}

#[test]
fn an_empty_region_has_an_index_and_answers_with_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = open(folder.path(), "empty", 0);
    let ask = finder::Ask { question: "pomocy", limit: 5, ..Default::default() };
    let found = finder::find(&index, &ask).expect("an answer");
    assert!(found.results.is_empty() && found.fallback);
}
