//! Noun: what is written down about something that was done.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use vocabulary::{Actor, Moment};

/// Which of the few sorts of deeds it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something that institutions keep was changed.
    Change,
    /// Protected data were looked at.
    Read,
    /// Somebody signed in, failed to, or left.
    SignIn,
    /// The installation itself was changed: settings, roles, keys, backups.
    Administration,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Change, Self::Read, Self::SignIn, Self::Administration];

    /// The word it is stored and filtered by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Read => "read",
            Self::SignIn => "sign_in",
            Self::Administration => "administration",
        }
    }

    /// The kind of that word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is to be written down. Who did it and when come from the unit of work.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The sort of deed.
    pub kind: Kind,
    /// The deed, as area and verb: `service.confirmed`.
    pub what: &'static str,
    /// The thing it was done to: its kind and identifier.
    pub object: Option<(&'static str, Uuid)>,
    /// The institution whose matter it is. When nothing is said, the one for which the actor acts.
    pub institution: Option<Uuid>,
    /// Whose data it touches, so that they can ask who looked. An identifier that means nothing without the keys of
    /// `privacy`; erasing the person leaves the chain whole.
    pub subject: Option<Uuid>,
    /// Codes, identifiers, counts; never personal data, for an entry cannot be taken back.
    pub details: Value,
}

impl Entry {
    fn new(kind: Kind, what: &'static str) -> Self {
        Self { kind, what, object: None, institution: None, subject: None, details: Value::Null }
    }

    /// Something was changed.
    pub fn change(what: &'static str) -> Self {
        Self::new(Kind::Change, what)
    }

    /// Protected data were looked at.
    pub fn read(what: &'static str) -> Self {
        Self::new(Kind::Read, what)
    }

    /// Somebody signed in, failed to, or left.
    pub fn sign_in(what: &'static str) -> Self {
        Self::new(Kind::SignIn, what)
    }

    /// The installation was changed.
    pub fn administration(what: &'static str) -> Self {
        Self::new(Kind::Administration, what)
    }

    /// Names the thing it was done to.
    #[must_use]
    pub fn on(mut self, kind: &'static str, id: Uuid) -> Self {
        self.object = Some((kind, id));
        self
    }

    /// Names the institution whose matter it is.
    #[must_use]
    pub fn of_institution(mut self, institution: Uuid) -> Self {
        self.institution = Some(institution);
        self
    }

    /// Names the person whose data it touches.
    #[must_use]
    pub fn about(mut self, subject: Uuid) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Adds codes, identifiers, counts.
    #[must_use]
    pub fn with(mut self, details: Value) -> Self {
        self.details = details;
        self
    }
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// When.
    pub at: Moment,
    /// The sort of deed.
    pub kind: Kind,
    /// The deed.
    pub what: String,
    /// Who, as [`Actor`] is written.
    pub actor: String,
    /// The institution whose matter it is.
    pub institution: Option<Uuid>,
    /// Whose data.
    pub subject: Option<Uuid>,
    /// The thing it was done to.
    pub object: Option<(String, Uuid)>,
    /// Codes, identifiers, counts.
    pub details: Value,
    /// The hash that ends the chain at this entry.
    pub hash: [u8; 32],
}

impl Recorded {
    /// The account behind it, when somebody who had signed in did it.
    pub fn account(&self) -> Option<Uuid> {
        account_of(&self.actor)
    }
}

/// The text that is hashed: JSON with its keys in alphabetical order and what is empty left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    // Invariant: the order of these fields is the order of the keys.
    pub actor: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub details: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Uuid>,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Object>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Uuid>,
    pub what: String,
}

/// The thing something was done to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object {
    pub id: Uuid,
    pub kind: String,
}

impl Body {
    pub fn of(entry: Entry, actor: &Actor, at: Moment) -> Self {
        let acts_for = match actor {
            Actor::Member { institution, .. } => *institution,
            Actor::Visitor | Actor::Operator | Actor::System(_) => None,
        };
        Self {
            actor: actor.to_string(),
            at,
            details: in_order(entry.details),
            institution: entry.institution.or(acts_for),
            kind: entry.kind,
            object: entry.object.map(|(kind, id)| Object { id, kind: kind.to_owned() }),
            subject: entry.subject,
            what: entry.what.to_owned(),
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("texts, identifiers and JSON can be written as JSON")
    }
}

/// The account in an actor's text.
pub fn account_of(actor: &str) -> Option<Uuid> {
    let account = actor.strip_prefix("member:")?;
    Uuid::parse_str(account.split('@').next()?).ok()
}

/// The same JSON with the keys of every object in alphabetical order.
fn in_order(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(String, Value)> =
                map.into_iter().map(|(key, value)| (key, in_order(value))).collect();
            pairs.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(pairs.into_iter().collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(in_order).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SOMEBODY: Uuid = Uuid::from_u128(7);
    const SOMEWHERE: Uuid = Uuid::from_u128(9);

    fn member() -> Actor {
        Actor::Member { account: SOMEBODY, institution: Some(SOMEWHERE) }
    }

    fn noon() -> Moment {
        Moment::from_microseconds(1_795_334_400_000_000).expect("a date in the calendar")
    }

    #[test]
    fn the_body_has_its_keys_in_order_and_nothing_empty() {
        let entry = Entry::change("service.confirmed")
            .on("service", SOMEBODY)
            .with(json!({"b": 1, "a": {"d": 2, "c": 3}}));
        assert_eq!(
            Body::of(entry, &Actor::Operator, noon()).text(),
            r#"{"actor":"operator","at":"2026-11-22T08:00:00Z","details":{"a":{"c":3,"d":2},"b":1},"kind":"change","#
                .to_owned()
                + r#""object":{"id":"00000000-0000-0000-0000-000000000007","kind":"service"},"what":"service.confirmed"}"#
        );
    }

    #[test]
    fn what_a_member_does_is_a_matter_of_their_institution_unless_said_otherwise() {
        let own = Body::of(Entry::read("case.opened"), &member(), noon());
        assert_eq!(own.institution, Some(SOMEWHERE));
        let other = Body::of(Entry::read("case.opened").of_institution(SOMEBODY), &member(), noon());
        assert_eq!(other.institution, Some(SOMEBODY));
    }

    #[test]
    fn the_account_is_read_from_the_actor() {
        assert_eq!(account_of(&member().to_string()), Some(SOMEBODY));
        assert_eq!(
            account_of(&Actor::Member { account: SOMEBODY, institution: None }.to_string()),
            Some(SOMEBODY)
        );
        assert_eq!(account_of("operator"), None);
        assert_eq!(account_of("member:nobody"), None);
    }

    #[test]
    fn a_body_that_was_written_is_read_as_the_same() {
        let body = Body::of(
            Entry::sign_in("session.begun").about(SOMEBODY).with(json!(["passkey"])),
            &member(),
            noon(),
        );
        assert_eq!(serde_json::from_str::<Body>(&body.text()).expect("read"), body);
    }

    #[test]
    fn every_kind_has_its_own_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).expect("written"), json!(kind.code()));
        }
    }
}
