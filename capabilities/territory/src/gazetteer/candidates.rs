//! Choosing among all that bears a name.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;
use vocabulary::{GminaKind, Teryt, UnitLevel};

use super::{
    atlas::{Atlas, Bearer, Thing},
    declension::Cases,
    lexicon::Match,
    vocables::Wanted,
};
use crate::locality::LocalityKind;

/// Something that bears the name that was said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub thing: Thing,
    /// 0: said in the case that is due; 1: in another; 2: its words do not agree.
    pub strangeness: u8,
    pub short: bool,
}

/// Everything that bears one of the names, with how strangely it was said.
pub(super) fn candidates(atlas: &Atlas, found: &[Match], expected: Option<Cases>) -> Vec<Candidate> {
    let expected = expected.unwrap_or(Cases::NOMINATIVE);
    let mut candidates: Vec<Candidate> = Vec::new();
    for one in found {
        let strangeness =
            if one.cases.meets(expected) { 0 } else { 1 + u8::from(!one.cases.meets(Cases::ANY)) };
        for Bearer { thing, short } in atlas.lexicon.bearers(one.name) {
            match candidates.iter_mut().find(|known| known.thing == *thing) {
                Some(known) => {
                    known.strangeness = known.strangeness.min(strangeness);
                    known.short &= short;
                }
                None => candidates.push(Candidate { thing: *thing, strangeness, short: *short }),
            }
        }
    }
    candidates
}

/// What stays after everything that was said, the likeliest first.
pub(super) fn narrowed(
    atlas: &Atlas,
    mut found: Vec<Candidate>,
    wanted: Option<Wanted>,
    contexts: &[Candidate],
    within: Option<&FxHashSet<usize>>,
) -> Vec<Thing> {
    if let Some(within) = within {
        keep_if_any(&mut found, |one| {
            atlas.number(&atlas.unit_of(one.thing).unit.teryt).is_some_and(|number| within.contains(&number))
        });
    }
    if !contexts.is_empty() {
        let kept = keep_if_any(&mut found, |one| lies_in_one_of(atlas, one.thing, contexts));
        let larger: Vec<Candidate> =
            contexts.iter().copied().filter(|one| atlas.is_well_known(one.thing) && !one.short).collect();
        // "Podgórze, Kraków": no village of that name lies there, so it is a part of the town.
        if !kept
            && wanted.is_none()
            && found.iter().all(|one| !atlas.is_well_known(one.thing))
            && !larger.is_empty()
        {
            found = larger;
        }
    }
    if let Some(wanted) = wanted {
        let kept = keep_if_any(&mut found, |one| is_wanted(atlas, one.thing, wanted));
        // "powiat Limanowa" is the powiat in which Limanowa lies.
        if !kept && wanted == Wanted::Powiat {
            found.sort_by_key(|one| (one.strangeness, Reverse(weight(atlas, one))));
            let powiat = found.iter().find_map(|one| atlas.unit_of(one.thing).unit.teryt.powiat());
            if let Some(number) = powiat.and_then(|powiat| atlas.number(&powiat)) {
                return vec![Thing::Unit(u32::try_from(number).expect("a number of a unit"))];
            }
        }
    }
    let mut things: Vec<Candidate> = found
        .iter()
        .copied()
        .filter(|one| !found.iter().any(|by| atlas.is_shadowed(one.thing, by.thing)))
        .collect();
    let urban_last = |one: &Candidate| {
        wanted == Some(Wanted::Gmina) && atlas.unit_of(one.thing).unit.gmina_kind() == Some(GminaKind::Urban)
    };
    things.sort_by_key(|one| {
        let home = atlas.unit_of(one.thing).home;
        let likely = Reverse((weight(atlas, one), home));
        (one.strangeness, urban_last(one), likely, code(atlas, one.thing), one.thing_order())
    });
    if let Some((taken, others)) = things.split_first() {
        let (taken, home) = (*taken, |one: &Candidate| atlas.unit_of(one.thing).home);
        let whole_name = !taken.short && atlas.is_well_known(taken.thing);
        let others = others.iter().copied().filter(|one| {
            let strange = one.strangeness > taken.strangeness && weight(atlas, one) < weight(atlas, &taken);
            let far_fetched = one.short && (whole_name || home(&taken) && !home(one));
            !strange && !far_fetched
        });
        things = std::iter::once(taken).chain(others).collect();
    }
    things.into_iter().map(|one| one.thing).collect()
}

impl Candidate {
    pub fn thing_order(&self) -> u32 {
        match self.thing {
            Thing::Unit(number) | Thing::Locality(number) => number,
        }
    }
}

fn code(atlas: &Atlas, thing: Thing) -> &Teryt {
    &atlas.unit_of(thing).unit.teryt
}

/// Prominence, less for a short name, then population.
pub(super) fn weight(atlas: &Atlas, one: &Candidate) -> (u32, u32) {
    let prominence = atlas.prominence(one.thing);
    (if one.short { prominence.saturating_sub(3) } else { prominence }, atlas.population(one.thing))
}

/// Keeps those that fit, if there are any; returns whether there were.
fn keep_if_any(found: &mut Vec<Candidate>, fits: impl Fn(&Candidate) -> bool) -> bool {
    let any = found.iter().any(&fits);
    if any {
        found.retain(fits);
    }
    any
}

/// Whether a thing is a unit of the context or lies in one.
pub(super) fn lies_in_one_of(atlas: &Atlas, thing: Thing, contexts: &[Candidate]) -> bool {
    contexts.iter().any(|context| {
        matches!(context.thing, Thing::Unit(_)) && code(atlas, context.thing).contains(code(atlas, thing))
    })
}

pub(super) fn is_wanted(atlas: &Atlas, thing: Thing, wanted: Wanted) -> bool {
    let gmina_kind = |number: u32| atlas.units[number as usize].unit.gmina_kind();
    let level = |number: u32| atlas.units[number as usize].unit.level();
    match (thing, wanted) {
        (Thing::Unit(number), Wanted::Gmina) => level(number) == UnitLevel::Gmina,
        (Thing::Unit(number), Wanted::UrbanGmina) => gmina_kind(number) == Some(GminaKind::Urban),
        (Thing::Unit(number), Wanted::RuralGmina) => gmina_kind(number) == Some(GminaKind::Rural),
        (Thing::Unit(number), Wanted::UrbanRuralGmina) => gmina_kind(number) == Some(GminaKind::UrbanRural),
        (Thing::Unit(number), Wanted::Town) => {
            matches!(gmina_kind(number), Some(GminaKind::Urban | GminaKind::UrbanRural))
        }
        (Thing::Unit(number), Wanted::Village) => {
            gmina_kind(number) == Some(GminaKind::Rural) && {
                let unit = &atlas.units[number as usize].unit;
                unit.seat.as_ref() == Some(&unit.name)
            }
        }
        (Thing::Unit(number), Wanted::Powiat) => level(number) == UnitLevel::Powiat,
        (Thing::Unit(number), Wanted::Voivodeship) => level(number) == UnitLevel::Voivodeship,
        (Thing::Locality(number), Wanted::Town) => {
            atlas.localities[number as usize].kind == LocalityKind::Town
        }
        (Thing::Locality(number), Wanted::Village) => {
            atlas.localities[number as usize].kind != LocalityKind::Town
        }
        (Thing::Locality(_), _) => false,
    }
}
