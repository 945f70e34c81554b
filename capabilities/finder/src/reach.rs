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

    /// Whether services of this coverage could be of use at all, wherever they stand.
    pub(crate) fn may_reach(&self, coverage: u32, range: Range) -> bool {
        self.nowhere || range != Range::Residents || self.serves[coverage as usize].is_some()
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
