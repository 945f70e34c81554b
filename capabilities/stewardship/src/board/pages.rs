//! Doors of the board: how fresh the entries are, and what is overdue at whom; both also as files.

mod overdue;
mod overview;

use accounts::{Access, Doorkeeper, Permission, Staff};
use axum::routing::get;
use database::Work;
use institutions::CodeLists;
use territory::Unit;
use translations::Speak;
use vocabulary::{GminaKind, Teryt, UnitLevel};
use web::{Choice, Form, Localised, Pages, Problem};

use super::survey::{CannotSee, Narrowing, Survey};

/// How fresh the entries are.
pub const BOARD: Localised =
    Localised { pl: "/pl/stan-wpisow", en: "/en/state-of-entries", uk: "/uk/stan-zapysiv" };
/// The same by gmina as a file: `csv` or `xlsx`.
pub const BOARD_FILE: Localised = Localised {
    pl: "/pl/stan-wpisow/plik/{format}",
    en: "/en/state-of-entries/file/{format}",
    uk: "/uk/stan-zapysiv/fail/{format}",
};
/// What is overdue at whom.
pub const OVERDUE: Localised = Localised {
    pl: "/pl/stan-wpisow/zalegle",
    en: "/en/state-of-entries/overdue",
    uk: "/uk/stan-zapysiv/prostrocheni",
};
/// The same as a file.
pub const OVERDUE_FILE: Localised = Localised {
    pl: "/pl/stan-wpisow/zalegle/plik/{format}",
    en: "/en/state-of-entries/overdue/file/{format}",
    uk: "/uk/stan-zapysiv/prostrocheni/fail/{format}",
};

const SEE: Access = Access::Role(Permission::SeeBoard);

/// Who may open which of these pages.
pub const ACCESS: &[(Localised, Access)] =
    &[(BOARD, SEE), (BOARD_FILE, SEE), (OVERDUE, SEE), (OVERDUE_FILE, SEE)];

/// The pages of the board.
pub fn pages() -> Pages<Doorkeeper> {
    Pages::new()
        .page(BOARD, get(overview::show))
        .page(BOARD_FILE, get(overview::file))
        .page(OVERDUE, get(overdue::show))
        .page(OVERDUE_FILE, get(overdue::file))
}

fn refused(refusal: CannotSee) -> Problem {
    match refusal {
        CannotSee::NotAllowed(refusal) => refusal.into(),
        CannotSee::Fault(fault) => Problem::fault(fault),
    }
}

/// What every page of the board needs besides the survey.
struct Ground {
    codes: CodeLists,
    /// The gminas that may be seen, by name.
    gminas: Vec<Unit>,
    powiats: Vec<Unit>,
}

async fn ground(work: &mut Work, survey: &Survey) -> Result<Ground, Problem> {
    let codes = institutions::look::code_lists(work).await.map_err(Problem::fault)?;
    let mut regions: Vec<Teryt> =
        survey.institutions.values().map(|institution| institution.teryt.voivodeship()).collect();
    regions.sort_unstable();
    regions.dedup();
    let (mut gminas, mut powiats) = (Vec::new(), Vec::new());
    for region in regions {
        gminas.extend(territory::gminas_of(work, &region, survey.day).await.map_err(Problem::fault)?);
        powiats.extend(territory::children(work, &region, survey.day).await.map_err(Problem::fault)?);
    }
    if let Some(within) = &survey.within {
        gminas.retain(|gmina| within == &gmina.teryt || within.contains(&gmina.teryt));
        powiats.retain(|powiat| within == &powiat.teryt);
    }
    for units in [&mut gminas, &mut powiats] {
        units.sort_by_cached_key(|unit| (polish::sort_key(&unit.name), unit.teryt.clone()));
    }
    Ok(Ground { codes, gminas, powiats })
}

/// What the query narrows the list to. What somebody may not see, they cannot ask for.
fn narrowing(asked: &Form, survey: &Survey) -> Narrowing {
    let unit = asked.get("unit").parse::<Teryt>().ok();
    let unit = unit
        .filter(|unit| survey.within.as_ref().is_none_or(|within| within == unit || within.contains(unit)));
    Narrowing { unit, area: Some(asked.get("area").to_owned()).filter(|area| !area.is_empty()) }
}

/// The choices of powiat and area, the chosen ones marked.
fn choices(staff: &Staff, ground: &Ground, narrowing: &Narrowing) -> (Vec<Choice>, Vec<Choice>) {
    let t = &staff.visit.t;
    let chosen = narrowing.unit.as_ref().and_then(|unit| unit.powiat().or_else(|| Some(unit.clone())));
    let mut units = vec![Choice::new("", t.say("board-everywhere"), chosen.is_none())];
    units.extend(ground.powiats.iter().map(|powiat| {
        Choice::new(powiat.teryt.as_str(), unit_name(t, powiat), chosen.as_ref() == Some(&powiat.teryt))
    }));
    let mut areas = vec![Choice::new("", t.say("board-all-areas"), narrowing.area.is_none())];
    areas.extend(ground.codes.list("cus_area").iter().map(|area| {
        let name = area.name.in_language(t.language()).to_owned();
        Choice::new(area.code.as_str(), name, narrowing.area.as_deref() == Some(area.code.as_str()))
    }));
    (units, areas)
}

/// The name of an area; its code when the list does not know it.
fn area_name(ground: &Ground, code: &str, t: &Speak) -> String {
    let known = ground.codes.list("cus_area").iter().find(|area| area.code == code);
    known.map_or_else(|| code.to_owned(), |area| area.name.in_language(t.language()).to_owned())
}

/// "gmina Nowy Targ", "miasto Nowy Targ", "powiat nowotarski".
fn unit_name(t: &Speak, unit: &Unit) -> String {
    let key = match (unit.teryt.gmina_kind(), unit.level()) {
        (Some(GminaKind::Urban), _) => "unit-town",
        (Some(_), _) => "unit-gmina",
        // A powiat whose name is that of a town is a city with the rights of a powiat.
        (None, UnitLevel::Powiat) if unit.name.starts_with(char::is_uppercase) => "unit-city",
        (None, UnitLevel::Powiat) => "unit-powiat",
        (None, _) => "unit-voivodeship",
    };
    t.phrase(key).with("name", unit.name.as_str()).to_string()
}

/// The query of the list that is shown, for its files and its neighbours.
fn query(narrowing: &Narrowing) -> Form {
    let mut query = Form::default();
    query.set("unit", narrowing.unit.as_ref().map_or("", Teryt::as_str));
    query.set("area", narrowing.area.as_deref().unwrap_or_default());
    query
}
