//! Reads a region pack (institutions, services, vacancies, code lists as CSV) straight into finder entries, for
//! measuring. The real import goes through the directory.

use std::collections::HashMap;
use std::path::Path;

use finder::Entry;
use uuid::Uuid;
use vocabulary::{Id, LocalText, Point, Teryt};

type Record = HashMap<String, String>;

fn table(folder: &Path, name: &str) -> Vec<Record> {
    let path = folder.join(name);
    let mut reader =
        csv::Reader::from_path(&path).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()));
    reader
        .deserialize()
        .map(|row| row.unwrap_or_else(|reason| panic!("{}: {reason}", path.display())))
        .collect()
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

fn units(cell: &str) -> Vec<Teryt> {
    list(cell).iter().filter_map(|code| code.parse().ok()).collect()
}

/// All services of the pack.
pub fn entries(folder: &Path) -> Vec<Entry> {
    let institutions: HashMap<String, Record> =
        table(folder, "institutions.csv").into_iter().map(|row| (row["id"].clone(), row)).collect();
    let names: HashMap<(String, String), LocalText> = table(folder, "codelists.csv")
        .into_iter()
        .map(|row| {
            let name =
                LocalText { pl: Some(row["name_pl"].clone()), en: Some(row["name_en"].clone()), uk: None };
            ((row["list"].clone(), row["id"].clone()), name)
        })
        .collect();
    let name_of =
        |of: &str, id: &str| names.get(&(of.to_owned(), id.to_owned())).cloned().unwrap_or_default();
    let vacancies = table(folder, "vacancies.csv");
    let latest = vacancies.iter().map(|row| row["as_of"].clone()).max().unwrap_or_default();
    let free: HashMap<(String, String), (u32, u32)> = vacancies
        .iter()
        .filter(|row| row["as_of"] == latest)
        .map(|row| {
            let number = |column: &str| row[column].parse::<u32>().unwrap_or(0);
            let any = number("free_any");
            let home = (row["institution_id"].clone(), row["resident_type"].replace('_', "-"));
            (home, (number("free_women") + any, number("free_men") + any))
        })
        .collect();
    table(folder, "services.csv")
        .into_iter()
        .map(|row| {
            let institution = &institutions[&row["institution_id"]];
            let slug = row["id"].rsplit("--").next().unwrap_or_default().to_owned();
            let free = free.get(&(row["institution_id"].clone(), slug));
            let mut access = list(&row["access_needs"]);
            access.extend(list(&institution["access_needs"]));
            access.sort();
            access.dedup();
            let point = match (institution["lat"].parse(), institution["lon"].parse()) {
                (Ok(latitude), Ok(longitude)) => Point::in_poland(latitude, longitude).ok(),
                _ => None,
            };
            let cost = &row["cost"];
            Entry {
                id: id("service", &row["id"]),
                source: "pack".to_owned(),
                source_id: row["id"].clone(),
                name: LocalText::polish(row["name"].clone()),
                service_type_name: name_of("service_type", &row["service_type"]),
                service_type: row["service_type"].clone(),
                area: row["cus_area"].clone(),
                description: LocalText::polish(row["description"].clone()),
                eligibility: LocalText::polish(row["eligibility"].clone()),
                cost: LocalText::polish(cost.clone()),
                institution_id: id("institution", &row["institution_id"]),
                institution_name: LocalText::polish(institution["name"].clone()),
                institution_kind_name: name_of("institution_kind", &institution["kind"]),
                institution_kind: institution["kind"].clone(),
                target_groups: list(&row["target_groups"]),
                access,
                languages: list(&row["languages"]),
                modes: Vec::new(),
                point,
                located_in: institution["location_teryt"].parse().ok(),
                covers: units(&row["coverage"]),
                free_places: row["capacity_free"].parse().ok(),
                free_for_women: free.map(|&(women, _)| women),
                free_for_men: free.map(|&(_, men)| men),
                statutory: row["source"].starts_with("statutory"),
                free_of_charge: cost.contains("bezpłatn").then_some(true),
                round_the_clock: row["opening_hours"].contains("całodobow"),
                quality: 0.5,
                confirmed_on: row["source_date"].parse().ok(),
                confidential: false,
            }
        })
        .collect()
}

fn id(what: &str, source_id: &str) -> Uuid {
    Id::<()>::derived(what, "pack", source_id).uuid()
}
