//! What a gazetteer holds in memory, and what it knows of each thing.

use polish::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use vocabulary::{GminaKind, Point, Teryt, UnitLevel};

use super::lexicon::Lexicon;
use crate::{
    locality::LocalityKind,
    place::{Place, PlaceKind},
    unit::Unit,
};

pub(super) struct Atlas {
    /// In the order of their codes.
    pub units: Vec<ChartedUnit>,
    pub by_teryt: FxHashMap<Teryt, usize>,
    pub localities: Vec<ChartedLocality>,
    /// Sorted by code.
    pub postcodes: Vec<ChartedPostcode>,
    /// Names of localities and of places of postal codes, each once.
    pub names: Vec<Box<str>>,
    pub lexicon: Lexicon<Bearer>,
}

pub(super) struct ChartedUnit {
    pub unit: Unit,
    /// A city that is its own powiat, as gmina or as powiat.
    pub city: bool,
    /// Whether it lies in the region this installation serves.
    pub home: bool,
    pub folded: Box<str>,
}

pub(super) struct ChartedLocality {
    pub name: u32,
    pub gmina: u32,
    pub kind: LocalityKind,
    /// The authority of its gmina sits here.
    pub seat: bool,
    pub point: Option<Point>,
}

pub(super) struct ChartedPostcode {
    pub code: u32,
    pub name: u32,
    pub gmina: u32,
    pub point: Option<Point>,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Bearer {
    pub thing: Thing,
    /// The name is a short one: Kalwaria, Sącz, Krynica.
    pub short: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Unit(u32),
    Locality(u32),
}

/// 34500 for "34-500".
pub(super) fn postcode_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 5).then(|| digits.parse().ok()).flatten()
}

impl Atlas {
    pub fn number(&self, teryt: &Teryt) -> Option<usize> {
        self.by_teryt.get(teryt).copied()
    }

    pub fn locality_name(&self, number: u32) -> &str {
        &self.names[self.localities[number as usize].name as usize]
    }

    /// How likely a place is meant when only its name is said.
    pub fn prominence(&self, thing: Thing) -> u32 {
        let (own, home) = match thing {
            Thing::Unit(number) => {
                let charted = &self.units[number as usize];
                let own = match (charted.unit.level(), charted.unit.gmina_kind()) {
                    (UnitLevel::Gmina, _) if charted.city => 7,
                    (UnitLevel::Voivodeship, _) => 6,
                    (_, Some(GminaKind::Urban)) => 5,
                    (_, Some(GminaKind::UrbanRural)) => 4,
                    (_, Some(GminaKind::Rural) | None) => 3,
                };
                (own, charted.home)
            }
            Thing::Locality(number) => {
                let locality = &self.localities[number as usize];
                let own = match locality.kind {
                    LocalityKind::Town => 4,
                    LocalityKind::CityDelegation => 2,
                    LocalityKind::Village if locality.seat => 2,
                    LocalityKind::Village => 1,
                    _ => 0,
                };
                (own, self.units[locality.gmina as usize].home)
            }
        };
        own + if home { 3 } else { 0 }
    }

    /// Whether a thing is a unit or a town: known beyond its own neighbourhood.
    pub fn is_well_known(&self, thing: Thing) -> bool {
        match thing {
            Thing::Unit(_) => true,
            Thing::Locality(number) => self.localities[number as usize].kind == LocalityKind::Town,
        }
    }

    pub fn population(&self, thing: Thing) -> u32 {
        match thing {
            Thing::Unit(number) => {
                self.units[number as usize].unit.population.map_or(0, |population| population.people)
            }
            Thing::Locality(_) => 0,
        }
    }

    /// The unit a thing is or lies in.
    pub fn unit_of(&self, thing: Thing) -> &ChartedUnit {
        match thing {
            Thing::Unit(number) => &self.units[number as usize],
            Thing::Locality(number) => &self.units[self.localities[number as usize].gmina as usize],
        }
    }

    pub fn point(&self, thing: Thing) -> Option<Point> {
        match thing {
            Thing::Unit(number) => self.units[number as usize].unit.point,
            Thing::Locality(number) => {
                let locality = &self.localities[number as usize];
                locality.point.or(self.units[locality.gmina as usize].unit.point)
            }
        }
    }

    pub fn place(&self, thing: Thing) -> Place {
        match thing {
            Thing::Unit(number) => self.place_of_unit(number as usize),
            Thing::Locality(number) => {
                let gmina = &self.units[self.localities[number as usize].gmina as usize];
                self.within(
                    &gmina.unit,
                    self.locality_name(number).to_owned(),
                    PlaceKind::Locality,
                    self.point(thing),
                )
            }
        }
    }

    pub fn place_of_unit(&self, number: usize) -> Place {
        let unit = &self.units[number].unit;
        let kind = match unit.level() {
            UnitLevel::Voivodeship => PlaceKind::Voivodeship,
            UnitLevel::Powiat => PlaceKind::Powiat,
            UnitLevel::Gmina => PlaceKind::Gmina,
        };
        self.within(unit, unit.name.clone(), kind, unit.point)
    }

    fn within(&self, unit: &Unit, name: String, kind: PlaceKind, point: Option<Point>) -> Place {
        let known = |teryt: Option<Teryt>| {
            teryt.and_then(|teryt| self.number(&teryt)).map(|number| &self.units[number])
        };
        let powiat = known(unit.teryt.powiat()).filter(|powiat| !powiat.city || kind == PlaceKind::Powiat);
        Place {
            name,
            teryt: unit.teryt.clone(),
            kind,
            point,
            gmina: unit.teryt.gmina().map(|_| unit.name.clone()),
            powiat: powiat.map(|powiat| powiat.unit.name.clone()),
            voivodeship: known(Some(unit.teryt.voivodeship())).map(|above| above.unit.name.clone()),
        }
    }

    /// The gminas that a postal code serves, with those places of it that have the code.
    pub fn gminas_of_postcode(&self, code: u32) -> FxHashSet<usize> {
        self.with_postcode(code, code).iter().map(|postcode| postcode.gmina as usize).collect()
    }

    fn with_postcode(&self, from: u32, to: u32) -> &[ChartedPostcode] {
        let begins = self.postcodes.partition_point(|postcode| postcode.code < from);
        let ends = self.postcodes.partition_point(|postcode| postcode.code <= to);
        &self.postcodes[begins..ends]
    }

    /// The places of a postal code, one for each gmina, the likeliest first. A code that nobody lists is read as
    /// its neighbours, where all of them lie in one gmina: offices have codes of their own.
    pub fn places_of_postcode(&self, code: u32) -> Vec<Place> {
        let mut pairs = self.with_postcode(code, code);
        for step in [10, 100, 1000] {
            if !pairs.is_empty() {
                break;
            }
            let from = code / step * step;
            let near = self.with_postcode(from, from + step - 1);
            if near.iter().all(|postcode| postcode.gmina == near[0].gmina) {
                pairs = near;
            }
        }
        let is_listed = pairs.first().is_some_and(|pair| pair.code == code);
        let mut by_gmina: FxHashMap<u32, Vec<&ChartedPostcode>> = FxHashMap::default();
        for pair in pairs {
            by_gmina.entry(pair.gmina).or_default().push(pair);
        }
        let mut gminas: Vec<(u32, Vec<&ChartedPostcode>)> = by_gmina.into_iter().collect();
        gminas.sort_by_key(|(gmina, pairs)| (std::cmp::Reverse(pairs.len()), *gmina));
        let written = format!("{:02}-{:03}", code / 1000, code % 1000);
        gminas
            .into_iter()
            .map(|(gmina, pairs)| {
                let unit = &self.units[gmina as usize].unit;
                let is = |pair: &&&ChartedPostcode, name: &str| *self.names[pair.name as usize] == *name;
                let main = pairs.iter().find(|pair| {
                    is(pair, &unit.name) || unit.seat.as_deref().is_some_and(|seat| is(pair, seat))
                });
                let named = main.or(pairs.first().filter(|_| pairs.len() == 1));
                let name = named.map_or(unit.name.as_str(), |pair| &self.names[pair.name as usize]);
                let point = named.or(pairs.first()).and_then(|pair| pair.point).filter(|_| is_listed);
                self.within(unit, format!("{written} {name}"), PlaceKind::Postcode, point.or(unit.point))
            })
            .collect()
    }

    /// Whether two things are the same place under two entries: a city and its powiat, a gmina and the town or
    /// village of its name within it, the delegations of a city.
    pub fn is_shadowed(&self, thing: Thing, by: Thing) -> bool {
        match (thing, by) {
            (Thing::Unit(number), Thing::Unit(by)) => {
                let (unit, by) = (&self.units[number as usize], &self.units[by as usize]);
                unit.unit.level() == UnitLevel::Powiat
                    && unit.city
                    && by.city
                    && by.unit.parent() == Some(unit.unit.teryt.clone())
            }
            (Thing::Locality(number), Thing::Unit(by)) => {
                self.localities[number as usize].gmina == by
                    && *fold(self.locality_name(number)) == *self.units[by as usize].folded
            }
            (Thing::Locality(number), Thing::Locality(by)) => {
                let (locality, other) = (&self.localities[number as usize], &self.localities[by as usize]);
                number > by && locality.gmina == other.gmina && locality.name == other.name
            }
            (Thing::Unit(_), Thing::Locality(_)) => false,
        }
    }
}
