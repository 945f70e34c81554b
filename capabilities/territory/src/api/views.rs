//! What programs get to see: units, their history, places.

use serde::Serialize;
use utoipa::ToSchema;
use vocabulary::{GminaKind, UnitLevel};

use crate::{
    place::{Place, PlaceKind},
    unit::{PointSource, Unit, UnitChange},
};

/// Which rung of the ladder a unit stands on.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
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
pub(super) enum KindOfGmina {
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
pub(super) struct UnitView {
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
pub(super) struct UnitsView {
    /// How many units there are in all.
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    pub per_page: u64,
    pub units: Vec<UnitView>,
}

/// How one unit followed another.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChangeView {
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
pub(super) struct UnitWithHistory {
    #[serde(flatten)]
    pub unit: UnitView,
    /// The unit and those above it, the smallest first.
    pub path: Vec<UnitView>,
    /// The code under which it goes on the day asked for.
    pub current_teryt: String,
    pub changes: Vec<ChangeView>,
}

/// A place as somebody named it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaceView {
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
pub(super) struct PlacesView {
    /// The place to go on with, if the text names one.
    pub taken: Option<PlaceView>,
    /// What else it could mean, the likeliest first.
    pub others: Vec<PlaceView>,
    /// Places whose names begin with the text.
    pub suggestions: Vec<PlaceView>,
}
