//! Ours to HSDS.
//!
//! What is handed in is shown as it is: a door for the public first passes each record through its own
//! `for_the_public`. What remains is written.
//!
//! Here stands what all records share; each kind has its own file.

mod organizations;
mod places;
mod services;

use institutions::{Access, Contacts, Hours, Provenance, Texts};
use uuid::Uuid;
use vocabulary::{Language, LocalText, Moment};

pub(super) use self::services::STANDING;
pub use self::{
    organizations::organization,
    places::{Place, at_location, places},
    services::{service, status},
};
use super::{
    Surroundings,
    attributes::Attributes,
    objects::{Contact, Language as SpokenLanguage, Metadata, Phone, Url},
    part,
};
use crate::look::Kept;

/// How much of a record is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The fields of which a record has one each.
    List,
    /// Everything.
    Full,
}

/// The last change of a record, and whether it is gone.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// When it last changed.
    pub changed_at: Moment,
    /// Whether its source no longer names it.
    pub gone: bool,
}

impl From<&Kept> for State {
    fn from(kept: &Kept) -> Self {
        Self { changed_at: kept.changed_at, gone: kept.removed_at.is_some() }
    }
}

fn polish(text: &LocalText) -> Option<String> {
    Some(text.in_language(Language::Polish)).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Whether it is one mailbox and nothing else: the field must hold a valid address.
fn is_mailbox(text: &str) -> bool {
    let mut parts = text.split('@');
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), Some(house), None) => {
            !name.is_empty()
                && name.chars().all(allowed)
                && !name.starts_with('.')
                && !name.ends_with('.')
                && !name.contains("..")
                && house.contains('.')
                && house.split('.').all(|label| {
                    !label.is_empty()
                        && !label.starts_with('-')
                        && !label.ends_with('-')
                        && label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
                })
        }
        _ => false,
    }
}

/// Whether it is an address of a website that a strict reader takes too.
fn is_website(text: &str) -> bool {
    text.parse::<axum::http::Uri>().is_ok_and(|uri| uri.host().is_some() && uri.scheme().is_some())
        && text.is_ascii()
}

/// A language that is spoken at a place or in a service.
fn language(record: Uuid, code: &str, world: &Surroundings) -> SpokenLanguage {
    SpokenLanguage {
        id: part(record, "language", code),
        name: Some(world.codes.name("language", code, Language::Polish).to_owned()),
        code: Some(code.to_owned()),
    }
}

fn accesses(attributes: &mut Attributes<'_>, record: Uuid, stated: &[Access]) {
    for access in stated {
        let confirmed = access.confirmed_on.map(|on| Metadata {
            id: part(record, "confirmation", &access.need),
            resource_type: Some("attribute".to_owned()),
            last_action_date: on.to_string(),
            last_action_type: "confirm".to_owned(),
            field_name: "access_need".to_owned(),
            replacement_value: access.need.clone(),
            updated_by: access.confirmed_by.clone(),
            ..Metadata::default()
        });
        attributes.term_as("access_need", "access_need", &access.need, confirmed.into_iter().collect());
    }
}

fn texts(attributes: &mut Attributes<'_>, texts: &Texts) {
    attributes.text("plain", &texts.plain, false);
    attributes.text("easy_to_read", &texts.easy_to_read, false);
    attributes.optional("sign_language_url", texts.sign_language_url.as_ref());
    attributes.text("sign_language_transcript", &texts.sign_language_transcript, false);
}

fn hours_remarks(attributes: &mut Attributes<'_>, hours: &Hours) {
    if hours.open_on_holidays {
        attributes.value("open_on_holidays", "yes");
    }
}

/// Mailboxes and websites that the fields of HSDS would refuse.
fn awkward_contacts(attributes: &mut Attributes<'_>, contacts: &Contacts) {
    for mailbox in contacts.emails.iter().filter(|mailbox| !is_mailbox(mailbox)) {
        attributes.value("email", mailbox);
    }
    for site in contacts.websites.iter().filter(|site| !is_website(site)) {
        attributes.value("website", site);
    }
}

fn provenance(
    attributes: &mut Attributes<'_>,
    provenance: &Provenance,
    is_example: bool,
    world: &Surroundings,
) {
    attributes.value("source", &provenance.source);
    attributes.value("source_id", &provenance.source_id);
    attributes.optional("source_date", provenance.as_of);
    for other in &provenance.also_in {
        attributes.value("also_in", other);
    }
    if let Some(source) = world.source(&provenance.source) {
        attributes.optional("source_publisher", Some(&source.publisher));
        attributes.optional("licence", source.licence.as_ref());
    }
    if is_example {
        attributes.value("is_example", "yes");
    }
}

fn last_change(
    id: Uuid,
    kind: &str,
    state: State,
    provenance: &Provenance,
    world: &Surroundings,
) -> Metadata {
    let updated_by = match world.source(&provenance.source) {
        Some(source) => format!("{}: {}", source.publisher, source.title),
        None => provenance.source.clone(),
    };
    Metadata {
        id: part(id, "metadata", "last_change"),
        resource_id: Some(id),
        resource_type: Some(kind.to_owned()),
        last_action_date: state.changed_at.day_in_poland().to_string(),
        last_action_type: if state.gone { "delete" } else { "update" }.to_owned(),
        updated_by,
        ..Metadata::default()
    }
}

fn url(record: Uuid, site: &str) -> Url {
    Url { id: part(record, "url", site), url: site.to_owned() }
}

fn contact(record: Uuid, mailbox: &str) -> Contact {
    Contact { id: part(record, "contact", mailbox), email: Some(mailbox.to_owned()) }
}

fn phones(record: Uuid, contacts: &Contacts) -> Vec<Phone> {
    let phone = |number: &String| Phone {
        id: part(record, "phone", number),
        number: number.clone(),
        r#type: Some("voice".to_owned()),
    };
    contacts.phones.iter().map(phone).collect()
}
