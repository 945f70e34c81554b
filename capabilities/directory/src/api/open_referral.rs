//! HSDS 3.1: what the interface is, and the shape of its lists. Each kind of record has its own file.

mod organizations;
mod places;
mod services;
mod taxonomies;

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Serialize;
use utoipa::ToSchema;

pub(super) use self::{organizations::*, places::*, services::*, taxonomies::*};
use super::{ApiHouse, answer, asked::PageAsked};
use crate::hsds;

/// What this interface is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = hsds::About)]
pub(super) struct About {
    /// Version of HSDS.
    version: &'static str,
    /// The profile of HSDS it follows.
    #[schema(format = "uri")]
    profile: &'static str,
    /// Where these doors are described.
    #[schema(format = "uri")]
    openapi_url: String,
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/",
    tag = "hsds",
    operation_id = "hsds_about",
    summary = "What this interface is",
    responses((status = 200, description = "Version, profile, description", body = About)),
)]
pub(super) async fn about(State(house): State<ApiHouse>, headers: HeaderMap) -> Response {
    let openapi_url = format!("{}/api/openapi.json", own_address(&house, &headers));
    answer(&headers, &About { version: hsds::VERSION, profile: hsds::PROFILE, openapi_url })
}

/// How this instance is reached: as the operator says or, where nobody said, as this request found it.
fn own_address(house: &ApiHouse, headers: &HeaderMap) -> String {
    if !house.public_address.is_empty() {
        return house.public_address.trim_end_matches('/').to_owned();
    }
    let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}

/// One page of a list. The order is stable.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = hsds::Page)]
pub(super) struct Listing<T> {
    total_items: u64,
    total_pages: u64,
    page_number: u64,
    /// Entries on this page.
    size: u64,
    first_page: bool,
    last_page: bool,
    empty: bool,
    contents: Vec<T>,
}

impl<T> Listing<T> {
    fn of(asked: PageAsked, total: u64, contents: Vec<T>) -> Self {
        let pages = total.div_ceil(asked.size);
        Self {
            total_items: total,
            total_pages: pages,
            page_number: asked.number,
            size: contents.len() as u64,
            first_page: asked.number == 1,
            last_page: asked.number >= pages,
            empty: contents.is_empty(),
            contents,
        }
    }
}
