//! What the finder's doors need.

use std::sync::Arc;

use database::Database;
use institutions::CodeLists;
use jobs::Derived;
use territory::Gazetteer;

use crate::{Index, unmet::UnmetNeeds};

/// The state of the finder's pages and interfaces. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub database: Database,
    /// The search index.
    pub index: Arc<Index>,
    /// Where people are.
    pub gazetteer: Derived<Gazetteer>,
    /// Names of types, groups, needs in three languages.
    pub codes: Derived<CodeLists>,
    /// What was asked for and is not there.
    pub unmet: UnmetNeeds,
}
