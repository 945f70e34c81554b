//! Who stands before a page: what pages behind a sign-in take as an argument.

use std::convert::Infallible;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use vocabulary::Language;
use web::{Desk, Form, Frame, Localised, MenuLink, Problem, Upload, Visit};

use crate::{Doorkeeper, Entered, NotAllowed, Permission, Scope, doorkeeper::Place, pages, store};

/// Who may open a route: declared beside it, compared with what its door does by the test that walks all routes in
/// all roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever began a session, also before the second proof.
    Session,
    /// Whoever is signed in, in any role or none.
    SignedIn,
    /// Those whose role includes this.
    Role(Permission),
}

/// Somebody with a session, who may still owe the second proof.
#[derive(Debug, Clone)]
pub struct Person {
    /// The request.
    pub visit: Visit,
    /// The doorkeeper.
    pub keeper: Doorkeeper,
    /// The session.
    pub entered: Entered,
}

/// Somebody who is signed in and works in a role.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The request.
    pub visit: Visit,
    /// The doorkeeper.
    pub keeper: Doorkeeper,
    /// The session.
    pub entered: Entered,
    /// What they may see.
    pub scope: Scope,
    desk: Desk,
}

/// A form that our own page of this very session sent.
#[derive(Debug, Clone)]
pub struct Sent(pub Form);

/// The same, with files.
#[derive(Debug, Clone)]
pub struct SentWithFiles(pub Upload);

/// The doorkeeper whom the server put before all pages.
pub(crate) fn keeper(parts: &Parts) -> Doorkeeper {
    parts.extensions.get::<Doorkeeper>().cloned().expect("the server lays the doorkeeper before all pages")
}

async fn visit<S: Sync>(parts: &mut Parts, state: &S) -> Visit {
    let taken: Result<Visit, Infallible> = Visit::from_request_parts(parts, state).await;
    taken.expect("a visit can always be told")
}

/// Leads to a page in the visitor's language and, afterwards, back here. A form that was lost on the way is not sent
/// again by itself: the person sees the page and sends it.
fn lead(visit: &Visit, route: Localised) -> Response {
    let mut query = Form::default();
    query.set("back", &visit.asked());
    Redirect::to(&query.address(&route.address(visit.language))).into_response()
}

impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let visit = visit(parts, state).await;
        let keeper = keeper(parts);
        match keeper.entered(&parts.headers).await {
            Ok(Some(entered)) => Ok(Self { visit, keeper, entered }),
            Ok(None) => Err(lead(&visit, pages::SIGN_IN)),
            Err(fault) => Err(Problem::fault(fault).into_response()),
        }
    }
}

impl Person {
    /// Whether the second proof was given.
    pub fn is_strong(&self) -> bool {
        self.entered.session.strong_at.is_some()
    }

    /// Leads to the second proof when it is owed, or to its making when there is none yet.
    pub async fn must_be_strong(&self) -> Result<(), Response> {
        if self.is_strong() {
            return Ok(());
        }
        let context = self.keeper.context(vocabulary::Actor::System("session"));
        let means = async {
            let mut work = self.keeper.database.reading(context).await?;
            store::one(&mut work, self.entered.session.account).await
        };
        match means.await {
            Ok(Some(kept)) if kept.means.are_strong() => Err(lead(&self.visit, pages::CODE)),
            Ok(Some(_)) => Err(lead(&self.visit, pages::ENROL)),
            Ok(None) => Err(lead(&self.visit, pages::SIGN_IN)),
            Err(fault) => Err(Problem::fault(fault).into_response()),
        }
    }

    /// The frame of a page for somebody who is between doors: no desk yet.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let mut desk = self.bare_desk();
        if let Some(scope) = &self.entered.scope {
            desk.links = links(&self.keeper, &self.visit, scope);
        }
        self.visit.frame(title).at_desk(desk)
    }

    fn bare_desk(&self) -> Desk {
        Desk {
            acting: String::new(),
            account: link(&self.visit, pages::ACCOUNT, "accounts-menu-account"),
            switch: (self.entered.memberships.len() > 1)
                .then(|| link(&self.visit, pages::SWITCH, "accounts-menu-switch")),
            links: Vec::new(),
            sign_out: self.visit.address(pages::SIGN_OUT),
            seal: self.entered.seal.clone(),
        }
    }

    /// A unit of work for what concerns the person alone.
    pub async fn work(&self) -> Result<Work, Problem> {
        self.keeper.database.work(self.keeper.context(self.actor())).await.map_err(Problem::fault)
    }

    /// A reading unit of work for what concerns the person alone.
    pub async fn reading(&self) -> Result<Work, Problem> {
        self.keeper.database.reading(self.keeper.context(self.actor())).await.map_err(Problem::fault)
    }

    fn actor(&self) -> vocabulary::Actor {
        vocabulary::Actor::Member { account: self.entered.session.account.uuid(), institution: None }
    }
}

fn link(visit: &Visit, route: Localised, words: &str) -> MenuLink {
    let address = route.address(visit.language);
    MenuLink { text: visit.t.say(words), here: address == visit.path, address }
}

fn links(keeper: &Doorkeeper, visit: &Visit, scope: &Scope) -> Vec<MenuLink> {
    keeper
        .places
        .iter()
        .filter(|place| scope.may(place.permission).is_ok())
        .map(|place: &Place| link(visit, place.route, place.words))
        .collect()
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let person = Person::from_request_parts(parts, state).await?;
        person.must_be_strong().await?;
        let Some(scope) = person.entered.scope.clone() else {
            return Err(match person.entered.memberships.len() {
                0 => Problem::refusal(StatusCode::FORBIDDEN, "accounts-no-role")
                    .link("accounts-menu-account", person.visit.address(pages::ACCOUNT))
                    .into_response(),
                _ => lead(&person.visit, pages::SWITCH),
            });
        };
        if scope.role().needs_authorisation() && !scope.is_authorised() {
            return Err(lead(&person.visit, pages::AUTHORISATION));
        }
        let mut desk = person.bare_desk();
        desk.links = links(&person.keeper, &person.visit, &scope);
        desk.acting = acting(&person, &scope).await.map_err(|fault| Problem::fault(fault).into_response())?;
        Ok(Self { visit: person.visit, keeper: person.keeper, entered: person.entered, scope, desk })
    }
}

/// Who acts, as what, for whom: one line.
async fn acting(person: &Person, scope: &Scope) -> Result<String, crate::Fault> {
    let context = person.keeper.context(vocabulary::Actor::System("session"));
    let mut work = person.keeper.database.reading(context).await?;
    let name = match store::one(&mut work, scope.account()).await? {
        Some(kept) => person.keeper.opened(&mut work, &kept).await?.name,
        None => None,
    };
    let t = &person.visit.t;
    let mut parts = vec![name.map(|name| name.disclose().clone()).unwrap_or_default()];
    parts.push(t.say(format!("accounts-role-{}", scope.role().code().replace('_', "-"))));
    if let Some(institution) = scope.institution()
        && let Some(kept) = institutions::look::one(&mut work, institution).await?
    {
        parts.push(t.typography(kept.institution.name.in_language(person.visit.language)));
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts.join(" · "))
}

impl Staff {
    /// The frame of a page of staff.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        self.visit.frame(title).at_desk(self.desk.clone())
    }

    /// Refuses when the role does not include this.
    pub fn must(&self, permission: Permission) -> Result<(), Problem> {
        self.scope.may(permission).map_err(refused)
    }

    /// A unit of work in the person's name.
    pub async fn work(&self) -> Result<Work, Problem> {
        self.keeper.database.work(self.keeper.context(self.scope.actor())).await.map_err(Problem::fault)
    }

    /// A reading unit of work in the person's name.
    pub async fn reading(&self) -> Result<Work, Problem> {
        self.keeper.database.reading(self.keeper.context(self.scope.actor())).await.map_err(Problem::fault)
    }

    /// Leads to the page of the second proof, for an act that needs a fresh one, and back.
    pub fn fresh_first(&self) -> Response {
        lead(&self.visit, pages::CODE)
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.visit.language
    }
}

/// How a refusal looks as a page: what is another institution's is as if it were not there.
pub fn refused(refusal: NotAllowed) -> Problem {
    match refusal {
        NotAllowed::Foreign => Problem::not_found(),
        NotAllowed::Role => Problem::refusal(StatusCode::FORBIDDEN, "accounts-not-your-role"),
        NotAllowed::Authorisation => Problem::refusal(StatusCode::FORBIDDEN, "accounts-not-authorised"),
        NotAllowed::Stale => Problem::refusal(StatusCode::FORBIDDEN, "accounts-stale"),
    }
}

impl From<NotAllowed> for Problem {
    fn from(refusal: NotAllowed) -> Self {
        refused(refusal)
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        let keeper = keeper(&parts);
        let seal = keeper.seal_of(&parts.headers);
        let request = Request::from_parts(parts, body);
        let form = Form::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        is_of_this_session(&keeper, seal, &form).map_err(IntoResponse::into_response)?;
        Ok(Self(form))
    }
}

impl<S: Send + Sync> FromRequest<S> for SentWithFiles {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        let keeper = keeper(&parts);
        let seal = keeper.seal_of(&parts.headers);
        let request = Request::from_parts(parts, body);
        let upload = Upload::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        is_of_this_session(&keeper, seal, &upload.form).map_err(IntoResponse::into_response)?;
        Ok(Self(upload))
    }
}

fn is_of_this_session(keeper: &Doorkeeper, seal: Option<String>, form: &Form) -> Result<(), Problem> {
    if seal.is_some_and(|seal| keeper.keys.verify("form", &seal, form.get("seal"))) {
        return Ok(());
    }
    Err(Problem::refusal(StatusCode::FORBIDDEN, "accounts-form-of-another-session"))
}
