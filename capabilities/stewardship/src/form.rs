//! The form of one part of an entry: which fields it has, what they hold, and what was typed into them.
//!
//! One table of fields serves all parts, so that a page of editing is one template. [`fields`] says what stands in an
//! entry, [`read`] puts what was typed over it.

pub mod institution;
mod read;
mod show;

pub use self::{
    read::read,
    show::{fields, named},
};

use institutions::{CodeLists, Institution};
use translations::Speak;
use web::{Choice, FieldErrors, Form};

use crate::advice::{Advice, advise};

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 4_000;
/// The longest short text, in characters.
pub const LONGEST_LINE: usize = 300;
/// More than so many places, days or people are a slip of the finger.
pub const MOST: u32 = 100_000;
/// How many places of its own an entry can have.
pub const MOST_SITES: usize = 10;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// A whole number.
    Number,
    /// So many lines.
    Area(u8),
    /// One of many.
    Select,
    /// One of a few.
    Radios,
    /// Any of some.
    Checkboxes,
}

/// A field of the form.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// A line under the label; empty for none.
    pub hint: String,
    /// How it is filled in.
    pub kind: Kind,
    /// What it holds: the typed text.
    pub value: String,
    /// The choices with those that are chosen.
    pub choices: Vec<Choice>,
    /// What the directory says now, to stand beside.
    pub before: String,
    /// It may stay empty.
    pub optional: bool,
    /// It is a Polish text for the public, so advice stands beside it.
    pub is_text: bool,
    /// A heading that stands before it; empty for none.
    pub heading: String,
    /// What the writer is told.
    pub advice: Option<Advice>,
}

impl Field {
    /// What was typed takes the place of what the entry holds.
    pub fn fill(&mut self, form: &Form) {
        match self.kind {
            Kind::Line | Kind::Number | Kind::Area(_) => form.get(&self.id).clone_into(&mut self.value),
            Kind::Select | Kind::Radios | Kind::Checkboxes => {
                for choice in &mut self.choices {
                    choice.chosen = form.ticked(&self.id, &choice.value);
                }
            }
        }
    }

    /// Looks at the text and keeps what there is to say.
    pub fn advise(&mut self) {
        self.advice = if self.is_text { advise(&self.value) } else { None };
    }

    /// How many lines it has.
    pub fn rows(&self) -> u8 {
        if let Kind::Area(rows) = self.kind { rows } else { 1 }
    }

    /// The word in the template.
    pub fn shape(&self) -> &'static str {
        match self.kind {
            Kind::Line => "line",
            Kind::Number => "number",
            Kind::Area(_) => "area",
            Kind::Select => "select",
            Kind::Radios => "radios",
            Kind::Checkboxes => "checkboxes",
        }
    }

    /// What is wrong with it, said.
    pub fn error(&self, errors: &FieldErrors, t: &Speak) -> String {
        errors.at(&self.id, t)
    }
}

/// What the forms need to know besides the entry.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The code lists.
    pub codes: &'a CodeLists,
    /// Whose entry it is.
    pub institution: &'a Institution,
    /// Today.
    pub today: jiff::civil::Date,
}
