//! One row of a table.

use std::sync::Arc;

use translations::Speak;

use super::Headers;

/// A row and the number under which a person finds it in their spreadsheet (the header is row 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet shows it; blank rows are skipped but counted.
    pub number: u64,
    headers: Arc<Headers>,
    /// All cells one after another: two allocations a row instead of one a cell.
    text: String,
    ends: Vec<usize>,
    problem: Option<RowProblem>,
}

/// What is wrong with the shape of a row. Its cells can still be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// Usually a separator inside a cell without quotation marks.
    #[error("the row has {found} cells, the header has {expected}")]
    TooManyCells {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Usually a row that was cut off.
    #[error("the row has only {found} cells, the header has {expected}")]
    TooFewCells {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
}

impl RowProblem {
    /// What is wrong and what to do, in the language of `speak`.
    pub fn say(self, speak: &Speak) -> (String, String) {
        let (key, expected, found) = match self {
            Self::TooManyCells { expected, found } => ("spreadsheets-too-many-cells", expected, found),
            Self::TooFewCells { expected, found } => ("spreadsheets-too-few-cells", expected, found),
        };
        let filled = [("expected", expected.into()), ("found", found.into())];
        (speak.say_with(key, &filled), speak.say(format!("{key}-mend")))
    }

    /// One English sentence: what the person can do.
    pub fn how_to_mend(self) -> &'static str {
        match self {
            Self::TooManyCells { .. } => "Put text that contains the separator between quotation marks.",
            Self::TooFewCells { .. } => "Complete the row; leave a cell empty where there is nothing to say.",
        }
    }
}

impl Row {
    /// A row made by hand, for tests and for writing back.
    pub fn new<S: AsRef<str>>(
        number: u64,
        headers: Arc<Headers>,
        cells: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(headers.len());
        for cell in cells {
            text.push_str(cell.as_ref());
            ends.push(text.len());
        }
        Self::assemble(number, headers, text, ends)
    }

    /// Leaves out the columns the headers leave out, forgives blank cells at the end, notes a wrong shape.
    pub(crate) fn from_file(number: u64, headers: &Arc<Headers>, text: &str, ends: &[usize]) -> Self {
        if headers.left_out.is_empty() {
            return Self::assemble(number, Arc::clone(headers), text.to_owned(), ends.to_vec());
        }
        let kept = (0..ends.len())
            .filter(|index| !headers.left_out.contains(index))
            .map(|index| &text[index.checked_sub(1).map_or(0, |before| ends[before])..ends[index]]);
        Self::new(number, Arc::clone(headers), kept)
    }

    fn assemble(number: u64, headers: Arc<Headers>, text: String, mut ends: Vec<usize>) -> Self {
        let expected = headers.len();
        while let [.., before, last] = ends[..]
            && ends.len() > expected
            && before == last
        {
            ends.pop();
        }
        let found = ends.len();
        let problem = match found.cmp(&expected) {
            std::cmp::Ordering::Greater => Some(RowProblem::TooManyCells { expected, found }),
            std::cmp::Ordering::Less => Some(RowProblem::TooFewCells { expected, found }),
            std::cmp::Ordering::Equal => None,
        };
        Self { number, headers, text, ends, problem }
    }

    /// The columns.
    pub fn headers(&self) -> &Arc<Headers> {
        &self.headers
    }

    /// What is wrong with the row's shape, if anything.
    pub fn problem(&self) -> Option<RowProblem> {
        self.problem
    }

    /// The cell exactly as it stands in the file; empty when the column or the cell is missing.
    pub fn cell(&self, name: &str) -> &str {
        self.headers.position(name).map_or("", |index| self.at(index))
    }

    /// The cell without surrounding blanks; `None` when nothing is left of it or there is no such column.
    pub fn value(&self, name: &str) -> Option<&str> {
        Some(self.cell(name).trim()).filter(|text| !text.is_empty())
    }

    /// The parts of a cell that lists several things with a separator, trimmed, without empty ones.
    pub fn values<'row>(&'row self, name: &str, separator: char) -> impl Iterator<Item = &'row str> {
        self.cell(name).split(separator).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The cell in this column, from 0; empty beyond the last one.
    pub fn at(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index).copied() else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..end]
    }

    /// All cells in file order, those beyond the header too.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|index| self.at(index))
    }
}
