//! Noun: how a Polish text reads, and what could be said more plainly.
//!
//! Hints to a writer, never a refusal. The score is FOG-PL, see [`polish::readability`].

use std::collections::HashSet;

/// Texts for the public should stay at or below this.
pub const PLAIN: f64 = 9.0;
/// Above this most people give up.
pub const HARD: f64 = 12.0;
/// Longer sentences are hard to follow, in words.
pub const LONG_SENTENCE: usize = 20;

/// How easily a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// By everybody.
    Plain,
    /// With some effort.
    Middling,
    /// By few.
    Hard,
}

impl Reading {
    /// The word in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Middling => "middling",
            Self::Hard => "hard",
        }
    }
}

/// What a writer is told about a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// FOG-PL: the years of school one needs to read it with ease.
    pub fog: f64,
    /// The same as a word.
    pub reading: Reading,
    /// The words of the longest sentence, when it is too long.
    pub long_sentence: Option<usize>,
    /// Phrases and what to say instead, each once, in the order of the text.
    pub plainer: Vec<(String, String)>,
}

/// Reads a Polish text; nothing for one without words.
pub fn advise(text: &str) -> Option<Advice> {
    let measured = polish::readability(text);
    if measured.words == 0 {
        return None;
    }
    let reading = match measured.fog {
        fog if fog <= PLAIN => Reading::Plain,
        fog if fog <= HARD => Reading::Middling,
        _ => Reading::Hard,
    };
    let mut seen = HashSet::new();
    let plainer = polish::officialese(text)
        .into_iter()
        .filter(|finding| seen.insert(finding.phrase.to_lowercase()))
        .map(|finding| (finding.phrase.to_owned(), finding.say_instead.to_owned()))
        .collect();
    let long_sentence = Some(measured.longest_sentence).filter(|words| *words > LONG_SENTENCE);
    Some(Advice { fog: measured.fog, reading, long_sentence, plainer })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officialese_is_named_once_with_what_to_say_instead() {
        let text = "W celu dokonania zapłaty należy dokonać zapłaty w kasie. W celu ustalenia kwoty zadzwoń.";
        let advice = advise(text).expect("there are words");
        assert_eq!(advice.plainer.iter().filter(|(phrase, _)| phrase.to_lowercase() == "w celu").count(), 1);
    }

    #[test]
    fn a_plain_text_is_left_alone() {
        let advice = advise("Zadzwoń do nas. Powiemy Ci, co dalej.").expect("there are words");
        assert_eq!((advice.reading, advice.long_sentence), (Reading::Plain, None));
        assert!(advice.plainer.is_empty());
        assert_eq!(advise(" – "), None);
    }
}
