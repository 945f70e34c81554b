//! Figures: medians, percentiles, ratios, memory.

use std::time::Duration;

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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank is small and not negative")]
        let rank = (share * self.milliseconds.len() as f64).ceil() as usize;
        self.milliseconds[rank.saturating_sub(1).min(last)]
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

/// Kibibytes as megabytes.
pub fn megabytes(kibibytes: Option<u64>) -> String {
    kibibytes.map_or_else(|| "unknown".to_owned(), |amount| format!("{} MB", amount.div_ceil(1024)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Times;

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times = Times::of(&[30, 10, 20, 40].map(Duration::from_millis));
        assert!((times.median() - 20.0).abs() < 1e-9);
        assert!((times.p99() - 40.0).abs() < 1e-9);
        assert!((times.longest() - 40.0).abs() < 1e-9);
    }
}
