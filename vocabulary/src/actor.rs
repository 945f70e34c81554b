//! Who acts.

use std::fmt;

/// Who is behind a change. Written into every history entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at a public page, without an account. Nothing about them is kept.
    Visitor,
    /// The person at the console of the machine (import, migrate, demo).
    Operator,
    /// The program itself, with the name of the job.
    System(&'static str),
}

impl fmt::Display for Actor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visitor => formatter.write_str("visitor"),
            Self::Operator => formatter.write_str("operator"),
            Self::System(job) => write!(formatter, "system:{job}"),
        }
    }
}
