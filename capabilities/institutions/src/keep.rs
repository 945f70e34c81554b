//! Taking in what a source says about institutions, code lists and sources.

pub use crate::ledger::Kept;
use crate::{CannotKeep, Code, CodeLists, Institution, Source, ledger::Ledger, may_keep, store};
use database::{Fault, Work};

/// A run over one collection: hand in batches with [`Keeping::batch`], then [`Keeping::finish`].
pub struct Keeping(Ledger<Institution>);

impl Keeping {
    /// Begins a run.
    pub async fn begin(work: &mut Work, collection: &str) -> Result<Self, CannotKeep> {
        may_keep(work.actor())?;
        Ok(Self(Ledger::new(store::known(work, collection).await?)))
    }

    /// Takes in some institutions. The same record twice in one run counts once; the first one holds.
    pub async fn batch(&mut self, work: &mut Work, institutions: &[Institution]) -> Result<(), Fault> {
        let sorted = self.0.sort(institutions, |institution| institution.id);
        store::remember(work, "changed", &sorted.changed).await?;
        store::remember(work, "restored", &sorted.restored).await?;
        store::keep(work, &sorted.fresh).await?;
        register_says(work, &sorted.disputed).await
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

/// What a register says now of institutions that describe themselves: its own part is taken over, theirs stays.
async fn register_says(work: &mut Work, disputed: &[(&Institution, String, i64)]) -> Result<(), Fault> {
    for (says, _, fingerprint) in disputed {
        let Some((now, _)) = store::hold(work, says.id).await? else { continue };
        let both = now.institution.keeping_its_own_words(says);
        if both != now.institution {
            store::remember(work, "changed", &[both.id]).await?;
        }
        store::keep(work, &[(&both, json_of(&both), *fingerprint)]).await?;
    }
    Ok(())
}

fn json_of(institution: &Institution) -> String {
    serde_json::to_string(institution).expect("an institution is always serialisable")
}

/// Holds an institution until the unit of work ends, so that nobody else changes it in between.
pub async fn hold(work: &mut Work, id: vocabulary::Id<Institution>) -> Result<Option<store::Kept>, Fault> {
    Ok(store::hold(work, id).await?.map(|(kept, _)| kept))
}

/// Writes what an institution says about itself, with its former state in the history. From now on no register changes
/// that part. Whoever calls has held it and asked who may.
pub async fn own_words(work: &mut Work, what: &str, institution: &Institution) -> Result<(), Fault> {
    let Some((_, fingerprint)) = store::hold(work, institution.id).await? else { return Ok(()) };
    store::remember(work, what, &[institution.id]).await?;
    store::keep(work, &[(institution, json_of(institution), fingerprint)]).await?;
    store::own(work, institution.id).await
}

/// Puts an institution aside, because it is there under another name: a tombstone that no import brings back. Tells
/// whether it was there. Whoever calls has asked who may.
pub async fn set_aside(work: &mut Work, id: vocabulary::Id<Institution>) -> Result<bool, Fault> {
    store::remember(work, "set aside", &[id]).await?;
    Ok(store::set_aside(work, id).await? == 1)
}

/// Brings back an institution that was put aside. Tells whether there was one. Whoever calls has asked who may.
pub async fn bring_back(work: &mut Work, id: vocabulary::Id<Institution>) -> Result<bool, Fault> {
    store::remember(work, "brought back", &[id]).await?;
    Ok(store::bring_back(work, id).await? == 1)
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
