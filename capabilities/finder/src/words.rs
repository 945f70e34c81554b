//! Words of a question or of an entry, in the one form in which they are compared: keys.
//!
//! A key is a base form or a stem with a letter in front that says of which language: `popiekunka`, `ecarer`,
//! `uсоціальн`; `=…` is the word exactly as typed, folded; `2dom_opieka` are two words side by side. Polish base forms
//! keep their diacritics, so that lek (medicine) and lęk (fear) stay two words when somebody writes them as such. The thesaurus, the index and the question all speak in
//! keys, so that "opiekunki" typed, "opiekunka" in the thesaurus and "opiekunką" in a description are one word.
//! Start with [`read_question`] and [`read_text`].

use std::ops::Range;
use std::sync::Arc;

use polish::{Lemma, Morphology, Shape, fold, marked, stem_english, stem_ukrainian};
use rustc_hash::{FxHashMap, FxHashSet};
use vocabulary::Language;

/// Questions are read up to this many words; nobody describes a need in more, and the rest is ignored.
pub(crate) const LONGEST_QUESTION: usize = 80;

/// One way in which a word may be understood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    pub(crate) key: String,
    /// 1 for the plain reading, less for a reading with diacritics added or an error mended.
    pub(crate) trust: f32,
}

/// A word of a question with all its readings.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// The word, folded.
    pub(crate) folded: String,
    pub(crate) readings: Vec<Reading>,
    /// Which words of the question it stands for; more than one when two were glued together.
    pub(crate) positions: Range<usize>,
    /// Bytes of the question.
    pub(crate) span: Range<usize>,
    /// A dictionary has it.
    pub(crate) known: bool,
    /// It joins other words and says little itself.
    pub(crate) function_word: bool,
    pub(crate) cyrillic: bool,
}

impl Token {
    pub(crate) fn add(&mut self, key: String, trust: f32) {
        match self.readings.iter_mut().find(|reading| reading.key == key) {
            Some(reading) => reading.trust = reading.trust.max(trust),
            None => self.readings.push(Reading { key, trust }),
        }
    }
}

/// English words that no Polish question begins or ends with; they tell an English question from a Polish one.
const ENGLISH_JOINTS: &[&str] = &[
    "the", "my", "for", "with", "is", "of", "and", "need", "i", "a", "an", "can", "where", "how", "in",
    "not", "help", "have", "what", "am", "me", "get", "want", "who", "near", "from", "free", "or", "are",
    "does", "we", "home", "her", "his", "him", "she", "he", "don't", "can't", "cannot", "i'm", "someone",
    "about", "at",
];

/// What the thesaurus's files say of single words: those that carry no need, and forms whose everyday reading is
/// one although the dictionary knows several ("mam" is not a form of "mama" when somebody asks for help).
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stopwords: FxHashSet<String>,
    /// Form as it should be written → base forms.
    readings: FxHashMap<String, Vec<String>>,
    /// The same by folded form.
    folded_readings: FxHashMap<String, Vec<String>>,
}

impl Lexicon {
    pub(crate) fn add_stopword(&mut self, word: &str, language: Language) {
        let folded = fold(word);
        match language {
            Language::English => self.stopwords.insert(format!("e{}", stem_english(&folded))),
            Language::Ukrainian => self.stopwords.insert(format!("u{}", stem_ukrainian(&folded))),
            Language::Polish => self.stopwords.insert(format!("p{}", marked(word))),
        };
        self.stopwords.insert(format!("={folded}"));
    }

    pub(crate) fn add_reading(&mut self, form: &str, means: &[String]) {
        let means: Vec<String> = means.iter().map(|lemma| marked(lemma).into_owned()).collect();
        self.folded_readings.insert(fold(form).into_owned(), means.clone());
        self.readings.insert(marked(form).into_owned(), means);
    }

    /// What everybody means by the form; when no dictionary has it as it is written, also by the form with its marks.
    fn reading(&self, form: &str, unknown: bool) -> Option<&Vec<String>> {
        let as_written = self.readings.get(marked(form).as_ref());
        as_written.or_else(|| self.folded_readings.get(fold(form).as_ref()).filter(|_| unknown))
    }

    /// Whether the key is of a word that carries no need.
    pub(crate) fn is_stopword(&self, key: &str) -> bool {
        self.stopwords.contains(key)
    }
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|character| ('\u{400}'..='\u{52f}').contains(&character))
}

/// The words of a question. `english_known` says which English stems the thesaurus has words for.
pub(crate) fn read_question(
    text: &str,
    hint: Option<Language>,
    lexicon: &Lexicon,
    english_known: impl Fn(&str) -> bool,
) -> Vec<Token> {
    let dictionary = Morphology::embedded();
    let has_marks = text.chars().any(|c| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains(c));
    let mut tokens: Vec<Token> = Vec::new();
    for (word, span) in polish::words(text).flat_map(pieces).flat_map(|word| taken_apart(dictionary, &word)) {
        if tokens.len() == LONGEST_QUESTION {
            break;
        }
        let folded = fold(word).into_owned();
        if folded.is_empty() || folded.len() > 80 {
            continue;
        }
        let at = tokens.len();
        let mut token = Token {
            cyrillic: is_cyrillic(&folded),
            readings: vec![Reading { key: format!("={folded}"), trust: 1.0 }],
            positions: at..at + 1,
            span,
            known: false,
            function_word: false,
            folded,
        };
        if token.cyrillic {
            let stem = stem_ukrainian(&token.folded);
            token.add(format!("u{stem}"), 1.0);
        } else {
            read_polish(dictionary, lexicon, word, has_marks, &mut token);
        }
        tokens.push(token);
    }
    if is_english(&tokens, hint, &english_known) {
        for token in tokens.iter_mut().filter(|token| !token.cyrillic) {
            let stem = stem_english(&token.folded);
            let understood = english_known(&stem);
            // An English word that happens to be a Polish one ("on", "to", "most") is not read as Polish.
            if understood || ENGLISH_JOINTS.contains(&token.folded.as_str()) {
                token.readings.retain(|reading| reading.key.starts_with('='));
            }
            token.add(format!("e{stem}"), 1.0);
            token.function_word = ENGLISH_JOINTS.contains(&token.folded.as_str());
        }
    }
    tokens
}

/// Takes hyphenated words apart, except inflected acronyms ("DPS-u"), whose ending is no word.
fn pieces(word: polish::Word<'_>) -> Vec<polish::Word<'_>> {
    match word.shape {
        Shape::Hyphenated => {
            let parts: Vec<_> = word.parts().collect();
            if parts.last().is_some_and(|last| last.text.chars().count() <= 3) { vec![word] } else { parts }
        }
        _ => vec![word],
    }
}

/// Short words that people glue to the next one, and how long that must be to be believed.
const GLUED: [(&str, usize); 7] =
    [("nie", 3), ("w", 4), ("z", 4), ("na", 4), ("do", 4), ("dla", 4), ("bez", 4)];

/// "niemam", "wdomu": two words typed as one, when the dictionary has the two and not the one.
fn taken_apart<'text>(
    dictionary: &Morphology,
    word: &polish::Word<'text>,
) -> Vec<(&'text str, Range<usize>)> {
    let whole = (word.text, word.span.clone());
    if word.shape != Shape::Plain || !word.text.is_char_boundary(1) || is_cyrillic(word.text) {
        return vec![whole];
    }
    for (glued, shortest) in GLUED {
        let Some((left, right)) = word.text.split_at_checked(glued.len()) else { continue };
        let parts = fold(left) == glued
            && right.chars().count() >= shortest
            && right.starts_with(char::is_alphabetic);
        let word_of_its_own = |word: &str| dictionary.lemmas_exact(word).iter().any(|lemma| !lemma.is_name());
        if parts && dictionary.lemmas(word.text).is_empty() && word_of_its_own(right) {
            let middle = word.span.start + glued.len();
            return vec![(left, word.span.start..middle), (right, middle..word.span.end)];
        }
    }
    vec![whole]
}

fn read_polish(dictionary: &Morphology, lexicon: &Lexicon, word: &str, has_marks: bool, token: &mut Token) {
    let exact = dictionary.lemmas_exact(word);
    if let Some(lemmas) = lexicon.reading(word, exact.is_empty()) {
        token.known = true;
        for lemma in lemmas {
            token.add(format!("p{lemma}"), 1.0);
        }
        return;
    }
    let function_word = |lemmas: &[Lemma]| lemmas.iter().any(|lemma| lemma.class.is_function_word());
    token.known = !exact.is_empty();
    token.function_word = function_word(&exact);
    if token.function_word && token.folded.chars().count() <= 3 {
        // "o" is not short for "ojciec", nor "do" a note of music.
        token.add(format!("p{}", marked(word)), 1.0);
        return;
    }
    for key in keys_of(&exact) {
        token.add(key, 1.0);
    }
    // Who writes marks elsewhere has not left them out here.
    if exact.is_empty() || !has_marks {
        let with_marks = dictionary.lemmas_folded(word);
        let trust = if exact.is_empty() { 0.95 } else { 0.8 };
        token.known |= !with_marks.is_empty();
        for key in keys_of(&with_marks) {
            token.add(key, trust);
        }
    }
    if !token.known {
        token.add(format!("p{}", marked(word)), 0.95);
        for guess in dictionary.analyse(word).lemmas {
            token.add(format!("p{guess}"), 0.95);
        }
    }
}

/// The keys of dictionary words; a negated participle ("niepracujący") is not the verb if it can be anything else.
fn keys_of(lemmas: &[Lemma]) -> impl Iterator<Item = String> {
    let all_negated = lemmas.iter().all(|lemma| lemma.negated);
    lemmas
        .iter()
        .filter(move |lemma| all_negated || !lemma.negated)
        .map(|lemma| format!("p{}", marked(&lemma.text)))
}

fn is_english(tokens: &[Token], hint: Option<Language>, english_known: &impl Fn(&str) -> bool) -> bool {
    let latin = tokens.iter().filter(|token| !token.cyrillic);
    let (mut english, mut polish) = (0_usize, 0_usize);
    for token in latin {
        let joint = ENGLISH_JOINTS.contains(&token.folded.as_str());
        if joint || english_known(&stem_english(&token.folded)) {
            english += 2;
        }
        if token.known && !joint {
            polish += 2;
        }
        if token.function_word && !joint {
            polish += 1;
        }
    }
    english > 0 && (english > polish || hint == Some(Language::English) && english == polish)
}

/// Reads texts of entries into keys and remembers words it has seen: entries repeat themselves, and so do builds of the
/// index.
#[derive(Default)]
pub(crate) struct Reader {
    seen: [FxHashMap<String, Seen>; Language::ALL.len()],
    /// Counts the builds it has read for.
    build: u32,
}

/// A word that was read.
struct Seen {
    keys: Arc<[Arc<str>]>,
    /// The last build that met it.
    build: u32,
}

/// Shorter words are not worth mending or completing.
const SHORTEST_SURFACE: usize = 4;

impl Reader {
    /// Adds the keys of every word of a text in this language.
    pub(crate) fn read(&mut self, text: &str, language: Language, keys: &mut Vec<Arc<str>>) {
        let seen = &mut self.seen[language as usize];
        for word in polish::words(text).flat_map(pieces) {
            if let Some(known) = seen.get_mut(word.text) {
                known.build = self.build;
                keys.extend(known.keys.iter().cloned());
                continue;
            }
            let found: Arc<[Arc<str>]> = read_word(word.text, language).into_iter().map(Arc::from).collect();
            keys.extend(found.iter().cloned());
            seen.insert(word.text.to_owned(), Seen { keys: found, build: self.build });
        }
    }

    /// Ends a build: forgets the words that it did not meet, and gives word and key of all others, for the set of
    /// surfaces.
    pub(crate) fn end_build(&mut self) -> Vec<(String, String)> {
        let mut surfaces = Vec::new();
        for seen in &mut self.seen {
            seen.retain(|_, known| known.build == self.build);
            for known in seen.values() {
                if let Some((exact, others)) = known.keys.split_first()
                    && exact.chars().count() > SHORTEST_SURFACE
                {
                    surfaces.extend(others.iter().map(|key| (exact[1..].to_owned(), key.to_string())));
                }
            }
        }
        self.build += 1;
        surfaces
    }
}

/// The keys of one word: first the exact one, then base forms or the stem.
pub(crate) fn read_word(word: &str, language: Language) -> Vec<String> {
    let folded = fold(word).into_owned();
    if folded.is_empty() || folded.len() > 80 {
        return Vec::new();
    }
    let mut keys = vec![format!("={folded}")];
    match language {
        _ if is_cyrillic(&folded) => keys.push(format!("u{}", stem_ukrainian(&folded))),
        Language::English => keys.push(format!("e{}", stem_english(&folded))),
        Language::Polish | Language::Ukrainian => {
            let lemmas = Morphology::embedded().lemmas(word);
            keys.extend(keys_of(&lemmas));
            if lemmas.is_empty() {
                let guesses = Morphology::embedded().analyse(word).lemmas;
                keys.extend(guesses.iter().map(|guess| format!("p{guess}")));
            }
        }
    }
    keys
}

/// The keys of a word of the thesaurus, which is written as a dictionary would: itself when it is a base form,
/// otherwise the base forms it may belong to. `=domu` is that very form and no other; `dom_opieka` are two words side by
/// side, in this order.
pub(crate) fn read_thesaurus_word(word: &str, language: Language) -> Vec<String> {
    if let Some(exact) = word.strip_prefix('=') {
        return vec![format!("={}", fold(exact))];
    }
    if let Some((left, right)) = word.split_once('_') {
        return pair_keys(&read_thesaurus_word(left, language), &read_thesaurus_word(right, language));
    }
    let folded = fold(word).into_owned();
    match language {
        Language::English => vec![format!("e{}", stem_english(&folded))],
        _ if is_cyrillic(&folded) => vec![format!("u{}", stem_ukrainian(&folded))],
        Language::Polish | Language::Ukrainian => {
            let itself = format!("p{}", marked(word));
            let lemmas: Vec<String> = keys_of(&Morphology::embedded().lemmas(word)).collect();
            if lemmas.contains(&itself) {
                return vec![itself];
            }
            let guesses =
                if lemmas.is_empty() { Morphology::embedded().analyse(word).lemmas } else { Vec::new() };
            let guesses = guesses.iter().map(|guess| format!("p{guess}"));
            let mut keys: Vec<String> = std::iter::once(itself).chain(lemmas).chain(guesses).collect();
            keys.dedup();
            keys
        }
    }
}

/// The keys of two words side by side.
pub(crate) fn pair_keys(left: &[String], right: &[String]) -> Vec<String> {
    let pair = |left: &String, right: &String| format!("2{}_{}", &left[1..], &right[1..]);
    left.iter().flat_map(|left| right.iter().map(move |right| pair(left, right))).collect()
}
