//! Public holidays in Poland: days on which offices are closed.
//!
//! Source: ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy; 24 December since 2025.

use jiff::{ToSpan, civil::Date};

/// The holidays with a fixed date: month and day.
const FIXED: [(i8, i8); 9] = [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)];

/// The first year in which Christmas Eve is free.
const CHRISTMAS_EVE_SINCE: i16 = 2025;

/// Whether the day is a public holiday in Poland. Ordinary Sundays are not counted.
pub fn is_public_holiday(day: Date) -> bool {
    if FIXED.contains(&(day.month(), day.day())) {
        return true;
    }
    if (day.month(), day.day()) == (12, 24) {
        return day.year() >= CHRISTMAS_EVE_SINCE;
    }
    // Easter Sunday and Monday, Whit Sunday, Corpus Christi.
    let easter = easter(day.year());
    [0, 1, 49, 60]
        .into_iter()
        .any(|days: i32| easter.checked_add(days.days()).is_ok_and(|feast| feast == day))
}

/// Easter Sunday, by the Gregorian computus (Meeus, Jones and Butcher).
///
/// # Panics
/// Never: the computus yields a day in March or April.
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let (leap_centuries, rest) = (century / 4, century % 4);
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30;
    let weekday = (32 + 2 * rest + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * correction + 114;
    let part = |number: i32| i8::try_from(number).expect("months and days are small");
    Date::new(i16::try_from(year).expect("it came from there"), part(day / 31), part(day % 31 + 1))
        .expect("the computus yields a day in March or April")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_calendar_has_it() {
        for day in [
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2038, 4, 25),
        ] {
            assert_eq!(easter(day.year()), day);
        }
    }

    #[test]
    fn the_holidays_of_2026_are_these() {
        let free: Vec<String> = date(2026, 1, 1)
            .series(1.day())
            .take_while(|day| day.year() == 2026)
            .filter(|day| is_public_holiday(*day))
            .map(|day| day.strftime("%m-%d").to_string())
            .collect();
        assert_eq!(
            free,
            [
                "01-01", "01-06", "04-05", "04-06", "05-01", "05-03", "05-24", "06-04", "08-15", "11-01",
                "11-11", "12-24", "12-25", "12-26"
            ]
        );
    }

    #[test]
    fn christmas_eve_is_free_only_since_2025() {
        assert!(!is_public_holiday(date(2024, 12, 24)));
        assert!(is_public_holiday(date(2025, 12, 24)));
    }
}
