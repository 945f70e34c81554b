//! The words of all names in all their forms, and the names made of them.
//!
//! Forms live in one finite-state map, a few bytes each; a name is a row of word numbers, and all names are
//! sorted, so that reading a text word by word narrows a range.

use fst::{Automaton, IntoStreamer, Streamer};
use polish::fold;
use rustc_hash::FxHashMap;

use super::declension::{Cases, forms};

/// The number of a word.
type WordNumber = u32;

/// A name and what bears it.
#[derive(Debug)]
struct Name<T> {
    words: Box<[WordNumber]>,
    /// From this word on nothing is declined: Gródek nad | Dunajcem.
    declined: u8,
    bearers: Box<[T]>,
}

/// A stretch of words that is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Which name.
    pub name: usize,
    /// How many words it took.
    pub length: usize,
    /// The cases in which all its words agree; none when they do not.
    pub cases: Cases,
    /// How many words were mistyped.
    pub typos: u8,
}

/// How one word of a text may be read.
#[derive(Debug, Clone, Copy)]
struct Reading {
    word: WordNumber,
    cases: Cases,
    typos: u8,
}

/// Words with fewer letters are not corrected: too many others are near.
const CORRECTED_FROM: usize = 5;
/// Names are not longer.
const MOST_WORDS: usize = 7;

pub(super) struct Lexicon<T> {
    forms: fst::Map<Vec<u8>>,
    /// Runs of (word number << 6 | cases); the map points at their beginnings.
    readings: Vec<u32>,
    names: Vec<Name<T>>,
}

/// Collects names before they are sorted.
pub(super) struct LexiconBuilder<T> {
    words: FxHashMap<String, WordNumber>,
    forms: Vec<(Box<str>, u32)>,
    names: FxHashMap<Box<[WordNumber]>, (u8, Vec<T>)>,
}

impl<T> Default for LexiconBuilder<T> {
    fn default() -> Self {
        Self { words: FxHashMap::default(), forms: Vec::new(), names: FxHashMap::default() }
    }
}

impl<T> LexiconBuilder<T> {
    /// Adds a bearer of a name; names that fold to the same words are the same name.
    pub fn add(&mut self, name: &str, bearer: T) {
        let parts: Vec<&str> = pieces(name);
        if parts.is_empty() || parts.len() > MOST_WORDS {
            return;
        }
        let is_preposition =
            |part: &&str| matches!(fold(part).as_ref(), "nad" | "pod" | "k" | "kolo" | "przy" | "na");
        let declined = parts.iter().position(is_preposition).unwrap_or(parts.len());
        let words: Box<[WordNumber]> = parts.iter().map(|part| self.word(part)).collect();
        let declined = u8::try_from(declined).unwrap_or(u8::MAX);
        self.names.entry(words).or_insert_with(|| (declined, Vec::new())).1.push(bearer);
    }

    fn word(&mut self, text: &str) -> WordNumber {
        let folded = fold(text).into_owned();
        if let Some(number) = self.words.get(&folded) {
            return *number;
        }
        let number =
            WordNumber::try_from(self.words.len()).expect("Poland has fewer than four billion words");
        self.forms.extend(
            forms(text)
                .into_iter()
                .map(|(form, cases)| (form.into_boxed_str(), number << 6 | u32::from(cases.bits()))),
        );
        self.words.insert(folded, number);
        number
    }

    pub fn build(mut self) -> Lexicon<T> {
        self.forms.sort_unstable();
        let mut readings = Vec::with_capacity(self.forms.len());
        let mut map = fst::MapBuilder::memory();
        for run in self.forms.chunk_by(|a, b| a.0 == b.0) {
            let begins = readings.len() as u64;
            readings.extend(run.iter().map(|(_, reading)| *reading));
            map.insert(run[0].0.as_bytes(), begins << 16 | run.len().min(0xffff) as u64)
                .expect("forms are sorted and none comes twice");
        }
        let forms = map.into_map();
        let mut names: Vec<Name<T>> = self
            .names
            .into_iter()
            .map(|(words, (declined, bearers))| Name { words, declined, bearers: bearers.into_boxed_slice() })
            .collect();
        names.sort_unstable_by(|a, b| a.words.cmp(&b.words));
        readings.shrink_to_fit();
        Lexicon { forms, readings, names }
    }
}

/// The words of a name: hyphens, dots and spaces part them.
fn pieces(name: &str) -> Vec<&str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

impl<T> Lexicon<T> {
    /// What bears the name.
    pub fn bearers(&self, name: usize) -> &[T] {
        &self.names[name].bearers
    }

    /// Every name with which the folded words begin, short ones first.
    pub fn beginnings(&self, words: &[&str], correcting: bool) -> Vec<Match> {
        let words = &words[..words.len().min(MOST_WORDS)];
        let readings: Vec<Vec<Reading>> =
            words.iter().map(|word| self.readings_of(word, correcting)).collect();
        let mut found = Vec::new();
        let whole = Match { name: 0, length: 0, cases: Cases::ANY, typos: 0 };
        self.narrow(&readings, 0, self.names.len(), whole, &mut found);
        found.sort_by_key(|one| one.length);
        found
    }

    /// Every name that is exactly these folded words.
    pub fn exactly(&self, words: &[&str], correcting: bool) -> Vec<Match> {
        if words.len() > MOST_WORDS {
            return Vec::new();
        }
        let mut found = self.beginnings(words, correcting);
        found.retain(|one| one.length == words.len());
        found
    }

    /// Names that may be meant while the last word is still being typed.
    pub fn completions(&self, words: &[&str], most: usize) -> Vec<usize> {
        let Some((last, before)) = words.split_last().filter(|_| words.len() <= MOST_WORDS) else {
            return Vec::new();
        };
        let mut readings: Vec<Vec<Reading>> =
            before.iter().map(|word| self.readings_of(word, false)).collect();
        let mut beginnings: Vec<Reading> = Vec::new();
        let mut stream = self.forms.search(fst::automaton::Str::new(last).starts_with()).into_stream();
        while let Some((_, run)) = stream.next() {
            beginnings.extend(self.run(run, 0).filter(|reading| reading.cases.meets(Cases::NOMINATIVE)));
            if beginnings.len() > 5_000 {
                break;
            }
        }
        beginnings.sort_by_key(|reading| reading.word);
        beginnings.dedup_by_key(|reading| reading.word);
        readings.push(beginnings);
        let mut names = Vec::new();
        self.complete(&readings, 0, 0, self.names.len(), most, &mut names);
        names
    }

    fn complete(
        &self,
        readings: &[Vec<Reading>],
        depth: usize,
        from: usize,
        to: usize,
        most: usize,
        names: &mut Vec<usize>,
    ) {
        if depth == readings.len() {
            names.extend(from..to);
            return;
        }
        for reading in &readings[depth] {
            if names.len() >= most {
                return;
            }
            let (from, to) = self.with_word(depth, from, to, reading.word);
            if from < to {
                self.complete(readings, depth + 1, from, to, most, names);
            }
        }
    }

    /// The part of `from..to`, whose names agree before `depth`, that has this word there.
    fn with_word(&self, depth: usize, from: usize, to: usize, word: WordNumber) -> (usize, usize) {
        let range = &self.names[from..to];
        let begins =
            from + range.partition_point(|name| name.words.get(depth).is_none_or(|other| *other < word));
        let range = &self.names[begins..to];
        let ends = begins + range.partition_point(|name| name.words.get(depth) == Some(&word));
        (begins, ends)
    }

    fn narrow(
        &self,
        readings: &[Vec<Reading>],
        from: usize,
        to: usize,
        so_far: Match,
        found: &mut Vec<Match>,
    ) {
        let depth = so_far.length;
        if depth > 0 && self.names[from].words.len() == depth {
            found.push(Match { name: from, ..so_far });
        }
        for reading in readings.get(depth).into_iter().flatten() {
            let (from, to) = self.with_word(depth, from, to, reading.word);
            if from == to {
                continue;
            }
            let declined = depth < usize::from(self.names[from].declined);
            let cases = if declined { so_far.cases.and(reading.cases) } else { so_far.cases };
            let next = Match { name: from, length: depth + 1, cases, typos: so_far.typos + reading.typos };
            self.narrow(readings, from, to, next, found);
        }
    }

    fn readings_of(&self, word: &str, correcting: bool) -> Vec<Reading> {
        let mut readings: Vec<Reading> =
            self.forms.get(word).map(|run| self.run(run, 0).collect()).unwrap_or_default();
        if correcting && word.chars().count() >= CORRECTED_FROM {
            let mut stream = self.forms.search(OneTypo { word: word.as_bytes() }).into_stream();
            while let Some((form, run)) = stream.next() {
                if form != word.as_bytes() {
                    readings.extend(self.run(run, 1));
                }
            }
            // A word that is near in several forms is read in the form without a mistake, or in all of them.
            readings.sort_by_key(|reading| (reading.word, reading.typos));
            readings.dedup_by(|later, first| {
                let same = later.word == first.word;
                if same && later.typos == first.typos {
                    first.cases = first.cases.or(later.cases);
                }
                same
            });
        }
        readings
    }

    fn run(&self, run: u64, typos: u8) -> impl Iterator<Item = Reading> + '_ {
        let begins = usize::try_from(run >> 16).expect("the map points into the readings");
        let length = (run & 0xffff) as usize;
        self.readings[begins..begins + length].iter().map(move |packed| Reading {
            word: packed >> 6,
            cases: Cases::of_bits((packed & 63) as u8),
            typos,
        })
    }
}

/// Accepts what is at most one typing error away: a letter left out, added, changed, or two swapped.
struct OneTypo<'word> {
    word: &'word [u8],
}

/// Where in the word the reader may stand.
#[derive(Clone)]
struct Standing {
    /// Without an error so far.
    exact: Option<usize>,
    /// After one error, as bits.
    erred: u64,
    /// The second letter of a swap was read; the first is awaited.
    swapping: Option<usize>,
}

impl Automaton for OneTypo<'_> {
    type State = Standing;

    fn start(&self) -> Standing {
        Standing { exact: (self.word.len() < 60).then_some(0), erred: 0, swapping: None }
    }

    fn is_match(&self, state: &Standing) -> bool {
        let end = self.word.len();
        state.exact.is_some_and(|at| at + 1 >= end) || state.erred >> end.min(63) & 1 == 1
    }

    fn can_match(&self, state: &Standing) -> bool {
        state.exact.is_some() || state.erred != 0 || state.swapping.is_some()
    }

    fn accept(&self, state: &Standing, byte: u8) -> Standing {
        let is = |at: usize| self.word.get(at) == Some(&byte);
        let mut next = Standing { exact: None, erred: 0, swapping: None };
        let mut rest = state.erred;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if is(at) {
                next.erred |= 1 << (at + 1);
            }
        }
        if let Some(at) = state.swapping.filter(|at| is(*at)) {
            next.erred |= 1 << (at + 2);
        }
        if let Some(at) = state.exact {
            if is(at) {
                next.exact = Some(at + 1);
            }
            if at < self.word.len() {
                next.erred |= 1 << (at + 1); // changed
            }
            next.erred |= 1 << at; // added
            if is(at + 1) {
                next.erred |= 1 << (at + 2); // left out
                next.swapping = Some(at);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon<u32> {
        let mut builder = LexiconBuilder::default();
        for (number, name) in (0..).zip([
            "Nowy Sącz",
            "Nowy Targ",
            "Limanowa",
            "Gródek nad Dunajcem",
            "Bystra-Sidzina",
            "Bystra",
        ]) {
            builder.add(name, number);
        }
        builder.build()
    }

    fn named(words: &[&str], correcting: bool) -> Vec<(u32, u8)> {
        let lexicon = lexicon();
        let found = lexicon.exactly(words, correcting);
        found.iter().map(|one| (lexicon.bearers(one.name)[0], one.typos)).collect()
    }

    #[test]
    fn names_are_found_in_their_forms() {
        assert_eq!(named(&["nowym", "saczu"], false), [(0, 0)]);
        assert_eq!(named(&["grodku", "nad", "dunajcem"], false), [(3, 0)]);
        assert_eq!(named(&["bystrej", "sidzinie"], false), [(4, 0)]);
        assert_eq!(named(&["bystrej"], false), [(5, 0)]);
        assert_eq!(named(&["nowym"], false), []);
    }

    #[test]
    fn one_mistake_in_a_long_word_is_forgiven() {
        for typed in ["limanwa", "limmanowa", "limnaowa", "limanova", "imanowa", "limanow"] {
            assert_eq!(named(&[typed], true).first(), Some(&(2, 1)), "{typed}");
        }
        assert_eq!(named(&["lmnaowa"], true), []);
        assert_eq!(named(&["nowy", "sonz"], true), []);
    }

    #[test]
    fn the_beginning_of_a_longer_text_is_found() {
        let lexicon = lexicon();
        let found = lexicon.beginnings(&["bystra", "sidzina", "dolna"], false);
        assert_eq!(found.iter().map(|one| one.length).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_name_may_be_completed() {
        let lexicon = lexicon();
        assert_eq!(lexicon.completions(&["nowy", "s"], 10).len(), 1);
        assert_eq!(lexicon.completions(&["now"], 10).len(), 2);
        assert_eq!(lexicon.completions(&["by"], 10).len(), 2);
        assert_eq!(lexicon.completions(&[], 10).len(), 0);
    }
}
