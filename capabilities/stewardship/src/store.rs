//! All SQL of the pages of staff: which Polish text a translation was last held against.

use database::{Fault, Work, statements, values};
use directory::Service;
use vocabulary::{Id, Language};

statements! {
    /// What the translations of a service were last held against.
    CHECKS = "select slot, language, polish from translation_check where service_id = $1";
    /// Notes what some translations were held against.
    KEEP_CHECKS = "insert into translation_check (service_id, slot, language, polish, checked_at) values {rows}
        on conflict (service_id, slot, language) do update set polish = excluded.polish, checked_at = excluded.checked_at";
}

/// A slot, its language, and the fingerprint of the Polish text it was held against.
pub type Check = (String, Language, i64);

pub async fn checks(work: &mut Work, id: Id<Service>) -> Result<Vec<Check>, Fault> {
    work.rows(CHECKS, values![id])
        .await?
        .iter()
        .map(|row| {
            let language: String = row.get("language")?;
            let language = language.parse().map_err(|_| Fault::Unreadable {
                column: "language".to_owned(),
                reason: format!("{language} is none of ours"),
            })?;
            Ok((row.get("slot")?, language, row.get("polish")?))
        })
        .collect()
}

pub async fn keep_checks(work: &mut Work, id: Id<Service>, checks: &[Check]) -> Result<(), Fault> {
    let moment = work.moment();
    let rows = checks
        .iter()
        .map(|(slot, language, polish)| values![id, slot, language.code(), *polish, moment])
        .collect();
    work.run_many(KEEP_CHECKS, rows).await.map(drop)
}
