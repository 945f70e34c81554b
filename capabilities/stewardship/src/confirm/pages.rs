//! The doors behind a letter's links: a page with the facts and one button, and a page that says thank you.
//!
//! Everybody with a link may open them; nothing here asks for a login, and opening a page never changes anything.

mod asking;
mod thanking;

use accounts::{Access, Doorkeeper};
use axum::{http::StatusCode, routing::get};
use database::Work;
use web::{FRONT, Localised, Pages, Problem, Visit};

use super::{
    answer::{ACTOR, CannotAnswer},
    link::NoLink,
};

/// Where the links of a letter lead, whatever they are for.
pub const CONFIRMATION: Localised =
    Localised { pl: "/pl/potwierdzenie", en: "/en/confirmation", uk: "/uk/pidtverdzhennia" };
/// What was done, what comes next, and the way back.
pub const THANKS: Localised = Localised {
    pl: "/pl/potwierdzenie/dziekujemy",
    en: "/en/confirmation/thank-you",
    uk: "/uk/pidtverdzhennia/diakuiemo",
};

/// Who may open which of these pages: whoever has a link. The link itself is the permission.
pub const ACCESS: &[(Localised, Access)] = &[(CONFIRMATION, Access::Public), (THANKS, Access::Public)];

/// The pages of confirming by letter.
pub fn pages() -> Pages<Doorkeeper> {
    Pages::new().page(CONFIRMATION, get(asking::ask).post(asking::take)).page(THANKS, get(thanking::thank))
}

async fn reading(keeper: &Doorkeeper) -> Result<Work, Problem> {
    keeper.database.reading(keeper.context(ACTOR)).await.map_err(Problem::fault)
}

async fn writing(keeper: &Doorkeeper) -> Result<Work, Problem> {
    keeper.database.work(keeper.context(ACTOR)).await.map_err(Problem::fault)
}

/// A link that does nothing, as a page that says what to do instead.
fn refused(visit: &Visit, refusal: CannotAnswer) -> Problem {
    let (status, name) = match refusal {
        CannotAnswer::NoLink(NoLink::Broken) => (StatusCode::NOT_FOUND, "confirm-link-broken"),
        CannotAnswer::NoLink(NoLink::Over) => (StatusCode::GONE, "confirm-link-over"),
        CannotAnswer::Foreign => (StatusCode::GONE, "confirm-link-foreign"),
        CannotAnswer::Gone => (StatusCode::GONE, "confirm-link-gone"),
        CannotAnswer::Stale | CannotAnswer::Wrong(_) => (StatusCode::CONFLICT, "confirm-link-foreign"),
        CannotAnswer::Fault(fault) => return Problem::fault(fault),
        CannotAnswer::Privacy(fault) => return Problem::fault(fault),
    };
    Problem::refusal(status, name)
        .link("accounts-menu-sign-in", accounts::pages::SIGN_IN.address(visit.language))
        .link("layout-front-page", FRONT.address(visit.language))
}
