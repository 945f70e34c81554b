//! Addresses, points and the units in which they lie.

use institutions::{Address, Position, Precision};
use serde_json::Value;
use territory::Understanding;
use vocabulary::{Point, Postcode, Teryt, UnitLevel};

use super::{Findings, Reader, objects, text};
use crate::hsds::attributes::Stated;

/// A place as an object states it.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Place {
    pub address: Address,
    pub position: Option<Position>,
    pub located_in: Option<Teryt>,
}

/// What makes two addresses the same.
pub fn address_key(address: &Address) -> Option<String> {
    let (street, city) = (address.street.as_deref(), address.city.as_deref());
    if street.is_none() && address.postcode.is_none() {
        return None;
    }
    let key = [street, address.postcode.as_deref(), city]
        .map(|part| polish::fold(part.unwrap_or_default()).into_owned());
    Some(key.join("|"))
}

impl Reader<'_> {
    /// Reads a location.
    pub(super) fn place(&self, location: &Value, findings: &mut Findings) -> Place {
        let stated = Stated::of(location);
        let mut place = Place::default();
        let written =
            objects(location, &["addresses", "physical_addresses", "physical_address", "postal_addresses"]);
        let visible = written
            .iter()
            .find(|address| text(address, &["address_type"]).is_none_or(|kind| kind == "physical"))
            .or(written.first());
        if let Some(address) = visible {
            place.address = postal_address(address, findings);
        }
        place.address.confidential = stated.answer("confidential").unwrap_or(false);
        place.position = position(location, &stated, findings);
        let unit = text(location, &["external_identifier"])
            .filter(|_| text(location, &["external_identifier_type"]).is_some_and(|kind| is_teryt(&kind)));
        place.located_in = unit.and_then(|code| code.parse().ok()).filter(|teryt| self.world.has_unit(teryt));
        place
    }

    /// The gmina of a place, from its address or else from its point.
    pub(super) fn gmina_of(&self, place: &Place, findings: &mut Findings) -> Option<Teryt> {
        if let Some(unit) = &place.located_in {
            return Some(unit.clone());
        }
        let gminas = |text: Option<&str>| {
            text.map(|text| self.gazetteer.find(text)).map(|found| all_gminas(&found)).unwrap_or_default()
        };
        let by_postcode = gminas(place.address.postcode.as_deref());
        let by_city = gminas(place.address.city.as_deref());
        let both = by_city.iter().find(|unit| by_postcode.contains(unit));
        if let Some(unit) =
            both.or_else(|| by_postcode.first()).or_else(|| by_city.first().filter(|_| by_city.len() == 1))
        {
            return Some(unit.clone());
        }
        let point = place.position?.point;
        let (unit, _) =
            self.gazetteer.nearest_gminas(point, 1).into_iter().find(|(_, kilometres)| *kilometres < 20.0)?;
        findings.warn(
            "latitude",
            format!(
                "the gmina {} ({}) was taken because its centre is nearest to the point",
                unit.name, unit.teryt
            ),
            "Give the postal code and the town, or the TERYT code, if this is wrong.",
        );
        Some(unit.teryt.clone())
    }

    /// The units that some service areas name.
    pub(super) fn units(&self, areas: &[&Value], findings: &mut Findings) -> Vec<Teryt> {
        let mut units = Vec::new();
        for area in areas {
            let code = ["extent", "uri", "description", "name"].into_iter().find_map(|field| {
                let text = text(area, &[field])?;
                let digits = text.rsplit(['/', ':', '=', ' ']).next()?;
                let teryt: Teryt = digits.parse().ok()?;
                (self.world.has_unit(&teryt)).then_some(teryt)
            });
            let name = text(area, &["name", "service_area", "description"]);
            let unit = code.or_else(|| match self.gazetteer.find(name.as_deref()?) {
                Understanding::One(place) => Some(place.teryt),
                _ => None,
            });
            match unit {
                Some(unit) if units.contains(&unit) => {}
                Some(unit) => units.push(unit),
                None => findings.warn(
                    "service_areas",
                    format!("{:?} is not a unit", name.unwrap_or_default()),
                    "Write the TERYT code into extent and TERYT into extent_type.",
                ),
            }
        }
        units
    }
}

fn is_teryt(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    kind.contains("teryt") || kind.contains("terc")
}

fn all_gminas(found: &Understanding) -> Vec<Teryt> {
    found
        .taken()
        .into_iter()
        .chain(found.others())
        .map(|place| place.teryt.clone())
        .filter(|teryt| teryt.level() == UnitLevel::Gmina)
        .collect()
}

fn postal_address(written: &Value, findings: &mut Findings) -> Address {
    let postcode =
        text(written, &["postal_code", "postcode"]).and_then(|code| match code.parse::<Postcode>() {
            Ok(postcode) => Some(postcode.to_string()),
            Err(wrong) => {
                findings.warn("postal_code", wrong.to_string(), "Write it as 34-500; the rest was taken in.");
                None
            }
        });
    let street = [text(written, &["address_1"]), text(written, &["address_2"])];
    let street: Vec<String> = street.into_iter().flatten().collect();
    Address {
        street: Some(street.join(", ")).filter(|street| !street.is_empty()),
        postcode,
        city: text(written, &["city"]),
        confidential: false,
    }
}

fn position(location: &Value, stated: &Stated<'_>, findings: &mut Findings) -> Option<Position> {
    let number =
        |name: &str| text(location, &[name]).and_then(|text| text.replace(',', ".").parse::<f64>().ok());
    let (latitude, longitude) = (number("latitude")?, number("longitude")?);
    match Point::in_poland(latitude, longitude) {
        Ok(point) => {
            let precision = Precision::said(stated.value("coordinate_precision"));
            Some(Position { point, precision })
        }
        Err(wrong) => {
            findings.warn(
                "latitude",
                wrong.to_string(),
                "Correct both numbers; the record has no point on the map.",
            );
            None
        }
    }
}
