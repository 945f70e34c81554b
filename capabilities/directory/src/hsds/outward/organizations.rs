//! Institutions to organizations.

use institutions::{Claim, Institution, Register};
use uuid::Uuid;
use vocabulary::{Id, Language};

use super::{
    Depth, State, accesses, awkward_contacts, contact, is_mailbox, is_website, last_change, phones,
    places::seat_location, provenance, texts, url,
};
use crate::hsds::{
    Surroundings,
    attributes::Attributes,
    objects::{Organization, OrganizationIdentifier, ServiceName},
    part,
};

/// An institution, with the names of its services where they are wanted.
pub fn organization(
    institution: &Institution,
    state: Option<State>,
    world: &Surroundings,
    depth: Depth,
    services: &[ServiceName],
) -> Organization {
    let id = institution.id.uuid();
    let mut mailboxes = institution.contacts.emails.iter().filter(|mailbox| is_mailbox(mailbox));
    let mut websites = institution.contacts.websites.iter().filter(|site| is_website(site));
    let brief = Organization {
        id,
        name: institution.name.in_language(Language::Polish).to_owned(),
        description: world.codes.name("institution_kind", &institution.kind, Language::Polish).to_owned(),
        email: mailboxes.next().cloned(),
        website: websites.next().cloned(),
        parent_organization_id: institution.part_of.map(Id::uuid),
        last_modified: state.map(|state| state.changed_at.to_string()),
        status: state.filter(|state| state.gone).map(|_| "defunct".to_owned()),
        ..Organization::default()
    };
    if depth == Depth::List {
        return brief;
    }
    let mut attributes = Attributes::of(id, "organization", world);
    attributes.term("institution_kind", &institution.kind);
    attributes.value("teryt", &institution.teryt);
    for unit in &institution.serves {
        attributes.value("serves", unit);
    }
    attributes.text("name", &institution.name, true);
    accesses(&mut attributes, id, &institution.access);
    texts(&mut attributes, &institution.texts);
    attributes.optional("note", institution.note.as_ref());
    awkward_contacts(&mut attributes, &institution.contacts);
    provenance(&mut attributes, &institution.provenance, institution.is_example, world);
    Organization {
        additional_websites: websites.map(|site| url(id, site)).collect(),
        contacts: mailboxes.map(|mailbox| contact(id, mailbox)).collect(),
        phones: phones(id, &institution.contacts),
        locations: vec![seat_location(institution, world, Depth::Full)],
        organization_identifiers: institution
            .claims
            .iter()
            .enumerate()
            .map(|(number, claim)| identifier(id, number, claim, world))
            .collect(),
        services: services.to_vec(),
        attributes: attributes.finish(),
        metadata: state
            .map(|state| last_change(id, "organization", state, &institution.provenance, world))
            .into_iter()
            .collect(),
        ..brief
    }
}

fn identifier(
    organization: Uuid,
    number: usize,
    claim: &Claim,
    world: &Surroundings,
) -> OrganizationIdentifier {
    let name = match claim.register {
        Register::Regon => "REGON",
        Register::Nip => "NIP",
        Register::Krs => "KRS",
        Register::Rspo => "RSPO",
    };
    let id = part(organization, "organization_identifier", &number.to_string());
    let mut attributes = Attributes::of(id, "organization_identifier", world);
    attributes.value("source", &claim.source);
    attributes.optional("source_date", claim.as_of);
    OrganizationIdentifier {
        id,
        organization_id: Some(organization),
        identifier_scheme: Some(format!("PL-{name}")),
        identifier_type: name.to_owned(),
        identifier: claim.number.clone(),
        attributes: attributes.finish(),
    }
}
