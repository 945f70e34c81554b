//! SQL texts as values.

/// A statement in the subset both engines share. Because it is built from a literal only, no text typed by
/// anybody can become part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sql(&'static str);

impl Sql {
    /// Wraps a literal; use the `statements!` macro instead, so that the statement is also listed and tested.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The text.
    pub const fn text(self) -> &'static str {
        self.0
    }
}

/// Names a store's statements and lists them, so that a test can prepare each on both engines.
///
/// ```
/// database::statements! {
///     /// What is still open for an institution.
///     OPEN_FOR = "select title from task where institution_id = $1 and done = false";
/// }
/// assert_eq!(STATEMENTS.len(), 1);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$documentation:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$documentation])* const $name: $crate::Sql = $crate::Sql::new($text);)+
        /// Every statement of this store, for the test that prepares them on both engines.
        pub const STATEMENTS: &[(&str, $crate::Sql)] = &[$((stringify!($name), $name)),+];
    };
}
