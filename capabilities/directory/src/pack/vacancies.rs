//! One row of `vacancies.csv`.

use jiff::civil::Date;

use super::rows::Cells;
use crate::Vacancy;

pub(super) const REQUIRED: &[&str] = &["as_of", "home_name", "resident_type", "places"];

const COUNT: &str = "Write a whole number, or leave the cell empty when the register contradicts itself.";

/// Reads a state of free places; complains and returns nothing when the row cannot be one.
pub(super) fn vacancy(cells: &mut Cells<'_>) -> Option<Vacancy> {
    let as_of: Option<Date> =
        cells.parsed("as_of", "Write the last day of the month, for example 2026-07-31.");
    let (home_name, resident_type) = (cells.required("home_name"), cells.required("resident_type"));
    let vacancy = Vacancy {
        institution_source_id: cells.text("institution_id").unwrap_or_default(),
        places: cells.parsed("places", COUNT),
        free_women: cells.parsed("free_women", COUNT),
        free_men: cells.parsed("free_men", COUNT),
        free_any: cells.parsed("free_any", COUNT),
        free_total: cells.parsed("free_total", COUNT),
        waiting: cells.parsed("waiting_any", COUNT),
        waiting_days: cells.parsed("waiting_days", COUNT),
        note: cells.text("note"),
        as_of: as_of?,
        home_name: home_name?,
        resident_type: resident_type?,
    };
    if vacancy.institution_source_id.is_empty() {
        cells.warn(
            "institution_id",
            "the register names a home that the directory does not know",
            "Add the home to institutions.csv; the state was kept under its name.",
        );
    }
    Some(vacancy)
}
