//! Our question to a provider: the browser carries it, sealed, and brings it back with the answer.
//!
//! The secret behind the code and the number in the statement are made of the state and a key of ours, so nothing has to
//! be kept here for somebody who only looks at the door.

use data_encoding::BASE64URL_NOPAD;
use privacy::{Keyring, Secret};
use serde::{Deserialize, Serialize};
use vocabulary::{Id, Language, Moment};

use super::PATIENCE;
use crate::{IdentityProvider, Session};

const SEAL: &str = "provider question";

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To come in.
    SignIn,
    /// To open an account with an invitation.
    Invitation,
    /// To link one's account.
    Link,
    /// To prove again who one is.
    Confirm,
    /// To see whether the provider works.
    Try,
}

/// Somebody who sets out to a provider.
#[derive(Debug, Clone)]
pub struct Going {
    /// To which.
    pub provider: Id<IdentityProvider>,
    /// What for.
    pub purpose: Purpose,
    /// Where to go on afterwards.
    pub back: String,
    /// Whose language the pages speak.
    pub language: Language,
    /// Out of which session, if any.
    pub session: Option<Id<Session>>,
}

/// A question that was asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    pub provider: Id<IdentityProvider>,
    pub purpose: Purpose,
    pub state: String,
    pub begun_at: Moment,
    pub language: Language,
    back: String,
    pub session: Option<Id<Session>>,
}

impl Question {
    pub fn new(going: Going, now: Moment) -> Self {
        Self {
            provider: going.provider,
            purpose: going.purpose,
            state: Secret::new().shown().to_owned(),
            begun_at: now,
            language: going.language,
            back: going.back,
            session: going.session,
        }
    }

    pub fn going(self) -> Going {
        Going {
            provider: self.provider,
            purpose: self.purpose,
            back: self.back,
            language: self.language,
            session: self.session,
        }
    }

    /// For the cookie.
    pub fn sealed(&self, keys: &Keyring) -> String {
        let text = serde_json::to_string(self).expect("texts and moments can be written as JSON");
        let text = BASE64URL_NOPAD.encode(text.as_bytes());
        let tag = keys.sign(SEAL, &text);
        format!("{text}.{tag}")
    }

    pub fn read(keys: &Keyring, sealed: &str) -> Option<Self> {
        let (text, tag) = sealed.split_once('.')?;
        if !keys.verify(SEAL, text, tag) {
            return None;
        }
        serde_json::from_slice(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()
    }

    pub fn is_in_time(&self, now: Moment) -> bool {
        let since = now.timestamp().duration_since(self.begun_at.timestamp());
        !since.is_negative() && since < PATIENCE
    }

    /// What the statement has to repeat.
    pub fn nonce(&self, keys: &Keyring) -> String {
        keys.sign("provider nonce", &self.state)
    }

    /// The secret behind the question (PKCE): 64 characters.
    pub fn verifier(&self, keys: &Keyring) -> String {
        format!(
            "{}{}",
            keys.sign("provider verifier 1", &self.state),
            keys.sign("provider verifier 2", &self.state)
        )
    }
}
