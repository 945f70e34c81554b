//! The inbox of notices, marking them as read, and how one wants to be told.

use accounts::{Permission, Sent, Staff};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mail::{
    QuietHours,
    notices::{self, Channel, EVERY_KIND, Noticed, Preference},
};
use translations::Speak;
use vocabulary::{Id, Moment};
use web::{Choice, FieldErrors, Form, Frame, Page, PageLink, Paging, Problem};

use super::{NOTICES, PREFERENCES, READ};
use crate::today::task::Matter;

/// How many notices a page shows.
const PAGE: u64 = 25;

/// The kinds one may choose for, with the key of their name. Others go by the choice for all kinds.
const KINDS: [(&str, &str); 3] = [
    (EVERY_KIND, "notices-kind-every"),
    ("service.overdue", "notices-kind-service-overdue"),
    ("service.mailbox_refused", "notices-kind-service-mailbox-refused"),
];

struct Line {
    id: String,
    words: String,
    address: String,
    when: String,
    is_new: bool,
}

#[derive(Template)]
#[template(path = "today_notices.html")]
struct NoticesPage {
    frame: Frame,
    t: Speak,
    lead: String,
    lines: Vec<Line>,
    paging: Paging,
    links: Vec<PageLink>,
    read: String,
    /// The moment of this list: what comes later stays unread.
    until: i64,
    unread: u64,
    preferences: String,
}

/// The choice for one kind.
struct KindShown {
    id: String,
    name: String,
    channels: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "today_preferences.html")]
struct PreferencesPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    kinds: Vec<KindShown>,
    quiet_from: String,
    quiet_to: String,
    saved: bool,
}

fn line(staff: &Staff, notice: &Noticed) -> Line {
    let t = &staff.visit.t;
    let clock = notice.created_at.clock_in_poland();
    Line {
        id: notice.id.to_string(),
        words: notice.says(t),
        address: notice.link.clone(),
        when: format!("{}, {}", t.date(clock.date()), t.time(clock.time())),
        is_new: notice.read_at.is_none(),
    }
}

/// All notices of the person, the newest first.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Work)?;
    let account = staff.scope.account().uuid();
    let mut work = staff.reading().await?;
    let (unread, count) = notices::count(&mut work, account).await.map_err(Problem::fault)?;
    let paging = Paging::of(&staff.visit.asked_for(), PAGE, count);
    let limit = u32::try_from(paging.size).unwrap_or(u32::MAX);
    let offset = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let found = notices::inbox(&mut work, account, limit, offset).await.map_err(Problem::fault)?;
    let t = staff.visit.speak();
    Ok(Page(NoticesPage {
        frame: staff
            .frame(t.say("notices-title"))
            .under(t.say("today-title"), staff.visit.address(accounts::pages::TODAY)),
        lead: if unread > 0 { t.count(Matter::Notices.words(), unread) } else { t.say("notices-all-read") },
        lines: found.iter().map(|notice| line(&staff, notice)).collect(),
        links: paging.links(&staff.visit),
        paging,
        read: staff.visit.address(READ),
        until: work.moment().microseconds(),
        unread,
        preferences: staff.visit.address(PREFERENCES),
        t,
    })
    .into_response())
}

/// Marks one notice as read, or all that the list showed.
pub(super) async fn read(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::Work)?;
    let account = staff.scope.account().uuid();
    let mut work = staff.work().await?;
    if let Ok(id) = form.get("notice").parse::<Id<notices::Notice>>() {
        notices::mark_read(&mut work, account, id).await.map_err(Problem::fault)?;
    } else if let Some(until) = form.get("until").parse().ok().and_then(Moment::from_microseconds) {
        let until = until.min(work.moment());
        notices::mark_all_read(&mut work, account, until).await.map_err(Problem::fault)?;
    }
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(NOTICES)).into_response())
}

/// `7:05` of minutes after midnight, as a field for a time takes it.
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn field(kind: &str) -> String {
    if kind == EVERY_KIND { "every".to_owned() } else { kind.replace(['.', '_'], "-") }
}

fn page(
    staff: &Staff,
    chosen: &[(String, Preference)],
    form: Option<&Form>,
    errors: FieldErrors,
) -> PreferencesPage {
    let t = staff.visit.speak();
    let of = |kind: &str| chosen.iter().find(|(known, _)| known == kind).map(|(_, preference)| *preference);
    let every = of(EVERY_KIND).unwrap_or_default();
    let kinds = KINDS
        .iter()
        .map(|(kind, words)| {
            // What was chosen as for everything is kept as the same choice, and shown so.
            let known = of(kind).filter(|known| *kind == EVERY_KIND || known.channel != every.channel);
            let known = known.map(|preference| preference.channel.code());
            let fallback = if *kind == EVERY_KIND { every.channel.code() } else { "" };
            let id = field(kind);
            let now = form.map_or(known.unwrap_or(fallback), |form| form.get(&id));
            let mut channels: Vec<Choice> = Channel::ALL
                .iter()
                .map(|channel| {
                    let words = t.say(format!("notices-channel-{}", channel.code().replace('_', "-")));
                    Choice::new(channel.code(), words, now == channel.code())
                })
                .collect();
            if *kind != EVERY_KIND {
                channels.insert(
                    0,
                    Choice::new("same", t.say("notices-channel-same"), now.is_empty() || now == "same"),
                );
            }
            KindShown { id, name: t.say(words), channels }
        })
        .collect();
    let quiet = |typed: &str, known: Option<u16>| {
        form.map_or_else(|| known.map(clock).unwrap_or_default(), |form| form.get(typed).to_owned())
    };
    let mut frame = staff
        .frame(t.say("notices-settings-title"))
        .under(t.say("notices-title"), staff.visit.address(NOTICES));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    PreferencesPage {
        frame,
        kinds,
        quiet_from: quiet("quiet_from", every.quiet.map(QuietHours::from)),
        quiet_to: quiet("quiet_to", every.quiet.map(QuietHours::to)),
        saved: form.is_none() && staff.visit.asked_for().get("saved") == "1",
        errors,
        t,
    }
}

/// How one wants to be told.
pub(super) async fn ask(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Work)?;
    let mut work = staff.reading().await?;
    let chosen =
        notices::preferences(&mut work, staff.scope.account().uuid()).await.map_err(Problem::fault)?;
    Ok(Page(page(&staff, &chosen, None, FieldErrors::new())).into_response())
}

/// The hours in which there shall be no mail: both or neither.
fn quiet_hours(form: &Form, errors: &mut FieldErrors) -> Option<QuietHours> {
    let (from, to) = (form.get("quiet_from"), form.get("quiet_to"));
    if from.is_empty() && to.is_empty() {
        return None;
    }
    match (minutes(from), minutes(to)) {
        (None, _) => errors.add("quiet_from", "notices-quiet-wrong"),
        (_, None) => errors.add("quiet_to", "notices-quiet-wrong"),
        (Some(from), Some(to)) => match QuietHours::new(from, to) {
            Some(quiet) => return Some(quiet),
            None => errors.add("quiet_to", "notices-quiet-same"),
        },
    }
    None
}

/// Keeps how one wants to be told.
pub(super) async fn take(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::Work)?;
    let account = staff.scope.account().uuid();
    let mut errors = FieldErrors::new();
    let quiet = quiet_hours(&form, &mut errors);
    let every: Option<Channel> = form.get("every").parse().ok();
    if every.is_none() {
        errors.add("every", "notices-channel-missing");
    }
    let mut work = staff.work().await?;
    let (Some(every), true) = (every, errors.is_empty()) else {
        let chosen = notices::preferences(&mut work, account).await.map_err(Problem::fault)?;
        let page = page(&staff, &chosen, Some(&form), errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    for (kind, _) in KINDS {
        // Also for "as for everything": the quiet hours hold for each kind by itself.
        let channel = form.get(&field(kind)).parse().unwrap_or(every);
        notices::prefer(&mut work, account, kind, Preference { channel, quiet })
            .await
            .map_err(Problem::fault)?;
    }
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&format!("{}?saved=1", staff.visit.address(PREFERENCES))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_and_written() {
        for (text, at) in [("07:05", 425), ("00:00", 0), ("23:59", 1439)] {
            assert_eq!(minutes(text), Some(at));
            assert_eq!(clock(at), text);
        }
        for wrong in ["", "7", "24:00", "12:60", "a:b", "-1:00"] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }
}
