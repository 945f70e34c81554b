//! Passkeys (WebAuthn): a key pair in the person's telephone, computer or security key signs our challenge for our
//! address, after the device has seen its owner's finger, face or PIN. There is nothing to guess and nothing to type on
//! a false page.
//!
//! This is the relying party's half of the protocol and only the part we need: W3C Web Authentication Level 3, §7.1 and
//! §7.2, with user verification always required, for ES256, `EdDSA` and RS256 keys. We ask for no attestation and give no
//! weight to one: which make of device somebody uses is not our business. Signatures are checked by `ring`, which is
//! here for TLS already. Why not the crate `webauthn-rs`: it brings sixty-six more crates, among them a second Argon2, an RSA
//! release candidate and, into the lock file, chrono.
//!
//! [`RelyingParty`] begins and finishes both ceremonies. What it hands out as [`Registration`] and [`SignIn`] is kept by
//! the caller (it can be written as JSON) and used once, whatever comes of it.

mod answer;
mod authenticator;
mod cbor;
mod key;
#[cfg(test)]
mod software;
#[cfg(test)]
mod tests;

use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use uuid::Uuid;
use vocabulary::Moment;

pub use answer::SignInAnswer;
use answer::{Ceremony, ClientData, RegistrationAnswer};
use authenticator::AuthenticatorData;
pub use key::PublicKey;

/// So long may a person take to find the device and touch it.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// Who we are towards the devices: our host name, our origin and the name they show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
    name: String,
}

/// What is kept of a passkey. Nothing in it is secret; the [`id`](Self::id) must be unique among all accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// The credential's name, base64url.
    pub id: String,
    /// What its signatures are checked with.
    pub key: PublicKey,
    /// How often the device says it has signed; many say 0 for ever.
    pub counter: u32,
    /// Whether it may be copied to other devices of its owner.
    pub may_be_backed_up: bool,
    /// Whether it has been, as far as is known: a passkey that is not, and is the only one, can be lost.
    pub backed_up: bool,
    /// How the browser reaches the device (`internal`, `usb`, …), told again to the browser.
    pub transports: Vec<String>,
    /// The make of the device, or zero.
    pub model: Uuid,
}

/// A registration that has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    challenge: String,
    until: Moment,
}

/// A sign-in that has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    challenge: String,
    until: Moment,
    /// The passkeys that may answer; when empty, any that is registered.
    among: Vec<String>,
}

/// Why a passkey was not taken. People are told to try again; the log is told which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasskeyRefused {
    /// The browser's answer cannot be read.
    #[error("the answer is garbled")]
    Garbled,
    /// It came too late.
    #[error("the answer came too late")]
    Expired,
    /// It answers another question than ours, or ours for the second time.
    #[error("the answer belongs to another challenge")]
    OtherChallenge,
    /// It was given on another page than ours.
    #[error("the answer was given on another page")]
    OtherPlace,
    /// The device did not check who touched it.
    #[error("the device has not verified its owner")]
    NotVerified,
    /// The key is of a kind that we did not ask for.
    #[error("the key is of an unknown kind")]
    UnknownKey,
    /// It is not one of the passkeys that were asked, or not this account's.
    #[error("another passkey answered")]
    OtherPasskey,
    /// The signature is not the key's.
    #[error("the signature is wrong")]
    WrongSignature,
    /// The device's counter went back: there may be a copy of the key.
    #[error("the counter of the device went back")]
    CounterWentBack,
}

impl RelyingParty {
    /// From the public address of the site and its name. Nothing when browsers would refuse passkeys there: they want a
    /// host name (no IP address) and https, but for `localhost`.
    pub fn at(public_address: &str, name: &str) -> Option<Self> {
        let (scheme, rest) = public_address.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
            None => (authority.as_str(), None),
        };
        let is_name = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
            && host.bytes().any(|byte| byte.is_ascii_alphabetic());
        let usual_port = match scheme {
            "https" => 443,
            "http" if host == "localhost" => 80,
            _ => return None,
        };
        let port = port.filter(|port| *port != usual_port).map(|port| format!(":{port}")).unwrap_or_default();
        is_name.then(|| Self {
            id: host.to_owned(),
            origin: format!("{scheme}://{host}{port}"),
            name: name.to_owned(),
        })
    }

    /// Asks for a new passkey. `name` (the mailbox) and `shown_name` are what the device will show beside it; `known` are
    /// the account's other passkeys, whose devices need not offer another one. The first part is the options for the
    /// page's script, the second is kept.
    pub fn begin_registration(
        &self,
        account: Uuid,
        name: &str,
        shown_name: &str,
        known: &[Passkey],
        now: Moment,
    ) -> (Value, Registration) {
        let challenge = new_challenge();
        let options = json!({
            "rp": { "id": self.id, "name": self.name },
            "user": { "id": handle(account), "name": name, "displayName": shown_name },
            "challenge": challenge,
            "pubKeyCredParams": key::KINDS.map(|kind| json!({ "type": "public-key", "alg": kind })),
            "timeout": PATIENCE.as_millis(),
            "excludeCredentials": descriptors(known),
            "authenticatorSelection": {
                "residentKey": "required",
                "requireResidentKey": true,
                "userVerification": "required",
            },
            "attestation": "none",
        });
        (options, Registration { challenge, until: until(now) })
    }

    /// Reads the answer of the page's script to the question that was begun. The caller refuses an id that is known.
    pub fn finish_registration(
        &self,
        begun: &Registration,
        answer: &str,
        now: Moment,
    ) -> Result<Passkey, PasskeyRefused> {
        in_time(begun.until, now)?;
        let answer = RegistrationAnswer::read(answer)?;
        self.check_client(&answer.client, Ceremony::Registration, &begun.challenge)?;
        let device = AuthenticatorData::read(&answer.authenticator_data)?;
        self.check_device(&device)?;
        let attested = device.attested.as_ref().ok_or(PasskeyRefused::Garbled)?;
        if attested.id != answer.id {
            return Err(PasskeyRefused::OtherPasskey);
        }
        Ok(Passkey {
            id: BASE64URL_NOPAD.encode(&attested.id),
            key: attested.key.clone().ok_or(PasskeyRefused::UnknownKey)?,
            counter: device.counter,
            may_be_backed_up: device.may_be_backed_up(),
            backed_up: device.backed_up(),
            transports: answer.transports,
            model: attested.model,
        })
    }

    /// Asks for a signature. Without `among` the device offers the passkeys it has for us, so that nobody need type a
    /// mailbox first; with it (to confirm a sensitive act) only those may answer.
    pub fn begin_sign_in(&self, among: &[Passkey], now: Moment) -> (Value, SignIn) {
        let challenge = new_challenge();
        let options = json!({
            "challenge": challenge,
            "timeout": PATIENCE.as_millis(),
            "rpId": self.id,
            "allowCredentials": descriptors(among),
            "userVerification": "required",
        });
        let among = among.iter().map(|passkey| passkey.id.clone()).collect();
        (options, SignIn { challenge, until: until(now), among })
    }

    /// Checks the answer with the passkey that the caller found under [`SignInAnswer::passkey`] and the account it
    /// belongs to. What comes back is to be kept instead: its counter has moved.
    pub fn finish_sign_in(
        &self,
        begun: &SignIn,
        answer: &SignInAnswer,
        passkey: &Passkey,
        account: Uuid,
        now: Moment,
    ) -> Result<Passkey, PasskeyRefused> {
        in_time(begun.until, now)?;
        let is_asked = begun.among.is_empty() || begun.among.contains(&passkey.id);
        // Who was not named before must be named by the device.
        let is_owner = match answer.account() {
            Some(named) => named == account.as_bytes(),
            None => !begun.among.is_empty(),
        };
        if !is_asked || !is_owner || answer.passkey() != passkey.id {
            return Err(PasskeyRefused::OtherPasskey);
        }
        self.check_client(&answer.client, Ceremony::SignIn, &begun.challenge)?;
        let device = AuthenticatorData::read(&answer.authenticator_data)?;
        self.check_device(&device)?;
        if device.may_be_backed_up() != passkey.may_be_backed_up {
            return Err(PasskeyRefused::OtherPasskey);
        }
        let mut signed = answer.authenticator_data.clone();
        signed.extend_from_slice(&answer.client.digest);
        passkey.key.verify(&signed, &answer.signature)?;
        if (device.counter, passkey.counter) != (0, 0) && device.counter <= passkey.counter {
            return Err(PasskeyRefused::CounterWentBack);
        }
        Ok(Passkey { counter: device.counter, backed_up: device.backed_up(), ..passkey.clone() })
    }

    fn check_client(
        &self,
        client: &ClientData,
        ceremony: Ceremony,
        challenge: &str,
    ) -> Result<(), PasskeyRefused> {
        if client.ceremony != ceremony || client.challenge != challenge {
            return Err(PasskeyRefused::OtherChallenge);
        }
        // We are never framed, so an answer out of a frame is not for us, whoever framed it.
        if client.origin != self.origin || client.is_framed {
            return Err(PasskeyRefused::OtherPlace);
        }
        Ok(())
    }

    fn check_device(&self, device: &AuthenticatorData) -> Result<(), PasskeyRefused> {
        if device.place != *Sha256::digest(&self.id) {
            return Err(PasskeyRefused::OtherPlace);
        }
        if !device.is_present() || !device.is_verified() {
            return Err(PasskeyRefused::NotVerified);
        }
        Ok(())
    }
}

/// 256 random bits; devices sign them in this spelling.
fn new_challenge() -> String {
    BASE64URL_NOPAD.encode(&privacy::random::<32>())
}

/// How devices name the account: nothing that says who it is.
fn handle(account: Uuid) -> String {
    BASE64URL_NOPAD.encode(account.as_bytes())
}

fn descriptors(passkeys: &[Passkey]) -> Vec<Value> {
    passkeys
        .iter()
        .map(|passkey| json!({ "type": "public-key", "id": passkey.id, "transports": passkey.transports }))
        .collect()
}

fn until(now: Moment) -> Moment {
    Moment::of(now.timestamp() + PATIENCE)
}

fn in_time(until: Moment, now: Moment) -> Result<(), PasskeyRefused> {
    if now <= until { Ok(()) } else { Err(PasskeyRefused::Expired) }
}
