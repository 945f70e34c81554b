//! A point in time.

use std::fmt;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A point in time, with microseconds: the finest that both database engines keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(Timestamp);

impl Moment {
    /// The moment of a timestamp, cut to microseconds.
    pub fn of(timestamp: Timestamp) -> Self {
        Self(
            Timestamp::from_microsecond(timestamp.as_microsecond())
                .expect("a timestamp cut to microseconds stays in range"),
        )
    }

    /// Microseconds since 1970-01-01T00:00:00Z; nothing outside the years −9999…9999.
    pub fn from_microseconds(microseconds: i64) -> Option<Self> {
        Timestamp::from_microsecond(microseconds).ok().map(Self)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn microseconds(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The timestamp.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// The calendar day of this moment in Poland.
    pub fn day_in_poland(self) -> Date {
        self.0.to_zoned(poland()).date()
    }

    /// The wall clock of this moment in Poland.
    pub fn clock_in_poland(self) -> jiff::civil::DateTime {
        self.0.to_zoned(poland()).datetime()
    }
}

/// Poland's time zone; the binary carries its own copy of the rules.
fn poland() -> TimeZone {
    TimeZone::get("Europe/Warsaw").expect("the time zone database is bundled with the program")
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}
