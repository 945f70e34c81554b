//! The doors that belong to no page: `/`, and every address at which nothing stands.

use axum::Router;
use axum::extract::OriginalUri;
use axum::http::header::{LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::visit::accept_language;
use crate::{FRONT, Problem, preferred};

/// `/` leads to the language the browser asks for.
pub(crate) fn front() -> Router {
    Router::new().route("/", get(enter))
}

async fn enter(headers: HeaderMap) -> Response {
    let language = preferred(accept_language(&headers));
    let headers = [(LOCATION, FRONT.in_language(language)), (VARY, "accept-language")];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// An address with a slash too many leads to the one without; anything else is not found.
pub(crate) async fn nothing_here(OriginalUri(address): OriginalUri) -> Response {
    match without_slash(&address) {
        Some(mended) => (StatusCode::PERMANENT_REDIRECT, [(LOCATION, mended)]).into_response(),
        None => Problem::not_found().into_response(),
    }
}

fn without_slash(address: &Uri) -> Option<HeaderValue> {
    let path = address.path();
    let shorter = path.trim_end_matches('/');
    // `//elsewhere.example/` would lead to another site.
    if shorter.len() == path.len() || shorter.is_empty() || path.starts_with("//") || path.contains('\\') {
        return None;
    }
    let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{shorter}{query}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(address: &'static str) -> Option<String> {
        without_slash(&Uri::from_static(address)).map(|value| value.to_str().expect("ascii").to_owned())
    }

    #[test]
    fn a_slash_too_many_is_taken_away_and_the_query_stays() {
        assert_eq!(mended("/pl/").as_deref(), Some("/pl"));
        assert_eq!(mended("/pl/rzecz/1//?q=a%20b").as_deref(), Some("/pl/rzecz/1?q=a%20b"));
    }

    #[test]
    fn no_address_is_mended_into_another_site() {
        assert_eq!(mended("//evil.example/"), None);
        assert_eq!(mended("/"), None);
        assert_eq!(mended("/pl"), None);
    }
}
