//! Whether a place is open at a moment, and when it opens next.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{Hours, Weekday};

/// How far ahead the next opening is looked for: further than the longest run of holidays.
const DAYS_AHEAD: i32 = 14;

/// What a person at the door, or on the phone, finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    /// Open now.
    Open {
        /// Until this time; nothing when it never closes.
        until: Option<Time>,
    },
    /// Closed now, open again later.
    OpensAt {
        /// On this day, which may be today.
        day: Date,
        /// From this time.
        time: Time,
    },
    /// Closed now and in the next two weeks.
    Closed,
    /// The hours are not known as data.
    Unknown,
}

impl Hours {
    /// Whether it is open at that moment of the clock in Poland. `is_holiday` says which days are public holidays, see
    /// [`crate::holidays::is_public_holiday`].
    pub fn state_at(&self, moment: DateTime, is_holiday: impl Fn(Date) -> bool) -> OpenState {
        if self.weekly.is_empty() && self.exceptions.is_empty() && !self.round_the_clock {
            return OpenState::Unknown;
        }
        let today = moment.date();
        if let Some(until) = self.open_until(moment, &is_holiday) {
            // A place that never closes has no hour to name.
            let always = self.round_the_clock && self.exception_on(today).is_none();
            return OpenState::Open { until: (!always).then_some(until) };
        }
        for ahead in 0..=DAYS_AHEAD {
            let Ok(day) = today.checked_add(ahead.days()) else { break };
            let next = self
                .intervals_on(day, &is_holiday)
                .into_iter()
                .map(|(from, _)| from)
                .find(|from| ahead > 0 || *from > moment.time());
            if let Some(time) = next {
                return OpenState::OpensAt { day, time };
            }
        }
        OpenState::Closed
    }

    /// The intervals that begin on a day, in order. One that ends at or before its beginning runs past midnight.
    pub fn intervals_on(&self, day: Date, is_holiday: &impl Fn(Date) -> bool) -> Vec<(Time, Time)> {
        let mut intervals: Vec<(Time, Time)> = if let Some(exception) = self.exception_on(day) {
            exception.openings.clone()
        } else if self.round_the_clock {
            vec![(Time::midnight(), Time::midnight())]
        } else if is_holiday(day) && !self.open_on_holidays {
            Vec::new()
        } else {
            let weekday = Weekday::of(day);
            let on_that_day = self.weekly.iter().filter(|opening| opening.day == weekday);
            on_that_day.map(|opening| (opening.from, opening.until)).collect()
        };
        intervals.sort_unstable();
        intervals
    }

    fn exception_on(&self, day: Date) -> Option<&super::Exception> {
        self.exceptions.iter().find(|exception| exception.from <= day && day <= exception.until)
    }

    /// When the interval in which the moment lies ends, with the intervals that follow without a gap.
    fn open_until(&self, moment: DateTime, is_holiday: &impl Fn(Date) -> bool) -> Option<Time> {
        let now = moment.time();
        let today = self.intervals_on(moment.date(), is_holiday);
        let yesterday =
            moment.date().yesterday().map(|day| self.intervals_on(day, is_holiday)).unwrap_or_default();
        let from_yesterday = yesterday.iter().find(|(from, until)| until <= from && now < *until);
        let mut end = from_yesterday.map(|(_, until)| *until);
        for (from, until) in today {
            let past_midnight = until <= from;
            let reached =
                end.is_some_and(|end| from <= end) || (from <= now && (now < until || past_midnight));
            if reached {
                end = Some(end.map_or(until, |end| if past_midnight { until } else { end.max(until) }));
                if past_midnight {
                    break;
                }
            }
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::{Exception, holidays::is_public_holiday};

    fn office() -> Hours {
        Hours::understood("pon. 8:00-16:00; wt.-pt. 7:30-15:30")
    }

    fn at(day: Date, hour: i8, minute: i8) -> DateTime {
        day.at(hour, minute, 0, 0)
    }

    #[test]
    fn on_monday_morning_it_is_open_until_the_afternoon() {
        let state = office().state_at(at(date(2026, 11, 23), 9, 0), is_public_holiday);
        assert_eq!(state, OpenState::Open { until: Some(time(16, 0, 0, 0)) });
    }

    #[test]
    fn the_closing_minute_is_closed_and_the_opening_minute_is_open() {
        let monday = date(2026, 11, 23);
        assert!(matches!(office().state_at(at(monday, 8, 0), is_public_holiday), OpenState::Open { .. }));
        assert_eq!(
            office().state_at(at(monday, 16, 0), is_public_holiday),
            OpenState::OpensAt { day: date(2026, 11, 24), time: time(7, 30, 0, 0) }
        );
    }

    #[test]
    fn on_sunday_it_opens_on_monday() {
        assert_eq!(
            office().state_at(at(date(2026, 11, 22), 10, 0), is_public_holiday),
            OpenState::OpensAt { day: date(2026, 11, 23), time: time(8, 0, 0, 0) }
        );
    }

    #[test]
    fn before_christmas_it_opens_after_the_holidays() {
        // 24 to 27 December 2026 are three holidays and a Sunday.
        assert_eq!(
            office().state_at(at(date(2026, 12, 23), 18, 0), is_public_holiday),
            OpenState::OpensAt { day: date(2026, 12, 28), time: time(8, 0, 0, 0) }
        );
    }

    #[test]
    fn a_place_open_on_holidays_is_open_on_christmas() {
        let hours = Hours { open_on_holidays: true, ..office() };
        assert!(matches!(
            hours.state_at(at(date(2026, 12, 25), 9, 0), is_public_holiday),
            OpenState::Open { .. }
        ));
    }

    #[test]
    fn an_exception_stands_above_the_week() {
        let closed =
            Exception { from: date(2026, 11, 23), until: date(2026, 11, 24), openings: vec![], note: None };
        let hours = Hours { exceptions: vec![closed], ..office() };
        assert_eq!(
            hours.state_at(at(date(2026, 11, 23), 9, 0), is_public_holiday),
            OpenState::OpensAt { day: date(2026, 11, 25), time: time(7, 30, 0, 0) }
        );
    }

    #[test]
    fn a_night_shelter_is_open_past_midnight() {
        let hours = Hours::understood("pon-niedz 18:00-8:00");
        let state = hours.state_at(at(date(2026, 11, 24), 2, 0), is_public_holiday);
        assert_eq!(state, OpenState::Open { until: Some(time(8, 0, 0, 0)) });
        let evening = hours.state_at(at(date(2026, 11, 24), 23, 0), is_public_holiday);
        assert_eq!(evening, OpenState::Open { until: Some(time(8, 0, 0, 0)) });
        let noon = hours.state_at(at(date(2026, 11, 24), 12, 0), is_public_holiday);
        assert_eq!(noon, OpenState::OpensAt { day: date(2026, 11, 24), time: time(18, 0, 0, 0) });
    }

    #[test]
    fn a_break_at_noon_is_a_break_but_hours_that_touch_are_one() {
        let hours = Hours::understood("pon. od 9.00 do 12.00 i 13.30 do 15.30");
        let monday = date(2026, 11, 23);
        assert_eq!(
            hours.state_at(at(monday, 12, 30), is_public_holiday),
            OpenState::OpensAt { day: monday, time: time(13, 30, 0, 0) }
        );
        let hours = Hours::understood("pon. 9.00-12.00, 12.00-15.00");
        assert_eq!(
            hours.state_at(at(monday, 10, 0), is_public_holiday),
            OpenState::Open { until: Some(time(15, 0, 0, 0)) }
        );
    }

    #[test]
    fn day_and_night_has_no_end() {
        let hours = Hours::understood("całodobowo");
        assert_eq!(
            hours.state_at(at(date(2026, 12, 25), 3, 0), is_public_holiday),
            OpenState::Open { until: None }
        );
    }

    #[test]
    fn words_that_were_not_understood_say_nothing() {
        let hours = Hours::understood("drugi wtorek miesiąca 16-18");
        assert_eq!(hours.state_at(at(date(2026, 11, 24), 17, 0), is_public_holiday), OpenState::Unknown);
    }

    #[test]
    fn a_place_closed_for_weeks_is_closed() {
        let closed =
            Exception { from: date(2026, 11, 1), until: date(2026, 12, 31), openings: vec![], note: None };
        let hours = Hours { exceptions: vec![closed], ..office() };
        assert_eq!(hours.state_at(at(date(2026, 11, 23), 9, 0), is_public_holiday), OpenState::Closed);
    }
}
