//! Logs: JSON lines on standard error for machines, plain lines on a terminal.

use std::io::IsTerminal as _;

use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging. `RUST_LOG` chooses what is told; without it, what an operator needs.
pub fn start(quiet: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new(if quiet { "warn" } else { "info,tantivy=warn" }));
    if std::io::stderr().is_terminal() {
        fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).compact().init();
    } else {
        fmt().with_env_filter(filter).with_writer(std::io::stderr).json().flatten_event(true).init();
    }
}
