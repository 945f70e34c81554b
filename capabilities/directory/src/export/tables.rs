//! Institutions and services as tables with the columns that an import reads.

use std::{collections::HashMap, io::Write};

use database::Work;
use institutions::{
    Access, Address, CodeLists, Contacts, Institution, Position, Provenance, Register, Texts,
};
use spreadsheets::{Cell, Column, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use vocabulary::{Id, LocalText, Teryt};

use super::{CannotExport, Confidential, Exported, Progress, page_of_institutions, page_of_services};
use crate::{Service, Status, template};

/// The columns of a table of institutions.
pub const INSTITUTION_COLUMNS: &[&str] = &[
    "id",
    "kind",
    "name",
    "name_en",
    "name_uk",
    "teryt",
    "street",
    "postcode",
    "city",
    "locality",
    "location_teryt",
    "confidential",
    "phone",
    "email",
    "website",
    "opening_hours",
    "lat",
    "lon",
    "coordinate_precision",
    "regon",
    "nip",
    "krs",
    "rspo",
    "part_of",
    "coverage",
    "languages",
    "access_needs",
    "plain",
    "plain_en",
    "plain_uk",
    "easy_to_read",
    "easy_to_read_en",
    "easy_to_read_uk",
    "sign_language_url",
    "sign_language_transcript",
    "sign_language_transcript_en",
    "sign_language_transcript_uk",
    "note",
    "source",
    "source_date",
    "sources",
    "is_example",
];

/// The columns of a table of services.
pub const SERVICE_COLUMNS: &[&str] = &[
    "id",
    "institution_id",
    "name",
    "name_en",
    "name_uk",
    "service_type",
    "cus_area",
    "status",
    "target_groups",
    "grounds",
    "minimum_age",
    "maximum_age",
    "description",
    "description_en",
    "description_uk",
    "eligibility",
    "eligibility_en",
    "eligibility_uk",
    "coverage",
    "application",
    "decision",
    "interview",
    "referral",
    "income_test",
    "fee_rule",
    "free_of_charge",
    "cost",
    "cost_en",
    "cost_uk",
    "documents",
    "first_step",
    "first_step_en",
    "first_step_uk",
    "modes",
    "opening_hours",
    "languages",
    "access_needs",
    "phone",
    "email",
    "website",
    "site_name",
    "site_name_en",
    "site_name_uk",
    "street",
    "postcode",
    "city",
    "location_teryt",
    "confidential",
    "lat",
    "lon",
    "coordinate_precision",
    "capacity_total",
    "capacity_free",
    "capacity_free_for_women",
    "capacity_free_for_men",
    "waiting",
    "waiting_days",
    "capacity_as_of",
    "plain",
    "plain_en",
    "plain_uk",
    "easy_to_read",
    "easy_to_read_en",
    "easy_to_read_uk",
    "sign_language_url",
    "sign_language_transcript",
    "sign_language_transcript_en",
    "sign_language_transcript_uk",
    "source",
    "source_date",
    "sources",
    "is_example",
];

/// The file format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// UTF-8, commas.
    Csv,
    /// A workbook with one sheet.
    Workbook,
}

/// A file on its way.
enum Writing<W: Write> {
    Csv(CsvWriter<W>, &'static [&'static str]),
    Workbook {
        destination: W,
        book: Box<WorkbookWriter>,
        name: &'static str,
        columns: &'static [&'static str],
    },
}

/// Cells by the names of their columns.
pub(crate) type Cells = HashMap<&'static str, String>;

impl<W: Write> Writing<W> {
    fn begin(
        work: &Work,
        destination: W,
        format: TableFormat,
        name: &'static str,
        columns: &'static [&'static str],
    ) -> Result<Self, CannotExport> {
        Ok(match format {
            TableFormat::Csv => {
                Self::Csv(CsvWriter::new(destination, CsvDialect::SPREADSHEET, columns)?, columns)
            }
            TableFormat::Workbook => {
                let properties = WorkbookProperties {
                    title: name.to_owned(),
                    language: "pl".to_owned(),
                    author: "Ogniwo".to_owned(),
                    comment: String::new(),
                    lists_sheet: "lists".to_owned(),
                };
                let book = WorkbookWriter::new(properties, &work.moment().day_in_poland().to_string())?;
                Self::Workbook { destination, book: Box::new(book), name, columns }
            }
        })
    }
}

fn in_order<'a>(columns: &'static [&'static str], cells: &'a Cells) -> impl Iterator<Item = &'a str> {
    columns.iter().map(|column| cells.get(column).map_or("", String::as_str))
}

/// Puts what is known into cells.
struct Row {
    cells: Cells,
}

impl Row {
    fn new() -> Self {
        Self { cells: HashMap::new() }
    }

    fn put(&mut self, column: &'static str, value: impl ToString) {
        let text = value.to_string();
        if !text.is_empty() {
            self.cells.insert(column, text);
        }
    }

    fn maybe(&mut self, column: &'static str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(column, value);
        }
    }

    fn answer(&mut self, column: &'static str, value: Option<bool>) {
        self.maybe(column, value.map(|yes| if yes { "yes" } else { "no" }));
    }

    fn flag(&mut self, column: &'static str, value: bool) {
        if value {
            self.put(column, "yes");
        }
    }

    /// Parts of a list; because a semicolon parts them, none may hold one.
    fn list<T: ToString>(&mut self, column: &'static str, parts: impl IntoIterator<Item = T>) {
        let parts: Vec<String> = parts.into_iter().map(|part| part.to_string().replace(';', ",")).collect();
        self.put(column, parts.join(";"));
    }

    fn text(&mut self, [polish, english, ukrainian]: [&'static str; 3], text: &LocalText) {
        self.maybe(polish, text.pl.as_ref());
        self.maybe(english, text.en.as_ref());
        self.maybe(ukrainian, text.uk.as_ref());
    }

    fn address(&mut self, address: &Address, position: Option<&Position>) {
        self.maybe("street", address.street.as_ref());
        self.maybe("postcode", address.postcode.as_ref());
        self.maybe("city", address.city.as_ref());
        self.flag("confidential", address.confidential);
        if let Some(position) = position {
            self.put("lat", position.point.latitude);
            self.put("lon", position.point.longitude);
            self.put("coordinate_precision", position.precision.code());
        }
    }

    fn contacts(&mut self, contacts: &Contacts) {
        self.list("phone", &contacts.phones);
        self.list("email", &contacts.emails);
        self.list("website", &contacts.websites);
    }

    fn texts(&mut self, texts: &Texts) {
        self.text(["plain", "plain_en", "plain_uk"], &texts.plain);
        self.text(["easy_to_read", "easy_to_read_en", "easy_to_read_uk"], &texts.easy_to_read);
        self.maybe("sign_language_url", texts.sign_language_url.as_ref());
        let transcript =
            ["sign_language_transcript", "sign_language_transcript_en", "sign_language_transcript_uk"];
        self.text(transcript, &texts.sign_language_transcript);
    }

    fn access(&mut self, access: &[Access]) {
        self.list("access_needs", access.iter().map(|access| &access.need));
    }

    fn units(&mut self, column: &'static str, units: &[Teryt]) {
        self.list(column, units);
    }

    fn provenance(&mut self, provenance: &Provenance, is_example: bool) {
        self.put("source", &provenance.source);
        self.maybe("source_date", provenance.as_of);
        self.list("sources", &provenance.also_in);
        self.flag("is_example", is_example);
    }
}

fn institution_row(institution: &Institution, parents: &HashMap<Id<Institution>, String>) -> Cells {
    let mut row = Row::new();
    row.put("id", &institution.provenance.source_id);
    row.put("kind", &institution.kind);
    row.text(["name", "name_en", "name_uk"], &institution.name);
    row.put("teryt", &institution.teryt);
    row.put("location_teryt", &institution.located_in);
    row.maybe("locality", institution.locality.as_ref());
    row.address(&institution.address, institution.position.as_ref());
    row.contacts(&institution.contacts);
    row.maybe("opening_hours", institution.hours.as_given.as_ref());
    for claim in &institution.claims {
        let column = match claim.register {
            Register::Regon => "regon",
            Register::Nip => "nip",
            Register::Krs => "krs",
            Register::Rspo => "rspo",
        };
        if !row.cells.contains_key(column) {
            row.put(column, &claim.number);
        }
    }
    row.maybe("part_of", institution.part_of.and_then(|parent| parents.get(&parent)));
    row.units("coverage", &institution.serves);
    row.list("languages", &institution.languages);
    row.access(&institution.access);
    row.texts(&institution.texts);
    row.maybe("note", institution.note.as_ref());
    row.provenance(&institution.provenance, institution.is_example);
    row.cells
}

/// The cells of a service, by the names of their columns.
pub(crate) fn service_cells(service: &Service, institution: &str) -> Cells {
    let mut row = Row::new();
    row.put("id", &service.provenance.source_id);
    row.put("institution_id", institution);
    row.text(["name", "name_en", "name_uk"], &service.name);
    row.put("service_type", &service.service_type);
    row.put("cus_area", &service.area);
    match service.status {
        Status::Active => {}
        Status::Paused => row.put("status", "paused"),
        Status::Ended => row.put("status", "ended"),
    }
    row.list("target_groups", &service.audience.target_groups);
    row.list("grounds", &service.audience.grounds);
    row.maybe("minimum_age", service.audience.minimum_age);
    row.maybe("maximum_age", service.audience.maximum_age);
    row.text(["description", "description_en", "description_uk"], &service.description);
    row.text(["eligibility", "eligibility_en", "eligibility_uk"], &service.audience.conditions);
    row.units("coverage", &service.serves);
    let path = &service.access_path;
    row.answer("application", path.application);
    row.answer("decision", path.decision);
    row.answer("interview", path.interview);
    row.answer("referral", path.referral);
    row.answer("income_test", path.income_test);
    row.maybe("fee_rule", path.fee_rule.as_ref());
    row.answer("free_of_charge", service.cost.free_of_charge);
    row.text(["cost", "cost_en", "cost_uk"], &service.cost.note);
    row.list("documents", path.documents.iter().filter_map(|document| document.pl.as_ref()));
    row.text(["first_step", "first_step_en", "first_step_uk"], &path.first_step);
    row.list("modes", service.modes.iter().map(|mode| mode.code()));
    row.maybe("opening_hours", service.hours.as_given.as_ref());
    row.list("languages", &service.languages);
    row.access(&service.access);
    row.contacts(&service.contacts);
    if let Some(site) = service.sites.first() {
        row.text(["site_name", "site_name_en", "site_name_uk"], &site.name);
        row.address(&site.address, site.position.as_ref());
        row.maybe("location_teryt", site.located_in.as_ref());
    }
    let capacity = &service.capacity;
    row.maybe("capacity_total", capacity.total);
    row.maybe("capacity_free", capacity.free);
    row.maybe("capacity_free_for_women", capacity.free_for_women);
    row.maybe("capacity_free_for_men", capacity.free_for_men);
    row.maybe("waiting", capacity.waiting);
    row.maybe("waiting_days", capacity.waiting_days);
    row.maybe("capacity_as_of", capacity.as_of);
    row.texts(&service.texts);
    row.provenance(&service.provenance, service.is_example);
    row.cells
}

/// Writes all institutions.
pub async fn institutions<W: Write + Send>(
    work: &mut Work,
    destination: W,
    format: TableFormat,
    confidential: Confidential,
    progress: Progress<'_>,
) -> Result<Exported, CannotExport> {
    let mut writing = Writing::begin(work, destination, format, "institutions", INSTITUTION_COLUMNS)?;
    let mut parents = HashMap::new();
    institutions::look::identities(work, |id, _, name| {
        parents.insert(id, name.to_owned());
    })
    .await?;
    let mut done = 0_usize;
    let mut sheet = Sheet::open(&mut writing)?;
    loop {
        let page = page_of_institutions(work, confidential, done).await?;
        for (institution, _) in &page {
            sheet.row(&institution_row(institution, &parents))?;
        }
        done += page.len();
        progress(done as u64);
        if page.is_empty() {
            break;
        }
    }
    sheet.close()?;
    writing.finish()?;
    Ok(Exported { institutions: done as u64, ..Exported::default() })
}

/// Writes all services.
pub async fn services<W: Write + Send>(
    work: &mut Work,
    destination: W,
    format: TableFormat,
    confidential: Confidential,
    progress: Progress<'_>,
) -> Result<Exported, CannotExport> {
    let mut writing = Writing::begin(work, destination, format, "services", SERVICE_COLUMNS)?;
    let mut exported = Exported::default();
    let mut done = 0_usize;
    let mut sheet = Sheet::open(&mut writing)?;
    loop {
        let (page, institutions) = page_of_services(work, confidential, done).await?;
        for kept in &page {
            let service = &kept.service;
            // A service whose institution is gone could not be taken in again.
            let Some(institution) = institutions.get(&service.institution) else { continue };
            sheet.row(&service_cells(service, &institution.provenance.source_id))?;
            exported.services += 1;
            exported.sites_left_out += service.sites.len().saturating_sub(1) as u64;
        }
        done += page.len();
        progress(done as u64);
        if page.is_empty() {
            break;
        }
    }
    sheet.close()?;
    writing.finish()?;
    Ok(exported)
}

/// Writes some services, each with what its institution is called, to be corrected and taken in again.
pub fn of_services(
    work: &Work,
    codes: &CodeLists,
    services: &[(Service, &str)],
    format: TableFormat,
) -> Result<Vec<u8>, CannotExport> {
    let rows = services.iter().map(|(service, institution)| service_cells(service, institution));
    match format {
        TableFormat::Csv => {
            let mut csv = CsvWriter::new(Vec::new(), CsvDialect::SPREADSHEET, SERVICE_COLUMNS)?;
            for cells in rows {
                csv.row(in_order(SERVICE_COLUMNS, &cells))?;
            }
            Ok(csv.finish()?)
        }
        TableFormat::Workbook => {
            Ok(template::entries(codes, &work.moment().day_in_poland().to_string(), rows)?)
        }
    }
}

/// The rows of a file on its way.
#[expect(clippy::large_enum_variant, reason = "there is one of it in an export, and it lives on the stack")]
enum Sheet<'a, W: Write> {
    Csv(&'a mut CsvWriter<W>, &'static [&'static str]),
    Workbook(spreadsheets::Sheet<'a>, &'static [&'static str]),
}

impl<'a, W: Write> Sheet<'a, W> {
    fn open(writing: &'a mut Writing<W>) -> Result<Self, CannotExport> {
        Ok(match writing {
            Writing::Csv(csv, columns) => Self::Csv(csv, columns),
            Writing::Workbook { book, name, columns, .. } => {
                let headers = columns.iter().map(|column| Column::new(*column)).collect();
                Self::Workbook(book.sheet(name, headers)?, columns)
            }
        })
    }

    fn row(&mut self, cells: &Cells) -> Result<(), CannotExport> {
        match self {
            Self::Csv(csv, columns) => csv.row(in_order(columns, cells))?,
            Self::Workbook(sheet, columns) => sheet.row(in_order(columns, cells).map(Cell::Text))?,
        }
        Ok(())
    }

    fn close(self) -> Result<(), CannotExport> {
        match self {
            Self::Csv(..) => Ok(()),
            Self::Workbook(sheet, _) => Ok(sheet.finish()?),
        }
    }
}

impl<W: Write> Writing<W> {
    fn finish(self) -> Result<(), CannotExport> {
        match self {
            Self::Csv(csv, _) => {
                csv.finish()?;
            }
            Self::Workbook { mut destination, book, .. } => {
                destination.write_all(&book.finish()?)?;
                destination.flush()?;
            }
        }
        Ok(())
    }
}
