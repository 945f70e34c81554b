//! The page everybody sees first: what is due today.

use accounts::{Permission, Staff};
use askama::Template;
use axum::response::{IntoResponse, Response};
use translations::Speak;
use web::{Frame, ListCell, ListRow, Listing, Localised, Page, Problem, Visit};

use super::NOTICES;
use crate::today::{Matter, Task, due};

/// A line of the list.
struct Line {
    words: String,
    address: String,
    /// Since when, or by when; empty where there is no day.
    day: String,
    is_late: bool,
}

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    frame: Frame,
    t: Speak,
    today: String,
    lines: Vec<Line>,
    ways: Vec<(String, String)>,
    /// The same as a file.
    csv: String,
    xlsx: String,
}

const fn leads(matter: Matter) -> Localised {
    match matter {
        Matter::Confirm | Matter::Mailboxes => crate::pages::ENTRIES,
        Matter::Proposals => crate::pages::PROPOSALS,
        Matter::Unanswered => crate::pages::OVERDUE,
        Matter::FirstPublications => crate::pages::PENDING,
        Matter::Requests => accounts::pages::REQUESTS,
        Matter::Duplicates => crate::pages::DUPLICATES,
        Matter::Invitations => accounts::pages::TEAM,
        Matter::Overdue => crate::board::pages::OVERDUE,
        Matter::Notices => NOTICES,
    }
}

fn line(staff: &Staff, task: &Task, today: jiff::civil::Date) -> Line {
    let t = &staff.visit.t;
    let regional = staff.scope.role().is_regional();
    let route = match task.matter {
        Matter::Mailboxes if regional => crate::board::pages::OVERDUE,
        matter => leads(matter),
    };
    let is_late = task.day.is_some_and(|day| day < today);
    let key = if is_late { "today-since" } else { "today-until" };
    Line {
        words: t.count(task.matter.words(), task.count),
        address: staff.visit.address(route),
        day: task.day.map(|day| t.phrase(key).with("date", t.date(day)).to_string()).unwrap_or_default(),
        is_late,
    }
}

/// What can be done when nothing is due, or after it.
fn ways(staff: &Staff) -> Vec<(String, String)> {
    let visit: &Visit = &staff.visit;
    let all: [(Permission, &str, Localised); 6] = [
        (Permission::EditEntries, "today-way-entries", crate::pages::ENTRIES),
        (Permission::EditEntries, "today-way-add", crate::pages::ADD),
        (Permission::SeeBoard, "today-way-board", crate::board::pages::BOARD),
        (Permission::SeeTeam, "today-way-team", accounts::pages::TEAM),
        (Permission::Work, "today-way-notices", NOTICES),
        (Permission::Work, "today-way-account", accounts::pages::ACCOUNT),
    ];
    all.into_iter()
        .filter(|(permission, ..)| staff.scope.may(*permission).is_ok())
        .map(|(_, words, route)| (visit.t.say(words), visit.address(route)))
        .collect()
}

/// Shows what is due for the person.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Work)?;
    let mut work = staff.reading().await?;
    let today = work.moment().day_in_poland();
    let tasks = due(&mut work, &staff.keeper, &staff.scope).await.map_err(Problem::fault)?;
    let t = staff.visit.speak();
    if let Some(file) = listing(&staff, &tasks).file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let file = |format: &str| format!("{}?file={format}", staff.visit.path);
    Ok(Page(TodayPage {
        frame: staff.frame(t.say("today-title")),
        today: t.date_with_weekday(today),
        lines: tasks.iter().map(|task| line(&staff, task, today)).collect(),
        ways: ways(&staff),
        csv: file("csv"),
        xlsx: file("xlsx"),
        t,
    })
    .into_response())
}

/// What is due as a table, in the order of the page.
fn listing(staff: &Staff, tasks: &[Task]) -> Listing {
    let t = &staff.visit.t;
    let mut list = Listing::new(t.say("today-title"))
        .column("task", t.say("today-task"))
        .numbers("count", t.say("today-count"))
        .column("day", t.say("today-day"));
    for task in tasks {
        list.push(ListRow::new([
            ListCell::from(t.count(task.matter.words(), task.count)),
            ListCell::number(t, Some(task.count)),
            ListCell::day(t, task.day),
        ]));
    }
    list
}
