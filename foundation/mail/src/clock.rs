//! Arithmetic with moments and with Poland's wall clock.

use std::time::Instant;

use database::Context;
use jiff::{SignedDuration, civil, tz::TimeZone};
use vocabulary::Moment;

/// The moment so much later.
pub fn after(moment: Moment, duration: SignedDuration) -> Moment {
    Moment::of(moment.timestamp().saturating_add(duration).expect("a duration of the clock saturates"))
}

/// The context of a round that began a while ago, as late as it is by now: a round may take minutes.
pub fn later(context: &Context, begun: Instant) -> Context {
    let seconds = i64::try_from(begun.elapsed().as_secs()).unwrap_or(i64::MAX);
    let mut later = context.clone();
    later.moment = after(context.moment, SignedDuration::from_secs(seconds));
    later
}

/// The moment so many times 24 hours earlier.
pub fn days_before(moment: Moment, days: i64) -> Moment {
    after(moment, SignedDuration::from_hours(-24 * days))
}

fn poland() -> TimeZone {
    TimeZone::get("Europe/Warsaw").expect("the time zone database is bundled with the program")
}

/// Minutes since midnight on Poland's wall clock, 0 to 1439.
fn minute_of_day(moment: Moment) -> u16 {
    let clock = moment.clock_in_poland();
    u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute())).expect("a day has 1440 minutes")
}

/// The first moment after `moment` at which Poland's clocks show this minute of the day. In the night in which an hour
/// is skipped it may be an hour later; in the night in which one comes twice it is the one that is still to come.
pub fn next_at(moment: Moment, minute: u16) -> Moment {
    let today = moment.day_in_poland();
    let hour = i8::try_from(minute / 60 % 24).expect("a day has 24 hours");
    let time = civil::time(hour, i8::try_from(minute % 60).expect("an hour has 60 minutes"), 0, 0);
    for days in 0..3 {
        let day = today.saturating_add(jiff::Span::new().days(days));
        let ambiguous = poland().to_ambiguous_zoned(day.to_datetime(time));
        for zoned in [ambiguous.clone().compatible(), ambiguous.later()].into_iter().flatten() {
            let candidate = Moment::of(zoned.timestamp());
            if candidate > moment {
                return candidate;
            }
        }
    }
    unreachable!("each minute of the day comes within two days")
}

/// The hours in which somebody wants no mail, as minutes of Poland's clock. `from` after `to` spans midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: u16,
    to: u16,
}

impl QuietHours {
    /// From this minute of the day until before that one; nothing when they are equal or no minutes of a day.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from != to && from < 1440 && to < 1440).then_some(Self { from, to })
    }

    /// When they begin, in minutes after midnight.
    pub fn from(self) -> u16 {
        self.from
    }

    /// When they end, in minutes after midnight.
    pub fn to(self) -> u16 {
        self.to
    }

    fn hold_at(self, moment: Moment) -> bool {
        let minute = minute_of_day(moment);
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }

    /// The moment itself, or the end of the quiet hours it lies in.
    pub fn moved(self, moment: Moment) -> Moment {
        if self.hold_at(moment) { next_at(moment, self.to) } else { moment }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::of(text.parse().unwrap())
    }

    #[test]
    fn a_letter_in_quiet_hours_waits_for_their_end() {
        let night = QuietHours::new(21 * 60, 7 * 60).unwrap();
        // In November Poland is an hour ahead of UTC.
        for (at, moved) in [
            ("2026-11-22T20:30:00Z", "2026-11-23T06:00:00Z"),
            ("2026-11-22T19:59:00Z", "2026-11-22T19:59:00Z"),
            ("2026-11-22T20:00:00Z", "2026-11-23T06:00:00Z"),
            ("2026-11-23T05:59:59Z", "2026-11-23T06:00:00Z"),
            ("2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z"),
        ] {
            assert_eq!(night.moved(moment(at)), moment(moved), "{at}");
        }
        let noon = QuietHours::new(12 * 60, 13 * 60).unwrap();
        assert_eq!(noon.moved(moment("2026-11-22T11:15:00Z")), moment("2026-11-22T12:00:00Z"));
    }

    #[test]
    fn quiet_hours_end_by_the_wall_clock_in_the_nights_in_which_clocks_are_changed() {
        let night = QuietHours::new(22 * 60, 7 * 60).unwrap();
        // Summer time begins: the night is an hour shorter.
        assert_eq!(night.moved(moment("2026-03-28T21:30:00Z")), moment("2026-03-29T05:00:00Z"));
        // Summer time ends: the night is an hour longer.
        assert_eq!(night.moved(moment("2026-10-24T20:30:00Z")), moment("2026-10-25T06:00:00Z"));
    }

    #[test]
    fn an_end_inside_the_changed_hour_is_never_in_the_past() {
        let night = QuietHours::new(22 * 60, 2 * 60 + 30).unwrap();
        // 02:30 does not exist on 29 March 2026: the clocks show 03:30 instead.
        assert_eq!(night.moved(moment("2026-03-28T22:00:00Z")), moment("2026-03-29T01:30:00Z"));
        // 02:30 comes twice on 25 October 2026: at 00:30 and at 01:30 UTC. After the first it is quiet once more.
        assert_eq!(night.moved(moment("2026-10-24T22:00:00Z")), moment("2026-10-25T00:30:00Z"));
        assert_eq!(night.moved(moment("2026-10-25T00:40:00Z")), moment("2026-10-25T00:40:00Z"));
        assert_eq!(night.moved(moment("2026-10-25T01:10:00Z")), moment("2026-10-25T01:30:00Z"));
    }

    #[test]
    fn quiet_hours_are_minutes_of_a_day() {
        assert_eq!(QuietHours::new(60, 60), None);
        assert_eq!(QuietHours::new(1440, 60), None);
        assert!(QuietHours::new(0, 1439).is_some());
    }
}
