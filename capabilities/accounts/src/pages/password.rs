//! A new password: with a link when the old one is forgotten, or from one's account.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use translations::Speak;
use vocabulary::{Actor, Mailbox, Personal};
use web::{FieldErrors, Form, Frame, Page, Problem, Visit};

use super::{
    ACCOUNT, CODE, RECOVERY,
    codes::{fresh_first, refused as means_refused},
    invitation::{refused, weak},
    link_secret,
    sign_in::wait,
    with_token,
};
use crate::{
    Doorkeeper, NotAllowed, Person, Purpose, Sent, change_means, device_of,
    invite::{self, CannotTake},
    letters::{self, Writer},
    look,
    sign_in::{self, CannotSignIn},
};

#[derive(Template)]
#[template(path = "forgotten.html")]
struct ForgottenPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    mailbox: String,
    sent: bool,
}

#[derive(Template)]
#[template(path = "new_password.html")]
struct NewPasswordPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    token: String,
    seal: String,
    /// Whether the old password is asked.
    current: bool,
}

fn forgotten_page(visit: &Visit, form: &Form, errors: FieldErrors, sent: bool) -> ForgottenPage {
    let t = visit.speak();
    let mut frame = visit.frame(t.say("accounts-forgotten-title")).under_front(visit).not_indexed();
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    ForgottenPage { frame, t, errors, mailbox: form.get("mailbox").to_owned(), sent }
}

/// The form that asks for a link.
pub(super) async fn ask_link(visit: Visit) -> Page<impl Template> {
    Page(forgotten_page(&visit, &visit.asked_for(), FieldErrors::new(), false))
}

/// Sends a link when there is such an account; says the same when there is none.
pub(super) async fn take_link(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    form: Form,
) -> Result<Response, Problem> {
    let Ok(mailbox) = form.get("mailbox").parse::<Mailbox>() else {
        let mut errors = FieldErrors::new();
        errors.add("mailbox", "accounts-mailbox-wrong");
        let page = forgotten_page(&visit, &form, errors, false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    let context = keeper.context(Actor::System("recovery"));
    match sign_in::count_asking(&keeper, &context, &mailbox, &visit.client).await {
        Ok(()) => {}
        Err(CannotSignIn::Wait(until)) => {
            let mut errors = FieldErrors::new();
            errors.add("mailbox", wait(context.moment, until));
            let page = forgotten_page(&visit, &form, errors, false);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
        Err(CannotSignIn::Wrong) => return Err(Problem::not_found()),
        Err(CannotSignIn::Fault(fault)) => return Err(fault.into()),
    }
    let mut work = keeper.database.work(context).await.map_err(Problem::fault)?;
    if let Some((secret, account)) = invite::recovery_link(&mut work, &keeper, &mailbox).await? {
        let t = visit.t.in_language(account.language);
        let writer =
            Writer { keeper: &keeper, site: &visit.site.name, address: &keeper.public_address, speak: &t };
        let link = writer.link(RECOVERY, secret.shown());
        if let Err(refusal) = writer.recovery(&mut work, &Personal::new(mailbox), &link).await {
            // Whether there is such an account is nobody's business; the operator sees it in the log.
            tracing::warn!(%refusal, "a link for a new password could not be sent");
        }
        work.commit().await.map_err(Problem::fault)?;
    }
    Ok(Page(forgotten_page(&visit, &form, FieldErrors::new(), true)).into_response())
}

fn new_page(frame: Frame, t: Speak, token: &str, current: bool, errors: FieldErrors) -> NewPasswordPage {
    let frame = if errors.is_empty() { frame } else { frame.wrong() };
    let seal = frame.seal().to_owned();
    NewPasswordPage { frame, t, errors, token: token.to_owned(), seal, current }
}

fn outside(visit: &Visit) -> Frame {
    visit.frame(visit.t.say("accounts-password-title")).under_front(visit).not_indexed()
}

/// The form behind a link.
pub(super) async fn ask_new(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(onward) = link_secret::put_away(&visit, &keeper) {
        return Ok(onward);
    }
    let token = link_secret::held(&keeper, &headers);
    let mut work = keeper.database.reading(keeper.context(Actor::Visitor)).await.map_err(Problem::fault)?;
    let shown = invite::look(&mut work, &keeper, &token).await.map_err(|refusal| refused(&visit, refusal))?;
    if shown.invitation.purpose != Purpose::Recovery {
        return Err(refused(&visit, CannotTake::Unknown));
    }
    let page = new_page(outside(&visit), visit.speak(), &token, false, FieldErrors::new());
    Ok(Page(page).into_response())
}

/// Sets the password of the link's account.
pub(super) async fn take_new(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    form: Form,
) -> Result<Response, Problem> {
    let token = form.get("token");
    let typed = Personal::new(form.raw("password").to_owned());
    let chosen = match change_means::chosen(&typed, &[]) {
        Ok(chosen) => chosen,
        Err(reason) => {
            let mut errors = FieldErrors::new();
            errors.add("password", weak(&reason));
            let page = new_page(outside(&visit), visit.speak(), token, false, errors);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
    };
    let hash = sign_in::hashed(&keeper, chosen).await;
    let mut work =
        keeper.database.work(keeper.context(Actor::System("recovery"))).await.map_err(Problem::fault)?;
    let (session, whose) = invite::recover(&mut work, &keeper, token, &hash, device_of(&visit.agent))
        .await
        .map_err(|refusal| refused(&visit, refusal))?;
    letters::means_changed(&mut work, &keeper, &visit, whose).await?;
    work.commit().await.map_err(Problem::fault)?;
    let mut answer = with_token(&keeper, &session, Redirect::to(&visit.address(CODE)).into_response());
    answer.headers_mut().append(SET_COOKIE, link_secret::let_go(&keeper));
    Ok(answer)
}

/// The form of somebody who is signed in.
pub(super) async fn ask_change(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    if !person.entered.session.is_fresh(person.keeper.now()) {
        return Err(fresh_first(&person));
    }
    let t = person.visit.speak();
    let frame = person.frame(t.say("accounts-password-title")).under_front(&person.visit);
    let frame = frame.under(t.say("accounts-account-title"), person.visit.address(ACCOUNT));
    let current = has_password(&person).await.map_err(IntoResponse::into_response)?;
    Ok(Page(new_page(frame, t, "", current, FieldErrors::new())).into_response())
}

async fn has_password(person: &Person) -> Result<bool, Problem> {
    let mut work = person.reading().await?;
    let own = look::own(&mut work, &person.keeper, &person.entered).await?;
    Ok(own.is_some_and(|own| own.means.password))
}

/// Changes the password; everybody with a session elsewhere is out, and a letter says so.
pub(super) async fn take_change(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    let fault = |fault: database::Fault| Problem::fault(fault).into_response();
    person.must_be_strong().await?;
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let own = look::own(&mut work, &person.keeper, &person.entered)
        .await
        .map_err(|fault| Problem::from(fault).into_response())?;
    drop(work);
    let own = own.ok_or_else(|| Problem::from(NotAllowed::Foreign).into_response())?;
    let name = own.name.as_ref().map(|name| name.disclose().clone()).unwrap_or_default();
    let mailbox = own.mailbox.as_ref().map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default();
    let typed = Personal::new(form.raw("password").to_owned());
    let mut errors = FieldErrors::new();
    let context = person.keeper.context(Actor::Visitor);
    let current = Personal::new(form.raw("current").to_owned());
    let (entered, origin) = (&person.entered, &person.visit.client);
    match sign_in::confirm_password(&person.keeper, &context, entered, &current, origin).await {
        Ok(()) => {}
        Err(CannotSignIn::Wrong) => errors.add("current", "accounts-password-not-yours"),
        Err(CannotSignIn::Wait(until)) => errors.add("current", wait(context.moment, until)),
        Err(CannotSignIn::Fault(fault)) => return Err(Problem::from(fault).into_response()),
    }
    let chosen = change_means::chosen(&typed, &[&name, &mailbox]);
    if let Err(reason) = &chosen {
        errors.add("password", weak(reason));
    }
    let (Ok(chosen), true) = (chosen, errors.is_empty()) else {
        let t = person.visit.speak();
        let frame = person.frame(t.say("accounts-password-title")).under_front(&person.visit);
        let page = new_page(frame, t, "", own.means.password, errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    let hash = sign_in::hashed(&person.keeper, chosen).await;
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    if let Err(refusal) = change_means::change_password(&mut work, &person.entered, &hash).await {
        return Err(means_refused(&person, refusal));
    }
    letters::means_changed(&mut work, &person.keeper, &person.visit, own.id)
        .await
        .map_err(|fault| Problem::from(fault).into_response())?;
    work.commit().await.map_err(fault)?;
    Ok(Redirect::to(&person.visit.address(ACCOUNT)).into_response())
}
