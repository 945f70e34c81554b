//! The public keys of a provider.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

use super::NotBelieved;

/// No provider has more keys; what comes after is not looked at.
const MOST_KEYS: usize = 64;

/// The keys with which a provider signs, as it published them.
#[derive(Debug, Clone, Default)]
pub struct KeySet(Vec<Key>);

#[derive(Debug, Clone)]
struct Key {
    name: Option<String>,
    public: Public,
}

#[derive(Debug, Clone)]
enum Public {
    Rs256 { modulus: Vec<u8>, exponent: Vec<u8> },
    Es256 { point: Vec<u8> },
}

impl Public {
    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Rs256 { .. } => "RS256",
            Self::Es256 { .. } => "ES256",
        }
    }
}

#[derive(Deserialize)]
struct Published {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct PublishedKey {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default, rename = "use")]
    used_for: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    crv: Option<String>,
    #[serde(default)]
    n: Option<String>,
    #[serde(default)]
    e: Option<String>,
    #[serde(default)]
    x: Option<String>,
    #[serde(default)]
    y: Option<String>,
}

impl KeySet {
    /// Reads a published set (RFC 7517). Keys of kinds that we do not accept are passed over: a shared secret among them
    /// never becomes one.
    pub fn read(published: &[u8]) -> Result<Self, NotBelieved> {
        let published: Published = serde_json::from_slice(published).map_err(|_| NotBelieved::Garbled)?;
        Ok(Self(published.keys.into_iter().take(MOST_KEYS).filter_map(Key::read).collect()))
    }

    /// Whether there is any key that we can use.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the key of this name, or the only one of the kind when none is named, signed this.
    pub(super) fn verify(
        &self,
        algorithm: &str,
        name: Option<&str>,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), NotBelieved> {
        let mut fitting = self.0.iter().filter(|key| {
            key.public.algorithm() == algorithm && (name.is_none() || key.name.as_deref() == name)
        });
        let (Some(key), None) = (fitting.next(), fitting.next()) else { return Err(NotBelieved::UnknownKey) };
        match &key.public {
            Public::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                signed,
                signature,
            ),
            Public::Es256 { point } => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature)
            }
        }
        .map_err(|_| NotBelieved::WrongSignature)
    }
}

impl Key {
    fn read(published: serde_json::Value) -> Option<Self> {
        let key: PublishedKey = serde_json::from_value(published).ok()?;
        if key.used_for.as_deref().is_some_and(|used_for| used_for != "sig") {
            return None;
        }
        let bytes = |text: Option<String>| BASE64URL_NOPAD.decode(text?.as_bytes()).ok();
        let public = match (key.kty.as_str(), key.crv.as_deref()) {
            ("RSA", _) => Public::Rs256 {
                modulus: bytes(key.n).filter(|modulus| (256..=1024).contains(&modulus.len()))?,
                exponent: bytes(key.e).filter(|exponent| (1..=4).contains(&exponent.len()))?,
            },
            ("EC", Some("P-256")) => {
                let coordinate = |text| bytes(text).filter(|bytes| bytes.len() == 32);
                Public::Es256 { point: [&[4], &*coordinate(key.x)?, &*coordinate(key.y)?].concat() }
            }
            _ => return None,
        };
        let fits = key.alg.as_deref().is_none_or(|algorithm| algorithm == public.algorithm());
        fits.then_some(Self { name: key.kid, public })
    }
}
