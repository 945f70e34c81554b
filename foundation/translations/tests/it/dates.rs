use std::sync::Arc;

use jiff::civil::{Weekday, date, time};
use translations::{Catalogue, Speak};
use vocabulary::Language::{self, English, Polish, Ukrainian};

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[]).expect("the own words are sound")), language)
}

fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn months_stand_in_the_genitive_inside_a_date() {
    let day = date(2026, 3, 12);
    assert_eq!(spaced(&speak(Polish).date(day)), "12 marca 2026");
    assert_eq!(spaced(&speak(English).date(day)), "12 March 2026");
    assert_eq!(spaced(&speak(Ukrainian).date(day)), "12 березня 2026");
    assert_eq!(spaced(&speak(Polish).date_with_weekday(day)), "czwartek, 12 marca 2026");
    assert_eq!(speak(Polish).month(2026, 3), "marzec 2026");
    assert_eq!(spaced(&speak(Polish).date_short(day)), "12 marca");
}

#[test]
fn time_passed_is_told_as_people_tell_it() {
    let today = date(2026, 3, 12);
    for (then, polish, english, ukrainian) in [
        (date(2026, 3, 12), "dzisiaj", "today", "сьогодні"),
        (date(2026, 3, 11), "wczoraj", "yesterday", "учора"),
        (date(2026, 3, 9), "3 dni temu", "3 days ago", "3 дні тому"),
        (date(2026, 2, 20), "2 tygodnie temu", "2 weeks ago", "2 тижні тому"),
        (date(2025, 10, 1), "5 miesięcy temu", "5 months ago", "5 місяців тому"),
        (date(2025, 3, 12), "rok temu", "a year ago", "1 рік тому"),
        (date(2021, 1, 1), "5 lat temu", "5 years ago", "5 років тому"),
        (date(2026, 3, 13), "jutro", "tomorrow", "завтра"),
        (date(2026, 3, 16), "za 4 dni", "in 4 days", "через 4 дні"),
        (date(2026, 4, 10), "za 4 tygodnie", "in 4 weeks", "через 4 тижні"),
    ] {
        assert_eq!(spaced(&speak(Polish).ago(today, then)), polish);
        assert_eq!(spaced(&speak(English).ago(today, then)), english);
        assert_eq!(spaced(&speak(Ukrainian).ago(today, then)), ukrainian);
    }
}

#[test]
fn every_month_and_weekday_has_its_name() {
    for language in Language::ALL {
        let speak = speak(language);
        for month in 1..=12 {
            assert!(!speak.date(date(2026, month, 1)).contains('⟦'));
            assert!(!speak.month(2026, month).contains('⟦'));
        }
        for offset in 1..=7 {
            let day = Weekday::from_monday_one_offset(offset).expect("one to seven");
            assert!(!speak.weekday(day).contains('⟦'));
            assert!(!speak.weekday_short(day).contains('⟦'));
        }
    }
}

#[test]
fn distances_are_as_exact_as_people_need() {
    let polish = speak(Polish);
    for (kilometres, said) in
        [(0.0, "50 m"), (0.42, "400 m"), (0.98, "1,0 km"), (1.24, "1,2 km"), (9.96, "10 km"), (34.6, "35 km")]
    {
        assert_eq!(spaced(&polish.distance(kilometres)), said);
    }
    assert_eq!(spaced(&speak(English).distance(1.24)), "1.2 km");
    assert_eq!(spaced(&speak(Ukrainian).distance(1.24)), "1,2 км");
}

#[test]
fn hours_have_no_leading_zero() {
    assert_eq!(speak(Polish).hours(time(8, 0, 0, 0), time(16, 30, 0, 0)), "8:00–16:30");
}
