//! Finding help: from a question and a place to services in order, each with its reason.
//!
//! Meaning comes first (needs of the thesaurus, then words), then whether one can get there, whether it is for these
//! people, then free places, freshness and care of the record. There is no dead end: where nothing fits, those who
//! must always help come, and the answer says so.

mod meaning;
mod ranking;

use uuid::Uuid;
use vocabulary::{Language, LocalText};

use crate::filters::Filters;
use crate::index::{CannotIndex, Index};
use crate::reach::Whereabouts;
use crate::reason::Reason;
use crate::thesaurus::Understanding;

/// Longer questions are cut: the first words say what is wrong.
const LONGEST_QUESTION: usize = 2_000;
/// More results than this are never given at once.
pub const MOST_RESULTS: usize = 100;

/// A question.
#[derive(Debug, Clone, Default)]
pub struct Ask<'a> {
    /// What somebody typed.
    pub question: &'a str,
    /// Where they are.
    pub place: Option<&'a Whereabouts>,
    /// Bytes of the question that name the place and say nothing about the need.
    pub place_in_question: Option<std::ops::Range<usize>>,
    /// Conditions.
    pub filters: Filters,
    /// Language of the page.
    pub language: Language,
    /// How many results are wanted, at most [`MOST_RESULTS`].
    pub limit: usize,
    /// How many results to leave out at the beginning, for further pages.
    pub skip: usize,
}

/// One result.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Identifier of the service in the directory.
    pub id: Uuid,
    /// Where the record comes from.
    pub source: String,
    /// Its identifier there.
    pub source_id: String,
    /// Code of the service type.
    pub service_type: String,
    /// Code of the kind of institution.
    pub institution_kind: String,
    /// What the service is called.
    pub name: LocalText,
    /// Identifier of the institution.
    pub institution_id: Uuid,
    /// What the institution is called.
    pub institution_name: LocalText,
    /// How far away it is.
    pub distance_km: Option<f64>,
    /// Why it is here.
    pub reason: Reason,
}

/// What was found.
#[derive(Debug)]
pub struct Found<'thesaurus> {
    /// What the question was taken to mean.
    pub understood: Understanding<'thesaurus>,
    /// Somebody may be in danger: the numbers of [`Understanding::urgent`] come first.
    pub urgent: bool,
    /// The results, best first.
    pub results: Vec<Hit>,
    /// How many services match in all.
    pub total: usize,
    /// Nothing suitable is known here; the results are those who always help.
    pub fallback: bool,
    /// With `fallback`: related services that are near or of a similar kind.
    pub nearest_related: Vec<Hit>,
    /// Nobody said where they are, and it would matter.
    pub ask_for_place: bool,
}

/// Answers a question.
pub fn find(index: &Index, ask: &Ask<'_>) -> Result<Found<'static>, CannotIndex> {
    let searcher = index.searcher();
    let thesaurus = index.thesaurus();
    let question = without_place(cut(ask.question), ask.place_in_question.clone());
    let understood = thesaurus.understand_with(&question, Some(ask.language), Some(&searcher.surfaces));
    let meaning = meaning::Meaning::of(&searcher, thesaurus, &understood)?;
    let ranked = ranking::rank(&searcher, &meaning, &understood, ask);
    let found = ranked.present(&searcher, understood, ask)?;
    tracing::debug!(total = found.total, fallback = found.fallback, "answered a question");
    Ok(found)
}

fn cut(question: &str) -> &str {
    &question[..question.floor_char_boundary(LONGEST_QUESTION)]
}

fn without_place(question: &str, place: Option<std::ops::Range<usize>>) -> String {
    let mut text = question.to_owned();
    if let Some(place) = place
        && let Some(named) = text.get(place.clone())
    {
        let blank = " ".repeat(named.len());
        text.replace_range(place, &blank);
    }
    text
}
