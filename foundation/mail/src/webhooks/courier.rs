//! Carrying deliveries to other systems.

use std::{io::Read as _, time::Instant};

use database::{Context, Database, Fault, Work};
use jiff::SignedDuration;
use privacy::{Keyring, PrivacyFault};
use ureq::Agent;

use super::{
    event::complete,
    reach::{Reach, agent},
    secrets,
    signature::{SigningSecret, signatures},
    store::{self, Attempted, Claimed},
};
use crate::clock::{after, later};

/// What one round of the courier came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// Accepted by their receivers.
    pub delivered: u32,
    /// Tried, and waiting for another attempt.
    pub waiting: u32,
    /// Given up.
    pub given_up: u32,
}

/// Carries deliveries to their receivers. Any number of nodes may each have one.
#[derive(Clone)]
pub struct Courier {
    database: Database,
    keys: Keyring,
    agent: Agent,
    source: String,
}

const HOLD: SignedDuration = SignedDuration::from_mins(5);
const MOST_ATTEMPTS: u32 = 10;
/// The pauses between attempts, in seconds, as Standard Webhooks advise; together about three days.
const PAUSES: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const MOST_IN_A_ROUND: u32 = 500;
const LONGEST_ROUND: u64 = 120;
const MOST_LOST_RACES: u32 = 50;
/// So much of an answer is read, and so much of it kept.
const MOST_READ: u64 = 4_096;
const MOST_KEPT: usize = 500;

/// A call that is ready to be made.
struct Call {
    address: String,
    id: String,
    seconds: i64,
    signature: String,
    body: String,
}

impl Courier {
    /// A courier. `source` is the public address of the installation; it stands in every event.
    pub fn new(database: Database, keys: Keyring, reach: Reach, source: impl Into<String>) -> Self {
        Self { database, keys, agent: agent(reach, "Ogniwo webhooks"), source: source.into() }
    }

    /// Carries what is due, the oldest first.
    pub async fn deliver_due(&self, context: Context) -> Result<Carried, Fault> {
        let begun = Instant::now();
        let mut carried = Carried::default();
        for _ in 0..MOST_IN_A_ROUND {
            if begun.elapsed().as_secs() >= LONGEST_ROUND {
                break;
            }
            let Some((delivery, call)) = self.claim(later(&context, begun)).await? else { break };
            let attempted = match call {
                Ok(call) => self.make(call).await,
                Err(fault) => Attempted { error: Some(fault.to_string()), ..Attempted::default() },
            };
            self.note(later(&context, begun), &delivery, attempted, &mut carried).await?;
        }
        Ok(carried)
    }

    async fn claim(&self, context: Context) -> Result<Option<(Claimed, Result<Call, PrivacyFault>)>, Fault> {
        for _ in 0..MOST_LOST_RACES {
            let mut work = self.database.work(context.clone()).await?;
            let until = after(work.moment(), HOLD);
            if let Some(delivery) = store::claim(&mut work, until).await? {
                let call = self.prepare(&mut work, &delivery).await;
                if let Err(PrivacyFault::Database(fault)) = call {
                    return Err(fault);
                }
                work.commit().await?;
                return Ok(Some((delivery, call)));
            }
            if !store::is_due(&mut work).await? {
                break;
            }
        }
        Ok(None)
    }

    async fn prepare(&self, work: &mut Work, delivery: &Claimed) -> Result<Call, PrivacyFault> {
        let destination = store::destination(work, delivery.webhook).await?;
        let now = work.moment();
        let mut secrets: Vec<SigningSecret> = Vec::new();
        let webhook = delivery.webhook;
        secrets
            .extend(secrets::unseal(work, &self.keys, webhook, secrets::CURRENT, &destination.secret).await?);
        if let Some((former, _)) = destination.former.filter(|(_, until)| *until > now) {
            secrets.extend(secrets::unseal(work, &self.keys, webhook, secrets::FORMER, &former).await?);
        }
        let id = delivery.event.to_string();
        let body = complete(&delivery.body, &self.source)?;
        let seconds = now.timestamp().as_second();
        let signature = signatures(&secrets, &id, seconds, &body);
        Ok(Call { address: destination.address, id, seconds, signature, body })
    }

    async fn make(&self, call: Call) -> Attempted {
        let agent = self.agent.clone();
        tokio::task::spawn_blocking(move || answer_to(&agent, &call)).await.unwrap_or_else(|error| {
            Attempted { error: Some(format!("the call broke off: {error}")), ..Attempted::default() }
        })
    }

    async fn note(
        &self,
        context: Context,
        delivery: &Claimed,
        attempted: Attempted,
        carried: &mut Carried,
    ) -> Result<(), Fault> {
        let mut work = self.database.work(context).await?;
        match (attempted.code, pause(delivery.attempts)) {
            (Some(200..300), _) => {
                store::delivered(&mut work, delivery.id, &attempted).await?;
                carried.delivered += 1;
            }
            // "Gone": the receiver asks never to be called again.
            (Some(410), _) => {
                store::give_up(&mut work, delivery.id, &attempted).await?;
                store::pause_gone(&mut work, delivery.webhook).await?;
                carried.given_up += 1;
            }
            (_, None) => {
                tracing::warn!(delivery = %delivery.id, webhook = %delivery.webhook, "a delivery was given up");
                store::give_up(&mut work, delivery.id, &attempted).await?;
                store::pause_failing(&mut work, delivery.webhook, delivery.created_at).await?;
                carried.given_up += 1;
            }
            (_, Some(pause)) => {
                let due_at = after(work.moment(), pause);
                store::again(&mut work, delivery, due_at, &attempted).await?;
                carried.waiting += 1;
            }
        }
        work.commit().await
    }
}

fn answer_to(agent: &Agent, call: &Call) -> Attempted {
    let sent = agent
        .post(&call.address)
        .header("content-type", "application/cloudevents+json; charset=utf-8")
        .header("webhook-id", &call.id)
        .header("webhook-timestamp", call.seconds.to_string())
        .header("webhook-signature", &call.signature)
        .send(&call.body);
    match sent {
        Ok(mut response) => {
            let code = response.status().as_u16();
            let mut bytes = Vec::new();
            // What cannot be read of an answer is of no interest.
            let _read = response.body_mut().as_reader().take(MOST_READ).read_to_end(&mut bytes);
            let text = excerpt(&bytes);
            let error = match code {
                200..300 => None,
                300..400 => Some("it answered with a redirect, which is not followed".to_owned()),
                code => Some(format!("it answered with the status {code}")),
            };
            Attempted { code: Some(code), text: Some(text).filter(|text| !text.is_empty()), error }
        }
        Err(error) => {
            let said: String = error.to_string().chars().take(200).collect();
            Attempted { error: Some(said), ..Attempted::default() }
        }
    }
}

/// The beginning of an answer as one line of text.
fn excerpt(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(MOST_KEPT).collect()
}

/// How long to wait after this attempt; nothing when it was the last.
fn pause(attempts: u32) -> Option<SignedDuration> {
    let index = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    (attempts < MOST_ATTEMPTS).then(|| SignedDuration::from_secs(PAUSES[index.min(PAUSES.len() - 1)]))
}
