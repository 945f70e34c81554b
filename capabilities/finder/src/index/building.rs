//! Building one generation.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::merge_policy::NoMergePolicy;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexWriter, TantivyDocument};
use uuid::Uuid;
use vocabulary::{Language, LocalText};

use super::facts::Coder;
use super::{CannotIndex, folder_error};
use crate::entry::Entry;
use crate::surfaces::Surfaces;
use crate::thesaurus::Thesaurus;
use crate::words::Reader;

/// Memory for the writer, in bytes; more would make fewer segments and a fatter process.
const WRITER_MEMORY: usize = 40_000_000;

/// The files of a generation beside tantivy's own.
pub(super) const FACTS: &str = "facts.bin";
pub(super) const CARDS: &str = "cards.ndjson";
pub(super) const CARDS_END: &str = "cards-end.bin";
pub(super) const CODES: &str = "codes.json";
pub(super) const SURFACES: &str = "surfaces.fst";

/// The fields that hold words, in the order of [`Fields::words`].
pub(crate) const WORD_FIELDS: usize = 4;

/// The schema.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// Name of the service; name of the institution; names of the type and kind; everything else.
    pub(super) words: [Field; WORD_FIELDS],
    /// The how-manieth record of the files beside it this is.
    pub(super) number: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    // Which words are there is all that ranking asks; how often and how long the text is, says little here.
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false),
    );
    let fields = Fields {
        words: ["name", "institution", "kind", "about"]
            .map(|name| builder.add_text_field(name, words.clone())),
        number: builder.add_u64_field("number", FAST),
    };
    (builder.build(), fields)
}

/// What a result shows, kept beside the index.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Card {
    pub(crate) id: Uuid,
    pub(crate) source: String,
    pub(crate) source_id: String,
    pub(crate) name: LocalText,
    pub(crate) institution_id: Uuid,
    pub(crate) institution_name: LocalText,
}

/// Writes the entries into an empty folder; says how many there were.
pub(super) fn build(
    folder: &Path,
    thesaurus: &Thesaurus,
    words: &mut Reader,
    entries: impl IntoIterator<Item = Entry>,
) -> Result<usize, CannotIndex> {
    let (schema, fields) = schema();
    let index = tantivy::Index::create_in_dir(folder, schema)?;
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut coder = Coder::default();
    let mut facts = Vec::new();
    let cards_file = folder.join(CARDS);
    let mut cards = BufWriter::new(File::create(&cards_file).map_err(folder_error(&cards_file))?);
    let (mut card_ends, mut ends) = (0_u64, Vec::new());
    let mut count = 0_usize;
    for entry in entries {
        coder.facts(&entry).write(&mut facts);
        card_ends += write_card(&entry, &mut cards).map_err(folder_error(&cards_file))?;
        ends.extend_from_slice(&card_ends.to_le_bytes());
        writer.add_document(document(&entry, fields, count, words))?;
        count += 1;
    }
    writer.commit()?;
    drop(writer);
    cards.flush().map_err(folder_error(&cards_file))?;
    let lists = serde_json::to_vec(&coder.codes).expect("codes are plain data");
    let surfaces = Surfaces::build(thesaurus.words().chain(words.end_build()));
    for (name, bytes) in
        [(FACTS, facts.as_slice()), (CARDS_END, &ends), (CODES, &lists), (SURFACES, surfaces.bytes())]
    {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(folder_error(&path))?;
    }
    Ok(count)
}

fn document(entry: &Entry, fields: Fields, number: usize, reader: &mut Reader) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let [name, institution, kind, about] = fields.words;
    let texts: [(Field, &[&LocalText]); WORD_FIELDS] = [
        (name, &[&entry.name]),
        (institution, &[&entry.institution_name]),
        (kind, &[&entry.service_type_name, &entry.institution_kind_name]),
        (about, &[&entry.description, &entry.eligibility, &entry.cost]),
    ];
    let mut keys: Vec<Arc<str>> = Vec::new();
    for (field, texts) in texts {
        keys.clear();
        for text in texts {
            for language in Language::ALL {
                if let Some(text) = text.only_in(language) {
                    reader.read(text, language, &mut keys);
                }
            }
        }
        if field == about {
            keys.retain(|key| !key.starts_with('='));
        }
        keys.sort_unstable();
        keys.dedup();
        if !keys.is_empty() {
            document.add_text(field, keys.join(" "));
        }
    }
    document.add_u64(fields.number, number as u64);
    document
}

/// Writes what a result shows of an entry, on a line of its own; says how many bytes that took.
fn write_card(entry: &Entry, into: &mut impl Write) -> std::io::Result<u64> {
    let card = Card {
        id: entry.id,
        source: entry.source.clone(),
        source_id: entry.source_id.clone(),
        name: entry.name.clone(),
        institution_id: entry.institution_id,
        institution_name: entry.institution_name.clone(),
    };
    let mut line = serde_json::to_vec(&card)?;
    line.push(b'\n');
    into.write_all(&line)?;
    Ok(line.len() as u64)
}
