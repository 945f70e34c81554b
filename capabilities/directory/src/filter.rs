//! Noun: which services are asked for.

use institutions::Institution;
use vocabulary::{Id, Moment, Teryt};

/// Conditions on services; all that are named must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Changed at this moment or later. Then tombstones count too, so that a copy elsewhere can follow.
    pub changed_since: Option<Moment>,
    /// Given by this institution.
    pub institution: Option<Id<Institution>>,
    /// A code of the list `service_type`.
    pub service_type: Option<String>,
    /// A code of the list `cus_area`.
    pub area: Option<String>,
    /// A list, and one of its codes or any of them: `target_group`, `ground`, `access_need`, `fee_rule`, `language`.
    pub code: Option<(String, Option<String>)>,
    /// A part of the name; letters with and without marks are the same.
    pub name: Option<String>,
    /// Serves this unit, its powiat or its voivodeship.
    pub serves: Option<Teryt>,
}
