//! Cutting text into words, with their places in it.
//!
//! What a Polish reader takes for one word stays one word: a hyphenated name (its parts can be had from
//! [`Word::parts`]), a postcode, a date or an amount, "800+", a dotted abbreviation such as "m.in.", a Ukrainian
//! word with an apostrophe. Nothing is folded here; fold what you get.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use crate::fold::{is_combining, is_invisible};

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'text> {
    /// The word as written.
    pub text: &'text str,
    /// Its bytes in the text it was cut from.
    pub span: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
}

/// What a word looks like, before any dictionary is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Letters, perhaps with digits and apostrophes: `pomoc`, `B2`, `м'яч`.
    Plain,
    /// Joined by hyphens: `Jerzmanowice-Przeginia`, `DPS-u`, `COVID-19`.
    Hyphenated,
    /// Letters and full stops: `m.in`, `Dz.U`, `k.p.a`. The last full stop is not part of it.
    Dotted,
    /// Digits, with the signs that stand inside numbers: `12`, `12,50`, `12.03.2024`, `4/12`, `800+`.
    Number,
    /// A Polish postcode: `34-500`.
    Postcode,
}

impl<'text> Word<'text> {
    /// The pieces between hyphens, slashes and full stops, each with its place; the word itself when it has none.
    /// A postcode has no pieces: it means nothing in halves.
    ///
    /// ```
    /// let name = polish::words("gmina Jerzmanowice-Przeginia").last().expect("there are words");
    /// assert_eq!(name.parts().map(|part| part.text).collect::<Vec<_>>(), ["Jerzmanowice", "Przeginia"]);
    /// ```
    pub fn parts(&self) -> impl Iterator<Item = Word<'text>> + use<'text> {
        let splits = |character: char| match self.shape {
            Shape::Hyphenated => is_hyphen(character),
            Shape::Dotted => character == '.',
            Shape::Number => character == '/' || is_hyphen(character),
            Shape::Plain | Shape::Postcode => false,
        };
        let mut pieces = Vec::new();
        let mut from = 0;
        for (at, character) in self.text.char_indices().filter(|&(_, character)| splits(character)) {
            pieces.push(from..at);
            from = at + character.len_utf8();
        }
        pieces.push(from..self.text.len());
        let (text, start) = (self.text, self.span.start);
        pieces.into_iter().filter(|piece| !piece.is_empty()).map(move |piece| {
            let part = &text[piece.clone()];
            Word {
                text: part,
                span: start + piece.start..start + piece.end,
                shape: if starts_with_digit(part) { Shape::Number } else { Shape::Plain },
            }
        })
    }
}

/// The words of a text, from left to right.
///
/// ```
/// use polish::words;
///
/// let found: Vec<_> = words("Rodzina 800+, 34-500 Zakopane: m.in. żłobki!").map(|word| word.text).collect();
/// assert_eq!(found, ["Rodzina", "800+", "34-500", "Zakopane", "m.in", "żłobki"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { text, characters: text.char_indices().peekable() }
}

/// The iterator that [`words`] returns.
#[derive(Clone, Debug)]
pub struct Words<'text> {
    text: &'text str,
    characters: Peekable<CharIndices<'text>>,
}

impl<'text> Iterator for Words<'text> {
    type Item = Word<'text>;

    fn next(&mut self) -> Option<Word<'text>> {
        while self.characters.next_if(|&(_, character)| !is_letter_or_digit(character)).is_some() {}
        let &(start, _) = self.characters.peek()?;
        let shape = measure(&self.text[start..]);
        let end = start + shape.bytes;
        while self.characters.next_if(|&(at, _)| at < end).is_some() {}
        Some(Word { text: &self.text[start..end], span: start..end, shape: shape.shape })
    }
}

struct Measured {
    bytes: usize,
    shape: Shape,
}

/// How far the word at the beginning of `rest` goes. Takes at least one character.
fn measure(rest: &str) -> Measured {
    let mut end = run(rest);
    if !starts_with_digit(rest) {
        let dotted = dotted_end(rest, end);
        if dotted > end {
            return Measured { bytes: dotted, shape: Shape::Dotted };
        }
    }
    let mut hyphens = false;
    let mut only_number = is_digits(&rest[..end]);
    loop {
        let tail = &rest[end..];
        let mut ahead = tail.chars();
        let Some(joint) = ahead.next() else { break };
        let next = run(ahead.as_str());
        let piece = &ahead.as_str()[..next];
        let goes_on = next > 0
            && (is_hyphen(joint)
                || is_apostrophe(joint) && !only_number && !starts_with_digit(piece)
                || matches!(joint, '.' | ',' | '/' | ':')
                    && only_number
                    && is_digits(piece)
                    && continues_number(&rest[..end], joint, piece));
        if !goes_on {
            break;
        }
        hyphens |= is_hyphen(joint);
        only_number &= is_digits(piece);
        end += joint.len_utf8() + next;
    }
    if only_number {
        if is_postcode(&rest[..end]) {
            return Measured { bytes: end, shape: Shape::Postcode };
        }
        let mut after = rest[end..].chars();
        if !hyphens
            && after.next() == Some('+')
            && !after.next().is_some_and(|next| next.is_alphanumeric() || next == '+')
        {
            end += 1;
        }
        return Measured { bytes: end, shape: Shape::Number };
    }
    Measured { bytes: end, shape: if hyphens { Shape::Hyphenated } else { Shape::Plain } }
}

/// [`char::is_alphanumeric`], with a short way for the letters that Polish and Ukrainian texts are made of.
fn is_letter_or_digit(character: char) -> bool {
    match character {
        'À'..='ž' => !matches!(character, '×' | '÷'),
        'Ѐ'..='ҁ' => true,
        _ => character.is_alphanumeric(),
    }
}

/// Bytes of the letters and digits that `text` begins with, invisible characters and marks among them included.
fn run(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if is_letter_or_digit(character) || end > 0 && is_combining(character) {
            end = at + character.len_utf8();
        } else if end == 0 || !is_invisible(character) || character.is_control() {
            break;
        }
    }
    end
}

/// The end of an abbreviation with inner full stops, or `first` when the word is not one. All segments are short:
/// "pomoc.Zadzwoń" (a missing space) is two words, "m.in", "Dz.U" and "k.p.a" are one.
fn dotted_end(rest: &str, first: usize) -> usize {
    let short = |segment: &str, letters: usize| {
        segment.chars().all(char::is_alphabetic) && segment.chars().count() <= letters
    };
    let opening = &rest[..first];
    if !short(opening, 1) && !matches!(opening, "Dz" | "dz" | "św" | "zw") {
        return first;
    }
    let mut end = first;
    while let Some(tail) = rest[end..].strip_prefix('.') {
        let next = run(tail);
        if next == 0 || !short(&tail[..next], 3) {
            break;
        }
        end += 1 + next;
    }
    end
}

/// "12.50", "12.03.2024", "12,50", "4/12" and "8:30" go on; "1,2,3" is a list, and so is "2020,2021".
fn continues_number(so_far: &str, joint: char, piece: &str) -> bool {
    match joint {
        ',' => !so_far.contains(',') && piece.len() <= 2,
        ':' => so_far.len() <= 2 && piece.len() == 2,
        _ => true,
    }
}

fn is_postcode(text: &str) -> bool {
    let mut halves = text.splitn(2, is_hyphen);
    let (Some(area), Some(place)) = (halves.next(), halves.next()) else { return false };
    area.len() == 2 && place.len() == 3 && is_digits(area) && is_digits(place)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_says_the_same_as_the_long_one() {
        for character in '\0'..='\u{2000}' {
            assert_eq!(is_letter_or_digit(character), character.is_alphanumeric(), "{character:?}");
        }
    }

    fn texts(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    fn shape(text: &str) -> Shape {
        let mut found = words(text);
        let word = found.next().expect("a word");
        assert_eq!((word.text, found.next()), (text, None));
        word.shape
    }

    #[test]
    fn punctuation_separates_and_spans_point_into_the_text() {
        let text = "Gdzie (dziś) spać – z dzieckiem?";
        for word in words(text) {
            assert_eq!(&text[word.span.clone()], word.text);
        }
        assert_eq!(texts(text), ["Gdzie", "dziś", "spać", "z", "dzieckiem"]);
    }

    #[test]
    fn hyphenated_words_are_whole_and_can_be_taken_apart() {
        let text = "w gminie Jerzmanowice-Przeginia";
        let name = words(text).last().expect("a word");
        assert_eq!((name.text, name.shape), ("Jerzmanowice-Przeginia", Shape::Hyphenated));
        for part in name.parts() {
            assert_eq!(&text[part.span.clone()], part.text);
        }
        assert_eq!(texts("polsko- i ukraińskojęzyczny"), ["polsko", "i", "ukraińskojęzyczny"]);
        assert_eq!(shape("COVID-19"), Shape::Hyphenated);
        assert_eq!(shape("DPS-u"), Shape::Hyphenated);
    }

    #[test]
    fn numbers_keep_the_signs_inside_them() {
        assert_eq!(texts("500+ i 800+."), ["500+", "i", "800+"]);
        for number in ["12", "12,50", "12.03.2024", "4/12", "8:30", "60+", "18-337-10-00"] {
            assert_eq!(shape(number), Shape::Number, "{number}");
        }
        assert_eq!(texts("w 2020,2021,2022."), ["w", "2020", "2021", "2022"]);
        assert_eq!(texts("2+2, C++"), ["2", "2", "C"]);
        assert_eq!(texts("ul. Nowa 12."), ["ul", "Nowa", "12"]);
    }

    #[test]
    fn a_postcode_is_one_word() {
        assert_eq!(shape("34-500"), Shape::Postcode);
        assert_eq!(shape("34-5000"), Shape::Number);
        assert_eq!(texts("34-600Limanowa"), ["34-600Limanowa"]);
        let postcode = words("34-500").next().expect("a word");
        assert_eq!(postcode.parts().map(|part| part.text).collect::<Vec<_>>(), ["34-500"]);
    }

    #[test]
    fn abbreviations_keep_their_inner_full_stops() {
        for dotted in ["m.in", "Dz.U", "k.p.a", "p.o", "n.p.m", "u.p.s"] {
            assert_eq!(shape(dotted), Shape::Dotted, "{dotted}");
        }
        assert_eq!(texts("pomoc.Zadzwoń do nas.Teraz"), ["pomoc", "Zadzwoń", "do", "nas", "Teraz"]);
        assert_eq!(texts("z o.o. w Limanowej"), ["z", "o.o", "w", "Limanowej"]);
    }

    #[test]
    fn ukrainian_apostrophes_stay_inside() {
        assert_eq!(texts("сім’я, п'ять, об’єднання"), ["сім’я", "п'ять", "об’єднання"]);
        assert_eq!(texts("'pomoc' ’tu’"), ["pomoc", "tu"]);
    }

    #[test]
    fn soft_hyphens_and_marks_do_not_cut_a_word() {
        assert_eq!(texts("po\u{ad}moc z\u{307}ycie"), ["po\u{ad}moc", "z\u{307}ycie"]);
        assert_eq!(texts("pomoc\u{ad} dom"), ["pomoc", "dom"]);
    }

    #[test]
    fn empty_and_wordless_texts_have_no_words() {
        assert!(texts("").is_empty());
        assert!(texts(" –!? \u{301}").is_empty());
    }
}
