//! The rows of a sheet, compared with the directory.

use std::collections::{HashMap, HashSet};

use accounts::Scope;
use database::Work;
use institutions::{CodeLists, Institution, Named, Provenance};
use spreadsheets::{Row, RowProblem, Table};
use vocabulary::{Id, LocalText};

use super::{
    CannotImport,
    cells::{self, ChangedCell, Wrong},
    reach, store,
};
use crate::{
    AccessPath, Audience, Capacity, Confirmation, Cost, Service, Standing, Status,
    export::{self, SERVICE_COLUMNS},
    look::Kept,
    stewarding::revise::{Version, tidied},
};

/// Why a row is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The row has too many or too few cells.
    Shape(RowProblem),
    /// A cell cannot be taken.
    Cell(&'static str, Wrong),
    /// No entry has this identifier; a new entry has none.
    UnknownEntry,
    /// The entry was withdrawn or is gone.
    Gone,
    /// There is no such institution, or it is out of reach.
    UnknownInstitution,
    /// An entry stays with its institution.
    OtherInstitution,
    /// The same entry stands in an earlier row.
    Twice(u64),
    /// The institution keeps this entry itself.
    KeptByItsInstitution,
}

/// What would become of a row.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A new entry.
    New(Box<Service>),
    /// An entry says something else.
    Changed {
        /// As it shall be.
        service: Box<Service>,
        /// The state from which that was made.
        made_from: Version,
        /// What is different.
        cells: Vec<ChangedCell>,
    },
    /// Nothing.
    Unchanged,
    /// It cannot be taken.
    Refused(Vec<Reason>),
}

/// A row with what would become of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// As the person's spreadsheet counts it.
    pub row: u64,
    /// What the row calls the entry.
    pub name: String,
    /// Whose it is.
    pub institution: Option<Institution>,
    /// What would become of it.
    pub outcome: Outcome,
}

/// What rows are compared with.
struct Ground<'a> {
    codes: &'a CodeLists,
    named: Named,
    /// The one institution within reach, when there is only one.
    only: Option<Institution>,
    /// Entries by their identifiers at their sources and here, with whether their institution keeps them.
    known: HashMap<String, (Kept, bool)>,
    is_region: bool,
    today: jiff::civil::Date,
}

pub(super) async fn compared(
    work: &mut Work,
    scope: &Scope,
    table: &Table,
    codes: &CodeLists,
) -> Result<Vec<Line>, CannotImport> {
    let within = reach(work, scope).await?;
    let ids: HashSet<&str> = table.rows.iter().filter_map(|row| row.value("id")).collect();
    let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    let mut known: HashMap<String, (Kept, bool)> = HashMap::new();
    for (kept, owned) in store::by_source_ids(work, &ids).await? {
        let key = kept.service.provenance.source_id.clone();
        // Two collections may use one identifier: the entry that is there and within reach is meant.
        let is_better = known.get(&key).is_none_or(|(other, _)| other.removed_at.is_some());
        if is_better && within.iter().any(|institution| institution.id == kept.service.institution) {
            known.insert(key, (kept, owned));
        }
    }
    let ground = Ground {
        codes,
        only: if let [only] = &within[..] { Some(only.clone()) } else { None },
        named: Named::new(within),
        known,
        is_region: scope.role().is_regional(),
        today: work.moment().day_in_poland(),
    };
    let mut seen: HashMap<Id<Service>, u64> = HashMap::new();
    Ok(table
        .rows
        .iter()
        .filter(|row| !row.cell("id").starts_with(crate::template::EXAMPLE))
        .map(|row| line(row, &ground, &mut seen))
        .collect())
}

fn line(row: &Row, ground: &Ground<'_>, seen: &mut HashMap<Id<Service>, u64>) -> Line {
    let mut line = Line {
        row: row.number,
        name: row.value("name").unwrap_or_default().to_owned(),
        institution: None,
        outcome: Outcome::Unchanged,
    };
    if let Some(problem) = row.problem() {
        line.outcome = Outcome::Refused(vec![Reason::Shape(problem)]);
        return line;
    }
    line.outcome = match row.value("id") {
        None => fresh(row, ground, &mut line.institution),
        Some(id) => match ground.known.get(id) {
            None => Outcome::Refused(vec![Reason::UnknownEntry]),
            Some((kept, owned)) => {
                line.institution = ground.named.find(&kept.service.institution.to_string()).cloned();
                match seen.insert(kept.service.id, row.number) {
                    Some(first) => Outcome::Refused(vec![Reason::Twice(first)]),
                    None => revised(row, ground, kept, *owned, line.institution.as_ref()),
                }
            }
        },
    };
    line
}

fn revised(
    row: &Row,
    ground: &Ground<'_>,
    kept: &Kept,
    owned: bool,
    institution: Option<&Institution>,
) -> Outcome {
    let refused = |reason: Reason| Outcome::Refused(vec![reason]);
    let Some(institution) = institution else { return refused(Reason::UnknownInstitution) };
    if kept.removed_at.is_some() {
        return refused(Reason::Gone);
    }
    let named = row.value("institution_id");
    if named.is_some_and(|cell| ground.named.find(cell).is_none_or(|other| other.id != institution.id)) {
        return refused(Reason::OtherInstitution);
    }
    let now = &kept.service;
    // Whoever may not see a secret address got a table without it, and it must not count as taken away.
    let shown = if ground.is_region { now.clone().for_the_public() } else { now.clone() };
    let cells = export::tables::service_cells(&shown, &institution.provenance.source_id);
    let changed = cells::changes(&cells, row, SERVICE_COLUMNS, false);
    if changed.is_empty() {
        return Outcome::Unchanged;
    }
    if ground.is_region && owned {
        return refused(Reason::KeptByItsInstitution);
    }
    let mut service = now.clone();
    match taken(&mut service, &changed, ground) {
        Ok(service) if service == *now => Outcome::Unchanged,
        Ok(service) => {
            Outcome::Changed { service: Box::new(service), made_from: Version::of(now), cells: changed }
        }
        Err(reasons) => Outcome::Refused(reasons),
    }
}

fn fresh(row: &Row, ground: &Ground<'_>, place: &mut Option<Institution>) -> Outcome {
    let found = match row.value("institution_id") {
        Some(cell) => ground.named.find(cell),
        None => ground.only.as_ref(),
    };
    let Some(institution) = found else { return Outcome::Refused(vec![Reason::UnknownInstitution]) };
    *place = Some(institution.clone());
    let mut service = blank(institution);
    let changed = cells::changes(&HashMap::new(), row, SERVICE_COLUMNS, true);
    match taken(&mut service, &changed, ground) {
        Ok(service) => Outcome::New(Box::new(service)),
        Err(reasons) => Outcome::Refused(reasons),
    }
}

fn taken(
    service: &mut Service,
    changed: &[ChangedCell],
    ground: &Ground<'_>,
) -> Result<Service, Vec<Reason>> {
    let here = cells::Here { codes: ground.codes, today: ground.today, from_outside: ground.is_region };
    let wrong = cells::apply(service, changed, &here);
    if !wrong.is_empty() {
        return Err(wrong.into_iter().map(|(column, wrong)| Reason::Cell(column, wrong)).collect());
    }
    tidied(service.clone()).map_err(|_| vec![Reason::Cell("name", Wrong::Missing)])
}

/// An entry of an institution that says nothing yet.
pub fn blank(institution: &Institution) -> Service {
    let provenance = Provenance {
        collection: String::new(),
        source_id: String::new(),
        source: String::new(),
        as_of: None,
        also_in: Vec::new(),
    };
    Service {
        id: Id::derived("service", "blank", "blank"),
        institution: institution.id,
        provenance,
        name: LocalText::default(),
        service_type: String::new(),
        area: String::new(),
        standing: Standing::Offer,
        status: Status::Active,
        description: LocalText::default(),
        audience: Audience::default(),
        serves: vec![institution.teryt.clone()],
        access_path: AccessPath::default(),
        cost: Cost::default(),
        modes: Vec::new(),
        sites: Vec::new(),
        hours: institutions::Hours::default(),
        languages: Vec::new(),
        access: Vec::new(),
        capacity: Capacity::default(),
        contacts: institutions::Contacts::default(),
        texts: institutions::Texts::default(),
        confirmation: Confirmation::default(),
        is_example: false,
    }
}
