//! Which services reach the people of a unit.

use database::{Fault, Work, values};
use vocabulary::Teryt;

use super::{COUNT_SERVING, COVERAGE, Kept, SERVICES_BY_UNIT, SERVING, SERVING_IN_AREA, all_kept, count};

/// The unit, its powiat and its voivodeship, as three parameters.
pub(super) fn ladder(unit: &Teryt) -> [String; 3] {
    let powiat = unit.powiat().unwrap_or_else(|| unit.clone());
    [unit.to_string(), powiat.to_string(), unit.voivodeship().to_string()]
}

/// How many services of one type there are, by what they claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// A code of the list `cus_area`.
    pub area: String,
    /// A code of the list `service_type`.
    pub service_type: String,
    /// Those that a source names.
    pub offers: u64,
    /// Those that only follow from the law.
    pub duties: u64,
}

pub async fn coverage(work: &mut Work, unit: &Teryt) -> Result<Vec<Coverage>, Fault> {
    let [unit, powiat, voivodeship] = ladder(unit);
    work.rows(COVERAGE, values![unit, powiat, voivodeship])
        .await?
        .iter()
        .map(|row| {
            Ok(Coverage {
                area: row.get("area")?,
                service_type: row.get("service_type")?,
                offers: count(row, "offers")?,
                duties: count(row, "duties")?,
            })
        })
        .collect()
}

/// How many services name a unit as served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCount {
    /// The unit.
    pub teryt: Teryt,
    /// Those that a source names.
    pub offers: u64,
    /// Those that only follow from the law.
    pub duties: u64,
}

pub async fn services_by_unit(work: &mut Work) -> Result<Vec<UnitCount>, Fault> {
    work.rows(SERVICES_BY_UNIT, values![])
        .await?
        .iter()
        .map(|row| {
            Ok(UnitCount {
                teryt: row.get("teryt")?,
                offers: count(row, "offers")?,
                duties: count(row, "duties")?,
            })
        })
        .collect()
}

pub async fn count_serving(work: &mut Work, unit: &Teryt) -> Result<u64, Fault> {
    let [unit, powiat, voivodeship] = ladder(unit);
    count(&work.one(COUNT_SERVING, values![unit, powiat, voivodeship]).await?, "services")
}

pub async fn serving(work: &mut Work, unit: &Teryt, limit: usize, offset: usize) -> Result<Vec<Kept>, Fault> {
    let [unit, powiat, voivodeship] = ladder(unit);
    all_kept(&work.rows(SERVING, values![unit, powiat, voivodeship, limit, offset]).await?)
}

pub async fn serving_in_area(
    work: &mut Work,
    unit: &Teryt,
    area: &str,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    let [unit, powiat, voivodeship] = ladder(unit);
    all_kept(&work.rows(SERVING_IN_AREA, values![unit, powiat, voivodeship, area, limit, offset]).await?)
}
