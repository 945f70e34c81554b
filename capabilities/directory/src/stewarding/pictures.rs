//! Verbs: the one picture that an institution or a service may have, with the words for those who do not see it.
//!
//! A picture is there only with those words in each language in which the entry speaks, or when somebody has said that it
//! only decorates. What is kept was taken apart and put together by `pictures`, so nothing of a camera or a place is in it.

mod store;

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::Institution;
use pictures::{Limits, Unfit, fit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::{Id, Language, LocalText};

pub use self::store::STATEMENTS;
use crate::Service;

/// The largest file that is sent.
pub const LARGEST: usize = Limits::PAGE.bytes;
/// The longest words for a picture in one language, in characters.
pub const LONGEST_WORDS: usize = 300;

/// Whose picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Of a service.
    Service(Id<Service>),
    /// Of an institution.
    Institution(Id<Institution>),
}

impl Owner {
    const fn kind(self) -> &'static str {
        match self {
            Self::Service(_) => "service",
            Self::Institution(_) => "institution",
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::Service(id) => id.uuid(),
            Self::Institution(id) => id.uuid(),
        }
    }
}

/// What stands for a picture where it is not seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What it shows.
    pub shows: LocalText,
    /// It says nothing that the page does not say.
    pub decorative: bool,
}

/// A picture without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its identifier, another with each new picture.
    pub id: Id<Shown>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its words.
    pub words: Words,
}

/// Why a picture was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotPicture {
    /// The role does not include it, or the entry is another's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The file is no picture that is taken.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The words are missing in a language in which the entry speaks.
    #[error("the words for the picture are missing in {0:?}")]
    Wordless(Language),
    /// The words are too long.
    #[error("the words for the picture are too long in {0:?}")]
    TooLong(Language),
    /// There is no picture yet, and none was sent.
    #[error("there is no picture")]
    None,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

fn in_language(text: &LocalText, language: Language) -> &str {
    let text = match language {
        Language::Polish => &text.pl,
        Language::English => &text.en,
        Language::Ukrainian => &text.uk,
    };
    text.as_deref().map(str::trim).unwrap_or_default()
}

/// The languages in which an entry of this name speaks; Polish is always one.
pub fn languages_of(name: &LocalText) -> Vec<Language> {
    let speaks =
        |language: &Language| *language == Language::Polish || !in_language(name, *language).is_empty();
    Language::ALL.into_iter().filter(speaks).collect()
}

fn checked(words: Words, name: &LocalText) -> Result<Words, CannotPicture> {
    if words.decorative {
        return Ok(Words { shows: LocalText::default(), decorative: true });
    }
    for language in languages_of(name) {
        if in_language(&words.shows, language).is_empty() {
            return Err(CannotPicture::Wordless(language));
        }
    }
    for language in Language::ALL {
        if in_language(&words.shows, language).chars().count() > LONGEST_WORDS {
            return Err(CannotPicture::TooLong(language));
        }
    }
    let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let LocalText { pl, en, uk } = words.shows;
    Ok(Words { shows: LocalText { pl: tidy(pl), en: tidy(en), uk: tidy(uk) }, decorative: false })
}

/// Sets the picture of an entry of this institution, or only its words when no file is sent. `name` is what the entry is
/// called.
pub async fn set(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    owner: Owner,
    name: &LocalText,
    file: Option<&[u8]>,
    words: Words,
) -> Result<(), CannotPicture> {
    scope.may_at(Permission::EditEntries, institution)?;
    let words = checked(words, name)?;
    let what = match file {
        Some(file) => {
            let picture = fit(file, Limits::PAGE)?;
            let id = work.new_id();
            store::put(work, id, owner, institution.id, &picture, &words).await?;
            "picture.set"
        }
        None if store::describe(work, owner, &words).await? => "picture.described",
        None => return Err(CannotPicture::None),
    };
    let entry = Entry::change(what).on(owner.kind(), owner.id()).of_institution(institution.id.uuid());
    Ok(audit::record(work, entry.with(json!({ "decorative": words.decorative }))).await?)
}

/// Takes the picture of an entry away.
pub async fn remove(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    owner: Owner,
) -> Result<(), CannotPicture> {
    scope.may_at(Permission::EditEntries, institution)?;
    if !store::remove(work, owner).await? {
        return Err(CannotPicture::None);
    }
    let entry = Entry::change("picture.removed").on(owner.kind(), owner.id());
    Ok(audit::record(work, entry.of_institution(institution.id.uuid())).await?)
}

/// The picture of an entry, without its bytes.
pub async fn of(work: &mut Work, owner: Owner) -> Result<Option<Shown>, Fault> {
    store::of(work, owner).await
}

/// Media type and bytes of a picture whose entry is there.
pub async fn content(work: &mut Work, id: Id<Shown>) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let Some((owner, media, bytes)) = store::content(work, id).await? else { return Ok(None) };
    let is_there = match owner {
        Owner::Service(id) => crate::look::one(work, id).await?.is_some_and(|kept| kept.removed_at.is_none()),
        Owner::Institution(id) => {
            institutions::look::one(work, id).await?.is_some_and(|kept| kept.removed_at.is_none())
        }
    };
    Ok(is_there.then_some((media, bytes)))
}
