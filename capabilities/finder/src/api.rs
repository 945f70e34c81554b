//! Doors for programs: `GET /api/v1/find`.

use axum::{
    Json, Router,
    extract::{RawQuery, State},
    routing::get,
};
use serde::Serialize;
use utoipa::{IntoParams, OpenApi, ToSchema};
use vocabulary::Language;
use web::{FieldErrors, Form, Problem, Visit};

use crate::{Answer, House, MOST_RESULTS, Question, Where, answer, why};

/// What is asked.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "its fields are the documentation of the query; the query is read as a form")]
struct FindQuery {
    /// What somebody needs, in their own words, in Polish, Ukrainian or English.
    q: Option<String>,
    /// Name of a place, locality, postal code or TERYT code.
    place: Option<String>,
    /// Language of names and reasons: `pl`, `en` or `uk`; `pl` without one.
    #[param(pattern = "^(pl|en|uk)$")]
    lang: Option<String>,
    /// How many results, 1 to 100; 10 without a number.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// What was understood and found.
#[derive(Debug, Serialize, ToSchema)]
struct FindAnswer {
    /// The place as it was understood; nothing when none was given or it is unknown.
    place: Option<PlaceView>,
    /// Other places of the same name.
    other_places: Vec<PlaceView>,
    /// The needs that were recognised, the surest first.
    needs: Vec<NeedView>,
    /// Phone numbers to call first, when somebody may be in danger.
    call_first: Vec<String>,
    /// How many services match in all.
    total: usize,
    /// The results in order; with `fallback`, those who always help.
    results: Vec<ResultView>,
    /// Whether nothing suitable is known and only the fallback is offered.
    fallback: bool,
}

/// A place.
#[derive(Debug, Serialize, ToSchema)]
struct PlaceView {
    /// Its name.
    name: String,
    /// The code of the unit it is or lies in.
    teryt: String,
    /// gmina, locality, postcode, powiat or voivodeship.
    kind: String,
    /// Degrees north.
    latitude: Option<f64>,
    /// Degrees east.
    longitude: Option<f64>,
}

/// A need of the thesaurus.
#[derive(Debug, Serialize, ToSchema)]
struct NeedView {
    /// Its identifier.
    id: String,
    /// What it is called.
    name: String,
}

/// One service.
#[derive(Debug, Serialize, ToSchema)]
struct ResultView {
    /// Its identifier here.
    id: uuid::Uuid,
    /// The collection it came with.
    source: String,
    /// Its identifier there.
    source_id: String,
    /// Code of the list `service_type`.
    service_type: String,
    /// Code of the list `institution_kind`.
    institution_kind: String,
    /// What it is called.
    name: String,
    /// Who gives it.
    institution: String,
    /// Distance in kilometres from the place to the locality of the service.
    distance_km: Option<f64>,
    /// Why it is here, in one line.
    reason: String,
}

/// The finder's interface.
#[derive(OpenApi)]
#[openapi(paths(find), components(schemas(FindAnswer, PlaceView, NeedView, ResultView)))]
struct Document;

/// The description of the finder's interface.
pub fn open_api() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// The finder's interface.
pub fn api(house: House) -> Router {
    web::open_to_other_sites(Router::new().route("/api/v1/find", get(find)).with_state(house))
}

fn place(place: &territory::Place) -> PlaceView {
    PlaceView {
        name: place.name.clone(),
        teryt: place.teryt.to_string(),
        kind: place.kind.code().to_owned(),
        latitude: place.point.map(|point| point.latitude),
        longitude: place.point.map(|point| point.longitude),
    }
}

/// Finds help: services that answer a need, near a place.
#[utoipa::path(get, path = "/api/v1/find", tag = "finder", params(FindQuery),
    responses((status = 200, description = "What was understood and found", body = FindAnswer),
              (status = 422, description = "A parameter cannot be understood", content_type = "application/problem+json")))]
async fn find(
    visit: Visit,
    State(house): State<House>,
    RawQuery(query): RawQuery,
) -> Result<Json<FindAnswer>, Problem> {
    let asked = Form::of(query.as_deref().unwrap_or_default());
    let mut errors = FieldErrors::new();
    let said = |name| asked.has(name).then(|| asked.get(name));
    let language = match said("lang") {
        None => Language::Polish,
        Some(text) => text.parse().unwrap_or_else(|_| {
            errors.add("lang", "find-api-lang");
            Language::Polish
        }),
    };
    let limit = match said("limit") {
        None => 10,
        Some(text) => match text.parse::<usize>() {
            Ok(limit) if (1..=MOST_RESULTS).contains(&limit) => limit,
            _ => {
                errors.add("limit", "find-api-limit");
                1
            }
        },
    };
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let t = visit.t.in_language(language);
    let question = Question {
        text: asked.get("q").to_owned(),
        place: asked.get("place").to_owned(),
        filters: crate::pages::filters(&asked),
        limit,
        skip: 0,
    };
    let Answer { place: here, found } = answer(&house, &question, language).map_err(Problem::fault)?;
    if found.fallback {
        crate::unmet::note(&house, &found, &here);
    }
    let others = match &here {
        Where::Here { others, .. } => others.iter().map(place).collect(),
        Where::Unsaid | Where::Unknown(_) => Vec::new(),
    };
    let kinds = found.understood.urgent.iter().map(String::as_str);
    let call_first = crate::pages::lines(&house, kinds, &t).into_iter().map(|line| line.number).collect();
    Ok(Json(FindAnswer {
        place: here.place().map(place),
        other_places: others,
        needs: found
            .understood
            .needs
            .iter()
            .map(|one| NeedView {
                id: one.need.id.clone(),
                name: one.need.name.in_language(language).to_owned(),
            })
            .collect(),
        call_first,
        total: found.total,
        results: found
            .results
            .iter()
            .map(|hit| ResultView {
                id: hit.id,
                source: hit.source.clone(),
                source_id: hit.source_id.clone(),
                service_type: hit.service_type.clone(),
                institution_kind: hit.institution_kind.clone(),
                name: hit.name.in_language(language).to_owned(),
                institution: hit.institution_name.in_language(language).to_owned(),
                distance_km: hit.distance_km.map(|km| (km * 10.0).round() / 10.0),
                reason: why(&house, &hit.reason, &t),
            })
            .collect(),
        fallback: found.fallback,
    }))
}
