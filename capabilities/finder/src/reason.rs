//! Noun: why a result is there: facts that a page turns into one plain line.

use crate::reach::Reach;

/// Why a service was found and stands where it stands. The words are in `locales/`; here is what they speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What it was found by.
    pub found_by: FoundBy,
    /// How it is reached.
    pub reach: Reach,
    /// How far away it is, in kilometres; nothing when that is unknown or the address is not told.
    pub distance_km: Option<f64>,
    /// The group it is for that was spoken of.
    pub for_group: Option<String>,
    /// Access needs that were asked for and that it meets.
    pub access: Vec<String>,
    /// Free places, when the question was about them or there are some.
    pub free_places: Option<u32>,
    /// A duty by law rather than a confirmed offer.
    pub statutory: bool,
}

/// What a service was found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBy {
    /// It answers this need of the thesaurus.
    Need(String),
    /// The words of the question stand in its name or description.
    Words,
    /// Nothing was found; this is who always helps.
    Fallback,
}
