//! The register of processing activities (article 30 of the regulation), made from the rules themselves.

use std::collections::BTreeMap;

use crate::rules::{ColumnRule, LegalBasis, Retention};

/// One activity: everything that is kept for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Activity {
    /// The word for the purpose, in the locales of the crate that keeps it.
    pub purpose_key: &'static str,
    /// On which bases.
    pub legal_bases: Vec<LegalBasis>,
    /// What is kept.
    pub columns: Vec<KeptColumn>,
}

/// One column of an activity.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct KeptColumn {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The word for how long, in this crate's locales; the argument `days` where there are days.
    pub kept_key: &'static str,
    /// After how many days it goes, if after days.
    pub days: Option<u32>,
}

/// The register: one activity for each purpose, in the order of their keys.
pub fn register(rules: &[ColumnRule]) -> Vec<Activity> {
    let mut activities: BTreeMap<&'static str, Activity> = BTreeMap::new();
    for rule in rules {
        let activity = activities.entry(rule.purpose_key).or_insert_with(|| Activity {
            purpose_key: rule.purpose_key,
            legal_bases: Vec::new(),
            columns: Vec::new(),
        });
        if !activity.legal_bases.contains(&rule.legal_basis) {
            activity.legal_bases.push(rule.legal_basis);
            activity.legal_bases.sort_unstable();
        }
        activity.columns.push(kept(rule));
    }
    let mut activities: Vec<Activity> = activities.into_values().collect();
    for activity in &mut activities {
        activity.columns.sort_by_key(|column| (column.table, column.column));
    }
    activities
}

fn kept(rule: &ColumnRule) -> KeptColumn {
    let (kept_key, days) = match rule.retention {
        Retention::WithAccount => ("privacy-kept-with-account", None),
        Retention::UntilErased | Retention::OpenUntilErased { .. } => ("privacy-kept-until-erased", None),
        Retention::Days { days, .. } => ("privacy-kept-days", Some(days)),
    };
    KeptColumn { table: rule.table, column: rule.column, kept_key, days }
}
