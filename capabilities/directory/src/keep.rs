//! Taking in what a source says about services.

use std::{borrow::Cow, collections::HashMap};

use database::{Fault, Work};
pub use institutions::ledger::Kept;
use institutions::ledger::Ledger;
use institutions::{CannotKeep, Institution};
use vocabulary::Id;

use crate::{Service, Vacancy, duplicates, permissions, store};

/// A run over one collection: hand in batches with [`Keeping::batch`], then [`Keeping::finish`].
pub struct Keeping {
    ledger: Ledger<Service>,
    /// Where institutions went that were joined with others.
    moved: HashMap<Id<Institution>, Id<Institution>>,
}

impl Keeping {
    /// Begins a run.
    pub async fn begin(work: &mut Work, collection: &str) -> Result<Self, CannotKeep> {
        permissions::may_keep(work.actor())?;
        let ledger = Ledger::new(store::known(work, collection).await?);
        Ok(Self { ledger, moved: duplicates::institutions_moved(work).await? })
    }

    /// Takes in some services. The same record twice in one run counts once; the first one holds.
    pub async fn batch(&mut self, work: &mut Work, services: &[Service]) -> Result<(), Fault> {
        let services = self.with_institutions_of_today(services);
        let mut sorted = self.ledger.sort(&services, |service| service.id);
        store::remember(work, "changed", &sorted.changed).await?;
        store::remember(work, "restored", &sorted.restored).await?;
        store::dispute(work, &sorted.disputed).await?;
        sorted.changed.append(&mut sorted.restored);
        store::keep(work, &sorted.fresh, &sorted.changed).await
    }

    /// Ends a run. With `complete`, what the collection no longer names becomes a tombstone.
    pub async fn finish(mut self, work: &mut Work, complete: bool) -> Result<Kept, Fault> {
        if complete {
            let gone = self.ledger.gone();
            store::remember(work, "removed", &gone).await?;
            for id in gone {
                self.ledger.kept.removed += store::remove(work, id).await?;
            }
        }
        Ok(self.ledger.kept)
    }

    /// The services of institutions that were joined with others belong to those.
    fn with_institutions_of_today<'batch>(&self, services: &'batch [Service]) -> Cow<'batch, [Service]> {
        if !services.iter().any(|service| self.moved.contains_key(&service.institution)) {
            return Cow::Borrowed(services);
        }
        let mut services = services.to_vec();
        for service in &mut services {
            service.institution =
                self.moved.get(&service.institution).copied().unwrap_or(service.institution);
        }
        Cow::Owned(services)
    }
}

/// Takes in published states of free places.
pub async fn vacancies(work: &mut Work, vacancies: &[Vacancy]) -> Result<(), CannotKeep> {
    permissions::may_keep(work.actor())?;
    Ok(store::keep_vacancies(work, vacancies).await?)
}
