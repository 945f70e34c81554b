//! Noun: when a place is open.
//!
//! Sources write hours in words. [`Hours::understood`] reads them, wholly or not at all; [`Hours::state_at`] says
//! whether the place is open at a moment.

mod state;
mod understanding;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use self::state::OpenState;

/// A day of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// poniedziałek
    Monday,
    /// wtorek
    Tuesday,
    /// środa
    Wednesday,
    /// czwartek
    Thursday,
    /// piątek
    Friday,
    /// sobota
    Saturday,
    /// niedziela
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day of the week of a date.
    pub fn of(day: Date) -> Self {
        Self::ALL[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// The same day as the calendar library names it.
    pub fn in_calendar(self) -> jiff::civil::Weekday {
        match self {
            Self::Monday => jiff::civil::Weekday::Monday,
            Self::Tuesday => jiff::civil::Weekday::Tuesday,
            Self::Wednesday => jiff::civil::Weekday::Wednesday,
            Self::Thursday => jiff::civil::Weekday::Thursday,
            Self::Friday => jiff::civil::Weekday::Friday,
            Self::Saturday => jiff::civil::Weekday::Saturday,
            Self::Sunday => jiff::civil::Weekday::Sunday,
        }
    }
}

/// An interval on one day of the week. One that ends at or before its beginning runs past midnight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// On which day it begins.
    pub day: Weekday,
    /// From.
    pub from: Time,
    /// Until.
    pub until: Time,
}

/// A period in which the weekly hours do not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The hours of each of these days; none means closed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub openings: Vec<(Time, Time)>,
    /// Why, as the institution says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// When a place is open: what the source wrote and, where that could be understood, the same as data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// The source's own words. Always shown when `weekly` is empty.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_given: Option<String>,
    /// The weekly hours, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub weekly: Vec<Opening>,
    /// Day and night, every day.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub round_the_clock: bool,
    /// Dated exceptions.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub exceptions: Vec<Exception>,
    /// Whether it is open on public holidays as on other days.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub open_on_holidays: bool,
}

impl Hours {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The hours a Polish text states. What is not understood wholly is not understood: then only the source's own
    /// words are kept, because half of the hours would send people to a closed door.
    pub fn understood(text: &str) -> Self {
        let as_given = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match understanding::read(text) {
            Some(read) => Self {
                as_given,
                weekly: read.weekly,
                round_the_clock: read.round_the_clock,
                exceptions: Vec::new(),
                open_on_holidays: read.open_on_holidays,
            },
            None => Self { as_given, ..Self::default() },
        }
    }
}
