//! The stylesheet, the icon and the one small script, each under an address that changes with its content.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::Problem;

/// A file that is part of the binary and is served for ever under one address.
#[derive(Debug)]
pub struct Asset {
    kind: &'static str,
    /// The content.
    pub body: &'static [u8],
    address: LazyLock<String>,
}

macro_rules! asset {
    ($stem:literal, $ending:literal, $kind:literal, $path:literal) => {
        Asset {
            kind: $kind,
            body: include_bytes!($path),
            address: LazyLock::new(|| hashed($stem, $ending, include_bytes!($path))),
        }
    };
}

/// The house's own stylesheet.
pub(crate) static STYLESHEET: Asset =
    asset!("ogniwo", "css", "text/css; charset=utf-8", "../assets/ogniwo.css");
/// Lets the quick exit leave no trace in the history.
pub(crate) static SCRIPT: Asset =
    asset!("ogniwo", "js", "text/javascript; charset=utf-8", "../assets/ogniwo.js");
/// The icon in the browser's tab.
pub(crate) static ICON: Asset = asset!("favicon", "svg", "image/svg+xml", "../assets/favicon.svg");

/// Everything that is served under `/assets/`.
pub fn assets() -> [&'static Asset; 3] {
    [&STYLESHEET, &SCRIPT, &ICON]
}

impl Asset {
    /// `/assets/ogniwo.3f9c2a71.css`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn hashed(stem: &str, ending: &str, body: &[u8]) -> String {
    let mut hash = String::new();
    for byte in &Sha256::digest(body)[..6] {
        write!(hash, "{byte:02x}").expect("writing to a string cannot fail");
    }
    format!("/assets/{stem}.{hash}.{ending}")
}

pub(crate) fn routes() -> Router {
    Router::new()
        .route("/assets/{name}", get(serve))
        .route("/favicon.ico", get(|| async { Redirect::permanent(ICON.address()) }))
}

async fn serve(Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = assets()
        .into_iter()
        .find(|asset| asset.address().strip_prefix("/assets/") == Some(name.as_str()))
        .ok_or_else(Problem::not_found)?;
    let headers = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.body).into_response())
}
