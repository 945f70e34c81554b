//! What the page's script sends back: JSON in the form that browsers call `toJSON` (WebAuthn §5.1.8), bytes in base64url.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer};
use sha2::{Digest as _, Sha256};

use super::PasskeyRefused;
use super::cbor::Value;

/// No honest answer is longer.
const LONGEST: usize = 64 * 1024;

/// Which of the two ceremonies the browser believed to be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Ceremony {
    #[serde(rename = "webauthn.create")]
    Registration,
    #[serde(rename = "webauthn.get")]
    SignIn,
}

/// What the browser says about itself and where it is.
#[derive(Debug, Clone)]
pub struct ClientData {
    pub ceremony: Ceremony,
    pub challenge: String,
    pub origin: String,
    /// Whether our page was shown inside another one.
    pub is_framed: bool,
    /// SHA-256 of the text as it came, which the device signs.
    pub digest: [u8; 32],
}

/// The answer to a registration.
pub struct RegistrationAnswer {
    pub id: Vec<u8>,
    pub client: ClientData,
    pub authenticator_data: Vec<u8>,
    pub transports: Vec<String>,
}

/// The answer to a sign-in. Look [`Self::passkey`] up, then let
/// [`RelyingParty::finish_sign_in`](super::RelyingParty::finish_sign_in) check it: until then it proves nothing.
#[derive(Debug, Clone)]
pub struct SignInAnswer {
    passkey: String,
    account: Option<Vec<u8>>,
    pub(super) client: ClientData,
    pub(super) authenticator_data: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

impl SignInAnswer {
    /// Reads what the script sent.
    pub fn read(json: &str) -> Result<Self, PasskeyRefused> {
        let answer: Envelope<Assertion> = read(json)?;
        Ok(Self {
            passkey: BASE64URL_NOPAD.encode(&answer.raw_id.0),
            account: answer.response.user_handle.map(|handle| handle.0),
            client: ClientData::read(&answer.response.client_data.0)?,
            authenticator_data: answer.response.authenticator_data.0,
            signature: answer.response.signature.0,
        })
    }

    /// The id of the passkey that answers.
    pub fn passkey(&self) -> &str {
        &self.passkey
    }

    /// The account that the device names.
    pub(super) fn account(&self) -> Option<&[u8]> {
        self.account.as_deref()
    }
}

impl RegistrationAnswer {
    pub fn read(json: &str) -> Result<Self, PasskeyRefused> {
        let answer: Envelope<Attestation> = read(json)?;
        // The attestation statement beside the data is not looked at: we asked for none and would believe none.
        let object = Value::read(&answer.response.object.0);
        let authenticator_data = object
            .as_ref()
            .filter(|(_, rest)| rest.is_empty())
            .and_then(|(object, _)| object.named("authData")?.bytes())
            .ok_or(PasskeyRefused::Garbled)?;
        Ok(Self {
            id: answer.raw_id.0,
            client: ClientData::read(&answer.response.client_data.0)?,
            authenticator_data: authenticator_data.to_vec(),
            transports: answer
                .response
                .transports
                .into_iter()
                .filter(|name| is_transport(name))
                .take(8)
                .collect(),
        })
    }
}

impl ClientData {
    fn read(text: &[u8]) -> Result<Self, PasskeyRefused> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Written {
            #[serde(rename = "type")]
            ceremony: Ceremony,
            challenge: String,
            origin: String,
            #[serde(default)]
            cross_origin: bool,
            top_origin: Option<String>,
        }
        let written: Written = serde_json::from_slice(text).map_err(|_| PasskeyRefused::Garbled)?;
        Ok(Self {
            ceremony: written.ceremony,
            challenge: written.challenge,
            origin: written.origin,
            is_framed: written.cross_origin || written.top_origin.is_some(),
            digest: Sha256::digest(text).into(),
        })
    }
}

/// It is told again to every browser, so it is a word and nothing else.
fn is_transport(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<Response> {
    #[serde(rename = "type", deserialize_with = "public_key")]
    _kind: (),
    raw_id: Octets,
    response: Response,
}

#[derive(Deserialize)]
struct Attestation {
    #[serde(rename = "clientDataJSON")]
    client_data: Octets,
    #[serde(rename = "attestationObject")]
    object: Octets,
    #[serde(default)]
    transports: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Assertion {
    #[serde(rename = "clientDataJSON")]
    client_data: Octets,
    authenticator_data: Octets,
    signature: Octets,
    user_handle: Option<Octets>,
}

struct Octets(Vec<u8>);

impl<'de> Deserialize<'de> for Octets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64URL_NOPAD.decode(text.as_bytes()).map(Self).map_err(serde::de::Error::custom)
    }
}

fn public_key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    if String::deserialize(deserializer)? == "public-key" {
        Ok(())
    } else {
        Err(serde::de::Error::custom("it is not a public key"))
    }
}

fn read<'de, Response: Deserialize<'de>>(json: &'de str) -> Result<Envelope<Response>, PasskeyRefused> {
    if json.len() > LONGEST {
        return Err(PasskeyRefused::Garbled);
    }
    serde_json::from_str(json).map_err(|_| PasskeyRefused::Garbled)
}
