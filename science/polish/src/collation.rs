//! Alphabetical order that any database keeps.
//!
//! The Polish alphabet (a ą b c ć … z ź ż) and, behind it, the Ukrainian one. Databases disagree about the order
//! of text, so the key is made of decimal digits alone: every collation of every engine orders those the same way.

use std::fmt::Write as _;

use crate::fold::{fold_of, is_combining, marked};

/// Letters with a place of their own, in order. Other Latin letters go with the letter they fold to.
const POLISH: &str = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż";
const CYRILLIC: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъў";

const END: u8 = 0;
const SPACE: u8 = 2;
const NUMBER: u8 = 3;
const FIRST_POLISH: u8 = 10;
const FIRST_CYRILLIC: u8 = 50;
const OTHER: u8 = 98;

/// A key whose plain byte order is the alphabetical order of the texts.
///
/// - ą stands between a and b, not beside a; ź before ż. Foreign letters (é, ü) stand with their plain letter.
/// - Capitals matter only between texts that are otherwise equal: small letters first.
/// - Numbers are ordered by value: "Przedszkole nr 2" before "Przedszkole nr 10".
/// - Spaces and hyphens come before letters ("Nowy Targ" before "Nowydwór"); other punctuation does not count.
/// - Cyrillic follows Latin, in Ukrainian order; other scripts follow in the order of Unicode.
///
/// ```
/// use polish::sort_key;
///
/// let mut towns = ["Żywiec", "Zakopane", "Łącko", "Limanowa", "Ćmielów", "Czorsztyn"];
/// towns.sort_by_key(|town| sort_key(town));
/// assert_eq!(towns, ["Czorsztyn", "Ćmielów", "Limanowa", "Łącko", "Zakopane", "Żywiec"]);
/// ```
pub fn sort_key(text: &str) -> String {
    let mut key = Key { places: String::with_capacity(text.len() * 2 + 2), ties: String::new() };
    let mut number = String::new();
    let mut gap = false;
    // Composed letters, capitals kept: the tie-break needs them.
    for character in compose(text).chars() {
        if let Some(digit) = character.to_digit(10) {
            key.close_gap(&mut gap);
            number.extend(char::from_digit(digit, 10));
            continue;
        }
        key.number(&mut number);
        if character.is_alphabetic() {
            key.close_gap(&mut gap);
            key.letter(character);
        } else if character.is_whitespace() || matches!(character, '-' | '‐' | '‑' | '–' | '—' | '/')
        {
            gap = !key.places.is_empty();
        }
    }
    key.number(&mut number);
    key.finish()
}

/// The text with Polish and Ukrainian letters in one piece, where they came as letter and mark.
fn compose(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().any(is_combining) { marked(text) } else { text.into() }
}

struct Key {
    places: String,
    /// One digit a letter; only told when places are equal.
    ties: String,
}

impl Key {
    fn place(&mut self, place: u8, tie: u8) {
        self.places.push(char::from(b'0' + place / 10));
        self.places.push(char::from(b'0' + place % 10));
        self.ties.push(char::from(b'0' + tie));
    }

    fn close_gap(&mut self, gap: &mut bool) {
        if std::mem::take(gap) {
            self.place(SPACE, 0);
        }
    }

    /// Numbers of fewer digits are smaller, so the count of digits goes first.
    fn number(&mut self, digits: &mut String) {
        if digits.is_empty() {
            return;
        }
        let value = digits.trim_start_matches('0');
        self.place(NUMBER, 0);
        write!(self.places, "{:02}{value}", value.len().min(99)).expect("writing to a string succeeds");
        digits.clear();
    }

    fn letter(&mut self, character: char) {
        let mut lower = character.to_lowercase();
        let small = lower.next().unwrap_or(character);
        let capital = u8::from(small != character);
        if let Some(place) = place_of(small) {
            self.place(place, capital);
        } else if let Some(folded) = fold_of(small).filter(|folded| !folded.is_empty()) {
            for plain in folded.chars() {
                self.place(place_of(plain).unwrap_or(OTHER), 2 + capital);
            }
        } else {
            self.place(OTHER, capital);
            write!(self.places, "{:07}", u32::from(small)).expect("writing to a string succeeds");
        }
    }

    fn finish(self) -> String {
        let mut key = self.places;
        let ties = self.ties.trim_end_matches('0');
        if !ties.is_empty() {
            key.push(char::from(b'0' + END));
            key.push(char::from(b'0' + END));
            key.push_str(ties);
        }
        key
    }
}

fn place_of(letter: char) -> Option<u8> {
    let among = |alphabet: &str, first: u8| {
        let at = alphabet.chars().position(|known| known == letter)?;
        Some(first + u8::try_from(at).expect("alphabets are short"))
    };
    among(POLISH, FIRST_POLISH).or_else(|| among(CYRILLIC, FIRST_CYRILLIC))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'text>(texts: &[&'text str]) -> Vec<&'text str> {
        let mut texts = texts.to_vec();
        texts.reverse();
        texts.sort_by_key(|text| sort_key(text));
        texts
    }

    #[test]
    fn every_polish_letter_has_its_own_place() {
        let alphabet: Vec<String> = POLISH.chars().map(String::from).collect();
        let letters: Vec<&str> = alphabet.iter().map(String::as_str).collect();
        assert_eq!(sorted(&letters), letters);
        let towns = [
            "Łabowa",
            "Łącko",
            "Łukowica",
            "Maków",
            "Mszana",
            "Śnietnica",
            "Świdnik",
            "Zawoja",
            "Źródła",
            "Żabno",
        ];
        assert_eq!(sorted(&towns), towns);
    }

    #[test]
    fn a_mark_is_a_different_letter_not_a_tie_break() {
        let words = ["kat", "katować", "kąt"];
        assert_eq!(sorted(&words), words);
        let words = ["lasy", "laurka", "ława"];
        assert_eq!(sorted(&words), words);
    }

    #[test]
    fn capitals_and_foreign_marks_only_break_ties() {
        let words = ["rada", "Rada", "Radom"];
        assert_eq!(sorted(&words), words);
        let words = ["cafe", "café", "cafeteria"];
        assert_eq!(sorted(&words), words);
    }

    #[test]
    fn spaces_come_first_and_other_punctuation_does_not_count() {
        let names = ["Nowy Sącz", "Nowy Targ", "Nowydwór"];
        assert_eq!(sorted(&names), names);
        assert_eq!(sort_key("Dom „Pogodna Jesień”"), sort_key("Dom Pogodna Jesień"));
        assert_eq!(sort_key("  Dom - Nowy "), sort_key("Dom Nowy"));
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let names = ["Przedszkole nr 2", "Przedszkole nr 10", "Przedszkole nr 100", "Przedszkole publiczne"];
        assert_eq!(sorted(&names), names);
    }

    #[test]
    fn ukrainian_follows_polish_in_its_own_order() {
        let words =
            ["żaba", "ґанок", "дім", "єдність", "жито", "ирій", "іграшка", "їжак", "йод", "щука", "яблуко"];
        assert_eq!(sorted(&words), words);
        let words = ["гак", "ґава", "дах"];
        assert_eq!(sorted(&words), words);
    }

    #[test]
    fn keys_are_digits_whatever_the_text() {
        for text in ["", "Łódź", "日本", "α\u{301}", "🏠 dom", "9".repeat(120).as_str()] {
            assert!(sort_key(text).bytes().all(|byte| byte.is_ascii_digit()), "{text}");
        }
    }

    #[test]
    fn letters_written_in_two_pieces_are_the_same_letters() {
        assert_eq!(sort_key("z\u{307}aba"), sort_key("żaba"));
    }
}
