//! Loading the localities of a region.

use database::Work;
use rustc_hash::FxHashSet;
use spreadsheets::{CannotRead, Row, TableReader};
use vocabulary::Teryt;

use crate::{
    loading::{CannotLoad, Complaint, Completeness, EVERY, Loaded, Progress, Tally, filled, gmina, point},
    locality::{Locality, LocalityKind},
    permissions, store,
};

/// Loads `sym, name, kind, teryt, lat, lon`.
///
/// With [`Completeness::Whole`], localities of the file's voivodeships that the file no longer has are removed,
/// except those whose rows were refused.
pub async fn load_localities(
    work: &mut Work,
    reader: TableReader<'_>,
    completeness: Completeness,
    progress: Progress<'_>,
) -> Result<Loaded, CannotLoad> {
    permissions::may_load(work.actor())?;
    let Read { localities, named, mut tally } = read(reader, progress)?;
    let mut vanished = Vec::new();
    if completeness == Completeness::Whole {
        let scope: FxHashSet<Teryt> =
            localities.iter().map(|locality| locality.teryt.voivodeship()).collect();
        store::each_locality(work, |locality| {
            if scope.contains(&locality.teryt.voivodeship()) && !named.contains(&locality.sym) {
                vanished.push(locality.sym);
            }
        })
        .await?;
    }
    for sym in &vanished {
        store::forget_locality(work, sym).await?;
    }
    doubt_unknown_gminas(work, localities.iter().map(|locality| &locality.teryt), &mut tally).await?;
    let (total, mut done) = (localities.len() as u64, 0);
    for part in localities.chunks(10_000) {
        store::save_localities(work, part).await?;
        done += part.len() as u64;
        progress(done, Some(total));
    }
    Ok(tally.finish(total, vanished.len() as u64))
}

/// One warning for each gmina that no table of units knows.
pub(crate) async fn doubt_unknown_gminas<'a>(
    work: &mut Work,
    gminas: impl Iterator<Item = &'a Teryt>,
    tally: &mut Tally,
) -> Result<(), database::Fault> {
    let known: FxHashSet<Teryt> = store::open_units(work).await?.into_iter().map(|unit| unit.teryt).collect();
    let unknown: std::collections::BTreeSet<&Teryt> =
        gminas.filter(|teryt| !known.contains(*teryt)).collect();
    for teryt in unknown {
        let what = format!("the gmina {teryt} is not among the units, so its places cannot be found");
        tally.doubt(None, Complaint::new("teryt", what, "load the units first, or correct the code"));
    }
    Ok(())
}

struct Read {
    localities: Vec<Locality>,
    /// Every number in the file, of refused rows too.
    named: FxHashSet<String>,
    tally: Tally,
}

fn read(mut reader: TableReader<'_>, progress: Progress<'_>) -> Result<Read, CannotRead> {
    reader.require(&["sym", "name", "kind", "teryt"])?;
    let mut tally = Tally::of(&reader);
    let mut named = FxHashSet::default();
    let mut localities = Vec::new();
    while let Some(row) = reader.next_row()? {
        tally.read += 1;
        if tally.read.is_multiple_of(EVERY) {
            progress(tally.read, None);
        }
        let is_new = row.value("sym").is_some_and(|sym| named.insert(sym.to_owned()));
        match locality(&row, &mut tally) {
            Ok(locality) if is_new => localities.push(locality),
            Ok(locality) => {
                let what = format!("{} stands in the file twice", locality.sym);
                tally.refuse(row, Complaint::new("sym", what, "keep one of the two rows"));
            }
            Err(complaint) => tally.refuse(row, complaint),
        }
    }
    Ok(Read { localities, named, tally })
}

fn locality(row: &Row, tally: &mut Tally) -> Result<Locality, Complaint> {
    if let Some(problem) = row.problem() {
        return Err(problem.into());
    }
    let sym = filled(row, "sym")?;
    if sym.len() != 7 || !sym.bytes().all(|byte| byte.is_ascii_digit()) {
        let shown: String = sym.chars().take(20).collect();
        return Err(Complaint::new(
            "sym",
            format!("{shown:?} is not a SIMC number"),
            "write seven digits, zeros too",
        ));
    }
    let name = filled(row, "name")?.to_owned();
    let kind = filled(row, "kind")?.parse::<LocalityKind>().map_err(|error| {
        let known: Vec<&str> = LocalityKind::ALL.iter().map(|kind| kind.code()).collect();
        Complaint::new("kind", error.to_string(), format!("write one of {}", known.join(", ")))
    })?;
    Ok(Locality { sym: sym.to_owned(), name, kind, teryt: gmina(row, "teryt")?, point: point(row, tally) })
}
