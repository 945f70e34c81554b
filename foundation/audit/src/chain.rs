//! How entries hang together: each hash covers the hash before it, so nothing in the middle changes unseen.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A SHA-256.
pub type Hash = [u8; 32];

/// Where the chain of an installation begins: no two installations share a beginning, so entries of one cannot be passed
/// off as entries of another.
pub fn beginning(installation: Uuid) -> Hash {
    Sha256::digest(format!("ogniwo audit chain 1\n{installation}\n")).into()
}

/// The hash of an entry: of the hash before it, its sequence (eight bytes, the greatest first) and its body.
pub fn link(previous: &Hash, sequence: u64, body: &str) -> Hash {
    Sha256::new()
        .chain_update(previous)
        .chain_update(sequence.to_be_bytes())
        .chain_update(body)
        .finalize()
        .into()
}
