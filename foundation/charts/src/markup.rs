//! Writing markup that stays well-formed whatever the data says.

use std::fmt;

/// Text made safe for element content and attribute values; characters that XML forbids are left out.
pub(crate) struct Escaped<'text>(pub &'text str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            let instead = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' | '\n' | '\r' => " ",
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => "",
                _ => continue,
            };
            formatter.write_str(&self.0[plain..at])?;
            formatter.write_str(instead)?;
            plain = at + c.len_utf8();
        }
        formatter.write_str(&self.0[plain..])
    }
}

/// A coordinate with one decimal where it needs one.
pub(crate) struct Place(pub f64);

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = if self.0.is_finite() { (self.0 * 10.0).round().clamp(-1e9, 1e9) } else { 0.0 };
        // Adding zero turns -0 into 0.
        write!(formatter, "{}", tenths / 10.0 + 0.0)
    }
}

/// An element's id: ASCII letters, digits and dashes, never empty.
pub(crate) fn identifier(wanted: &str) -> String {
    let id: String = wanted
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' })
        .collect();
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("figure-{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_break_out_of_an_attribute() {
        let text = Escaped("a\"><script>'&\u{0}\u{b}b").to_string();
        assert_eq!(text, "a&quot;&gt;&lt;script&gt;&#39;&amp;b");
    }

    #[test]
    fn coordinates_are_short_and_finite() {
        for (number, text) in [(1.0, "1"), (1.25, "1.3"), (-0.01, "0"), (f64::NAN, "0"), (f64::INFINITY, "0")]
        {
            assert_eq!(Place(number).to_string(), text);
        }
    }
}
