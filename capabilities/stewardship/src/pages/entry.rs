//! One entry: what it says, how good it is, what would raise it most, and the ways to change it.

use accounts::Staff;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use directory::{
    Group, Standing,
    pages::{House, SERVICE},
    revise::{Revise, Version, revise},
};
use translations::Speak;
use web::{Frame, Page, Problem};

use super::{
    ENTRIES, HISTORY, Mine, PART, PICTURE, PLACES, TRANSLATIONS, WITHDRAW, entry_address,
    presenting::{Names, Standings, criterion_code, date, facts, group_name, name_of, part_of, percent},
    refused, work_at,
};
use accounts::Sent;

struct PartShown {
    name: String,
    facts: Vec<(String, String)>,
    address: String,
    changed: bool,
}

struct CriterionShown {
    text: String,
    address: Option<String>,
    first: bool,
}

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    frame: Frame,
    t: Speak,
    institution: String,
    tags: Vec<(String, &'static str)>,
    saved: Vec<String>,
    is_duty: bool,
    score: String,
    /// Between 0 and 100, for the meter.
    meter: String,
    to_mend: Vec<CriterionShown>,
    confirmed: String,
    due: String,
    version: String,
    parts: Vec<PartShown>,
    public_page: String,
    places: String,
    translations: String,
    picture: String,
    history: String,
    withdraw: String,
}

/// Shows an entry; `?saved=name` says what was just changed.
pub(super) async fn show(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    let t = staff.visit.speak();
    let today = work.moment().day_in_poland();
    let service = mine.service();
    let standings = Standings::of(service, &mine.institution, today);
    let asked = staff.visit.asked_for();
    let saved: Vec<Group> = asked.get("saved").split(' ').filter_map(Group::of_code).collect();
    let id = service.id.to_string();
    let part = |group: Group| match group {
        Group::Capacity => staff.visit.fill(PLACES, &[("id", &id)]),
        group => staff.visit.fill(PART, &[("id", &id), ("part", group.code())]),
    };
    let codes = house.codes.get();
    let names = Names::of(&mut work, &codes, &[service], &t).await?;
    let parts = Group::ALL
        .into_iter()
        .map(|group| PartShown {
            name: group_name(&t, group),
            facts: facts(group, service, &names, &t),
            address: part(group),
            changed: saved.contains(&group),
        })
        .collect();
    let first = standings.quality.first_to_mend();
    let mut unmet: Vec<_> = standings.quality.marks.iter().filter(|mark| mark.mark < 1.0).collect();
    unmet.sort_by_key(|mark| Some(mark.criterion) != first);
    let to_mend = unmet
        .into_iter()
        .map(|mark| CriterionShown {
            text: t.say(format!("steward-mend-{}", criterion_code(mark.criterion))),
            address: part_of(mark.criterion).map(part),
            first: Some(mark.criterion) == first,
        })
        .collect();
    let saved_names = match asked.get("saved") {
        "" => Vec::new(),
        "confirmed" => vec![t.say("steward-saved-confirmed")],
        "translations" => vec![t.say("steward-part-translations")],
        _ => saved.iter().map(|group| group_name(&t, *group)).collect(),
    };
    let frame = staff.frame(name_of(service, &t));
    Ok(Page(EntryPage {
        frame: frame.under(t.say("steward-entries-title"), staff.visit.address(ENTRIES)),
        institution: t.typography(mine.institution.name.in_language(staff.visit.language)),
        tags: standings.tags(service, &t),
        saved: saved_names,
        is_duty: service.standing == Standing::StatutoryDuty,
        score: percent(&t, standings.quality.score),
        meter: format!("{:.0}", standings.quality.score * 100.0),
        to_mend,
        confirmed: service.confirmation.on.map(|on| date(&t, on)).unwrap_or_default(),
        due: standings.due.map(|due| t.date(due)).unwrap_or_default(),
        version: Version::of(service).to_string(),
        parts,
        public_page: staff.visit.fill(SERVICE, &[("id", &id)]),
        places: staff.visit.fill(PLACES, &[("id", &id)]),
        translations: staff.visit.fill(TRANSLATIONS, &[("id", &id)]),
        picture: staff.visit.fill(PICTURE, &[("id", &id)]),
        history: staff.visit.fill(HISTORY, &[("id", &id)]),
        withdraw: staff.visit.fill(WITHDRAW, &[("id", &id)]),
        t,
    })
    .into_response())
}

/// Says that all of it is still true.
pub(super) async fn confirm(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    drop(work);
    let made_from: Version = form.get("version").parse().map_err(|_| Problem::not_found())?;
    let mut work = work_at(&staff, &mine.institution).await?;
    let ask = Revise { service: mine.kept.service.clone(), made_from };
    let done = revise(&mut work, &staff.scope, &mine.institution, ask).await;
    done.map_err(|refusal| refused(&staff, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    let address = format!("{}?saved=confirmed", entry_address(&staff, mine.service().id));
    Ok(Redirect::to(&address).into_response())
}
