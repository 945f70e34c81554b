//! Typed identifiers.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The identifier of a `T`: a UUID that cannot be mistaken for the identifier of something else.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

/// The name space from which identifiers of imported records are derived. Never change it: links and
/// other programs' copies depend on it.
const SOURCES: Uuid = Uuid::from_u128(0x6f67_6e69_776f_5001_8a5e_72f1_9d3c_0b42);

impl<T> Id<T> {
    /// Wraps a UUID that is known to identify a `T`.
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The identifier of the record `source_id` of `source`: always the same for the same pair, so that
    /// a repeated import finds what the first one made. `what` keeps, for example, an institution and a service
    /// with the same number apart.
    pub fn derived(what: &str, source: &str, source_id: &str) -> Self {
        let name = format!("{what}\u{1f}{source}\u{1f}{source_id}");
        Self::new(Uuid::new_v5(&SOURCES, name.as_bytes()))
    }

    /// The bare UUID, for the database door and for interchange formats.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, formatter)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, formatter)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::new)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_record_of_a_source_always_has_the_same_id() {
        let first: Id<()> = Id::derived("service", "pack", "ops-1--meal");
        assert_eq!(first, Id::derived("service", "pack", "ops-1--meal"));
        assert_ne!(first, Id::derived("institution", "pack", "ops-1--meal"));
        assert_ne!(first, Id::derived("service", "pac", "kops-1--meal"));
    }
}
