//! Logs: JSON lines on standard error for machines, plain lines on a terminal; while the program serves also to a collector
//! on another machine, when one is named.

pub mod collector;

use std::io::IsTerminal as _;

use anyhow::Result;
use tracing_subscriber::{
    EnvFilter, Layer as _, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

use self::collector::{Collector, Courier};
use crate::configuration::Logs;

/// Starts logging. `RUST_LOG` chooses what is told; without it, what an operator needs. Whoever keeps the courier until the
/// end lets the last lines leave.
pub fn start(quiet: bool, logs: &Logs) -> Result<Option<Courier>> {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new(if quiet { "warn" } else { "info,tantivy=warn" }));
    let here = if std::io::stderr().is_terminal() {
        fmt::layer().with_writer(std::io::stderr).with_target(false).compact().boxed()
    } else {
        fmt::layer().with_writer(std::io::stderr).json().flatten_event(true).boxed()
    };
    let courier = match Collector::of(logs)? {
        // A command that ends at once has a person before it who reads what it says.
        Some(collector) if !quiet => Some(collector.set_out()),
        _ => None,
    };
    let elsewhere =
        courier.as_ref().map(|courier| fmt::layer().with_writer(courier.pen()).json().flatten_event(true));
    tracing_subscriber::registry().with(filter).with(here).with(elsewhere).init();
    Ok(courier)
}
