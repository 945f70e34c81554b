//! Verb: a visitor says that an entry is wrong.
//!
//! Everybody may. Nothing about the visitor is kept: no name, no address, no number; the form asks for none, and a
//! text that seems to hold a personal number is refused. What people write is sealed nevertheless, each report under
//! its own key, and goes after its time.

use database::Work;
use privacy::{Cell, Keyring, PrivacyFault, Subject};
use vocabulary::{Id, Personal};

pub use crate::store::ErrorReport;
use crate::{Service, store};

/// The longest description, in characters.
pub const LONGEST_DETAILS: usize = 1_000;

/// What can be wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complaint {
    /// Nobody answers, or the number is another.
    Phone,
    /// The place is elsewhere.
    Address,
    /// It is open at other times.
    Hours,
    /// It has ended or was never offered.
    NotOffered,
    /// The conditions or the cost are others.
    Conditions,
    /// The place is less accessible than it says.
    Access,
    /// Something else; then it must be described.
    Other,
}

impl Complaint {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::Address,
        Self::Hours,
        Self::NotOffered,
        Self::Conditions,
        Self::Access,
        Self::Other,
    ];

    /// The word in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Hours => "hours",
            Self::NotOffered => "not_offered",
            Self::Conditions => "conditions",
            Self::Access => "access",
            Self::Other => "other",
        }
    }

    /// The complaint of a word; nothing for a word that is not known.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|complaint| complaint.code() == code)
    }
}

/// A complaint that can be kept. Building one means it has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportError {
    service: Id<Service>,
    complaint: Complaint,
    details: Personal<String>,
}

/// What is wrong with a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotReport {
    /// Nobody could mend "something else" without a word on it.
    #[error("something else is wrong, but the details do not say what")]
    NothingSaid,
    /// More than [`LONGEST_DETAILS`] characters.
    #[error("the details have {0} characters; the longest are {LONGEST_DETAILS}")]
    TooLong(usize),
    /// Eleven digits in a row are most likely somebody's PESEL.
    #[error("the details seem to hold a personal number")]
    PersonalNumber,
}

impl ReportError {
    /// Reads what a visitor wrote.
    pub fn new(service: Id<Service>, complaint: Complaint, details: &str) -> Result<Self, CannotReport> {
        let details = details.trim();
        let length = details.chars().count();
        if length > LONGEST_DETAILS {
            return Err(CannotReport::TooLong(length));
        }
        if details.is_empty() && complaint == Complaint::Other {
            return Err(CannotReport::NothingSaid);
        }
        if longest_run_of_digits(details) == 11 {
            return Err(CannotReport::PersonalNumber);
        }
        Ok(Self { service, complaint, details: Personal::new(details.to_owned()) })
    }
}

fn longest_run_of_digits(text: &str) -> usize {
    text.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

/// Keeps the complaint for the people who look after the directory.
pub async fn report_error(
    work: &mut Work,
    keys: &Keyring,
    ask: &ReportError,
) -> Result<Id<ErrorReport>, PrivacyFault> {
    let id = work.new_id();
    let sealed = if ask.details.disclose().is_empty() {
        None
    } else {
        Some(seal(work, keys, id, DETAILS, &ask.details).await?)
    };
    store::report_error(work, id, ask.service, ask.complaint.code(), sealed).await?;
    Ok(id)
}

/// What somebody said, in their words; empty when nothing was said or its time is over.
pub async fn words(
    work: &mut Work,
    keys: &Keyring,
    id: Id<ErrorReport>,
) -> Result<Personal<String>, PrivacyFault> {
    let nothing = || Personal::new(String::new());
    match store::reported(work, id).await? {
        Some((_, Some(sealed))) => {
            let said = privacy::unseal(work, keys, subject(id), cell(id, DETAILS), &sealed).await?;
            Ok(said.unwrap_or_else(nothing))
        }
        Some((open, None)) => Ok(Personal::new(open)),
        None => Ok(nothing()),
    }
}

/// Seals what was said before there were keys, some at a time; how many reports that were.
pub async fn seal_open_words(work: &mut Work, keys: &Keyring) -> Result<usize, PrivacyFault> {
    let open = store::open_words(work, AT_ONCE).await?;
    let count = open.len();
    for (id, said) in open {
        let sealed = seal(work, keys, id, DETAILS, &Personal::new(said)).await?;
        store::seal_words(work, id, sealed).await?;
    }
    Ok(count)
}

/// So many reports are sealed in one go.
const AT_ONCE: u64 = 500;
const DETAILS: &str = "details_sealed";
/// The column of the reason for an answer.
pub(crate) const REASON: &str = "reason_sealed";

/// A report is its own subject: who wrote it is not known.
fn subject(id: Id<ErrorReport>) -> Subject {
    Subject::of(id.uuid())
}

fn cell(id: Id<ErrorReport>, column: &'static str) -> Cell {
    Cell { table: "error_report", row: id.uuid(), column }
}

pub(crate) async fn seal(
    work: &mut Work,
    keys: &Keyring,
    id: Id<ErrorReport>,
    column: &'static str,
    plain: &Personal<String>,
) -> Result<Vec<u8>, PrivacyFault> {
    privacy::seal(work, keys, subject(id), cell(id, column), plain).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(complaint: Complaint, details: &str) -> Result<ReportError, CannotReport> {
        ReportError::new(Id::derived("service", "test", "1"), complaint, details)
    }

    #[test]
    fn a_wrong_phone_needs_no_description_but_something_else_does() {
        assert!(report(Complaint::Phone, "").is_ok());
        assert_eq!(report(Complaint::Other, "  \n"), Err(CannotReport::NothingSaid));
    }

    #[test]
    fn a_long_description_is_refused_and_the_longest_is_not() {
        assert!(report(Complaint::Phone, &"ż".repeat(LONGEST_DETAILS)).is_ok());
        assert_eq!(report(Complaint::Phone, &"ż".repeat(1_001)), Err(CannotReport::TooLong(1_001)));
    }

    #[test]
    fn a_personal_number_is_not_taken_but_a_telephone_is() {
        assert_eq!(report(Complaint::Other, "mój pesel 44051401359"), Err(CannotReport::PersonalNumber));
        assert!(report(Complaint::Phone, "teraz 182001234").is_ok());
    }

    #[test]
    fn every_complaint_is_found_by_its_word() {
        for complaint in Complaint::ALL {
            assert_eq!(Complaint::of_code(complaint.code()), Some(complaint));
        }
        assert_eq!(Complaint::of_code("anything"), None);
    }
}
