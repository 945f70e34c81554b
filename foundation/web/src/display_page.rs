//! The page on which visitors choose colours and text size.

use askama::Template;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use translations::Speak;

use crate::{
    Choice, Display, FRONT, Form, Frame, Localised, Page, Pages, Problem, TextSize, Theme, Visit, language_of,
};

/// Where visitors choose how pages look.
pub const DISPLAY: Localised = Localised { pl: "/pl/wyglad", en: "/en/display", uk: "/uk/vyhliad" };

#[derive(Template)]
#[template(path = "display.html")]
struct DisplayPage {
    frame: Frame,
    t: Speak,
    themes: Vec<Choice>,
    sizes: Vec<Choice>,
    back: String,
}

pub(crate) fn pages() -> Pages {
    Pages::new().page(DISPLAY, get(show).post(keep))
}

async fn show(visit: Visit) -> Page<DisplayPage> {
    let back = own_address(visit.asked_for().get("back")).unwrap_or_else(|| visit.address(FRONT));
    let mut frame = visit.frame(visit.t.say("display-title")).under_front(&visit).not_indexed();
    // From here "display" must not lead to itself.
    frame.display_page = visit.asked();
    Page(DisplayPage {
        themes: Theme::ALL
            .map(|theme| choice(&visit, "theme", theme.name(), theme == visit.display.theme))
            .to_vec(),
        sizes: TextSize::ALL
            .map(|size| choice(&visit, "text", size.name(), size == visit.display.text))
            .to_vec(),
        t: visit.speak(),
        frame,
        back,
    })
}

fn choice(visit: &Visit, group: &str, name: &str, chosen: bool) -> Choice {
    Choice::new(name, visit.t.say(format!("display-{group}-{name}")), chosen)
}

async fn keep(visit: Visit, form: Form) -> Result<Response, Problem> {
    let chosen: Display = format!("{}-{}", form.get("theme"), form.get("text"))
        .parse()
        .map_err(|_| Problem::refusal(StatusCode::UNPROCESSABLE_ENTITY, "problem-display"))?;
    let back = own_address(form.get("back")).unwrap_or_else(|| visit.address(FRONT));
    let cookie = HeaderValue::from_str(&chosen.cookie(visit.site.secure()))
        .expect("a cookie of two known words is a header value");
    let back = HeaderValue::from_str(&back).unwrap_or(HeaderValue::from_static("/"));
    Ok((StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, back)]).into_response())
}

/// The address when it is one of our own pages: a path that begins with a language. Anything that a browser
/// could take for another site is refused.
fn own_address(address: &str) -> Option<String> {
    let harmless = !address.contains(['\\', '\n', '\t'])
        && !address.starts_with("//")
        && address.is_ascii()
        && address.len() <= 2000;
    let path = address.split(['?', '#']).next().unwrap_or_default();
    (harmless && language_of(path).is_some()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_returned_to() {
        assert_eq!(own_address("/pl/znajdz?q=a%20b").as_deref(), Some("/pl/znajdz?q=a%20b"));
        for foreign in [
            "",
            "https://evil.example",
            "//evil.example/pl",
            "/\\evil.example",
            "/pl\\..",
            "/plus",
            "/api/v1",
            "javascript:alert(1)",
            "/pl\nSet-Cookie: a=b",
            "/pl/ł",
        ] {
            assert_eq!(own_address(foreign), None, "{foreign}");
        }
    }
}
