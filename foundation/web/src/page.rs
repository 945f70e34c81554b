//! A rendered template as an answer.

use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::Problem;

/// A page: `Ok(Page(ServicePage { … }))`; with a status of its own `(StatusCode::UNPROCESSABLE_ENTITY, Page(…))`.
#[derive(Clone, Debug)]
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
            Err(error) => Problem::fault(error).into_response(),
        }
    }
}
