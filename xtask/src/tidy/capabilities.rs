//! Inside a capability: the same rooms everywhere, pure nouns, doors that hold no rules.

use super::arrows::dependencies;
use super::rust_text::{Kind, has_word, lines, stretches, without_tests};
use super::tree::is_rust;
use super::{Finding, Tree};
use toml::Table;

/// Guests a noun may name: words everybody shares, the calendar (clippy keeps its clock away), and two derives.
const FOR_NOUNS: [&str; 4] = ["jiff", "serde", "thiserror", "vocabulary"];

/// Every capability has the rooms of the floor plan, wherever in `src` they stand.
pub fn rooms(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in tree.capabilities() {
        let folder = format!("capabilities/{name}");
        let mut missing = |room: &str, mend: &str| {
            let why = "every capability has the same rooms, so that who knows one knows all";
            findings.push(Finding::new(&folder, 0, format!("there is no {room}"), why, mend));
        };
        // Pages of text about the service have nothing to store and nothing to permit; they say so themselves.
        let keeps_nothing = tree
            .text(&format!("{folder}/src/lib.rs"))
            .is_some_and(|text| text.lines().any(|line| line.starts_with("//! Keeps nothing:")));
        for file in ["src/lib.rs", "tests/it/main.rs"] {
            if !tree.has(&format!("{folder}/{file}")) {
                missing(file, "write it, or stamp the rooms anew with `cargo xtask new-capability`");
            }
        }
        if !keeps_nothing && !tree.has(&format!("{folder}/migrations")) {
            missing("migrations/", "give the capability its tables");
        }
        let source = format!("{folder}/src/");
        let has_room = |room: &str| {
            tree.below(&source).any(|(path, _)| {
                path.ends_with(&format!("/{room}.rs")) || path.contains(&format!("/{room}/"))
            })
        };
        for room in ["store", "permissions"] {
            if !keeps_nothing && !has_room(room) {
                missing(&format!("{room}.rs"), "give the rule its own room, even if it is one line today");
            }
        }
        // A capability without pages says nothing to people, and its doors are those of the capabilities above it.
        for language in ["pl", "en", "uk"].iter().filter(|_| has_room("pages")) {
            if !tree.has(&format!("{folder}/locales/{language}.ftl")) {
                missing(
                    &format!("locales/{language}.ftl"),
                    "give the pages their words in all three languages",
                );
            }
        }
        if !keeps_nothing && !tree.below(&source).any(|(_, text)| is_noun(text)) {
            missing("noun", "begin the file of the noun with `//! Noun: …`, so that its purity can be kept");
        }
    }
    findings
}

/// A file says that it is a noun with the first words of its documentation.
pub fn is_noun(text: &str) -> bool {
    text.trim_start().starts_with("//! Noun:")
}

/// A noun names no machinery: only `std`, [`FOR_NOUNS`], science (pure by its own law) and nouns below it.
pub fn nouns(tree: &Tree) -> Vec<Finding> {
    let why = "a noun that knows no machinery can be read, tested and trusted by itself";
    let mut findings = Vec::new();
    for name in tree.capabilities() {
        let folder = format!("capabilities/{name}/");
        let manifest: Table =
            tree.text(&format!("{folder}Cargo.toml")).and_then(|text| text.parse().ok()).unwrap_or_default();
        let forbidden: Vec<String> = dependencies(&manifest)
            .into_iter()
            .map(|guest| guest.replace('-', "_"))
            .filter(|guest| !FOR_NOUNS.contains(&guest.as_str()) && !is_pure(tree, guest))
            .collect();
        for (path, text) in tree.below(&folder).filter(|(path, text)| is_rust(path) && is_noun(text)) {
            for stretch in stretches(without_tests(text)).iter().filter(|one| one.kind == Kind::Code) {
                for (line, code) in lines(stretch) {
                    for guest in forbidden.iter().filter(|guest| names_crate(code, guest)) {
                        let mend = "move what needs it into the verb or the store, or hand the value in";
                        findings.push(Finding::new(
                            path,
                            line,
                            format!("the noun names `{guest}`"),
                            why,
                            mend,
                        ));
                    }
                }
            }
        }
    }
    findings
}

/// Science, and the capabilities below (their machinery cannot be called without naming the database).
fn is_pure(tree: &Tree, guest: &str) -> bool {
    ["science", "capabilities"]
        .iter()
        .any(|floor| tree.text(&format!("{floor}/{guest}/Cargo.toml")).is_some())
}

/// `guest::` at the beginning of a path.
fn names_crate(code: &str, guest: &str) -> bool {
    let path = format!("{guest}::");
    code.match_indices(&path).any(|(from, _)| {
        !code[..from].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

/// Doors never name the store: they parse, call one verb and present.
pub fn doors(tree: &Tree) -> Vec<Finding> {
    let why = "a rule behind a door is told twice as soon as there is a second door";
    let mut findings = Vec::new();
    for (path, text) in tree.below("capabilities/").filter(|(path, _)| is_door(path)) {
        for stretch in stretches(without_tests(text)).iter().filter(|one| one.kind == Kind::Code) {
            for (line, code) in lines(stretch).filter(|(_, code)| has_word(code, "store")) {
                let seen = format!("the door names the store: {}", code.trim());
                findings.push(Finding::new(path, line, seen, why, "write a verb and call it here"));
            }
        }
    }
    findings
}

fn is_door(path: &str) -> bool {
    path.contains("/src/")
        && ["pages", "api", "jobs"].iter().any(|door| {
            path.ends_with(&format!("/{door}.rs")) || path.contains(&format!("/{door}/")) && is_rust(path)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: [(&str, &str); 9] = [
        (
            "capabilities/directory/Cargo.toml",
            "[dependencies]\ndatabase.workspace = true\nserde.workspace = true\n",
        ),
        ("capabilities/directory/locales/pl.ftl", ""),
        ("capabilities/directory/locales/en.ftl", ""),
        ("capabilities/directory/locales/uk.ftl", ""),
        ("capabilities/directory/migrations/0001_service.sql", ""),
        ("capabilities/directory/src/lib.rs", ""),
        ("capabilities/directory/src/permissions.rs", ""),
        ("capabilities/directory/tests/it/main.rs", ""),
        ("capabilities/directory/src/service/pages.rs", "use crate::verbs; // the store is elsewhere\n"),
    ];

    fn with(more: &[(&str, &str)]) -> Tree {
        Tree::of(&[&WHOLE[..], more].concat())
    }

    #[test]
    fn a_capability_with_all_rooms_is_tidy() {
        let tree = with(&[
            ("capabilities/directory/src/service/store.rs", "use database::Work;"),
            (
                "capabilities/directory/src/service/service.rs",
                "//! Noun: a service.\nuse serde::Serialize;\n",
            ),
        ]);
        assert_eq!(rooms(&tree), []);
        assert_eq!(nouns(&tree), []);
        assert_eq!(doors(&tree), []);
    }

    #[test]
    fn missing_rooms_are_named() {
        let seen: Vec<String> = rooms(&with(&[])).into_iter().map(|finding| finding.seen).collect();
        assert_eq!(seen, ["there is no store.rs", "there is no noun"]);
    }

    #[test]
    fn a_noun_that_names_machinery_is_found() {
        let noun = "//! Noun: a service, kept by database::Work.\nuse serde::Serialize;\nfn f(w: &database::Work) {}\n";
        let findings = nouns(&with(&[("capabilities/directory/src/service.rs", noun)]));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, 3);
    }

    #[test]
    fn a_door_that_names_the_store_is_found() {
        let door = "//! Doors.\n// store\nuse crate::store::find;\nlet s = \"store\";\n#[cfg(test)]\nmod tests { use crate::store; }\n";
        let findings = doors(&with(&[("capabilities/directory/src/api.rs", door)]));
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3]);
    }
}
