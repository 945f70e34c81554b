//! Separated values: RFC 4180 as people break it.
//!
//! An own reader, because the questions a person asks ("which row?", "which quotation mark?") are the ones
//! that general CSV libraries do not answer: they skip blank lines without counting them and let an unclosed
//! quotation mark swallow the rest of the file.

use std::sync::Arc;

use super::encoding::{Decoded, Encoding, survey};
use super::table::Reading;
use super::{Headers, Row, Source, Unreadable};
use crate::Limits;
use crate::writing::{guarded, unguard};

/// Tried in this order; the first wins a tie.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Records that are looked at to tell the delimiter.
const SAMPLE: usize = 20;

/// The rows of a CSV file.
pub(super) struct CsvRows<'source> {
    encoding: Encoding,
    records: Records<'source>,
    unguard: bool,
}

impl<'source> CsvRows<'source> {
    pub(super) fn begin(
        mut source: Box<dyn Source + 'source>,
        reading: &Reading,
    ) -> Result<(Arc<Headers>, Self), Unreadable> {
        let encoding = survey(&mut *source)?;
        let mut records = Records::new(Decoded::new(source, encoding)?, reading.limits);
        records.refill()?;
        records.delimiter = match records.declared_delimiter() {
            Some(delimiter) => delimiter,
            None => likely_delimiter(&records.buffer, reading.limits),
        };
        let mut rows = Self { encoding, records, unguard: reading.unguard };
        if !rows.advance()? {
            return Err(Unreadable::Empty);
        }
        let headers = Headers::leaving_out(rows.cells(), &reading.ignored_columns)?;
        Ok((Arc::new(headers), rows))
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(super) fn delimiter(&self) -> char {
        char::from(self.records.delimiter)
    }

    pub(super) fn next(&mut self, headers: &Arc<Headers>) -> Result<Option<Row>, Unreadable> {
        if !self.advance()? {
            return Ok(None);
        }
        let text = std::str::from_utf8(&self.records.text)
            .expect("the decoder gives whole UTF-8 and records are cut at ASCII bytes");
        if self.unguard && self.cells().any(guarded) {
            let bare: Vec<&str> = self.cells().map(unguard).collect();
            let (mut text, mut ends) = (String::with_capacity(self.records.text.len()), Vec::new());
            for cell in bare {
                text.push_str(cell);
                ends.push(text.len());
            }
            return Ok(Some(Row::from_file(self.records.number, headers, &text, &ends)));
        }
        Ok(Some(Row::from_file(self.records.number, headers, text, &self.records.ends)))
    }

    /// To the next record that is not blank.
    fn advance(&mut self) -> Result<bool, Unreadable> {
        while self.records.read()? {
            if !self.records.text.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.records.ends.iter().map(move |end| {
            let cell = &self.records.text[std::mem::replace(&mut start, *end)..*end];
            std::str::from_utf8(cell).expect("cells are cut at ASCII bytes")
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing of the cell has been read.
    Start,
    Bare,
    Quoted,
    /// A quotation mark inside quotes: the end of the cell, or the first half of a doubled one.
    QuoteInQuoted,
}

/// Cuts text into records. Knows nothing of headers.
struct Records<'source> {
    source: Option<Decoded<'source>>,
    limits: Limits,
    delimiter: u8,
    buffer: Vec<u8>,
    at: usize,
    /// The line feed of a CR LF pair is still to come.
    after_return: bool,
    /// The record that was read last, from 1.
    number: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// A quotation mark stood where none belongs.
    stray: bool,
}

impl<'source> Records<'source> {
    fn new(source: Decoded<'source>, limits: Limits) -> Self {
        Self { source: Some(source), ..Self::of(Vec::new(), limits) }
    }

    fn of(buffer: Vec<u8>, limits: Limits) -> Self {
        Self {
            source: None,
            limits,
            delimiter: b',',
            buffer,
            at: 0,
            after_return: false,
            number: 0,
            text: Vec::new(),
            ends: Vec::new(),
            stray: false,
        }
    }

    /// The `sep=;` line by which Excel is told the delimiter. Excel hides it, so it is no row.
    fn declared_delimiter(&mut self) -> Option<u8> {
        let rest = self.buffer.strip_prefix(b"sep=")?;
        let delimiter = *rest.first()?;
        let length = match rest.get(1..) {
            Some([b'\r', b'\n', ..]) => 7,
            Some([b'\n' | b'\r', ..]) => 6,
            _ => return None,
        };
        if !DELIMITERS.contains(&delimiter) {
            return None;
        }
        self.at = length;
        Some(delimiter)
    }

    fn refill(&mut self) -> Result<bool, Unreadable> {
        self.at = 0;
        if let Some(source) = &mut self.source {
            return source.next(&mut self.buffer, self.number + 1);
        }
        self.buffer.clear();
        Ok(false)
    }

    /// Reads one record into `text` and `ends`; `false` at the end of the file.
    fn read(&mut self) -> Result<bool, Unreadable> {
        self.text.clear();
        self.ends.clear();
        self.stray = false;
        self.number += 1;
        let mut state = State::Start;
        loop {
            if self.at == self.buffer.len() && !self.refill()? {
                return self.last(state);
            }
            let byte = self.buffer[self.at];
            self.at += 1;
            if std::mem::take(&mut self.after_return) && byte == b'\n' {
                continue;
            }
            if byte == 0 {
                return Err(Unreadable::NotText { line: self.number });
            }
            state = match (state, byte) {
                (State::Start, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::QuoteInQuoted,
                (State::QuoteInQuoted, b'"') => {
                    self.text.push(b'"');
                    State::Quoted
                }
                (State::Quoted, _) => {
                    self.keep_run(|byte| byte == b'"' || byte == 0);
                    State::Quoted
                }
                (_, b'\n' | b'\r') => {
                    self.after_return = byte == b'\r';
                    self.end_cell()?;
                    return Ok(true);
                }
                (_, byte) if byte == self.delimiter => {
                    self.end_cell()?;
                    State::Start
                }
                (state, _) => {
                    let (delimiter, start) = (self.delimiter, self.text.len());
                    self.keep_run(|byte| byte == delimiter || matches!(byte, b'\n' | b'\r' | 0));
                    self.stray |= state == State::QuoteInQuoted || self.text[start..].contains(&b'"');
                    State::Bare
                }
            };
            self.check_cell()?;
        }
    }

    /// Keeps the byte just read and all that follow up to one that `stops`.
    fn keep_run(&mut self, stops: impl Fn(u8) -> bool) {
        let rest = &self.buffer[self.at..];
        let length = rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len());
        self.text.extend_from_slice(&self.buffer[self.at - 1..self.at + length]);
        self.at += length;
    }

    fn last(&mut self, state: State) -> Result<bool, Unreadable> {
        if state == State::Quoted {
            return Err(Unreadable::QuoteNotClosed { row: self.number });
        }
        if state == State::Start && self.ends.is_empty() {
            return Ok(false);
        }
        self.end_cell()?;
        Ok(true)
    }

    fn end_cell(&mut self) -> Result<(), Unreadable> {
        self.check_cell()?;
        if self.ends.len() == self.limits.columns {
            return Err(Unreadable::TooManyColumns { row: self.number, limit: self.limits.columns });
        }
        self.ends.push(self.text.len());
        Ok(())
    }

    fn check_cell(&self) -> Result<(), Unreadable> {
        let length = self.text.len() - self.ends.last().copied().unwrap_or(0);
        if length > self.limits.cell_bytes {
            let (column, limit) = (self.ends.len() + 1, self.limits.cell_bytes);
            return Err(Unreadable::CellTooLong { row: self.number, column, limit });
        }
        Ok(())
    }
}

/// The delimiter under which quotation marks stand where they belong, and the first rows agree best with a
/// header of at least two columns.
fn likely_delimiter(head: &[u8], limits: Limits) -> u8 {
    let mut best = (b',', (0, 0, 0));
    for delimiter in DELIMITERS {
        let mut records = Records::of(head.to_vec(), limits);
        records.delimiter = delimiter;
        let (mut columns, mut agreeing, mut well_quoted, mut seen) = (0, 0_usize, 0_usize, 0_usize);
        while seen < SAMPLE && matches!(records.read(), Ok(true)) {
            if records.text.is_empty() {
                continue;
            }
            if seen == 0 {
                columns = records.ends.len();
            }
            seen += 1;
            agreeing += usize::from(records.ends.len() == columns);
            well_quoted += usize::from(!records.stray);
        }
        let score = (well_quoted * 100 / seen.max(1), agreeing * 100 / seen.max(1), columns);
        if columns > 1 && score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        char::from(likely_delimiter(text.as_bytes(), Limits::IMPORT))
    }

    #[test]
    fn the_delimiter_is_the_one_the_rows_agree_on() {
        assert_eq!(delimiter("id,name\n1,a\n"), ',');
        assert_eq!(delimiter("id;nazwa, adres;koszt\n1;a, b;2,50\n2;c;1,00\n"), ';');
        assert_eq!(delimiter("id\tname\n1\ta;b\n"), '\t');
        assert_eq!(delimiter("\"a;b\",c\n1,2\n"), ',');
        assert_eq!(delimiter("only\none\n"), ',');
        assert_eq!(delimiter(""), ',');
    }
}
