//! Events: what is told to other systems.

use database::{Fault, Work};
use serde_json::{Value, json};
use uuid::Uuid;
use vocabulary::Id;

use super::store;

/// Something that happened, for other systems.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `service.changed`. Becomes the CloudEvents type `ogniwo.service.changed`.
    pub kind: &'static str,
    /// What it happened to, such as the path of an object in the open interface: `/services/0190…`.
    pub subject: Option<String>,
    /// The details. No personal data: identifiers and codes, which a receiver may look up with rights of its own.
    pub data: Value,
    /// Who may hear of it.
    pub audience: Audience,
}

/// Who may hear of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Whoever registered a webhook: it is about what anybody can see.
    Everybody,
    /// The webhooks of one institution.
    Institution(Uuid),
}

/// Puts a delivery of the event down for each webhook that wants it, in this unit of work. Tells how many there are.
pub async fn announce(work: &mut Work, event: Event) -> Result<usize, Fault> {
    let wanting = store::wanting(work, event.kind, event.audience).await?;
    if wanting.is_empty() {
        return Ok(0);
    }
    let event_id: Id<Event> = work.new_id();
    let mut body = json!({
        "specversion": "1.0",
        "id": event_id,
        "type": format!("ogniwo.{}", event.kind),
        "time": work.moment().to_string(),
        "datacontenttype": "application/json",
        "data": event.data,
    });
    if let Some(subject) = event.subject {
        body["subject"] = subject.into();
    }
    for webhook in &wanting {
        store::put_delivery(work, *webhook, event_id, event.kind, &body).await?;
    }
    Ok(wanting.len())
}

/// The body as it is sent: the event with the address of the installation as its source. The same each time.
pub fn complete(body: &str, source: &str) -> Result<String, Fault> {
    let unreadable =
        |error: serde_json::Error| Fault::Unreadable { column: "body".into(), reason: error.to_string() };
    let mut body: Value = serde_json::from_str(body).map_err(unreadable)?;
    body["source"] = source.into();
    Ok(body.to_string())
}

/// Whether somebody who asked for `wanted` (`service.changed`, `service.*` or `*`) wants events of a kind.
pub fn wants(wanted: &str, kind: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => kind.starts_with(beginning),
        None => wanted == kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_wanted_by_name_by_group_or_all() {
        for wanted in ["service.changed", "service.*", "*"] {
            assert!(wants(wanted, "service.changed"), "{wanted}");
        }
        for wanted in ["service", "service.change", "services.*", ""] {
            assert!(!wants(wanted, "service.changed"), "{wanted}");
        }
    }
}
