//! How passwords are kept: Argon2id, in the PHC string format, each with a random salt.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::{Password, composed};

/// Memory in KiB: 19 MiB, with the two below the first recommendation of OWASP's password storage cheat sheet.
const MEMORY: u32 = 19 * 1024;
/// Passes over the memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// Bytes of the result.
const LENGTH: usize = 32;
/// Bytes of the random salt.
const SALT: usize = 16;

/// The function with today's parameters. Raise them here; [`needs_rehash`] then moves every account at its next sign-in.
fn function() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters())
}

fn parameters() -> Params {
    Params::new(MEMORY, PASSES, LANES, Some(LENGTH)).expect("the parameters are within Argon2's limits")
}

/// What is kept of a password. Takes some tens of milliseconds.
pub fn hash(password: &Password) -> String {
    hash_text(password.text())
}

/// The same for a password that is in use: whether it might be chosen today is not asked.
pub fn hash_again(typed: &str) -> String {
    hash_text(&composed(typed))
}

fn hash_text(text: &str) -> String {
    function()
        .hash_password_with_salt(text.as_bytes(), &privacy::random::<SALT>())
        .expect("the salt has an allowed length")
        .to_string()
}

/// Whether what was typed is the password of which this was kept. Takes as long as [`hash`]. A text that is no hash is
/// nobody's password.
pub fn verify(typed: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        return false;
    };
    function().verify_password(composed(typed).as_bytes(), &hash).is_ok()
}

/// Spends the time of one [`verify`], for an account that does not exist, so that nobody learns from the clock who has one.
pub fn spend_the_time_of_one(typed: &str) {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_text("nobody has this password"));
    std::hint::black_box(verify(typed, &NOBODYS));
}

/// Whether the hash was made with other parameters than today's. Hash the password anew while it is at hand.
pub fn needs_rehash(hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        return true;
    };
    let same_parameters = Params::try_from(&hash)
        .is_ok_and(|kept| kept.m_cost() == MEMORY && kept.t_cost() == PASSES && kept.p_cost() == LANES);
    let is_new = hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
        && hash.version == Some(Version::V0x13.into())
        && hash.hash.as_ref().is_some_and(|output| output.len() == LENGTH);
    !(same_parameters && is_new)
}

/// The same function for other short secrets, with a salt that the caller chooses once for each holder; at least eight
/// bytes.
pub fn stretched(secret: &[u8], salt: &[u8]) -> Zeroizing<[u8; LENGTH]> {
    let mut out = Zeroizing::new([0; LENGTH]);
    function()
        .hash_password_into(secret, salt, out.as_mut_slice())
        .expect("secret and salt are within Argon2's limits");
    out
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn password(text: &str) -> Password {
        Password::chosen(text, &[]).expect("the test chose a good one")
    }

    #[test]
    fn only_the_same_characters_are_the_password() {
        let kept = hash(&password("cztery zielone rowery"));
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("cztery zielone rowery", &kept));
        for other in [
            "Cztery zielone rowery",
            "cztery zielone rowery ",
            " cztery zielone rowery",
            "cztery zielone rower",
            "",
        ] {
            assert!(!verify(other, &kept), "{other:?}");
        }
    }

    #[test]
    fn a_mark_may_come_with_its_letter_or_after_it() {
        let kept = hash(&password("żółta gęś na łące"));
        assert!(verify("z\u{307}o\u{301}łta ge\u{328}s\u{301} na ła\u{328}ce", &kept));
    }

    #[test]
    fn nothing_is_cut_off() {
        let long = "Na strychu mieszka jeż, a pod podłogą mieszkają dwie myszy i pająk Wincenty, który nie lubi hałasu po nocy.";
        let kept = hash(&password(long));
        assert!(verify(long, &kept));
        assert!(!verify(&long[..long.len() - 1], &kept));
    }

    #[test]
    fn the_same_password_is_kept_differently_each_time() {
        assert_ne!(hash(&password("cztery zielone rowery")), hash(&password("cztery zielone rowery")));
    }

    #[test]
    fn what_is_no_hash_is_nobodys_password() {
        for kept in [
            "",
            "cztery zielone rowery",
            "$argon2id$v=19$m=19456,t=2,p=1$",
            "$2b$12$abc",
            "$argon2id$v=19$m=1,t=0,p=0$c2FsdHNhbHQ$aGFzaA",
        ] {
            assert!(!verify("cztery zielone rowery", kept), "{kept}");
            assert!(needs_rehash(kept), "{kept}");
        }
    }

    #[test]
    fn old_parameters_ask_for_a_new_hash() {
        assert!(!needs_rehash(&hash(&password("cztery zielone rowery"))));
        let old =
            Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, Some(32)).unwrap())
                .hash_password_with_salt(b"cztery zielone rowery", b"0123456789abcdef")
                .unwrap()
                .to_string();
        assert!(verify("cztery zielone rowery", &old), "it still opens the door");
        assert!(needs_rehash(&old));
        let kin = old.replace("argon2id", "argon2i").replace("m=8192,t=1", "m=19456,t=2");
        assert!(needs_rehash(&kin));
    }

    #[test]
    fn an_unknown_account_takes_as_long_as_a_known_one() {
        spend_the_time_of_one(""); // makes its own hash the first time
        let kept = hash(&password("cztery zielone rowery"));
        let known = Instant::now();
        assert!(!verify("pięć czerwonych rowerów", &kept));
        let known = known.elapsed();
        let unknown = Instant::now();
        spend_the_time_of_one("pięć czerwonych rowerów");
        let unknown = unknown.elapsed();
        let ratio = unknown.as_secs_f64() / known.as_secs_f64();
        assert!((0.1..10.0).contains(&ratio), "known {known:?}, unknown {unknown:?}");
    }

    #[test]
    fn another_salt_stretches_to_another_secret() {
        assert_eq!(stretched(b"AB2CDEF3GH", b"account1"), stretched(b"AB2CDEF3GH", b"account1"));
        assert_ne!(stretched(b"AB2CDEF3GH", b"account1"), stretched(b"AB2CDEF3GH", b"account2"));
    }
}
