//! Noun: how the region asks institutions whether their entries are still true: how early, how often, how many times.
//! The administrator sets it on one page ([`pages`]); until then the defaults hold.

pub mod pages;
mod set;
mod store;

use std::ops::RangeInclusive;

pub use set::{CannotSet, earlier, now, set};
pub use store::{Kept, STATEMENTS};

/// How early, how often and how many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    ahead_days: i32,
    between_letters_days: i32,
    most_letters: u32,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { ahead_days: 14, between_letters_days: 7, most_letters: 3 }
    }
}

/// One of the three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How long before its review date an entry is asked about, in days.
    Ahead,
    /// The fewest days between two letters to one mailbox.
    Between,
    /// The letter and its reminders.
    Letters,
}

impl Part {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Ahead, Self::Between, Self::Letters];

    /// The name of its field and the end of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Between => "between",
            Self::Letters => "letters",
        }
    }

    /// The words for a number that may not be chosen.
    const fn outside(self) -> &'static str {
        match self {
            Self::Ahead => "rhythm-ahead-wrong",
            Self::Between => "rhythm-between-wrong",
            Self::Letters => "rhythm-letters-wrong",
        }
    }

    /// What may be chosen. A link in a letter holds thirty days: the last reminder must still come within them.
    pub const fn range(self) -> RangeInclusive<i32> {
        match self {
            Self::Ahead => 3..=60,
            Self::Between => 3..=14,
            Self::Letters => 1..=4,
        }
    }
}

/// A number is outside what may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is outside {1:?}")]
pub struct Outside(pub Part, pub RangeInclusiveOfDays);

/// From and to, both included.
pub type RangeInclusiveOfDays = (i32, i32);

impl Rhythm {
    /// The three numbers in the order of [`Part::ALL`], each within its range.
    ///
    /// # Errors
    /// The first that is outside.
    pub fn new(numbers: [i32; 3]) -> Result<Self, Outside> {
        for (part, number) in Part::ALL.into_iter().zip(numbers) {
            if !part.range().contains(&number) {
                return Err(Outside(part, (*part.range().start(), *part.range().end())));
            }
        }
        let [ahead_days, between_letters_days, letters] = numbers;
        let most_letters = letters.unsigned_abs();
        Ok(Self { ahead_days, between_letters_days, most_letters })
    }

    /// One of the three.
    pub fn get(&self, part: Part) -> i32 {
        match part {
            Part::Ahead => self.ahead_days,
            Part::Between => self.between_letters_days,
            Part::Letters => i32::try_from(self.most_letters).expect("at most four letters are written"),
        }
    }

    /// How long before its review date an entry is asked about, in days.
    pub fn ahead_days(&self) -> i32 {
        self.ahead_days
    }

    /// The fewest days between two letters to one mailbox.
    pub fn between_letters_days(&self) -> i32 {
        self.between_letters_days
    }

    /// The letter and its reminders; after that the institution's editors and managers are told in the program.
    pub fn most_letters(&self) -> u32 {
        self.most_letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_may_be_chosen_and_what_is_outside_is_named() {
        let default = Rhythm::default();
        assert_eq!(Rhythm::new(Part::ALL.map(|part| default.get(part))), Ok(default));
        assert_eq!(Rhythm::new([2, 7, 3]), Err(Outside(Part::Ahead, (3, 60))));
        assert_eq!(Rhythm::new([14, 15, 3]), Err(Outside(Part::Between, (3, 14))));
        assert_eq!(Rhythm::new([14, 7, 0]), Err(Outside(Part::Letters, (1, 4))));
        assert_eq!(Rhythm::new([14, 7, -3]), Err(Outside(Part::Letters, (1, 4))));
    }
}
