//! Retention that runs by itself.

use std::collections::HashSet;

use data_encoding::HEXLOWER;
use database::{Sql, Work};
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vocabulary::Moment;

use crate::{
    fault::PrivacyFault,
    rules::{ColumnRule, Retention, Sweep},
    store,
    subject::Subject,
};

/// What retention did to one column.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Cleared {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// How many rows were cleared.
    pub rows: u64,
    /// How many would have been, but for a legal hold.
    pub held: u64,
}

/// Rows asked for at a time.
const BATCH: usize = 500;

/// Clears what has been kept long enough, and what lies open about people who were erased. Returns a line for each column
/// that something runs for, also where there was nothing to do, so that the report shows that it ran. It may be stopped
/// and run again at any time.
pub async fn run_retention(work: &mut Work, rules: &[ColumnRule]) -> Result<Vec<Cleared>, PrivacyFault> {
    let erased = sweep_erased(work, rules).await?;
    let held: HashSet<Subject> = store::held(work).await?.into_iter().collect();
    let mut old: Vec<(Sweep, u32, Swept)> = Vec::new();
    let mut report = Vec::new();
    for rule in rules {
        let swept = match rule.retention {
            Retention::WithAccount | Retention::UntilErased => continue,
            Retention::OpenUntilErased { clear } => {
                let rows = erased.iter().find(|(swept, _)| *swept == clear).map_or(0, |(_, rows)| *rows);
                Swept { rows, held: 0 }
            }
            Retention::Days { days, sweep, .. } => {
                let known = old.iter().find(|(known, after, _)| *known == sweep && *after == days);
                if let Some((.., swept)) = known {
                    *swept
                } else {
                    let swept = sweep_old(work, days, sweep, &held).await?;
                    old.push((sweep, days, swept));
                    swept
                }
            }
        };
        report.push(Cleared { table: rule.table, column: rule.column, rows: swept.rows, held: swept.held });
    }
    Ok(report)
}

#[derive(Clone, Copy, Default)]
struct Swept {
    rows: u64,
    held: u64,
}

async fn sweep_old(
    work: &mut Work,
    days: u32,
    sweep: Sweep,
    held: &HashSet<Subject>,
) -> Result<Swept, PrivacyFault> {
    let kept = SignedDuration::from_hours(i64::from(days) * 24);
    let before = Moment::of(
        work.moment().timestamp().saturating_sub(kept).expect("a duration of the clock saturates"),
    );
    let (mut swept, mut after) = (Swept::default(), Uuid::nil());
    loop {
        let due = store::due(work, sweep.due, before, after, BATCH).await?;
        let Some((last, _)) = due.last() else { return Ok(swept) };
        after = *last;
        for (row, subject) in due {
            if subject.is_some_and(|subject| held.contains(&subject)) {
                swept.held += 1;
                continue;
            }
            swept.rows += store::clear(work, sweep.clear, row).await?;
            if let Some(subject) = subject.filter(|_| sweep.subject_ends) {
                store::discard_key(work, subject).await?;
            }
        }
    }
}

/// Clears what lies open about people who were erased, once for each person and set of rules: a version of the
/// program with a further rule comes back to people erased long ago.
async fn sweep_erased(work: &mut Work, rules: &[ColumnRule]) -> Result<Vec<(Sql, u64)>, PrivacyFault> {
    let mut statements: Vec<(Sql, u64)> = Vec::new();
    for rule in rules {
        if let Retention::OpenUntilErased { clear } = rule.retention
            && !statements.iter().any(|(known, _)| *known == clear)
        {
            statements.push((clear, 0));
        }
    }
    let fingerprint = fingerprint(&statements);
    loop {
        let unswept = store::unswept(work, &fingerprint, BATCH).await?;
        if unswept.is_empty() {
            return Ok(statements);
        }
        for subject in unswept {
            for (clear, rows) in &mut statements {
                *rows += store::clear(work, *clear, subject.uuid()).await?;
            }
            store::swept(work, subject, &fingerprint).await?;
        }
    }
}

fn fingerprint(statements: &[(Sql, u64)]) -> String {
    let mut digest = Sha256::new();
    for (clear, _) in statements {
        digest.update(clear.text());
        digest.update([0]);
    }
    HEXLOWER.encode(&digest.finalize()[..8])
}
