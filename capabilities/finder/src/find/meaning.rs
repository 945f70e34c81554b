//! Which service types, institutions and people a question is about, in the numbers of one generation.

use crate::index::CannotIndex;
use crate::index::facts::Codes;
use crate::index::searching::{Searcher, WordScores};
use crate::thesaurus::{Recognised, Thesaurus, Understanding};
use crate::words::Token;

/// What each further service type of a need is worth.
const BY_POSITION: [f32; 8] = [1.0, 0.95, 0.91, 0.87, 0.83, 0.8, 0.77, 0.75];
/// Evidence from which words of the thesaurus are believed: about one word that few needs share.
const ENOUGH_EVIDENCE: f32 = 2.0;
/// When hardly anything else was said, less is enough: "ops" alone is clear.
const MOSTLY_EXPLAINED: f32 = 0.75;
const ENOUGH_WHEN_EXPLAINED: f32 = 1.0;
/// Share of a question's words that must be found in a service when no need was recognised.
pub(super) const ENOUGH_WORDS: f32 = 0.55;

/// Words that a larger share of services contain say nothing …
const COMMONEST: f32 = 0.3;
/// … and beside a recognised need only rare ones add anything.
const COMMONEST_BESIDE_NEED: f32 = 0.05;

/// What somebody wants of a service type.
#[derive(Debug, Clone, Default)]
pub(super) struct TypeWanted {
    pub(super) weight: f32,
    /// Which recognised need asked for it first; nothing when only an access need did.
    pub(super) need: Option<usize>,
}

pub(super) struct Meaning<'searcher> {
    /// By service type.
    pub(super) types: Vec<Option<TypeWanted>>,
    /// Service types that have to do with it but do not answer it.
    pub(super) related: Vec<u16>,
    /// By recognised need: the kinds of institution it prefers.
    pub(super) preferred_kinds: Vec<Vec<u16>>,
    /// Kinds of institution asked for by name.
    pub(super) kinds: Vec<u16>,
    pub(super) groups: u64,
    pub(super) access: u64,
    /// Those of them that are welcome rather than demanded.
    pub(super) welcome_access: u64,
    pub(super) words: WordScores<'searcher>,
    /// A need was recognised whose services are not here at all.
    pub(super) unserved: bool,
    pub(super) recognised: bool,
}

/// Help that somebody who only says how they must be met may be looking for.
const FOR_ANY_ACCESS: [(&str, f32); 6] = [
    ("social_work", 0.9),
    ("violence_support", 0.85),
    ("crisis_intervention", 0.82),
    ("psychological_counselling", 0.8),
    ("addiction_counselling", 0.75),
    ("specialist_counselling", 0.72),
];

fn ask_everybody(codes: &Codes, types: &mut [Option<TypeWanted>]) {
    for (code, weight) in FOR_ANY_ACCESS {
        let Some(number) = codes.service_type(code) else { continue };
        let wanted = types[usize::from(number)].get_or_insert_default();
        wanted.weight = wanted.weight.max(weight);
    }
}

impl<'searcher> Meaning<'searcher> {
    pub(super) fn of(
        searcher: &'searcher Searcher,
        thesaurus: &Thesaurus,
        understood: &Understanding<'_>,
    ) -> Result<Self, CannotIndex> {
        let codes = &searcher.codes;
        let exists = |code: &String| codes.service_type(code).is_some();
        let enough =
            if understood.explained > MOSTLY_EXPLAINED { ENOUGH_WHEN_EXPLAINED } else { ENOUGH_EVIDENCE };
        let believed: Vec<&Recognised<'_>> =
            understood.needs.iter().filter(|need| need.evidence >= enough).collect();
        let mut types: Vec<Option<TypeWanted>> = vec![None; codes.service_types.len()];
        let mut preferred_kinds = Vec::new();
        let served = |need: &Recognised<'_>| need.need.services.iter().any(exists);
        let unserved = believed.first().is_some_and(|first| {
            // Somebody else's help that explains as much would mislead.
            let hidden = believed.iter().skip(1).any(|other| {
                let likely = if first.words == other.words { 0.7 } else { 0.88 };
                !served(other) && other.evidence >= likely * first.evidence && first.words & !other.words == 0
            });
            let saved = believed.iter().skip(1).any(|other| {
                let strong = other.strength > 0.6 || other.evidence >= 0.8 * first.evidence;
                served(other) && !other.qualifies && strong && other.words & !first.words != 0
            });
            hidden || !served(first) && !saved
        });
        let mut groups = codes.groups_mask(understood.people.iter().map(String::as_str));
        for (at, recognised) in believed.iter().enumerate() {
            let kinds = &recognised.need.institution_kinds;
            preferred_kinds.push(kinds.iter().filter_map(|kind| codes.institution_kind(kind)).collect());
            // Who was spoken of knows better than the need whom it is for.
            if at == 0 && groups == 0 {
                groups |= codes.groups_mask(recognised.need.target_groups.iter().map(String::as_str));
            }
            let here = recognised.need.services.iter().filter_map(|code| codes.service_type(code));
            for (number, position) in here.zip(0_usize..) {
                let by_position = BY_POSITION[position.min(BY_POSITION.len() - 1)];
                let weight = recognised.strength * by_position;
                let wanted = types[usize::from(number)].get_or_insert_default();
                if weight > wanted.weight {
                    *wanted = TypeWanted { weight, need: Some(at) };
                }
            }
        }
        let related = believed
            .iter()
            .flat_map(|need| &need.need.related)
            .filter_map(|code| codes.service_type(code))
            .collect();
        let mut access = codes.access_mask(understood.access.iter().map(String::as_str));
        for recognised in &believed {
            access |= codes.access_mask(recognised.need.access.iter().map(String::as_str));
        }
        if access != 0 && believed.iter().all(|need| !need.need.access.is_empty() || !served(need)) {
            ask_everybody(codes, &mut types);
        }
        let welcome_access = codes.access_mask(understood.access_by_condition.iter().map(String::as_str));
        let kinds =
            understood.institution_kinds.iter().filter_map(|kind| codes.institution_kind(kind)).collect();
        let counts = |token: &Token| token.positions.len() == 1 && thesaurus.weight_of(token) > 0.5;
        let recognised = !believed.is_empty();
        let commonest = if recognised { COMMONEST_BESIDE_NEED } else { COMMONEST };
        let words = searcher.score_words(&understood.tokens, counts, commonest)?;
        Ok(Self {
            types,
            related,
            preferred_kinds,
            kinds,
            groups,
            access,
            welcome_access,
            words,
            unserved,
            recognised,
        })
    }

    /// Which share of the question's meaning the words of this service carry.
    pub(super) fn share_of_words(&self, ordinal: u32) -> f32 {
        if self.words.best_possible <= 0.0 {
            return 0.0;
        }
        (self.words.of(ordinal) / self.words.best_possible).min(1.0)
    }
}
