//! The rules of the house, kept by reading the tree. Every rule names its file and line, why it stands, and how to mend.
//!
//! Not a linter of style (that is rustfmt and clippy): only what no other tool knows about this house.
//! A rule is a function from a [`Tree`] to findings, so each is tested on a small invented tree beside it.
//!
//! Start reading at [`look`], the list of all rules.

mod arrows;
mod asvs;
mod budgets;
mod capabilities;
mod guests;
mod languages;
mod manners;
mod profiles;
mod rust_text;
mod scripts;
mod sql;
mod tree;
mod unit;
mod visible_words;

pub use arrows::ORDER;
pub use tree::Tree;

use anyhow::Result;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// One place where the tree breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// From the root of the tree, with forward slashes.
    pub path: String,
    /// From 1; 0 when the whole file (or its absence) is meant.
    pub line: usize,
    /// What was seen.
    pub seen: String,
    /// Why the rule stands.
    pub why: &'static str,
    /// What to do now.
    pub mend: String,
    /// Advice is printed and does not fail the check.
    pub advice: bool,
}

impl Finding {
    fn new(
        path: impl Into<String>,
        line: usize,
        seen: impl Into<String>,
        why: &'static str,
        mend: impl Into<String>,
    ) -> Self {
        Self { path: path.into(), line, seen: seen.into(), why, mend: mend.into(), advice: false }
    }

    fn advised(mut self) -> Self {
        self.advice = true;
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.line == 0 { self.path.clone() } else { format!("{}:{}", self.path, self.line) };
        let kind = if self.advice { "advice: " } else { "" };
        write!(out, "{place}: {kind}{}\n  why:  {}\n  mend: {}", self.seen, self.why, self.mend)
    }
}

/// Every rule over the files of the tree, sorted by place.
pub fn look(tree: &Tree) -> Vec<Finding> {
    let rules = [
        arrows::floors,
        capabilities::rooms,
        capabilities::nouns,
        capabilities::doors,
        sql::statements,
        sql::engines,
        sql::tables,
        visible_words::templates,
        visible_words::sources,
        languages::level,
        languages::known_keys,
        manners::names,
        manners::sizes,
        manners::first_words,
        manners::attributes,
        manners::places,
        budgets::assets,
        scripts::harmless,
        asvs::table,
        profiles::release,
        unit::closed,
    ];
    let mut findings: Vec<Finding> = rules.iter().flat_map(|rule| rule(tree)).collect();
    findings.sort();
    findings.dedup();
    findings
}

/// Every rule over the files, and the rules over the guests in `Cargo.lock`.
///
/// # Errors
/// When the tree cannot be read or cargo cannot list the packages.
pub fn look_at(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = look(&Tree::read(root)?);
    findings.extend(guests::look(root)?);
    Ok(findings)
}

/// Prints what was found; fails when a rule is broken.
///
/// # Errors
/// As [`look_at`].
pub fn command(root: &Path) -> Result<ExitCode> {
    let findings = look_at(root)?;
    for finding in &findings {
        println!("{finding}\n");
    }
    let broken = findings.iter().filter(|finding| !finding.advice).count();
    let advice = findings.len() - broken;
    println!("tidy: {broken} broken, {advice} advised");
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
