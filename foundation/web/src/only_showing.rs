//! When nothing can be kept: a line on every page says so, and a form that could not be saved is handed back with all that
//! was typed.

use std::{fmt, sync::Arc};

use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use translations::Speak;
use vocabulary::Personal;

use crate::{Form, Frame, Problem, Site, Visit};

/// Whether the installation can only show now, and not save. The server says so; this crate asks before each page.
#[derive(Clone)]
pub struct OnlyShowing(Arc<dyn Fn() -> bool + Send + Sync>);

impl OnlyShowing {
    /// What is asked. It must answer at once.
    pub fn when(asks: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(asks))
    }

    /// The present answer.
    pub fn now(&self) -> bool {
        (self.0)()
    }
}

impl Default for OnlyShowing {
    fn default() -> Self {
        Self::when(|| false)
    }
}

impl fmt::Debug for OnlyShowing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "OnlyShowing({})", self.now())
    }
}

/// A form that is handed back.
#[derive(Clone, Debug)]
pub(crate) struct HandedBack {
    /// Where it was sent.
    to: String,
    values: Arc<Personal<Vec<(String, String)>>>,
}

/// A larger form is not held: its sender still has the page.
const MOST_HELD: usize = 256 * 1024;
/// After so many seconds it makes sense to try again.
const TRY_AGAIN_AFTER: u64 = 30;
/// Whoever types one of these types it again.
const SECRETS: [&str; 4] = ["code", "token", "secret", "passkey"];

fn is_secret(name: &str) -> bool {
    name.starts_with("password") || SECRETS.contains(&name)
}

/// What a person wrote, to be shown; not the small values by which a form knows itself.
fn is_worth_copying(name: &str, value: &str) -> bool {
    name != "seal" && value.contains([' ', '\n', '@'])
}

impl HandedBack {
    fn of(to: String, form: &[u8]) -> Option<Self> {
        let form = Form::of(&String::from_utf8_lossy(form));
        let values: Vec<_> = form.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let shown = !values.is_empty() && !values.iter().any(|(name, _)| is_secret(name));
        shown.then(|| Self { to, values: Arc::new(Personal::new(values)) })
    }
}

#[derive(Template)]
#[template(path = "not_saved.html")]
struct NotSavedPage {
    frame: Frame,
    t: Speak,
    what: String,
    safe: String,
    next: String,
    to: String,
    values: Vec<(String, String)>,
    typed: String,
    reference: String,
}

/// The page of a form that is handed back, around the texts of its problem.
pub(crate) fn page(
    back: &HandedBack,
    visit: &Visit,
    title: String,
    [what, safe, next]: [String; 3],
) -> Response {
    let values = back.values.disclose().clone();
    let worth = values.iter().filter(|(name, value)| is_worth_copying(name, value));
    let typed: Vec<&str> = worth.map(|(_, value)| value.as_str()).collect();
    crate::Page(NotSavedPage {
        frame: visit.frame(title).not_indexed(),
        t: visit.speak(),
        what,
        safe,
        next,
        to: back.to.clone(),
        typed: typed.join("\n\n"),
        values,
        reference: visit.reference.clone(),
    })
    .into_response()
}

/// Holds what is sent while it is worked on. When the work fails because nothing can be kept, the answer says so, and the
/// form is handed back.
pub(crate) async fn hands_back(request: Request, next: Next) -> Response {
    let Some(site) = request.extensions().get::<Arc<Site>>().cloned() else { return next.run(request).await };
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let to = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let (request, form) = if changes { held(request).await } else { (request, None) };
    let response = next.run(request).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !site.only_showing.now() {
        return response;
    }
    let name = if changes { "problem-not-saved" } else { "problem-only-showing" };
    let mut problem = Problem::refusal(StatusCode::SERVICE_UNAVAILABLE, name).retry_after(TRY_AGAIN_AFTER);
    problem.handed_back = form.and_then(|form| HandedBack::of(to, &form)).map(Box::new);
    problem.into_response()
}

async fn held(request: Request) -> (Request, Option<Bytes>) {
    if !is_a_small_form(request.headers()) {
        return (request, None);
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, MOST_HELD).await {
        Ok(form) => (Request::from_parts(parts, Body::from(form.clone())), Some(form)),
        // Its sender went away in the middle; nobody waits for the answer.
        Err(_) => (Request::from_parts(parts, Body::empty()), None),
    }
}

fn is_a_small_form(headers: &HeaderMap) -> bool {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let length = said(CONTENT_LENGTH).parse::<usize>();
    said(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
        && length.is_ok_and(|length| length <= MOST_HELD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_a_secret_is_not_shown_again() {
        for form in ["mailbox=a%40b.pl&password=x", "code=123456", "password_again=x", ""] {
            assert!(HandedBack::of(String::new(), form.as_bytes()).is_none(), "{form}");
        }
        assert!(HandedBack::of(String::new(), b"postcode=30-001").is_some());
    }
}
