//! Looking into the log: for auditors, and for people who ask who looked at what concerns them.

use database::{Fault, Work};
use serde_json::json;
use uuid::Uuid;
use vocabulary::Moment;

use crate::{
    Kind, Recorded,
    entry::{Body, Object, account_of},
    store::{self, Stored},
};

/// Which entries. What is not said does not matter; everything said must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The institution whose matter it is.
    pub institution: Option<Uuid>,
    /// Who, as [`vocabulary::Actor`] is written. `member:<account>` alone means that person in every institution.
    pub actor: Option<String>,
    /// The deed `service.confirmed`, or every deed of an area: `service`.
    pub what: Option<String>,
    /// The sort of deed.
    pub kind: Option<Kind>,
    /// Whose data.
    pub subject: Option<Uuid>,
    /// The thing it was done to.
    pub object: Option<Uuid>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Before this moment.
    pub to: Option<Moment>,
}

impl Filter {
    /// Everything that touched the data of one person: who looked, who changed.
    pub fn about(subject: Uuid) -> Self {
        Self { subject: Some(subject), ..Self::default() }
    }

    pub(crate) fn account(&self) -> Option<Uuid> {
        self.actor.as_deref().and_then(account_of)
    }

    /// The actor's whole text, unless it is a person wherever they act.
    pub(crate) fn actor_text(&self) -> Option<String> {
        self.actor.clone().filter(|actor| account_of(actor).is_none() || actor.contains('@'))
    }
}

/// A page of the entries meant, the newest first. An entry that was damaged does not hide the others: it is shown as its
/// columns say, with `{"damaged": true}` for details.
pub async fn look(work: &mut Work, filter: &Filter, limit: u32, offset: u64) -> Result<Vec<Recorded>, Fault> {
    Ok(store::look(work, filter, limit, offset).await?.into_iter().map(recorded).collect())
}

/// How many entries are meant.
pub async fn count(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    store::count(work, filter).await
}

/// What is shown is what the chain protects: the body. That the columns agree with it is for `verify` to say.
fn recorded(stored: Stored) -> Recorded {
    let Stored { sequence, columns, body, hash } = stored;
    let body = serde_json::from_str(&body).unwrap_or_else(|_| Body {
        actor: columns.actor,
        at: columns.at,
        details: json!({ "damaged": true }),
        institution: columns.institution,
        kind: Kind::of_code(&columns.kind).unwrap_or(Kind::Change),
        object: columns.object_kind.zip(columns.object).map(|(kind, id)| Object { id, kind }),
        subject: columns.subject,
        what: columns.what,
    });
    Recorded {
        sequence,
        at: body.at,
        kind: body.kind,
        what: body.what,
        actor: body.actor,
        institution: body.institution,
        subject: body.subject,
        object: body.object.map(|object| (object.kind, object.id)),
        details: body.details,
        hash,
    }
}
