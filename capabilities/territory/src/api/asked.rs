//! Query strings, read with care.

use vocabulary::{Teryt, UnitLevel};
use web::{FieldErrors, Form, Message, Problem};

use crate::{Date, unit::level_of_code};

/// A query string being read; what cannot be read is gathered, so that all of it is told at once.
pub(super) struct Asked {
    pub form: Form,
    errors: FieldErrors,
}

impl Asked {
    pub fn of(query: Option<&str>) -> Self {
        Self { form: Form::of(query.unwrap_or_default()), errors: FieldErrors::new() }
    }

    /// The value, read.
    fn read<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>, wrong: Message) -> Option<T> {
        // An empty parameter is there and says nothing, so it is refused like any other that is not understood.
        let text = self.form.has(name).then(|| self.form.get(name))?;
        let value = read(text);
        if value.is_none() {
            self.errors.add(name, wrong);
        }
        value
    }

    pub fn level(&mut self, name: &str) -> Option<UnitLevel> {
        self.read(name, level_of_code, Message::new("territory-level-unknown"))
    }

    pub fn teryt(&mut self, name: &str) -> Option<Teryt> {
        self.read(name, |text| text.parse().ok(), Message::new("territory-code-malformed"))
    }

    pub fn day(&mut self, name: &str) -> Option<Date> {
        // Only year-month-day: jiff would also read a moment.
        let day = |text: &str| (text.len() == 10).then(|| text.parse().ok()).flatten();
        self.read(name, day, Message::new("territory-day-malformed"))
    }

    pub fn number(&mut self, name: &str, usual: u64, most: u64) -> u64 {
        let number = |text: &str| text.parse().ok().filter(|number| (1..=most).contains(number));
        let wrong = Message::new("territory-number-malformed")
            .with("least", 1)
            .with("most", i32::try_from(most).unwrap_or(i32::MAX));
        self.read(name, number, wrong).unwrap_or(usual)
    }

    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}
