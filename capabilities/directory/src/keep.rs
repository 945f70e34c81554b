//! Taking in what a source says about services.

use database::{Fault, Work};
use institutions::CannotKeep;
pub use institutions::ledger::Kept;
use institutions::ledger::Ledger;

use crate::{Service, Vacancy, permissions, store};

/// A run over one collection: hand in batches with [`Keeping::batch`], then [`Keeping::finish`].
pub struct Keeping(Ledger<Service>);

impl Keeping {
    /// Begins a run.
    pub async fn begin(work: &mut Work, collection: &str) -> Result<Self, CannotKeep> {
        permissions::may_keep(work.actor())?;
        Ok(Self(Ledger::new(store::known(work, collection).await?)))
    }

    /// Takes in some services. The same record twice in one run counts once; the first one holds.
    pub async fn batch(&mut self, work: &mut Work, services: &[Service]) -> Result<(), Fault> {
        let mut sorted = self.0.sort(services, |service| service.id);
        store::remember(work, "changed", &sorted.changed).await?;
        store::remember(work, "restored", &sorted.restored).await?;
        sorted.changed.append(&mut sorted.restored);
        store::keep(work, &sorted.fresh, &sorted.changed).await
    }

    /// Ends a run. With `complete`, what the collection no longer names becomes a tombstone.
    pub async fn finish(mut self, work: &mut Work, complete: bool) -> Result<Kept, Fault> {
        if complete {
            let gone = self.0.gone();
            store::remember(work, "removed", &gone).await?;
            for id in gone {
                self.0.kept.removed += store::remove(work, id).await?;
            }
        }
        Ok(self.0.kept)
    }
}

/// Takes in published states of free places.
pub async fn vacancies(work: &mut Work, vacancies: &[Vacancy]) -> Result<(), CannotKeep> {
    permissions::may_keep(work.actor())?;
    Ok(store::keep_vacancies(work, vacancies).await?)
}
