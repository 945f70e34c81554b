//! Noun: somebody who can sign in.

use vocabulary::{Id, Language, Mailbox, Moment, Personal};

/// Somebody's account, opened for use.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its identifier: the only thing that other tables and the audit know of the person.
    pub id: Id<Account>,
    /// What colleagues call them; nothing when the data were erased.
    pub name: Option<Personal<String>>,
    /// Where letters go.
    pub mailbox: Option<Personal<Mailbox>>,
    /// In which language letters are written.
    pub language: Language,
    /// How the person proves who they are.
    pub means: Means,
    /// Since when nobody may sign in with it.
    pub suspended_at: Option<Moment>,
}

/// With what somebody proves who they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Means {
    /// A password.
    pub password: bool,
    /// Codes from a device, which were tried once.
    pub code: bool,
    /// How many passkeys.
    pub passkeys: u32,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// By how many identity providers the person is known.
    pub identities: u32,
}

impl Means {
    /// Whether a second proof beside the password, or a passkey, is there.
    pub const fn are_strong(self) -> bool {
        self.code || self.passkeys > 0
    }
}
