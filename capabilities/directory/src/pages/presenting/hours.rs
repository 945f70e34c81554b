//! Opening hours: the week as a table, whether it is open now, and the source's own words.

use institutions::{Hours, OpenState, Weekday, holidays::is_public_holiday};
use jiff::civil::DateTime;
use translations::Speak;

use super::Said;

/// Hours, ready to show.
#[derive(Debug, Clone, Default)]
pub(in crate::pages) struct HoursShown {
    /// "Otwarte teraz do 16:00"; empty when the hours were not understood.
    pub state: String,
    /// Each day with its hours; empty when they were not understood.
    pub week: Vec<(String, String)>,
    /// Day and night.
    pub always: bool,
    /// Dated exceptions that are not over yet.
    pub exceptions: Vec<String>,
    /// What the source wrote.
    pub as_given: Option<Said>,
}

impl HoursShown {
    /// The hours of a service or, when it has none of its own, of its institution.
    pub fn of(hours: &Hours, now: DateTime, t: &Speak) -> Self {
        let week = if hours.weekly.is_empty() || hours.round_the_clock {
            Vec::new()
        } else {
            Weekday::ALL
                .into_iter()
                .map(|day| (t.weekday(day.in_calendar()), day_line(hours, day, t)))
                .collect()
        };
        let exceptions = hours
            .exceptions
            .iter()
            .filter(|exception| exception.until >= now.date())
            .map(|exception| {
                let times: Vec<String> =
                    exception.openings.iter().map(|(from, until)| t.hours(from, until)).collect();
                let times = if times.is_empty() { t.say("hours-closed-day") } else { times.join(", ") };
                let days = if exception.from == exception.until {
                    t.date(exception.from)
                } else {
                    format!("{} – {}", t.date(exception.from), t.date(exception.until))
                };
                match &exception.note {
                    Some(note) => format!("{days}: {times} ({note})"),
                    None => format!("{days}: {times}"),
                }
            })
            .collect();
        Self {
            state: state(hours, now, t),
            week,
            always: hours.round_the_clock,
            exceptions,
            as_given: hours.as_given.as_deref().map(|text| Said::polish(text, t)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.week.is_empty() && !self.always && self.as_given.is_none()
    }

    /// The week in a few words, equal days together: "pn.–pt. 7:30–15:30".
    pub fn in_short(&self, t: &Speak) -> String {
        if self.always {
            return t.say("hours-always");
        }
        let closed = t.say("hours-closed-day");
        let mut runs: Vec<(usize, usize, &str)> = Vec::new();
        for (day, (_, times)) in self.week.iter().enumerate() {
            match runs.last_mut() {
                Some((_, last, known)) if *known == times.as_str() && *last + 1 == day => *last = day,
                _ => runs.push((day, day, times)),
            }
        }
        let short = |day: usize| t.weekday_short(Weekday::ALL[day].in_calendar());
        runs.into_iter()
            .filter(|(_, _, times)| *times != closed)
            .map(|(first, last, times)| {
                if first == last {
                    format!("{} {times}", short(first))
                } else {
                    format!("{}–{} {times}", short(first), short(last))
                }
            })
            .collect::<Vec<_>>()
            .join("; ")
    }
}

fn day_line(hours: &Hours, day: Weekday, t: &Speak) -> String {
    let times: Vec<String> = hours
        .weekly
        .iter()
        .filter(|opening| opening.day == day)
        .map(|opening| t.hours(opening.from, opening.until))
        .collect();
    if times.is_empty() { t.say("hours-closed-day") } else { times.join(", ") }
}

fn state(hours: &Hours, now: DateTime, t: &Speak) -> String {
    match hours.state_at(now, is_public_holiday) {
        OpenState::Open { until: Some(until) } => {
            t.phrase("hours-open-until").with("time", t.time(until)).to_string()
        }
        OpenState::Open { until: None } => t.say("hours-open-always"),
        OpenState::OpensAt { day, time } => {
            let time = t.time(time);
            let ahead = (day - now.date()).get_days();
            match ahead {
                0 => t.phrase("hours-opens-today").with("time", time).to_string(),
                1 => t.phrase("hours-opens-tomorrow").with("time", time).to_string(),
                2..=6 => {
                    let on = t.say(format!("hours-on-{}", day.weekday().to_monday_one_offset()));
                    t.phrase("hours-opens-on").with("day", on).with("time", time).to_string()
                }
                _ => t.phrase("hours-opens-on").with("day", t.date(day)).with("time", time).to_string(),
            }
        }
        OpenState::Closed => t.say("hours-closed"),
        OpenState::Unknown => String::new(),
    }
}
