//! How much room words take, without a font at hand.

/// Width of a text in a sans-serif face of this size, slightly generous.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')'
            | ' ' | '\u{a0}' | '\u{202f}' | 'і' | 'ї' => 0.32,
            'm' | 'w' | 'M' | 'W' | 'Щ' | 'Ш' | 'Ю' | 'ш' | 'щ' | 'ю' | '%' | '–' | '—' | '@' => {
                0.88
            }
            c if c.is_uppercase() => 0.7,
            c if c.is_ascii() || c.is_alphabetic() => 0.57,
            _ => 0.8,
        })
        .sum();
    ems * size
}

/// The text in at most this many lines of at most this width; what does not fit ends in an ellipsis.
pub(crate) fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_last = lines.len() == most;
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size * 0.32 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_last => {
                line.push('…');
                break;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        if width(line, size) > room {
            while width(line, size) > room - size && line.pop().is_some() {}
            line.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_broken_between_words_and_cut_at_last() {
        assert_eq!(wrapped("Ośrodek Pomocy", 10.0, 500.0, 2), ["Ośrodek Pomocy"]);
        assert_eq!(wrapped("Ośrodek Pomocy", 10.0, 60.0, 2), ["Ośrodek", "Pomocy"]);
        assert_eq!(wrapped("Ośrodek Pomocy Społecznej", 10.0, 60.0, 2), ["Ośrodek", "Pomocy…"]);
        assert_eq!(wrapped("  ", 10.0, 60.0, 2), Vec::<String>::new());
        let long = wrapped(&"x".repeat(400), 10.0, 60.0, 1);
        assert!(width(&long[0], 10.0) <= 60.0 && long[0].ends_with('…'));
    }
}
