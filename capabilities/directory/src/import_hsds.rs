//! Taking in HSDS of any version from 1.1 to 3.1: JSON (one object, a list, a page, a document with lists), NDJSON,
//! or a tabular data package (folder or zip).
//!
//! The whole of it is one transaction. An object that cannot be taken in is set aside with what is wrong; the others
//! are loaded. Running it again changes only what the source changed. A record whose identifier is a UUID keeps it.

mod error;
mod json;
mod tables;
mod tally;

use std::{collections::HashMap, path::Path, sync::Arc};

use database::{Context, Database, Fault, Work};
use institutions::Institution;
use serde_json::Value;
use spreadsheets::{Entry, Severity};
use territory::Gazetteer;
use uuid::Uuid;
use vocabulary::Id;

pub use self::error::CannotImport;
use self::tally::Tally;
use crate::{
    Service,
    hsds::{
        Surroundings,
        inward::{Findings, Reader, Seat, given_id, text},
    },
    keep,
    pack::{Manner, Outcome, Progress, shipped_codes},
};

/// What stands in a file, one at a time.
#[derive(Debug)]
enum Object {
    Organization(Value),
    Service(Value),
    /// A line that is not JSON, with the reason.
    Malformed(String, String),
}

/// How many objects wait between reading and taking in.
const WAITING: usize = 256;
/// How many records are written at once.
const BATCH: usize = 500;

/// Takes in a file or folder.
pub async fn import_hsds(
    database: &Database,
    context: &Context,
    path: &Path,
    manner: &Manner,
    progress: Progress<'_>,
) -> Result<Vec<Outcome>, CannotImport> {
    std::fs::metadata(path).map_err(|source| CannotImport::Open { path: path.to_owned(), source })?;
    let mut work = database.work(context.clone()).await?;
    if institutions::look::code_lists(&mut work).await?.get("service_type", "other").is_none() {
        institutions::keep::codes(&mut work, shipped_codes()).await?;
    }
    let world = Surroundings::gather(&mut work).await?;
    let gazetteer = Gazetteer::load(&mut work).await?;
    let reader = Reader::new(&world, &gazetteer, &manner.collection, manner.unit.as_ref());
    let mut taking = Taking::begin(&mut work, path, manner, reader).await?;

    let (sender, mut receiver) = tokio::sync::mpsc::channel(WAITING);
    let place = path.to_owned();
    let reading = tokio::task::spawn_blocking(move || read(&place, &sender));
    let mut failed = None;
    while let Some(object) = receiver.recv().await {
        if let Err(fault) = taking.object(&mut work, object).await {
            failed = Some(fault);
            break;
        }
        if taking.read % 1_000 == 0 {
            progress(&taking.file, taking.read);
        }
    }
    drop(receiver);
    let was_read = reading.await.expect("reading a file does not panic");
    if let Some(fault) = failed {
        return Err(fault.into());
    }
    was_read?;
    if taking.read == 0 {
        return Err(CannotImport::NothingInIt(path.to_owned()));
    }
    progress(&taking.file, taking.read);
    let outcomes = taking.finish(&mut work).await?;
    if manner.dry_run {
        work.roll_back().await?;
    } else {
        work.commit().await?;
        database.analyse().await?;
    }
    Ok(outcomes)
}

/// Hands an object on; false when nobody takes any more.
type Hand<'a> = &'a mut dyn FnMut(Object) -> bool;

fn read(path: &Path, sender: &tokio::sync::mpsc::Sender<Object>) -> Result<(), CannotImport> {
    let mut hand = |object| sender.blocking_send(object).is_ok();
    if path.is_dir() || json::is_archive(path)? {
        tables::read(path, &mut hand)
    } else {
        json::read(path, &mut hand)
    }
}

/// Whether an object of a list is a service; otherwise it is an organization.
fn is_service(object: &Value) -> bool {
    const OF_SERVICES: [&str; 9] = [
        "organization_id",
        "organization",
        "service_at_locations",
        "service_areas",
        "application_process",
        "eligibility_description",
        "service_taxonomies",
        "fees_description",
        "required_documents",
    ];
    const OF_ORGANIZATIONS: [&str; 5] = [
        "organization_identifiers",
        "legal_status",
        "year_incorporated",
        "parent_organization_id",
        "services",
    ];
    let has = |names: &[&str]| names.iter().any(|name| object.get(*name).is_some());
    let kind = object.get("status").and_then(Value::as_str);
    !has(&OF_ORGANIZATIONS) && (has(&OF_SERVICES) || kind.is_some())
}

/// An import on its way.
struct Taking<'a> {
    reader: Reader<'a>,
    manner: &'a Manner,
    file: Arc<str>,
    read: u64,
    organizations: Tally,
    services: Tally,
    keeping_institutions: institutions::keep::Keeping,
    keeping_services: keep::Keeping,
    institutions: Vec<Institution>,
    batch: Vec<Service>,
    /// What this run has read of institutions, by the identifier the file gives them; nothing for a refused one.
    met: HashMap<String, Option<(Institution, Seat)>>,
    /// Identifiers that belong to other collections, with their names.
    foreign: HashMap<Uuid, String>,
    /// Under which identifier the names of this collection are kept, institutions and services apart.
    names: [HashMap<String, Uuid>; 2],
}

impl<'a> Taking<'a> {
    async fn begin(
        work: &mut Work,
        path: &Path,
        manner: &'a Manner,
        reader: Reader<'a>,
    ) -> Result<Self, institutions::CannotKeep> {
        let mut foreign = HashMap::new();
        let mut names = [HashMap::new(), HashMap::new()];
        let mut note = |place: usize, id: Uuid, collection: &str, source_id: &str| {
            if collection == manner.collection {
                names[place].insert(source_id.to_owned(), id);
            } else {
                foreign.insert(id, collection.to_owned());
            }
        };
        institutions::look::identities(work, |id, collection, name| note(0, id.uuid(), collection, name))
            .await?;
        crate::look::identities(work, |id, collection, name| note(1, id.uuid(), collection, name)).await?;
        Ok(Self {
            reader,
            manner,
            file: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into(),
            read: 0,
            organizations: Tally::default(),
            services: Tally::default(),
            keeping_institutions: institutions::keep::Keeping::begin(work, &manner.collection).await?,
            keeping_services: keep::Keeping::begin(work, &manner.collection).await?,
            institutions: Vec::new(),
            batch: Vec::new(),
            met: HashMap::new(),
            foreign,
            names,
        })
    }

    async fn object(&mut self, work: &mut Work, object: Object) -> Result<(), Fault> {
        self.read += 1;
        match object {
            Object::Organization(organization) => {
                self.organization(&organization, &[]);
                for service in organization.get("services").and_then(Value::as_array).into_iter().flatten() {
                    // The name of a service is a hint; the service itself stands elsewhere.
                    let more = service.as_object().is_some_and(|fields| {
                        fields.keys().any(|field| !matches!(field.as_str(), "id" | "name" | "status"))
                    });
                    if more {
                        self.service(work, service, given_id(&organization)).await?;
                    }
                }
            }
            Object::Service(service) => {
                if let (Some(inner), Some(_)) = (service.get("service"), service.get("location")) {
                    // A service at a location, turned inside out.
                    let mut inner = inner.clone();
                    let mut link = service.clone();
                    if let (Some(inner), Some(link)) = (inner.as_object_mut(), link.as_object_mut()) {
                        link.remove("service");
                        inner.insert(
                            "service_at_locations".to_owned(),
                            Value::Array(vec![Value::Object(link.clone())]),
                        );
                    }
                    self.service(work, &inner, None).await?;
                } else {
                    self.service(work, &service, None).await?;
                }
            }
            Object::Malformed(line, reason) => {
                self.services.read += 1;
                self.services.refused += 1;
                self.services.report.add(Entry {
                    file: self.file.to_string(),
                    row: Some(self.read),
                    column: None,
                    severity: Severity::Error,
                    what: format!("the line is not JSON: {reason}"),
                    how_to_mend: "Write one whole JSON object a line.".to_owned(),
                });
                let aside = serde_json::json!({ "problem": reason, "line": line });
                self.services.objects.push(aside.to_string());
            }
        }
        if self.batch.len() >= BATCH || self.institutions.len() >= BATCH {
            self.flush(work).await?;
        }
        Ok(())
    }

    /// Reads an organization, once.
    fn organization(&mut self, object: &Value, near: &[&Value]) {
        let Some(given) = given_id(object) else {
            let mut findings = Findings::about(&self.file, self.read);
            findings.refuse("id", "the organization has no id", "Give it an identifier that stays the same.");
            self.organizations.read += 1;
            self.organizations.note(findings, object);
            return;
        };
        if self.met.contains_key(&given) {
            return;
        }
        self.organizations.read += 1;
        let mut findings = Findings::about(&self.file, self.read);
        let mut read = self.reader.organization(object, near, &mut findings);
        if let Some((institution, _)) = &mut read {
            self.is_ours(institution.id.uuid(), &mut findings);
            institution.provenance.source_id =
                self.name(0, institution.id.uuid(), &institution.provenance.source_id, &given);
        }
        let taken = self.organizations.note(findings, object);
        let read = read.filter(|_| taken);
        if let Some((institution, _)) = &read {
            self.institutions.push(institution.clone());
        }
        self.met.insert(given, read);
    }

    async fn service(
        &mut self,
        work: &mut Work,
        object: &Value,
        of_organization: Option<String>,
    ) -> Result<(), Fault> {
        if let Some(organization) = object.get("organization").filter(|inner| inner.get("name").is_some()) {
            let near: Vec<&Value> = object
                .get("service_at_locations")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|link| link.get("location"))
                .collect();
            // One that is named only by its name may be known in full from an earlier import.
            let known = given_id(organization).is_some_and(|given| self.met.contains_key(&given));
            if !known && !self.is_brief(work, organization).await? {
                self.organization(organization, &near);
            }
        }
        let given = of_organization
            .or_else(|| object.get("organization").and_then(given_id))
            .or_else(|| text(object, &["organization_id"]));
        let mut findings = Findings::about(&self.file, self.read);
        self.services.read += 1;
        let mut read = None;
        match self.institution(work, given.as_deref()).await? {
            Some((institution, seat)) => {
                read = self.reader.service(object, &institution, &seat, &mut findings);
            }
            None => findings.refuse(
                "organization_id",
                match &given {
                    Some(given) => format!("its organization {given:?} is not here or was refused"),
                    None => "it does not say which organization gives it".to_owned(),
                },
                "Put the organization into the same file, before the service, and correct what is wrong with it.",
            ),
        }
        if let Some(service) = &mut read {
            self.is_ours(service.id.uuid(), &mut findings);
            let given = given_id(object).unwrap_or_default();
            service.provenance.source_id =
                self.name(1, service.id.uuid(), &service.provenance.source_id, &given);
        }
        if self.services.note(findings, object)
            && let Some(service) = read
        {
            self.batch.push(service);
        }
        Ok(())
    }

    /// Whether an organization nested in a service says nothing but its name, and is already in the directory.
    async fn is_brief(&self, work: &mut Work, organization: &Value) -> Result<bool, Fault> {
        let brief = organization.get("locations").is_none() && organization.get("attributes").is_none();
        let Some(given) = given_id(organization).filter(|_| brief) else { return Ok(false) };
        let id = self.reader.id("institution", &given);
        Ok(institutions::look::one(work, id).await?.is_some())
    }

    /// The institution with this identifier in the file: from this run, or from an earlier one.
    async fn institution(
        &mut self,
        work: &mut Work,
        given: Option<&str>,
    ) -> Result<Option<(Institution, Seat)>, Fault> {
        let Some(given) = given else { return Ok(None) };
        if let Some(met) = self.met.get(given) {
            return Ok(met.clone());
        }
        let id: Id<Institution> = self.reader.id("institution", given);
        let kept = institutions::look::one(work, id).await?.filter(|kept| kept.removed_at.is_none());
        let met = kept.map(|kept| (kept.institution, Seat::default()));
        self.met.insert(given.to_owned(), met.clone());
        Ok(met)
    }

    /// Refuses a record that another collection has brought in.
    fn is_ours(&self, id: Uuid, findings: &mut Findings) {
        if let Some(collection) = self.foreign.get(&id) {
            findings.refuse(
                "id",
                format!("the record is already here, from the collection {collection:?}"),
                "Import it under the key of that collection, or leave it out.",
            );
        }
    }

    /// The name under which a record is kept: the one its source gives it, unless another record has that name.
    fn name(&mut self, place: usize, id: Uuid, wanted: &str, given: &str) -> String {
        let names = &mut self.names[place];
        let holder = names.entry(wanted.to_owned()).or_insert(id);
        if *holder == id {
            return wanted.to_owned();
        }
        names.insert(given.to_owned(), id);
        given.to_owned()
    }

    async fn flush(&mut self, work: &mut Work) -> Result<(), Fault> {
        self.keeping_institutions.batch(work, &self.institutions).await?;
        self.institutions.clear();
        self.keeping_services.batch(work, &self.batch).await?;
        self.batch.clear();
        Ok(())
    }

    async fn finish(mut self, work: &mut Work) -> Result<Vec<Outcome>, Fault> {
        self.flush(work).await?;
        let refused = self.organizations.refused + self.services.refused > 0;
        if refused && self.manner.complete {
            self.services.report.add(Entry {
                file: self.file.to_string(),
                row: None,
                column: None,
                severity: Severity::Warning,
                what: "objects were refused, so records that are missing from the file were not removed"
                    .to_owned(),
                how_to_mend: "Correct the refused objects and import the whole again.".to_owned(),
            });
        }
        let complete = self.manner.complete && !refused;
        let services = self.keeping_services.finish(work, complete).await?;
        let institutions = self.keeping_institutions.finish(work, complete).await?;
        Ok(vec![
            self.organizations.outcome(format!("{} (organizations)", self.file), institutions),
            self.services.outcome(format!("{} (services)", self.file), services),
        ])
    }
}
