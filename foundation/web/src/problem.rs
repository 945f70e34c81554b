//! How the house says no: one type for refusals and faults, shown as a page or as RFC 9457 JSON.

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

use askama::Template;
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use translations::{Argument, Speak};

use crate::{FieldErrors, Frame, Localised, Page, Site, Visit, only_showing};

/// A message key with what fills it, to be said later in the visitor's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The key in the catalogue.
    pub key: String,
    /// What fills its placeholders.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// A message without placeholders (yet).
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), arguments: Vec::new() }
    }

    /// Fills one placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Says it.
    pub fn say(&self, t: &Speak) -> String {
        t.say_with(&self.key, &self.arguments)
    }
}

impl From<&str> for Message {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

/// A refusal (a person can understand and often mend it) or a fault (ours; with a reference number).
///
/// Its texts are messages named after [`Problem::refusal`]'s `name`: `NAME-title`, `NAME-what` (what
/// happened), optionally `NAME-safe` (what is not lost), and `NAME-next` (what to do now).
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    name: String,
    arguments: Vec<(&'static str, Argument)>,
    links: Vec<(Message, String)>,
    fields: FieldErrors,
    retry_after: Option<u32>,
    /// The form that could not be saved.
    pub(crate) handed_back: Option<Box<crate::only_showing::HandedBack>>,
}

impl Problem {
    /// A refusal whose texts begin with `name`: `Problem::refusal(StatusCode::CONFLICT, "referral-closed")`.
    pub fn refusal(status: StatusCode, name: impl Into<String>) -> Self {
        Self {
            status,
            name: name.into(),
            arguments: Vec::new(),
            links: Vec::new(),
            fields: FieldErrors::default(),
            retry_after: None,
            handed_back: None,
        }
    }

    /// Nothing stands at this address, or nothing this person may see.
    pub fn not_found() -> Self {
        Self::of_status(StatusCode::NOT_FOUND)
    }

    /// A fault: the error with its sources goes to the log, the person gets the reference number.
    pub fn fault(error: impl Error) -> Self {
        let mut story = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            write!(story, ": {cause}").expect("writing to a string cannot fail");
            source = cause.source();
        }
        tracing::error!(error = story, "fault");
        Self::of_status(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Values of a form or of query parameters that cannot be taken. Pages show the form again instead;
    /// this is for doors that have no form to show.
    pub fn invalid(fields: FieldErrors) -> Self {
        Self { fields, ..Self::of_status(StatusCode::UNPROCESSABLE_ENTITY) }
    }

    /// The general problem of a status.
    pub fn of_status(status: StatusCode) -> Self {
        let name = match status {
            StatusCode::BAD_REQUEST => "problem-bad-request",
            StatusCode::FORBIDDEN => "problem-forbidden",
            StatusCode::NOT_FOUND | StatusCode::GONE => "problem-not-found",
            StatusCode::METHOD_NOT_ALLOWED => "problem-method",
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
                "problem-busy"
            }
            StatusCode::PAYLOAD_TOO_LARGE => "problem-too-large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "problem-media-type",
            StatusCode::UNPROCESSABLE_ENTITY => "problem-invalid",
            StatusCode::TOO_MANY_REQUESTS => "problem-too-many",
            other if other.is_server_error() => "problem-fault",
            _ => "problem-bad-request",
        };
        Self::refusal(status, name)
    }

    /// Fills a placeholder of its texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Offers a way on: recovery links stand under "what to do now".
    #[must_use]
    pub fn link(mut self, text: impl Into<Message>, address: impl Into<String>) -> Self {
        self.links.push((text.into(), address.into()));
        self
    }

    /// Seconds after which it makes sense to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(u32::try_from(seconds).unwrap_or(u32::MAX));
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    fn say(&self, t: &Speak, part: &str) -> String {
        t.say_with(&format!("{}-{part}", self.name), &self.arguments)
    }

    fn page(&self, visit: &Visit) -> ProblemPage {
        let t = visit.speak();
        let safe = format!("{}-safe", self.name);
        ProblemPage {
            frame: visit.frame(self.say(&t, "title")).not_indexed(),
            what: self.say(&t, "what"),
            safe: if t.knows(&safe) { t.say_with(&safe, &self.arguments) } else { String::new() },
            next: self.say(&t, "next"),
            links: self.links.iter().map(|(text, address)| (text.say(&t), address.clone())).collect(),
            reference: if self.status.is_server_error() { visit.reference.clone() } else { String::new() },
            t,
        }
    }

    /// The RFC 9457 object.
    fn json(&self, visit: &Visit) -> serde_json::Value {
        let t = &visit.t;
        let mut object = serde_json::json!({
            "type": format!("urn:ogniwo:problem:{}", self.name.trim_start_matches("problem-")),
            "title": self.say(t, "title"),
            "status": self.status.as_u16(),
            "detail": self.say(t, "what"),
            "reference": visit.reference,
        });
        if !self.fields.is_empty() {
            object["errors"] = self
                .fields
                .iter()
                .map(|(field, message)| serde_json::json!({ "field": field, "message": message.say(t) }))
                .collect();
        }
        object
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    t: Speak,
    what: String,
    safe: String,
    next: String,
    links: Vec<(String, String)>,
    reference: String,
}

impl IntoResponse for Problem {
    /// Carries the problem to [`as_page_or_json`], which knows the visitor's language.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert("retry-after", HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Shows every problem, and every bare refusal of the framework, in the visitor's language; a panic becomes
/// a fault.
pub(crate) async fn as_page_or_json(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Some(site) = parts.extensions.get::<Arc<Site>>().cloned() else {
        return next.run(Request::from_parts(parts, body)).await;
    };
    let mut visit = Visit::new(site, &parts);
    let in_json = wants_json(&visit.path, &parts.headers);
    let answer =
        std::panic::AssertUnwindSafe(next.run(Request::from_parts(parts, body))).catch_unwind().await;
    let mut response = answer.unwrap_or_else(|_| {
        tracing::error!("a page panicked");
        Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
    });
    let problem = match response.extensions_mut().remove::<Arc<Problem>>() {
        Some(problem) => problem,
        None if is_bare_refusal(&response) => Arc::new(Problem::of_status(response.status())),
        None => return response,
    };
    visit.route = response.extensions().get::<Localised>().copied();
    let shown = if in_json {
        let body = problem.json(&visit).to_string();
        ([(CONTENT_TYPE, "application/problem+json")], body).into_response()
    } else if let Some(back) = &problem.handed_back {
        let t = &visit.t;
        let texts = ["what", "safe", "next"].map(|part| problem.say(t, part));
        only_showing::page(back, &visit, problem.say(t, "title"), texts)
    } else {
        Page(problem.page(&visit)).into_response()
    };
    // Headers such as Allow and Retry-After belong to the refusal and stay.
    let (mut head, _) = response.into_parts();
    head.extensions.insert(Refused(problem.name.clone()));
    let (shown, body) = shown.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    head.headers.extend(shown.headers);
    Response::from_parts(head, body)
}

/// Which refusal an answer shows, for layers further out that watch over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

/// A refusal that nobody has dressed: axum's own are plain text or empty.
fn is_bare_refusal(response: &Response) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && response.headers().get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

fn wants_json(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    path.starts_with("/api/") || (accept.contains("json") && !accept.contains("text/html"))
}
