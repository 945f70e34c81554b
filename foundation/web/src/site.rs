//! The site as a whole: its name, words, menu, and the layers every request passes.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::{Extension, Router, middleware};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use translations::{Catalogue, Speak};
use vocabulary::Language;

use crate::{
    Assets, Localised, OnlyShowing, Pages, RateLimit, RequestIds, Script, access_log, assets, display_page,
    doors, headers, only_showing, origin, problem,
};

/// A place that the menu or the footer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// The message key of its name.
    pub words: &'static str,
    /// Where it leads; it must have no placeholders.
    pub route: Localised,
}

/// What all pages of one installation share. The server fills it once.
#[derive(Debug)]
pub struct Site {
    /// The name after each page's title.
    pub name: String,
    /// All words.
    pub catalogue: Arc<Catalogue>,
    /// The few entries beside the wordmark.
    pub menu: Vec<MenuEntry>,
    /// The entries at the foot, "help and contact" first.
    pub footer: Vec<MenuEntry>,
    /// `https://pomoc.example.pl`, without a slash at the end; needed for canonical addresses.
    pub public_address: Option<String>,
    /// Where the quick exit leads: a page that gives nothing away.
    pub quick_exit: String,
    /// The largest request body in bytes; doors that take files set their own.
    pub body_limit: usize,
    /// Send `Strict-Transport-Security` (only when the whole host name is served by TLS).
    pub strict_transport: bool,
    /// Say it for the host names below too.
    pub strict_subdomains: bool,
    /// How often one client may ask; `None` is no limit.
    pub rate_limit: Option<RateLimit>,
    /// Believe `X-Forwarded-For`: only behind a proxy that sets it itself.
    pub behind_proxy: bool,
    /// Where request ids come from.
    pub request_ids: RequestIds,
    /// Whether nothing can be saved now.
    pub only_showing: OnlyShowing,
    /// How long an answer may take; `None` is as long as it likes.
    pub answer_within: Option<Duration>,
    /// What other crates add to the stylesheet (the colours of charts).
    pub styles: Vec<&'static str>,
    /// The scripts that other crates bring for some of their pages.
    pub scripts: Vec<Script>,
    assets: OnceLock<Assets>,
}

impl Site {
    /// A site with an empty menu and the careful defaults.
    pub fn new(name: impl Into<String>, catalogue: Arc<Catalogue>, request_ids: RequestIds) -> Self {
        Self {
            name: name.into(),
            catalogue,
            menu: Vec::new(),
            footer: Vec::new(),
            public_address: None,
            quick_exit: "https://pl.wikipedia.org/".to_owned(),
            body_limit: 64 * 1024,
            strict_transport: false,
            strict_subdomains: true,
            rate_limit: None,
            behind_proxy: false,
            request_ids,
            only_showing: OnlyShowing::default(),
            answer_within: None,
            styles: Vec::new(),
            scripts: Vec::new(),
            assets: OnceLock::new(),
        }
    }

    /// The stylesheet, the script and the icon with their addresses.
    pub fn assets(&self) -> &Assets {
        self.assets.get_or_init(|| Assets::new(&self.styles, &self.scripts))
    }

    /// The catalogue bound to a language.
    pub fn speak(&self, language: Language) -> Speak {
        Speak::new(Arc::clone(&self.catalogue), language)
    }

    /// The address with the public host name in front, when it is known.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.public_address.as_deref().unwrap_or_default())
    }

    pub(crate) fn secure(&self) -> bool {
        self.public_address.as_deref().is_some_and(|address| address.starts_with("https://"))
    }

    /// Joins the pages and the other doors (APIs, health) to one service with everything around them:
    /// assets, the display page, `/` → the visitor's language, problems as pages, the origin rule, body and
    /// rate limits, security headers, compression, request ids and the access log.
    pub fn open(self, pages: Pages, others: Router) -> Router {
        let site = Arc::new(self);
        let with = |router: Router| router.layer(DefaultBodyLimit::max(site.body_limit));
        let mut house = with(
            Router::new()
                .merge(pages.merge(display_page::pages()).into_router())
                .merge(assets::routes())
                .merge(doors::front())
                .merge(others)
                .fallback(doors::nothing_here),
        );
        if let Some(limit) = site.answer_within {
            // Inside of everything, so that this refusal is dressed and counted like any other.
            house = house.layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limit));
        }
        house = house
            .layer(middleware::from_fn(only_showing::hands_back))
            .layer(middleware::from_fn(origin::only_from_here))
            .layer(middleware::from_fn(problem::as_page_or_json));
        if let Some(limit) = site.rate_limit {
            house = house.layer(middleware::from_fn_with_state(
                Arc::new(limit.limiter(site.behind_proxy)),
                crate::rate::limited,
            ));
            // A refusal of the limiter must be shown like any other.
            house = house.layer(middleware::from_fn(problem::as_page_or_json));
        }
        house
            .layer(CompressionLayer::new().gzip(true))
            .layer(middleware::from_fn_with_state(Arc::clone(&site), headers::careful))
            .layer(middleware::from_fn_with_state(Arc::clone(&site), access_log::told))
            .layer(Extension(site))
    }
}
