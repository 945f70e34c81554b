//! What a sheet touched, and undoing all of it.

use std::collections::HashMap;

use accounts::Scope;
use audit::Entry;
use database::Work;
use serde_json::json;
use vocabulary::{Id, Moment};

use super::{CannotImport, Import, of, one, store};
use crate::{
    Service,
    look::Kept,
    stewarding::{revise::Version, store as entries},
};

/// An entry that a sheet added or changed.
#[derive(Debug, Clone)]
pub struct Touched {
    /// Which.
    pub id: Id<Service>,
    /// As it is now; nothing while its first publication waits.
    pub kept: Option<Kept>,
    /// `added`, `changed`, or `waits`.
    pub what: String,
    /// Whether somebody has changed it since, so that undoing left it, or would leave it, as it is.
    pub changed_since: bool,
}

/// What a confirmed sheet touched.
pub async fn touched(work: &mut Work, scope: &Scope, id: Id<Import>) -> Result<Vec<Touched>, CannotImport> {
    let import = one(work, scope, id).await?;
    let deeds = store::deeds(work, id).await?;
    let ids: Vec<Id<Service>> = deeds.iter().map(|deed| deed.service).collect();
    let mut now = HashMap::new();
    for part in ids.chunks(500) {
        let kept = crate::look::some(work, part).await?;
        now.extend(kept.into_iter().map(|kept| (kept.service.id, kept)));
    }
    Ok(deeds
        .into_iter()
        .map(|deed| {
            let kept = now.remove(&deed.service);
            let differs = kept.as_ref().is_some_and(|kept| {
                kept.removed_at.is_some() || Version::of(&kept.service).number() != deed.state_after
            });
            Touched {
                id: deed.service,
                what: deed.what,
                changed_since: if import.undone_at.is_some() { deed.kept == Some(true) } else { differs },
                kept,
            }
        })
        .collect())
}

/// What came of undoing a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Entries that say again what they said before, or are gone again.
    pub back: u64,
    /// Entries that somebody changed since, and that stay.
    pub kept: u64,
}

/// Undoes a sheet within its day. Entries that somebody has changed since stay as they are.
pub async fn undo(work: &mut Work, scope: &Scope, id: Id<Import>) -> Result<Undone, CannotImport> {
    let import = one(work, scope, id).await?;
    let until = import.undone_until().ok_or(CannotImport::TooLate)?;
    let confirmed_at = import.confirmed_at.ok_or(CannotImport::TooLate)?;
    if work.moment() > until || !store::undo(work, id).await? {
        return Err(CannotImport::TooLate);
    }
    let mut undone = Undone::default();
    for deed in store::deeds(work, id).await? {
        let back = undo_one(work, &deed, confirmed_at).await?;
        store::note_kept(work, id, deed.service, !back).await?;
        if back {
            undone.back += 1;
        } else {
            undone.kept += 1;
        }
    }
    let counts = json!({ "back": undone.back, "kept": undone.kept });
    audit::record(work, of(&import, "entries.import_undone").with(counts)).await?;
    Ok(undone)
}

/// Tells whether the entry is back.
async fn undo_one(work: &mut Work, deed: &store::Deed, confirmed_at: Moment) -> Result<bool, CannotImport> {
    if deed.what == "waits" && store::take_back(work, deed.service).await? {
        return Ok(true);
    }
    let Some(held) = entries::hold(work, deed.service).await? else { return Ok(false) };
    let is_as_left = held.kept.removed_at.is_none()
        && deed.what != "waits"
        && Version::of(&held.kept.service).number() == deed.state_after;
    if !is_as_left {
        return Ok(false);
    }
    let institution = held.kept.service.institution;
    if deed.what == "added" {
        entries::set_aside(work, deed.service, "withdrawn").await?;
    } else {
        let former = entries::version(work, deed.service, confirmed_at).await?;
        let Some(former) = former else { return Ok(false) };
        entries::rewrite(work, "import undone", &former, held.fingerprint).await?;
        if !deed.owned_before {
            entries::give_back(work, deed.service).await?;
        }
    }
    let entry = Entry::change("service.import_undone").on("service", deed.service.uuid());
    audit::record(work, entry.of_institution(institution.uuid())).await?;
    Ok(true)
}
