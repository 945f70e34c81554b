//! Reading many sealed values at once.

use std::collections::HashMap;

use database::Work;
use vocabulary::Personal;

use crate::{
    cell::{Cell, Key},
    fault::PrivacyFault,
    keyring::Keyring,
    sealing, store,
    subject::Subject,
};

/// The keys of the subjects of a list, fetched with one statement. Wiped when it goes.
pub struct Reader {
    keys: HashMap<Subject, Option<Key>>,
}

impl Reader {
    /// Fetches the keys of these subjects.
    pub async fn begin(work: &mut Work, keys: &Keyring, subjects: &[Subject]) -> Result<Self, PrivacyFault> {
        let mut opened = HashMap::with_capacity(subjects.len());
        for found in store::keys_of(work, subjects).await? {
            let subject = found.subject;
            let key =
                found.wrapped.map(|(wrapped, key_id)| keys.unwrap(subject, &key_id, &wrapped)).transpose()?;
            opened.insert(subject, key);
        }
        Ok(Self { keys: opened })
    }

    /// Reads a sealed value; nothing when the subject's key was destroyed.
    pub fn unseal(
        &self,
        subject: Subject,
        cell: Cell,
        sealed: &[u8],
    ) -> Result<Option<Personal<String>>, PrivacyFault> {
        let key = self.keys.get(&subject).ok_or(PrivacyFault::NoKey(subject))?;
        key.as_ref().map(|key| sealing::open(key, subject, cell, sealed)).transpose()
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Reader(▒▒▒ of {})", self.keys.len())
    }
}
