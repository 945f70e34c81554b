//! What an entry said before: who changed what and when, and the way back to any of it.

use std::collections::HashMap;

use accounts::{Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    Group, Service,
    pages::House,
    revise::Version,
    versions::{Step, restore_version, versions},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::Moment;
use web::{Choice, Frame, ListCell, ListRow, Listing, Page, PageLink, Paging, Problem};

use super::{
    ENTRIES, Mine, entry_address,
    presenting::{Names, facts, group_name, name_of},
    refused, work_at,
};

/// How many people of a team are asked for their names.
const MOST_NAMES: u64 = 500;
/// How many steps a page shows.
const PAGE: u64 = 50;

struct ChangeShown {
    part: String,
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
}

struct StepShown {
    when: String,
    who: String,
    what: String,
    changes: Vec<ChangeShown>,
    /// What the button sends; none where nothing stood before.
    at: Option<i64>,
}

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    frame: Frame,
    t: Speak,
    steps: Vec<StepShown>,
    since: String,
    version: String,
    /// Which part is looked at.
    parts: Vec<Choice>,
    paging: Paging,
    links: Vec<PageLink>,
    csv: String,
    xlsx: String,
}

/// The names of the people of an institution, by account.
pub(super) async fn names(
    work: &mut Work,
    staff: &Staff,
    institution: &Institution,
) -> HashMap<String, String> {
    let people = accounts::team::look(work, &staff.keeper, &staff.scope, institution, MOST_NAMES, 0).await;
    people
        .unwrap_or_default()
        .into_iter()
        .filter_map(|one| Some((one.account.id.to_string(), one.account.name?.disclose().clone())))
        .collect()
}

/// Who stands behind a step, as people of the institution may know it.
pub(super) fn who(t: &Speak, actor: &str, names: &HashMap<String, String>) -> String {
    if let Some(member) = actor.strip_prefix("member:") {
        let account = member.split('@').next().unwrap_or_default();
        return names.get(account).cloned().unwrap_or_else(|| t.say("steward-who-member"));
    }
    match actor {
        "operator" => t.say("steward-who-import"),
        "system:confirmation-link" => t.say("steward-who-letter"),
        _ => t.say("steward-who-program"),
    }
}

fn what(t: &Speak, step: &Step) -> String {
    did(t, &step.what)
}

/// What was done, said.
pub(super) fn did(t: &Speak, what: &str) -> String {
    let key = format!("steward-did-{}", what.replace(' ', "-"));
    if t.knows(&key) { t.say(&key) } else { t.say("steward-did-changed") }
}

pub(super) fn moment(t: &Speak, at: Moment) -> String {
    format!("{}, {}", t.date(at.day_in_poland()), t.time(at.clock_in_poland().time()))
}

/// The past of an entry.
pub(super) async fn show(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = staff.work().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    let t = staff.visit.speak();
    let codes = house.codes.get();
    let names = names(&mut work, &staff, &mine.institution).await;
    let steps = versions(&mut work, &staff.scope, &mine.institution, &mine.kept).await;
    let steps = steps.map_err(|refusal| refused(&staff, refusal))?;
    let since = directory::versions::created(&mut work, mine.service().id).await.map_err(Problem::fault)?;
    let now = work.moment();
    let said: Vec<&Service> =
        steps.iter().flat_map(|step| step.before.iter().chain(std::iter::once(&step.after))).collect();
    let known = Names::of(&mut work, &codes, &said, &t).await?;
    // The names of people were read, which the audit knows.
    work.commit().await.map_err(Problem::fault)?;
    let asked = staff.visit.asked_for();
    let part = Group::of_code(asked.get("part"));
    let steps: Vec<Step> =
        steps.into_iter().filter(|step| part.is_none_or(|part| step.changed().contains(&part))).collect();
    let paging = Paging::of(&asked, PAGE, steps.len() as u64);
    let steps: Vec<StepShown> = steps
        .into_iter()
        .map(|step| StepShown {
            when: moment(&t, step.at),
            who: who(&t, &step.actor, &names),
            what: what(&t, &step),
            at: step.before.as_ref().map(|_| step.at.microseconds()),
            changes: step
                .changed()
                .into_iter()
                .map(|group| ChangeShown {
                    part: group_name(&t, group),
                    before: step
                        .before
                        .as_ref()
                        .map(|before| facts(group, before, &known, &t))
                        .unwrap_or_default(),
                    after: facts(group, &step.after, &known, &t),
                })
                .map(only_what_differs)
                .collect(),
        })
        .collect();
    let name = name_of(mine.service(), &t);
    if let Some(file) = listing(&t, &steps).file(&staff.visit, now)? {
        return Ok(file);
    }
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let steps = steps.into_iter().skip(first).take(usize::try_from(PAGE).unwrap_or(usize::MAX)).collect();
    let mut parts = vec![Choice::new("", t.say("steward-history-every-part"), part.is_none())];
    parts.extend(
        Group::ALL.map(|group| Choice::new(group.code(), group_name(&t, group), part == Some(group))),
    );
    let file = |format: &str| {
        let mut query = asked.clone();
        query.remove("page");
        query.set("file", format);
        query.address(&staff.visit.path)
    };
    let frame = staff
        .frame(t.say("steward-history-title"))
        .under(t.say("steward-entries-title"), staff.visit.address(ENTRIES))
        .under(name, entry_address(&staff, mine.service().id));
    Ok(Page(HistoryPage {
        frame,
        steps,
        since: since.map(|since| t.date(since.day_in_poland())).unwrap_or_default(),
        version: Version::of(mine.service()).to_string(),
        parts,
        links: paging.links(&staff.visit),
        paging,
        csv: file("csv"),
        xlsx: file("xlsx"),
        t,
    })
    .into_response())
}

/// The same as a table: a row for each part that a step changed.
fn listing(t: &Speak, steps: &[StepShown]) -> Listing {
    let mut list = Listing::new(t.say("steward-history-title"))
        .column("when", t.say("steward-history-when"))
        .column("who", t.say("steward-history-who"))
        .column("what", t.say("steward-history-what"))
        .column("part", t.say("steward-history-part"))
        .column("before", t.say("steward-history-before"))
        .column("after", t.say("steward-history-after"));
    let told = |facts: &[(String, String)]| {
        facts.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
    };
    for step in steps {
        let cells = |part: &str, before: String, after: String| {
            ListRow::new(
                [&step.when, &step.who, &step.what]
                    .map(|text| ListCell::from(text.as_str()))
                    .into_iter()
                    .chain([ListCell::from(part), ListCell::from(before), ListCell::from(after)]),
            )
        };
        if step.changes.is_empty() {
            list.push(cells("", String::new(), String::new()));
        }
        for change in &step.changes {
            list.push(cells(&change.part, told(&change.before), told(&change.after)));
        }
    }
    list
}

/// Leaves out what both states say alike.
fn only_what_differs(mut change: ChangeShown) -> ChangeShown {
    let same: Vec<_> = change.before.iter().filter(|fact| change.after.contains(fact)).cloned().collect();
    change.before.retain(|fact| !same.contains(fact));
    change.after.retain(|fact| !same.contains(fact));
    change
}

/// Goes back to what stood before a change.
pub(super) async fn take(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    drop(work);
    let at =
        form.get("at").parse().ok().and_then(Moment::from_microseconds).ok_or_else(Problem::not_found)?;
    let made_from: Version = form.get("version").parse().map_err(|_| Problem::not_found())?;
    let mut work = work_at(&staff, &mine.institution).await?;
    let (scope, id) = (&staff.scope, mine.service().id);
    let done = restore_version(&mut work, scope, &mine.institution, id, at, made_from).await;
    let kept = done.map_err(|refusal| refused(&staff, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    let changed = directory::Group::changed(mine.service(), &kept.service);
    let words: Vec<&str> = changed.into_iter().map(directory::Group::code).collect();
    let address = format!("{}?saved={}", entry_address(&staff, id), words.join("+"));
    Ok(Redirect::to(&address).into_response())
}
