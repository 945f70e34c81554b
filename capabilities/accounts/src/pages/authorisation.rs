//! The written authorisation and the pledge of secrecy: shown, accepted, printed.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use translations::Speak;
use web::{FieldErrors, Frame, Page, Problem};

use super::{ACCOUNT, TODAY, account::day_and_time, onward};
use crate::{
    NotAllowed, Person, Sent,
    authorise::{self, Authorisation, CannotAuthorise, VERSION},
    look,
};

#[derive(Template)]
#[template(path = "authorisation.html")]
struct AuthorisationPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    name: String,
    institution: String,
    role: String,
    paragraphs: Vec<String>,
    version: &'static str,
    accepted: String,
    print: String,
    back: String,
}

async fn page(person: &Person, back: &str, errors: FieldErrors) -> Result<AuthorisationPage, Problem> {
    let scope = person.entered.scope.as_ref().ok_or(NotAllowed::Role)?;
    let Some(institution) = scope.institution().filter(|_| scope.role().needs_authorisation()) else {
        return Err(NotAllowed::Role.into());
    };
    let t = person.visit.speak();
    let mut work = person.reading().await?;
    let held = authorise::of(&mut work, scope.account(), institution).await?;
    let held = held.filter(|Authorisation { version, .. }| version == VERSION);
    let own = look::own(&mut work, &person.keeper, &person.entered).await?;
    let kept = institutions::look::one(&mut work, institution).await.map_err(Problem::fault)?;
    let kept = kept.ok_or_else(Problem::not_found)?;
    let mut frame = person.frame(t.say("accounts-authorisation-title")).under_front(&person.visit);
    frame = frame.under(t.say("accounts-account-title"), person.visit.address(ACCOUNT));
    let on_paper = person.visit.asked_for().has("print");
    if on_paper {
        frame = frame.for_print();
    }
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(AuthorisationPage {
        frame,
        errors,
        name: own.and_then(|own| own.name).map(|name| name.disclose().clone()).unwrap_or_default(),
        institution: t.typography(kept.institution.name.in_language(person.visit.language)),
        role: t.say(format!("accounts-role-{}", scope.role().code().replace('_', "-"))),
        paragraphs: t.paragraphs("accounts-authorisation-text"),
        version: VERSION,
        accepted: held.map(|held| day_and_time(&t, held.accepted_at)).unwrap_or_default(),
        print: format!("{}?print=1", person.visit.path),
        back: back.to_owned(),
        t,
    })
}

/// Shows the text, and when it was accepted.
pub(super) async fn ask(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let back = person.visit.asked_for().get("back").to_owned();
    let page = page(&person, &back, FieldErrors::new()).await.map_err(IntoResponse::into_response)?;
    Ok(Page(page).into_response())
}

/// Accepts it.
pub(super) async fn take(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    if !form.has("accept") {
        let mut errors = FieldErrors::new();
        errors.add("accept", "accounts-authorisation-missing");
        let page = page(&person, form.get("back"), errors).await.map_err(IntoResponse::into_response)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    }
    let accepted = async {
        let scope = person.entered.scope.as_ref().ok_or(NotAllowed::Role)?;
        let context = person.keeper.context(scope.actor());
        let mut work = person.keeper.database.work(context).await.map_err(Problem::fault)?;
        authorise::accept(&mut work, scope).await.map_err(|refusal| match refusal {
            CannotAuthorise::NotAllowed(refusal) => refusal.into(),
            CannotAuthorise::Fault(fault) => Problem::from(fault),
        })?;
        work.commit().await.map_err(Problem::fault)
    };
    accepted.await.map_err(IntoResponse::into_response)?;
    Ok(onward(form.get("back"), person.visit.address(TODAY)))
}
