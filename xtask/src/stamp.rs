//! The floor plan of a capability as a stamp: `xtask/stamp` is a small whole capability called "specimen", which
//! compiles, speaks three languages, runs on both engines and keeps the rules of the house. A new capability begins
//! as its copy under another name.

use crate::tidy::ORDER;
use crate::workshop::{as_from_a_shell, exit_code_of, root};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The name under which the stamp is cut.
const SPECIMEN: &str = "specimen";

/// Stamps the rooms of a new capability.
///
/// # Errors
/// When the name is no word, has no place in the order of capabilities, or is taken.
pub fn command(root: &Path, name: &str) -> Result<ExitCode> {
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase()) {
        bail!("`{name}` is not one lower-case English word");
    }
    if !ORDER.contains(&name) {
        bail!(
            "`{name}` has no place in the order of capabilities: decide what it may use and add it to ORDER in \
             xtask/src/tidy/arrows.rs"
        );
    }
    let home = root.join("capabilities").join(name);
    if home.exists() {
        bail!("there is already a capability `{name}`");
    }
    stamp(&root.join("xtask/stamp"), &home, name)?;
    println!("capabilities/{name} stands. Now:");
    println!(
        "  1. name it in Cargo.toml: {name} = {{ path = \"capabilities/{name}\" }}, and in the release profile there"
    );
    println!("  2. name its MIGRATIONS, STATEMENTS, WORDS and doors in server/src/house.rs");
    println!(
        "  3. rename the noun, the verb and the table to what they are, and say in src/lib.rs what it is for"
    );
    println!("  4. cargo test --package {name}, then cargo xtask tidy");
    Ok(ExitCode::SUCCESS)
}

/// Proves the stamp: stamps a capability into a copy of the tree, holds the copy against the rules of the house and
/// runs the new capability's tests.
///
/// # Errors
/// When the copy cannot be made or cargo cannot be started.
pub fn prove() -> Result<ExitCode> {
    let copy = tempfile::Builder::new().prefix("ogniwo-stamp-").tempdir()?;
    let name = ORDER
        .iter()
        .find(|name| !root().join("capabilities").join(name).exists())
        .context("every capability is built, so none is left to be stamped")?;
    copy_tree(&root(), copy.path())?;
    command(copy.path(), name)?;
    let findings = crate::tidy::look(&crate::tidy::Tree::read(copy.path())?);
    let home = format!("capabilities/{name}/");
    let broken: Vec<String> = findings
        .iter()
        .filter(|finding| finding.path.starts_with(&home) && !finding.advice)
        .map(ToString::to_string)
        .collect();
    if !broken.is_empty() {
        bail!("a stamped capability breaks the rules of the house:\n{}", broken.join("\n"));
    }
    // The guests are those of the ordinary build; only the crates of the copy are built, and not into its way.
    let cargo = |words: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(words).args(["--quiet", "--offline", "--package", name]).current_dir(copy.path());
        command.env("CARGO_TARGET_DIR", root().join("target"));
        as_from_a_shell(&mut command);
        command
    };
    if !cargo(&["clippy", "--all-targets", "--no-deps"]).args(["--", "-D", "warnings"]).status()?.success() {
        bail!("a stamped capability does not pass the lints");
    }
    exit_code_of(&mut cargo(&["test"]))
}

fn stamp(from: &Path, to: &Path, name: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(renamed(&entry.file_name().to_string_lossy(), name));
        if entry.file_type()?.is_dir() {
            stamp(&entry.path(), &target, name)?;
        } else {
            fs::write(&target, renamed(&fs::read_to_string(entry.path())?, name))
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

/// `specimen` and `Specimen` become the name.
fn renamed(text: &str, name: &str) -> String {
    text.replace(SPECIMEN, name).replace(&capitalised(SPECIMEN), &capitalised(name))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Everything but what is built or fetched.
fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_made = ["target", "node_modules", ".git", "output"].iter().any(|made| name == *made);
        let target = to.join(&name);
        if entry.file_type()?.is_dir() && !is_made {
            fs::create_dir_all(&target)?;
            copy_tree(&entry.path(), &target)?;
        } else if entry.file_type()?.is_file() {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_takes_the_new_name() {
        let house = tempfile::tempdir().unwrap();
        fs::create_dir_all(house.path().join("xtask/stamp")).unwrap();
        copy_tree(&root().join("xtask/stamp"), &house.path().join("xtask/stamp")).unwrap();
        command(house.path(), "quality").unwrap();
        let home = house.path().join("capabilities/quality");
        assert!(home.join("src/quality.rs").is_file() && home.join("migrations/0001_quality.sql").is_file());
        let noun = fs::read_to_string(home.join("src/quality.rs")).unwrap();
        assert!(noun.contains("pub struct Quality") && !noun.to_lowercase().contains(SPECIMEN));
        assert!(command(house.path(), "quality").is_err(), "a name is given once");
    }

    #[test]
    fn a_name_without_a_place_is_refused() {
        for name in ["", "Quality", "two words", "gardening", "../x"] {
            assert!(command(Path::new("/nowhere"), name).is_err(), "{name}");
        }
    }
}
