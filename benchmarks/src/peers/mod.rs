//! The peers: what a directory would search with if it took the text search of its database as it comes.
//!
//! They get the same texts as the finder's index, weighted by field, any word of the question counts, and only
//! services that serve the gmina are asked for. They are given what such a set-up would reasonably have: function
//! words are left out of the question, and the gmina is given as its code, so they need not understand the place.
//! They have no thesaurus and no fallback; that is the difference that is measured.

mod postgres;
mod sqlite;

use finder::Entry;
use vocabulary::{Language, LocalText, Teryt};

pub use self::{
    postgres::Postgres,
    sqlite::{Restriction, Sqlite},
};

/// The texts of one service, as both peers index them.
pub struct Document {
    /// Identifier at the source.
    pub source_id: String,
    /// What it is called.
    pub name: String,
    /// Its type, its institution and the kind of that.
    pub kind: String,
    /// What it is, for whom, what it costs.
    pub about: String,
    /// Codes of the units it serves.
    pub covers: Vec<String>,
}

impl Document {
    /// Of a service as the finder's index gets it.
    pub fn of(entry: &Entry) -> Self {
        Self {
            source_id: entry.source_id.clone(),
            name: joined(&[&entry.name]),
            kind: joined(&[&entry.service_type_name, &entry.institution_name, &entry.institution_kind_name]),
            about: joined(&[&entry.description, &entry.eligibility, &entry.cost]),
            covers: entry.covers.iter().map(ToString::to_string).collect(),
        }
    }
}

fn joined(texts: &[&LocalText]) -> String {
    let all: Vec<&str> = texts
        .iter()
        .flat_map(|text| Language::ALL.into_iter().filter_map(|language| text.only_in(language)))
        .collect();
    all.join(". ")
}

/// The units whose services may be used in a unit: itself and what it lies in.
pub fn around(unit: &Teryt) -> Vec<String> {
    let mut units = vec![unit.to_string()];
    let mut above = unit.parent();
    while let Some(unit) = above {
        units.push(unit.to_string());
        above = unit.parent();
    }
    units
}

/// The words of a question without function words; all of them where nothing else is left.
pub fn content_words(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in question.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let content: Vec<String> =
        words.iter().filter(|word| FUNCTION_WORDS.binary_search(&word.as_str()).is_err()).cloned().collect();
    if content.is_empty() { words } else { content }
}

/// Words that say nothing about a need, in the three languages, in the order of their bytes.
const FUNCTION_WORDS: &[&str] = &[
    "a", "aby", "ale", "am", "an", "and", "ani", "are", "at", "be", "bez", "bo", "by", "być", "był", "była",
    "było", "chce", "chcę", "ci", "co", "czy", "dla", "do", "for", "gdy", "gdzie", "have", "how", "i", "ich",
    "in", "is", "it", "ja", "jak", "jaka", "jaki", "jakie", "je", "jego", "jej", "jest", "jestem", "jeszcze",
    "już", "kto", "która", "które", "który", "ma", "mam", "me", "mi", "mnie", "mogę", "moja", "moje",
    "mojego", "mojej", "mu", "my", "mój", "na", "nad", "nam", "nas", "nie", "nim", "no", "not", "o", "od",
    "of", "on", "ona", "or", "oraz", "po", "pod", "przed", "przez", "przy", "sie", "się", "są", "ta", "tak",
    "tam", "te", "tego", "ten", "that", "the", "to", "tu", "tym", "u", "w", "we", "where", "with", "z", "za",
    "ze", "że", "żeby", "але", "в", "вона", "від", "він", "де", "для", "до", "з", "за", "зі", "й", "мене",
    "мені", "ми", "моя", "мій", "на", "не", "ні", "про", "та", "те", "ти", "то", "у", "це", "чи", "що",
    "щоб", "я", "як", "є", "і", "із",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_left_out_of_a_question() {
        assert_eq!(content_words("Nie mam na jedzenie, a jedzenie drogie"), ["jedzenie", "drogie"]);
    }

    #[test]
    fn a_question_of_function_words_keeps_them() {
        assert_eq!(content_words("co to"), ["co", "to"]);
    }

    #[test]
    fn function_words_are_in_order_and_once() {
        assert!(FUNCTION_WORDS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
