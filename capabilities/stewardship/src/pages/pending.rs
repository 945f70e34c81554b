//! First publications of institutions that the region does not know yet.

use accounts::{Permission, Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use directory::{
    Group, Service,
    add::{self, CannotDecide, Pending},
    pages::House,
    proposals,
};
use translations::Speak;
use vocabulary::Id;
use web::{FieldErrors, Form, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{
    OVERDUE, PENDING, PENDING_ONE,
    presenting::{Names, facts, group_name, name_of},
    undecided,
};

/// How many a page shows, and the most that are looked through.
const PAGE: u64 = 50;
const MOST: u64 = 10_000;

#[derive(Template)]
#[template(path = "pending.html")]
struct PendingPage {
    frame: Frame,
    t: Speak,
    caption: String,
    list: Listed,
    overdue: u64,
    overdue_address: String,
}

#[derive(Template)]
#[template(path = "pending_one.html")]
struct PendingOnePage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    institution: String,
    parts: Vec<(String, Vec<(String, String)>)>,
    reason: String,
}

async fn institution_name(
    staff: &Staff,
    work: &mut database::Work,
    service: &Service,
) -> Result<String, Problem> {
    let kept = institutions::look::one(work, service.institution).await.map_err(Problem::fault)?;
    let name =
        kept.map(|kept| staff.visit.t.typography(kept.institution.name.in_language(staff.visit.language)));
    Ok(name.unwrap_or_default())
}

/// What waits.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let mut work = staff.reading().await?;
    let t = staff.visit.speak();
    let waiting = add::pending(&mut work, &staff.scope, MOST, 0).await;
    let (waiting, total) = waiting.map_err(|refusal| undecided(refusal.into()))?;
    let mut list = Listing::new(t.say("steward-pending-title"))
        .column("name", t.say("steward-field-name"))
        .column("institution", t.say("accounts-institution"))
        .column("since", t.say("steward-proposal-since"));
    for one in &waiting {
        let address = staff.visit.fill(PENDING_ONE, &[("id", &one.service.id.to_string())]);
        list.push(ListRow::new([
            ListCell::from(name_of(&one.service, &t)).link(address),
            ListCell::from(institution_name(&staff, &mut work, &one.service).await?),
            ListCell::moment(&t, one.added_at),
        ]));
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let (_, overdue) =
        proposals::overdue(&mut work, &staff.scope, 0, 0).await.map_err(super::proposals::refused)?;
    let frame = staff.frame(t.say("steward-pending-title"));
    let overdue_address = staff.visit.address(OVERDUE);
    let caption = t.count("steward-pending-count", total);
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(PendingPage { frame, t, caption, list, overdue, overdue_address }).into_response())
}

async fn page(
    staff: &Staff,
    house: &House,
    id: &str,
    form: &Form,
    errors: FieldErrors,
) -> Result<PendingOnePage, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let mut work = staff.reading().await?;
    let all = add::pending(&mut work, &staff.scope, MOST, 0).await;
    let (all, _) = all.map_err(|refusal| undecided(refusal.into()))?;
    let found: Option<Pending> = all.into_iter().find(|one| one.service.id.to_string() == id);
    let service = found.ok_or_else(Problem::not_found)?.service.for_the_public();
    let t = staff.visit.speak();
    let codes = house.codes.get();
    let names = Names::of(&mut work, &codes, &[&service], &t).await?;
    let parts = Group::ALL
        .into_iter()
        .map(|group| (group_name(&t, group), facts(group, &service, &names, &t)))
        .filter(|(_, facts)| !facts.is_empty())
        .collect();
    let mut frame = staff.frame(name_of(&service, &t));
    frame = frame.under(t.say("steward-pending-title"), staff.visit.address(PENDING));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let institution = institution_name(staff, &mut work, &service).await?;
    Ok(PendingOnePage { frame, errors, institution, parts, reason: form.get("reason").to_owned(), t })
}

/// One of them, wholly.
pub(super) async fn ask(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    Ok(Page(page(&staff, &house, &id, &Form::default(), FieldErrors::new()).await?).into_response())
}

/// Lets it out, or declines it with a reason.
pub(super) async fn take(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let service: Id<Service> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    let publish = form.get("what") == "publish";
    match add::decide(&mut work, &staff.keeper.keys, &staff.scope, service, publish, form.get("reason")).await
    {
        Ok(()) => work.commit().await.map_err(Problem::fault)?,
        Err(CannotDecide::NoReason) => {
            drop(work);
            let mut errors = FieldErrors::new();
            errors.add("reason", "steward-reason-missing");
            let page = page(&staff, &house, &id, &form, errors).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
        Err(refusal) => return Err(undecided(refusal)),
    }
    Ok(Redirect::to(&staff.visit.address(PENDING)).into_response())
}
