//! `ogniwo restore`

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use database::{
    Context, Database,
    safekeeping::{self, Checked, Identity, Opening},
};
use privacy::Keyring;
use vocabulary::Actor;

use super::Place;
use crate::{configuration::Configuration, house, progress::Progress, safe};

/// From what, and where to.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup: a file that ends in .jsonl.gz.age or .jsonl.gz.
    file: PathBuf,
    /// The file with the key that the backup was locked for.
    #[arg(long)]
    key: Option<PathBuf>,
    /// Read the backup to its end and say whether it is whole; restore nothing.
    #[arg(long)]
    verify_only: bool,
    #[command(flatten)]
    place: Place,
}

/// Restores into an empty data folder or an empty database, or only looks whether that could be done.
pub async fn run(mut settings: Configuration, asked: Restore) -> Result<ExitCode> {
    settings.lay(asked.place);
    let identity = asked
        .key
        .as_deref()
        .map(|file| Identity::read(file).with_context(|| format!("the key {}", file.display())))
        .transpose()?;
    let opening = Opening { identity: identity.as_ref() };
    let mut progress = Progress::new();
    if asked.verify_only {
        let mut tell = |table: &str, done: u64| progress.tell(table, done);
        let checked = safekeeping::verify(&asked.file, opening, house::MIGRATIONS, &mut tell).await;
        progress.finish();
        println!("{} is whole.", asked.file.display());
        describe(&checked?);
        return Ok(ExitCode::SUCCESS);
    }
    let target = Target::open(&settings).await?;
    let context = Context::now(Actor::Operator);
    let restored = {
        let mut tell = |table: &str, done: u64| progress.tell(table, done);
        safekeeping::restore(&asked.file, opening, &target.database, &context, house::MIGRATIONS, &mut tell)
            .await
    };
    progress.finish();
    let restored = match restored {
        Ok(restored) => restored,
        Err(fault) => {
            target.leave().await;
            return Err(fault.into());
        }
    };
    describe(&restored);
    after_loading(&settings, &target.database, "backup.restored", &restored).await?;
    println!("Restored into {}, read again and compared.", target.database.place());
    tell_about_keys(&settings);
    target.database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A database that is filled, or goes again.
pub(super) struct Target {
    /// The database.
    pub database: Database,
    /// The files that were made for it.
    made: Vec<PathBuf>,
}

impl Target {
    /// Opens the database of the settings. Its data folder is made when it is missing, and must hold nothing yet.
    pub async fn open(settings: &Configuration) -> Result<Self> {
        if settings.database.is_some() {
            return Ok(Self { database: house::open(settings).await?, made: Vec::new() });
        }
        settings.begin_data_folder()?;
        let file = settings.database_place();
        let made: Vec<PathBuf> =
            ["", "-wal", "-shm"].map(|ending| PathBuf::from(format!("{file}{ending}"))).into();
        let entries = std::fs::read_dir(&settings.data)
            .with_context(|| format!("{} cannot be read", settings.data.display()))?;
        for entry in entries {
            let path = entry.with_context(|| format!("{} cannot be read", settings.data.display()))?.path();
            // A database without tables is what a restore leaves that was cut off; loading looks into it.
            if !made.contains(&path) {
                bail!(
                    "{} is not empty: there is {}. Nothing was changed; name an empty folder with --data",
                    settings.data.display(),
                    path.display()
                );
            }
        }
        let made = if Path::new(&file).exists() { Vec::new() } else { made };
        Ok(Self { database: house::open(settings).await?, made })
    }

    /// Takes away what was made for nothing.
    pub async fn leave(self) {
        self.database.close().await;
        for file in self.made {
            std::fs::remove_file(file).ok();
        }
    }
}

/// Whoever was erased since stays erased, and the audit says where its entries come from.
pub(super) async fn after_loading(
    settings: &Configuration,
    database: &Database,
    what: &'static str,
    loaded: &Checked,
) -> Result<()> {
    let mut work = database.work(Context::now(Actor::Operator)).await?;
    let key_file = safe::key_file(settings);
    if key_file.is_file() {
        let again = privacy::replay_erasures(&mut work, &Keyring::open(&key_file)?).await?;
        if !again.is_empty() {
            let rules: Vec<privacy::ColumnRule> =
                house::PERSONAL.iter().copied().flatten().copied().collect();
            privacy::run_retention(&mut work, &rules).await?;
            println!("Erased again who was erased after the backup was taken: {} people.", again.len());
        }
    }
    let entry = audit::Entry::administration(what).with(serde_json::json!({
        "taken_at": loaded.contents.moment,
        "rows": loaded.contents.rows(),
    }));
    audit::record(&mut work, entry).await?;
    work.commit().await?;
    Ok(())
}

pub(super) fn describe(checked: &Checked) {
    let contents = &checked.contents;
    println!(
        "Taken {} by version {}: {} tables, {} rows.",
        contents.moment,
        contents.program,
        contents.tables.len(),
        contents.rows()
    );
    if !checked.applied_since.is_empty() {
        println!("Brought up to this version: {}.", checked.applied_since.join(", "));
    }
}

/// The keys are in no backup; without them what is sealed stays sealed.
pub(super) fn tell_about_keys(settings: &Configuration) {
    let file = safe::key_file(settings);
    if !file.is_file() {
        println!(
            "Personal data in it are sealed. Put the folder of keys of the former instance at {} before you start.",
            settings.keys_folder().display()
        );
    }
}
