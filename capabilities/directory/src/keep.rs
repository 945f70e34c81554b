//! Taking in what a source says about services.

use std::collections::{HashMap, HashSet};

use database::{Fault, Work};
use institutions::CannotKeep;
pub use institutions::keep::Kept;
use institutions::keep::fingerprint;
use vocabulary::Id;

use crate::{Service, Vacancy, permissions, store};

/// A run over one collection: hand in batches with [`Keeping::batch`], then [`Keeping::finish`].
pub struct Keeping {
    known: HashMap<Id<Service>, store::Known>,
    seen: HashSet<Id<Service>>,
    kept: Kept,
}

impl Keeping {
    /// Begins a run.
    pub async fn begin(work: &mut Work, collection: &str) -> Result<Self, CannotKeep> {
        permissions::may_keep(work.actor())?;
        Ok(Self { known: store::known(work, collection).await?, seen: HashSet::new(), kept: Kept::default() })
    }

    /// Takes in some services. The same record twice in one run counts once; the first one holds.
    pub async fn batch(&mut self, work: &mut Work, services: &[Service]) -> Result<(), Fault> {
        let (mut fresh, mut changed, mut restored) = (Vec::new(), Vec::new(), Vec::new());
        for service in services {
            if !self.seen.insert(service.id) {
                continue;
            }
            let facts = serde_json::to_string(service).expect("a service is always serialisable");
            let fingerprint = fingerprint(&facts);
            match self.known.get(&service.id) {
                None => self.kept.new += 1,
                Some(known) if known.removed => {
                    self.kept.changed += 1;
                    restored.push(service.id);
                }
                Some(known) if known.fingerprint == fingerprint => {
                    self.kept.unchanged += 1;
                    continue;
                }
                Some(_) => {
                    self.kept.changed += 1;
                    changed.push(service.id);
                }
            }
            fresh.push((service, facts, fingerprint));
        }
        store::remember(work, "changed", &changed).await?;
        store::remember(work, "restored", &restored).await?;
        changed.append(&mut restored);
        store::keep(work, &fresh, &changed).await
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

/// Takes in published states of free places.
pub async fn vacancies(work: &mut Work, vacancies: &[Vacancy]) -> Result<(), CannotKeep> {
    permissions::may_keep(work.actor())?;
    Ok(store::keep_vacancies(work, vacancies).await?)
}
