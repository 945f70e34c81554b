//! `ogniwo export everything` and `ogniwo import everything`: leaving, and coming back.

use std::{path::Path, process::ExitCode};

use anyhow::Result;
use database::{Context, safekeeping};
use vocabulary::Actor;

use super::restore::{Target, after_loading, describe, tell_about_keys};
use crate::{configuration::Configuration, house, progress::Progress};

/// Writes everything into an empty folder of readable files.
pub async fn export(settings: &Configuration, folder: &Path) -> Result<ExitCode> {
    let database = house::open(settings).await?;
    let mut progress = Progress::new();
    let mut work = database.reading(Context::now(Actor::Operator)).await?;
    let exported = {
        let mut tell = |table: &str, done: u64| progress.tell(table, done);
        safekeeping::export_everything(&mut work, house::MIGRATIONS, folder, &mut tell).await
    };
    progress.finish();
    let exported = exported?;
    drop(work);
    println!("{}: {} tables, {} rows.", folder.display(), exported.tables.len(), exported.rows());
    if !exported.left_out.is_empty() {
        println!("Not in it, because no migration made them: {}.", exported.left_out.join(", "));
    }
    println!(
        "It is as confidential as the database. Personal data in it are sealed; the keys are not in it."
    );
    database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Takes such a folder into an empty data folder or an empty database.
pub async fn import(settings: &Configuration, folder: &Path) -> Result<ExitCode> {
    let target = Target::open(settings).await?;
    let mut progress = Progress::new();
    let context = Context::now(Actor::Operator);
    let imported = {
        let mut tell = |table: &str, done: u64| progress.tell(table, done);
        safekeeping::import_everything(folder, &target.database, &context, house::MIGRATIONS, &mut tell).await
    };
    progress.finish();
    let imported = match imported {
        Ok(imported) => imported,
        Err(fault) => {
            target.leave().await;
            return Err(fault.into());
        }
    };
    describe(&imported);
    after_loading(settings, &target.database, "everything.imported", &imported).await?;
    println!("Taken into {}, read again and compared.", target.database.place());
    tell_about_keys(settings);
    target.database.close().await;
    Ok(ExitCode::SUCCESS)
}
