//! Public keys, signatures and hashes, as they are written in the file.

use std::{fmt, str::FromStr};

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// So many bytes from their hexadecimal digits, which must be in small letters.
pub fn bytes_of<const LENGTH: usize>(hex: &str) -> Option<[u8; LENGTH]> {
    HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok()
}

/// Where the chain of an installation begins.
pub fn beginning(installation: &str) -> Hash {
    Sha256::digest(format!("ogniwo audit chain 1\n{installation}\n")).into()
}

/// The hash of an entry.
pub fn link(previous: &Hash, sequence: u64, body: &str) -> Hash {
    Sha256::new()
        .chain_update(previous)
        .chain_update(sequence.to_be_bytes())
        .chain_update(body)
        .finalize()
        .into()
}

/// An Ed25519 public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Whether the key made this signature, given in hexadecimal digits, of this message.
    pub fn signed(self, message: &str, signature: &str) -> bool {
        let Some(signature) = bytes_of::<64>(signature) else { return false };
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message.as_bytes(), &Signature::from_bytes(&signature)).is_ok()
        })
    }
}

/// A text that is not a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a public key has 64 hexadecimal digits")]
pub struct NotAKey;

impl FromStr for PublicKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        bytes_of(text).map(Self).ok_or(NotAKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
