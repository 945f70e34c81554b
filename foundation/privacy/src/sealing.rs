//! Sealing one column and reading it.

use database::Work;
use vocabulary::Personal;
use zeroize::Zeroizing;

use crate::{
    cell::{self, Cell, DoesNotOpen, Key},
    fault::PrivacyFault,
    keyring::Keyring,
    random::random,
    store,
    subject::Subject,
};

/// Seals a value for its place. Makes the subject's key when there is none yet; refuses a subject that was erased.
pub async fn seal(
    work: &mut Work,
    keys: &Keyring,
    subject: Subject,
    cell: Cell,
    plain: &Personal<String>,
) -> Result<Vec<u8>, PrivacyFault> {
    let key = match key_of(work, keys, subject).await? {
        Some(found) => found.ok_or(PrivacyFault::Erased(subject))?,
        None => new_key(work, keys, subject).await?,
    };
    Ok(cell::seal_cell(&key, subject, cell, plain.disclose().as_bytes()))
}

/// Reads a sealed value; nothing when the subject's key was destroyed. For lists use [`crate::Reader`].
pub async fn unseal(
    work: &mut Work,
    keys: &Keyring,
    subject: Subject,
    cell: Cell,
    sealed: &[u8],
) -> Result<Option<Personal<String>>, PrivacyFault> {
    let key = key_of(work, keys, subject).await?.ok_or(PrivacyFault::NoKey(subject))?;
    key.map(|key| open(&key, subject, cell, sealed)).transpose()
}

pub fn open(
    key: &Key,
    subject: Subject,
    cell: Cell,
    sealed: &[u8],
) -> Result<Personal<String>, PrivacyFault> {
    let does_not_open =
        PrivacyFault::CellDoesNotOpen { table: cell.table, column: cell.column, row: cell.row };
    match cell::open_cell(key, subject, cell, sealed) {
        Ok(plain) => {
            std::str::from_utf8(&plain).map(|text| Personal::new(text.to_owned())).map_err(|_| does_not_open)
        }
        Err(DoesNotOpen) => Err(does_not_open),
    }
}

/// Nothing: there never was a key. Nothing inside: it was destroyed.
async fn key_of(
    work: &mut Work,
    keys: &Keyring,
    subject: Subject,
) -> Result<Option<Option<Key>>, PrivacyFault> {
    let Some(found) = store::key_of(work, subject).await? else { return Ok(None) };
    let key = found.wrapped.map(|(wrapped, key_id)| keys.unwrap(subject, &key_id, &wrapped)).transpose()?;
    Ok(Some(key))
}

async fn new_key(work: &mut Work, keys: &Keyring, subject: Subject) -> Result<Key, PrivacyFault> {
    use_current_key(work, keys).await?;
    let key: Key = Zeroizing::new(random());
    let (wrapped, key_id) = keys.wrap(subject, &key);
    store::add_key(work, subject, wrapped, &key_id).await?;
    // Read back, because somebody else may have made one at the same moment, and then that one holds.
    let kept = key_of(work, keys, subject).await?.flatten();
    kept.ok_or(PrivacyFault::Erased(subject))
}

/// Makes sure that the current key is one that may wrap. A program that runs on while keys are rotated may still hold one
/// that was retired: what it wrapped with that could never be opened again.
pub async fn use_current_key(work: &mut Work, keys: &Keyring) -> Result<(), PrivacyFault> {
    for _ in 0..2 {
        let current = keys.current_key();
        if store::is_in_use(work, &current).await? {
            return Ok(());
        }
        if !store::is_retired(work, &current).await? {
            return Ok(store::take_into_use(work, &current).await?);
        }
        keys.reload()?;
    }
    Err(PrivacyFault::RetiredKey(keys.current_key()))
}
