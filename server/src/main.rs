//! `ogniwo`: the one binary. It reads the configuration, assembles the house once and opens its doors.
//!
//! It holds no rules and no SQL. Start with [`house`], which names every capability in one place.

#[cfg(test)]
mod access;
mod commands;
mod configuration;
mod demonstration;
mod house;
mod inside;
mod logging;
mod metrics;
mod progress;
mod reference;
mod reporting;
mod rounds;
mod safe;
mod watch;

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
            eprintln!("ogniwo: {}", whole(&error));
            ExitCode::FAILURE
        }
    }
}

/// What went wrong and why, each thing once: many an error already tells its cause.
fn whole(error: &anyhow::Error) -> String {
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told.push_str(": ");
            told.push_str(&cause);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    #[test]
    fn a_cause_is_told_once() {
        let cause = anyhow!("the door is locked");
        assert_eq!(super::whole(&cause), "the door is locked");
        let twice = anyhow!("the door is locked").context("nobody comes in: the door is locked. Ring");
        assert_eq!(super::whole(&twice), "nobody comes in: the door is locked. Ring");
        let once = anyhow!("the door is locked").context("nobody comes in");
        assert_eq!(super::whole(&once), "nobody comes in: the door is locked");
    }
}
