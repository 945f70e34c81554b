//! Personal data as a type.

use std::fmt;

/// A value that belongs to a person. It cannot be logged or formatted by accident: both `Debug` and
/// `Display` print a block instead of the value.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks a value as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for the one place that may use it. Because the name is long and ugly, a reviewer sees it.
    pub fn disclose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("▒▒▒")
    }
}

impl<T> fmt::Display for Personal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("▒▒▒")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_value_never_shows_in_a_log_line() {
        let name = Personal::new("Krystyna");
        assert!(!format!("{name:?} {name}").contains("Krystyna"));
        assert_eq!(*name.disclose(), "Krystyna");
    }
}
