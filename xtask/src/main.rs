//! `cargo xtask`: see the library's first page for what this is.

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::{
    conformance, demonstration, enduring, fuzzing, leaks, postgres, power_cut, smtp, stamp, tidy, workshop,
};

/// The front desk of the workshop.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Desk {
    #[command(subcommand)]
    errand: Option<Errand>,
}

#[derive(Subcommand)]
enum Errand {
    /// Read the whole tree and say where it breaks a rule of the house
    Tidy,
    /// Stamp the rooms of a new capability: cargo xtask new-capability training
    NewCapability {
        /// One lower-case English word; it must have its place in the order of capabilities
        name: String,
    },
    /// Stamp a capability into a copy of the tree and see that it keeps every rule and passes its tests
    ProveStamp,
    /// Run the tests and accept what they now produce: snapshots, the OpenAPI document, the route list
    Bless {
        /// Only this package
        #[arg(short, long)]
        package: Option<String>,
    },
    /// Write server/openapi.json from the doors as they are now
    Openapi,
    /// Ask a running server for its whole HSDS interface and hold every answer against the official schemas
    Conformance {
        /// Folder with the HSDS 3.1 JSON Schemas (service.json, organization.json, …)
        #[arg(long)]
        schemas: PathBuf,
        /// A server that already runs; without it a demo is started and stopped
        #[arg(long)]
        url: Option<String>,
    },
    /// Start a private PostgreSQL cluster, run a command with OGNIWO_TEST_POSTGRES set, stop the cluster
    Postgres {
        /// The command and its arguments, after `--`
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
    /// Start a mail server for tests, run a command with OGNIWO_TEST_SMTP set, end the server
    Smtp {
        /// The command and its arguments, after `--`
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
    /// Start the release build's demo, run a command with OGNIWO_ADDRESS set, stop the demo
    Demonstrate {
        /// The command and its arguments, after `--`
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
    /// Cut the release build off again and again while people write, and see that nothing acknowledged is lost
    Endure {
        /// How often
        #[arg(long, default_value_t = 200)]
        cycles: u64,
        /// The same number cuts at the same moments
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// postgres://… instead of a file; the database must be empty
        #[arg(long)]
        database: Option<String>,
    },
    /// Cut the power under the release build at many points, as a disk would feel it, and see that nothing acknowledged is lost
    PowerCut {
        /// How many cuts
        #[arg(long, default_value_t = 1000)]
        seeds: u64,
        /// The first seed
        #[arg(long, default_value_t = 1)]
        first: u64,
        /// How long people write before anything is cut, in seconds
        #[arg(long, default_value_t = 30)]
        seconds: u64,
        /// Prove that the test can fail: the disk forgets every sync of what has this in its path
        #[arg(long, num_args = 0..=1, default_missing_value = "/")]
        without_sync: Option<String>,
        /// Another program than target/release/ogniwo
        #[arg(long)]
        binary: Option<PathBuf>,
    },
    /// Type invented people into every form of the release build and see that none of them lies open anywhere
    Leaks {
        /// Another program than target/release/ogniwo
        #[arg(long)]
        binary: Option<PathBuf>,
        /// Keep everything that was made in this folder
        #[arg(long)]
        keep: Option<PathBuf>,
        /// On a private PostgreSQL cluster
        #[arg(long)]
        postgres: bool,
    },
    /// Search for input that the parsers do not survive (libFuzzer, stable Rust)
    Fuzz {
        /// How long to search in each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Only this target
        #[arg(long)]
        target: Option<String>,
        /// Take what widened the search into the kept corpus
        #[arg(long)]
        keep: bool,
    },
    /// Build with `--timings` and say which crates took longest
    Timings {
        /// Measure the release build
        #[arg(long)]
        release: bool,
    },
}

fn main() -> Result<ExitCode> {
    match Desk::parse().errand {
        None => {
            Desk::command().print_help()?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Errand::Tidy) => tidy::command(&workshop::root()),
        Some(Errand::NewCapability { name }) => stamp::command(&workshop::root(), &name),
        Some(Errand::ProveStamp) => stamp::prove(),
        Some(Errand::Bless { package }) => workshop::bless(package.as_deref()),
        Some(Errand::Openapi) => workshop::openapi(),
        Some(Errand::Conformance { schemas, url }) => conformance::command(&schemas, url.as_deref()),
        Some(Errand::Postgres { command }) => postgres::command(&command),
        Some(Errand::Smtp { command }) => smtp::command(&command),
        Some(Errand::Demonstrate { command }) => demonstration::command(&command),
        Some(Errand::Endure { cycles, seed, database }) => {
            enduring::command(cycles, seed, database.as_deref())
        }
        Some(Errand::PowerCut { seeds, first, seconds, without_sync, binary }) => {
            power_cut::command(&power_cut::Order { seeds, first, seconds, without_sync, binary })
        }
        Some(Errand::Leaks { binary, keep, postgres }) => leaks::command(binary, keep.as_deref(), postgres),
        Some(Errand::Fuzz { seconds, target, keep }) => fuzzing::command(seconds, target.as_deref(), keep),
        Some(Errand::Timings { release }) => workshop::timings(release),
    }
}
