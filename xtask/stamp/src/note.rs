//! Verb: note a specimen.

use crate::permissions::{NotAllowed, may_note};
use crate::{Specimen, Title, store};
use database::{Fault, Work};

/// The ask: building one means that it has been parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSpecimen {
    /// What it is called.
    pub title: Title,
}

/// The refusals.
#[derive(Debug, thiserror::Error)]
pub enum CannotNote {
    /// The actor has no right to.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The database did not take it.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Notes it at the moment of the work.
pub async fn note(work: &mut Work, ask: NoteSpecimen) -> Result<Specimen, CannotNote> {
    may_note(work.actor())?;
    let specimen = Specimen { id: work.new_id(), title: ask.title, noted_at: work.moment() };
    store::keep(work, &specimen).await?;
    Ok(specimen)
}
