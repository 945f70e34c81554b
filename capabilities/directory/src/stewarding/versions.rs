//! Verbs: what an entry said before, and going back to it.

use accounts::{Permission, Scope};
use database::Work;
use institutions::Institution;
use vocabulary::{Id, Moment};

use super::{
    Group,
    revise::{self, CannotRevise, Revise, Version},
    store,
};
use crate::{Service, look::Kept};

/// How far back one sees.
pub const MOST_STEPS: usize = 500;

/// One change of an entry.
#[derive(Debug, Clone)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// By whom, as the unit of work wrote it.
    pub actor: String,
    /// `revised`, `returned`, `withdrawn`, `brought back`, `added`, `confirmed`, `changed`, `removed`, `restored`, `merged`.
    pub what: String,
    /// What the entry said before; nothing when it began here.
    pub before: Option<Service>,
    /// What it said afterwards.
    pub after: Service,
}

impl Step {
    /// In which groups the two differ.
    pub fn changed(&self) -> Vec<Group> {
        self.before.as_ref().map(|before| Group::changed(before, &self.after)).unwrap_or_default()
    }
}

/// The changes of an entry of one's own, newest first.
pub async fn versions(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    kept: &Kept,
) -> Result<Vec<Step>, CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    if kept.service.institution != institution.id {
        return Err(accounts::NotAllowed::Foreign.into());
    }
    let mut after = kept.service.clone();
    let mut steps = Vec::new();
    for (at, actor, what, before) in store::versions(work, kept.service.id, MOST_STEPS).await? {
        let step = Step { at, actor, what, before: before.clone(), after };
        after = before.unwrap_or_else(|| step.after.clone());
        steps.push(step);
    }
    Ok(steps)
}

/// Since when the entry is in the directory.
pub async fn created(work: &mut Work, id: Id<Service>) -> Result<Option<Moment>, database::Fault> {
    store::created(work, id).await
}

/// Makes the entry say again what it said before the change of that moment. The state that stands there now stays in
/// the history, so that this too can be undone.
pub async fn restore_version(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
    id: Id<Service>,
    before_change_of: Moment,
    made_from: Version,
) -> Result<Kept, CannotRevise> {
    scope.may_at(Permission::EditEntries, institution)?;
    let former = store::version(work, id, before_change_of).await?.ok_or(CannotRevise::NoSuchVersion)?;
    let ask = Revise { service: Service { id, ..former }, made_from };
    revise::write(work, scope, institution, ask, "returned").await
}
