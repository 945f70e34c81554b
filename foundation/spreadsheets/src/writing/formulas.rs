//! Cells that a spreadsheet would take for a formula.
//!
//! A name such as `=HYPERLINK(…)` typed into a public form becomes a trap in the next person's Excel. On the
//! way out such cells get an apostrophe in front, on the way in it is taken off, and nothing is lost: the
//! two functions are each other's inverse for every text.

use std::borrow::Cow;

/// With which characters a spreadsheet lets a formula (or its continuation) begin.
fn is_trigger(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// `-5` and `-2,50` are numbers and must stay so; `+48…` is a telephone that Excel would shorten.
fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_dangerous(text: &str) -> bool {
    text.starts_with(is_trigger) && !is_negative_number(text)
}

/// The text as it can stand in a CSV file that a spreadsheet opens.
///
/// Apostrophes that already stand before such a text are guarded too, so that [`unguard`] gives back exactly
/// what was there.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_dangerous(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before [`guard`].
pub fn unguard(text: &str) -> &str {
    if guarded(text) { &text[1..] } else { text }
}

/// Whether [`unguard`] would change the text.
pub(crate) fn guarded(text: &str) -> bool {
    text.strip_prefix('\'').is_some_and(|rest| is_dangerous(rest.trim_start_matches('\'')))
}

/// For workbooks, where a text is never a formula: only what [`unguard`] would wrongly strip gets its guard.
pub(super) fn guard_apostrophes(text: &str) -> Cow<'_, str> {
    if guarded(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_come_back() {
        for text in ["=1+1", "+48 12 422 06 08", "-cmd", "@SUM(A1)", "\tx", "\r=1", "'=1", "''+x", "＝1"] {
            assert!(guard(text).starts_with('\''), "{text}");
            assert_eq!(unguard(&guard(text)), text);
        }
    }

    #[test]
    fn ordinary_text_and_negative_numbers_are_left_alone() {
        for text in ["", "Kraków", "-5", "-2,50", "5+5", "'quoted'", "rock'n'roll", "''"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }
}
