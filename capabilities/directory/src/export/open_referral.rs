//! The directory as HSDS 3.1: one document, one object a line, or a tabular data package.

use std::{
    collections::{BTreeMap, HashSet},
    fs::File,
    io::{BufWriter, Seek, SeekFrom, Write},
};

use database::Work;
use serde_json::{Value, json};
use spreadsheets::{CsvDialect, CsvWriter};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{CannotExport, Confidential, Exported, Progress, page_of_institutions, page_of_services};
use crate::hsds::{
    self, Surroundings,
    outward::{self, Depth, State},
    tabular::{LINKS, NESTS, TABLES},
};

/// How objects follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One JSON document with the lists `organizations` and `services`.
    Document,
    /// One JSON object a line, organizations first.
    Lines,
}

/// What a record is written as.
enum Written {
    Organization(Value),
    Service(Value),
    /// All organizations are written.
    Turn,
}

/// Walks the directory, institutions first.
async fn walk(
    work: &mut Work,
    world: &Surroundings,
    confidential: Confidential,
    progress: Progress<'_>,
    write: &mut (dyn FnMut(Written) -> Result<(), CannotExport> + Send),
) -> Result<Exported, CannotExport> {
    let as_json = |value: Result<Value, serde_json::Error>| value.expect("objects are serialisable");
    let (mut institutions, mut services) = (0_usize, 0_usize);
    loop {
        let page = page_of_institutions(work, confidential, institutions).await?;
        if page.is_empty() {
            break;
        }
        for (institution, changed_at) in &page {
            let state = State { changed_at: *changed_at, gone: false };
            let organization = outward::organization(institution, Some(state), world, Depth::Full, &[]);
            write(Written::Organization(as_json(serde_json::to_value(organization))))?;
        }
        institutions += page.len();
        progress((institutions + services) as u64);
    }
    write(Written::Turn)?;
    loop {
        let (page, by_id) = page_of_services(work, confidential, services).await?;
        if page.is_empty() {
            break;
        }
        for kept in &page {
            let institution = by_id.get(&kept.service.institution);
            let mut service =
                outward::service(&kept.service, State::from(kept), institution, world, Depth::Full);
            // The whole organization stands in its own list.
            service.organization = institution.map(|institution| {
                Box::new(outward::organization(institution, None, world, Depth::List, &[]))
            });
            write(Written::Service(as_json(serde_json::to_value(service))))?;
        }
        services += page.len();
        progress((institutions + services) as u64);
    }
    Ok(Exported { institutions: institutions as u64, services: services as u64, sites_left_out: 0 })
}

/// Writes the directory as JSON.
pub async fn hsds<W: Write + Send>(
    work: &mut Work,
    mut destination: W,
    shape: Shape,
    confidential: Confidential,
    progress: Progress<'_>,
) -> Result<Exported, CannotExport> {
    let world = Surroundings::gather(work).await?;
    if shape == Shape::Document {
        write!(
            destination,
            "{{\n\"version\": {},\n\"profile\": {},\n\"organizations\": [",
            json!(hsds::VERSION),
            json!(hsds::PROFILE)
        )?;
    }
    let mut first = true;
    let mut write = |written: Written| -> Result<(), CannotExport> {
        match (written, shape) {
            (Written::Turn, Shape::Document) => {
                first = true;
                destination.write_all(b"\n],\n\"services\": [")?;
            }
            (Written::Turn, Shape::Lines) => {}
            (Written::Organization(object) | Written::Service(object), shape) => {
                if shape == Shape::Document {
                    destination.write_all(if first { b"\n" } else { b",\n" })?;
                    first = false;
                }
                serde_json::to_writer(&mut destination, &object).map_err(std::io::Error::from)?;
                if shape == Shape::Lines {
                    destination.write_all(b"\n")?;
                }
            }
        }
        Ok(())
    };
    let exported = walk(work, &world, confidential, progress, &mut write).await?;
    if shape == Shape::Document {
        destination.write_all(b"\n]\n}\n")?;
    }
    destination.flush()?;
    Ok(exported)
}

/// Tables on their way, each in a file that has no name and goes with the program.
struct Tables {
    files: BTreeMap<&'static str, (CsvWriter<BufWriter<File>>, &'static [&'static str])>,
    /// Rows that others name too are written once.
    written: HashSet<String>,
}

impl Tables {
    fn new() -> Result<Self, CannotExport> {
        let mut files = BTreeMap::new();
        for (table, _, columns) in TABLES {
            let file = BufWriter::new(tempfile::tempfile()?);
            files.insert(*table, (CsvWriter::new(file, CsvDialect::PLAIN, *columns)?, *columns));
        }
        Ok(Self { files, written: HashSet::new() })
    }

    /// Writes an object as a row, and what is nested in it as rows that name it.
    fn put(
        &mut self,
        table: &'static str,
        object: &Value,
        named: Option<(&str, &str)>,
    ) -> Result<(), CannotExport> {
        let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
        let shared = matches!(table, "location" | "taxonomy_term" | "taxonomy" | "unit");
        if shared && !self.written.insert(id.to_owned()) {
            return Ok(());
        }
        let mut links = BTreeMap::new();
        for (inside, field, named_by, of) in LINKS {
            if *inside == table
                && let Some(linked) = object.get(*field).filter(|linked| linked.is_object())
            {
                links.insert(
                    *named_by,
                    linked.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(),
                );
                self.put(of, linked, None)?;
            }
        }
        let Some((file, columns)) = self.files.get_mut(table) else { return Ok(()) };
        let cells = columns.iter().map(|column| match object.get(*column) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => match named {
                Some((name, id)) if name == *column => id.to_owned(),
                _ => links.get(column).cloned().unwrap_or_default(),
            },
            Some(other) => other.to_string(),
        });
        file.row(cells.collect::<Vec<_>>())?;
        for (inside, field, of, named_by, _) in NESTS {
            if *inside == table
                && let Some(nested) = object.get(*field).and_then(Value::as_array)
            {
                for child in nested {
                    self.put(of, child, Some((named_by, id)))?;
                }
            }
        }
        Ok(())
    }

    fn pack<W: Write + Seek>(self, destination: W, day: &str) -> Result<(), CannotExport> {
        let mut archive = ZipWriter::new(destination);
        let options = SimpleFileOptions::default().large_file(false);
        archive.start_file("datapackage.json", options)?;
        archive.write_all(description(day).to_string().as_bytes())?;
        let mut files = self.files;
        for (table, name, _) in TABLES {
            let (file, _) = files.remove(table).expect("every table was opened");
            let mut file = file.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            file.seek(SeekFrom::Start(0))?;
            archive.start_file(*name, options.large_file(file.metadata()?.len() > u64::from(u32::MAX)))?;
            std::io::copy(&mut file, &mut archive)?;
        }
        archive.finish()?.flush()?;
        Ok(())
    }
}

/// What the package says of itself (Frictionless Data, tabular data package).
fn description(day: &str) -> Value {
    let resources: Vec<Value> = TABLES
        .iter()
        .map(|(table, file, columns)| {
            let fields: Vec<Value> = columns
                .iter()
                .map(|column| {
                    let kind = match *column {
                        "latitude" | "longitude" | "amount" | "available" | "maximum" | "minimum_age"
                        | "maximum_age" | "interval" => "number",
                        _ => "string",
                    };
                    json!({ "name": column, "type": kind })
                })
                .collect();
            json!({
                "name": table,
                "path": file,
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": { "fields": fields, "primaryKey": "id" },
            })
        })
        .collect();
    json!({
        "name": "ogniwo-directory",
        "profile": "tabular-data-package",
        "version": hsds::VERSION,
        "created": day,
        "homepage": hsds::PROFILE,
        "resources": resources,
    })
}

/// Writes the directory as a tabular data package.
pub async fn data_package<W: Write + Seek + Send>(
    work: &mut Work,
    destination: W,
    confidential: Confidential,
    progress: Progress<'_>,
) -> Result<Exported, CannotExport> {
    let world = Surroundings::gather(work).await?;
    let mut tables = Tables::new()?;
    for list in world.codes.names() {
        let taxonomy = serde_json::to_value(world.taxonomy_object(list)).expect("objects are serialisable");
        tables.put("taxonomy", &taxonomy, None)?;
    }
    let mut write = |written: Written| match written {
        Written::Organization(object) => tables.put("organization", &object, None),
        Written::Service(object) => tables.put("service", &object, None),
        Written::Turn => Ok(()),
    };
    let exported = walk(work, &world, confidential, progress, &mut write).await?;
    tables.pack(destination, &work.moment().day_in_poland().to_string())?;
    Ok(exported)
}
