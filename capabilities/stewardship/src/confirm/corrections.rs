//! What somebody at the mailbox corrects: the few facts that change most often.

use directory::Service;
use institutions::Hours;
use jiff::civil::Date;
use translations::{Speak, telephones};
use vocabulary::{Mailbox, PartialDate};

use super::facts::{Entry, hours_in_words};

/// The longest description, in characters.
const LONGEST_DESCRIPTION: usize = 2_000;
/// The longest opening hours, in characters.
const LONGEST_HOURS: usize = 300;
/// More places than this are a slip of the finger.
pub const MOST_PLACES: u32 = 9_999;

/// The fields of the form, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Phone numbers, parted by commas, semicolons or lines.
    pub phone: String,
    /// Mailboxes, parted likewise.
    pub email: String,
    /// Opening hours in words.
    pub hours: String,
    /// What the service is.
    pub description: String,
    /// Free places; empty where nobody counts them.
    pub free: String,
}

/// What is wrong with a field: its name and the message that says how to mend it.
pub type Wrong = Vec<(&'static str, &'static str)>;

impl Corrections {
    /// What the fields hold before anybody typed.
    pub fn of(entry: &Entry, t: &Speak) -> Self {
        Self {
            phone: entry.phones().join(", "),
            email: entry.emails().join(", "),
            hours: hours_in_words(entry.hours(), t),
            description: entry.service.description.pl.clone().unwrap_or_default(),
            free: entry.service.capacity.free.map(|free| free.to_string()).unwrap_or_default(),
        }
    }

    /// The service as it should read. `before` is what the fields held; a field that was left alone changes nothing, so
    /// that what belongs to the institution is not copied into its services.
    pub fn applied(&self, service: &Service, before: &Self, today: Date) -> Result<Service, Wrong> {
        let mut wrong = Wrong::new();
        let mut changed = service.clone();
        if differ(&self.phone, &before.phone) {
            changed.contacts.phones = parts(&self.phone);
            if changed.contacts.phones.iter().any(|phone| telephones::address(phone).is_none()) {
                wrong.push(("phone", "confirm-phone-wrong"));
            }
        }
        if differ(&self.email, &before.email) {
            changed.contacts.emails = parts(&self.email);
            if changed.contacts.emails.iter().any(|email| email.parse::<Mailbox>().is_err()) {
                wrong.push(("email", "confirm-email-wrong"));
            }
        }
        if differ(&self.hours, &before.hours) {
            if self.hours.chars().count() > LONGEST_HOURS {
                wrong.push(("hours", "confirm-hours-long"));
            }
            changed.hours = Hours::understood(&self.hours);
        }
        if differ(&self.description, &before.description) {
            if self.description.chars().count() > LONGEST_DESCRIPTION {
                wrong.push(("description", "confirm-description-long"));
            }
            changed.description.pl = Some(self.description.clone()).filter(|text| !text.is_empty());
        }
        if differ(&self.free, &before.free) {
            match number(&self.free, service.capacity.total) {
                Ok(free) => {
                    changed.capacity = directory::Capacity {
                        total: service.capacity.total,
                        free,
                        as_of: Some(PartialDate::day(today)),
                        ..directory::Capacity::default()
                    };
                }
                Err(message) => wrong.push(("free", message)),
            }
        }
        if wrong.is_empty() { Ok(changed) } else { Err(wrong) }
    }

    /// Which fields differ, with what they should say: for whoever decides about it.
    pub fn differing(&self, before: &Self) -> Vec<(&'static str, String)> {
        [
            ("confirm-fact-phone", &self.phone, &before.phone),
            ("confirm-fact-email", &self.email, &before.email),
            ("confirm-fact-hours", &self.hours, &before.hours),
            ("confirm-fact-description", &self.description, &before.description),
            ("confirm-fact-places", &self.free, &before.free),
        ]
        .into_iter()
        .filter(|(_, now, before)| differ(now, before))
        .map(|(key, now, _)| (key, now.clone()))
        .collect()
    }
}

/// Whether two texts say different things: a browser sends other spaces and line breaks than it was given.
fn differ(now: &str, before: &str) -> bool {
    !now.split_whitespace().eq(before.split_whitespace())
}

/// A number of people or places; nothing when the field is empty.
pub fn number(text: &str, most: Option<u32>) -> Result<Option<u32>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u32>() {
        Ok(number) if most.is_some_and(|most| number > most) => Err("confirm-places-more-than-all"),
        Ok(number) if number <= MOST_PLACES => Ok(Some(number)),
        _ => Err("confirm-places-wrong"),
    }
}

fn parts(text: &str) -> Vec<String> {
    text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_places_is_small_and_no_more_than_there_are() {
        assert_eq!(number("", None), Ok(None));
        assert_eq!(number("0", Some(0)), Ok(Some(0)));
        assert_eq!(number("12", Some(12)), Ok(Some(12)));
        assert_eq!(number("13", Some(12)), Err("confirm-places-more-than-all"));
        for wrong in ["-1", "10000", "dwa", "1,5", "99999999999999"] {
            assert_eq!(number(wrong, None), Err("confirm-places-wrong"), "{wrong}");
        }
    }
}
