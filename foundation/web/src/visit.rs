//! What a page learns about the request it answers.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use translations::Speak;
use vocabulary::{Language, Personal};

use crate::{Display, Frame, Localised, Site, language_of, preferred};

/// The id of one request: the reference number a person can quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// One request for a page: its language, its address, how the visitor wants to see it. Every page takes it
/// as an argument.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the address.
    pub language: Language,
    /// Speaks that language.
    pub t: Speak,
    /// The visitor's display choice.
    pub display: Display,
    /// What all pages share.
    pub site: Arc<Site>,
    /// The path, still percent-encoded.
    pub path: String,
    /// What stands after `?`, still encoded.
    pub query: Option<String>,
    /// The reference number of this request.
    pub reference: String,
    /// Where the request comes from: only for counting attempts, never to be kept as it stands.
    pub client: Personal<String>,
    /// What the browser calls itself.
    pub agent: String,
    /// The route that answers, when it is a registered page.
    pub(crate) route: Option<Localised>,
}

impl Visit {
    pub(crate) fn new(site: Arc<Site>, parts: &Parts) -> Self {
        let path = parts.uri.path().to_owned();
        let language = language_of(&path).unwrap_or_else(|| preferred(accept_language(&parts.headers)));
        Self {
            language,
            t: site.speak(language),
            display: Display::of(&parts.headers),
            query: parts.uri.query().map(str::to_owned),
            reference: parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            route: parts.extensions.get::<Localised>().copied(),
            client: Personal::new(
                crate::rate::client_of(&parts.headers, &parts.extensions, site.behind_proxy)
                    .map(|address| address.to_string())
                    .unwrap_or_default(),
            ),
            agent: parts
                .headers
                .get(axum::http::header::USER_AGENT)
                .and_then(|agent| agent.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
            site,
            path,
        }
    }

    /// The frame of a page with this title (already in the visitor's language).
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        Frame::new(self, title.into())
    }

    /// The speaker, for the template's field `t`.
    pub fn speak(&self) -> Speak {
        self.t.clone()
    }

    /// The address of a page without placeholders, in the visitor's language.
    pub fn address(&self, route: Localised) -> String {
        route.address(self.language)
    }

    /// The address of a page with placeholders, in the visitor's language.
    pub fn fill(&self, route: Localised, values: &[(&str, &str)]) -> String {
        route.fill(self.language, values)
    }

    /// Path and query as they were asked for.
    pub fn asked(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// This page in another language with the same query; the front page when it has no twin.
    pub fn in_language(&self, language: Language) -> String {
        let twin = self
            .route
            .and_then(|route| route.twin(&self.path, self.language, language))
            .unwrap_or_else(|| crate::FRONT.address(language));
        match &self.query {
            Some(query) if self.route.is_some() => format!("{twin}?{query}"),
            _ => twin,
        }
    }
}

pub(crate) fn accept_language(headers: &HeaderMap) -> Option<&str> {
    headers.get(axum::http::header::ACCEPT_LANGUAGE)?.to_str().ok()
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let site = parts
            .extensions
            .get::<Arc<Site>>()
            .cloned()
            .expect("pages are served through Site::open, which provides the site");
        Ok(Self::new(site, parts))
    }
}
