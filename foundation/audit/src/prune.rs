//! Letting old entries go, so that what remains can still be checked.

use data_encoding::HEXLOWER;
use database::{Fault, Work};
use serde_json::json;
use uuid::Uuid;
use vocabulary::Moment;

use crate::{
    Entry,
    chain::Hash,
    record,
    signing::{PublicKey, Signature, Signer},
    store,
    verdict::Finding,
    verify::walk,
};

/// So many years every entry is kept; no setting makes it fewer.
pub const YEARS_KEPT: i16 = 2;

/// A signed note of the last entry that was let go and its hash, from which the chain goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pruned {
    /// Of which installation.
    pub installation: Uuid,
    /// The last entry that went.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
    /// When.
    pub at: Moment,
    /// Signed with which key.
    pub public_key: PublicKey,
    /// The signature.
    pub signature: Signature,
}

impl Pruned {
    fn message(&self) -> String {
        let Self { installation, sequence, at, .. } = self;
        let hash = HEXLOWER.encode(&self.hash);
        format!("ogniwo audit pruned 1\n{installation}\n{sequence}\n{hash}\n{at}\n")
    }

    pub(crate) fn is_signed(&self) -> bool {
        self.public_key.verifies(&self.message(), &self.signature)
    }
}

/// Why nothing was let go.
#[derive(Debug, thiserror::Error)]
pub enum CannotPrune {
    /// Entries younger than two years were meant.
    #[error(
        "entries of the audit log are kept for {YEARS_KEPT} years; nothing younger than {0} can be removed"
    )]
    TooYoung(Moment),
    /// What would go is not whole: removing it would remove the traces too.
    #[error("the audit log is damaged, and its old part is kept as evidence: {0}")]
    Damaged(Finding),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Removes the entries before that moment, writes down that it was done, and returns how many went. Stops at the first
/// entry that is not older, even when older ones stand behind it.
pub async fn prune(work: &mut Work, signer: &Signer, before: Moment) -> Result<u64, CannotPrune> {
    let youngest = years_before(work.moment());
    if before > youngest {
        return Err(CannotPrune::TooYoung(youngest));
    }
    let end = store::advance(work, 0).await?;
    let through = match store::first_since(work, before).await? {
        Some(first) => first.saturating_sub(1),
        None => end.sequence,
    };
    let Some(hash) = store::hash_at(work, through).await? else { return Ok(0) };
    if let Some(finding) = walk(work, &end, signer.trusted(), through).await?.findings.into_iter().next() {
        return Err(CannotPrune::Damaged(finding));
    }
    let public_key = signer.public_key();
    let mut pruned = Pruned {
        installation: end.installation,
        sequence: through,
        hash,
        at: work.moment(),
        public_key,
        signature: [0; 64],
    };
    pruned.signature = signer.sign(&pruned.message());
    store::put_pruned(work, &pruned).await?;
    let removed = store::remove(work, through).await?;
    let details = json!({ "through": through, "entries": removed });
    record(work, Entry::administration("audit.pruned").with(details)).await?;
    Ok(removed)
}

fn years_before(moment: Moment) -> Moment {
    let day = moment.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    Moment::of(day.saturating_sub(jiff::Span::new().years(YEARS_KEPT)).timestamp())
}
