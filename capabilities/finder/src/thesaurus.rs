//! The needs thesaurus: what people say, and which services that means.
//!
//! It is data (`needs/*.toml`, readable and extensible by anybody who knows the language; see `needs/README.md`),
//! compiled here into phrases of slots. Start with [`Thesaurus::embedded`] and [`Thesaurus::understand`].

mod associating;
mod compiling;
mod fitting;
mod loading;
mod mending;
mod understanding;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use vocabulary::LocalText;

pub use loading::CannotLoad;
pub use understanding::{Recognised, Understanding};

use crate::surfaces::Surfaces;
use crate::words::Lexicon;

/// A need that people voice.
#[derive(Debug, Clone)]
pub struct Need {
    /// Stable identifier, as in the file.
    pub id: String,
    /// What it is called, for "we understood: …".
    pub name: LocalText,
    /// Service types that answer it, the best first.
    pub services: Vec<String>,
    /// Service types that do not answer it but may help meanwhile; offered when nothing answers it here.
    pub related: Vec<String>,
    /// Kinds of institution that are preferred among those services.
    pub institution_kinds: Vec<String>,
    /// For whom, when the need itself says so.
    pub target_groups: Vec<String>,
    /// Access needs that belong to the need.
    pub access: Vec<String>,
    /// Somebody may be in danger: which emergency numbers come first.
    pub urgent: Option<String>,
}

/// Words about people, access, institutions or wishes rather than about a need.
#[derive(Debug, Clone)]
struct Term {
    id: String,
    about: About,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    People,
    Access,
    Institution,
    Wish,
}

/// A telephone line for people in danger.
#[derive(Debug, Clone, Deserialize)]
pub struct EmergencyLine {
    /// Identifier, as in the file.
    pub id: String,
    /// The number, as it is written.
    pub number: String,
    /// Who answers.
    pub name: LocalText,
    /// When.
    pub hours: LocalText,
    /// Day and night.
    #[serde(default)]
    pub round_the_clock: bool,
    /// When to call it.
    pub when: LocalText,
    /// The call costs nothing.
    #[serde(default)]
    pub free_of_charge: bool,
}

/// A kind of danger and the lines that belong to it.
#[derive(Debug, Clone, Deserialize)]
struct EmergencyKind {
    id: String,
    calls: Vec<String>,
}

/// What a phrase speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Need(u16),
    Term(u16),
}

#[derive(Debug)]
struct Phrase {
    says: Kind,
    slots: Vec<Slot>,
    /// How many slots must be filled.
    required: usize,
    weight: f32,
}

#[derive(Debug)]
struct Slot {
    keys: Vec<u32>,
    optional: bool,
    /// The weight of its commonest word.
    least_weight: f32,
}

/// Where a key stands in phrases, and how much it says.
#[derive(Debug, Default)]
struct Posting {
    weight: f32,
    places: Vec<(u32, u8)>,
}

/// The compiled thesaurus. It does not change while the program runs.
pub struct Thesaurus {
    needs: Vec<Need>,
    terms: Vec<Term>,
    lines: Vec<EmergencyLine>,
    kinds: Vec<EmergencyKind>,
    lexicon: Lexicon,
    phrases: Vec<Phrase>,
    keys: FxHashMap<String, u32>,
    postings: Vec<Posting>,
    /// How many phrases each need has.
    phrases_of_need: Vec<f32>,
    /// The key of "nie".
    nie: Option<u32>,
    surfaces: Surfaces,
}

impl Thesaurus {
    /// The thesaurus that is part of the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Thesaurus> = LazyLock::new(|| match Thesaurus::load(None) {
            Ok(thesaurus) => thesaurus,
            Err(reason) => panic!("the embedded thesaurus, which a test reads, is broken: {reason}"),
        });
        &EMBEDDED
    }

    /// All needs, in the order of the files.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// The need with this identifier.
    pub fn need(&self, id: &str) -> Option<&Need> {
        self.needs.iter().find(|need| need.id == id)
    }

    /// The lines to show for a kind of danger (`violence`, `suicide` …), in order; 112 for a kind nobody knows.
    pub fn emergency_lines(&self, kind: &str) -> Vec<&EmergencyLine> {
        let calls = self.kinds.iter().find(|one| one.id == kind).or(self.kinds.first());
        let line = |id: &String| self.lines.iter().find(|line| line.id == *id);
        calls.map(|kind| kind.calls.iter().filter_map(line).collect()).unwrap_or_default()
    }

    /// Words and keys of the thesaurus, for the index's set of surfaces.
    pub(crate) fn words(&self) -> impl Iterator<Item = (String, String)> {
        let single = self.keys.keys().filter(|key| !key.starts_with('2'));
        let mut words: Vec<_> =
            single.map(|key| (polish::fold(&key[1..]).into_owned(), key.clone())).collect();
        words.sort_unstable();
        words.into_iter()
    }
}
