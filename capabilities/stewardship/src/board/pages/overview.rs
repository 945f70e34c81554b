//! How fresh the entries are: the finding, a map, and the same numbers by gmina and by area.

use std::collections::HashMap;

use accounts::{Permission, Staff};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use charts::{About, Choropleth, Classing, Figure, Provenance, Value, Words};
use database::Work;
use territory::Unit;
use translations::Speak;
use vocabulary::Teryt;
use web::{Choice, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{BOARD, Ground, OVERDUE, area_name, choices, ground, narrowing, query, refused, unit_name};
use crate::board::{
    sums::Sums,
    survey::{Narrowing, Survey, survey},
};

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage {
    frame: Frame,
    t: Speak,
    finding: String,
    facts: Vec<(String, String)>,
    units: Vec<Choice>,
    areas: Vec<Choice>,
    action: String,
    overdue: String,
    map: Option<Figure>,
    by_gmina: Listed,
    by_area: Listed,
}

fn share(t: &Speak, share: Option<f64>) -> String {
    share.map_or_else(|| t.say("board-nothing"), |share| t.percent(share, 0))
}

fn cells(t: &Speak, sums: &Sums) -> [String; 5] {
    [
        t.number(sums.entries),
        share(t, sums.share_fresh()),
        share(t, sums.share_recent()),
        sums.median_age().map_or_else(|| t.say("board-nothing"), |days| t.number(days)),
        t.number(sums.overdue),
    ]
}

const COLUMNS: [&str; 5] = ["board-entries", "board-fresh", "board-recent", "board-median", "board-overdue"];

/// More rows than any region has gminas.
const ALL: u64 = 5_000;

/// A table of sums. Two of them stand on one page, so each has identifiers of its own.
fn listing(t: &Speak, title: &str, first: &str, ids: [&'static str; 8]) -> Listing {
    let [name, code, sums @ .., never] = ids;
    let mut list =
        Listing::new(t.say(title)).column(name, t.say(first)).only_in_files(code, t.say("board-teryt"));
    for (id, column) in sums.into_iter().zip(COLUMNS) {
        list = list.numbers(id, t.say(column));
    }
    list.only_in_files(never, t.say("board-never"))
}

const BY_GMINA: [&str; 8] = ["gmina", "teryt", "entries", "fresh", "recent", "median", "overdue", "never"];
const BY_AREA: [&str; 8] = [
    "area",
    "code",
    "area-entries",
    "area-fresh",
    "area-recent",
    "area-median",
    "area-overdue",
    "area-never",
];

fn row(t: &Speak, first: ListCell, code: &str, sums: &Sums) -> ListRow {
    let share = |value: Option<f64>| {
        let cell = ListCell::from(share(t, value))
            .in_files(value.map(|one| format!("{one:.3}")).unwrap_or_default());
        cell.by(value.unwrap_or(-1.0))
    };
    let median = sums.median_age();
    let days = ListCell::from(median.map_or_else(|| t.say("board-nothing"), |days| t.number(days)))
        .in_files(median.map(|days| days.to_string()).unwrap_or_default());
    ListRow::new([
        first,
        ListCell::from(code),
        ListCell::number(t, Some(sums.entries)),
        share(sums.share_fresh()),
        share(sums.share_recent()),
        days.by(median.map_or(-1.0, f64::from)),
        ListCell::number(t, Some(sums.overdue)),
        ListCell::number(t, Some(sums.never)),
    ])
}

fn by_gmina(staff: &Staff, gminas: &[(&Unit, Sums)], narrowing: &Narrowing) -> Listing {
    let t = &staff.visit.t;
    let mut list = listing(t, "board-title", "board-gmina", BY_GMINA);
    for (unit, sums) in gminas {
        let to = query(&Narrowing { unit: Some(unit.teryt.clone()), ..narrowing.clone() });
        let name = ListCell::from(unit_name(t, unit)).link(to.address(&staff.visit.address(OVERDUE)));
        list.push(row(t, name, unit.teryt.as_str(), sums));
    }
    list
}

/// The gminas that have entries, in the order of their names, each with its sums.
fn gminas<'a>(ground: &'a Ground, survey: &'a Survey, narrowing: &Narrowing) -> Vec<(&'a Unit, Sums)> {
    let mut sums = survey.by_gmina(narrowing);
    ground.gminas.iter().filter_map(|unit| Some((unit, sums.remove(&unit.teryt)?))).collect()
}

/// Shows the board.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::SeeBoard)?;
    let mut work = staff.reading().await?;
    let survey = survey(&mut work, &staff.scope).await.map_err(refused)?;
    let ground = ground(&mut work, &survey).await?;
    let narrowing = narrowing(&staff.visit.asked_for(), &survey);
    let t = staff.visit.speak();
    let total = survey.total(&narrowing);
    let gminas = gminas(&ground, &survey, &narrowing);
    let map = map(&staff, &mut work, &survey, &ground, &gminas).await?;
    let by_gmina = by_gmina(&staff, &gminas, &narrowing);
    let mut by_area = listing(&t, "board-by-area-title", "board-area", BY_AREA);
    for (area, sums) in survey.by_area(&narrowing) {
        let to = query(&Narrowing { area: Some(area.to_owned()), ..narrowing.clone() });
        let name = area_name(&ground, area, &t);
        let name = ListCell::from(name).link(to.address(&staff.visit.address(OVERDUE)));
        by_area.push(row(&t, name, area, &sums));
    }
    let taken = if staff.visit.asked_for().get("of") == "area" { &by_area } else { &by_gmina };
    if let Some(file) = taken.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let by_gmina = by_gmina.page(&staff.visit, ALL);
    let mut by_area = by_area.page(&staff.visit, ALL);
    for address in [&mut by_area.csv, &mut by_area.xlsx] {
        address.push_str("&of=area");
    }
    let (units, areas) = choices(&staff, &ground, &narrowing);
    let [entries, fresh, recent, median, overdue] = cells(&t, &total);
    let facts = COLUMNS.iter().map(|key| t.say(key)).zip([entries, fresh, recent, median, overdue]);
    Ok(Page(BoardPage {
        frame: staff.frame(t.say("board-title")).wide(),
        finding: finding(&t, &total),
        facts: facts.collect(),
        units,
        areas,
        action: staff.visit.address(BOARD),
        overdue: query(&narrowing).address(&staff.visit.address(OVERDUE)),
        map,
        by_gmina,
        by_area,
        t,
    })
    .into_response())
}

/// What the numbers say, in one sentence.
fn finding(t: &Speak, total: &Sums) -> String {
    match total.share_fresh() {
        None => t.say("board-empty"),
        Some(fresh) => {
            t.phrase("board-finding").with("share", t.percent(fresh, 0)).with("n", total.overdue).to_string()
        }
    }
}

/// The share that was confirmed within 90 days in each gmina, as a map. Its numbers stand in the table of the page.
async fn map(
    staff: &Staff,
    work: &mut Work,
    survey: &Survey,
    ground: &Ground,
    gminas: &[(&Unit, Sums)],
) -> Result<Option<Figure>, Problem> {
    let t = &staff.visit.t;
    let codes: Vec<Teryt> = ground.gminas.iter().map(|gmina| gmina.teryt.clone()).collect();
    let year = survey.day.year().unsigned_abs();
    let boundaries = territory::boundaries(work, &codes, year).await.map_err(Problem::fault)?;
    let Some(first) = boundaries.first() else { return Ok(None) };
    let borders = first.year.to_string();
    let shares: HashMap<&Teryt, f64> =
        gminas.iter().filter_map(|(unit, sums)| Some((&unit.teryt, sums.share_fresh()? * 100.0))).collect();
    let rings: HashMap<&Teryt, _> =
        boundaries.iter().map(|boundary| (&boundary.teryt, &boundary.rings)).collect();
    let units: Vec<charts::Unit> = ground
        .gminas
        .iter()
        .filter_map(|gmina| {
            let rings = rings.get(&gmina.teryt)?;
            let ring = |ring: &Vec<vocabulary::Point>| {
                ring.iter().map(|point| (point.longitude, point.latitude)).collect::<Vec<_>>()
            };
            Some(charts::Unit {
                code: gmina.teryt.to_string(),
                name: unit_name(t, gmina),
                rings: rings.iter().map(ring).collect(),
                value: Some(shares.get(&gmina.teryt).map_or(Value::NoData, |share| Value::Known(*share))),
                href: None,
            })
        })
        .collect();
    let below_half =
        gminas.iter().filter(|(_, sums)| sums.share_fresh().is_some_and(|share| share < 0.5)).count();
    let title = t.phrase("board-map-title").with("n", below_half).with("all", gminas.len()).to_string();
    let method = t.phrase("board-map-method").with("year", borders).to_string();
    let provenance =
        Provenance::new(t.say("board-map-source"), t.date(survey.day), method).map_err(Problem::fault)?;
    let about = About { id: "freshness".to_owned(), title, summary: t.say("board-map-summary"), provenance };
    let words = Words { no_data: t.say("chart-no-data"), suppressed: t.say("chart-suppressed") };
    let number = |number: f64| t.percent(number / 100.0, 0);
    let (thing, measure) = (t.say("board-gmina"), t.say("board-fresh"));
    Ok(Some(charts::choropleth(
        &about,
        &Choropleth {
            units: &units,
            classing: &Classing::At(vec![20.0, 40.0, 60.0, 80.0]),
            highlighted: None,
            markers: &[],
            thing: &thing,
            measure: &measure,
            number: &number,
            words: &words,
        },
    )))
}

/// The table by gmina as a file.
pub(super) async fn file(staff: Staff, Path(format): Path<String>) -> Result<Response, Problem> {
    staff.must(Permission::SeeBoard)?;
    let mut work = staff.reading().await?;
    let survey = survey(&mut work, &staff.scope).await.map_err(refused)?;
    let ground = ground(&mut work, &survey).await?;
    let narrowing = narrowing(&staff.visit.asked_for(), &survey);
    let gminas = gminas(&ground, &survey, &narrowing);
    by_gmina(&staff, &gminas, &narrowing).as_file(&staff.visit, &format, work.moment())
}
