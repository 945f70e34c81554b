//! Loading our own table of units: voivodeships, powiats and gminas of a region or of the whole country.

use database::Work;
use rustc_hash::FxHashSet;
use spreadsheets::{CannotRead, Row, TableReader};
use vocabulary::{Teryt, UnitLevel};

use crate::{
    Date,
    loading::{
        CannotLoad, Complaint, Completeness, EVERY, Loaded, Progress, Tally, date, filled, number, point,
        teryt,
    },
    permissions,
    reconcile::{Incoming, reconcile},
    unit::{Period, PointSource, Population, Unit, gmina_kind_code, level_code},
};

/// Loads `teryt, kind, gmina_kind, name, parent, seat, population, population_year, lat, lon, coord_source,
/// valid_from`; only `teryt` and `name` are needed. The row of the country, `00`, is passed over.
///
/// With [`Completeness::Whole`], units of the voivodeships whose own row is in the file, and which the file no
/// longer has, end on the newest `valid_from` of the file; not so when a row was refused.
pub async fn load_units(
    work: &mut Work,
    reader: TableReader<'_>,
    completeness: Completeness,
    progress: Progress<'_>,
) -> Result<Loaded, CannotLoad> {
    permissions::may_load(work.actor())?;
    let today = work.moment().day_in_poland();
    let (units, mut tally) = read(reader, today, progress)?;
    let state_of = units.iter().map(|unit| unit.period.from).max().unwrap_or(today);
    let whole = whole_voivodeships(&units, completeness, &mut tally);
    let loaded = units.len() as u64;
    let ended = reconcile(work, Incoming { units, state_of, whole }).await?;
    Ok(tally.finish(loaded, ended))
}

/// The voivodeships of which nothing is missing. Because a refused row is missing only by accident, no unit
/// may end while there is one.
pub(crate) fn whole_voivodeships(
    units: &[Unit],
    completeness: Completeness,
    tally: &mut Tally,
) -> Vec<Teryt> {
    if completeness == Completeness::Part {
        return Vec::new();
    }
    if tally.refused() > 0 {
        let what = "rows were refused, so units that are missing from the file were not ended";
        let mend = "correct the refused rows and load the whole file again";
        tally.doubt(None, Complaint { column: None, what: what.to_owned(), how_to_mend: mend.to_owned() });
        return Vec::new();
    }
    units
        .iter()
        .filter(|unit| unit.level() == UnitLevel::Voivodeship)
        .map(|unit| unit.teryt.clone())
        .collect()
}

fn read(
    mut reader: TableReader<'_>,
    today: Date,
    progress: Progress<'_>,
) -> Result<(Vec<Unit>, Tally), CannotRead> {
    reader.require(&["teryt", "name"])?;
    let mut tally = Tally::of(&reader);
    let mut seen = FxHashSet::default();
    let mut units = Vec::new();
    while let Some(row) = reader.next_row()? {
        tally.read += 1;
        if tally.read.is_multiple_of(EVERY) {
            progress(tally.read, None);
        }
        if row.value("teryt") == Some("00") || row.value("kind") == Some("country") {
            tally.passed_over += 1;
            continue;
        }
        match unit(&row, today, &mut tally) {
            Ok(unit) if seen.insert(unit.teryt.clone()) => units.push(unit),
            Ok(unit) => {
                let what = format!("{} stands in the file twice", unit.teryt);
                tally.refuse(row, Complaint::new("teryt", what, "keep one of the two rows"));
            }
            Err(complaint) => tally.refuse(row, complaint),
        }
    }
    progress(tally.read, Some(tally.read));
    Ok((units, tally))
}

fn unit(row: &Row, today: Date, tally: &mut Tally) -> Result<Unit, Complaint> {
    if let Some(problem) = row.problem() {
        return Err(problem.into());
    }
    let code = teryt(row, "teryt")?;
    let mismatch = |column, said: &str, follows: &str| {
        Complaint::new(
            column,
            format!("{said:?} does not agree with the code {code}, from which {follows:?} follows"),
            "correct the code or this cell",
        )
    };
    let level = level_code(code.level());
    if let Some(said) = row.value("kind").filter(|said| *said != level) {
        return Err(mismatch("kind", said, level));
    }
    let kind = code.gmina_kind().map_or("", gmina_kind_code);
    if let Some(said) = row.value("gmina_kind").filter(|said| *said != kind) {
        return Err(mismatch("gmina_kind", said, kind));
    }
    let parent = code.parent();
    let parent = parent.as_ref().map_or("00", Teryt::as_str);
    if let Some(said) = row.value("parent").filter(|said| *said != parent) {
        return Err(mismatch("parent", said, parent));
    }
    let people = number(row, "population")?;
    let year = number(row, "population_year")?.map(u16::try_from);
    let population = match (people, year) {
        (None, _) => None,
        (Some(people), Some(Ok(year))) => Some(Population { people, year }),
        (Some(_), _) => {
            return Err(Complaint::new("population_year", "a population without its year", "write the year"));
        }
    };
    let point = point(row, tally);
    let point_source = row.value("coord_source").and_then(PointSource::of_code).filter(|_| point.is_some());
    Ok(Unit {
        name: filled(row, "name")?.to_owned(),
        seat: row.value("seat").map(str::to_owned),
        population,
        point,
        point_source,
        period: Period { from: date(row, "valid_from")?.unwrap_or(today), to: None },
        teryt: code,
    })
}
