//! Secrets of webhooks in the database: sealed, each in its own cell.

use database::Work;
use privacy::{Cell, Keyring, PrivacyFault, Subject};
use vocabulary::{Id, Personal};

use super::{registration::Webhook, signature::SigningSecret};

/// The column of the secret in use.
pub const CURRENT: &str = "secret_sealed";
/// The column of the one before, which signs too while the receiver changes over.
pub const FORMER: &str = "former_secret_sealed";

pub fn subject(webhook: Id<Webhook>) -> Subject {
    Subject::of(webhook.uuid())
}

fn cell(webhook: Id<Webhook>, column: &'static str) -> Cell {
    Cell { table: "webhook", row: webhook.uuid(), column }
}

pub async fn seal(
    work: &mut Work,
    keys: &Keyring,
    webhook: Id<Webhook>,
    column: &'static str,
    secret: &SigningSecret,
) -> Result<Vec<u8>, PrivacyFault> {
    let plain = Personal::new(secret.shown());
    privacy::seal(work, keys, subject(webhook), cell(webhook, column), &plain).await
}

/// Nothing when the webhook's key is gone.
pub async fn unseal(
    work: &mut Work,
    keys: &Keyring,
    webhook: Id<Webhook>,
    column: &'static str,
    sealed: &[u8],
) -> Result<Option<SigningSecret>, PrivacyFault> {
    let plain = privacy::unseal(work, keys, subject(webhook), cell(webhook, column), sealed).await?;
    Ok(plain.and_then(|plain| SigningSecret::parse(plain.disclose())))
}
