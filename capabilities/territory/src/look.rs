//! Looking at units: by code and day, their children, their path, what followed them, what lies near.

use database::{Fault, Work};
use rustc_hash::FxHashMap;
use vocabulary::{Point, Teryt, UnitLevel};

use crate::{
    Date,
    locality::{Boundary, Locality},
    store,
    unit::{ChangeKind, Unit, UnitChange},
};

/// The unit of this code as it is on this day.
pub async fn unit(work: &mut Work, teryt: &Teryt, day: Date) -> Result<Option<Unit>, Fault> {
    store::unit_on(work, teryt, day).await
}

/// The units of a day, in the order of their codes; of one level, directly below one unit, or both.
pub async fn units(
    work: &mut Work,
    day: Date,
    level: Option<UnitLevel>,
    parent: Option<&Teryt>,
) -> Result<Vec<Unit>, Fault> {
    store::units_on(work, day, level, parent).await
}

/// The units directly below.
pub async fn children(work: &mut Work, parent: &Teryt, day: Date) -> Result<Vec<Unit>, Fault> {
    store::units_on(work, day, None, Some(parent)).await
}

/// The unit itself and those above it: gmina, powiat, voivodeship. What is not known is left out.
pub async fn path(work: &mut Work, teryt: &Teryt, day: Date) -> Result<Vec<Unit>, Fault> {
    let mut path = Vec::with_capacity(3);
    let mut next = Some(teryt.clone());
    while let Some(teryt) = next {
        path.extend(store::unit_on(work, &teryt, day).await?);
        next = teryt.parent();
    }
    Ok(path)
}

/// All gminas that lie in a unit.
pub async fn gminas_of(work: &mut Work, region: &Teryt, day: Date) -> Result<Vec<Unit>, Fault> {
    let mut gminas = store::units_on(work, day, Some(UnitLevel::Gmina), None).await?;
    gminas.retain(|gmina| region.contains(&gmina.teryt));
    Ok(gminas)
}

/// The localities of a gmina.
pub async fn localities_of(work: &mut Work, gmina: &Teryt) -> Result<Vec<Locality>, Fault> {
    store::localities_of(work, gmina).await
}

/// The units of this level nearest to a point, with their distance in kilometres, the nearest first.
pub async fn nearest(
    work: &mut Work,
    point: Point,
    level: UnitLevel,
    day: Date,
    most: usize,
) -> Result<Vec<(Unit, f64)>, Fault> {
    let units = store::units_on(work, day, Some(level), None).await?;
    let mut near: Vec<(Unit, f64)> = units
        .into_iter()
        .filter_map(|unit| unit.point.map(|place| (place.distance_km(point), unit)))
        .map(|(distance, unit)| (unit, distance))
        .collect();
    near.sort_by(|a, b| a.1.total_cmp(&b.1));
    near.truncate(most);
    Ok(near)
}

/// The outlines of these units for a map: for each, those of the youngest year up to `year`, or of the oldest
/// year that is known. Units without an outline are left out.
pub async fn boundaries(work: &mut Work, units: &[Teryt], year: u16) -> Result<Vec<Boundary>, Fault> {
    let mut chosen: Vec<Boundary> = Vec::with_capacity(units.len());
    for boundary in store::boundaries_of(work, units).await? {
        match chosen.last_mut().filter(|last| last.teryt == boundary.teryt) {
            Some(last) if boundary.year <= year => *last = boundary,
            Some(_) => {}
            None => chosen.push(boundary),
        }
    }
    Ok(chosen)
}

/// Every change in which the code is named.
pub async fn changes_of(work: &mut Work, teryt: &Teryt) -> Result<Vec<UnitChange>, Fault> {
    store::changes_of(work, teryt).await
}

/// The code under which a unit goes on a day: its own, or that of what followed it.
pub async fn successor(work: &mut Work, teryt: &Teryt, day: Date) -> Result<Teryt, Fault> {
    Ok(Successors::new(store::changes(work).await?).latest(teryt, day))
}

/// Which code followed which, without those that merely changed their name.
pub(crate) struct Successors(FxHashMap<Teryt, Vec<(Option<Date>, Teryt)>>);

impl Successors {
    pub fn new(changes: Vec<UnitChange>) -> Self {
        let mut following: FxHashMap<Teryt, Vec<(Option<Date>, Teryt)>> = FxHashMap::default();
        for change in changes {
            // What split or was created has no one successor.
            let goes_on =
                !matches!(change.change, ChangeKind::Split | ChangeKind::Created | ChangeKind::Ended);
            if let (true, Some(old), Some(new)) = (goes_on, change.old, change.new)
                && old != new
            {
                following.entry(old).or_default().push((change.effective, new));
            }
        }
        Self(following)
    }

    /// A change without a date is taken to have happened.
    pub fn latest(&self, teryt: &Teryt, day: Date) -> Teryt {
        let mut code = teryt.clone();
        // No chain of real changes is longer; a circle in the data must not hang us.
        for _ in 0..20 {
            let next = self.0.get(&code).and_then(|steps| {
                steps
                    .iter()
                    .filter(|(from, _)| from.is_none_or(|from| from <= day))
                    .max_by_key(|(from, _)| *from)
            });
            match next {
                Some((_, next)) => code = next.clone(),
                None => break,
            }
        }
        code
    }

    pub fn old_codes(&self) -> impl Iterator<Item = &Teryt> {
        self.0.keys()
    }
}
