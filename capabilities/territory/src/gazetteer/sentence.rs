//! Finding a place inside a sentence, only where it is beyond doubt.
//!
//! Many names of places are ordinary words (Góra, Dobra, Zator, Klucze). After a preposition and with a capital
//! letter a name is believed; otherwise it must belong to a gmina or a town and not be a word of the dictionary.

use std::ops::Range;

use polish::{Shape, words};
use vocabulary::{GminaKind, UnitLevel};

use super::{
    atlas::{Atlas, Bearer, Thing, postcode_number},
    declension::Cases,
    lexicon::Match,
    vocables::{Wanted, folded, is_rather_ordinary, preposition, unit_word},
};
use crate::place::Place;

/// Longer sentences are read up to here.
const MOST_WORDS: usize = 60;
/// People in a town so large that its name is not taken for anything else.
const LARGE: u32 = 30_000;

struct Token<'text> {
    text: &'text str,
    folded: String,
    span: Range<usize>,
    shape: Shape,
}

impl Token<'_> {
    fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A name that may be believed.
struct Found {
    thing: Thing,
    span: Range<usize>,
    /// Preposition, words, weight: the greatest is taken.
    certainty: (bool, usize, u32, u32),
}

pub(super) fn extract(atlas: &Atlas, query: &str) -> Option<(Place, Range<usize>)> {
    let tokens: Vec<Token<'_>> = words(query)
        .take(MOST_WORDS)
        .flat_map(|word| {
            let shape = word.shape;
            let parts: Vec<_> = word.parts().filter(|part| !part.text.is_empty()).collect();
            parts.into_iter().map(move |part| Token {
                text: part.text,
                folded: folded(part.text),
                span: part.span,
                shape,
            })
        })
        .collect();
    if let Some(found) = postcode(atlas, &tokens) {
        return Some(found);
    }
    // Somebody who shouts says nothing with capital letters.
    let shouting = query.chars().any(char::is_uppercase) && !query.chars().any(char::is_lowercase);
    let all: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
    let mut best: Option<Found> = None;
    for at in 0..tokens.len() {
        if let Some(found) = found_at(atlas, &tokens, &all, at, shouting)
            && best.as_ref().is_none_or(|best| best.certainty < found.certainty)
        {
            best = Some(found);
        }
    }
    best.map(|found| (atlas.place(found.thing), found.span))
}

fn postcode(atlas: &Atlas, tokens: &[Token<'_>]) -> Option<(Place, Range<usize>)> {
    let token = tokens.iter().find(|token| token.shape == Shape::Postcode)?;
    let place = atlas.places_of_postcode(postcode_number(token.text)?).into_iter().next()?;
    Some((place, token.span.clone()))
}

/// What stands before a name: the preposition, and words such as `gmina`.
struct Introduction {
    expected: Option<Cases>,
    wanted: Option<Wanted>,
    begins: usize,
}

fn introduction(tokens: &[Token<'_>], at: usize) -> Introduction {
    let mut introduction = Introduction { expected: None, wanted: None, begins: at };
    if let Some(before) = at.checked_sub(1)
        && let Some(wanted) = unit_word(&tokens[before].folded)
        && tokens[before].folded.len() > 1
    {
        introduction.wanted = Some(wanted);
        introduction.expected = Some(Cases::ANY);
        introduction.begins = before;
    }
    if let Some(before) = introduction.begins.checked_sub(1)
        && let Some(cases) = preposition(&tokens[before].folded)
    {
        introduction.expected = introduction.expected.or(Some(cases));
        introduction.begins = before;
    }
    introduction
}

fn found_at(atlas: &Atlas, tokens: &[Token<'_>], all: &[&str], at: usize, shouting: bool) -> Option<Found> {
    let introduction = introduction(tokens, at);
    let rest = &all[at..all.len().min(at + 7)];
    let matches = atlas.lexicon.beginnings(rest, false);
    // The longest name that can be believed; of those equally long the likeliest.
    matches.chunk_by(|a, b| a.length == b.length).rev().find_map(|equally_long| {
        let length = equally_long[0].length;
        let named = &tokens[at..at + length];
        let (begins, ends) = (named[0].span.start, named[length - 1].span.end);
        let found = equally_long.iter().filter_map(|one| {
            let agrees = introduction.expected.is_some_and(|expected| one.cases.meets(expected));
            let thing = believed(atlas, one, &introduction, &said(named, one, agrees, at > 0, shouting))?;
            Some(Found {
                thing,
                span: if agrees { tokens[introduction.begins].span.start } else { begins }..ends,
                certainty: (agrees, length, atlas.prominence(thing), atlas.population(thing)),
            })
        });
        found.max_by_key(|found| found.certainty)
    })
}

fn said(named: &[Token<'_>], one: &Match, introduced: bool, inside: bool, shouting: bool) -> Said {
    let nominative = one.cases.meets(Cases::NOMINATIVE);
    Said {
        introduced,
        capital: named[0].is_capitalised() && !shouting && (introduced || inside),
        words: named.len(),
        nominative,
        ordinary: named.iter().all(|token| is_rather_ordinary(token.text, !introduced && nominative)),
    }
}

/// The likeliest bearer of a name that may be believed.
fn believed(atlas: &Atlas, one: &Match, introduction: &Introduction, said: &Said) -> Option<Thing> {
    let bearers = atlas.lexicon.bearers(one.name);
    let believable =
        bearers.iter().filter(|bearer| is_believable(atlas, **bearer, said, introduction.wanted));
    let Bearer { thing, .. } = believable.filter(|_| one.cases.meets(Cases::ANY)).max_by_key(|bearer| {
        // Who says `gmina` does not mean the town in the middle of it.
        let urban = atlas.unit_of(bearer.thing).unit.gmina_kind() == Some(GminaKind::Urban);
        let meant = introduction.wanted != Some(Wanted::Gmina) || !urban;
        (meant, atlas.prominence(bearer.thing), atlas.population(bearer.thing))
    })?;
    // A city is its gmina, not its powiat; a gmina rather than the village it is named after.
    let shadowing = bearers
        .iter()
        .map(|bearer| bearer.thing)
        .find(|by| introduction.wanted.is_none() && atlas.is_shadowed(*thing, *by));
    Some(shadowing.unwrap_or(*thing))
}

/// How a name was said.
#[expect(clippy::struct_excessive_bools, reason = "four independent observations of one name")]
struct Said {
    /// After a preposition or a word such as `gmina`, in the case it asks for.
    introduced: bool,
    /// With a capital letter that does not merely begin the sentence.
    capital: bool,
    words: usize,
    nominative: bool,
    /// All its words are ordinary ones as well.
    ordinary: bool,
}

fn is_believable(atlas: &Atlas, bearer: Bearer, said: &Said, wanted: Option<Wanted>) -> bool {
    let Bearer { thing, short } = bearer;
    let unit = match thing {
        Thing::Unit(number) => Some(&atlas.units[number as usize]),
        Thing::Locality(_) => None,
    };
    let level = unit.map(|charted| charted.unit.level());
    match wanted {
        Some(Wanted::Powiat) => return level == Some(UnitLevel::Powiat),
        Some(Wanted::Voivodeship) => return level == Some(UnitLevel::Voivodeship),
        Some(Wanted::Gmina) => return level == Some(UnitLevel::Gmina),
        _ => {}
    }
    let is_adjective =
        level.is_some_and(|level| level != UnitLevel::Gmina) && unit.is_some_and(|unit| !unit.city);
    if is_adjective {
        // "krakowski" and "w małopolskim" are said of many things; "w Małopolsce" is not.
        return level == Some(UnitLevel::Voivodeship) && said.introduced && said.capital && !said.ordinary;
    }
    let home = atlas.unit_of(thing).home;
    if short {
        return said.introduced && home && (said.capital || !said.ordinary);
    }
    let well_known = atlas.is_well_known(thing);
    let urban = unit.is_some_and(|charted| charted.unit.gmina_kind() != Some(GminaKind::Rural));
    let large = unit.is_some_and(|charted| charted.city) || atlas.population(thing) >= LARGE;
    match (said.introduced, said.capital) {
        (true, true) => home || !said.ordinary || large,
        (true, false) if said.words > 1 && well_known => true,
        (true, false) => large || (home || well_known) && !said.ordinary,
        (false, true) => {
            well_known && (said.words > 1 || !said.ordinary || large || urban && said.nominative)
        }
        (false, false) if said.words > 1 => well_known,
        (false, false) => urban && (said.nominative || large) && !said.ordinary,
    }
}
