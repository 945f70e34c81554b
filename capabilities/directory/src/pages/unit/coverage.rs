//! The 14 areas of social services: what of each there is.

use institutions::CodeLists;
use jiff::civil::Date;
use translations::Speak;

use super::super::presenting::{Said, code_name};
use crate::look::Coverage;

/// One area.
pub(super) struct AreaShown {
    pub code: String,
    pub name: Said,
    /// Services that a source names.
    pub offers: u64,
    /// Services that only follow from the law.
    pub duties: u64,
    /// What people call the types of services in it.
    pub types: Vec<Said>,
    /// The list of its services.
    pub address: String,
}

impl AreaShown {
    pub fn total(&self) -> u64 {
        self.offers + self.duties
    }
}

/// All areas in the order of their list, those without services too.
pub(super) fn areas(
    coverage: &[Coverage],
    codes: &CodeLists,
    today: Date,
    path: &str,
    t: &Speak,
) -> Vec<AreaShown> {
    codes
        .list("cus_area")
        .iter()
        .filter(|code| code.holds_on(today))
        .map(|code| {
            let here: Vec<&Coverage> = coverage.iter().filter(|count| count.area == code.code).collect();
            AreaShown {
                code: code.code.clone(),
                name: Said::of(&code.name, t).unwrap_or_default(),
                offers: here.iter().map(|count| count.offers).sum(),
                duties: here.iter().map(|count| count.duties).sum(),
                types: here
                    .iter()
                    .map(|count| code_name(codes, "service_type", &count.service_type, t))
                    .collect(),
                address: format!("{path}?area={}#services", code.code),
            }
        })
        .collect()
}
