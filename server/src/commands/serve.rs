//! `ogniwo serve`

use std::{
    net::SocketAddr,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use axum::middleware;
use database::Context;
use tokio::net::TcpListener;
use vocabulary::Actor;

use super::invite_administrator;
use crate::{
    configuration::Configuration,
    house::House,
    metrics::{self, Metrics},
    rounds::{self, Rounds},
    watch,
};

/// How the addresses are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announce {
    /// One line.
    Plainly,
    /// With what is to be seen where, for somebody who tries the program.
    ForDemonstration,
}

/// How often the program looks whether the directory changed; after a long rebuild, as long as that took.
const FOLLOW_EVERY: Duration = Duration::from_millis(500);
/// How often counts of unmet needs are written down.
const WRITE_COUNTS_EVERY: Duration = Duration::from_mins(1);
/// How long requests in work may take after the program was told to stop.
const GRACE: Duration = Duration::from_secs(20);
/// After the index could not follow, the next attempt waits so long.
const AFTER_A_FAULT: Duration = Duration::from_secs(10);

/// Serves until it is told to stop (Ctrl-C or SIGTERM); requests in work are finished first.
pub async fn run(settings: Configuration, announce: Announce) -> Result<ExitCode> {
    if settings.database.is_none() && !settings.data.is_dir() {
        bail!(
            "the data folder {} does not exist. Create it, name another with --data, or try `ogniwo demo`",
            settings.data.display()
        );
    }
    let listener = TcpListener::bind((settings.address, settings.port)).await.with_context(|| {
        format!("port {} at {} cannot be used; name another with --port", settings.port, settings.address)
    })?;
    let address = listener.local_addr().context("the listener has an address")?;
    let stop = Stop::listen()?;
    let mut house = House::assemble(&settings).await?;
    if announce == Announce::ForDemonstration {
        house.keeper = house.keeper.for_demonstration();
    }
    let counters = Arc::new(Metrics::default());
    let own = watch::Watch {
        settings: settings.clone(),
        keeper: house.keeper.clone(),
        index: Arc::clone(&house.index),
        counters: Arc::clone(&counters),
    };
    let doors = house
        .doors(&settings, own.doors())?
        .layer(middleware::from_fn_with_state(counters, metrics::counted));
    tell(address, &settings, announce, house.index.services());
    if announce == Announce::Plainly {
        invite_first_administrator(&house, &settings, address).await?;
    }
    let letters_lead_to = match (announce, &settings.public_address) {
        (_, Some(address)) => address.clone(),
        (Announce::ForDemonstration, None) => format!("http://{address}"),
        (Announce::Plainly, None) => String::new(),
    };
    let rounds = Rounds::begin(
        &settings,
        &house.keeper,
        &house.safe,
        house.safe.postman(&settings, &house.database)?,
        letters_lead_to,
    )?;
    let (safe, closing) = (house.safe.clone(), house.database.clone());

    let database = house.database.clone();
    let unmet = house.unmet.clone();
    let counter = {
        let (unmet, database) = (unmet.clone(), database.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(WRITE_COUNTS_EVERY).await;
                if let Err(fault) = unmet.write(&database).await {
                    tracing::error!(%fault, "the counts of unmet needs wait");
                }
            }
        })
    };
    let follower = tokio::spawn(async move {
        loop {
            let begun = Instant::now();
            let followed = house.follow().await;
            let mut pause = begun.elapsed().max(FOLLOW_EVERY);
            match followed {
                Ok(true) => {
                    tracing::info!(services = house.index.services(), "the index follows the directory");
                }
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(error = format!("{error:#}"), "the index cannot follow the directory");
                    pause = pause.max(AFTER_A_FAULT);
                }
            }
            tokio::time::sleep(pause).await;
        }
    });
    let serving = axum::serve(listener, doors.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop.clone().told());
    tokio::select! {
        ended = serving => ended.context("serving ended")?,
        () = async { stop.told().await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests took too long and were cut off");
        }
    }
    follower.abort();
    rounds.end();
    if let Err(error) = rounds::sign_head(&closing, &safe).await {
        tracing::error!(error = format!("{error:#}"), "the last head of the audit was not signed");
    }
    counter.abort();
    if let Err(fault) = unmet.write(&database).await {
        tracing::error!(%fault, "the last counts of unmet needs were lost");
    }
    database.close().await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// While nobody administers the installation, each start prints a link for whoever stands at the console.
async fn invite_first_administrator(
    house: &House,
    settings: &Configuration,
    address: SocketAddr,
) -> Result<()> {
    if house.database.trouble().is_some() {
        return Ok(());
    }
    let mut work = house.database.reading(Context::now(Actor::Operator)).await?;
    if accounts::invite::is_administered(&mut work).await? {
        return Ok(());
    }
    drop(work);
    let address = settings.public_address.clone().unwrap_or_else(|| format!("http://{address}"));
    let link = invite_administrator::link(&house.database, &house.safe, settings, &address).await?;
    println!(
        "Nobody administers this instance yet. This link makes you its administrator; it works once, for a day:"
    );
    println!("  {link}");
    Ok(())
}

fn tell(address: SocketAddr, settings: &Configuration, announce: Announce, services: usize) {
    match announce {
        Announce::Plainly => println!("ogniwo serves {services} services at http://{address}/"),
        Announce::ForDemonstration => {
            println!(
                "Ogniwo: a demo region with {services} services. Examples in it are invented and say so."
            );
            println!();
            println!("  Find help        http://{address}/pl");
            println!("  in English       http://{address}/en");
            println!("  українською      http://{address}/uk");
            println!("  For institutions http://{address}{}", accounts::pages::SIGN_IN.pl);
            println!("  Interfaces       http://{address}/api/openapi.json");
            println!();
            println!(
                "Data folder: {}. Letters lie in it and reach nobody. Stop with Ctrl-C.",
                settings.data.display()
            );
        }
    }
}

/// Being told to stop, by Ctrl-C or SIGTERM. Because somebody may tell it at any time, the ears are open before the address is
/// told; asking again after it was told answers at once.
#[derive(Clone)]
struct Stop(tokio::sync::watch::Receiver<bool>);

impl Stop {
    fn listen() -> Result<Self> {
        let (tell, told) = tokio::sync::watch::channel(false);
        #[cfg(unix)]
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .context("the signal can be listened to")?;
        #[cfg(unix)]
        let mut interrupted = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())
            .context("the signal can be listened to")?;
        tokio::spawn(async move {
            #[cfg(unix)]
            tokio::select! { _ = terminated.recv() => {}, _ = interrupted.recv() => {} }
            #[cfg(not(unix))]
            tokio::signal::ctrl_c().await.expect("the signal can be listened to");
            tell.send_replace(true);
            // Who holds the other end must not learn of its end instead.
            std::future::pending::<()>().await;
        });
        Ok(Self(told))
    }

    async fn told(mut self) {
        self.0.wait_for(|told| *told).await.expect("the sender waits for ever");
    }
}
