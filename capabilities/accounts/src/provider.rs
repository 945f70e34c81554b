//! Noun: the identity provider of an institution, by whose word its people may sign in.

use institutions::Institution;
use vocabulary::{Id, Moment};

/// An identity provider, as an institution told us of it. Its secret lies sealed and is read only to make a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its identifier. Another issuer is another provider: whoever was linked with the old one is not with the new one.
    pub id: Id<IdentityProvider>,
    /// Whose. It vouches for nobody anywhere else.
    pub institution: Id<Institution>,
    /// By which address it calls itself, letter by letter.
    pub issuer: String,
    /// What we are called there.
    pub client: String,
    /// The only domain of mailboxes that it may vouch for; needed where one issuer serves many houses.
    pub domain: Option<String>,
    /// Its own name (`acr`) for a sign-in with two factors, when it has one.
    pub strong: Option<String>,
    /// Since when.
    pub set_at: Moment,
}

impl IdentityProvider {
    /// Whether a mailbox is one that it may vouch for; one that is not told is none.
    pub fn may_vouch_for(&self, mailbox: Option<&str>) -> bool {
        let Some(domain) = &self.domain else { return true };
        mailbox
            .and_then(|mailbox| mailbox.rsplit_once('@'))
            .is_some_and(|(_, there)| there.eq_ignore_ascii_case(domain))
    }
}

/// Whether a text is a domain of mailboxes: `gmina.pl`.
pub fn is_domain(text: &str) -> bool {
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(|part| {
            !part.is_empty()
                && part.len() <= 63
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_provider(domain: Option<&str>) -> IdentityProvider {
        IdentityProvider {
            id: Id::derived("provider", "test", "1"),
            institution: Id::derived("institution", "test", "1"),
            issuer: "https://logowanie.gmina.example".into(),
            client: "ogniwo".into(),
            domain: domain.map(Into::into),
            strong: None,
            set_at: Moment::from_microseconds(0).expect("in range"),
        }
    }

    #[test]
    fn only_mailboxes_of_the_domain_are_vouched_for() {
        let provider = a_provider(Some("gmina.example"));
        assert!(provider.may_vouch_for(Some("ewa@GMINA.example")));
        for mailbox in
            ["ewa@inna.example", "ewa@gmina.example.evil", "ewa@evil-gmina.example", "gmina.example", "@"]
        {
            assert!(!provider.may_vouch_for(Some(mailbox)), "{mailbox}");
        }
        assert!(!provider.may_vouch_for(None));
        assert!(a_provider(None).may_vouch_for(None));
    }

    #[test]
    fn a_domain_looks_like_one() {
        for good in ["gmina.pl", "ops.nowy-targ.pl"] {
            assert!(is_domain(good), "{good}");
        }
        for bad in ["", "gmina", ".pl", "gmina..pl", "a b.pl", "@gmina.pl", "gmina.pl/"] {
            assert!(!is_domain(bad), "{bad}");
        }
    }
}
