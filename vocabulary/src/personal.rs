//! Personal data as a type.

use std::fmt;

/// A value that belongs to a person. It cannot be logged or formatted by accident: both `Debug` and
/// `Display` print a block instead of the value.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks a value as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for the one place that may use it. Because the name is long and ugly, a reviewer sees it.
    pub fn disclose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("▒▒▒")
    }
}

impl<T> fmt::Display for Personal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("▒▒▒")
    }
}

/// Whether a text holds somebody's PESEL: eleven digits in a row that begin with a day of birth and end with the right
/// check digit (regulation of the Minister of Interior on the PESEL register; weights 1, 3, 7, 9).
pub fn holds_pesel(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(is_pesel)
}

fn is_pesel(run: &str) -> bool {
    const WEIGHTS: [u32; 10] = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
    let digits: Vec<u32> = run.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let [_, _, m1, m2, d1, d2, .., check] = digits[..] else { return false };
    // The century is added to the month in steps of twenty.
    let (month, day) = ((m1 * 10 + m2) % 20, d1 * 10 + d2);
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 11
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (10 - sum % 10) % 10 == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_value_never_shows_in_a_log_line() {
        let name = Personal::new("Krystyna");
        assert!(!format!("{name:?} {name}").contains("Krystyna"));
        assert_eq!(*name.disclose(), "Krystyna");
    }

    #[test]
    fn a_pesel_is_seen_and_telephones_and_accounts_are_not() {
        // A number that texts about PESEL use as an example.
        assert!(holds_pesel("proszę o 44051401359."));
        for other in
            ["44051401358", "48182662593", "12 345 67 89", "61109010140000071219812874", "440514013590", ""]
        {
            assert!(!holds_pesel(other), "{other}");
        }
    }
}
