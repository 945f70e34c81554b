//! Lists of services, as cards on pages and as rows of files.

use std::collections::HashMap;

use database::Work;
use institutions::{CodeLists, Institution};
use spreadsheets::{CannotWrite, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use translations::Speak;
use vocabulary::Id;
use web::{Problem, Visit};

use super::{
    INSTITUTION, SERVICE,
    presenting::{Link, Said, Sources, code_name, date},
};
use crate::{Service, Standing, Status, look::Kept};

/// A service in a list.
pub(super) struct ServiceCard {
    pub service: Link,
    pub institution: Option<Link>,
    /// Labels with their kind: "obowiązek z ustawy", "przykład".
    pub labels: Vec<(String, &'static str)>,
    pub confirmed: String,
}

/// The institutions of some services, ready for the public.
pub(super) async fn institutions_of(
    work: &mut Work,
    services: &[Kept],
) -> Result<HashMap<Id<Institution>, Institution>, Problem> {
    let mut ids: Vec<Id<Institution>> = services.iter().map(|kept| kept.service.institution).collect();
    ids.sort_unstable();
    ids.dedup();
    let institutions = institutions::look::some(work, &ids).await.map_err(Problem::fault)?;
    Ok(institutions.into_iter().map(|institution| (institution.id, institution.for_the_public())).collect())
}

/// A service as a card. The institution is left out on its own page.
pub(super) fn card(
    visit: &Visit,
    service: &Service,
    institution: Option<&Institution>,
    sources: &Sources,
) -> ServiceCard {
    let t = &visit.t;
    let mut labels = Vec::new();
    if service.is_example {
        labels.push((t.say("label-example"), "warning"));
    }
    if service.status == Status::Paused {
        labels.push((t.say("label-paused"), "warning"));
    }
    if service.standing == Standing::StatutoryDuty {
        labels.push((t.say("label-duty"), ""));
    } else if sources.is_unofficial(&service.provenance.source) {
        labels.push((t.say("label-unofficial"), "warning"));
    }
    let confirmed = match (service.standing, service.confirmation.on) {
        (Standing::Offer, Some(on)) => t.phrase("card-confirmed").with("date", date(t, on)).to_string(),
        _ => String::new(),
    };
    ServiceCard {
        service: Link {
            said: Said::of(&service.name, t).unwrap_or_default(),
            address: visit.fill(SERVICE, &[("id", &service.id.to_string())]),
        },
        institution: institution.and_then(|institution| institution_link(visit, institution)),
        labels,
        confirmed,
    }
}

/// A link to an institution's page.
pub(super) fn institution_link(visit: &Visit, institution: &Institution) -> Option<Link> {
    Some(Link {
        said: Said::of(&institution.name, &visit.t)?,
        address: visit.fill(INSTITUTION, &[("id", &institution.id.to_string())]),
    })
}

/// A list of services as a table, whatever file it goes into.
pub(super) struct ServiceTable {
    title: String,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The columns of the files: their message keys.
const COLUMNS: [&str; 15] = [
    "file-service",
    "file-type",
    "file-area",
    "file-standing",
    "file-institution",
    "file-address",
    "file-phone",
    "file-email",
    "file-website",
    "file-hours",
    "file-conditions",
    "file-cost",
    "file-confirmed-on",
    "file-source",
    "file-page",
];

impl ServiceTable {
    /// All the services with their institutions.
    pub(super) fn of(
        visit: &Visit,
        title: String,
        services: &[Kept],
        institutions: &HashMap<Id<Institution>, Institution>,
        codes: &CodeLists,
        sources: &Sources,
    ) -> Self {
        let rows = services
            .iter()
            .map(|kept| {
                row(visit, &kept.service, institutions.get(&kept.service.institution), codes, sources)
            })
            .collect();
        Self { title, headers: COLUMNS.iter().map(|key| visit.t.say(key)).collect(), rows }
    }

    /// Separated values for spreadsheets.
    pub(super) fn csv(&self) -> Result<Vec<u8>, CannotWrite> {
        let mut writer = CsvWriter::new(Vec::new(), CsvDialect::SPREADSHEET, &self.headers)?;
        for row in &self.rows {
            writer.row(row)?;
        }
        writer.finish()
    }

    /// A workbook. `created` is the day it shows as its own.
    pub(super) fn workbook(&self, t: &Speak, author: &str, created: &str) -> Result<Vec<u8>, CannotWrite> {
        let properties = WorkbookProperties {
            title: self.title.clone(),
            language: t.language().code().to_owned(),
            author: author.to_owned(),
            ..WorkbookProperties::default()
        };
        let mut book = WorkbookWriter::new(properties, created)?;
        let columns = self.headers.iter().map(spreadsheets::Column::new).collect();
        let mut sheet = book.sheet(&t.say("file-sheet"), columns)?;
        for row in &self.rows {
            sheet.row(row.iter().map(String::as_str))?;
        }
        sheet.finish()?;
        book.finish()
    }
}

fn row(
    visit: &Visit,
    service: &Service,
    institution: Option<&Institution>,
    codes: &CodeLists,
    sources: &Sources,
) -> Vec<String> {
    let t = &visit.t;
    let language = t.language();
    let joined = |own: &[String], other: Option<&[String]>| {
        if own.is_empty() { other.unwrap_or_default().join("; ") } else { own.join("; ") }
    };
    let contacts = institution.map(|institution| &institution.contacts);
    let address = institution.map(|institution| super::presenting::PlaceShown::seat(institution).one_line());
    let standing = match service.standing {
        Standing::Offer => "file-offer",
        Standing::StatutoryDuty => "label-duty",
    };
    let hours = service.hours.as_given.clone();
    let path = visit.fill(SERVICE, &[("id", &service.id.to_string())]);
    vec![
        service.name.in_language(language).to_owned(),
        code_name(codes, "service_type", &service.service_type, t).text,
        code_name(codes, "cus_area", &service.area, t).text,
        t.say(standing),
        institution.map(|institution| institution.name.in_language(language).to_owned()).unwrap_or_default(),
        address.unwrap_or_default(),
        joined(&service.contacts.phones, contacts.map(|contacts| contacts.phones.as_slice())),
        joined(&service.contacts.emails, contacts.map(|contacts| contacts.emails.as_slice())),
        joined(&service.contacts.websites, contacts.map(|contacts| contacts.websites.as_slice())),
        hours.or_else(|| institution?.hours.as_given.clone()).unwrap_or_default(),
        service.audience.conditions.in_language(language).to_owned(),
        service.cost.note.in_language(language).to_owned(),
        match service.standing {
            Standing::Offer => service.confirmation.on.map(|on| on.to_string()).unwrap_or_default(),
            Standing::StatutoryDuty => String::new(),
        },
        sources.publisher(&service.provenance.source),
        visit.site.absolute(&path),
    ]
}
