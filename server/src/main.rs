//! `ogniwo`: the one binary. It reads the configuration, assembles the house once and opens its doors.
//!
//! It holds no rules and no SQL. Start with [`house`], which names every capability in one place.

mod commands;
mod configuration;
mod demonstration;
mod house;
mod logging;
mod metrics;
mod progress;

use std::process::ExitCode;

use clap::Parser as _;

/// Reading tables, records and questions makes and drops many small texts; this allocator does it in half the time of
/// the system's, on several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = commands::Arguments::parse();
    match commands::run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("ogniwo: {error:#}");
            ExitCode::FAILURE
        }
    }
}
