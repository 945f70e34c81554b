//! Reading one generation: which services contain which words, and what is known of each.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::building::{CARDS, CARDS_END, CODES, Card, FACTS, Fields, SURFACES, WORD_FIELDS, schema};
use super::facts::{Codes, Facts};
use super::{CannotIndex, folder_error};
use crate::reach::Around;
use crate::surfaces::Surfaces;
use crate::words::Token;

/// How much a word says by the field it stands in: name, institution, kind, everything else.
const FIELD_WEIGHTS: [f32; WORD_FIELDS] = [1.0, 0.9, 0.95, 0.45];

/// Where there are so few services, even common words tell them apart.
const FEW: f32 = 20.0;

/// One generation, open for reading.
pub(crate) struct Searcher {
    tantivy: tantivy::Searcher,
    fields: Fields,
    /// Ordinals of the documents of each segment.
    ordinals: Vec<Vec<u32>>,
    /// The cards, one after another, mapped in rather than read.
    cards: OwnedBytes,
    /// Where in [`Self::cards`] the card of an ordinal is.
    card_of: Vec<Stretch>,
    /// By ordinal. Services of one type stand side by side, and within it those of one coverage.
    pub(crate) facts: Vec<Facts>,
    pub(crate) codes: Codes,
    /// By service type: where its services stand.
    pub(crate) by_type: Vec<Vec<Run>>,
    pub(crate) surfaces: Surfaces,
    /// Scores by ordinal, all 0, from searches that are done: a search needs two of them, and the memory for them
    /// costs more to get than to clear.
    spare: Mutex<Vec<Vec<f32>>>,
}

/// Neighbours among the facts: services of one type and one coverage.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) coverage: u32,
    pub(crate) ordinals: std::ops::Range<u32>,
    /// Where they are, as far as that is known.
    pub(crate) around: Around,
}

impl WordScores<'_> {
    /// The summed weight of the words found in a service; 0 when none.
    pub(crate) fn of(&self, ordinal: u32) -> f32 {
        self.of.scores[ordinal as usize]
    }

    /// Which services have any of the words.
    pub(crate) fn touched(&self) -> &[u32] {
        &self.of.touched
    }
}

/// Bytes of a file: from, to.
type Stretch = (usize, usize);

/// Scores by ordinal, lent for one search.
struct Lent<'searcher> {
    scores: Vec<f32>,
    /// Which services have a score.
    touched: Vec<u32>,
    lender: &'searcher Mutex<Vec<Vec<f32>>>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut scores = std::mem::take(&mut self.scores);
        for ordinal in self.touched.drain(..) {
            scores[ordinal as usize] = 0.0;
        }
        self.lender.lock().unwrap_or_else(PoisonError::into_inner).push(scores);
    }
}

/// How well the words of a question are met.
pub(crate) struct WordScores<'searcher> {
    /// The summed weight of the words found.
    of: Lent<'searcher>,
    /// What a service with all the words would have.
    pub(crate) best_possible: f32,
}

impl Searcher {
    pub(super) fn open(folder: &Path) -> Result<Self, CannotIndex> {
        let damaged = || CannotIndex::Damaged(folder.to_owned());
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(folder_error(&path))
        };
        let written = Facts::read_all(&read(FACTS)?).ok_or_else(damaged)?;
        let codes: Codes = serde_json::from_slice(&read(CODES)?).map_err(|_| damaged())?;
        let surfaces = Surfaces::from_bytes(read(SURFACES)?).ok_or_else(damaged)?;
        let index = tantivy::Index::open_in_dir(folder)?;
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(damaged());
        }
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        let tantivy = tantivy::IndexReader::searcher(&reader);
        let cards = MmapDirectory::open(folder)
            .map_err(tantivy::TantivyError::from)?
            .open_read(Path::new(CARDS))
            .map_err(tantivy::TantivyError::from)?
            .read_bytes()
            .map_err(folder_error(&folder.join(CARDS)))?;

        // Records are written in the order in which they came; they are searched in the order of type and coverage.
        let mut order: Vec<usize> = (0..written.len()).collect();
        order.sort_by_key(|&at| (written[at].service_type, written[at].coverage));
        let mut ordinal_of = vec![0_u32; written.len()];
        for (&at, ordinal) in order.iter().zip(0_u32..) {
            ordinal_of[at] = ordinal;
        }
        let mut ordinals = Vec::new();
        let mut seen = 0_usize;
        for segment in tantivy.segment_readers() {
            let column = segment.fast_fields().u64("number")?;
            let of_segment: Option<Vec<u32>> = (0..segment.max_doc())
                .map(|document| {
                    let number = usize::try_from(column.first(document)?).ok()?;
                    ordinal_of.get(number).copied()
                })
                .collect();
            let of_segment = of_segment.ok_or_else(damaged)?;
            seen += of_segment.len();
            ordinals.push(of_segment);
        }
        let facts: Vec<Facts> = order.iter().map(|&at| written[at]).collect();
        let stretches = stretches(&read(CARDS_END)?, cards.len()).ok_or_else(damaged)?;
        if seen != facts.len() || stretches.len() != facts.len() {
            return Err(damaged());
        }
        let card_of = order.iter().map(|&at| stretches[at]).collect();
        let by_type = runs(&facts, &codes).ok_or_else(damaged)?;
        Ok(Self {
            tantivy,
            fields,
            ordinals,
            cards,
            card_of,
            facts,
            codes,
            by_type,
            surfaces,
            spare: Mutex::default(),
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }

    /// What a result shows of a service.
    pub(crate) fn card(&self, ordinal: u32) -> Result<Card, CannotIndex> {
        let (from, to) = self.card_of[ordinal as usize];
        serde_json::from_slice(&self.cards[from..to]).map_err(|_| CannotIndex::Damaged(CARDS.into()))
    }

    /// Scores every service by the words it shares with the question: for each word the best of its readings
    /// and fields counts, and rare words count more. Only words that `counts` says matter, and none that stand in a
    /// larger share of services than `commonest`.
    pub(crate) fn score_words(
        &self,
        tokens: &[Token],
        counts: impl Fn(&Token) -> bool,
        commonest: f32,
    ) -> Result<WordScores<'_>, CannotIndex> {
        let all = self.len() as f32;
        let mut of = self.lend();
        let mut best_of_word = self.lend();
        let mut best_possible = 0.0;
        for token in tokens.iter().filter(|token| counts(token)) {
            let mut rarity_of_word = (1.0 + all).ln();
            let mut postings: Vec<(Term, f32)> = Vec::new();
            let mut frequencies: FxHashMap<&str, u64> = FxHashMap::default();
            for reading in &token.readings {
                for (field, weight) in self.fields.words.iter().zip(FIELD_WEIGHTS) {
                    let term = Term::from_field_text(*field, &reading.key);
                    let frequency = self.tantivy.doc_freq(&term)?;
                    if frequency > 0 {
                        let most = frequencies.entry(&reading.key).or_default();
                        *most = (*most).max(frequency);
                        // The very word that stands there is a little better than another form of it.
                        let exact = if reading.key.starts_with('=') { 1.05 } else { 1.0 };
                        postings.push((term, weight * reading.trust * exact));
                    }
                }
            }
            if let Some(most) = frequencies.values().max() {
                let frequency = *most as f32;
                if frequency / all > commonest && all > FEW {
                    continue;
                }
                rarity_of_word = (1.0 + all / frequency).ln();
            }
            best_possible += rarity_of_word;
            for (term, weight) in postings {
                let worth = weight * rarity_of_word;
                for (segment, ordinals) in self.tantivy.segment_readers().iter().zip(&self.ordinals) {
                    let inverted = segment.inverted_index(term.field())?;
                    let Some(mut found) = inverted
                        .read_postings(&term, IndexRecordOption::Basic)
                        .map_err(tantivy::TantivyError::from)?
                    else {
                        continue;
                    };
                    let mut document = found.doc();
                    while document != TERMINATED {
                        let ordinal = ordinals[document as usize];
                        let best = &mut best_of_word.scores[ordinal as usize];
                        if *best == 0.0 {
                            best_of_word.touched.push(ordinal);
                        }
                        if worth > *best {
                            let score = &mut of.scores[ordinal as usize];
                            if *score == 0.0 {
                                of.touched.push(ordinal);
                            }
                            *score += worth - *best;
                            *best = worth;
                        }
                        document = found.advance();
                    }
                }
            }
            for ordinal in best_of_word.touched.drain(..) {
                best_of_word.scores[ordinal as usize] = 0.0;
            }
        }
        Ok(WordScores { of, best_possible })
    }

    fn lend(&self) -> Lent<'_> {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let scores = spare.unwrap_or_else(|| vec![0.0; self.len()]);
        Lent { scores, touched: Vec::new(), lender: &self.spare }
    }
}

/// Where each card stands among so many bytes, by where each one ends.
fn stretches(ends: &[u8], bytes: usize) -> Option<Vec<Stretch>> {
    let (ends, rest) = ends.as_chunks::<8>();
    let mut from = 0;
    let mut stretches = Vec::with_capacity(ends.len());
    for end in ends {
        let end =
            usize::try_from(u64::from_le_bytes(*end)).ok().filter(|end| (from..=bytes).contains(end))?;
        stretches.push((from, end));
        from = end;
    }
    rest.is_empty().then_some(stretches)
}

/// Where the services of each type stand; nothing when a record names what the lists do not have.
fn runs(facts: &[Facts], codes: &Codes) -> Option<Vec<Vec<Run>>> {
    let mut by_type: Vec<Vec<Run>> = vec![Vec::new(); codes.service_types.len()];
    for (one, ordinal) in facts.iter().zip(0_u32..) {
        let fits = usize::from(one.institution_kind) < codes.institution_kinds.len()
            && (one.coverage as usize) < codes.coverages.len()
            && (one.hours as usize) < codes.hours.len();
        let runs = by_type.get_mut(usize::from(one.service_type)).filter(|_| fits)?;
        match runs.last_mut().filter(|run| run.coverage == one.coverage) {
            Some(run) => run.ordinals.end = ordinal + 1,
            None => runs.push(Run {
                coverage: one.coverage,
                ordinals: ordinal..ordinal + 1,
                around: Around::nothing(),
            }),
        }
        if let (Some(run), Some(point)) = (runs.last_mut(), one.point()) {
            run.around.take_in(point);
        }
    }
    Some(by_type)
}
