//! Compiling needs and terms into phrases of slots, and giving every word its weight.

use rustc_hash::FxHashMap;
use vocabulary::Language;

use super::loading::{CannotLoad, WrittenNeed, WrittenTerm};
use super::{About, EmergencyKind, EmergencyLine, Kind, Need, Phrase, Posting, Slot, Term, Thesaurus};
use crate::surfaces::Surfaces;
use crate::words::{Lexicon, read_thesaurus_word};

/// A thesaurus in the making.
#[derive(Default)]
pub(super) struct Compiler {
    needs: Vec<Need>,
    terms: Vec<Term>,
    pub(super) lines: Vec<EmergencyLine>,
    pub(super) kinds: Vec<EmergencyKind>,
    pub(super) lexicon: Lexicon,
    phrases: Vec<Phrase>,
    keys: FxHashMap<String, u32>,
    words: FxHashMap<(Language, String), Vec<u32>>,
}

impl Compiler {
    pub(super) fn add_need(&mut self, file: &str, written: WrittenNeed) -> Result<(), CannotLoad> {
        let empty = |what| CannotLoad::Empty { file: file.to_owned(), id: written.id.clone(), what };
        if self.needs.iter().any(|need| need.id == written.id) {
            return Err(CannotLoad::Twice { file: file.to_owned(), id: written.id });
        }
        if written.services.is_empty() {
            return Err(empty("a need must name the service types that answer it"));
        }
        let says = Kind::Need(u16::try_from(self.needs.len()).expect("there are fewer needs than 65,536"));
        for (phrase, language) in written.say.phrases() {
            if !self.add_phrase(says, phrase, language) {
                return Err(empty("a phrase has no words that must be said"));
            }
        }
        self.needs.push(Need {
            id: written.id,
            name: written.name,
            services: written.services,
            related: written.related,
            institution_kinds: written.institution_kinds,
            target_groups: written.target_groups,
            access: written.access,
            urgent: written.urgent,
        });
        Ok(())
    }

    pub(super) fn add_term(
        &mut self,
        file: &str,
        about: About,
        written: WrittenTerm,
    ) -> Result<(), CannotLoad> {
        let says = Kind::Term(u16::try_from(self.terms.len()).expect("there are fewer terms than 65,536"));
        for (phrase, language) in written.say.phrases() {
            if !self.add_phrase(says, phrase, language) {
                let what = "a phrase has no words that must be said";
                return Err(CannotLoad::Empty { file: file.to_owned(), id: written.id.clone(), what });
            }
        }
        self.terms.push(Term { id: written.id, about });
        Ok(())
    }

    fn add_phrase(&mut self, says: Kind, phrase: &str, language: Language) -> bool {
        let mut slots: Vec<Slot> = Vec::new();
        for part in phrase.split_whitespace() {
            let (part, optional) = match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
                Some(inner) => (inner, true),
                None => (part, false),
            };
            let mut keys: Vec<u32> = part
                .split('|')
                .filter(|word| !word.is_empty())
                .flat_map(|word| self.word(word, language))
                .collect();
            keys.sort_unstable();
            keys.dedup();
            if !keys.is_empty() {
                slots.push(Slot { keys, optional, least_weight: 0.0 });
            }
        }
        let required = slots.iter().filter(|slot| !slot.optional).count();
        if slots.is_empty() || slots.len() > 120 {
            return false;
        }
        self.phrases.push(Phrase { says, slots, required, weight: 1.0 });
        required > 0
    }

    fn word(&mut self, word: &str, language: Language) -> Vec<u32> {
        if let Some(found) = self.words.get(&(language, word.to_owned())) {
            return found.clone();
        }
        let keys: Vec<u32> = read_thesaurus_word(word, language)
            .into_iter()
            .map(|key| {
                let next = u32::try_from(self.keys.len()).expect("there are fewer words than 4 billion");
                *self.keys.entry(key).or_insert(next)
            })
            .collect();
        self.words.insert((language, word.to_owned()), keys.clone());
        keys
    }

    pub(super) fn finish(self) -> Thesaurus {
        let mut postings: Vec<Posting> = Vec::new();
        postings.resize_with(self.keys.len(), Posting::default);
        // A word is telling when few kinds of help are asked for with it. How many needs mention it says less: some
        // themes are cut finer than others.
        let mut answers: FxHashMap<&str, u32> = FxHashMap::default();
        let answer_of: Vec<u32> = self
            .needs
            .iter()
            .map(|need| {
                let next = u32::try_from(answers.len()).expect("there are fewer services than 4 billion");
                *answers.entry(need.services.first().map_or("", String::as_str)).or_insert(next)
            })
            .collect();
        let mut answers_with: Vec<Vec<u32>> = vec![Vec::new(); self.keys.len()];
        for (phrase, at) in self.phrases.iter().zip(0_u32..) {
            for (slot, place) in phrase.slots.iter().zip(0_u8..) {
                for &key in &slot.keys {
                    postings[key as usize].places.push((at, place));
                    if let Kind::Need(need) = phrase.says {
                        answers_with[key as usize].push(answer_of[usize::from(need)]);
                    }
                }
            }
        }
        let all = answers.len() as f32;
        for (key, &at) in &self.keys {
            let with = &mut answers_with[at as usize];
            with.sort_unstable();
            with.dedup();
            let rarity = (1.0 + all / (with.len() as f32).max(1.0)).ln();
            postings[at as usize].weight =
                if self.lexicon.is_stopword(key) { rarity.min(0.6) } else { rarity };
        }
        let nie = self.keys.get("pnie").copied();
        let mut phrases = self.phrases;
        for slot in phrases.iter_mut().flat_map(|phrase| &mut phrase.slots) {
            let weights = slot.keys.iter().map(|&key| postings[key as usize].weight);
            slot.least_weight = weights.fold(f32::INFINITY, f32::min);
        }
        let mut phrases_of_need = vec![0.0_f32; self.needs.len()];
        for phrase in &phrases {
            if let Kind::Need(need) = phrase.says {
                phrases_of_need[usize::from(need)] += 1.0;
            }
        }
        let mut thesaurus = Thesaurus {
            needs: self.needs,
            terms: self.terms,
            lines: self.lines,
            kinds: self.kinds,
            lexicon: self.lexicon,
            phrases,
            keys: self.keys,
            postings,
            phrases_of_need,
            nie,
            surfaces: Surfaces::build([]),
        };
        thesaurus.surfaces = Surfaces::build(thesaurus.words());
        thesaurus
    }
}
