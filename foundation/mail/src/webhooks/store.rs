//! The SQL of webhooks and their deliveries. Claims are made as in the outbox.

use database::{Fault, Row, Value, Work, statements, values};
use uuid::Uuid;
use vocabulary::{Id, Moment};

use super::{
    address::HookAddress,
    event::{Audience, Event, wants},
    registration::Webhook,
};

statements! {
    /// Registers.
    PUT = "insert into webhook (webhook_id, institution_id, address, secret_sealed, kinds, created_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// The webhooks of an institution.
    LIST = "select webhook_id, institution_id, address, kinds, created_at, paused_at, pause_reason from webhook
        where institution_id is not distinct from $1 order by created_at, webhook_id";
    /// Who may want an event that everybody may hear of.
    AWAKE = "select webhook_id, kinds from webhook where paused_at is null order by webhook_id";
    /// Who may want an event of one institution.
    AWAKE_OF = "select webhook_id, kinds from webhook where paused_at is null and institution_id = $1 order by webhook_id";
    /// Somebody asks for silence.
    PAUSE = "update webhook set paused_at = $1, pause_reason = 'asked'
        where institution_id is not distinct from $2 and webhook_id = $3";
    /// And ends it.
    RESUME = "update webhook set paused_at = null, pause_reason = null
        where institution_id is not distinct from $1 and webhook_id = $2";
    /// The receiver said that it is gone.
    PAUSE_GONE = "update webhook set paused_at = $1, pause_reason = 'gone' where webhook_id = $2 and paused_at is null";
    /// Nothing arrived for days.
    PAUSE_FAILING = "update webhook set paused_at = $1, pause_reason = 'failing' where webhook_id = $2 and paused_at is null
        and not exists (select 1 from webhook_delivery where webhook_delivery.webhook_id = webhook.webhook_id and delivered_at >= $3)";
    /// Removes.
    REMOVE = "delete from webhook where institution_id is not distinct from $1 and webhook_id = $2";
    /// The sealed secret of an institution's webhook.
    SECRET_OF = "select secret_sealed from webhook where institution_id is not distinct from $1 and webhook_id = $2";
    /// A new secret.
    CHANGE_SECRET = "update webhook set secret_sealed = $1, former_secret_sealed = $2, former_until = $3 where webhook_id = $4";
    /// Puts a delivery down.
    PUT_DELIVERY = "insert into webhook_delivery (delivery_id, webhook_id, event_id, kind, body, created_at, due_at, attempts)
        values ($1, $2, $3, $4, $5, $6, $6, 0)";
    /// Claims the delivery that is due longest.
    CLAIM = "update webhook_delivery set claimed_until = $1, attempts = attempts + 1 where delivery_id =
            (select delivery_id from webhook_delivery where delivered_at is null and given_up_at is null and due_at <= $2
                and (claimed_until is null or claimed_until <= $2)
                and webhook_id in (select webhook_id from webhook where paused_at is null)
                order by due_at, delivery_id limit 1)
        and delivered_at is null and given_up_at is null and (claimed_until is null or claimed_until <= $2)
        returning delivery_id, webhook_id, event_id, body, attempts, created_at";
    /// Whether a delivery could be claimed now.
    IS_DUE = "select delivery_id from webhook_delivery where delivered_at is null and given_up_at is null and due_at <= $1
        and (claimed_until is null or claimed_until <= $1)
        and webhook_id in (select webhook_id from webhook where paused_at is null) limit 1";
    /// Where a claimed delivery goes, and how it is signed.
    DESTINATION = "select address, secret_sealed, former_secret_sealed, former_until from webhook where webhook_id = $1";
    /// It arrived.
    DELIVERED = "update webhook_delivery set delivered_at = $1, claimed_until = null, response_code = $2,
        response_text = $3, last_error = null where delivery_id = $4 and delivered_at is null";
    /// It waits for its next attempt.
    AGAIN = "update webhook_delivery set claimed_until = null, due_at = $1, response_code = $2, response_text = $3,
        last_error = $4 where delivery_id = $5 and delivered_at is null";
    /// Others to the same receiver wait as long: they would fare no better.
    POSTPONE_OTHERS = "update webhook_delivery set due_at = $1 where webhook_id = $2 and due_at < $1
        and delivered_at is null and given_up_at is null and claimed_until is null";
    /// It will not be sent.
    GIVE_UP = "update webhook_delivery set claimed_until = null, given_up_at = $1, response_code = $2,
        response_text = $3, last_error = $4 where delivery_id = $5 and delivered_at is null";
    /// The log.
    DELIVERIES = "select delivery_id, event_id, kind, body, webhook_delivery.created_at, due_at, attempts, response_code,
            response_text, last_error, delivered_at, given_up_at
        from webhook_delivery join webhook on webhook.webhook_id = webhook_delivery.webhook_id
        where institution_id is not distinct from $1 and webhook_delivery.webhook_id = $2
        order by webhook_delivery.created_at desc, delivery_id desc limit $3 offset $4";
    /// From the beginning.
    SEND_AGAIN = "update webhook_delivery set due_at = $1, attempts = 0, claimed_until = null, delivered_at = null,
            given_up_at = null where delivery_id = $3
        and webhook_id in (select webhook_id from webhook where institution_id is not distinct from $2)";
    /// The log goes back only so far.
    FORGET_OLD = "delete from webhook_delivery where created_at <= $1 and (delivered_at is not null or given_up_at is not null)";
}

/// An entry of the delivery log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its identifier.
    pub id: Id<Delivery>,
    /// The event, which has the same identifier at every receiver.
    pub event: Id<Event>,
    /// Its kind.
    pub kind: String,
    /// What is sent, but for the source.
    pub body: String,
    /// When the event happened.
    pub created_at: Moment,
    /// When it is tried next, if it is.
    pub due_at: Moment,
    /// How often it was tried.
    pub attempts: u32,
    /// What the receiver answered last.
    pub attempted: Attempted,
    /// When it arrived.
    pub delivered_at: Option<Moment>,
    /// When it was given up.
    pub given_up_at: Option<Moment>,
}

/// What became of the last attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempted {
    /// The status of the answer, if there was one.
    pub code: Option<u16>,
    /// The beginning of its body.
    pub text: Option<String>,
    /// Why there was none, or why it was not good.
    pub error: Option<String>,
}

pub async fn put(
    work: &mut Work,
    id: Id<Webhook>,
    institution: Option<Uuid>,
    address: &HookAddress,
    sealed: Vec<u8>,
    kinds: &[String],
) -> Result<(), Fault> {
    let now = work.moment();
    let kinds = serde_json::Value::from(kinds.to_vec());
    work.run(PUT, values![id, institution, address.as_str(), sealed, kinds, now]).await.map(drop)
}

fn kinds(row: &Row) -> Result<Vec<String>, Fault> {
    serde_json::from_str(&row.json("kinds")?)
        .map_err(|error| Fault::Unreadable { column: "kinds".into(), reason: error.to_string() })
}

pub async fn list(work: &mut Work, institution: Option<Uuid>) -> Result<Vec<Webhook>, Fault> {
    let rows = work.rows(LIST, values![institution]).await?;
    rows.iter()
        .map(|row| {
            Ok(Webhook {
                id: row.get("webhook_id")?,
                institution: row.get("institution_id")?,
                address: row.get("address")?,
                kinds: kinds(row)?,
                created_at: row.get("created_at")?,
                paused_at: row.get("paused_at")?,
                pause_reason: row.get("pause_reason")?,
            })
        })
        .collect()
}

pub async fn wanting(work: &mut Work, kind: &str, audience: Audience) -> Result<Vec<Id<Webhook>>, Fault> {
    let rows = match audience {
        Audience::Everybody => work.rows(AWAKE, values![]).await?,
        Audience::Institution(institution) => work.rows(AWAKE_OF, values![institution]).await?,
    };
    let mut wanting = Vec::new();
    for row in rows {
        if kinds(&row)?.iter().any(|wanted| wants(wanted, kind)) {
            wanting.push(row.get("webhook_id")?);
        }
    }
    Ok(wanting)
}

pub async fn pause(work: &mut Work, institution: Option<Uuid>, id: Id<Webhook>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(PAUSE, values![now, institution, id]).await? > 0)
}

pub async fn resume(work: &mut Work, institution: Option<Uuid>, id: Id<Webhook>) -> Result<bool, Fault> {
    Ok(work.run(RESUME, values![institution, id]).await? > 0)
}

pub async fn pause_gone(work: &mut Work, id: Id<Webhook>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(PAUSE_GONE, values![now, id]).await.map(drop)
}

pub async fn pause_failing(work: &mut Work, id: Id<Webhook>, since: Moment) -> Result<(), Fault> {
    let now = work.moment();
    work.run(PAUSE_FAILING, values![now, id, since]).await.map(drop)
}

pub async fn remove(work: &mut Work, institution: Option<Uuid>, id: Id<Webhook>) -> Result<bool, Fault> {
    Ok(work.run(REMOVE, values![institution, id]).await? > 0)
}

pub async fn secret_of(
    work: &mut Work,
    institution: Option<Uuid>,
    id: Id<Webhook>,
) -> Result<Option<Vec<u8>>, Fault> {
    work.first(SECRET_OF, values![institution, id]).await?.map(|row| row.get("secret_sealed")).transpose()
}

pub async fn change_secret(
    work: &mut Work,
    id: Id<Webhook>,
    sealed: Vec<u8>,
    former: Option<Vec<u8>>,
    former_until: Moment,
) -> Result<(), Fault> {
    work.run(CHANGE_SECRET, values![sealed, former, former_until, id]).await.map(drop)
}

pub async fn put_delivery(
    work: &mut Work,
    webhook: Id<Webhook>,
    event: Id<Event>,
    kind: &str,
    body: &serde_json::Value,
) -> Result<(), Fault> {
    let (id, now): (Id<Delivery>, _) = (work.new_id(), work.moment());
    work.run(PUT_DELIVERY, values![id, webhook, event, kind, body.to_string(), now]).await.map(drop)
}

/// A delivery that was claimed.
pub struct Claimed {
    pub id: Id<Delivery>,
    pub webhook: Id<Webhook>,
    pub event: Id<Event>,
    pub body: String,
    pub attempts: u32,
    pub created_at: Moment,
}

fn attempts(row: &Row) -> Result<u32, Fault> {
    Ok(u32::try_from(row.get::<i64>("attempts")?).unwrap_or(u32::MAX))
}

pub async fn claim(work: &mut Work, until: Moment) -> Result<Option<Claimed>, Fault> {
    let now = work.moment();
    let Some(row) = work.first(CLAIM, values![until, now]).await? else { return Ok(None) };
    Ok(Some(Claimed {
        id: row.get("delivery_id")?,
        webhook: row.get("webhook_id")?,
        event: row.get("event_id")?,
        body: row.get("body")?,
        attempts: attempts(&row)?,
        created_at: row.get("created_at")?,
    }))
}

pub async fn is_due(work: &mut Work) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.first(IS_DUE, values![now]).await?.is_some())
}

/// Where a delivery goes: the address, the sealed secret, the former one with its end.
pub struct Destination {
    pub address: String,
    pub secret: Vec<u8>,
    pub former: Option<(Vec<u8>, Moment)>,
}

pub async fn destination(work: &mut Work, webhook: Id<Webhook>) -> Result<Destination, Fault> {
    let row = work.one(DESTINATION, values![webhook]).await?;
    let former: Option<Vec<u8>> = row.get("former_secret_sealed")?;
    let until: Option<Moment> = row.get("former_until")?;
    Ok(Destination {
        address: row.get("address")?,
        secret: row.get("secret_sealed")?,
        former: former.zip(until),
    })
}

fn answer(attempted: &Attempted) -> (Value, Value) {
    (Value::Integer(attempted.code.map(i64::from)), Value::Text(attempted.text.clone()))
}

pub async fn delivered(work: &mut Work, id: Id<Delivery>, attempted: &Attempted) -> Result<(), Fault> {
    let now = work.moment();
    let (code, text) = answer(attempted);
    work.run(DELIVERED, values![now, code, text, id]).await.map(drop)
}

pub async fn again(
    work: &mut Work,
    delivery: &Claimed,
    due_at: Moment,
    attempted: &Attempted,
) -> Result<(), Fault> {
    let (code, text) = answer(attempted);
    work.run(AGAIN, values![due_at, code, text, attempted.error.clone(), delivery.id]).await?;
    work.run(POSTPONE_OTHERS, values![due_at, delivery.webhook]).await.map(drop)
}

pub async fn give_up(work: &mut Work, id: Id<Delivery>, attempted: &Attempted) -> Result<(), Fault> {
    let now = work.moment();
    let (code, text) = answer(attempted);
    work.run(GIVE_UP, values![now, code, text, attempted.error.clone(), id]).await.map(drop)
}

pub async fn deliveries(
    work: &mut Work,
    institution: Option<Uuid>,
    webhook: Id<Webhook>,
    limit: u32,
    offset: u32,
) -> Result<Vec<Delivery>, Fault> {
    let rows = work.rows(DELIVERIES, values![institution, webhook, limit, offset]).await?;
    rows.iter()
        .map(|row| {
            let code = row.get::<Option<i64>>("response_code")?.and_then(|code| u16::try_from(code).ok());
            Ok(Delivery {
                id: row.get("delivery_id")?,
                event: row.get("event_id")?,
                kind: row.get("kind")?,
                body: row.get("body")?,
                created_at: row.get("created_at")?,
                due_at: row.get("due_at")?,
                attempts: attempts(row)?,
                attempted: Attempted { code, text: row.get("response_text")?, error: row.get("last_error")? },
                delivered_at: row.get("delivered_at")?,
                given_up_at: row.get("given_up_at")?,
            })
        })
        .collect()
}

pub async fn send_again(
    work: &mut Work,
    institution: Option<Uuid>,
    delivery: Id<Delivery>,
) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(SEND_AGAIN, values![now, institution, delivery]).await? > 0)
}

pub async fn forget_old(work: &mut Work, until: Moment) -> Result<u64, Fault> {
    work.run(FORGET_OLD, values![until]).await
}
