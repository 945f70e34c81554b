//! Our own records as the public may see them, the code lists and the sources.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use institutions::{Code, Institution};
use serde::Serialize;
use utoipa::ToSchema;
use vocabulary::Id;
use web::Problem;

use super::{ApiHouse, answer, asked::unknown, public};
use crate::{Service, look};

/// A record with its state.
#[derive(Debug, Serialize, ToSchema)]
struct Record<T> {
    #[serde(flatten)]
    facts: T,
    /// When it last changed.
    #[schema(format = DateTime)]
    changed_at: String,
    /// When its source stopped naming it; then this is its last state.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    removed_at: Option<String>,
}

/// A service. Empty fields are left out; texts are objects with `pl`, `en`, `uk`; codes are those of
/// `/api/v1/code-lists`.
#[derive(ToSchema)]
#[schema(as = directory::Service)]
#[expect(dead_code, reason = "it describes the answer; the record writes itself")]
struct ServiceView {
    #[schema(format = "uuid")]
    id: String,
    /// Identifier of the institution.
    #[schema(format = "uuid")]
    institution: String,
    provenance: ProvenanceView,
    name: TextView,
    service_type: String,
    /// One of the 14 areas.
    area: String,
    /// `offer`: a source names this offer; `statutory_duty`: the law obliges the unit, nobody confirmed an offer.
    standing: String,
    /// `active`, `paused`, `ended`.
    status: String,
    description: Option<TextView>,
    audience: serde_json::Value,
    /// TERYT codes.
    serves: Option<Vec<String>>,
    access_path: serde_json::Value,
    cost: serde_json::Value,
    modes: Option<Vec<String>>,
    sites: Option<Vec<serde_json::Value>>,
    hours: Option<serde_json::Value>,
    languages: Option<Vec<String>>,
    access: Option<Vec<serde_json::Value>>,
    capacity: Option<serde_json::Value>,
    contacts: serde_json::Value,
    texts: Option<serde_json::Value>,
    confirmation: serde_json::Value,
    /// True for an invented example.
    is_example: Option<bool>,
    #[schema(format = DateTime)]
    changed_at: String,
    #[schema(format = DateTime)]
    removed_at: Option<String>,
}

/// An institution. Empty fields are left out.
#[derive(ToSchema)]
#[schema(as = directory::Institution)]
#[expect(dead_code, reason = "it describes the answer; the record writes itself")]
struct InstitutionView {
    #[schema(format = "uuid")]
    id: String,
    kind: String,
    name: TextView,
    provenance: ProvenanceView,
    /// Numbers in registers, each with who states it.
    claims: Option<Vec<serde_json::Value>>,
    /// TERYT code of the unit to which it belongs.
    teryt: String,
    /// TERYT code of the gmina in which it stands.
    located_in: String,
    locality: Option<String>,
    serves: Option<Vec<String>>,
    #[schema(format = "uuid")]
    part_of: Option<String>,
    address: serde_json::Value,
    position: Option<serde_json::Value>,
    contacts: serde_json::Value,
    hours: Option<serde_json::Value>,
    access: Option<Vec<serde_json::Value>>,
    texts: Option<serde_json::Value>,
    note: Option<String>,
    /// True for an invented example.
    is_example: Option<bool>,
    #[schema(format = DateTime)]
    changed_at: String,
    #[schema(format = DateTime)]
    removed_at: Option<String>,
}

/// A text in up to three languages.
#[derive(ToSchema)]
#[schema(as = directory::Text)]
#[expect(dead_code, reason = "it describes the answer; the record writes itself")]
struct TextView {
    pl: Option<String>,
    en: Option<String>,
    uk: Option<String>,
}

/// Where a record comes from.
#[derive(ToSchema)]
#[schema(as = directory::Provenance)]
#[expect(dead_code, reason = "it describes the answer; the record writes itself")]
struct ProvenanceView {
    /// The collection that was imported.
    collection: String,
    /// The identifier in that collection.
    source_id: String,
    /// Key of the source, see `/api/v1/sources`.
    source: String,
    /// A day, a month or a year.
    as_of: Option<String>,
    also_in: Option<Vec<String>>,
}

#[utoipa::path(
    get,
    path = "/api/v1/services/{id}",
    tag = "directory",
    operation_id = "service",
    summary = "One service",
    params(("id" = String, Path, description = "Identifier of the service", format = "uuid")),
    responses(
        (status = 200, description = "The service", body = ServiceView),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such service", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show_service(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id: Id<Service> = id.parse().map_err(|_| unknown("service"))?;
    let mut work = house.reading().await?;
    let kept = look::one(&mut work, id).await.map_err(Problem::fault)?.ok_or_else(|| unknown("service"))?;
    let record = Record {
        facts: kept.service.for_the_public(),
        changed_at: kept.changed_at.to_string(),
        removed_at: kept.removed_at.map(|moment| moment.to_string()),
    };
    Ok(answer(&headers, &record))
}

#[utoipa::path(
    get,
    path = "/api/v1/institutions/{id}",
    tag = "directory",
    operation_id = "institution",
    summary = "One institution",
    params(("id" = String, Path, description = "Identifier of the institution", format = "uuid")),
    responses(
        (status = 200, description = "The institution", body = InstitutionView),
        (status = 304, description = "The reader has this answer"),
        (status = 404, description = "There is no such institution", content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show_institution(
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
    let record = Record {
        facts: public(kept.institution),
        changed_at: kept.changed_at.to_string(),
        removed_at: kept.removed_at.map(|moment| moment.to_string()),
    };
    Ok(answer(&headers, &record))
}

/// A code.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = directory::Code)]
struct CodeView {
    /// Stable for ever.
    code: String,
    /// The code above it in the same list.
    parent: Option<String>,
    #[schema(value_type = TextView)]
    name: vocabulary::LocalText,
    /// First day on which it may be used.
    valid_from: Option<String>,
    /// Last day.
    valid_to: Option<String>,
}

impl From<&Code> for CodeView {
    fn from(code: &Code) -> Self {
        Self {
            code: code.code.clone(),
            parent: code.parent.clone(),
            name: code.name.clone(),
            valid_from: code.valid_from.map(|day| day.to_string()),
            valid_to: code.valid_to.map(|day| day.to_string()),
        }
    }
}

#[utoipa::path(
    get,
    path = "/api/v1/code-lists",
    tag = "directory",
    operation_id = "code_lists",
    summary = "All code lists, by name",
    responses(
        (status = 200, description = "The lists", body = BTreeMap<String, Vec<CodeView>>),
        (status = 304, description = "The reader has this answer"),
    ),
)]
pub(super) async fn show_code_lists(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let world = house.surroundings(&mut house.reading().await?).await?;
    let lists: BTreeMap<&str, Vec<CodeView>> = world
        .codes
        .names()
        .map(|list| (list, world.codes.list(list).iter().map(CodeView::from).collect()))
        .collect();
    Ok(answer(&headers, &lists))
}

/// A source: who publishes it, under which terms.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = directory::Source)]
struct SourceView {
    /// Its key.
    source: String,
    publisher: String,
    title: String,
    /// The state it describes, in the source's own words.
    as_of: Option<String>,
    url: Option<String>,
    licence: Option<String>,
    /// Whether nobody official stands behind it.
    unofficial: bool,
}

#[utoipa::path(
    get,
    path = "/api/v1/sources",
    tag = "directory",
    operation_id = "sources",
    summary = "Where the entries come from",
    responses(
        (status = 200, description = "The sources, by key", body = Vec<SourceView>),
        (status = 304, description = "The reader has this answer"),
    ),
)]
pub(super) async fn show_sources(
    State(house): State<ApiHouse>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let world = house.surroundings(&mut house.reading().await?).await?;
    let mut sources: Vec<SourceView> = world
        .sources()
        .map(|source| SourceView {
            source: source.source.clone(),
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            as_of: source.as_of.clone(),
            url: source.url.clone(),
            licence: source.licence.clone(),
            unofficial: source.is_unofficial(),
        })
        .collect();
    sources.sort_by(|left, right| left.source.cmp(&right.source));
    Ok(answer(&headers, &sources))
}
