//! The region decides about requests to join.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::Id;
use web::{Choice, FieldErrors, Form, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{INVITATION, REQUEST, REQUESTS, account::day_and_time};
use crate::{
    JoinRequest, Permission, Sent, Staff,
    join::{self, Asked, CannotDecide},
    letters::Writer,
};

/// How many requests a page shows, and the most that are looked through.
const PAGE: u64 = 50;
const MOST: u64 = 10_000;

#[derive(Template)]
#[template(path = "requests.html")]
struct RequestsPage {
    frame: Frame,
    t: Speak,
    list: Listed,
    waiting: u64,
}

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    facts: Vec<(String, String)>,
    decided: String,
    /// Institutions of the directory in the same gmina, one of which it may be.
    institutions: Vec<Choice>,
    reason: String,
    /// The link of the invitation, shown this once.
    link: String,
    list: String,
}

fn refused(refusal: CannotDecide) -> Problem {
    match refusal {
        CannotDecide::NotAllowed(refusal) => refusal.into(),
        CannotDecide::Fault(fault) => fault.into(),
        CannotDecide::Decided => Problem::refusal(StatusCode::CONFLICT, "accounts-request-decided"),
        CannotDecide::NoReason => Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY),
    }
}

/// All requests, those that wait first.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let t = staff.visit.speak();
    let mut work = staff.reading().await?;
    let (_, waiting) = join::count(&mut work, &staff.scope).await.map_err(refused)?;
    let requests = join::requests(&mut work, &staff.scope, MOST, 0).await.map_err(refused)?;
    let mut standings = vec![(String::new(), t.say("accounts-requests-every"))];
    standings.extend(
        ["waits", "accepted", "declined"]
            .map(|code| (code.to_owned(), t.say(format!("accounts-request-{code}")))),
    );
    let mut list = Listing::new(t.say("accounts-requests-title"))
        .column("name", t.say("accounts-join-institution-name"))
        .column("standing", t.say("accounts-batch-standing"))
        .column("asked", t.say("accounts-request-asked"))
        .filter("is", t.say("accounts-batch-standing"), standings);
    for one in requests {
        let code = one.outcome.clone().unwrap_or_else(|| "waits".to_owned());
        let row = ListRow::new([
            ListCell::from(one.institution_name.clone())
                .link(staff.visit.fill(REQUEST, &[("id", &one.id.to_string())])),
            ListCell::from(t.say(format!("accounts-request-{code}"))),
            ListCell::moment(&t, one.asked_at),
        ]);
        list.push(row.tag("is", code));
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let frame = staff.frame(t.say("accounts-requests-title"));
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(RequestsPage { frame, t, list, waiting }).into_response())
}

async fn asked(staff: &Staff, id: &str) -> Result<Asked, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let id: Id<JoinRequest> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    let asked = join::one(&mut work, &staff.keeper, &staff.scope, id).await.map_err(refused)?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(asked)
}

async fn page(
    staff: &Staff,
    asked: &Asked,
    form: &Form,
    errors: FieldErrors,
) -> Result<RequestPage, Problem> {
    let t = staff.visit.speak();
    let request = &asked.request;
    let mut work = staff.reading().await?;
    let near = institutions::look::in_unit(&mut work, &request.teryt).await.map_err(Problem::fault)?;
    let today = work.moment().day_in_poland();
    let unit = territory::unit(&mut work, &request.teryt, today).await.map_err(Problem::fault)?;
    let chosen = match form.get("institution") {
        "" => request.institution.map(|id| id.to_string()).unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let mut choices = vec![Choice::new("", t.say("accounts-request-choose"), chosen.is_empty())];
    choices.extend(near.iter().map(|one| {
        let id = one.id.to_string();
        let here = id == chosen;
        Choice::new(id, t.typography(one.name.in_language(staff.visit.language)), here)
    }));
    let mut facts = vec![
        (t.say("accounts-join-institution-name"), request.institution_name.clone()),
        (
            t.say("accounts-request-place"),
            unit.map_or_else(
                || request.teryt.to_string(),
                |unit| format!("{} ({})", unit.name, request.teryt),
            ),
        ),
        (t.say("accounts-join-regon"), request.regon.clone().unwrap_or_default()),
        (t.say("accounts-join-krs"), request.krs.clone().unwrap_or_default()),
        (
            t.say("accounts-request-person"),
            asked.name.as_ref().map(|name| name.disclose().clone()).unwrap_or_default(),
        ),
        (
            t.say("accounts-mailbox"),
            asked.mailbox.as_ref().map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default(),
        ),
        (t.say("accounts-request-asked"), day_and_time(&t, request.asked_at)),
        (t.say("accounts-join-words"), request.words.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    let decided = request.decided_at.map(|at| {
        let outcome = t.say(format!("accounts-request-{}", request.outcome.as_deref().unwrap_or("waits")));
        format!("{outcome}, {}. {}", day_and_time(&t, at), request.reason.clone().unwrap_or_default())
    });
    let mut frame = staff.frame(request.institution_name.clone());
    frame = frame.under(t.say("accounts-requests-title"), staff.visit.address(REQUESTS));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(RequestPage {
        frame,
        errors,
        facts,
        decided: decided.unwrap_or_default(),
        institutions: choices,
        reason: form.get("reason").to_owned(),
        link: String::new(),
        list: staff.visit.address(REQUESTS),
        t,
    })
}

/// One request.
pub(super) async fn ask(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    let asked = asked(&staff, &id).await?;
    Ok(Page(page(&staff, &asked, &Form::default(), FieldErrors::new()).await?).into_response())
}

/// Accepts or declines it.
pub(super) async fn take(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let asked = asked(&staff, &id).await?;
    let accepts = form.get("what") == "accept";
    let mut errors = FieldErrors::new();
    if form.get("reason").is_empty() {
        errors.add("reason", "accounts-request-reason-missing");
    }
    let mut work = staff.work().await?;
    let mut institution = None;
    if accepts {
        if let Ok(id) = form.get("institution").parse::<Id<Institution>>() {
            let kept = institutions::look::one(&mut work, id).await.map_err(Problem::fault)?;
            institution = kept.filter(|kept| kept.removed_at.is_none()).map(|kept| kept.institution);
        }
        if institution.is_none() {
            errors.add("institution", "accounts-request-institution-missing");
        }
    }
    if !errors.is_empty() {
        drop(work);
        let page = page(&staff, &asked, &form, errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    }
    let t = staff.visit.t.in_language(asked.request.language);
    let writer = Writer { speak: &t, ..Writer::of(&staff.keeper, &staff.visit) };
    if let Some(institution) = institution {
        let secret =
            join::accept(&mut work, &staff.keeper, &staff.scope, &asked, &institution, form.get("reason"))
                .await
                .map_err(refused)?;
        if let (Some(secret), Some(to)) = (secret, &asked.mailbox) {
            let link = writer.link(INVITATION, secret.shown());
            if let Err(refusal) = writer.invitation(&mut work, to, &link).await {
                tracing::warn!(%refusal, "an invitation could not be sent as a letter");
            }
            work.commit().await.map_err(Problem::fault)?;
            let asked = self::asked(&staff, &id).await?;
            let mut page = page(&staff, &asked, &Form::default(), FieldErrors::new()).await?;
            page.link = link;
            return Ok(Page(page).into_response());
        }
    } else {
        join::decline(&mut work, &staff.keeper, &staff.scope, &asked, form.get("reason"))
            .await
            .map_err(refused)?;
        if let Some(to) = &asked.mailbox
            && let Err(refusal) = writer.declined(&mut work, to).await
        {
            tracing::warn!(%refusal, "an answer could not be sent as a letter");
        }
    }
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(REQUESTS)).into_response())
}
