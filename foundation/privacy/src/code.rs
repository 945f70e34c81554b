//! Codes that a person copies from paper.

use zeroize::Zeroizing;

use crate::random::random;

/// Digits and letters of which none looks like another: no 0 and O, no 1, I and L, no U beside V.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A random code such as `7KQ2M-XW9RD`: so many groups of so many characters, 4.9 bits each.
///
/// It is short enough to be guessed from its digest, so store `keyring.blind("…", &code_as_typed(&code))` instead,
/// and count the attempts.
pub fn code(groups: usize, length: usize) -> String {
    let group = || (0..length).map(|_| character()).collect::<String>();
    (0..groups).map(|_| group()).collect::<Vec<_>>().join("-")
}

/// A code as somebody typed it, brought to the form in which two of them can be compared: small letters, spaces and
/// hyphens do not matter.
pub fn code_as_typed(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

fn character() -> char {
    loop {
        let byte = Zeroizing::new(random::<1>());
        // The lowest 240 values share evenly among 30 characters; the others would favour the first ones.
        if byte[0] < 240 {
            return char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_the_groups_that_were_asked_for() {
        let code = code(4, 5);
        let groups: Vec<&str> = code.split('-').collect();
        assert_eq!(groups.len(), 4);
        assert!(groups.iter().all(|group| group.len() == 5), "{code}");
    }

    #[test]
    fn no_character_of_a_code_looks_like_another() {
        let many = (0..200).map(|_| code(1, 10)).collect::<String>();
        assert!(!many.contains(['0', 'O', '1', 'I', 'L', 'U']), "{many}");
        let seen: std::collections::BTreeSet<char> = many.chars().collect();
        assert_eq!(seen.len(), 30, "every character of the alphabet occurs");
    }

    #[test]
    fn a_code_may_be_typed_small_and_with_spaces() {
        assert_eq!(code_as_typed(" 7kq2m xw9rd "), code_as_typed("7KQ2M-XW9RD"));
    }
}
