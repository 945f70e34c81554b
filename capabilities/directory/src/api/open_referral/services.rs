//! HSDS 3.1: services.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use institutions::Institution;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use vocabulary::Id;
use web::Problem;

use super::Listing;
use crate::{
    Filter, Service as Entry,
    api::{
        ApiHouse, answer,
        asked::{Asked, PageQuery, unknown, wrong},
        institutions_of,
    },
    hsds::{
        Surroundings,
        objects::Service,
        outward::{self, Depth, State as RecordState},
    },
    look::{self, Kept},
};

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
pub(in crate::api) enum Listed {
    Minimal(Minimal),
    Whole(Box<Service>),
}

/// Which services are asked for. Conditions are combined with AND; parameters not named here are passed over.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(in crate::api) struct ServicesQuery {
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
}

/// The conditions of a query, or nothing when no service can meet them.
pub(super) fn filter(
    house: &ApiHouse,
    asked: &Asked,
    world: &Surroundings,
) -> Result<Option<Filter>, Problem> {
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
    params(ServicesQuery, PageQuery),
    responses(
        (status = 200, description = "One page of services", body = Listing<Listed>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn list_services(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    let (minimal, full) = (asked.flag("minimal")?, asked.flag("full")?);
    let mut work = house.reading().await?;
    let world = house.surroundings(&mut work).await?;
    let Some(filter) = filter(&house, &asked, &world)? else {
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
pub(in crate::api) async fn show_service(
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
