//! Names, sizes, first words: small rules that keep a large tree readable.

use super::rust_text::{Kind, lines, stretches};
use super::tree::{is_rust, is_test};
use super::{Finding, Tree};

const NO_NAMES: [&str; 12] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "handler", "handlers",
    "dto", "dtos",
];

/// Longer than this, and a file should become a folder.
const LONG: usize = 400;
/// Longer than this, and it must.
const TOO_LONG: usize = 600;

/// A crate that opens with less than this has said nothing.
const SHORTEST_OPENING: usize = 80;

/// No file, folder or module is named after nothing.
pub fn names(tree: &Tree) -> Vec<Finding> {
    let why = "such a name says nothing, so everything ends up under it";
    let mend = "name it after what it knows or does";
    let mut findings = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| is_source(path)) {
        for part in path.split('/').map(|part| part.split('.').next().unwrap_or(part)) {
            if NO_NAMES.contains(&part) {
                findings.push(Finding::new(path, 0, format!("something is named `{part}`"), why, mend));
            }
        }
        for (index, line) in text.lines().enumerate().filter(|_| is_rust(path)) {
            let module = line.trim_start().trim_start_matches("pub ").strip_prefix("mod ");
            let name = module.map(|rest| rest.trim_end_matches([';', '{', ' ']));
            if let Some(name) = name.filter(|name| NO_NAMES.contains(name)) {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    format!("a module is named `{name}`"),
                    why,
                    mend,
                ));
            }
        }
    }
    findings
}

/// No source file is too long to be read in one sitting.
pub fn sizes(tree: &Tree) -> Vec<Finding> {
    let why = "a file is read in one sitting; a longer one holds two subjects";
    let mend = "make it a folder of the same name, one file a subject";
    tree.files()
        .filter(|(path, _)| is_source(path) && is_rust(path))
        .filter_map(|(path, text)| {
            let length = text.lines().count();
            let finding = Finding::new(path, 0, format!("{length} lines"), why, mend);
            match length {
                length if length > TOO_LONG => Some(finding),
                length if length > LONG => Some(finding.advised()),
                _ => None,
            }
        })
        .collect()
}

/// Every module says what it is; every crate says what it is, what it is not and where to start.
pub fn first_words(tree: &Tree) -> Vec<Finding> {
    let why = "who opens a file for the first time should not have to guess";
    let mut findings = Vec::new();
    for (path, text) in
        tree.files().filter(|(path, _)| is_rust(path) && path.contains("src/") && !is_test(path))
    {
        let opening: String = text.lines().map_while(|line| line.trim().strip_prefix("//!")).collect();
        let is_root = path.ends_with("src/lib.rs");
        if opening.trim().is_empty() {
            findings.push(Finding::new(
                path,
                1,
                "does not begin with `//!`",
                why,
                "say what it is, in one line",
            ));
        } else if is_root && opening.len() < SHORTEST_OPENING {
            let mend = "say what it is, what it is not, and where to start reading";
            findings.push(Finding::new(path, 1, "the crate's first page says too little", why, mend));
        }
    }
    findings
}

/// `#[allow]` forgets, `#[ignore]` hides, a crate without the house's lints is not of the house.
pub fn attributes(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        for stretch in stretches(text).iter().filter(|one| one.kind == Kind::Code) {
            for (line, code) in lines(stretch) {
                if code.contains("#[allow(") || code.contains("#![allow(") {
                    let why =
                        "an allowance outlives its reason; an expectation tells when it is no longer needed";
                    let mend = "write #[expect(lint, reason = \"…\")]";
                    findings.push(Finding::new(path, line, "`allow`", why, mend));
                }
                if code.contains("#[ignore") {
                    let why = "a test that is not run is not a test";
                    findings.push(Finding::new(path, line, "`ignore`", why, "mend the test or remove it"));
                }
            }
        }
    }
    for (path, text) in tree.ending("/Cargo.toml") {
        if !text.contains("[lints]\nworkspace = true") {
            let why = "the lints of the house hold in every crate";
            findings.push(Finding::new(
                path,
                0,
                "no `[lints]`",
                why,
                "add `[lints]` with `workspace = true`",
            ));
        }
    }
    findings
}

/// No path of somebody's own machine, and none that leaves the checkout.
pub fn places(tree: &Tree) -> Vec<Finding> {
    let why = "the tree must build and pass on a machine that is not yours";
    let mend = "take the path as an argument";
    // Because: joined from parts, so that this file does not break its own rule.
    let foreign: Vec<String> = ["root", "work", "Users"].iter().map(|folder| format!("/{folder}/")).collect();
    let outside = ["..", "shared"].join("/");
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        for (index, line) in text.lines().enumerate() {
            let found = foreign.iter().any(|place| begins_path(line, place));
            // CI alone knows where its machine keeps the optional data.
            let leaves = line.contains(&outside) && path != ".ci/run";
            if found || leaves {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    format!("a foreign path: {}", line.trim()),
                    why,
                    mend,
                ));
            }
        }
    }
    findings
}

/// Whether `place` stands in the line as the beginning of an absolute path, not as the middle of another.
fn begins_path(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._-}/".contains(c))
    })
}

fn is_source(path: &str) -> bool {
    path.contains("src/")
        || path.contains("tests/")
        || path.contains("templates/")
        || path.starts_with("journeys/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_are_found_as_files_and_as_modules() {
        let tree = Tree::of(&[
            ("server/src/utils.rs", ""),
            ("server/src/lib.rs", "pub mod common;\nmod helpers {\n}\nmod shelter;\n"),
            ("capabilities/finder/src/handler/find.rs", ""),
        ]);
        assert_eq!(names(&tree).len(), 4);
    }

    #[test]
    fn long_files_are_advised_and_longer_ones_refused() {
        let (long, too_long) = ("\n".repeat(401), "\n".repeat(601));
        let tree = Tree::of(&[
            ("server/src/a.rs", &long),
            ("server/src/b.rs", &too_long),
            ("server/src/c.rs", "\n"),
        ]);
        let found: Vec<(String, bool)> = sizes(&tree).into_iter().map(|one| (one.path, one.advice)).collect();
        assert_eq!(found, [("server/src/a.rs".to_owned(), true), ("server/src/b.rs".to_owned(), false)]);
    }

    #[test]
    fn a_silent_file_is_found() {
        let tree = Tree::of(&[
            ("server/src/a.rs", "fn a() {}"),
            ("server/src/b.rs", "//! What it is.\n"),
            ("server/src/lib.rs", "//! Too short.\n"),
        ]);
        assert_eq!(first_words(&tree).len(), 2);
    }

    #[test]
    fn attributes_that_hide_are_found() {
        let text = "// #[allow(dead_code)]\n#[allow(dead_code)]\n#[ignore = \"slow\"]\n#[expect(x, reason = \"y\")]\n";
        let tree = Tree::of(&[("a/src/a.rs", text), ("a/Cargo.toml", "[package]\n")]);
        assert_eq!(attributes(&tree).iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3, 0]);
    }

    #[test]
    fn a_path_of_another_machine_is_found() {
        let outside = ["..", "shared"].join("/");
        let lines = ["/root", "/work", &outside].map(|place| format!("cd {place}/x\n")).concat();
        let tree = Tree::of(&[
            ("README.md", &lines),
            (".ci/run", &format!("ls {outside}/x\n")),
            ("a.md", "docs/work/plan.md"),
        ]);
        assert_eq!(places(&tree).len(), 3);
    }
}
