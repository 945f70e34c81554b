//! Noun: what an examination of the log found.

use std::fmt;

use uuid::Uuid;
use vocabulary::Moment;

use crate::{chain::Hash, signing::PublicKey};

/// What was found. Whole when there are no findings.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Of which installation; nothing when nothing was ever recorded.
    pub installation: Option<Uuid>,
    /// How many entries there are.
    pub entries: u64,
    /// Up to which entry older ones were let go, as a signed note says; 0 when none were.
    pub pruned_through: u64,
    /// The last entry; 0 when there is none.
    pub last: u64,
    /// Its hash.
    pub last_hash: Option<Hash>,
    /// How many heads the database holds.
    pub heads: u64,
    /// The latest entry of which a head that was found right speaks: up to there every byte is proven.
    pub proven_through: u64,
    /// What is wrong, the earliest entry first.
    pub findings: Vec<Finding>,
    /// How much more is wrong than is listed.
    pub unlisted: u64,
}

/// No more than so many findings are listed.
const LISTED: usize = 100;

impl Verdict {
    /// Whether nothing was altered, is missing or was cut off.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    pub(crate) fn find(&mut self, sequence: u64, damage: Damage) {
        if self.findings.len() < LISTED {
            self.findings.push(Finding { sequence, damage });
        } else {
            self.unlisted += 1;
        }
    }
}

/// For the console: what was examined, then one sentence for each finding.
impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(installation) = self.installation {
            writeln!(formatter, "installation  {installation}")?;
        }
        writeln!(formatter, "entries       {}", self.entries)?;
        if self.pruned_through > 0 {
            writeln!(formatter, "removed       entries 1 to {}, after their time", self.pruned_through)?;
        }
        writeln!(formatter, "last entry    {}", self.last)?;
        writeln!(formatter, "signed heads  {}, up to entry {}", self.heads, self.proven_through)?;
        if self.is_whole() {
            return writeln!(formatter, "The audit log is whole: nothing was altered, nothing is missing.");
        }
        writeln!(formatter, "The audit log is damaged.")?;
        for finding in &self.findings {
            writeln!(formatter, "- {finding}")?;
        }
        if self.unlisted > 0 {
            writeln!(formatter, "- And {} more.", self.unlisted)?;
        }
        Ok(())
    }
}

/// One thing that is wrong. Its text is a plain sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry it is about, or the first of them.
    pub sequence: u64,
    /// What is wrong.
    pub damage: Damage,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.damage, formatter)
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Contents changed.
    #[error("Entry {0} was altered: what it says does not give its hash.")]
    Altered(u64),
    /// The hash changed, the contents did not.
    #[error("The hash of entry {0} was altered; what the entry says still belongs to the chain.")]
    HashAltered(u64),
    /// A column changed.
    #[error("Entry {sequence} was altered in {columns}: the columns differ from what was recorded.")]
    Columns {
        /// Which entry.
        sequence: u64,
        /// Which columns.
        columns: String,
    },
    /// A row cannot be read.
    #[error("Entry {sequence} cannot be read: {reason}.")]
    Unreadable {
        /// Which row.
        sequence: i64,
        /// Why.
        reason: String,
    },
    /// Entries were taken out.
    #[error("{}", missing(*.from, *.to))]
    Missing {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
    /// An entry where there should be none.
    #[error("Entry {0} stands where older entries were removed; it does not belong there.")]
    OutOfPlace(u64),
    /// The end is gone.
    #[error("{} They stood at the end: {witness} speaks of entry {to}.", missing(*.from, *.to))]
    CutOff {
        /// The first that is gone.
        from: u64,
        /// The last of which something speaks.
        to: u64,
        /// What speaks of it.
        witness: Witness,
    },
    /// The note of the chain's end differs from the last entry.
    #[error("The note of where the log ends was altered: it does not agree with entry {0}, the last.")]
    End(u64),
    /// The note of the chain's end is gone.
    #[error("The note of where the log begins and ends is missing.")]
    NoChain,
    /// A head whose signature does not fit.
    #[error(
        "The signed head no. {number}, which speaks of entry {sequence}, was altered: its signature does not fit."
    )]
    HeadAltered {
        /// Which head.
        number: u64,
        /// Of which entry it speaks.
        sequence: u64,
    },
    /// A head signed by somebody else.
    #[error("The signed head no. {number} was signed with the key {key}, which is not one of ours.")]
    ForeignKey {
        /// Which head.
        number: u64,
        /// With which key.
        key: PublicKey,
    },
    /// A head of another installation.
    #[error("The signed head no. {number} belongs to another installation, {installation}.")]
    ForeignInstallation {
        /// Which head.
        number: u64,
        /// To which.
        installation: Uuid,
    },
    /// Entries were rewritten together with their hashes.
    #[error(
        "Something between entry {from} and entry {to} was rewritten: the head no. {number}, signed {signed_at}, gives another hash."
    )]
    Rewritten {
        /// The first that may have been.
        from: u64,
        /// The one of which the head speaks.
        to: u64,
        /// Which head.
        number: u64,
        /// When it was signed.
        signed_at: Moment,
    },
    /// A head is gone from the database.
    #[error("The signed head no. {0} is missing from the database.")]
    HeadMissing(u64),
    /// A head cannot be read.
    #[error("The signed head no. {number} cannot be read: {reason}.")]
    HeadUnreadable {
        /// Which row.
        number: i64,
        /// Why.
        reason: String,
    },
    /// Database and file say different things.
    #[error("The signed head no. {0} in the database is not the one in the file of heads.")]
    HeadReplaced(u64),
    /// A line of the file is no head.
    #[error("Line {0} of the file of signed heads was altered: it is not a head.")]
    LineAltered(u64),
    /// The note of what was removed is forged.
    #[error("The note that entries up to {0} were removed after their time was altered or forged.")]
    PrunedForged(u64),
}

/// What speaks of entries that are no longer there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Witness {
    /// The note of the chain's end.
    #[error("the note of where the log ends")]
    Note,
    /// A signed head.
    #[error("the head no. {number}, signed {signed_at},")]
    Head {
        /// Which.
        number: u64,
        /// When.
        signed_at: Moment,
    },
}

fn missing(from: u64, to: u64) -> String {
    if from == to {
        format!("Entry {from} is missing.")
    } else {
        format!("Entries {from} to {to} are missing.")
    }
}
