//! All SQL of this capability.

use database::{Fault, Work, statements, values};
use jiff::civil::Date;
use vocabulary::Teryt;

statements! {
    /// Adds to the count of a need in a gmina and week.
    ADD = "insert into unmet_need (need, teryt, week, times) values {rows}
        on conflict (need, teryt, week) do update set times = unmet_need.times + excluded.times";
    /// What was missing since a day, most first.
    SINCE = "select need, teryt, cast(sum(times) as bigint) as times from unmet_need where week >= $1
        group by need, teryt order by times desc, need, teryt limit $2";
}

pub async fn add(work: &mut Work, counts: Vec<(String, Teryt, Date, u64)>) -> Result<(), Fault> {
    let rows = counts
        .into_iter()
        .map(|(need, teryt, week, times)| {
            values![need, &teryt, week, i64::try_from(times).unwrap_or(i64::MAX)]
        })
        .collect();
    work.run_many(ADD, rows).await.map(drop)
}

pub async fn since(work: &mut Work, day: Date, most: usize) -> Result<Vec<(String, Teryt, u64)>, Fault> {
    work.rows(SINCE, values![day, most])
        .await?
        .iter()
        .map(|row| {
            let times = row.get::<i64>("times")?;
            Ok((row.get("need")?, row.get("teryt")?, u64::try_from(times).unwrap_or_default()))
        })
        .collect()
}
