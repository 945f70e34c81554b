//! Words as they were meant: glued, split or misspelt ones get further readings.

use vocabulary::Language;

use super::Thesaurus;
use crate::surfaces::Surfaces;
use crate::words::{Token, read_word};

/// How many ways of mending a word are tried.
const MOST_MENDED: usize = 10;

impl Thesaurus {
    fn is_familiar(&self, token: &Token, surfaces: &Surfaces) -> bool {
        token.readings.iter().any(|reading| self.keys.contains_key(&reading.key))
            || surfaces.has(&token.folded)
    }

    /// Adds readings: of words glued apart, and of words nobody knows.
    pub(super) fn mend(&self, tokens: &mut Vec<Token>, surfaces: &Surfaces) {
        let single = tokens.len();
        // Joined first: "samo pomocy", "nie zdolnego".
        for at in 1..single {
            let (left, right) = (&tokens[at - 1], &tokens[at]);
            if left.cyrillic != right.cyrillic || left.folded.len() + right.folded.len() > 40 {
                continue;
            }
            let joined = format!("{}{}", left.folded, right.folded);
            let keys = read_word(&joined, Language::Polish);
            self.pair(at, single, tokens);
            let (left, right) = (&tokens[at - 1], &tokens[at]);
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
        for token in tokens.iter_mut().take(single) {
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
                    token.add(one.key, 0.75);
                }
                continue;
            }
            // Words somebody asks for help with are likelier than words that only stand in a description.
            mended.sort_by_key(|one| !self.keys.contains_key(&one.key));
            for one in mended.into_iter().take(MOST_MENDED) {
                let trust = if one.errors == 1 { 0.85 } else { 0.7 };
                token.add(one.key, if one.by_stem { 0.92 * trust } else { trust });
            }
        }
    }

    /// "dom opieki" is not "opieka w domu": two words side by side may mean something of their own.
    fn pair(&self, at: usize, single: usize, tokens: &mut Vec<Token>) {
        debug_assert!(at < single, "only words as typed stand side by side");
        let (left, right) = (&tokens[at - 1], &tokens[at]);
        let mut found: Vec<(String, f32)> = Vec::new();
        for one in &left.readings {
            for other in &right.readings {
                let key = format!("2{}_{}", &one.key[1..], &other.key[1..]);
                if self.keys.contains_key(&key) {
                    found.push((key, one.trust * other.trust));
                }
            }
        }
        if found.is_empty() {
            return;
        }
        let mut token = Token {
            folded: format!("{} {}", left.folded, right.folded),
            readings: Vec::new(),
            positions: left.positions.start..right.positions.end,
            span: left.span.start..right.span.end,
            known: true,
            function_word: false,
            cyrillic: left.cyrillic,
        };
        for (key, trust) in found {
            token.add(key, trust);
        }
        tokens.push(token);
    }
}
