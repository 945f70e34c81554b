//! The stylesheet, the icon and the few small scripts, each under an address that changes with its content.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::{Problem, Site};

/// A file that is served for ever under one address.
#[derive(Clone, Debug)]
pub struct Asset {
    /// `/assets/ogniwo.3f9c2a71bd04.css`.
    pub address: String,
    /// Its media type.
    pub kind: &'static str,
    /// The content.
    pub body: Bytes,
}

/// Everything that is served under `/assets/`.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The house's own stylesheet with the parts other crates add.
    pub stylesheet: Asset,
    /// Lets the quick exit leave no trace in the history.
    pub script: Asset,
    /// The icon in the browser's tab.
    pub icon: Asset,
    /// The scripts of other crates, by name.
    scripts: Vec<(&'static str, Asset)>,
}

/// A script that another crate brings for some of its pages, which say so with [`crate::Frame::with_script`]. Every page
/// works without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its name, which also stands in its address: small letters.
    pub name: &'static str,
    /// What it says.
    pub text: &'static str,
}

impl Assets {
    /// `more_style` joins the stylesheet in the layer of components.
    pub(crate) fn new(more_style: &[&str], more_scripts: &[Script]) -> Self {
        let mut style = include_str!("../assets/ogniwo.css").to_owned();
        for part in more_style {
            write!(style, "\n@layer components {{\n{part}}}\n").expect("writing to a string cannot fail");
        }
        let script = include_bytes!("../assets/ogniwo.js");
        let icon = include_bytes!("../assets/favicon.svg");
        Self {
            stylesheet: Asset::new("ogniwo", "css", "text/css; charset=utf-8", Bytes::from(style)),
            script: Asset::new("ogniwo", "js", "text/javascript; charset=utf-8", Bytes::from_static(script)),
            icon: Asset::new("favicon", "svg", "image/svg+xml", Bytes::from_static(icon)),
            scripts: more_scripts
                .iter()
                .map(|Script { name, text }| {
                    let body = Bytes::from_static(text.as_bytes());
                    (*name, Asset::new(name, "js", "text/javascript; charset=utf-8", body))
                })
                .collect(),
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        let scripts = self.scripts.iter().map(|(_, asset)| asset);
        [&self.stylesheet, &self.script, &self.icon].into_iter().chain(scripts)
    }

    /// The script of this name; nothing when the site was given none.
    pub fn script_named(&self, name: &str) -> Option<&Asset> {
        self.scripts.iter().find(|(known, _)| *known == name).map(|(_, asset)| asset)
    }
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, body: Bytes) -> Self {
        let mut hash = String::new();
        for byte in &Sha256::digest(&body)[..6] {
            write!(hash, "{byte:02x}").expect("writing to a string cannot fail");
        }
        Self { address: format!("/assets/{stem}.{hash}.{ending}"), kind, body }
    }
}

pub(crate) fn routes() -> Router {
    Router::new().route("/assets/{name}", get(serve)).route("/favicon.ico", get(icon))
}

async fn serve(Extension(site): Extension<Arc<Site>>, Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = site
        .assets()
        .all()
        .find(|asset| asset.address.strip_prefix("/assets/") == Some(name.as_str()))
        .ok_or_else(Problem::not_found)?;
    let headers = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.body.clone()).into_response())
}

/// Browsers ask for it by habit.
async fn icon(Extension(site): Extension<Arc<Site>>) -> Redirect {
    Redirect::to(&site.assets().icon.address)
}
