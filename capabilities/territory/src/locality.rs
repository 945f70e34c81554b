//! Noun: where people say they live: localities, places of a postal code, and the outlines of units.

use std::str::FromStr;

use vocabulary::{Point, Postcode, Teryt};

/// What a locality is, in the words of the SIMC register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LocalityKind {
    /// `miasto`
    Town,
    /// `delegatura` of a large city.
    CityDelegation,
    /// `wieś`
    Village,
    /// `osada`
    Settlement,
    /// `kolonia`
    Colony,
    /// `przysiółek`
    Hamlet,
    /// `osada leśna`
    ForestSettlement,
    /// `schronisko turystyczne`
    TouristHostel,
}

/// The word names no kind of locality.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a kind of locality")]
pub struct UnknownLocalityKind(pub String);

impl LocalityKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Town,
        Self::CityDelegation,
        Self::Village,
        Self::Settlement,
        Self::Colony,
        Self::Hamlet,
        Self::ForestSettlement,
        Self::TouristHostel,
    ];

    /// The word used in files and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::CityDelegation => "city_delegation",
            Self::Village => "village",
            Self::Settlement => "settlement",
            Self::Colony => "colony",
            Self::Hamlet => "hamlet",
            Self::ForestSettlement => "forest_settlement",
            Self::TouristHostel => "tourist_hostel",
        }
    }
}

impl FromStr for LocalityKind {
    type Err = UnknownLocalityKind;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| UnknownLocalityKind(text.chars().take(30).collect()))
    }
}

/// A town, a village or another inhabited place with a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Locality {
    /// Its number in the SIMC register, seven digits.
    pub sym: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: LocalityKind,
    /// The gmina it lies in.
    pub teryt: Teryt,
    /// Where it is, if known.
    pub point: Option<Point>,
}

/// A place that a postal code serves. A code may serve several places, in several gminas.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodePlace {
    /// The code.
    pub postcode: Postcode,
    /// Name of the place.
    pub place: String,
    /// The gmina of the place.
    pub teryt: Teryt,
    /// Where that is, if known.
    pub point: Option<Point>,
}

/// The outline of a unit in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    /// The unit.
    pub teryt: Teryt,
    /// The year of the borders, which may be older than the code.
    pub year: u16,
    /// Closed lines, outer and inner alike; what lies in an odd number of them is inside.
    pub rings: Vec<Vec<Point>>,
}
