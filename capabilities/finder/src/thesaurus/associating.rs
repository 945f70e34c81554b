//! Needs that can be heard in a question although no phrase of theirs fits it.

use rustc_hash::FxHashMap;

use super::fitting::Fit;
use super::{Kind, Thesaurus};
use crate::words::Token;

/// Evidence from which nothing else needs to be tried.
pub(super) const SURE: f32 = 2.4;
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

impl Thesaurus {
    /// Needs in whose phrases the words of the question stand, although none of the phrases fits: somebody says it in
    /// a way nobody has written down. Most of what was said must be heard in the need, and something telling with it.
    pub(super) fn associated(&self, tokens: &[Token], weights: &[f32; 128]) -> Vec<(u16, Fit, u128, f32)> {
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
                let share = weights
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| words >> at & 1 == 1)
                    .map(|(_, w)| w)
                    .sum::<f32>()
                    / all.max(0.01);
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
}
