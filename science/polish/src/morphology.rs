//! Base forms: which dictionary words a written form may belong to.
//!
//! The dictionary is PoliMorf as compiled by Morfologik (see `dictionary/README.md`): 4.8 million forms. An entry
//! reads `form + code tags`, where the code says how to make the base form (lemma) from the form. The automaton is
//! walked directly; where the question came without diacritics, the walk tries every marked letter that folds to
//! the letter typed, so that "zlobek" finds żłobek and "nowym" finds nowy.
//!
//! Start with [`Morphology::analyse`] for text and [`Morphology::analyse_query`] for what somebody typed.

mod class;
mod walk;

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::automaton::Automaton;
use crate::fold::{fold, marked};
use crate::stem::guess_polish;

use class::TagReader;
use walk::{Entry, Marks};

pub use class::Class;

static DICTIONARY: &[u8] = include_bytes!("../dictionary/pl.dict");

/// Stands between form, code and tags in the dictionary, and between tags.
const SEPARATOR: u8 = b'+';

/// Prefixes that join almost any word, folded; no dictionary can have all that they make.
const FREE_PREFIXES: &[&str] = &[
    "anty", "alko", "auto", "bio", "cyber", "de", "eko", "eks", "ekstra", "euro", "foto", "hiper", "hipo",
    "inter", "kilku", "ko", "kontr", "makro", "mega", "meta", "miedzy", "mikro", "mini", "multi", "narko",
    "neuro", "nie", "ogolno", "ponad", "post", "poza", "pro", "pseudo", "psycho", "re", "samo", "socjo",
    "spec", "sub", "super", "tele", "trans", "ultra", "video", "wice", "wideo", "wielo", "wspol",
];

/// Bytes of the known word behind a prefix; shorter ones are found by accident.
const SHORTEST_KNOWN_PART: usize = 5;

/// The Polish dictionary.
#[derive(Debug)]
pub struct Morphology {
    automaton: Automaton,
    tags: TagReader,
}

/// A dictionary word that a form may belong to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lemma {
    /// The base form as the dictionary writes it: `ośrodek`, `Limanowa`.
    pub text: String,
    /// The base form folded: `osrodek`, `limanowa`.
    pub folded: String,
    /// Its part of speech.
    pub class: Class,
    /// The form is the negated one ("niepracujący" of "pracować"): the base form alone says the opposite.
    pub negated: bool,
}

impl Lemma {
    /// The name of somebody or something: the dictionary writes it with a capital letter.
    pub fn is_name(&self) -> bool {
        is_name(&self.text)
    }
}

fn is_name(lemma: &str) -> bool {
    lemma.starts_with(char::is_uppercase)
}

fn push_once(lemmas: &mut Vec<String>, lemma: Cow<'_, str>) {
    if !lemmas.iter().any(|already| *already == lemma) {
        lemmas.push(lemma.into_owned());
    }
}

/// What a word may be, ready for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The word itself, folded.
    pub folded: String,
    /// Its base forms, folded, each once; names of people and places come last. Never empty for a word: an
    /// unknown one is taken apart (tele + opieka) or gets its Snowball stem.
    pub lemmas: Vec<String>,
    /// The dictionary has it; when not, the lemmas are guesses.
    pub known: bool,
    /// It can be read as a preposition, conjunction, particle or pronoun (perhaps as something else as well).
    pub function_word: bool,
}

impl Morphology {
    /// The dictionary that is part of the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Morphology> = LazyLock::new(|| {
            let automaton =
                Automaton::parse(DICTIONARY).expect("the vendored dictionary is a CFSA2 automaton");
            Morphology { automaton, tags: TagReader::new(automaton) }
        });
        &EMBEDDED
    }

    /// The base forms of a written form: as it is written if the dictionary has it so, otherwise as if its
    /// diacritics had been left out. Empty for unknown words. Capitals do not matter.
    ///
    /// ```
    /// let dictionary = polish::Morphology::embedded();
    /// assert_eq!(dictionary.lemmas("ośrodków")[0].text, "ośrodek");
    /// assert_eq!(dictionary.lemmas("osrodkow")[0].text, "ośrodek");
    /// ```
    pub fn lemmas(&self, form: &str) -> Vec<Lemma> {
        let found = self.lemmas_exact(form);
        if found.is_empty() { self.lemmas_folded(form) } else { found }
    }

    /// The base forms of a form whose diacritics are written as they should be.
    pub fn lemmas_exact(&self, form: &str) -> Vec<Lemma> {
        self.collect(&marked(form), Marks::AsWritten)
    }

    /// The base forms of every form that folds to what this form folds to.
    pub fn lemmas_folded(&self, form: &str) -> Vec<Lemma> {
        self.collect(&fold(form), Marks::LeftOut)
    }

    /// Whether the dictionary has the form, with its diacritics as written.
    pub fn knows(&self, form: &str) -> bool {
        let mut known = false;
        self.walk(&marked(form), Marks::AsWritten, &mut |_| {
            known = true;
            ControlFlow::Break(())
        });
        known
    }

    /// Analyses a word of a text: as written, and only if that is unknown without regard to diacritics.
    ///
    /// ```
    /// let analysis = polish::Morphology::embedded().analyse("dzieciom");
    /// assert_eq!((analysis.folded.as_str(), analysis.known), ("dzieciom", true));
    /// assert_eq!(analysis.lemmas, ["dziecko"]);
    /// ```
    pub fn analyse(&self, word: &str) -> Analysis {
        let as_written = marked(word);
        let mut analysis = Analysis::of(&as_written);
        self.add(&mut analysis, &as_written, Marks::AsWritten);
        if !analysis.known {
            let folded = analysis.folded.clone();
            self.add(&mut analysis, &folded, Marks::LeftOut);
        }
        self.guess_if_unknown(&mut analysis, word, &as_written);
        analysis
    }

    /// Analyses a word that somebody typed, perhaps without diacritics: the readings as written first, then all
    /// readings with marks added. "laska" may be laska or łaska.
    ///
    /// ```
    /// let dictionary = polish::Morphology::embedded();
    /// assert_eq!(dictionary.analyse_query("rak").lemmas[0], "rak");
    /// assert!(dictionary.analyse_query("rak").lemmas.contains(&"reka".to_owned()), "rąk, of ręka");
    /// ```
    pub fn analyse_query(&self, word: &str) -> Analysis {
        let as_written = marked(word);
        let mut analysis = Analysis::of(&as_written);
        self.add(&mut analysis, &as_written, Marks::AsWritten);
        let folded = analysis.folded.clone();
        self.add(&mut analysis, &folded, Marks::LeftOut);
        self.guess_if_unknown(&mut analysis, word, &as_written);
        analysis
    }

    fn guess_if_unknown(&self, analysis: &mut Analysis, word: &str, as_written: &str) {
        if analysis.known {
            return;
        }
        let mut guesses = self.compound_lemmas(as_written, &analysis.folded);
        if guesses.is_empty() {
            guesses = guess_polish(word, as_written, &analysis.folded);
        }
        for guess in guesses.into_iter().filter(|guess| !guess.is_empty()) {
            push_once(&mut analysis.lemmas, guess.into());
        }
    }

    /// The base forms of a word that is a known one behind a prefix which makes new words freely: "teleopieki" is
    /// tele + opieki, so its base form is teleopieka. Folded.
    fn compound_lemmas(&self, as_written: &str, folded: &str) -> Vec<String> {
        for prefix in FREE_PREFIXES {
            // Prefixes are folded letter by letter, so they are as many letters in either spelling.
            let Some((seam, _)) = as_written.char_indices().nth(prefix.len()) else { continue };
            let (front, known_part) = as_written.split_at(seam);
            let known_part = known_part.trim_start_matches('-');
            if known_part.len() < SHORTEST_KNOWN_PART || !folded.starts_with(prefix) || fold(front) != *prefix
            {
                continue;
            }
            let mut part = Analysis::of(known_part);
            self.add(&mut part, known_part, Marks::AsWritten);
            if !part.known {
                let folded_part = part.folded.clone();
                self.add(&mut part, &folded_part, Marks::LeftOut);
            }
            if part.known {
                return part.lemmas.iter().map(|lemma| format!("{prefix}{lemma}")).collect();
            }
        }
        Vec::new()
    }

    fn add(&self, analysis: &mut Analysis, form: &str, marks: Marks) {
        let mut names = Vec::new();
        self.walk(form, marks, &mut |entry| {
            analysis.known = true;
            analysis.function_word |= entry.classes.has_function_word();
            let into = if is_name(entry.lemma) { &mut names } else { &mut analysis.lemmas };
            push_once(into, fold(entry.lemma));
            ControlFlow::Continue(())
        });
        for name in names {
            push_once(&mut analysis.lemmas, name.into());
        }
    }

    fn collect(&self, form: &str, marks: Marks) -> Vec<Lemma> {
        let mut lemmas: Vec<Lemma> = Vec::new();
        self.walk(form, marks, &mut |entry| {
            for (class, negated) in entry.classes.iter() {
                let same = |lemma: &&mut Lemma| lemma.text == entry.lemma && lemma.class == class;
                if let Some(lemma) = lemmas.iter_mut().find(same) {
                    // Two forms that look alike, one of them negated: the base form may be meant.
                    lemma.negated &= negated;
                } else {
                    lemmas.push(Lemma {
                        text: entry.lemma.to_owned(),
                        folded: fold(entry.lemma).into_owned(),
                        class,
                        negated,
                    });
                }
            }
            ControlFlow::Continue(())
        });
        lemmas.sort_by_key(Lemma::is_name);
        lemmas
    }

    fn walk(&self, form: &str, marks: Marks, visit: &mut dyn FnMut(Entry<'_>) -> ControlFlow<()>) {
        walk::walk(self.automaton, &self.tags, form, marks, visit);
    }
}

impl Analysis {
    fn of(as_written: &str) -> Self {
        Self { folded: fold(as_written).into_owned(), lemmas: Vec::new(), known: false, function_word: false }
    }
}

#[cfg(test)]
mod tests;
