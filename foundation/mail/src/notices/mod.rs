//! Notices: what somebody with an account is told inside the program, and by mail when they wish so.
//!
//! A notice says a key and arguments, not a text: it is worded when it is read, in the language of its reader. The key of
//! the kind `service.overdue` is `notice-service-overdue`, in the locales of whoever notifies.
//!
//! When a notice is put down, its reader's [`Preference`] decides when a letter about it is due. [`readers_due`] tells
//! for whom something is due, and [`digest`] makes one letter of it. So notices that come close together, and those that
//! wait for the end of quiet hours or for the morning, make one letter; one that was read in time makes none.

mod digest;
mod preference;
pub(crate) mod store;

use database::{Fault, Work};
use serde_json::{Map, Value};
use translations::{Argument, Speak};
use uuid::Uuid;
use vocabulary::{Id, Moment};

pub use self::{
    digest::{Digested, Reader, digest, readers_due, without_letter},
    preference::{Channel, EVERY_KIND, Preference, prefer, preference, preferences},
};

/// Something to tell somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Whose inbox.
    pub account: Uuid,
    /// For which of their institutions; none when it concerns the person only.
    pub institution: Option<Uuid>,
    /// `service.overdue`: worded by the key `notice-service-overdue`.
    pub kind: &'static str,
    /// What the words need: numbers and texts. No personal data.
    pub arguments: Map<String, Value>,
    /// Where it leads, from the root of the site: `/pl/do-zrobienia`.
    pub link: String,
    /// While a notice of this kind and key is unread, another adds nothing.
    pub once_key: Option<String>,
}

impl Notice {
    /// A notice without arguments.
    pub fn new(account: Uuid, kind: &'static str, link: impl Into<String>) -> Self {
        let link = link.into();
        Self { account, institution: None, kind, arguments: Map::new(), link, once_key: None }
    }

    /// The same, about one of the reader's institutions.
    #[must_use]
    pub fn of_institution(mut self, institution: Uuid) -> Self {
        self.institution = Some(institution);
        self
    }

    /// The same, with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }

    /// The same, at most once among the unread.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.once_key = Some(key.into());
        self
    }
}

/// A notice as it lies in an inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Noticed {
    /// Its identifier.
    pub id: Id<Notice>,
    /// For which institution.
    pub institution: Option<Uuid>,
    /// Its kind.
    pub kind: String,
    /// What the words need.
    pub arguments: Map<String, Value>,
    /// Where it leads, from the root of the site.
    pub link: String,
    /// When it came.
    pub created_at: Moment,
    /// When it was read.
    pub read_at: Option<Moment>,
}

impl Noticed {
    /// What it says, in the language of `speak`.
    pub fn says(&self, speak: &Speak) -> String {
        let arguments: Vec<(&str, Argument)> =
            self.arguments.iter().map(|(name, value)| (name.as_str(), argument(value))).collect();
        speak.say_with(&format!("notice-{}", self.kind.replace(['.', '_'], "-")), &arguments)
    }
}

fn argument(value: &Value) -> Argument {
    match value {
        Value::Number(number) => Argument::Number(number.as_f64().unwrap_or_default()),
        Value::String(text) => Argument::Text(text.clone()),
        other => Argument::Text(other.to_string()),
    }
}

/// Puts a notice into somebody's inbox, in this unit of work. Nothing when one with the same key is unread still.
///
/// # Panics
/// When the link does not begin with one slash: links in notices lead to this site only.
pub async fn notify(work: &mut Work, notice: Notice) -> Result<Option<Id<Notice>>, Fault> {
    let is_ours = notice.link.starts_with('/') && !notice.link.starts_with("//");
    assert!(is_ours, "a notice leads to a page of this site: {}", notice.link);
    let preference = preference(work, notice.account, notice.kind).await?;
    let mail_due_at = preference.mail_due_at(work.moment());
    store::put(work, &notice, mail_due_at).await
}

/// The unread notices of an account, the newest first.
pub async fn unread(work: &mut Work, account: Uuid, limit: u32, offset: u32) -> Result<Vec<Noticed>, Fault> {
    store::unread(work, account, limit, offset).await
}

/// All notices of an account, the newest first.
pub async fn inbox(work: &mut Work, account: Uuid, limit: u32, offset: u32) -> Result<Vec<Noticed>, Fault> {
    store::inbox(work, account, limit, offset).await
}

/// How many notices of an account are unread, and how many there are.
pub async fn count(work: &mut Work, account: Uuid) -> Result<(u64, u64), Fault> {
    store::count(work, account).await
}

/// Marks a notice as read; false when this account has none with that identifier, or it was read before.
pub async fn mark_read(work: &mut Work, account: Uuid, notice: Id<Notice>) -> Result<bool, Fault> {
    store::mark_read(work, account, notice).await
}

/// Marks all notices of an account as read that came until a moment, and tells how many they were. The moment is that
/// of the list somebody saw: what came since stays unread.
pub async fn mark_all_read(work: &mut Work, account: Uuid, until: Moment) -> Result<u64, Fault> {
    store::mark_all_read(work, account, until).await
}
