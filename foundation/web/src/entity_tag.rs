//! Answers that need not be sent twice: an ETag from the content, 304 when the client has it.

use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use sha2::{Digest, Sha256};

/// The body with its tag, or 304 without a body when `If-None-Match` names the tag.
///
/// The tag is weak because the answer may be compressed on its way.
pub fn answer(asked: &HeaderMap, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let tag = of(&body);
    let headers = [(ETAG, tag.as_str()), (CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")];
    if matches(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, body).into_response()
}

/// `W/"3f9c…"`: the first 128 bits of the SHA-256 of the body.
pub fn of(body: &[u8]) -> String {
    let mut tag = String::from("W/\"");
    for byte in &Sha256::digest(body)[..16] {
        write!(tag, "{byte:02x}").expect("writing to a string cannot fail");
    }
    tag.push('"');
    tag
}

/// Whether `If-None-Match` names this tag (weak comparison, RFC 9110 §13.1.2).
pub fn matches(asked: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|known| known.trim() == "*" || opaque(known) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(tags: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, tags.parse().expect("a header"));
        headers
    }

    #[test]
    fn the_same_content_is_not_sent_twice() {
        let first = answer(&HeaderMap::new(), "application/json", "{}");
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[ETAG].to_str().expect("ascii").to_owned();
        let again = answer(&asking(&format!("\"other\", {tag}")), "application/json", "{}");
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let changed = answer(&asking(&tag), "application/json", "{\"a\":1}");
        assert_eq!(changed.status(), StatusCode::OK);
    }

    #[test]
    fn strong_and_weak_forms_of_a_tag_match() {
        let tag = of(b"x");
        assert!(matches(&asking(tag.trim_start_matches("W/")), &tag));
        assert!(matches(&asking("*"), &tag));
        assert!(!matches(&asking("\"x\""), &tag));
    }
}
