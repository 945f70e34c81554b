//! The picture of an entry: its bytes, and what pages show of it.

use axum::{
    extract::{Path, State},
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use database::Work;
use web::{Problem, Visit};

use super::{House, PICTURE};
use crate::pictures::{self, Owner};

/// A picture, ready to show.
#[derive(Debug, Clone)]
pub struct PictureShown {
    /// Where it is.
    pub address: String,
    /// In pixels, so that the page does not jump.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it shows; empty when it only decorates.
    pub shows: String,
}

/// The picture of an entry, when it has one.
pub async fn picture(
    work: &mut Work,
    visit: &Visit,
    owner: Owner,
) -> Result<Option<PictureShown>, database::Fault> {
    let found = pictures::of(work, owner).await?;
    Ok(found.map(|found| PictureShown {
        address: visit.fill(PICTURE, &[("id", &found.id.to_string())]),
        width: found.width,
        height: found.height,
        shows: visit.t.typography(found.words.shows.in_language(visit.language)),
    }))
}

/// The bytes. A new picture has a new address, so this one may be kept for ever.
pub(super) async fn show(State(house): State<House>, Path(id): Path<String>) -> Result<Response, Problem> {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = house.reading().await?;
    let found = pictures::content(&mut work, id).await.map_err(Problem::fault)?;
    let (media, bytes) = found.ok_or_else(Problem::not_found)?;
    // Only what `pictures` knows is ever served under its own type.
    let kind = ::pictures::Kind::of_media(&media).ok_or_else(Problem::not_found)?;
    let headers = [
        (CONTENT_TYPE, kind.media()),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (CONTENT_DISPOSITION, "inline"),
    ];
    Ok((headers, bytes).into_response())
}
