//! Noun: a territorial unit, valid in a period, and how units succeed one another.
//!
//! Codes and borders change every 1 January. A code therefore has a period, and a new code knows the old one
//! through a [`UnitChange`].

use std::{fmt, str::FromStr};

use vocabulary::{GminaKind, Point, Teryt, UnitLevel};

use crate::Date;

/// From a day on, up to a day, or until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day. For a unit: the earliest day on which a source confirms the code.
    pub from: Date,
    /// The first day on which it is no longer so.
    pub to: Option<Date>,
}

impl Period {
    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// People registered in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Population {
    /// How many.
    pub people: u32,
    /// The state at the end of this year.
    pub year: u16,
}

/// Where the point of a unit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PointSource {
    /// The place in which the authority sits.
    SeatPlace,
    /// Some point inside the boundary.
    PolygonPoint,
}

/// A voivodeship, powiat or gmina as it is in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its code; level, kind and parent follow from it.
    pub teryt: Teryt,
    /// Its official name. Not unique: a town and the rural gmina around it often share it.
    pub name: String,
    /// The locality of its authority.
    pub seat: Option<String>,
    /// Who lives there, where a source says so.
    pub population: Option<Population>,
    /// A point that stands for it.
    pub point: Option<Point>,
    /// What that point is.
    pub point_source: Option<PointSource>,
    /// When the code and the name are valid.
    pub period: Period,
}

impl Unit {
    /// Which rung of the ladder it is.
    pub fn level(&self) -> UnitLevel {
        self.teryt.level()
    }

    /// The kind of a gmina.
    pub fn gmina_kind(&self) -> Option<GminaKind> {
        self.teryt.gmina_kind()
    }

    /// The unit directly above.
    pub fn parent(&self) -> Option<Teryt> {
        self.teryt.parent()
    }
}

/// How a unit came to be what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A gmina became urban, rural or urban-rural: the last digit of its code is another.
    KindChanged,
    /// Another name.
    Renamed,
    /// It did not exist before; it was cut from its neighbours.
    Created,
    /// It became part of another.
    Merged,
    /// It fell apart into several.
    Split,
    /// It moved to another powiat or voivodeship.
    Moved,
    /// It ended, and no source names a successor.
    Ended,
}

/// The word names no change of units.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a change of units")]
pub struct UnknownChange(pub String);

impl ChangeKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::KindChanged,
        Self::Renamed,
        Self::Created,
        Self::Merged,
        Self::Split,
        Self::Moved,
        Self::Ended,
    ];

    /// The word used in files and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KindChanged => "kind_changed",
            Self::Renamed => "renamed",
            Self::Created => "created",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Moved => "moved",
            Self::Ended => "ended",
        }
    }
}

impl FromStr for ChangeKind {
    type Err = UnknownChange;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| UnknownChange(text.chars().take(30).collect()))
    }
}

impl PointSource {
    /// The word used in files and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeatPlace => "seat_place",
            Self::PolygonPoint => "polygon_point",
        }
    }

    /// The meaning of the word; nothing for a word that is not known.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::SeatPlace, Self::PolygonPoint].into_iter().find(|source| source.code() == code)
    }
}

/// One step from an older unit to a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// The code before; nothing for a new unit.
    pub old: Option<Teryt>,
    /// The code after; nothing for a unit that ended.
    pub new: Option<Teryt>,
    /// The name after the change.
    pub name: String,
    /// What happened.
    pub change: ChangeKind,
    /// The first day of the new state; nothing when the source does not say.
    pub effective: Option<Date>,
    /// What the source adds, such as the earlier name.
    pub note: Option<String>,
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The word for a level in files, in the database and in the interface for programs.
pub const fn level_code(level: UnitLevel) -> &'static str {
    match level {
        UnitLevel::Voivodeship => "voivodeship",
        UnitLevel::Powiat => "powiat",
        UnitLevel::Gmina => "gmina",
    }
}

/// The level of a word; nothing for a word that is not known.
pub fn level_of_code(code: &str) -> Option<UnitLevel> {
    [UnitLevel::Voivodeship, UnitLevel::Powiat, UnitLevel::Gmina]
        .into_iter()
        .find(|level| level_code(*level) == code)
}

/// The word for the kind of a gmina.
pub const fn gmina_kind_code(kind: GminaKind) -> &'static str {
    match kind {
        GminaKind::Urban => "urban",
        GminaKind::Rural => "rural",
        GminaKind::UrbanRural => "urban_rural",
    }
}
