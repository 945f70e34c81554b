//! The page that says thank you: what was done, the way back, and what else the letter asks.

use accounts::Doorkeeper;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use directory::CONFIRMATION_HOLDS_DAYS;
use translations::Speak;
use web::{Frame, Page, Problem, Visit};

use super::{CONFIRMATION, asking::with_token, reading, refused};
use crate::confirm::{Answer, answer, request::Purpose};

#[derive(Template)]
#[template(path = "confirm_thanks.html")]
struct ThanksPage {
    frame: Frame,
    t: Speak,
    name: String,
    what: String,
    next: String,
    /// The public page of the entry; empty when it has ended.
    public: String,
    action: String,
    /// The link that takes "no longer offered" back; empty when there is none.
    undo: String,
    ways: Vec<(String, String)>,
    others: Vec<(String, String)>,
}

/// Says thank you.
pub(super) async fn thank(visit: Visit, State(keeper): State<Doorkeeper>) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let token = asked.get("token");
    let mut work = reading(&keeper).await?;
    let question = answer::look_back(&mut work, &keeper.keys, token)
        .await
        .map_err(|refusal| refused(&visit, refusal))?;
    let others = answer::others(&mut work, &question).await.map_err(Problem::fault)?;
    let now = work.moment();
    let t = visit.speak();
    let done = asked.get("done");
    let places = done == "places";
    let answer = question.request.answer.filter(|_| !places);
    let (what, next) = match answer {
        _ if places => ("confirm-thanks-places", "confirm-thanks-places-next"),
        Some(Answer::Confirmed) if done == "nothing" => ("confirm-thanks-nothing", "confirm-thanks-next"),
        Some(Answer::Confirmed) => ("confirm-thanks-confirmed", "confirm-thanks-next"),
        Some(Answer::Changed) => ("confirm-thanks-changed", "confirm-thanks-next"),
        Some(Answer::Proposed) => ("confirm-thanks-proposed", "confirm-thanks-proposed-next"),
        Some(Answer::Ended) => ("confirm-thanks-ended", "confirm-thanks-ended-next"),
        Some(Answer::Undone) => ("confirm-thanks-undone", "confirm-thanks-undone-next"),
        Some(Answer::Elsewhere) | None => ("confirm-thanks-elsewhere", "confirm-thanks-elsewhere-next"),
    };
    let title = match (answer, done) {
        (Some(_), "before" | "") => t.say("confirm-thanks-before"),
        _ => t.say("confirm-thanks-title"),
    };
    let day = question.entry.service.confirmation.next_due.map(|day| t.date(day));
    let next =
        t.phrase(next).with("date", day.unwrap_or_default()).with("n", CONFIRMATION_HOLDS_DAYS).to_string();
    let has_ended = question.request.answer == Some(Answer::Ended);
    let address = |token: &str| with_token(visit.address(CONFIRMATION), token);
    let mut ways = Vec::new();
    if question.is_own_mailbox && !has_ended {
        let wanted = [
            (
                Purpose::Confirm,
                "confirm-way-yes",
                !matches!(answer, Some(Answer::Confirmed | Answer::Changed)),
            ),
            (Purpose::Change, "confirm-way-change", true),
            (Purpose::Places, "confirm-way-places", question.entry.has_places()),
        ];
        for (purpose, words, _) in wanted.into_iter().filter(|(_, _, fits)| *fits) {
            ways.push((t.say(words), address(&question.link_to(purpose).signed(&keeper.keys))));
        }
    }
    let id = question.link.service.to_string();
    Ok(Page(ThanksPage {
        frame: visit.frame(title).not_indexed(),
        name: question.entry.name(&t),
        what: t.say(what),
        next,
        public: if has_ended { String::new() } else { visit.fill(directory::pages::SERVICE, &[("id", &id)]) },
        action: visit.address(CONFIRMATION),
        undo: question.undo(now).map(|link| link.signed(&keeper.keys)).unwrap_or_default(),
        ways,
        others: others
            .iter()
            .map(|(entry, link)| (entry.name(&t), address(&link.signed(&keeper.keys))))
            .collect(),
        t,
    })
    .into_response())
}
