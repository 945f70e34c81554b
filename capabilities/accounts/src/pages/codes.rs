//! Setting up codes, and recovery codes on paper.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use database::Work;
use translations::Speak;
use vocabulary::Personal;
use web::{FieldErrors, Frame, Page, Problem};

use super::{ACCOUNT, CODE, TODAY, is_ours, passkeys::NewPasskey, with_token};
use crate::{
    NotAllowed, Person, Sent,
    change_means::{self, CannotChange, Sheet},
    credentials::one_time_code::Square,
    letters,
};

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    back: String,
    by_hand: String,
    address: String,
    square: Option<Square>,
    /// A new passkey instead, for somebody who has no second proof yet.
    passkey: Option<NewPasskey>,
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
pub(super) struct SheetPage {
    frame: Frame,
    t: Speak,
    codes: Vec<String>,
    site: String,
    onward: String,
    today: String,
}

async fn page(person: &Person, back: &str, errors: FieldErrors) -> Result<CodesPage, Response> {
    let fault = |problem: Problem| problem.into_response();
    let mut work = person.work().await.map_err(fault)?;
    let secret = match change_means::begin_code(&mut work, &person.keeper, &person.entered).await {
        Ok(secret) => secret,
        Err(refusal) => return Err(refused(person, refusal)),
    };
    let own = crate::look::own(&mut work, &person.keeper, &person.entered)
        .await
        .map_err(|fault| Problem::from(fault).into_response())?;
    let mut passkey = None;
    if let Some(own) = own.as_ref().filter(|own| !own.means.are_strong()) {
        passkey = NewPasskey::begin(&mut work, person, own, back).await?;
    }
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    let mailbox = own
        .and_then(|account| account.mailbox)
        .map(|mailbox| mailbox.disclose().as_str().to_owned())
        .unwrap_or_default();
    let t = person.visit.speak();
    let mut frame = person.frame(t.say("accounts-codes-title")).under_front(&person.visit);
    frame = frame.with_script(&person.visit, crate::SCRIPT.name);
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let issuer = &person.visit.site.name;
    Ok(CodesPage {
        frame,
        errors,
        back: back.to_owned(),
        by_hand: secret.by_hand().disclose().clone(),
        address: secret.address(issuer, &mailbox).disclose().clone(),
        square: secret.square(issuer, &mailbox),
        passkey,
        t,
    })
}

/// A stale proof is refreshed first; everything else is told.
pub(super) fn refused(person: &Person, refusal: CannotChange) -> Response {
    match refusal {
        CannotChange::NotAllowed(NotAllowed::Stale) => fresh_first(person),
        CannotChange::NotAllowed(refusal) => Problem::from(refusal).into_response(),
        CannotChange::Fault(fault) => Problem::from(fault).into_response(),
        CannotChange::Weak(_)
        | CannotChange::WrongCode
        | CannotChange::Passkey(_)
        | CannotChange::LastProof => Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY).into_response(),
    }
}

/// Whether somebody had a second proof before: the first one is no change of which they must be told.
pub(super) async fn had_means(work: &mut Work, person: &Person) -> Result<bool, Problem> {
    let own = crate::look::own(work, &person.keeper, &person.entered).await?;
    Ok(own.is_some_and(|own| own.means.are_strong()))
}

/// Writes to somebody that the means of their account changed.
pub(super) async fn tell(work: &mut Work, person: &Person) -> Result<(), Problem> {
    let account = person.entered.session.account;
    Ok(letters::means_changed(work, &person.keeper, &person.visit, account).await?)
}

/// Leads to the page of the second proof and back.
pub(super) fn fresh_first(person: &Person) -> Response {
    let mut query = web::Form::default();
    query.set("back", &person.visit.asked());
    axum::response::Redirect::to(&query.address(&person.visit.address(CODE))).into_response()
}

/// Shows the secret to be taken into a device.
pub(super) async fn ask(person: Person) -> Result<Response, Response> {
    let back = person.visit.asked_for().get("back").to_owned();
    Ok(Page(page(&person, &back, FieldErrors::new()).await?).into_response())
}

/// Tries the first code and gives out the recovery codes.
pub(super) async fn take(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    let fault = |problem: Problem| problem.into_response();
    let sheet = change_means::draw_sheet(&person.keeper, person.entered.session.account).await;
    let typed = Personal::new(form.get("code").to_owned());
    let mut work = person.work().await.map_err(fault)?;
    let had = had_means(&mut work, &person).await.map_err(fault)?;
    match change_means::finish_code(&mut work, &person.keeper, &person.entered, &typed, &sheet).await {
        Ok(token) => {
            if had {
                tell(&mut work, &person).await.map_err(fault)?;
            }
            work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
            let back = form.get("back");
            let onward = if is_ours(back) { back.to_owned() } else { person.visit.address(TODAY) };
            Ok(with_token(&person.keeper, &token, Page(sheet_page(&person, &sheet, onward)).into_response()))
        }
        Err(CannotChange::WrongCode) => {
            drop(work);
            let mut errors = FieldErrors::new();
            errors.add("code", "accounts-codes-wrong");
            let page = page(&person, form.get("back"), errors).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
        Err(refusal) => Err(refused(&person, refusal)),
    }
}

pub(super) fn sheet_page(person: &Person, sheet: &Sheet, onward: String) -> SheetPage {
    let t = person.visit.speak();
    SheetPage {
        frame: person.frame(t.say("accounts-recovery-title")).under_front(&person.visit),
        codes: sheet.codes.iter().map(|code| code.shown().to_owned()).collect(),
        site: person.visit.site.name.clone(),
        onward,
        today: t.date(person.keeper.now().day_in_poland()),
        t,
    }
}

/// Gives out new recovery codes.
pub(super) async fn renew(person: Person, Sent(_): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let sheet = change_means::draw_sheet(&person.keeper, person.entered.session.account).await;
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    if let Err(refusal) = change_means::renew_recovery_codes(&mut work, &person.entered, &sheet).await {
        if matches!(refusal, CannotChange::NotAllowed(NotAllowed::Stale)) {
            let mut query = web::Form::default();
            query.set("back", &person.visit.address(ACCOUNT));
            let code = query.address(&person.visit.address(CODE));
            return Ok(axum::response::Redirect::to(&code).into_response());
        }
        return Err(refused(&person, refusal));
    }
    tell(&mut work, &person).await.map_err(IntoResponse::into_response)?;
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    let onward = person.visit.address(ACCOUNT);
    Ok(Page(sheet_page(&person, &sheet, onward)).into_response())
}
