//! Registering webhooks, and looking after them. Every function asks for the institution, so that nobody touches the
//! webhooks of others; none stands for those of the region itself.

use database::{Fault, Work};
use jiff::SignedDuration;
use privacy::{Keyring, PrivacyFault};
use uuid::Uuid;
use vocabulary::{Id, Moment};

use super::{
    address::{HookAddress, UnfitAddress},
    reach::Reach,
    secrets,
    signature::SigningSecret,
    store::{self, Delivery},
};
use crate::clock::{after, days_before};

/// A webhook to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWebhook {
    /// Whose; none for the region itself.
    pub institution: Option<Uuid>,
    /// Where events are sent.
    pub address: String,
    /// Which: `service.changed`, `service.*`, `*`.
    pub kinds: Vec<String>,
}

/// A registered webhook. Its secret is never shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its identifier.
    pub id: Id<Webhook>,
    /// Whose.
    pub institution: Option<Uuid>,
    /// Where events are sent.
    pub address: String,
    /// Which.
    pub kinds: Vec<String>,
    /// Since when.
    pub created_at: Moment,
    /// Since when nothing is sent.
    pub paused_at: Option<Moment>,
    /// Why: `asked` by somebody, `gone` when the receiver said so, `failing` when nothing arrived for days.
    pub pause_reason: Option<String>,
}

/// Why a webhook is not registered.
#[derive(Debug, thiserror::Error)]
pub enum CannotRegister {
    /// The address may not be called.
    #[error(transparent)]
    Address(#[from] UnfitAddress),
    /// No kind of event was chosen, or one is no kind.
    #[error("choose at least one kind of event")]
    Kinds,
    /// There are ten already.
    #[error("an institution has at most {MOST} webhooks; remove one first")]
    TooMany,
    /// The secret could not be sealed.
    #[error(transparent)]
    Privacy(#[from] PrivacyFault),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

const MOST: usize = 10;
/// For so long the former secret signs, too.
const CHANGING_OVER: SignedDuration = SignedDuration::from_hours(24);

/// Registers a webhook; the secret is shown once. `reach` is that of the installation's courier.
pub async fn register(
    work: &mut Work,
    keys: &Keyring,
    reach: Reach,
    new: NewWebhook,
) -> Result<(Id<Webhook>, SigningSecret), CannotRegister> {
    let address = HookAddress::parse(&new.address, reach)?;
    if new.kinds.is_empty() || !new.kinds.iter().all(|kind| is_kind(kind)) {
        return Err(CannotRegister::Kinds);
    }
    if list(work, new.institution).await?.len() >= MOST {
        return Err(CannotRegister::TooMany);
    }
    let id: Id<Webhook> = work.new_id();
    let secret = SigningSecret::new();
    let sealed = secrets::seal(work, keys, id, secrets::CURRENT, &secret).await?;
    store::put(work, id, new.institution, &address, sealed, &new.kinds).await?;
    Ok((id, secret))
}

/// Lower-case words with points between, and perhaps a star at the end.
fn is_kind(text: &str) -> bool {
    let words = text.strip_suffix('*').unwrap_or(text);
    !text.is_empty()
        && text.len() <= 60
        && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.' || byte == b'_')
}

/// The webhooks of an institution.
pub async fn list(work: &mut Work, institution: Option<Uuid>) -> Result<Vec<Webhook>, Fault> {
    store::list(work, institution).await
}

/// Sends nothing any more until [`resume`]. What happens meanwhile is not sent later. False when the institution has no
/// such webhook.
pub async fn pause(work: &mut Work, institution: Option<Uuid>, id: Id<Webhook>) -> Result<bool, Fault> {
    store::pause(work, institution, id).await
}

/// Sends again. False when the institution has no such webhook.
pub async fn resume(work: &mut Work, institution: Option<Uuid>, id: Id<Webhook>) -> Result<bool, Fault> {
    store::resume(work, institution, id).await
}

/// Removes a webhook with its log. False when the institution has no such webhook.
pub async fn remove(
    work: &mut Work,
    institution: Option<Uuid>,
    id: Id<Webhook>,
) -> Result<bool, PrivacyFault> {
    if !store::remove(work, institution, id).await? {
        return Ok(false);
    }
    privacy::discard(work, secrets::subject(id)).await?;
    Ok(true)
}

/// Makes a new secret and shows it; the one before signs too for a day. Nothing when the institution has no such
/// webhook.
pub async fn rotate(
    work: &mut Work,
    keys: &Keyring,
    institution: Option<Uuid>,
    id: Id<Webhook>,
) -> Result<Option<SigningSecret>, PrivacyFault> {
    let Some(sealed) = store::secret_of(work, institution, id).await? else { return Ok(None) };
    let former = match secrets::unseal(work, keys, id, secrets::CURRENT, &sealed).await? {
        Some(former) => Some(secrets::seal(work, keys, id, secrets::FORMER, &former).await?),
        None => None,
    };
    let secret = SigningSecret::new();
    let sealed = secrets::seal(work, keys, id, secrets::CURRENT, &secret).await?;
    let until = after(work.moment(), CHANGING_OVER);
    store::change_secret(work, id, sealed, former, until).await?;
    Ok(Some(secret))
}

/// The delivery log of a webhook, the newest first.
pub async fn deliveries(
    work: &mut Work,
    institution: Option<Uuid>,
    webhook: Id<Webhook>,
    limit: u32,
    offset: u32,
) -> Result<Vec<Delivery>, Fault> {
    store::deliveries(work, institution, webhook, limit, offset).await
}

/// Sends a delivery again, with its old identifier, so that a receiver that had it knows it. False when the institution
/// has no such delivery.
pub async fn send_again(
    work: &mut Work,
    institution: Option<Uuid>,
    delivery: Id<Delivery>,
) -> Result<bool, Fault> {
    store::send_again(work, institution, delivery).await
}

/// How many days the delivery log goes back.
const LOGGED_DAYS: i64 = 30;

/// Removes deliveries older than 30 days; run daily.
pub async fn forget_old(work: &mut Work) -> Result<u64, Fault> {
    let until = days_before(work.moment(), LOGGED_DAYS);
    store::forget_old(work, until).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn kinds_are_words_with_points() {
        for kind in ["service.changed", "service.*", "*", "free_places.set"] {
            assert!(super::is_kind(kind), "{kind}");
        }
        for kind in ["", "Service", "service changed", "service.*.x", "a\n"] {
            assert!(!super::is_kind(kind), "{kind}");
        }
    }
}
