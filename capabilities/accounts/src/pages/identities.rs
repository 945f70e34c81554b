//! With which identity providers one's account is linked.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use translations::Speak;
use vocabulary::Id;
use web::{Form, Frame, Page, Problem};

use super::{ACCOUNT, CODE, IDENTITIES, account::day_and_time, providers};
use crate::{
    NotAllowed, Person, Sent, letters,
    sign_in_elsewhere::{self, CannotUnlink},
};

struct IdentityShown {
    id: String,
    name: String,
    linked: String,
    used: String,
    /// The way to link it; empty when it is linked.
    link: String,
}

#[derive(Template)]
#[template(path = "identities.html")]
struct IdentitiesPage {
    frame: Frame,
    t: Speak,
    why: String,
    done: bool,
    identities: Vec<IdentityShown>,
}

async fn page(person: &Person, why: String, done: bool) -> Result<IdentitiesPage, Problem> {
    let t = person.visit.speak();
    let mut work = person.reading().await?;
    let mut identities = Vec::new();
    for one in sign_in_elsewhere::usable(&mut work, &person.entered).await? {
        let name = providers::name_of(&mut work, one.provider.institution, person.visit.language).await?;
        let link = match one.identity {
            Some(_) => String::new(),
            None => providers::way_to(&person.visit, &one.provider, "link", ""),
        };
        identities.push(IdentityShown {
            id: one.provider.id.to_string(),
            name: t.typography(&name),
            linked: one.identity.map(|one| t.date(one.linked_at.day_in_poland())).unwrap_or_default(),
            used: one.identity.and_then(|one| one.used_at).map(|at| day_and_time(&t, at)).unwrap_or_default(),
            link,
        });
    }
    let mut frame = person.frame(t.say("accounts-identities-title")).under_front(&person.visit);
    frame = frame.under(t.say("accounts-account-title"), person.visit.address(ACCOUNT));
    if !why.is_empty() {
        frame = frame.wrong();
    }
    Ok(IdentitiesPage { frame, t, why, done, identities })
}

/// Leads to one's own second proof, and back here.
fn own_proof_first(person: &Person) -> Response {
    let mut query = Form::default();
    query.set("back", &person.visit.address(IDENTITIES));
    Redirect::to(&query.address(&person.visit.address(CODE))).into_response()
}

/// The list. It is shown to somebody who just proved who they are, so that every link in it works.
pub(super) async fn ask(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let asked = person.visit.asked_for();
    let why = providers::why(&person.visit.t, asked.get("why"));
    if !person.entered.session.is_own_and_fresh(person.keeper.now()) && why.is_empty() {
        if person.entered.session.provider.is_none() {
            return Err(own_proof_first(&person));
        }
        let why = person.visit.t.say("accounts-identities-own-proof");
        return shown(&person, why, false).await;
    }
    shown(&person, why, asked.get("done") == "linked").await
}

async fn shown(person: &Person, why: String, done: bool) -> Result<Response, Response> {
    Ok(Page(page(person, why, done).await.map_err(IntoResponse::into_response)?).into_response())
}

/// Ends a link.
pub(super) async fn take(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    let Ok(id) = form.get("unlink").parse::<Id<_>>() else {
        return Err(Problem::not_found().into_response());
    };
    match sign_in_elsewhere::unlink(&mut work, &person.entered, id).await {
        Ok(()) => {}
        Err(CannotUnlink::NotAllowed(NotAllowed::Stale)) => return Err(own_proof_first(&person)),
        Err(CannotUnlink::NotAllowed(refusal)) => return Err(Problem::from(refusal).into_response()),
        Err(CannotUnlink::Fault(fault)) => return Err(Problem::from(fault).into_response()),
        Err(CannotUnlink::LastMeans) => {
            drop(work);
            return shown(&person, person.visit.t.say("accounts-identities-last"), false).await;
        }
    }
    letters::means_changed(&mut work, &person.keeper, &person.visit, person.entered.session.account)
        .await
        .map_err(|fault| Problem::from(fault).into_response())?;
    work.commit().await.map_err(|fault| Problem::fault(fault).into_response())?;
    Ok(Redirect::to(&person.visit.address(IDENTITIES)).into_response())
}
