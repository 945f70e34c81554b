//! Signing in by the identity provider of one's institution: choosing it, going there, coming back.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use institutions::Institution;
use translations::Speak;
use vocabulary::{Actor, Id, Language};
use web::{Form, Frame, Localised, Page, Problem, Visit};

use super::{
    CODE, IDENTITIES, PROVIDER, PROVIDERS, SIGN_IN, TO_PROVIDER, TODAY, is_ours, link_secret, onward,
    sign_in::leave_behind, with_token,
};
use crate::{
    Doorkeeper, IdentityProvider, device_of, letters, providers,
    sign_in_elsewhere::{self, Arrived, CannotArrive, Going, GoingFor, PATIENCE, Returned},
};

struct Choice {
    name: String,
    address: String,
}

#[derive(Template)]
#[template(path = "providers.html")]
struct ProvidersPage {
    frame: Frame,
    t: Speak,
    /// Why nobody came in just now.
    why: String,
    choices: Vec<Choice>,
    sign_in: String,
    closed: bool,
}

/// What went wrong at a provider, in plain words; nothing for a code that is none.
pub(super) fn why(t: &Speak, code: &str) -> String {
    let key = format!("accounts-provider-why-{code}");
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if is_code && t.knows(&key) { t.say(key) } else { String::new() }
}

/// The name of an institution, as people know it.
pub(super) async fn name_of(
    work: &mut Work,
    institution: Id<Institution>,
    language: Language,
) -> Result<String, Problem> {
    let kept = institutions::look::one(work, institution).await.map_err(Problem::fault)?;
    Ok(kept.map(|kept| kept.institution.name.in_language(language).to_owned()).unwrap_or_default())
}

/// Whether this house can be come back to: providers know it by its public address.
fn is_reachable(keeper: &Doorkeeper) -> bool {
    keeper.open && !keeper.public_address.is_empty()
}

/// Where the page of providers is, when there are any; for the page of signing in.
pub(super) async fn way(visit: &Visit, keeper: &Doorkeeper, back: &str) -> Result<String, Problem> {
    if !is_reachable(keeper) {
        return Ok(String::new());
    }
    let mut work = keeper.database.reading(keeper.context(Actor::Visitor)).await.map_err(Problem::fault)?;
    if providers::all(&mut work).await?.is_empty() {
        return Ok(String::new());
    }
    let mut query = Form::default();
    query.set("back", back);
    Ok(query.address(&visit.address(PROVIDERS)))
}

/// The way to a provider.
pub(super) fn way_to(visit: &Visit, provider: &IdentityProvider, what_for: &str, back: &str) -> String {
    let mut query = Form::default();
    query.set("for", what_for);
    query.set("back", back);
    query.address(&visit.fill(TO_PROVIDER, &[("id", &provider.id.to_string())]))
}

/// The way for somebody who holds an invitation to an institution that has a provider; empty when it has none.
pub(super) async fn way_with_invitation(
    visit: &Visit,
    keeper: &Doorkeeper,
    work: &mut Work,
    institution: Id<Institution>,
) -> Result<String, Problem> {
    if !is_reachable(keeper) {
        return Ok(String::new());
    }
    let all = providers::all(work).await?;
    let found = all.iter().find(|provider| provider.institution == institution);
    Ok(found.map(|provider| way_to(visit, provider, "invitation", "")).unwrap_or_default())
}

/// The institutions that have a provider.
pub(super) async fn ask(visit: Visit, State(keeper): State<Doorkeeper>) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let t = visit.speak();
    let mut work = keeper.database.reading(keeper.context(Actor::Visitor)).await.map_err(Problem::fault)?;
    let mut named = BTreeMap::new();
    for provider in providers::all(&mut work).await? {
        let name = name_of(&mut work, provider.institution, visit.language).await?;
        named.insert(polish::sort_key(&name), (name, provider));
    }
    let choices = named
        .into_values()
        .map(|(name, provider)| Choice {
            name: t.typography(&name),
            address: way_to(&visit, &provider, "", asked.get("back")),
        })
        .collect();
    let title = t.say("accounts-providers-title");
    let why = why(&t, asked.get("why"));
    let mut frame = visit.frame(title).under_front(&visit).not_indexed();
    if !why.is_empty() {
        frame = frame.wrong();
    }
    let closed = !is_reachable(&keeper);
    let page = ProvidersPage { frame, why, choices, sign_in: visit.address(SIGN_IN), closed, t };
    let status = if page.why.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Page(page)).into_response())
}

/// Sends the browser to a provider.
pub(super) async fn go(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = visit.asked_for();
    let provider = id.parse().map_err(|_| Problem::not_found())?;
    if !is_reachable(&keeper) {
        return Err(Problem::not_found());
    }
    let purpose = match asked.get("for") {
        "" => GoingFor::SignIn,
        "invitation" => GoingFor::Invitation,
        "link" => GoingFor::Link,
        "confirm" => GoingFor::Confirm,
        "try" => GoingFor::Try,
        _ => return Err(Problem::not_found()),
    };
    // Nobody is signed in because another site sent their browser here: somebody follows a link of ours.
    if headers.get("sec-fetch-site").is_some_and(|from| from != "same-origin") {
        return Ok(Redirect::to(&visit.address(PROVIDERS)).into_response());
    }
    let needs_session = !matches!(purpose, GoingFor::SignIn | GoingFor::Invitation);
    let entered = if needs_session { keeper.entered(&headers).await? } else { None };
    if needs_session && entered.is_none() {
        return Ok(Redirect::to(&visit.address(SIGN_IN)).into_response());
    }
    let back = asked.get("back");
    let going = Going {
        provider,
        purpose,
        back: if is_ours(back) { back.to_owned() } else { String::new() },
        language: visit.language,
        session: entered.map(|entered| entered.session.id),
    };
    match sign_in_elsewhere::begin(&keeper, going.clone()).await {
        Ok(begun) => {
            let mut answer = Redirect::to(&begun.address).into_response();
            answer.headers_mut().append(SET_COOKIE, cookie(&keeper, &begun.cookie, PATIENCE.as_secs()));
            Ok(answer)
        }
        Err(CannotArrive::NotLinked) => Err(Problem::not_found()),
        Err(CannotArrive::Fault(fault)) => Err(fault.into()),
        Err(refusal) => Ok(back_with(&going, &refusal)),
    }
}

fn cookie_name(keeper: &Doorkeeper) -> &'static str {
    if keeper.secure { "__Host-elsewhere" } else { "elsewhere" }
}

fn cookie(keeper: &Doorkeeper, value: &str, seconds: i64) -> HeaderValue {
    let secure = if keeper.secure { "; Secure" } else { "" };
    let line =
        format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(keeper));
    HeaderValue::from_str(&line).expect("a sealed question is plain ASCII")
}

/// Takes somebody in who comes back from a provider, or says why not.
pub(super) async fn arrive(
    visit: Visit,
    State(keeper): State<Doorkeeper>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let carried = keeper.cookie_of(&headers, cookie_name(&keeper)).map(str::to_owned);
    let going = sign_in_elsewhere::carried(&keeper, carried.as_deref());
    let entered = keeper.entered(&headers).await?;
    let invitation = link_secret::held(&keeper, &headers);
    let returned = Returned {
        query: visit.asked_for(),
        cookie: carried,
        invitation: Some(invitation).filter(|token| !token.is_empty()),
        origin: visit.client.clone(),
        device: device_of(&visit.agent),
    };
    let context = keeper.context(Actor::Visitor);
    let arrived = sign_in_elsewhere::arrive(&keeper, &context, returned, entered.as_ref()).await;
    let mut answer = match (arrived, &going) {
        (Err(CannotArrive::Fault(fault)), _) => return Err(fault.into()),
        (Ok(arrived), Some(going)) => welcome(&visit, &keeper, &headers, going, arrived).await?,
        (Err(refusal), Some(going)) => back_with(going, &refusal),
        // Without a question of this browser nobody is let in; it is said in the language of the address.
        (Err(_) | Ok(_), None) => to(PROVIDERS, visit.language, "why", "lost"),
    };
    answer.headers_mut().append(SET_COOKIE, cookie(&keeper, "", 0));
    Ok(answer)
}

async fn welcome(
    visit: &Visit,
    keeper: &Doorkeeper,
    headers: &HeaderMap,
    going: &Going,
    arrived: Arrived,
) -> Result<Response, Problem> {
    let today = TODAY.address(going.language);
    Ok(match arrived {
        Arrived::In(token) => {
            leave_behind(keeper, headers).await?;
            let mut answer = with_token(keeper, &token, onward(&going.back, today));
            answer.headers_mut().append(SET_COOKIE, link_secret::let_go(keeper));
            answer
        }
        Arrived::Confirmed(token) => with_token(keeper, &token, onward(&going.back, today)),
        Arrived::Linked(account) => {
            let mut work = keeper
                .database
                .work(keeper.context(Actor::System("sign-in")))
                .await
                .map_err(Problem::fault)?;
            letters::means_changed(&mut work, keeper, visit, account).await?;
            work.commit().await.map_err(Problem::fault)?;
            to(IDENTITIES, going.language, "done", "linked")
        }
        Arrived::Tried { is_strong } => {
            to(PROVIDER, going.language, "tried", if is_strong { "strong" } else { "weak" })
        }
    })
}

/// Back to where somebody set out, with what went wrong.
fn back_with(going: &Going, refusal: &CannotArrive) -> Response {
    let route = match going.purpose {
        GoingFor::SignIn | GoingFor::Invitation => PROVIDERS,
        GoingFor::Link => IDENTITIES,
        GoingFor::Confirm => CODE,
        GoingFor::Try => PROVIDER,
    };
    to(route, going.language, "why", refusal.code())
}

fn to(route: Localised, language: Language, name: &str, value: &str) -> Response {
    let mut query = Form::default();
    query.set(name, value);
    Redirect::to(&query.address(&route.address(language))).into_response()
}
