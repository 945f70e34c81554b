//! Passkeys: signing in with one, adding, naming and removing them. The page's script talks to the device; without scripts
//! the pages say so, and password and code do.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use translations::Speak;
use vocabulary::{Actor, Id};
use web::{FieldErrors, Form, Frame, Page, Problem, Visit};

use super::{
    ACCOUNT, PASSKEY, PASSKEYS, TODAY,
    account::day_and_time,
    codes::{refused, sheet_page, tell},
    is_ours, onward,
    sign_in::{leave_behind, sign_in_page, wait},
    with_token,
};
use crate::{
    Account, Doorkeeper, Person, Sent,
    change_means::{self, CannotChange},
    credentials::passkey::{Passkey, RelyingParty},
    device_of, look,
    sign_in::{self, CannotSignIn, PasskeyAnswer},
};

/// We, towards the devices; nothing when browsers refuse passkeys at our address.
fn party(visit: &Visit, keeper: &Doorkeeper) -> Option<RelyingParty> {
    RelyingParty::at(&keeper.public_address, &visit.site.name)
}

/// A form that asks for a passkey to sign in.
pub(super) struct AskedPasskey {
    pub action: String,
    pub options: String,
    pub state: String,
    pub back: String,
}

impl AskedPasskey {
    pub(super) fn of(visit: &Visit, keeper: &Doorkeeper, among: &[Passkey], back: &str) -> Option<Self> {
        let question = sign_in::ask_passkey(keeper, &party(visit, keeper)?, among);
        Some(Self {
            action: visit.address(PASSKEY),
            options: question.options,
            state: question.state,
            back: back.to_owned(),
        })
    }
}

/// A form that takes a new passkey.
pub(super) struct NewPasskey {
    pub action: String,
    pub options: String,
    pub name: String,
    pub back: String,
}

impl NewPasskey {
    pub(super) async fn begin(
        work: &mut Work,
        person: &Person,
        own: &Account,
        back: &str,
    ) -> Result<Option<Self>, Response> {
        let Some(party) = party(&person.visit, &person.keeper) else { return Ok(None) };
        let options = change_means::begin_passkey(work, &person.entered, &party, own)
            .await
            .map_err(|refusal| refused(person, refusal))?;
        Ok(Some(Self {
            action: person.visit.address(PASSKEYS),
            options: options.to_string(),
            name: device_of(&person.visit.agent),
            back: back.to_owned(),
        }))
    }
}

struct PasskeyShown {
    id: String,
    name: String,
    made: String,
    used: String,
}

#[derive(Template)]
#[template(path = "passkeys.html")]
struct PasskeysPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    passkeys: Vec<PasskeyShown>,
    passkey: Option<NewPasskey>,
}

async fn page(person: &Person, back: &str, errors: FieldErrors) -> Result<PasskeysPage, Response> {
    let fault = |fault: crate::Fault| Problem::from(fault).into_response();
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let own = look::own(&mut work, &person.keeper, &person.entered).await.map_err(fault)?;
    let own = own.ok_or_else(|| Problem::not_found().into_response())?;
    // Also without an address for new ones the list may only be seen by somebody who may change it.
    change_means::may_change_means(&mut work, &person.entered)
        .await
        .map_err(|refusal| refused(person, refusal))?;
    let passkey = NewPasskey::begin(&mut work, person, &own, back).await?;
    let kept = change_means::passkeys(&mut work, own.id).await.map_err(fault)?;
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    let t = person.visit.speak();
    let passkeys = kept
        .into_iter()
        .map(|(kept, _)| PasskeyShown {
            id: kept.id.to_string(),
            made: t.date(kept.created_at.day_in_poland()),
            used: kept.used_at.map(|at| day_and_time(&t, at)).unwrap_or_default(),
            name: if kept.name.is_empty() { t.say("accounts-device-unknown") } else { kept.name },
        })
        .collect();
    let mut frame = person.frame(t.say("accounts-passkeys-title")).under_front(&person.visit);
    frame = frame.under(t.say("accounts-account-title"), person.visit.address(ACCOUNT));
    frame = frame.with_script(&person.visit, crate::SCRIPT.name);
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(PasskeysPage { frame, t, errors, passkeys, passkey })
}

/// The passkeys of the account, and the form for another one.
pub(super) async fn ask(person: Person) -> Result<Response, Response> {
    let back = person.visit.asked_for().get("back").to_owned();
    Ok(Page(page(&person, &back, FieldErrors::new()).await?).into_response())
}

/// Adds a passkey, or removes one.
pub(super) async fn take(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    let mut errors = FieldErrors::new();
    let done = if form.has("remove") { remove(&person, &form).await? } else { add(&person, &form).await? };
    match done {
        Ok(answer) => return Ok(answer),
        Err(CannotChange::Passkey(refusal)) => {
            tracing::info!(%refusal, "a new passkey was refused");
            errors.add("name", "accounts-passkey-refused");
        }
        Err(CannotChange::LastProof) => errors.add("passkeys", "accounts-passkey-last"),
        Err(refusal) => return Err(refused(&person, refusal)),
    }
    let page = page(&person, form.get("back"), errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}

type Done = Result<Result<Response, CannotChange>, Response>;

async fn remove(person: &Person, form: &Form) -> Done {
    person.must_be_strong().await?;
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let Ok(id) = form.get("remove").parse::<Id<_>>() else {
        return Err(Problem::not_found().into_response());
    };
    if let Err(refusal) = change_means::remove_passkey(&mut work, &person.entered, id).await {
        return Ok(Err(refusal));
    }
    tell(&mut work, person).await.map_err(IntoResponse::into_response)?;
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    Ok(Ok(Redirect::to(&person.visit.address(PASSKEYS)).into_response()))
}

async fn add(person: &Person, form: &Form) -> Done {
    let Some(party) = party(&person.visit, &person.keeper) else {
        return Err(Problem::not_found().into_response());
    };
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let own = look::own(&mut work, &person.keeper, &person.entered)
        .await
        .map_err(|fault| Problem::from(fault).into_response())?;
    drop(work);
    let first = own.is_some_and(|own| !own.means.are_strong());
    let sheet = if first {
        Some(change_means::draw_sheet(&person.keeper, person.entered.session.account).await)
    } else {
        None
    };
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let (answer, name) = (form.get("passkey"), form.get("name"));
    let finished =
        change_means::finish_passkey(&mut work, &person.entered, &party, answer, name, sheet.as_ref()).await;
    let token = match finished {
        Ok(token) => token,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !first {
        tell(&mut work, person).await.map_err(IntoResponse::into_response)?;
    }
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    let answer = match sheet {
        Some(sheet) => {
            let back = form.get("back");
            let onward = if is_ours(back) { back.to_owned() } else { person.visit.address(TODAY) };
            Page(sheet_page(person, &sheet, onward)).into_response()
        }
        None => Redirect::to(&person.visit.address(PASSKEYS)).into_response(),
    };
    Ok(Ok(with_token(&person.keeper, &token, answer)))
}

/// Signs in with a passkey.
pub(super) async fn sign_in(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let Some(party) = party(&visit, &keeper).filter(|_| keeper.open) else {
        return Err(Problem::not_found());
    };
    let entered = keeper.entered(&headers).await?;
    let ask = PasskeyAnswer {
        state: form.get("state").to_owned(),
        answer: form.get("passkey").to_owned(),
        origin: visit.client.clone(),
        device: device_of(&visit.agent),
    };
    let context = keeper.context(Actor::Visitor);
    let mut errors = FieldErrors::new();
    match sign_in::with_passkey(&keeper, &context, &party, ask, entered.as_ref()).await {
        Ok(token) => {
            // A session of somebody else in this browser ends; one's own goes on under the new token.
            leave_behind(&keeper, &headers).await?;
            let answer = onward(form.get("back"), visit.address(TODAY));
            return Ok(with_token(&keeper, &token, answer));
        }
        Err(CannotSignIn::Wrong) => errors.add("mailbox", "accounts-passkey-wrong"),
        Err(CannotSignIn::Wait(until)) => errors.add("mailbox", wait(context.moment, until)),
        Err(CannotSignIn::Fault(fault)) => return Err(fault.into()),
    }
    let page = sign_in_page(&visit, &keeper, &form, errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}
