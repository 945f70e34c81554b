//! What others noticed: for those who keep the entry, and for the region when nobody answered.

use accounts::{Permission, Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    Group, Service,
    pages::{House, SERVICE},
    proposals::{self, Answer, CannotAnswer, LONGEST_REASON, Proposal},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::Id;
use web::{FieldErrors, Form, Frame, ListCell, ListRow, Listed, Listing, Localised, Message, Page, Problem};

use super::{
    OVERDUE, OVERDUE_ONE, PART, PROPOSAL, PROPOSALS, entry_address,
    presenting::{Names, facts, group_name, name_of},
    within_reach,
};

/// How many proposals a page shows, and the most that are looked through.
const PAGE: u64 = 50;
const MOST: u64 = 10_000;

struct ProposalShown {
    entry: String,
    institution: String,
    what: String,
    details: String,
    sender: String,
    since: String,
}

#[derive(Template)]
#[template(path = "proposals.html")]
struct ProposalsPage {
    frame: Frame,
    t: Speak,
    lead: String,
    caption: String,
    list: Listed,
    answered: Option<(u64, u64)>,
}

/// Names and values of a part of an entry.
type Facts = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "proposal.html")]
struct ProposalPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    shown: ProposalShown,
    /// What the source says now, part by part: name, here, there.
    differences: Vec<(String, Facts, Facts)>,
    reason: String,
    /// Whether accepting leads to a form; the region only notes what it arranged.
    edits: bool,
    outcome: String,
    entry_address: String,
}

/// What a proposal says is wrong.
pub(super) fn what(t: &Speak, proposal: &Proposal) -> String {
    if proposal.what == "source" {
        return t.say("steward-proposal-source");
    }
    t.say(format!("report-what-{}", proposal.what.replace('_', "-")))
}

pub(super) fn refused(refusal: CannotAnswer) -> Problem {
    match refusal {
        CannotAnswer::NotAllowed(refusal) => refusal.into(),
        CannotAnswer::NoReason | CannotAnswer::TooLong(_) => {
            Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)
        }
        CannotAnswer::Answered => Problem::refusal(StatusCode::CONFLICT, "steward-answered"),
        CannotAnswer::Database(fault) => Problem::fault(fault),
        CannotAnswer::Privacy(fault) => Problem::fault(fault),
    }
}

async fn institution_name(work: &mut Work, staff: &Staff, id: Id<Institution>) -> Result<String, Problem> {
    let kept = institutions::look::one(work, id).await.map_err(Problem::fault)?;
    let name =
        kept.map(|kept| staff.visit.t.typography(kept.institution.name.in_language(staff.visit.language)));
    Ok(name.unwrap_or_default())
}

async fn shown(work: &mut Work, staff: &Staff, proposal: &Proposal) -> Result<ProposalShown, Problem> {
    let t = &staff.visit.t;
    let entry = directory::look::one(work, proposal.service).await.map_err(Problem::fault)?;
    let sender = match proposal.sender {
        Some(sender) => institution_name(work, staff, sender).await?,
        None if proposal.what == "source" => t.say("steward-sender-source"),
        None => t.say("steward-sender-visitor"),
    };
    let said = directory::report_error::words(work, &staff.keeper.keys, proposal.id).await;
    let said = said.map_err(Problem::fault)?;
    Ok(ProposalShown {
        entry: entry.map(|kept| name_of(&kept.service, t)).unwrap_or_default(),
        institution: institution_name(work, staff, proposal.institution).await?,
        what: what(t, proposal),
        details: said.disclose().clone(),
        sender,
        since: t.date(proposal.reported_at.day_in_poland()),
    })
}

async fn listing(
    work: &mut Work,
    staff: &Staff,
    title: &str,
    all: &[Proposal],
    one: Localised,
) -> Result<Listing, Problem> {
    let t = &staff.visit.t;
    let mut whats: Vec<&str> = all.iter().map(|proposal| proposal.what.as_str()).collect();
    whats.sort_unstable();
    whats.dedup();
    let mut choices = vec![(String::new(), t.say("steward-proposals-every"))];
    choices.extend(whats.into_iter().filter_map(|code| {
        let proposal = all.iter().find(|proposal| proposal.what == code)?;
        Some((code.to_owned(), what(t, proposal)))
    }));
    let mut list = Listing::new(t.say(title))
        .column("what", t.say("steward-proposal-what"))
        .column("entry", t.say("steward-proposal-entry"))
        .column("institution", t.say("accounts-institution"))
        .column("sender", t.say("steward-proposal-sender"))
        .column("since", t.say("steward-proposal-since"))
        .filter("kind", t.say("steward-proposal-what"), choices);
    for proposal in all {
        let address = staff.visit.fill(one, &[("id", &proposal.id.to_string())]);
        let shown = shown(work, staff, proposal).await?;
        let row = ListRow::new([
            ListCell::from(shown.what).link(address),
            ListCell::from(shown.entry),
            ListCell::from(shown.institution),
            ListCell::from(shown.sender),
            ListCell::moment(t, proposal.reported_at),
        ]);
        list.push(row.tag("kind", proposal.what.clone()));
    }
    Ok(list)
}

/// What waits at one's own institutions.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let t = staff.visit.speak();
    let all = proposals::waiting(&mut work, &staff.scope, &mine).await.map_err(refused)?;
    let answered = proposals::answered(&mut work, &staff.scope, &mine).await.map_err(refused)?;
    let list = listing(&mut work, &staff, "steward-proposals-title", &all, PROPOSAL).await?;
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    Ok(Page(ProposalsPage {
        frame: staff.frame(t.say("steward-proposals-title")),
        lead: t.say("steward-proposals-lead"),
        caption: t.count("steward-proposals-count", all.len()),
        list: list.page(&staff.visit, PAGE),
        answered: Some(answered),
        t,
    })
    .into_response())
}

/// What nobody answered for 14 days, in the whole region.
pub(super) async fn show_overdue(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let mut work = staff.reading().await?;
    let t = staff.visit.speak();
    let (all, total) = proposals::overdue(&mut work, &staff.scope, MOST, 0).await.map_err(refused)?;
    let list = listing(&mut work, &staff, "steward-overdue-title", &all, OVERDUE_ONE).await?;
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    Ok(Page(ProposalsPage {
        frame: staff.frame(t.say("steward-overdue-title")),
        lead: t.say("steward-overdue-lead"),
        caption: t.count("steward-proposals-count", total),
        list: list.page(&staff.visit, PAGE),
        answered: None,
        t,
    })
    .into_response())
}

async fn page(
    work: &mut Work,
    staff: &Staff,
    house: &House,
    id: &str,
    form: &Form,
    errors: FieldErrors,
    edits: bool,
) -> Result<ProposalPage, Problem> {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let (proposal, outcome) = proposals::one(work, &staff.scope, id).await.map_err(refused)?;
    let t = staff.visit.speak();
    let mut differences = Vec::new();
    if let Some(theirs) = &proposal.proposed
        && let Some(ours) = directory::look::one(work, proposal.service).await.map_err(Problem::fault)?
    {
        let codes = house.codes.get();
        let seen = |service: &Service| if edits { service.clone() } else { service.clone().for_the_public() };
        let (ours, theirs) = (seen(&ours.service), seen(theirs));
        let names = Names::of(work, &codes, &[&ours, &theirs], &t).await?;
        for group in Group::changed(&ours, &theirs) {
            let (here, there) = (facts(group, &ours, &names, &t), facts(group, &theirs, &names, &t));
            differences.push((group_name(&t, group), here, there));
        }
    }
    let (list, title) =
        if edits { (PROPOSALS, "steward-proposals-title") } else { (OVERDUE, "steward-overdue-title") };
    let mut frame = staff.frame(what(&t, &proposal)).under(t.say(title), staff.visit.address(list));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let entry_address = if edits {
        entry_address(staff, proposal.service)
    } else {
        staff.visit.fill(SERVICE, &[("id", &proposal.service.to_string())])
    };
    Ok(ProposalPage {
        frame,
        errors,
        shown: shown(work, staff, &proposal).await?,
        differences,
        reason: form.get("reason").to_owned(),
        edits,
        outcome: outcome.map(|outcome| t.say(format!("steward-outcome-{outcome}"))).unwrap_or_default(),
        entry_address,
        t,
    })
}

/// One proposal.
pub(super) async fn ask(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    staff.must(Permission::EditEntries)?;
    let mut work = staff.reading().await?;
    let page = page(&mut work, &staff, &house, &id, &Form::default(), FieldErrors::new(), true).await?;
    Ok(Page(page).into_response())
}

/// One proposal that nobody answered.
pub(super) async fn ask_overdue(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    let mut work = staff.reading().await?;
    let page = page(&mut work, &staff, &house, &id, &Form::default(), FieldErrors::new(), false).await?;
    Ok(Page(page).into_response())
}

/// Takes the answer of those who keep the entry: accepting leads to the part that is to be changed.
pub(super) async fn take(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::EditEntries)?;
    answer(&staff, &house, &id, &form, true).await
}

/// Takes the region's answer.
pub(super) async fn take_overdue(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::VerifyInstitutions)?;
    answer(&staff, &house, &id, &form, false).await
}

async fn answer(
    staff: &Staff,
    house: &House,
    id: &str,
    form: &Form,
    edits: bool,
) -> Result<Response, Problem> {
    let report = id.parse().map_err(|_| Problem::not_found())?;
    let given = match form.get("what") {
        "accept" => Answer::Accepted,
        _ => Answer::Declined(form.get("reason").to_owned()),
    };
    let mut work = staff.work().await?;
    let mut errors = FieldErrors::new();
    match proposals::answer(&mut work, &staff.keeper.keys, &staff.scope, report, &given).await {
        Ok(proposal) => {
            work.commit().await.map_err(Problem::fault)?;
            let address = match (&given, edits) {
                (Answer::Accepted, true) => lead_to(staff, &proposal),
                (_, true) => staff.visit.address(PROPOSALS),
                (_, false) => staff.visit.address(OVERDUE),
            };
            return Ok(Redirect::to(&address).into_response());
        }
        Err(CannotAnswer::NoReason) => errors.add("reason", "steward-reason-missing"),
        Err(CannotAnswer::TooLong(length)) => {
            let message = Message::new("steward-too-long").with("n", length as u64);
            errors.add("reason", message.with("most", LONGEST_REASON as u64));
        }
        Err(refusal) => return Err(refused(refusal)),
    }
    drop(work);
    let mut work = staff.reading().await?;
    let page = page(&mut work, staff, house, id, form, errors, edits).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}

/// The form of the part that a proposal is about, with the report beside; the entry when it may be any part.
fn lead_to(staff: &Staff, proposal: &Proposal) -> String {
    let id = proposal.service.to_string();
    match proposal.group() {
        Some(group) => {
            let part = staff.visit.fill(PART, &[("id", &id), ("part", group.code())]);
            format!("{part}?report={}", proposal.id)
        }
        None => entry_address(staff, proposal.service),
    }
}
