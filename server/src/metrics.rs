//! What the instance counts of itself, in the text format of Prometheus. No person, no search word.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{extract::Request, middleware::Next, response::Response};

/// Upper bounds of the buckets of answer times, in seconds.
const BOUNDS: [f64; 8] = [0.001, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0];

/// Counters since the start of the program.
#[derive(Default)]
pub struct Metrics {
    by_class: [AtomicU64; 5],
    buckets: [AtomicU64; BOUNDS.len() + 1],
    microseconds: AtomicU64,
}

impl Metrics {
    fn count(&self, status: u16, seconds: f64) {
        let class = usize::from((status / 100).clamp(1, 5)) - 1;
        self.by_class[class].fetch_add(1, Ordering::Relaxed);
        let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a duration is small and positive"
        )]
        self.microseconds.fetch_add((seconds * 1e6) as u64, Ordering::Relaxed);
    }

    /// The text to show at `/metrics`.
    pub fn text(&self, more: &[(&str, &str, f64)]) -> String {
        let mut text = String::new();
        let mut line = |words: std::fmt::Arguments<'_>| {
            text.write_fmt(words).expect("writing to a string cannot fail");
            text.push('\n');
        };
        line(format_args!("# HELP ogniwo_requests_total Requests answered, by class of status."));
        line(format_args!("# TYPE ogniwo_requests_total counter"));
        for (class, count) in self.by_class.iter().enumerate() {
            let count = count.load(Ordering::Relaxed);
            line(format_args!("ogniwo_requests_total{{class=\"{}xx\"}} {count}", class + 1));
        }
        line(format_args!("# HELP ogniwo_request_seconds Time to answer."));
        line(format_args!("# TYPE ogniwo_request_seconds histogram"));
        let mut sum = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.buckets) {
            sum += count.load(Ordering::Relaxed);
            line(format_args!("ogniwo_request_seconds_bucket{{le=\"{bound}\"}} {sum}"));
        }
        sum += self.buckets[BOUNDS.len()].load(Ordering::Relaxed);
        line(format_args!("ogniwo_request_seconds_bucket{{le=\"+Inf\"}} {sum}"));
        let seconds = self.microseconds.load(Ordering::Relaxed) as f64 / 1e6;
        line(format_args!("ogniwo_request_seconds_sum {seconds}"));
        line(format_args!("ogniwo_request_seconds_count {sum}"));
        for (name, help, value) in more {
            line(format_args!("# HELP {name} {help}"));
            line(format_args!("# TYPE {name} gauge"));
            line(format_args!("{name} {value}"));
        }
        text
    }
}

/// Counts each request on its way out.
pub async fn counted(
    axum::extract::State(metrics): axum::extract::State<std::sync::Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let response = next.run(request).await;
    metrics.count(response.status().as_u16(), begun.elapsed().as_secs_f64());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up_and_classes_are_told_apart() {
        let metrics = Metrics::default();
        metrics.count(200, 0.004);
        metrics.count(404, 3.0);
        metrics.count(503, 60.0);
        let text = metrics.text(&[("ogniwo_services", "Services in the index.", 3.0)]);
        for expected in [
            "ogniwo_requests_total{class=\"2xx\"} 1",
            "ogniwo_requests_total{class=\"5xx\"} 1",
            "ogniwo_request_seconds_bucket{le=\"0.005\"} 1",
            "ogniwo_request_seconds_bucket{le=\"10\"} 2",
            "ogniwo_request_seconds_bucket{le=\"+Inf\"} 3",
            "ogniwo_services 3",
        ] {
            assert!(text.contains(expected), "{expected} is missing in\n{text}");
        }
    }
}
