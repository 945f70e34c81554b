//! Changing the instance key, and taking old ones out of the world.
//!
//! 1. [`Keyring::with_new_key`] adds a key to the file; new subjects' keys are wrapped with it from then on.
//! 2. [`rewrap`], again and again until nothing remains, wraps the older ones with it.
//! 3. [`retire_old_keys`] takes keys that wrap nothing any more out of the file. From that moment no copy of a
//!    backup that was made before step 2 opens any more, for anybody: that is what makes an erasure reach backups that
//!    somebody forgot. So it is done for keys superseded longer ago than backups are meant to be restored.

use database::Work;
use vocabulary::Moment;

use crate::{fault::PrivacyFault, keyring::Keyring, sealing::use_current_key, store};

/// A wrapping key that the database knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyInUse {
    /// Its name in the key file.
    pub key_id: String,
    /// When it first wrapped something.
    pub since: Moment,
    /// When the last thing it wrapped was wrapped with a newer one.
    pub superseded_at: Option<Moment>,
    /// How many subjects' keys it wraps.
    pub subjects: u64,
}

/// The wrapping keys that the database knows, oldest first: for the administration page and for the schedule.
pub async fn keys_in_use(work: &mut Work) -> Result<Vec<KeyInUse>, PrivacyFault> {
    Ok(store::in_use(work).await?)
}

/// The names of keys that wrap something in this database and are not in the key file. Anything but an empty list
/// means that this is not the key file of this database: refuse to start.
pub async fn missing_keys(work: &mut Work, keys: &Keyring) -> Result<Vec<String>, PrivacyFault> {
    let held = keys.key_ids();
    let in_use = store::in_use(work).await?;
    let missing = in_use.into_iter().filter(|key| key.subjects > 0 && !held.contains(&key.key_id));
    Ok(missing.map(|key| key.key_id).collect())
}

/// Wraps up to `limit` subjects' keys with the current key and returns how many remain. What they seal is not touched.
pub async fn rewrap(work: &mut Work, keys: &Keyring, limit: usize) -> Result<u64, PrivacyFault> {
    use_current_key(work, keys).await?;
    let current = keys.current_key();
    store::supersede_no_longer(work, &current).await?;
    for found in store::wrapped_otherwise(work, &current, limit).await? {
        let Some((wrapped, was)) = found.wrapped else { continue };
        let key = keys.unwrap(found.subject, &was, &wrapped)?;
        let (wrapped, key_id) = keys.wrap(found.subject, &key);
        store::rewrap_key(work, found.subject, &was, wrapped, &key_id).await?;
    }
    let remaining = store::count_otherwise(work, &current).await?;
    if remaining == 0 {
        store::supersede_others(work, &current).await?;
    }
    Ok(remaining)
}

/// Takes the keys that wrap nothing any more, and have not since `superseded_before`, out of the key file, and returns
/// their names. Takes the unit of work whole, because it must be kept before the file changes: the database then refuses
/// to let a program that still remembers such a key wrap anything with it.
pub async fn retire_old_keys(
    mut work: Work,
    keys: &Keyring,
    superseded_before: Moment,
) -> Result<Vec<String>, PrivacyFault> {
    keys.reload()?;
    let current = keys.current_key();
    for key_id in store::superseded_before(&mut work, &current, superseded_before).await? {
        store::retire(&mut work, &key_id).await?;
    }
    let held = keys.key_ids();
    // Also those that were retired before the power went and the file could be changed.
    let retired: Vec<String> =
        store::retired(&mut work).await?.into_iter().filter(|key_id| held.contains(key_id)).collect();
    work.commit().await?;
    if !retired.is_empty() {
        keys.forget(&retired)?;
    }
    Ok(retired)
}
