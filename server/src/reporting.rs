//! `/.well-known/security.txt` (RFC 9116): where somebody writes who found a hole.

use axum::{
    Router,
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
    routing::get,
};
use database::Context;
use jiff::SignedDuration;
use vocabulary::{Actor, Moment};

use crate::configuration::Configuration;

/// For so long a copy of the file may be believed.
const HOLDS: SignedDuration = SignedDuration::from_hours(182 * 24);

/// The door; nothing without an operator's mailbox and a public address, because a file that leads nowhere is worse than
/// none.
pub fn doors(settings: &Configuration) -> Router {
    let address = settings.public_address.clone().unwrap_or_default();
    if settings.operator.email.is_empty() || address.is_empty() {
        return Router::new();
    }
    Router::new()
        .route("/.well-known/security.txt", get(told))
        .with_state((settings.operator.email.clone(), address))
}

async fn told(State((mailbox, address)): State<(String, String)>) -> Response {
    let now = Context::now(Actor::System("security.txt")).moment;
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text(&mailbox, &address, now)).into_response()
}

fn text(mailbox: &str, address: &str, now: Moment) -> String {
    let expires = now.timestamp().saturating_add(HOLDS).expect("a duration of the clock saturates");
    let expires = expires.strftime("%Y-%m-%dT00:00:00Z");
    format!(
        "Contact: mailto:{mailbox}\nExpires: {expires}\nPreferred-Languages: pl, en, uk\n\
         Canonical: {address}/.well-known/security.txt\nPolicy: {address}{}\n",
        about::PRIVACY.pl
    )
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request, http::StatusCode};
    use tower::ServiceExt as _;

    use super::*;

    async fn asked(settings: &Configuration) -> (StatusCode, String) {
        let request = Request::get("/.well-known/security.txt").body(Body::empty()).expect("a request");
        let answer = doors(settings).oneshot(request).await.expect("an answer");
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 16).await.expect("a body");
        (status, String::from_utf8(body.to_vec()).expect("text"))
    }

    #[tokio::test]
    async fn who_found_a_hole_learns_where_to_write() {
        let mut settings = Configuration::default();
        assert_eq!(asked(&settings).await.0, StatusCode::NOT_FOUND);
        settings.operator.email = "bezpieczenstwo@region.example".to_owned();
        assert_eq!(asked(&settings).await.0, StatusCode::NOT_FOUND, "a relative address is none");
        settings.public_address = Some("https://pomoc.example".to_owned());
        let (status, text) = asked(&settings).await;
        assert_eq!(status, StatusCode::OK);
        for line in [
            "Contact: mailto:bezpieczenstwo@region.example\n",
            "Preferred-Languages: pl, en, uk\n",
            "Canonical: https://pomoc.example/.well-known/security.txt\n",
            "Policy: https://pomoc.example/pl/",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }

    #[test]
    fn it_holds_for_half_a_year_from_each_answer() {
        let now = Moment::of("2026-11-22T10:00:00Z".parse().expect("a moment"));
        let text = text("a@b.example", "https://pomoc.example", now);
        assert!(text.contains("Expires: 2027-05-23T00:00:00Z\n"), "{text}");
    }
}
