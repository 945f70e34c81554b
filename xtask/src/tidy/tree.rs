//! The files of the checkout, read once.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Folders that hold nothing written by hand.
const NOT_OURS: [&str; 5] = ["target", "node_modules", ".git", "output", "corpus"];

/// Endings of files that people write and rules read. Data files are left out on purpose: they are large,
/// and they are data. One table is written by people and read by a rule.
const WRITTEN: [&str; 15] = [
    "rs", "toml", "md", "html", "ftl", "sql", "css", "js", "mjs", "sh", "yml", "yaml", "svg", "txt",
    "service",
];

/// Paths (from the root, with `/`) and texts.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads every written file below the root.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file is not UTF-8.
    pub fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        tree.descend(root, "")?;
        Ok(tree)
    }

    /// A tree for a test.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
    }

    fn descend(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
                self.descend(&entry.path(), &path)?;
            } else if kind.is_file() && is_written(&name) {
                let text = fs::read_to_string(entry.path()).with_context(|| format!("cannot read {path}"))?;
                self.files.insert(path, text);
            }
        }
        Ok(())
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether a file, or any file in a folder, is there.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.below(&format!("{path}/")).next().is_some()
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files whose path begins so.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files with this ending.
    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files().filter(move |(path, _)| path.ends_with(ending))
    }

    /// The folder names directly below `capabilities/`.
    pub fn capabilities(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .below("capabilities/")
            .filter_map(|(path, _)| {
                let mut parts = path.split('/').skip(1);
                let name = parts.next()?;
                (parts.next()? == "Cargo.toml").then_some(name)
            })
            .collect();
        names.sort_unstable();
        names
    }
}

/// Whether the path is that of a Rust file.
pub fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

/// Whether the path is that of a test, or of what only tests use.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with("/testing.rs")
        || path.contains("/testing/")
}

fn is_written(name: &str) -> bool {
    name == "check"
        || name == "run"
        || name == "asvs.csv"
        || name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && WRITTEN.contains(&ending))
}
