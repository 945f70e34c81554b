//! Only our own pages may change something: the cross-site request rule.

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Problem;

/// Browsers say where a request comes from: first `Sec-Fetch-Site`, on old ones `Origin` against `Host`.
/// Programs say neither and pass, because they hold no cookies of a visitor.
///
/// `same-site` is refused on purpose: a neighbour under the same city domain is still a stranger.
pub(crate) async fn only_from_here(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    Problem::refusal(StatusCode::FORBIDDEN, "problem-foreign-origin").into_response()
}

fn from_here(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text(ORIGIN.as_str()) {
        None => true,
        Some(origin) => {
            let host = text(HOST.as_str()).or_else(|| uri.authority().map(Authority::as_str));
            origin.split_once("://").is_some_and(|(_, there)| Some(there) == host)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn passes(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("pomoc.example:8080"));
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        from_here(&headers, &Uri::from_static("/pl"))
    }

    #[test]
    fn requests_of_our_own_pages_pass() {
        assert!(passes(&[("sec-fetch-site", "same-origin")]));
        assert!(passes(&[("sec-fetch-site", "none")]));
        assert!(passes(&[("origin", "http://pomoc.example:8080")]));
    }

    #[test]
    fn programs_without_a_browser_pass() {
        assert!(passes(&[]));
    }

    #[test]
    fn strangers_and_neighbours_are_refused() {
        assert!(!passes(&[("sec-fetch-site", "cross-site")]));
        assert!(!passes(&[("sec-fetch-site", "same-site")]));
        assert!(!passes(&[("sec-fetch-site", "nonsense")]));
        assert!(!passes(&[("origin", "https://evil.example")]));
        assert!(!passes(&[("origin", "http://pomoc.example")]), "another port is another origin");
        assert!(!passes(&[("origin", "null")]));
    }

    #[test]
    fn what_the_browser_says_outweighs_a_matching_origin() {
        assert!(!passes(&[("sec-fetch-site", "cross-site"), ("origin", "http://pomoc.example:8080")]));
    }
}
