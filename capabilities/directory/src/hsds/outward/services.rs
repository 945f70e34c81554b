//! Services to services.

use institutions::Institution;
use uuid::Uuid;
use vocabulary::{Language, LocalText, Teryt};

use super::{
    Depth, State, accesses, at_location, awkward_contacts, contact, hours_remarks, is_mailbox, is_website,
    language, last_change, organization, phones, places, polish, provenance, texts, url,
};
use crate::{
    Service as Entry, Standing, Status,
    hsds::{
        Surroundings,
        attributes::Attributes,
        objects::{Attribute, Capacity, CostOption, RequiredDocument, Service, ServiceArea, Unit},
        part, schedules,
    },
};

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
pub(in crate::hsds) const STANDING: &str = "standing";

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
        attributes.value("mode", mode.code());
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
