//! Where people are: voivodeships, powiats and gminas valid in their time, localities, postal codes, outlines.
//!
//! It is the lowest capability: it knows no institution and no service. It loads units from our own table and
//! from the official register, keeps what changed, and understands what people type into "Where?".
//!
//! Start reading at [`Gazetteer::find`] (understanding a place), then at [`load_units()`] and `reconcile`
//! (keeping units), then at the nouns [`Unit`], [`Locality`] and [`Place`].

mod api;
mod gazetteer;
mod house;
mod label;
mod load_boundaries;
mod load_changes;
mod load_localities;
mod load_postcodes;
mod load_terc;
mod load_units;
mod loading;
mod locality;
mod look;
mod permissions;
mod place;
mod reconcile;
mod store;
mod unit;

pub use api::{api, open_api};
pub use gazetteer::Gazetteer;
pub use house::Territory;
pub use jiff::civil::Date;
pub use label::label;
pub use load_boundaries::load_boundaries;
pub use load_changes::load_changes;
pub use load_localities::load_localities;
pub use load_postcodes::load_postcodes;
pub use load_terc::{LoadedTerc, TercEdition, load_terc};
pub use load_units::load_units;
pub use loading::{CannotLoad, Completeness, Loaded, Progress};
pub use locality::{Boundary, Locality, LocalityKind, PostcodePlace, UnknownLocalityKind};
pub use look::{
    boundaries, changes_of, children, gminas_of, localities_of, nearest, path, successor, unit, units,
};
pub use permissions::NotAllowed;
pub use place::{Place, PlaceKind, Understanding};
pub use store::STATEMENTS;
pub use unit::{
    ChangeKind, Period, PointSource, Population, Unit, UnitChange, UnknownChange, gmina_kind_code,
    level_code, level_of_code,
};

/// The tables of this capability.
pub const MIGRATIONS: database::Migrations = database::Migrations {
    owner: "territory",
    steps: &[database::Migration {
        name: "0001_territory",
        sql: include_str!("../migrations/0001_territory.sql"),
    }],
};

/// The words of this capability.
pub const WORDS: translations::Words = translations::Words {
    name: "territory",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
