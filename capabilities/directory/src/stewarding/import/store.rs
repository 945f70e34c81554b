//! All SQL of sheets of entries.

use database::{Fault, Row, Value, Work, statements, values};
use institutions::Institution;
use vocabulary::{Id, Moment};

use super::Import;
use crate::{Service, look::Kept, store};

statements! {
    /// Puts a sheet down, before anything is changed.
    PUT = "insert into entry_import (entry_import_id, institution_id, made_at, made_by, file_name, file, added, changed, unchanged, refused)
        values ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0)";
    /// Forgets sheets that nobody confirmed.
    FORGET = "delete from entry_import where confirmed_at is null and made_at < $1";
    /// One sheet.
    IMPORT = "select * from entry_import where entry_import_id = $1";
    /// The sheets of an institution, or of the region.
    IMPORTS = "select entry_import_id, institution_id, made_at, made_by, file_name, confirmed_at, added, changed, unchanged, refused, undone_at from entry_import
        where institution_id = $1 or (institution_id is null and $1 is null) order by made_at desc, entry_import_id limit 500";
    /// Confirms a sheet, once; the file is forgotten.
    CONFIRM_IMPORT = "update entry_import set confirmed_at = $1, added = $2, changed = $3, unchanged = $4, refused = $5, file = null
        where entry_import_id = $6 and confirmed_at is null";
    /// Throws a sheet away that was not confirmed.
    THROW_AWAY = "delete from entry_import where entry_import_id = $1 and confirmed_at is null";
    /// What a sheet did to entries.
    KEEP_ROWS = "insert into entry_import_row (entry_import_id, service_id, what, state_after, owned_before) values {rows}";
    /// The same again.
    ROWS = "select service_id, what, state_after, owned_before, kept from entry_import_row where entry_import_id = $1 order by service_id";
    /// Undoes a sheet, once.
    UNDO_IMPORT = "update entry_import set undone_at = $1 where entry_import_id = $2 and confirmed_at is not null and undone_at is null";
    /// What stayed as it was when a sheet was undone.
    NOTE_KEPT = "update entry_import_row set kept = $1 where entry_import_id = $2 and service_id = $3";
    /// Takes a first publication back that nobody has decided about.
    TAKE_BACK = "delete from pending_service where service_id = $1 and decided_at is null";
    /// Services by their identifiers at their sources.
    BY_SOURCE_IDS = "select facts, changed_at, removed_at, stewarded_at from service where source_id in ({list}) order by service_id";
}

fn import(row: &Row) -> Result<Import, Fault> {
    let count = |column: &str| -> Result<u64, Fault> {
        row.get::<i64>(column).map(|number| u64::try_from(number).unwrap_or_default())
    };
    Ok(Import {
        id: row.get("entry_import_id")?,
        institution: row.get("institution_id")?,
        made_at: row.get("made_at")?,
        file_name: row.get("file_name")?,
        confirmed_at: row.get("confirmed_at")?,
        added: count("added")?,
        changed: count("changed")?,
        unchanged: count("unchanged")?,
        refused: count("refused")?,
        undone_at: row.get("undone_at")?,
    })
}

pub async fn put(work: &mut Work, import: &Import, file: &[u8], forget: Moment) -> Result<(), Fault> {
    work.run(FORGET, values![forget]).await?;
    let actor = work.actor().to_string();
    let name = import.file_name.clone();
    work.run(PUT, values![import.id, import.institution, import.made_at, actor, name, file.to_vec()])
        .await
        .map(drop)
}

/// A sheet and, while it was not confirmed, its file.
pub async fn one(work: &mut Work, id: Id<Import>) -> Result<Option<(Import, Option<Vec<u8>>)>, Fault> {
    let row = work.first(IMPORT, values![id]).await?;
    row.map(|row| Ok((import(&row)?, row.get("file")?))).transpose()
}

pub async fn all(work: &mut Work, institution: Option<Id<Institution>>) -> Result<Vec<Import>, Fault> {
    work.rows(IMPORTS, values![institution]).await?.iter().map(import).collect()
}

pub async fn confirm(work: &mut Work, done: &Import) -> Result<bool, Fault> {
    let now = work.moment();
    let counts = values![now, done.added, done.changed, done.unchanged, done.refused, done.id];
    Ok(work.run(CONFIRM_IMPORT, counts).await? > 0)
}

pub async fn throw_away(work: &mut Work, id: Id<Import>) -> Result<bool, Fault> {
    Ok(work.run(THROW_AWAY, values![id]).await? > 0)
}

/// What a sheet did to an entry.
#[derive(Debug, Clone)]
pub struct Deed {
    pub service: Id<Service>,
    /// `added`, `changed`, or `waits`.
    pub what: String,
    /// The state afterwards, as a fingerprint.
    pub state_after: i64,
    /// Whether the institution kept it before.
    pub owned_before: bool,
    /// Whether it stayed as it was when the sheet was undone; nothing while it was not.
    pub kept: Option<bool>,
}

pub async fn keep_deeds(work: &mut Work, id: Id<Import>, deeds: &[Deed]) -> Result<(), Fault> {
    let rows = deeds
        .iter()
        .map(|deed| values![id, deed.service, deed.what.clone(), deed.state_after, deed.owned_before])
        .collect();
    work.run_many(KEEP_ROWS, rows).await.map(drop)
}

pub async fn deeds(work: &mut Work, id: Id<Import>) -> Result<Vec<Deed>, Fault> {
    let rows = work.rows(ROWS, values![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Deed {
                service: row.get("service_id")?,
                what: row.get("what")?,
                state_after: row.get("state_after")?,
                owned_before: row.get("owned_before")?,
                kept: row.get("kept")?,
            })
        })
        .collect()
}

pub async fn undo(work: &mut Work, id: Id<Import>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(UNDO_IMPORT, values![now, id]).await? > 0)
}

pub async fn note_kept(
    work: &mut Work,
    id: Id<Import>,
    service: Id<Service>,
    kept: bool,
) -> Result<(), Fault> {
    work.run(NOTE_KEPT, values![kept, id, service]).await.map(drop)
}

pub async fn take_back(work: &mut Work, service: Id<Service>) -> Result<bool, Fault> {
    Ok(work.run(TAKE_BACK, values![service]).await? > 0)
}

/// Services by their identifiers at their sources, with whether their institution keeps them.
pub async fn by_source_ids(work: &mut Work, ids: &[String]) -> Result<Vec<(Kept, bool)>, Fault> {
    let list = ids.iter().map(|id| Value::from(id.as_str())).collect();
    let rows = work.rows_in(BY_SOURCE_IDS, Vec::new(), list).await?;
    rows.iter()
        .map(|row| Ok((store::kept(row)?, row.get::<Option<Moment>>("stewarded_at")?.is_some())))
        .collect()
}
