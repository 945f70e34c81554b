//! Verbs that only look.

use crate::{Specimen, store};
use database::{Fault, Work};

/// The newest first, so many at most.
pub async fn newest(work: &mut Work, most: usize) -> Result<Vec<Specimen>, Fault> {
    store::newest(work, most).await
}
