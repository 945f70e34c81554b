//! What something said before, as a page and as a table: who changed what and when, and the way back to any of it.
//! Entries and institutions have the same past; only what their parts say differs.

use std::collections::HashMap;

use accounts::Staff;
use askama::Template;
use axum::response::{IntoResponse, Response};
use database::Work;
use institutions::Institution;
use translations::Speak;
use vocabulary::Moment;
use web::{Choice, Frame, ListCell, ListRow, Listing, Page, PageLink, Paging, Problem};

/// How many people of a team are asked for their names.
const MOST_NAMES: u64 = 500;
/// How many steps a page shows.
const PAGE: u64 = 50;

/// Names of what something says, and what it says.
pub type Facts = Vec<(String, String)>;

/// One part that a step changed.
pub struct Change {
    /// The part's word in addresses.
    pub code: &'static str,
    /// The part's name.
    pub part: String,
    /// What it said before.
    pub before: Facts,
    /// What it said afterwards.
    pub after: Facts,
}

/// One step of the past.
pub struct Step {
    /// When it was done.
    pub at: Moment,
    /// By whom, said.
    pub who: String,
    /// What was done, said.
    pub what: String,
    /// What it changed.
    pub changes: Vec<Change>,
    /// Whether something stood before, to which one can go back.
    pub returns: bool,
}

/// The whole past.
pub struct Past {
    /// The page it stands on.
    pub frame: Frame,
    /// The newest step first.
    pub steps: Vec<Step>,
    /// The words and names of all parts.
    pub parts: Vec<(&'static str, String)>,
    /// Since when it is known, said; empty when nobody knows.
    pub since: String,
    /// What is there now, so that a way back does not run over somebody else's change.
    pub version: String,
}

struct StepShown {
    when: String,
    who: String,
    what: String,
    changes: Vec<Change>,
    /// What the button sends; none where nothing stood before.
    at: Option<i64>,
}

#[derive(Template)]
#[template(path = "history.html")]
struct PastPage {
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

impl Past {
    /// The page or the file that was asked for.
    pub fn answer(self, staff: &Staff, now: Moment) -> Result<Response, Problem> {
        let t = staff.visit.speak();
        let asked = staff.visit.asked_for();
        let part = self.parts.iter().map(|(code, _)| *code).find(|code| *code == asked.get("part"));
        let steps: Vec<StepShown> = self
            .steps
            .into_iter()
            .filter(|step| part.is_none_or(|part| step.changes.iter().any(|change| change.code == part)))
            .map(|step| StepShown {
                when: moment(&t, step.at),
                who: step.who,
                what: step.what,
                at: step.returns.then(|| step.at.microseconds()),
                changes: step.changes.into_iter().map(only_what_differs).collect(),
            })
            .collect();
        if let Some(file) = listing(&t, &steps).file(&staff.visit, now)? {
            return Ok(file);
        }
        let paging = Paging::of(&asked, PAGE, steps.len() as u64);
        let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let many = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let mut parts = vec![Choice::new("", t.say("steward-history-every-part"), part.is_none())];
        parts.extend(self.parts.into_iter().map(|(code, name)| Choice::new(code, name, part == Some(code))));
        let file = |format: &str| {
            let mut query = asked.clone();
            query.remove("page");
            query.set("file", format);
            query.address(&staff.visit.path)
        };
        Ok(Page(PastPage {
            frame: self.frame,
            steps: steps.into_iter().skip(first).take(many).collect(),
            since: self.since,
            version: self.version,
            parts,
            links: paging.links(&staff.visit),
            paging,
            csv: file("csv"),
            xlsx: file("xlsx"),
            t,
        })
        .into_response())
    }
}

/// The names of the people of an institution, by account.
pub async fn names(work: &mut Work, staff: &Staff, institution: &Institution) -> HashMap<String, String> {
    let people = accounts::team::look(work, &staff.keeper, &staff.scope, institution, MOST_NAMES, 0).await;
    people
        .unwrap_or_default()
        .into_iter()
        .filter_map(|one| Some((one.account.id.to_string(), one.account.name?.disclose().clone())))
        .collect()
}

/// Who stands behind a step, as people of the institution may know it.
pub fn who(t: &Speak, actor: &str, names: &HashMap<String, String>) -> String {
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

/// What was done, said.
pub fn did(t: &Speak, what: &str) -> String {
    let key = format!("steward-did-{}", what.replace(' ', "-"));
    if t.knows(&key) { t.say(&key) } else { t.say("steward-did-changed") }
}

/// A day and a time.
pub fn moment(t: &Speak, at: Moment) -> String {
    format!("{}, {}", t.date(at.day_in_poland()), t.time(at.clock_in_poland().time()))
}

/// Leaves out what both states say alike.
fn only_what_differs(mut change: Change) -> Change {
    let same: Vec<_> = change.before.iter().filter(|fact| change.after.contains(fact)).cloned().collect();
    change.before.retain(|fact| !same.contains(fact));
    change.after.retain(|fact| !same.contains(fact));
    change
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
