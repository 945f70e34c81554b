//! What a sheet is made of: columns and cells.

/// One column of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    pub(super) name: String,
    pub(super) width: Option<f64>,
    pub(super) required: bool,
    pub(super) choices: Vec<String>,
    pub(super) other_values: bool,
    pub(super) hint: Option<(String, String)>,
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

    pub(super) fn header(&self) -> String {
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
