//! How soon a guesser who knows how people choose would come to a password.
//!
//! A text is read as a chain of pieces: well-known words (also in the spelling of `h4sł0`), years and dates, rows of keys,
//! the alphabet, repetitions, and single characters where nothing else fits. Each piece has a price in bits, a rough
//! logarithm of how many such pieces there are; the cheapest reading counts. Three words, or twelve random characters,
//! are enough; a word or two with a year and an exclamation mark are not. The idea is that of D. L. Wheeler, «zxcvbn:
//! low-budget password strength estimation», USENIX Security 2016; prices and list are our own.
//!
//! This prescribes no composition: any text becomes good by being longer.

use std::collections::HashSet;
use std::ops::Range;

use super::{WeakPassword, blocklist, keyboard};

/// A password whose cheapest reading costs less is refused.
const ENOUGH: u32 = 32;

/// One of some two thousand words.
const WORD: u32 = 11;
/// A word that everybody knows who knows the person.
const OWN_WORD: u32 = 3;
/// A letter, lower than that of a random one, because letters in words follow each other.
const LETTER: u32 = 3;
/// A sign that stands for itself.
const SIGN: u32 = 3;
/// A sign that no keyboard shows: a picture, a sign of other scripts.
const PICTURE: u32 = 6;
/// A space, or what people type instead of one.
const GAP: u32 = 1;
/// A digit beyond the length of a telephone or PESEL number.
const DIGIT: u32 = 3;
/// Any number up to that length: likely one that somebody else knows too.
const NUMBER: u32 = 12;
/// A day of somebody's life.
const DATE: u32 = 8;
/// A year of somebody's life.
const YEAR: u32 = 5;
/// `abcd`, `4321`.
const SEQUENCE: u32 = 4;
/// `aaa`.
const REPEATED: u32 = 3;
/// What stood there already.
const AGAIN: u32 = 4;
/// Keys beside each other in one direction; every turn costs…
const WALK: u32 = 6;
/// …this.
const TURN: u32 = 2;

/// The number of digits of a PESEL number.
const LONGEST_NUMBER: usize = 11;
/// Longer words are made of shorter ones.
const LONGEST_WORD: usize = 32;

/// Refuses a text that costs too little, with what makes up most of it as the reason.
pub fn judge(text: &str, context: &[&str]) -> Result<(), WeakPassword> {
    let folded = polish::fold(text);
    let (characters, own) = (folded.chars().collect::<Vec<_>>(), words_of(context));
    let reading = cheapest(&characters, &own, Leaks::Unknown);
    if reading.cost < ENOUGH {
        return Err(reading.reason());
    }
    // Asked last, because what is wrong with a password says more than that others had it too.
    if cheapest(&characters, &own, Leaks::Known).cost < ENOUGH {
        return Err(WeakPassword::Common);
    }
    if blocklist::holds(&folded) { Err(WeakPassword::Common) } else { Ok(()) }
}

/// The words of names and mailboxes, folded, long enough to be recognised.
fn words_of(context: &[&str]) -> HashSet<String> {
    let mut words = HashSet::new();
    for text in context {
        let folded = polish::fold(text);
        let letters = folded.split(|character: char| !character.is_alphabetic());
        words.extend(letters.filter(|word| word.chars().count() >= 3).map(str::to_owned));
    }
    words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Character,
    Word,
    OwnWord,
    Number,
    Row,
    Repetition,
}

/// Whether the guesser has the passwords that leaked elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaks {
    Known,
    Unknown,
}

struct Reading {
    cost: u32,
    pieces: Vec<(Kind, Range<usize>)>,
}

impl Reading {
    fn reason(&self) -> WeakPassword {
        let share = |kind| -> usize {
            self.pieces.iter().filter(|(of, _)| *of == kind).map(|(_, place)| place.len()).sum()
        };
        let half = self.pieces.last().map_or(0, |(_, place)| place.end).div_ceil(2);
        if share(Kind::OwnWord) > 0 {
            WeakPassword::ContainsContext
        } else if half > 0 && share(Kind::Repetition) >= half {
            WeakPassword::TooRepetitive
        } else if half > 0 && share(Kind::Row) >= half && share(Kind::Word) == 0 {
            WeakPassword::KeyboardRow
        } else {
            WeakPassword::Common
        }
    }
}

/// The cheapest way to come from the beginning of the text to its end.
fn cheapest(text: &[char], own: &HashSet<String>, leaks: Leaks) -> Reading {
    // For each place: what it costs to come there, and the last piece on the way.
    let mut ways: Vec<Option<(u32, Kind, usize)>> = vec![None; text.len() + 1];
    ways[0] = Some((0, Kind::Character, 0));
    for from in 0..text.len() {
        let (so_far, ..) = ways[from].expect("every place is reached, character by character");
        for (kind, length, price) in pieces(text, from, own, leaks) {
            let way = &mut ways[from + length];
            if way.is_none_or(|(cost, ..)| so_far + price < cost) {
                *way = Some((so_far + price, kind, from));
            }
        }
    }
    let mut pieces = Vec::new();
    let mut end = text.len();
    while end > 0 {
        let (_, kind, from) = ways[end].expect("the way back is the way there");
        pieces.push((kind, from..end));
        end = from;
    }
    pieces.reverse();
    Reading { cost: ways[text.len()].map_or(0, |(cost, ..)| cost), pieces }
}

/// Every piece that begins here: what it is, its length and its price.
fn pieces(text: &[char], from: usize, own: &HashSet<String>, leaks: Leaks) -> Vec<(Kind, usize, u32)> {
    let rest = &text[from..];
    let mut found = vec![(Kind::Character, 1, price_of(rest[0]))];
    words(rest, own, &mut found);
    if leaks == Leaks::Known {
        leaked(rest, &mut found);
    }
    if from == 0 || !text[from - 1].is_ascii_digit() {
        numbers(rest, &mut found);
    }
    rows(rest, &mut found);
    repetitions(text, from, &mut found);
    found
}

fn price_of(character: char) -> u32 {
    match character {
        ' ' | '-' | '_' | '.' | ',' => GAP,
        character if character.is_alphabetic() => LETTER,
        character if character.is_ascii_digit() => DIGIT,
        character if character.is_ascii() => SIGN,
        _ => PICTURE,
    }
}

fn words(rest: &[char], own: &HashSet<String>, found: &mut Vec<(Kind, usize, u32)>) {
    for one in ['i', 'l'] {
        let mut word = String::new();
        let mut letters = 0;
        for (index, character) in rest.iter().take(LONGEST_WORD).enumerate() {
            let Some(letter) = as_letter(*character, one) else {
                break;
            };
            word.push(letter);
            letters += usize::from(character.is_alphabetic());
            let length = index + 1;
            if letters * 2 + 1 < length {
                continue;
            }
            if own.contains(&word) {
                found.push((Kind::OwnWord, length, OWN_WORD));
            } else if blocklist::holds(&word) {
                found.push((Kind::Word, length, WORD));
            }
        }
    }
}

/// A password that leaked costs what a word costs, whatever it is made of.
fn leaked(rest: &[char], found: &mut Vec<(Kind, usize, u32)>) {
    for length in blocklist::SHORTEST_LEAKED..=rest.len().min(LONGEST_WORD) {
        let text: String = rest[..length].iter().collect();
        if blocklist::leaked(&text) {
            found.push((Kind::Word, length, WORD));
        }
    }
}

/// The letter that a sign is typed for; 1 is typed for two of them.
fn as_letter(character: char, one: char) -> Option<char> {
    Some(match character {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '2' => 'z',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '9' => 'g',
        '7' | '+' => 't',
        '8' => 'b',
        character if character.is_alphabetic() => character,
        _ => return None,
    })
}

/// The number that begins here and ends where its digits end.
fn numbers(rest: &[char], found: &mut Vec<(Kind, usize, u32)>) {
    let digits: Vec<u32> = rest.iter().map_while(|character| character.to_digit(10)).collect();
    let length = digits.len();
    let price = match length {
        0 => return,
        1 => DIGIT,
        2 => 4,
        3 => 7,
        4 if is_year(&digits) => YEAR,
        4 => 9,
        6 | 8 if is_date(&digits) => DATE,
        5..=LONGEST_NUMBER => NUMBER,
        _ => NUMBER + DIGIT * u32::try_from(length - LONGEST_NUMBER).unwrap_or(u32::MAX / 8),
    };
    found.push((Kind::Number, length, price));
}

fn value(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |value, digit| value * 10 + digit)
}

fn is_year(digits: &[u32]) -> bool {
    (1900..2040).contains(&value(digits))
}

/// 12031985, 19850312, 120385 and 850312.
fn is_date(digits: &[u32]) -> bool {
    let day_and_month =
        |day: &[u32], month: &[u32]| (1..=31).contains(&value(day)) && (1..=12).contains(&value(month));
    match digits.len() {
        8 => {
            (is_year(&digits[4..]) && day_and_month(&digits[..2], &digits[2..4]))
                || (is_year(&digits[..4]) && day_and_month(&digits[6..], &digits[4..6]))
        }
        _ => day_and_month(&digits[..2], &digits[2..4]) || day_and_month(&digits[4..], &digits[2..4]),
    }
}

/// Walks over the keyboard, and the alphabet or the digits in order.
fn rows(rest: &[char], found: &mut Vec<(Kind, usize, u32)>) {
    let mut price = WALK;
    let mut before = None;
    for (index, pair) in rest.windows(2).enumerate() {
        let Some(step) = keyboard::step(pair[0], pair[1]) else {
            break;
        };
        if before.is_some_and(|before| before != step) {
            price += TURN;
        }
        before = Some(step);
        if index >= 1 {
            found.push((Kind::Row, index + 2, price));
        }
    }
    for direction in [1, 9] {
        let ordered = rest.windows(2).take_while(|pair| follows(pair[0], pair[1], direction)).count() + 1;
        // Three letters in order stand in many words.
        let shortest = if rest[0].is_ascii_digit() { 3 } else { 4 };
        found.extend((shortest..=ordered).map(|length| (Kind::Row, length, SEQUENCE)));
    }
}

/// Whether the second comes after the first (direction 1) or before it (9); after 9 comes 0 and the other way round.
fn follows(first: char, second: char, direction: u32) -> bool {
    match (first.to_digit(10), second.to_digit(10)) {
        (Some(first), Some(second)) => (first + direction) % 10 == second,
        (None, None) if first.is_alphabetic() && second.is_alphabetic() => {
            let (first, second) = (u32::from(first), u32::from(second));
            if direction == 1 { first + 1 == second } else { second + 1 == first }
        }
        _ => false,
    }
}

/// One character several times, and what stood before already.
fn repetitions(text: &[char], from: usize, found: &mut Vec<(Kind, usize, u32)>) {
    let rest = &text[from..];
    let same = rest.iter().take_while(|character| **character == rest[0]).count();
    let shortest = if rest[0].is_alphabetic() { 3 } else { 2 };
    found.extend((shortest..=same).map(|length| (Kind::Repetition, length, REPEATED)));
    let again = (0..from)
        .map(|earlier| text[earlier..].iter().zip(rest).take_while(|(before, now)| before == now).count())
        .max()
        .unwrap_or(0);
    found.extend((4..=again).map(|length| (Kind::Repetition, length, AGAIN)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(text: &str) -> u32 {
        cheapest(&polish::fold(text).chars().collect::<Vec<_>>(), &HashSet::new(), Leaks::Unknown).cost
    }

    #[test]
    fn each_piece_has_its_price() {
        let prices = [
            ("", 0),
            ("q", LETTER),
            ("haslo", WORD),
            ("hasło", WORD),
            ("H@s10", WORD),
            ("haslo haslo", WORD + GAP + AGAIN),
            ("haslokrakow", 2 * WORD),
            ("1985", YEAR),
            ("7391", 9),
            ("12031985", DATE),
            ("850312", DATE),
            ("987654", SEQUENCE),
            ("789012", SEQUENCE),
            ("abcdef", SEQUENCE),
            ("!!!!", REPEATED),
            ("qwerty", WALK),
            ("qazxsw", WALK + 2 * TURN),
            ("501739264", NUMBER),
            ("5017392648013", NUMBER + 2 * DIGIT),
        ];
        let wrong: Vec<_> = prices
            .iter()
            .filter(|(text, price)| cost(text) != *price)
            .map(|(text, _)| (text, cost(text)))
            .collect();
        assert_eq!(wrong, []);
    }

    #[test]
    fn the_pieces_of_a_reading_are_the_whole_text() {
        let text: Vec<char> =
            polish::fold("Na strychu mieszka jeż 2024 qwerty haslo123haslo").chars().collect();
        let mut place = 0;
        for (_, piece) in cheapest(&text, &HashSet::new(), Leaks::Unknown).pieces {
            assert_eq!(piece.start, place);
            place = piece.end;
        }
        assert_eq!(place, text.len());
    }
}
