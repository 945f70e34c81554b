//! Bringing the units of a file and the units in the database together.
//!
//! Both ways of loading units end here. What is new is added, what changed its name gets a new period, what
//! vanished is ended, never deleted; a changed last digit of a code is noticed and kept as a [`UnitChange`].

use database::{Fault, Work};
use rustc_hash::{FxHashMap, FxHashSet};
use vocabulary::Teryt;

use crate::{
    Date, store,
    unit::{ChangeKind, Period, PointSource, Unit, UnitChange},
};

/// What a file says, ready for the database.
pub(crate) struct Incoming {
    /// No code twice.
    pub units: Vec<Unit>,
    /// The day whose state the file shows.
    pub state_of: Date,
    /// Voivodeships of which the file shows everything.
    pub whole: Vec<Teryt>,
}

/// Returns how many units were ended.
pub(crate) async fn reconcile(work: &mut Work, incoming: Incoming) -> Result<u64, Fault> {
    let stored: FxHashMap<Teryt, Unit> =
        store::open_units(work).await?.into_iter().map(|unit| (unit.teryt.clone(), unit)).collect();
    let arriving: FxHashSet<Teryt> = incoming.units.iter().map(|unit| unit.teryt.clone()).collect();
    // A gmina keeps its first six digits when its kind changes.
    let leaving_by_place: FxHashMap<&str, &Unit> = stored
        .values()
        .filter(|unit| unit.teryt.gmina().is_some() && !arriving.contains(&unit.teryt))
        .map(|unit| (&unit.teryt.as_str()[..6], unit))
        .collect();

    let (mut save, mut changes, mut end) = (Vec::new(), Vec::new(), Vec::new());
    let mut followed = FxHashSet::default();
    for unit in incoming.units {
        match stored.get(&unit.teryt) {
            None => {
                let place = unit.teryt.as_str().get(..6);
                let before = place.and_then(|place| leaving_by_place.get(place)).copied();
                let mut unit = unit;
                if let Some(before) = before {
                    followed.insert(before.teryt.clone());
                    end.push((before.clone(), unit.period.from));
                    changes.push(UnitChange {
                        old: Some(before.teryt.clone()),
                        new: Some(unit.teryt.clone()),
                        name: unit.name.clone(),
                        change: ChangeKind::KindChanged,
                        effective: Some(unit.period.from),
                        note: None,
                    });
                    unit = completed(unit, before);
                }
                save.push(unit);
            }
            Some(before) if before.name == unit.name => {
                let mut after = completed(unit, before);
                let earlier = after.period.from < before.period.from
                    && store::history_of(work, &before.teryt).await?.len() == 1;
                if earlier {
                    store::forget_unit(work, &before.teryt, before.period.from).await?;
                } else {
                    after.period.from = before.period.from;
                }
                if after != *before {
                    save.push(after);
                }
            }
            Some(before) if unit.period.from > before.period.from => {
                end.push((before.clone(), unit.period.from));
                changes.push(UnitChange {
                    old: Some(unit.teryt.clone()),
                    new: Some(unit.teryt.clone()),
                    name: unit.name.clone(),
                    change: ChangeKind::Renamed,
                    effective: Some(unit.period.from),
                    note: Some(format!("earlier name: {}", before.name)),
                });
                save.push(completed(unit, before));
            }
            Some(before) => {
                // The same period under another name: the earlier file had it wrong.
                let mut after = completed(unit, before);
                after.period = before.period;
                save.push(after);
            }
        }
    }
    for unit in stored.values() {
        let gone = !arriving.contains(&unit.teryt)
            && !followed.contains(&unit.teryt)
            && incoming.whole.iter().any(|voivodeship| voivodeship.contains(&unit.teryt));
        if gone {
            end.push((unit.clone(), incoming.state_of));
            changes.push(UnitChange {
                old: Some(unit.teryt.clone()),
                new: None,
                name: unit.name.clone(),
                change: ChangeKind::Ended,
                effective: Some(incoming.state_of),
                note: None,
            });
        }
    }
    for (unit, day) in &end {
        // A unit that was never valid according to the newer file gets an empty period.
        let day = (*day).max(unit.period.from);
        store::end_unit(work, &unit.teryt, unit.period.from, day).await?;
    }
    store::save_units(work, &save).await?;
    store::save_changes(work, &changes).await?;
    Ok(end.len() as u64)
}

/// The newer statement, with what only the older one knew.
fn completed(newer: Unit, older: &Unit) -> Unit {
    // A seat beats some point inside the outline, whichever file said it last.
    let keeps_point = newer.point.is_none()
        || older.point.is_some()
            && older.point_source == Some(PointSource::SeatPlace)
            && newer.point_source != Some(PointSource::SeatPlace);
    let (point, point_source) =
        if keeps_point { (older.point, older.point_source) } else { (newer.point, newer.point_source) };
    Unit {
        seat: newer.seat.or_else(|| older.seat.clone()),
        population: match (newer.population, older.population) {
            (Some(newer), Some(older)) if older.year > newer.year => Some(older),
            (newer, older) => newer.or(older),
        },
        point,
        point_source,
        period: Period { from: newer.period.from, to: None },
        ..newer
    }
}
