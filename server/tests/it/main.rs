//! The program as its operator meets it: the real binary, real files, real signals.

mod diagnosis;
mod disks;
mod leaving;
mod nodes;
mod running;
mod safekeeping;
mod upgrading;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The program that is tried: the one that was built with the tests, or an optimised one that is named.
fn binary() -> String {
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment what to try")]
    std::env::var("OGNIWO_TEST_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_ogniwo").to_owned())
}

/// Whether times say something about what people will meet.
pub(crate) fn is_optimised() -> bool {
    !cfg!(debug_assertions) || binary() != env!("CARGO_BIN_EXE_ogniwo")
}

/// A place of its own for one test.
pub struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A command in this place, with no settings from elsewhere.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).current_dir(self.0.path()).env_clear();
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }

    /// Runs what must succeed, and returns what it said.
    pub(crate) fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "ogniwo {}: {complaint}", arguments.join(" "));
        String::from_utf8(output.stdout).expect("text")
    }

    /// Runs what must fail, and returns what it complained of.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "ogniwo {} was not refused", arguments.join(" "));
        String::from_utf8(output.stderr).expect("text")
    }

    /// The tables of a database, as the files of a full export.
    pub(crate) fn tables(&self, data: &str) -> Vec<(String, String)> {
        let folder = self.at(&format!("{data}-exported"));
        self.said(&["export", "everything", &folder.display().to_string(), "--data", data]);
        let mut tables: Vec<(String, String)> = files(&folder.join("tables"))
            .into_iter()
            .map(|file| (name(&file), std::fs::read_to_string(&file).expect("text")))
            .collect();
        tables.sort();
        std::fs::remove_dir_all(folder).expect("it can go again");
        tables
    }
}

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()).collect()
}

pub(crate) fn name(file: &Path) -> String {
    file.file_name().expect("a name").to_string_lossy().into_owned()
}
