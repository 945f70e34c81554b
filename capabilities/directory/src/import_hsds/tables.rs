//! A tabular data package: tables that name each other's rows, nested into objects.

use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::Read as _,
    path::Path,
};

use serde_json::{Map, Value};
use spreadsheets::{Limits, Reading, Row, TableReader};

use super::{CannotImport, Hand, Object};
use crate::hsds::tabular::{LINKS, NESTS};

/// The table a file holds, whatever the version calls it.
fn table_of(file: &str) -> Option<&'static str> {
    let stem = file.strip_suffix(".csv").or_else(|| file.strip_suffix(".CSV"))?.to_lowercase();
    let known = match stem.as_str() {
        "addresses" | "address" | "physical_addresses" | "physical_address" | "postal_addresses"
        | "postal_address" => "address",
        "accessibility" | "accessibility_for_disabilities" => "accessibility",
        "schedules" | "schedule" | "regular_schedules" | "regular_schedule" | "holiday_schedules"
        | "holiday_schedule" => "schedule",
        "service_taxonomies" | "service_taxonomy" | "services_taxonomy" | "service_taxonomys" => {
            "service_taxonomy"
        }
        "taxonomies" | "taxonomy" => "taxonomy",
        "service_capacities" | "service_capacity" => "service_capacity",
        "eligibilities" | "eligibility" | "eligibilitys" => "eligibility",
        "service_at_locations" | "service_at_location" | "services_at_location" | "services_at_locations" => {
            "service_at_location"
        }
        "metadata" => "metadata",
        other => [
            "organization",
            "service",
            "location",
            "phone",
            "contact",
            "organization_identifier",
            "url",
            "attribute",
            "service_area",
            "language",
            "cost_option",
            "required_document",
            "taxonomy_term",
        ]
        .into_iter()
        .find(|name| other.strip_suffix('s').unwrap_or(other) == *name)?,
    };
    Some(known)
}

/// The tables in memory, with their rows by the identifiers they name.
#[derive(Default)]
struct Tables {
    rows: BTreeMap<&'static str, Vec<Row>>,
    /// By table, column and identifier: which rows.
    index: HashMap<(&'static str, &'static str), HashMap<String, Vec<usize>>>,
}

impl Tables {
    fn add(&mut self, table: &'static str, mut reader: TableReader<'_>) -> Result<(), CannotImport> {
        let rows = self.rows.entry(table).or_default();
        while let Some(row) = reader.next_row()? {
            rows.push(row);
        }
        Ok(())
    }

    fn index(&mut self) {
        let columns = NESTS
            .iter()
            .map(|(_, _, of, named_by, _)| (*of, *named_by))
            .chain(LINKS.iter().map(|(_, _, _, of)| (*of, "id")));
        for (table, column) in columns {
            let by = self.index.entry((table, column)).or_default();
            if !by.is_empty() {
                continue;
            }
            for (number, row) in self.rows.get(table).into_iter().flatten().enumerate() {
                if let Some(value) = row.value(column) {
                    by.entry(value.to_owned()).or_default().push(number);
                }
            }
        }
    }

    fn object(&self, table: &str, row: &Row) -> Value {
        let mut object: Map<String, Value> = row
            .headers()
            .names()
            .iter()
            .filter_map(|name| Some((name.clone(), Value::String(row.value(name)?.to_owned()))))
            .collect();
        // Version 1.1 calls a link of a phone or address by the same names, and has rows without identifiers.
        let id = row.value("id").unwrap_or_default();
        for (inside, field, of, named_by, unless) in NESTS {
            if *inside != table || id.is_empty() {
                continue;
            }
            let nested: Vec<Value> = self.index[&(*of, *named_by)]
                .get(id)
                .into_iter()
                .flatten()
                .map(|number| &self.rows[of][*number])
                .filter(|row| unless.iter().all(|column| row.value(column).is_none()))
                .map(|row| self.object(of, row))
                .collect();
            if !nested.is_empty() {
                object.insert((*field).to_owned(), Value::Array(nested));
            }
        }
        for (inside, field, named_by, of) in LINKS {
            if *inside == table
                && let Some(linked) =
                    row.value(named_by).and_then(|id| self.index[&(*of, "id")].get(id)?.first().copied())
            {
                object.insert((*field).to_owned(), self.object(of, &self.rows[of][linked]));
            }
        }
        Value::Object(object)
    }

    /// Gives the objects away, organizations first; in version 1.1 a location names its service's organization only.
    fn give(&self, path: &Path, hand: Hand<'_>) -> Result<(), CannotImport> {
        let all = |table: &str| self.rows.get(table).map(Vec::as_slice).unwrap_or_default();
        if all("organization").is_empty() && all("service").is_empty() {
            return Err(CannotImport::NothingInIt(path.to_owned()));
        }
        for row in all("organization") {
            if !hand(Object::Organization(self.object("organization", row))) {
                return Ok(());
            }
        }
        for row in all("service") {
            if !hand(Object::Service(self.object("service", row))) {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Reads a folder or an archive.
pub(super) fn read(path: &Path, hand: Hand<'_>) -> Result<(), CannotImport> {
    let mut tables = Tables::default();
    let reading = Reading::within(Limits::IMPORT);
    if path.is_dir() {
        let open = |source| CannotImport::Open { path: path.to_owned(), source };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(open)? {
            files.push(entry.map_err(open)?.path());
        }
        files.sort();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(table) = table_of(&name) {
                tables.add(table, TableReader::open(&file, &reading)?)?;
            }
        }
    } else {
        unpack(path, &reading, &mut tables)?;
    }
    tables.index();
    tables.give(path, hand)
}

fn unpack(path: &Path, reading: &Reading, tables: &mut Tables) -> Result<(), CannotImport> {
    let damaged = |error: &dyn std::fmt::Display| CannotImport::Archive {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let too_large = || CannotImport::TooLarge { path: path.to_owned(), most: Limits::IMPORT.unpacked_bytes };
    let file = File::open(path).map_err(|source| CannotImport::Open { path: path.to_owned(), source })?;
    let mut archive = zip::ZipArchive::new(std::io::BufReader::new(file)).map_err(|error| damaged(&error))?;
    let mut unpacked = 0_u64;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|error| damaged(&error))?;
        // Only the last part of the name counts: nothing is ever written to where a name points.
        let name = part.name().map_err(|error| damaged(&error))?;
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let Some(table) = table_of(&name) else { continue };
        // What the archive says of itself may be a lie; what comes out is counted.
        let packed = part.compressed_size().max(1);
        let most = Limits::IMPORT.unpacked_bytes - unpacked;
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        let size = bytes.len() as u64;
        let bomb = size > (16 << 20) && size / packed > Limits::IMPORT.unpacked_ratio;
        if size > most || bomb {
            return Err(too_large());
        }
        unpacked += size;
        tables.add(table, TableReader::from_bytes(&bytes, &name, reading)?)?;
    }
    Ok(())
}
