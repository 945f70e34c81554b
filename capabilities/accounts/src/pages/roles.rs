//! Taking another role, visibly.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use translations::Speak;
use vocabulary::Id;
use web::{Choice, FieldErrors, Frame, Page, Problem};

use super::{ACCOUNT, TODAY, onward, with_token};
use crate::{
    Membership, Person, Sent,
    sign_in::{self, SwitchRefused},
};

#[derive(Template)]
#[template(path = "roles.html")]
struct RolesPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    choices: Vec<Choice>,
    back: String,
}

async fn page(person: &Person, back: &str, errors: FieldErrors) -> Result<RolesPage, Problem> {
    let t = person.visit.speak();
    let mut work = person.reading().await?;
    let mut choices = Vec::new();
    let now = person.entered.scope.as_ref().map(|scope| scope.membership().id);
    for held in &person.entered.memberships {
        let mut label = t.say(format!("accounts-role-{}", held.role.code().replace('_', "-")));
        if let Some(institution) = held.institution
            && let Some(kept) =
                institutions::look::one(&mut work, institution).await.map_err(Problem::fault)?
        {
            label = format!(
                "{label} · {}",
                t.typography(kept.institution.name.in_language(person.visit.language))
            );
        }
        choices.push(Choice::new(held.id.to_string(), label, now == Some(held.id)));
    }
    let mut frame = person.frame(t.say("accounts-switch-title")).under_front(&person.visit);
    frame = frame.under(t.say("accounts-account-title"), person.visit.address(ACCOUNT));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(RolesPage { frame, t, errors, choices, back: back.to_owned() })
}

/// Which role to take.
pub(super) async fn ask(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let back = person.visit.asked_for().get("back").to_owned();
    let page = page(&person, &back, FieldErrors::new()).await.map_err(IntoResponse::into_response)?;
    Ok(Page(page).into_response())
}

/// Takes it, under a new token.
pub(super) async fn take(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let Ok(chosen) = form.get("role").parse::<Id<Membership>>() else {
        let mut errors = FieldErrors::new();
        errors.add("role", "accounts-switch-missing");
        let page = page(&person, form.get("back"), errors).await.map_err(IntoResponse::into_response)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let token = match sign_in::switch(&mut work, &person.entered, chosen).await {
        Ok(token) => token,
        Err(SwitchRefused::NotAllowed(refusal)) => return Err(Problem::from(refusal).into_response()),
        Err(SwitchRefused::Fault(fault)) => return Err(Problem::from(fault).into_response()),
    };
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    Ok(with_token(&person.keeper, &token, onward(form.get("back"), person.visit.address(TODAY))))
}
