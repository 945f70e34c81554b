//! Noun: a specimen, and the title that makes it one.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;
use vocabulary::{Id, Moment};

/// The longest title in characters: one line on paper.
const LONGEST: usize = 120;

/// What is kept here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Specimen {
    /// Its identifier.
    pub id: Id<Specimen>,
    /// What it is called.
    pub title: Title,
    /// When it was noted.
    pub noted_at: Moment,
}

/// One line, not empty, not longer than a line on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Title(String);

/// The text is not a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedTitle {
    /// Nothing but spaces.
    #[error("a title is not empty")]
    Empty,
    /// More than one line on paper.
    #[error("a title has at most {LONGEST} characters")]
    TooLong,
}

impl FromStr for Title {
    type Err = MalformedTitle;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let title = words.join(" ");
        match title.chars().count() {
            0 => Err(MalformedTitle::Empty),
            length if length > LONGEST => Err(MalformedTitle::TooLong),
            _ => Ok(Self(title)),
        }
    }
}

impl fmt::Display for Title {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_a_bounded_length() {
        assert_eq!("  a\n b ".parse::<Title>().unwrap().to_string(), "a b");
        assert_eq!(" \t".parse::<Title>(), Err(MalformedTitle::Empty));
        assert_eq!("x".repeat(121).parse::<Title>(), Err(MalformedTitle::TooLong));
    }
}
