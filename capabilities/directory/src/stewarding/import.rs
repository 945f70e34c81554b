//! Verbs: many entries at once from a sheet with the columns of the export.
//!
//! A sheet is put down, compared with the directory row by row, and only then confirmed. What it did can be undone as a
//! whole for a day; entries that somebody has changed since stay as they are, and are named. Editors bring entries of the
//! institutions within their reach, the region those of any, but not what an institution keeps itself.

mod cells;
mod compare;
mod store;
mod undo;

use accounts::{Doorkeeper, NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::{CodeLists, Institution, Provenance};
use jiff::SignedDuration;
use serde_json::json;
use spreadsheets::{CannotRead, Limits, Reading, Table, Unreadable, read_table};
use vocabulary::{Id, Moment, PartialDate};

pub use self::{
    cells::{ChangedCell, Wrong},
    compare::{Line, Outcome, Reason, blank},
    store::STATEMENTS,
    undo::{Touched, Undone, touched, undo},
};
use super::{
    OWN_COLLECTION,
    add::{Added, add},
    revise::{self, CannotRevise, Revise, Version, tidied},
};
use crate::{Service, export};

/// The largest file.
pub const LARGEST: usize = 10 << 20;
/// The most entries of one sheet.
pub const MOST_ROWS: u64 = 5_000;
/// How long a sheet can be undone.
pub const UNDO_HOURS: i64 = 24;
/// How long a sheet waits to be confirmed, in hours.
const WAITS_HOURS: i64 = 48;
/// Who says so, when it is the region.
const REGION: &str = "region";

/// A sheet of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its identifier.
    pub id: Id<Import>,
    /// Whose people brought it; none for the region.
    pub institution: Option<Id<Institution>>,
    /// When.
    pub made_at: Moment,
    /// What the file was called.
    pub file_name: String,
    /// When it was confirmed; nothing was changed before.
    pub confirmed_at: Option<Moment>,
    /// How many entries are new.
    pub added: u64,
    /// How many were changed.
    pub changed: u64,
    /// How many said what was known.
    pub unchanged: u64,
    /// How many rows were refused.
    pub refused: u64,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

impl Import {
    /// Until when it can be undone; nothing when it was not confirmed, or was undone.
    pub fn undone_until(&self) -> Option<Moment> {
        let confirmed = self.confirmed_at.filter(|_| self.undone_at.is_none())?;
        Some(later(confirmed, UNDO_HOURS))
    }
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    /// One's role does not include it, or the sheet is another institution's.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] CannotRead),
    /// Somebody has confirmed it already, or thrown it away.
    #[error("this sheet does not wait any more")]
    Over,
    /// Something changed since the preview was looked at.
    #[error("the entries are not what they were when the preview was made")]
    Changed,
    /// It was undone before, or its day is over.
    #[error("this sheet cannot be undone any more")]
    TooLate,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

fn later(moment: Moment, hours: i64) -> Moment {
    let span = SignedDuration::from_hours(hours);
    Moment::of(moment.timestamp().saturating_add(span).expect("hours of the clock saturate"))
}

fn of(import: &Import, what: &'static str) -> Entry {
    let entry = Entry::change(what).on("entry_import", import.id.uuid());
    match import.institution {
        Some(institution) => entry.of_institution(institution.uuid()),
        None => entry,
    }
}

fn read(bytes: &[u8], file: &str) -> Result<Table, CannotRead> {
    let limits = Limits { file_bytes: LARGEST as u64, rows: MOST_ROWS, ..Limits::UPLOAD };
    // A workbook made from the template for institutions and services has its services on a sheet of that name.
    let table = match read_table(bytes, file, &Reading::within(limits).sheet("services")) {
        Err(CannotRead { reason: Unreadable::NoSuchSheet { .. }, .. }) => {
            read_table(bytes, file, &Reading::within(limits))?
        }
        other => other?,
    };
    table.headers.require(&["id", "name"]).map_err(|reason| CannotRead { file: file.to_owned(), reason })?;
    if table.rows.is_empty() {
        return Err(CannotRead { file: file.to_owned(), reason: Unreadable::Empty });
    }
    Ok(table)
}

/// Puts a sheet down. Nothing is changed.
pub async fn put(
    work: &mut Work,
    scope: &Scope,
    file_name: &str,
    bytes: &[u8],
) -> Result<Id<Import>, CannotImport> {
    scope.may(Permission::ImportEntries)?;
    let rows = read(bytes, file_name)?.rows.len();
    let import = Import {
        id: work.new_id(),
        institution: scope.institution(),
        made_at: work.moment(),
        file_name: spreadsheets::kind_of_file(file_name),
        confirmed_at: None,
        added: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
        undone_at: None,
    };
    let forget = later(work.moment(), -WAITS_HOURS);
    store::put(work, &import, bytes, forget).await?;
    audit::record(work, of(&import, "entries.sheet_taken").with(json!({ "rows": rows }))).await?;
    Ok(import.id)
}

/// A sheet within reach; another's is as if it were not there.
pub async fn one(work: &mut Work, scope: &Scope, id: Id<Import>) -> Result<Import, CannotImport> {
    Ok(held(work, scope, id).await?.0)
}

async fn held(
    work: &mut Work,
    scope: &Scope,
    id: Id<Import>,
) -> Result<(Import, Option<Vec<u8>>), CannotImport> {
    scope.may(Permission::ImportEntries)?;
    let found = store::one(work, id).await?;
    let found = found.filter(|(import, _)| import.institution == scope.institution());
    Ok(found.ok_or(NotAllowed::Foreign)?)
}

/// The sheets of one's institution, or of the region, the newest first.
pub async fn all(work: &mut Work, scope: &Scope) -> Result<Vec<Import>, CannotImport> {
    scope.may(Permission::ImportEntries)?;
    Ok(store::all(work, scope.institution()).await?)
}

/// The institutions for which somebody may bring entries.
pub async fn reach(work: &mut Work, scope: &Scope) -> Result<Vec<Institution>, CannotImport> {
    scope.may(Permission::ImportEntries)?;
    if scope.role().is_regional() {
        return Ok(institutions::look::all(work).await?);
    }
    Ok(super::within_reach(work, scope).await?)
}

/// All rows of a sheet, compared with the directory.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The sheet, with what confirming would count.
    pub import: Import,
    /// Its rows.
    pub lines: Vec<Line>,
    /// Which state of the directory was compared. Confirming names it.
    pub state: String,
}

/// What would become of a sheet that waits.
pub async fn preview(
    work: &mut Work,
    scope: &Scope,
    id: Id<Import>,
    codes: &CodeLists,
) -> Result<Preview, CannotImport> {
    let (mut import, file) = held(work, scope, id).await?;
    let file = file.filter(|_| import.confirmed_at.is_none()).ok_or(CannotImport::Over)?;
    let table = read(&file, &import.file_name)?;
    let lines = compare::compared(work, scope, &table, codes).await?;
    let mut state = String::new();
    for line in &lines {
        match &line.outcome {
            Outcome::New(_) => import.added += 1,
            Outcome::Changed { made_from, .. } => {
                import.changed += 1;
                state.push_str(&made_from.to_string());
            }
            Outcome::Unchanged => import.unchanged += 1,
            Outcome::Refused(_) => import.refused += 1,
        }
    }
    let counts = format!("{}.{}.{}.{state}", import.added, import.changed, import.refused);
    let state = format!("{:016x}", institutions::ledger::fingerprint(&counts).cast_unsigned());
    Ok(Preview { import, lines, state })
}

impl From<CannotRevise> for CannotImport {
    fn from(refusal: CannotRevise) -> Self {
        match refusal {
            CannotRevise::NotAllowed(refusal) => Self::NotAllowed(refusal),
            CannotRevise::Database(fault) => Self::Database(fault),
            _ => Self::Changed,
        }
    }
}

/// Confirms a sheet: what is new is added, what is different is changed, each with its own step in the history. `state`
/// is what the preview named; when the directory has changed in between, nothing is done.
pub async fn confirm(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    id: Id<Import>,
    codes: &CodeLists,
    state: &str,
) -> Result<Import, CannotImport> {
    let preview = preview(work, scope, id, codes).await?;
    if preview.state != state {
        return Err(CannotImport::Changed);
    }
    let is_region = scope.role().is_regional();
    let mut deeds = Vec::new();
    for line in preview.lines {
        let Some(institution) = line.institution else { continue };
        match line.outcome {
            Outcome::New(service) => {
                let added = if is_region {
                    add_for_the_region(work, scope, *service).await?
                } else {
                    add(work, keeper, scope, &institution, *service).await?
                };
                let (service, what) = match added {
                    Added::Published(id) => (id, "added"),
                    Added::Waits(id) => (id, "waits"),
                };
                deeds.push((service, what, false));
            }
            Outcome::Changed { service, made_from, .. } => {
                let (id, ask) = (service.id, Revise { service: *service, made_from });
                let held = super::store::hold(work, id).await?.ok_or(CannotImport::Changed)?;
                if is_region {
                    revise::write_for_the_region(work, scope, ask, "imported").await?;
                } else {
                    revise::write(work, scope, &institution, ask, "imported").await?;
                }
                deeds.push((id, "changed", held.stewarded));
            }
            Outcome::Unchanged | Outcome::Refused(_) => {}
        }
    }
    let mut kept = Vec::with_capacity(deeds.len());
    for (service, what, owned_before) in deeds {
        let state_after = match super::store::hold(work, service).await? {
            Some(held) => Version::of(&held.kept.service).number(),
            None => 0,
        };
        kept.push(store::Deed { service, what: what.to_owned(), state_after, owned_before, kept: None });
    }
    if !store::confirm(work, &preview.import).await? {
        return Err(CannotImport::Over);
    }
    store::keep_deeds(work, id, &kept).await?;
    let counts = json!({
        "added": preview.import.added,
        "changed": preview.import.changed,
        "refused": preview.import.refused,
    });
    audit::record(work, of(&preview.import, "entries.imported").with(counts)).await?;
    Ok(preview.import)
}

/// A new entry that the region writes for an institution. It is out at once, because the region is who would look at it,
/// but nobody has confirmed it, and the institution can take it over.
async fn add_for_the_region(work: &mut Work, scope: &Scope, service: Service) -> Result<Added, CannotImport> {
    scope.may(Permission::ImportEntries)?;
    let id: Id<Service> = work.new_id();
    let service = tidied(Service {
        id,
        provenance: Provenance {
            collection: OWN_COLLECTION.to_owned(),
            source_id: id.to_string(),
            source: REGION.to_owned(),
            as_of: Some(PartialDate::day(work.moment().day_in_poland())),
            also_in: Vec::new(),
        },
        ..service
    })?;
    super::store::begin(work, &service).await?;
    let entry = Entry::change("service.added").on("service", id.uuid());
    let entry = entry.of_institution(service.institution.uuid());
    audit::record(work, entry.with(json!({ "published": true, "by": REGION }))).await?;
    Ok(Added::Published(id))
}

/// Throws a sheet away that was not confirmed.
pub async fn throw_away(work: &mut Work, scope: &Scope, id: Id<Import>) -> Result<(), CannotImport> {
    let import = one(work, scope, id).await?;
    if !store::throw_away(work, id).await? {
        return Err(CannotImport::Over);
    }
    Ok(audit::record(work, of(&import, "entries.sheet_thrown_away")).await?)
}

/// The entries of the institutions within reach as the table that [`put`] takes back.
pub async fn table(
    work: &mut Work,
    scope: &Scope,
    codes: &CodeLists,
    format: export::TableFormat,
) -> Result<Vec<u8>, CannotTake> {
    let within = reach(work, scope).await?;
    let mut rows = Vec::new();
    let is_region = scope.role().is_regional();
    for institution in &within {
        for kept in crate::look::of_institution(work, institution.id).await? {
            let service = if is_region { kept.service.for_the_public() } else { kept.service };
            rows.push((service, institution.provenance.source_id.as_str()));
        }
    }
    Ok(export::tables::of_services(work, codes, &rows, format)?)
}

/// Why there is no table.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// One's role does not include it.
    #[error(transparent)]
    Import(#[from] CannotImport),
    /// The file could not be written.
    #[error(transparent)]
    Export(#[from] export::CannotExport),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}
