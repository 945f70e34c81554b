//! How hard a Polish text is to read: FOG-PL and the Pisarek index.
//!
//! Both measures rest on the length of sentences and on the share of long words, those of four syllables or more.
//!
//! - **FOG-PL** is Robert Gunning's FOG (*The Technique of Clear Writing*, 1952) with the threshold for a long word
//!   raised from three syllables to four, because Polish words are longer. It tells the years of schooling needed
//!   to read the text with ease: `0.4 × (words per sentence + long words per 100 words)`.
//! - **Pisarek** (Walery Pisarek, "Jak mierzyć zrozumiałość tekstu?", *Zeszyty Prasoznawcze* 4/1969), with `Ts` words
//!   per sentence and `Tw` long words per 100 words: linear `Ts/3 + Tw/3 + 1`, non-linear `½·√(Ts² + Tw²)`.
//!   Numbers and names inside a sentence never count as long.
//!
//! Which form of a word is measured is a matter of school. Plain scores here measure words **as written**: they are
//! the stricter ones, since endings add syllables. [`Readability::fog_base`] measures base forms from the dictionary
//! ("przedszkolami" as "przedszkole"), the lenient practice of tools that lemmatise. The scores are not those of
//! Jasnopis, which is a trained model.

mod sentences;
mod syllables;

pub use sentences::{Sentence, sentences};
pub use syllables::syllables;

use crate::morphology::{Class, Morphology};
use crate::words::{Shape, Word, words};

/// A word with this many syllables is long.
const LONG_WORD: usize = 4;

/// What a text measures. All zero for a text without words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readability {
    /// Words, numbers among them.
    pub words: usize,
    /// Sentences that have at least one word; headings and list items are sentences.
    pub sentences: usize,
    /// Words of four syllables or more as written.
    pub long_words: usize,
    /// Words whose base form has four syllables or more.
    pub long_base_words: usize,
    /// Words in the longest sentence.
    pub longest_sentence: usize,
    /// FOG-PL, in years of schooling, by the words as written.
    pub fog: f64,
    /// FOG-PL by base forms.
    pub fog_base: f64,
    /// The linear Pisarek index.
    pub pisarek_linear: f64,
    /// The non-linear Pisarek index.
    pub pisarek_nonlinear: f64,
}

/// Measures a text. Paragraphs, headings and list items are separated by blank lines or begin with a list mark.
///
/// ```
/// use polish::readability;
///
/// let plain = readability("Zadzwoń do nas. Powiemy ci, co dalej.");
/// let official = readability(
///     "W celu uzyskania informacji należy skontaktować się telefonicznie z przedstawicielem organizatora.",
/// );
/// assert!(plain.fog < 6.0 && official.fog > 18.0);
/// ```
pub fn readability(text: &str) -> Readability {
    let mut counted = Readability::default();
    let mut long_for_pisarek = 0;
    for sentence in sentences(text) {
        let mut in_sentence = 0;
        for word in words(sentence.text) {
            let is_long = syllables(word.text) >= LONG_WORD;
            let is_name = in_sentence > 0 && word.text.starts_with(char::is_uppercase);
            in_sentence += 1;
            counted.long_words += usize::from(is_long);
            counted.long_base_words += usize::from(syllables_of_base(&word) >= LONG_WORD);
            long_for_pisarek += usize::from(is_long && !is_name && word.shape != Shape::Number);
        }
        counted.words += in_sentence;
        counted.sentences += usize::from(in_sentence > 0);
        counted.longest_sentence = counted.longest_sentence.max(in_sentence);
    }
    if counted.words == 0 {
        return counted;
    }
    let per_sentence = counted.words as f64 / counted.sentences as f64;
    let percent = |count: usize| 100.0 * count as f64 / counted.words as f64;
    let hard = percent(long_for_pisarek);
    Readability {
        fog: 0.4 * (per_sentence + percent(counted.long_words)),
        fog_base: 0.4 * (per_sentence + percent(counted.long_base_words)),
        pisarek_linear: per_sentence / 3.0 + hard / 3.0 + 1.0,
        pisarek_nonlinear: 0.5 * per_sentence.hypot(hard),
        ..counted
    }
}

/// The fewest syllables among the base forms of a word; those of the word as written when there is none.
fn syllables_of_base(word: &Word<'_>) -> usize {
    Morphology::embedded()
        .lemmas_exact(word.text)
        .iter()
        // To the reader a gerund or participle is a word of its own, and nobody reads "itd." spelled out.
        .filter(|lemma| !matches!(lemma.class, Class::Gerund | Class::Participle | Class::Abbreviation))
        .map(|lemma| syllables(&lemma.text))
        .min()
        .unwrap_or_else(|| syllables(word.text))
}

#[cfg(test)]
mod tests;
