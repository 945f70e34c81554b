//! The list of the entries that somebody keeps, as a page and as a file.

use accounts::{Permission, Staff};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use database::Work;
use directory::Service;
use institutions::Institution;
use jiff::civil::Date;
use translations::Speak;
use web::{Form, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{
    ADD, BIN, IMPORTS, PROPOSALS, entry_address,
    presenting::{Standings, date, name_of, percent},
    within_reach,
};

/// How many entries a page shows.
const PAGE: u64 = 50;

/// The ways to look at the list.
const STATES: [&str; 5] = ["", "due", "old", "incomplete", "complete"];

/// An entry with all the list says about it.
struct Found {
    service: Service,
    institution: String,
    standings: Standings,
    changed: Date,
}

#[derive(Template)]
#[template(path = "entries.html")]
struct EntriesPage {
    frame: Frame,
    t: Speak,
    caption: String,
    list: Listed,
    waiting: Vec<(String, String)>,
    proposals: u64,
    proposals_address: String,
    add: String,
    bin: String,
    import: Option<String>,
}

async fn found(work: &mut Work, mine: &[Institution], staff: &Staff) -> Result<Vec<Found>, Problem> {
    let today = work.moment().day_in_poland();
    let mut all = Vec::new();
    for institution in mine {
        let name = staff.visit.t.typography(institution.name.in_language(staff.visit.language));
        let kept = directory::look::of_institution(work, institution.id).await.map_err(Problem::fault)?;
        all.extend(kept.into_iter().map(|kept| Found {
            standings: Standings::of(&kept.service, institution, today),
            changed: kept.changed_at.day_in_poland(),
            service: kept.service,
            institution: name.clone(),
        }));
    }
    Ok(all)
}

/// In the order of what is worst, when nothing else is asked: due first; old links name orders in words of their own.
fn in_order(mut all: Vec<Found>, asked: &Form) -> Vec<Found> {
    match asked.get("order") {
        "quality" => {
            all.sort_by(|one, other| one.standings.quality.score.total_cmp(&other.standings.quality.score));
        }
        "changed" => all.sort_by_key(|one| std::cmp::Reverse(one.changed)),
        _ => all.sort_by_cached_key(|one| {
            polish::sort_key(one.service.name.in_language(vocabulary::Language::Polish))
        }),
    }
    all
}

fn listing(staff: &Staff, all: Vec<Found>, several: bool) -> Listing {
    let t = &staff.visit.t;
    let states = STATES.map(|code| {
        let key = if code.is_empty() { "all" } else { code };
        (code.to_owned(), t.say(format!("steward-state-{key}")))
    });
    let mut list = Listing::new(t.say("steward-entries-title")).column("name", t.say("steward-field-name"));
    list = if several {
        list.column("institution", t.say("accounts-institution"))
    } else {
        list.only_in_files("institution", t.say("accounts-institution"))
    };
    list = list
        .only_in_files("type", t.say("steward-column-type"))
        .column("state", t.say("steward-column-state"))
        .numbers("score", t.say("steward-column-score"))
        .column("confirmed", t.say("steward-column-confirmed"))
        .column("due", t.say("steward-column-due"))
        .numbers("free", t.say("steward-field-free"))
        .only_in_files("total", t.say("steward-field-total"))
        .only_in_files("last_changed", t.say("steward-column-changed"))
        .only_in_files("page", t.say("steward-column-page"))
        .filter("state", t.say("steward-state"), states.to_vec());
    for one in all {
        list.push(row(staff, &one));
    }
    list
}

fn row(staff: &Staff, one: &Found) -> ListRow {
    let t = &staff.visit.t;
    let service = &one.service;
    let score = one.standings.quality.score;
    let path = staff.visit.fill(directory::pages::SERVICE, &[("id", &service.id.to_string())]);
    let tags: Vec<String> = one.standings.tags(service, t).into_iter().map(|(text, _)| text).collect();
    let confirmed = service.confirmation.on;
    // What nobody ever confirmed is due before everything else.
    let due = ListCell::day(t, one.standings.due).at(one.standings.due.unwrap_or(Date::MIN));
    let mut row = ListRow::new([
        ListCell::from(name_of(service, t)).link(entry_address(staff, service.id)),
        ListCell::from(one.institution.clone()),
        ListCell::from(service.service_type.clone()),
        ListCell::from(tags.join("; ")),
        ListCell::from(percent(t, score)).by(score.into()).in_files(format!("{:.0}", score * 100.0)),
        ListCell::from(confirmed.map(|on| date(t, on)).unwrap_or_default())
            .at(confirmed.map_or(Date::MIN, vocabulary::PartialDate::latest))
            .in_files(confirmed.map(|on| on.to_string()).unwrap_or_default()),
        due,
        ListCell::number(t, service.capacity.free.map(u64::from)),
        ListCell::number(t, service.capacity.total.map(u64::from)),
        ListCell::day(t, Some(one.changed)),
        ListCell::from(staff.visit.site.absolute(&path)),
    ]);
    for (state, is) in [
        ("due", one.standings.is_due),
        ("old", one.standings.is_old),
        ("incomplete", !one.standings.is_complete),
        ("complete", one.standings.is_complete),
    ] {
        if is {
            row = row.tag("state", state);
        }
    }
    row
}

/// The list.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let t = staff.visit.speak();
    let all = in_order(found(&mut work, &mine, &staff).await?, &staff.visit.asked_for());
    let count = all.len() as u64;
    let list = listing(&staff, all, mine.len() > 1);
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let mut waiting = Vec::new();
    for institution in &mine {
        let pending =
            directory::add::pending_of(&mut work, &staff.keeper.keys, &staff.scope, institution).await;
        for one in pending.map_err(super::undecided)? {
            let said = match &one.declined {
                Some(reason) => t.phrase("steward-declined").with("reason", reason.as_str()).to_string(),
                None => t.say("steward-waits"),
            };
            waiting.push((name_of(&one.service, &t), said));
        }
    }
    let proposals = directory::proposals::waiting(&mut work, &staff.scope, &mine).await;
    let proposals = proposals.map_err(super::proposals::refused)?.len() as u64;
    let imports = staff.scope.may(Permission::ImportEntries).is_ok();
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(EntriesPage {
        frame: staff.frame(t.say("steward-entries-title")).wide(),
        caption: t.count("steward-entries-count", count),
        list,
        waiting,
        proposals,
        proposals_address: staff.visit.address(PROPOSALS),
        add: staff.visit.address(ADD),
        bin: staff.visit.address(BIN),
        import: imports.then(|| staff.visit.address(IMPORTS)),
        t,
    })
    .into_response())
}

/// The list as a file.
pub(super) async fn file(staff: Staff, Path(format): Path<String>) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let all = in_order(found(&mut work, &mine, &staff).await?, &staff.visit.asked_for());
    listing(&staff, all, mine.len() > 1).as_file(&staff.visit, &format, work.moment())
}
