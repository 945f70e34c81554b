//! Doors for programs: units of a day, one unit with its history, and what a text about a place means.

use axum::{
    Json, Router,
    extract::{Path, RawQuery, State},
    routing::get,
};
use database::{Context, Fault};
use serde::Serialize;
use utoipa::{IntoParams, OpenApi, ToSchema};
use vocabulary::{Actor, GminaKind, Teryt, UnitLevel};
use web::{FieldErrors, Form, Message, Paging, Problem};

use crate::{
    Date, Territory, look,
    place::{Place, PlaceKind},
    unit::{PointSource, Unit, UnitChange, level_of_code},
};

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

/// Which rung of the ladder a unit stands on.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Level {
    Voivodeship,
    Powiat,
    Gmina,
}

impl From<UnitLevel> for Level {
    fn from(level: UnitLevel) -> Self {
        match level {
            UnitLevel::Voivodeship => Self::Voivodeship,
            UnitLevel::Powiat => Self::Powiat,
            UnitLevel::Gmina => Self::Gmina,
        }
    }
}

/// The kind of a gmina, the last digit of its code.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum KindOfGmina {
    Urban,
    Rural,
    UrbanRural,
}

impl From<GminaKind> for KindOfGmina {
    fn from(kind: GminaKind) -> Self {
        match kind {
            GminaKind::Urban => Self::Urban,
            GminaKind::Rural => Self::Rural,
            GminaKind::UrbanRural => Self::UrbanRural,
        }
    }
}

/// A unit as it is valid in a period.
#[derive(Debug, Serialize, ToSchema)]
struct UnitView {
    /// 2 digits of a voivodeship, 4 of a powiat, 7 of a gmina.
    #[schema(example = "1207072")]
    teryt: String,
    level: Level,
    gmina_kind: Option<KindOfGmina>,
    /// The official name, which several units may share.
    name: String,
    /// The code of the unit above.
    parent: Option<String>,
    /// The locality of the authority.
    seat: Option<String>,
    population: Option<u32>,
    population_year: Option<u16>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// `seat_place`: the point of the seat; `polygon_point`: some point inside the outline.
    point_source: Option<&'static str>,
    /// The earliest day on which a source confirms the code.
    #[schema(value_type = String, format = Date)]
    valid_from: String,
    /// The first day on which it is no longer valid.
    #[schema(value_type = Option<String>, format = Date)]
    valid_to: Option<String>,
}

impl From<&Unit> for UnitView {
    fn from(unit: &Unit) -> Self {
        Self {
            teryt: unit.teryt.to_string(),
            level: unit.level().into(),
            gmina_kind: unit.gmina_kind().map(KindOfGmina::from),
            name: unit.name.clone(),
            parent: unit.parent().map(String::from),
            seat: unit.seat.clone(),
            population: unit.population.map(|population| population.people),
            population_year: unit.population.map(|population| population.year),
            latitude: unit.point.map(|point| point.latitude),
            longitude: unit.point.map(|point| point.longitude),
            point_source: unit.point_source.map(PointSource::code),
            valid_from: unit.period.from.to_string(),
            valid_to: unit.period.to.map(|day| day.to_string()),
        }
    }
}

/// One page of units, in the order of their codes.
#[derive(Debug, Serialize, ToSchema)]
struct UnitsView {
    /// How many units there are in all.
    total: u64,
    page: u64,
    pages: u64,
    per_page: u64,
    units: Vec<UnitView>,
}

/// How one unit followed another.
#[derive(Debug, Serialize, ToSchema)]
struct ChangeView {
    old_teryt: Option<String>,
    new_teryt: Option<String>,
    name: String,
    /// `kind_changed`, `renamed`, `created`, `merged`, `split`, `moved`, `ended`.
    change: &'static str,
    /// The first day of the new state, when the source says it.
    #[schema(value_type = Option<String>, format = Date)]
    effective: Option<String>,
    note: Option<String>,
}

impl From<UnitChange> for ChangeView {
    fn from(change: UnitChange) -> Self {
        Self {
            old_teryt: change.old.map(String::from),
            new_teryt: change.new.map(String::from),
            name: change.name,
            change: change.change.code(),
            effective: change.effective.map(|day| day.to_string()),
            note: change.note,
        }
    }
}

/// A unit with what is above it and what became of it.
#[derive(Debug, Serialize, ToSchema)]
struct UnitWithHistory {
    #[serde(flatten)]
    unit: UnitView,
    /// The unit and those above it, the smallest first.
    path: Vec<UnitView>,
    /// The code under which it goes on the day asked for.
    current_teryt: String,
    changes: Vec<ChangeView>,
}

/// A place as somebody named it.
#[derive(Debug, Serialize, ToSchema)]
struct PlaceView {
    name: String,
    /// `gmina`, `locality`, `postcode`, `powiat`, `voivodeship`.
    kind: &'static str,
    /// The unit it is or lies in.
    teryt: String,
    level: Level,
    gmina: Option<String>,
    powiat: Option<String>,
    voivodeship: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl From<&Place> for PlaceView {
    fn from(place: &Place) -> Self {
        Self {
            name: place.name.clone(),
            kind: PlaceKind::code(place.kind),
            teryt: place.teryt.to_string(),
            level: place.level().into(),
            gmina: place.gmina.clone(),
            powiat: place.powiat.clone(),
            voivodeship: place.voivodeship.clone(),
            latitude: place.point.map(|point| point.latitude),
            longitude: place.point.map(|point| point.longitude),
        }
    }
}

/// What a text about a place was understood as.
#[derive(Debug, Serialize, ToSchema)]
struct PlacesView {
    /// The place to go on with, if the text names one.
    taken: Option<PlaceView>,
    /// What else it could mean, the likeliest first.
    others: Vec<PlaceView>,
    /// Places whose names begin with the text.
    suggestions: Vec<PlaceView>,
}

/// Which units are asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
struct UnitsQuery {
    /// Only units of this level.
    level: Option<Level>,
    /// Only units directly below this one.
    #[param(example = "1207", pattern = "^[0-9]{2}([0-9]{2}([0-9]{3})?)?$")]
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

/// A query string being read; what cannot be read is gathered, so that all of it is told at once.
struct Asked {
    form: Form,
    errors: FieldErrors,
}

impl Asked {
    fn of(query: Option<&str>) -> Self {
        Self { form: Form::of(query.unwrap_or_default()), errors: FieldErrors::new() }
    }

    /// The value, read; an empty one is none.
    fn read<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>, wrong: Message) -> Option<T> {
        let text = Some(self.form.get(name)).filter(|text| !text.is_empty())?;
        let value = read(text);
        if value.is_none() {
            self.errors.add(name, wrong);
        }
        value
    }

    fn level(&mut self, name: &str) -> Option<UnitLevel> {
        self.read(name, level_of_code, Message::new("territory-level-unknown"))
    }

    fn teryt(&mut self, name: &str) -> Option<Teryt> {
        self.read(name, |text| text.parse().ok(), Message::new("territory-code-malformed"))
    }

    fn day(&mut self, name: &str) -> Option<Date> {
        // Only year-month-day: jiff would also read a moment.
        let day = |text: &str| (text.len() == 10).then(|| text.parse().ok()).flatten();
        self.read(name, day, Message::new("territory-day-malformed"))
    }

    fn number(&mut self, name: &str, usual: u64, most: u64) -> u64 {
        let number = |text: &str| text.parse().ok().filter(|number| (1..=most).contains(number));
        let wrong = Message::new("territory-number-malformed")
            .with("least", 1)
            .with("most", i32::try_from(most).unwrap_or(i32::MAX));
        self.read(name, number, wrong).unwrap_or(usual)
    }

    fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}
