//! Whom data are about.

use uuid::Uuid;
use vocabulary::Id;

/// Somebody, or something, that data are about and that has a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject(Uuid);

impl Subject {
    /// The subject with that identifier: an account's, a person's, a letter's.
    pub const fn of(id: Uuid) -> Self {
        Self(id)
    }

    /// Its identifier.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> From<Id<T>> for Subject {
    fn from(id: Id<T>) -> Self {
        Self(id.uuid())
    }
}
