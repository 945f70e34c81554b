//! An institution asks for its place: one form, then thanks.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use institutions::Institution;
use translations::Speak;
use vocabulary::{Actor, Id, Krs, Mailbox, Personal, Regon, Teryt};
use web::{FieldErrors, Form, Frame, Message, Page, Problem, Visit};

use super::JOINED;
use crate::{
    Doorkeeper,
    join::{self, AskToJoin, LONGEST_WORDS},
};

/// The longest name of a person or an institution, in characters.
const LONGEST_NAME: usize = 300;

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    form: Form,
    /// The institution of the directory from whose page one came; empty for a new one.
    known: String,
}

#[derive(Template)]
#[template(path = "joined.html")]
struct ThanksPage {
    frame: Frame,
    t: Speak,
}

async fn known(work: &mut Work, form: &Form) -> Result<Option<Institution>, Problem> {
    let Ok(id) = form.get("institution").parse::<Id<Institution>>() else { return Ok(None) };
    let kept = institutions::look::one(work, id).await.map_err(Problem::fault)?;
    Ok(kept.filter(|kept| kept.removed_at.is_none()).map(|kept| kept.institution))
}

fn page(visit: &Visit, known: Option<&Institution>, form: Form, errors: FieldErrors) -> JoinPage {
    let t = visit.speak();
    let mut frame = visit.frame(t.say("accounts-join-title")).under_front(visit);
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let known = known.map(|known| t.typography(known.name.in_language(visit.language))).unwrap_or_default();
    JoinPage { frame, t, errors, form, known }
}

/// The form; `?institution=` says for which entry of the directory.
pub(super) async fn ask(visit: Visit, State(keeper): State<Doorkeeper>) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let mut work = keeper.database.reading(keeper.context(Actor::Visitor)).await.map_err(Problem::fault)?;
    let known = known(&mut work, &asked).await?;
    Ok(Page(page(&visit, known.as_ref(), asked, FieldErrors::new())).into_response())
}

/// Reads the form, or says what is wrong with it.
async fn read(
    visit: &Visit,
    work: &mut Work,
    known: Option<&Institution>,
    form: &Form,
) -> Result<Result<AskToJoin, FieldErrors>, Problem> {
    let mut errors = FieldErrors::new();
    let name = form.get("name");
    let institution_name = match known {
        Some(known) => known.name.in_language(visit.language),
        None => form.get("institution_name"),
    };
    for (field, text) in [("name", name), ("institution_name", institution_name)] {
        if text.is_empty() {
            errors.add(field, format!("accounts-join-{}-missing", field.replace('_', "-")).as_str());
        } else if text.chars().count() > LONGEST_NAME {
            errors.add(field, Message::new("accounts-join-long").with("most", LONGEST_NAME as u64));
        }
    }
    let regon = optional::<Regon>(form, "regon", "accounts-join-regon-wrong", &mut errors);
    let krs = optional::<Krs>(form, "krs", "accounts-join-krs-wrong", &mut errors);
    if known.is_none() && form.get("regon").is_empty() && form.get("krs").is_empty() {
        errors.add("regon", "accounts-join-number-missing");
    }
    let mailbox = form.get("mailbox").parse::<Mailbox>();
    if mailbox.is_err() {
        errors.add("mailbox", "accounts-mailbox-wrong");
    }
    let today = work.moment().day_in_poland();
    let teryt = match known {
        Some(known) => Some(known.teryt.clone()),
        None => match form.get("teryt").parse::<Teryt>() {
            Ok(teryt) => {
                territory::unit(work, &teryt, today).await.map_err(Problem::fault)?.map(|unit| unit.teryt)
            }
            Err(_) => None,
        },
    };
    if teryt.is_none() {
        errors.add("teryt", "accounts-join-teryt-wrong");
    }
    if form.get("words").chars().count() > LONGEST_WORDS {
        errors.add("words", Message::new("accounts-join-long").with("most", LONGEST_WORDS as u64));
    }
    let (Ok(mailbox), Some(teryt), true) = (mailbox, teryt, errors.is_empty()) else {
        return Ok(Err(errors));
    };
    Ok(Ok(AskToJoin {
        institution: known.map(|known| known.id),
        institution_name: institution_name.to_owned(),
        regon,
        krs,
        teryt,
        name: Personal::new(name.to_owned()),
        mailbox: Personal::new(mailbox),
        language: visit.language,
        words: form.get("words").to_owned(),
    }))
}

fn optional<T: std::str::FromStr>(
    form: &Form,
    field: &str,
    wrong: &'static str,
    errors: &mut FieldErrors,
) -> Option<T> {
    let text = form.get(field);
    if text.is_empty() {
        return None;
    }
    let parsed = text.parse().ok();
    if parsed.is_none() {
        errors.add(field, wrong);
    }
    parsed
}

/// Takes the request.
pub(super) async fn take(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    form: Form,
) -> Result<Response, Problem> {
    let context = keeper.context(Actor::Visitor);
    let mut work = keeper.database.reading(context.clone()).await.map_err(Problem::fault)?;
    let known = known(&mut work, &form).await?;
    let read = read(&visit, &mut work, known.as_ref(), &form).await?;
    drop(work);
    let ask = match read {
        Ok(ask) => ask,
        Err(errors) => {
            let page = page(&visit, known.as_ref(), form, errors);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
    };
    let mut work = keeper.database.work(context).await.map_err(Problem::fault)?;
    join::ask(&mut work, &keeper, &ask).await?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&visit.address(JOINED)).into_response())
}

/// Thanks, and what happens next.
pub(super) async fn thank(visit: Visit) -> Page<impl Template> {
    let t = visit.speak();
    let frame = visit.frame(t.say("accounts-joined-title")).under_front(&visit).not_indexed();
    Page(ThanksPage { frame, t })
}
