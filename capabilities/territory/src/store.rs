//! All SQL of the territory, one text for both engines.

use database::{Fault, Row, Value, Work, values};
use vocabulary::{Id, Point, Postcode, Teryt, UnitLevel};

use crate::{
    Date,
    locality::{Boundary, Locality, PostcodePlace},
    unit::{ChangeKind, Period, PointSource, Population, Unit, UnitChange, level_code},
};

database::statements! {
    UNITS_ON = "select teryt, name, seat, population, population_year, latitude, longitude, point_source, valid_from, valid_to
        from unit where valid_from <= $1 and (valid_to is null or valid_to > $1)
        and (cast($2 as text) is null or level = $2) and (cast($3 as text) is null or parent = $3) order by teryt";
    UNIT_ON = "select teryt, name, seat, population, population_year, latitude, longitude, point_source, valid_from, valid_to
        from unit where teryt = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)";
    HISTORY_OF = "select teryt, name, seat, population, population_year, latitude, longitude, point_source, valid_from, valid_to
        from unit where teryt = $1 order by valid_from";
    OPEN_UNITS = "select teryt, name, seat, population, population_year, latitude, longitude, point_source, valid_from, valid_to
        from unit where valid_to is null order by teryt";
    SAVE_UNITS = "insert into unit (teryt, valid_from, valid_to, level, parent, name, seat, population, population_year, latitude, longitude, point_source)
        values {rows} on conflict (teryt, valid_from) do update set valid_to = excluded.valid_to, name = excluded.name, seat = excluded.seat,
        population = excluded.population, population_year = excluded.population_year, latitude = excluded.latitude,
        longitude = excluded.longitude, point_source = excluded.point_source";
    FORGET_UNIT = "delete from unit where teryt = $1 and valid_from = $2";
    END_UNIT = "update unit set valid_to = $3 where teryt = $1 and valid_from = $2";
    SAVE_CHANGES = "insert into unit_change (unit_change_id, old_teryt, new_teryt, name, change, effective, note)
        values {rows} on conflict (unit_change_id) do update set name = excluded.name,
        effective = coalesce(excluded.effective, unit_change.effective), note = coalesce(excluded.note, unit_change.note)";
    CHANGES = "select old_teryt, new_teryt, name, change, effective, note from unit_change order by new_teryt, old_teryt, change";
    CHANGES_OF = "select old_teryt, new_teryt, name, change, effective, note from unit_change
        where old_teryt = $1 or new_teryt = $1 order by effective, new_teryt, old_teryt, change";
    LOCALITIES = "select sym, name, kind, teryt, latitude, longitude from locality order by sym";
    LOCALITIES_OF = "select sym, name, kind, teryt, latitude, longitude from locality where teryt = $1 order by sym";
    SAVE_LOCALITIES = "insert into locality (sym, name, kind, teryt, latitude, longitude) values {rows}
        on conflict (sym) do update set name = excluded.name, kind = excluded.kind, teryt = excluded.teryt,
        latitude = excluded.latitude, longitude = excluded.longitude";
    FORGET_LOCALITY = "delete from locality where sym = $1";
    POSTCODE_PLACES = "select postcode, place, teryt, latitude, longitude from postcode_place order by postcode, teryt, place";
    SAVE_POSTCODE_PLACES = "insert into postcode_place (postcode, place, teryt, latitude, longitude) values {rows}
        on conflict (postcode, place, teryt) do update set latitude = excluded.latitude, longitude = excluded.longitude";
    FORGET_POSTCODE_PLACE = "delete from postcode_place where postcode = $1 and place = $2 and teryt = $3";
    SAVE_BOUNDARIES = "insert into boundary (teryt, year, rings) values {rows}
        on conflict (teryt, year) do update set rings = excluded.rings";
    BOUNDARIES_OF = "select teryt, year, rings from boundary where teryt in ({list}) order by teryt, year";
}

pub(crate) async fn units_on(
    work: &mut Work,
    day: Date,
    level: Option<UnitLevel>,
    parent: Option<&Teryt>,
) -> Result<Vec<Unit>, Fault> {
    let parameters = values![day, level.map(level_code), parent];
    work.rows(UNITS_ON, parameters).await?.iter().map(unit).collect()
}

pub(crate) async fn unit_on(work: &mut Work, teryt: &Teryt, day: Date) -> Result<Option<Unit>, Fault> {
    work.first(UNIT_ON, values![teryt, day]).await?.as_ref().map(unit).transpose()
}

/// Every period of a code, the oldest first.
pub(crate) async fn history_of(work: &mut Work, teryt: &Teryt) -> Result<Vec<Unit>, Fault> {
    work.rows(HISTORY_OF, values![teryt]).await?.iter().map(unit).collect()
}

/// Units that no source has ended.
pub(crate) async fn open_units(work: &mut Work) -> Result<Vec<Unit>, Fault> {
    work.rows(OPEN_UNITS, values![]).await?.iter().map(unit).collect()
}

pub(crate) async fn save_units(work: &mut Work, units: &[Unit]) -> Result<u64, Fault> {
    let rows = units.iter().map(|unit| {
        values![
            &unit.teryt,
            unit.period.from,
            unit.period.to,
            level_code(unit.level()),
            unit.parent().as_ref(),
            &unit.name,
            unit.seat.as_deref(),
            unit.population.map(|population| population.people),
            unit.population.map(|population| u32::from(population.year)),
            unit.point.map(|point| point.latitude),
            unit.point.map(|point| point.longitude),
            unit.point_source.map(PointSource::code),
        ]
    });
    work.run_many(SAVE_UNITS, rows.collect()).await
}

pub(crate) async fn forget_unit(work: &mut Work, teryt: &Teryt, from: Date) -> Result<u64, Fault> {
    work.run(FORGET_UNIT, values![teryt, from]).await
}

pub(crate) async fn end_unit(work: &mut Work, teryt: &Teryt, from: Date, to: Date) -> Result<u64, Fault> {
    work.run(END_UNIT, values![teryt, from, to]).await
}

pub(crate) async fn save_changes(work: &mut Work, changes: &[UnitChange]) -> Result<u64, Fault> {
    let rows = changes.iter().map(|change| {
        values![
            change_id(change),
            change.old.as_ref(),
            change.new.as_ref(),
            &change.name,
            change.change.code(),
            change.effective,
            change.note.as_deref(),
        ]
    });
    work.run_many(SAVE_CHANGES, rows.collect()).await
}

/// The same change from two sources is one change.
pub(crate) fn change_id(change: &UnitChange) -> Id<UnitChange> {
    let code = |teryt: &Option<Teryt>| teryt.as_ref().map_or(String::new(), ToString::to_string);
    Id::derived("unit_change", change.change.code(), &format!("{}>{}", code(&change.old), code(&change.new)))
}

pub(crate) async fn changes(work: &mut Work) -> Result<Vec<UnitChange>, Fault> {
    work.rows(CHANGES, values![]).await?.iter().map(unit_change).collect()
}

pub(crate) async fn changes_of(work: &mut Work, teryt: &Teryt) -> Result<Vec<UnitChange>, Fault> {
    work.rows(CHANGES_OF, values![teryt]).await?.iter().map(unit_change).collect()
}

/// Walks all localities without holding them.
pub(crate) async fn each_locality(
    work: &mut Work,
    mut visit: impl FnMut(Locality) + Send,
) -> Result<(), Fault> {
    work.each(LOCALITIES, values![], |row| {
        visit(locality(&row)?);
        Ok(())
    })
    .await
}

pub(crate) async fn localities_of(work: &mut Work, gmina: &Teryt) -> Result<Vec<Locality>, Fault> {
    work.rows(LOCALITIES_OF, values![gmina]).await?.iter().map(locality).collect()
}

pub(crate) async fn save_localities(work: &mut Work, localities: &[Locality]) -> Result<u64, Fault> {
    let rows = localities.iter().map(|locality| {
        values![
            &locality.sym,
            &locality.name,
            locality.kind.code(),
            &locality.teryt,
            locality.point.map(|point| point.latitude),
            locality.point.map(|point| point.longitude),
        ]
    });
    work.run_many(SAVE_LOCALITIES, rows.collect()).await
}

pub(crate) async fn forget_locality(work: &mut Work, sym: &str) -> Result<u64, Fault> {
    work.run(FORGET_LOCALITY, values![sym]).await
}

/// Walks all places of postal codes without holding them.
pub(crate) async fn each_postcode_place(
    work: &mut Work,
    mut visit: impl FnMut(PostcodePlace) + Send,
) -> Result<(), Fault> {
    work.each(POSTCODE_PLACES, values![], |row| {
        visit(postcode_place(&row)?);
        Ok(())
    })
    .await
}

pub(crate) async fn save_postcode_places(work: &mut Work, places: &[PostcodePlace]) -> Result<u64, Fault> {
    let rows = places.iter().map(|place| {
        values![
            place.postcode.as_str(),
            &place.place,
            &place.teryt,
            place.point.map(|point| point.latitude),
            place.point.map(|point| point.longitude),
        ]
    });
    work.run_many(SAVE_POSTCODE_PLACES, rows.collect()).await
}

pub(crate) async fn forget_postcode_place(
    work: &mut Work,
    postcode: &str,
    place: &str,
    teryt: &Teryt,
) -> Result<u64, Fault> {
    work.run(FORGET_POSTCODE_PLACE, values![postcode, place, teryt]).await
}

pub(crate) async fn save_boundaries(work: &mut Work, boundaries: &[Boundary]) -> Result<u64, Fault> {
    let rows = boundaries.iter().map(|boundary| {
        let rings: Vec<Vec<[f64; 2]>> = boundary
            .rings
            .iter()
            .map(|ring| ring.iter().map(|point| [point.longitude, point.latitude]).collect())
            .collect();
        values![&boundary.teryt, u32::from(boundary.year), serde_json::json!(rings)]
    });
    work.run_many(SAVE_BOUNDARIES, rows.collect()).await
}

/// The outlines of these units, every year that is known.
pub(crate) async fn boundaries_of(work: &mut Work, units: &[Teryt]) -> Result<Vec<Boundary>, Fault> {
    let list = units.iter().map(Value::from).collect();
    work.rows_in(BOUNDARIES_OF, values![], list).await?.iter().map(boundary).collect()
}

fn unreadable(column: &str, reason: &impl ToString) -> Fault {
    Fault::Unreadable { column: column.to_owned(), reason: reason.to_string() }
}

fn unit(row: &Row) -> Result<Unit, Fault> {
    let people: Option<i64> = row.get("population")?;
    let year: Option<i64> = row.get("population_year")?;
    let population = people.zip(year).and_then(|(people, year)| {
        Some(Population { people: u32::try_from(people).ok()?, year: u16::try_from(year).ok()? })
    });
    let source: Option<String> = row.get("point_source")?;
    Ok(Unit {
        teryt: row.get("teryt")?,
        name: row.get("name")?,
        seat: row.get("seat")?,
        population,
        point: point(row)?,
        point_source: source.as_deref().and_then(PointSource::of_code),
        period: Period { from: row.get("valid_from")?, to: row.get("valid_to")? },
    })
}

fn point(row: &Row) -> Result<Option<Point>, Fault> {
    let latitude: Option<f64> = row.get("latitude")?;
    let longitude: Option<f64> = row.get("longitude")?;
    Ok(latitude.zip(longitude).map(|(latitude, longitude)| Point { latitude, longitude }))
}

fn unit_change(row: &Row) -> Result<UnitChange, Fault> {
    let change: String = row.get("change")?;
    Ok(UnitChange {
        old: row.get("old_teryt")?,
        new: row.get("new_teryt")?,
        name: row.get("name")?,
        change: change.parse::<ChangeKind>().map_err(|error| unreadable("change", &error))?,
        effective: row.get("effective")?,
        note: row.get("note")?,
    })
}

fn locality(row: &Row) -> Result<Locality, Fault> {
    let kind: String = row.get("kind")?;
    Ok(Locality {
        sym: row.get("sym")?,
        name: row.get("name")?,
        kind: kind.parse().map_err(|error| unreadable("kind", &error))?,
        teryt: row.get("teryt")?,
        point: point(row)?,
    })
}

fn postcode_place(row: &Row) -> Result<PostcodePlace, Fault> {
    let postcode: String = row.get("postcode")?;
    Ok(PostcodePlace {
        postcode: postcode.parse::<Postcode>().map_err(|error| unreadable("postcode", &error))?,
        place: row.get("place")?,
        teryt: row.get("teryt")?,
        point: point(row)?,
    })
}

fn boundary(row: &Row) -> Result<Boundary, Fault> {
    let rings: Vec<Vec<[f64; 2]>> =
        serde_json::from_str(&row.json("rings")?).map_err(|error| unreadable("rings", &error))?;
    let year: i64 = row.get("year")?;
    Ok(Boundary {
        teryt: row.get("teryt")?,
        year: u16::try_from(year).map_err(|error| unreadable("year", &error))?,
        rings: rings
            .into_iter()
            .map(|ring| ring.into_iter().map(|[longitude, latitude]| Point { latitude, longitude }).collect())
            .collect(),
    })
}
