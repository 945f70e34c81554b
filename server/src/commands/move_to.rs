//! `ogniwo move-to`

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Args;
use database::{Context, safekeeping};
use vocabulary::Actor;

use super::{
    Place,
    restore::{Target, after_loading, describe},
};
use crate::{configuration::Configuration, house, progress::Progress};

/// Where to.
#[derive(Debug, Args)]
pub struct MoveTo {
    /// An empty database, postgres://user@host/name, or an empty data folder.
    target: String,
    #[command(flatten)]
    place: Place,
}

/// Copies everything into an empty database of the other kind, compares it there, and says what to change in the settings.
/// The source is only read.
pub async fn run(mut settings: Configuration, asked: MoveTo) -> Result<ExitCode> {
    settings.lay(asked.place);
    let source = house::open(&settings).await?;
    let there = if asked.target.contains("://") {
        Configuration { database: Some(asked.target), ..settings.clone() }
    } else {
        let keys = Some(settings.keys_folder());
        Configuration { database: None, data: PathBuf::from(asked.target), keys, ..settings.clone() }
    };
    let target = Target::open(&there).await?;
    let mut progress = Progress::new();
    let context = Context::now(Actor::Operator);
    let moved = {
        let mut tell = |table: &str, done: u64| progress.tell(table, done);
        safekeeping::move_to(&source, &target.database, &context, house::MIGRATIONS, &mut tell).await
    };
    progress.finish();
    let moved = match moved {
        Ok(moved) => moved,
        Err(fault) => {
            target.leave().await;
            return Err(fault.into());
        }
    };
    describe(&moved);
    after_loading(&there, &target.database, "database.moved", &moved).await?;
    println!("{} is now also in {}, read again and compared.", source.place(), target.database.place());
    println!();
    println!(
        "Changes made since {} are not in it: stop the program before you move for good.",
        moved.contents.moment
    );
    if there.database.is_some() {
        println!("To use it, write into ogniwo.toml:  database = \"{}\"", target.database.place());
    } else {
        println!("To use it, take the line `database` out of ogniwo.toml and write:");
        println!("  data = \"{}\"", there.data.display());
        println!("  keys = \"{}\"", there.keys_folder().display());
    }
    println!("The source was left as it is; remove it yourself when nothing needs it any more.");
    source.close().await;
    target.database.close().await;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    //! What only the tables of all capabilities together can show.

    use crate::house;

    #[tokio::test]
    async fn every_step_of_the_history_can_be_upgraded() {
        database::testing::every_step_of_the_history_can_be_upgraded(house::MIGRATIONS).await;
    }

    #[tokio::test]
    async fn every_table_moves_between_the_engines() {
        database::testing::every_table_moves_between_engines(house::MIGRATIONS).await;
    }

    #[tokio::test]
    async fn rows_of_other_institutions_are_out_of_reach_for_a_role_that_is_not_above_the_belt() {
        database::testing::rows_of_other_institutions_are_out_of_reach(house::MIGRATIONS).await;
    }
}
