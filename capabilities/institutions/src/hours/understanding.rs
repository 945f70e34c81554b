//! From opening hours in Polish words to data.
//!
//! Grammar: days followed by hours, or hours followed by days, any number of times: "pon. 8-16; wt.-pt. 7.30-15.30",
//! "7.00 - 15.00 od poniedziałku do piątku". Words that only say whose hours they are ("w godzinach pracy ośrodka")
//! are passed over. Any word the grammar does not know ends the attempt: "drugi wtorek miesiąca" is not every Tuesday.
//! The same holds for hours that contradict each other and for several people with hours of their own, with one
//! exception: where a text first gives the hours of the office and then those of specialists, the office's are taken,
//! because then somebody is there.

mod words;

use jiff::civil::Time;

use self::words::{Token, tokens};
use super::{Opening, Weekday};

/// What a text states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub weekly: Vec<Opening>,
    pub round_the_clock: bool,
    pub open_on_holidays: bool,
}

/// Hours without any day are those of an office, Monday to Friday, but only when they last a working day: an hour
/// in the afternoon without a day may be any day.
const MINUTES_OF_A_WORKING_DAY: i64 = 6 * 60;

const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Days(Vec<Weekday>),
    Hours(Time, Time),
    Closed,
}

/// Reads a text; nothing when any part of it is not understood.
pub(super) fn read(text: &str) -> Option<Read> {
    let folded = polish::fold(text);
    if folded.contains('…') || folded.contains("...") {
        return None; // cut short by the source: nobody knows what it went on to say
    }
    read_all(&folded).or_else(|| {
        let office = read_all(words::of_the_office(&folded)?)?;
        // With fewer days the rest of the office's week may stand further on, among the specialists.
        let whole_week =
            WORKING_DAYS.iter().all(|day| office.weekly.iter().any(|opening| opening.day == *day));
        (whole_week || office.round_the_clock).then_some(office)
    })
}

fn read_all(folded: &str) -> Option<Read> {
    let tokens = tokens(folded)?;
    if tokens.contains(&Token::RoundTheClock) {
        return round_the_clock(&tokens);
    }
    if !one_voice(&tokens) {
        return None;
    }
    let open_on_holidays = tokens.contains(&Token::Holidays);
    let weekly = paired(&Parser { tokens: &tokens, place: 0 }.parts()?)?;
    Some(Read { weekly, round_the_clock: false, open_on_holidays })
}

/// Day and night, when nothing else is said.
fn round_the_clock(tokens: &[Token]) -> Option<Read> {
    let nothing_else = tokens.iter().all(|token| match token {
        Token::Days(days) => days.len() == Weekday::ALL.len(),
        Token::Day(_) | Token::Clock(..) | Token::From | Token::Until | Token::Closed => false,
        Token::RoundTheClock
        | Token::EveryDay
        | Token::Holidays
        | Token::Person
        | Token::And
        | Token::Break
        | Token::Dash => true,
    });
    nothing_else.then(|| Read { round_the_clock: true, open_on_holidays: true, ..Read::default() })
}

/// Whether all hours belong to the same people: they are named before the first hour or after the last one.
fn one_voice(tokens: &[Token]) -> bool {
    let hours = |token: &Token| matches!(token, Token::Clock(..));
    let first = tokens.iter().position(hours).unwrap_or(tokens.len());
    let last = tokens.iter().rposition(hours).unwrap_or(tokens.len());
    let named = |range: &[Token]| range.contains(&Token::Person);
    if first >= tokens.len() {
        return true;
    }
    let (before, between, after) =
        (named(&tokens[..first]), named(&tokens[first..=last]), named(&tokens[last..]));
    !(between || before && after)
}

struct Parser<'tokens> {
    tokens: &'tokens [Token],
    place: usize,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.place + ahead)
    }

    fn parts(mut self) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek(0) {
            match token {
                Token::Day(_) | Token::Days(_) => {
                    let days = Part::Days(self.days()?);
                    // "w dni robocze od poniedziałku do piątku" says the same twice.
                    if parts.last() != Some(&days) {
                        parts.push(days);
                    }
                }
                Token::Clock(..) => parts.push(self.hours()?),
                Token::Closed => {
                    parts.push(Part::Closed);
                    self.place += 1;
                }
                // Every day of the week only when the text itself names weekends or holidays; people also say
                // "codziennie" of an office that rests on Sunday.
                Token::EveryDay => {
                    let meant = self.tokens.iter().any(|token| match token {
                        Token::Days(days) => days.contains(&Weekday::Sunday),
                        other => *other == Token::Holidays,
                    });
                    let named = self.tokens.iter().any(|token| matches!(token, Token::Day(_)));
                    if !meant && !named {
                        return None;
                    }
                    if !named {
                        parts.push(Part::Days(Weekday::ALL.to_vec()));
                    }
                    self.place += 1;
                    // The weekend and the holidays are part of every day.
                    while !named
                        && matches!(self.peek(0), Some(Token::Days(_) | Token::Holidays | Token::And))
                    {
                        self.place += 1;
                    }
                }
                Token::Holidays
                | Token::Person
                | Token::And
                | Token::Break
                | Token::Dash
                | Token::From
                | Token::Until => {
                    self.place += 1;
                }
                Token::RoundTheClock => return None,
            }
        }
        Some(parts)
    }

    /// "pon.", "wt-pt", "od środy do piątku", "wtorek, czwartek i piątek", "poniedziałek oraz od środy do piątku".
    fn days(&mut self) -> Option<Vec<Weekday>> {
        let mut days = Vec::new();
        let began_with_from = self.place > 0 && self.tokens[self.place - 1] == Token::From;
        loop {
            match self.peek(0)?.clone() {
                Token::Days(named) => {
                    days.extend(named);
                    self.place += 1;
                }
                Token::Day(first) => {
                    self.place += 1;
                    match self.end_of_range(began_with_from) {
                        Some((last, taken)) if first < last => {
                            days.extend(Weekday::ALL.into_iter().filter(|day| (first..=last).contains(day)));
                            self.place += taken;
                        }
                        Some(_) => return None,
                        None => days.push(first),
                    }
                }
                _ => return None,
            }
            let taken = self.start_of_another();
            if taken == 0 {
                break;
            }
            self.place += taken;
        }
        let mut unique = days.clone();
        unique.sort_unstable();
        unique.dedup();
        (unique.len() == days.len()).then_some(unique)
    }

    /// The last day of a range of which the first was just read, and how many tokens name it.
    fn end_of_range(&self, began_with_from: bool) -> Option<(Weekday, usize)> {
        match (self.peek(0), self.peek(1), self.peek(2)) {
            (Some(Token::Dash | Token::Until), Some(Token::Day(last)), _) => Some((*last, 2)),
            (Some(Token::Dash), Some(Token::Until), Some(Token::Day(last))) => Some((*last, 3)),
            // "od poniedziałku od piątku" is a slip of the pen that can mean only one thing.
            (Some(Token::From), Some(Token::Day(last)), _) if began_with_from => Some((*last, 2)),
            _ => None,
        }
    }

    /// How many tokens stand before one more day of the same list; 0 when the list ends.
    fn start_of_another(&self) -> usize {
        let mut taken = 0;
        while self.peek(taken) == Some(&Token::And) {
            taken += 1;
        }
        if taken == 0 {
            return 0;
        }
        if self.peek(taken) == Some(&Token::From) {
            taken += 1;
        }
        if matches!(self.peek(taken), Some(Token::Day(_) | Token::Days(_))) { taken } else { 0 }
    }

    /// "7.30-15.30", "od 8 do 16", "8.00 13.00".
    fn hours(&mut self) -> Option<Part> {
        let Some(&Token::Clock(from, from_minutes)) = self.peek(0) else { return None };
        self.place += 1;
        let mut joined = false;
        while matches!(self.peek(0), Some(Token::Dash | Token::Until)) {
            joined = true;
            self.place += 1;
        }
        let Some(&Token::Clock(until, until_minutes)) = self.peek(0) else { return None };
        self.place += 1;
        if !(joined || from_minutes && until_minutes) {
            return None;
        }
        // Nights begin in the evening and end in the morning; anything else is a slip of the pen.
        let past_midnight = until <= from && until != Time::midnight();
        if past_midnight && from.hour() < 17 {
            return None;
        }
        Some(Part::Hours(from, until))
    }
}

/// Gives each day its hours.
fn paired(parts: &[Part]) -> Option<Vec<Opening>> {
    let mut openings: Vec<Opening> = Vec::new();
    let add = |openings: &mut Vec<Opening>, days: &[Weekday], hours: &[(Time, Time)]| {
        for &day in days {
            openings.extend(hours.iter().map(|&(from, until)| Opening { day, from, until }));
        }
    };
    match parts {
        [Part::Hours(from, until)] => {
            let length = (*until - *from).total(jiff::Unit::Minute).ok()?;
            if length < MINUTES_OF_A_WORKING_DAY as f64 {
                return None;
            }
            add(&mut openings, &WORKING_DAYS, &[(*from, *until)]);
        }
        [Part::Days(_), ..] => {
            let mut rest = parts;
            while let [Part::Days(days), after @ ..] = rest {
                let (hours, after) = leading_hours(after);
                let closed = matches!(after, [Part::Closed, ..]);
                // Days with nothing after them, or both hours and "closed", are not a statement.
                if hours.is_empty() != closed {
                    return None;
                }
                if closed {
                    // "wtorek - piątek 7-15; piątek: dzień wewnętrzny": what is closed is closed.
                    openings.retain(|opening| !days.contains(&opening.day));
                }
                add(&mut openings, days, &hours);
                rest = if closed { &after[1..] } else { after };
            }
            if !rest.is_empty() {
                return None;
            }
        }
        [Part::Hours(..), ..] => {
            let mut rest = parts;
            while !rest.is_empty() {
                let (hours, after) = leading_hours(rest);
                let [Part::Days(days), after @ ..] = after else { return None };
                if hours.is_empty() {
                    return None;
                }
                add(&mut openings, days, &hours);
                rest = after;
            }
        }
        _ => return None,
    }
    without_contradiction(openings)
}

fn leading_hours(parts: &[Part]) -> (Vec<(Time, Time)>, &[Part]) {
    let hours: Vec<_> = parts
        .iter()
        .map_while(|part| match part {
            Part::Hours(from, until) => Some((*from, *until)),
            _ => None,
        })
        .collect();
    let rest = &parts[hours.len()..];
    (hours, rest)
}

/// Sorted, each once; nothing when two statements about a day overlap.
fn without_contradiction(mut openings: Vec<Opening>) -> Option<Vec<Opening>> {
    openings.sort_by_key(|opening| (opening.day, opening.from, opening.until));
    openings.dedup();
    let overlapping = openings.windows(2).any(|pair| {
        pair[0].day == pair[1].day && (pair[1].from < pair[0].until || pair[0].until <= pair[0].from)
    });
    (!overlapping && !openings.is_empty()).then_some(openings)
}

#[cfg(test)]
mod tests;
