//! `ogniwo verify`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use audit::{HeadsFile, Printed, PublicKey};
use clap::Args;
use database::Context;
use vocabulary::Actor;

use super::Place;
use crate::{configuration::Configuration, house, safe};

/// Against what the audit log is held.
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
    /// The file of public keys, when it is not the one beside the key of this instance.
    #[arg(long)]
    public_key: Option<PathBuf>,
    /// A copy of the file of signed heads, when it is not the one in the data folder.
    #[arg(long)]
    heads: Option<PathBuf>,
    /// A head as a report prints it: "1234 · 2026-11-22 · 9f3c 11aa 0b77 4d21". Can be given several times.
    #[arg(long)]
    printed: Vec<Printed>,
}

/// Walks the whole audit log and says whether anything was altered, is missing or was cut off.
pub async fn run(mut settings: Configuration, verify: Verify) -> Result<ExitCode> {
    settings.lay(verify.place);
    let keys = verify.public_key.unwrap_or_else(|| audit::public_file(&safe::audit_key_file(&settings)));
    let trusted = PublicKey::all_in(&keys).context(
        "the log cannot be checked without the public key. Put the folder of keys beside the data, or name the file of \
         public keys with --public-key",
    )?;
    let heads = HeadsFile::at(&verify.heads.unwrap_or_else(|| safe::heads_file(&settings)));
    let mut lines = heads.lines().with_context(|| format!("{} cannot be read", heads.path().display()))?;
    let database = house::open(&settings).await?;
    let mut work = database.reading(Context::now(Actor::Operator)).await?;
    let verdict = audit::verify(&mut work, &trusted, &mut lines).await?;
    print!("{verdict}");
    let mut agrees = true;
    for printed in verify.printed {
        let sequence = printed.sequence;
        let said = match audit::hash_at(&mut work, sequence).await? {
            Some(hash) if printed.agrees_with(&hash) => "has the hash that was printed",
            Some(_) => "does not have the hash that was printed: something up to there was rewritten",
            None => "is not in the log",
        };
        agrees &= said.starts_with("has");
        println!("Entry {sequence} {said}.");
    }
    drop(work);
    database.close().await;
    Ok(if verdict.is_whole() && agrees { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
