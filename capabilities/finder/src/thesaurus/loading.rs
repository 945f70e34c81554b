//! Reading the thesaurus files and compiling their phrases.
//!
//! A phrase is words with spaces between them, all of which must be said, in any order: `opieka mama udar`.
//! `a|b` is a choice, `(a)` may be missing. Polish words are written as in a dictionary and match in every
//! inflected form; English and Ukrainian words match by their stem.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::Deserialize;
use vocabulary::{Language, LocalText};

use super::{About, EmergencyKind, EmergencyLine, Kind, Need, Phrase, Posting, Slot, Term, Thesaurus};
use crate::surfaces::Surfaces;
use crate::words::{Lexicon, read_thesaurus_word};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../needs/", $name)))),*]
    };
}

/// The files that are part of the program. A test compares the list with the folder.
pub(super) const EMBEDDED: &[(&str, &str)] = files![
    "addiction.toml",
    "ageing_care.toml",
    "benefits_elsewhere.toml",
    "disability.toml",
    "education.toml",
    "family_children.toml",
    "food.toml",
    "foreigners.toml",
    "foster_care.toml",
    "funeral.toml",
    "general.toml",
    "health.toml",
    "housing_homelessness.toml",
    "legal.toml",
    "leisure_seniors.toml",
    "mental_health.toml",
    "money.toml",
    "nursing_home.toml",
    "transport.toml",
    "urgent.toml",
    "violence.toml",
    "work.toml",
    "vocabulary/access.toml",
    "vocabulary/institutions.toml",
    "vocabulary/people.toml",
    "vocabulary/readings.toml",
    "vocabulary/stopwords.toml",
    "vocabulary/wishes.toml",
];

/// The thesaurus could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CannotLoad {
    /// A file or the folder cannot be read.
    #[error("{path}: {reason}")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        reason: std::io::Error,
    },
    /// The file is not TOML as described in `needs/README.md`.
    #[error("{file}: {reason}")]
    Malformed {
        /// Which file.
        file: String,
        /// Where in it and what is wrong.
        #[source]
        reason: Box<toml::de::Error>,
    },
    /// The same identifier twice.
    #[error("{file}: the need {id:?} is there already; give it another id or extend the first one")]
    Twice {
        /// Which file.
        file: String,
        /// The identifier.
        id: String,
    },
    /// A need without services or a phrase without words.
    #[error("{file}: {id}: {what}")]
    Empty {
        /// Which file.
        file: String,
        /// The identifier.
        id: String,
        /// What is missing.
        what: &'static str,
    },
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    need: Vec<WrittenNeed>,
    #[serde(default)]
    people: Vec<WrittenTerm>,
    #[serde(default)]
    access: Vec<WrittenTerm>,
    #[serde(default)]
    institution: Vec<WrittenTerm>,
    #[serde(default)]
    wish: Vec<WrittenTerm>,
    #[serde(default)]
    line: Vec<EmergencyLine>,
    #[serde(default)]
    kind: Vec<EmergencyKind>,
    #[serde(default)]
    reading: Vec<WrittenReading>,
    #[serde(default)]
    pl: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    uk: Vec<String>,
}

#[derive(Deserialize)]
struct WrittenNeed {
    id: String,
    name: LocalText,
    #[serde(default)]
    services: Vec<String>,
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    institution_kinds: Vec<String>,
    #[serde(default)]
    target_groups: Vec<String>,
    #[serde(default)]
    access: Vec<String>,
    urgent: Option<String>,
    say: Say,
}

#[derive(Deserialize)]
struct WrittenTerm {
    id: String,
    say: Say,
}

/// A form that the dictionary reads in several ways, and the one everybody means.
#[derive(Deserialize)]
struct WrittenReading {
    form: String,
    means: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Say {
    #[serde(default)]
    pl: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    uk: Vec<String>,
}

impl Say {
    fn phrases(&self) -> impl Iterator<Item = (&str, Language)> {
        [(&self.pl, Language::Polish), (&self.en, Language::English), (&self.uk, Language::Ukrainian)]
            .into_iter()
            .flat_map(|(phrases, language)| phrases.iter().map(move |phrase| (phrase.as_str(), language)))
    }
}

impl Thesaurus {
    /// The embedded thesaurus, with files of the folder (when given) in place of embedded ones of the same name
    /// and beside the others.
    pub fn load(folder: Option<&Path>) -> Result<Self, CannotLoad> {
        let mut texts: Vec<(String, String)> =
            EMBEDDED.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect();
        if let Some(folder) = folder {
            for (name, text) in read_folder(folder)? {
                match texts.iter_mut().find(|(there, _)| *there == name) {
                    Some((_, old)) => *old = text,
                    None => texts.push((name, text)),
                }
            }
        }
        Self::from_texts(&texts)
    }

    pub(crate) fn from_texts(texts: &[(String, String)]) -> Result<Self, CannotLoad> {
        let mut compiler = Compiler::default();
        for (name, text) in texts {
            let file: File = toml::from_str(text)
                .map_err(|reason| CannotLoad::Malformed { file: name.clone(), reason: Box::new(reason) })?;
            for need in file.need {
                compiler.add_need(name, need)?;
            }
            for (terms, about) in [
                (file.people, About::People),
                (file.access, About::Access),
                (file.institution, About::Institution),
                (file.wish, About::Wish),
            ] {
                for term in terms {
                    compiler.add_term(name, about, term)?;
                }
            }
            compiler.lines.extend(file.line);
            compiler.kinds.extend(file.kind);
            for reading in file.reading {
                compiler.lexicon.add_reading(&reading.form, &reading.means);
            }
            for (words, language) in
                [(file.pl, Language::Polish), (file.en, Language::English), (file.uk, Language::Ukrainian)]
            {
                for word in words {
                    compiler.lexicon.add_stopword(&word, language);
                }
            }
        }
        Ok(compiler.finish())
    }
}

fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, CannotLoad> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |reason| CannotLoad::Unreadable { path, reason }
    };
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            texts.push((name, text));
        }
    }
    texts.sort();
    Ok(texts)
}

#[derive(Default)]
struct Compiler {
    needs: Vec<Need>,
    terms: Vec<Term>,
    lines: Vec<EmergencyLine>,
    kinds: Vec<EmergencyKind>,
    lexicon: Lexicon,
    phrases: Vec<Phrase>,
    keys: FxHashMap<String, u32>,
    words: FxHashMap<(Language, String), Vec<u32>>,
}

impl Compiler {
    fn add_need(&mut self, file: &str, written: WrittenNeed) -> Result<(), CannotLoad> {
        let empty = |what| CannotLoad::Empty { file: file.to_owned(), id: written.id.clone(), what };
        if self.needs.iter().any(|need| need.id == written.id) {
            return Err(CannotLoad::Twice { file: file.to_owned(), id: written.id });
        }
        if written.services.is_empty() {
            return Err(empty("a need must name the service types that answer it"));
        }
        let says = Kind::Need(u16::try_from(self.needs.len()).expect("there are fewer needs than 65,536"));
        for (phrase, language) in written.say.phrases() {
            if !self.add_phrase(says, phrase, language) {
                return Err(empty("a phrase has no words that must be said"));
            }
        }
        self.needs.push(Need {
            id: written.id,
            name: written.name,
            services: written.services,
            related: written.related,
            institution_kinds: written.institution_kinds,
            target_groups: written.target_groups,
            access: written.access,
            urgent: written.urgent,
        });
        Ok(())
    }

    fn add_term(&mut self, file: &str, about: About, written: WrittenTerm) -> Result<(), CannotLoad> {
        let says = Kind::Term(u16::try_from(self.terms.len()).expect("there are fewer terms than 65,536"));
        for (phrase, language) in written.say.phrases() {
            if !self.add_phrase(says, phrase, language) {
                let what = "a phrase has no words that must be said";
                return Err(CannotLoad::Empty { file: file.to_owned(), id: written.id.clone(), what });
            }
        }
        self.terms.push(Term { id: written.id, about });
        Ok(())
    }

    fn add_phrase(&mut self, says: Kind, phrase: &str, language: Language) -> bool {
        let mut slots: Vec<Slot> = Vec::new();
        for part in phrase.split_whitespace() {
            let (part, optional) = match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
                Some(inner) => (inner, true),
                None => (part, false),
            };
            let mut keys: Vec<u32> =
                part.split('|').filter(|word| !word.is_empty()).flat_map(|word| self.word(word, language)).collect();
            keys.sort_unstable();
            keys.dedup();
            if !keys.is_empty() {
                slots.push(Slot { keys, optional, least_weight: 0.0 });
            }
        }
        let required = slots.iter().filter(|slot| !slot.optional).count();
        if slots.is_empty() || slots.len() > 120 {
            return false;
        }
        self.phrases.push(Phrase { says, slots, required, weight: 1.0 });
        required > 0
    }

    fn word(&mut self, word: &str, language: Language) -> Vec<u32> {
        if let Some(found) = self.words.get(&(language, word.to_owned())) {
            return found.clone();
        }
        let keys: Vec<u32> = read_thesaurus_word(word, language)
            .into_iter()
            .map(|key| {
                let next = u32::try_from(self.keys.len()).expect("there are fewer words than 4 billion");
                *self.keys.entry(key).or_insert(next)
            })
            .collect();
        self.words.insert((language, word.to_owned()), keys.clone());
        keys
    }

    fn finish(self) -> Thesaurus {
        let mut postings: Vec<Posting> = Vec::new();
        postings.resize_with(self.keys.len(), Posting::default);
        // A word is telling when few kinds of help are asked for with it. How many needs mention it says less: some
        // themes are cut finer than others.
        let mut answers: FxHashMap<&str, u32> = FxHashMap::default();
        let answer_of: Vec<u32> = self
            .needs
            .iter()
            .map(|need| {
                let next = u32::try_from(answers.len()).expect("there are fewer services than 4 billion");
                *answers.entry(need.services.first().map_or("", String::as_str)).or_insert(next)
            })
            .collect();
        let mut answers_with: Vec<Vec<u32>> = vec![Vec::new(); self.keys.len()];
        for (phrase, at) in self.phrases.iter().zip(0_u32..) {
            for (slot, place) in phrase.slots.iter().zip(0_u8..) {
                for &key in &slot.keys {
                    postings[key as usize].places.push((at, place));
                    if let Kind::Need(need) = phrase.says {
                        answers_with[key as usize].push(answer_of[usize::from(need)]);
                    }
                }
            }
        }
        let all = answers.len() as f32;
        for (key, &at) in &self.keys {
            let with = &mut answers_with[at as usize];
            with.sort_unstable();
            with.dedup();
            let rarity = (1.0 + all / (with.len() as f32).max(1.0)).ln();
            postings[at as usize].weight = if self.lexicon.is_stopword(key) { rarity.min(0.6) } else { rarity };
        }
        let nie = self.keys.get("pnie").copied();
        let mut phrases = self.phrases;
        for slot in phrases.iter_mut().flat_map(|phrase| &mut phrase.slots) {
            let weights = slot.keys.iter().map(|&key| postings[key as usize].weight);
            slot.least_weight = weights.fold(f32::INFINITY, f32::min);
        }
        let mut phrases_of_need = vec![0.0_f32; self.needs.len()];
        for phrase in &phrases {
            if let Kind::Need(need) = phrase.says {
                phrases_of_need[usize::from(need)] += 1.0;
            }
        }
        let mut thesaurus = Thesaurus {
            needs: self.needs,
            terms: self.terms,
            lines: self.lines,
            kinds: self.kinds,
            lexicon: self.lexicon,
            phrases,
            keys: self.keys,
            postings,
            phrases_of_need,
            nie,
            surfaces: Surfaces::build([]),
        };
        thesaurus.surfaces = Surfaces::build(thesaurus.words());
        thesaurus
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_part_of_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("needs");
        let there: Vec<String> = read_folder(&folder).expect("readable").into_iter().map(|(name, _)| name).collect();
        let listed: Vec<String> = EMBEDDED.iter().map(|&(name, _)| name.to_owned()).collect();
        assert_eq!(there, listed);
    }

    #[test]
    fn the_same_need_twice_is_refused() {
        let text = |file: &str| {
            let need = "[[need]]\nid = \"a\"\nname = { pl = \"A\" }\nservices = [\"meal\"]\nsay.pl = [\"obiad\"]\n";
            (file.to_owned(), need.to_owned())
        };
        let refused = Thesaurus::from_texts(&[text("one.toml"), text("two.toml")]);
        assert!(matches!(refused, Err(CannotLoad::Twice { .. })));
    }
}
