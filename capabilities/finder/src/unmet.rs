//! Counting what was asked for and is not there: by need, gmina and week. No text, no person, no time of day.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use database::{Context, Database, Fault, Work};
use jiff::civil::{Date, Weekday};
use vocabulary::{Actor, Teryt};

use crate::{Found, House, NotAllowed, Where, permissions, store};

/// Why counts were not written; they wait on.
#[derive(Debug, thiserror::Error)]
pub enum CannotWrite {
    /// The actor may not.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Counts that wait in memory, so that a search never waits for the disk. A crash loses at most a minute of them.
#[derive(Debug, Clone, Default)]
pub struct UnmetNeeds {
    waiting: Arc<Mutex<Counts>>,
}

/// How often, by need, gmina and the Monday of the week.
type Counts = HashMap<(String, Teryt, Date), u64>;

/// Counts a search that found nothing suitable; tells whether it could be counted. Where the gmina is not known,
/// or nothing was recognised, there is nothing to count.
pub fn note(house: &House, found: &Found<'_>, place: &Where) -> bool {
    let (Some(place), Some(need)) = (place.place(), found.understood.needs.first()) else { return false };
    let Some(gmina) = place.teryt.gmina() else { return false };
    let today = Context::now(Actor::Visitor).moment.day_in_poland();
    house.unmet.count(&need.need.id, gmina, today);
    true
}

/// The Monday of a day's week.
fn week_of(day: Date) -> Date {
    let since_monday = day.weekday().since(Weekday::Monday);
    day.checked_sub(jiff::Span::new().days(i64::from(since_monday))).unwrap_or(day)
}

impl UnmetNeeds {
    /// Counts once.
    pub fn count(&self, need: &str, gmina: Teryt, day: Date) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting.entry((need.to_owned(), gmina, week_of(day))).or_default() += 1;
    }

    /// Writes what waits. When the database fails, it waits on.
    pub async fn write(&self, database: &Database) -> Result<(), CannotWrite> {
        let counts: Vec<_> = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.drain().collect()
        };
        if counts.is_empty() {
            return Ok(());
        }
        let written = async {
            let mut work = database.work(Context::now(Actor::System("unmet needs"))).await?;
            permissions::may_count(work.actor())?;
            let rows = counts
                .iter()
                .map(|((need, gmina, week), times)| (need.clone(), gmina.clone(), *week, *times));
            store::add(&mut work, rows.collect()).await?;
            work.commit().await.map_err(CannotWrite::from)
        };
        if let Err(fault) = written.await {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            for (key, times) in counts {
                *waiting.entry(key).or_default() += times;
            }
            return Err(fault);
        }
        Ok(())
    }
}

/// What was missing most often since a day: need, gmina, how often.
pub async fn since(work: &mut Work, day: Date, most: usize) -> Result<Vec<(String, Teryt, u64)>, Fault> {
    store::since(work, day, most).await
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::week_of;

    #[test]
    fn a_week_is_named_by_its_monday() {
        assert_eq!(week_of(date(2026, 11, 22)), date(2026, 11, 16));
        assert_eq!(week_of(date(2026, 11, 16)), date(2026, 11, 16));
    }
}
