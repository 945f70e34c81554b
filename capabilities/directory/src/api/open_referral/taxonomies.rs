//! HSDS 3.1: the code lists as taxonomies.

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use utoipa::IntoParams;
use uuid::Uuid;
use web::Problem;

use super::Listing;
use crate::{
    api::{
        ApiHouse, answer,
        asked::{Asked, PageQuery, unknown},
    },
    hsds::objects::{Taxonomy, TaxonomyTerm},
};

/// Which lists are asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(in crate::api) struct TaxonomiesQuery {
    /// A part of the name or description.
    search: Option<String>,
}

fn contains(text: &str, folded: Option<&String>) -> bool {
    folded.is_none_or(|part| polish::fold(text).contains(part.as_str()))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/taxonomies",
    tag = "hsds",
    operation_id = "hsds_taxonomies",
    summary = "Code lists",
    params(TaxonomiesQuery, PageQuery),
    responses(
        (status = 200, description = "One page of code lists", body = Listing<Taxonomy>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn list_taxonomies(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    let search = asked.text("search").map(|text| polish::fold(text).into_owned());
    let world = house.surroundings(&mut house.reading().await?).await?;
    let all: Vec<Taxonomy> = world
        .codes
        .names()
        .map(|list| world.taxonomy_object(list))
        .filter(|list| contains(&list.name, search.as_ref()) || contains(&list.description, search.as_ref()))
        .collect();
    let (total, contents) = page.of(all);
    Ok(answer(&headers, &Listing::of(page, total, contents)))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/taxonomies/{id}",
    tag = "hsds",
    operation_id = "hsds_taxonomy",
    summary = "One code list",
    params(("id" = String, Path, description = "Identifier of the list", format = "uuid")),
    responses(
        (status = 200, description = "The list", body = Taxonomy),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such list", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn show_taxonomy(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = Uuid::parse_str(&id).map_err(|_| unknown("taxonomy"))?;
    let world = house.surroundings(&mut house.reading().await?).await?;
    let list = world.taxonomy(id).ok_or_else(|| unknown("taxonomy"))?;
    Ok(answer(&headers, &world.taxonomy_object(list)))
}

/// Which codes are asked for. Conditions are combined with AND.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(in crate::api) struct TermsQuery {
    /// A part of the Polish or English name.
    search: Option<String>,
    /// Codes of this list.
    #[param(value_type = Option<String>, format = "uuid")]
    taxonomy_id: Option<String>,
    /// Codes directly below this one.
    #[param(value_type = Option<String>, format = "uuid")]
    parent_id: Option<String>,
    /// Codes with nothing above them.
    top_only: Option<bool>,
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/taxonomy_terms",
    tag = "hsds",
    operation_id = "hsds_taxonomy_terms",
    summary = "Codes",
    params(TermsQuery, PageQuery),
    responses(
        (status = 200, description = "One page of codes", body = Listing<TaxonomyTerm>),
        (status = 304, description = "The reader has this answer"),
        (status = 400, description = "A parameter cannot be read", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn list_terms(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Asked::of(query.as_deref());
    let page = asked.page()?;
    let search = asked.text("search").map(|text| polish::fold(text).into_owned());
    let (list, parent, top) = (asked.id("taxonomy_id")?, asked.id("parent_id")?, asked.flag("top_only")?);
    let world = house.surroundings(&mut house.reading().await?).await?;
    let all: Vec<TaxonomyTerm> = world
        .codes
        .names()
        .flat_map(|list| world.codes.list(list).iter().map(move |code| (list, code)))
        .filter_map(|(list, code)| world.term_object(list, &code.code))
        .filter(|term| {
            list.is_none_or(|list| term.taxonomy_id == Some(list))
                && parent.is_none_or(|parent| term.parent_id == Some(parent))
                && !(top && term.parent_id.is_some())
                && (contains(&term.name, search.as_ref()) || contains(&term.description, search.as_ref()))
        })
        .collect();
    let (total, contents) = page.of(all);
    Ok(answer(&headers, &Listing::of(page, total, contents)))
}

#[utoipa::path(
    get,
    path = "/api/hsds/3.1/taxonomy_terms/{id}",
    tag = "hsds",
    operation_id = "hsds_taxonomy_term",
    summary = "One code",
    params(("id" = String, Path, description = "Identifier of the code", format = "uuid")),
    responses(
        (status = 200, description = "The code", body = TaxonomyTerm),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such code", content_type = "application/problem+json"),
    ),
)]
pub(in crate::api) async fn show_term(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = Uuid::parse_str(&id).map_err(|_| unknown("taxonomy_term"))?;
    let world = house.surroundings(&mut house.reading().await?).await?;
    let term = world.term(id).and_then(|(list, code)| {
        let mut term = world.term_object(list, code)?;
        term.taxonomy_detail = Some(Box::new(world.taxonomy_object(list)));
        Some(term)
    });
    Ok(answer(&headers, &term.ok_or_else(|| unknown("taxonomy_term"))?))
}
