//! Noun: how fresh some entries are together.

use directory::{CONFIRMATION_HOLDS_DAYS, Confirmation, OLD_AFTER_DAYS};
use jiff::civil::Date;

/// Whether the day by which somebody had to confirm it has passed; also when nobody ever did.
pub fn is_overdue(confirmation: &Confirmation, today: Date) -> bool {
    confirmation.due_on().is_none_or(|day| day < today)
}

/// How fresh some entries are together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many there are.
    pub entries: u64,
    /// Confirmed within 90 days.
    pub fresh: u64,
    /// Confirmed within 180 days, those within 90 among them.
    pub recent: u64,
    /// Past the day by which somebody had to confirm them, or never confirmed.
    pub overdue: u64,
    /// Never confirmed.
    pub never: u64,
    ages: Vec<i32>,
}

impl Sums {
    /// Counts one more entry.
    pub fn add(&mut self, confirmation: &Confirmation, today: Date) {
        self.entries += 1;
        self.overdue += u64::from(is_overdue(confirmation, today));
        match confirmation.age_in_days(today) {
            Some(age) => {
                self.fresh += u64::from(age <= CONFIRMATION_HOLDS_DAYS);
                self.recent += u64::from(age <= OLD_AFTER_DAYS);
                self.ages.push(age);
            }
            None => self.never += 1,
        }
    }

    /// Which part was confirmed within 90 days; nothing where there are no entries.
    pub fn share_fresh(&self) -> Option<f64> {
        self.share(self.fresh)
    }

    /// Which part was confirmed within 180 days.
    pub fn share_recent(&self) -> Option<f64> {
        self.share(self.recent)
    }

    fn share(&self, part: u64) -> Option<f64> {
        (self.entries > 0).then(|| part as f64 / self.entries as f64)
    }

    /// The age in the middle, in days, of those that somebody confirmed; of two in the middle the greater, so that the
    /// board never flatters.
    pub fn median_age(&self) -> Option<i32> {
        let mut ages = self.ages.clone();
        ages.sort_unstable();
        ages.get(ages.len() / 2).copied()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn sums(confirmed: &[&str]) -> Sums {
        let mut sums = Sums::default();
        for on in confirmed {
            let confirmation = Confirmation { on: on.parse().ok(), ..Confirmation::default() };
            sums.add(&confirmation, date(2026, 11, 22));
        }
        sums
    }

    #[test]
    fn shares_and_the_age_in_the_middle_are_counted_to_the_day() {
        // 24 August is 90 days ago, 26 May 180.
        let counted = sums(&["2026-08-24", "2026-08-23", "2026-05-26", "2026-05-25", ""]);
        assert_eq!((counted.entries, counted.fresh, counted.recent, counted.never), (5, 1, 3, 1));
        assert_eq!(counted.overdue, 4, "on the last day it still holds");
        assert_eq!(counted.median_age(), Some(180));
        assert_eq!(counted.share_fresh(), Some(0.2));
    }

    #[test]
    fn where_there_is_nothing_no_share_is_told() {
        let nothing = Sums::default();
        assert_eq!((nothing.share_fresh(), nothing.share_recent(), nothing.median_age()), (None, None, None));
        assert_eq!(sums(&["", ""]).median_age(), None);
    }

    #[test]
    fn a_month_counts_as_its_last_day() {
        assert_eq!(sums(&["2026-08"]).fresh, 1);
    }
}
