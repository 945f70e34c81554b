//! The texts of an entry in other languages, the Polish beside.

use accounts::{Sent, Staff};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::revise::{CannotRevise, Revise, Version};
use translations::Speak;
use vocabulary::Language;
use web::{FieldErrors, Form, Frame, Message, Page, Problem};

use super::{ENTRIES, Mine, entry_address, presenting::name_of, refused, work_at};
use crate::{
    form::LONGEST_TEXT,
    translate::{Translated, look, translate},
    translations_of::{OTHERS, Slot, Standing, slots, text_mut},
};

struct TranslationShown {
    id: String,
    language: &'static str,
    label: String,
    value: String,
    error: String,
    /// The word for its state and its look.
    state: (String, &'static str),
    rows: u8,
}

struct SlotShown {
    name: String,
    polish: String,
    translations: Vec<TranslationShown>,
}

#[derive(Template)]
#[template(path = "translations.html")]
struct TranslationsPage {
    frame: Frame,
    t: Speak,
    name: String,
    slots: Vec<SlotShown>,
    missing: usize,
    outdated: usize,
    errors: FieldErrors,
    version: String,
    conflict: bool,
    back: String,
}

fn slot_name(t: &Speak, slot: &Slot) -> String {
    match slot.name.strip_prefix("document-") {
        Some(place) => t.count("steward-slot-document", place.parse::<u32>().unwrap_or_default() + 1),
        None => t.say(format!("steward-field-{}", slot.name)),
    }
}

async fn page(
    work: &mut Work,
    staff: &Staff,
    mine: &Mine,
    typed: Option<&Form>,
    errors: FieldErrors,
) -> Result<TranslationsPage, Problem> {
    let t = staff.visit.speak();
    let service = mine.service();
    let translated = look(work, &staff.scope, &mine.institution, &mine.kept).await;
    let translated = translated.map_err(|refusal| refused(staff, refusal))?;
    let (mut missing, mut outdated) = (0, 0);
    let mut shown = Vec::new();
    for Translated { slot, standings } in translated {
        let mut translations = Vec::new();
        for (language, standing) in standings {
            let state = match standing {
                Standing::Missing => {
                    missing += 1;
                    (t.say("steward-translation-missing"), "warning")
                }
                Standing::Outdated(day) => {
                    outdated += 1;
                    (
                        t.phrase("steward-translation-outdated").with("date", t.date(day)).to_string(),
                        "warning",
                    )
                }
                Standing::Current => (t.say("steward-translation-current"), "good"),
            };
            let id = format!("{}-{}", slot.name, language.code());
            let held = slot.text.only_in(language).unwrap_or_default();
            translations.push(TranslationShown {
                value: typed.map_or(held, |form| form.get(&id)).to_owned(),
                error: errors.at(&id, &t),
                id,
                language: language.code(),
                label: t.say(format!("steward-in-{}", language.code())),
                state,
                rows: if slot.text.pl.as_deref().is_some_and(|text| text.chars().count() > 90) {
                    4
                } else {
                    1
                },
            });
        }
        let name = slot_name(&t, &slot);
        shown.push(SlotShown { name, polish: slot.text.pl.unwrap_or_default(), translations });
    }
    let back = entry_address(staff, service.id);
    let name = name_of(service, &t);
    let mut frame = staff.frame(t.say("steward-part-translations"));
    frame = frame.under(t.say("steward-entries-title"), staff.visit.address(ENTRIES));
    frame = frame.under(name.clone(), back.clone());
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let version = Version::of(service).to_string();
    Ok(TranslationsPage {
        frame,
        name,
        slots: shown,
        missing,
        outdated,
        errors,
        version,
        conflict: false,
        back,
        t,
    })
}

/// The form.
pub(super) async fn ask(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mine = Mine::present(&mut work, &staff, &id).await?;
    Ok(Page(page(&mut work, &staff, &mine, None, FieldErrors::new()).await?).into_response())
}

/// Saves the translations; all of them now count as held against the Polish text.
pub(super) async fn take(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    let mut work = staff.reading().await?;
    let mut mine = Mine::present(&mut work, &staff, &id).await?;
    let made_from: Version = form.get("version").parse().map_err(|_| Problem::not_found())?;
    let mut service = mine.service().clone();
    let mut errors = FieldErrors::new();
    for slot in slots(&service) {
        for language in OTHERS {
            let id = format!("{}-{}", slot.name, language.code());
            if !form.has(&id) {
                continue;
            }
            let typed = form.get(&id).trim();
            let length = typed.chars().count();
            if length > LONGEST_TEXT {
                let message = Message::new("steward-too-long").with("n", length as u64);
                errors.add(id, message.with("most", LONGEST_TEXT as u64));
                continue;
            }
            if vocabulary::holds_pesel(typed) {
                errors.add(id, "confirm-personal-number");
                continue;
            }
            let text = (!typed.is_empty()).then(|| typed.to_owned());
            let into = text_mut(&mut service, &slot.name).expect("a slot stands in its own entry");
            match language {
                Language::English => into.en = text,
                Language::Ukrainian => into.uk = text,
                Language::Polish => {}
            }
        }
    }
    if !errors.is_empty() {
        let page = page(&mut work, &staff, &mine, Some(&form), errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
    }
    drop(work);
    let mut work = work_at(&staff, &mine.institution).await?;
    match translate(&mut work, &staff.scope, &mine.institution, Revise { service, made_from }).await {
        Ok(_) => {}
        Err(CannotRevise::Conflict(kept)) => {
            drop(work);
            mine.kept = *kept;
            let mut work = staff.reading().await?;
            let mut page = page(&mut work, &staff, &mine, Some(&form), FieldErrors::new()).await?;
            page.conflict = true;
            return Ok((StatusCode::CONFLICT, Page(page)).into_response());
        }
        Err(refusal) => return Err(refused(&staff, refusal)),
    }
    work.commit().await.map_err(Problem::fault)?;
    let address = format!("{}?saved=translations", entry_address(&staff, mine.service().id));
    Ok(Redirect::to(&address).into_response())
}
