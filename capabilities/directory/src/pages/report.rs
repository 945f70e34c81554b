//! The form that says that an entry is wrong: one page, then thanks.

use accounts::{Doorkeeper, Scope};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use database::Context;
use translations::Speak;
use vocabulary::Actor;
use web::{Choice, FieldErrors, Form, Frame, Message, Page, Problem, Visit};

use super::{
    House, REPORTED, SERVICE,
    presenting::Said,
    service::{ended, find},
};
use crate::{
    Service, Status, proposals,
    report_error::{CannotReport, Complaint, LONGEST_DETAILS, ReportError, report_error},
};

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    frame: Frame,
    t: Speak,
    name: Said,
    choices: Vec<Choice>,
    details: String,
    errors: FieldErrors,
    /// The institution for which somebody who is signed in says it; empty for visitors.
    sender: String,
}

#[derive(Template)]
#[template(path = "reported.html")]
struct ThanksPage {
    frame: Frame,
    t: Speak,
    name: Said,
    back: String,
}

/// The empty form.
pub(super) async fn ask(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<String>,
    keeper: Option<Extension<Doorkeeper>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let service = service(&visit, &house, &id).await?;
    let neighbour = neighbour(&visit, keeper.as_deref(), &headers).await?;
    Ok(Page(form_page(&visit, &service, &Form::default(), FieldErrors::new(), neighbour.as_ref()))
        .into_response())
}

/// Somebody of an institution who noticed it: their scope and the name under which it is sent.
struct Neighbour {
    scope: Scope,
    name: String,
}

/// Nobody for visitors and for people of the region, who have no institution to speak for.
async fn neighbour(
    visit: &Visit,
    keeper: Option<&Doorkeeper>,
    headers: &HeaderMap,
) -> Result<Option<Neighbour>, Problem> {
    let Some(keeper) = keeper else { return Ok(None) };
    let entered = keeper.entered(headers).await.map_err(Problem::fault)?;
    let Some(scope) = entered.and_then(|entered| entered.scope) else { return Ok(None) };
    let Some(own) = scope.institution() else { return Ok(None) };
    let mut work = keeper.database.reading(keeper.context(scope.actor())).await.map_err(Problem::fault)?;
    let kept = institutions::look::one(&mut work, own).await.map_err(Problem::fault)?;
    let name = kept.map(|kept| visit.t.typography(kept.institution.name.in_language(visit.language)));
    Ok(Some(Neighbour { scope, name: name.unwrap_or_default() }))
}

/// Takes the form, or shows it again with what is wrong.
pub(super) async fn take(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<String>,
    keeper: Option<Extension<Doorkeeper>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let service = service(&visit, &house, &id).await?;
    let neighbour = neighbour(&visit, keeper.as_deref(), &headers).await?;
    let report = match read(&service, &form) {
        Ok(report) => report,
        Err(errors) => {
            let page = form_page(&visit, &service, &form, errors, neighbour.as_ref());
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
    };
    let actor = neighbour.as_ref().map_or(Actor::Visitor, |neighbour| neighbour.scope.actor());
    let context = match keeper.as_deref() {
        Some(keeper) => keeper.context(actor),
        None => Context::now(actor),
    };
    let mut work = house.database.work(context).await.map_err(Problem::fault)?;
    match &neighbour {
        Some(neighbour) => {
            proposals::propose(&mut work, &house.keys, &neighbour.scope, &report)
                .await
                .map_err(Problem::fault)?;
        }
        None => {
            report_error(&mut work, &house.keys, &report).await.map_err(Problem::fault)?;
        }
    }
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&visit.fill(REPORTED, &[("id", &service.id.to_string())])).into_response())
}

/// What the visitor reports, or what is wrong with the form.
fn read(service: &Service, form: &Form) -> Result<ReportError, FieldErrors> {
    let mut errors = FieldErrors::new();
    let Some(complaint) = Complaint::of_code(form.get("what")) else {
        errors.add("what", "report-what-missing");
        return Err(errors);
    };
    ReportError::new(service.id, complaint, form.get("details")).map_err(|refusal| {
        errors.add("details", refused(refusal));
        errors
    })
}

/// Thanks, and the way back.
pub(super) async fn thank(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Page<impl Template>, Problem> {
    let service = service(&visit, &house, &id).await?;
    let t = visit.speak();
    let back = visit.fill(SERVICE, &[("id", &service.id.to_string())]);
    let name = Said::of(&service.name, &t).unwrap_or_default();
    let frame = visit.frame(t.say("report-thanks-title")).under_front(&visit).not_indexed();
    Ok(Page(ThanksPage { frame: frame.under(name.text.clone(), back.clone()), t, name, back }))
}

async fn service(visit: &Visit, house: &House, id: &str) -> Result<Service, Problem> {
    let mut work = house.reading().await?;
    let kept = find(&mut work, id).await?.ok_or_else(Problem::not_found)?;
    if kept.removed_at.is_some() || kept.service.status == Status::Ended {
        return Err(ended(visit, &kept.service.for_the_public(), None));
    }
    Ok(kept.service.for_the_public())
}

fn form_page(
    visit: &Visit,
    service: &Service,
    form: &Form,
    errors: FieldErrors,
    neighbour: Option<&Neighbour>,
) -> ReportPage {
    let t = visit.speak();
    let name = Said::of(&service.name, &t).unwrap_or_default();
    let back = visit.fill(SERVICE, &[("id", &service.id.to_string())]);
    let mut frame = visit.frame(t.say("report-title")).under_front(visit).under(name.text.clone(), back);
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let choices = Complaint::ALL
        .into_iter()
        .map(|complaint| {
            let label = t.say(format!("report-what-{}", complaint.code().replace('_', "-")));
            Choice::new(complaint.code(), label, form.get("what") == complaint.code())
        })
        .collect();
    ReportPage {
        frame: frame.not_indexed(),
        t,
        name,
        choices,
        details: form.get("details").to_owned(),
        errors,
        sender: neighbour.map(|neighbour| neighbour.name.clone()).unwrap_or_default(),
    }
}

fn refused(refusal: CannotReport) -> Message {
    match refusal {
        CannotReport::NothingSaid => Message::new("report-details-missing"),
        CannotReport::TooLong(length) => {
            Message::new("report-details-long").with("n", length as u64).with("most", LONGEST_DETAILS as u64)
        }
        CannotReport::PersonalNumber => Message::new("report-details-personal"),
    }
}
