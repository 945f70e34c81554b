//! Addresses of webhooks.

use std::{fmt, str::FromStr};

use ureq::http::Uri;

use super::reach::Reach;

/// An address that may be called. It is not known yet where it leads: that is looked at when it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookAddress(String);

/// Why an address may not be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitAddress {
    /// It is no web address.
    #[error("this is not a web address; it should look like https://example.pl/events")]
    Malformed,
    /// It is not https.
    #[error("the address must begin with https://")]
    NotEncrypted,
    /// It has a name and password in it, or a part after #.
    #[error("the address must have no name, password or # in it; receivers are recognised by the signature")]
    Credentials,
    /// It names this machine or a network that is not public.
    #[error("the address must be one of a public network")]
    NotPublic,
}

const LONGEST: usize = 500;

impl HookAddress {
    /// Parses an address for an installation whose couriers reach so far.
    pub fn parse(text: &str, reach: Reach) -> Result<Self, UnfitAddress> {
        let text = text.trim();
        if text.len() > LONGEST || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(UnfitAddress::Malformed);
        }
        if text.contains('#') {
            return Err(UnfitAddress::Credentials);
        }
        let uri = Uri::from_str(text).map_err(|_| UnfitAddress::Malformed)?;
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if reach == Reach::Anywhere => {}
            Some("http") => return Err(UnfitAddress::NotEncrypted),
            _ => return Err(UnfitAddress::Malformed),
        }
        let authority = uri.authority().ok_or(UnfitAddress::Malformed)?;
        if authority.as_str().contains('@') {
            return Err(UnfitAddress::Credentials);
        }
        if authority.host().is_empty() {
            return Err(UnfitAddress::Malformed);
        }
        if reach == Reach::Public && is_plainly_private(authority.host()) {
            return Err(UnfitAddress::NotPublic);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What can be told from the name alone, to say it while somebody types. The rule itself is in [`super::reach`].
fn is_plainly_private(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    let by_number = host.parse().is_ok_and(|address| !super::reach::is_public(address));
    by_number
        || host == "localhost"
        || [".localhost", ".local", ".internal", ".lan", ".home.arpa"].iter().any(|end| host.ends_with(end))
        || !host.contains(['.', ':'])
}

impl fmt::Display for HookAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encrypted_public_and_plain() {
        for text in
            ["https://example.pl/events", "https://hooks.example.pl:8443/a?b=c", "https://[2a00::1]/x"]
        {
            assert!(HookAddress::parse(text, Reach::Public).is_ok(), "{text}");
        }
        for (text, why) in [
            ("http://example.pl/", UnfitAddress::NotEncrypted),
            ("ftp://example.pl/", UnfitAddress::Malformed),
            ("file:///etc/passwd", UnfitAddress::Malformed),
            ("example.pl/events", UnfitAddress::Malformed),
            ("/events", UnfitAddress::Malformed),
            ("https://exa mple.pl/", UnfitAddress::Malformed),
            ("https://example.pl/\r\nX: y", UnfitAddress::Malformed),
            ("https://name:word@example.pl/", UnfitAddress::Credentials),
            ("https://example.pl/#a", UnfitAddress::Credentials),
            ("https://localhost/", UnfitAddress::NotPublic),
            ("https://LOCALHOST./", UnfitAddress::NotPublic),
            ("https://printer/", UnfitAddress::NotPublic),
            ("https://127.0.0.1/", UnfitAddress::NotPublic),
            ("https://[::1]/", UnfitAddress::NotPublic),
            ("https://[::ffff:10.0.0.1]/", UnfitAddress::NotPublic),
            ("https://169.254.169.254/latest/meta-data/", UnfitAddress::NotPublic),
            ("https://metadata.internal/", UnfitAddress::NotPublic),
        ] {
            assert_eq!(HookAddress::parse(text, Reach::Public), Err(why), "{text}");
        }
        assert!(HookAddress::parse("http://127.0.0.1:8080/", Reach::Anywhere).is_ok());
    }
}
