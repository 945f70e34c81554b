//! What each column with personal data is for, on which basis, and how long.

use database::Sql;

/// One column with personal data. Each crate exports its own as `pub const PERSONAL: &[ColumnRule]`, from its `store.rs`
/// when a rule carries SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnRule {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The word for the purpose, in the owning crate's `locales`: `accounts-purpose-sign-in`.
    pub purpose_key: &'static str,
    /// Why that is lawful.
    pub legal_basis: LegalBasis,
    /// How long it is kept.
    pub retention: Retention,
    /// The column of the same table that tells whose data it is.
    pub subject_column: &'static str,
}

/// Article 6(1) of the General Data Protection Regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// (a) The person agreed.
    Consent,
    /// (b) A contract with the person.
    Contract,
    /// (c) A law demands it.
    LegalObligation,
    /// (d) Somebody's life.
    VitalInterests,
    /// (e) A task in the public interest.
    PublicTask,
    /// (f) A legitimate interest; not for authorities in their tasks.
    LegitimateInterest,
}

impl LegalBasis {
    /// Its word in this crate's `locales`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Consent => "privacy-basis-consent",
            Self::Contract => "privacy-basis-contract",
            Self::LegalObligation => "privacy-basis-legal-obligation",
            Self::VitalInterests => "privacy-basis-vital-interests",
            Self::PublicTask => "privacy-basis-public-task",
            Self::LegitimateInterest => "privacy-basis-legitimate-interest",
        }
    }
}

/// How long a column is kept, and what ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// As long as the account it belongs to. It is sealed: with the account its key is destroyed, and nothing has to run.
    WithAccount,
    /// Until the person's data are erased. It is sealed: nothing has to run.
    UntilErased,
    /// Until the person's data are erased, and it lies open (a blind index, a choice somebody made). `clear` empties it, or
    /// deletes the row; its `$1` is the subject.
    OpenUntilErased {
        /// `update account set mailbox_blind = null where account_id = $1`
        clear: Sql,
    },
    /// So many days after a moment in the same row.
    Days {
        /// How many.
        days: u32,
        /// The column with that moment; for the register.
        after: &'static str,
        /// What finds and clears such rows.
        sweep: Sweep,
    },
}

/// How rows whose time is over are found and cleared. Rows of somebody for whom a legal hold stands are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sweep {
    /// Selects `row_id` and `subject_id` (which may be null) of the rows whose moment is before `$1` and whose identifier
    /// is greater than `$2`, ordered by identifier, at most `$3`; must not select a row that was cleared already:
    ///
    /// `select letter_id as row_id, letter_id as subject_id from letter where sent_at < $1 and letter_id > $2 order by
    /// letter_id limit $3`
    pub due: Sql,
    /// Empties the columns, or deletes the row, whose identifier is `$1`. Rules that share it are swept together.
    pub clear: Sql,
    /// Whether the subject ends with the row, as a letter that is its own subject does: then its key goes, too.
    pub subject_ends: bool,
}
