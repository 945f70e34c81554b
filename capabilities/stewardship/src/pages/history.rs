//! What an entry said before, and the way back to any of it.

use accounts::{Sent, Staff};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use directory::{
    Group, Service,
    pages::House,
    revise::Version,
    versions::{restore_version, versions},
};
use vocabulary::Moment;
use web::Problem;

use super::{
    ENTRIES, Mine, entry_address,
    past::{Change, Past, Step, did, names, who},
    presenting::{Names, facts, group_name, name_of},
    refused, work_at,
};

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
    let steps = steps.iter().map(|step| Step {
        at: step.at,
        who: who(&t, &step.actor, &names),
        what: did(&t, &step.what),
        returns: step.before.is_some(),
        changes: step
            .changed()
            .into_iter()
            .map(|group| Change {
                code: group.code(),
                part: group_name(&t, group),
                before: step.before.iter().flat_map(|before| facts(group, before, &known, &t)).collect(),
                after: facts(group, &step.after, &known, &t),
            })
            .collect(),
    });
    let past = Past {
        frame: staff
            .frame(t.say("steward-history-title"))
            .under(t.say("steward-entries-title"), staff.visit.address(ENTRIES))
            .under(name_of(mine.service(), &t), entry_address(&staff, mine.service().id)),
        steps: steps.collect(),
        parts: Group::ALL.map(|group| (group.code(), group_name(&t, group))).into(),
        since: since.map(|since| t.date(since.day_in_poland())).unwrap_or_default(),
        version: Version::of(mine.service()).to_string(),
    };
    past.answer(&staff, now)
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
