//! What is overdue at whom.

use std::collections::{HashMap, HashSet};

use accounts::{Permission, Staff};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use database::Work;
use directory::{Service, look::Confirmed};
use institutions::Institution;
use translations::Speak;
use vocabulary::{Id, Language, Teryt};
use web::{Cell, Choice, Frame, Page, PageLink, Paging, Problem, Table};

use super::{
    BOARD, Ground, OVERDUE, OVERDUE_FILE, area_name, choices, ground, narrowing, query, refused, unit_name,
};
use crate::{
    board::{
        files::{Format, Sheet},
        survey::{Order, Survey, survey},
    },
    confirm,
};

/// How many entries a page shows.
const PAGE: usize = 50;
/// A file holds no more: beyond that nobody calls everybody.
const MOST_IN_A_FILE: usize = 20_000;

#[derive(Template)]
#[template(path = "board_overdue.html")]
struct OverduePage {
    frame: Frame,
    t: Speak,
    lead: String,
    units: Vec<Choice>,
    areas: Vec<Choice>,
    orders: Vec<Choice>,
    action: String,
    table: Table,
    paging: Paging,
    links: Vec<PageLink>,
    csv: String,
    workbook: String,
}

fn order(asked: &web::Form) -> Order {
    if asked.get("sort") == "institution" { Order::Institution } else { Order::Age }
}

/// One row of the list, in texts.
struct Row {
    service: Id<Service>,
    name: String,
    institution: String,
    institution_page: String,
    gmina: String,
    area: String,
    confirmed: String,
    phone: String,
    email: String,
    /// Its mailbox refuses letters.
    refuses: bool,
}

async fn rows(
    staff: &Staff,
    work: &mut Work,
    survey: &Survey,
    ground: &Ground,
    entries: &[&Confirmed],
) -> Result<Vec<Row>, Problem> {
    let t = &staff.visit.t;
    let ids: Vec<Id<Service>> = entries.iter().map(|entry| entry.service).collect();
    let mut names: HashMap<Id<Service>, String> = HashMap::new();
    for part in ids.chunks(500) {
        for kept in directory::look::some(work, part).await.map_err(Problem::fault)? {
            names.insert(kept.service.id, t.typography(kept.service.name.in_language(Language::Polish)));
        }
    }
    let refused = confirm::look::refused(work, None).await.map_err(Problem::fault)?;
    let refused: HashSet<Id<Institution>> = refused.into_iter().map(|(institution, _)| institution).collect();
    let gminas: HashMap<&Teryt, String> =
        ground.gminas.iter().map(|unit| (&unit.teryt, unit_name(t, unit))).collect();
    Ok(entries
        .iter()
        .filter_map(|entry| {
            let institution = survey.institutions.get(&entry.institution)?;
            let first = |values: &[String]| values.first().cloned().unwrap_or_default();
            Some(Row {
                service: entry.service,
                name: names.get(&entry.service).cloned()?,
                institution: t.typography(institution.name.in_language(Language::Polish)),
                institution_page: staff
                    .visit
                    .fill(directory::pages::INSTITUTION, &[("id", &institution.id.to_string())]),
                gmina: gminas
                    .get(&institution.teryt)
                    .cloned()
                    .unwrap_or_else(|| institution.teryt.to_string()),
                area: area_name(ground, &entry.area, t),
                confirmed: match entry.confirmation.on {
                    None => t.say("board-never-confirmed"),
                    Some(on) => t.ago(survey.day, on.latest().min(survey.day)),
                },
                phone: first(&institution.contacts.phones),
                email: first(&institution.contacts.emails),
                refuses: refused.contains(&institution.id),
            })
        })
        .collect())
}

/// Shows what is overdue.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::SeeBoard)?;
    let asked = staff.visit.asked_for();
    let mut work = staff.reading().await?;
    let survey = survey(&mut work, &staff.scope).await.map_err(refused)?;
    let ground = ground(&mut work, &survey).await?;
    let narrowing = narrowing(&asked, &survey);
    let order = order(&asked);
    let overdue = survey.overdue(&narrowing, order);
    let paging = Paging::of(&asked, PAGE as u64, overdue.len() as u64);
    let from = usize::try_from(paging.offset()).unwrap_or(usize::MAX).min(overdue.len());
    let until = (from + PAGE).min(overdue.len());
    let rows = rows(&staff, &mut work, &survey, &ground, &overdue[from..until]).await?;
    let t = staff.visit.speak();
    let n = overdue.len();
    let mut table = Table::new(t.count("board-overdue-caption", n))
        .column(t.say("board-service"))
        .column(t.say("board-institution"))
        .column(t.say("board-gmina"))
        .column(t.say("board-area"))
        .column(t.say("board-confirmed"))
        .column(t.say("board-phone"))
        .codes(t.say("board-email"));
    for row in rows {
        let page = staff.visit.fill(directory::pages::SERVICE, &[("id", &row.service.to_string())]);
        table.push([
            Cell::link(row.name, page),
            Cell::link(row.institution, row.institution_page),
            Cell::from(row.gmina),
            Cell::from(row.area),
            Cell::from(row.confirmed),
            Cell::from(t.telephone(&row.phone)),
            Cell::from(match (row.refuses, row.email.is_empty()) {
                (true, _) => t.say("board-refused"),
                (false, true) => t.say("board-no-mailbox"),
                (false, false) => row.email,
            }),
        ]);
    }
    let (units, areas) = choices(&staff, &ground, &narrowing);
    let orders = [("age", Order::Age), ("institution", Order::Institution)]
        .map(|(code, known)| Choice::new(code, t.say(format!("board-sort-{code}")), known == order))
        .to_vec();
    let file = |format: &str| {
        let mut query = query(&narrowing);
        query.set("sort", if order == Order::Institution { "institution" } else { "" });
        query.address(&staff.visit.fill(OVERDUE_FILE, &[("format", format)]))
    };
    Ok(Page(OverduePage {
        frame: staff
            .frame(t.say("board-overdue-title"))
            .under(t.say("board-title"), staff.visit.address(BOARD))
            .wide(),
        lead: if n == 0 { t.say("board-overdue-none") } else { t.count("board-overdue-lead", n) },
        units,
        areas,
        orders,
        action: staff.visit.address(OVERDUE),
        table,
        links: paging.links(&staff.visit),
        paging,
        csv: file("csv"),
        workbook: file("xlsx"),
        t,
    })
    .into_response())
}

/// The same list as a file.
pub(super) async fn file(staff: Staff, Path(format): Path<String>) -> Result<Response, Problem> {
    staff.must(Permission::SeeBoard)?;
    let format = Format::of_code(&format).ok_or_else(Problem::not_found)?;
    let asked = staff.visit.asked_for();
    let mut work = staff.reading().await?;
    let survey = survey(&mut work, &staff.scope).await.map_err(refused)?;
    let ground = ground(&mut work, &survey).await?;
    let mut overdue = survey.overdue(&narrowing(&asked, &survey), order(&asked));
    overdue.truncate(MOST_IN_A_FILE);
    let confirmed: HashMap<Id<Service>, String> = overdue
        .iter()
        .map(|entry| (entry.service, entry.confirmation.on.map(|on| on.to_string()).unwrap_or_default()))
        .collect();
    let rows = rows(&staff, &mut work, &survey, &ground, &overdue).await?;
    let t = staff.visit.speak();
    let headers = [
        "board-service",
        "board-institution",
        "board-gmina",
        "board-area",
        "board-confirmed",
        "board-phone",
        "board-email",
        "board-refused-column",
        "board-page",
    ];
    let sheet = Sheet {
        title: t.say("board-overdue-title"),
        headers: headers.map(|key| t.say(key)).to_vec(),
        rows: rows
            .into_iter()
            .map(|row| {
                let page = staff.visit.fill(directory::pages::SERVICE, &[("id", &row.service.to_string())]);
                vec![
                    row.name,
                    row.institution,
                    row.gmina,
                    row.area,
                    confirmed.get(&row.service).cloned().unwrap_or_default(),
                    row.phone,
                    row.email,
                    if row.refuses { t.say("board-refused") } else { String::new() },
                    staff.visit.site.absolute(&page),
                ]
            })
            .collect(),
    };
    let day = survey.day.to_string();
    sheet.answer(format, &t, &staff.visit.site.name, &day).map_err(Problem::fault)
}
