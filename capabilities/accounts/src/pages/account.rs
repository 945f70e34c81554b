//! One's own account: roles, means of signing in, sessions.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use translations::Speak;
use vocabulary::{Id, Moment};
use web::{Form, Frame, Page, Problem};

use super::{
    ACCOUNT, AUTHORISATION, CODE, ENROL, ERASE, IDENTITIES, LOOKED, OWN_DATA, PASSKEYS, PASSWORD,
    RECOVERY_CODES, SESSIONS, SWITCH,
};
use crate::{Person, Sent, Session, look, sign_in, sign_in_elsewhere};

struct RoleShown {
    text: String,
    since: String,
}

struct SessionShown {
    id: String,
    device: String,
    seen: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    frame: Frame,
    t: Speak,
    name: String,
    mailbox: String,
    roles: Vec<RoleShown>,
    recovery_codes: u32,
    sessions: Vec<SessionShown>,
    password_at: String,
    codes_at: String,
    looked_at: String,
    own_data_at: String,
    erase_at: String,
    passkeys_at: String,
    recovery_at: String,
    sessions_at: String,
    identities_at: Option<String>,
    /// Whether an institution vouched for this session: only the roles there are shown.
    vouched: bool,
    switch_at: Option<String>,
    authorisation_at: Option<String>,
}

/// A day and the time of day, as people say it.
pub(super) fn day_and_time(t: &Speak, moment: Moment) -> String {
    let there = moment.clock_in_poland();
    format!("{}, {}", t.date(there.date()), t.time(there.time()))
}

/// Shows the account.
pub(super) async fn show(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    gather(&person).await.map(|page| Page(page).into_response()).map_err(IntoResponse::into_response)
}

async fn gather(person: &Person) -> Result<AccountPage, Problem> {
    let t = person.visit.speak();
    let mut work = person.reading().await?;
    let own = look::own(&mut work, &person.keeper, &person.entered).await?.ok_or_else(Problem::not_found)?;
    let mut roles = Vec::new();
    for held in &person.entered.memberships {
        let mut text = t.say(format!("accounts-role-{}", held.role.code().replace('_', "-")));
        if let Some(institution) = held.institution
            && let Some(kept) =
                institutions::look::one(&mut work, institution).await.map_err(Problem::fault)?
        {
            text = format!(
                "{text} · {}",
                t.typography(kept.institution.name.in_language(person.visit.language))
            );
        }
        roles.push(RoleShown { text, since: t.date(held.granted_at.day_in_poland()) });
    }
    let sessions = look::sessions(&mut work, &person.entered)
        .await?
        .into_iter()
        .map(|session| SessionShown {
            here: session.id == person.entered.session.id,
            id: session.id.to_string(),
            seen: day_and_time(&t, session.seen_at),
            device: if session.device.is_empty() { t.say("accounts-device-unknown") } else { session.device },
        })
        .collect();
    let usable = sign_in_elsewhere::usable(&mut work, &person.entered).await?;
    let address = |route| person.visit.address(route);
    let authorised = person.entered.scope.as_ref().is_some_and(|scope| scope.role().needs_authorisation());
    Ok(AccountPage {
        frame: person.frame(t.say("accounts-account-title")).under_front(&person.visit),
        name: own.name.map(|name| name.disclose().clone()).unwrap_or_default(),
        mailbox: own.mailbox.map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default(),
        roles,
        recovery_codes: own.means.recovery_codes,
        sessions,
        password_at: address(PASSWORD),
        codes_at: address(ENROL),
        looked_at: address(LOOKED),
        own_data_at: address(OWN_DATA),
        erase_at: address(ERASE),
        passkeys_at: address(PASSKEYS),
        recovery_at: address(RECOVERY_CODES),
        sessions_at: address(SESSIONS),
        identities_at: (!usable.is_empty()).then(|| address(IDENTITIES)),
        vouched: person.entered.session.provider.is_some(),
        switch_at: (person.entered.memberships.len() > 1).then(|| address(SWITCH)),
        authorisation_at: authorised.then(|| address(AUTHORISATION)),
        t,
    })
}

/// Ends one session, or all but this one.
pub(super) async fn end_sessions(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    if !person.entered.session.is_fresh(person.keeper.now()) {
        let mut query = Form::default();
        query.set("back", &person.visit.address(ACCOUNT));
        return Err(Redirect::to(&query.address(&person.visit.address(CODE))).into_response());
    }
    let ended = async {
        let account = person.entered.session.account;
        let mut work = person.work().await?;
        if form.has("others") {
            sign_in::end_others(&mut work, &person.entered).await?;
        } else {
            let id: Id<Session> = form.get("session").parse().map_err(|_| Problem::not_found())?;
            if !sign_in::end_one(&mut work, account, id).await? {
                return Err(Problem::not_found());
            }
        }
        work.commit().await.map_err(Problem::fault)
    };
    ended.await.map_err(IntoResponse::into_response)?;
    Ok(Redirect::to(&person.visit.address(ACCOUNT)).into_response())
}
