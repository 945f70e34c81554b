//! Excel workbooks (XLSX), read cell by cell after their parts have been weighed.
//!
//! A workbook is a ZIP archive: 20 kB can unpack to gigabytes, a single cell can claim to stand in column
//! XFD of row 1,048,576, and a count in a header can reserve all memory. So every part is unpacked once into
//! nothing, and counted, before the real reader sees the file; and the grid is never built, only rows.

use std::io::{Read, Seek};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::table::Reading;
use super::{Foreign, Headers, Row, Source, Unreadable};
use crate::Limits;
use crate::writing::unguard;

/// Parts a workbook may have; a large real one has some dozens.
const PARTS: usize = 2_000;

/// The rows of a sheet, already in memory: their sum is bounded by [`Limits::unpacked_bytes`].
pub(super) struct WorkbookRows {
    rows: std::vec::IntoIter<Row>,
}

impl WorkbookRows {
    pub(super) fn next(&mut self) -> Option<Row> {
        self.rows.next()
    }
}

pub(super) fn read(
    mut source: Box<dyn Source + '_>,
    reading: &Reading,
) -> Result<(Arc<Headers>, String, WorkbookRows), Unreadable> {
    weigh(&mut source, reading.limits)?;
    source.rewind()?;
    // Because: calamine 0.38 panics on some damaged cell references (`r="4300000000"`). Nothing of what the
    // closure touches is used after a panic.
    let read = std::panic::catch_unwind(AssertUnwindSafe(move || {
        let mut workbook = Xlsx::new(source).map_err(damaged)?;
        let sheet = chosen_sheet(&workbook.sheet_names(), reading.sheet.as_deref())?;
        let (headers, rows) = sheet_rows(&mut workbook, &sheet, reading)?;
        Ok((headers, sheet, WorkbookRows { rows: rows.into_iter() }))
    }));
    read.unwrap_or_else(|_| Err(Unreadable::Damaged { detail: "the reader gave up".to_owned() }))
}

fn damaged(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        XlsxError::Io(error) => Unreadable::Disk(error),
        other => Unreadable::Damaged { detail: other.to_string() },
    }
}

/// Unpacks every part into nothing and counts.
fn weigh(source: &mut (impl Read + Seek), limits: Limits) -> Result<(), Unreadable> {
    let broken = |error: zip::result::ZipError| Unreadable::Damaged { detail: error.to_string() };
    let packed = source.seek(std::io::SeekFrom::End(0))?;
    source.rewind()?;
    let limit = limits.unpacked_bytes.min((packed.saturating_mul(limits.unpacked_ratio)).max(16 << 20));
    let mut archive = zip::ZipArchive::new(source).map_err(broken)?;
    if archive.len() > PARTS {
        return Err(Unreadable::Damaged { detail: format!("{} parts", archive.len()) });
    }
    let named = |wanted: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(wanted));
    if named("content.xml") {
        return Err(Unreadable::NotATable { kind: Foreign::OpenDocument });
    }
    if named("xl/workbook.bin") {
        return Err(Unreadable::NotATable { kind: Foreign::BinaryWorkbook });
    }
    if named("word/document.xml") {
        return Err(Unreadable::NotATable { kind: Foreign::TextDocument });
    }
    if !named("[Content_Types].xml") {
        return Err(Unreadable::NotATable { kind: Foreign::Archive });
    }
    let mut unpacked = 0_u64;
    let mut buffer = vec![0; 1 << 16];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(broken)?;
        if part.encrypted() {
            return Err(Unreadable::Locked);
        }
        if unpacked.saturating_add(part.size()) > limit {
            return Err(Unreadable::UnpacksTooLarge { limit });
        }
        // Only this part is read with memory reserved beforehand.
        let is_strings = part.name().map_or(true, |name| name.to_ascii_lowercase().contains("sharedstrings"));
        let mut promises = Promises::default();
        let before = unpacked;
        loop {
            let length = match part.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) => return Err(Unreadable::Damaged { detail: error.to_string() }),
            };
            unpacked += length as u64;
            if unpacked > limit {
                return Err(Unreadable::UnpacksTooLarge { limit });
            }
            if is_strings {
                // Markup in UTF-16 would hide a promise from the search below; no spreadsheet writes it.
                if buffer[..length].contains(&0) {
                    return Err(Unreadable::Damaged { detail: "zero bytes in a part".to_owned() });
                }
                promises.look(&buffer[..length]);
            }
        }
        // The shortest shared string takes five bytes of markup (`<si/>`).
        if promises.largest > (unpacked - before) / 5 {
            return Err(Unreadable::Damaged { detail: "a part promises more than it holds".to_owned() });
        }
    }
    Ok(())
}

/// The largest `uniqueCount` in a part: the reader reserves memory for as many strings unseen.
#[derive(Default)]
struct Promises {
    largest: u64,
    tail: Vec<u8>,
}

impl Promises {
    fn look(&mut self, chunk: &[u8]) {
        const WORD: &[u8] = b"uniqueCount";
        const REACH: usize = 64;
        self.tail.extend_from_slice(chunk);
        let mut from = 0;
        while let Some(found) = self.tail[from..].windows(WORD.len()).position(|window| window == WORD) {
            let after = from + found + WORD.len();
            let digits = self.tail[after..]
                .iter()
                .take(REACH)
                .skip_while(|byte| !byte.is_ascii_digit())
                .take_while(|byte| byte.is_ascii_digit());
            let count = digits
                .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
            self.largest = self.largest.max(count);
            from = after;
        }
        let keep = (WORD.len() + REACH).min(self.tail.len());
        self.tail.drain(..self.tail.len() - keep);
    }
}

fn chosen_sheet(present: &[String], wanted: Option<&str>) -> Result<String, Unreadable> {
    let found = match wanted {
        Some(wanted) => present.iter().find(|name| name.to_lowercase() == wanted.to_lowercase()),
        None => present.first(),
    };
    found.cloned().ok_or_else(|| match wanted {
        Some(wanted) => Unreadable::NoSuchSheet { wanted: wanted.to_owned(), present: present.to_vec() },
        None => Unreadable::Empty,
    })
}

/// Collects cells into rows as they come; the first row with content is the header.
struct Gathering<'reading> {
    reading: &'reading Reading,
    headers: Option<Arc<Headers>>,
    rows: Vec<Row>,
    /// The row being gathered, from 0.
    row: u32,
    text: String,
    ends: Vec<usize>,
    kept_bytes: u64,
}

impl Gathering<'_> {
    fn cell(&mut self, (row, column): (u32, u32), shown: &str) -> Result<(), Unreadable> {
        if shown.is_empty() {
            return Ok(());
        }
        let limits = self.reading.limits;
        let (number, column) = (u64::from(row) + 1, column as usize);
        if row < self.row || (row == self.row && column < self.ends.len()) {
            return Err(Unreadable::Damaged { detail: format!("cells out of order in row {number}") });
        }
        if column >= limits.columns {
            return Err(Unreadable::TooManyColumns { row: number, limit: limits.columns });
        }
        if shown.len() > limits.cell_bytes {
            let (column, limit) = (column + 1, limits.cell_bytes);
            return Err(Unreadable::CellTooLong { row: number, column, limit });
        }
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        self.ends.resize(column, self.text.len());
        self.text.push_str(if self.reading.unguard { unguard(shown) } else { shown });
        self.ends.push(self.text.len());
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        if self.text.is_empty() {
            self.ends.clear();
            return Ok(());
        }
        let limits = self.reading.limits;
        if let Some(headers) = &self.headers {
            // In a grid a row has no length: what is not there is blank.
            let columns = headers.len() + headers.left_out.len();
            self.ends.resize(self.ends.len().max(columns), self.text.len());
            self.kept_bytes += (self.text.len() + self.ends.len() * 8 + 96) as u64;
            if self.kept_bytes > limits.unpacked_bytes {
                return Err(Unreadable::UnpacksTooLarge { limit: limits.unpacked_bytes });
            }
            if self.rows.len() as u64 >= limits.rows {
                return Err(Unreadable::TooManyRows { limit: limits.rows });
            }
            self.rows.push(Row::from_file(u64::from(self.row) + 1, headers, &self.text, &self.ends));
        } else {
            let mut start = 0;
            let names = self.ends.iter().map(|end| &self.text[std::mem::replace(&mut start, *end)..*end]);
            self.headers = Some(Arc::new(Headers::leaving_out(names, &self.reading.ignored_columns)?));
        }
        self.text.clear();
        self.ends.clear();
        Ok(())
    }
}

fn sheet_rows<S: Read + Seek>(
    workbook: &mut Xlsx<S>,
    sheet: &str,
    reading: &Reading,
) -> Result<(Arc<Headers>, Vec<Row>), Unreadable> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut gathering = Gathering {
        reading,
        headers: None,
        rows: Vec::new(),
        row: 0,
        text: String::new(),
        ends: Vec::new(),
        kept_bytes: 0,
    };
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        match cell.get_value() {
            DataRef::SharedString(text) => gathering.cell(cell.get_position(), text)?,
            DataRef::String(text) => gathering.cell(cell.get_position(), text)?,
            other => gathering.cell(cell.get_position(), &shown(&Data::from(other.clone())))?,
        }
    }
    gathering.end_row()?;
    let Some(headers) = gathering.headers else { return Err(Unreadable::Empty) };
    Ok((headers, gathering.rows))
}

/// A cell as text: numbers without `.0`, dates as ISO 8601, errors as Excel shows them.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(moment) => moment_text(*moment),
        Data::Error(error) => error.to_string(),
    }
}

/// Fifteen significant digits, as Excel shows them: 0.1 + 0.2 is 0.3.
fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().expect("a formatted number can be parsed");
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn moment_text(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    // Outside of Excel's calendar there is no date, whatever the cell's format says.
    if !(0.0..2_958_466.0).contains(&days) {
        return number_text(days);
    }
    if moment.is_duration() {
        #[expect(clippy::cast_possible_truncation, reason = "days are below three million")]
        #[expect(clippy::cast_sign_loss, reason = "days are not negative here")]
        let seconds = (days * 86_400.0).round() as u64;
        return clock(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = clock(hour.into(), minute.into(), second.into());
    if days < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}

fn clock(hour: u64, minute: u64, second: u64) -> String {
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_look_as_excel_shows_them() {
        for (number, text) in [
            (12.0, "12"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (50.0647, "50.0647"),
            (1e15, "1000000000000000"),
            (48_123_456_789.0, "48123456789"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn dates_times_and_durations_are_iso_8601() {
        let moment = |value| moment_text(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        assert_eq!(moment(46_348.0), "2026-11-22");
        assert_eq!(moment(46_348.354_166_666_664), "2026-11-22T08:30");
        assert_eq!(moment(0.75), "18:00");
        assert_eq!(moment(1e12), "1000000000000");
        assert_eq!(moment_text(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)), "36:00");
    }

    #[test]
    fn a_promise_is_found_across_chunks() {
        let mut promises = Promises::default();
        promises.look(b"<sst count=\"1\" uniqu");
        promises.look(b"eCount = '99999999999'>");
        assert_eq!(promises.largest, 99_999_999_999);
    }
}
