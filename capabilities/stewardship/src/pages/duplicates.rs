//! What may be in the directory twice: the region looks, joins or tells apart, and can part again.

use accounts::{Permission, Sent, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    Group,
    duplicates::{self, CannotMerge, Kind, Likely, Pair},
    pages::{House, INSTITUTION, SERVICE},
};
use translations::Speak;
use uuid::Uuid;
use vocabulary::Id;
use web::{Frame, Page, PageLink, Paging, Problem};

use super::{
    DUPLICATE, DUPLICATES, MERGED,
    presenting::{facts, group_name},
};

/// How many pairs a page shows.
const PAGE: u64 = 50;

struct PairShown {
    kind: String,
    one: String,
    other: String,
    reasons: Vec<String>,
    address: String,
}

#[derive(Template)]
#[template(path = "duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    t: Speak,
    pairs: Vec<PairShown>,
    total: u64,
    paging: Paging,
    links: Vec<PageLink>,
    merged: String,
    searched: bool,
}

struct Side {
    id: String,
    name: String,
    institution: String,
    facts: Vec<(String, Vec<(String, String)>)>,
    page: String,
}

#[derive(Template)]
#[template(path = "duplicate.html")]
struct DuplicatePage {
    frame: Frame,
    t: Speak,
    reasons: Vec<String>,
    sides: Vec<Side>,
}

struct MergedShown {
    kind: String,
    went: String,
    stayed: String,
    when: String,
    id: String,
}

#[derive(Template)]
#[template(path = "merged.html")]
struct MergedPage {
    frame: Frame,
    t: Speak,
    entries: Vec<MergedShown>,
    total: u64,
    paging: Paging,
    links: Vec<PageLink>,
}

fn refused(refusal: CannotMerge) -> Problem {
    match refusal {
        CannotMerge::NotAllowed(refusal) => refusal.into(),
        CannotMerge::Gone => Problem::refusal(StatusCode::CONFLICT, "steward-pair-gone"),
        CannotMerge::Unfit => Problem::refusal(StatusCode::CONFLICT, "steward-pair-unfit"),
        CannotMerge::Database(fault) => Problem::fault(fault),
    }
}

/// What people call an entry, there or gone.
async fn name(work: &mut Work, staff: &Staff, kind: Kind, id: Uuid) -> Result<String, Problem> {
    let text = match kind {
        Kind::Service => directory::look::one(work, Id::new(id))
            .await
            .map_err(Problem::fault)?
            .map(|kept| kept.service.name),
        Kind::Institution => institutions::look::one(work, Id::new(id))
            .await
            .map_err(Problem::fault)?
            .map(|kept| kept.institution.name),
    };
    Ok(text.map(|text| staff.visit.t.typography(text.in_language(staff.visit.language))).unwrap_or_default())
}

fn reasons(t: &Speak, likely: &Likely) -> Vec<String> {
    likely.reasons.iter().map(|reason| t.say(format!("steward-reason-{}", reason.code()))).collect()
}

/// The pairs of the last search.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let mut work = staff.reading().await?;
    let t = staff.visit.speak();
    let asked = staff.visit.asked_for();
    let (_, total) = duplicates::likely_pairs(&mut work, &staff.scope, 0, 0).await.map_err(refused)?;
    let paging = Paging::of(&asked, PAGE, total);
    let found = duplicates::likely_pairs(&mut work, &staff.scope, paging.size, paging.offset()).await;
    let mut pairs = Vec::new();
    for likely in found.map_err(refused)?.0 {
        let pair = likely.pair;
        pairs.push(PairShown {
            kind: t.say(format!("steward-kind-{}", pair.kind.code())),
            one: name(&mut work, &staff, pair.kind, pair.one).await?,
            other: name(&mut work, &staff, pair.kind, pair.other).await?,
            reasons: reasons(&t, &likely),
            address: staff.visit.fill(DUPLICATE, &[("pair", &pair.to_string())]),
        });
    }
    Ok(Page(DuplicatesPage {
        frame: staff.frame(t.say("steward-duplicates-title")),
        pairs,
        total,
        links: paging.links(&staff.visit),
        paging,
        merged: staff.visit.address(MERGED),
        searched: asked.has("searched"),
        t,
    })
    .into_response())
}

/// Looks through the directory now.
pub(super) async fn search(staff: Staff, Sent(_): Sent) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let mut work = staff.work().await?;
    duplicates::search(&mut work).await.map_err(Problem::fault)?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&format!("{}?searched=1", staff.visit.address(DUPLICATES))).into_response())
}

async fn side(work: &mut Work, staff: &Staff, house: &House, kind: Kind, id: Uuid) -> Result<Side, Problem> {
    let t = &staff.visit.t;
    let (mut parts, mut institution) = (Vec::new(), String::new());
    let route = match kind {
        Kind::Service => {
            let kept = directory::look::one(work, Id::new(id)).await.map_err(Problem::fault)?;
            let kept =
                kept.filter(|kept| kept.removed_at.is_none()).ok_or_else(|| refused(CannotMerge::Gone))?;
            let institution_id = kept.service.institution;
            // The region needs no secret address to see whether two are the same.
            let service = kept.service.for_the_public();
            let codes = house.codes.get();
            parts.extend(
                Group::ALL
                    .into_iter()
                    .map(|group| (group_name(t, group), facts(group, &service, &codes, t)))
                    .filter(|(_, facts)| !facts.is_empty()),
            );
            institution = name(work, staff, Kind::Institution, institution_id.uuid()).await?;
            SERVICE
        }
        Kind::Institution => {
            let kept = institutions::look::one(work, Id::new(id)).await.map_err(Problem::fault)?;
            let kept =
                kept.filter(|kept| kept.removed_at.is_none()).ok_or_else(|| refused(CannotMerge::Gone))?;
            let house = kept.institution.for_the_public();
            let address = [
                house.address.street.as_deref(),
                house.address.postcode.as_deref(),
                house.address.city.as_deref(),
            ];
            let address: Vec<&str> = address.into_iter().flatten().collect();
            let numbers: Vec<&str> = house.claims.iter().map(|claim| claim.number.as_str()).collect();
            let count = directory::look::of_institution(work, house.id).await.map_err(Problem::fault)?.len();
            let lines = vec![
                (t.say("steward-field-site-street"), address.join(", ")),
                (t.say("steward-field-phones"), house.contacts.phones.join(", ")),
                (t.say("steward-field-emails"), house.contacts.emails.join(", ")),
                (t.say("steward-numbers"), numbers.join(", ")),
                (t.say("steward-services"), t.number(count)),
            ];
            parts.push((String::new(), lines.into_iter().filter(|(_, value)| !value.is_empty()).collect()));
            INSTITUTION
        }
    };
    Ok(Side {
        id: id.to_string(),
        name: name(work, staff, kind, id).await?,
        institution,
        facts: parts,
        page: staff.visit.fill(route, &[("id", &id.to_string())]),
    })
}

/// Two that may be one, side by side.
pub(super) async fn ask(
    staff: Staff,
    State(house): State<House>,
    Path(pair): Path<String>,
) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let pair: Pair = pair.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.reading().await?;
    let likely = duplicates::one(&mut work, &staff.scope, pair).await.map_err(refused)?;
    let likely = likely.ok_or_else(Problem::not_found)?;
    let t = staff.visit.speak();
    let mut sides = Vec::new();
    for id in [pair.one, pair.other] {
        sides.push(side(&mut work, &staff, &house, pair.kind, id).await?);
    }
    let frame = staff.frame(t.say("steward-pair-title")).wide();
    let frame = frame.under(t.say("steward-duplicates-title"), staff.visit.address(DUPLICATES));
    Ok(Page(DuplicatePage { frame, reasons: reasons(&t, &likely), sides, t }).into_response())
}

/// Joins the two, or tells them apart.
pub(super) async fn take(
    staff: Staff,
    Path(pair): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let pair: Pair = pair.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    duplicates::one(&mut work, &staff.scope, pair).await.map_err(refused)?.ok_or_else(Problem::not_found)?;
    match form.get("stays").parse::<Uuid>() {
        _ if form.get("what") == "apart" => {
            duplicates::tell_apart(&mut work, &staff.scope, pair).await.map_err(refused)?;
        }
        Ok(stays) if stays == pair.one || stays == pair.other => {
            let goes = if stays == pair.one { pair.other } else { pair.one };
            let done = match pair.kind {
                Kind::Service => {
                    duplicates::merge_services(&mut work, &staff.scope, Id::new(stays), Id::new(goes)).await
                }
                Kind::Institution => {
                    duplicates::merge_institutions(&mut work, &staff.scope, Id::new(stays), Id::new(goes))
                        .await
                }
            };
            done.map_err(refused)?;
        }
        _ => return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)),
    }
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(DUPLICATES)).into_response())
}

/// What was joined.
pub(super) async fn show_merged(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let mut work = staff.reading().await?;
    let t = staff.visit.speak();
    let (_, total) = duplicates::merged(&mut work, &staff.scope, 0, 0).await.map_err(refused)?;
    let paging = Paging::of(&staff.visit.asked_for(), PAGE, total);
    let found = duplicates::merged(&mut work, &staff.scope, paging.size, paging.offset()).await;
    let mut entries = Vec::new();
    for one in found.map_err(refused)?.0 {
        let kind = if one.kind == Kind::Service.code() { Kind::Service } else { Kind::Institution };
        entries.push(MergedShown {
            kind: t.say(format!("steward-kind-{}", kind.code())),
            went: name(&mut work, &staff, kind, one.entry).await?,
            stayed: name(&mut work, &staff, kind, one.into).await?,
            when: t.date(one.merged_at.day_in_poland()),
            id: one.id.to_string(),
        });
    }
    let links = paging.links(&staff.visit);
    let frame = staff.frame(t.say("steward-merged-title"));
    let frame = frame.under(t.say("steward-duplicates-title"), staff.visit.address(DUPLICATES));
    Ok(Page(MergedPage { frame, t, entries, total, paging, links }).into_response())
}

/// Parts what was joined.
pub(super) async fn part(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::MergeEntries)?;
    let id = form.get("id").parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    duplicates::unmerge(&mut work, &staff.scope, id).await.map_err(refused)?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(MERGED)).into_response())
}
