//! Which phrases of the thesaurus a question fits.

use super::{Kind, Phrase, Thesaurus};
use crate::words::Token;

/// One phrase that fits: which words it took, and how much it says.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) phrase: u32,
    /// By position in the question.
    pub(super) words: u128,
    pub(super) evidence: f32,
    /// Some of its words were not said.
    pub(super) partly: bool,
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
/// A phrase of which less than this share is said does not count.
const LEAST_SAID: f32 = 0.6;
/// Nor does one whose words that were said are all common.
const LEAST_EVIDENCE_OF_PART: f32 = 5.0;
/// What a phrase is worth at most when some of its words are missing.
const PARTLY_SAID: f32 = 0.8;

impl Thesaurus {
    /// Every phrase all of whose words were said, and some of which most were.
    pub(super) fn fits(&self, tokens: &[Token]) -> Vec<Fit> {
        let mut fillings: Vec<Filling> = Vec::new();
        for (token, at) in tokens.iter().zip(0_u8..) {
            for reading in &token.readings {
                let Some(&key) = self.keys.get(&reading.key) else { continue };
                let key = &self.postings[key as usize];
                let weight = key.weight * reading.trust;
                fillings.extend(key.places.iter().map(|&(phrase, slot)| {
                    let choices = self.phrases[phrase as usize].slots[usize::from(slot)].keys.len();
                    let weight = weight * exactness(choices);
                    Filling { phrase, slot, token: at, weight }
                }));
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
        let whole =
            fits.iter().filter(|fit| !fit.partly && of_need(fit)).fold(0, |words, fit| words | fit.words);
        fits.retain(|fit| {
            !fit.partly || of_need(fit) && (fit.words & !whole).count_ones() >= 2.min(fit.words.count_ones())
        });
    }
}

/// A slot with many choices is context; one with few choices is what the phrase is about.
fn exactness(choices: usize) -> f32 {
    1.0 - 0.02 * choices.saturating_sub(1).min(12) as f32
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
        let unfilled =
            phrase.slots.iter().enumerate().filter(|(at, slot)| !slot.optional && filled >> at & 1 == 0);
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
        if words != 0
            && best.is_none_or(|(most, _)| evidence > most)
            && negation_stands_close(phrase, words, tokens, nie)
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
    let asks_negation =
        phrase.slots.iter().any(|slot| !slot.optional && nie.is_some_and(|nie| slot.keys.contains(&nie)));
    if !asks_negation {
        return true;
    }
    tokens.iter().filter(|token| matches!(token.folded.as_str(), "nie" | "не")).any(|token| {
        let at = token.positions.start;
        words >> at & 1 == 1 && (1..=3).any(|behind| at + behind < 128 && words >> (at + behind) & 1 == 1)
    })
}
