//! Noun: something that waits for somebody.

use jiff::civil::Date;

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matter {
    /// Entries that somebody has to say are still true.
    Confirm,
    /// Entries about which letters cannot be delivered.
    Mailboxes,
    /// What others noticed about one's entries.
    Proposals,
    /// What others noticed and nobody answered for two weeks.
    Unanswered,
    /// First publications of institutions the region does not know yet.
    FirstPublications,
    /// Institutions that ask for their place.
    Requests,
    /// What may be in the directory twice.
    Duplicates,
    /// Invitations that nobody took.
    Invitations,
    /// Entries of the region that nobody confirmed in time.
    Overdue,
    /// Unread notices.
    Notices,
}

impl Matter {
    /// The message that says how many there are.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confirm => "today-confirm",
            Self::Mailboxes => "today-mailboxes",
            Self::Proposals => "today-proposals",
            Self::Unanswered => "today-unanswered",
            Self::FirstPublications => "today-first-publications",
            Self::Requests => "today-requests",
            Self::Duplicates => "today-duplicates",
            Self::Invitations => "today-invitations",
            Self::Overdue => "today-overdue",
            Self::Notices => "today-notices",
        }
    }
}

/// Some of one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub matter: Matter,
    /// How many; never none.
    pub count: u64,
    /// Since when the oldest waits, or by when the first is due.
    pub day: Option<Date>,
}

/// What is due first comes first; what has no day comes after what has one, in the order in which it was found.
pub fn in_order(mut tasks: Vec<Task>) -> Vec<Task> {
    tasks.retain(|task| task.count > 0);
    tasks.sort_by_key(|task| (task.day.is_none(), task.day));
    tasks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_due_first_comes_first_and_nothing_is_no_task() {
        let task = |matter, count, day| Task { matter, count, day };
        let tasks = in_order(vec![
            task(Matter::Notices, 2, None),
            task(Matter::Proposals, 1, Some(date(2026, 11, 20))),
            task(Matter::Confirm, 3, Some(date(2026, 11, 2))),
            task(Matter::Requests, 0, Some(date(2020, 1, 1))),
        ]);
        let matters: Vec<Matter> = tasks.iter().map(|task| task.matter).collect();
        assert_eq!(matters, [Matter::Confirm, Matter::Proposals, Matter::Notices]);
    }
}
