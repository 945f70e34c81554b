//! Does a running server speak HSDS 3.1? Every answer is held against the official JSON Schemas.
//!
//! The schemas are not part of this tree: the command takes their folder. What the schemas cannot say
//! (pages that add up, a stable order, conditional requests, ids that are not ids) is asked beside them.
//!
//! Start reading at [`command`], then [`walk`].

mod schemas;
mod walk;

use crate::demonstration::{Demonstration, release_binary};
use anyhow::Result;
use schemas::Schemas;
use std::path::Path;
use std::process::ExitCode;
use walk::Walk;

/// How many faults are printed in full before the rest is only counted.
const SHOWN: usize = 40;

/// Walks the whole interface and prints what was asked and what was wrong.
///
/// # Errors
/// When the schemas cannot be read or the server cannot be reached.
pub fn command(schemas: &Path, url: Option<&str>) -> Result<ExitCode> {
    let schemas = Schemas::read(schemas)?;
    let demonstration = match url {
        Some(_) => None,
        None => Some(Demonstration::start(&release_binary())?),
    };
    let origin = url.or_else(|| demonstration.as_ref().map(Demonstration::address)).unwrap_or_default();
    let mut walk = Walk::new(origin, &schemas);
    walk.everything()?;
    for line in &walk.report {
        println!("{line}");
    }
    for fault in walk.faults.iter().take(SHOWN) {
        println!("FAULT {fault}");
    }
    if walk.faults.len() > SHOWN {
        println!("… and {} more", walk.faults.len() - SHOWN);
    }
    println!(
        "conformance: {} requests, {} objects held against {} schemas",
        walk.requests,
        walk.validated,
        schemas.len()
    );
    println!("{} passed, {} failed", walk.passed, walk.faults.len());
    Ok(if walk.faults.is_empty() && walk.validated > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
