//! From the words of a question to the needs behind them.
//!
//! Every phrase of the thesaurus whose words are all there speaks for its need. Rare words speak louder than
//! common ones, several words louder than one, and a need that explains nothing which a more specific need does
//! not explain already is dropped.

use rustc_hash::FxHashMap;
use vocabulary::Language;

use super::{About, Kind, Need, Phrase, Thesaurus};
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

/// One phrase that fits: which words it took, and how much it says.
#[derive(Clone, Copy)]
struct Fit {
    phrase: u32,
    words: u128,
    evidence: f32,
    /// Some of its words were not said.
    partly: bool,
}

/// A word that can fill a slot.
#[derive(Clone, Copy)]
struct Filling {
    phrase: u32,
    slot: u8,
    token: u8,
    weight: f32,
}

/// A phrase whose words stand far apart is less sure to be one thought.
const LOOSE_WORDS: usize = 4;
/// What is lost for each word that stands between beyond that.
const LOSS_PER_LOOSE_WORD: f32 = 0.04;
/// The weight of a word the thesaurus has never heard of: as of one known to a few needs.
const WEIGHT_OF_UNKNOWN: f32 = 3.0;
/// A phrase of which less than this share is said does not count.
const LEAST_SAID: f32 = 0.6;
/// Nor does one whose words that were said are all common.
const LEAST_EVIDENCE_OF_PART: f32 = 5.0;
/// What a phrase is worth at most when some of its words are missing.
const PARTLY_SAID: f32 = 0.8;
/// How many ways of mending a word are tried.
const MOST_MENDED: usize = 10;
/// Evidence from which nothing else needs to be tried.
const SURE: f32 = 2.4;
/// A word that few kinds of help are asked for with.
const TELLING: f32 = 2.6;
/// A word that says something beside a telling one.
const TELLING_BESIDE: f32 = 1.6;
/// Commoner words are not even counted.
const TELLING_AT_ALL: f32 = 1.0;
/// How much of the question must be heard in a need that no phrase of it fits.
const LEAST_SHARE_HEARD: f32 = 0.45;
/// What such hearing is worth beside a phrase.
const ASSOCIATION: f32 = 0.7;
/// Danger outweighs what else is said beside it.
const URGENT: f32 = 1.25;
/// Needs much weaker than the strongest are noise.
const WEAKEST_SHARE: f32 = 0.3;
/// What is asked for outranks what is said about the people if it is at least this strong beside it.
const WEAKEST_HEAD: f32 = 0.4;
/// How much of the asked-for need's strength the other keeps at most.
const BEHIND_HEAD: f32 = 0.9;
/// Words behind which it is said for whom or about whom.
const QUALIFIERS: &[&str] = &["dla", "z", "ze", "po", "для", "з", "із", "зі", "після", "for", "with", "after"];
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
        let mut tokens = read_question(question, hint, &self.lexicon, |stem| self.keys.contains_key(&format!("e{stem}")));
        let surfaces = surfaces.unwrap_or(&self.surfaces);
        self.mend(&mut tokens, surfaces);
        let fits = self.fits(&tokens);
        let mut understanding = Understanding { tokens, ..Understanding::default() };
        self.take_needs(&fits, &mut understanding);
        self.take_vocabulary(&fits, &mut understanding);
        understanding
    }

    fn is_familiar(&self, token: &Token, surfaces: &Surfaces) -> bool {
        token.readings.iter().any(|reading| self.keys.contains_key(&reading.key)) || surfaces.has(&token.folded)
    }

    /// Adds readings: of words glued apart, and of words nobody knows.
    fn mend(&self, tokens: &mut Vec<Token>, surfaces: &Surfaces) {
        let single = tokens.len();
        // Joined first: "samo pomocy", "nie zdolnego".
        for at in 1..single {
            let (left, right) = (&tokens[at - 1], &tokens[at]);
            if left.cyrillic != right.cyrillic || left.folded.len() + right.folded.len() > 40 {
                continue;
            }
            let joined = format!("{}{}", left.folded, right.folded);
            let keys = crate::words::read_word(&joined, Language::Polish);
            let known: Vec<_> = keys.into_iter().filter(|key| self.keys.contains_key(key)).collect();
            if known.is_empty() || joined.chars().count() < 6 {
                continue;
            }
            let mut token = Token {
                folded: joined,
                readings: Vec::new(),
                positions: left.positions.start..right.positions.end,
                span: left.span.start..right.span.end,
                known: true,
                function_word: false,
                cyrillic: left.cyrillic,
            };
            for key in known {
                token.add(key, 0.9);
            }
            tokens.push(token);
        }
        for at in 0..single {
            let token = &tokens[at];
            let letters = token.folded.chars().count();
            // A word of the dictionary that nothing here speaks of may still be a slip, if it is long enough.
            let slip = token.known && !token.function_word && letters >= 8;
            if letters < 4 || token.known && !slip || self.is_familiar(token, surfaces) {
                continue;
            }
            if token.folded.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let mut mended = surfaces.mend(&token.folded);
            if slip {
                mended.retain(|one| one.errors == 1);
                for one in mended {
                    tokens[at].add(one.key, 0.75);
                }
                continue;
            }
            if mended.is_empty() {
                self.split(at, tokens);
                continue;
            }
            // Words somebody asks for help with are likelier than words that only stand in a description.
            mended.sort_by_key(|one| !self.keys.contains_key(&one.key));
            for one in mended.into_iter().take(MOST_MENDED) {
                let trust = if one.errors == 1 { 0.85 } else { 0.7 };
                tokens[at].add(one.key, if one.by_stem { 0.92 * trust } else { trust });
            }
        }
    }

    /// "niemam", "wdomu": two words typed as one.
    fn split(&self, at: usize, tokens: &mut [Token]) {
        let folded = tokens[at].folded.clone();
        if tokens[at].cyrillic {
            return;
        }
        for (cut, _) in folded.char_indices().skip(1) {
            let (left, right) = folded.split_at(cut);
            let joint = matches!(left, "nie" | "w" | "z" | "na" | "do" | "dla" | "bez" | "po" | "od" | "za" | "mam");
            if !joint || right.len() < 3 {
                continue;
            }
            for piece in [left, right] {
                for key in crate::words::read_word(piece, Language::Polish) {
                    if self.keys.contains_key(&key) {
                        tokens[at].add(key, 0.8);
                    }
                }
            }
        }
    }

    fn fits(&self, tokens: &[Token]) -> Vec<Fit> {
        let mut fillings: Vec<Filling> = Vec::new();
        for (token, at) in tokens.iter().zip(0_u8..) {
            for reading in &token.readings {
                let Some(&key) = self.keys.get(&reading.key) else { continue };
                let key = &self.postings[key as usize];
                let weight = key.weight * reading.trust;
                fillings.extend(
                    key.places.iter().map(|&(phrase, slot)| {
                        let choices = self.phrases[phrase as usize].slots[usize::from(slot)].keys.len();
                        let weight = weight * exactness(choices);
                        Filling { phrase, slot, token: at, weight }
                    }),
                );
            }
        }
        fillings.sort_unstable_by(|a, b| {
            (a.phrase, a.slot, a.token).cmp(&(b.phrase, b.slot, b.token)).then(b.weight.total_cmp(&a.weight))
        });
        fillings.dedup_by_key(|filling| (filling.phrase, filling.slot, filling.token));
        let mut fits = Vec::new();
        for group in fillings.chunk_by(|a, b| a.phrase == b.phrase) {
            let phrase = &self.phrases[group[0].phrase as usize];
            if let Some(fit) = fit(phrase, group, tokens, self.nie) {
                fits.push(fit);
            }
        }
        self.drop_needless_parts(&mut fits);
        fits
    }

    /// A phrase of which only a part was said helps where no whole phrase explains the words, and only for needs.
    fn drop_needless_parts(&self, fits: &mut Vec<Fit>) {
        let of_need = |fit: &Fit| matches!(self.phrases[fit.phrase as usize].says, Kind::Need(_));
        let whole = fits.iter().filter(|fit| !fit.partly && of_need(fit)).fold(0, |words, fit| words | fit.words);
        fits.retain(|fit| !fit.partly || of_need(fit) && (fit.words & !whole).count_ones() >= 2.min(fit.words.count_ones()));
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
            understanding.needs.push(Recognised { need, strength: worth, evidence, qualifies, words: best.words });
        }
        understanding.needs.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        let all = sum_of(u128::MAX);
        understanding.explained = if all > 0.0 { sum_of(explained) / all } else { 0.0 };
    }

    /// Needs in whose phrases the words of the question stand, although none of the phrases fits: somebody says it in
    /// a way nobody has written down. Most of what was said must be heard in the need, and something telling with it.
    fn associated(&self, tokens: &[Token], weights: &[f32; 128]) -> Vec<(u16, Fit, u128, f32)> {
        let all: f32 = weights.iter().sum();
        let mut heard: FxHashMap<u16, (f32, f32, u128)> = FxHashMap::default();
        for token in tokens.iter().filter(|token| token.positions.len() == 1 && !token.function_word) {
            let weight = weights[token.positions.start];
            if weight < TELLING_AT_ALL {
                continue;
            }
            let mut phrases: FxHashMap<u16, f32> = FxHashMap::default();
            for reading in &token.readings {
                let Some(&key) = self.keys.get(&reading.key) else { continue };
                for &(phrase, _) in &self.postings[key as usize].places {
                    if let Kind::Need(need) = self.phrases[phrase as usize].says {
                        *phrases.entry(need).or_default() += reading.trust;
                    }
                }
            }
            for (need, times) in phrases {
                // A word that runs through a need's phrases is what it is about.
                let central = (times / self.phrases_of_need[usize::from(need)]).min(0.25) / 0.25;
                let (sum, most, words) = heard.entry(need).or_default();
                *sum += weight * (0.45 + 0.55 * central);
                *most = most.max(weight);
                if weight >= TELLING_BESIDE {
                    *words |= 1 << token.positions.start;
                }
            }
        }
        let mut found: Vec<(u16, Fit, u128, f32)> = heard
            .into_iter()
            .filter(|&(_, (sum, most, words))| {
                let share = weights.iter().enumerate().filter(|(at, _)| words >> at & 1 == 1).map(|(_, w)| w).sum::<f32>() / all.max(0.01);
                most >= TELLING && words.count_ones() >= 2 && share >= LEAST_SHARE_HEARD && sum >= SURE
            })
            .map(|(need, (sum, _, words))| {
                let fit = Fit { phrase: 0, words, evidence: ASSOCIATION * sum, partly: true };
                (need, fit, words, ASSOCIATION * sum)
            })
            .collect();
        found.sort_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)));
        found.truncate(4);
        found
    }

    /// Words that name a need all by themselves, and which.
    fn named(&self, fits: &[Fit]) -> Vec<(u128, u16)> {
        let single = |fit: &&Fit| {
            let phrase = &self.phrases[fit.phrase as usize];
            phrase.required == 1 && fit.words.count_ones() == 1 && !fit.partly
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

/// Whether these words stand behind a "for", "with" or "after".
fn stand_behind_qualifier(words: u128, tokens: &[Token]) -> bool {
    let first = words.trailing_zeros() as usize;
    let before = |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at));
    let says = |token: Option<&Token>| token.is_some_and(|token| QUALIFIERS.contains(&token.folded.as_str()));
    says(before(1)) || says(before(2))
}

/// A slot with many choices is context; one with few choices is what the phrase is about.
fn exactness(choices: usize) -> f32 {
    1.0 - 0.02 * choices.saturating_sub(1).min(12) as f32
}

fn add_once(into: &mut Vec<String>, from: &[String]) {
    for one in from {
        if !into.contains(one) {
            into.push(one.clone());
        }
    }
}

/// Fills every slot that must be filled, each with a word of its own.
fn fit(phrase: &Phrase, fillings: &[Filling], tokens: &[Token], nie: Option<u32>) -> Option<Fit> {
    // Most phrases share one common word with the question and nothing else: they go before anything is allocated.
    let mut filled = 0_u128;
    let (mut required, mut at_most) = (0, 0.0);
    for slot in fillings.chunk_by(|a, b| a.slot == b.slot) {
        filled |= 1 << slot[0].slot;
        required += usize::from(!phrase.slots[usize::from(slot[0].slot)].optional);
        at_most += slot.iter().map(|filling| filling.weight).fold(0.0, f32::max);
    }
    if required == 0 {
        return None;
    }
    // What is not said at all counts against the phrase as the least of its words would have counted for it.
    let missing: f32 = if required == phrase.required {
        0.0
    } else {
        let unfilled = phrase.slots.iter().enumerate().filter(|(at, slot)| !slot.optional && filled >> at & 1 == 0);
        unfilled.map(|(_, slot)| slot.least_weight).sum()
    };
    if missing > 0.0 && (at_most < LEAST_EVIDENCE_OF_PART || at_most / (at_most + missing) < LEAST_SAID) {
        return None;
    }
    let mut order: Vec<&[Filling]> = fillings.chunk_by(|a, b| a.slot == b.slot).collect();
    // Required slots first, those with the fewest words first of all.
    order.sort_by_key(|slot| (phrase.slots[usize::from(slot[0].slot)].optional, slot.len()));
    let mut best: Option<(f32, u128)> = None;
    fill(phrase, &order, tokens, nie, 0, 0.0, &mut best, &mut 0);
    let (mut evidence, words) = best?;
    if missing > 0.0 {
        let said = evidence / (evidence + missing);
        if said < LEAST_SAID || words.count_ones() < 2 || evidence < LEAST_EVIDENCE_OF_PART {
            return None;
        }
        evidence *= PARTLY_SAID * said * said;
    }
    let (first, last) = (words.trailing_zeros() as usize, 127 - words.leading_zeros() as usize);
    let loose = (last + 1 - first).saturating_sub(words.count_ones() as usize).saturating_sub(LOOSE_WORDS);
    let evidence = evidence * (1.0 - LOSS_PER_LOOSE_WORD * loose as f32).max(0.4) * phrase.weight;
    Some(Fit { phrase: fillings[0].phrase, words, evidence, partly: missing > 0.0 })
}

/// Tries words for the remaining slots and keeps the best complete choice; gives up on hopelessly many choices.
#[expect(clippy::too_many_arguments, reason = "the walk's state; a struct would only rename it")]
fn fill(
    phrase: &Phrase,
    slots: &[&[Filling]],
    tokens: &[Token],
    nie: Option<u32>,
    words: u128,
    evidence: f32,
    best: &mut Option<(f32, u128)>,
    tries: &mut u32,
) {
    *tries += 1;
    if *tries > 400 {
        return;
    }
    let Some((slot, rest)) = slots.split_first() else {
        if words != 0 && best.is_none_or(|(most, _)| evidence > most) && negation_stands_close(phrase, words, tokens, nie)
        {
            *best = Some((evidence, words));
        }
        return;
    };
    for filling in *slot {
        let positions = tokens[usize::from(filling.token)].positions.clone();
        let mask = positions.fold(0_u128, |mask, position| mask | 1 << position);
        if words & mask == 0 {
            fill(phrase, rest, tokens, nie, words | mask, evidence + filling.weight, best, tries);
        }
    }
    if phrase.slots[usize::from(slot[0].slot)].optional {
        fill(phrase, rest, tokens, nie, words, evidence, best, tries);
    }
}

/// "nie" belongs to the word behind it: in "nie mam pracy, szukam mieszkania" nobody says "nie szukam".
fn negation_stands_close(phrase: &Phrase, words: u128, tokens: &[Token], nie: Option<u32>) -> bool {
    let asks_negation = phrase.slots.iter().any(|slot| !slot.optional && nie.is_some_and(|nie| slot.keys.contains(&nie)));
    if !asks_negation {
        return true;
    }
    tokens.iter().filter(|token| matches!(token.folded.as_str(), "nie" | "не")).any(|token| {
        let at = token.positions.start;
        words >> at & 1 == 1 && (1..=3).any(|behind| at + behind < 128 && words >> (at + behind) & 1 == 1)
    })
}
