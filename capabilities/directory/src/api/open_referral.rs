//! HSDS 3.1: the lists, and each record alone.

mod taxonomies;

use std::collections::HashMap;

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use database::Work;
use institutions::Institution;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use vocabulary::Id;
use web::Problem;

pub(super) use self::taxonomies::*;
use super::{
    ApiHouse, answer,
    asked::{Asked, PageAsked, unknown, wrong},
    institutions_of, public,
};
use crate::{
    Filter, Service as Entry,
    hsds::{
        self, Surroundings,
        objects::{Organization, Service, ServiceAtLocation, ServiceName},
        outward::{self, Depth, Place, State as RecordState},
    },
    look::{self, Kept},
};

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

/// A service by its identifier alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = hsds::MinimalService)]
struct Minimal {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The same as in every other answer.
    #[schema(format = DateTime)]
    last_modified: String,
    #[schema(format = DateTime)]
    modified_date: String,
}

/// One of the shapes in which a service is listed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = hsds::ListedService)]
#[serde(untagged)]
#[expect(private_interfaces, reason = "the shape is part of the answer only")]
pub(super) enum Listed {
    Minimal(Minimal),
    Whole(Box<Service>),
}

/// Which services are asked for. Conditions are combined with AND; parameters not named here are passed over.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(super) struct ServicesQuery {
    /// A part of the name; capitals and marks on letters do not matter. For needs in a person's own words use
    /// `/api/v1/find`.
    search: Option<String>,
    /// A code, by the identifier of `/taxonomy_terms`.
    #[param(value_type = Option<String>, format = "uuid")]
    taxonomy_term_id: Option<String>,
    /// Any code of a list, by the identifier of `/taxonomies`.
    #[param(value_type = Option<String>, format = "uuid")]
    taxonomy_id: Option<String>,
    /// Given by this institution.
    #[param(value_type = Option<String>, format = "uuid")]
    organization_id: Option<String>,
    /// Serves the place with this postal code; where several gminas share it, the likeliest is taken.
    #[param(example = "34-500", pattern = "^[0-9]{2}-?[0-9]{3}$")]
    postcode: Option<String>,
    /// Serves this unit, its powiat or its voivodeship.
    #[param(example = "1207072", pattern = "^(0[2468]|[12][02468]|3[02])([0-9]{2}([0-9]{2}[1-3])?)?$")]
    teryt: Option<String>,
    /// Changed on this day or at this moment (RFC 3339) or later. The list then holds what is gone too, with the
    /// status `defunct`.
    #[param(format = DateTime, example = "2026-11-01T08:00:00Z")]
    modified_after: Option<String>,
    /// Identifier and moment of change only.
    minimal: Option<bool>,
    /// Everything, as for one service alone.
    full: Option<bool>,
    /// Counted from 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<u32>,
    #[param(minimum = 1, maximum = 100)]
    per_page: Option<u32>,
    /// `json`.
    #[param(pattern = "^json$")]
    format: Option<String>,
}

/// The conditions of a query, or nothing when no service can meet them.
async fn filter(house: &ApiHouse, asked: &Asked, world: &Surroundings) -> Result<Option<Filter>, Problem> {
    // Everything is read before anything is looked up, so that a mistake is told even where nothing would be found.
    let (taxonomy, term) = (asked.id("taxonomy_id")?, asked.id("taxonomy_term_id")?);
    let postcode: Option<vocabulary::Postcode> = asked
        .said("postcode")
        .map(|text| text.parse().map_err(|_| wrong("postcode", "postcode")))
        .transpose()?;
    let mut filter = Filter {
        changed_since: asked.moment("modified_after")?,
        institution: asked.id("organization_id")?.map(Id::new),
        name: asked.text("search").map(str::to_owned),
        serves: asked.teryt("teryt")?,
        ..Filter::default()
    };
    let list = match taxonomy {
        Some(id) => match world.taxonomy(id) {
            Some(list) => Some(list),
            None => return Ok(None),
        },
        None => None,
    };
    let term = match term {
        Some(id) => match world.term(id) {
            Some(term) => Some(term),
            None => return Ok(None),
        },
        None => None,
    };
    match (list, term) {
        (Some(list), Some((of, _))) if list != of => return Ok(None),
        (_, Some(("service_type", code))) => filter.service_type = Some(code.to_owned()),
        (_, Some(("cus_area", code))) => filter.area = Some(code.to_owned()),
        (_, Some((list, code))) => filter.code = Some((list.to_owned(), Some(code.to_owned()))),
        // Every service has a type and an area.
        (Some("service_type" | "cus_area") | None, None) => {}
        (Some(list), None) => filter.code = Some((list.to_owned(), None)),
    }
    if let Some(postcode) = postcode {
        let gazetteer = house.gazetteer.get();
        let understood = gazetteer.find(postcode.as_str());
        match understood.taken() {
            Some(place) if filter.serves.as_ref().is_none_or(|unit| unit.contains(&place.teryt)) => {
                filter.serves = Some(place.teryt.clone());
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(filter))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/services",
    tag = "hsds",
    operation_id = "hsds_services",
    summary = "Services",
    params(ServicesQuery),
    responses(
        (status = 200, description = "One page of services", body = Listing<Listed>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list_services(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    let (minimal, full) = (asked.flag("minimal")?, asked.flag("full")?);
    let mut work = house.reading().await?;
    let world = house.surroundings(&mut work).await?;
    let Some(filter) = filter(&house, &asked, &world).await? else {
        return Ok(answer(&headers, &Listing::<Listed>::of(page, 0, Vec::new())));
    };
    let total = look::count_found(&mut work, &filter).await.map_err(Problem::fault)?;
    let found = look::found(&mut work, &filter, page.limit(), page.offset()).await.map_err(Problem::fault)?;
    let contents = if minimal {
        found
            .iter()
            .map(|kept| {
                Listed::Minimal(Minimal {
                    id: kept.service.id.uuid(),
                    last_modified: kept.changed_at.to_string(),
                    modified_date: kept.changed_at.to_string(),
                })
            })
            .collect()
    } else {
        let institutions = institutions_of(&mut work, found.iter()).await?;
        let depth = if full { Depth::Full } else { Depth::List };
        found
            .into_iter()
            .map(|kept| Listed::Whole(Box::new(service(kept, &institutions, &world, depth))))
            .collect()
    };
    Ok(answer(&headers, &Listing::of(page, total, contents)))
}

fn service(
    kept: Kept,
    institutions: &HashMap<Id<Institution>, Institution>,
    world: &Surroundings,
    depth: Depth,
) -> Service {
    let state = RecordState::from(&kept);
    let entry = kept.service.for_the_public();
    outward::service(&entry, state, institutions.get(&entry.institution), world, depth)
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/services/{id}",
    tag = "hsds",
    operation_id = "hsds_service",
    summary = "One service with everything",
    params(("id" = String, Path, description = "Identifier of the service", format = "uuid")),
    responses(
        (status = 200, description = "The service", body = Service),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such service", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show_service(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id: Id<Entry> = id.parse().map_err(|_| unknown("service"))?;
    let mut work = house.reading().await?;
    let kept = look::one(&mut work, id).await.map_err(Problem::fault)?.ok_or_else(|| unknown("service"))?;
    let world = house.surroundings(&mut work).await?;
    let institutions = institutions_of(&mut work, std::iter::once(&kept)).await?;
    Ok(answer(&headers, &service(kept, &institutions, &world, Depth::Full)))
}

/// Which institutions are asked for. Conditions are combined with AND.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(super) struct OrganizationsQuery {
    /// A part of the name; capitals and marks on letters do not matter.
    search: Option<String>,
    /// A kind of institution, by the identifier of `/taxonomy_terms`; no other list is one of institutions.
    #[param(value_type = Option<String>, format = "uuid")]
    taxonomy_term_id: Option<String>,
    /// The list of kinds, by the identifier of `/taxonomies`.
    #[param(value_type = Option<String>, format = "uuid")]
    taxonomy_id: Option<String>,
    /// Changed on this day or at this moment (RFC 3339) or later; what is gone is listed too.
    #[param(format = DateTime, example = "2026-11-01T08:00:00Z")]
    modified_after: Option<String>,
    /// Everything, as for one institution alone, without its services.
    full: Option<bool>,
    /// Counted from 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<u32>,
    #[param(minimum = 1, maximum = 100)]
    per_page: Option<u32>,
    /// `json`.
    #[param(pattern = "^json$")]
    format: Option<String>,
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/organizations",
    tag = "hsds",
    operation_id = "hsds_organizations",
    summary = "Institutions",
    params(OrganizationsQuery),
    responses(
        (status = 200, description = "One page of institutions", body = Listing<Organization>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list_organizations(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    let full = asked.flag("full")?;
    let since = asked.moment("modified_after")?;
    let search = asked.text("search").map(|text| polish::fold(text).into_owned());
    let (taxonomy, term) = (asked.id("taxonomy_id")?, asked.id("taxonomy_term_id")?);
    let mut work = house.reading().await?;
    let world = house.surroundings(&mut work).await?;
    let nothing = || answer(&headers, &Listing::<Organization>::of(page, 0, Vec::new()));
    if let Some(list) = taxonomy
        && world.taxonomy(list) != Some("institution_kind")
    {
        return Ok(nothing());
    }
    let kind = match term {
        Some(term) => match world.term(term) {
            Some(("institution_kind", kind)) => Some(kind),
            _ => return Ok(nothing()),
        },
        None => None,
    };
    let (total, found) = institutions_asked_for(&mut work, page, since, search.as_deref(), kind).await?;
    let depth = if full { Depth::Full } else { Depth::List };
    let contents = found
        .into_iter()
        .map(|(institution, state)| {
            outward::organization(&public(institution), Some(state), &world, depth, &[])
        })
        .collect();
    Ok(answer(&headers, &Listing::of(page, total, contents)))
}

async fn institutions_asked_for(
    work: &mut Work,
    page: PageAsked,
    since: Option<vocabulary::Moment>,
    search: Option<&str>,
    kind: Option<&str>,
) -> Result<(u64, Vec<(Institution, RecordState)>), Problem> {
    let always = vocabulary::Moment::from_microseconds(0).expect("1970 is in the calendar");
    let (all, present) =
        institutions::look::count_since(work, since.unwrap_or(always)).await.map_err(Problem::fault)?;
    let filtered = search.is_some() || kind.is_some();
    let (limit, offset) = if filtered {
        (usize::try_from(all).unwrap_or(usize::MAX), 0)
    } else {
        (page.limit(), page.offset())
    };
    let found: Vec<(Institution, RecordState)> = match since {
        Some(since) => institutions::look::changed_since(work, since, limit, offset)
            .await
            .map_err(Problem::fault)?
            .into_iter()
            .map(|kept| {
                let state = RecordState { changed_at: kept.changed_at, gone: kept.removed_at.is_some() };
                (kept.institution, state)
            })
            .collect(),
        None => institutions::look::page(work, limit, offset)
            .await
            .map_err(Problem::fault)?
            .into_iter()
            .map(|(institution, changed_at)| (institution, RecordState { changed_at, gone: false }))
            .collect(),
    };
    if !filtered {
        return Ok((if since.is_some() { all } else { present }, found));
    }
    let fits = |institution: &Institution| {
        kind.is_none_or(|kind| institution.kind == kind)
            && search.is_none_or(|part| {
                polish::fold(institution.name.in_language(vocabulary::Language::Polish)).contains(part)
            })
    };
    Ok(page.of(found.into_iter().filter(|(institution, _)| fits(institution)).collect()))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/organizations/{id}",
    tag = "hsds",
    operation_id = "hsds_organization",
    summary = "One institution with everything and the names of its services",
    params(("id" = String, Path, description = "Identifier of the institution", format = "uuid")),
    responses(
        (status = 200, description = "The institution", body = Organization),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such institution", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show_organization(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id: Id<Institution> = id.parse().map_err(|_| unknown("institution"))?;
    let mut work = house.reading().await?;
    let kept = institutions::look::one(&mut work, id)
        .await
        .map_err(Problem::fault)?
        .ok_or_else(|| unknown("institution"))?;
    let world = house.surroundings(&mut work).await?;
    let services: Vec<ServiceName> = look::of_institution(&mut work, id)
        .await
        .map_err(Problem::fault)?
        .iter()
        .map(|kept| ServiceName {
            id: kept.service.id.uuid(),
            name: kept.service.name.in_language(vocabulary::Language::Polish).to_owned(),
            status: outward::status(&kept.service, false).to_owned(),
        })
        .collect();
    let state = RecordState { changed_at: kept.changed_at, gone: kept.removed_at.is_some() };
    let organization =
        outward::organization(&public(kept.institution), Some(state), &world, Depth::Full, &services);
    Ok(answer(&headers, &organization))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/service_at_locations",
    tag = "hsds",
    operation_id = "hsds_service_at_locations",
    summary = "Services at their places",
    params(ServicesQuery),
    responses(
        (status = 200, description = "One page of services at places", body = Listing<ServiceAtLocation>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list_places(
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
    let Some(filter) = filter(&house, &asked, &world).await? else {
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
pub(super) async fn show_place(
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
