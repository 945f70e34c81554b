//! Watching the refusals: who was refused what, and forms that are not ours, go to the audit, as far as it has room.
//!
//! An attack must be seen and must not fill the log: of one session so many refusals a minute are written down, of all
//! visitors together so many, and the next entry says how many were left out. What a visitor without a session does not
//! find is nobody's business.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use audit::Entry;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use jiff::SignedDuration;
use serde_json::json;
use vocabulary::{Actor, Moment};
use web::{Localised, Refused};

use crate::{Doorkeeper, Fault, Session, sign_in::in_the_name_of};

/// So many refusals of one session, and of all visitors together, are written down in a minute.
const IN_A_MINUTE: u32 = 10;
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// So many sessions are remembered at once.
const MOST: usize = 10_000;

/// How many refusals were written down of late, and how many were not.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<Mutex<HashMap<Option<vocabulary::Id<Session>>, Late>>>);

#[derive(Debug, Clone, Copy)]
struct Late {
    since: Moment,
    written: u32,
    left_out: u32,
}

impl Watch {
    /// Whether there is room for one more; then with how many were left out before it.
    fn room(&self, whose: Option<vocabulary::Id<Session>>, now: Moment) -> Option<u32> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(&whose) {
            all.clear();
        }
        let late = all.entry(whose).or_insert(Late { since: now, written: 0, left_out: 0 });
        if now.timestamp().duration_since(late.since.timestamp()) >= MINUTE {
            *late = Late { since: now, written: 0, left_out: late.left_out };
        }
        if late.written >= IN_A_MINUTE {
            late.left_out = late.left_out.saturating_add(1);
            return None;
        }
        late.written += 1;
        Some(std::mem::take(&mut late.left_out))
    }
}

/// What a refusal is called in the audit; nothing for one that need not be known.
fn deed(method: &Method, status: StatusCode, name: &str, in_session: bool) -> Option<&'static str> {
    match (status, name) {
        (_, "problem-foreign-origin" | "accounts-form-of-another-session") => Some("form.refused"),
        (StatusCode::TOO_MANY_REQUESTS, _) => Some("limit.reached"),
        (StatusCode::FORBIDDEN, _) => Some("access.refused"),
        // An address that somebody asks for while at work and does not reach: not there, or somebody else's.
        (StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED, _)
            if in_session && *method != Method::HEAD =>
        {
            Some("access.refused")
        }
        _ => None,
    }
}

/// Lets requests through and writes down what was refused.
pub async fn over_refusals(State(keeper): State<Doorkeeper>, request: Request, next: Next) -> Response {
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let response = next.run(request).await;
    let status = response.status();
    let Some(Refused(name)) = response.extensions().get::<Refused>() else { return response };
    let in_session = keeper.seal_of(&headers).is_some();
    let Some(what) = deed(&method, status, name, in_session) else { return response };
    // Pages have addresses with placeholders. Any other address is what somebody typed, and may be about somebody.
    let route = response.extensions().get::<Localised>().map(|route| route.pl);
    let mut details = json!({ "why": name, "status": status.as_u16(), "method": method.as_str() });
    if let Some(route) = route {
        details["route"] = route.into();
    }
    if let Err(fault) = write_down(&keeper, &headers, what, details).await {
        tracing::warn!(%fault, what, "a refusal was not written down");
    }
    response
}

async fn write_down(
    keeper: &Doorkeeper,
    headers: &HeaderMap,
    what: &'static str,
    mut details: serde_json::Value,
) -> Result<(), Fault> {
    let entered = keeper.entered(headers).await?;
    let context = keeper.context(Actor::Visitor);
    let whose = entered.as_ref().map(|entered| entered.session.id);
    let Some(left_out) = keeper.watch.room(whose, context.moment) else { return Ok(()) };
    if left_out > 0 {
        details["left_out_before"] = json!(left_out);
    }
    let mut entry = Entry::sign_in(what);
    let mut context = context;
    if let Some(entered) = &entered {
        let account = entered.session.account;
        context = in_the_name_of(&context, account);
        entry = entry.about(account.uuid());
        if let Some(institution) = entered.scope.as_ref().and_then(crate::Scope::institution) {
            entry = entry.of_institution(institution.uuid());
        }
    }
    let mut work = keeper.database.work(context).await?;
    audit::record(&mut work, entry.with(details)).await?;
    work.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Moment {
        Moment::from_microseconds(second * 1_000_000).expect("in range")
    }

    #[test]
    fn a_flood_is_counted_and_not_written_out() {
        let watch = Watch::default();
        let one = Some(vocabulary::Id::derived("session", "test", "1"));
        let written = (0..1_000).filter(|_| watch.room(one, second(0)).is_some()).count();
        assert_eq!(written, 10);
        assert_eq!(watch.room(None, second(0)), Some(0), "others have room of their own");
        assert_eq!(watch.room(one, second(59)), None);
        assert_eq!(watch.room(one, second(60)), Some(991));
        assert_eq!(watch.room(one, second(61)), Some(0));
    }

    #[test]
    fn what_a_visitor_does_not_find_is_nobodys_business() {
        let at = |status, name, in_session| deed(&Method::GET, status, name, in_session);
        assert_eq!(at(StatusCode::NOT_FOUND, "problem-not-found", false), None);
        assert_eq!(at(StatusCode::NOT_FOUND, "problem-not-found", true), Some("access.refused"));
        assert_eq!(at(StatusCode::FORBIDDEN, "problem-foreign-origin", false), Some("form.refused"));
        assert_eq!(at(StatusCode::TOO_MANY_REQUESTS, "problem-too-many", false), Some("limit.reached"));
        assert_eq!(at(StatusCode::UNPROCESSABLE_ENTITY, "problem-invalid", true), None);
    }
}
