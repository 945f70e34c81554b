//! Workbooks that people fill in and screen readers can walk through.
//!
//! Every sheet is one real Excel table from A1 with a frozen header row, no merged cells, and a name; drop-down
//! lists stand on a sheet of their own; the document has a title and a language. Texts are written as texts:
//! a workbook cannot carry a formula out of here.

use rust_xlsxwriter as excel;
use rust_xlsxwriter::{
    DataValidation, DocProperties, Format, FormatAlign, Formula, TableColumn, TableStyle, Workbook,
};

use super::formulas::guard_apostrophes;
use super::{CannotWrite, formulas};

/// Rows below the last one that still offer the drop-down, so that a template can be filled.
const SPARE_ROWS: u32 = 1_000;
/// Longest text of a cell, in UTF-16 units.
const CELL: usize = 32_767;
const ROWS: u32 = 1_048_576;

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

/// One column of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    name: String,
    width: Option<f64>,
    required: bool,
    choices: Vec<String>,
    other_values: bool,
    hint: Option<(String, String)>,
}

impl Column {
    /// A column with this header.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Width in characters; otherwise that of the header, within reason.
    #[must_use]
    pub fn width(mut self, characters: f64) -> Self {
        self.width = Some(characters);
        self
    }

    /// The header is set in bold with a mark, and readers ignore the mark.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A drop-down list with these values and no others.
    #[must_use]
    pub fn choices<S: Into<String>>(mut self, values: impl IntoIterator<Item = S>) -> Self {
        self.choices = values.into_iter().map(Into::into).collect();
        self
    }

    /// The drop-down only suggests: several values, or others, may be typed.
    #[must_use]
    pub fn or_other_values(mut self) -> Self {
        self.other_values = true;
        self
    }

    /// Shown beside the cell that is being filled in: a title (32 characters) and a text (255).
    #[must_use]
    pub fn hint(mut self, title: impl Into<String>, text: impl Into<String>) -> Self {
        self.hint = Some((title.into(), text.into()));
        self
    }

    fn header(&self) -> String {
        if self.required { format!("{} *", self.name) } else { self.name.clone() }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'text> {
    /// Nothing.
    #[default]
    Blank,
    /// A text, whatever it looks like: codes and telephones keep their zeros and signs.
    Text(&'text str),
    /// A number to count with. Not a number is written as blank.
    Number(f64),
    /// A day, as ISO 8601; a text that is none is written as it is.
    Date(&'text str),
    /// True or false.
    Flag(bool),
}

impl<'text> From<&'text str> for Cell<'text> {
    fn from(text: &'text str) -> Self {
        Self::Text(text)
    }
}

impl<'text> From<&'text String> for Cell<'text> {
    fn from(text: &'text String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl<'text, C: Into<Cell<'text>>> From<Option<C>> for Cell<'text> {
    fn from(cell: Option<C>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
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
        Ok(Sheet {
            book: self,
            worksheet: sheet,
            columns,
            rows: 0,
            date: Format::new().set_num_format("yyyy-mm-dd"),
        })
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

/// A sheet that takes rows. Dropping it without [`Sheet::finish`] leaves the sheet out of the workbook.
pub struct Sheet<'book> {
    book: &'book mut WorkbookWriter,
    worksheet: excel::Worksheet,
    columns: Vec<Column>,
    rows: u32,
    date: Format,
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Sheet")
            .field("name", &self.worksheet.name())
            .field("rows", &self.rows)
            .finish()
    }
}

impl Sheet<'_> {
    /// One row, as many cells as there are columns.
    pub fn row<'text, C: Into<Cell<'text>>>(
        &mut self,
        cells: impl IntoIterator<Item = C>,
    ) -> Result<(), CannotWrite> {
        let row = self.rows + 1;
        if row >= ROWS {
            return Err(CannotWrite::TooManyRows);
        }
        let mut found = 0_u16;
        for cell in cells {
            self.cell(row, found, &cell.into())?;
            found += 1;
        }
        self.rows = row;
        if usize::from(found) == self.columns.len() {
            Ok(())
        } else {
            Err(CannotWrite::UnevenRow {
                row: u64::from(row) + 1,
                expected: self.columns.len(),
                found: found.into(),
            })
        }
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell<'_>) -> Result<(), CannotWrite> {
        match cell {
            Cell::Number(number) if number.is_finite() => {
                self.worksheet.write_number(row, column, *number)?;
            }
            Cell::Blank | Cell::Number(_) | Cell::Text("") => {}
            Cell::Flag(flag) => {
                self.worksheet.write_boolean(row, column, *flag)?;
            }
            Cell::Date(text) => match day(text) {
                Some(day) => {
                    self.worksheet.write_datetime_with_format(row, column, &day, &self.date)?;
                }
                None => return self.cell(row, column, &Cell::Text(text)),
            },
            Cell::Text(text) => {
                let text = formulas::guard_apostrophes(text);
                if text.encode_utf16().count() > CELL {
                    let column = self.columns.get(usize::from(column)).map(|column| column.name.clone());
                    return Err(CannotWrite::CellTooLong {
                        row: u64::from(row) + 1,
                        column: column.unwrap_or_default(),
                    });
                }
                self.worksheet.write_string(row, column, text.as_ref())?;
            }
        }
        Ok(())
    }

    /// Turns the rows into a table and puts the sheet into the workbook.
    pub fn finish(mut self) -> Result<(), CannotWrite> {
        let last_row = self.rows.max(1);
        let mut table_columns = Vec::with_capacity(self.columns.len());
        for (index, column) in (0_u16..).zip(std::mem::take(&mut self.columns)) {
            let header = column.header();
            let needed = f64::from(u32::try_from(header.chars().count()).unwrap_or(60)) + 4.0;
            self.worksheet.set_column_width(index, column.width.unwrap_or(needed).clamp(8.0, 80.0))?;
            let mut format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
            if column.required {
                format = format.set_underline(excel::FormatUnderline::Single);
            }
            table_columns.push(TableColumn::new().set_header(&header).set_header_format(format));
            if let Some(validation) = self.validation(&column)? {
                let until = (last_row + SPARE_ROWS).min(ROWS - 1);
                self.worksheet.add_data_validation(1, index, until, index, &validation)?;
            }
        }
        self.worksheet.set_freeze_panes(1, 0)?;
        if !table_columns.is_empty() {
            self.book.tables += 1;
            let last_column = u16::try_from(table_columns.len() - 1).unwrap_or(u16::MAX);
            let table = excel::Table::new()
                .set_name(format!("Table{}", self.book.tables))
                .set_columns(&table_columns)
                .set_alt_text_title(self.worksheet.name())
                .set_alt_text(&self.book.properties.title)
                .set_style(TableStyle::Light1);
            self.worksheet.add_table(0, 0, last_row, last_column, &table)?;
        }
        self.book.workbook.push_worksheet(self.worksheet);
        Ok(())
    }

    fn validation(&mut self, column: &Column) -> Result<Option<DataValidation>, CannotWrite> {
        if column.choices.is_empty() && column.hint.is_none() {
            return Ok(None);
        }
        let mut validation = DataValidation::new();
        if column.choices.is_empty() {
            validation = validation.allow_any_value();
        } else {
            let list = self.book.list_of(&column.name, &column.choices);
            validation = validation.allow_list_formula(Formula::new(list));
            if column.other_values {
                validation = validation.show_error_message(false);
            }
        }
        if let Some((title, text)) = &column.hint {
            validation =
                validation.set_input_title(shortened(title, 32))?.set_input_message(shortened(text, 255))?;
        }
        Ok(Some(validation))
    }
}

fn day(text: &str) -> Option<excel::ExcelDateTime> {
    let mut parts = text.splitn(3, '-');
    let [year, month, day] = [parts.next()?, parts.next()?, parts.next()?];
    if [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return None;
    }
    excel::ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn shortened(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    text.chars().take(characters - 1).chain(['…']).collect()
}

/// A name Excel accepts: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at the edges, not "History".
fn valid_sheet_name(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let cleaned: String = wanted
        .chars()
        .map(
            |c| if c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c },
        )
        .collect();
    let mut cleaned = cleaned.trim().trim_matches('\'').trim().to_owned();
    if cleaned.is_empty() || cleaned.eq_ignore_ascii_case("history") {
        cleaned = if cleaned.is_empty() { "1".to_owned() } else { format!("{cleaned} 1") };
    }
    for attempt in 1_u32.. {
        let ending = if attempt == 1 { String::new() } else { format!(" ({attempt})") };
        let mut name = String::new();
        let room = 31 - ending.encode_utf16().count();
        for c in cleaned.chars() {
            if name.encode_utf16().count() + c.len_utf16() > room {
                break;
            }
            name.push(c);
        }
        let name = format!("{}{ending}", name.trim_end().trim_end_matches('\''));
        if !taken(&name) {
            return name;
        }
    }
    unreachable!("some number is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_is_made_valid_and_unique() {
        let free = |_: &str| false;
        assert_eq!(valid_sheet_name("Usługi [2026/11]: ?", free), "Usługi  2026 11");
        assert_eq!(valid_sheet_name("'quoted'", free), "quoted");
        assert_eq!(valid_sheet_name("", free), "1");
        assert_eq!(valid_sheet_name("History", free), "History 1");
        assert_eq!(valid_sheet_name(&"ą".repeat(40), free).chars().count(), 31);
        assert_eq!(valid_sheet_name("Usługi", |name| name == "Usługi"), "Usługi (2)");
    }
}
