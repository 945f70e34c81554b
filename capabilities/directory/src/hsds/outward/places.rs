//! Sites of services and seats of institutions to locations, and services at them.

use institutions::{Address as PostalAddress, Institution, Position};
use uuid::Uuid;
use vocabulary::{Id, Language, Teryt};

use super::{Depth, State, hours_remarks, language, last_change, polish};
use crate::{
    Mode, Service as Entry, Site,
    hsds::{
        Surroundings,
        attributes::Attributes,
        objects::{Accessibility, Address, Location, ServiceAtLocation},
        part, schedules,
    },
};

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

pub(super) fn seat_location(institution: &Institution, world: &Surroundings, depth: Depth) -> Location {
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
        location.languages = institution.languages.iter().map(|code| language(id, code, world)).collect();
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
    attributes.optional("coordinate_precision", position.map(|position| position.precision.code()));
}
