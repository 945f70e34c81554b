//! Reading the answer to "Where?".
//!
//! The text is cut at commas and brackets. The first part that names a place is the place; the others narrow it
//! down ("Dębno, powiat brzeski", "Gorlice (gmina wiejska)") or are passed over (streets).

use std::cmp::Reverse;

use polish::{Shape, words};
use rustc_hash::FxHashSet;
use vocabulary::{Point, Teryt};

use super::{
    atlas::{Atlas, Bearer, Thing, postcode_number},
    candidates::{Candidate, candidates, is_wanted, lies_in_one_of, narrowed, weight},
    declension::Cases,
    lexicon::Match,
    sentence,
    vocables::{Wanted, folded, gmina_adjective, is_street_word, preposition, unit_word},
};
use crate::place::{Place, Understanding};

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
        for (index, part) in
            parts.iter().enumerate().filter(|(_, part)| !part.street && !part.words.is_empty())
        {
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
        let kept: Vec<Candidate> = name
            .iter()
            .copied()
            .filter(|one| wish.wanted.is_none_or(|wanted| is_wanted(atlas, one.thing, wanted)))
            .collect();
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
    if let Some(centre) =
        context.iter().max_by_key(|one| weight(atlas, one)).and_then(|one| atlas.point(one.thing))
    {
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
    found.sort_by_key(|one| (Reverse(weight(atlas, one)), one.thing_order()));
    // The same thing may have been reached by its long and its short name.
    let mut seen = FxHashSet::default();
    found.retain(|one| seen.insert(one.thing));
    found.truncate(most.saturating_mul(4));
    let mut things = narrowed(atlas, found, part.wanted, &[], None);
    things.truncate(most);
    things.into_iter().map(|thing| atlas.place(thing)).collect()
}
