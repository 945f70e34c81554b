//! Whatever reads what strangers send, each as a function that must survive any bytes.
//!
//! Not a list of known bad inputs: those stand as tests beside their parsers. Here a fuzzer searches for the input
//! nobody thought of. What it once found, and one good input of each kind, is kept in `corpus/` and replayed by an
//! ordinary test.
//!
//! Start reading at [`TARGETS`]; run with `cargo xtask fuzz`.

mod identifiers;
mod imports;
mod language;
mod questions;
mod tables;
mod visits;

/// A parser under attack.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name on the command line and its folder in `corpus/`.
    pub name: &'static str,
    /// Panics when the parser does, and when a promise it makes is broken.
    pub attack: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 6] = [
    Target { name: "identifiers", attack: identifiers::attack },
    Target { name: "imports", attack: imports::attack },
    Target { name: "language", attack: language::attack },
    Target { name: "questions", attack: questions::attack },
    Target { name: "tables", attack: tables::attack },
    Target { name: "visits", attack: visits::attack },
];

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}
