//! Small manners of print: a one-letter word does not hang at the end of a line, quotation marks are those of
//! the language.

use std::borrow::Cow;

use vocabulary::Language;

use crate::numbers::NO_BREAK;

/// A text that people wrote, made fit to print: quotation marks („…” in Polish, «…» in Ukrainian, “…” in
/// English), a dash between spaces instead of a hyphen, and a non-breaking space after one-letter words.
///
/// Messages from the catalogue have their non-breaking spaces already.
pub fn typography(language: Language, text: &str) -> String {
    joined(language, &dashes(&quotes(language, text))).into_owned()
}

/// Puts a non-breaking space after every one-letter word, so that no line ends with it.
pub(crate) fn joined(language: Language, text: &str) -> Cow<'_, str> {
    let letters = match language {
        Language::Polish => "aiouwzAIOUWZ",
        Language::Ukrainian => "аіоувзйєяАІОУВЗЙЄЯ",
        Language::English => return Cow::Borrowed(text),
    };
    let mut joined: Option<String> = None;
    let mut before_last = None;
    let mut last = None::<char>;
    for (place, now) in text.char_indices() {
        let stands_alone = now == ' '
            && last.is_some_and(|letter| letters.contains(letter))
            && before_last.is_none_or(|before: char| !before.is_alphanumeric() && before != '-');
        if stands_alone && joined.is_none() {
            joined = Some(text[..place].to_owned());
        }
        if let Some(joined) = &mut joined {
            joined.push(if stands_alone { NO_BREAK } else { now });
        }
        before_last = last;
        last = Some(now);
    }
    joined.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Straight quotation marks become opening and closing ones; a mark is opening when nothing or a space or an
/// opening bracket stands before it.
fn quotes(language: Language, text: &str) -> String {
    let (opening, closing) = match language {
        Language::Polish => ('„', '”'),
        Language::English => ('“', '”'),
        Language::Ukrainian => ('«', '»'),
    };
    let mut last = ' ';
    text.chars()
        .map(|now| {
            let opens = last.is_whitespace() || "([{–—-„«“".contains(last);
            last = now;
            match now {
                '"' if opens => opening,
                '"' => closing,
                other => other,
            }
        })
        .collect()
}

fn dashes(text: &str) -> String {
    text.replace(" - ", &format!("{NO_BREAK}– "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Polish, Ukrainian};

    #[test]
    fn one_letter_words_stay_with_the_next_one() {
        assert_eq!(
            typography(Polish, "Pomoc w domu i z dojazdem"),
            "Pomoc w\u{a0}domu i\u{a0}z\u{a0}dojazdem"
        );
        assert_eq!(typography(Polish, "W Krakowie"), "W\u{a0}Krakowie");
        assert_eq!(typography(Ukrainian, "у Кракові"), "у\u{a0}Кракові");
        assert_eq!(typography(English, "I need a room"), "I need a room");
    }

    #[test]
    fn letters_that_end_a_longer_word_are_left_alone() {
        assert_eq!(typography(Polish, "mama da mi klucze"), "mama da mi klucze");
        assert_eq!(typography(Polish, "A-Z nie wiem"), "A-Z nie wiem");
    }

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        assert_eq!(typography(Polish, "Ośrodek \"Nadzieja\" (\"Hope\")"), "Ośrodek „Nadzieja” („Hope”)");
        assert_eq!(typography(Ukrainian, "Центр \"Надія\""), "Центр «Надія»");
        assert_eq!(typography(English, "The \"Hope\" centre"), "The “Hope” centre");
    }

    #[test]
    fn a_hyphen_between_spaces_is_a_dash() {
        assert_eq!(typography(Polish, "8:00 - 16:00"), "8:00\u{a0}– 16:00");
        assert_eq!(typography(Polish, "Bielsko-Biała"), "Bielsko-Biała");
    }

    #[test]
    fn an_untouched_text_is_not_copied() {
        assert!(matches!(joined(Polish, "bez zmian"), Cow::Borrowed(_)));
    }
}
