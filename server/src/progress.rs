//! Showing how long work goes: a moving line on a terminal, plain lines elsewhere.

use std::{io::IsTerminal as _, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows the progress of one file after another.
pub struct Progress {
    bar: Option<ProgressBar>,
    current: String,
    told: u64,
}

/// Elsewhere than on a terminal, a line for every so many rows.
const EVERY: u64 = 20_000;

impl Progress {
    /// Begins. Nothing is shown until there is something to tell.
    pub fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_style(
                ProgressStyle::with_template("{spinner} {msg} {pos} ({per_sec}, {elapsed})")
                    .expect("the template is well formed"),
            );
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Self { bar, current: String::new(), told: 0 }
    }

    /// Tells that `done` rows of `what` are done.
    pub fn tell(&mut self, what: &str, done: u64) {
        if self.current != what {
            what.clone_into(&mut self.current);
            self.told = 0;
        }
        match &self.bar {
            Some(bar) => {
                bar.set_message(what.to_owned());
                bar.set_position(done);
            }
            None if done >= self.told + EVERY => {
                self.told = done;
                eprintln!("{what}: {done} rows");
            }
            None => {}
        }
    }

    /// Ends the moving line.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
