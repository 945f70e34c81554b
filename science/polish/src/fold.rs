//! Folding: the one form in which text is compared.
//!
//! Folded text is lower case, without diacritics and without invisible characters, so that "Żłobek",
//! "zlobek" and "ŻŁOBEK" are the same word. It is not meant for reading. [`fold`] is the whole of it;
//! [`marked`] is its gentler sister that keeps the marks.

mod latin;

use std::borrow::Cow;

/// Lower-cases, strips diacritics and tidies characters that only look different.
///
/// - Latin letters lose their marks, including those that Unicode does not decompose (ł, ø, đ, ß → ss);
///   ligatures that PDF files leave behind (ﬁ) are spelled out.
/// - Cyrillic is lower-cased; ґ becomes г and ё becomes е, because people type one for the other. The letters
///   й, ї and є keep their identity.
/// - Apostrophes (’ ʼ ‘ ` ′) become `'`, hyphens and dashes become `-`, every kind of space becomes a space.
/// - Control characters, soft hyphens, joiners and direction marks disappear.
///
/// Folding twice is folding once. Text that is folded already is returned without copying.
///
/// ```
/// use polish::fold;
///
/// assert_eq!(fold("Żłobek"), "zlobek");
/// assert_eq!(fold("ZAŻÓŁĆ\u{a0}GĘŚLĄ JAŹŃ"), "zazolc gesla jazn");
/// assert_eq!(fold("Об’єднання ҐРУНТ"), "об'єднання грунт");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    rewrite(text, push_folded)
}

/// Lower-cases and tidies like [`fold`], but keeps the diacritics, composed into single letters.
///
/// ```
/// use polish::marked;
///
/// assert_eq!(marked("Z\u{307}łobek"), "żłobek");
/// ```
pub fn marked(text: &str) -> Cow<'_, str> {
    rewrite(text, push_marked)
}

/// The lower-case, unmarked letters that a single character is compared as; `None` when it is its own fold.
pub(crate) fn fold_of(character: char) -> Option<&'static str> {
    let folded = match character {
        '\u{c0}'..='\u{2af}' => latin::UP_TO_IPA[character as usize - 0xc0],
        '\u{1e00}'..='\u{1eff}' => latin::EXTENDED_ADDITIONAL[character as usize - 0x1e00],
        'ґ' => "г",
        'ё' => "е",
        'ς' => "σ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return tidied(character),
    };
    (!folded.is_empty()).then_some(folded)
}

/// The character that stands for its look-alikes; empty for characters nobody sees.
fn tidied(character: char) -> Option<&'static str> {
    Some(match character {
        '’' | 'ʼ' | '‘' | '`' | '´' | '′' | 'ʹ' | 'ʻ' | '＇' => "'",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => " ",
        _ if character != ' ' && character.is_whitespace() => " ",
        _ if is_invisible(character) => "",
        _ => return None,
    })
}

/// Characters that take no room and carry no meaning for comparison: controls, soft hyphen, joiners,
/// direction marks, variation selectors, byte-order mark.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        )
}

/// Marks that sit on the letter before them.
pub(crate) fn is_combining(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

fn rewrite(text: &str, push: fn(&mut String, char)) -> Cow<'_, str> {
    // Most text that comes here is folded already, or at least begins so.
    let clean =
        text.bytes().take_while(|byte| matches!(byte, b' '..=b'@' | b'['..=b'_' | b'a'..=b'~')).count();
    if clean == text.len() {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 4);
    // A combining mark may belong to the last clean letter; that letter stays reachable in `written`.
    written.push_str(&text[..clean]);
    for character in text[clean..].chars() {
        if character.is_ascii_lowercase() {
            written.push(character);
        } else if character.is_ascii_uppercase() {
            written.push(character.to_ascii_lowercase());
        } else {
            push(&mut written, character);
        }
    }
    Cow::Owned(written)
}

fn push_folded(written: &mut String, character: char) {
    if is_combining(character) {
        // й and ї are letters of their own, not и and і with a mark; every other mark is dropped.
        recompose(written, character, |letter, mark| match (letter, mark) {
            ('и', '\u{306}') => Some('й'),
            ('і', '\u{308}') => Some('ї'),
            ('у', '\u{306}') => Some('ў'),
            _ => None,
        });
        return;
    }
    if let Some(folded) = fold_of(character) {
        written.push_str(folded);
        return;
    }
    for lower in character.to_lowercase() {
        match fold_of(lower) {
            Some(folded) => written.push_str(folded),
            None if is_combining(lower) => {}
            None => written.push(lower),
        }
    }
}

fn push_marked(written: &mut String, character: char) {
    if is_combining(character) {
        recompose(written, character, composed);
        return;
    }
    if let Some(tidy) = tidied(character) {
        written.push_str(tidy);
        return;
    }
    for lower in character.to_lowercase() {
        match tidied(lower) {
            Some(tidy) => written.push_str(tidy),
            None if is_combining(lower) => {}
            None => written.push(lower),
        }
    }
}

fn recompose(written: &mut String, mark: char, compose: fn(char, char) -> Option<char>) {
    if let Some(letter) = written.chars().next_back()
        && let Some(whole) = compose(letter, mark)
    {
        written.pop();
        written.push(whole);
    }
}

/// The single letters of Polish and Ukrainian that may arrive as letter and mark, as file names from macOS do.
fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{328}') => 'ą',
        ('e', '\u{328}') => 'ę',
        ('c', '\u{301}') => 'ć',
        ('n', '\u{301}') => 'ń',
        ('o', '\u{301}') => 'ó',
        ('s', '\u{301}') => 'ś',
        ('z', '\u{301}') => 'ź',
        ('z', '\u{307}') => 'ż',
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        ('e', '\u{301}') => 'é',
        ('и', '\u{306}') => 'й',
        ('і', '\u{308}') => 'ї',
        ('у', '\u{306}') => 'ў',
        ('е', '\u{308}') => 'ё',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_letters_lose_their_marks() {
        assert_eq!(fold("zażółć gęślą jaźń"), "zazolc gesla jazn");
        assert_eq!(fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), "zazolc gesla jazn");
    }

    #[test]
    fn letters_that_do_not_decompose_are_spelled_as_people_type_them() {
        assert_eq!(
            fold("Łódź, Straße, Søren, Đurđa, Æsir, ﬁrma"),
            "lodz, strasse, soren, durda, aesir, firma"
        );
    }

    #[test]
    fn marks_written_apart_are_dropped_or_composed() {
        assert_eq!(fold("Z\u{307}o\u{301}\u{142}w"), "zolw");
        assert_eq!(marked("Z\u{307}o\u{301}\u{142}w"), "żółw");
    }

    #[test]
    fn ukrainian_keeps_its_letters_and_gets_one_apostrophe() {
        assert_eq!(fold("П’ЯТЬ Їжаків"), "п'ять їжаків");
        assert_eq!(fold("пʼять"), "п'ять");
        assert_eq!(fold("Киі\u{308}в, Андріи\u{306}"), "київ, андрій");
        assert_eq!(fold("за\u{301}мок"), "замок");
        assert_eq!(fold("Ґанок"), "ганок");
    }

    #[test]
    fn invisible_characters_disappear_and_spaces_become_spaces() {
        assert_eq!(fold("po\u{ad}moc\u{a0}spo\u{200b}łeczna\u{200f}\u{7}"), "pomoc spoleczna");
        assert_eq!(fold("a\tb\nc"), "a b c");
        assert_eq!(fold("Jerzmanowice–Przeginia"), "jerzmanowice-przeginia");
    }

    #[test]
    fn every_character_folds_once_and_for_all_whatever_its_case() {
        for character in char::MIN..=char::MAX {
            let text = character.to_string();
            let folded = fold(&text);
            assert_eq!(fold(&folded), folded, "{character:?}");
            assert_eq!(fold(&marked(&text)), folded, "{character:?}");
        }
    }

    #[test]
    fn text_that_is_folded_already_is_not_copied() {
        assert!(matches!(fold("dom pomocy, ul. nowa 5"), Cow::Borrowed(_)));
        assert!(matches!(fold("Dom"), Cow::Owned(_)));
    }
}
