//! Statements that HSDS has no field for: written as attributes, and read back.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;
use vocabulary::{Language, LocalText};

use super::{
    Surroundings,
    objects::{Attribute, Metadata},
    part,
};

/// Gathers the attributes of a record.
pub(super) struct Attributes<'a> {
    record: Uuid,
    entity: &'static str,
    world: &'a Surroundings,
    list: Vec<Attribute>,
}

impl<'a> Attributes<'a> {
    pub fn of(record: Uuid, entity: &'static str, world: &'a Surroundings) -> Self {
        Self { record, entity, world, list: Vec::new() }
    }

    fn push(&mut self, field: &str, label: Option<&str>, value: &str) -> &mut Attribute {
        let which = format!("{field}\u{1f}{}\u{1f}{value}", label.unwrap_or_default());
        self.list.push(Attribute {
            id: part(self.record, "attribute", &which),
            link_id: Some(self.record),
            link_type: Some(field.to_owned()),
            link_entity: Some(self.entity.to_owned()),
            value: Some(value.to_owned()),
            label: label.map(str::to_owned),
            ..Attribute::default()
        });
        self.list.last_mut().expect("one was just added")
    }

    /// States something.
    pub fn value(&mut self, field: &str, value: impl ToString) {
        self.push(field, None, &value.to_string());
    }

    /// States something that may be unknown.
    pub fn optional(&mut self, field: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.value(field, value);
        }
    }

    /// States yes or no, if anybody said.
    pub fn answer(&mut self, field: &str, answer: Option<bool>) {
        self.optional(field, answer.map(|yes| if yes { "yes" } else { "no" }));
    }

    /// States a code; the field is named after the list.
    pub fn term(&mut self, list: &str, code: &str) {
        self.term_as(list, list, code, Vec::new());
    }

    /// States a code in a field of another name, with who confirmed it.
    pub fn term_as(&mut self, field: &str, list: &str, code: &str, metadata: Vec<Metadata>) {
        let term = self.world.term_object(list, code);
        let attribute = self.push(field, None, code);
        attribute.taxonomy_term_id = term.as_ref().map(|term| term.id);
        attribute.taxonomy_term = term.map(Box::new);
        let about = Some(attribute.id);
        attribute.metadata =
            metadata.into_iter().map(|metadata| Metadata { resource_id: about, ..metadata }).collect();
    }

    /// States a text in every language it has, except in Polish when that stands in a field of its own.
    pub fn text(&mut self, field: &str, text: &LocalText, but_polish: bool) {
        for language in Language::ALL {
            if !(but_polish && language == Language::Polish)
                && let Some(words) = text.only_in(language)
            {
                self.push(field, Some(language.code()), words);
            }
        }
    }

    pub fn finish(self) -> Vec<Attribute> {
        self.list
    }
}

/// The attributes of a record that came from elsewhere, by `link_type`.
#[derive(Debug, Default)]
pub(super) struct Stated<'a> {
    by_field: BTreeMap<String, Vec<&'a Value>>,
}

impl<'a> Stated<'a> {
    /// Reads them, in whatever form they came.
    pub fn of(object: &'a Value) -> Self {
        let mut by_field: BTreeMap<String, Vec<&'a Value>> = BTreeMap::new();
        for attribute in object.get("attributes").and_then(Value::as_array).into_iter().flatten() {
            let field = attribute.get("link_type").and_then(Value::as_str).unwrap_or_default();
            by_field.entry(field.to_owned()).or_default().push(attribute);
        }
        Self { by_field }
    }

    /// Whether anything is stated under this name.
    pub fn has(&self, field: &str) -> bool {
        self.by_field.contains_key(field)
    }

    /// All values of a field.
    pub fn values(&self, field: &str) -> impl Iterator<Item = &'a str> {
        self.all(field).filter_map(|attribute| attribute.get("value")?.as_str())
    }

    /// All attributes of a field.
    pub fn all(&self, field: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.by_field.get(field).cloned().unwrap_or_default().into_iter()
    }

    /// The first value of a field.
    pub fn value(&self, field: &str) -> Option<&'a str> {
        self.values(field).next()
    }

    /// Yes or no.
    pub fn answer(&self, field: &str) -> Option<bool> {
        match self.value(field)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// A text in its languages; `polish` is the version that stands in a field of its own.
    pub fn text(&self, field: &str, polish: Option<String>) -> LocalText {
        let in_language = |language: Language| {
            self.all(field)
                .find(|attribute| attribute.get("label").and_then(Value::as_str) == Some(language.code()))
                .and_then(|attribute| Some(attribute.get("value")?.as_str()?.to_owned()))
        };
        LocalText {
            pl: polish.or_else(|| in_language(Language::Polish)),
            en: in_language(Language::English),
            uk: in_language(Language::Ukrainian),
        }
    }
}
