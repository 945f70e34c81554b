//! A date as precise as its source.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A day, a month or a year: `2026-05-04`, `2026-05`, `2026`. Sources often give no finer date, and
/// inventing a day would be a lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The text is not a date in one of the three precisions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date; write 2026-05-04, 2026-05 or 2026")]
pub struct MalformedDate(pub String);

impl PartialDate {
    /// A date known to the day.
    pub fn day(day: Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// The first day it can mean.
    pub fn earliest(self) -> Date {
        date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean.
    pub fn latest(self) -> Date {
        match (self.month, self.day) {
            (Some(month), Some(day)) => date(self.year, month, day),
            (Some(month), None) => date(self.year, month, 1).last_of_month(),
            _ => date(self.year, 12, 31),
        }
    }

    /// The day, when the source gives one.
    pub fn exact(self) -> Option<Date> {
        self.day.map(|_| self.earliest())
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, when the source gives one.
    pub const fn month(self) -> Option<i8> {
        self.month
    }
}

impl FromStr for PartialDate {
    type Err = MalformedDate;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || MalformedDate(text.chars().take(20).collect());
        let mut parts = text.trim().split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<i16>().map(Some).map_err(|_| wrong())
            }
            Some(_) => Err(wrong()),
        };
        let year = number(4)?.ok_or_else(wrong)?;
        let month = number(2)?.map(|month| i8::try_from(month).map_err(|_| wrong())).transpose()?;
        let day = number(2)?.map(|day| i8::try_from(day).map_err(|_| wrong())).transpose()?;
        if parts.next().is_some()
            || !(1900..=2199).contains(&year)
            || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err()
        {
            return Err(wrong());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}
impl TryFrom<String> for PartialDate {
    type Error = MalformedDate;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_precision_of_the_source_is_kept() {
        for text in ["2026", "2026-05", "2026-05-04"] {
            assert_eq!(text.parse::<PartialDate>().expect("a date").to_string(), text);
        }
        let may: PartialDate = "2026-05".parse().expect("a month");
        assert_eq!((may.earliest(), may.latest(), may.exact()), (date(2026, 5, 1), date(2026, 5, 31), None));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for wrong in ["", "26", "2026-13", "2026-02-30", "2026-5-4", "2026-05-04-01", "maj 2026"] {
            assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
        }
    }
}
