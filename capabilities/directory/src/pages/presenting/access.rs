//! Accessibility: each statement with who says so and when.

use institutions::{Access, CodeLists};
use translations::Speak;

use super::{Said, Sources, code_name, date};

/// Statements by the same source of the same date.
#[derive(Debug, Clone)]
pub(in crate::pages) struct AccessGroup {
    pub needs: Vec<Said>,
    /// "Małopolski Urząd Wojewódzki, 4 maja 2026".
    pub by: String,
}

/// The statements about a service and about its place, each once, gathered by who made them.
pub(in crate::pages) fn access_groups<'a>(
    statements: impl IntoIterator<Item = &'a Access>,
    codes: &CodeLists,
    sources: &Sources,
    t: &Speak,
) -> Vec<AccessGroup> {
    let mut groups: Vec<(&Access, AccessGroup)> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for statement in statements {
        if seen.contains(&statement.need.as_str()) {
            continue;
        }
        seen.push(&statement.need);
        let need = code_name(codes, "access_need", &statement.need, t);
        let same = |(first, _): &&mut (&Access, AccessGroup)| {
            first.confirmed_by == statement.confirmed_by && first.confirmed_on == statement.confirmed_on
        };
        if let Some((_, group)) = groups.iter_mut().find(same) {
            group.needs.push(need);
            continue;
        }
        let publisher = sources.publisher(&statement.confirmed_by);
        let by = match statement.confirmed_on {
            Some(on) => format!("{publisher}, {}", date(t, on)),
            None => publisher,
        };
        groups.push((statement, AccessGroup { needs: vec![need], by }));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
