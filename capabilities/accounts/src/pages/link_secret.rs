//! The secret of a letter's link: out of the address with the first request, into a cookie for an hour.
//!
//! So it stands in one address only, the one in the letter: not in the history behind it, not in the addresses of the
//! other languages, not in what a page leads to. Nothing is used up by looking, because mail programs look at links before
//! their readers do.

use axum::{
    http::{HeaderMap, HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use privacy::Secret;
use web::Visit;

use crate::Doorkeeper;

/// So long does a browser keep it, in seconds.
const KEPT: u32 = 3_600;

fn name(keeper: &Doorkeeper) -> &'static str {
    if keeper.secure { "__Host-link" } else { "link" }
}

/// When the address carries a secret, the way to the same page without it.
pub(super) fn put_away(visit: &Visit, keeper: &Doorkeeper) -> Option<Response> {
    let asked = visit.asked_for();
    let token = asked.get("token");
    if token.is_empty() {
        return None;
    }
    // What cannot be a secret of ours is not kept: a cookie has no room for a header of somebody's making.
    let token = if Secret::digest_of(token).is_some() { token } else { "" };
    let mut onward = Redirect::to(&visit.path).into_response();
    onward.headers_mut().append(SET_COOKIE, cookie(keeper, token, KEPT));
    Some(onward)
}

/// The secret that the browser holds.
pub(super) fn held(keeper: &Doorkeeper, headers: &HeaderMap) -> String {
    keeper.cookie_of(headers, name(keeper)).unwrap_or_default().to_owned()
}

/// The line that takes it from the browser, once it has done its work.
pub(super) fn let_go(keeper: &Doorkeeper) -> HeaderValue {
    cookie(keeper, "", 0)
}

fn cookie(keeper: &Doorkeeper, token: &str, seconds: u32) -> HeaderValue {
    let secure = if keeper.secure { "; Secure" } else { "" };
    let line = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", name(keeper));
    HeaderValue::from_str(&line).expect("a token is plain ASCII")
}
