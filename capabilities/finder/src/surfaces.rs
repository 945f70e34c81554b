//! Every word the finder could mean, for mending typing errors and finishing words.
//!
//! A set of `word NUL key` pairs in one finite-state automaton: the words are exact forms and stems met in the
//! thesaurus and in the entries, the keys say which base form is meant. A question's unknown word is walked
//! through it with an edit-distance row, so only branches that can still match are visited.

use std::sync::Arc;

use fst::{Automaton, IntoStreamer, Set, Streamer};
use polish::{allowed_typos, stem_polish, stem_ukrainian, typos_between};

/// Longer words are not mended.
const LONGEST: usize = 26;
/// How many readings a mended word may have.
const MOST_READINGS: usize = 40;

/// The searchable set; cheap to clone.
#[derive(Clone)]
pub(crate) struct Surfaces {
    set: Set<Arc<[u8]>>,
}

/// A reading of a misspelt word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mended {
    pub(crate) key: String,
    pub(crate) errors: usize,
    /// Only the stems are alike.
    pub(crate) by_stem: bool,
}

impl Surfaces {
    /// From pairs of word and key, in any order.
    pub(crate) fn build(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        for (word, key) in pairs {
            let stem = match key.as_bytes().first() {
                Some(b'p') => stem_polish(&word),
                Some(b'u') => stem_ukrainian(&word),
                _ => String::new(),
            };
            if stem.chars().count() >= 4 && stem != word {
                lines.push([stem.as_bytes(), &[0], key.as_bytes()].concat());
            }
            lines.push([word.as_bytes(), &[0], key.as_bytes()].concat());
        }
        lines.sort_unstable();
        lines.dedup();
        let mut builder = fst::SetBuilder::memory();
        for line in &lines {
            builder.insert(line).expect("the lines are sorted and each is there once");
        }
        let bytes = builder.into_inner().expect("memory does not refuse bytes");
        Self::from_bytes(bytes).expect("what was just built can be read")
    }

    /// What [`Self::bytes`] gave; nothing when the bytes are damaged.
    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let set = Set::new(Arc::<[u8]>::from(bytes)).ok()?;
        Some(Self { set })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.set.as_fst().as_bytes()
    }

    /// Whether the word, as it stands, is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        let line = [word.as_bytes(), &[0]].concat();
        let mut stream = self.set.range().ge(&line).into_stream();
        stream.next().is_some_and(|found| found.starts_with(&line))
    }

    /// Readings of a misspelt word, the fewest errors first. What one error explains is not explained by two.
    pub(crate) fn mend(&self, word: &str) -> Vec<Mended> {
        let stem = if word.is_ascii() { stem_polish(word) } else { stem_ukrainian(word) };
        let mut found = Vec::new();
        for errors in 1..=2 {
            for (form, by_stem) in [(word, false), (stem.as_str(), true)] {
                let letters = form.chars().count();
                if by_stem && (stem == word || letters < 4) || errors > allowed_typos(letters) {
                    continue;
                }
                self.mend_into(form, errors, by_stem, &mut found);
            }
            if !found.is_empty() {
                break;
            }
        }
        found.sort_by(|a, b| (a.errors, a.by_stem, &a.key).cmp(&(b.errors, b.by_stem, &b.key)));
        let mut kept: Vec<Mended> = Vec::new();
        for one in found {
            if !kept.iter().any(|already| already.key == one.key) {
                kept.push(one);
            }
        }
        kept.truncate(MOST_READINGS);
        kept
    }

    fn mend_into(&self, word: &str, max: usize, by_stem: bool, into: &mut Vec<Mended>) {
        let letters: Vec<char> = word.chars().collect();
        if max == 0 || letters.len() > LONGEST {
            return;
        }
        let automaton = Misspelt { letters: &letters, max };
        let mut stream = self.set.search(&automaton).into_stream();
        while let Some(line) = stream.next() {
            let Ok(line) = std::str::from_utf8(line) else { continue };
            let Some((surface, key)) = line.split_once('\0') else { continue };
            let Some(errors) = typos_between(word, surface, max) else { continue };
            if surface.chars().count() >= 4 {
                into.push(Mended { key: key.to_owned(), errors, by_stem });
            }
        }
    }

    /// Keys of words that begin so, at most `limit`, in alphabetical order of the words.
    pub(crate) fn beginning(&self, prefix: &str, limit: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut stream = self.set.search(fst::automaton::Str::new(prefix).starts_with()).into_stream();
        while let Some(line) = stream.next() {
            let key = std::str::from_utf8(line).ok().and_then(|line| line.split_once('\0'));
            if let Some((_, key)) = key
                && !found.iter().any(|already| already == key)
            {
                found.push(key.to_owned());
            }
            if found.len() >= limit {
                break;
            }
        }
        found
    }
}

/// Accepts `word NUL anything` where the word is at most `max` errors from the letters.
struct Misspelt<'letters> {
    letters: &'letters [char],
    max: usize,
}

#[derive(Clone)]
struct Row {
    above: [u8; LONGEST + 1],
    two_above: [u8; LONGEST + 1],
    last: char,
    /// Bytes of a letter that is not complete yet, and how many are missing.
    partial: u32,
    missing: u8,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    InWord,
    BehindMatch,
    Lost,
}

impl Misspelt<'_> {
    fn letter(&self, row: &Row, letter: char) -> Row {
        let mut next = row.clone();
        // People rarely miss the first letter; when they seem to, it is mostly another word. They may swap the
        // first two.
        if row.above[0] == 0 && !self.letters.iter().take(2).any(|wanted| *wanted == letter) {
            next.place = Place::Lost;
            return next;
        }
        next.two_above = row.above;
        next.above[0] = row.above[0].saturating_add(1);
        let mut least = next.above[0];
        for (column, &wanted) in self.letters.iter().enumerate() {
            let mut cost = (row.above[column] + u8::from(wanted != letter))
                .min(row.above[column + 1] + 1)
                .min(next.above[column] + 1);
            if column > 0 && wanted == row.last && self.letters[column - 1] == letter {
                cost = cost.min(row.two_above[column - 1] + 1);
            }
            next.above[column + 1] = cost;
            least = least.min(cost);
        }
        next.last = letter;
        let least_above = row.above[..=self.letters.len()].iter().copied().min().unwrap_or(u8::MAX);
        if usize::from(least) > self.max && usize::from(least_above) > self.max {
            next.place = Place::Lost;
        }
        next
    }
}

impl Automaton for &Misspelt<'_> {
    type State = Row;

    fn start(&self) -> Row {
        let mut above = [0; LONGEST + 1];
        for (column, cost) in (0_u8..).zip(above.iter_mut()) {
            *cost = column;
        }
        Row { above, two_above: [100; LONGEST + 1], last: '\0', partial: 0, missing: 0, place: Place::InWord }
    }

    fn is_match(&self, row: &Row) -> bool {
        row.place == Place::BehindMatch
    }

    fn can_match(&self, row: &Row) -> bool {
        row.place != Place::Lost
    }

    fn will_always_match(&self, row: &Row) -> bool {
        row.place == Place::BehindMatch
    }

    fn accept(&self, row: &Row, byte: u8) -> Row {
        match row.place {
            Place::BehindMatch | Place::Lost => row.clone(),
            Place::InWord if byte == 0 => {
                let mut end = row.clone();
                let matches = usize::from(row.above[self.letters.len()]) <= self.max;
                end.place = if matches { Place::BehindMatch } else { Place::Lost };
                end
            }
            Place::InWord if row.missing > 0 => {
                let partial = row.partial << 6 | u32::from(byte & 0x3f);
                if row.missing > 1 {
                    return Row { partial, missing: row.missing - 1, ..row.clone() };
                }
                let whole = Row { partial: 0, missing: 0, ..row.clone() };
                self.letter(&whole, char::from_u32(partial).unwrap_or('\0'))
            }
            Place::InWord if byte < 0x80 => self.letter(row, char::from(byte)),
            Place::InWord => {
                let (bits, missing) = match byte {
                    0xc0..=0xdf => (byte & 0x1f, 1),
                    0xe0..=0xef => (byte & 0x0f, 2),
                    _ => (byte & 0x07, 3),
                };
                Row { partial: u32::from(bits), missing, ..row.clone() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces() -> Surfaces {
        let words = ["noclegownia", "psycholog", "alkohol", "wózek", "dom"];
        Surfaces::build(
            words.map(|word| (polish::fold(word).into_owned(), format!("p{}", polish::fold(word)))),
        )
    }

    #[test]
    fn a_misspelt_word_finds_its_base_form() {
        for (typed, meant) in
            [("noclegowania", "pnoclegownia"), ("psyholog", "ppsycholog"), ("alkhool", "palkohol")]
        {
            let mended = surfaces().mend(typed);
            assert_eq!(mended.first().map(|one| one.key.as_str()), Some(meant), "{typed}");
        }
    }

    #[test]
    fn short_words_and_other_words_are_left_alone() {
        assert_eq!(surfaces().mend("dam"), []);
        assert_eq!(surfaces().mend("przedszkole"), []);
    }

    #[test]
    fn words_survive_as_bytes() {
        let again = Surfaces::from_bytes(surfaces().bytes().to_vec()).expect("readable");
        assert!(again.has("wozek") && !again.has("woz"));
        assert_eq!(again.beginning("psych", 5), ["ppsycholog"]);
    }
}
