//! A new entry: its name first; everything else is filled in on the entry's own pages.

use accounts::{Sent, Staff};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use directory::{
    Group,
    add::{Added, add},
    import::blank,
    pages::House,
};
use institutions::Institution;
use translations::Speak;
use web::{Choice, FieldErrors, Form, Frame, Page, Problem};

use super::{ADVICE, ENTRIES, entry_address, refused, within_reach, work_at};
use crate::form::{Field, Surroundings, fields, read};

#[derive(Template)]
#[template(path = "add.html")]
struct AddPage {
    frame: Frame,
    t: Speak,
    institutions: Vec<Choice>,
    fields: Vec<Field>,
    errors: FieldErrors,
    advice_door: String,
}

/// Which of the person's institutions the entry is for.
fn chosen<'a>(mine: &'a [Institution], form: &Form) -> Option<&'a Institution> {
    match mine {
        [only] => Some(only),
        many => many.iter().find(|one| one.id.to_string() == form.get("institution")),
    }
}

fn page(
    staff: &Staff,
    house: &House,
    mine: &[Institution],
    form: Option<&Form>,
    errors: FieldErrors,
    today: jiff::civil::Date,
) -> Result<AddPage, Problem> {
    let t = staff.visit.speak();
    let any = mine.first().ok_or_else(Problem::not_found)?;
    let codes = house.codes.get();
    let here = Surroundings { codes: &codes, institution: any, today };
    let mut fields = fields(Group::Name, &blank(any), &here, &t);
    if let Some(form) = form {
        for field in &mut fields {
            field.fill(form);
            field.advise();
        }
    }
    let own = staff.scope.institution().map(|own| own.to_string()).unwrap_or_default();
    let given = form.map_or(own.as_str(), |form| form.get("institution"));
    let institutions = if mine.len() < 2 {
        Vec::new()
    } else {
        mine.iter()
            .map(|one| {
                let id = one.id.to_string();
                let here = id == given;
                Choice::new(id, t.typography(one.name.in_language(staff.visit.language)), here)
            })
            .collect()
    };
    let mut frame = staff.frame(t.say("steward-add-title"));
    frame = frame.under(t.say("steward-entries-title"), staff.visit.address(ENTRIES));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    frame = frame.with_script(&staff.visit, crate::SCRIPT.name);
    Ok(AddPage { frame, institutions, fields, errors, advice_door: staff.visit.address(ADVICE), t })
}

/// The form.
pub(super) async fn ask(staff: Staff, State(house): State<House>) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let today = work.moment().day_in_poland();
    Ok(Page(page(&staff, &house, &mine, None, FieldErrors::new(), today)?).into_response())
}

/// Adds the entry and leads to it, or to the list when the region looks at it first.
pub(super) async fn take(
    staff: Staff,
    State(house): State<House>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = within_reach(&mut work, &staff).await?;
    let today = work.moment().day_in_poland();
    drop(work);
    if form.has("check") {
        let page = page(&staff, &house, &mine, Some(&form), FieldErrors::new(), today)?;
        return Ok(Page(page).into_response());
    }
    let codes = house.codes.get();
    let mut errors = FieldErrors::new();
    if let Some(institution) = chosen(&mine, &form) {
        let here = Surroundings { codes: &codes, institution, today };
        match read(Group::Name, &blank(institution), &form, &here) {
            Ok(service) => {
                let mut work = work_at(&staff, institution).await?;
                let added = add(&mut work, &staff.keeper, &staff.scope, institution, service).await;
                let added = added.map_err(|refusal| refused(&staff, refusal))?;
                work.commit().await.map_err(Problem::fault)?;
                let address = match added {
                    Added::Published(id) => entry_address(&staff, id),
                    Added::Waits(_) => staff.visit.address(ENTRIES),
                };
                return Ok(Redirect::to(&address).into_response());
            }
            Err(found) => errors = found,
        }
    } else {
        errors.add("institution", "steward-institution-missing");
    }
    let page = page(&staff, &house, &mine, Some(&form), errors, today)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}
