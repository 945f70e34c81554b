//! Arrows run down: what a crate may name in its `Cargo.toml` is decided by the floor it stands on.

use super::{Finding, Tree};
use toml::{Table, Value};

/// Capabilities from the top of their floor to its bottom: each may use those after it, never those before.
pub const ORDER: [&str; 16] = [
    "about",
    "publishing",
    "strategy",
    "observatory",
    "research",
    "quality",
    "training",
    "cooperation",
    "community",
    "exchange",
    "stewardship",
    "finder",
    "directory",
    "accounts",
    "institutions",
    "territory",
];

const WHY: &str = "arrows run down: server, capabilities in their order, foundation, science and vocabulary; \
                   a circle of meanings cannot be tested or moved in parts";

/// Where a crate of this workspace stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Floor {
    Vocabulary,
    Science,
    Foundation,
    /// With its place in [`ORDER`].
    Capability(usize),
    Server,
    /// Benchmarks, xtask, fuzz targets: they look at the house from outside, and nobody looks at them.
    Outside,
    /// The stand-alone verifier: for whoever does not trust the house, so nothing of the house is in it. Its tests may
    /// look at the house from outside.
    Alone,
}

impl Floor {
    fn may_use(self, other: Self) -> bool {
        match (self, other) {
            (Self::Alone, _) | (_, Self::Alone) => false,
            (_, Self::Outside | Self::Server) => self == Self::Outside && other == Self::Server,
            (Self::Outside | Self::Server, _) | (Self::Foundation, Self::Foundation) => true,
            // Science takes numbers and text and returns numbers and text.
            (Self::Science | Self::Vocabulary, _) => false,
            (Self::Foundation, other) => matches!(other, Self::Vocabulary | Self::Science),
            (Self::Capability(own), Self::Capability(other)) => other > own,
            (Self::Capability(_), _) => true,
        }
    }
}

/// Every dependency between two crates of the workspace points down.
pub fn floors(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending("Cargo.toml").filter(|(path, _)| path.contains('/')) {
        let Some(own) = floor_of(path) else {
            let mend = "add it to ORDER in xtask/src/tidy/arrows.rs, above everything it uses";
            findings.push(Finding::new(path, 0, "this capability has no place in the order", WHY, mend));
            continue;
        };
        let manifest: Table = match text.parse() {
            Ok(manifest) => manifest,
            Err(error) => {
                findings.push(Finding::new(path, 0, error.to_string(), WHY, "write valid TOML"));
                continue;
            }
        };
        for name in dependencies(&manifest) {
            let Some(other) = floor_named(tree, &name) else { continue };
            let own =
                if own == Floor::Alone && !is_built_with(&manifest, &name) { Floor::Outside } else { own };
            if !own.may_use(other) {
                let mend = "move the shared part down, or hand it in as an argument from above";
                let seen = format!("`{name}` stands on the same floor or above and may not be used here");
                findings.push(Finding::new(path, line_of(text, &name), seen, WHY, mend));
            }
        }
    }
    findings
}

/// The floor of the crate whose manifest this is; `None` for a capability without a place in the order.
fn floor_of(manifest: &str) -> Option<Floor> {
    let mut parts = manifest.split('/');
    Some(match (parts.next()?, parts.next()?) {
        ("vocabulary", _) => Floor::Vocabulary,
        ("science", _) => Floor::Science,
        ("foundation", _) => Floor::Foundation,
        ("capabilities", name) => Floor::Capability(ORDER.iter().position(|one| *one == name)?),
        ("server", _) => Floor::Server,
        ("verifier", _) => Floor::Alone,
        _ => Floor::Outside,
    })
}

/// The floor of a crate of this workspace, by its name (which is its folder's name).
fn floor_named(tree: &Tree, name: &str) -> Option<Floor> {
    ["", "science/", "foundation/", "capabilities/"]
        .iter()
        .map(|floor| format!("{floor}{name}/Cargo.toml"))
        .find(|path| tree.text(path).is_some())
        .and_then(|path| floor_of(&path))
}

/// The names in every table of dependencies of a manifest, those for tests and build scripts too.
pub fn dependencies(manifest: &Table) -> Vec<String> {
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let by_target = manifest.get("target").and_then(Value::as_table);
    std::iter::once(manifest)
        .chain(by_target.into_iter().flat_map(Table::values).filter_map(Value::as_table))
        .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()))
        .flat_map(|table| table.keys().cloned())
        .collect()
}

/// Whether the crate itself needs that name, and not only its tests.
fn is_built_with(manifest: &Table, name: &str) -> bool {
    let mut without_tests = manifest.clone();
    without_tests.remove("dev-dependencies");
    dependencies(&without_tests).iter().any(|one| one == name)
}

fn line_of(text: &str, name: &str) -> usize {
    text.lines()
        .position(|line| {
            line.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.', '=']))
        })
        .map_or(0, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(changed: (&str, &str)) -> Tree {
        let mut files = vec![
            ("vocabulary/Cargo.toml", ""),
            ("science/polish/Cargo.toml", ""),
            ("foundation/database/Cargo.toml", "[dependencies]\nvocabulary.workspace = true\n"),
            (
                "foundation/web/Cargo.toml",
                "[dependencies]\ndatabase.workspace = true\npolish.workspace = true\n",
            ),
            ("capabilities/territory/Cargo.toml", "[dependencies]\ndatabase.workspace = true\n"),
            ("capabilities/directory/Cargo.toml", "[dependencies]\nterritory = { workspace = true }\n"),
            ("server/Cargo.toml", "[dependencies]\ndirectory.workspace = true\n"),
        ];
        files.retain(|(path, _)| *path != changed.0);
        files.push(changed);
        Tree::of(&files)
    }

    #[test]
    fn a_house_whose_arrows_run_down_is_tidy() {
        assert_eq!(floors(&house(("xtask/Cargo.toml", "[dependencies]\nserver.workspace = true\n"))), []);
    }

    #[test]
    fn an_arrow_that_runs_up_is_found_with_its_line() {
        for (path, name) in [
            ("capabilities/territory/Cargo.toml", "directory"),
            ("foundation/database/Cargo.toml", "territory"),
            ("science/polish/Cargo.toml", "vocabulary"),
            ("vocabulary/Cargo.toml", "polish"),
            ("capabilities/directory/Cargo.toml", "server"),
        ] {
            for kind in ["dependencies", "dev-dependencies", "target.'cfg(unix)'.dependencies"] {
                let manifest = format!("[{kind}]\nserde = \"1\"\n{name}.workspace = true\n");
                let findings = floors(&house((path, &manifest)));
                assert_eq!(findings.len(), 1, "{path} {name} {kind}");
                assert_eq!((findings[0].path.as_str(), findings[0].line), (path, 3));
            }
        }
    }

    #[test]
    fn the_verifier_has_nothing_of_the_house_in_it_but_its_tests_look_at_the_house() {
        let tests = "[dependencies]\nserde = \"1\"\n[dev-dependencies]\ndatabase.workspace = true\n";
        assert_eq!(floors(&house(("verifier/Cargo.toml", tests))), []);
        for name in ["database", "vocabulary"] {
            let manifest = format!("[dependencies]\n{name}.workspace = true\n");
            let findings = floors(&house(("verifier/Cargo.toml", &manifest)));
            assert_eq!(findings.len(), 1, "{findings:?}");
        }
    }

    #[test]
    fn nobody_uses_the_verifier() {
        let tree = Tree::of(&[
            ("verifier/Cargo.toml", ""),
            ("server/Cargo.toml", "[dependencies]\nverifier.workspace = true\n"),
        ]);
        assert_eq!(floors(&tree).len(), 1);
    }

    #[test]
    fn a_capability_without_a_place_is_asked_to_take_one() {
        let findings = floors(&house(("capabilities/gardening/Cargo.toml", "")));
        assert!(findings[0].seen.contains("no place"), "{findings:?}");
    }
}
