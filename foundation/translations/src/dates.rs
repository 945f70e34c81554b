//! Dates and times as people say them.

use std::borrow::Borrow;

use jiff::Unit;
use jiff::civil::{Date, Time, Weekday};

use crate::Speak;

impl Speak {
    /// `12 marca 2026`.
    pub fn date(&self, date: impl Borrow<Date>) -> String {
        let date = *date.borrow();
        self.say_with(
            "date-full",
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month_in_date(date.month()).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// `12 marca`: for a date of the running year.
    pub fn date_short(&self, date: impl Borrow<Date>) -> String {
        let date = *date.borrow();
        self.say_with(
            "date-short",
            &[("day", date.day().to_string().into()), ("month", self.month_in_date(date.month()).into())],
        )
    }

    /// `czwartek, 12 marca 2026`.
    pub fn date_with_weekday(&self, date: impl Borrow<Date>) -> String {
        let date = *date.borrow();
        self.say_with(
            "date-with-weekday",
            &[("weekday", self.weekday(date.weekday()).into()), ("date", self.date(date).into())],
        )
    }

    /// `marzec 2026`.
    pub fn month(&self, year: i16, month: i8) -> String {
        self.say_with(
            "date-month",
            &[("month", self.say(format!("month-{month}")).into()), ("year", year.to_string().into())],
        )
    }

    /// `poniedziałek`.
    pub fn weekday(&self, day: impl Borrow<Weekday>) -> String {
        self.say(format!("weekday-{}", day.borrow().to_monday_one_offset()))
    }

    /// `pn.`, for narrow tables; always beside the full name for those who listen.
    pub fn weekday_short(&self, day: impl Borrow<Weekday>) -> String {
        self.say(format!("weekday-short-{}", day.borrow().to_monday_one_offset()))
    }

    /// How long ago (or how soon) a day is, seen from today: `wczoraj`, `3 dni temu`, `2 miesiące temu`, `za tydzień`.
    pub fn ago(&self, today: impl Borrow<Date>, then: impl Borrow<Date>) -> String {
        let days =
            i64::from(today.borrow().since((Unit::Day, *then.borrow())).map_or(0, |span| span.get_days()));
        let (direction, distance) = if days >= 0 { ("ago", days) } else { ("ahead", -days) };
        match distance {
            0 => self.say("date-today"),
            1 => self.say(format!("date-{direction}-one-day")),
            2..=13 => self.count(format!("date-{direction}-days"), distance),
            14..=59 => self.count(format!("date-{direction}-weeks"), distance / 7),
            60..=364 => self.count(format!("date-{direction}-months"), distance * 12 / 365),
            _ => self.count(format!("date-{direction}-years"), distance / 365),
        }
    }

    /// `8:00`.
    pub fn time(&self, time: impl Borrow<Time>) -> String {
        let time = time.borrow();
        format!("{}:{:02}", time.hour(), time.minute())
    }

    /// `8:00–16:00`.
    pub fn hours(&self, from: impl Borrow<Time>, to: impl Borrow<Time>) -> String {
        format!("{}–{}", self.time(from), self.time(to))
    }

    /// The form the month takes after a day: `marca`.
    fn month_in_date(&self, month: i8) -> String {
        self.say(format!("month-in-date-{month}"))
    }
}
