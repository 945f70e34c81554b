//! What the binary can do, one file a command.

mod audit;
pub mod backup;
mod demo;
mod doctor;
mod everything;
mod export;
mod import;
mod invite_administrator;
mod migrate;
mod move_to;
mod restore;
mod rotate_keys;
mod serve;
mod verify;

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
    /// Makes a backup while the program serves on: encrypted, with a manifest that tells what is in it.
    Backup(backup::Backup),
    /// Restores a backup into an empty data folder or an empty database, or only reads it to its end.
    Restore(restore::Restore),
    /// Moves everything to another database: postgres://…, or an empty data folder.
    MoveTo(move_to::MoveTo),
    /// Says whether anybody altered or shortened the audit log.
    Verify(verify::Verify),
    /// Writes the audit log for a verifier that stands alone, or prints its key.
    Audit(audit::Audit),
    /// Seals personal data under a new key and takes out keys that no backup needs any more.
    RotateKeys {
        #[command(flatten)]
        place: Place,
        /// Backups so many days old must still be readable.
        #[arg(long, default_value_t = 35)]
        keep_days: u16,
    },
    /// Prints a link that makes whoever opens it an administrator of the instance; it works once, for a day.
    InviteAdministrator {
        #[command(flatten)]
        place: Place,
    },
    /// Prints what can stand in ogniwo.toml: every setting with its default and what it is for.
    Settings {
        /// As the page of the documents instead of a file to be filled in.
        #[arg(long)]
        page: bool,
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
    let _courier = crate::logging::start(quiet, &settings.logs)?;
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
            Command::Settings { page } => {
                let told = if page { crate::reference::as_page() } else { crate::reference::as_toml() };
                print!("{told}");
                Ok(ExitCode::SUCCESS)
            }
            Command::Migrate { place } => {
                settings.lay(place);
                migrate::run(&settings).await
            }
            Command::Backup(backup) => backup::run(settings, backup).await,
            Command::Restore(restore) => restore::run(settings, restore).await,
            Command::MoveTo(move_to) => move_to::run(settings, move_to).await,
            Command::Verify(verify) => verify::run(settings, verify).await,
            Command::Audit(audit) => audit::run(settings, audit).await,
            Command::RotateKeys { place, keep_days } => {
                settings.lay(place);
                rotate_keys::run(&settings, keep_days).await
            }
            Command::InviteAdministrator { place } => {
                settings.lay(place);
                invite_administrator::run(&settings).await
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
