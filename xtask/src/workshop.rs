//! Where the tree stands, and the short errands that only call cargo with the right words.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The root of the checkout this binary was built from.
///
/// # Panics
/// Never: the folder of this crate has a parent.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask stands directly below the root of the workspace")
        .to_path_buf()
}

/// `cargo` with the arguments, run in the root of the workspace.
fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    command
}

/// Takes away what cargo told this program about itself. A build script that watches those variables would otherwise
/// run again under every other package's name, and everything that stands on its crate would be compiled anew.
pub fn as_from_a_shell(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs the command to its end and hands its exit code on.
///
/// # Errors
/// When the command cannot be started at all.
pub fn exit_code_of(command: &mut Command) -> Result<ExitCode> {
    let status = as_from_a_shell(command)
        .status()
        .with_context(|| format!("cannot start {}", command.get_program().display()))?;
    Ok(match status.code() {
        Some(0) => ExitCode::SUCCESS,
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}

/// Runs the tests with the words that make them write what they would otherwise compare.
///
/// `INSTA_UPDATE` is insta's own switch; `OGNIWO_BLESS` is ours, for the documents kept in the tree.
///
/// # Errors
/// When cargo cannot be started.
pub fn bless(package: Option<&str>) -> Result<ExitCode> {
    let mut command = cargo(&["test", "--no-fail-fast"]);
    match package {
        Some(package) => command.args(["--package", package]),
        None => command.arg("--workspace"),
    };
    exit_code_of(command.env("INSTA_UPDATE", "always").env("OGNIWO_BLESS", "1"))
}

/// Lets the server's own test write `server/openapi.json`.
///
/// Because: the test that compares the document also knows how to make it, so the two can never differ.
///
/// # Errors
/// When cargo cannot be started or the document was not written.
pub fn openapi() -> Result<ExitCode> {
    let document = root().join("server/openapi.json");
    let code = exit_code_of(cargo(&["test", "--package", "server", "openapi"]).env("OGNIWO_BLESS", "1"))?;
    if !document.is_file() {
        bail!("the tests of `server` wrote no {}", document.display());
    }
    println!("written: server/openapi.json");
    Ok(code)
}

/// `cargo build --timings`, then where the report lies.
///
/// # Errors
/// When cargo cannot be started.
pub fn timings(release: bool) -> Result<ExitCode> {
    let mut command = cargo(&["build", "--package", "server", "--timings"]);
    if release {
        command.arg("--release");
    }
    let code = exit_code_of(&mut command)?;
    println!("open target/cargo-timings/cargo-timing.html");
    Ok(code)
}
