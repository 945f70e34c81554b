//! What a provider says of itself.

use serde::Deserialize;

use super::NotBelieved;

/// The answer of a provider's discovery address, as far as we need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// By which address it calls itself; the same that was configured, letter by letter.
    pub issuer: String,
    /// Where browsers are sent.
    pub authorization: String,
    /// Where codes become statements.
    pub token: String,
    /// Where its keys lie.
    pub keys: String,
    /// Whether our secret travels in the body; otherwise in the header.
    pub secret_in_body: bool,
    /// Whether it says in each answer who it is (RFC 9207).
    pub names_itself: bool,
}

/// Where a provider tells of itself.
pub fn discovery_address(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

#[derive(Deserialize)]
struct Told {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    response_types_supported: Option<Vec<String>>,
    #[serde(default)]
    code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    id_token_signing_alg_values_supported: Option<Vec<String>>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Discovery {
    /// Reads what was told at the discovery address of this issuer. `fits` says whether an address may be called.
    pub fn read(told: &[u8], issuer: &str, fits: impl Fn(&str) -> bool) -> Result<Self, NotBelieved> {
        let told: Told = serde_json::from_slice(told).map_err(|_| NotBelieved::Garbled)?;
        if told.issuer != issuer {
            return Err(NotBelieved::OtherIssuer);
        }
        let offers = |list: &Option<Vec<String>>, wanted: &[&str]| {
            list.as_ref().is_none_or(|list| list.iter().any(|one| wanted.contains(&one.as_str())))
        };
        let methods = &told.token_endpoint_auth_methods_supported;
        let able = offers(&told.response_types_supported, &["code"])
            && offers(&told.code_challenge_methods_supported, &["S256"])
            && offers(&told.id_token_signing_alg_values_supported, &["RS256", "ES256"])
            && offers(methods, &["client_secret_basic", "client_secret_post"]);
        if !able {
            return Err(NotBelieved::Unable);
        }
        if ![&told.authorization_endpoint, &told.token_endpoint, &told.jwks_uri]
            .into_iter()
            .all(|one| fits(one))
        {
            return Err(NotBelieved::UnfitAddress);
        }
        Ok(Self {
            issuer: told.issuer,
            authorization: told.authorization_endpoint,
            token: told.token_endpoint,
            keys: told.jwks_uri,
            secret_in_body: !offers(methods, &["client_secret_basic"]),
            names_itself: told.authorization_response_iss_parameter_supported,
        })
    }
}
