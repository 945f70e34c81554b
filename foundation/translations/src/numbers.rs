//! Numbers as each language writes them: `1 234,5` in Polish and Ukrainian, `1,234.5` in English.
//!
//! Thousands are parted by a narrow non-breaking space (U+202F), from four digits on, so that columns of
//! figures line up.

use vocabulary::Language;

/// A space that keeps a number with its unit.
pub(crate) const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// A whole number.
pub fn whole(language: Language, number: i64) -> String {
    let digits = grouped(language, &number.unsigned_abs().to_string());
    if number < 0 { format!("−{digits}") } else { digits }
}

/// A number with exactly this many digits after the decimal mark.
pub fn decimal(language: Language, number: f64, digits: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let written = format!("{:.digits$}", number.abs());
    let (before, after) = written.split_once('.').unwrap_or((&written, ""));
    let mut text = String::new();
    // −0,0 would puzzle people.
    if number < 0.0 && written.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        text.push('−');
    }
    text.push_str(&grouped(language, before));
    if !after.is_empty() {
        text.push(decimal_mark(language));
        text.push_str(after);
    }
    text
}

/// A number with as many decimals as it needs, at most two.
pub fn plain(language: Language, number: f64) -> String {
    let digits = [0, 1].into_iter().find(|digits| {
        let scale = if *digits == 0 { 1.0 } else { 10.0 };
        ((number * scale).round() - number * scale).abs() < 1e-9
    });
    decimal(language, number, digits.unwrap_or(2))
}

/// A share from 0 to 1 as per cent.
pub fn percent(language: Language, share: f64, digits: usize) -> String {
    let number = decimal(language, share * 100.0, digits);
    match language {
        Language::English | Language::Polish => format!("{number}%"),
        Language::Ukrainian => format!("{number}{NO_BREAK}%"),
    }
}

/// An amount in złoty, given in grosze: `1 234 zł`, `12,50 zł`, in English `PLN 12.50`.
pub fn money(language: Language, grosze: i64) -> String {
    let digits = if grosze % 100 == 0 { 0 } else { 2 };
    let number = decimal(language, grosze as f64 / 100.0, digits);
    match language {
        Language::Polish => format!("{number}{NO_BREAK}zł"),
        Language::English => format!("PLN{NO_BREAK}{number}"),
        Language::Ukrainian => format!("{number}{NO_BREAK}злотих"),
    }
}

/// The comma or the point.
pub fn decimal_mark(language: Language) -> char {
    match language {
        Language::Polish | Language::Ukrainian => ',',
        Language::English => '.',
    }
}

fn grouped(language: Language, digits: &str) -> String {
    let mark = match language {
        Language::Polish | Language::Ukrainian => NARROW_NO_BREAK,
        Language::English => ',',
    };
    let mut text = String::with_capacity(digits.len() + 6);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Polish, Ukrainian};

    #[test]
    fn thousands_are_parted_the_way_the_language_parts_them() {
        assert_eq!(whole(Polish, 1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(whole(Ukrainian, 1_000), "1\u{202f}000");
        assert_eq!(whole(English, 999_999), "999,999");
        assert_eq!(whole(Polish, 999), "999");
        assert_eq!(
            whole(Polish, i64::MIN),
            "−9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808"
        );
    }

    #[test]
    fn decimals_follow_the_language() {
        assert_eq!(decimal(Polish, 1234.5, 1), "1\u{202f}234,5");
        assert_eq!(decimal(English, 1234.5, 2), "1,234.50");
        assert_eq!(decimal(Polish, -0.04, 1), "0,0", "a rounded-away minus is no minus");
        assert_eq!(decimal(Polish, f64::NAN, 1), "–");
    }

    #[test]
    fn plain_numbers_have_no_needless_decimals() {
        assert_eq!(plain(Polish, 5.0), "5");
        assert_eq!(plain(Polish, 2.5), "2,5");
        assert_eq!(plain(Polish, 1.0 / 3.0), "0,33");
        assert_eq!(plain(English, 40_000.0), "40,000");
    }

    #[test]
    fn money_hides_empty_grosze() {
        assert_eq!(money(Polish, 123_400), "1\u{202f}234\u{a0}zł");
        assert_eq!(money(Polish, 1_250), "12,50\u{a0}zł");
        assert_eq!(money(English, 1_250), "PLN\u{a0}12.50");
    }

    #[test]
    fn per_cents_are_written_with_the_sign() {
        assert_eq!(percent(Polish, 0.625, 1), "62,5%");
        assert_eq!(percent(Ukrainian, 0.5, 0), "50\u{a0}%");
    }
}
