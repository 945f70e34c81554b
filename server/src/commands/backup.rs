//! `ogniwo backup`, and the backups that the program makes by itself.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use database::{
    Context, Database,
    safekeeping::{self, Identity, Keep, Order, Recipient},
};
use privacy::Keyring;
use vocabulary::{Actor, Moment};

use super::Place;
use crate::{configuration::Configuration, house, progress::Progress, safe};

/// Where to, and for whom.
#[derive(Debug, Args)]
pub struct Backup {
    /// The folder; it must be there. Without it, the one under [backup] in the settings.
    folder: Option<PathBuf>,
    /// Who can open the backup: what --new-key printed, age1…. Can be given several times; without it, the recipients
    /// under [backup] in the settings.
    #[arg(long)]
    recipient: Vec<String>,
    /// Do not lock the backup: whoever can read the file can read everything in it.
    #[arg(long, conflicts_with = "recipient")]
    unlocked: bool,
    /// Afterwards, remove older backups that need not be kept, as the settings say.
    #[arg(long)]
    prune: bool,
    /// Make a new key to open backups with, put it into this file, and make no backup.
    #[arg(long, value_name = "FILE", exclusive = true)]
    new_key: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Makes a backup while the program may go on serving, or a new key.
pub async fn run(mut settings: Configuration, asked: Backup) -> Result<ExitCode> {
    settings.lay(asked.place);
    if let Some(file) = asked.new_key {
        return new_key(&file);
    }
    let folder = asked
        .folder
        .or_else(|| settings.backup.folder.clone())
        .context("name the folder for the backup, or write `folder` under [backup] in ogniwo.toml")?;
    if !folder.is_dir() {
        bail!("the folder {} is not there. Make it, or name another", folder.display());
    }
    let recipients = if asked.unlocked {
        Vec::new()
    } else if asked.recipient.is_empty() {
        recipients(&settings)?
    } else {
        parsed(&asked.recipient)?
    };
    let database = house::open(&settings).await?;
    let mut progress = Progress::new();
    let made =
        make(&settings, &database, &folder, &recipients, &mut |table, done| progress.tell(table, done)).await;
    progress.finish();
    let made = made?;
    println!("{}: {} rows, {} bytes.", made.file.display(), made.manifest.rows(), made.manifest.bytes);
    if !made.manifest.left_out.is_empty() {
        println!("Not in it, because no migration made them: {}.", made.manifest.left_out.join(", "));
    }
    println!(
        "The keys of the instance are not in it. Keep a copy of {} elsewhere.",
        settings.keys_folder().display()
    );
    if asked.prune {
        for gone in safekeeping::prune(&folder, keep(&settings))? {
            println!("removed {}", gone.display());
        }
    }
    database.close().await;
    Ok(ExitCode::SUCCESS)
}

fn new_key(file: &Path) -> Result<ExitCode> {
    let identity = Identity::new();
    identity.write(file, Context::now(Actor::Operator).moment)?;
    println!("{} opens every backup that is locked for:", file.display());
    println!("  {}", identity.recipient());
    println!();
    println!("Write that line into ogniwo.toml:");
    println!("  [backup]");
    println!("  recipients = [\"{}\"]", identity.recipient());
    println!();
    println!("Then take the file away from this machine: print it, or lay it on two sticks in two drawers.");
    println!("Whoever has it can read the backups; without it nobody can, and nothing replaces it.");
    Ok(ExitCode::SUCCESS)
}

/// Makes one backup. What must not be lost with the database is written outside it first.
async fn make(
    settings: &Configuration,
    database: &Database,
    folder: &Path,
    recipients: &[Recipient],
    tell: &mut (dyn FnMut(&str, u64) + Send),
) -> Result<safekeeping::Backup> {
    let context = Context::now(Actor::System("backup"));
    let current = database.missing(&context, house::MIGRATIONS).await?.is_empty();
    let mut work = database.reading(context.clone()).await?;
    let mut also = serde_json::Value::Null;
    if current {
        let key_file = safe::key_file(settings);
        if key_file.is_file() {
            privacy::keep_erasures(&mut work, &Keyring::open(&key_file)?).await?;
        }
        if let Some(head) = audit::latest_head(&mut work).await? {
            also = serde_json::json!({ "audit": { "sequence": head.sequence, "head": head.printed() } });
        }
    }
    let order = Order { folder, recipients, before_upgrade: false, also };
    let made = safekeeping::back_up(&mut work, house::MIGRATIONS, &order, tell).await?;
    drop(work);
    if current {
        let mut work = database.work(context).await?;
        let entry = audit::Entry::administration("backup.made").with(serde_json::json!({
            "file": made.manifest.file,
            "sha256": made.manifest.sha256,
            "rows": made.manifest.rows(),
        }));
        audit::record(&mut work, entry).await?;
        work.commit().await?;
    }
    Ok(made)
}

/// Makes the backup of the settings when its time has come, and lets older ones go. Tells when the last one was made;
/// nothing when the settings name no folder.
pub async fn make_when_due(settings: &Configuration, database: &Database) -> Result<Option<Moment>> {
    let Some(folder) = &settings.backup.folder else { return Ok(None) };
    let kept = safekeeping::kept_in(folder)?;
    let last = kept.iter().rev().find(|one| !one.before_upgrade).map(|one| one.moment);
    let every = Duration::from_hours(u64::from(settings.backup.every_hours.max(1)));
    if !safekeeping::due(last, Context::now(Actor::System("backup")).moment, every) {
        return Ok(last);
    }
    let made = make(settings, database, folder, &recipients(settings)?, &mut |_, _| {}).await?;
    let gone = safekeeping::prune(folder, keep(settings))?;
    tracing::info!(
        file = made.manifest.file,
        bytes = made.manifest.bytes,
        removed = gone.len(),
        "a backup was made"
    );
    Ok(Some(made.manifest.moment))
}

/// Makes a backup when an upgrade would change a database that holds something. Whoever upgrades calls this first.
pub async fn make_before_upgrade(
    settings: &Configuration,
    database: &Database,
    context: &Context,
) -> Result<()> {
    let folder = settings.backup.folder.clone().unwrap_or_else(|| settings.data.join("backups"));
    // An upgrade does not wait for somebody to make a key: without one, the file is protected as the database beside it is.
    let recipients = parsed(&settings.backup.recipients)?;
    let made = safekeeping::backup_before(database, context, house::MIGRATIONS, &folder, &recipients)
        .await
        .context("the upgrade did not begin, because no backup could be made before it")?;
    if let Some(made) = made {
        eprintln!("before the upgrade, everything was written to {}", made.file.display());
        safekeeping::prune(&folder, keep(settings))?;
    }
    Ok(())
}

/// Which backups stay.
fn keep(settings: &Configuration) -> Keep {
    Keep { days: settings.backup.keep_days, weeks: settings.backup.keep_weeks, ..Keep::default() }
}

fn recipients(settings: &Configuration) -> Result<Vec<Recipient>> {
    if settings.backup.recipients.is_empty() {
        bail!(
            "nobody is named who can open the backup. Make a key with `ogniwo backup --new-key FILE` and name its \
             recipient with --recipient or under [backup] in ogniwo.toml; --unlocked makes a backup that everybody can open"
        );
    }
    parsed(&settings.backup.recipients)
}

fn parsed(recipients: &[String]) -> Result<Vec<Recipient>> {
    let parse = |text: &String| text.parse().with_context(|| format!("the recipient {text:?}"));
    recipients.iter().map(parse).collect()
}
