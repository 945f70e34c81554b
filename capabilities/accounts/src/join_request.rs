//! Noun: an institution that asks for its place.

use institutions::Institution;
use vocabulary::{Id, Language, Moment, Teryt};

/// A request, which the region checks: does the institution exist, is the mailbox its own, does the person speak for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRequest {
    /// Its identifier.
    pub id: Id<JoinRequest>,
    /// The institution of the directory that is meant, when there is one.
    pub institution: Option<Id<Institution>>,
    /// What it calls itself.
    pub institution_name: String,
    /// The number it claims in the register of businesses; its check digit is right.
    pub regon: Option<String>,
    /// The number it claims in the court register; well-formed.
    pub krs: Option<String>,
    /// The gmina of its seat.
    pub teryt: Teryt,
    /// In which language to answer.
    pub language: Language,
    /// What the person wrote; it lies sealed and stands here when one request is looked at.
    pub words: String,
    /// When.
    pub asked_at: Moment,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// `accepted` or `declined`.
    pub outcome: Option<String>,
    /// Why it was declined, or how it was checked; sealed as well.
    pub reason: Option<String>,
}
