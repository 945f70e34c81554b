//! Which columns of this crate tell something about a person, why they are kept, and what clears them.

use database::statements;
use privacy::{ColumnRule, LegalBasis, Retention, Sweep};

use crate::outbox::KEPT_DAYS;

statements! {
    /// Letters whose mailbox and texts have had their time.
    OLD_LETTERS = "select letter_id as row_id, letter_id as subject_id from letter
        where to_blind is not null and coalesce(sent_at, given_up_at) < $1 and letter_id > $2 order by letter_id limit $3";
    /// Who got it and what it said goes; that it was sent stays.
    CLEAR_LETTER = "update letter set to_sealed = null, to_blind = null, subject = null, text_sealed = null, html_sealed = null,
        unsubscribe = null, once_key = null where letter_id = $1";
    /// Refusals that count no more.
    OLD_BOUNCES = "select letter_id as row_id, letter_id as subject_id from letter_bounce
        where bounced_at < $1 and letter_id > $2 order by letter_id limit $3";
    /// Forgets a refusal.
    CLEAR_BOUNCE = "delete from letter_bounce where letter_id = $1";
    /// Notices nobody needs any more.
    OLD_NOTICES = "select notice_id as row_id, account_id as subject_id from notice
        where created_at < $1 and notice_id > $2 order by notice_id limit $3";
    /// Forgets a notice.
    CLEAR_NOTICE = "delete from notice where notice_id = $1";
    /// Forgets the notices of somebody who was erased.
    CLEAR_NOTICES_OF = "delete from notice where account_id = $1";
    /// Forgets how somebody who was erased wanted to be told.
    CLEAR_PREFERENCES_OF = "delete from notice_preference where account_id = $1";
}

const LETTER: Retention = Retention::Days {
    days: KEPT_DAYS,
    after: "sent_at",
    sweep: Sweep { due: OLD_LETTERS, clear: CLEAR_LETTER, subject_ends: true },
};
const BOUNCE: Retention = Retention::Days {
    days: KEPT_DAYS,
    after: "bounced_at",
    sweep: Sweep { due: OLD_BOUNCES, clear: CLEAR_BOUNCE, subject_ends: false },
};
const NOTICE: Retention = Retention::Days {
    days: 180,
    after: "created_at",
    sweep: Sweep { due: OLD_NOTICES, clear: CLEAR_NOTICE, subject_ends: false },
};

/// What this crate keeps about people: letters (sealed, the mailbox also as a blind index), mailboxes that were refused
/// (blind index only), and what an account was told and how it wants to be told.
pub const PERSONAL: &[ColumnRule] = &[
    rule("letter", "to_sealed", "mail-purpose-letter", LETTER, "letter_id"),
    rule("letter", "text_sealed", "mail-purpose-letter", LETTER, "letter_id"),
    rule("letter", "html_sealed", "mail-purpose-letter", LETTER, "letter_id"),
    rule("letter", "to_blind", "mail-purpose-letter", LETTER, "letter_id"),
    rule("letter_bounce", "to_blind", "mail-purpose-bounce", BOUNCE, "letter_id"),
    rule("notice", "arguments", "mail-purpose-notice", NOTICE, "account_id"),
    rule(
        "notice",
        "account_id",
        "mail-purpose-notice",
        Retention::OpenUntilErased { clear: CLEAR_NOTICES_OF },
        "account_id",
    ),
    rule(
        "notice_preference",
        "account_id",
        "mail-purpose-preference",
        Retention::OpenUntilErased { clear: CLEAR_PREFERENCES_OF },
        "account_id",
    ),
];

const fn rule(
    table: &'static str,
    column: &'static str,
    purpose_key: &'static str,
    retention: Retention,
    subject_column: &'static str,
) -> ColumnRule {
    ColumnRule { table, column, purpose_key, legal_basis: LegalBasis::PublicTask, retention, subject_column }
}
