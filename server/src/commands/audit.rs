//! `ogniwo audit …`: the log as a file for the stand-alone verifier, and the key it is checked with.

use std::{
    fs::OpenOptions,
    io::{BufWriter, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use database::Context;
use vocabulary::Actor;

use super::Place;
use crate::{configuration::Configuration, house, safe::Safe};

/// What to do with the audit log.
#[derive(Debug, Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Writes the whole log into a new file that `ogniwo-verify` examines without this program.
    Export {
        /// The file; it must not exist yet.
        file: PathBuf,
    },
    /// Prints the public key. Give it to whoever shall be able to check the log.
    Key,
}

/// Writes the log, or prints its key.
pub async fn run(mut settings: Configuration, audit: Audit) -> Result<ExitCode> {
    settings.lay(audit.place);
    let signer = Safe::open(&settings)?.signer;
    let file = match audit.what {
        What::Key => {
            println!("{}", signer.public_key());
            return Ok(ExitCode::SUCCESS);
        }
        What::Export { file } => file,
    };
    let database = house::open(&settings).await?;
    let mut work = database.reading(Context::now(Actor::Operator)).await?;
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file)
        .with_context(|| format!("{} cannot be made", file.display()))?;
    let mut writer = BufWriter::new(opened);
    let exported = audit::export(&mut work, &signer, &mut writer).await?;
    writer.flush().and_then(|()| writer.get_ref().sync_all()).context("the export cannot be written")?;
    drop(work);
    database.close().await;
    println!("{}: {} entries, {} signed heads.", file.display(), exported.entries, exported.heads);
    println!("Examine it with: ogniwo-verify {} --public-key {}", file.display(), signer.public_key());
    Ok(ExitCode::SUCCESS)
}
