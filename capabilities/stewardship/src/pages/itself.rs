//! What an institution says about itself: looking, changing a part, what it said before, and going back.

use accounts::{Permission, Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    about_itself::{self, Aspect, CannotDescribe, State as Seen},
    pages::{House, INSTITUTION},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::{Id, Moment};
use web::{FieldErrors, Form, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{
    ADVICE, ITSELF, ITSELF_HISTORY, ITSELF_PART, ITSELF_PICTURE,
    past::{Change, Facts, Past, Step, did, names, who},
    presenting::said_of_itself,
    within_reach, work_at,
};
use crate::form::{Field, Surroundings, institution as form_of};

/// How many institutions a page shows.
const PAGE: u64 = 50;

struct PartShown {
    name: String,
    facts: Facts,
    address: String,
}

#[derive(Template)]
#[template(path = "itself_list.html")]
struct ListPage {
    frame: Frame,
    t: Speak,
    list: Listed,
}

#[derive(Template)]
#[template(path = "itself.html")]
struct ItselfPage {
    frame: Frame,
    t: Speak,
    saved: bool,
    parts: Vec<PartShown>,
    public_page: String,
    picture: String,
    history: String,
}

#[derive(Template)]
#[template(path = "itself_part.html")]
struct PartPage {
    frame: Frame,
    t: Speak,
    name: String,
    fields: Vec<Field>,
    errors: FieldErrors,
    version: String,
    conflict: bool,
    advice_door: String,
    back: String,
}

fn refused(staff: &Staff, refusal: CannotDescribe) -> Problem {
    match refusal {
        CannotDescribe::NotAllowed(refusal) => refusal.into(),
        CannotDescribe::Gone | CannotDescribe::NoSuchVersion => Problem::not_found(),
        CannotDescribe::Conflict(now) => Problem::refusal(StatusCode::CONFLICT, "steward-conflict")
            .link("steward-itself-title", address(staff, now.id)),
        CannotDescribe::Database(fault) => Problem::fault(fault),
    }
}

fn address(staff: &Staff, id: Id<Institution>) -> String {
    staff.visit.fill(ITSELF, &[("id", &id.to_string())])
}

fn name_of(institution: &Institution, t: &Speak) -> String {
    t.typography(institution.name.in_language(t.language()))
}

fn part_name(t: &Speak, aspect: Aspect) -> String {
    t.say(format!("steward-itself-{}", aspect.code()))
}

/// The institution of an address; one out of reach is as if it were not there.
async fn mine(work: &mut Work, staff: &Staff, id: &str) -> Result<Institution, Problem> {
    staff.must(Permission::EditEntries)?;
    let id: Id<Institution> = id.parse().map_err(|_| Problem::not_found())?;
    let kept = institutions::look::one(work, id).await.map_err(Problem::fault)?;
    let kept = kept.filter(|kept| kept.removed_at.is_none()).ok_or_else(Problem::not_found)?;
    staff.scope.may_at(Permission::EditEntries, &kept.institution)?;
    Ok(kept.institution)
}

/// The institutions within reach; who has only one is led to it.
pub(super) async fn list(staff: Staff) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let all = within_reach(&mut work, &staff).await?;
    if let [only] = &all[..] {
        return Ok(Redirect::to(&address(&staff, only.id)).into_response());
    }
    let t = staff.visit.speak();
    let mut list = Listing::new(t.say("steward-itself-title"))
        .column("name", t.say("accounts-institution"))
        .column("city", t.say("steward-field-site-city"));
    for one in &all {
        list.push(ListRow::new([
            ListCell::from(name_of(one, &t)).link(address(&staff, one.id)),
            ListCell::from(one.address.city.clone().unwrap_or_default()),
        ]));
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(ListPage { frame: staff.frame(t.say("steward-itself-title")), list, t }).into_response())
}

/// What it says about itself.
pub(super) async fn show(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let institution = mine(&mut work, &staff, &id).await?;
    let t = staff.visit.speak();
    let codes = house.codes.get();
    let parts = Aspect::ALL.map(|aspect| PartShown {
        name: part_name(&t, aspect),
        facts: said_of_itself(aspect, &institution, &codes, &t),
        address: staff.visit.fill(ITSELF_PART, &[("id", &id), ("part", aspect.code())]),
    });
    Ok(Page(ItselfPage {
        frame: staff.frame(name_of(&institution, &t)),
        saved: staff.visit.asked_for().has("saved"),
        parts: parts.into(),
        public_page: staff.visit.fill(INSTITUTION, &[("id", &id)]),
        picture: staff.visit.fill(ITSELF_PICTURE, &[("id", &id)]),
        history: staff.visit.fill(ITSELF_HISTORY, &[("id", &id)]),
        t,
    })
    .into_response())
}

fn part_page(
    staff: &Staff,
    house: &House,
    institution: &Institution,
    aspect: Aspect,
    typed: Option<&Form>,
    errors: FieldErrors,
    conflict: bool,
) -> PartPage {
    let t = staff.visit.speak();
    let codes = house.codes.get();
    let today = staff.keeper.now().day_in_poland();
    let here = Surroundings { codes: &codes, institution, today };
    let mut fields = form_of::fields(aspect, &here, &t);
    if let Some(form) = typed {
        for field in &mut fields {
            field.fill(form);
            field.advise();
        }
    }
    let (name, back) = (name_of(institution, &t), address(staff, institution.id));
    let mut frame = staff.frame(part_name(&t, aspect)).under(name.clone(), back.clone());
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    PartPage {
        frame: frame.with_script(&staff.visit, crate::SCRIPT.name),
        name,
        fields,
        errors,
        version: Seen::of(institution).to_string(),
        conflict,
        advice_door: staff.visit.address(ADVICE),
        back,
        t,
    }
}

fn aspect_of(part: &str) -> Result<Aspect, Problem> {
    Aspect::of_code(part).ok_or_else(Problem::not_found)
}

/// The form of a part.
pub(super) async fn ask(
    staff: Staff,
    State(house): State<House>,
    Path((id, part)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let institution = mine(&mut work, &staff, &id).await?;
    let aspect = aspect_of(&part)?;
    let page = part_page(&staff, &house, &institution, aspect, None, FieldErrors::new(), false);
    Ok(Page(page).into_response())
}

/// Changes a part.
pub(super) async fn take(
    staff: Staff,
    State(house): State<House>,
    Path((id, part)): Path<(String, String)>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let institution = mine(&mut work, &staff, &id).await?;
    drop(work);
    let aspect = aspect_of(&part)?;
    let codes = house.codes.get();
    let today = staff.keeper.now().day_in_poland();
    let here = Surroundings { codes: &codes, institution: &institution, today };
    let ask = match form_of::read(aspect, &form, &here) {
        Ok(ask) => ask,
        Err(errors) => {
            let mut page = part_page(&staff, &house, &institution, aspect, Some(&form), errors, false);
            form.get("version").clone_into(&mut page.version);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
    };
    let seen: Seen = form.get("version").parse().map_err(|_| Problem::not_found())?;
    let mut work = work_at(&staff, &institution).await?;
    match about_itself::describe(&mut work, &staff.scope, &ask, seen).await {
        Ok(_) => {
            work.commit().await.map_err(Problem::fault)?;
            Ok(Redirect::to(&format!("{}?saved=1", address(&staff, institution.id))).into_response())
        }
        Err(CannotDescribe::Conflict(now)) => {
            let page = part_page(&staff, &house, &now, aspect, Some(&form), FieldErrors::new(), true);
            Ok((StatusCode::CONFLICT, Page(page)).into_response())
        }
        Err(refusal) => Err(refused(&staff, refusal)),
    }
}

/// What it said before.
pub(super) async fn show_history(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut work = staff.work().await?;
    let institution = mine(&mut work, &staff, &id).await?;
    let t = staff.visit.speak();
    let codes = house.codes.get();
    let names = names(&mut work, &staff, &institution).await;
    let steps = about_itself::versions(&mut work, &staff.scope, &institution).await;
    let steps = steps.map_err(|refusal| refused(&staff, refusal))?;
    let now = work.moment();
    // The names of people were read, which the audit knows.
    work.commit().await.map_err(Problem::fault)?;
    let steps = steps.iter().map(|step| Step {
        at: step.at,
        who: who(&t, &step.actor, &names),
        what: did(&t, &step.what),
        returns: step.before.is_some(),
        changes: step.before.as_ref().map_or_else(Vec::new, |before| {
            Aspect::changed(before, &step.after)
                .into_iter()
                .map(|aspect| Change {
                    code: aspect.code(),
                    part: part_name(&t, aspect),
                    before: said_of_itself(aspect, before, &codes, &t),
                    after: said_of_itself(aspect, &step.after, &codes, &t),
                })
                .collect()
        }),
    });
    let past = Past {
        frame: staff
            .frame(t.say("steward-history-title"))
            .under(name_of(&institution, &t), address(&staff, institution.id)),
        steps: steps.collect(),
        parts: Aspect::ALL.map(|aspect| (aspect.code(), part_name(&t, aspect))).into(),
        since: String::new(),
        version: Seen::of(&institution).to_string(),
    };
    past.answer(&staff, now)
}

/// Goes back to what it said before a change.
pub(super) async fn return_to(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let institution = mine(&mut work, &staff, &id).await?;
    drop(work);
    let at = form.get("at").parse().ok().and_then(Moment::from_microseconds);
    let at = at.ok_or_else(Problem::not_found)?;
    let seen: Seen = form.get("version").parse().map_err(|_| Problem::not_found())?;
    let mut work = work_at(&staff, &institution).await?;
    about_itself::restore(&mut work, &staff.scope, institution.id, at, seen)
        .await
        .map_err(|refusal| refused(&staff, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&format!("{}?saved=1", address(&staff, institution.id))).into_response())
}
