//! Opening hours as rules of RFC 5545, and back.

use institutions::{Exception, Hours, Opening, Weekday};
use jiff::civil::{Date, Time};
use serde_json::Value;
use uuid::Uuid;

use super::{objects::Schedule, part};

/// The days as RFC 5545 writes them, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const MIDNIGHT: Time = Time::constant(0, 0, 0, 0);
const LAST_MINUTE: &str = "23:59";

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// The hours of a place or service. `record` is what they belong to.
pub(super) fn outward(hours: &Hours, record: Uuid) -> Vec<Schedule> {
    let words = hours.as_given.clone();
    let mut schedules = Vec::new();
    let mut push = |schedule: Schedule| {
        let number = schedules.len();
        schedules.push(Schedule { id: part(record, "schedule", &number.to_string()), ..schedule });
    };
    let weekly = |byday: String, opens_at: String, closes_at: String| Schedule {
        wkst: Some("MO".to_owned()),
        freq: Some("WEEKLY".to_owned()),
        interval: Some(1),
        byday: Some(byday),
        opens_at: Some(opens_at),
        closes_at: Some(closes_at),
        description: words.clone(),
        ..Schedule::default()
    };
    if hours.round_the_clock {
        push(weekly(DAYS.join(","), clock(MIDNIGHT), LAST_MINUTE.to_owned()));
    }
    let mut intervals: Vec<(Time, Time)> = Vec::new();
    for opening in &hours.weekly {
        if !intervals.contains(&(opening.from, opening.until)) {
            intervals.push((opening.from, opening.until));
        }
    }
    for (from, until) in intervals {
        let days: Vec<&str> = hours
            .weekly
            .iter()
            .filter(|opening| (opening.from, opening.until) == (from, until))
            .map(|opening| DAYS[opening.day as usize])
            .collect();
        push(weekly(days.join(","), clock(from), clock(until)));
    }
    if words.is_some() && !hours.round_the_clock && hours.weekly.is_empty() {
        push(Schedule { description: words.clone(), ..Schedule::default() });
    }
    for exception in &hours.exceptions {
        let dated = || Schedule {
            valid_from: Some(exception.from.to_string()),
            valid_to: Some(exception.until.to_string()),
            notes: exception.note.clone(),
            ..Schedule::default()
        };
        if exception.openings.is_empty() {
            push(dated());
        }
        for (from, until) in &exception.openings {
            push(Schedule { opens_at: Some(clock(*from)), closes_at: Some(clock(*until)), ..dated() });
        }
    }
    schedules
}

fn text<'a>(schedule: &'a Value, field: &str) -> Option<&'a str> {
    schedule.get(field)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// A time of day as any version writes it: `8:00`, `08:00:00`, `08:00Z`, `8.30 PM`.
fn time(text: &str) -> Option<Time> {
    let upper = text.trim().to_uppercase();
    let afternoon = upper.ends_with("PM");
    let half_day = afternoon || upper.ends_with("AM");
    let digits = upper.trim_end_matches(['A', 'P', 'M', 'Z', ' ']);
    let mut parts = digits.split([':', '.']);
    let mut hour: i8 = parts.next()?.trim().parse().ok()?;
    let minute: i8 = parts.next().unwrap_or("0").get(..2).unwrap_or("0").parse().ok()?;
    if half_day {
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    if (hour, minute) == (24, 0) {
        return Some(MIDNIGHT);
    }
    Time::new(hour, minute, 0, 0).ok()
}

fn weekday(text: &str) -> Option<Weekday> {
    let folded = polish::fold(text.trim()).into_owned();
    let place = DAYS
        .iter()
        // 2TU is the second Tuesday of a month: not every week.
        .position(|day| folded == day.to_lowercase())
        .or_else(|| {
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .iter()
                .position(|day| folded == *day || (folded.len() >= 3 && day.starts_with(&folded)))
        })
        .or_else(|| match folded.parse::<usize>() {
            Ok(number @ 1..=7) => Some(number - 1),
            _ => None,
        })?;
    Some(Weekday::ALL[place])
}

/// The hours that some schedules state. Half of the hours would send people to a closed door: when one of the rules
/// is not understood, only the words are kept.
pub(super) fn inward<'a>(schedules: impl IntoIterator<Item = &'a Value>) -> Hours {
    let mut hours = Hours::default();
    let mut understood = true;
    let mut words: Vec<String> = Vec::new();
    for schedule in schedules {
        let description = text(schedule, "description").or_else(|| text(schedule, "original_text"));
        if let Some(description) = description
            && !words.iter().any(|known| known == description)
        {
            words.push(description.to_owned());
        }
        let dates = text(schedule, "valid_from")
            .or_else(|| text(schedule, "start_date"))
            .and_then(|from| from.parse::<Date>().ok())
            .zip(
                text(schedule, "valid_to")
                    .or_else(|| text(schedule, "end_date"))
                    .and_then(|until| until.parse::<Date>().ok()),
            );
        let interval = text(schedule, "opens_at")
            .and_then(time)
            .zip(text(schedule, "closes_at"))
            .and_then(|(from, until)| Some((from, time(until)?)));
        let days = text(schedule, "byday").or_else(|| text(schedule, "weekday"));
        match (dates, days, interval) {
            (Some((from, until)), None, _) if text(schedule, "freq").is_none() => {
                let note = text(schedule, "notes").map(str::to_owned);
                match hours.exceptions.last_mut() {
                    Some(last) if (last.from, last.until) == (from, until) => last.openings.extend(interval),
                    _ => hours.exceptions.push(Exception {
                        from,
                        until,
                        openings: interval.into_iter().collect(),
                        note,
                    }),
                }
            }
            (None, Some(days), Some((from, until))) => {
                let rare = text(schedule, "freq").is_some_and(|freq| !freq.eq_ignore_ascii_case("weekly"))
                    || super::inward::text(schedule, &["interval"]).is_some_and(|weeks| weeks != "1");
                let days: Option<Vec<Weekday>> = days.split(',').map(weekday).collect();
                match days {
                    Some(days) if !rare => {
                        let ends = text(schedule, "closes_at").unwrap_or_default();
                        if days.len() == 7
                            && from == MIDNIGHT
                            && (until == MIDNIGHT || ends.starts_with(LAST_MINUTE))
                        {
                            hours.round_the_clock = true;
                        } else {
                            hours.weekly.extend(days.into_iter().map(|day| Opening { day, from, until }));
                        }
                    }
                    _ => understood = false,
                }
            }
            // Words alone, or a rule of which we see only a part.
            _ => understood = understood && interval.is_none() && days.is_none() && dates.is_none(),
        }
    }
    if !words.is_empty() {
        hours.as_given = Some(words.join("; "));
    }
    if !understood {
        hours.weekly.clear();
        hours.round_the_clock = false;
    }
    if hours.weekly.is_empty()
        && !hours.round_the_clock
        && let Some(words) = &hours.as_given
    {
        let read = Hours::understood(words);
        hours.weekly = read.weekly;
        hours.round_the_clock = read.round_the_clock;
        hours.open_on_holidays = read.open_on_holidays;
    }
    hours.weekly.sort_by_key(|opening| (opening.day, opening.from));
    hours.weekly.dedup();
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(hours: &Hours) -> Hours {
        let out = serde_json::to_value(outward(hours, Uuid::nil())).expect("schedules are JSON");
        inward(out.as_array().expect("a list"))
    }

    #[test]
    fn hours_survive_the_way_there_and_back() {
        for words in
            ["poniedziałek-piątek 7:30-15:30", "pon. 8-18, wt.-pt. 8:00-16:00", "całodobowo", "po umówieniu"]
        {
            let hours = Hours { open_on_holidays: false, ..Hours::understood(words) };
            assert_eq!(there_and_back(&hours), hours, "{words}");
        }
        let closed = Exception {
            from: jiff::civil::date(2026, 12, 24),
            until: jiff::civil::date(2026, 12, 31),
            openings: vec![],
            note: Some("remont".to_owned()),
        };
        let hours = Hours { exceptions: vec![closed], ..Hours::understood("pon.-pt. 8-16") };
        assert_eq!(there_and_back(&hours), hours);
    }

    #[test]
    fn a_monthly_rule_is_kept_in_words_only() {
        let rule = serde_json::json!({
            "freq": "MONTHLY", "byday": "2TU", "opens_at": "10:00", "closes_at": "12:00", "description": "co miesiąc"
        });
        let hours = inward([&rule]);
        assert!(hours.weekly.is_empty());
        assert_eq!(hours.as_given.as_deref(), Some("co miesiąc"));
    }

    #[test]
    fn older_versions_name_the_day() {
        let rule = serde_json::json!({"weekday": "Sunday", "opens_at": "11:00", "closes_at": "8.30 PM"});
        let hours = inward([&rule]);
        assert_eq!(hours.weekly.len(), 1);
        assert_eq!(hours.weekly[0].day, Weekday::Sunday);
        assert_eq!(clock(hours.weekly[0].until), "20:30");
    }
}
