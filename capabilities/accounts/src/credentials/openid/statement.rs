//! The signed statement about a person (ID token).

use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use serde::Deserialize;
use vocabulary::{Moment, Personal};

use super::{KeySet, NotBelieved};

/// No statement is longer, in characters.
const LONGEST: usize = 16 * 1024;
/// Clocks may differ by so much.
const SKEW: SignedDuration = SignedDuration::from_secs(60);
/// A statement is used at once; an older one was lying about somewhere.
const OLDEST: SignedDuration = SignedDuration::from_mins(10);
/// No subject is longer (OpenID Connect Core §2).
const LONGEST_SUBJECT: usize = 255;

/// What a statement must agree with.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Who speaks.
    pub issuer: &'a str,
    /// What we are called there.
    pub client: &'a str,
    /// What our question carried.
    pub nonce: &'a str,
    /// The present moment.
    pub now: Moment,
    /// The person must have proved who they are since then; none when it does not matter.
    pub proven_since: Option<Moment>,
    /// The provider's own name (`acr`) for a sign-in with two factors, when it has one.
    pub strong: Option<&'a str>,
}

/// A statement that is believed.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Who, for ever and only at this provider.
    pub subject: Personal<String>,
    /// When the person last proved who they are, when it is said.
    pub proven_at: Option<Moment>,
    /// Whether that took two factors.
    pub is_strong: bool,
    /// The mailbox, unless the provider says that it was not checked. Nobody is known by it.
    pub mailbox: Option<Personal<String>>,
    /// What the person is called.
    pub name: Option<Personal<String>>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    typ: Option<String>,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: i64,
    iat: i64,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    auth_time: Option<i64>,
    #[serde(default)]
    acr: Option<String>,
    #[serde(default)]
    amr: Option<Vec<String>>,
    #[serde(default)]
    email: Option<String>,
    /// Some providers write the word instead of the value.
    #[serde(default)]
    email_verified: Option<serde_json::Value>,
    #[serde(default)]
    name: Option<String>,
}

/// Reads a statement and says whether it is believed: first the signature, then everything that it says.
pub fn check(text: &str, keys: &KeySet, expected: &Expected<'_>) -> Result<Statement, NotBelieved> {
    let claims = signed_claims(text, keys)?;
    if claims.iss != expected.issuer {
        return Err(NotBelieved::OtherIssuer);
    }
    let (for_us, alone) = match &claims.aud {
        Audience::One(one) => (one == expected.client, true),
        Audience::Many(many) => (many.iter().any(|one| one == expected.client), many.len() == 1),
    };
    let party = claims.azp.as_deref();
    if !for_us || party.is_some_and(|party| party != expected.client) || (!alone && party.is_none()) {
        return Err(NotBelieved::OtherAudience);
    }
    in_time(&claims, expected.now)?;
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(NotBelieved::OtherNonce);
    }
    if claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT || !claims.sub.is_ascii() {
        return Err(NotBelieved::Garbled);
    }
    let proven_at = claims.auth_time.map(moment).transpose()?;
    if let Some(since) = expected.proven_since
        && proven_at.is_none_or(|proven_at| proven_at.timestamp() < since.timestamp() - SKEW)
    {
        return Err(NotBelieved::Stale);
    }
    let named = expected.strong.is_some_and(|strong| claims.acr.as_deref() == Some(strong));
    let unchecked = matches!(&claims.email_verified, Some(value) if *value == false || value == "false");
    Ok(Statement {
        subject: Personal::new(claims.sub),
        proven_at: proven_at.map(|proven_at| proven_at.min(expected.now)),
        is_strong: named || two_factors(claims.amr.as_deref().unwrap_or_default()),
        mailbox: claims.email.filter(|_| !unchecked).map(Personal::new),
        name: claims
            .name
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .map(Personal::new),
    })
}

/// The part that speaks, once it is known who signed it.
fn signed_claims(text: &str, keys: &KeySet) -> Result<Claims, NotBelieved> {
    if text.len() > LONGEST {
        return Err(NotBelieved::Garbled);
    }
    let decoded = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| NotBelieved::Garbled);
    let (signed, signature) = text.rsplit_once('.').ok_or(NotBelieved::Garbled)?;
    let (head, body) = signed.split_once('.').ok_or(NotBelieved::Garbled)?;
    let head: Head = serde_json::from_slice(&decoded(head)?).map_err(|_| NotBelieved::Garbled)?;
    if head.crit.is_some() || head.typ.as_deref().is_some_and(|kind| !kind.eq_ignore_ascii_case("JWT")) {
        return Err(NotBelieved::Garbled);
    }
    // Invariant: the kind of signature is one of these two, whatever the statement asks for.
    if !matches!(head.alg.as_str(), "RS256" | "ES256") {
        return Err(NotBelieved::UnknownAlgorithm);
    }
    keys.verify(&head.alg, head.kid.as_deref(), signed.as_bytes(), &decoded(signature)?)?;
    serde_json::from_slice(&decoded(body)?).map_err(|_| NotBelieved::Garbled)
}

fn in_time(claims: &Claims, now: Moment) -> Result<(), NotBelieved> {
    let now = now.timestamp();
    let issued = moment(claims.iat)?.timestamp();
    if moment(claims.exp)?.timestamp() + SKEW <= now || issued + OLDEST + SKEW <= now {
        return Err(NotBelieved::Expired);
    }
    let begins = claims.nbf.map(moment).transpose()?.map_or(issued, Moment::timestamp);
    if issued > now + SKEW || begins > now + SKEW {
        return Err(NotBelieved::NotYet);
    }
    Ok(())
}

fn moment(seconds: i64) -> Result<Moment, NotBelieved> {
    // The years 1970 to 2286: adding minutes to such a moment cannot leave the calendar.
    if !(0..10_000_000_000).contains(&seconds) {
        return Err(NotBelieved::Garbled);
    }
    Moment::from_microseconds(seconds * 1_000_000).ok_or(NotBelieved::Garbled)
}

/// Whether methods (RFC 8176) make two factors: said so, or one that is had beside one that is known or is oneself. A
/// message to a telephone is none: it can be read elsewhere.
fn two_factors(methods: &[String]) -> bool {
    let any = |of: &[&str]| methods.iter().any(|method| of.contains(&method.as_str()));
    any(&["mfa"])
        || (any(&["otp", "hwk", "swk", "sc", "pop"])
            && any(&["pwd", "pin", "fpt", "face", "iris", "retina", "vbm"]))
}
