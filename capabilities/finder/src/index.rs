//! The search index: a folder that can be deleted and made again at any time.
//!
//! Each build is a generation in a folder of its own; `current` names the one in use, and it is changed by renaming a
//! file over it, so a reader sees a whole old generation or a whole new one. Searches go on while the next
//! generation is built. Start with [`Index::open_or_rebuild`]; what a search does is in `searching.rs`.

mod building;
pub(crate) mod facts;
pub(crate) mod searching;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::thesaurus::Thesaurus;
use crate::words::Reader;
use searching::Searcher;

/// Changes whenever the files mean something else; an index of another format is rebuilt.
const FORMAT: u32 = 3;

/// The index could not be built or opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotIndex {
    /// The folder cannot be written or read.
    #[error("the search index in {path}: {reason}")]
    Folder {
        /// Which folder or file.
        path: PathBuf,
        /// Why.
        #[source]
        reason: std::io::Error,
    },
    /// The engine refused.
    #[error("the search index: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// The files are there but do not fit together.
    #[error("the search index in {0} is damaged")]
    Damaged(PathBuf),
}

/// What a build tells about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// How many services are in the index.
    pub services: usize,
}

/// Written beside each generation.
#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Stamp {
    format: u32,
    /// What the entries were made from, in the caller's words: a change number, a date.
    of: String,
    services: usize,
}

/// The index and the generation in use.
pub struct Index {
    folder: PathBuf,
    thesaurus: &'static Thesaurus,
    current: RwLock<Arc<Searcher>>,
    /// One build at a time, with the words that the builds before it have read.
    building: Mutex<Reader>,
}

impl Index {
    /// Opens the index in this folder when it is whole, of this format and made of `of`; nothing otherwise.
    pub fn open(folder: &Path, thesaurus: &'static Thesaurus, of: &str) -> Option<Self> {
        open_current(folder, of).ok().map(|searcher| Self::of(folder, thesaurus, searcher, Reader::default()))
    }

    /// Opens the index in this folder, or builds it from the entries when there is none, when it is damaged, of an
    /// older format, or made of something else than `of`.
    pub fn open_or_rebuild<E>(
        folder: &Path,
        thesaurus: &'static Thesaurus,
        of: &str,
        entries: impl FnOnce() -> E,
    ) -> Result<Self, CannotIndex>
    where
        E: IntoIterator<Item = Entry>,
    {
        let mut words = Reader::default();
        let searcher = match open_current(folder, of) {
            Ok(searcher) => searcher,
            Err(reason) => {
                tracing::info!(folder = %folder.display(), %reason, "building the search index");
                let (searcher, _) = build_generation(folder, thesaurus, &mut words, of, entries())?;
                searcher
            }
        };
        Ok(Self::of(folder, thesaurus, searcher, words))
    }

    fn of(folder: &Path, thesaurus: &'static Thesaurus, searcher: Searcher, words: Reader) -> Self {
        Self {
            folder: folder.to_owned(),
            thesaurus,
            current: RwLock::new(Arc::new(searcher)),
            building: Mutex::new(words),
        }
    }

    /// Builds the next generation from these entries and puts it in place of the present one. Searches go on
    /// meanwhile and see the old one.
    pub fn rebuild(&self, of: &str, entries: impl IntoIterator<Item = Entry>) -> Result<Built, CannotIndex> {
        let mut words = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let (searcher, built) = build_generation(&self.folder, self.thesaurus, &mut words, of, entries)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(searcher);
        remove_old_generations(&self.folder);
        Ok(built)
    }

    /// The generation in use; hold it for one search.
    pub(crate) fn searcher(&self) -> Arc<Searcher> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The thesaurus questions are read with.
    pub fn thesaurus(&self) -> &'static Thesaurus {
        self.thesaurus
    }

    /// How many services can be found.
    pub fn services(&self) -> usize {
        self.searcher().len()
    }
}

fn folder_error(path: &Path) -> impl FnOnce(std::io::Error) -> CannotIndex + use<> {
    let path = path.to_owned();
    move |reason| CannotIndex::Folder { path, reason }
}

fn open_current(folder: &Path, of: &str) -> Result<Searcher, CannotIndex> {
    let pointer = folder.join("current");
    let name = std::fs::read_to_string(&pointer).map_err(folder_error(&pointer))?;
    let generation = folder.join(name.trim());
    let stamp_file = generation.join("stamp.json");
    let stamp = std::fs::read(&stamp_file).map_err(folder_error(&stamp_file))?;
    let damaged = || CannotIndex::Damaged(generation.clone());
    let stamp: Stamp = serde_json::from_slice(&stamp).map_err(|_| damaged())?;
    if stamp.format != FORMAT || stamp.of != of {
        return Err(damaged());
    }
    let searcher = Searcher::open(&generation)?;
    if searcher.len() != stamp.services {
        return Err(damaged());
    }
    Ok(searcher)
}

fn build_generation(
    folder: &Path,
    thesaurus: &Thesaurus,
    words: &mut Reader,
    of: &str,
    entries: impl IntoIterator<Item = Entry>,
) -> Result<(Searcher, Built), CannotIndex> {
    std::fs::create_dir_all(folder).map_err(folder_error(folder))?;
    let name = next_generation(folder);
    let generation = folder.join(&name);
    // A build that was interrupted may have left its folder behind.
    if generation.exists() {
        std::fs::remove_dir_all(&generation).map_err(folder_error(&generation))?;
    }
    std::fs::create_dir_all(&generation).map_err(folder_error(&generation))?;
    let services = building::build(&generation, thesaurus, words, entries)?;
    let stamp = Stamp { format: FORMAT, of: of.to_owned(), services };
    let stamp_file = generation.join("stamp.json");
    let text = serde_json::to_vec(&stamp).expect("a stamp is plain data");
    std::fs::write(&stamp_file, text).map_err(folder_error(&stamp_file))?;
    let searcher = Searcher::open(&generation)?;
    let fresh = folder.join("current.new");
    std::fs::write(&fresh, &name).map_err(folder_error(&fresh))?;
    std::fs::rename(&fresh, folder.join("current")).map_err(folder_error(&fresh))?;
    Ok((searcher, Built { services }))
}

fn generations(folder: &Path) -> Vec<(u64, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let number = entry.file_name().to_str()?.strip_prefix("generation-")?.parse().ok()?;
            Some((number, entry.path()))
        })
        .collect();
    found.sort();
    found
}

fn next_generation(folder: &Path) -> String {
    let last = generations(folder).last().map_or(0, |(number, _)| *number);
    format!("generation-{}", last + 1)
}

/// Keeps the generation in use. Searches that still read an older one keep its files open.
fn remove_old_generations(folder: &Path) {
    let mut all = generations(folder);
    all.pop();
    for (_, path) in all {
        if let Err(reason) = std::fs::remove_dir_all(&path) {
            tracing::warn!(path = %path.display(), %reason, "an old search index stays behind");
        }
    }
}
