//! HSDS 3.1: institutions as organizations.

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use database::Work;
use institutions::Institution;
use utoipa::IntoParams;
use vocabulary::Id;
use web::Problem;

use super::Listing;
use crate::{
    api::{
        ApiHouse, answer,
        asked::{Asked, PageAsked, PageQuery, unknown},
        public,
    },
    hsds::{
        objects::{Organization, ServiceName},
        outward::{self, Depth, State as RecordState},
    },
    look,
};

/// Which institutions are asked for. Conditions are combined with AND.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(in crate::api) struct OrganizationsQuery {
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
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/organizations",
    tag = "hsds",
    operation_id = "hsds_organizations",
    summary = "Institutions",
    params(OrganizationsQuery, PageQuery),
    responses(
        (status = 200, description = "One page of institutions", body = Listing<Organization>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn list_organizations(
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
pub(in crate::api) async fn show_organization(
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
