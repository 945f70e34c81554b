//! Who can use a service from where they are.
//!
//! Most help in Poland belongs to a place: a gmina's allowance is for its residents and nobody else. Other help may be
//! used by neighbours, and homes for permanent residence serve a whole voivodeship, so that only the way matters.

use vocabulary::{Point, Teryt};

use crate::index::facts::Facts;

/// How far the help of a type reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Range {
    /// Only residents of the units it covers.
    Residents,
    /// Residents first; neighbours up to so many kilometres may ask too.
    Neighbours(f64),
    /// Anybody; the nearer the better, up to so many kilometres without loss of sense.
    Anybody(f64),
}

/// The range of a service type, by the acts that rule it. A type nobody has said anything about may be used by
/// neighbours.
pub(crate) fn range_of(service_type: &str) -> Range {
    match service_type {
        "social_work"
        | "permanent_allowance"
        | "periodic_allowance"
        | "targeted_allowance"
        | "special_targeted_allowance"
        | "economic_independence_aid"
        | "independence_aid_youth"
        | "foreigner_integration_benefit"
        | "guardian_fee"
        | "funeral"
        | "meal"
        | "meal_delivery"
        | "care_services"
        | "specialist_care_services"
        | "nursing_home_placement"
        | "blue_card_procedure"
        | "family_assistant"
        | "foster_care"
        | "disability_cofinancing"
        | "parking_card"
        | "rights_information"
        | "housing_allowance"
        | "energy_allowance" => Range::Residents,
        "nursing_home" => Range::Anybody(60.0),
        "short_term_respite_dps" | "respite_care" | "mothers_home" | "crisis_shelter" => {
            Range::Neighbours(50.0)
        }
        "self_help_home"
        | "self_help_club"
        | "addiction_treatment"
        | "mental_health_care"
        | "training_flat" => Range::Neighbours(40.0),
        "senior_club" | "senior_day_home" | "day_support_centre" | "child_day_facility" => {
            Range::Neighbours(15.0)
        }
        _ => Range::Neighbours(30.0),
    }
}

/// How a service is reached from a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// It serves the gmina of the place.
    ServesGmina,
    /// It serves the whole powiat or another part that contains the place.
    ServesPowiat,
    /// It serves the voivodeship or the country.
    ServesRegion,
    /// It does not say that it serves the place, but it is near.
    Nearby,
    /// It is further away than people usually go.
    Far,
    /// Nobody said where they are.
    NoPlace,
}

/// Reach with its worth for ranking, 0 (no use) to 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reached {
    pub(crate) reach: Reach,
    pub(crate) worth: f32,
    pub(crate) distance_km: Option<f64>,
}

/// Where somebody is, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Whereabouts {
    /// The unit: a gmina, or something larger.
    pub unit: Option<Teryt>,
    /// A point in it.
    pub point: Option<Point>,
}

impl Whereabouts {
    /// Whether nothing is known.
    pub fn is_nowhere(&self) -> bool {
        self.unit.is_none() && self.point.is_none()
    }
}

/// How everything is reached from one place. What can be known before the services are looked at is known here.
pub(crate) struct Map {
    here: Option<Point>,
    /// Kilometres in a degree of longitude at this latitude.
    kilometres_east: f64,
    nowhere: bool,
    /// By coverage: how it serves the place.
    serves: Vec<Option<Reach>>,
}

/// The least rectangle of the map that holds some points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

impl Around {
    /// No point at all; nothing is near it.
    pub(crate) fn nothing() -> Self {
        let (least, most) = (f64::INFINITY, f64::NEG_INFINITY);
        Self { south: least, north: most, west: least, east: most }
    }

    pub(crate) fn take_in(&mut self, point: Point) {
        self.south = self.south.min(point.latitude);
        self.north = self.north.max(point.latitude);
        self.west = self.west.min(point.longitude);
        self.east = self.east.max(point.longitude);
    }
}

/// Kilometres in a degree of latitude.
const KILOMETRES_NORTH: f64 = 111.2;

impl Map {
    pub(crate) fn of(coverages: &[Vec<Teryt>], from: Option<&Whereabouts>) -> Self {
        let from = from.filter(|from| !from.is_nowhere());
        let here = from.and_then(|from| from.point);
        let unit = from.and_then(|from| from.unit.as_ref());
        Self {
            here,
            kilometres_east: here.map_or(0.0, |here| KILOMETRES_NORTH * here.latitude.to_radians().cos()),
            nowhere: from.is_none(),
            serves: coverages.iter().map(|covers| unit.and_then(|unit| serves(covers, unit))).collect(),
        }
    }

    /// How far a service is, on a flat map; within a voivodeship nobody can tell the difference.
    fn distance(&self, facts: &Facts) -> Option<f64> {
        let (here, there) = (self.here?, facts.point()?);
        let north = (there.latitude - here.latitude) * KILOMETRES_NORTH;
        let east = (there.longitude - here.longitude) * self.kilometres_east;
        Some((north * north + east * east).sqrt())
    }

    /// Whether services of this coverage, given somewhere in this rectangle, could be of use at all.
    pub(crate) fn may_reach(&self, coverage: u32, around: &Around, range: Range) -> bool {
        let near = |most: f64| {
            self.here.is_some_and(|here| {
                let north = (around.south - here.latitude).max(here.latitude - around.north).max(0.0);
                let east = (around.west - here.longitude).max(here.longitude - around.east).max(0.0);
                let (north, east) = (north * KILOMETRES_NORTH, east * self.kilometres_east);
                north * north + east * east <= most * most
            })
        };
        self.nowhere
            || self.serves[coverage as usize].is_some()
            || match range {
                Range::Residents => false,
                Range::Neighbours(most) => near(most),
                Range::Anybody(_) => true,
            }
    }

    /// How far the service is and what that means.
    pub(crate) fn reached(&self, facts: &Facts, range: Range) -> Reached {
        if self.nowhere {
            return Reached { reach: Reach::NoPlace, worth: 1.0, distance_km: None };
        }
        let serves = self.serves[facts.coverage as usize];
        if serves.is_none() && range == Range::Residents {
            return Reached { reach: Reach::Far, worth: 0.0, distance_km: None };
        }
        let distance_km = self.distance(facts);
        #[expect(clippy::cast_possible_truncation, reason = "a worth needs no more than six digits")]
        let fall = |most: f64| distance_km.map_or(0.5, |km| (km / most).min(2.0)) as f32;
        let (reach, worth) = match (serves, range) {
            (_, Range::Anybody(most)) => {
                let steps = fall(most);
                let worth =
                    if steps <= 1.0 { 1.0 - 0.45 * steps } else { (0.35 - 0.15 * (steps - 1.0)).max(0.1) };
                (serves.unwrap_or(Reach::Nearby), worth)
            }
            (Some(reach), _) => {
                let wide = match reach {
                    Reach::ServesGmina => 1.0,
                    Reach::ServesPowiat => 0.98,
                    _ => 0.9,
                };
                (reach, wide - 0.06 * fall(30.0).min(1.0))
            }
            (None, Range::Neighbours(most)) if distance_km.is_some_and(|km| km <= most) => {
                (Reach::Nearby, 0.8 - 0.32 * fall(most))
            }
            (None, _) => (Reach::Far, 0.0),
        };
        Reached { reach, worth, distance_km }
    }
}

fn serves(covers: &[Teryt], unit: &Teryt) -> Option<Reach> {
    covers
        .iter()
        .filter(|covered| covered.contains(unit) || unit.contains(covered))
        .map(|covered| covered.as_str().len())
        .max()
        .map(|digits| match digits {
            7 => Reach::ServesGmina,
            4 => Reach::ServesPowiat,
            _ => Reach::ServesRegion,
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::entry::Entry;
    use crate::index::facts::Coder;

    fn place() -> impl Strategy<Value = Point> {
        (49.2_f64..50.6, 19.0_f64..21.5).prop_map(|(latitude, longitude)| Point { latitude, longitude })
    }

    proptest! {
        #[test]
        fn only_what_is_out_of_reach_is_passed_over(
            here in place(), there in prop::collection::vec(place(), 1..6), most in 1.0_f64..80.0, own in any::<bool>(),
        ) {
            let covers: Vec<Teryt> = vec![if own { "1201011" } else { "1202022" }.parse().expect("a gmina")];
            let entries = there.iter().map(|point| Entry { covers: covers.clone(), point: Some(*point), ..Entry::default() });
            let mut coder = Coder::default();
            let facts: Vec<Facts> = entries.map(|entry| coder.facts(&entry)).collect();
            let mut around = Around::nothing();
            facts.iter().filter_map(Facts::point).for_each(|point| around.take_in(point));
            let from = Whereabouts { unit: "1201011".parse().ok(), point: Some(here) };
            let map = Map::of(&coder.codes.coverages, Some(&from));
            for range in [Range::Residents, Range::Neighbours(most), Range::Anybody(most)] {
                if !map.may_reach(0, &around, range) {
                    prop_assert!(facts.iter().all(|one| map.reached(one, range).worth <= 0.0));
                }
            }
            prop_assert_eq!(map.may_reach(0, &around, Range::Residents), own);
        }
    }

    #[test]
    fn far_away_neighbours_are_passed_over() {
        let point = |latitude, longitude| Point { latitude, longitude };
        let mut around = Around::nothing();
        around.take_in(point(50.4, 21.2));
        let from = Whereabouts { unit: None, point: Some(point(49.5, 19.2)) };
        let map = Map::of(&[Vec::new()], Some(&from));
        assert!(!map.may_reach(0, &around, Range::Neighbours(30.0)));
        around.take_in(point(49.5, 19.4));
        assert!(map.may_reach(0, &around, Range::Neighbours(30.0)));
    }
}
