//! Noun: a link that somebody is given to take a place.

use institutions::Institution;
use jiff::SignedDuration;
use vocabulary::{Id, Language, Moment, Teryt};

use crate::{Account, Role};

/// How long an invitation can be taken.
pub const HOLDS: SignedDuration = SignedDuration::from_hours(8 * 24);
/// How long the console's link for the first administrator can be taken.
pub const CONSOLE_HOLDS: SignedDuration = SignedDuration::from_hours(24);
/// How long a link for a forgotten password can be taken.
pub const RECOVERY_HOLDS: SignedDuration = SignedDuration::from_hours(1);

/// What the link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To administer the installation; printed at the console.
    Console,
    /// To take a role.
    Role,
    /// To set a new password.
    Recovery,
}

/// The text is no purpose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the purpose of an invitation")]
pub struct UnknownPurpose(pub String);

impl Purpose {
    /// The code in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Role => "role",
            Self::Recovery => "recovery",
        }
    }
}

impl std::str::FromStr for Purpose {
    type Err = UnknownPurpose;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Console, Self::Role, Self::Recovery]
            .into_iter()
            .find(|purpose| purpose.code() == text)
            .ok_or_else(|| UnknownPurpose(text.to_owned()))
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits.
    Open,
    /// Somebody took it.
    Taken(Moment),
    /// It was withdrawn.
    Withdrawn(Moment),
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its identifier; it opens nothing.
    pub id: Id<Invitation>,
    /// What for.
    pub purpose: Purpose,
    /// Of a recovery: whose password.
    pub account: Option<Id<Account>>,
    /// Into which institution.
    pub institution: Option<Id<Institution>>,
    /// Which role.
    pub role: Option<Role>,
    /// Of a local administrator: where.
    pub territory: Option<Teryt>,
    /// In which language the letter was written.
    pub language: Language,
    /// When it was made.
    pub made_at: Moment,
    /// By whom; nobody at the console.
    pub made_by: Option<Id<Account>>,
    /// Until when it can be taken.
    pub expires_at: Moment,
    /// What became of it.
    pub standing: Standing,
}

/// Why an invitation leads nowhere any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotBeTaken {
    /// Somebody took it.
    #[error("this invitation was already used")]
    Taken,
    /// It was withdrawn.
    #[error("this invitation was withdrawn")]
    Withdrawn,
    /// Its time is over.
    #[error("the time of this invitation is over")]
    Expired,
}

impl Invitation {
    /// Whether it can be taken now.
    pub fn can_be_taken(&self, now: Moment) -> Result<(), CannotBeTaken> {
        match self.standing {
            Standing::Taken(_) => Err(CannotBeTaken::Taken),
            Standing::Withdrawn(_) => Err(CannotBeTaken::Withdrawn),
            Standing::Open if now >= self.expires_at => Err(CannotBeTaken::Expired),
            Standing::Open => Ok(()),
        }
    }
}
