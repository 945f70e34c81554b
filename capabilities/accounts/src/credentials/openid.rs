//! Signing in by somebody else's word (OpenID Connect): what an identity provider says of itself, its keys, and the
//! signed statement about a person that it gives us.
//!
//! This is the relying party's half and only the part we need: the authorization code flow with PKCE, statements signed
//! with RS256 or ES256, no other token used or kept. Signatures are checked by `ring`, as those of passkeys are. Why not
//! the crate `openidconnect`: it brings chrono, RSA and two more elliptic curves of its own.
//!
//! Start with [`check`]: a statement is believed when the provider's key signed it, for us, now, in answer to this very
//! question. OpenID Connect Core 1.0 §3.1.3.7, RFC 7636, RFC 8414, RFC 8725, RFC 9207.

mod discovery;
mod keys;
mod statement;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

pub use discovery::{Discovery, discovery_address};
pub use keys::KeySet;
pub use statement::{Expected, Statement, check};

/// Why a provider or what it said was not believed. People read it in plain words; the log gets the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotBelieved {
    /// It cannot be read.
    #[error("what the provider sent cannot be read")]
    Garbled,
    /// It calls itself by another address than the one that was configured.
    #[error("the provider calls itself by another address")]
    OtherIssuer,
    /// One of its addresses is not https, or not of a network that we call.
    #[error("an address of the provider may not be called")]
    UnfitAddress,
    /// It cannot do what we need: codes, PKCE, RS256 or ES256.
    #[error("the provider does not offer what is needed")]
    Unable,
    /// It signs with something else than RS256 or ES256, or with nothing.
    #[error("the statement is signed in a way that is not accepted")]
    UnknownAlgorithm,
    /// The key that signed is not among the provider's.
    #[error("the key of the signature is not one of the provider's")]
    UnknownKey,
    /// The signature is not the key's.
    #[error("the signature is wrong")]
    WrongSignature,
    /// It was made for another program.
    #[error("the statement is for another program")]
    OtherAudience,
    /// Its time is over.
    #[error("the time of the statement is over")]
    Expired,
    /// It comes from the future: a clock is wrong.
    #[error("the statement comes from the future")]
    NotYet,
    /// It answers another question than ours.
    #[error("the statement answers another question")]
    OtherNonce,
    /// The person proved who they are too long ago, or it is not said when.
    #[error("the proof behind the statement is not fresh")]
    Stale,
}

impl NotBelieved {
    /// The ending of its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Garbled => "garbled",
            Self::OtherIssuer => "issuer",
            Self::UnfitAddress => "address",
            Self::Unable => "unable",
            Self::UnknownAlgorithm => "algorithm",
            Self::UnknownKey => "key",
            Self::WrongSignature => "signature",
            Self::OtherAudience => "audience",
            Self::Expired => "expired",
            Self::NotYet => "clock",
            Self::OtherNonce => "nonce",
            Self::Stale => "stale",
        }
    }
}

/// What stands in the question for the secret that only we can show with the code (PKCE, S256).
pub fn challenge_of(verifier: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(verifier))
}
