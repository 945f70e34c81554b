//! One row of `services.csv`.

use std::collections::{HashMap, HashSet};

use institutions::{Access, Hours, Institution};
use vocabulary::{Id, PartialDate};

use super::{
    institution_rows::{
        World, access, address, code, codes, contacts, hours, local_text, position, provenance, texts, unit,
        units,
    },
    rows::Cells,
};
use crate::{
    AccessPath, Audience, CONFIRMATION_HOLDS_DAYS, Capacity, Confirmation, Cost, Mode, Service, Site,
    Standing, Status, vacancy::Vacancy,
};

pub(super) const REQUIRED: &[&str] = &["id", "institution_id", "name", "service_type"];

/// What a service row is checked against besides the world.
pub(super) struct Known<'a> {
    pub institutions: &'a HashSet<Id<Institution>>,
    /// The newest state of free places by institution and resident type, as the pack writes them.
    pub vacancies: &'a HashMap<(String, String), Vacancy>,
}

/// Reads a service; complains and returns nothing when the row cannot be one.
pub(super) fn service(cells: &mut Cells<'_>, world: &World<'_>, known: &Known<'_>) -> Option<Service> {
    let source_id = cells.required("id");
    let institution_id = cells.required("institution_id");
    let institution =
        institution_id.as_deref().map(|id| Id::<Institution>::derived("institution", world.collection, id));
    if let Some(id) = institution
        && !known.institutions.contains(&id)
    {
        cells.refuse(
            "institution_id",
            format!("there is no institution {:?}", institution_id.as_deref().unwrap_or_default()),
            "Add the institution to institutions.csv, or correct the identifier.",
        );
        return None;
    }
    let name = local_text(cells, "name");
    if name.pl.is_none() {
        cells.refuse("name", "the name is empty", "Say in plain words what people get.");
    }
    let service_type = code(cells, "service_type", "service_type", world);
    let (source_id, service_type) = (source_id?, service_type?);
    let area = area(cells, &service_type, world)?;
    let provenance = provenance(cells, &source_id, world.collection);
    let standing = if provenance.source.starts_with("statutory duty") {
        Standing::StatutoryDuty
    } else {
        Standing::Offer
    };
    let serves = units(cells, "coverage", world);
    let stated_access = access(cells, world, &provenance);
    let hours = hours(cells, world);
    let resident_type = source_id.rsplit_once("--").map(|(_, slug)| slug.replace('-', "_"));
    let vacancy = institution_id.zip(resident_type).and_then(|key| known.vacancies.get(&key));
    let confirmation = Confirmation {
        on: provenance.as_of,
        by: provenance.source.clone(),
        next_due: provenance.as_of.and_then(|on| {
            on.latest().checked_add(jiff::Span::new().days(i64::from(CONFIRMATION_HOLDS_DAYS))).ok()
        }),
    };
    Some(Service {
        id: Id::derived("service", world.collection, &source_id),
        institution: institution?,
        name,
        area,
        standing,
        status: match cells.text("status").as_deref() {
            Some("paused") => Status::Paused,
            Some("ended") => Status::Ended,
            _ => Status::Active,
        },
        description: local_text(cells, "description"),
        audience: Audience {
            target_groups: codes(cells, "target_groups", "target_group", world),
            grounds: codes(cells, "grounds", "ground", world),
            minimum_age: cells.parsed("minimum_age", "Write whole years."),
            maximum_age: cells.parsed("maximum_age", "Write whole years."),
            conditions: local_text(cells, "eligibility"),
        },
        serves,
        access_path: access_path(cells),
        cost: cost(cells),
        modes: modes(cells, &service_type, world, &stated_access),
        sites: sites(cells, world),
        hours,
        languages: cells.list("languages"),
        access: stated_access,
        capacity: capacity(cells, vacancy),
        contacts: contacts(cells),
        texts: texts(cells),
        confirmation,
        is_example: cells.text("is_example").is_some_and(|text| text == "yes"),
        service_type,
        provenance,
    })
}

/// The area in its column or, when that is empty, the area of the service type.
fn area(cells: &mut Cells<'_>, service_type: &str, world: &World<'_>) -> Option<String> {
    if cells.text("cus_area").is_some() {
        return code(cells, "cus_area", "cus_area", world);
    }
    let area = world.codes.get("service_type", service_type).and_then(|found| found.remark("area"));
    if area.is_none() {
        cells.refuse("cus_area", "the area is empty", "Choose one of the 14 areas of the list cus_area.");
    }
    area.map(str::to_owned)
}

fn access_path(cells: &mut Cells<'_>) -> AccessPath {
    let mut answer = |column: &str| match cells.text(column).as_deref() {
        None => None,
        Some("yes" | "tak" | "так") => Some(true),
        Some("no" | "nie" | "ні") => Some(false),
        Some(other) => {
            let other = other.to_owned();
            cells.warn(
                column,
                format!("{other:?} is neither yes nor no"),
                "Write yes, no, or leave it empty.",
            );
            None
        }
    };
    let (application, decision, interview, referral, income_test) = (
        answer("application"),
        answer("decision"),
        answer("interview"),
        answer("referral"),
        answer("income_test"),
    );
    AccessPath {
        application,
        decision,
        interview,
        referral,
        income_test,
        fee_rule: cells.text("fee_rule"),
        documents: cells.list("documents").into_iter().map(vocabulary::LocalText::polish).collect(),
        first_step: local_text(cells, "first_step"),
    }
}

fn cost(cells: &mut Cells<'_>) -> Cost {
    let note = local_text(cells, "cost");
    let said = note.pl.as_deref().map(polish::fold);
    // Only a statement that begins with "free" is one without conditions.
    let free_of_charge = match cells.text("free_of_charge").as_deref() {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => said.and_then(|said| {
            (said.starts_with("bezplatn") || said == "pobyt dzienny bezplatny").then_some(true)
        }),
    };
    Cost { free_of_charge, note }
}

fn modes(cells: &mut Cells<'_>, service_type: &str, world: &World<'_>, stated: &[Access]) -> Vec<Mode> {
    let mut modes: Vec<Mode> = cells.list("modes").iter().filter_map(|text| Mode::of_code(text)).collect();
    if modes.is_empty() {
        let general = world.codes.get("service_type", service_type).and_then(|found| found.remark("mode"));
        modes.extend(general.unwrap_or(Mode::InPerson.code()).split(',').filter_map(Mode::of_code));
        for access in stated {
            modes.extend(match access.need.as_str() {
                "home_visit" => Some(Mode::AtHome),
                "online_contact" => Some(Mode::Online),
                _ => None,
            });
        }
    }
    modes.sort_unstable();
    modes.dedup();
    modes
}

fn sites(cells: &mut Cells<'_>, world: &World<'_>) -> Vec<Site> {
    let site = Site {
        name: local_text(cells, "site_name"),
        address: address(cells),
        position: position(cells),
        located_in: unit(cells, "location_teryt", world),
        hours: Hours::default(),
    };
    if site == Site::default() { Vec::new() } else { vec![site] }
}

fn capacity(cells: &mut Cells<'_>, vacancy: Option<&Vacancy>) -> Capacity {
    const COUNT: &str = "Write a whole number, or leave the cell empty when nobody knows.";
    let mut capacity = Capacity {
        total: cells.parsed("capacity_total", COUNT),
        free: cells.parsed("capacity_free", COUNT),
        as_of: cells.parsed::<PartialDate>("capacity_as_of", "Write 2026-05-04, 2026-05 or 2026."),
        ..Capacity::default()
    };
    if let Some(text) = cells.text("waiting") {
        (capacity.waiting, capacity.waiting_days) = waiting(&text);
        if capacity.waiting.is_none() {
            cells.warn("waiting", format!("{text:?} names no number; it was left out"), COUNT);
        }
    }
    capacity.waiting_days = cells.parsed("waiting_days", COUNT).or(capacity.waiting_days);
    capacity.free_for_women = cells.parsed("capacity_free_for_women", COUNT);
    capacity.free_for_men = cells.parsed("capacity_free_for_men", COUNT);
    if let (Some(free), Some(total)) = (capacity.free, capacity.total)
        && free > total
    {
        cells.warn(
            "capacity_free",
            format!("{free} free places of {total}"),
            "There cannot be more free places than places; the free places were left out.",
        );
        capacity.free = None;
    }
    if let Some(vacancy) = vacancy
        && capacity.as_of.is_none_or(|as_of| as_of.latest() <= vacancy.as_of)
    {
        capacity.free_for_women = vacancy.open_to_women();
        capacity.free_for_men = vacancy.open_to_men();
        capacity.waiting_days = capacity.waiting_days.or(vacancy.waiting_days);
        capacity.free = capacity.free.or(vacancy.free_total);
        capacity.waiting = capacity.waiting.or(vacancy.waiting);
        capacity.as_of = capacity.as_of.or(Some(PartialDate::day(vacancy.as_of)));
    }
    capacity
}

/// The people waiting and, if it is stated, the days they wait: `3`, or words such as
/// "oczekuje osób: 3; przewidywany czas: 160 dni".
fn waiting(text: &str) -> (Option<u32>, Option<u32>) {
    let mut numbers = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok());
    let people = numbers.next().flatten();
    let days = if text.contains("dni") { numbers.next().flatten() } else { None };
    (people, days)
}

#[cfg(test)]
mod tests {
    use super::waiting;

    #[test]
    fn people_and_days_are_read_from_words() {
        assert_eq!(waiting("3"), (Some(3), None));
        assert_eq!(waiting("oczekuje osób: 1; przewidywany czas: 90 dni"), (Some(1), Some(90)));
        assert_eq!(waiting("oczekuje osób: 0"), (Some(0), None));
        assert_eq!(waiting("długo"), (None, None));
    }
}
