//! Counting the syllables of a Polish word.

use crate::fold::marked;

/// The number of syllables of a word as it is spelled: its vowels, without those that only soften (the i of
/// "dziecko") or glide (the u of "auto"). Prepositions without a vowel (w, z) have none, and neither have numbers in
/// digits.
///
/// ```
/// use polish::syllables;
///
/// assert_eq!(syllables("dziecko"), 2);
/// assert_eq!(syllables("nauczycielka"), 5);
/// assert_eq!(syllables("autobus"), 3);
/// ```
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = marked(word).chars().collect();
    (0..letters.len()).filter(|&at| is_nucleus(&letters, at)).count()
}

fn is_nucleus(letters: &[char], at: usize) -> bool {
    let next = letters.get(at + 1).copied();
    match letters[at] {
        'i' => !next.is_some_and(is_vowel) || is_syllabic_i(letters, at),
        'u' => !glides(letters, at),
        letter => is_vowel(letter),
    }
}

/// The i before a vowel keeps its syllable behind two consonants at the beginning of a word: klient, priorytet, trio.
fn is_syllabic_i(letters: &[char], at: usize) -> bool {
    at == 2
        && matches!(letters[1], 'r' | 'l')
        && matches!(letters[0], 'b' | 'd' | 'f' | 'g' | 'k' | 'p' | 't')
}

/// The u of au and eu is half a vowel (auto, restauracja, Europa, neutralny), unless a seam of the word runs before
/// it: na-uka, za-ufać, nie-uk, prze-uczony, muze-um, Tade-usz.
fn glides(letters: &[char], at: usize) -> bool {
    let Some(first) = at.checked_sub(1) else { return false };
    let before = &letters[..at];
    let after = &letters[at + 1..];
    match letters[first] {
        'a' => {
            // nautyka and zautomatyzować have no seam here; nauka, zaułek and zaufać do.
            let seam = matches!(before, [.., 'n' | 'z', 'a']) && !after.starts_with(&['t']);
            !seam
        }
        'e' => {
            let seam = matches!(before, [.., 'n', 'i', 'e'] | [.., 'r', 'z', 'e'])
                || after.starts_with(&['m']) && after.len() <= 1
                || after.starts_with(&['s', 'z']);
            !seam
        }
        _ => false,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ą' | 'e' | 'ę' | 'i' | 'o' | 'ó' | 'u' | 'y' | 'é' | 'ö' | 'ü' | 'ä' | 'á')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_of_a_polish_ear() {
        for (word, count) in [
            ("w", 0),
            ("dom", 1),
            ("pies", 1),
            ("dziecko", 2),
            ("Maria", 2),
            ("historia", 3),
            ("historii", 3),
            ("rodzina", 3),
            ("ośrodek", 3),
            ("niepełnosprawność", 5),
            ("biurokracja", 4),
            ("zaimek", 3),
            ("poinformować", 5),
            ("przyjaciel", 3),
            ("klient", 2),
            ("priorytet", 4),
            ("auto", 2),
            ("restauracja", 4),
            ("nauka", 3),
            ("zaufanie", 4),
            ("nautyka", 3),
            ("Europa", 3),
            ("nieuczciwy", 4),
            ("muzeum", 3),
            ("Tadeusz", 3),
            ("neutralny", 3),
            ("zautomatyzowany", 7),
            ("Jerzmanowice-Przeginia", 8),
            ("2024", 0),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
