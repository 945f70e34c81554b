//! `ogniwo rotate-keys`

use std::process::ExitCode;

use anyhow::Result;
use audit::Entry;
use database::Context;
use jiff::SignedDuration;
use privacy::Keyring;
use serde_json::json;
use vocabulary::{Actor, Moment};

use crate::{configuration::Configuration, house, safe};

/// How many keys of persons are wrapped anew in one unit of work.
const AT_ONCE: usize = 500;

/// Adds a new key, wraps the key of every person with it, and takes keys out of the file that no backup needs any more.
/// What is sealed is not touched, and a running program finds the new key by itself.
pub async fn run(settings: &Configuration, keep_days: u16) -> Result<ExitCode> {
    let database = house::open(settings).await?;
    let keys = Keyring::with_new_key(&safe::key_file(settings))?;
    loop {
        let mut work = database.work(Context::now(Actor::Operator)).await?;
        let remaining = privacy::rewrap(&mut work, &keys, AT_ONCE).await?;
        work.commit().await?;
        if remaining == 0 {
            break;
        }
        println!("{remaining} keys of persons remain to be wrapped anew");
    }
    let context = Context::now(Actor::Operator);
    let days = SignedDuration::from_hours(24 * i64::from(keep_days));
    let before = context.moment.timestamp().saturating_sub(days).map(Moment::of)?;
    let work = database.work(context.clone()).await?;
    let retired = privacy::retire_old_keys(work, &keys, before).await?;
    let mut work = database.work(context).await?;
    let entry = Entry::administration("keys.rotated").with(json!({ "retired": retired.len() }));
    audit::record(&mut work, entry).await?;
    work.commit().await?;
    println!(
        "Personal data are now sealed under a new key. Copy the folder of keys to where its copy is kept."
    );
    match retired.len() {
        0 => println!("Older keys stay in the file, because backups of the last {keep_days} days need them."),
        taken => println!(
            "{taken} older keys were taken out of the file: backups older than {keep_days} days no longer open."
        ),
    }
    database.close().await;
    Ok(ExitCode::SUCCESS)
}
