//! What the binary can do, one file a command.

mod demo;
mod doctor;
mod export;
mod import;
mod migrate;
mod serve;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};

use crate::configuration::Configuration;

/// Ogniwo: help that is found, and nobody lost between two institutions.
#[derive(Debug, Parser)]
#[command(name = "ogniwo", version, about, propagate_version = true)]
pub struct Arguments {
    /// Settings file; without it, ogniwo.toml in this folder, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

/// Which database is meant.
#[derive(Debug, Clone, Args)]
struct Place {
    /// Data folder.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// postgres://… instead of the file in the data folder.
    #[arg(long, global = true)]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a demo region with invented examples and serves it.
    Demo {
        /// Keep the demo in this folder; without it, a temporary one that goes when the program ends.
        #[arg(long)]
        data: Option<PathBuf>,
        /// postgres://… instead of a file.
        #[arg(long)]
        database: Option<String>,
        /// Port to listen on; 0 takes any free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Serves an instance.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address to listen on.
        #[arg(long)]
        address: Option<std::net::IpAddr>,
        /// Port to listen on; 0 takes any free one.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Takes in files: a region pack, tables of institutions and services, HSDS, units, boundaries.
    Import(import::Import),
    /// Writes files: templates, the whole directory as tables or HSDS.
    Export(export::Export),
    /// Brings the database to the shape this version needs.
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Checks settings, folders, database and index, and says what to do.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
}

/// Runs a command to its end.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let mut settings = Configuration::read(arguments.config.as_deref())?;
    let quiet = !matches!(arguments.command, Command::Serve { .. });
    crate::logging::start(quiet);
    let runtime = tokio::runtime::Runtime::new().context("the runtime cannot be started")?;
    runtime.block_on(async {
        match arguments.command {
            Command::Demo { data, database, port } => demo::run(settings, data, database, port).await,
            Command::Serve { place, address, port } => {
                settings.lay(place);
                settings.address = address.unwrap_or(settings.address);
                settings.port = port.unwrap_or(settings.port);
                serve::run(settings, serve::Announce::Plainly).await
            }
            Command::Import(import) => import::run(settings, import).await,
            Command::Export(export) => export::run(settings, export).await,
            Command::Migrate { place } => {
                settings.lay(place);
                migrate::run(&settings).await
            }
            Command::Doctor { place } => {
                settings.lay(place);
                doctor::run(&settings).await
            }
        }
    })
}

impl Configuration {
    /// Lays the command line over the settings.
    fn lay(&mut self, place: Place) {
        if let Some(data) = place.data {
            self.data = data;
        }
        if place.database.is_some() {
            self.database = place.database;
        }
    }
}
