//! Reading the thesaurus files.
//!
//! A phrase is words with spaces between them, all of which must be said, in any order: `opieka mama udar`.
//! `a|b` is a choice, `(a)` may be missing. Polish words are written as in a dictionary and match in every
//! inflected form; English and Ukrainian words match by their stem.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use vocabulary::{Language, LocalText};

use super::compiling::Compiler;
use super::{About, EmergencyKind, EmergencyLine, Thesaurus};

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
pub(super) struct WrittenNeed {
    pub(super) id: String,
    pub(super) name: LocalText,
    #[serde(default)]
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) related: Vec<String>,
    #[serde(default)]
    pub(super) institution_kinds: Vec<String>,
    #[serde(default)]
    pub(super) target_groups: Vec<String>,
    #[serde(default)]
    pub(super) access: Vec<String>,
    pub(super) urgent: Option<String>,
    pub(super) say: Say,
}

#[derive(Deserialize)]
pub(super) struct WrittenTerm {
    pub(super) id: String,
    pub(super) say: Say,
}

/// A form that the dictionary reads in several ways, and the one everybody means.
#[derive(Deserialize)]
struct WrittenReading {
    form: String,
    means: Vec<String>,
}

#[derive(Deserialize, Default)]
pub(super) struct Say {
    #[serde(default)]
    pl: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    uk: Vec<String>,
}

impl Say {
    pub(super) fn phrases(&self) -> impl Iterator<Item = (&str, Language)> {
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

/// All TOML files of a folder and of the folders in it, by their names from there.
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, CannotLoad> {
    fn read_into(folder: &Path, before: &str, texts: &mut Vec<(String, String)>) -> Result<(), CannotLoad> {
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |reason| CannotLoad::Unreadable { path, reason }
        };
        for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
            let entry = entry.map_err(unreadable(folder))?;
            let (path, name) = (entry.path(), entry.file_name());
            let name = format!("{before}{}", name.to_string_lossy());
            if path.is_dir() && before.is_empty() {
                read_into(&path, &format!("{name}/"), texts)?;
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                texts.push((name, std::fs::read_to_string(&path).map_err(unreadable(&path))?));
            }
        }
        Ok(())
    }
    let mut texts = Vec::new();
    read_into(folder, "", &mut texts)?;
    texts.sort();
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_part_of_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("needs");
        let there: Vec<String> =
            read_folder(&folder).expect("readable").into_iter().map(|(name, _)| name).collect();
        let mut listed: Vec<String> = EMBEDDED.iter().map(|&(name, _)| name.to_owned()).collect();
        listed.sort();
        assert_eq!(there, listed);
    }

    #[test]
    fn the_same_need_twice_is_refused() {
        let text = |file: &str| {
            let need =
                "[[need]]\nid = \"a\"\nname = { pl = \"A\" }\nservices = [\"meal\"]\nsay.pl = [\"obiad\"]\n";
            (file.to_owned(), need.to_owned())
        };
        let refused = Thesaurus::from_texts(&[text("one.toml"), text("two.toml")]);
        assert!(matches!(refused, Err(CannotLoad::Twice { .. })));
    }
}
