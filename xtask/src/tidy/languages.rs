//! Three languages say the same things: the same keys, the same placeholders, every plural form they need.
//! And every key that is said is known.

use super::rust_text::without_tests;
use super::tree::is_rust;
use super::{Finding, Tree};
use std::collections::BTreeSet;
use translations::{Words, compare};

const WHY: &str = "who reads Ukrainian or English must learn as much as who reads Polish";

/// What speaks a key, as it is written in templates and in code.
const SPEAKING: [&str; 5] = [".say(\"", ".say_with(\"", ".count(\"", ".phrase(\"", ".paragraphs(\""];

/// Keys, placeholders and plural forms are level in all three languages of every crate.
pub fn level(tree: &Tree) -> Vec<Finding> {
    let words: Vec<Words> = tree
        .ending("/locales/pl.ftl")
        .map(|(path, polish)| {
            let home = path.strip_suffix("/locales/pl.ftl").unwrap_or(path);
            let other =
                |language: &str| tree.text(&format!("{home}/locales/{language}.ftl")).unwrap_or_default();
            Words { name: kept(home), pl: kept(polish), en: kept(other("en")), uk: kept(other("uk")) }
        })
        .collect();
    compare(&words)
        .iter()
        .map(|difference| {
            let said = difference.to_string();
            let (path, what) = said.split_once(": ").unwrap_or(("locales", &said));
            Finding::new(path, 0, what, WHY, "write it in this language too, with its own plural forms")
        })
        .collect()
}

/// [`Words`] are part of the binary everywhere else and so live for ever; here they live as long as the command.
fn kept(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// A key that stands as a literal in a template or in code is known to some crate.
pub fn known_keys(tree: &Tree) -> Vec<Finding> {
    let why = "an unknown key is shown to people as it stands";
    let known: BTreeSet<&str> = tree
        .ending("/locales/pl.ftl")
        .flat_map(|(_, text)| text.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim())
        .collect();
    let mut findings = Vec::new();
    let speaks = |path: &str| path.contains("/templates/") || path.contains("/src/") && is_rust(path);
    for (path, text) in tree.files().filter(|(path, _)| speaks(path) && !path.starts_with("xtask/")) {
        for (index, line) in without_tests(text).lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for key in said_keys(line).filter(|key| !known.contains(key)) {
                let mend = "add it to locales/pl.ftl, en.ftl and uk.ftl, or mend its spelling";
                findings.push(Finding::new(
                    path,
                    index + 1,
                    format!("says `{key}`, which no crate knows"),
                    why,
                    mend,
                ));
            }
        }
    }
    findings
}

fn said_keys(line: &str) -> impl Iterator<Item = &str> {
    SPEAKING
        .iter()
        .flat_map(move |speaking| {
            line.match_indices(speaking).map(move |(at, _)| &line[at + speaking.len()..])
        })
        .filter_map(|rest| rest.split('"').next())
        // A key put together at run time cannot be judged here.
        .filter(|key| !key.ends_with('-') && !key.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_one_language_lacks_is_found() {
        let tree = Tree::of(&[
            ("capabilities/finder/locales/pl.ftl", "finder-title = Pomoc\nfinder-more = Więcej\n"),
            ("capabilities/finder/locales/en.ftl", "finder-title = Help\nfinder-more = More\n"),
            ("capabilities/finder/locales/uk.ftl", "finder-title = Допомога\n"),
        ]);
        let findings = level(&tree);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].path, "capabilities/finder/locales/uk.ftl");
        assert!(findings[0].seen.contains("finder-more"));
    }

    #[test]
    fn a_key_nobody_knows_is_found() {
        let tree = Tree::of(&[
            ("foundation/web/locales/pl.ftl", "front = A\n"),
            (
                "foundation/web/templates/a.html",
                "{{ t.say(\"front\") }}\n{{ t.phrase(\"frnt\").with(\"a\", b) }} {{ t.say(\"area-\" + x) }}",
            ),
            ("foundation/web/src/a.rs", "//! t.say(\"nothing\")\nfn f() { t.say(\"none\"); }\n"),
        ]);
        let places: Vec<(String, usize)> =
            known_keys(&tree).into_iter().map(|one| (one.path, one.line)).collect();
        assert_eq!(
            places,
            [("foundation/web/src/a.rs".to_owned(), 2), ("foundation/web/templates/a.html".to_owned(), 2)]
        );
    }
}
