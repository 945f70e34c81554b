//! Reading one generation: which services contain which words, and what is known of each.

use std::path::Path;

use rustc_hash::FxHashMap;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, TERMINATED, TantivyDocument, Term};

use super::building::{CODES, Card, FACTS, Fields, SURFACES, WORD_FIELDS, schema};
use super::facts::{Codes, Facts};
use super::{CannotIndex, folder_error};
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
    /// Where the document of an ordinal is.
    addresses: Vec<DocAddress>,
    pub(crate) facts: Vec<Facts>,
    pub(crate) codes: Codes,
    /// Ordinals by service type.
    pub(crate) by_type: Vec<Vec<u32>>,
    pub(crate) surfaces: Surfaces,
}

/// How well the words of a question are met.
pub(crate) struct WordScores {
    /// By ordinal: the summed weight of the words found; 0 when none.
    pub(crate) scores: Vec<f32>,
    /// Which services have a score.
    pub(crate) touched: Vec<u32>,
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
        let facts = Facts::read_all(&read(FACTS)?).ok_or_else(damaged)?;
        let codes: Codes = serde_json::from_slice(&read(CODES)?).map_err(|_| damaged())?;
        let surfaces = Surfaces::from_bytes(read(SURFACES)?).ok_or_else(damaged)?;
        let index = tantivy::Index::open_in_dir(folder)?;
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(damaged());
        }
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        let tantivy = tantivy::IndexReader::searcher(&reader);
        let mut addresses = vec![DocAddress::new(0, 0); facts.len()];
        let mut ordinals = Vec::new();
        let mut seen = 0_usize;
        for (segment, number) in tantivy.segment_readers().iter().zip(0_u32..) {
            let column = segment.fast_fields().u64("ordinal")?;
            let mut of_segment = Vec::with_capacity(segment.max_doc() as usize);
            for document in 0..segment.max_doc() {
                let ordinal = column.first(document).ok_or_else(damaged)?;
                let place =
                    usize::try_from(ordinal).ok().and_then(|at| addresses.get_mut(at)).ok_or_else(damaged)?;
                *place = DocAddress::new(number, document);
                of_segment.push(u32::try_from(ordinal).map_err(|_| damaged())?);
                seen += 1;
            }
            ordinals.push(of_segment);
        }
        if seen != facts.len() {
            return Err(damaged());
        }
        let mut by_type = vec![Vec::new(); codes.service_types.len()];
        for (one, ordinal) in facts.iter().zip(0_u32..) {
            let fits = usize::from(one.service_type) < by_type.len()
                && usize::from(one.institution_kind) < codes.institution_kinds.len()
                && (one.coverage as usize) < codes.coverages.len()
                && (one.hours as usize) < codes.hours.len();
            if !fits {
                return Err(damaged());
            }
            by_type[usize::from(one.service_type)].push(ordinal);
        }
        Ok(Self { tantivy, fields, ordinals, addresses, facts, codes, by_type, surfaces })
    }

    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }

    /// What a result shows of a service.
    pub(crate) fn card(&self, ordinal: u32) -> Result<Card, CannotIndex> {
        let document: TantivyDocument = self.tantivy.doc(self.addresses[ordinal as usize])?;
        let bytes = document.get_first(self.fields.card).and_then(|value| value.as_bytes());
        bytes
            .and_then(|bytes| serde_json::from_slice(bytes).ok())
            .ok_or_else(|| CannotIndex::Damaged("a card".into()))
    }

    /// Scores every service by the words it shares with the question: for each word the best of its readings
    /// and fields counts, and rare words count more. Only words that `counts` says matter, and none that stand in a
    /// larger share of services than `commonest`.
    pub(crate) fn score_words(
        &self,
        tokens: &[Token],
        counts: impl Fn(&Token) -> bool,
        commonest: f32,
    ) -> Result<WordScores, CannotIndex> {
        let all = self.len() as f32;
        let mut scores = vec![0.0_f32; self.len()];
        let mut best_of_word = vec![0.0_f32; self.len()];
        let mut touched = Vec::new();
        let mut best_possible = 0.0;
        let mut of_word: Vec<u32> = Vec::new();
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
                        let best = &mut best_of_word[ordinal as usize];
                        if *best == 0.0 {
                            of_word.push(ordinal);
                        }
                        if worth > *best {
                            let score = &mut scores[ordinal as usize];
                            if *score == 0.0 {
                                touched.push(ordinal);
                            }
                            *score += worth - *best;
                            *best = worth;
                        }
                        document = found.advance();
                    }
                }
            }
            for ordinal in of_word.drain(..) {
                best_of_word[ordinal as usize] = 0.0;
            }
        }
        Ok(WordScores { scores, touched, best_possible })
    }
}
