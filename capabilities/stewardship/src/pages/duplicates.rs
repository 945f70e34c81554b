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
use web::{Deed, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{
    DUPLICATE, DUPLICATES, MERGED,
    presenting::{Names, facts, group_name},
};

/// How many pairs a page shows, and the most that are looked through.
const PAGE: u64 = 50;
const MOST: u64 = 5_000;

#[derive(Template)]
#[template(path = "duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    t: Speak,
    caption: String,
    searched_said: String,
    list: Listed,
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

#[derive(Template)]
#[template(path = "merged.html")]
struct MergedPage {
    frame: Frame,
    t: Speak,
    caption: String,
    list: Listed,
}

/// The choice between the kinds, for both lists.
fn kinds(t: &Speak) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), t.say("steward-kind-every"))];
    choices.extend(
        [Kind::Service, Kind::Institution]
            .map(|kind| (kind.code().to_owned(), t.say(format!("steward-kind-{}", kind.code())))),
    );
    choices
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
    let found = duplicates::likely_pairs(&mut work, &staff.scope, MOST, 0).await;
    let (found, total) = found.map_err(refused)?;
    let mut list = Listing::new(t.say("steward-duplicates-title"))
        .column("pair", t.say("steward-pair"))
        .column("kind", t.say("steward-kind"))
        .column("reasons", t.say("steward-reasons"))
        .column("found", t.say("steward-pair-found"))
        .filter("kind", t.say("steward-kind"), kinds(&t));
    for likely in found {
        let pair = likely.pair;
        let one = name(&mut work, &staff, pair.kind, pair.one).await?;
        let other = name(&mut work, &staff, pair.kind, pair.other).await?;
        let address = staff.visit.fill(DUPLICATE, &[("pair", &pair.to_string())]);
        let row = ListRow::new([
            ListCell::from(format!("{one} – {other}")).link(address),
            ListCell::from(t.say(format!("steward-kind-{}", pair.kind.code()))),
            ListCell::from(reasons(&t, &likely).join("; ")),
            ListCell::moment(&t, likely.found_at),
        ]);
        list.push(row.tag("kind", pair.kind.code()));
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    Ok(Page(DuplicatesPage {
        frame: staff.frame(t.say("steward-duplicates-title")),
        caption: t.count("steward-duplicates-count", total),
        searched_said: t.count("steward-duplicates-searched", total),
        list: list.page(&staff.visit, PAGE),
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
            let names = Names::of(work, &codes, &[&service], t).await?;
            parts.extend(
                Group::ALL
                    .into_iter()
                    .map(|group| (group_name(t, group), facts(group, &service, &names, t)))
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
    let found = duplicates::merged(&mut work, &staff.scope, MOST, 0).await;
    let (found, total) = found.map_err(refused)?;
    let mut list = Listing::new(t.say("steward-merged-title"))
        .column("went", t.say("steward-merged-went"))
        .column("stayed", t.say("steward-merged-stayed"))
        .column("kind", t.say("steward-kind"))
        .column("when", t.say("steward-merged-when"))
        .filter("kind", t.say("steward-kind"), kinds(&t));
    for one in found {
        let kind = if one.kind == Kind::Service.code() { Kind::Service } else { Kind::Institution };
        let row = ListRow::new([
            ListCell::from(name(&mut work, &staff, kind, one.entry).await?),
            ListCell::from(name(&mut work, &staff, kind, one.into).await?),
            ListCell::from(t.say(format!("steward-kind-{}", kind.code()))),
            ListCell::moment(&t, one.merged_at),
        ]);
        let deed = Deed {
            action: staff.visit.address(MERGED),
            name: "id",
            value: one.id.to_string(),
            words: t.say("steward-merged-undo"),
        };
        list.push(row.tag("kind", kind.code()).deed(deed));
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let frame = staff.frame(t.say("steward-merged-title"));
    let frame = frame.under(t.say("steward-duplicates-title"), staff.visit.address(DUPLICATES));
    let caption = t.count("steward-merged-count", total);
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(MergedPage { frame, t, caption, list }).into_response())
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
