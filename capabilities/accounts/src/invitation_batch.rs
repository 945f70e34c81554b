//! Noun: many invitations that were made at once from a sheet.

use std::str::FromStr;

use institutions::Institution;
use serde::{Deserialize, Serialize};
use vocabulary::{Id, Language, Moment};

use crate::{Account, Role};

/// The most people of one sheet.
pub const MOST_LINES: usize = 2_000;

/// A sheet of people to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its identifier.
    pub id: Id<Batch>,
    /// Who in which institution made it; none for the region.
    pub institution: Option<Id<Institution>>,
    /// When.
    pub made_at: Moment,
    /// By whom.
    pub made_by: Id<Account>,
    /// What the file was called.
    pub file_name: String,
    /// How many people it names.
    pub lines: u32,
    /// When it was confirmed; nothing was sent before.
    pub confirmed_at: Option<Moment>,
    /// How many lines no invitation was made of.
    pub left_out: u32,
    /// How many letters could not be written, because mail servers refuse the mailbox.
    pub not_sent: u32,
}

/// A line of a sheet, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The row as the person's spreadsheet counts it.
    pub row: u64,
    /// To whom.
    pub mailbox: String,
    /// Which role: its code, or its name in one of the languages turned into the code.
    pub role: String,
    /// In which language.
    pub language: String,
    /// Into which institution; empty for one's own.
    pub institution: String,
}

/// What becomes, or would become, of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// An invitation will be made.
    WillBeInvited,
    /// The person has this role there already.
    Holds,
    /// The person was invited to it and has not answered yet.
    AlreadyInvited,
    /// This is no mailbox.
    MailboxUnfit,
    /// There is no such role.
    RoleUnknown,
    /// Whoever sends the sheet may not give this role.
    RoleNotYours,
    /// There is no such language.
    LanguageUnknown,
    /// There is no such institution, or it is out of reach.
    InstitutionUnknown,
    /// A role of an institution needs one, a role of the region has none.
    InstitutionUnfit,
    /// The same person, role and institution stand in an earlier row.
    Twice(u64),
}

impl Verdict {
    /// The code in message keys and filters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WillBeInvited => "will-be-invited",
            Self::Holds => "holds",
            Self::AlreadyInvited => "already-invited",
            Self::MailboxUnfit => "mailbox-unfit",
            Self::RoleUnknown => "role-unknown",
            Self::RoleNotYours => "role-not-yours",
            Self::LanguageUnknown => "language-unknown",
            Self::InstitutionUnknown => "institution-unknown",
            Self::InstitutionUnfit => "institution-unfit",
            Self::Twice(_) => "twice",
        }
    }
}

/// The language a cell names: its code; the language of the sheet's reader when it is empty.
pub fn language_of(cell: &str, otherwise: Language) -> Option<Language> {
    if cell.is_empty() { Some(otherwise) } else { cell.to_lowercase().parse().ok() }
}

/// The role a cell names by its code.
pub fn role_of(cell: &str) -> Option<Role> {
    Role::from_str(cell).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_language_is_the_readers() {
        assert_eq!(language_of("", Language::Ukrainian), Some(Language::Ukrainian));
        assert_eq!(language_of("PL", Language::Ukrainian), Some(Language::Polish));
        assert_eq!(language_of("de", Language::Polish), None);
    }
}
