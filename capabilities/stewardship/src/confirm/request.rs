//! Noun: the question to an institution whether an entry is still true, and what a link in the letter is for.

use std::str::FromStr;

use directory::Service;
use institutions::Institution;
use jiff::civil::Date;
use vocabulary::{Id, Moment};

use crate::rhythm::Rhythm;

/// The most entries one letter asks about.
pub const MOST_IN_A_LETTER: usize = 10;
/// How long a link holds, in days.
pub const LINK_HOLDS_DAYS: i32 = 30;
/// How long "no longer offered" can be taken back, in hours.
pub const UNDO_HOURS: i64 = 24;

/// What a link in a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Everything is still true.
    Confirm,
    /// Something has changed.
    Change,
    /// It is no longer offered.
    End,
    /// How many places are free.
    Places,
    /// It is offered after all. Only on the page that follows "no longer offered".
    Undo,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Confirm, Self::Change, Self::End, Self::Places, Self::Undo];

    /// The mark it has in a link.
    pub const fn mark(self) -> u8 {
        match self {
            Self::Confirm => 1,
            Self::Change => 2,
            Self::End => 3,
            Self::Places => 4,
            Self::Undo => 5,
        }
    }

    /// The purpose with this mark.
    pub fn of_mark(mark: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.mark() == mark)
    }
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Everything is true.
    Confirmed,
    /// Corrected at once.
    Changed,
    /// Corrections wait for an editor.
    Proposed,
    /// No longer offered.
    Ended,
    /// "No longer offered" was taken back.
    Undone,
    /// Somebody confirmed or withdrew it elsewhere, or a newer request took its place.
    Elsewhere,
}

/// The text is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an answer to a request")]
pub struct UnknownAnswer(pub String);

impl Answer {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Confirmed, Self::Changed, Self::Proposed, Self::Ended, Self::Undone, Self::Elsewhere];

    /// Its word in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
            Self::Proposed => "proposed",
            Self::Ended => "ended",
            Self::Undone => "undone",
            Self::Elsewhere => "elsewhere",
        }
    }
}

impl FromStr for Answer {
    type Err = UnknownAnswer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|answer| answer.code() == text)
            .ok_or_else(|| UnknownAnswer(text.to_owned()))
    }
}

/// A letter in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter;

/// One service, asked about once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its identifier; every link carries it.
    pub id: Id<Request>,
    /// About which service.
    pub service: Id<Service>,
    /// Whose.
    pub institution: Id<Institution>,
    /// What stands for the mailbox that was asked.
    pub mailbox: String,
    /// When the first letter was written.
    pub asked_on: Date,
    /// How many letters were written.
    pub letters: u32,
    /// The latest of them.
    pub letter: Id<Letter>,
    /// When a mail server refused it for good.
    pub refused_at: Option<Moment>,
    /// When the institution was told in the program that nobody answers.
    pub escalated_at: Option<Moment>,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// How it ended.
    pub answer: Option<Answer>,
    /// What the entry was before it was said to have ended.
    pub status_before: Option<String>,
}

/// What is to be done about an entry that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask for the first time, or once more after a long while.
    Ask,
    /// Ask again.
    Remind,
    /// Tell the institution's people that nobody answers.
    Escalate,
    /// Nothing today.
    Wait,
}

impl Request {
    /// What comes next on this day, when the entry is still due and its mailbox is this one.
    pub fn step(&self, today: Date, mailbox: &str, rhythm: &Rhythm) -> Step {
        let days = (today - self.asked_on).get_days();
        match self.closed_at {
            // Somebody answered a moment ago: an editor may still be at it.
            Some(closed) if (today - closed.day_in_poland()).get_days() < rhythm.ahead_days() => {
                return Step::Wait;
            }
            Some(_) => return Step::Ask,
            None => {}
        }
        if self.mailbox != mailbox || days >= directory::CONFIRMATION_HOLDS_DAYS {
            return Step::Ask;
        }
        let patience = rhythm.between_letters_days() * i32::try_from(self.letters).unwrap_or(i32::MAX / 100);
        let over = self.refused_at.is_some() || (self.letters >= rhythm.most_letters() && days >= patience);
        match (over, self.escalated_at) {
            (true, None) => Step::Escalate,
            (false, _) if self.letters < rhythm.most_letters() && days >= patience => Step::Remind,
            _ => Step::Wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn a_request(letters: u32) -> Request {
        Request {
            id: Id::derived("request", "test", "1"),
            service: Id::derived("service", "test", "1"),
            institution: Id::derived("institution", "test", "1"),
            mailbox: "here".into(),
            asked_on: date(2026, 11, 1),
            letters,
            letter: Id::derived("letter", "test", "1"),
            refused_at: None,
            escalated_at: None,
            closed_at: None,
            answer: None,
            status_before: None,
        }
    }

    #[test]
    fn reminders_come_after_seven_and_fourteen_days_and_then_the_institution_is_told_once() {
        for (letters, day, step) in [
            (1, date(2026, 11, 7), Step::Wait),
            (1, date(2026, 11, 8), Step::Remind),
            (2, date(2026, 11, 14), Step::Wait),
            (2, date(2026, 11, 15), Step::Remind),
            (3, date(2026, 11, 21), Step::Wait),
            (3, date(2026, 11, 22), Step::Escalate),
            (3, date(2027, 1, 30), Step::Ask),
        ] {
            assert_eq!(
                a_request(letters).step(day, "here", &Rhythm::default()),
                step,
                "{letters} letters, {day}"
            );
        }
        let told = Request { escalated_at: Moment::from_microseconds(0), ..a_request(3) };
        assert_eq!(told.step(date(2026, 11, 22), "here", &Rhythm::default()), Step::Wait);
    }

    #[test]
    fn a_mailbox_that_does_not_exist_is_told_at_once_and_another_mailbox_is_asked_anew() {
        let refused = Request { refused_at: Moment::from_microseconds(0), ..a_request(1) };
        assert_eq!(refused.step(date(2026, 11, 2), "here", &Rhythm::default()), Step::Escalate);
        assert_eq!(refused.step(date(2026, 11, 2), "elsewhere", &Rhythm::default()), Step::Ask);
    }

    #[test]
    fn marks_and_codes_are_read_back() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::of_mark(purpose.mark()), Some(purpose));
        }
        for answer in Answer::ALL {
            assert_eq!(answer.code().parse(), Ok(answer));
        }
        assert!("maybe".parse::<Answer>().is_err());
        assert_eq!(Purpose::of_mark(0), None);
    }
}
