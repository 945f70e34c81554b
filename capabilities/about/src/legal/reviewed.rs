//! Columns whose names sound like personal data: each has a rule, or somebody looked at it and said why it needs none.

use privacy::ColumnRule;

/// Parts of names that make a column suspicious.
const SUSPICIOUS: [&str; 18] = [
    "name", "mailbox", "email", "phone", "pesel", "birth", "words", "device", "address", "details", "detail",
    "reason", "note", "subject", "body", "before", "facts", "proposed",
];

/// Columns without a rule, with the reason: table, column, why.
pub const REVIEWED: &[(&str, &str, &str)] = &[
    (
        "audit_entry",
        "subject_id",
        "an identifier; it leads to nobody once the key of the person is destroyed",
    ),
    (
        "audit_entry",
        "body",
        "identifiers, codes and counts, never a name; kept whole for two years so that the chain can be verified",
    ),
    ("code", "name_pl", "the name of a code"),
    ("code", "name_en", "the name of a code"),
    ("code", "name_uk", "the name of a code"),
    ("code", "note", "a remark on a code"),
    (
        "confirmation_mailbox",
        "mailbox_blind",
        "the mark of an office's mailbox that the public directory shows in clear; its crate clears it after a year",
    ),
    ("confirmation_mailbox", "mailbox_id", "an identifier of that row"),
    ("confirmation_request", "status_before", "the code of a state of an entry"),
    (
        "confirmation_request",
        "mailbox_blind",
        "the mark of an office's mailbox that the public directory shows in clear; its crate clears it after a year",
    ),
    ("error_report", "proposed", "an entry as somebody would have it: facts about a service"),
    ("entry_import", "file_name", "only its ending, which says how the file is read"),
    ("entry_import_row", "owned_before", "whether the institution kept the entry itself before"),
    ("erasure", "subject_id", "an identifier whose key is destroyed: that is its meaning"),
    ("identity_provider", "secret_sealed", "a secret shared with an identity provider; about nobody"),
    ("institution", "facts", "an institution; role mailboxes and office phones, not people"),
    ("institution", "sort_name", "the name of an institution"),
    ("institution_history", "before", "an institution as it was"),
    ("invitation_batch", "file_name", "only its ending, which says how the file is read"),
    ("job", "details", "identifiers of what is to be done"),
    ("join_request", "institution_name", "the name of an institution"),
    ("legal_hold", "subject_id", "an identifier; the reason beside it has the rule"),
    ("letter", "subject", "a sentence of our own without names, cleared together with the letter"),
    ("letter_bounce", "detail", "our own words for what a mail server answered; its text is never kept"),
    ("likely_duplicate", "reasons", "why two entries look alike; codes"),
    ("locality", "name", "the name of a place"),
    ("merged_entry", "before", "an entry as it was"),
    ("migration", "name", "the name of a step of the schema"),
    ("pending_service", "facts", "a service; role mailboxes and office phones, not people"),
    ("service", "facts", "a service; role mailboxes and office phones, not people"),
    ("service", "folded_name", "the name of a service"),
    ("service", "sort_name", "the name of a service"),
    ("service_history", "before", "a service as it was"),
    ("subject_key", "subject_id", "the identifier under which a key is kept"),
    ("unit", "name", "the name of a gmina, powiat or voivodeship"),
    ("unit_change", "name", "the name of a gmina, powiat or voivodeship"),
    ("unit_change", "note", "a remark on a change of boundaries"),
    ("vacancy", "home_name", "the name of a home"),
    ("vacancy", "note", "a remark on a count of places"),
    ("webhook", "address", "the address of another program"),
    ("webhook", "pause_reason", "why deliveries stopped; our own words"),
    ("webhook", "former_secret_sealed", "a secret shared with another program; about nobody"),
    ("webhook", "secret_sealed", "a secret shared with another program; about nobody"),
    ("webhook_delivery", "body", "identifiers of what changed, never a name"),
];

/// Columns that sound like personal data and have neither a rule nor a review, as `table.column`.
pub fn without_rule<'name>(
    columns: impl IntoIterator<Item = (&'name str, &'name str)>,
    rules: &[ColumnRule],
) -> Vec<String> {
    columns
        .into_iter()
        .filter(|(_, column)| is_suspicious(column))
        .filter(|(table, column)| !rules.iter().any(|rule| rule.table == *table && rule.column == *column))
        .filter(|(table, column)| !REVIEWED.iter().any(|(known, seen, _)| known == table && seen == column))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect()
}

fn is_suspicious(column: &str) -> bool {
    column.ends_with("_sealed")
        || column.ends_with("_blind")
        || SUSPICIOUS.iter().any(|part| column.contains(part))
}
