//! `ogniwo invite-administrator`

use std::process::ExitCode;

use anyhow::Result;
use database::{Context, Database};
use vocabulary::Actor;

use crate::{configuration::Configuration, house, safe::Safe};

/// Prints a link for somebody who shall administer the instance. Earlier such links no longer work.
pub async fn run(settings: &Configuration) -> Result<ExitCode> {
    let database = house::open(settings).await?;
    let safe = Safe::open(settings)?;
    let address = settings.public_address.clone().unwrap_or_else(|| {
        format!("http://{}", std::net::SocketAddr::from((settings.address, settings.port)))
    });
    let link = link(&database, &safe, settings, &address).await?;
    println!("This link makes whoever opens it an administrator of this instance. It works once, for a day:");
    println!("  {link}");
    database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Makes the link.
pub async fn link(
    database: &Database,
    safe: &Safe,
    settings: &Configuration,
    address: &str,
) -> Result<String> {
    let keeper = safe.doorkeeper(settings, database);
    let mut work = database.work(Context::now(Actor::Operator)).await?;
    let secret = accounts::invite::administrator(&mut work, &keeper).await?;
    work.commit().await?;
    Ok(format!("{address}{}?token={}", accounts::pages::INVITATION.pl, secret.shown()))
}
