//! What is written down about a request, and what never is.

use std::io::{Result, Write};
use std::sync::{Arc, Mutex};

use axum::{body::Body, http::Request};

use crate::sample::{ask_site, open};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.lock().expect("nobody panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// The log lines of one request, as JSON.
async fn lines(address: &str) -> Vec<serde_json::Value> {
    let kept = Kept::default();
    let writer = kept.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let mut site = crate::sample::site();
    site.behind_proxy = true;
    let request = Request::get(address)
        .header("x-request-id", "request-0001")
        .header("cookie", "display=dark-100")
        .body(Body::empty());
    ask_site(open(site), request.expect("a request")).await;
    drop(guard);
    let text = String::from_utf8(kept.0.lock().expect("nobody panicked").clone()).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("json")).collect()
}

#[tokio::test]
async fn a_request_is_one_line_with_its_id_and_without_the_search_words() {
    let lines = lines("/pl/rzecz/1?q=przemoc&place=Nowy+Targ").await;
    assert_eq!(lines.len(), 1, "{lines:#?}");
    let (fields, span) = (&lines[0]["fields"], &lines[0]["span"]);
    assert_eq!(fields["message"], "answered");
    assert_eq!(fields["status"], 200);
    assert!(fields["milliseconds"].as_f64().is_some_and(|passed| passed >= 0.0));
    assert_eq!(span["id"], "request-0001");
    assert_eq!(span["method"], "GET");
    assert_eq!(span["path"], "/pl/rzecz/1");
    assert!(
        lines[0]["timestamp"].as_str().is_some_and(|moment| moment.ends_with('Z')),
        "the clock of the world"
    );
    let whole = lines[0].to_string();
    assert!(!whole.contains("przemoc") && !whole.contains("Targ") && !whole.contains("dark"), "{whole}");
}

#[tokio::test]
async fn a_fault_is_written_down_with_its_cause_inside_its_request() {
    let lines = lines("/pl/rzecz/broken").await;
    let fault = lines.iter().find(|line| line["fields"]["message"] == "fault").expect("the fault is told");
    assert_eq!(fault["fields"]["error"], "the disk is full");
    assert_eq!(fault["span"]["id"], "request-0001");
}

#[tokio::test]
async fn nobody_writes_a_line_of_their_own_into_the_log() {
    let lines = lines("/pl/rzecz/1%0D%0A%7B%22level%22%3A%22ERROR%22%7D%1B%5B2J").await;
    assert_eq!(lines.len(), 1, "{lines:#?}");
    let path = lines[0]["span"]["path"].as_str().expect("a path");
    assert!(path.chars().all(|letter| !letter.is_control()), "{path:?}");
}
