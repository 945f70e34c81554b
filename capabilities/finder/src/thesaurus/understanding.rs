//! From the words of a question to the needs behind them.
//!
//! Every phrase of the thesaurus whose words are all there speaks for its need. Rare words speak louder than
//! common ones, several words louder than one, and a need that explains nothing which a more specific need does
//! not explain already is dropped.

use rustc_hash::FxHashMap;
use vocabulary::Language;

use super::associating::SURE;
use super::fitting::Fit;
use super::{About, Kind, Need, Thesaurus};
use crate::surfaces::Surfaces;
use crate::words::{Token, read_question};

/// A need found in a question.
#[derive(Debug, Clone)]
pub struct Recognised<'thesaurus> {
    /// The need.
    pub need: &'thesaurus Need,
    /// How strongly the words speak for it, relative to the strongest need of the question (which has 1).
    pub strength: f32,
    /// How strongly they speak in absolute terms: the summed rarity of the words that were matched.
    pub evidence: f32,
    /// It was only said about whom it is ("… for a child with autism"), beside another need.
    pub(crate) qualifies: bool,
    /// The words that speak for it, by position.
    pub(crate) words: u128,
}

/// What a question says.
#[derive(Debug, Clone, Default)]
pub struct Understanding<'thesaurus> {
    /// Needs, the strongest first.
    pub needs: Vec<Recognised<'thesaurus>>,
    /// Target groups of the people spoken of, the surest first.
    pub people: Vec<String>,
    /// Access needs asked for.
    pub access: Vec<String>,
    /// Those of them that were only said by naming a person's condition ("a wheelchair user"): welcome, not demanded.
    pub access_by_condition: Vec<String>,
    /// Kinds of institution asked for by name.
    pub institution_kinds: Vec<String>,
    /// Wishes about the offer: `free_place`, `for_women`, `for_men`, `free_of_charge`, `round_the_clock` …
    pub wishes: Vec<String>,
    /// Somebody may be in danger now: which emergency numbers belong to it, the surest first.
    pub urgent: Vec<String>,
    /// Which part of the question's meaning the needs explain, 0 to 1.
    pub explained: f32,
    pub(crate) tokens: Vec<Token>,
}

impl Understanding<'_> {
    /// The words that speak for a need, as they were typed (folded).
    pub fn said_for(&self, recognised: &Recognised<'_>) -> Vec<&str> {
        let single = self.tokens.iter().filter(|token| token.positions.len() == 1);
        single
            .filter(|token| recognised.words >> token.positions.start & 1 == 1)
            .map(|token| token.folded.as_str())
            .collect()
    }
}

/// The weight of a word the thesaurus has never heard of: as of one known to a few needs.
const WEIGHT_OF_UNKNOWN: f32 = 3.0;
/// From how many letters on a beginning is worth finishing, and in how many ways.
const SHORTEST_BEGINNING: usize = 3;
const MOST_ENDINGS: usize = 24;
/// Danger outweighs what else is said beside it.
const URGENT: f32 = 1.25;
/// Needs much weaker than the strongest are noise.
const WEAKEST_SHARE: f32 = 0.3;
/// What is asked for outranks what is said about the people if it is at least this strong beside it.
const WEAKEST_HEAD: f32 = 0.4;
/// How much of the asked-for need's strength the other keeps at most.
const BEHIND_HEAD: f32 = 0.8;
/// Commoner words are not what is asked for.
const TELLING_HEAD: f32 = 1.5;
/// How many words a qualifier speaks for.
const FARTHEST_QUALIFIER: usize = 4;
/// Words behind which it is said for whom or about whom.
const QUALIFIERS: &[&str] =
    &["dla", "z", "ze", "po", "для", "з", "із", "зі", "після", "for", "with", "after"];
/// A need that explains nothing new must be nearly as strong as the one that explains it all.
const SHARE_WITHOUT_NEWS: f32 = 0.72;

impl Thesaurus {
    /// Reads a question. `hint` is the language of the page; `surfaces` mends typing errors.
    pub fn understand(&self, question: &str, hint: Option<Language>) -> Understanding<'_> {
        self.understand_with(question, hint, None)
    }

    pub(crate) fn understand_with(
        &self,
        question: &str,
        hint: Option<Language>,
        surfaces: Option<&Surfaces>,
    ) -> Understanding<'_> {
        let mut tokens = self.read(question, hint);
        self.mend(&mut tokens, surfaces.unwrap_or(&self.surfaces));
        self.weigh(tokens)
    }

    /// Needs that somebody may be about to voice: the last word is taken as unfinished. At most `limit`.
    pub fn suggest(&self, typed: &str, hint: Option<Language>, limit: usize) -> Vec<&Need> {
        let mut tokens = self.read(typed, hint);
        if let Some(last) = tokens.last_mut()
            && last.folded.chars().count() >= SHORTEST_BEGINNING
            && !typed.ends_with(char::is_whitespace)
        {
            for key in self.surfaces.beginning(&last.folded.clone(), MOST_ENDINGS) {
                last.add(key, 0.9);
            }
        }
        let understood = self.weigh(tokens);
        understood.needs.iter().take(limit).map(|recognised| recognised.need).collect()
    }

    fn read(&self, question: &str, hint: Option<Language>) -> Vec<Token> {
        read_question(question, hint, &self.lexicon, |stem| self.keys.contains_key(&format!("e{stem}")))
    }

    fn weigh(&self, tokens: Vec<Token>) -> Understanding<'_> {
        let fits = self.fits(&tokens);
        let mut understanding = Understanding { tokens, ..Understanding::default() };
        self.take_needs(&fits, &mut understanding);
        self.take_vocabulary(&fits, &mut understanding);
        understanding
    }

    fn take_needs<'a>(&'a self, fits: &[Fit], understanding: &mut Understanding<'a>) {
        // The words each need explains and the best phrase it has.
        let mut sums: FxHashMap<u16, (Fit, u128)> = FxHashMap::default();
        for fit in fits {
            let Kind::Need(need) = self.phrases[fit.phrase as usize].says else { continue };
            let (best, words) = sums.entry(need).or_insert((*fit, 0));
            *words |= fit.words;
            if fit.evidence > best.evidence {
                *best = *fit;
            }
        }
        let mut weights = [0.0_f32; 128];
        for token in &understanding.tokens {
            let weight = self.weight_of(token);
            for position in token.positions.clone() {
                weights[position] = weights[position].max(weight / token.positions.len() as f32);
            }
        }
        let sum_of = |words: u128| -> f32 {
            weights.iter().enumerate().filter(|(at, _)| words >> at & 1 == 1).map(|(_, weight)| weight).sum()
        };
        let mut candidates: Vec<(u16, Fit, u128, f32)> = sums
            .into_iter()
            .map(|(need, (best, words))| {
                let more = sum_of(words & !best.words);
                let urgent = if self.needs[usize::from(need)].urgent.is_some() { URGENT } else { 1.0 };
                (need, best, words, urgent * (best.evidence + 0.5 * more))
            })
            .collect();
        // "Kindergarten for a child with autism" asks for a kindergarten: what stands behind "for" and "with" only says
        // for whom, if something else is asked for.
        let named = self.named(fits);
        let qualifies = |need: u16, words: u128| {
            let others = named.iter().filter(|(_, other)| !self.are_kin(need, *other));
            let own = others.fold(words, |own, (word, _)| own & !word);
            // "Help for refugees": help is nothing that could be asked for by itself.
            let telling =
                (0..weights.len()).filter(|at| weights[*at] >= TELLING_HEAD).fold(0, |all, at| all | 1 << at);
            let own = own & telling;
            own == 0 || stand_behind_qualifier(own, &understanding.tokens)
        };
        let strongest = candidates.iter().map(|candidate| candidate.3).fold(0.0, f32::max);
        let head = candidates
            .iter()
            .filter(|candidate| !self.is_general(candidate.0) && !qualifies(candidate.0, candidate.1.words))
            .map(|candidate| candidate.3)
            .fold(0.0, f32::max);
        let has_head = head >= WEAKEST_HEAD * strongest;
        if has_head {
            for candidate in &mut candidates {
                if qualifies(candidate.0, candidate.1.words) {
                    candidate.3 = candidate.3.min(head * BEHIND_HEAD);
                }
            }
        }
        // "I cannot cope" says little beside what one cannot cope with.
        let particular = candidates.iter().filter(|candidate| !self.is_general(candidate.0));
        let particular = particular.map(|candidate| candidate.3).fold(0.0, f32::max);
        if particular >= WEAKEST_HEAD * strongest {
            for candidate in candidates.iter_mut().filter(|candidate| self.is_general(candidate.0)) {
                candidate.3 = candidate.3.min(particular * BEHIND_HEAD);
            }
        }
        candidates.sort_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)));
        if candidates.first().is_none_or(|best| best.3 < SURE) {
            candidates.extend(self.associated(&understanding.tokens, &weights));
            candidates.sort_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)));
        }
        let Some(&(_, _, _, strongest)) = candidates.first() else { return };
        let mut explained = 0_u128;
        for (at, best, words, evidence) in candidates {
            let news = sum_of(best.words & !explained) / sum_of(best.words).max(0.01);
            let share = evidence / strongest;
            // What is said twice counts by what it adds, unless it is as likely as what was said first.
            let close = ((share - 0.8) / 0.2).clamp(0.0, 1.0);
            let worth = if news >= 0.5 { share } else { share * (0.55 + 0.45 * news.max(close)) };
            if share < WEAKEST_SHARE || news < 0.25 && share < SHARE_WITHOUT_NEWS {
                continue;
            }
            explained |= words;
            let qualifies = has_head && qualifies(at, best.words);
            let need = &self.needs[usize::from(at)];
            add_once(&mut understanding.urgent, need.urgent.as_slice());
            understanding.needs.push(Recognised {
                need,
                strength: worth,
                evidence,
                qualifies,
                words: best.words,
            });
        }
        understanding.needs.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        let all = sum_of(u128::MAX);
        understanding.explained = if all > 0.0 { sum_of(explained) / all } else { 0.0 };
    }

    /// Words that name a need all by themselves, and which.
    fn named(&self, fits: &[Fit]) -> Vec<(u128, u16)> {
        let single = |fit: &&Fit| {
            let phrase = &self.phrases[fit.phrase as usize];
            phrase.required == 1 && fit.words.is_power_of_two() && !fit.partly
        };
        fits.iter()
            .filter(single)
            .filter_map(|fit| match self.phrases[fit.phrase as usize].says {
                Kind::Need(need) => Some((fit.words, need)),
                Kind::Term(_) => None,
            })
            .collect()
    }

    /// Whether a need is answered by talking to a social worker first: anything can be behind it.
    fn is_general(&self, need: u16) -> bool {
        self.needs[usize::from(need)].services.first().is_some_and(|first| first == "social_work")
    }

    /// Whether two needs are answered by the same kind of help.
    fn are_kin(&self, one: u16, other: u16) -> bool {
        let (one, other) = (&self.needs[usize::from(one)], &self.needs[usize::from(other)]);
        one.id == other.id || other.services.first().is_some_and(|first| one.services.contains(first))
    }

    fn take_vocabulary(&self, fits: &[Fit], understanding: &mut Understanding<'_>) {
        let mut fits: Vec<&Fit> = fits.iter().collect();
        fits.sort_by(|a, b| b.evidence.total_cmp(&a.evidence).then(a.phrase.cmp(&b.phrase)));
        let mut conditions = 0_u128;
        let mut accesses: Vec<(&String, u128)> = Vec::new();
        for fit in fits {
            let Kind::Term(term) = self.phrases[fit.phrase as usize].says else { continue };
            let term = &self.terms[term as usize];
            let into = match term.about {
                About::People => {
                    conditions |= fit.words;
                    &mut understanding.people
                }
                About::Access => {
                    accesses.push((&term.id, fit.words));
                    &mut understanding.access
                }
                About::Institution => &mut understanding.institution_kinds,
                About::Wish => &mut understanding.wishes,
            };
            add_once(into, std::slice::from_ref(&term.id));
        }
        for (access, words) in accesses {
            if words & conditions != 0 {
                add_once(&mut understanding.access_by_condition, std::slice::from_ref(access));
            }
        }
    }

    /// How much a word of the question says, whether or not it was understood.
    pub(crate) fn weight_of(&self, token: &Token) -> f32 {
        let weak = token.readings.iter().any(|reading| self.lexicon.is_stopword(&reading.key));
        let known = token
            .readings
            .iter()
            .filter_map(|reading| self.keys.get(&reading.key))
            .map(|&key| self.postings[key as usize].weight)
            .fold(None, |best: Option<f32>, weight| Some(best.map_or(weight, |best| best.max(weight))));
        match known {
            _ if weak || token.function_word => known.unwrap_or(0.0).min(0.4),
            Some(weight) => weight,
            None => WEIGHT_OF_UNKNOWN,
        }
    }
}

/// Whether each of these words stands behind a "for", "with" or "after", with no other preposition between.
fn stand_behind_qualifier(words: u128, tokens: &[Token]) -> bool {
    let says = |token: &Token| QUALIFIERS.contains(&token.folded.as_str());
    let single = tokens.iter().take_while(|token| token.positions.len() == 1).count();
    (0..single).filter(|at| words >> at & 1 == 1).all(|at| {
        let before = tokens[at.saturating_sub(FARTHEST_QUALIFIER)..at].iter().rev();
        before.take_while(|token| says(token) || !token.function_word).any(says)
    })
}

fn add_once(into: &mut Vec<String>, from: &[String]) {
    for one in from {
        if !into.contains(one) {
            into.push(one.clone());
        }
    }
}
