//! The page behind a link: the facts, and one button or a short form.

use accounts::Doorkeeper;
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use translations::Speak;
use web::{FieldErrors, Form, Frame, Page, Problem, Visit};

use super::{CONFIRMATION, THANKS, reading, refused, writing};
use crate::confirm::{
    Answer,
    answer::{self, CannotAnswer, Corrected, Question},
    corrections::Corrections,
    request::Purpose,
};

/// What every one of these pages has.
struct Asked {
    action: String,
    token: String,
    seen: i64,
    name: String,
    facts: Vec<(String, String)>,
    /// The entry changed since the letter, or since the page was shown.
    has_changed: bool,
    /// Where else the same letter leads: words and address.
    ways: Vec<(String, String)>,
}

/// One button: everything is true, or it is no longer offered.
#[derive(Template)]
#[template(path = "confirm_question.html")]
struct QuestionPage {
    frame: Frame,
    t: Speak,
    asked: Asked,
    lead: String,
    button: String,
}

#[derive(Template)]
#[template(path = "confirm_places.html")]
struct PlacesPage {
    frame: Frame,
    t: Speak,
    asked: Asked,
    errors: FieldErrors,
    free: String,
    waiting: String,
    known: String,
}

#[derive(Template)]
#[template(path = "confirm_change.html")]
struct ChangePage {
    frame: Frame,
    t: Speak,
    asked: Asked,
    errors: FieldErrors,
    typed: Corrections,
    at_once: bool,
}

fn asked(visit: &Visit, keeper: &Doorkeeper, question: &Question, token: &str, stale: bool) -> Asked {
    let t = &visit.t;
    let way = |purpose: Purpose, words: &str| {
        let token = question.link_to(purpose).signed(&keeper.keys);
        (t.say(words), with_token(visit.address(CONFIRMATION), &token))
    };
    let mut ways = Vec::new();
    for (purpose, words) in [
        (Purpose::Confirm, "confirm-way-yes"),
        (Purpose::Change, "confirm-way-change"),
        (Purpose::End, "confirm-way-end"),
        (Purpose::Places, "confirm-way-places"),
    ] {
        let fits = purpose != Purpose::Places || question.entry.has_places();
        if fits && purpose != question.link.purpose {
            ways.push(way(purpose, words));
        }
    }
    Asked {
        action: visit.address(CONFIRMATION),
        token: token.to_owned(),
        seen: question.present,
        name: question.entry.name(t),
        facts: question.entry.said(t),
        has_changed: stale || question.has_changed(),
        ways,
    }
}

pub(super) fn with_token(address: String, token: &str) -> String {
    let mut query = Form::default();
    query.set("token", token);
    query.address(&address)
}

/// What to show, besides what the link says.
#[derive(Default)]
struct Again {
    stale: bool,
    errors: FieldErrors,
    form: Option<Form>,
}

fn page(visit: &Visit, keeper: &Doorkeeper, question: &Question, token: &str, again: Again) -> Response {
    let t = visit.speak();
    let asked = asked(visit, keeper, question, token, again.stale);
    let title = match question.link.purpose {
        Purpose::Confirm | Purpose::Undo => "confirm-title",
        Purpose::Change => "confirm-change-title",
        Purpose::End => "confirm-end-title",
        Purpose::Places => "confirm-places-title",
    };
    let mut frame = visit.frame(t.say(title)).not_indexed();
    let wrong = !again.errors.is_empty();
    if wrong {
        frame = frame.wrong();
    }
    let status = match (wrong, again.stale) {
        (true, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::CONFLICT,
        (false, false) => StatusCode::OK,
    };
    let typed =
        |field: &str, known: String| again.form.as_ref().map_or(known, |form| form.get(field).to_owned());
    let capacity = &question.entry.service.capacity;
    let known = match (capacity.free, capacity.as_of) {
        (Some(free), Some(as_of)) => {
            t.phrase("confirm-places-known").with("n", free).with("date", t.date(as_of.latest())).to_string()
        }
        _ => String::new(),
    };
    match question.link.purpose {
        Purpose::Places => {
            let (free, waiting) = (typed("free", String::new()), typed("waiting", String::new()));
            let page = PlacesPage { frame, t, asked, errors: again.errors, free, waiting, known };
            (status, Page(page)).into_response()
        }
        Purpose::Change => {
            let before = Corrections::of(&question.entry, &t);
            let typed = Corrections {
                phone: typed("phone", before.phone),
                email: typed("email", before.email),
                hours: typed("hours", before.hours),
                description: typed("description", before.description),
                free: typed("free", before.free),
            };
            let at_once = question.is_own_mailbox;
            (status, Page(ChangePage { frame, t, asked, errors: again.errors, typed, at_once }))
                .into_response()
        }
        Purpose::Confirm | Purpose::End | Purpose::Undo => {
            let (lead, button) = match question.link.purpose {
                Purpose::End => ("confirm-end-lead", "confirm-end-button"),
                _ => ("confirm-lead", "confirm-button"),
            };
            let (lead, button) = (t.say(lead), t.say(button));
            (status, Page(QuestionPage { frame, t, asked, lead, button })).into_response()
        }
    }
}

/// Shows what the link asks. Nothing happens before the button is pressed: scanners of mail servers come here, too.
pub(super) async fn ask(visit: Visit, State(keeper): State<Doorkeeper>) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let token = asked.get("token");
    let mut work = reading(&keeper).await?;
    let question =
        answer::look(&mut work, &keeper.keys, token).await.map_err(|refusal| refused(&visit, refusal))?;
    if question.answered().is_some() || question.link.purpose == Purpose::Undo {
        return Ok(Redirect::to(&with_token(visit.address(THANKS), token)).into_response());
    }
    Ok(page(&visit, &keeper, &question, token, Again::default()))
}

/// Does what the link is for.
pub(super) async fn take(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    form: Form,
) -> Result<Response, Problem> {
    let token = form.get("token");
    let mut work = writing(&keeper).await?;
    let keys = &keeper.keys;
    let question = answer::look(&mut work, keys, token).await.map_err(|refusal| refused(&visit, refusal))?;
    let seen = form.get("seen").parse().unwrap_or_default();
    let mut done = "";
    let outcome = match question.link.purpose {
        Purpose::Confirm => answer::confirm(&mut work, keys, token, seen).await.map(drop),
        Purpose::End => answer::end(&mut work, keys, token, seen).await.map(drop),
        Purpose::Undo => answer::undo(&mut work, keys, token).await.map(drop),
        Purpose::Places => {
            done = "places";
            answer::set_places(&mut work, keys, token, form.get("free"), form.get("waiting")).await.map(drop)
        }
        Purpose::Change => {
            let typed = Corrections {
                phone: form.get("phone").to_owned(),
                email: form.get("email").to_owned(),
                hours: form.get("hours").to_owned(),
                description: form.get("description").to_owned(),
                free: form.get("free").to_owned(),
            };
            let corrected = answer::correct(&mut work, keys, &visit.t, token, seen, &typed).await;
            corrected.map(|(_, corrected)| {
                if corrected == Corrected::Nothing {
                    done = "nothing";
                }
            })
        }
    };
    match outcome {
        Ok(()) => work.commit().await.map_err(Problem::fault)?,
        Err(CannotAnswer::Stale) => {
            let again = Again { stale: true, form: Some(form.clone()), ..Again::default() };
            return Ok(page(&visit, &keeper, &question, token, again));
        }
        Err(CannotAnswer::Wrong(wrong)) => {
            let mut errors = FieldErrors::new();
            for (field, message) in wrong {
                errors.add(field, message);
            }
            let again = Again { errors, form: Some(form.clone()), ..Again::default() };
            return Ok(page(&visit, &keeper, &question, token, again));
        }
        Err(refusal) => return Err(refused(&visit, refusal)),
    }
    let mut query = Form::default();
    query.set("token", token);
    // Whoever comes back with a link that did its work is told so, kindly.
    query.set("done", if done.is_empty() { word(question.answered()) } else { done });
    Ok(Redirect::to(&query.address(&visit.address(THANKS))).into_response())
}

const fn word(answered: Option<Answer>) -> &'static str {
    if answered.is_some() { "before" } else { "now" }
}
