//! Verbs: finding what is in the directory twice, and joining it by hand, so that it can be undone.
//!
//! The rule is simple and says its reasons. Two services may be the same when one institution has them under the same
//! type and a similar name, or when two institutions have them under the same type with the same telephone or address.
//! Two institutions may be the same when they claim the same number in a register, or are of the same kind in the same
//! gmina with similar names, and nothing says that they are two (another number in the name or a register, another address)
//! unless they share a telephone or an address. A person decides; what was told apart is not proposed again.

mod search;

use std::{fmt, str::FromStr};

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::Institution;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use vocabulary::{Id, Moment};

pub use self::search::search;
pub use super::store::MergedEntry;
use super::store::{self, PairKey};
use crate::{Service, revise::Version};

/// What is there twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A service.
    Service,
    /// An institution.
    Institution,
}

impl Kind {
    /// The word in tables and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Institution => "institution",
        }
    }
}

/// Why two entries may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The same institution gives both.
    SameInstitution,
    /// Of the same type.
    SameType,
    /// With similar names.
    SimilarName,
    /// With the same telephone.
    SamePhone,
    /// At the same address.
    SameAddress,
    /// With the same number in a register.
    SameNumber,
    /// In the same gmina.
    SameGmina,
    /// Of the same kind.
    SameKind,
}

impl Reason {
    const ALL: [Self; 8] = [
        Self::SameInstitution,
        Self::SameType,
        Self::SimilarName,
        Self::SamePhone,
        Self::SameAddress,
        Self::SameNumber,
        Self::SameGmina,
        Self::SameKind,
    ];

    /// The word in tables and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SameInstitution => "same-institution",
            Self::SameType => "same-type",
            Self::SimilarName => "similar-name",
            Self::SamePhone => "same-phone",
            Self::SameAddress => "same-address",
            Self::SameNumber => "same-number",
            Self::SameGmina => "same-gmina",
            Self::SameKind => "same-kind",
        }
    }

    fn all_of(text: &str) -> Vec<Self> {
        text.split_whitespace()
            .filter_map(|word| Self::ALL.into_iter().find(|one| one.code() == word))
            .collect()
    }
}

/// Two entries of a kind, in a fixed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// What they are.
    pub kind: Kind,
    /// The one with the smaller identifier.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
}

impl Pair {
    /// Of two entries in any order.
    pub fn of(kind: Kind, one: Uuid, other: Uuid) -> Self {
        Self { kind, one: one.min(other), other: one.max(other) }
    }

    fn key(self) -> PairKey {
        (self.kind.code().to_owned(), self.one, self.other)
    }

    fn of_key((kind, one, other): &PairKey) -> Self {
        let kind = if kind == Kind::Institution.code() { Kind::Institution } else { Kind::Service };
        Self::of(kind, *one, *other)
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}~{}~{}", self.kind.code(), self.one, self.other)
    }
}

/// The text names no pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no pair of entries")]
pub struct NoPair;

impl FromStr for Pair {
    type Err = NoPair;

    fn from_str(text: &str) -> Result<Self, NoPair> {
        let mut parts = text.split('~');
        let kind = match parts.next() {
            Some("service") => Kind::Service,
            Some("institution") => Kind::Institution,
            _ => return Err(NoPair),
        };
        let mut id = || parts.next().and_then(|part| part.parse::<Uuid>().ok()).ok_or(NoPair);
        Ok(Self::of(kind, id()?, id()?))
    }
}

/// A pair with the reasons why it may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// Which two.
    pub pair: Pair,
    /// Why.
    pub reasons: Vec<Reason>,
    /// When it was found.
    pub found_at: Moment,
}

/// Why two entries were not joined or parted.
#[derive(Debug, thiserror::Error)]
pub enum CannotMerge {
    /// The role does not include it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// One of the two is not there any more.
    #[error("one of the two is not there any more")]
    Gone,
    /// An entry cannot be joined with itself, nor with one of its own branches.
    #[error("these two cannot be joined")]
    Unfit,
    /// The database failed; nothing was changed.
    #[error(transparent)]
    Database(#[from] Fault),
}

fn likely((key, reasons, found_at): (PairKey, String, Moment)) -> Likely {
    Likely { pair: Pair::of_key(&key), reasons: Reason::all_of(&reasons), found_at }
}

/// A page of the pairs found by the last search, and how many there are.
pub async fn likely_pairs(
    work: &mut Work,
    scope: &Scope,
    limit: u64,
    offset: u64,
) -> Result<(Vec<Likely>, u64), CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    let pairs = store::likely(work, limit, offset).await?.into_iter().map(likely).collect();
    Ok((pairs, store::count_likely(work).await?))
}

/// One pair of the list.
pub async fn one(work: &mut Work, scope: &Scope, pair: Pair) -> Result<Option<Likely>, CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    Ok(store::one_pair(work, &pair.key()).await?.map(likely))
}

/// Decides that two entries are not the same; the pair is not proposed again.
pub async fn tell_apart(work: &mut Work, scope: &Scope, pair: Pair) -> Result<(), CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    store::tell_apart(work, &pair.key()).await?;
    let entry = Entry::change("duplicate.told_apart").on(pair.kind.code(), pair.one);
    Ok(audit::record(work, entry.with(json!({ "other": pair.other.to_string() }))).await?)
}

/// What is needed to undo the joining of services.
#[derive(Debug, Serialize, Deserialize)]
struct ServicesBefore {
    /// The one that stayed, as it was.
    kept: Service,
    /// What it became: it is only put back while it still says this.
    became: String,
    /// Whether the institution kept the one that went.
    stewarded: bool,
}

/// What is needed to undo the joining of institutions: the services that moved.
#[derive(Debug, Serialize, Deserialize)]
struct InstitutionsBefore {
    services: Vec<Id<Service>>,
}

/// Joins two services: one stays and takes what only the other said; the other's address leads to it for good.
pub async fn merge_services(
    work: &mut Work,
    scope: &Scope,
    stays: Id<Service>,
    goes: Id<Service>,
) -> Result<Id<MergedEntry>, CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    if stays == goes {
        return Err(CannotMerge::Unfit);
    }
    let kept = store::hold(work, stays).await?.filter(|held| held.kept.removed_at.is_none());
    let gone = store::hold(work, goes).await?.filter(|held| held.kept.removed_at.is_none());
    let (Some(kept), Some(gone)) = (kept, gone) else { return Err(CannotMerge::Gone) };
    let joined = completed(kept.kept.service.clone(), &gone.kept.service);
    let before = ServicesBefore {
        kept: kept.kept.service.clone(),
        became: Version::of(&joined).to_string(),
        stewarded: gone.stewarded,
    };
    store::rewrite(work, "merged", &joined, kept.fingerprint).await?;
    store::set_aside(work, goes, "merged").await?;
    let before = serde_json::to_value(before).expect("it can be written");
    let id = store::merge(work, Kind::Service.code(), goes.uuid(), stays.uuid(), before).await?;
    store::drop_pairs_of(work, Kind::Service.code(), goes.uuid()).await?;
    let entry = Entry::change("service.merged").on("service", goes.uuid());
    let entry = entry.of_institution(gone.kept.service.institution.uuid());
    audit::record(work, entry.with(json!({ "into": stays.to_string() }))).await?;
    Ok(id)
}

/// The first, with what only the second says.
fn completed(mut stays: Service, goes: &Service) -> Service {
    macro_rules! fill {
        ($($($field:ident).+),+ $(,)?) => {
            $(if stays.$($field).+.is_empty() { stays.$($field).+.clone_from(&goes.$($field).+); })+
        };
    }
    fill!(
        description,
        audience.target_groups,
        audience.conditions,
        serves,
        access_path.documents,
        access_path.first_step,
        cost.note,
        modes,
        sites,
        hours,
        languages,
        access,
        contacts.phones,
        contacts.emails,
        contacts.websites,
        texts,
    );
    let source = &goes.provenance.source;
    if *source != stays.provenance.source && !stays.provenance.also_in.contains(source) {
        stays.provenance.also_in.push(source.clone());
    }
    stays
}

/// Joins two institutions: one stays, the services of the other move to it, and the other's address leads to it.
pub async fn merge_institutions(
    work: &mut Work,
    scope: &Scope,
    stays: Id<Institution>,
    goes: Id<Institution>,
) -> Result<Id<MergedEntry>, CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    let present = institutions::look::some(work, &[stays, goes]).await?;
    if stays == goes || present.iter().any(|one| one.part_of == Some(goes)) {
        return Err(CannotMerge::Unfit);
    }
    if present.len() < 2 {
        return Err(CannotMerge::Gone);
    }
    let services: Vec<_> =
        crate::look::of_institution(work, goes).await?.into_iter().map(|kept| kept.service.id).collect();
    for id in &services {
        relocate(work, *id, stays).await?;
    }
    institutions::keep::set_aside(work, goes).await?;
    let before = serde_json::to_value(InstitutionsBefore { services }).expect("it can be written");
    let id = store::merge(work, Kind::Institution.code(), goes.uuid(), stays.uuid(), before).await?;
    store::drop_pairs_of(work, Kind::Institution.code(), goes.uuid()).await?;
    let entry =
        Entry::change("institution.merged").on("institution", goes.uuid()).of_institution(goes.uuid());
    audit::record(work, entry.with(json!({ "into": stays.to_string() }))).await?;
    Ok(id)
}

async fn relocate(work: &mut Work, id: Id<Service>, to: Id<Institution>) -> Result<(), CannotMerge> {
    let Some(held) = store::hold(work, id).await? else { return Ok(()) };
    let service = Service { institution: to, ..held.kept.service };
    Ok(store::rewrite(work, "moved", &service, held.fingerprint).await?)
}

/// Parts what was joined. Both stand there as before; what was changed since in the one that stayed, is kept.
pub async fn unmerge(
    work: &mut Work,
    scope: &Scope,
    id: Id<MergedEntry>,
) -> Result<MergedEntry, CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    let merged = store::undo_merge(work, id).await?.ok_or(CannotMerge::Gone)?;
    if merged.kind == Kind::Service.code() {
        part_services(work, &merged).await?;
    } else {
        part_institutions(work, &merged).await?;
    }
    let what = if merged.kind == Kind::Service.code() { "service.unmerged" } else { "institution.unmerged" };
    let kind = if merged.kind == Kind::Service.code() { Kind::Service } else { Kind::Institution };
    let entry = Entry::change(what).on(kind.code(), merged.entry);
    audit::record(work, entry.with(json!({ "from": merged.into.to_string() }))).await?;
    Ok(merged)
}

fn unreadable(error: &serde_json::Error) -> Fault {
    Fault::Unreadable { column: "before".to_owned(), reason: error.to_string() }
}

async fn part_services(work: &mut Work, merged: &MergedEntry) -> Result<(), CannotMerge> {
    let before: ServicesBefore = serde_json::from_str(&merged.before).map_err(|error| unreadable(&error))?;
    let goes = Id::new(merged.entry);
    store::bring_back(work, goes).await?;
    if !before.stewarded {
        store::give_back(work, goes).await?;
    }
    let Some(held) = store::hold(work, before.kept.id).await? else { return Ok(()) };
    if Version::of(&held.kept.service).to_string() == before.became && held.kept.removed_at.is_none() {
        store::rewrite(work, "parted", &before.kept, held.fingerprint).await?;
    }
    Ok(())
}

async fn part_institutions(work: &mut Work, merged: &MergedEntry) -> Result<(), CannotMerge> {
    let before: InstitutionsBefore =
        serde_json::from_str(&merged.before).map_err(|error| unreadable(&error))?;
    let (goes, stays) = (Id::new(merged.entry), Id::new(merged.into));
    institutions::keep::bring_back(work, goes).await?;
    for id in before.services {
        let Some(held) = store::hold(work, id).await? else { continue };
        if held.kept.service.institution == stays {
            relocate(work, id, goes).await?;
        }
    }
    Ok(())
}

/// A page of what was joined, the latest first, and how many there are.
pub async fn merged(
    work: &mut Work,
    scope: &Scope,
    limit: u64,
    offset: u64,
) -> Result<(Vec<MergedEntry>, u64), CannotMerge> {
    scope.may(Permission::MergeEntries)?;
    Ok((store::merged(work, limit, offset).await?, store::count_merged(work).await?))
}

/// Where an entry went that was joined with another; the end of the way when that one went on. Everybody may ask.
pub async fn merged_into(work: &mut Work, kind: Kind, entry: Uuid) -> Result<Option<Uuid>, Fault> {
    const FARTHEST: usize = 20;
    let mut at = None;
    for _ in 0..FARTHEST {
        match store::merged_into(work, kind.code(), at.unwrap_or(entry)).await? {
            Some(next) => at = Some(next),
            None => break,
        }
    }
    Ok(at)
}

/// Where the institutions went that were joined with others: an import follows it.
pub(crate) async fn institutions_moved(
    work: &mut Work,
) -> Result<std::collections::HashMap<Id<Institution>, Id<Institution>>, Fault> {
    let steps: std::collections::HashMap<Uuid, Uuid> =
        store::all_merged(work, Kind::Institution.code()).await?.into_iter().collect();
    let end = |from: &Uuid| {
        let mut at = *from;
        for _ in 0..steps.len() {
            match steps.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        at
    };
    Ok(steps.keys().map(|from| (Id::new(*from), Id::new(end(from)))).collect())
}
