//! The guests in `Cargo.lock`: under which licence, from where, and how many of a kind.
//!
//! The same three questions stand in `deny.toml` for whoever has cargo-deny. They are asked here too because
//! building cargo-deny takes longer than everything else in `./check`, and a rule that is not run is no rule.

use super::Finding;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const LICENCES: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

const EXCEPTIONS: [&str; 1] = ["LLVM-exception"];

/// Guests of which one is enough: a second version doubles the build, the binary or the surface.
const ONE_OF_A_KIND: [&str; 10] =
    ["axum", "http", "hyper", "jiff", "rustls", "serde", "sqlx-core", "tantivy", "tokio", "askama"];

/// Guests we do not receive, each with the reason.
const NOT_HERE: [(&str, &str); 4] = [
    ("openssl-sys", "one TLS: rustls with ring"),
    ("native-tls", "one TLS: rustls with ring"),
    ("aws-lc-sys", "one TLS: rustls with ring"),
    ("chrono", "one calendar: jiff"),
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Asks cargo for every package in the lock file and holds each against the rules.
///
/// # Errors
/// When cargo fails or answers what cannot be read.
pub fn look(root: &Path) -> Result<Vec<Finding>> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    judge(&serde_json::from_slice(&output.stdout)?)
}

fn judge(metadata: &Value) -> Result<Vec<Finding>> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let mut findings = Vec::new();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut complain =
        |seen: String, why, mend: &str| findings.push(Finding::new("Cargo.lock", 0, seen, why, mend));
    for package in packages {
        let name = package["name"].as_str().context("a package without a name")?;
        let version = package["version"].as_str().context("a package without a version")?;
        versions.entry(name).or_default().push(version);
        match package["license"].as_str() {
            Some(licence) if is_allowed(licence) => {}
            licence => complain(
                format!("{name} {version} is under `{}`", licence.unwrap_or("no named licence")),
                "everything we ship must be free to use, change and pass on together with EUPL-1.2",
                "choose another crate, or add the licence to xtask/src/tidy/guests.rs and deny.toml with a reason",
            ),
        }
        let source = package["source"].as_str();
        if source.is_some_and(|source| source != CRATES_IO) {
            complain(
                format!("{name} {version} comes from {}", source.unwrap_or_default()),
                "a build must be repeatable in ten years",
                "use a released version from crates.io",
            );
        }
        if let Some((_, reason)) = NOT_HERE.iter().find(|(guest, _)| *guest == name) {
            complain(format!("{name} {version} is here"), reason, "switch off the feature that brings it");
        }
    }
    for (name, versions) in versions {
        if ONE_OF_A_KIND.contains(&name) && versions.len() > 1 {
            complain(
                format!("{name} is here {} times: {}", versions.len(), versions.join(", ")),
                "two versions double the build and their types do not fit each other",
                "find who brings the other with `cargo tree -d`",
            );
        }
    }
    Ok(findings)
}

/// Whether an SPDX expression can be met with the licences we accept.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let allowed = any_of(&words, &mut at);
    allowed && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = all_of(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        allowed |= all_of(words, at);
    }
    allowed
}

fn all_of(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        allowed &= one(words, at);
    }
    allowed
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let allowed = any_of(words, at);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return allowed && closed;
    }
    let mut allowed = LICENCES.contains(word);
    if words.get(*at) == Some(&"WITH") {
        allowed &= words.get(*at + 1).is_some_and(|exception| EXCEPTIONS.contains(exception));
        *at += 2;
    }
    allowed
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn licence_expressions_are_understood() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("(MIT OR GPL-3.0) AND LGPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
            ("MIT WITH Something", false),
            ("MIT OR", true),
            ("(MIT", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression), expected, "{expression}");
        }
    }

    #[test]
    fn a_guest_is_judged_by_licence_source_number_and_name() {
        let package = |name: &str, version: &str, licence: &str, source: &str| json!({ "name": name, "version": version, "license": licence, "source": source });
        let metadata = json!({ "packages": [
            package("axum", "0.8.0", "MIT", CRATES_IO),
            package("axum", "0.7.0", "MIT", CRATES_IO),
            package("strict", "1.0.0", "AGPL-3.0", CRATES_IO),
            package("astray", "1.0.0", "MIT", "git+https://example.org/astray"),
            package("chrono", "0.4.0", "MIT", CRATES_IO),
            { "name": "own", "version": "0.1.0", "license": "EUPL-1.2", "source": null },
        ]});
        let seen: Vec<String> = judge(&metadata).unwrap().into_iter().map(|finding| finding.seen).collect();
        assert_eq!(seen.len(), 4, "{seen:?}");
        for (finding, name) in seen.iter().zip(["strict", "astray", "chrono", "axum"]) {
            assert!(finding.starts_with(name), "{finding}");
        }
    }
}
