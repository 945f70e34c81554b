//! Verbs: what an institution says about itself, what it said before, and going back to that.
//!
//! Its name, its numbers and where it belongs are the register's and are not changed here; an import goes on bringing them.

use std::{fmt, str::FromStr};

use accounts::{NotAllowed, Permission, Scope};
use audit::Entry;
use database::{Fault, Work};
use institutions::{Institution, keep, ledger::fingerprint, look};
use serde_json::json;
use vocabulary::{Id, LocalText, Moment};

/// How far back one sees.
const MOST_STEPS: usize = 500;

/// A part of what an institution says about itself: one page each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// In plain words, easy to read, in sign language.
    About,
    /// How to reach it.
    Contacts,
    /// Where it is and when it is open.
    Place,
    /// Accessibility and languages.
    Access,
}

impl Aspect {
    /// All of them, in the order in which people fill them in.
    pub const ALL: [Self; 4] = [Self::About, Self::Contacts, Self::Place, Self::Access];

    /// The word in addresses, forms and audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Contacts => "contacts",
            Self::Place => "place",
            Self::Access => "access",
        }
    }

    /// The aspect of a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.code() == code)
    }

    /// Whether two states say different things here.
    pub fn differs(self, one: &Institution, other: &Institution) -> bool {
        match self {
            Self::About => one.texts != other.texts,
            Self::Contacts => one.contacts != other.contacts,
            Self::Place => {
                one.address != other.address
                    || one.position != other.position
                    || one.hours != other.hours
                    || (&one.located_in, &one.locality) != (&other.located_in, &other.locality)
            }
            Self::Access => one.access != other.access || one.languages != other.languages,
        }
    }

    /// The aspects in which two states differ.
    pub fn changed(one: &Institution, other: &Institution) -> Vec<Self> {
        Self::ALL.into_iter().filter(|aspect| aspect.differs(one, other)).collect()
    }
}

/// Which state somebody saw: the same for the same facts, another for any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(i64);

impl State {
    /// Of this institution.
    pub fn of(institution: &Institution) -> Self {
        let facts = serde_json::to_string(institution).expect("an institution is always serialisable");
        Self(fingerprint(&facts))
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0.cast_unsigned())
    }
}

impl FromStr for State {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(|number| Self(number.cast_signed()))
    }
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotDescribe {
    /// The role does not include it, or the institution is out of reach.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// It is not there any more.
    #[error("the institution is not there any more")]
    Gone,
    /// Somebody else changed it in between. Here is what stands there now.
    #[error("somebody else changed it in the meantime")]
    Conflict(Box<Institution>),
    /// The state that was asked for is not in the history.
    #[error("there is no such version")]
    NoSuchVersion,
    /// The database failed; nothing was changed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Changes what an institution says about itself.
pub async fn describe(
    work: &mut Work,
    scope: &Scope,
    ask: &Institution,
    made_from: State,
) -> Result<Institution, CannotDescribe> {
    write(work, scope, ask, made_from, "described").await
}

async fn write(
    work: &mut Work,
    scope: &Scope,
    ask: &Institution,
    made_from: State,
    deed: &'static str,
) -> Result<Institution, CannotDescribe> {
    let kept = keep::hold(work, ask.id).await?;
    let now = kept.filter(|kept| kept.removed_at.is_none()).ok_or(CannotDescribe::Gone)?.institution;
    scope.may_at(Permission::EditEntries, &now)?;
    if State::of(&now) != made_from {
        return Err(CannotDescribe::Conflict(Box::new(now)));
    }
    let mut says = ask.keeping_its_own_words(&now);
    for text in
        [&mut says.texts.plain, &mut says.texts.easy_to_read, &mut says.texts.sign_language_transcript]
    {
        tidy(text);
    }
    let aspects: Vec<&str> = Aspect::changed(&now, &says).into_iter().map(Aspect::code).collect();
    if aspects.is_empty() {
        return Ok(now);
    }
    keep::own_words(work, deed, &says).await?;
    let entry = Entry::change("institution.described").on("institution", says.id.uuid());
    let entry = entry.of_institution(says.id.uuid()).with(json!({ "aspects": aspects, "deed": deed }));
    audit::record(work, entry).await?;
    Ok(says)
}

fn tidy(text: &mut LocalText) {
    for one in [&mut text.pl, &mut text.en, &mut text.uk] {
        *one = one.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    }
}

/// One change.
#[derive(Debug, Clone)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// By whom, as the unit of work wrote it.
    pub actor: String,
    /// `described`, `returned`, `changed`, `removed`, `restored`, `set aside`, `brought back`.
    pub what: String,
    /// What it said before; nothing when it began here.
    pub before: Option<Institution>,
    /// What it said afterwards.
    pub after: Institution,
}

/// The changes of an institution, newest first.
pub async fn versions(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
) -> Result<Vec<Step>, CannotDescribe> {
    scope.may_at(Permission::EditEntries, institution)?;
    let mut after = institution.clone();
    let mut steps = Vec::new();
    for (at, actor, what, before) in look::versions(work, institution.id, MOST_STEPS).await? {
        let step = Step { at, actor, what, before: before.clone(), after };
        after = before.unwrap_or_else(|| step.after.clone());
        steps.push(step);
    }
    Ok(steps)
}

/// Makes an institution say again what it said before the change of that moment. The state that stands there now stays in
/// the history, so that this too can be undone.
pub async fn restore(
    work: &mut Work,
    scope: &Scope,
    id: Id<Institution>,
    before_change_of: Moment,
    made_from: State,
) -> Result<Institution, CannotDescribe> {
    let former = look::version(work, id, before_change_of).await?.ok_or(CannotDescribe::NoSuchVersion)?;
    write(work, scope, &Institution { id, ..former }, made_from, "returned").await
}
