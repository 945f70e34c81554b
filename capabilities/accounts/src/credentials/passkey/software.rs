//! A device for the tests: keeps one key in memory and answers as browsers do, or with whatever a test changes about it.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

pub enum Key {
    Es256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

pub struct Device {
    pub key: Key,
    pub id: Vec<u8>,
    pub host: String,
    pub origin: String,
    pub flags: u8,
    pub counter: u32,
    pub extension: Vec<u8>,
    pub framed: bool,
    pub account: Option<String>,
}

impl Device {
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random).unwrap();
        Self {
            key: Key::Es256(key),
            id: vec![9; 20],
            host: "pomoc.example.pl".into(),
            origin: "https://pomoc.example.pl".into(),
            flags: 0x05, // present, verified
            counter: 1,
            extension: Vec::new(),
            framed: false,
            account: None,
        }
    }

    pub fn of_edwards() -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self { key: Key::Ed25519(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap()), ..Self::new() }
    }

    /// Answers the options of a registration and remembers for whom.
    pub fn register(&mut self, options: &Value) -> Value {
        self.account = options["user"]["id"].as_str().map(str::to_owned);
        let cose = match &self.key {
            Key::Es256(key) => {
                let point = key.public_key().as_ref();
                [
                    &[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32],
                    &point[1..33],
                    &[0x22, 0x58, 32],
                    &point[33..],
                ]
                .concat()
            }
            Key::Ed25519(key) => {
                [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32], key.public_key().as_ref()].concat()
            }
        };
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let attested = [&[3; 16], &length[..], &self.id, &cose].concat();
        let data = self.authenticator_data(0x40, &attested);
        let object = [
            &[0xa3, 0x63][..],
            b"fmt",
            &[0x64],
            b"none",
            &[0x67],
            b"attStmt",
            &[0xa0],
            &[0x68],
            b"authData",
            &[0x59],
            &u16::try_from(data.len()).unwrap().to_be_bytes(),
            &data,
        ]
        .concat();
        json!({
            "type": "public-key",
            "id": BASE64URL_NOPAD.encode(&self.id),
            "rawId": BASE64URL_NOPAD.encode(&self.id),
            "response": {
                "clientDataJSON": BASE64URL_NOPAD.encode(self.client_data("webauthn.create", options).as_bytes()),
                "attestationObject": BASE64URL_NOPAD.encode(&object),
                "transports": ["internal", "hybrid"],
            },
            "clientExtensionResults": {},
        })
    }

    /// Answers the options of a sign-in.
    pub fn sign(&mut self, options: &Value) -> Value {
        let data = self.authenticator_data(0, &[]);
        let client = self.client_data("webauthn.get", options);
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature = match &self.key {
            Key::Es256(key) => key.sign(&SystemRandom::new(), &signed).unwrap().as_ref().to_vec(),
            Key::Ed25519(key) => key.sign(&signed).as_ref().to_vec(),
        };
        self.counter += 1;
        json!({
            "type": "public-key",
            "id": BASE64URL_NOPAD.encode(&self.id),
            "rawId": BASE64URL_NOPAD.encode(&self.id),
            "response": {
                "clientDataJSON": BASE64URL_NOPAD.encode(client.as_bytes()),
                "authenticatorData": BASE64URL_NOPAD.encode(&data),
                "signature": BASE64URL_NOPAD.encode(&signature),
                "userHandle": self.account,
            },
            "clientExtensionResults": {},
        })
    }

    fn authenticator_data(&self, more_flags: u8, attested: &[u8]) -> Vec<u8> {
        let extended = if self.extension.is_empty() { 0 } else { 0x80 };
        let flags = self.flags | more_flags | extended;
        [&Sha256::digest(&self.host)[..], &[flags], &self.counter.to_be_bytes(), attested, &self.extension]
            .concat()
    }

    fn client_data(&self, ceremony: &str, options: &Value) -> String {
        json!({
            "type": ceremony,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": self.framed,
            "other_keys_can_be_added_here": "do not compare clientDataJSON against a template",
        })
        .to_string()
    }
}
