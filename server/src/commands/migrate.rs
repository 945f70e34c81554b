//! `ogniwo migrate`

use std::process::ExitCode;

use anyhow::Result;
use database::Context;
use vocabulary::Actor;

use crate::{configuration::Configuration, house};

/// Applies what is missing and says what it applied.
pub async fn run(settings: &Configuration) -> Result<ExitCode> {
    settings.begin_data_folder()?;
    let database = house::open(settings).await?;
    let context = Context::now(Actor::Operator);
    let applied = house::bring_up_to_date(settings, &database, &context).await?;
    match applied.as_slice() {
        [] => println!("{} is up to date.", database.place()),
        steps => println!("{}: applied {}.", database.place(), steps.join(", ")),
    }
    database.close().await;
    Ok(ExitCode::SUCCESS)
}
