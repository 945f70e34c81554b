//! An organization becomes an institution.

use std::collections::HashSet;

use institutions::{Claim, Institution, Provenance, Register};
use serde_json::Value;
use vocabulary::Teryt;

use super::{Findings, Reader, contacts, given_id, objects, places::Place, provenance, text, texts};
use crate::hsds::{attributes::Stated, schedules};

/// Which locations of a document are the seat of an institution: a service there has no site of its own.
#[derive(Debug, Default, Clone)]
pub struct Seat {
    /// Identifiers of locations.
    pub locations: HashSet<String>,
}

impl Reader<'_> {
    /// Reads an organization. `near` are further locations in which it works, for one that names none itself.
    pub fn organization(
        &self,
        object: &Value,
        near: &[&Value],
        findings: &mut Findings,
    ) -> Option<(Institution, Seat)> {
        let stated = Stated::of(object);
        let given = given_id(object);
        let name = text(object, &["name", "alternate_name"]);
        if given.is_none() {
            findings.refuse("id", "the organization has no id", "Give it an identifier that stays the same.");
        }
        if name.is_none() {
            findings.refuse("name", "the organization has no name", "Fill in its official name.");
        }
        let (given, name) = (given?, name?);
        let own = objects(object, &["locations", "location"]);
        let location = own.first().or(near.first()).copied();
        let place = match location {
            Some(location) => self.place(location, findings),
            // Version 1.1 lets an address belong to the organization itself.
            None => self.place(object, findings),
        };
        let teryt = self.unit_of(object, &stated, &place, findings)?;
        let provenance = provenance(&stated, object, self.collection, &given);
        let terms = self.terms(object);
        let seat = Seat { locations: location.and_then(given_id).into_iter().collect() };
        let place_stated = location.map(Stated::of).unwrap_or_default();
        let mut hours = schedules::inward(location.map(hours_of).unwrap_or_default());
        hours.open_on_holidays |= place_stated.answer("open_on_holidays").unwrap_or(false);
        let spoken = location
            .map(|location| objects(location, &["accessibility", "accessibility_for_disabilities"]))
            .unwrap_or_default();
        let note = stated
            .value("note")
            .map(str::to_owned)
            .or_else(|| text(object, &["description"]).filter(|_| !stated.has("institution_kind")));
        Some((
            Institution {
                id: self.id("institution", &given),
                kind: terms.first("institution_kind").cloned().unwrap_or_else(|| "other".to_owned()),
                name: stated.text("name", Some(name)),
                claims: claims(object, &provenance),
                located_in: place.located_in.clone().unwrap_or_else(|| teryt.clone()),
                locality: place_stated.value("locality").map(str::to_owned),
                serves: stated.values("serves").filter_map(|unit| unit.parse().ok()).collect(),
                part_of: text(object, &["parent_organization_id"])
                    .map(|parent| self.id("institution", &parent)),
                address: place.address,
                position: place.position,
                contacts: contacts(object, &stated),
                hours,
                languages: location.map(|location| self.languages(location)).unwrap_or_default(),
                access: self.access(&stated, &spoken, &provenance.source),
                texts: texts(&stated),
                note,
                is_example: stated.answer("is_example").unwrap_or(false),
                teryt,
                provenance,
            },
            seat,
        ))
    }

    /// The unit to which an organization belongs.
    fn unit_of(
        &self,
        object: &Value,
        stated: &Stated<'_>,
        place: &Place,
        findings: &mut Findings,
    ) -> Option<Teryt> {
        if let Some(unit) = stated.value("teryt").and_then(|code| code.parse().ok())
            && self.world.has_unit(&unit)
        {
            return Some(unit);
        }
        let found = self.gmina_of(place, findings).or_else(|| {
            let areas = objects(object, &["service_areas", "service_area"]);
            self.units(&areas, findings).into_iter().next()
        });
        if let Some(unit) = found.or_else(|| self.unit.cloned()) {
            return Some(unit);
        }
        findings.refuse(
            "locations",
            "it does not say in which gmina it is",
            "Give a location with a Polish postal code and town, write the TERYT code into an attribute with link_type \
             teryt, or name a unit for the whole file with --unit.",
        );
        None
    }
}

/// The schedules of a location or service, under the names of all versions.
pub(super) fn hours_of(object: &Value) -> Vec<&Value> {
    let mut schedules = objects(object, &["schedules", "regular_schedules", "regular_schedule", "schedule"]);
    schedules.extend(
        objects(object, &["holiday_schedules", "holiday_schedule"])
            .into_iter()
            .filter(|schedule| text(schedule, &["start_date"]).is_some()),
    );
    schedules
}

fn claims(object: &Value, provenance: &Provenance) -> Vec<Claim> {
    let mut claims = Vec::new();
    for identifier in objects(object, &["organization_identifiers", "organization_identifier"]) {
        let kind = ["identifier_scheme", "identifier_type"]
            .into_iter()
            .filter_map(|field| text(identifier, &[field]))
            .collect::<String>()
            .to_uppercase();
        let registers = [
            ("REGON", Register::Regon),
            ("NIP", Register::Nip),
            ("KRS", Register::Krs),
            ("RSPO", Register::Rspo),
        ];
        let stated = Stated::of(identifier);
        if let Some((_, register)) = registers.into_iter().find(|(name, _)| kind.contains(name))
            && let Some(number) = text(identifier, &["identifier"])
        {
            claims.push(Claim {
                register,
                number,
                source: stated.value("source").unwrap_or(&provenance.source).to_owned(),
                as_of: if stated.has("source") {
                    stated.value("source_date").and_then(|date| date.parse().ok())
                } else {
                    provenance.as_of
                },
            });
        }
    }
    // The tax number of version 1.1 is taken only when its check digit says that it is a Polish one.
    if let Some(number) = text(object, &["tax_id"])
        && let Ok(nip) = number.parse::<vocabulary::Nip>()
        && !claims.iter().any(|claim| claim.register == Register::Nip)
    {
        claims.push(Claim {
            register: Register::Nip,
            number: nip.to_string(),
            source: provenance.source.clone(),
            as_of: provenance.as_of,
        });
    }
    claims
}
