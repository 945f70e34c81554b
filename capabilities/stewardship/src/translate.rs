//! Verb: putting the texts of an entry into other languages.

use accounts::Scope;
use database::Work;
use directory::{
    Service,
    look::Kept,
    revise::{CannotRevise, Revise, revise},
    versions::versions,
};
use institutions::Institution;
use vocabulary::Language;

use crate::{
    permissions::may_edit,
    store::{self, Check},
    translations_of::{OTHERS, Slot, Standing, mark, slots, standing},
};

/// A text with how each of its translations stands.
#[derive(Debug, Clone)]
pub struct Translated {
    /// The text.
    pub slot: Slot,
    /// Each language but Polish.
    pub standings: Vec<(Language, Standing)>,
}

/// The texts of an entry with how their translations stand.
pub async fn look(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    kept: &Kept,
) -> Result<Vec<Translated>, CannotRevise> {
    may_edit(scope, institution)?;
    let checks = store::checks(work, kept.service.id).await?;
    let history = versions(work, scope, institution, kept).await?;
    let of = |slot: &Slot, language: Language| {
        let held = checks.iter().find(|(name, of, _)| *name == slot.name && *of == language);
        (language, standing(slot, language, held.map(|(_, _, polish)| *polish), &history))
    };
    let translated = slots(&kept.service).into_iter().map(|slot| Translated {
        standings: OTHERS.into_iter().map(|language| of(&slot, language)).collect(),
        slot,
    });
    Ok(translated.collect())
}

/// Changes the translations of an entry; all that are there now count as held against the Polish text.
pub async fn translate(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    ask: Revise,
) -> Result<Kept, CannotRevise> {
    let kept = revise(work, scope, institution, ask).await?;
    store::keep_checks(work, kept.service.id, &checked(&kept.service)).await?;
    Ok(kept)
}

fn checked(service: &Service) -> Vec<Check> {
    let mut checks = Vec::new();
    for slot in slots(service) {
        let polish = mark(slot.text.pl.as_deref().unwrap_or_default());
        for language in OTHERS.into_iter().filter(|language| slot.text.only_in(*language).is_some()) {
            checks.push((slot.name.clone(), language, polish));
        }
    }
    checks
}
