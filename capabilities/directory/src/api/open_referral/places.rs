//! HSDS 3.1: services at their places.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use institutions::Institution;
use uuid::Uuid;
use vocabulary::Id;
use web::Problem;

use super::{
    Listing,
    services::{ServicesQuery, filter},
};
use crate::{
    api::{
        ApiHouse, answer,
        asked::{Asked, PageQuery, unknown},
        institutions_of,
    },
    hsds::{
        Surroundings,
        objects::ServiceAtLocation,
        outward::{self, Depth, Place, State as RecordState},
    },
    look::{self, Kept},
};

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/service_at_locations",
    tag = "hsds",
    operation_id = "hsds_service_at_locations",
    summary = "Services at their places",
    params(ServicesQuery, PageQuery),
    responses(
        (status = 200, description = "One page of services at places", body = Listing<ServiceAtLocation>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn list_places(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    asked.flag("minimal")?;
    let depth = if asked.flag("full")? { Depth::Full } else { Depth::List };
    let mut work = house.reading().await?;
    let world = house.surroundings(&mut work).await?;
    let Some(filter) = filter(&house, &asked, &world)? else {
        return Ok(answer(&headers, &Listing::<ServiceAtLocation>::of(page, 0, Vec::new())));
    };
    let total = look::count_found_places(&mut work, &filter).await.map_err(Problem::fault)?;
    let found =
        look::found_places(&mut work, &filter, page.limit(), page.offset()).await.map_err(Problem::fault)?;
    let institutions = institutions_of(&mut work, found.iter().map(|(kept, _)| kept)).await?;
    let contents = found
        .into_iter()
        .filter_map(|(kept, name)| at_location(kept, &name, &institutions, &world, depth))
        .collect();
    Ok(answer(&headers, &Listing::of(page, total, contents)))
}

fn at_location(
    kept: Kept,
    name: &str,
    institutions: &HashMap<Id<Institution>, Institution>,
    world: &Surroundings,
    depth: Depth,
) -> Option<ServiceAtLocation> {
    let state = RecordState::from(&kept);
    let entry = kept.service.for_the_public();
    let institution = institutions.get(&entry.institution);
    let place = Place::named(&entry, name)?;
    let mut shown = match institution {
        Some(institution) => outward::at_location(&entry, state, institution, place, world, depth),
        // The institution is gone: the pair is still named, so that a copy elsewhere can forget it.
        None => ServiceAtLocation {
            id: place.id(entry.id),
            service_id: Some(entry.id.uuid()),
            ..Default::default()
        },
    };
    let mut service = outward::service(&entry, state, institution, world, depth);
    service.service_at_locations.clear();
    shown.service = Some(Box::new(service));
    Some(shown)
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/service_at_locations/{id}",
    tag = "hsds",
    operation_id = "hsds_service_at_location",
    summary = "One service at one of its places",
    params(("id" = String, Path, description = "Identifier of the pair", format = "uuid")),
    responses(
        (status = 200, description = "The service at the place", body = ServiceAtLocation),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such pair", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn show_place(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = Uuid::parse_str(&id).map_err(|_| unknown("place"))?;
    let mut work = house.reading().await?;
    let (kept, name) =
        look::at_place(&mut work, id).await.map_err(Problem::fault)?.ok_or_else(|| unknown("place"))?;
    let world = house.surroundings(&mut work).await?;
    let institutions = institutions_of(&mut work, std::iter::once(&kept)).await?;
    let shown =
        at_location(kept, &name, &institutions, &world, Depth::Full).ok_or_else(|| unknown("place"))?;
    Ok(answer(&headers, &shown))
}
