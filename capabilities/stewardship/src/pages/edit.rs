//! Changing one part of an entry, and its free places from a phone.

use accounts::{Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    Group, Service, Standing,
    look::Kept,
    pages::House,
    proposals,
    revise::{CannotRevise, Revise, Version, revise},
};
use institutions::Hours;
use translations::Speak;
use vocabulary::Id;
use web::{FieldErrors, Form, Frame, Message, Page, Problem};

use super::{
    ADVICE, ENTRIES, Mine, entry_address,
    presenting::{group_name, name_of},
    refused, work_at,
};
use crate::form::{Field, Surroundings, fields, read};

#[derive(Template)]
#[template(path = "edit.html")]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one sentence stands on the page")]
struct EditPage {
    frame: Frame,
    t: Speak,
    name: String,
    fields: Vec<Field>,
    errors: FieldErrors,
    version: String,
    /// Somebody else changed the entry while the form was open.
    conflict: bool,
    is_duty: bool,
    /// How the opening hours were understood; empty when there are none to understand.
    hours: String,
    /// The text was looked at, not saved.
    checked: bool,
    has_texts: bool,
    /// What somebody reported, to stand beside.
    report: Option<(String, String)>,
    advice_door: String,
    back: String,
}

#[derive(Template)]
#[template(path = "places.html")]
struct PlacesPage {
    frame: Frame,
    t: Speak,
    name: String,
    fields: Vec<Field>,
    errors: FieldErrors,
    version: String,
    conflict: bool,
    as_of: String,
    back: String,
}

/// What a form is shown with besides the entry.
#[derive(Default)]
struct Shown<'a> {
    typed: Option<&'a Form>,
    errors: FieldErrors,
    conflict: bool,
    checked: bool,
}

fn group_of(part: &str) -> Result<Group, Problem> {
    Group::of_code(part).ok_or_else(Problem::not_found)
}

fn filled(
    mine: &Mine,
    house: &House,
    group: Group,
    shown: &Shown<'_>,
    staff: &Staff,
    work: &Work,
) -> Vec<Field> {
    let codes = house.codes.get();
    let here =
        Surroundings { codes: &codes, institution: &mine.institution, today: work.moment().day_in_poland() };
    let mut fields = fields(group, mine.service(), &here, &staff.visit.t);
    if let Some(form) = shown.typed {
        for field in &mut fields {
            field.fill(form);
            field.advise();
        }
    }
    fields
}

/// What somebody reported, when the form was opened from there.
async fn report(work: &mut Work, staff: &Staff, service: Id<Service>) -> Option<(String, String)> {
    let id = staff.visit.asked_for().get("report").parse().ok()?;
    let (proposal, _) = proposals::one(work, &staff.scope, id).await.ok()?;
    if proposal.service != service {
        return None;
    }
    let said = directory::report_error::words(work, &staff.keeper.keys, id).await.ok()?;
    Some((super::proposals::what(&staff.visit.t, &proposal), said.disclose().clone()))
}

async fn page(
    work: &mut Work,
    staff: &Staff,
    house: &House,
    mine: &Mine,
    group: Group,
    shown: Shown<'_>,
) -> EditPage {
    let t = staff.visit.speak();
    let name = name_of(mine.service(), &t);
    let back = entry_address(staff, mine.service().id);
    let mut frame = staff
        .frame(group_name(&t, group))
        .under(t.say("steward-entries-title"), staff.visit.address(ENTRIES))
        .under(name.clone(), back.clone());
    if !shown.errors.is_empty() {
        frame = frame.wrong();
    }
    frame = frame.with_script(&staff.visit, crate::SCRIPT.name);
    let fields = filled(mine, house, group, &shown, staff, work);
    let hours = fields.iter().find(|field| field.id == "hours" && !field.value.is_empty());
    EditPage {
        hours: hours.map(|field| understood(&Hours::understood(&field.value), &t)).unwrap_or_default(),
        has_texts: fields.iter().any(|field| field.is_text),
        report: report(work, staff, mine.service().id).await,
        frame,
        name,
        fields,
        errors: shown.errors,
        version: Version::of(mine.service()).to_string(),
        conflict: shown.conflict,
        is_duty: mine.service().standing == Standing::StatutoryDuty,
        checked: shown.checked,
        advice_door: staff.visit.address(ADVICE),
        back,
        t,
    }
}

/// How hours in words were read, so that the writer sees what the directory will answer to "open now".
fn understood(hours: &Hours, t: &Speak) -> String {
    if hours.round_the_clock {
        return t.say("steward-hours-always");
    }
    if hours.weekly.is_empty() {
        return t.say("steward-hours-not-understood");
    }
    let days: Vec<String> = hours
        .weekly
        .iter()
        .map(|opening| {
            format!("{} {}", t.weekday_short(opening.day.in_calendar()), t.hours(opening.from, opening.until))
        })
        .collect();
    t.phrase("steward-hours-understood").with("hours", days.join(", ")).to_string()
}

/// The form.
pub(super) async fn ask(
    staff: Staff,
    State(house): State<House>,
    Path((id, part)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    let group = group_of(&part)?;
    let page = page(&mut work, &staff, &house, &mine, group, Shown::default()).await;
    Ok(Page(page).into_response())
}

/// What became of a form.
enum Outcome {
    Saved(Box<Kept>),
    Wrong(FieldErrors),
    /// Somebody else was quicker; this is what stands there now.
    Conflict(Box<Kept>),
}

async fn save(
    staff: &Staff,
    house: &House,
    mine: &Mine,
    group: Group,
    form: &Form,
) -> Result<Outcome, Problem> {
    let mut work = work_at(staff, &mine.institution).await?;
    let codes = house.codes.get();
    let here =
        Surroundings { codes: &codes, institution: &mine.institution, today: work.moment().day_in_poland() };
    let service = match read(group, mine.service(), form, &here) {
        Ok(service) => service,
        Err(errors) => return Ok(Outcome::Wrong(errors)),
    };
    let made_from: Version = form.get("version").parse().map_err(|_| Problem::not_found())?;
    match revise(&mut work, &staff.scope, &mine.institution, Revise { service, made_from }).await {
        Ok(kept) => {
            work.commit().await.map_err(Problem::fault)?;
            Ok(Outcome::Saved(Box::new(kept)))
        }
        Err(CannotRevise::Conflict(kept)) => Ok(Outcome::Conflict(kept)),
        Err(CannotRevise::Nameless) => {
            let mut errors = FieldErrors::new();
            errors.add("name", Message::new("steward-name-missing"));
            Ok(Outcome::Wrong(errors))
        }
        Err(refusal) => Err(refused(staff, refusal)),
    }
}

/// Saves a part, looks at its texts, or shows the form again with what is wrong.
pub(super) async fn take(
    staff: Staff,
    State(house): State<House>,
    Path((id, part)): Path<(String, String)>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mut mine = Mine::present(&mut work, &staff, &id).await?;
    let group = group_of(&part)?;
    if form.has("check") {
        let shown = Shown { typed: Some(&form), checked: true, ..Shown::default() };
        let mut page = page(&mut work, &staff, &house, &mine, group, shown).await;
        form.get("version").clone_into(&mut page.version);
        return Ok(Page(page).into_response());
    }
    drop(work);
    let (status, shown) = match save(&staff, &house, &mine, group, &form).await? {
        Outcome::Saved(kept) => {
            let changed = Group::changed(mine.service(), &kept.service);
            let words: Vec<&str> = changed.into_iter().map(Group::code).collect();
            let said = if words.is_empty() { "confirmed".to_owned() } else { words.join("+") };
            let address = format!("{}?saved={said}", entry_address(&staff, kept.service.id));
            return Ok(Redirect::to(&address).into_response());
        }
        Outcome::Wrong(errors) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Shown { typed: Some(&form), errors, ..Shown::default() })
        }
        Outcome::Conflict(kept) => {
            mine.kept = *kept;
            (StatusCode::CONFLICT, Shown { typed: Some(&form), conflict: true, ..Shown::default() })
        }
    };
    let wrong = !shown.errors.is_empty();
    let mut work = staff.reading().await?;
    let mut page = page(&mut work, &staff, &house, &mine, group, shown).await;
    if wrong {
        form.get("version").clone_into(&mut page.version);
    }
    Ok((status, Page(page)).into_response())
}

fn places_page(staff: &Staff, house: &House, mine: &Mine, shown: Shown<'_>, work: &Work) -> PlacesPage {
    let t = staff.visit.speak();
    let name = name_of(mine.service(), &t);
    let back = entry_address(staff, mine.service().id);
    let mut frame = staff.frame(t.say("steward-places-title")).under(name.clone(), back.clone());
    if !shown.errors.is_empty() {
        frame = frame.wrong();
    }
    let mut fields = filled(mine, house, Group::Capacity, &shown, staff, work);
    // From a phone one changes what is known; free places are always asked.
    let capacity = &mine.service().capacity;
    fields.retain(|field| field.id == "free" || !field.before.is_empty());
    PlacesPage {
        fields,
        errors: shown.errors,
        version: Version::of(mine.service()).to_string(),
        conflict: shown.conflict,
        as_of: capacity.as_of.map(|on| super::presenting::date(&t, on)).unwrap_or_default(),
        frame,
        name,
        back,
        t,
    }
}

/// Free places: the number and one large button.
pub(super) async fn ask_places(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    if staff.visit.asked_for().has("all") {
        let page = page(&mut work, &staff, &house, &mine, Group::Capacity, Shown::default()).await;
        return Ok(Page(page).into_response());
    }
    Ok(Page(places_page(&staff, &house, &mine, Shown::default(), &work)).into_response())
}

/// Saves free places. A field that the small form does not have keeps what it holds.
pub(super) async fn take_places(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
    Sent(mut form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mut mine = Mine::present(&mut work, &staff, &id).await?;
    for field in filled(&mine, &house, Group::Capacity, &Shown::default(), &staff, &work) {
        if !form.has(&field.id) {
            form.add(&field.id, &field.value);
        }
    }
    drop(work);
    let (status, shown) = match save(&staff, &house, &mine, Group::Capacity, &form).await? {
        Outcome::Saved(kept) => {
            let address = format!("{}?saved=capacity", entry_address(&staff, kept.service.id));
            return Ok(Redirect::to(&address).into_response());
        }
        Outcome::Wrong(errors) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Shown { typed: Some(&form), errors, ..Shown::default() })
        }
        Outcome::Conflict(kept) => {
            mine.kept = *kept;
            (StatusCode::CONFLICT, Shown { typed: Some(&form), conflict: true, ..Shown::default() })
        }
    };
    let work = staff.reading().await?;
    Ok((status, Page(places_page(&staff, &house, &mine, shown, &work))).into_response())
}
