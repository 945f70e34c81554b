//! Signatures as Standard Webhooks say: HMAC-SHA256 over identifier, time and body.

use std::fmt;

use data_encoding::{BASE64, BASE64URL_NOPAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use privacy::Secret;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The secret that sender and receiver share. Shown once, when it is made.
#[derive(Clone)]
pub struct SigningSecret(Zeroizing<Vec<u8>>);

const PREFIX: &str = "whsec_";

impl SigningSecret {
    /// A new one of 256 bits.
    pub(crate) fn new() -> Self {
        let secret = Secret::new();
        let bytes =
            BASE64URL_NOPAD.decode(secret.shown().as_bytes()).expect("a secret is written in this alphabet");
        Self(Zeroizing::new(bytes))
    }

    /// `whsec_…`, as the receiver enters it.
    pub fn shown(&self) -> String {
        format!("{PREFIX}{}", BASE64.encode(&self.0))
    }

    pub(crate) fn parse(shown: &str) -> Option<Self> {
        let bytes = BASE64.decode(shown.strip_prefix(PREFIX)?.as_bytes()).ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(format!("{id}.{seconds}.").as_bytes());
        mac.update(body.as_bytes());
        format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("▒▒▒")
    }
}

/// The header `webhook-signature`: one signature for each secret that is valid now, with spaces between.
pub fn signatures(secrets: &[SigningSecret], id: &str, seconds: i64, body: &str) -> String {
    secrets.iter().map(|secret| secret.sign(id, seconds, body)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_of_the_standards_own_example() {
        // From the test of the standard's reference libraries.
        let secret = SigningSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature =
            signatures(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn during_rotation_both_secrets_sign() {
        let (new, old) = (SigningSecret::new(), SigningSecret::new());
        let both = signatures(&[new.clone(), old.clone()], "id", 1, "body");
        assert_eq!(both, format!("{} {}", new.sign("id", 1, "body"), old.sign("id", 1, "body")));
    }

    #[test]
    fn a_secret_is_long_random_and_never_in_a_log_line() {
        let secret = SigningSecret::new();
        let shown = secret.shown();
        assert_eq!(BASE64.decode(shown.strip_prefix(PREFIX).unwrap().as_bytes()).unwrap().len(), 32);
        assert_ne!(SigningSecret::new().shown(), shown);
        assert_eq!(SigningSecret::parse(&shown).unwrap().shown(), shown);
        assert!(!format!("{secret:?}").contains(&shown));
    }
}
