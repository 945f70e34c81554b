//! What help there is in a gmina or a powiat: whom to call first, the 14 areas, the list of services.

mod coverage;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use institutions::{CodeLists, Institution};
use territory::Unit;
use translations::Speak;
use vocabulary::{Teryt, UnitLevel};
use web::{Frame, Page, PageLink, Paging, Problem, Visit, entity_tag};

use self::coverage::{AreaShown, areas};
use super::{
    House, REGION,
    lists::{ServiceCard, ServiceTable, card, institution_link, institutions_of},
    presenting::{ContactsShown, HoursShown, Link, PlaceShown, Said, Sources, unit_address, unit_name},
};
use crate::look::{self, Kept};

/// Services on a page of the list.
const PAGE_SIZE: u64 = 20;
/// Services in a file; more than any unit has.
const MOST_ROWS: usize = 20_000;
/// Gminas nearby that are offered.
const NEIGHBOURS: usize = 5;

/// The institution to turn to first.
struct FirstContact {
    link: Link,
    contacts: ContactsShown,
    hours: HoursShown,
    place: PlaceShown,
}

#[derive(Template)]
#[template(path = "unit.html")]
struct UnitPage {
    frame: Frame,
    t: Speak,
    powiat: bool,
    first: Vec<FirstContact>,
    areas: Vec<AreaShown>,
    /// How many areas have nothing that we know of.
    empty_areas: u64,
    total: u64,
    /// The chosen area's name; empty for all.
    chosen: String,
    all_address: String,
    services: Vec<ServiceCard>,
    paging: Paging,
    links: Vec<PageLink>,
    gminas: Vec<Link>,
    neighbours: Vec<Link>,
    csv: String,
    workbook: String,
}

/// A gmina.
pub(super) async fn show_gmina(
    visit: Visit,
    State(house): State<House>,
    Path(teryt): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    show(visit, house, &teryt, UnitLevel::Gmina, &headers).await
}

/// A powiat.
pub(super) async fn show_powiat(
    visit: Visit,
    State(house): State<House>,
    Path(teryt): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    show(visit, house, &teryt, UnitLevel::Powiat, &headers).await
}

async fn show(
    visit: Visit,
    house: House,
    asked: &str,
    level: UnitLevel,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let (code, file) = match asked.rsplit_once('.') {
        Some((code, file @ ("csv" | "xlsx"))) => (code, file),
        _ => (asked, ""),
    };
    let teryt: Teryt = code.parse().map_err(|_| Problem::not_found())?;
    if teryt.level() != level {
        return Err(Problem::not_found());
    }
    let mut work = house.reading().await?;
    let today = work.moment().day_in_poland();
    let Some(unit) = territory::unit(&mut work, &teryt, today).await.map_err(Problem::fault)? else {
        // Codes change every January; an old one leads to what followed it.
        let successor = territory::successor(&mut work, &teryt, today).await.map_err(Problem::fault)?;
        if successor == teryt {
            return Err(Problem::not_found());
        }
        return Ok(Redirect::permanent(&unit_address(&visit, &successor)).into_response());
    };
    let codes = house.codes.get();
    let sources =
        Sources::new(institutions::look::sources(&mut work).await.map_err(Problem::fault)?, &visit.t);
    if file.is_empty() {
        return page(&visit, &mut work, &codes, &sources, &unit).await.map(IntoResponse::into_response);
    }
    as_file(&visit, &mut work, &codes, &sources, &unit, file, headers).await
}

async fn page(
    visit: &Visit,
    work: &mut Work,
    codes: &CodeLists,
    sources: &Sources,
    unit: &Unit,
) -> Result<Page<UnitPage>, Problem> {
    let t = visit.speak();
    let today = work.moment().day_in_poland();
    let asked = visit.asked_for();
    let coverage = look::coverage(work, &unit.teryt).await.map_err(Problem::fault)?;
    let areas = areas(&coverage, codes, today, &visit.path, &t);
    let chosen = areas.iter().find(|area| area.code == asked.get("area"));
    let everything: u64 = areas.iter().map(AreaShown::total).sum();
    let total = chosen.map_or(everything, AreaShown::total);
    let paging = Paging::of(&asked, PAGE_SIZE, total);
    let offset = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let listed = match chosen {
        Some(area) => look::serving_in_area(work, &unit.teryt, &area.code, size, offset).await,
        None => look::serving(work, &unit.teryt, size, offset).await,
    }
    .map_err(Problem::fault)?;
    let institutions = institutions_of(work, &listed).await?;
    let services = listed
        .into_iter()
        .map(|kept| {
            let institution = institutions.get(&kept.service.institution);
            card(visit, &kept.service.for_the_public(), institution, sources)
        })
        .collect();
    let powiat = unit.level() == UnitLevel::Powiat;
    let name = unit_name(&t, unit);
    let title = t.phrase("unit-title").with("unit", name.as_str()).to_string();
    let mut frame = visit.frame(title).under_front(visit).under(t.say("region-crumb"), visit.address(REGION));
    if let Some(parent) = unit.teryt.powiat().filter(|powiat| *powiat != unit.teryt)
        && let Some(parent) = territory::unit(work, &parent, today).await.map_err(Problem::fault)?
    {
        frame = frame.under(unit_name(&t, &parent), unit_address(visit, &parent.teryt));
    }
    let chosen_name = chosen.map(|area| area.name.text.clone()).unwrap_or_default();
    let first = first_contacts(visit, work, unit).await?;
    let (gminas, neighbours) = around(visit, work, unit).await?;
    Ok(Page(UnitPage {
        frame: frame.described(t.phrase("unit-described").with("unit", name).to_string()),
        powiat,
        first,
        empty_areas: areas.iter().filter(|area| area.total() == 0).count() as u64,
        areas,
        total,
        chosen: chosen_name,
        all_address: format!("{}#services", visit.path),
        services,
        links: paging.links(visit),
        paging,
        gminas,
        neighbours,
        csv: format!("{}.csv", visit.path),
        workbook: format!("{}.xlsx", visit.path),
        t,
    }))
}

/// Whom to call first: the social assistance centre of a gmina, the family support centre of a powiat.
async fn first_contacts(visit: &Visit, work: &mut Work, unit: &Unit) -> Result<Vec<FirstContact>, Problem> {
    let now = work.moment().clock_in_poland();
    let mut found: Vec<Institution> =
        institutions::look::in_unit(work, &unit.teryt).await.map_err(Problem::fault)?;
    if unit.level() == UnitLevel::Powiat {
        // A powiat's centre may stand in the city next door, which is not part of the powiat.
        let services: Vec<Kept> =
            look::serving(work, &unit.teryt, MOST_ROWS, 0).await.map_err(Problem::fault)?;
        found = institutions_of(work, &services).await?.into_values().collect();
        found.retain(|institution| institution.serves.contains(&unit.teryt));
        found.retain(|institution| ["pcpr", "ops", "cus"].contains(&institution.kind.as_str()));
    } else {
        found.retain(|institution| ["ops", "cus"].contains(&institution.kind.as_str()));
    }
    found.retain(|institution| institution.part_of.is_none());
    found.sort_by_key(|institution| institution.id);
    Ok(found
        .into_iter()
        .take(2)
        .map(Institution::for_the_public)
        .filter_map(|institution| {
            Some(FirstContact {
                link: institution_link(visit, &institution)?,
                contacts: ContactsShown::of(&institution.contacts, &institutions::Contacts::default()),
                hours: HoursShown::of(&institution.hours, now, &visit.t),
                place: PlaceShown::seat(&institution),
            })
        })
        .collect())
}

/// The gminas of a powiat, and those near a gmina.
async fn around(visit: &Visit, work: &mut Work, unit: &Unit) -> Result<(Vec<Link>, Vec<Link>), Problem> {
    let today = work.moment().day_in_poland();
    let link = |unit: &Unit| Link {
        said: Said::own(unit_name(&visit.t, unit)),
        address: unit_address(visit, &unit.teryt),
    };
    if unit.level() == UnitLevel::Powiat {
        let mut gminas = territory::children(work, &unit.teryt, today).await.map_err(Problem::fault)?;
        gminas.sort_by_key(|gmina| polish::sort_key(&gmina.name));
        return Ok((gminas.iter().map(link).collect(), Vec::new()));
    }
    let Some(point) = unit.point else { return Ok((Vec::new(), Vec::new())) };
    let near = territory::nearest(work, point, UnitLevel::Gmina, today, NEIGHBOURS + 1)
        .await
        .map_err(Problem::fault)?;
    let near = near.iter().filter(|(near, _)| near.teryt != unit.teryt).take(NEIGHBOURS);
    Ok((Vec::new(), near.map(|(near, _)| link(near)).collect()))
}

async fn as_file(
    visit: &Visit,
    work: &mut Work,
    codes: &CodeLists,
    sources: &Sources,
    unit: &Unit,
    file: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let services: Vec<Kept> = look::serving(work, &unit.teryt, MOST_ROWS, 0)
        .await
        .map_err(Problem::fault)?
        .into_iter()
        .map(|kept| Kept { service: kept.service.for_the_public(), ..kept })
        .collect();
    let institutions = institutions_of(work, &services).await?;
    let title = visit.t.phrase("unit-title").with("unit", unit_name(&visit.t, unit)).to_string();
    let table = ServiceTable::of(visit, title, &services, &institutions, codes, sources);
    let (kind, bytes) = if file == "csv" {
        ("text/csv; charset=utf-8", table.csv())
    } else {
        let created = format!("{}T00:00:00", work.moment().day_in_poland());
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        (kind, table.workbook(&visit.t, &visit.site.name, &created))
    };
    let mut response = entity_tag::answer(headers, kind, bytes.map_err(Problem::fault)?);
    let name = format!("attachment; filename=\"{}-{}.{file}\"", visit.t.say("file-name"), unit.teryt);
    if let Ok(name) = name.parse() {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
