//! Noun: dated code lists with names in three languages.
//!
//! Kinds, types, areas, groups, needs are data: a region adds a code without a new version of the program.
//! Code in this house names a code only where a rule depends on it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Serialize;
use vocabulary::{Language, LocalText};

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The list: `service_type`, `cus_area`, `target_group`, `access_need`, `institution_kind` …
    pub list: String,
    /// The code itself, stable for ever.
    pub code: String,
    /// The code above it in the same list.
    pub parent: Option<String>,
    /// What people call it.
    pub name: LocalText,
    /// Remarks as `key=value` pairs separated by `;`, for example `area=housing`.
    pub note: Option<String>,
    /// First day on which it may be used.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

impl Code {
    /// The value of a `key=value` remark.
    pub fn remark(&self, key: &str) -> Option<&str> {
        self.note
            .as_deref()?
            .split(';')
            .filter_map(|part| part.split_once('='))
            .find_map(|(name, value)| (name.trim() == key).then(|| value.trim()))
    }

    /// Whether it may be used on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A code that its list does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list {list} has no code {code:?}{}", .nearest.as_ref().map(|near| format!("; did you mean {near:?}?")).unwrap_or_default())]
pub struct UnknownCode {
    /// The list.
    pub list: String,
    /// What was written.
    pub code: String,
    /// The most similar code, when there is one.
    pub nearest: Option<String>,
}

/// All lists, in memory.
#[derive(Debug, Clone, Default)]
pub struct CodeLists {
    lists: BTreeMap<String, Vec<Code>>,
    places: HashMap<(String, String), usize>,
}

impl CodeLists {
    /// Gathers codes into lists, in the given order.
    pub fn new(codes: impl IntoIterator<Item = Code>) -> Self {
        let mut all = Self::default();
        for code in codes {
            all.put(code);
        }
        all
    }

    /// Adds a code, or replaces the one of the same name. What the newer one leaves empty is kept.
    pub fn put(&mut self, mut code: Code) {
        let list = self.lists.entry(code.list.clone()).or_default();
        let Some(&place) = self.places.get(&(code.list.clone(), code.code.clone())) else {
            self.places.insert((code.list.clone(), code.code.clone()), list.len());
            list.push(code);
            return;
        };
        let known = &list[place];
        code.name = LocalText {
            pl: code.name.pl.or_else(|| known.name.pl.clone()),
            en: code.name.en.or_else(|| known.name.en.clone()),
            uk: code.name.uk.or_else(|| known.name.uk.clone()),
        };
        code.parent = code.parent.or_else(|| known.parent.clone());
        code.note = known.note.clone().or(code.note);
        list[place] = code;
    }

    /// All codes of a list, in its order.
    pub fn list(&self, list: &str) -> &[Code] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// The names of all lists.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// A code of a list.
    pub fn get(&self, list: &str, code: &str) -> Option<&Code> {
        let place = *self.places.get(&(list.to_owned(), code.to_owned()))?;
        Some(&self.lists[list][place])
    }

    /// The code, or a refusal that proposes the most similar one.
    pub fn require(&self, list: &str, code: &str) -> Result<&Code, UnknownCode> {
        self.get(list, code).ok_or_else(|| UnknownCode {
            list: list.to_owned(),
            code: code.chars().take(60).collect(),
            nearest: self.nearest(list, code),
        })
    }

    /// What people call the code; the code itself when the list does not have it.
    pub fn name<'a>(&'a self, list: &str, code: &'a str, language: Language) -> &'a str {
        self.get(list, code).map_or(code, |found| found.name.in_language(language))
    }

    fn nearest(&self, list: &str, code: &str) -> Option<String> {
        let wanted = polish::fold(code);
        self.list(list)
            .iter()
            .filter(|candidate| polish::within_typo(&wanted, &candidate.code, 2))
            .map(|candidate| candidate.code.clone())
            .next()
    }
}
