//! Finding officialese, and saying it plainly.
//!
//! The phrases stand in `officialese.csv`, one a line, with what to say instead; whoever writes Polish well can extend
//! it. A word with an asterisk stands for all its forms, so `dokonać* zapłaty` also finds "dokonała zapłaty" and
//! "dokonanie zapłaty"; any other word is found as it stands. Findings are hints to a writer, not errors.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::fold::fold;
use crate::morphology::Morphology;
use crate::words::{Word, words};

static TABLE: &str = include_str!("../officialese.csv");

/// A phrase that could be said more plainly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'text> {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The phrase as it stands in the text.
    pub phrase: &'text str,
    /// Plainer wording, in base form; several choices are separated by " / ". "–" advises to leave the phrase out.
    pub say_instead: &'static str,
}

/// The phrases of a text that could be said more plainly, from left to right; of overlapping ones the longest.
///
/// ```
/// use polish::officialese;
///
/// let found = officialese("W celu ustalenia terminu prosimy o dokonanie zapłaty.");
/// assert_eq!(found[0].phrase, "W celu");
/// assert_eq!((found[1].phrase, found[1].say_instead), ("dokonanie zapłaty", "zapłacić"));
/// ```
pub fn officialese(text: &str) -> Vec<Finding<'_>> {
    let phrases = &*PHRASES;
    let read: Vec<ReadWord<'_>> = words(text).map(ReadWord::new).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.len() {
        let Some(phrase) = phrases.longest_at(&read[at..]) else {
            at += 1;
            continue;
        };
        let span = read[at].word.span.start..read[at + phrase.words.len() - 1].word.span.end;
        at += phrase.words.len();
        found.push(Finding { phrase: &text[span.clone()], span, say_instead: phrase.say_instead });
    }
    found
}

/// A word of the text with all it may be matched by.
struct ReadWord<'text> {
    word: Word<'text>,
    folded: String,
    lemmas: Vec<String>,
}

impl<'text> ReadWord<'text> {
    fn new(word: Word<'text>) -> Self {
        let analysis = Morphology::embedded().analyse(word.text);
        Self { word, folded: analysis.folded, lemmas: analysis.lemmas }
    }
}

struct Phrase {
    words: Vec<Wanted>,
    say_instead: &'static str,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Wanted {
    /// This form, folded.
    Form(String),
    /// Any form of this lemma, folded.
    Lemma(String),
}

impl Wanted {
    fn parse(word: &str) -> Self {
        match word.strip_suffix('*') {
            Some(lemma) => Self::Lemma(fold(lemma).into_owned()),
            None => Self::Form(fold(word).into_owned()),
        }
    }

    fn matches(&self, read: &ReadWord<'_>) -> bool {
        match self {
            Self::Form(form) => *form == read.folded,
            Self::Lemma(lemma) => read.lemmas.contains(lemma),
        }
    }
}

struct Phrases {
    by_first_word: HashMap<Wanted, Vec<Phrase>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut by_first_word: HashMap<Wanted, Vec<Phrase>> = HashMap::new();
    for (phrase, say_instead) in lines(TABLE) {
        let words: Vec<Wanted> = phrase.split_whitespace().map(Wanted::parse).collect();
        let first = words.first().expect("a phrase has a word").clone();
        by_first_word.entry(first).or_default().push(Phrase { words, say_instead });
    }
    Phrases { by_first_word }
});

impl Phrases {
    fn longest_at(&self, read: &[ReadWord<'_>]) -> Option<&Phrase> {
        let first = read.first()?;
        let keys = first
            .lemmas
            .iter()
            .map(|lemma| Wanted::Lemma(lemma.clone()))
            .chain([Wanted::Form(first.folded.clone())]);
        keys.filter_map(|key| self.by_first_word.get(&key))
            .flatten()
            .filter(|phrase| {
                phrase.words.len() <= read.len()
                    && phrase.words.iter().zip(read).all(|(wanted, read)| wanted.matches(read))
            })
            .max_by_key(|phrase| phrase.words.len())
    }
}

/// The entries of the table: phrase and plain wording. The first line names the columns.
fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
        let (phrase, say_instead) = line.split_once(',').expect("each line has a phrase and a plain wording");
        (phrase.trim(), say_instead.trim())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn found(text: &str) -> Vec<(&str, &str)> {
        officialese(text)
            .into_iter()
            .map(|finding| {
                assert_eq!(&text[finding.span.clone()], finding.phrase);
                (finding.phrase, finding.say_instead)
            })
            .collect()
    }

    #[test]
    fn the_table_is_in_order() {
        let mut seen = HashSet::new();
        for (phrase, say_instead) in lines(TABLE) {
            assert!(!phrase.is_empty() && !say_instead.is_empty(), "{phrase}");
            assert!(!say_instead.contains(','), "{phrase}: several choices are separated by a slash");
            assert!(seen.insert(phrase), "{phrase} stands twice");
            for word in phrase.split_whitespace() {
                if let Some(lemma) = word.strip_suffix('*') {
                    let lemmas = Morphology::embedded().lemmas_exact(lemma);
                    assert!(
                        lemmas.iter().any(|known| known.text == lemma),
                        "{phrase}: {lemma} is not a base form"
                    );
                }
            }
        }
        assert!(seen.len() >= 80, "{}", seen.len());
    }

    #[test]
    fn every_entry_finds_itself() {
        for (phrase, _) in lines(TABLE) {
            let text = phrase.replace('*', "");
            let found = found(&text);
            assert!(found.iter().any(|(whole, _)| *whole == text), "{phrase}: {found:?}");
        }
    }

    #[test]
    fn inflected_phrases_are_found() {
        assert_eq!(found("Matka dokonała zapłaty."), [("dokonała zapłaty", "zapłacić")]);
        assert_eq!(found("przedmiotowego wniosku")[0].0, "przedmiotowego");
        assert_eq!(found("Ulega zmianie adres")[0].0, "Ulega zmianie");
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(found("w chwili obecnej"), [("w chwili obecnej", "teraz")]);
        assert_eq!(found("w przypadku gdy"), [("w przypadku gdy", "jeśli / gdy")]);
    }

    #[test]
    fn plain_language_is_left_alone() {
        assert!(found("Zadzwoń do nas. Pomożemy ci wypełnić wniosek i powiemy, co dalej.").is_empty());
    }
}
