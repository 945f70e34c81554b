//! How crates are built: what every crate of the house must have in the release profile of `Cargo.toml`.

use super::{Finding, Tree};

const WORKSPACE: &str = "Cargo.toml";
const FLOORS: [&str; 6] = ["vocabulary/", "science/", "foundation/", "capabilities/", "server/", "verifier/"];
const ALL_GUESTS: &str = "[profile.release.package.\"*\"]";

/// Each crate that is shipped tells numbers that grew too large, and macros are not optimised.
pub fn release(tree: &Tree) -> Vec<Finding> {
    let Some(workspace) = tree.text(WORKSPACE) else { return Vec::new() };
    let lines: Vec<&str> = workspace.lines().map(str::trim).collect();
    let has = |begins: &str, line: &str| {
        let after = lines.iter().skip_while(|one| **one != begins).skip(1);
        after.take_while(|one| !one.starts_with('[')).any(|one| *one == line)
    };
    let mut findings: Vec<Finding> = FLOORS
        .iter()
        .flat_map(|floor| tree.below(floor))
        .filter(|(path, _)| path.ends_with("/Cargo.toml"))
        .filter_map(|(_, text)| {
            text.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        })
        .filter(|name| !has(&format!("[profile.release.package.{name}]"), "overflow-checks = true"))
        .map(|name| {
            Finding::new(
                WORKSPACE,
                0,
                format!("`{name}` is built without overflow checks"),
                "a number that grew too large is a fault to be seen, not another number to go on with",
                format!("add [profile.release.package.{name}] with overflow-checks = true"),
            )
        })
        .collect();
    if let Some(line) = lines.iter().position(|line| *line == ALL_GUESTS) {
        findings.push(Finding::new(
            WORKSPACE,
            line + 1,
            "something is said of all guests",
            "it would be said of macros and build scripts too, and optimising those takes a third of the build",
            "say it of the profile, and the opposite of the crates of the house",
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_overflow_checks_and_a_word_about_all_guests_are_found() {
        let crate_file = ("capabilities/finder/Cargo.toml", "[package]\nname = \"finder\"\n");
        let good = "[profile.release.package.finder]\noverflow-checks = true\nopt-level = 3\n";
        assert_eq!(release(&Tree::of(&[crate_file, (WORKSPACE, good)])), []);
        let elsewhere =
            "[profile.release.package.finder]\nopt-level = 3\n[profile.bench]\noverflow-checks = true\n";
        let findings = release(&Tree::of(&[crate_file, (WORKSPACE, elsewhere)]));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].seen.contains("finder"));
        let all = format!("{good}{ALL_GUESTS}\nopt-level = 2\n");
        assert_eq!(release(&Tree::of(&[crate_file, (WORKSPACE, &all)]))[0].line, 4);
    }
}
