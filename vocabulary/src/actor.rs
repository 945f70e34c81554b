//! Who acts.

use std::fmt;

use uuid::Uuid;

/// Who is behind a change. Written into every history entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at a public page, without an account. Nothing about them is kept.
    Visitor,
    /// The person at the console of the machine (import, migrate, demo).
    Operator,
    /// The program itself, with the name of the job.
    System(&'static str),
    /// Somebody who signed in. Only identifiers, so that what was written down stays true and says nothing after the
    /// person's data were erased.
    Member {
        /// Whose account.
        account: Uuid,
        /// For which institution they act; none when they act for themselves or administer the installation.
        institution: Option<Uuid>,
    },
}

impl fmt::Display for Actor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visitor => formatter.write_str("visitor"),
            Self::Operator => formatter.write_str("operator"),
            Self::System(job) => write!(formatter, "system:{job}"),
            Self::Member { account, institution: Some(institution) } => {
                write!(formatter, "member:{account}@{institution}")
            }
            Self::Member { account, institution: None } => write!(formatter, "member:{account}"),
        }
    }
}
