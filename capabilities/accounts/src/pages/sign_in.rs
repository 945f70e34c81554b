//! Signing in and out.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use translations::Speak;
use vocabulary::{Actor, Personal};
use web::{FieldErrors, Form, Frame, Message, Page, Problem, Visit};

use super::{
    CODE, FORGOTTEN, JOIN, SIGN_IN, TODAY, TRY, onward, passkeys::AskedPasskey, providers, with_token,
};
use crate::{
    Doorkeeper, Person, Sent, change_means, device_of,
    sign_in::{self, CannotSignIn, SignIn},
    sign_in_elsewhere, testing,
};

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(super) struct SignInPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    mailbox: String,
    back: String,
    forgotten: String,
    join: String,
    /// The invented people whose place one may take: words and code.
    invented: Vec<(String, &'static str)>,
    try_at: String,
    closed: bool,
    passkey: Option<AskedPasskey>,
    /// The way over one's institution; empty when none has a provider.
    elsewhere: String,
}

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    back: String,
    passkey: Option<AskedPasskey>,
    /// Whether there is a code to be typed: of a device or of paper.
    typed: bool,
    /// Whether the password is asked too: of somebody who is in already, before a sensitive act.
    password: bool,
    /// The way over the institution that vouched for this session; empty when none did.
    elsewhere: String,
    /// Why that way led nowhere just now.
    why: String,
}

pub(super) async fn sign_in_page(
    visit: &Visit,
    keeper: &Doorkeeper,
    form: &Form,
    errors: FieldErrors,
) -> Result<SignInPage, Problem> {
    let t = visit.speak();
    let mut frame = visit.frame(t.say("accounts-sign-in-title")).under_front(visit).not_indexed();
    frame = frame.with_script(visit, crate::SCRIPT.name);
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let invented = if keeper.demonstration {
        testing::INVENTED.iter().map(|one| (t.say(format!("accounts-try-{}", one.code)), one.code)).collect()
    } else {
        Vec::new()
    };
    Ok(SignInPage {
        frame,
        errors,
        elsewhere: providers::way(visit, keeper, form.get("back")).await?,
        mailbox: form.get("mailbox").to_owned(),
        back: form.get("back").to_owned(),
        forgotten: visit.address(FORGOTTEN),
        join: visit.address(JOIN),
        invented,
        try_at: visit.address(TRY),
        closed: !keeper.open,
        passkey: if keeper.open { AskedPasskey::of(visit, keeper, &[], form.get("back")) } else { None },
        t,
    })
}

/// The form. Whoever is signed in goes on to their work.
pub(super) async fn ask(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let entered = keeper.entered(&headers).await?;
    if entered.is_some_and(|entered| entered.session.strong_at.is_some()) {
        return Ok(onward(asked.get("back"), visit.address(TODAY)));
    }
    Ok(Page(sign_in_page(&visit, &keeper, &asked, FieldErrors::new()).await?).into_response())
}

/// Tries mailbox and password.
pub(super) async fn take(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    if !keeper.open {
        errors.add("mailbox", "accounts-sign-in-closed");
    }
    if form.get("mailbox").is_empty() {
        errors.add("mailbox", "accounts-mailbox-missing");
    }
    if form.raw("password").is_empty() {
        errors.add("password", "accounts-password-missing");
    }
    if errors.is_empty() {
        let ask = SignIn {
            mailbox: Personal::new(form.get("mailbox").to_owned()),
            password: Personal::new(form.raw("password").to_owned()),
            origin: visit.client.clone(),
            device: device_of(&visit.agent),
        };
        let context = keeper.context(Actor::Visitor);
        let now = context.moment;
        match sign_in::with_password(&keeper, &context, ask).await {
            Ok(token) => {
                leave_behind(&keeper, &headers).await?;
                let mut query = Form::default();
                query.set("back", form.get("back"));
                let answer = Redirect::to(&query.address(&visit.address(CODE))).into_response();
                return Ok(with_token(&keeper, &token, answer));
            }
            Err(CannotSignIn::Wrong) => errors.add("mailbox", "accounts-sign-in-wrong"),
            Err(CannotSignIn::Wait(until)) => errors.add("mailbox", wait(now, until)),
            Err(CannotSignIn::Fault(fault)) => return Err(fault.into()),
        }
    }
    let page = sign_in_page(&visit, &keeper, &form, errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}

/// Ends the session that this browser had before: nobody keeps two keys to the same door.
pub(super) async fn leave_behind(keeper: &Doorkeeper, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(before) = keeper.entered(headers).await? else { return Ok(()) };
    let account = before.session.account;
    let context = sign_in::in_the_name_of(&keeper.context(Actor::Visitor), account);
    let mut work = keeper.database.work(context).await.map_err(Problem::fault)?;
    sign_in::out(&mut work, &before).await?;
    work.commit().await.map_err(Problem::fault)
}

/// How long somebody has to wait, in whole minutes.
pub(super) fn wait(now: vocabulary::Moment, until: vocabulary::Moment) -> Message {
    let seconds = until.timestamp().duration_since(now.timestamp()).as_secs().max(1);
    Message::new("accounts-sign-in-wait").with("n", u64::try_from(seconds).unwrap_or(1).div_ceil(60))
}

async fn code_page(person: &Person, back: &str, errors: FieldErrors) -> Result<CodePage, Problem> {
    let t = person.visit.speak();
    let mut frame = person.frame(t.say("accounts-code-title")).under_front(&person.visit);
    frame = frame.with_script(&person.visit, crate::SCRIPT.name);
    let mut work = person.reading().await?;
    let own = crate::look::own(&mut work, &person.keeper, &person.entered).await?;
    let means = own.map(|own| own.means).unwrap_or_default();
    let passkeys = change_means::passkeys(&mut work, person.entered.session.account).await?;
    let among: Vec<_> = passkeys.into_iter().map(|(_, passkey)| passkey).collect();
    let passkey =
        if among.is_empty() { None } else { AskedPasskey::of(&person.visit, &person.keeper, &among, back) };
    let mut elsewhere = String::new();
    if let Some(id) = person.entered.session.provider {
        let usable = sign_in_elsewhere::usable(&mut work, &person.entered).await?;
        if let Some(one) = usable.into_iter().find(|one| one.provider.id == id) {
            elsewhere = providers::way_to(&person.visit, &one.provider, "confirm", back);
        }
    }
    let why = providers::why(&t, person.visit.asked_for().get("why"));
    if !errors.is_empty() || !why.is_empty() {
        frame = frame.wrong();
    }
    Ok(CodePage {
        frame,
        elsewhere,
        why,
        t,
        errors,
        back: back.to_owned(),
        passkey,
        typed: means.code || means.recovery_codes > 0,
        password: person.is_strong() && means.password,
    })
}

/// Asks for the second proof; leads on to its making when there is none yet.
pub(super) async fn ask_code(person: Person) -> Result<Response, Response> {
    let asked = person.visit.asked_for();
    if !person.is_strong() && !has_code(&person).await.map_err(IntoResponse::into_response)? {
        let mut query = Form::default();
        query.set("back", asked.get("back"));
        return Ok(Redirect::to(&query.address(&person.visit.address(super::ENROL))).into_response());
    }
    let page = code_page(&person, asked.get("back"), FieldErrors::new())
        .await
        .map_err(IntoResponse::into_response)?;
    Ok(Page(page).into_response())
}

async fn has_code(person: &Person) -> Result<bool, Problem> {
    let mut work = person.reading().await?;
    let own = crate::look::own(&mut work, &person.keeper, &person.entered).await?;
    Ok(own.is_some_and(|account| account.means.are_strong()))
}

/// Tries the second proof. The same form refreshes the proof of somebody who is already in.
pub(super) async fn take_code(person: Person, Sent(form): Sent) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    let context = person.keeper.context(Actor::Visitor);
    let now = context.moment;
    if person.is_strong() {
        let typed = Personal::new(form.raw("password").to_owned());
        let (entered, origin) = (&person.entered, &person.visit.client);
        match sign_in::confirm_password(&person.keeper, &context, entered, &typed, origin).await {
            Ok(()) => {}
            Err(CannotSignIn::Wrong) => errors.add("password", "accounts-password-not-yours"),
            Err(CannotSignIn::Wait(until)) => errors.add("password", wait(now, until)),
            Err(CannotSignIn::Fault(fault)) => return Err(fault.into()),
        }
    }
    if form.get("code").is_empty() {
        errors.add("code", "accounts-code-missing");
    }
    if errors.is_empty() {
        let typed = Personal::new(form.get("code").to_owned());
        let origin = &person.visit.client;
        match sign_in::with_code(&person.keeper, &context, &person.entered, &typed, origin).await {
            Ok(token) => {
                let answer = onward(form.get("back"), person.visit.address(TODAY));
                return Ok(with_token(&person.keeper, &token, answer));
            }
            Err(CannotSignIn::Wrong) => errors.add("code", "accounts-code-wrong"),
            Err(CannotSignIn::Wait(until)) => errors.add("code", wait(now, until)),
            Err(CannotSignIn::Fault(fault)) => return Err(fault.into()),
        }
    }
    let page = code_page(&person, form.get("back"), errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}

/// Takes the place of one of the invented people; only in a demonstration.
pub(super) async fn take_try(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    form: Form,
) -> Result<Response, Problem> {
    let invented = testing::INVENTED.iter().find(|one| one.code == form.get("who"));
    let Some(invented) = invented.filter(|_| keeper.demonstration) else { return Err(Problem::not_found()) };
    let mailbox = invented.mailbox.parse().expect("the invented people have mailboxes");
    let context = keeper.context(Actor::Visitor);
    match sign_in::as_invented(&keeper, &context, &mailbox, device_of(&visit.agent)).await {
        Ok(token) => Ok(with_token(&keeper, &token, onward(form.get("back"), visit.address(TODAY)))),
        Err(CannotSignIn::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Problem::not_found()),
    }
}

/// Ends the session.
pub(super) async fn out(person: Person, Sent(_): Sent) -> Result<Response, Problem> {
    let mut work = person.work().await?;
    sign_in::out(&mut work, &person.entered).await?;
    work.commit().await.map_err(Problem::fault)?;
    let mut answer = Redirect::to(&person.visit.address(SIGN_IN)).into_response();
    let gone = HeaderValue::from_str(&person.keeper.no_cookie()).expect("the line is plain ASCII");
    answer.headers_mut().append(SET_COOKIE, gone);
    // Whatever the browser kept of the pages goes too: the next person at this desk sees nothing of it.
    answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(answer)
}
