//! Loading which unit followed which.

use database::Work;
use spreadsheets::{CannotRead, Row, TableReader};

use crate::{
    loading::{CannotLoad, Complaint, EVERY, Loaded, Progress, Tally, date, filled, teryt},
    permissions, store,
    unit::{ChangeKind, UnitChange},
};

/// Loads `old_teryt, new_teryt, name, change, note` and, where it is there, `effective`.
pub async fn load_changes(
    work: &mut Work,
    reader: TableReader<'_>,
    progress: Progress<'_>,
) -> Result<Loaded, CannotLoad> {
    permissions::may_load(work.actor())?;
    let (changes, tally) = read(reader, progress)?;
    store::save_changes(work, &changes).await?;
    Ok(tally.finish(changes.len() as u64, 0))
}

fn read(mut reader: TableReader<'_>, progress: Progress<'_>) -> Result<(Vec<UnitChange>, Tally), CannotRead> {
    reader.require(&["old_teryt", "new_teryt", "name", "change"])?;
    let mut tally = Tally::of(&reader);
    let mut changes: Vec<UnitChange> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    while let Some(row) = reader.next_row()? {
        tally.read += 1;
        if tally.read.is_multiple_of(EVERY) {
            progress(tally.read, None);
        }
        match change(&row) {
            Ok(change) if seen.insert(store::change_id(&change)) => changes.push(change),
            Ok(_) => {
                tally.refuse(
                    row,
                    Complaint::new("old_teryt", "the same change stands in the file twice", "keep one"),
                );
            }
            Err(complaint) => tally.refuse(row, complaint),
        }
    }
    progress(tally.read, Some(tally.read));
    Ok((changes, tally))
}

fn change(row: &Row) -> Result<UnitChange, Complaint> {
    if let Some(problem) = row.problem() {
        return Err(problem.into());
    }
    let side = |column| row.value(column).map(|_| teryt(row, column)).transpose();
    let (old, new) = (side("old_teryt")?, side("new_teryt")?);
    if old.is_none() && new.is_none() {
        return Err(Complaint::new(
            "new_teryt",
            "neither the old nor the new code is there",
            "fill in one of them",
        ));
    }
    let change = filled(row, "change")?.parse::<ChangeKind>().map_err(|error| {
        let known: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.code()).collect();
        Complaint::new("change", error.to_string(), format!("write one of {}", known.join(", ")))
    })?;
    Ok(UnitChange {
        old,
        new,
        name: filled(row, "name")?.to_owned(),
        change,
        effective: date(row, "effective")?,
        note: row.value("note").map(str::to_owned),
    })
}
