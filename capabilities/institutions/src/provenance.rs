//! Noun: where a record comes from.

use serde::{Deserialize, Serialize};
use vocabulary::PartialDate;

/// Where a record comes from. Every record has one; nothing is known from nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Key of the collection that was imported, for example the name of a region pack or a feed.
    pub collection: String,
    /// The record's identifier in that collection.
    pub source_id: String,
    /// Key of the source within the collection, see [`Source`].
    pub source: String,
    /// The date of the source's statement.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
    /// Other sources in which the same record was found.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also_in: Vec<String>,
}

/// A source: who publishes it, under which terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its key.
    pub source: String,
    /// Who publishes it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// The state it describes, in the source's own words.
    pub as_of: Option<String>,
    /// Where it is to be had.
    pub url: Option<String>,
    /// The terms under which it may be used again.
    pub licence: Option<String>,
    /// What was taken from it.
    pub used_for: Option<String>,
}

impl Source {
    /// Whether nobody official stands behind it; its records are shown with that label.
    pub fn is_unofficial(&self) -> bool {
        self.source.starts_with("secondary_")
    }
}
