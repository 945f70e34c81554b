//! The register of processing activities (article 30 of the regulation) as people read it.

use privacy::{ColumnRule, KeptColumn, LegalBasis};
use translations::Speak;

/// Everything that is kept for one purpose, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Processing {
    /// What for.
    pub purpose: String,
    /// Whose data.
    pub persons: String,
    /// On which bases.
    pub bases: Vec<String>,
    /// Which data, each kind once.
    pub data: Vec<Datum>,
    /// Who gets to see them.
    pub recipients: String,
}

/// One kind of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datum {
    /// What it is.
    pub what: String,
    /// How long it is kept.
    pub kept: String,
    /// How it lies in the database: sealed, as a mark, or open.
    pub lies: String,
}

/// What no column rule tells, because it is no column about a person, but a register must name.
const FURTHER: [(&str, LegalBasis); 3] = [
    ("audit", LegalBasis::LegalObligation),
    ("logs", LegalBasis::PublicTask),
    ("directory", LegalBasis::PublicTask),
];

/// The register: one entry for each purpose of the rules, then what no rule tells.
pub fn register(t: &Speak, rules: &[ColumnRule]) -> Vec<Processing> {
    let with_rules = privacy::register(rules).into_iter().map(|activity| {
        let (persons, recipients) = people(activity.purpose_key);
        let mut data: Vec<Datum> = Vec::new();
        for datum in activity.columns.iter().map(|column| datum(t, column)) {
            if !data.contains(&datum) {
                data.push(datum);
            }
        }
        Processing {
            purpose: t.say(activity.purpose_key),
            persons: t.say(format!("about-register-persons-{persons}")),
            bases: activity.legal_bases.iter().map(|basis| t.say(basis.key())).collect(),
            data,
            recipients: t.say(format!("about-register-recipients-{recipients}")),
        }
    });
    let further = FURTHER.into_iter().map(|(id, basis)| {
        let say = |what: &str| t.say(format!("about-register-further-{id}-{what}"));
        Processing {
            purpose: say("title"),
            persons: say("persons"),
            bases: vec![t.say(basis.key())],
            data: vec![Datum { what: say("data"), kept: say("kept"), lies: say("lies") }],
            recipients: say("recipients"),
        }
    });
    with_rules.chain(further).collect()
}

/// Whose data a purpose needs and who gets to see them. A purpose that nobody described yet gets careful words.
fn people(purpose: &str) -> (&'static str, &'static str) {
    match purpose {
        "accounts-purpose-account" => ("staff", "team"),
        "accounts-purpose-sign-in" => ("staff", "operator"),
        "accounts-purpose-throttle" => ("attempts", "operator"),
        "accounts-purpose-invitation" => ("invited", "team"),
        "accounts-purpose-join" => ("joining", "region"),
        "mail-purpose-letter" | "mail-purpose-bounce" => ("addressees", "post"),
        "confirm-purpose-mailbox" => ("offices", "post"),
        "directory-purpose-report" => ("reporting", "keepers"),
        "directory-purpose-first-publication" => ("staff", "keepers"),
        "mail-purpose-notice" | "mail-purpose-preference" => ("staff", "oneself"),
        "privacy-purpose-hold" => ("held", "operator"),
        _ => ("concerned", "operator"),
    }
}

fn datum(t: &Speak, column: &KeptColumn) -> Datum {
    let kept = match column.days {
        Some(days) => t.phrase(column.kept_key).with("days", days).to_string(),
        None => t.say(column.kept_key),
    };
    Datum {
        what: t.say(format!("about-register-data-{}", kind(column.table, column.column))),
        kept,
        lies: t.say(format!("about-register-lies-{}", lies(column.column))),
    }
}

/// What kind of data a column holds. Columns are named alike in all crates, so the name tells.
fn kind(table: &str, column: &str) -> &'static str {
    match (table, column) {
        ("passkey", "facts" | "name") => "passkey",
        ("legal_hold", "reason") => "hold",
        (_, "name" | "name_sealed") => "name",
        (_, "mailbox_sealed" | "to_sealed" | "lines_sealed") => "mailbox",
        (_, "mailbox_blind" | "to_blind" | "account_blind") => "mailbox-mark",
        (_, "origin_blind") => "origin-mark",
        (_, "subject_blind") => "provider-mark",
        (_, "phone_sealed") => "phone",
        (_, "code_sealed") => "code",
        (_, "device") => "device",
        (_, "words" | "words_sealed" | "details" | "details_sealed" | "reason" | "reason_sealed") => "words",
        (_, "text_sealed" | "html_sealed" | "subject") => "letter",
        (_, "arguments") => "notice",
        (_, "account_id") => "account",
        _ => "other",
    }
}

fn lies(column: &str) -> &'static str {
    if column.ends_with("_sealed") {
        "sealed"
    } else if column.ends_with("_blind") {
        "mark"
    } else {
        "open"
    }
}
