//! An identity provider on this machine, which signs properly and can be told to misbehave.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use accounts::{pages, sign_in_elsewhere};
use axum::http::StatusCode;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use ring::{
    hmac,
    rand::SystemRandom,
    rsa::KeyPair as RsaKeyPair,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use web::Form;

use crate::builders::*;

pub const CLIENT: &str = "ogniwo: klient";
pub const SECRET: &str = " tajny%sekret+ ";

/// Made for these tests and used for nothing else.
const RSA_OF_TESTS: &str = "\
MIIEowIBAAKCAQEAnCxPFzTJTJHHDlxCm8pKLMMi5Oq8jeQpg/aawNP5yregNoOA3/oi5e0lsZJ2F9u6dEtmmLOHEj3GDLd4gKZb\
     fjH5Syd8AsrUIpPhFTwuk384QJKO2zvQOxiMF6G3ai8d/xMxC0O82kSsvWJ1qQMGB0ScV1JpD4+B48LkmBp3mdPGaqkw96gI2yH+\
     vcm7dUu8MkPUOz2PPaQgDOOFrJQRE8b0dMwA3U4wcDsrIM9j5oVWJ/O3+8DeRokb3N919AN9o6OV8VDaPUBY3hoQ1uBN/NSOm3Eb\
     mpqQ7/SEe1U54BpzgaAVptKU++0S5niNus0D9DvSqQ5mcwtkJhX1SRDv9wIDAQABAoIBAA9DuXCgOoi0ZaC+syKnvBDx+x164CEn\
     oEiDYw7ek+IU3qEAFimjjk5WRpfmToqjHG9fgKYDmNEsnoisVNKQ8A0T9LTm0BU0dABJNKKEYQe4/euPJ6LADuiny+byFIuuvUoq\
     5bafJqdYN7YZwzxYzPm1jWkaPKXxC0C9fOXCYyxIGANSUazmIq/8cHl/qdHKHb8IPDLXfDBqn7n+SC5+1wVEwMsbrihirQhuOabk\
     KdYfeDnufhZkJMct6KJ4F+vs75QOPnmQ85dFElErYWGrmvje85B6Kav+G4G5YApvCnChEuaasTsifFt4XsvSQuuYH2A8Der6LnbQ\
     lnjoe2p0aCECgYEAza/Mo/ppdIqsZ3xL5QdfYdj7fbvfQ/o/WoZKlf3ELzY31xzRa72cMJiJDrzeNYDBn9aHRK9yyqs6jM/YLWdx\
     Iu25Y3ziDpss9YF8J7BINqQa/p/DGv/4Bql8ttWnpAPlxiU9wYYCXW2dLclrmVAck1Zh2yhGZCNVx1yReJ8+JocCgYEAwl/xLC+s\
     jUaR1zpzx8ws+x7Xe15UipkILmGu3q4eU1WAfC9sJr0pnC4MiMGnN7YN89WO0bZjc23MuKApkhwhWq8uZT59e5oObCGMQ6soQgJ/\
     YhmVib45vwxxr07wMrid4gHTxKKu2oG4hmcrWfxmA3+6QWV32VkITRPyYHAD1xECgYArycFHJ4hLxznszglaOLeVnRvtKJHfZucV\
     3oECbYPWiTRaF0h+J1+Y+OA0wwCLY13VKVaiyLcnbkyIrbbX862iQfm1tGBru51WprpHuL+m4kjc7CYdGWE0CeEDC3kk8a94/3Sm\
     PmFCgpNzq+28NdHfjARJI8nYh607Q/m0NDKHAQKBgC1A3QtmhgvWNDoht7b6iDZm9dAZJCGog0kZIPdjHlhUfbdr6wgR3lAoQG7O\
     dzn3PsRYIgodJoZHN/R8BXGo7vMH+gtEQz61nUn7fYZ7oMHNhw612iTZjuQ153njLPUCGm/18PHE1mS08tsHxgYLR0zlPd3f28lU\
     eyRG0pU1Pw+hAoGBAL0pxSQdvOif8JUVHwq/ljtIUGlmmV84y8aZaHVqFhAKbH92uSVpN72F4KJuTEEhjBzAK+s2ehpbi5+jR3so\
     tjO+9qkfLi+irvzW26Xlaa0tr/yI/hyReUG6mrLoFfXAAsA4e+DgXM5bdPfnOjWy9YYKkEDRqRvmbx2jiXrJyyM+";

/// With what a statement is signed.
pub enum Signing {
    Es256(EcdsaKeyPair),
    Rs256(RsaKeyPair),
    /// As somebody tries who takes a public key for a shared secret.
    Hs256(Vec<u8>),
    Nothing,
}

impl Signing {
    pub fn es256() -> Self {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        Self::Es256(
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
                .expect("a key"),
        )
    }

    pub fn rs256() -> Self {
        let der = BASE64.decode(RSA_OF_TESTS.replace(char::is_whitespace, "").as_bytes()).expect("base64");
        Self::Rs256(RsaKeyPair::from_der(&der).expect("a key"))
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Self::Es256(_) => "ES256",
            Self::Rs256(_) => "RS256",
            Self::Hs256(_) => "HS256",
            Self::Nothing => "none",
        }
    }

    pub fn published(&self, name: &str) -> Value {
        match self {
            Self::Es256(key) => {
                let point = key.public_key().as_ref();
                json!({
                    "kty": "EC", "crv": "P-256", "use": "sig", "kid": name, "alg": "ES256",
                    "x": BASE64URL_NOPAD.encode(&point[1..33]), "y": BASE64URL_NOPAD.encode(&point[33..]),
                })
            }
            Self::Rs256(key) => {
                let public = ring::rsa::PublicKeyComponents::<Vec<u8>>::from(key.public());
                json!({
                    "kty": "RSA", "use": "sig", "kid": name,
                    "n": BASE64URL_NOPAD.encode(&public.n), "e": BASE64URL_NOPAD.encode(&public.e),
                })
            }
            Self::Hs256(_) | Self::Nothing => json!({ "kty": "oct", "kid": name }),
        }
    }

    fn sign(&self, signed: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Es256(key) => key.sign(&random, signed).expect("a signature").as_ref().to_vec(),
            Self::Rs256(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, signed, &mut signature).expect("a signature");
                signature
            }
            Self::Hs256(secret) => {
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), signed).as_ref().to_vec()
            }
            Self::Nothing => Vec::new(),
        }
    }
}

/// A statement, signed.
pub fn statement(signing: &Signing, head: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(head), part(claims));
    let signature = BASE64URL_NOPAD.encode(&signing.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

struct Grant {
    challenge: String,
    redirect: String,
    statement: String,
}

struct Inner {
    signing: Signing,
    discovery: Value,
    keys: Value,
    grants: HashMap<String, Grant>,
    calls: Vec<String>,
}

/// The provider.
pub struct Provider {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

/// Somebody whom the provider lets in, and how it bends what it says about them.
pub struct Visitor<'a> {
    pub subject: &'a str,
    pub bend: &'a dyn Fn(&mut Value, &mut Value),
}

/// Somebody about whom the provider says the truth, with two factors.
pub fn honest(subject: &str) -> Visitor<'_> {
    Visitor { subject, bend: &|_, _| {} }
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        let signing = Signing::es256();
        let keys = json!({ "keys": [signing.published("one")] });
        let discovery = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize?tenant=7"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
        });
        let inner = Inner { signing, discovery, keys, grants: HashMap::new(), calls: Vec::new() };
        let provider = Self { issuer, inner: Arc::new(Mutex::new(inner)) };
        let inner = Arc::clone(&provider.inner);
        tokio::spawn(async move {
            loop {
                let (connection, _) = listener.accept().await.expect("a connection");
                answer(connection, &inner).await;
            }
        });
        provider
    }

    /// Signs from now on with another key, which it publishes.
    pub fn rotate(&self, signing: Signing) {
        let mut inner = self.inner.lock().expect("whole");
        inner.keys = json!({ "keys": [signing.published("one")] });
        inner.signing = signing;
    }

    /// Signs from now on with a key that it does not publish.
    pub fn sign_with(&self, signing: Signing) {
        self.inner.lock().expect("whole").signing = signing;
    }

    pub fn publishes(&self, keys: Value) {
        self.inner.lock().expect("whole").keys = keys;
    }

    pub fn says(&self, name: &str, value: Value) {
        self.inner.lock().expect("whole").discovery[name] = value;
    }

    pub fn calls(&self) -> Vec<String> {
        self.inner.lock().expect("whole").calls.clone()
    }

    /// Lets somebody in who came with this address, and gives the address that the browser is sent back to.
    pub fn lets_in(&self, house: &House, address: &str, visitor: &Visitor<'_>) -> String {
        let (place, query) = address.split_once('?').expect("a question");
        assert_eq!(place, format!("{}/authorize", self.issuer));
        let asked = Form::of(query);
        assert_eq!(asked.get("tenant"), "7");
        assert_eq!(asked.get("response_type"), "code");
        assert_eq!(asked.get("client_id"), CLIENT);
        assert_eq!(asked.get("code_challenge_method"), "S256");
        let now = house.keeper.now().timestamp().as_second();
        let mut inner = self.inner.lock().expect("whole");
        let mut head = json!({ "alg": inner.signing.algorithm(), "kid": "one", "typ": "JWT" });
        let mut claims = json!({
            "iss": self.issuer, "sub": visitor.subject, "aud": CLIENT, "exp": now + 300, "iat": now,
            "auth_time": now, "nonce": asked.get("nonce"), "amr": ["pwd", "otp"],
            "email": format!("{}@ops.example", visitor.subject), "name": "Wanda z Ośrodka",
        });
        (visitor.bend)(&mut head, &mut claims);
        let statement = statement(&inner.signing, &head, &claims);
        let code = format!("code-{}", inner.grants.len());
        let grant = Grant {
            challenge: asked.get("code_challenge").to_owned(),
            redirect: asked.get("redirect_uri").to_owned(),
            statement,
        };
        inner.grants.insert(code.clone(), grant);
        let mut back = Form::default();
        back.set("code", &code);
        back.set("state", asked.get("state"));
        back.address(pages::FROM_PROVIDER.pl)
    }

    /// Goes there and comes back with a browser.
    pub async fn round(&self, browser: &Browser<'_>, way: &str, visitor: &Visitor<'_>) -> Answer {
        let going = browser.get(way).await;
        assert_eq!(going.status, StatusCode::SEE_OTHER, "{way}: {}", going.text());
        assert!(going.location().starts_with(&self.issuer), "{way} → {}", going.location());
        let back = self.lets_in(browser.house, going.location(), visitor);
        browser.get(&back).await
    }
}

async fn answer(connection: TcpStream, inner: &Mutex<Inner>) {
    let mut connection = BufReader::new(connection);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.expect("a line");
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let header = |name: &str| {
        lines.iter().find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    };
    let mut body = vec![0; header("content-length").map_or(0, |length| length.parse().expect("a number"))];
    connection.read_exact(&mut body).await.expect("the body");
    let (status, answer) = {
        let mut inner = inner.lock().expect("whole");
        let asked = lines.first().cloned().unwrap_or_default();
        inner.calls.push(asked.clone());
        match asked.split(' ').nth(1).unwrap_or_default() {
            "/.well-known/openid-configuration" => ("200 OK", inner.discovery.to_string()),
            "/keys" => ("200 OK", inner.keys.to_string()),
            "/token" => token(&mut inner, header("authorization").as_deref(), &body),
            _ => ("302 Found\r\nlocation: /elsewhere", String::new()),
        }
    };
    let text = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}",
        answer.len()
    );
    connection.write_all(text.as_bytes()).await.expect("answered");
    connection.shutdown().await.ok();
}

fn token(inner: &mut Inner, authorization: Option<&str>, body: &[u8]) -> (&'static str, String) {
    let form = Form::of(std::str::from_utf8(body).expect("text"));
    let known = match authorization.and_then(|value| value.strip_prefix("Basic ")) {
        Some(basic) => {
            let joined = String::from_utf8(BASE64.decode(basic.as_bytes()).expect("base64")).expect("text");
            let (name, secret) = joined.split_once(':').expect("two parts");
            let plain = |text: &str| Form::of(&format!("v={text}")).raw("v").to_owned();
            (plain(name), plain(secret))
        }
        None => (form.raw("client_id").to_owned(), form.raw("client_secret").to_owned()),
    };
    if known != (CLIENT.to_owned(), SECRET.to_owned()) {
        return ("401 Unauthorized", json!({ "error": "invalid_client" }).to_string());
    }
    let grant = inner.grants.remove(form.get("code"));
    let proven = BASE64URL_NOPAD.encode(&Sha256::digest(form.get("code_verifier")));
    match grant {
        Some(grant) if grant.challenge == proven && grant.redirect == form.get("redirect_uri") => (
            "200 OK",
            json!({ "access_token": "unused", "token_type": "Bearer", "id_token": grant.statement })
                .to_string(),
        ),
        _ => ("400 Bad Request", json!({ "error": "invalid_grant" }).to_string()),
    }
}

/// Where we tell providers to send browsers back to.
pub fn redirect(house: &House) -> String {
    sign_in_elsewhere::redirect_of(&house.keeper)
}
