//! The public half of a passkey, and the check of what the private half signed.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::PasskeyRefused;
use super::cbor::Value;

/// The kinds we ask for, the best first, as COSE numbers them: `EdDSA` with Ed25519, ES256, RS256 (old Windows devices).
pub const KINDS: [i64; 3] = [-8, -7, -257];

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum PublicKey {
    /// ECDSA over P-256 with SHA-256.
    Es256 {
        /// The uncompressed point, 65 bytes.
        point: Octets,
    },
    /// Ed25519.
    Ed25519 {
        /// The compressed point, 32 bytes.
        point: Octets,
    },
    /// RSA, PKCS #1 v1.5 with SHA-256, 2048 to 8192 bits.
    Rs256 {
        /// n, big-endian.
        modulus: Octets,
        /// e, big-endian.
        exponent: Octets,
    },
}

/// Bytes that are written as base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Octets(Vec<u8>);

impl Serialize for Octets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Octets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64URL_NOPAD.decode(text.as_bytes()).map(Self).map_err(serde::de::Error::custom)
    }
}

impl PublicKey {
    /// Reads a COSE key (RFC 9052 and 9053, WebAuthn §6.5.1.1). Nothing when it is of a kind we did not ask for. Whether
    /// a point lies on its curve is seen when the first signature is checked: until then the key opens nothing.
    pub fn read(cose: &Value) -> Option<Self> {
        let number = |name| cose.numbered(name).and_then(Value::number);
        let bytes = |name| cose.numbered(name).and_then(Value::bytes);
        let coordinate = |name| bytes(name).filter(|bytes| bytes.len() == 32);
        match (number(1)?, number(3)?) {
            (2, -7) if number(-1) == Some(1) => {
                Some(Self::Es256 { point: Octets([&[4], coordinate(-2)?, coordinate(-3)?].concat()) })
            }
            (1, -8) if number(-1) == Some(6) => {
                Some(Self::Ed25519 { point: Octets(coordinate(-2)?.to_vec()) })
            }
            (3, -257) => Some(Self::Rs256 {
                modulus: Octets(bytes(-1).filter(|modulus| (256..=1024).contains(&modulus.len()))?.to_vec()),
                exponent: Octets(bytes(-2).filter(|exponent| (1..=4).contains(&exponent.len()))?.to_vec()),
            }),
            _ => None,
        }
    }

    /// Whether the private half signed this.
    pub fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), PasskeyRefused> {
        match self {
            Self::Es256 { point } => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &point.0).verify(signed, signature)
            }
            Self::Ed25519 { point } => UnparsedPublicKey::new(&ED25519, &point.0).verify(signed, signature),
            Self::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: &modulus.0, e: &exponent.0 }
                .verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature),
        }
        .map_err(|_| PasskeyRefused::WrongSignature)
    }
}
