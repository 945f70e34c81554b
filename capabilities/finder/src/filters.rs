//! What people narrow a result down by.

use institutions::{Hours, OpenState, holidays::is_public_holiday};
use jiff::civil::DateTime;

use crate::index::facts::{Codes, Facts, UNKNOWN, flag};

/// Conditions that every result must meet. An empty filter lets everything through.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filters {
    /// At most so far away, when a place is known.
    pub radius_km: Option<f64>,
    /// For at least one of these groups (or for everybody).
    pub target_groups: Vec<String>,
    /// With all of these access needs met.
    pub access: Vec<String>,
    /// Costs nothing.
    pub free_of_charge: bool,
    /// In at least one of these languages.
    pub languages: Vec<String>,
    /// In at least one of these modes.
    pub modes: Vec<String>,
    /// With a free place.
    pub free_places: bool,
    /// Day and night.
    pub round_the_clock: bool,
    /// Open at this moment of the clock in Poland.
    pub open_at: Option<DateTime>,
    /// Of these types only.
    pub service_types: Vec<String>,
}

/// A filter translated into the numbers of one generation.
pub(crate) struct Sieve {
    radius_km: Option<f64>,
    groups: Option<u64>,
    access: Option<u64>,
    languages: Option<u64>,
    modes: Option<u64>,
    types: Option<Vec<u16>>,
    flags: u8,
    free_places: bool,
    /// By list of hours: whether a place that keeps them is open then.
    open: Option<Vec<bool>>,
    /// A code was asked for that no service has.
    nothing: bool,
}

impl Filters {
    pub(crate) fn sieve(&self, codes: &Codes) -> Sieve {
        let any = |list: &[String], wanted: &[String]| -> Option<u64> {
            (!wanted.is_empty()).then(|| {
                wanted
                    .iter()
                    .filter_map(|code| list.iter().position(|one| one == code))
                    .filter(|&at| at < 64)
                    .fold(0, |mask, at| mask | 1 << at)
            })
        };
        let mut flags = 0;
        if self.free_of_charge {
            flags |= flag::FREE_OF_CHARGE;
        }
        if self.round_the_clock {
            flags |= flag::ROUND_THE_CLOCK;
        }
        let mut groups = any(&codes.groups, &self.target_groups);
        if let Some(mask) = &mut groups {
            *mask |= codes.groups_mask(["general_public"]);
        }
        Sieve {
            radius_km: self.radius_km,
            groups,
            access: any(&codes.access, &self.access),
            languages: any(&codes.languages, &self.languages),
            modes: any(&codes.modes, &self.modes),
            types: (!self.service_types.is_empty())
                .then(|| self.service_types.iter().filter_map(|code| codes.service_type(code)).collect()),
            flags,
            free_places: self.free_places,
            open: self.open_at.map(|moment| {
                let is_open = |hours: &Hours| {
                    matches!(hours.state_at(moment, is_public_holiday), OpenState::Open { .. })
                };
                codes.hours.iter().map(is_open).collect()
            }),
            nothing: self.access.iter().any(|code| !codes.access.contains(code)),
        }
    }
}

impl Sieve {
    pub(crate) fn lets_through(&self, facts: &Facts, distance_km: Option<f64>) -> bool {
        let meets = |wanted: Option<u64>, has: u64| wanted.is_none_or(|wanted| wanted & has != 0);
        !self.nothing
            && self.radius_km.is_none_or(|most| distance_km.is_some_and(|km| km <= most))
            && meets(self.groups, facts.groups)
            && self.access.is_none_or(|wanted| wanted & facts.access == wanted)
            && meets(self.languages, u64::from(facts.languages))
            && meets(self.modes, u64::from(facts.modes))
            && facts.has_all(self.flags)
            && (!self.free_places || facts.free != UNKNOWN && facts.free > 0)
            && self.open.as_ref().is_none_or(|open| open[facts.hours as usize])
            && self.types.as_ref().is_none_or(|types| types.contains(&facts.service_type))
    }
}

impl Facts {
    fn has_all(&self, flags: u8) -> bool {
        self.flags & flags == flags
    }
}
