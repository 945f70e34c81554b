//! A sheet that takes rows and becomes a table.

use rust_xlsxwriter as excel;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Formula, TableColumn, TableStyle};

use super::super::CannotWrite;
use super::super::formulas::guard_apostrophes;
use super::{Cell, Column, WorkbookWriter};

/// Rows below the last one that still offer the drop-down, so that a template can be filled.
const SPARE_ROWS: u32 = 1_000;
/// Longest text of a cell, in UTF-16 units.
const CELL: usize = 32_767;
const ROWS: u32 = 1_048_576;

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

impl<'book> Sheet<'book> {
    pub(super) fn new(
        book: &'book mut WorkbookWriter,
        worksheet: excel::Worksheet,
        columns: Vec<Column>,
    ) -> Self {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        Self { book, worksheet, columns, rows: 0, date }
    }

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
                let text = guard_apostrophes(text);
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
