//! Codes of other vocabularies, matched to our lists by code or by name.

use std::collections::HashMap;

use institutions::{Access, CodeLists};
use serde_json::Value;
use vocabulary::Language;

use super::{Reader, objects, text};
use crate::hsds::attributes::Stated;

/// The lists in which terms of others are looked for, the most telling first.
const LISTS: [&str; 5] = ["service_type", "cus_area", "target_group", "access_need", "institution_kind"];

/// Codes by list and folded name.
pub(super) fn names(codes: &CodeLists) -> HashMap<(&'static str, String), String> {
    let mut names = HashMap::new();
    for list in LISTS {
        for code in codes.list(list) {
            for language in Language::ALL {
                if let Some(name) = code.name.only_in(language) {
                    names.entry((list, polish::fold(name).into_owned())).or_insert_with(|| code.code.clone());
                }
            }
        }
    }
    names
}

/// What an object says it is, sorted by our lists.
#[derive(Debug, Default)]
pub(super) struct Terms {
    by_list: HashMap<&'static str, Vec<String>>,
    /// Names that none of our lists has.
    pub unknown: Vec<String>,
}

impl Terms {
    /// The first code of a list.
    pub fn first(&self, list: &str) -> Option<&String> {
        self.by_list.get(list)?.first()
    }

    /// All codes of a list.
    pub fn all(&self, list: &str) -> Vec<String> {
        self.by_list.get(list).cloned().unwrap_or_default()
    }
}

impl Reader<'_> {
    /// Reads the terms of an object, in whatever version they are written.
    pub(super) fn terms(&self, object: &Value) -> Terms {
        let mut terms = Terms::default();
        let named = [
            ("attributes", &["taxonomy_term"][..]),
            ("service_taxonomies", &["taxonomy_term", "taxonomy", "taxonomy_detail"]),
            ("service_taxonomys", &["taxonomy_term", "taxonomy"]),
            ("service_taxonomy", &["taxonomy_term", "taxonomy", "taxonomy_detail"]),
            ("taxonomy_terms", &[]),
            ("taxonomies", &[]),
        ];
        for (field, inner) in named {
            for holder in objects(object, &[field]) {
                let term = inner.iter().find_map(|name| holder.get(*name).filter(|term| term.is_object()));
                match term {
                    Some(term) => self.sort(term, &mut terms),
                    None if inner.is_empty() => self.sort(holder, &mut terms),
                    // Our own attributes, and flat ones, state a code in a field named after its list.
                    None => {
                        let list = text(holder, &["link_type"]).unwrap_or_default();
                        let code = text(holder, &["value"]).unwrap_or_default();
                        if let Some(list) = LISTS.iter().find(|known| **known == list)
                            && self.world.codes.get(list, &code).is_some()
                        {
                            add(&mut terms, list, code);
                        }
                    }
                }
            }
        }
        terms
    }

    fn sort(&self, term: &Value, terms: &mut Terms) {
        let list = text(term, &["taxonomy", "vocabulary"]).unwrap_or_default();
        let code = text(term, &["code", "id"]).unwrap_or_default();
        let name = text(term, &["name", "term"]).unwrap_or_default();
        if let Some(own) = LISTS.iter().find(|known| **known == list)
            && self.world.codes.get(own, &code).is_some()
        {
            add(terms, own, code);
            return;
        }
        if !list.is_empty() && self.world.codes.names().any(|known| known == list) {
            // A code of our own lists that has a field of its own elsewhere.
            return;
        }
        let folded = polish::fold(&name).into_owned();
        let found = LISTS.iter().find_map(|list| {
            let by_code = self.world.codes.get(list, &code).map(|found| found.code.clone());
            let code = by_code.or_else(|| self.names.get(&(*list, folded.clone())).cloned())?;
            Some((*list, code))
        });
        match found {
            Some((list, code)) => add(terms, list, code),
            None if !name.is_empty() && !terms.unknown.contains(&name) => terms.unknown.push(name),
            None => {}
        }
    }

    /// The languages that an object names, by code or by a name in any of ours.
    pub(super) fn languages(&self, object: &Value) -> Vec<String> {
        let mut codes = Vec::new();
        for language in objects(object, &["languages", "language"]) {
            let code = text(language, &["code"]).or_else(|| {
                let name = polish::fold(&text(language, &["name", "language"])?).into_owned();
                self.world
                    .codes
                    .list("language")
                    .iter()
                    .find(|code| {
                        vocabulary::Language::ALL.into_iter().any(|spoken| {
                            code.name.only_in(spoken).is_some_and(|word| polish::fold(word) == name)
                        })
                    })
                    .map(|code| code.code.clone())
            });
            if let Some(code) = code
                && !codes.contains(&code)
            {
                codes.push(code);
            }
        }
        codes
    }

    /// What an object states about its accessibility.
    pub(super) fn access(&self, stated: &Stated<'_>, spoken: &[&Value], source: &str) -> Vec<Access> {
        let mut access: Vec<Access> = Vec::new();
        for attribute in stated.all("access_need") {
            let need = text(attribute, &["value"]).unwrap_or_default();
            if self.world.codes.get("access_need", &need).is_none() {
                continue;
            }
            let confirmed = attribute.get("metadata").and_then(|all| all.get(0));
            let said = |field: &str| confirmed.and_then(|metadata| text(metadata, &[field]));
            access.push(Access {
                need,
                confirmed_by: said("updated_by").unwrap_or_else(|| source.to_owned()),
                confirmed_on: said("last_action_date").and_then(|day| day.parse().ok()),
            });
        }
        if access.is_empty() {
            for statement in spoken {
                let words = text(statement, &["description", "accessibility"]).unwrap_or_default();
                let code = text(statement, &["details"])
                    .filter(|code| self.world.codes.get("access_need", code).is_some());
                let need = code
                    .or_else(|| self.names.get(&("access_need", polish::fold(&words).into_owned())).cloned());
                if let Some(need) = need
                    && !access.iter().any(|known| known.need == need)
                {
                    access.push(Access { need, confirmed_by: source.to_owned(), confirmed_on: None });
                }
            }
        }
        access
    }
}

fn add(terms: &mut Terms, list: &'static str, code: String) {
    let codes = terms.by_list.entry(list).or_default();
    if !codes.contains(&code) {
        codes.push(code);
    }
}
