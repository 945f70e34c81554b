//! One pass over every service that could be meant, and the order of what remains.

use directory::Mode;

use super::meaning::{ENOUGH_WORDS, Meaning};
use super::{Ask, Found, Hit, MOST_RESULTS};
use crate::filters::Sieve;
use crate::index::CannotIndex;
use crate::index::facts::{Facts, UNKNOWN, flag};
use crate::index::searching::Searcher;
use crate::reach::{Map, Range, Reached, range_of};
use crate::reason::{FoundBy, Reason};
use crate::thesaurus::Understanding;

/// A service and how well it fits.
#[derive(Debug, Clone, Copy)]
struct Scored {
    ordinal: u32,
    score: f32,
    reached: Reached,
    /// Which recognised need it answers; nothing when words led to it.
    need: Option<usize>,
}

impl Scored {
    /// Orders by score, the best first, and then by place: scores are not negative, so their bits are in their order.
    fn rank(&self) -> u64 {
        u64::from(u32::MAX - self.score.to_bits()) << 32 | u64::from(self.ordinal)
    }
}

pub(super) struct Ranked {
    scored: Vec<Scored>,
    total: usize,
    fallback: bool,
    related: Vec<Scored>,
    groups: u64,
    access: u64,
}

/// Types whose services differ by whom they take in, so that the wrong group means the wrong house.
const DIVIDED_BY_GROUP: &[&str] = &["nursing_home", "self_help_home", "self_help_club"];
/// Each further service of a type that was already shown is worth this much of the one before.
const REPETITION: f32 = 0.9;
/// How far away a related service may be, in kilometres.
const FARTHEST: f64 = 300.0;
/// Share of the question's words in a service that make it related.
const RELATED_WORDS: f32 = 0.3;
/// How many related services are compared, and how many shown.
const MOST_RELATED: usize = 60;
const SHOWN_RELATED: usize = 3;
/// So many are put in order; nobody reads further.
const MOST_ORDERED: usize = 1_000;
const MOST_REPETITION: i32 = 5;

#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
struct Pass<'a> {
    searcher: &'a Searcher,
    meaning: &'a Meaning<'a>,
    map: Map,
    sieve: Sieve,
    ranges: Vec<Range>,
    divided: Vec<bool>,
    everybody: u64,
    free_place: bool,
    for_women: bool,
    for_men: bool,
    free_of_charge: bool,
    round_the_clock: bool,
    /// The modes wished for; nothing when none was.
    modes: u8,
}

/// What a wish that is met, or known not to be, is worth: enough to order services that are otherwise alike.
const WISH: f32 = 0.02;
/// Wishes that name a mode.
const WISHED_MODES: [(&str, Mode); 4] = [
    ("at_home", Mode::AtHome),
    ("by_phone", Mode::Phone),
    ("online", Mode::Online),
    ("residential", Mode::Residential),
];

pub(super) fn rank(
    searcher: &Searcher,
    meaning: &Meaning<'_>,
    understood: &Understanding<'_>,
    ask: &Ask<'_>,
) -> Ranked {
    let codes = &searcher.codes;
    let wish = |wanted: &str| understood.wishes.iter().any(|wish| wish == wanted);
    let pass = Pass {
        searcher,
        meaning,
        map: Map::of(&codes.coverages, ask.place),
        sieve: ask.filters.sieve(codes),
        ranges: codes.service_types.iter().map(|code| range_of(code)).collect(),
        divided: codes.service_types.iter().map(|code| DIVIDED_BY_GROUP.contains(&code.as_str())).collect(),
        everybody: codes.groups_mask(["general_public"]),
        free_place: wish("free_place"),
        for_women: wish("for_women"),
        for_men: wish("for_men"),
        free_of_charge: wish("free_of_charge"),
        round_the_clock: wish("round_the_clock") || wish("night"),
        modes: codes
            .modes_mask(WISHED_MODES.iter().filter(|(said, _)| wish(said)).map(|(_, mode)| mode.code())),
    };
    let (mut scored, mut total) = if meaning.unserved { (Vec::new(), 0) } else { pass.everything() };
    let fallback = scored.is_empty();
    let mut related = Vec::new();
    if fallback {
        related = pass.related();
        (scored, total) = pass.those_who_always_help();
    }
    Ranked { scored, total, fallback, related, groups: meaning.groups, access: meaning.access }
}

impl Pass<'_> {
    fn everything(&self) -> (Vec<Scored>, usize) {
        let mut scored = Vec::new();
        for (wanted, number) in self.meaning.types.iter().zip(0_u16..) {
            let Some(wanted) = wanted else { continue };
            for ordinal in self.of_type(number, false) {
                let meaning = wanted.weight * (1.0 + 0.12 * self.meaning.share_of_words(ordinal));
                scored.extend(self.score(ordinal, meaning, wanted.need, false));
            }
        }
        // Words alone must be nearly all there to stand beside a recognised need.
        let enough = if self.meaning.recognised { 0.85 } else { ENOUGH_WORDS };
        for &ordinal in self.meaning.words.touched() {
            let facts = &self.searcher.facts[ordinal as usize];
            if self.meaning.types[usize::from(facts.service_type)].is_some() {
                continue;
            }
            let share = self.meaning.share_of_words(ordinal);
            if share >= enough {
                let worth = if self.meaning.recognised { 0.75 * share } else { share };
                scored.extend(self.score(ordinal, worth, None, false));
            }
        }
        self.sort(scored)
    }

    fn sort(&self, mut scored: Vec<Scored>) -> (Vec<Scored>, usize) {
        let total = scored.len();
        // What is moved about is a number for each, not the whole of it.
        let mut order: Vec<(u64, u32)> =
            scored.iter().zip(0_u32..).map(|(one, at)| (one.rank(), at)).collect();
        if total > MOST_ORDERED {
            order.select_nth_unstable(MOST_ORDERED);
            order.truncate(MOST_ORDERED);
        }
        order.sort_unstable();
        // Several kinds of help side by side tell more than the same kind five times.
        let mut shown = vec![0_i32; self.searcher.codes.service_types.len()];
        for (rank, at) in &mut order {
            let one = &mut scored[*at as usize];
            let times = &mut shown[usize::from(self.searcher.facts[one.ordinal as usize].service_type)];
            one.score *= REPETITION.powi((*times).min(MOST_REPETITION));
            *times += 1;
            *rank = one.rank();
        }
        order.sort_unstable();
        (order.iter().map(|(_, at)| scored[*at as usize]).collect(), total)
    }

    /// How far the help of a type reaches; with `anywhere`, as far as anybody would go.
    fn range(&self, service_type: u16, anywhere: bool) -> Range {
        match self.ranges[usize::from(service_type)] {
            Range::Neighbours(_) if anywhere => Range::Neighbours(FARTHEST),
            range => range,
        }
    }

    /// The services of a type that may be of use here.
    fn of_type(&self, service_type: u16, anywhere: bool) -> impl Iterator<Item = u32> {
        let range = self.range(service_type, anywhere);
        self.searcher.by_type[usize::from(service_type)]
            .iter()
            .filter(move |run| self.map.may_reach(run.coverage, &run.around, range))
            .flat_map(|run| run.ordinals.clone())
    }

    fn score(&self, ordinal: u32, meaning: f32, need: Option<usize>, anywhere: bool) -> Option<Scored> {
        let facts = &self.searcher.facts[ordinal as usize];
        let reached = self.map.reached(facts, self.range(facts.service_type, anywhere));
        if reached.worth <= 0.0 || !self.sieve.lets_through(facts, reached.distance_km) {
            return None;
        }
        let mut score = meaning * reached.worth * self.fitness(facts);
        if self.meaning.access != 0 {
            let met = (facts.access & self.meaning.access).count_ones() as f32;
            let demanded = self.meaning.access & !self.meaning.welcome_access != 0;
            let unmet = if demanded { 0.25 } else { 0.93 };
            score *=
                if met > 0.0 { 0.95 + 0.05 * met / self.meaning.access.count_ones() as f32 } else { unmet };
        }
        if let Some(need) = need {
            let preferred = &self.meaning.preferred_kinds[need];
            if !preferred.is_empty() && !preferred.contains(&facts.institution_kind) {
                score *= 0.97;
            }
        }
        if !self.meaning.kinds.is_empty() && !self.meaning.kinds.contains(&facts.institution_kind) {
            score *= 0.85;
        }
        score *= self.availability(facts) * self.wishes(facts);
        score *= 1.0 + 0.02 * f32::from(facts.quality) / 255.0;
        if facts.has(flag::STATUTORY) {
            score *= 0.99;
        }
        Some(Scored { ordinal, score, reached, need })
    }

    fn fitness(&self, facts: &Facts) -> f32 {
        let wanted = self.meaning.groups;
        if wanted == 0 {
            return 1.0;
        }
        if facts.groups & wanted != 0 {
            return 1.0;
        }
        if self.divided[usize::from(facts.service_type)] {
            return 0.55;
        }
        if facts.groups == 0 || facts.groups & self.everybody != 0 { 0.98 } else { 0.95 }
    }

    fn availability(&self, facts: &Facts) -> f32 {
        let asked = if self.for_women {
            facts.free_for_women
        } else if self.for_men {
            facts.free_for_men
        } else {
            facts.free
        };
        match (asked, self.free_place) {
            (UNKNOWN, true) => 0.7,
            (UNKNOWN, false) => 1.0,
            (0, true) => 0.3,
            (0, false) => 0.97,
            _ => 1.03,
        }
    }

    /// What else was wished for. What a source does not say is neither met nor unmet.
    fn wishes(&self, facts: &Facts) -> f32 {
        let mut worth = 1.0;
        if self.free_of_charge && facts.has(flag::FREE_OF_CHARGE)
            || self.round_the_clock && facts.has(flag::ROUND_THE_CLOCK)
        {
            worth += WISH;
        }
        if self.free_of_charge && facts.has(flag::COSTS) {
            worth -= WISH;
        }
        if self.modes != 0 && facts.modes != 0 {
            worth += if facts.modes & self.modes != 0 { WISH } else { -WISH };
        }
        worth
    }

    /// Social work of the gmina, crisis intervention and helplines that serve the place.
    fn those_who_always_help(&self) -> (Vec<Scored>, usize) {
        let mut scored = Vec::new();
        for (code, weight) in [("social_work", 1.0), ("crisis_intervention", 0.9), ("helpline", 0.8)] {
            let Some(number) = self.searcher.codes.service_type(code) else { continue };
            for ordinal in self.of_type(number, false) {
                let facts = &self.searcher.facts[ordinal as usize];
                let reached = self.map.reached(facts, Range::Residents);
                if reached.worth > 0.0 {
                    scored.push(Scored { ordinal, score: weight * reached.worth, reached, need: None });
                }
            }
        }
        self.sort(scored)
    }

    /// Services that have something to do with it although they do not answer it or do not serve the place.
    fn related(&self) -> Vec<Scored> {
        let mut scored = Vec::new();
        for (wanted, number) in self.meaning.types.iter().zip(0_u16..) {
            let Some(wanted) = wanted else { continue };
            for ordinal in self.of_type(number, true) {
                scored.extend(self.score(ordinal, wanted.weight, wanted.need, true));
            }
        }
        for &number in &self.meaning.related {
            for ordinal in self.of_type(number, true) {
                scored.extend(self.score(ordinal, 0.7, None, true));
            }
        }
        for &ordinal in self.meaning.words.touched() {
            let share = self.meaning.share_of_words(ordinal);
            if share > RELATED_WORDS {
                scored.extend(self.score(ordinal, 0.5 * share, None, false));
            }
        }
        if scored.len() > MOST_RELATED {
            scored.select_nth_unstable_by_key(MOST_RELATED, Scored::rank);
            scored.truncate(MOST_RELATED);
        }
        let (mut sorted, _) = self.sort(scored);
        sorted.truncate(SHOWN_RELATED);
        sorted
    }
}

impl Ranked {
    pub(super) fn present<'t>(
        self,
        searcher: &Searcher,
        understood: Understanding<'t>,
        ask: &Ask<'_>,
    ) -> Result<Found<'t>, CannotIndex> {
        let total = self.total;
        let limit = ask.limit.min(MOST_RESULTS);
        let mut results = Vec::with_capacity(limit.min(total));
        for one in self.scored.iter().skip(ask.skip).take(limit) {
            results.push(self.hit(searcher, &understood, one, self.fallback)?);
        }
        let mut nearest_related = Vec::new();
        for one in &self.related {
            nearest_related.push(self.hit(searcher, &understood, one, false)?);
        }
        Ok(Found {
            urgent: !understood.urgent.is_empty(),
            understood,
            results,
            total,
            fallback: self.fallback,
            nearest_related,
            ask_for_place: ask.place.is_none_or(crate::reach::Whereabouts::is_nowhere),
        })
    }

    fn hit(
        &self,
        searcher: &Searcher,
        understood: &Understanding<'_>,
        one: &Scored,
        fallback: bool,
    ) -> Result<Hit, CannotIndex> {
        let facts = &searcher.facts[one.ordinal as usize];
        let codes = &searcher.codes;
        let card = searcher.card(one.ordinal)?;
        let found_by = match one.need.and_then(|need| understood.needs.get(need)) {
            _ if fallback => FoundBy::Fallback,
            Some(recognised) => FoundBy::Need(recognised.need.id.clone()),
            None => FoundBy::Words,
        };
        let shared = facts.groups & self.groups;
        let met = facts.access & self.access;
        let names = |mask: u64, list: &[String]| -> Vec<String> {
            list.iter()
                .enumerate()
                .filter(|(at, _)| *at < 64 && mask >> at & 1 == 1)
                .map(|(_, c)| c.clone())
                .collect()
        };
        let reason = Reason {
            found_by,
            reach: one.reached.reach,
            distance_km: one.reached.distance_km,
            for_group: understood
                .people
                .iter()
                .find(|group| codes.groups_mask([group.as_str()]) & shared != 0)
                .cloned(),
            access: names(met, &codes.access),
            free_places: (facts.free != UNKNOWN).then_some(u32::from(facts.free)),
            statutory: facts.has(flag::STATUTORY),
        };
        Ok(Hit {
            id: card.id,
            source: card.source,
            source_id: card.source_id,
            service_type: codes.service_types[usize::from(facts.service_type)].clone(),
            institution_kind: codes.institution_kinds[usize::from(facts.institution_kind)].clone(),
            name: card.name,
            institution_id: card.institution_id,
            institution_name: card.institution_name,
            distance_km: one.reached.distance_km,
            reason,
        })
    }
}
