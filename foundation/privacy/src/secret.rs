//! Tokens that are shown once and kept only as a digest.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::random::random;

/// A random token of 256 bits: a session, an invitation, a link in a letter.
///
/// Only [`Secret::digest`] is stored, so it cannot be shown a second time and a stolen database opens no door. Who
/// presents a token is found by [`Secret::digest_of`] and an ordinary look-up: because the digest of a guess says nothing
/// about the digest that is looked for, how long the look-up takes tells nothing either.
pub struct Secret {
    bytes: Zeroizing<[u8; 32]>,
    text: Zeroizing<String>,
}

impl Secret {
    /// A new one.
    #[expect(clippy::new_without_default, reason = "a default is something that is the same each time")]
    pub fn new() -> Self {
        let bytes = Zeroizing::new(random());
        let text = Zeroizing::new(BASE64URL_NOPAD.encode(&*bytes));
        Self { bytes, text }
    }

    /// The token, 43 characters that may stand in an address. For the one moment when it is handed over.
    pub fn shown(&self) -> &str {
        &self.text
    }

    /// What is stored: SHA-256, 32 bytes.
    pub fn digest(&self) -> Vec<u8> {
        Sha256::digest(&self.bytes[..]).to_vec()
    }

    /// The digest to look for when somebody presents a token; nothing for what cannot be one.
    pub fn digest_of(presented: &str) -> Option<Vec<u8>> {
        if presented.len() != 43 {
            return None;
        }
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(presented.as_bytes()).ok()?);
        Some(Sha256::digest(&*bytes).to_vec())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(▒▒▒)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_presents_the_token_is_found_by_its_digest() {
        let secret = Secret::new();
        assert_eq!(secret.shown().len(), 43);
        assert_eq!(Secret::digest_of(secret.shown()), Some(secret.digest()));
        assert_eq!(secret.digest().len(), 32);
    }

    #[test]
    fn two_tokens_are_never_the_same() {
        assert_ne!(Secret::new().shown(), Secret::new().shown());
    }

    #[test]
    fn what_cannot_be_a_token_is_looked_for_nowhere() {
        let almost = &Secret::new().shown()[1..].to_owned();
        // The last character carries two bits that must be zero: a second spelling of the same token is none.
        let respelled = format!("{}B", "A".repeat(42));
        for presented in ["", "abc", almost, &"ą".repeat(43), &"=".repeat(43), &respelled] {
            assert_eq!(Secret::digest_of(presented), None, "{presented}");
        }
    }

    #[test]
    fn a_token_never_shows_in_a_log_line() {
        let secret = Secret::new();
        assert_eq!(format!("{secret:?}"), "Secret(▒▒▒)");
    }
}
