//! Ours to HSDS.
//!
//! What is handed in is shown as it is: a door for the public first passes each record through its own
//! `for_the_public`. What remains is written.

mod organizations;

use institutions::{
    Access, Address as PostalAddress, Contacts, Hours, Institution, Position, Precision, Provenance,
    Register, Texts,
};
use uuid::Uuid;
use vocabulary::{Id, Language, LocalText, Moment, Teryt};

pub use self::organizations::organization;
use super::{
    Surroundings,
    attributes::Attributes,
    objects::{
        Accessibility, Address, Attribute, Capacity, Contact, CostOption, Language as SpokenLanguage,
        Location, Metadata, Organization, OrganizationIdentifier, Phone, RequiredDocument, Service,
        ServiceArea, ServiceAtLocation, ServiceName, Unit, Url,
    },
    part, schedules,
};
use crate::{Mode, Service as Entry, Site, Standing, Status, look::Kept};

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

/// The status of a service.
pub fn status(service: &Entry, gone: bool) -> &'static str {
    match (gone, service.status) {
        (true, _) | (false, Status::Ended) => "defunct",
        (false, Status::Paused) => "temporarily closed",
        (false, Status::Active) => "active",
    }
}

/// A service. The institution is missing only when it is gone.
pub fn service(
    entry: &Entry,
    state: State,
    institution: Option<&Institution>,
    world: &Surroundings,
    depth: Depth,
) -> Service {
    let id = entry.id.uuid();
    let mut mailboxes = entry.contacts.emails.iter().filter(|mailbox| is_mailbox(mailbox));
    let mut websites = entry.contacts.websites.iter().filter(|site| is_website(site));
    let brief = Service {
        id,
        organization_id: Some(entry.institution.uuid()),
        name: entry.name.in_language(Language::Polish).to_owned(),
        description: polish(&entry.description),
        url: websites.next().cloned(),
        email: mailboxes.next().cloned(),
        status: status(entry, state.gone).to_owned(),
        application_process: polish(&entry.access_path.first_step),
        fees_description: polish(&entry.cost.note),
        wait_time: entry.capacity.waiting_days.map(|days| format!("P{days}D")),
        eligibility_description: polish(&entry.audience.conditions),
        minimum_age: entry.audience.minimum_age.map(u32::from),
        maximum_age: entry.audience.maximum_age.map(u32::from),
        assured_date: entry.confirmation.on.map(|on| on.earliest().to_string()),
        alert: alert(entry, world),
        last_modified: state.changed_at.to_string(),
        organization: institution
            .map(|institution| Box::new(organization(institution, None, world, Depth::List, &[]))),
        ..Service::default()
    };
    if depth == Depth::List {
        return brief;
    }
    Service {
        additional_urls: websites.map(|site| url(id, site)).collect(),
        contacts: mailboxes.map(|mailbox| contact(id, mailbox)).collect(),
        phones: phones(id, &entry.contacts),
        schedules: schedules::outward(&entry.hours, id),
        service_areas: areas(id, &entry.serves, world),
        service_at_locations: institution
            .map(|institution| {
                places(entry)
                    .into_iter()
                    .map(|place| at_location(entry, state, institution, place, world, Depth::Full))
                    .collect()
            })
            .unwrap_or_default(),
        languages: entry.languages.iter().map(|code| language(id, code, world)).collect(),
        organization: institution
            .map(|institution| Box::new(organization(institution, None, world, Depth::Full, &[]))),
        cost_options: (entry.cost.free_of_charge == Some(true))
            .then(|| CostOption {
                id: part(id, "cost_option", "free"),
                option: None,
                currency: Some("PLN".to_owned()),
                amount: Some(0.0),
            })
            .into_iter()
            .collect(),
        required_documents: entry
            .access_path
            .documents
            .iter()
            .enumerate()
            .map(|(number, document)| required_document(id, number, document, world))
            .collect(),
        capacities: capacity(entry).into_iter().collect(),
        attributes: service_attributes(entry, world),
        metadata: vec![last_change(id, "service", state, &entry.provenance, world)],
        ..brief
    }
}

/// What a reader must know before anything else.
fn alert(entry: &Entry, world: &Surroundings) -> Option<String> {
    let name = |code: &str| world.codes.name("source_kind", code, Language::Polish).to_owned();
    if entry.is_example {
        Some(name("example"))
    } else if entry.standing == Standing::StatutoryDuty {
        Some(name("statutory_duty"))
    } else if world.source(&entry.provenance.source).is_some_and(institutions::Source::is_unofficial) {
        Some(name("secondary_listing"))
    } else {
        None
    }
}

fn required_document(
    service: Uuid,
    number: usize,
    document: &LocalText,
    world: &Surroundings,
) -> RequiredDocument {
    let id = part(service, "required_document", &number.to_string());
    let mut attributes = Attributes::of(id, "required_document", world);
    attributes.text("document", document, true);
    RequiredDocument { id, document: polish(document), attributes: attributes.finish() }
}

fn capacity(entry: &Entry) -> Option<Capacity> {
    let capacity = &entry.capacity;
    let (free, as_of) = (capacity.free?, capacity.as_of?);
    let id = entry.id.uuid();
    Some(Capacity {
        id: part(id, "service_capacity", ""),
        service_id: Some(id),
        unit: Unit { id: part(Uuid::nil(), "unit", "place"), name: "place".to_owned() },
        available: free,
        maximum: capacity.total,
        updated: format!("{}T00:00:00Z", as_of.earliest()),
    })
}

/// The field that every service of ours states; it tells our own entries from those of others.
pub(super) const STANDING: &str = "standing";

fn service_attributes(entry: &Entry, world: &Surroundings) -> Vec<Attribute> {
    let mut attributes = Attributes::of(entry.id.uuid(), "service", world);
    attributes.value(
        STANDING,
        match entry.standing {
            Standing::Offer => "offer",
            Standing::StatutoryDuty => "statutory_duty",
        },
    );
    attributes.term("service_type", &entry.service_type);
    attributes.term("cus_area", &entry.area);
    for code in &entry.audience.target_groups {
        attributes.term("target_group", code);
    }
    for code in &entry.audience.grounds {
        attributes.term("ground", code);
    }
    if let Some(rule) = &entry.access_path.fee_rule {
        attributes.term("fee_rule", rule);
    }
    attributes.text("name", &entry.name, true);
    attributes.text("description", &entry.description, true);
    attributes.text("eligibility", &entry.audience.conditions, true);
    attributes.text("first_step", &entry.access_path.first_step, true);
    attributes.text("cost", &entry.cost.note, true);
    attributes.answer("free_of_charge", entry.cost.free_of_charge);
    attributes.answer("application", entry.access_path.application);
    attributes.answer("decision", entry.access_path.decision);
    attributes.answer("interview", entry.access_path.interview);
    attributes.answer("referral", entry.access_path.referral);
    attributes.answer("income_test", entry.access_path.income_test);
    for mode in &entry.modes {
        attributes.value("mode", mode_code(*mode));
    }
    accesses(&mut attributes, entry.id.uuid(), &entry.access);
    let capacity = &entry.capacity;
    attributes.optional("capacity_total", capacity.total);
    attributes.optional("capacity_free", capacity.free);
    attributes.optional("capacity_free_for_women", capacity.free_for_women);
    attributes.optional("capacity_free_for_men", capacity.free_for_men);
    attributes.optional("waiting", capacity.waiting);
    attributes.optional("waiting_days", capacity.waiting_days);
    attributes.optional("capacity_as_of", capacity.as_of);
    texts(&mut attributes, &entry.texts);
    hours_remarks(&mut attributes, &entry.hours);
    awkward_contacts(&mut attributes, &entry.contacts);
    attributes.optional("confirmed_on", entry.confirmation.on);
    attributes.optional("confirmed_by", Some(&entry.confirmation.by).filter(|by| !by.is_empty()));
    attributes.optional("confirmation_due", entry.confirmation.next_due);
    provenance(&mut attributes, &entry.provenance, entry.is_example, world);
    attributes.finish()
}

/// The code of a mode, as tables and HSDS write it.
pub fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in_person",
        Mode::AtHome => "at_home",
        Mode::Phone => "phone",
        Mode::Online => "online",
        Mode::Residential => "residential",
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

fn language(record: Uuid, code: &str, world: &Surroundings) -> SpokenLanguage {
    SpokenLanguage {
        id: part(record, "language", code),
        name: Some(world.codes.name("language", code, Language::Polish).to_owned()),
        code: Some(code.to_owned()),
    }
}

fn areas(service: Uuid, serves: &[Teryt], world: &Surroundings) -> Vec<ServiceArea> {
    let area = |teryt: &Teryt| ServiceArea {
        id: part(service, "service_area", teryt.as_str()),
        service_id: Some(service),
        name: Some(world.unit_name(teryt).to_owned()),
        extent: Some(teryt.to_string()),
        extent_type: Some("TERYT".to_owned()),
    };
    serves.iter().map(area).collect()
}

/// Where a service is given: at one of its own sites, or at the seat of the institution.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A site of the service, with its number.
    Site(usize, &'a Site),
    /// The seat.
    Seat,
}

impl<'a> Place<'a> {
    /// Which of the places of a service it is.
    pub fn name(self) -> String {
        match self {
            Self::Site(number, _) => number.to_string(),
            Self::Seat => "seat".to_owned(),
        }
    }

    /// The place with this name, if the service has it.
    pub fn named(entry: &'a Entry, name: &str) -> Option<Self> {
        places(entry).into_iter().find(|place| place.name() == name)
    }

    /// The identifier of the pair of service and place.
    pub fn id(self, service: Id<Entry>) -> Uuid {
        part(service.uuid(), "service_at_location", &self.name())
    }
}

/// The places of a service. One that only comes home, or is only on the telephone or the internet, has none.
pub fn places(entry: &Entry) -> Vec<Place<'_>> {
    if !entry.sites.is_empty() {
        return entry.sites.iter().enumerate().map(|(number, site)| Place::Site(number, site)).collect();
    }
    let people_come = entry.modes.is_empty()
        || entry.modes.iter().any(|mode| matches!(mode, Mode::InPerson | Mode::Residential));
    if people_come { vec![Place::Seat] } else { Vec::new() }
}

/// A service at one of its places.
pub fn at_location(
    entry: &Entry,
    state: State,
    institution: &Institution,
    place: Place<'_>,
    world: &Surroundings,
    depth: Depth,
) -> ServiceAtLocation {
    let location = match place {
        Place::Site(number, site) => site_location(entry, number, site, world, depth),
        Place::Seat => seat_location(institution, world, depth),
    };
    let id = place.id(entry.id);
    ServiceAtLocation {
        id,
        service_id: Some(entry.id.uuid()),
        location_id: Some(location.id),
        location: Some(Box::new(location)),
        metadata: match depth {
            Depth::List => Vec::new(),
            Depth::Full => vec![last_change(id, "service_at_location", state, &entry.provenance, world)],
        },
        ..ServiceAtLocation::default()
    }
}

fn site_location(entry: &Entry, number: usize, site: &Site, world: &Surroundings, depth: Depth) -> Location {
    let id = part(entry.id.uuid(), "location", &number.to_string());
    let mut location = place(id, &site.address, site.position.as_ref(), site.located_in.as_ref(), world);
    location.name = polish(&site.name);
    if depth == Depth::Full {
        let mut attributes = Attributes::of(id, "location", world);
        attributes.text("name", &site.name, true);
        place_remarks(&mut attributes, &site.address, site.position.as_ref());
        hours_remarks(&mut attributes, &site.hours);
        location.attributes = attributes.finish();
        location.schedules = schedules::outward(&site.hours, id);
    } else {
        location.addresses.clear();
    }
    location
}

fn seat_location(institution: &Institution, world: &Surroundings, depth: Depth) -> Location {
    let id = part(institution.id.uuid(), "location", "seat");
    // In which gmina a hidden house stands is part of its address.
    let located_in = Some(&institution.located_in).filter(|_| !institution.address.confidential);
    let mut location = place(id, &institution.address, institution.position.as_ref(), located_in, world);
    location.name = polish(&institution.name);
    if depth == Depth::Full {
        let mut attributes = Attributes::of(id, "location", world);
        place_remarks(&mut attributes, &institution.address, institution.position.as_ref());
        attributes.optional("locality", institution.locality.as_ref());
        hours_remarks(&mut attributes, &institution.hours);
        location.attributes = attributes.finish();
        location.schedules = schedules::outward(&institution.hours, id);
        location.accessibility = institution
            .access
            .iter()
            .map(|access| Accessibility {
                id: part(id, "accessibility", &access.need),
                location_id: Some(id),
                description: Some(world.codes.name("access_need", &access.need, Language::Polish).to_owned()),
                details: Some(access.need.clone()),
            })
            .collect();
    } else {
        location.addresses.clear();
    }
    location
}

fn place(
    id: Uuid,
    address: &PostalAddress,
    position: Option<&Position>,
    located_in: Option<&Teryt>,
    world: &Surroundings,
) -> Location {
    let known = address.street.is_some() || address.postcode.is_some() || address.city.is_some();
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let name_of = |unit: Option<Teryt>| unit.map(|unit| world.unit_name(&unit).to_owned());
    Location {
        id,
        location_type: "physical".to_owned(),
        latitude: position.map(|position| position.point.latitude),
        longitude: position.map(|position| position.point.longitude),
        external_identifier: located_in.map(Teryt::to_string),
        external_identifier_type: located_in.map(|_| "TERYT".to_owned()),
        addresses: known
            .then(|| Address {
                id: part(id, "address", ""),
                location_id: Some(id),
                address_1: text(&address.street),
                city: text(&address.city),
                region: name_of(located_in.and_then(Teryt::powiat)),
                state_province: name_of(located_in.map(Teryt::voivodeship)).unwrap_or_default(),
                postal_code: text(&address.postcode),
                country: "PL".to_owned(),
                address_type: "physical".to_owned(),
            })
            .into_iter()
            .collect(),
        ..Location::default()
    }
}

fn place_remarks(attributes: &mut Attributes<'_>, address: &PostalAddress, position: Option<&Position>) {
    if address.confidential {
        attributes.value("confidential", "yes");
    }
    attributes.optional("coordinate_precision", position.map(|position| precision_code(position.precision)));
}

/// The code of a precision, as tables and HSDS write it.
pub fn precision_code(precision: Precision) -> &'static str {
    match precision {
        Precision::Building => "building",
        Precision::Postcode => "postcode",
        Precision::Locality => "locality",
        Precision::Gmina => "gmina",
    }
}
