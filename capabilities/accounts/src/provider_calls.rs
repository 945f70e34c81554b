//! Calls to identity providers: what they say of themselves, their keys, and a code for a statement.
//!
//! Somebody outside chose the address, so the calls go as those of webhooks do: to public networks only, to exactly the
//! address that was looked at, without redirects, within ten seconds; little is read and a few are made at once.

use std::{
    collections::HashMap,
    io::Read as _,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::SignedDuration;
use mail::webhooks::{HookAddress, NotPublic, Reach, agent};
use serde::Deserialize;
use tokio::sync::Semaphore;
use ureq::Agent;
use vocabulary::{Moment, Personal};

use crate::credentials::openid::{Discovery, KeySet, NotBelieved, discovery_address};

/// So many calls are made at once; a slow provider keeps nobody else from theirs for longer than ten seconds.
const AT_ONCE: usize = 4;
/// So much of an answer is read.
const MOST_READ: u64 = 128 * 1024;
/// What a provider says of itself is believed for so long.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(10);
/// Keys are fetched anew for a signature by an unknown one, but not more often.
const KEYS_AGAIN_AFTER: SignedDuration = SignedDuration::from_secs(30);
/// So many providers are remembered; there are not that many institutions.
const MOST_REMEMBERED: usize = 1_000;

/// Why a call came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallFailed {
    /// The address leads into a network that is not public.
    #[error("the address leads to a network that is not public")]
    NotPublic,
    /// Nobody answered in time, the name is not known, or the certificate is not trusted.
    #[error("the provider cannot be reached")]
    Unreachable,
    /// It sent us elsewhere.
    #[error("the provider sent us to another address")]
    Redirected,
    /// It answered with a status that means no.
    #[error("the provider answered with status {0}")]
    Status(u16),
    /// It does not know us by this name and secret.
    #[error("the provider does not accept our name and secret")]
    OurName,
    /// It does not accept the code.
    #[error("the provider does not accept the code")]
    Code,
    /// What it said is not believed.
    #[error(transparent)]
    NotBelieved(#[from] NotBelieved),
}

impl CallFailed {
    /// The ending of its message key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPublic => "not-public",
            Self::Unreachable => "unreachable",
            Self::Redirected => "redirected",
            Self::Status(_) => "status",
            Self::OurName => "name",
            Self::Code => "code",
            Self::NotBelieved(refusal) => refusal.code(),
        }
    }
}

/// What makes the calls and remembers for a while what was answered.
#[derive(Debug, Clone)]
pub struct Calls {
    agent: Agent,
    reach: Reach,
    turns: Arc<Semaphore>,
    known: Arc<Mutex<HashMap<String, Known>>>,
}

#[derive(Debug, Clone)]
struct Known {
    discovery: Arc<Discovery>,
    keys: Arc<KeySet>,
    at: Moment,
}

/// A code, and what belongs to it.
pub struct Exchange<'a> {
    /// What we are called there.
    pub client: &'a str,
    /// Our secret.
    pub secret: Personal<String>,
    /// The code.
    pub code: String,
    /// Where it was sent to.
    pub redirect: String,
    /// The secret behind the question (PKCE).
    pub verifier: String,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Calls {
    /// Calls that reach so far.
    pub fn reaching(reach: Reach) -> Self {
        Self {
            agent: agent(reach, "Ogniwo"),
            reach,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            known: Arc::default(),
        }
    }

    /// Whether an address may be called, as far as can be told from it.
    pub fn fits(&self, address: &str) -> bool {
        HookAddress::parse(address, self.reach).is_ok()
    }

    /// What a provider says of itself and its keys; remembered for ten minutes.
    pub async fn provider(
        &self,
        issuer: &str,
        now: Moment,
    ) -> Result<(Arc<Discovery>, Arc<KeySet>), CallFailed> {
        if let Some(known) = self.remembered(issuer).filter(|known| since(known.at, now) < REMEMBERED) {
            return Ok((known.discovery, known.keys));
        }
        let told = self.get(discovery_address(issuer)).await?;
        let discovery = Arc::new(Discovery::read(&told, issuer, |address| self.fits(address))?);
        let keys = self.fetch_keys(&discovery).await?;
        self.remember(issuer, Known { discovery: Arc::clone(&discovery), keys: Arc::clone(&keys), at: now });
        Ok((discovery, keys))
    }

    /// The keys as they are now, when those that are remembered are not quite new: a provider changes them.
    pub async fn keys_again(&self, issuer: &str, now: Moment) -> Result<Option<Arc<KeySet>>, CallFailed> {
        let Some(known) = self.remembered(issuer) else { return Ok(None) };
        if since(known.at, now) < KEYS_AGAIN_AFTER {
            return Ok(None);
        }
        let keys = self.fetch_keys(&known.discovery).await?;
        self.remember(issuer, Known { keys: Arc::clone(&keys), at: now, ..known });
        Ok(Some(keys))
    }

    /// Forgets what is known of a provider, to ask it anew.
    pub fn forget(&self, issuer: &str) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(issuer);
    }

    /// A statement for a code.
    pub async fn exchange(
        &self,
        discovery: &Discovery,
        exchange: Exchange<'_>,
    ) -> Result<String, CallFailed> {
        let mut form = web::Form::default();
        form.set("grant_type", "authorization_code");
        form.set("code", &exchange.code);
        form.set("redirect_uri", &exchange.redirect);
        form.set("code_verifier", &exchange.verifier);
        let mut authorization = None;
        if discovery.secret_in_body {
            form.set("client_id", exchange.client);
            form.set("client_secret", exchange.secret.disclose());
        } else {
            // RFC 6749 §2.3.1: each of the two is form-encoded before they are joined.
            let joined = format!("{}:{}", encoded(exchange.client), encoded(exchange.secret.disclose()));
            authorization = Some(format!("Basic {}", data_encoding::BASE64.encode(joined.as_bytes())));
        }
        let body = form.address("").trim_start_matches('?').to_owned();
        let (status, answer) = self.call(discovery.token.clone(), Some((body, authorization))).await?;
        match status {
            200 => {
                let tokens: Tokens = serde_json::from_slice(&answer).map_err(|_| NotBelieved::Garbled)?;
                Ok(tokens.id_token)
            }
            400 | 401 => {
                let refused: Option<Refused> = serde_json::from_slice(&answer).ok();
                Err(match refused.as_ref().map(|refused| refused.error.as_str()) {
                    Some("invalid_grant") => CallFailed::Code,
                    Some("invalid_client" | "unauthorized_client") => CallFailed::OurName,
                    _ if status == 401 => CallFailed::OurName,
                    _ => CallFailed::Status(status),
                })
            }
            other => Err(CallFailed::Status(other)),
        }
    }

    async fn fetch_keys(&self, discovery: &Discovery) -> Result<Arc<KeySet>, CallFailed> {
        let keys = KeySet::read(&self.get(discovery.keys.clone()).await?)?;
        if keys.is_empty() {
            return Err(NotBelieved::Unable.into());
        }
        Ok(Arc::new(keys))
    }

    async fn get(&self, address: String) -> Result<Vec<u8>, CallFailed> {
        match self.call(address, None).await? {
            (200, body) => Ok(body),
            (status, _) => Err(CallFailed::Status(status)),
        }
    }

    /// One call: with a form, or none.
    async fn call(
        &self,
        address: String,
        form: Option<(String, Option<String>)>,
    ) -> Result<(u16, Vec<u8>), CallFailed> {
        if !self.fits(&address) {
            return Err(NotBelieved::UnfitAddress.into());
        }
        let turn = self.turns.acquire().await.expect("the semaphore is never closed");
        let agent = self.agent.clone();
        let called = tokio::task::spawn_blocking(move || {
            let mut response = match form {
                None => agent.get(address).header("accept", "application/json").call(),
                Some((body, authorization)) => {
                    let mut request = agent
                        .post(address)
                        .header("accept", "application/json")
                        .header("content-type", "application/x-www-form-urlencoded");
                    if let Some(authorization) = authorization {
                        request = request.header("authorization", authorization);
                    }
                    request.send(body)
                }
            }
            .map_err(|error| failed(&error))?;
            let mut body = Vec::new();
            let mut reader = response.body_mut().as_reader().take(MOST_READ + 1);
            reader.read_to_end(&mut body).map_err(|_| CallFailed::Unreachable)?;
            if body.len() as u64 > MOST_READ {
                return Err(CallFailed::NotBelieved(NotBelieved::Garbled));
            }
            Ok((response.status().as_u16(), body))
        });
        let answer = called.await.map_err(|_| CallFailed::Unreachable)?;
        drop(turn);
        match answer? {
            (300..400, _) => Err(CallFailed::Redirected),
            answered => Ok(answered),
        }
    }

    fn remembered(&self, issuer: &str) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(issuer).cloned()
    }

    fn remember(&self, issuer: &str, known: Known) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_REMEMBERED {
            all.clear();
        }
        all.insert(issuer.to_owned(), known);
    }
}

fn since(then: Moment, now: Moment) -> SignedDuration {
    now.timestamp().duration_since(then.timestamp())
}

fn failed(error: &ureq::Error) -> CallFailed {
    match error {
        ureq::Error::Other(inside) if inside.is::<NotPublic>() => CallFailed::NotPublic,
        _ => {
            // The address is the operator's to see; a person reads that the provider cannot be reached.
            tracing::info!(%error, "an identity provider could not be reached");
            CallFailed::Unreachable
        }
    }
}

fn encoded(text: &str) -> String {
    let mut form = web::Form::default();
    form.set("v", text);
    form.address("").trim_start_matches("?v=").to_owned()
}
