//! Door: the administrator's page of how institutions are asked, with what each number changes and what held before.

use accounts::{Access, Doorkeeper, Permission, Sent, Staff, pages::ADMINISTRATION};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use translations::Speak;
use web::{FieldErrors, Form, Frame, Localised, Page, Pages, Problem};

use super::{
    Kept, Part, Rhythm,
    set::{CannotSet, earlier, set},
};

/// How institutions are asked.
pub const RHYTHM: Localised = Localised {
    pl: "/pl/administracja/przypomnienia",
    en: "/en/administration/reminders",
    uk: "/uk/administruvannia/nahaduvannia",
};

/// Who may open it.
pub const ACCESS: &[(Localised, Access)] = &[(RHYTHM, Access::Role(Permission::Administer))];

/// The page.
pub fn pages() -> Pages<Doorkeeper> {
    Pages::new().page(RHYTHM, get(ask).post(take))
}

/// So many earlier settings are shown.
const SHOWN: u32 = 20;

struct FieldShown {
    code: &'static str,
    label: String,
    hint: String,
    value: String,
    error: String,
}

struct Earlier {
    when: String,
    numbers: [i32; 3],
}

#[derive(Template)]
#[template(path = "rhythm.html")]
struct RhythmPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    fields: Vec<FieldShown>,
    /// In words what the numbers above lead to.
    says: String,
    saved: bool,
    earlier: Vec<Earlier>,
}

fn page(staff: &Staff, kept: &[Kept], form: Option<&Form>, errors: FieldErrors) -> RhythmPage {
    let t = staff.visit.speak();
    let rhythm = kept.first().map(|kept| kept.rhythm).unwrap_or_default();
    let fields = Part::ALL
        .into_iter()
        .map(|part| FieldShown {
            code: part.code(),
            label: t.say(format!("rhythm-{}", part.code())),
            hint: t
                .phrase(format!("rhythm-{}-hint", part.code()))
                .with("from", *part.range().start())
                .with("to", *part.range().end())
                .with("default", Rhythm::default().get(part))
                .to_string(),
            value: form.map_or_else(|| rhythm.get(part).to_string(), |form| form.get(part.code()).to_owned()),
            error: errors.at(part.code(), &t),
        })
        .collect();
    let last = (rhythm.get(Part::Letters) - 1) * rhythm.get(Part::Between);
    let mut frame = staff
        .frame(t.say("rhythm-title"))
        .under(t.say("accounts-administration-title"), staff.visit.address(ADMINISTRATION));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    RhythmPage {
        frame,
        fields,
        says: t
            .phrase("rhythm-says")
            .with("ahead", rhythm.get(Part::Ahead))
            .with("letters", rhythm.get(Part::Letters))
            .with("last", last)
            .to_string(),
        saved: form.is_none() && staff.visit.asked_for().get("saved") == "1",
        earlier: kept
            .iter()
            .map(|kept| Earlier {
                when: format!(
                    "{}, {}",
                    t.date(kept.at.day_in_poland()),
                    t.time(kept.at.clock_in_poland().time())
                ),
                numbers: Part::ALL.map(|part| kept.rhythm.get(part)),
            })
            .collect(),
        errors,
        t,
    }
}

async fn ask(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let mut work = staff.reading().await?;
    let kept = earlier(&mut work, SHOWN).await.map_err(Problem::fault)?;
    Ok(Page(page(&staff, &kept, None, FieldErrors::new())).into_response())
}

async fn take(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let mut errors = FieldErrors::new();
    let numbers = Part::ALL.map(|part| {
        let number = form.get(part.code()).parse::<i32>().ok().filter(|n| part.range().contains(n));
        if number.is_none() {
            errors.add(part.code(), part.outside());
        }
        number.unwrap_or_default()
    });
    let mut work = staff.work().await?;
    let Ok(rhythm) = Rhythm::new(numbers) else {
        let kept = earlier(&mut work, SHOWN).await.map_err(Problem::fault)?;
        let page = page(&staff, &kept, Some(&form), errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    };
    set(&mut work, &staff.scope, &rhythm).await.map_err(|refusal| match refusal {
        CannotSet::NotAllowed(refusal) => Problem::from(refusal),
        CannotSet::Fault(fault) => Problem::fault(fault),
    })?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&format!("{}?saved=1", staff.visit.address(RHYTHM))).into_response())
}
