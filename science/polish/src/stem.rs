//! Snowball stems: for words the dictionary does not have, and for the other two languages.
//!
//! A stem is not a word; it is only good for comparing with other stems of the same language.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::fold::{fold, marked};

static POLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Polish));
static UKRAINIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Ukrainian));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

/// The Snowball stem of a Polish word, folded.
pub fn stem_polish(word: &str) -> String {
    fold(&POLISH.stem(&marked(word))).into_owned()
}

/// The Snowball stem of a Ukrainian word, folded.
///
/// ```
/// assert_eq!(polish::stem_ukrainian("допомоги"), polish::stem_ukrainian("Допомога"));
/// ```
pub fn stem_ukrainian(word: &str) -> String {
    fold(&UKRAINIAN.stem(&marked(word))).into_owned()
}

/// The Snowball (Porter 2) stem of an English word, folded.
///
/// ```
/// assert_eq!(polish::stem_english("Nurseries"), "nurseri");
/// ```
pub fn stem_english(word: &str) -> String {
    fold(&ENGLISH.stem(&fold(word))).into_owned()
}

/// What an unknown Polish word may be a form of, folded: the acronym when it is one with an ending, otherwise its
/// stem with and without diacritics (endings look different without them, and either side of a comparison may
/// lack them).
pub(crate) fn guess_polish(word: &str, as_written: &str, folded: &str) -> Vec<String> {
    if let Some(acronym) = inflected_acronym(word) {
        return vec![fold(acronym).into_owned()];
    }
    let mut guesses = vec![stem_polish(as_written)];
    let unmarked = stem_polish(folded);
    if unmarked != guesses[0] {
        guesses.push(unmarked);
    }
    guesses
}

/// "DPS" from "DPS-u", "MOPS-em", "GOPSu" or "PCPRem": at least two capitals and at most four small letters.
fn inflected_acronym(word: &str) -> Option<&str> {
    let end = word.find(|character: char| !character.is_uppercase())?;
    let (acronym, rest) = word.split_at(end);
    let ending = rest.trim_start_matches(['-', '‐', '‑', '\'', '’']);
    let is_ending = (1..=4).contains(&ending.chars().count()) && ending.chars().all(char::is_lowercase);
    (acronym.chars().count() >= 2 && is_ending).then_some(acronym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_of_inflected_unknown_words_agree() {
        assert_eq!(stem_polish("teleopieką"), stem_polish("teleopieka"));
        assert_eq!(stem_ukrainian("дитиною"), stem_ukrainian("дитина"));
        assert_eq!(stem_english("caring"), stem_english("cares"));
    }

    #[test]
    fn an_ending_is_taken_off_an_acronym() {
        assert_eq!(inflected_acronym("DPS-u"), Some("DPS"));
        assert_eq!(inflected_acronym("ŚDS-ach"), Some("ŚDS"));
        assert_eq!(inflected_acronym("PCPRem"), Some("PCPR"));
        assert_eq!(inflected_acronym("DPS"), None);
        assert_eq!(inflected_acronym("Anna"), None);
        assert_eq!(inflected_acronym("PRLowskiego"), None);
    }
}
