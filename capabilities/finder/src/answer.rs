//! Answering somebody: their words and their place, together.
//!
//! Pages and interfaces call [`answer`]; none of them knows how a place is understood or how results are ordered.

use territory::{Place, Understanding as PlaceUnderstanding};
use translations::Speak;
use vocabulary::Language;

use crate::{Ask, CannotIndex, Filters, Found, FoundBy, House, Reach, Reason, Whereabouts, find};

/// What somebody asks.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// In their own words.
    pub text: String,
    /// Where they say they are; empty when they did not say.
    pub place: String,
    /// Conditions.
    pub filters: Filters,
    /// How many results.
    pub limit: usize,
    /// How many to leave out at the beginning.
    pub skip: usize,
}

/// Where somebody is taken to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Where {
    /// They did not say.
    Unsaid,
    /// They said something that is no place known here.
    Unknown(String),
    /// Here; `others` have the same name.
    Here {
        /// The place that was taken.
        taken: Place,
        /// Others it could have been.
        others: Vec<Place>,
    },
}

impl Where {
    /// The place that was taken.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Here { taken, .. } => Some(taken),
            Self::Unsaid | Self::Unknown(_) => None,
        }
    }
}

/// What was understood and found.
pub struct Answer {
    /// Where.
    pub place: Where,
    /// What.
    pub found: Found<'static>,
}

/// Longer texts are cut before they are read; nobody describes a place or a need in more.
const LONGEST_PLACE: usize = 200;

/// Answers a question. Nothing of it is kept.
pub fn answer(house: &House, question: &Question, language: Language) -> Result<Answer, CannotIndex> {
    let gazetteer = house.gazetteer.get();
    let said = question.place.trim();
    let said = &said[..said.floor_char_boundary(LONGEST_PLACE)];
    let mut in_question = None;
    let place = if said.is_empty() {
        match gazetteer.extract(&question.text) {
            Some((taken, span)) => {
                in_question = Some(span);
                Where::Here { taken, others: Vec::new() }
            }
            None => Where::Unsaid,
        }
    } else {
        match gazetteer.find(said) {
            PlaceUnderstanding::Nothing => Where::Unknown(said.to_owned()),
            PlaceUnderstanding::One(taken) => Where::Here { taken, others: Vec::new() },
            PlaceUnderstanding::Several { taken, others } => Where::Here { taken, others },
        }
    };
    let whereabouts =
        place.place().map(|place| Whereabouts { unit: Some(place.teryt.clone()), point: place.point });
    let found = find(
        &house.index,
        &Ask {
            question: &question.text,
            place: whereabouts.as_ref(),
            place_in_question: in_question,
            filters: question.filters.clone(),
            language,
            limit: question.limit,
            skip: question.skip,
        },
    )?;
    Ok(Answer { place, found })
}

/// The one plain line that says why a result is there.
pub fn why(house: &House, reason: &Reason, t: &Speak) -> String {
    let language = t.language();
    let codes = house.codes.get();
    let mut parts = Vec::with_capacity(4);
    match &reason.found_by {
        FoundBy::Need(need) => {
            let name =
                house.index.thesaurus().need(need).map(|need| need.name.in_language(language).to_owned());
            parts.push(t.phrase("find-why-need").with("need", name.unwrap_or_default()).to_string());
        }
        FoundBy::Words => parts.push(t.say("find-why-words")),
        FoundBy::Fallback => parts.push(t.say("find-why-fallback")),
    }
    if let Some(group) = &reason.for_group {
        let name = codes.name("target_group", group, language).to_owned();
        parts.push(t.phrase("find-why-group").with("group", name).to_string());
    }
    for need in &reason.access {
        let name = codes.name("access_need", need, language).to_owned();
        parts.push(t.phrase("find-why-access").with("access", name).to_string());
    }
    match reason.reach {
        Reach::ServesGmina => parts.push(t.say("find-why-gmina")),
        Reach::ServesPowiat => parts.push(t.say("find-why-powiat")),
        Reach::ServesRegion => parts.push(t.say("find-why-region")),
        Reach::Nearby => parts.push(t.say("find-why-nearby")),
        Reach::Far => parts.push(t.say("find-why-far")),
        Reach::NoPlace => {}
    }
    if let Some(free) = reason.free_places.filter(|free| *free > 0) {
        parts.push(t.count("find-why-free", u64::from(free)));
    }
    parts.join(" · ")
}
