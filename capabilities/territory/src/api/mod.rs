//! Doors for programs: units of a day, one unit with its history, and what a text about a place means.

mod asked;
mod views;

use axum::{
    Json, Router,
    extract::{Path, RawQuery, State},
    routing::get,
};
use database::{Context, Fault};
use utoipa::{IntoParams, OpenApi};
use vocabulary::{Actor, Teryt};
use web::{Paging, Problem};

use crate::{Date, Territory, look};
use asked::Asked;
use views::{ChangeView, Level, PlaceView, PlacesView, UnitView, UnitWithHistory, UnitsView};

/// The description of these doors, to be merged into that of the whole house.
#[derive(OpenApi)]
#[openapi(
    paths(list_units, show_unit, find_places),
    tags((name = "territory", description = "Voivodeships, powiats and gminas with TERYT codes, and places people name"))
)]
struct Description;

/// What the interface for programs says of itself.
pub fn open_api() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// The doors, all below `/api/v1/territory`.
pub fn api(territory: Territory) -> Router {
    let router = Router::new()
        .route("/api/v1/territory/units", get(list_units))
        .route("/api/v1/territory/units/{teryt}", get(show_unit))
        .route("/api/v1/territory/places", get(find_places))
        .with_state(territory);
    web::open_to_other_sites(router)
}

/// Which units are asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
struct UnitsQuery {
    /// Only units of this level.
    level: Option<Level>,
    /// Only units directly below this one.
    #[param(example = "1207", pattern = "^(0[2468]|[12][02468]|3[02])([0-9]{2}([0-9]{2}[1-3])?)?$")]
    parent: Option<String>,
    /// The units of this day; today's otherwise.
    #[param(value_type = Option<String>, format = Date)]
    valid_on: Option<String>,
    /// Counted from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    #[param(minimum = 1, maximum = 1000)]
    per_page: Option<u32>,
}

const MOST_UNITS: u64 = 1_000;
const USUAL_UNITS: u64 = 100;
const MOST_PAGES: u64 = 100_000;
const MOST_PLACES: u64 = 50;
const USUAL_PLACES: u64 = 10;

#[utoipa::path(
    get,
    path = "/api/v1/territory/units",
    tag = "territory",
    operation_id = "territory_units",
    summary = "Units of a day",
    params(UnitsQuery),
    responses(
        (status = 200, description = "One page of units", body = UnitsView),
        (status = 422, description = "A parameter cannot be read", content_type = "application/problem+json"),
    )
)]
async fn list_units(
    State(territory): State<Territory>,
    RawQuery(query): RawQuery,
) -> Result<Json<UnitsView>, Problem> {
    let mut asked = Asked::of(query.as_deref());
    let level = asked.level("level");
    let parent = asked.teryt("parent");
    let day = asked.day("valid_on");
    let page = asked.number("page", 1, MOST_PAGES);
    let size = asked.number("per_page", USUAL_UNITS, MOST_UNITS);
    asked.finish()?;

    let context = Context::now(Actor::Visitor);
    let day = day.unwrap_or_else(|| context.moment.day_in_poland());
    let mut work = territory.database().reading(context).await.map_err(Problem::fault)?;
    let units = look::units(&mut work, day, level, parent.as_ref()).await.map_err(Problem::fault)?;
    let total = units.len() as u64;
    let paging = Paging { number: page, size, total };
    let shown = units
        .iter()
        .skip(usize::try_from(paging.offset()).unwrap_or(usize::MAX))
        .take(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(Json(UnitsView {
        total,
        page,
        pages: paging.pages(),
        per_page: size,
        units: shown.map(UnitView::from).collect(),
    }))
}

/// Of which day a unit is asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
struct UnitQuery {
    /// The unit of this day; today's otherwise.
    #[param(value_type = Option<String>, format = Date)]
    valid_on: Option<String>,
}

#[utoipa::path(
    get,
    path = "/api/v1/territory/units/{teryt}",
    tag = "territory",
    operation_id = "territory_unit",
    summary = "One unit with its path and history",
    params(
        ("teryt" = String, Path, description = "2, 4 or 7 digits", example = "1207072"),
        UnitQuery,
    ),
    responses(
        (status = 200, description = "The unit", body = UnitWithHistory),
        (status = 404, description = "No unit of this code on this day", content_type = "application/problem+json"),
        (status = 422, description = "A parameter cannot be read", content_type = "application/problem+json"),
    )
)]
async fn show_unit(
    State(territory): State<Territory>,
    Path(teryt): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<UnitWithHistory>, Problem> {
    let mut asked = Asked::of(query.as_deref());
    let day = asked.day("valid_on");
    asked.finish()?;
    let teryt: Teryt = teryt.parse().map_err(|_| Problem::not_found())?;

    let context = Context::now(Actor::Visitor);
    let day = day.unwrap_or_else(|| context.moment.day_in_poland());
    let shown = unit_with_history(&territory, context, &teryt, day).await.map_err(Problem::fault)?;
    shown.map(Json).ok_or_else(Problem::not_found)
}

async fn unit_with_history(
    territory: &Territory,
    context: Context,
    teryt: &Teryt,
    day: Date,
) -> Result<Option<UnitWithHistory>, Fault> {
    let mut work = territory.database().reading(context).await?;
    let Some(unit) = look::unit(&mut work, teryt, day).await? else { return Ok(None) };
    Ok(Some(UnitWithHistory {
        unit: UnitView::from(&unit),
        path: look::path(&mut work, teryt, day).await?.iter().map(UnitView::from).collect(),
        current_teryt: look::successor(&mut work, teryt, day).await?.into(),
        changes: look::changes_of(&mut work, teryt).await?.into_iter().map(ChangeView::from).collect(),
    }))
}

/// Which place is asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
struct PlacesQuery {
    /// A name in any form, a postal code or a TERYT code; or the beginning of a name.
    #[param(example = "w Nowym Targu")]
    q: Option<String>,
    /// How many suggestions at most.
    #[param(minimum = 1, maximum = 50)]
    limit: Option<u32>,
}

#[utoipa::path(
    get,
    path = "/api/v1/territory/places",
    tag = "territory",
    operation_id = "territory_places",
    summary = "Understand or complete the name of a place",
    params(PlacesQuery),
    responses(
        (status = 200, description = "What the text means", body = PlacesView),
        (status = 422, description = "A parameter cannot be read", content_type = "application/problem+json"),
    )
)]
async fn find_places(
    State(territory): State<Territory>,
    RawQuery(query): RawQuery,
) -> Result<Json<PlacesView>, Problem> {
    let mut asked = Asked::of(query.as_deref());
    let most = asked.number("limit", USUAL_PLACES, MOST_PLACES);
    let text = asked.form.get("q").to_owned();
    asked.finish()?;
    let gazetteer = territory.gazetteer();
    let understanding = gazetteer.find(&text);
    let suggestions = gazetteer.suggest(&text, usize::try_from(most).unwrap_or(usize::MAX));
    Ok(Json(PlacesView {
        taken: understanding.taken().map(PlaceView::from),
        others: understanding.others().iter().map(PlaceView::from).collect(),
        suggestions: suggestions.iter().map(PlaceView::from).collect(),
    }))
}
