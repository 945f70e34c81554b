//! What the components in `templates/components/` are given.

/// One option of a select, a set of radio buttons or check boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends; a short word, because it becomes part of an id.
    pub value: String,
    /// What people read.
    pub label: String,
    /// A line under it; empty for none.
    pub hint: String,
    /// It is selected.
    pub chosen: bool,
}

impl Choice {
    /// An option without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), chosen }
    }

    /// With a line under it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A number of the emergency band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyLine {
    /// As dialled: `112`, `116 123`.
    pub number: String,
    /// For whom or what.
    pub text: String,
}

/// A table of ready texts. Tables with richer cells are written in the page's own template with the same
/// classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, with its unit.
    pub caption: String,
    /// From left to right; the first is the row's heading.
    pub columns: Vec<Column>,
    /// As many cells in a row as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// How its cells are set.
    pub setting: Setting,
}

/// How the cells of a [`Column`] are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Words, never broken inside.
    Words,
    /// Numbers, to the right.
    Numbers,
    /// Identifiers and codes: small, and broken anywhere when the window is narrow.
    Codes,
}

impl Setting {
    /// The class of its cells; empty for words.
    pub fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Numbers => "number",
            Self::Codes => "code",
        }
    }
}

/// A cell of a [`Table`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub address: String,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: impl Into<String>) -> Self {
        Self { caption: caption.into(), ..Self::default() }
    }

    /// With one more column of words.
    #[must_use]
    pub fn column(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column { name: name.into(), setting: Setting::Words });
        self
    }

    /// With one more column of numbers.
    #[must_use]
    pub fn numbers(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column { name: name.into(), setting: Setting::Numbers });
        self
    }

    /// With one more column of identifiers or codes.
    #[must_use]
    pub fn codes(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column { name: name.into(), setting: Setting::Codes });
        self
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        self.rows.push(row.into_iter().collect());
    }

    /// The cells of a row with their columns.
    pub fn cells<'a>(&'a self, row: &'a [Cell]) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(row)
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), address: String::new() }
    }
}

impl Cell {
    /// A cell that leads somewhere.
    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { text: text.into(), address: address.into() }
    }
}
