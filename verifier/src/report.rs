//! What is told in the end, in plain sentences.

use std::fmt;

use crate::{
    keys::{Hash, PublicKey},
    lines::groups,
};

/// One thing that is wrong. Its text is a plain sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The first line is none of ours.
    #[error("The first line was altered, or this is not an export of Ogniwo's audit log.")]
    Header,
    /// A line that cannot be one of an export.
    #[error("Line {0} was altered: it is not a line of an export.")]
    Line(u64),
    /// The file ends too early.
    #[error("The end of the file was cut off: it stops after line {0}, without the signed end.")]
    CutOff(u64),
    /// Something follows the end.
    #[error("Line {0} was added: it stands behind the signed end of the export.")]
    BehindTheEnd(u64),
    /// Contents changed.
    #[error("Entry {0} was altered: what it says does not give its hash.")]
    Altered(u64),
    /// The hash changed, the contents did not.
    #[error("The hash of entry {0} was altered; what the entry says still belongs to the chain.")]
    HashAltered(u64),
    /// Entries were taken out.
    #[error("{}", missing(*.from, *.to))]
    Missing {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
    /// An entry stands where it does not belong.
    #[error("Entry {0} stands in the wrong place or twice.")]
    OutOfPlace(u64),
    /// A head whose signature does not fit.
    #[error("The signed head no. {0} was altered: its signature does not fit.")]
    HeadAltered(u64),
    /// A head that was taken out.
    #[error("The signed head no. {0} is missing from the export.")]
    HeadMissing(u64),
    /// A head signed by somebody else.
    #[error(
        "The signed head no. {number} was signed with the key {key}, which is not one of those that are trusted."
    )]
    ForeignKey {
        /// Which head.
        number: u64,
        /// With which key.
        key: String,
    },
    /// A head of another installation.
    #[error("The signed head no. {0} belongs to another installation.")]
    ForeignInstallation(u64),
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
        signed_at: String,
    },
    /// Entries of which a head speaks are not there.
    #[error(
        "{} They stood at the end: the head no. {number}, signed {signed_at}, speaks of entry {to}.", missing(*.from, *.to)
    )]
    EntriesCutOff {
        /// The first that is gone.
        from: u64,
        /// The last of which a head speaks.
        to: u64,
        /// Which head.
        number: u64,
        /// When it was signed.
        signed_at: String,
    },
    /// A line of the file of heads is no head.
    #[error("Line {0} of the file of heads was altered: it is not a head.")]
    HeadsLine(u64),
    /// The note of what was let go is forged.
    #[error("The note that entries up to {0} were removed after their time was altered or forged.")]
    PrunedForged(u64),
    /// The seal is not by one of the trusted keys.
    #[error("The export is signed with the key {0}, which is not one of those that are trusted.")]
    ForeignSeal(String),
    /// The seal's signature does not fit.
    #[error("The signed end of the export was altered: its signature does not fit.")]
    SealAltered,
    /// The seal signs other bytes.
    #[error(
        "Something before the signed end was altered, added or removed: the bytes of the file do not give its sum."
    )]
    Sum,
    /// The seal speaks of another number of lines.
    #[error(
        "The signed end speaks of {said_entries} entries and {said_heads} heads, but there are {entries} and {heads}."
    )]
    Count {
        /// As signed.
        said_entries: u64,
        /// As signed.
        said_heads: u64,
        /// As found.
        entries: u64,
        /// As found.
        heads: u64,
    },
    /// A head read from paper differs.
    #[error("Entry {0} does not have the hash that was printed: something up to there was rewritten.")]
    PrintedDiffers(u64),
    /// A head read from paper speaks of an entry that is not there.
    #[error("Entry {0}, of which the printed head speaks, is not in the export.")]
    PrintedMissing(u64),
}

fn missing(from: u64, to: u64) -> String {
    if from == to {
        format!("Entry {from} is missing.")
    } else {
        format!("Entries {from} to {to} are missing.")
    }
}

/// What was examined and what was found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Of which installation.
    pub installation: String,
    /// When the export was made.
    pub exported_at: String,
    /// How many entries.
    pub entries: u64,
    /// Up to which entry older ones were let go; 0 when none were.
    pub pruned_through: u64,
    /// The last entry and its hash.
    pub last: Option<(u64, Hash)>,
    /// When the first and the last entry were recorded.
    pub between: Option<(String, String)>,
    /// How many signed heads, those of a separate file too.
    pub heads: u64,
    /// The keys that were trusted, and whether they were only taken from the file itself.
    pub trusted: Vec<PublicKey>,
    /// Whether the trusted keys were only taken from the file itself.
    pub trusts_itself: bool,
    /// What is wrong, in the order in which it was met.
    pub findings: Vec<Finding>,
    /// How much more is wrong than is listed.
    pub unlisted: u64,
}

/// No more than so many findings are listed.
const LISTED: usize = 100;

impl Report {
    /// Whether nothing was altered, is missing or was cut off.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    pub(crate) fn find(&mut self, finding: Finding) {
        if self.findings.len() < LISTED {
            self.findings.push(finding);
        } else {
            self.unlisted += 1;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "Installation   {}", self.installation)?;
        writeln!(formatter, "Exported       {}", self.exported_at)?;
        writeln!(formatter, "Entries        {}", self.entries)?;
        if let Some((first, last)) = &self.between {
            writeln!(formatter, "Recorded       {first} to {last}")?;
        }
        if self.pruned_through > 0 {
            writeln!(formatter, "Removed        entries 1 to {}, after their time", self.pruned_through)?;
        }
        if let Some((sequence, hash)) = &self.last {
            writeln!(formatter, "Last entry     {sequence} · {}", groups(hash))?;
        }
        writeln!(formatter, "Signed heads   {}", self.heads)?;
        for key in &self.trusted {
            writeln!(formatter, "Public key     {key}")?;
        }
        if self.trusts_itself {
            writeln!(
                formatter,
                "               (taken from the file itself: compare it with the key you were given, or name that with --public-key)"
            )?;
        }
        writeln!(formatter)?;
        if self.is_whole() {
            return writeln!(formatter, "The log is whole: nothing was altered, nothing is missing.");
        }
        writeln!(formatter, "The log is damaged.")?;
        for finding in &self.findings {
            writeln!(formatter, "- {finding}")?;
        }
        if self.unlisted > 0 {
            writeln!(formatter, "- And {} more.", self.unlisted)?;
        }
        Ok(())
    }
}
