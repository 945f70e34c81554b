//! The headers that keep pages safe, and those that open reading to other sites.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, HeaderName, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};

use crate::Site;

/// Nothing inline, nothing foreign, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

pub(crate) async fn careful(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let in_session = has_session(request.headers());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if in_session {
        // Whoever sits down at this machine next finds nothing of it, not even with the button that goes back.
        set_if_absent(headers, CACHE_CONTROL.as_str(), "no-store");
    }
    for (name, value) in ALWAYS {
        set_if_absent(headers, name, value);
    }
    if site.strict_transport {
        let policy =
            if site.strict_subdomains { "max-age=63072000; includeSubDomains" } else { "max-age=63072000" };
        set_if_absent(headers, "strict-transport-security", policy);
    }
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        // A page wears the visitor's display choice: no shared cache may hand it to somebody else.
        set_if_absent(headers, CACHE_CONTROL.as_str(), "private, no-cache");
        headers.append(VARY, HeaderValue::from_static("cookie"));
    }
    response
}

/// Whether the browser sent the cookie of somebody who is signed in, under either of its names.
fn has_session(headers: &HeaderMap) -> bool {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .any(|(name, _)| matches!(name, "session" | "__Host-session"))
}

fn set_if_absent(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
}

/// Lets scripts of other sites read these routes (open data, the public API): reading only, no credentials.
pub fn open_to_other_sites<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(middleware::from_fn(readable_everywhere))
}

async fn readable_everywhere(request: Request, next: Next) -> Response {
    let asks_permission = request.method() == Method::OPTIONS;
    let mut response =
        if asks_permission { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    set_if_absent(headers, "access-control-allow-origin", "*");
    set_if_absent(headers, "cross-origin-resource-policy", "cross-origin");
    if asks_permission {
        set_if_absent(headers, "access-control-allow-methods", "GET, HEAD, OPTIONS");
        set_if_absent(headers, "access-control-allow-headers", "accept, content-type, if-none-match");
        set_if_absent(headers, "access-control-max-age", "86400");
        set_if_absent(headers, "allow", "GET, HEAD, OPTIONS");
    } else {
        set_if_absent(headers, "access-control-expose-headers", "etag, link, retry-after, x-request-id");
    }
    response
}
