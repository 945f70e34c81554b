//! A fuzz run without a nightly compiler: libFuzzer, and the crates of this workspace built so that they count
//! which ways through them were taken (see `fuzz/rustc`). Guests are the ordinary ones and are not built again.

use crate::workshop::root;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitCode};

/// Searches in every target (or one) for so many seconds.
///
/// What the search finds on its way lies in `target/fuzz`; the kept inputs in `fuzz/corpus` are read only, unless
/// `keep` asks to take the useful ones over.
///
/// # Errors
/// When the targets cannot be built or started. An input that is not survived fails the command.
pub fn command(seconds: u32, only: Option<&str>, keep: bool) -> Result<ExitCode> {
    let root = root();
    build(&root)?;
    let mut failed = Vec::new();
    let mut passed = 0_usize;
    for target in targets(&root, only)? {
        println!("── {target}: {seconds} seconds");
        if attack(&root, &target, seconds)? {
            passed += 1;
        } else {
            failed.push(target.clone());
        }
        if keep {
            take_over(&root, &target)?;
        }
    }
    for target in &failed {
        println!(
            "{target}: the input lies in target/fuzz/{target}; mend the parser and move it to fuzz/corpus/{target}"
        );
    }
    println!("{passed} passed, {} failed", failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn build(root: &Path) -> Result<()> {
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--package", "fuzz", "--features", "engine"])
        .env("RUSTC_WORKSPACE_WRAPPER", root.join("fuzz/rustc"))
        .current_dir(root)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("the fuzz targets do not build");
    }
    // Because: an ordinary build of the same package would overwrite the binary, uncounted.
    let counted = root.join("target/fuzz/fuzz");
    fs::create_dir_all(root.join("target/fuzz"))?;
    fs::copy(root.join("target/debug/fuzz"), &counted).context("cannot keep the fuzz binary")?;
    Ok(())
}

/// A target is a folder in the corpus.
fn targets(root: &Path, only: Option<&str>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("fuzz/corpus")).context("there is no fuzz/corpus")? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| only.is_none_or(|only| only == name));
    names.sort();
    if names.is_empty() {
        bail!("there is no target {}", only.unwrap_or_default());
    }
    Ok(names)
}

fn attack(root: &Path, target: &str, seconds: u32) -> Result<bool> {
    let found = root.join("target/fuzz").join(target);
    let widened = found.join("corpus");
    fs::create_dir_all(&widened)?;
    let log = found.join("log");
    let status = fuzzer(root, target)
        .stderr(File::create(&log)?)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .args(["-max_len=65536", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .arg(&widened)
        .arg(root.join("fuzz/corpus").join(target))
        .status()
        .context("cannot start the fuzz binary")?;
    // libFuzzer talks much; what it tried is said in one line, all of it only when something broke.
    let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let tried = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    println!("   {} inputs tried", tried.unwrap_or("an unknown number of").trim());
    if !status.success() {
        println!("{said}");
    }
    Ok(status.success())
}

/// Copies the smallest set of inputs that goes every way found so far into the kept corpus.
fn take_over(root: &Path, target: &str) -> Result<()> {
    let status = fuzzer(root, target)
        .args(["-merge=1", "-verbosity=0"])
        .arg(root.join("fuzz/corpus").join(target))
        .arg(root.join("target/fuzz").join(target).join("corpus"))
        .status()?;
    if !status.success() {
        bail!("the inputs of {target} could not be taken over");
    }
    Ok(())
}

fn fuzzer(root: &Path, target: &str) -> Command {
    let mut command = Command::new(root.join("target/fuzz/fuzz"));
    command.arg(format!("--target={target}"));
    command
}
