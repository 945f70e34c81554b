//! Taking in what a source says about institutions, code lists and sources.

use std::collections::{HashMap, HashSet};

use database::{Fault, Work};
use vocabulary::Id;

use crate::{CannotKeep, Code, CodeLists, Institution, Source, may_keep, store};

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
}

/// A run over one collection: hand in batches with [`Keeping::batch`], then [`Keeping::finish`].
pub struct Keeping {
    known: HashMap<Id<Institution>, store::Known>,
    seen: HashSet<Id<Institution>>,
    kept: Kept,
}

impl Keeping {
    /// Begins a run.
    pub async fn begin(work: &mut Work, collection: &str) -> Result<Self, CannotKeep> {
        may_keep(work.actor())?;
        Ok(Self { known: store::known(work, collection).await?, seen: HashSet::new(), kept: Kept::default() })
    }

    /// Takes in some institutions. The same record twice in one run counts once; the first one holds.
    pub async fn batch(&mut self, work: &mut Work, institutions: &[Institution]) -> Result<(), Fault> {
        let (mut fresh, mut changed, mut restored) = (Vec::new(), Vec::new(), Vec::new());
        for institution in institutions {
            if !self.seen.insert(institution.id) {
                continue;
            }
            let facts = serde_json::to_string(institution).expect("an institution is always serialisable");
            let fingerprint = fingerprint(&facts);
            match self.known.get(&institution.id) {
                None => self.kept.new += 1,
                Some(known) if known.removed => {
                    self.kept.changed += 1;
                    restored.push(institution.id);
                }
                Some(known) if known.fingerprint == fingerprint => {
                    self.kept.unchanged += 1;
                    continue;
                }
                Some(_) => {
                    self.kept.changed += 1;
                    changed.push(institution.id);
                }
            }
            fresh.push((institution, facts, fingerprint));
        }
        store::remember(work, "changed", &changed).await?;
        store::remember(work, "restored", &restored).await?;
        store::keep(work, &fresh).await
    }

    /// Ends a run. With `complete`, what the collection no longer names becomes a tombstone.
    pub async fn finish(mut self, work: &mut Work, complete: bool) -> Result<Kept, Fault> {
        if complete {
            let gone: Vec<_> = self
                .known
                .iter()
                .filter(|(id, known)| !known.removed && !self.seen.contains(id))
                .map(|(id, _)| *id)
                .collect();
            store::remember(work, "removed", &gone).await?;
            for id in gone {
                self.kept.removed += store::remove(work, id).await?;
            }
        }
        Ok(self.kept)
    }
}

/// Tells two states of a record apart (FNV-1a of its JSON).
pub fn fingerprint(facts: &str) -> i64 {
    let hash = facts.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

/// Takes in codes: merged with the lists already there, which keep the names a newer list leaves empty.
pub async fn codes(work: &mut Work, codes: impl IntoIterator<Item = Code>) -> Result<CodeLists, CannotKeep> {
    may_keep(work.actor())?;
    let mut lists = CodeLists::new(store::codes(work).await?);
    for code in codes {
        lists.put(code);
    }
    let all: Vec<Code> = lists.names().flat_map(|list| lists.list(list).to_vec()).collect();
    store::keep_codes(work, &all).await?;
    Ok(lists)
}

/// Takes in sources.
pub async fn sources(work: &mut Work, sources: &[Source]) -> Result<(), CannotKeep> {
    may_keep(work.actor())?;
    Ok(store::keep_sources(work, sources).await?)
}
