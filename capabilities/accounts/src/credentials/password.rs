//! Passwords: which may be chosen, and how they are kept.
//!
//! Length is what counts: at least twelve characters, any characters, nothing prescribed, nothing cut off. What is
//! refused is what a guesser tries first, which the module `strength` explains. What is kept is Argon2id with the
//! parameters of the module `hashing`.

mod blocklist;
mod hashing;
mod keyboard;
mod strength;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use vocabulary::Personal;
use zeroize::Zeroizing;

pub use hashing::{hash, hash_again, needs_rehash, spend_the_time_of_one, stretched, verify};

/// A password has at least so many characters.
pub const SHORTEST: usize = 12;
/// And at most so many: enough for any sentence, too few to keep the server busy.
pub const LONGEST: usize = 128;

/// A password that may be used: long enough and not among those that are tried first.
#[derive(Clone, Debug)]
pub struct Password(Personal<Zeroizing<String>>);

/// Why a password may not be used, in terms of what the person should do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    #[error("{length} characters are too few")]
    TooShort {
        /// So many there are.
        length: usize,
    },
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// It is one that many people use, or little more than a well-known word or two with digits.
    #[error("the password is common")]
    Common,
    /// The same characters or the same piece over and over.
    #[error("the password repeats itself")]
    TooRepetitive,
    /// Little more than the person's own name, mailbox or institution.
    #[error("the password tells who chose it")]
    ContainsContext,
    /// Keys that lie beside each other, or the alphabet or digits in order.
    #[error("the password follows the keyboard")]
    KeyboardRow,
}

impl Password {
    /// Takes a password that somebody chose, or says why not. `context` is what everybody knows about the person: own
    /// names, the parts of the mailbox, the name of the institution.
    pub fn chosen(text: &str, context: &[&str]) -> Result<Self, WeakPassword> {
        let text = composed(text);
        let length = text.chars().count();
        if length < SHORTEST {
            return Err(WeakPassword::TooShort { length });
        }
        if length > LONGEST {
            return Err(WeakPassword::TooLong);
        }
        strength::judge(&text, context)?;
        Ok(Self(Personal::new(text)))
    }

    /// The characters, for the one who hashes them.
    fn text(&self) -> &str {
        self.0.disclose()
    }
}

/// Unicode's composed form (NFC): the same letters are the same password on every keyboard, also where ą arrives as a
/// and a mark. Nothing else is changed: no trimming, no folding of case or width (RFC 8265 and ASVS 6.2.8).
fn composed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.nfc().collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(text: &str) -> Option<WeakPassword> {
        Password::chosen(
            text,
            &["Anna Maria Kowalska", "a.kowalska84", "Miejski Ośrodek Pomocy Społecznej w Krakowie"],
        )
        .err()
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_eq!(verdict("kot w butach"), None, "twelve");
        assert_eq!(verdict("kot w butac"), Some(WeakPassword::TooShort { length: 11 }));
        assert_eq!(verdict("żółć gęś jaź"), None, "twelve letters, more bytes");
        assert_eq!(
            verdict("z\u{307}o\u{301}łc\u{301} ge\u{328}s\u{301} ja"),
            Some(WeakPassword::TooShort { length: 11 }),
            "marks are no letters"
        );
        assert_eq!(verdict(""), Some(WeakPassword::TooShort { length: 0 }));
        let long: String = "cztery zielone rowery, dwa mosty i 7 kaczek; ".repeat(2)
            + "gdzie jest ósma? Pod mostem, jak zawsze";
        assert_eq!(verdict(&long[..long.len().min(128)]), None);
        let sentence: String = (0..129).map(|n| char::from_u32(0x4e00 + n * 37).unwrap()).collect();
        assert_eq!(verdict(&sentence), Some(WeakPassword::TooLong));
        assert_eq!(verdict(&sentence.chars().take(128).collect::<String>()), None);
    }

    #[test]
    fn sentences_and_random_characters_are_welcome() {
        let texts = [
            "cztery zielone rowery",
            "cztery.zielone.rowery",
            "czteryzielonerowery",
            "Na strychu mieszka jeż",
            "moja babcia hoduje papugi",
            "correct mule stapler window",
            "пес спить на зеленій канапі",
            "x7Kp2mQ9vLz4",
            "k#9v!Lq2*z&7",
            "4f9a1c0b7e2d",
            "wvmtkhrcxbqn",
            "7391048265019384756201",
            "🦊 🐢 🚲 🌧 🎻 🧂 📎 🪴",
            "Krystyna lubi 3 razy w tygodniu iść na basen",
        ];
        let refused: Vec<_> = texts.iter().filter(|text| verdict(text).is_some()).collect();
        assert!(refused.is_empty(), "{refused:#?}");
    }

    #[test]
    fn what_a_guesser_tries_first_is_refused() {
        use WeakPassword::{Common, ContainsContext, KeyboardRow, TooRepetitive};
        let guesses = [
            ("Krakow2024!!!", Common),
            ("Kraków 2024 r.", Common),
            ("haslo123haslo", Common),
            ("P@ssw0rd1234", Common),
            ("Has\u{142}o12345678", Common),
            ("MarekBarbara1985", Common),
            ("LegiaWarszawa1916", Common),
            ("kochamciebie1", Common),
            ("zima2025zima", Common),
            ("Styczeń2026!", Common),
            ("iloveyou1234", Common),
            ("correcthorsebatterystaple", Common),
            ("12031985haslo", Common),
            ("44051401359x", Common),
            ("501 234 567 m", Common),
            ("пароль123456", Common),
            ("123456789012", KeyboardRow),
            ("qwertyuiop12", KeyboardRow),
            ("qwerty123456", KeyboardRow),
            ("Zaq12wsxcde3", KeyboardRow),
            ("1qaz2wsx3edc", KeyboardRow),
            ("!QAZ@WSX#EDC", KeyboardRow),
            ("asdfghjkl;'zxc", KeyboardRow),
            ("abcdefghijklm", KeyboardRow),
            ("zyxwvutsrqpo", KeyboardRow),
            ("aaaaaaaaaaaa", TooRepetitive),
            ("abababababab", TooRepetitive),
            ("xkvqxkvqxkvq", TooRepetitive),
            ("            ", TooRepetitive),
            (
                "\u{200b}\u{200c}\u{200d}\u{200b}\u{200c}\u{200d}\u{200b}\u{200c}\u{200d}\u{200b}\u{200c}\u{200d}",
                Common,
            ),
            ("AnnaKowalska84", ContainsContext),
            ("anna.kowalska", ContainsContext),
            ("Kowalska-2026!", ContainsContext),
            ("k0w4lska k0w4lska", ContainsContext),
            ("OsrodekPomocy1", ContainsContext),
        ];
        let otherwise: Vec<_> = guesses
            .iter()
            .filter(|(text, reason)| verdict(text) != Some(*reason))
            .map(|(text, reason)| (text, verdict(text), "and not", reason))
            .collect();
        assert!(otherwise.is_empty(), "{otherwise:#?}");
    }

    #[test]
    fn the_context_is_the_persons_own() {
        let text = "wasilewska-dombrowicz";
        assert!(Password::chosen(text, &[]).is_ok());
        assert_eq!(
            Password::chosen(text, &["Olena Wasilewska-Dombrowicz"]).err(),
            Some(WeakPassword::ContainsContext)
        );
    }

    #[test]
    fn a_password_never_shows_in_a_log_line() {
        let password = Password::chosen("cztery zielone rowery", &[]).expect("it is good");
        assert!(!format!("{password:?}").contains("rowery"));
    }

    proptest! {
        #[test]
        fn whatever_is_chosen_gets_a_verdict(text in ".{0,140}", context in ".{0,30}") {
            match Password::chosen(&text, &[&context]) {
                Ok(password) => prop_assert!((SHORTEST..=LONGEST).contains(&password.text().chars().count())),
                Err(WeakPassword::TooShort { length }) => prop_assert!(length < SHORTEST),
                Err(_) => {}
            }
        }

        #[test]
        fn twenty_random_letters_are_always_enough(text in "[a-zA-Z0-9]{20}") {
            prop_assert!(Password::chosen(&text, &[]).is_ok());
        }
    }
}
