//! The picture of an entry or of an institution: choosing one, its words, taking it away.

use ::pictures::Unfit;
use accounts::{Permission, SentWithFiles, Staff};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    pages::{PictureShown, picture},
    pictures::{self, CannotPicture, LONGEST_WORDS, Owner, Words, languages_of},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::{Id, Language, LocalText};
use web::{Choice, FieldErrors, Form, Frame, Message, Page, Problem};

use super::{ITSELF, Mine, entry_address, presenting::name_of, work_at};

#[derive(Template)]
#[template(path = "picture.html")]
struct PicturePage {
    frame: Frame,
    t: Speak,
    name: String,
    errors: FieldErrors,
    picture: Option<PictureShown>,
    /// Field, label and value for each language; whether it may stay empty.
    words: Vec<(String, String, String, bool)>,
    decorative: Vec<Choice>,
    saved: bool,
    back: String,
}

/// What a picture belongs to.
struct Place {
    owner: Owner,
    institution: Institution,
    name: LocalText,
    shown: String,
    back: String,
}

async fn of_entry(work: &mut Work, staff: &Staff, id: &str) -> Result<Place, Problem> {
    let mine = Mine::present(work, staff, id).await?;
    Ok(Place {
        owner: Owner::Service(mine.kept.service.id),
        name: mine.kept.service.name.clone(),
        shown: name_of(&mine.kept.service, &staff.visit.t),
        back: entry_address(staff, mine.kept.service.id),
        institution: mine.institution,
    })
}

async fn of_institution(work: &mut Work, staff: &Staff, id: &str) -> Result<Place, Problem> {
    staff.must(Permission::EditEntries)?;
    let id: Id<Institution> = id.parse().map_err(|_| Problem::not_found())?;
    let kept = institutions::look::one(work, id).await.map_err(Problem::fault)?;
    let kept = kept.filter(|kept| kept.removed_at.is_none()).ok_or_else(Problem::not_found)?;
    staff.scope.may_at(Permission::EditEntries, &kept.institution)?;
    Ok(Place {
        owner: Owner::Institution(id),
        name: kept.institution.name.clone(),
        shown: staff.visit.t.typography(kept.institution.name.in_language(staff.visit.language)),
        back: staff.visit.fill(ITSELF, &[("id", &id.to_string())]),
        institution: kept.institution,
    })
}

async fn page(
    staff: &Staff,
    place: &Place,
    typed: Option<&Form>,
    errors: FieldErrors,
) -> Result<PicturePage, Problem> {
    let t = staff.visit.speak();
    let mut work = staff.reading().await?;
    let now = pictures::of(&mut work, place.owner).await.map_err(Problem::fault)?;
    let shown = picture(&mut work, &staff.visit, place.owner).await.map_err(Problem::fault)?;
    let words = now.map(|now| now.words).unwrap_or_default();
    let needed = languages_of(&place.name);
    let fields = Language::ALL.map(|language| {
        let field = format!("shows-{}", language.code());
        let kept = match language {
            Language::Polish => words.shows.pl.clone(),
            Language::English => words.shows.en.clone(),
            Language::Ukrainian => words.shows.uk.clone(),
        };
        let value = typed.map_or_else(|| kept.unwrap_or_default(), |form| form.get(&field).to_owned());
        let label = t.say(format!("steward-picture-shows-{}", language.code()));
        (field, label, value, !needed.contains(&language))
    });
    let decorates = typed.map_or(words.decorative, |form| form.ticked("decorative", "yes"));
    let mut frame =
        staff.frame(t.say("steward-picture-title")).under(place.shown.clone(), place.back.clone());
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(PicturePage {
        frame,
        name: place.shown.clone(),
        errors,
        picture: shown,
        words: fields.into(),
        decorative: vec![Choice::new("yes", t.say("steward-picture-decorative-yes"), decorates)],
        saved: typed.is_none() && staff.visit.asked_for().has("saved"),
        back: place.back.clone(),
        t,
    })
}

async fn take(
    staff: &Staff,
    place: &Place,
    SentWithFiles(upload): SentWithFiles,
) -> Result<Response, Problem> {
    let form = &upload.form;
    let mut work = work_at(staff, &place.institution).await?;
    let (scope, institution) = (&staff.scope, &place.institution);
    let done = if form.get("what") == "remove" {
        pictures::remove(&mut work, scope, institution, place.owner).await
    } else {
        let text = |language: Language| {
            Some(form.get(&format!("shows-{}", language.code())).to_owned()).filter(|text| !text.is_empty())
        };
        let shows = LocalText {
            pl: text(Language::Polish),
            en: text(Language::English),
            uk: text(Language::Ukrainian),
        };
        let words = Words { shows, decorative: form.ticked("decorative", "yes") };
        let file = upload.file("picture").map(|file| file.bytes.clone());
        pictures::set(&mut work, scope, institution, place.owner, &place.name, file.as_deref(), words).await
    };
    let mut errors = FieldErrors::new();
    match done {
        Ok(()) => {
            work.commit().await.map_err(Problem::fault)?;
            return Ok(Redirect::to(&format!("{}?saved=1", staff.visit.path)).into_response());
        }
        Err(CannotPicture::NotAllowed(refusal)) => return Err(refusal.into()),
        Err(CannotPicture::Database(fault)) => return Err(Problem::fault(fault)),
        Err(CannotPicture::None) => errors.add("picture", "steward-picture-missing"),
        Err(CannotPicture::Wordless(language)) => {
            errors.add(format!("shows-{}", language.code()), "steward-picture-wordless");
        }
        Err(CannotPicture::TooLong(language)) => {
            let message = Message::new("steward-picture-too-long").with("most", LONGEST_WORDS as u64);
            errors.add(format!("shows-{}", language.code()), message);
        }
        Err(CannotPicture::Unfit(unfit)) => errors.add("picture", unfit_words(unfit)),
    }
    drop(work);
    let page = page(staff, place, Some(form), errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}

const fn unfit_words(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Foreign => "steward-picture-foreign",
        Unfit::Damaged => "steward-picture-damaged",
        Unfit::TooLarge => "steward-picture-too-large",
        Unfit::TooManyPixels => "steward-picture-too-many-pixels",
        Unfit::Moving => "steward-picture-moving",
    }
}

/// The picture of an entry.
pub(super) async fn ask_entry(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    let place = of_entry(&mut staff.reading().await?, &staff, &id).await?;
    Ok(Page(page(&staff, &place, None, FieldErrors::new()).await?).into_response())
}

/// Sets or removes the picture of an entry.
pub(super) async fn take_entry(
    staff: Staff,
    Path(id): Path<String>,
    sent: SentWithFiles,
) -> Result<Response, Problem> {
    let place = of_entry(&mut staff.reading().await?, &staff, &id).await?;
    take(&staff, &place, sent).await
}

/// The picture of an institution.
pub(super) async fn ask_itself(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    let place = of_institution(&mut staff.reading().await?, &staff, &id).await?;
    Ok(Page(page(&staff, &place, None, FieldErrors::new()).await?).into_response())
}

/// Sets or removes the picture of an institution.
pub(super) async fn take_itself(
    staff: Staff,
    Path(id): Path<String>,
    sent: SentWithFiles,
) -> Result<Response, Problem> {
    let place = of_institution(&mut staff.reading().await?, &staff, &id).await?;
    take(&staff, &place, sent).await
}
