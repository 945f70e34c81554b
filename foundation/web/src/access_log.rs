//! A number for every request, a span around it and one line after it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::{RequestId, Site};

const HEADER: &str = "x-request-id";

/// Makes request ids from the moment the server started and a counter: unique without dice, short enough to
/// be read out on the telephone.
#[derive(Debug)]
pub struct RequestIds {
    start: String,
    next: AtomicU64,
}

impl RequestIds {
    /// `seconds` since 1970 at the start of the server.
    pub fn starting_at(seconds: i64) -> Self {
        Self { start: in_base_32(seconds.unsigned_abs()), next: AtomicU64::new(1) }
    }

    fn next(&self) -> String {
        format!("{}-{}", self.start, in_base_32(self.next.fetch_add(1, Ordering::Relaxed)))
    }
}

/// Crockford's alphabet: no letter that is taken for a digit.
fn in_base_32(mut number: u64) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(ALPHABET[(number % 32) as usize]));
        number /= 32;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The id a proxy gave, when it is harmless in logs and pages.
fn given(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(HEADER)?.to_str().ok()?;
    let harmless = |mark: u8| mark.is_ascii_alphanumeric() || mark == b'-' || mark == b'_';
    ((8..=64).contains(&id.len()) && id.bytes().all(harmless)).then(|| id.to_owned())
}

/// The path as it may stand in a log: what a page is about only when it is an identifier or the number of a unit.
/// Because anybody can type anything there, a name or a PESEL too, all else stays out, as does the path of no page.
fn harmless(pattern: Option<&str>, path: &str) -> String {
    let Some(pattern) = pattern else { return "(no page)".to_owned() };
    let parts = pattern.split('/').zip(path.split('/')).map(|(pattern, part)| {
        let is_filled = pattern.starts_with('{');
        if !is_filled || is_an_identifier(part) { part } else { pattern }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A UUID, or digits too few for anybody's telephone.
fn is_an_identifier(part: &str) -> bool {
    let is_a_number = part.len() <= 7 && part.bytes().all(|mark| mark.is_ascii_digit());
    let is_a_uuid = part.len() == 36
        && part.bytes().enumerate().all(|(at, mark)| match at {
            8 | 13 | 18 | 23 => mark == b'-',
            _ => mark.is_ascii_hexdigit(),
        });
    is_a_number || is_a_uuid
}

/// Because search words are personal, neither the span nor the line has the query string.
pub(crate) async fn told(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    // Without a proxy in front nobody else numbers our requests: two of one number could not be told apart in the log.
    let given = site.behind_proxy.then(|| given(request.headers())).flatten();
    let id = given.unwrap_or_else(|| site.request_ids.next());
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let pattern = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let path = harmless(pattern, request.uri().path());
    let span = tracing::info_span!("request", id, %method, path);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let _inside = span.enter();
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(status = response.status().as_u16(), milliseconds, "answered");
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_short() {
        let ids = RequestIds::starting_at(1_790_000_000);
        let (first, second) = (ids.next(), ids.next());
        assert_ne!(first, second);
        assert!(first.len() <= 12, "{first}");
    }

    #[test]
    fn what_somebody_typed_into_a_path_stays_out_of_the_log() {
        let pattern = "/pl/usluga/{id}/zglos-blad";
        let whole = "/pl/usluga/01a20370-4410-730a-a6f6-3a42f8a72cb3/zglos-blad";
        assert_eq!(harmless(Some(pattern), whole), whole);
        for typed in ["44051401359", "Jan%20Kowalski", "jan@example.org", "182001234"] {
            assert_eq!(harmless(Some(pattern), &format!("/pl/usluga/{typed}/zglos-blad")), pattern);
        }
        assert_eq!(harmless(Some("/pl/gmina/{teryt}"), "/pl/gmina/1211011"), "/pl/gmina/1211011");
        assert_eq!(harmless(None, "/Jan%20Kowalski"), "(no page)");
    }

    #[test]
    fn a_given_id_is_taken_only_when_it_is_harmless() {
        let with = |id: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, HeaderValue::from_static(id));
            given(&headers)
        };
        assert_eq!(with("proxy-12345").as_deref(), Some("proxy-12345"));
        assert_eq!(with("short"), None);
        assert_eq!(with("<script>alert(1)</script>"), None);
    }
}
