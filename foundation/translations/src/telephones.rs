//! Polish telephone numbers, grouped as people read them out, and as a link dials them.

use crate::numbers::NO_BREAK;

/// The first two digits of mobile numbers (UKE numbering plan); all other nine-digit numbers begin with a
/// two-digit area code.
const MOBILE: [&str; 13] = ["45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"];
/// Free-phone, shared-cost and premium numbers, read out in threes like mobiles.
const SERVICE: [&str; 3] = ["80", "70", "30"];

/// The number in groups joined by non-breaking spaces: `600 123 456`, `12 345 67 89`, `800 702 222`,
/// `116 123`; numbers of an unknown shape come back as they were.
pub fn grouped(number: &str) -> String {
    let (main, rest) = split_extension(number);
    let Some(national) = national(main) else { return number.trim().to_owned() };
    let groups: &[usize] = match national.len() {
        9 if reads_in_threes(&national) => &[3, 3, 3],
        9 => &[2, 3, 2, 2],
        6 => &[3, 3],
        3..=5 => &[5],
        _ => return number.trim().to_owned(),
    };
    let mut text = String::new();
    let mut left = national.as_str();
    for size in groups {
        let (group, next) = left.split_at((*size).min(left.len()));
        if !text.is_empty() {
            text.push(NO_BREAK);
        }
        text.push_str(group);
        left = next;
    }
    if !rest.is_empty() {
        text.push(' ');
        text.push_str(rest);
    }
    text
}

/// The address behind a telephone link: `tel:+48123456789`; short numbers such as 112 and 116 123 are dialled
/// as they are. `None` when the text holds no number that could be dialled.
pub fn address(number: &str) -> Option<String> {
    let (main, _) = split_extension(number);
    if let Some(national) = national(main) {
        return match national.len() {
            9 => Some(format!("tel:+48{national}")),
            3..=6 => Some(format!("tel:{national}")),
            _ => None,
        };
    }
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let foreign = main.trim_start().starts_with('+') && (8..=15).contains(&digits.len());
    foreign.then(|| format!("tel:+{digits}"))
}

fn reads_in_threes(national: &str) -> bool {
    let start = &national[..2];
    MOBILE.contains(&start) || SERVICE.contains(&start)
}

/// The digits without `+48`, `0048` or a leading trunk zero; `None` for foreign numbers and for other text.
fn national(number: &str) -> Option<String> {
    let number = number.trim();
    let plain = |mark: char| mark.is_ascii_digit() || "+-–()/. \u{a0}\u{202f}".contains(mark);
    if !number.chars().all(plain) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.starts_with('+') {
        return digits.strip_prefix("48").map(str::to_owned);
    }
    if let Some(rest) = digits.strip_prefix("0048") {
        return Some(rest.to_owned());
    }
    match (digits.len(), digits.as_bytes().first()) {
        (11, _) if digits.starts_with("48") => Some(digits[2..].to_owned()),
        (10, Some(b'0')) => Some(digits[1..].to_owned()),
        (3..=9, _) => Some(digits),
        _ => None,
    }
}

/// Parts `12 345 67 89 wew. 15` into the number and what follows it.
fn split_extension(number: &str) -> (&str, &str) {
    let letters = number.char_indices().find(|(_, mark)| mark.is_alphabetic() || *mark == ',');
    match letters {
        Some((place, _)) if place > 2 => (number[..place].trim(), number[place..].trim()),
        _ => (number, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaced(number: &str) -> String {
        grouped(number).replace('\u{a0}', " ")
    }

    #[test]
    fn numbers_are_grouped_as_people_read_them_out() {
        for (given, shown) in [
            ("600123456", "600 123 456"),
            ("+48 600-123-456", "600 123 456"),
            ("123456789", "12 345 67 89"),
            ("(0-18) 44 12 345", "18 441 23 45"),
            ("0048 12 616 78 00", "12 616 78 00"),
            ("800702222", "800 702 222"),
            ("116123", "116 123"),
            ("112", "112"),
            ("19 115", "19115"),
            ("12 345 67 89 wew. 15", "12 345 67 89 wew. 15"),
        ] {
            assert_eq!(spaced(given), shown, "{given}");
        }
    }

    #[test]
    fn what_is_not_a_polish_number_is_left_as_it_was() {
        assert_eq!(spaced("+380 44 123 45 67"), "+380 44 123 45 67");
        assert_eq!(spaced("w recepcji"), "w recepcji");
        assert_eq!(spaced("12"), "12");
    }

    #[test]
    fn a_link_dials_with_the_country_code_except_short_numbers() {
        assert_eq!(address("12 345 67 89 wew. 15").as_deref(), Some("tel:+48123456789"));
        assert_eq!(address("112").as_deref(), Some("tel:112"));
        assert_eq!(address("116 123").as_deref(), Some("tel:116123"));
        assert_eq!(address("+380 44 123 45 67").as_deref(), Some("tel:+380441234567"));
        assert_eq!(address("nie ma"), None);
        assert_eq!(address(""), None);
    }
}
