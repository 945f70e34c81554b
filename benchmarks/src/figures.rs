//! Figures: medians, percentiles, ratios, memory, and time on the processor.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Times of one kind of work, in milliseconds, in ascending order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Times {
    milliseconds: Vec<f64>,
}

impl Times {
    /// Of single durations.
    pub fn of(durations: &[Duration]) -> Self {
        let mut milliseconds: Vec<f64> = durations.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        milliseconds.sort_by(f64::total_cmp);
        Self { milliseconds }
    }

    /// How many were measured.
    pub fn count(&self) -> usize {
        self.milliseconds.len()
    }

    /// The time that this share of the work did not exceed, by nearest rank.
    pub fn within(&self, share: f64) -> f64 {
        let Some(last) = self.milliseconds.len().checked_sub(1) else { return f64::NAN };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank is small and not negative"
        )]
        let rank = (share * self.milliseconds.len() as f64).ceil() as usize;
        self.milliseconds[rank.saturating_sub(1).min(last)]
    }

    /// All of them together.
    pub fn total(&self) -> f64 {
        self.milliseconds.iter().sum()
    }

    /// The median.
    pub fn median(&self) -> f64 {
        self.within(0.5)
    }

    /// What 99 of 100 did not exceed.
    pub fn p99(&self) -> f64 {
        self.within(0.99)
    }

    /// The longest.
    pub fn longest(&self) -> f64 {
        self.within(1.0)
    }
}

/// Who does the work that is timed.
#[derive(Debug, Clone)]
pub enum Worker {
    /// The thread that asks.
    ThisThread,
    /// A thread or process that has this folder in `/proc`.
    There(String),
    /// Somebody on another machine.
    Elsewhere,
}

impl Worker {
    /// The thread of this process that has this name (of at most 15 letters).
    pub fn thread_named(name: &str) -> Self {
        let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        tasks
            .map(|task| task.path())
            .find(|path| std::fs::read_to_string(path.join("comm")).is_ok_and(|comm| comm.trim_end() == name))
            .map_or(Self::Elsewhere, |path| Self::There(path.display().to_string()))
    }

    /// How long it has been on a processor since it began; nothing where the system does not say.
    fn on_processor(&self) -> Option<Duration> {
        let folder = match self {
            Self::ThisThread => {
                // The system brings the account of a running thread up to date when it yields.
                std::thread::yield_now();
                "/proc/thread-self"
            }
            Self::There(folder) => folder,
            Self::Elsewhere => return None,
        };
        let account = std::fs::read_to_string(format!("{folder}/schedstat")).ok()?;
        Some(Duration::from_nanos(account.split(' ').next()?.parse().ok()?))
    }
}

/// Times single pieces of work twice: as they pass on the wall, and as they pass on the processor. The second is what
/// one core needs, also while others use the machine.
#[derive(Debug)]
pub struct Timing {
    worker: Worker,
    wall: Vec<Duration>,
    processor: Vec<Duration>,
    began: Option<(Option<Duration>, Instant)>,
}

impl Timing {
    /// Of work that this worker does.
    pub fn of(worker: Worker) -> Self {
        Self { worker, wall: Vec::new(), processor: Vec::new(), began: None }
    }

    /// A piece of work begins.
    pub fn begin(&mut self) {
        let before = self.worker.on_processor();
        self.began = Some((before, Instant::now()));
    }

    /// It has ended.
    pub fn end(&mut self) {
        let Some((before, started)) = self.began.take() else { return };
        self.wall.push(started.elapsed());
        if let (Some(before), Some(after)) = (before, self.worker.on_processor()) {
            self.processor.push(after.saturating_sub(before));
        }
    }

    /// Takes over the last piece of another timing.
    pub fn take_last_of(&mut self, other: &Self) {
        self.wall.extend(other.wall.last());
        self.processor.extend(other.processor.last());
    }

    /// On the wall.
    pub fn wall(&self) -> Times {
        Times::of(&self.wall)
    }

    /// On the processor; on the wall where the system does not say.
    pub fn processor(&self) -> Times {
        if self.processor.len() == self.wall.len() { Times::of(&self.processor) } else { self.wall() }
    }
}

/// A share as people read it; a dash of nothing.
pub fn share(part: usize, of: usize) -> String {
    if of == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / of as f64) }
}

/// Whether a bar holds, in one word.
pub fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "MISSED" }
}

/// Kibibytes of a field of `/proc/…/status`, such as `VmRSS`; nothing where the system has no such file or the
/// process ended.
pub fn memory(process: &str, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Seconds that a process with all its threads has been on a processor, to a hundredth.
pub fn processor_seconds(process: &str) -> Option<f64> {
    let account = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything; what follows it does not.
    let (_, fields) = account.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

/// Kibibytes as megabytes.
pub fn megabytes(kibibytes: Option<u64>) -> String {
    kibibytes.map_or_else(|| "unknown".to_owned(), |amount| format!("{} MB", amount.div_ceil(1024)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Times, Timing, Worker};

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times = Times::of(&[30, 10, 20, 40].map(Duration::from_millis));
        assert!((times.median() - 20.0).abs() < 1e-9);
        assert!((times.p99() - 40.0).abs() < 1e-9);
        assert!((times.longest() - 40.0).abs() < 1e-9);
    }

    #[test]
    fn sleeping_takes_time_on_the_wall_only() {
        let mut timing = Timing::of(Worker::ThisThread);
        timing.begin();
        std::thread::sleep(Duration::from_millis(60));
        timing.end();
        assert!(timing.wall().median() >= 60.0);
        assert!(timing.processor().median() < 30.0 || cfg!(not(target_os = "linux")));
    }
}
