//! One row of `institutions.csv`.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, PoisonError},
};

use institutions::{
    Access, Address, Claim, CodeLists, Contacts, Hours, Institution, Position, Precision, Provenance,
    Register, Texts,
};
use vocabulary::{Id, LocalText, PartialDate, Point, Postcode, Teryt};

use super::rows::Cells;

/// What a row is checked against.
pub(super) struct World<'a> {
    pub collection: &'a str,
    pub codes: &'a CodeLists,
    pub units: &'a HashSet<Teryt>,
    /// Offices and their services state the same hours again and again; each text is read once.
    pub hours: &'a Mutex<HashMap<String, Hours>>,
}

pub(super) const REQUIRED: &[&str] = &["id", "kind", "name", "teryt"];

const CODE_HINT: &str = "Use a code of the list, or add the code to codelists.csv.";
const TERYT_HINT: &str = "Write the seven digits of the gmina, with leading zeros and as text.";
const DATE_HINT: &str = "Write 2026-05-04, 2026-05 or 2026.";

/// Reads an institution; complains and returns nothing when the row cannot be one.
pub(super) fn institution(cells: &mut Cells<'_>, world: &World<'_>) -> Option<Institution> {
    let source_id = cells.required("id");
    let kind = code(cells, "kind", "institution_kind", world);
    let name = local_text(cells, "name");
    if name.pl.is_none() {
        cells.refuse("name", "the name is empty", "Fill in the official name, or one that describes it.");
    }
    let teryt = unit(cells, "teryt", world);
    let located_in = unit(cells, "location_teryt", world);
    let (source_id, kind, teryt) = (source_id?, kind?, teryt?);
    let provenance = provenance(cells, &source_id, world.collection);
    let part_of = cells.text("part_of").map(|parent| Id::derived("institution", world.collection, &parent));
    Some(Institution {
        id: Id::derived("institution", world.collection, &source_id),
        kind,
        name,
        claims: claims(cells, &provenance),
        located_in: located_in.unwrap_or_else(|| teryt.clone()),
        teryt,
        locality: cells.text("locality"),
        serves: units(cells, "coverage", world),
        part_of,
        address: address(cells),
        position: position(cells),
        contacts: contacts(cells),
        hours: hours(cells, world),
        languages: cells.list("languages"),
        access: access(cells, world, &provenance),
        texts: texts(cells),
        note: cells.text("note"),
        is_example: cells.text("is_example").is_some_and(|text| text == "yes"),
        provenance,
    })
}

/// The hours of a row.
pub(super) fn hours(cells: &Cells<'_>, world: &World<'_>) -> Hours {
    let Some(text) = cells.text("opening_hours") else { return Hours::default() };
    let mut known = world.hours.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(text).or_insert_with_key(|text| Hours::understood(text)).clone()
}

/// A code that must be in its list; an empty cell is refused.
pub(super) fn code(cells: &mut Cells<'_>, column: &str, list: &str, world: &World<'_>) -> Option<String> {
    let text = cells.required(column)?;
    match world.codes.require(list, &text) {
        Ok(_) => Some(text),
        Err(unknown) => {
            cells.refuse(column, unknown, CODE_HINT);
            None
        }
    }
}

/// The codes of a list cell; an unknown one is left out with a warning.
pub(super) fn codes(cells: &mut Cells<'_>, column: &str, list: &str, world: &World<'_>) -> Vec<String> {
    let (known, unknown): (Vec<_>, Vec<_>) =
        cells.list(column).into_iter().partition(|code| world.codes.get(list, code).is_some());
    for code in unknown {
        if let Err(unknown) = world.codes.require(list, &code) {
            cells.warn(column, format!("{unknown}; it was left out"), CODE_HINT);
        }
    }
    known
}

/// The code of a unit that exists; an empty cell is nothing.
pub(super) fn unit(cells: &mut Cells<'_>, column: &str, world: &World<'_>) -> Option<Teryt> {
    let teryt: Teryt = cells.parsed(column, TERYT_HINT)?;
    if !world.units.contains(&teryt) {
        cells.refuse(column, format!("there is no unit {teryt} in units.csv"), TERYT_HINT);
        return None;
    }
    Some(teryt)
}

/// The units of a list cell; one that does not exist is refused.
pub(super) fn units(cells: &mut Cells<'_>, column: &str, world: &World<'_>) -> Vec<Teryt> {
    let all: Vec<Teryt> = cells.parsed_list(column, TERYT_HINT);
    for teryt in &all {
        if !world.units.contains(teryt) {
            cells.refuse(column, format!("there is no unit {teryt} in units.csv"), TERYT_HINT);
        }
    }
    all
}

pub(super) fn local_text(cells: &Cells<'_>, column: &str) -> LocalText {
    LocalText {
        pl: cells.text(column).or_else(|| cells.text(&format!("{column}_pl"))),
        en: cells.text(&format!("{column}_en")),
        uk: cells.text(&format!("{column}_uk")),
    }
}

pub(super) fn provenance(cells: &mut Cells<'_>, source_id: &str, collection: &str) -> Provenance {
    let as_of: Option<PartialDate> = match cells.text("source_date").map(|text| text.parse()) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(wrong)) => {
            cells.warn("source_date", wrong, DATE_HINT);
            None
        }
    };
    let source = cells.text("source").unwrap_or_else(|| collection.to_owned());
    let also_in = cells.list("sources").into_iter().filter(|other| *other != source).collect();
    Provenance { collection: collection.to_owned(), source_id: source_id.to_owned(), source, as_of, also_in }
}

fn claims(cells: &mut Cells<'_>, provenance: &Provenance) -> Vec<Claim> {
    let registers = [
        ("regon", Register::Regon),
        ("nip", Register::Nip),
        ("krs", Register::Krs),
        ("rspo", Register::Rspo),
    ];
    let mut claims = Vec::new();
    for (column, register) in registers {
        let Some(number) = cells.text(column) else { continue };
        let claim = Claim { register, number, source: provenance.source.clone(), as_of: provenance.as_of };
        if !claim.is_well_formed() {
            cells.warn(
                column,
                format!("{} is not a right {} number", claim.number, column.to_uppercase()),
                "Compare it with the register; it is kept as the source states it.",
            );
        }
        claims.push(claim);
    }
    claims
}

pub(super) fn address(cells: &mut Cells<'_>) -> Address {
    let postcode = cells.text("postcode").and_then(|text| match text.parse::<Postcode>() {
        Ok(postcode) => Some(postcode.to_string()),
        Err(wrong) => {
            cells.warn("postcode", wrong, "Write it as 34-500; the rest of the row was loaded.");
            None
        }
    });
    Address {
        street: cells.text("street"),
        postcode,
        city: cells.text("city"),
        confidential: cells.text("confidential").is_some_and(|text| text == "yes"),
    }
}

pub(super) fn position(cells: &mut Cells<'_>) -> Option<Position> {
    let (latitude, longitude) = (cells.text("lat")?, cells.text("lon")?);
    let decimal = |text: &str| text.replace(',', ".").parse::<f64>();
    let point = match (decimal(&latitude), decimal(&longitude)) {
        (Ok(latitude), Ok(longitude)) => {
            Point::in_poland(latitude, longitude).map_err(|wrong| wrong.to_string())
        }
        _ => Err(format!("{latitude:?}, {longitude:?} are not decimal degrees")),
    };
    let point = match point {
        Ok(point) => point,
        Err(wrong) => {
            cells.warn("lat", wrong, "Correct both columns; the row was loaded without a point on the map.");
            return None;
        }
    };
    let precision = Precision::said(cells.text("coordinate_precision").as_deref());
    Some(Position { point, precision })
}

pub(super) fn contacts(cells: &mut Cells<'_>) -> Contacts {
    let websites = cells
        .list("website")
        .into_iter()
        .filter_map(|site| {
            if site.starts_with("https://") || site.starts_with("http://") {
                Some(site)
            } else if site.contains("://") || site.contains(char::is_whitespace) || !site.contains('.') {
                cells.warn(
                    "website",
                    format!("{site:?} is not an address of a website; it was left out"),
                    "Write it with https://.",
                );
                None
            } else {
                Some(format!("https://{site}"))
            }
        })
        .collect();
    Contacts { phones: cells.list("phone"), emails: cells.list("email"), websites }
}

pub(super) fn access(cells: &mut Cells<'_>, world: &World<'_>, provenance: &Provenance) -> Vec<Access> {
    codes(cells, "access_needs", "access_need", world)
        .into_iter()
        .map(|need| Access { need, confirmed_by: provenance.source.clone(), confirmed_on: provenance.as_of })
        .collect()
}

pub(super) fn texts(cells: &Cells<'_>) -> Texts {
    Texts {
        plain: local_text(cells, "plain"),
        easy_to_read: local_text(cells, "easy_to_read"),
        sign_language_url: cells.text("sign_language_url").filter(|url| url.starts_with("https://")),
        sign_language_transcript: local_text(cells, "sign_language_transcript"),
    }
}
