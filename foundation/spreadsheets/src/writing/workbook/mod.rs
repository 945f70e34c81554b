//! Workbooks that people fill in and screen readers can walk through.
//!
//! Every sheet is one real Excel table from A1 with a frozen header row, no merged cells, and a name; drop-down
//! lists stand on a sheet of their own; the document has a title and a language. Texts are written as texts:
//! a workbook cannot carry a formula out of here.

mod column;
mod sheet;
mod sheet_name;

use rust_xlsxwriter as excel;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, TableColumn, TableStyle, Workbook};

use self::sheet_name::valid_sheet_name;
use super::CannotWrite;
use super::formulas::guard_apostrophes;

pub use column::{Cell, Column};
pub use sheet::Sheet;

/// What the document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookProperties {
    /// Shown in the title bar and read aloud first.
    pub title: String,
    /// BCP 47, for example `pl`.
    pub language: String,
    /// Who publishes it.
    pub author: String,
    /// One sentence: what it is for, from when.
    pub comment: String,
    /// The name of the sheet that holds the drop-down lists.
    pub lists_sheet: String,
}

/// A sheet of prose: how to fill the others in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Name of the sheet.
    pub name: String,
    /// The first cell, set as a heading.
    pub title: String,
    /// Paragraphs, each in a cell of its own, one below the other.
    pub paragraphs: Vec<String>,
    /// Columns and what they mean, as a table of two columns with these headers.
    pub columns: Option<([String; 2], Vec<[String; 2]>)>,
}

/// Builds a workbook in memory: about ten times the size of the same table as CSV, so beyond some 20,000 rows
/// offer CSV instead.
pub struct WorkbookWriter {
    workbook: Workbook,
    properties: WorkbookProperties,
    sheet_names: Vec<String>,
    lists: Vec<(String, Vec<String>)>,
    tables: usize,
}

impl std::fmt::Debug for WorkbookWriter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("WorkbookWriter").field("sheets", &self.sheet_names).finish_non_exhaustive()
    }
}

impl WorkbookWriter {
    /// An empty workbook. `created` is the moment it shows as its own, as ISO 8601 to the second; a fixed one
    /// makes equal contents give equal bytes.
    pub fn new(properties: WorkbookProperties, created: &str) -> Result<Self, CannotWrite> {
        let mut workbook = Workbook::new();
        let created = excel::ExcelDateTime::parse_from_str(created.trim_end_matches('Z'))?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title(&properties.title)
                .set_author(&properties.author)
                .set_comment(&properties.comment)
                .set_custom_property("Language", properties.language.as_str())
                .set_creation_datetime(&created),
        );
        Ok(Self { workbook, properties, sheet_names: Vec::new(), lists: Vec::new(), tables: 0 })
    }

    /// A sheet of prose.
    pub fn explain(&mut self, explanation: &Explanation) -> Result<(), CannotWrite> {
        let name = self.free_name(&explanation.name);
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(&name)?;
        sheet.set_column_width(0, 42)?.set_column_width(1, 80)?;
        let heading = Format::new().set_bold().set_font_size(14);
        let prose = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        sheet.write_string_with_format(0, 0, &explanation.title, &heading)?;
        let mut row = 1;
        for paragraph in &explanation.paragraphs {
            // Not wrapped: a long line runs over the empty cells to its right.
            sheet.write_string(row, 0, paragraph)?;
            row += 1;
        }
        if let Some((headers, lines)) = &explanation.columns {
            row += 1;
            let first = row;
            for line in lines {
                row += 1;
                for (column, text) in (0..).zip(line) {
                    sheet.write_string_with_format(row, column, text, &prose)?;
                }
            }
            let columns: Vec<_> =
                headers.iter().map(|header| TableColumn::new().set_header(header)).collect();
            self.tables += 1;
            let table = excel::Table::new()
                .set_name(format!("Table{}", self.tables))
                .set_columns(&columns)
                .set_autofilter(false)
                .set_style(TableStyle::Light1);
            sheet.add_table(first, 0, row.max(first + 1), 1, &table)?;
        }
        Ok(())
    }

    /// A sheet with one table. The name is made valid (31 characters, no `[]:*?/\`) and unique.
    pub fn sheet(&mut self, name: &str, columns: Vec<Column>) -> Result<Sheet<'_>, CannotWrite> {
        let mut seen = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let folded = column.name.trim().to_lowercase();
            if folded.is_empty() {
                return Err(CannotWrite::EmptyHeader(index + 1));
            }
            if seen.contains(&folded) {
                return Err(CannotWrite::DuplicateHeader(column.name.clone()));
            }
            seen.push(folded);
        }
        let name = self.free_name(name);
        let mut sheet = excel::Worksheet::new();
        sheet.set_name(&name)?;
        Ok(Sheet::new(self, sheet, columns))
    }

    /// The finished file.
    pub fn finish(mut self) -> Result<Vec<u8>, CannotWrite> {
        if !self.lists.is_empty() {
            let wanted =
                if self.properties.lists_sheet.is_empty() { "Lists" } else { &self.properties.lists_sheet };
            // The name was promised to the drop-downs before the sheet existed.
            let name = lists_sheet_name(wanted);
            let bold = Format::new().set_bold();
            let sheet = self.workbook.add_worksheet();
            sheet.set_name(&name)?.set_freeze_panes(1, 0)?;
            for (column, (header, values)) in (0..).zip(&self.lists) {
                sheet.write_string_with_format(0, column, header, &bold)?;
                sheet.set_column_width(column, 32)?;
                for (row, value) in (1..).zip(values) {
                    sheet.write_string(row, column, guard_apostrophes(value).as_ref())?;
                }
            }
        }
        Ok(self.workbook.save_to_buffer()?)
    }

    fn free_name(&mut self, wanted: &str) -> String {
        let name = valid_sheet_name(wanted, |name| {
            self.sheet_names.iter().any(|taken| taken.to_lowercase() == name.to_lowercase())
                || name.to_lowercase() == lists_sheet_name(&self.properties.lists_sheet).to_lowercase()
        });
        self.sheet_names.push(name.clone());
        name
    }

    /// The formula that names the cells of a list, which is kept once however many columns use it.
    fn list_of(&mut self, header: &str, values: &[String]) -> String {
        let index = self.lists.iter().position(|(_, kept)| kept == values).unwrap_or_else(|| {
            self.lists.push((header.to_owned(), values.to_vec()));
            self.lists.len() - 1
        });
        let column = excel::utility::column_number_to_name(u16::try_from(index).unwrap_or(u16::MAX));
        let sheet = lists_sheet_name(&self.properties.lists_sheet).replace('\'', "''");
        format!("='{sheet}'!${column}$2:${column}${}", values.len() + 1)
    }
}

fn lists_sheet_name(wanted: &str) -> String {
    valid_sheet_name(if wanted.is_empty() { "Lists" } else { wanted }, |_| false)
}
