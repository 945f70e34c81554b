//! HSDS to ours: any version from 1.1 to 3.1, nested JSON.
//!
//! Names of fields changed between versions; each is looked for under all of its names. What a record does not say
//! is left open, never guessed: only the gmina, without which an institution cannot stand in this directory, is
//! derived from the address, and that is reported. Names of people are not taken in.

mod organization;
mod places;
mod service;
mod terms;

use std::{collections::HashMap, sync::Arc};

use serde_json::Value;
use spreadsheets::{Entry, Severity};
use territory::Gazetteer;
use uuid::Uuid;
use vocabulary::{Id, PartialDate, Teryt};

pub use self::{organization::Seat, places::address_key};
use super::{Surroundings, attributes::Stated};

/// Complaints about one object.
#[derive(Debug)]
pub struct Findings {
    file: Arc<str>,
    number: u64,
    entries: Vec<Entry>,
}

impl Findings {
    /// For the object with this number in this file.
    pub fn about(file: &Arc<str>, number: u64) -> Self {
        Self { file: Arc::clone(file), number, entries: Vec::new() }
    }

    fn add(&mut self, severity: Severity, field: &str, what: String, how_to_mend: &str) {
        self.entries.push(Entry {
            file: self.file.to_string(),
            row: Some(self.number),
            column: Some(field.to_owned()),
            severity,
            what,
            how_to_mend: how_to_mend.to_owned(),
        });
    }

    /// The object cannot be taken in.
    pub fn refuse(&mut self, field: &str, what: impl Into<String>, how_to_mend: &str) {
        self.add(Severity::Error, field, what.into(), how_to_mend);
    }

    /// It is taken in, but somebody should look at this field.
    pub fn warn(&mut self, field: &str, what: impl Into<String>, how_to_mend: &str) {
        self.add(Severity::Warning, field, what.into(), how_to_mend);
    }

    /// Whether the object must be refused.
    pub fn refused(&self) -> bool {
        self.entries.iter().any(|entry| entry.severity == Severity::Error)
    }

    /// The errors in one line, for the file of refused objects.
    pub fn errors(&self) -> String {
        let errors: Vec<String> = self
            .entries
            .iter()
            .filter(|entry| entry.severity == Severity::Error)
            .map(|entry| format!("{}: {}", entry.column.as_deref().unwrap_or_default(), entry.what))
            .collect();
        errors.join("; ")
    }

    /// All complaints.
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

/// What objects are read against.
pub struct Reader<'a> {
    world: &'a Surroundings,
    gazetteer: &'a Gazetteer,
    collection: &'a str,
    /// Where records belong that name no place.
    unit: Option<&'a Teryt>,
    /// Codes by the folded names of their lists.
    names: HashMap<(&'static str, String), String>,
}

impl<'a> Reader<'a> {
    /// Reads for a collection; `unit` is where records belong that name no place.
    pub fn new(
        world: &'a Surroundings,
        gazetteer: &'a Gazetteer,
        collection: &'a str,
        unit: Option<&'a Teryt>,
    ) -> Self {
        Self { world, gazetteer, collection, unit, names: terms::names(&world.codes) }
    }

    /// The identifier under which a record of the collection is kept: its own when that is a UUID, because those
    /// are the same everywhere; otherwise one derived from it.
    pub fn id<T>(&self, what: &str, given: &str) -> Id<T> {
        match Uuid::parse_str(given) {
            Ok(uuid) if !uuid.is_nil() => Id::new(uuid),
            _ => Id::derived(what, self.collection, given),
        }
    }
}

/// The identifier an object gives itself.
pub fn given_id(object: &Value) -> Option<String> {
    text(object, &["id"])
}

/// The first of some fields that holds a text or a number.
pub fn text(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match object.get(name)? {
        Value::String(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Text without the tags that the specification allows in descriptions.
fn plain(text: &str) -> String {
    let looks_marked_up = text.contains("</") || text.contains("<br") || text.contains("<p>");
    if !looks_marked_up {
        return text.trim().to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                plain.push(' ');
            }
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The objects in the first of some fields that holds any: a list, or one object alone.
fn objects<'v>(object: &'v Value, names: &[&str]) -> Vec<&'v Value> {
    names
        .iter()
        .find_map(|name| match object.get(name)? {
            Value::Array(list) if !list.is_empty() => {
                Some(list.iter().filter(|item| item.is_object()).collect())
            }
            one @ Value::Object(_) => Some(vec![one]),
            _ => None,
        })
        .unwrap_or_default()
}

fn date(text: &str) -> Option<PartialDate> {
    let day = text.split(['T', ' ']).next()?;
    day.parse().ok()
}

/// Phones, mailboxes and websites of an object.
fn contacts(object: &Value, stated: &Stated<'_>) -> institutions::Contacts {
    let mut contacts = institutions::Contacts::default();
    let mut add = |list: fn(&mut institutions::Contacts) -> &mut Vec<String>, text: Option<String>| {
        if let Some(text) = text.map(|text| text.trim_matches(['"', ' ']).to_owned())
            && !text.is_empty()
            && !list(&mut contacts).contains(&text)
        {
            list(&mut contacts).push(text);
        }
    };
    for phone in objects(object, &["phones", "phone"]) {
        let extension =
            text(phone, &["extension"]).map(|number| format!(" wew. {number}")).unwrap_or_default();
        add(|all| &mut all.phones, text(phone, &["number"]).map(|number| number + &extension));
    }
    add(|all| &mut all.emails, text(object, &["email"]));
    for contact in objects(object, &["contacts", "contact"]) {
        add(|all| &mut all.emails, text(contact, &["email"]));
        for phone in objects(contact, &["phones", "phone"]) {
            add(|all| &mut all.phones, text(phone, &["number"]));
        }
    }
    for mailbox in stated.values("email") {
        add(|all| &mut all.emails, Some(mailbox.to_owned()));
    }
    let website = |site: String| if site.contains("://") { site } else { format!("https://{site}") };
    add(|all| &mut all.websites, text(object, &["website", "url"]).map(website));
    for site in objects(object, &["additional_websites", "additional_urls"]) {
        add(|all| &mut all.websites, text(site, &["url"]).map(website));
    }
    for site in stated.values("website") {
        add(|all| &mut all.websites, Some(site.to_owned()));
    }
    contacts.websites.retain(|site| site.starts_with("https://") || site.starts_with("http://"));
    contacts
}

fn texts(stated: &Stated<'_>) -> institutions::Texts {
    institutions::Texts {
        plain: stated.text("plain", None),
        easy_to_read: stated.text("easy_to_read", None),
        sign_language_url: stated.value("sign_language_url").map(str::to_owned),
        sign_language_transcript: stated.text("sign_language_transcript", None),
    }
}

fn provenance(
    stated: &Stated<'_>,
    object: &Value,
    collection: &str,
    given: &str,
) -> institutions::Provenance {
    let as_of = match stated.value("source_date") {
        Some(text) => text.parse().ok(),
        None if stated.has("source") => None,
        None => text(object, &["last_modified", "assured_date"]).as_deref().and_then(date),
    };
    institutions::Provenance {
        collection: collection.to_owned(),
        source_id: stated.value("source_id").unwrap_or(given).to_owned(),
        source: stated.value("source").unwrap_or(collection).to_owned(),
        as_of,
        also_in: stated.values("also_in").map(str::to_owned).collect(),
    }
}
