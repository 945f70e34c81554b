//! The list of the entries that somebody keeps, as a page and as a file.

use accounts::Staff;
use askama::Template;
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use database::Work;
use directory::Service;
use institutions::Institution;
use jiff::civil::Date;
use spreadsheets::{CannotWrite, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use translations::Speak;
use web::{Choice, Form, Frame, Page, PageLink, Paging, Problem};

use super::{
    ADD, BIN, ENTRIES, ENTRIES_FILE, PROPOSALS, entry_address,
    presenting::{Standings, date, name_of, percent},
    within_reach,
};

/// How many entries a page shows.
const PAGE: usize = 50;

/// The ways to look at the list.
const STATES: [&str; 5] = ["", "due", "old", "incomplete", "complete"];
/// The orders of the list.
const ORDERS: [&str; 4] = ["name", "due", "quality", "changed"];

/// An entry with all the list says about it.
struct Listed {
    service: Service,
    institution: String,
    standings: Standings,
    changed: Date,
}

struct EntryShown {
    name: String,
    address: String,
    institution: String,
    tags: Vec<(String, &'static str)>,
    score: String,
    confirmed: String,
    due: String,
    free: String,
}

#[derive(Template)]
#[template(path = "entries.html")]
struct EntriesPage {
    frame: Frame,
    t: Speak,
    entries: Vec<EntryShown>,
    /// Several institutions: each entry says whose it is.
    several: bool,
    states: Vec<Choice>,
    orders: Vec<Choice>,
    waiting: Vec<(String, String)>,
    paging: Paging,
    links: Vec<PageLink>,
    proposals: u64,
    proposals_address: String,
    add: String,
    bin: String,
    csv: String,
    xlsx: String,
}

async fn listed(work: &mut Work, mine: &[Institution], staff: &Staff) -> Result<Vec<Listed>, Problem> {
    let today = work.moment().day_in_poland();
    let mut all = Vec::new();
    for institution in mine {
        let name = staff.visit.t.typography(institution.name.in_language(staff.visit.language));
        let kept = directory::look::of_institution(work, institution.id).await.map_err(Problem::fault)?;
        all.extend(kept.into_iter().map(|kept| Listed {
            standings: Standings::of(&kept.service, institution, today),
            changed: kept.changed_at.day_in_poland(),
            service: kept.service,
            institution: name.clone(),
        }));
    }
    Ok(all)
}

/// Those asked for, in the order asked for.
fn chosen(mut all: Vec<Listed>, asked: &Form) -> Vec<Listed> {
    all.retain(|one| match asked.get("state") {
        "due" => one.standings.is_due,
        "old" => one.standings.is_old,
        "incomplete" => !one.standings.is_complete,
        "complete" => one.standings.is_complete,
        _ => true,
    });
    let words = polish::fold(asked.get("q")).to_lowercase();
    if !words.is_empty() {
        all.retain(|one| {
            let name = one.service.name.in_language(vocabulary::Language::Polish);
            polish::fold(name).to_lowercase().contains(&words)
        });
    }
    match asked.get("order") {
        "due" => all.sort_by_key(|one| one.standings.due.unwrap_or(Date::MIN)),
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

/// The list.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let t = staff.visit.speak();
    let asked = staff.visit.asked_for();
    let all = chosen(listed(&mut work, &mine, &staff).await?, &asked);
    let paging = Paging::of(&asked, PAGE as u64, all.len() as u64);
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let entries = all
        .iter()
        .skip(first)
        .take(PAGE)
        .map(|one| EntryShown {
            name: name_of(&one.service, &t),
            address: entry_address(&staff, one.service.id),
            institution: one.institution.clone(),
            tags: one.standings.tags(&one.service, &t),
            score: percent(&t, one.standings.quality.score),
            confirmed: one.service.confirmation.on.map(|on| date(&t, on)).unwrap_or_default(),
            due: one.standings.due.map(|due| t.date(due)).unwrap_or_default(),
            free: one.service.capacity.free.map(|free| t.number(free)).unwrap_or_default(),
        })
        .collect();
    let mut waiting = Vec::new();
    for institution in &mine {
        let pending = directory::add::pending_of(&mut work, &staff.scope, institution).await;
        for one in pending.map_err(|refusal| super::refused(&staff, refusal))? {
            let said = match &one.declined {
                Some(reason) => t.phrase("steward-declined").with("reason", reason.as_str()).to_string(),
                None => t.say("steward-waits"),
            };
            waiting.push((name_of(&one.service, &t), said));
        }
    }
    let proposals = directory::proposals::waiting(&mut work, &staff.scope, &mine).await;
    let proposals = proposals.map_err(super::proposals::refused)?.len() as u64;
    let choices = |codes: &[&str], name: &str, given: &str| -> Vec<Choice> {
        codes
            .iter()
            .map(|code| {
                let key = if code.is_empty() { "all" } else { code };
                Choice::new(*code, t.say(format!("steward-{name}-{key}")), *code == given)
            })
            .collect()
    };
    let order = if asked.get("order").is_empty() { "name" } else { asked.get("order") };
    let file = |format: &str| {
        let mut query = asked.clone();
        query.remove("page");
        query.address(&staff.visit.fill(ENTRIES_FILE, &[("format", format)]))
    };
    Ok(Page(EntriesPage {
        frame: staff.frame(t.say("steward-entries-title")).wide(),
        several: mine.len() > 1,
        entries,
        states: choices(&STATES, "state", asked.get("state")),
        orders: choices(&ORDERS, "order", order),
        waiting,
        links: paging.links(&staff.visit),
        paging,
        proposals,
        proposals_address: staff.visit.address(PROPOSALS),
        add: staff.visit.address(ADD),
        bin: staff.visit.address(BIN),
        csv: file("csv"),
        xlsx: file("xlsx"),
        t,
    })
    .into_response())
}

/// The columns of the file: their message keys.
const COLUMNS: [&str; 11] = [
    "steward-field-name",
    "accounts-institution",
    "steward-column-type",
    "steward-column-score",
    "steward-column-state",
    "steward-column-confirmed",
    "steward-column-due",
    "steward-field-free",
    "steward-field-total",
    "steward-column-changed",
    "steward-column-page",
];

fn row(staff: &Staff, one: &Listed) -> Vec<String> {
    let t = &staff.visit.t;
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let path = staff.visit.fill(directory::pages::SERVICE, &[("id", &one.service.id.to_string())]);
    let tags: Vec<String> = one.standings.tags(&one.service, t).into_iter().map(|(text, _)| text).collect();
    vec![
        one.service.name.in_language(t.language()).to_owned(),
        one.institution.clone(),
        one.service.service_type.clone(),
        format!("{:.0}", one.standings.quality.score * 100.0),
        tags.join("; "),
        one.service.confirmation.on.map(|on| on.to_string()).unwrap_or_default(),
        one.standings.due.map(|due| due.to_string()).unwrap_or_default(),
        number(one.service.capacity.free),
        number(one.service.capacity.total),
        one.changed.to_string(),
        staff.visit.site.absolute(&path),
    ]
}

/// The list as a file.
pub(super) async fn file(staff: Staff, Path(format): Path<String>) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let all = chosen(listed(&mut work, &mine, &staff).await?, &staff.visit.asked_for());
    let t = &staff.visit.t;
    let headers: Vec<String> = COLUMNS.iter().map(|key| t.say(key)).collect();
    let rows = all.iter().map(|one| row(&staff, one));
    let today = work.moment().day_in_poland().to_string();
    let (kind, bytes) = match format.as_str() {
        "csv" => ("text/csv; charset=utf-8", csv(&headers, rows)),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook(&staff, &headers, rows, &today),
        ),
        _ => return Err(Problem::not_found()),
    };
    let name = format!(
        "attachment; filename=\"{}.{format}\"",
        staff.visit.address(ENTRIES).replace('/', "-").trim_start_matches('-')
    );
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes.map_err(Problem::fault)?)
        .into_response())
}

fn csv(headers: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, CannotWrite> {
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::SPREADSHEET, headers)?;
    for row in rows {
        writer.row(&row)?;
    }
    writer.finish()
}

fn workbook(
    staff: &Staff,
    headers: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    today: &str,
) -> Result<Vec<u8>, CannotWrite> {
    let t = &staff.visit.t;
    let properties = WorkbookProperties {
        title: t.say("steward-entries-title"),
        language: t.language().code().to_owned(),
        author: staff.visit.site.name.clone(),
        ..WorkbookProperties::default()
    };
    let mut book = WorkbookWriter::new(properties, today)?;
    let columns = headers.iter().map(spreadsheets::Column::new).collect();
    let mut sheet = book.sheet(&t.say("steward-entries-title"), columns)?;
    for row in rows {
        sheet.row(row.iter().map(String::as_str))?;
    }
    sheet.finish()?;
    book.finish()
}
