//! Verbs of an auditor: looking into the log and taking a part of it away. What an auditor does is written down too.

use std::sync::{Arc, Mutex, PoisonError};

use audit::{Entry, Filter, Head, Recorded, Verdict};
use database::Work;
use serde_json::json;
use vocabulary::Moment;

use crate::{Fault, NotAllowed, Permission, Scope};

/// What the last examination of the whole log found. The server examines it now and then and tells; every node its own.
#[derive(Debug, Clone, Default)]
pub struct LastVerification(Arc<Mutex<Option<(Moment, Verdict)>>>);

impl LastVerification {
    /// An examination has ended.
    pub fn tell(&self, at: Moment, verdict: Verdict) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, verdict));
    }

    /// When it was and what it found; nothing before the first.
    pub fn last(&self) -> Option<(Moment, Verdict)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub enum CannotAudit {
    /// One's role does not include it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotAudit {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// How many entries are meant.
pub async fn count(work: &mut Work, scope: &Scope, filter: &Filter) -> Result<u64, CannotAudit> {
    scope.may(Permission::ReadAudit)?;
    Ok(audit::count(work, filter).await?)
}

/// Which end of the log comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest entries first.
    Newest,
    /// The oldest entries first.
    Oldest,
}

/// The oldest first is the newest first, read from its end.
async fn in_order(
    work: &mut Work,
    filter: &Filter,
    order: Order,
    limit: u32,
    offset: u64,
) -> Result<Vec<Recorded>, Fault> {
    if order == Order::Newest {
        return Ok(audit::look(work, filter, limit, offset).await?);
    }
    let left = audit::count(work, filter).await?.saturating_sub(offset);
    let many = u32::try_from(left.min(u64::from(limit))).unwrap_or(limit);
    let mut found = audit::look(work, filter, many, left - u64::from(many)).await?;
    found.reverse();
    Ok(found)
}

/// A page of the entries that are meant.
pub async fn look(
    work: &mut Work,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    limit: u32,
    offset: u64,
) -> Result<Vec<Recorded>, CannotAudit> {
    scope.may(Permission::ReadAudit)?;
    let found = in_order(work, filter, order, limit, offset).await?;
    record(work, "audit.seen", filter, found.len()).await?;
    Ok(found)
}

/// So many entries are taken away at once; an export of all of it is the operator's.
pub const MOST_TAKEN: u32 = 20_000;

/// The entries that are meant, to take away.
pub async fn take(
    work: &mut Work,
    scope: &Scope,
    filter: &Filter,
    order: Order,
) -> Result<Vec<Recorded>, CannotAudit> {
    scope.may(Permission::ReadAudit)?;
    let found = in_order(work, filter, order, MOST_TAKEN, 0).await?;
    record(work, "audit.taken_away", filter, found.len()).await?;
    Ok(found)
}

/// The latest signed head, to be printed and kept elsewhere.
pub async fn head(work: &mut Work, scope: &Scope) -> Result<Option<Head>, CannotAudit> {
    scope.may(Permission::ReadAudit)?;
    Ok(audit::latest_head(work).await?)
}

async fn record(work: &mut Work, what: &'static str, filter: &Filter, entries: usize) -> Result<(), Fault> {
    let mut entry = Entry::read(what).with(json!({ "entries": entries }));
    if let Some(subject) = filter.subject {
        entry = entry.about(subject);
    }
    Ok(audit::record(work, entry).await?)
}
