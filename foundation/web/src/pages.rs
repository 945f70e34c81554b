//! Pages under their three addresses.

use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::routing::MethodRouter;
use axum::{Extension, Router};
use vocabulary::Language;

use crate::{Localised, language_of};

/// The pages of a capability: each registered once, answering in three languages.
#[derive(Debug)]
pub struct Pages<S = ()> {
    router: Router<S>,
    routes: Vec<Localised>,
}

impl<S: Clone + Send + Sync + 'static> Default for Pages<S> {
    fn default() -> Self {
        Self { router: Router::new(), routes: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Pages<S> {
    /// No pages yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page: `Pages::new().page(SERVICE, get(show).post(report))`.
    ///
    /// # Panics
    ///
    /// At start, when the three paths do not begin with their language or differ in their placeholders.
    #[must_use]
    pub fn page(mut self, route: Localised, answers: MethodRouter<S>) -> Self {
        check(route);
        // The answer carries the route too, so that a problem can offer itself in the other languages.
        let answers =
            answers.layer(middleware::from_fn(move |mut request: Request, next: Next| async move {
                request.extensions_mut().insert(route);
                let mut response = next.run(request).await;
                response.extensions_mut().insert(route);
                response
            }));
        for language in Language::ALL {
            self.router = self.router.route(route.in_language(language), answers.clone());
        }
        self.routes.push(route);
        self
    }

    /// Adds the pages of another part of the house.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.routes.extend(other.routes);
        self
    }

    /// Gives the pages the state their answers ask for.
    pub fn with_state<T>(self, state: S) -> Pages<T> {
        Pages { router: self.router.with_state(state), routes: self.routes }
    }

    /// Every registered route, in order: the page catalogue of tests and of the site map.
    pub fn routes(&self) -> &[Localised] {
        &self.routes
    }

    /// The bare router.
    pub fn into_router(self) -> Router<S> {
        self.router
    }

    /// Wraps all pages so that each can take this value as `Extension<T>`.
    #[must_use]
    pub fn sharing<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.router = self.router.layer(Extension(value));
        self
    }
}

fn check(route: Localised) {
    let mut polish = Localised::placeholders(route.pl);
    polish.sort_unstable();
    for language in Language::ALL {
        let path = route.in_language(language);
        assert_eq!(language_of(path), Some(language), "{path} must begin with /{language}");
        let mut names = Localised::placeholders(path);
        names.sort_unstable();
        assert_eq!(names, polish, "{path} must have the same placeholders as {}", route.pl);
    }
}
