//! One row of `codelists.csv` and of `sources.csv`.

use institutions::{Code, Source};
use vocabulary::LocalText;

use super::rows::Cells;

pub(super) const REQUIRED_CODES: &[&str] = &["list", "id", "name_pl"];
pub(super) const REQUIRED_SOURCES: &[&str] = &["source", "publisher", "title"];

/// Reads a code.
pub(super) fn code(cells: &mut Cells<'_>) -> Option<Code> {
    let (list, code, name_pl) = (cells.required("list"), cells.required("id"), cells.required("name_pl"));
    Some(Code {
        parent: cells.text("parent"),
        name: LocalText { pl: name_pl, en: cells.text("name_en"), uk: cells.text("name_uk") },
        note: cells.text("note"),
        valid_from: cells.parsed("valid_from", "Write a day, for example 2026-01-01."),
        valid_to: cells.parsed("valid_to", "Write a day, for example 2026-12-31."),
        list: list?,
        code: code?,
    })
}

/// Reads a source.
pub(super) fn source(cells: &mut Cells<'_>) -> Option<Source> {
    let (source, publisher, title) =
        (cells.required("source"), cells.required("publisher"), cells.required("title"));
    Some(Source {
        as_of: cells.text("as_of"),
        url: cells.text("url"),
        licence: cells.text("licence"),
        used_for: cells.text("used_for"),
        source: source?,
        publisher: publisher?,
        title: title?,
    })
}
