//! Noun: a place as somebody named it, and how surely it was understood.

use std::fmt;

use serde::Serialize;
use vocabulary::{Point, Teryt, UnitLevel};

/// By what a place was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A gmina, or the town that is one.
    Gmina,
    /// A town or village within a gmina.
    Locality,
    /// A postal code.
    Postcode,
    /// A powiat.
    Powiat,
    /// A voivodeship.
    Voivodeship,
}

impl PlaceKind {
    /// The word used in the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gmina => "gmina",
            Self::Locality => "locality",
            Self::Postcode => "postcode",
            Self::Powiat => "powiat",
            Self::Voivodeship => "voivodeship",
        }
    }
}

/// Somewhere, as precisely as it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name; for a postal code the code and, when it serves one, the place.
    pub name: String,
    /// The unit it is or lies in: a gmina unless a powiat or voivodeship was meant.
    pub teryt: Teryt,
    /// By what it was named.
    pub kind: PlaceKind,
    /// Where it is, if known.
    pub point: Option<Point>,
    /// Name of the gmina it lies in, where that is known and not larger than the place itself.
    pub gmina: Option<String>,
    /// Name of the powiat, an adjective in small letters; nothing for a city that is its own powiat.
    pub powiat: Option<String>,
    /// Name of the voivodeship.
    pub voivodeship: Option<String>,
}

impl Place {
    /// How large the unit of [`Self::teryt`] is.
    pub fn level(&self) -> UnitLevel {
        self.teryt.level()
    }

    /// Whether a unit is this place, lies in it, or has it within.
    pub fn touches(&self, unit: &Teryt) -> bool {
        self.teryt.contains(unit) || unit.contains(&self.teryt)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

/// What a text about a place was understood as.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Understanding {
    /// No place was recognised.
    #[default]
    Nothing,
    /// Exactly one place fits.
    One(Place),
    /// Several fit; one was taken, and the person should see which.
    Several {
        /// The most likely one.
        taken: Place,
        /// The others, the likeliest first, at most ten.
        others: Vec<Place>,
    },
}

impl Understanding {
    /// The place to go on with.
    pub fn taken(&self) -> Option<&Place> {
        match self {
            Self::Nothing => None,
            Self::One(place) | Self::Several { taken: place, .. } => Some(place),
        }
    }

    /// What else it could have been.
    pub fn others(&self) -> &[Place] {
        match self {
            Self::Several { others, .. } => others,
            Self::Nothing | Self::One(_) => &[],
        }
    }
}
