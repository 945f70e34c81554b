//! Erasing somebody: their key is destroyed, and what it sealed stays closed for ever.
//!
//! A backup made before holds the key still. So each erasure is also written into a list beside the key file, where
//! no backup of the data overwrites it ([`keep_erasures`]), and whoever restores a backup calls [`replay_erasures`].

mod list;

use std::collections::HashSet;

use database::Work;
use vocabulary::Moment;

use crate::{fault::PrivacyFault, keyring::Keyring, store, subject::Subject};

/// Destroys the subject's key in this unit of work; false, and nothing done, while a legal hold stands
/// (see [`crate::holds`] for the reasons). Erasing twice is as good as once.
///
/// After the commit call [`keep_erasures`].
pub async fn erase(work: &mut Work, subject: Subject) -> Result<bool, PrivacyFault> {
    if !store::holds_of(work, subject).await?.is_empty() {
        return Ok(false);
    }
    let now = work.moment();
    store::destroy_key(work, subject, now).await?;
    Ok(true)
}

/// When the subject was erased, if they were.
pub async fn erased_at(work: &mut Work, subject: Subject) -> Result<Option<Moment>, PrivacyFault> {
    Ok(store::erasure_of(work, subject).await?)
}

/// Removes the key of something that is itself gone, such as a letter that was delivered. Not for people: it leaves no
/// trace, so a restored backup brings the thing back.
pub async fn discard(work: &mut Work, subject: Subject) -> Result<bool, PrivacyFault> {
    Ok(store::discard_key(work, subject).await?)
}

/// Writes the erasures that the database knows and the list beside the key file does not yet, and returns how many. To
/// be called after an erasure was committed, at every start and before every backup; the list is on disk afterwards.
pub async fn keep_erasures(work: &mut Work, keys: &Keyring) -> Result<usize, PrivacyFault> {
    let Some(file) = keys.file() else { return Ok(0) };
    let kept: HashSet<Subject> = list::read(file)?.into_iter().map(|(subject, _)| subject).collect();
    let mut fresh = store::erasures(work).await?;
    fresh.retain(|(subject, _)| !kept.contains(subject));
    list::append(file, &fresh)?;
    Ok(fresh.len())
}

/// Erases again whom the list beside the key file names and the database does not, as after a restore, and returns
/// them. A hold that stands in the database does not save them: they were erased before it was restored. Afterwards
/// [`crate::run_retention`] clears what lay open about them.
pub async fn replay_erasures(work: &mut Work, keys: &Keyring) -> Result<Vec<Subject>, PrivacyFault> {
    let Some(file) = keys.file() else { return Ok(Vec::new()) };
    let known: HashSet<Subject> =
        store::erasures(work).await?.into_iter().map(|(subject, _)| subject).collect();
    let mut again = Vec::new();
    for (subject, erased_at) in list::read(file)? {
        if !known.contains(&subject) {
            store::destroy_key(work, subject, erased_at).await?;
            again.push(subject);
        }
    }
    Ok(again)
}
