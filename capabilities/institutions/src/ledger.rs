//! The rule by which the keeping verbs take in what a source says again.
//!
//! It is one rule for institutions and services: a record is new, changed, come back or the same as before,
//! and what a whole collection no longer names is gone. The rule stands here; what to write is the stores' business.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use vocabulary::Id;

/// What the store remembers of a record.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The [`fingerprint`] of its facts.
    pub fingerprint: i64,
    /// Whether it is a tombstone.
    pub removed: bool,
    /// Whether the institution itself, or the region, has the last word on it.
    pub stewarded: bool,
}

/// What became of the records of a collection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Seen for the first time.
    pub new: u64,
    /// Different from before.
    pub changed: u64,
    /// The same as before.
    pub unchanged: u64,
    /// No longer named by the source; kept as tombstones.
    pub removed: u64,
    /// Left as they are, because the institution itself keeps them.
    pub kept_as_the_institution_says: u64,
}

/// The state of a run over one collection.
pub struct Ledger<T> {
    known: HashMap<Id<T>, Known>,
    seen: HashSet<Id<T>>,
    /// What became of the records so far.
    pub kept: Kept,
}

/// A batch, told apart by what is to be done with it.
pub struct Sorted<'batch, T> {
    /// To be written: the record, its facts as JSON, their fingerprint.
    pub fresh: Vec<(&'batch T, String, i64)>,
    /// Of these, those that were there and differ.
    pub changed: Vec<Id<T>>,
    /// Of these, those that were tombstones.
    pub restored: Vec<Id<T>>,
    /// Not to be written: those present that the institution itself keeps and of which the source says something new.
    pub disputed: Vec<(&'batch T, String, i64)>,
}

impl<T: Serialize> Ledger<T> {
    /// Begins with what the store remembers.
    pub fn new(known: HashMap<Id<T>, Known>) -> Self {
        Self { known, seen: HashSet::new(), kept: Kept::default() }
    }

    /// Sorts a batch. The same record twice in one run counts once; the first one holds.
    pub fn sort<'batch>(&mut self, batch: &'batch [T], id: impl Fn(&T) -> Id<T>) -> Sorted<'batch, T> {
        let mut sorted =
            Sorted { fresh: Vec::new(), changed: Vec::new(), restored: Vec::new(), disputed: Vec::new() };
        for record in batch {
            let id = id(record);
            if !self.seen.insert(id) {
                continue;
            }
            let facts = serde_json::to_string(record).expect("a record is always serialisable");
            let fingerprint = fingerprint(&facts);
            match self.known.get(&id) {
                None => self.kept.new += 1,
                Some(known) if known.stewarded => {
                    self.kept.kept_as_the_institution_says += 1;
                    if !known.removed && known.fingerprint != fingerprint {
                        sorted.disputed.push((record, facts, fingerprint));
                    }
                    continue;
                }
                Some(known) if known.removed => {
                    self.kept.changed += 1;
                    sorted.restored.push(id);
                }
                Some(known) if known.fingerprint == fingerprint => {
                    self.kept.unchanged += 1;
                    continue;
                }
                Some(_) => {
                    self.kept.changed += 1;
                    sorted.changed.push(id);
                }
            }
            sorted.fresh.push((record, facts, fingerprint));
        }
        sorted
    }

    /// What is known and was not seen in this run, except what institutions keep themselves.
    pub fn gone(&self) -> Vec<Id<T>> {
        let unseen = self
            .known
            .iter()
            .filter(|(id, known)| !known.removed && !known.stewarded && !self.seen.contains(id));
        unseen.map(|(id, _)| *id).collect()
    }
}

/// Tells two states of a record apart (FNV-1a of its JSON).
pub fn fingerprint(facts: &str) -> i64 {
    let hash = facts.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_new_then_the_same_then_changed_then_gone() {
        let id = |text: &String| Id::derived("text", "test", text.split(' ').next().unwrap_or_default());
        let before = ["a 1".to_owned()];
        let mut first = Ledger::new(HashMap::new());
        let written = first.sort(&before, id).fresh[0].2;
        assert_eq!(first.kept, Kept { new: 1, ..Kept::default() });

        let known = || {
            HashMap::from([(
                id(&before[0]),
                Known { fingerprint: written, removed: false, stewarded: false },
            )])
        };
        let mut same = Ledger::new(known());
        assert!(same.sort(&before, id).fresh.is_empty());
        let after = ["a 2".to_owned(), "a 3".to_owned()];
        let mut other = Ledger::new(known());
        assert_eq!(other.sort(&after, id).changed.len(), 1, "the first of two holds");
        assert_eq!(Ledger::new(known()).gone(), [id(&before[0])]);
        assert!(other.gone().is_empty());
    }

    #[test]
    fn what_an_institution_keeps_itself_is_neither_changed_nor_removed() {
        let id = |text: &String| Id::derived("text", "test", text.split(' ').next().unwrap_or_default());
        let said = ["a 2".to_owned()];
        let own = |removed| Known { fingerprint: 0, removed, stewarded: true };
        let mut present = Ledger::new(HashMap::from([(id(&said[0]), own(false))]));
        let sorted = present.sort(&said, id);
        assert_eq!((sorted.fresh.len(), sorted.disputed.len()), (0, 1));
        assert_eq!(present.kept, Kept { kept_as_the_institution_says: 1, ..Kept::default() });
        assert!(Ledger::new(HashMap::from([(id(&said[0]), own(false))])).gone().is_empty());

        let mut withdrawn = Ledger::new(HashMap::from([(id(&said[0]), own(true))]));
        let sorted = withdrawn.sort(&said, id);
        assert!(sorted.fresh.is_empty() && sorted.disputed.is_empty(), "the institution no longer offers it");
    }
}
