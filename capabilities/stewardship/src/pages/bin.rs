//! Taking an entry out of the directory, and the bin in which it lies for 30 days.

use accounts::{Sent, Staff};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use directory::withdraw::{self, BIN_DAYS};
use jiff::ToSpan as _;
use translations::Speak;
use web::{Deed, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{
    BIN, ENTRIES, Mine, RESTORE, entry_address, presenting::name_of, refused, within_reach, work_at,
};

/// How many withdrawn entries a page shows.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "bin.html")]
struct BinPage {
    frame: Frame,
    t: Speak,
    list: Listed,
}

#[derive(Template)]
#[template(path = "withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    t: Speak,
    name: String,
    back: String,
}

/// What lies in the bin.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let t = staff.visit.speak();
    let mut list = Listing::new(t.say("steward-bin-title"))
        .column("name", t.say("steward-field-name"))
        .column("institution", t.say("accounts-institution"))
        .column("since", t.say("steward-bin-withdrawn"))
        .column("until", t.say("steward-bin-until"));
    for institution in within_reach(&mut work, &staff).await? {
        let lies = withdraw::bin(&mut work, &staff.scope, &institution).await;
        for kept in lies.map_err(|refusal| refused(&staff, refusal))? {
            let Some(removed_at) = kept.removed_at else { continue };
            let until = removed_at.day_in_poland().saturating_add(BIN_DAYS.days());
            let row = ListRow::new([
                ListCell::from(name_of(&kept.service, &t)),
                ListCell::from(t.typography(institution.name.in_language(staff.visit.language))),
                ListCell::moment(&t, removed_at),
                ListCell::day(&t, Some(until)),
            ]);
            list.push(row.deed(Deed {
                action: staff.visit.fill(RESTORE, &[("id", &kept.service.id.to_string())]),
                name: "what",
                value: "restore".to_owned(),
                words: t.say("steward-bin-restore"),
            }));
        }
    }
    if let Some(file) = list.file(&staff.visit, work.moment())? {
        return Ok(file);
    }
    let frame = staff.frame(t.say("steward-bin-title"));
    let frame = frame.under(t.say("steward-entries-title"), staff.visit.address(ENTRIES));
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(BinPage { frame, t, list }).into_response())
}

/// Brings an entry back.
pub(super) async fn restore(
    staff: Staff,
    Path(id): Path<String>,
    Sent(_): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::of(&mut work, &staff, &id).await?;
    drop(work);
    let mut work = work_at(&staff, &mine.institution).await?;
    let done = withdraw::restore(&mut work, &staff.scope, &mine.institution, mine.service().id).await;
    done.map_err(|refusal| refused(&staff, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&entry_address(&staff, mine.service().id)).into_response())
}

/// Asks whether to take an entry out.
pub(super) async fn ask(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    let t = staff.visit.speak();
    let back = entry_address(&staff, mine.service().id);
    let name = name_of(mine.service(), &t);
    let frame = staff.frame(t.say("steward-withdraw-title")).under(name.clone(), back.clone());
    Ok(Page(WithdrawPage { frame, t, name, back }).into_response())
}

/// Takes it out.
pub(super) async fn withdraw(
    staff: Staff,
    Path(id): Path<String>,
    Sent(_): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    drop(work);
    let mut work = work_at(&staff, &mine.institution).await?;
    let done = withdraw::withdraw(&mut work, &staff.scope, &mine.institution, mine.service().id).await;
    done.map_err(|refusal| refused(&staff, refusal))?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(BIN)).into_response())
}
