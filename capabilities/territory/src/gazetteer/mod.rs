//! Understanding where somebody is: names, inflected or mistyped, postal codes and TERYT codes.
//!
//! A [`Gazetteer`] holds the units, localities and postal codes that are valid now, in memory. It does not know
//! streets. Start reading at [`Gazetteer::find`] (`ask`), then at [`Gazetteer::extract`] (`sentence`).

mod ask;
mod atlas;
mod candidates;
mod charting;
mod declension;
mod lexicon;
mod sentence;
mod vocables;

use std::{fmt, ops::Range, sync::Arc};

use database::{Fault, Work};
use vocabulary::{Point, Teryt, UnitLevel};

use crate::{
    place::{Place, Understanding},
    unit::Unit,
};
use atlas::Atlas;

/// The places that are valid now, ready to be asked. Cheap to clone; a new one is loaded after every import.
#[derive(Clone)]
pub struct Gazetteer {
    atlas: Arc<Atlas>,
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Gazetteer").field("units", &self.atlas.units.len()).finish_non_exhaustive()
    }
}

impl Gazetteer {
    /// Reads everything that is valid on the day of the work.
    pub async fn load(work: &mut Work) -> Result<Self, Fault> {
        Ok(Self { atlas: Arc::new(charting::load(work).await?) })
    }

    /// Understands a text that names a place, as it may be typed into a field "Where?".
    ///
    /// It never fails on any text; of a very long one only the beginning is read.
    pub fn find(&self, text: &str) -> Understanding {
        ask::find(&self.atlas, text)
    }

    /// Finds a place inside a sentence, when it is named beyond doubt, with the bytes that name it (preposition
    /// included), so that the rest can be searched for: "opieka dla mamy *w Bochni*".
    pub fn extract(&self, query: &str) -> Option<(Place, Range<usize>)> {
        sentence::extract(&self.atlas, query)
    }

    /// Places whose names begin with what has been typed so far, the most prominent first.
    pub fn suggest(&self, text: &str, most: usize) -> Vec<Place> {
        ask::suggest(&self.atlas, text, most)
    }

    /// The unit of this code that is valid now.
    pub fn unit(&self, teryt: &Teryt) -> Option<&Unit> {
        self.atlas.number(teryt).map(|number| &self.atlas.units[number].unit)
    }

    /// The unit of a code as a place, also of a code that is no longer valid but has a successor.
    pub fn place(&self, teryt: &Teryt) -> Option<Place> {
        self.atlas.number(teryt).map(|number| self.atlas.place_of_unit(number))
    }

    /// All units of a level, in the order of their codes.
    pub fn units(&self, level: UnitLevel) -> impl Iterator<Item = &Unit> {
        self.atlas.units.iter().map(|charted| &charted.unit).filter(move |unit| unit.level() == level)
    }

    /// The gminas nearest to a point, the nearest first, with kilometres between it and the point of each.
    pub fn nearest_gminas(&self, point: Point, most: usize) -> Vec<(&Unit, f64)> {
        let mut near: Vec<(&Unit, f64)> = self
            .units(UnitLevel::Gmina)
            .filter_map(|unit| unit.point.map(|place| (unit, place.distance_km(point))))
            .collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1));
        near.truncate(most);
        near
    }

    /// The gminas around a gmina, itself left out: measured between their points, not along their borders.
    pub fn neighbours(&self, gmina: &Teryt, most: usize) -> Vec<(&Unit, f64)> {
        let Some(point) = self.unit(gmina).and_then(|unit| unit.point) else { return Vec::new() };
        let mut near = self.nearest_gminas(point, most + 1);
        near.retain(|(unit, _)| unit.teryt != *gmina);
        near.truncate(most);
        near
    }
}
