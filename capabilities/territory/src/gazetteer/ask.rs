//! Reading the answer to "Where?".
//!
//! The text is cut at commas and brackets. The first part that names a place is the place; the others narrow it
//! down ("Dębno, powiat brzeski", "Gorlice (gmina wiejska)") or are passed over (streets).

use polish::{Shape, words};
use rustc_hash::FxHashSet;
use vocabulary::{GminaKind, Point, Teryt, UnitLevel};

use super::{
    atlas::{Atlas, Bearer, Thing, postcode_number},
    declension::Cases,
    lexicon::Match,
    sentence,
    vocables::{Wanted, folded, gmina_adjective, is_street_word, preposition, unit_word},
};
use crate::{
    locality::LocalityKind,
    place::{Place, Understanding},
};

/// Longer texts are no answers to "Where?"; their beginning is read.
const MOST_LETTERS: usize = 200;
/// How many other readings are told.
const MOST_OTHERS: usize = 10;
/// How far somebody goes who says "near" another place.
const NEAR_KM: f64 = 30.0;

/// One part of the text.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Folded, without what stands before the name.
    words: Vec<String>,
    wanted: Option<Wanted>,
    expected: Option<Cases>,
    /// A street or a house, not a place.
    street: bool,
}

/// Something that bears the name that was said.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    thing: Thing,
    /// 0: said in the case that is due; 1: in another; 2: its words do not agree.
    strangeness: u8,
    short: bool,
}

pub(super) fn find(atlas: &Atlas, text: &str) -> Understanding {
    let text = beginning(text);
    let mut codes = Vec::new();
    let mut parts: Vec<Part> = text
        .split(|letter: char| ",;()[]|/:\n\r\t".contains(letter))
        .map(|part| read_part(part, &mut codes))
        .filter(|part| !part.words.is_empty() || part.wanted.is_some())
        .collect();
    let code = codes.first().map(String::as_str);
    if parts.is_empty() {
        return code.map_or(Understanding::Nothing, |code| understanding(places_of_code(atlas, code)));
    }
    let within: Option<FxHashSet<usize>> = code
        .and_then(postcode_number)
        .filter(|_| code.is_some_and(|code| code.len() != 7))
        .map(|code| atlas.gminas_of_postcode(code))
        .filter(|gminas| !gminas.is_empty());

    // "(gmina wiejska)" speaks of the part before it.
    let said = parts.iter().find(|part| part.words.is_empty()).and_then(|part| part.wanted);
    for part in &mut parts {
        part.wanted = part.wanted.or(said);
    }
    for reading in [exactly, nearly, from_the_beginning] {
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.street && !part.words.is_empty()) {
            let Some(found) = reading(atlas, part) else { continue };
            let contexts: Vec<Candidate> = parts
                .iter()
                .enumerate()
                .filter(|(other, part)| *other != index && !part.street && !part.words.is_empty())
                .filter_map(|(_, part)| exactly(atlas, part))
                .flatten()
                .collect();
            let places = narrowed(atlas, found, part.wanted, &contexts, within.as_ref());
            return understanding(places.into_iter().map(|thing| atlas.place(thing)).collect());
        }
    }
    if let Some(code) = code.filter(|code| postcode_number(code).is_some()) {
        return understanding(places_of_code(atlas, code));
    }
    match sentence::extract(atlas, text) {
        // What names the place is read again by itself, so that other readings are told too.
        Some((place, span)) if span.len() < text.len() => match find(atlas, &text[span]) {
            Understanding::Nothing => Understanding::One(place),
            understood => understood,
        },
        Some((place, _)) => Understanding::One(place),
        None => Understanding::Nothing,
    }
}

/// The text up to where nobody writes more about a place.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(MOST_LETTERS).map_or(text, |(at, _)| &text[..at])
}

fn understanding(mut places: Vec<Place>) -> Understanding {
    match places.len() {
        0 => Understanding::Nothing,
        1 => Understanding::One(places.swap_remove(0)),
        _ => {
            let taken = places.remove(0);
            places.truncate(MOST_OTHERS);
            Understanding::Several { taken, others: places }
        }
    }
}

fn read_part(text: &str, codes: &mut Vec<String>) -> Part {
    let mut all: Vec<String> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    for word in words(text) {
        match word.shape {
            Shape::Postcode => codes.push(word.text.to_owned()),
            Shape::Number => numbers.push(word.text),
            _ => all.extend(word.parts().map(|part| folded(part.text)).filter(|part| !part.is_empty())),
        }
    }
    // "34 500" is a postal code as well; a lone number is a code, beside words it is a house.
    match numbers[..] {
        [first, second] if first.len() == 2 && second.len() == 3 => codes.push(format!("{first}-{second}")),
        [one] if one.len() == 5 || all.is_empty() => codes.push(one.to_owned()),
        _ => {}
    }
    let mut part = without_introduction(&all);
    part.street |= !numbers.is_empty() && !all.is_empty() && codes.is_empty() && part.wanted.is_none();
    // "Limanowa 5" alone is still Limanowa.
    part.street &= text.len() > 3;
    part
}

/// Takes off what stands before a name: prepositions and words such as `gmina`.
pub(super) fn without_introduction(all: &[String]) -> Part {
    let mut part = Part::default();
    let mut rest = all;
    while let [word, after @ ..] = rest {
        if let Some(cases) = preposition(word).filter(|_| !after.is_empty()) {
            part.expected = Some(cases);
        } else if let Some(wanted) = unit_word(word) {
            part.wanted = Some(wanted);
            part.expected = Some(Cases::ANY);
            if wanted == Wanted::Gmina {
                rest = with_adjectives(after, &mut part);
                continue;
            }
        } else {
            part.street = is_street_word(word) && !after.is_empty();
            break;
        }
        rest = after;
    }
    part.words = rest.to_vec();
    part
}

/// `gmina miejska`, `gmina miejsko-wiejska`.
fn with_adjectives<'words>(mut rest: &'words [String], part: &mut Part) -> &'words [String] {
    if let [first, second, after @ ..] = rest
        && first == "miejsko"
        && gmina_adjective(second).is_some()
    {
        part.wanted = Some(Wanted::UrbanRuralGmina);
        return after;
    }
    if let [first, after @ ..] = rest
        && let Some(wanted) = gmina_adjective(first)
    {
        part.wanted = Some(wanted);
        rest = after;
    }
    rest
}

fn strings(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// The whole part is a name; "Gorlice gmina wiejska" is read with its last words as a wish.
fn exactly(atlas: &Atlas, part: &Part) -> Option<Vec<Candidate>> {
    let found = candidates(atlas, &atlas.lexicon.exactly(&strings(&part.words), false), part.expected);
    if !found.is_empty() {
        return Some(found);
    }
    let cut = part.words.iter().position(|word| unit_word(word).is_some()).filter(|cut| *cut > 0)?;
    let wish = without_introduction(&part.words[cut..]);
    let name = candidates(atlas, &atlas.lexicon.exactly(&strings(&part.words[..cut]), false), part.expected);
    if wish.words.is_empty() {
        let kept: Vec<Candidate> =
            name.iter().copied().filter(|one| wish.wanted.is_none_or(|wanted| is_wanted(atlas, one.thing, wanted))).collect();
        return Some(if kept.is_empty() { name } else { kept }).filter(|found| !found.is_empty());
    }
    None
}

/// The whole part is a name with a typing error.
fn nearly(atlas: &Atlas, part: &Part) -> Option<Vec<Candidate>> {
    let mut found = atlas.lexicon.exactly(&strings(&part.words), true);
    let fewest = found.iter().map(|one| one.typos).min()?;
    found.retain(|one| one.typos == fewest);
    Some(candidates(atlas, &found, part.expected)).filter(|found| !found.is_empty())
}

/// The part begins with a name; what follows says where that is: "Zawada koło Tarnowa".
fn from_the_beginning(atlas: &Atlas, part: &Part) -> Option<Vec<Candidate>> {
    let found = atlas.lexicon.beginnings(&strings(&part.words), false);
    let longest = found.last()?.length;
    let found: Vec<Match> = found.into_iter().filter(|one| one.length == longest).collect();
    let mut named = candidates(atlas, &found, part.expected);
    // A short name stands only by itself.
    named.retain(|one| !one.short);
    if named.is_empty() {
        return None;
    }
    let rest = without_introduction(&part.words[longest..]);
    let context = exactly(atlas, &rest).unwrap_or_default();
    if context.is_empty() {
        // What follows is not understood: the name must be beyond doubt without it, as in "Tarnów Mościce".
        named.retain(|one| one.strangeness == 0 && atlas.is_well_known(one.thing));
        return Some(named).filter(|named| !named.is_empty());
    }
    let inside: Vec<Candidate> =
        named.iter().copied().filter(|one| lies_in_one_of(atlas, one.thing, &context)).collect();
    if !inside.is_empty() {
        return Some(inside);
    }
    if let Some(centre) = context.iter().max_by_key(|one| weight(atlas, one)).and_then(|one| atlas.point(one.thing)) {
        let distance = |one: &Candidate| kilometres(atlas, one.thing, centre);
        let near: Vec<Candidate> = named.iter().copied().filter(|one| distance(one) <= NEAR_KM).collect();
        let nearest = near.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        return nearest.map_or(Some(named), |nearest| Some(vec![nearest]));
    }
    Some(named)
}

fn kilometres(atlas: &Atlas, thing: Thing, centre: Point) -> f64 {
    atlas.point(thing).map_or(f64::INFINITY, |point| point.distance_km(centre))
}

fn candidates(atlas: &Atlas, found: &[Match], expected: Option<Cases>) -> Vec<Candidate> {
    let expected = expected.unwrap_or(Cases::NOMINATIVE);
    let mut candidates: Vec<Candidate> = Vec::new();
    for one in found {
        let strangeness = if one.cases.meets(expected) { 0 } else { 1 + u8::from(!one.cases.meets(Cases::ANY)) };
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
fn narrowed(
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
        if !kept && wanted.is_none() && found.iter().all(|one| !atlas.is_well_known(one.thing)) && !larger.is_empty() {
            found = larger;
        }
    }
    if let Some(wanted) = wanted {
        let kept = keep_if_any(&mut found, |one| is_wanted(atlas, one.thing, wanted));
        // "powiat Limanowa" is the powiat in which Limanowa lies.
        if !kept && wanted == Wanted::Powiat {
            found.sort_by_key(|one| (one.strangeness, std::cmp::Reverse(weight(atlas, one))));
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
        (one.strangeness, urban_last(one), std::cmp::Reverse(weight(atlas, one)), code(atlas, one.thing), one.thing_order())
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
    fn thing_order(&self) -> u32 {
        match self.thing {
            Thing::Unit(number) | Thing::Locality(number) => number,
        }
    }
}

fn code(atlas: &Atlas, thing: Thing) -> &Teryt {
    &atlas.unit_of(thing).unit.teryt
}

/// Prominence, less for a short name, then population.
fn weight(atlas: &Atlas, one: &Candidate) -> (u32, u32) {
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
fn lies_in_one_of(atlas: &Atlas, thing: Thing, contexts: &[Candidate]) -> bool {
    contexts.iter().any(|context| {
        matches!(context.thing, Thing::Unit(_))
            && code(atlas, context.thing).contains(code(atlas, thing))
    })
}

fn is_wanted(atlas: &Atlas, thing: Thing, wanted: Wanted) -> bool {
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

/// A postal code of five digits or a TERYT code of two, four, six (without the kind) or seven.
fn places_of_code(atlas: &Atlas, code: &str) -> Vec<Place> {
    if let Some(number) = postcode_number(code) {
        return atlas.places_of_postcode(number);
    }
    let known = |text: &str| text.parse::<Teryt>().ok().and_then(|teryt| atlas.number(&teryt));
    let number = match code.len() {
        6 | 7 if code.is_ascii() => {
            // Districts and the parts of an urban-rural gmina have kinds of their own.
            let city = || known(&format!("{}011", &code[..4])).filter(|number| atlas.units[*number].city);
            known(code)
                .or_else(|| ["1", "2", "3"].iter().find_map(|kind| known(&format!("{}{kind}", &code[..6]))))
                .or_else(city)
        }
        _ => known(code),
    };
    number.map(|number| atlas.place_of_unit(number)).into_iter().collect()
}

pub(super) fn suggest(atlas: &Atlas, text: &str, most: usize) -> Vec<Place> {
    let text = beginning(text);
    let mut codes = Vec::new();
    let part = read_part(text, &mut codes);
    if part.words.is_empty() {
        let places = codes.first().map(|code| places_of_code(atlas, code)).unwrap_or_default();
        return places.into_iter().take(most).collect();
    }
    let names = atlas.lexicon.completions(&strings(&part.words), 2_000);
    let mut found: Vec<Candidate> = names
        .into_iter()
        .flat_map(|name| atlas.lexicon.bearers(name))
        .map(|Bearer { thing, short }| Candidate { thing: *thing, strangeness: 0, short: *short })
        .collect();
    found.sort_by_key(|one| (std::cmp::Reverse(weight(atlas, one)), one.thing_order()));
    // The same thing may have been reached by its long and its short name.
    let mut seen = FxHashSet::default();
    found.retain(|one| seen.insert(one.thing));
    found.truncate(most.saturating_mul(4));
    let mut things = narrowed(atlas, found, part.wanted, &[], None);
    things.truncate(most);
    things.into_iter().map(|thing| atlas.place(thing)).collect()
}
