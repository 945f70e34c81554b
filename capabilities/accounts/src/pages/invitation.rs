//! Taking an invitation: a new account, or one more role for somebody who has one.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use translations::Speak;
use vocabulary::{Actor, Mailbox, Personal};
use web::{FieldErrors, Form, Frame, Message, Page, Problem, Visit};

use super::{CODE, ENROL, INVITATION, SIGN_IN, TODAY, link_secret, providers, with_token};
use crate::{
    CannotBeTaken, Doorkeeper, Purpose, change_means,
    credentials::password::WeakPassword,
    device_of,
    invite::{self, CannotTake, Open, Shown},
    sign_in,
};

/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    token: String,
    /// Into which institution and which role: one line.
    place: String,
    /// To which mailbox it was sent; empty when it must be typed.
    invited: String,
    name: String,
    mailbox: String,
    /// Where somebody who has an account signs in first; empty for a new one.
    sign_in: String,
    /// Whether the one who is signed in only has to agree.
    agree: bool,
    seal: String,
    /// The way over the institution's own identity provider, when it has one.
    elsewhere: String,
}

/// The way a refusal is shown; a link that leads nowhere says what to do.
pub(super) fn refused(visit: &Visit, refusal: CannotTake) -> Problem {
    let name = match refusal {
        CannotTake::Unknown => "accounts-link-unknown",
        CannotTake::Over(CannotBeTaken::Taken) => "accounts-link-taken",
        CannotTake::Over(CannotBeTaken::Withdrawn) => "accounts-link-withdrawn",
        CannotTake::Over(CannotBeTaken::Expired) => "accounts-link-expired",
        CannotTake::SignInFirst => "accounts-link-sign-in",
        CannotTake::ProveFirst => {
            return Problem::refusal(StatusCode::FORBIDDEN, "accounts-link-prove")
                .link("accounts-code-title", visit.address(CODE));
        }
        CannotTake::SomebodyElse => "accounts-link-somebody-else",
        CannotTake::Fault(fault) => return fault.into(),
    };
    Problem::refusal(StatusCode::GONE, name).link("accounts-sign-in-title", visit.address(SIGN_IN))
}

/// What is wrong with a password, said.
pub(super) fn weak(weak: &WeakPassword) -> Message {
    match weak {
        WeakPassword::TooShort { length } => {
            Message::new("accounts-password-short").with("n", *length as u64)
        }
        WeakPassword::TooLong => Message::new("accounts-password-long"),
        WeakPassword::Common => Message::new("accounts-password-common"),
        WeakPassword::TooRepetitive => Message::new("accounts-password-repetitive"),
        WeakPassword::ContainsContext => Message::new("accounts-password-context"),
        WeakPassword::KeyboardRow => Message::new("accounts-password-keyboard"),
    }
}

async fn place(visit: &Visit, work: &mut Work, shown: &Shown) -> Result<String, Problem> {
    let mut parts = Vec::new();
    if let Some(role) = shown.invitation.role {
        parts.push(visit.t.say(format!("accounts-role-{}", role.code().replace('_', "-"))));
    }
    if let Some(institution) = shown.invitation.institution
        && let Some(kept) = institutions::look::one(work, institution).await.map_err(Problem::fault)?
    {
        parts.push(visit.t.typography(kept.institution.name.in_language(visit.language)));
    }
    Ok(parts.join(" · "))
}

struct Situation {
    shown: Shown,
    place: String,
    /// Whether the account of the mailbox is the one that is signed in.
    agree: bool,
    seal: String,
    elsewhere: String,
}

async fn situation(
    visit: &Visit,
    keeper: &Doorkeeper,
    headers: &HeaderMap,
    token: &str,
) -> Result<Situation, Problem> {
    let entered = keeper.entered(headers).await?;
    let mut work = keeper.database.reading(keeper.context(Actor::Visitor)).await.map_err(Problem::fault)?;
    let shown = invite::look(&mut work, keeper, token).await.map_err(|refusal| refused(visit, refusal))?;
    if shown.invitation.purpose == Purpose::Recovery {
        return Err(refused(visit, CannotTake::Unknown));
    }
    let place = place(visit, &mut work, &shown).await?;
    let strong = entered.filter(|entered| entered.session.strong_at.is_some());
    let agree = strong.is_some() && (shown.has_account || shown.mailbox.is_none());
    let seal = strong.map(|entered| entered.seal).unwrap_or_default();
    let mut elsewhere = String::new();
    if let (Some(institution), false, true) =
        (shown.invitation.institution, shown.has_account, shown.mailbox.is_some())
    {
        elsewhere = providers::way_with_invitation(visit, keeper, &mut work, institution).await?;
    }
    Ok(Situation { shown, place, agree, seal, elsewhere })
}

fn page(
    visit: &Visit,
    token: &str,
    situation: &Situation,
    form: &Form,
    errors: FieldErrors,
) -> InvitationPage {
    let t = visit.speak();
    let mut frame = visit.frame(t.say("accounts-invitation-title")).under_front(visit).not_indexed();
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let invited = situation.shown.mailbox.as_ref().map(|mailbox| mailbox.disclose().as_str().to_owned());
    let mut query = Form::default();
    query.set("back", &visit.address(INVITATION));
    InvitationPage {
        frame,
        errors,
        token: token.to_owned(),
        place: situation.place.clone(),
        invited: invited.unwrap_or_default(),
        name: form.get("name").to_owned(),
        mailbox: form.get("mailbox").to_owned(),
        sign_in: if situation.shown.has_account && !situation.agree {
            query.address(&visit.address(SIGN_IN))
        } else {
            String::new()
        },
        agree: situation.agree,
        seal: situation.seal.clone(),
        elsewhere: situation.elsewhere.clone(),
        t,
    }
}

/// Shows what the link is for. Looking uses nothing up: mail programs look at links too.
pub(super) async fn ask(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(onward) = link_secret::put_away(&visit, &keeper) {
        return Ok(onward);
    }
    let token = &link_secret::held(&keeper, &headers);
    let situation = situation(&visit, &keeper, &headers, token).await?;
    Ok(Page(page(&visit, token, &situation, &Form::default(), FieldErrors::new())).into_response())
}

/// Opens the account, or adds the role.
pub(super) async fn take(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let token = form.get("token").to_owned();
    let situation = situation(&visit, &keeper, &headers, &token).await?;
    if form.has("agree") {
        return agree(&visit, &keeper, &headers, &token, &form).await;
    }
    let mut errors = FieldErrors::new();
    let mailbox = match &situation.shown.mailbox {
        Some(invited) => Some(invited.disclose().clone()),
        None => form.get("mailbox").parse::<Mailbox>().ok(),
    };
    let name = form.get("name");
    if name.is_empty() {
        errors.add("name", "accounts-name-missing");
    } else if name.chars().count() > LONGEST_NAME {
        errors.add("name", "accounts-name-long");
    }
    if mailbox.is_none() {
        errors.add("mailbox", "accounts-mailbox-wrong");
    }
    if !keeper.open {
        errors.add("name", "accounts-sign-in-closed");
    }
    let typed = Personal::new(form.raw("password").to_owned());
    let known = mailbox.as_ref().map(|mailbox| mailbox.as_str().to_owned()).unwrap_or_default();
    let chosen = change_means::chosen(&typed, &[name, &known, &situation.place]);
    if let Err(reason) = &chosen {
        errors.add("password", weak(reason));
    }
    let (Some(mailbox), Ok(chosen), true) = (mailbox, chosen, errors.is_empty()) else {
        let page = page(&visit, &token, &situation, &form, errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    let ask = Open {
        name: Personal::new(name.to_owned()),
        mailbox: Personal::new(mailbox),
        password_hash: sign_in::hashed(&keeper, chosen).await,
        language: visit.language,
        device: device_of(&visit.agent),
    };
    let mut work =
        keeper.database.work(keeper.context(Actor::System("invitation"))).await.map_err(Problem::fault)?;
    let session =
        invite::open(&mut work, &keeper, &token, ask).await.map_err(|refusal| refused(&visit, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    let mut answer = with_token(&keeper, &session, Redirect::to(&visit.address(ENROL)).into_response());
    answer.headers_mut().append(SET_COOKIE, link_secret::let_go(&keeper));
    Ok(answer)
}

async fn agree(
    visit: &Visit,
    keeper: &Doorkeeper,
    headers: &HeaderMap,
    token: &str,
    form: &Form,
) -> Result<Response, Problem> {
    let entered = keeper.entered(headers).await?.ok_or_else(|| refused(visit, CannotTake::SignInFirst))?;
    let sealed = keeper.seal_of(headers);
    if !sealed.is_some_and(|token| keeper.keys.verify("form", &token, form.get("seal"))) {
        return Err(Problem::refusal(StatusCode::FORBIDDEN, "accounts-form-of-another-session"));
    }
    let context = sign_in::in_the_name_of(&keeper.context(Actor::Visitor), entered.session.account);
    let mut work = keeper.database.work(context).await.map_err(Problem::fault)?;
    invite::accept(&mut work, keeper, &entered, token).await.map_err(|refusal| refused(visit, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    let onward = if entered.memberships.is_empty() { TODAY } else { super::SWITCH };
    Ok(Redirect::to(&visit.address(onward)).into_response())
}
