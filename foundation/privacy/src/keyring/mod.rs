//! The keys of this installation.
//!
//! Two kinds, so that changing one leaves the other alone: wrapping keys, of which the first wraps every new subject's
//! key and the others only open older ones; and one index secret, from which the keys of blind indexes and signatures
//! are derived. The file's form is in [`mod@file`].

mod file;

pub(crate) use file::sync_folder;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD, HEXLOWER};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    cell::{self, DoesNotOpen, Key},
    fault::{KeyFault, PrivacyFault},
    random::random,
    subject::Subject,
};

/// The keys of this installation. Cheap to clone; every clone sees a rotation.
#[derive(Clone)]
pub struct Keyring {
    inner: Arc<Inner>,
}

struct Inner {
    file: Option<PathBuf>,
    keys: RwLock<Arc<Keys>>,
}

/// What the file holds.
struct Keys {
    index: Key,
    /// The current one first.
    wrapping: Vec<WrappingKey>,
}

#[derive(Clone)]
struct WrappingKey {
    id: String,
    key: Key,
}

impl WrappingKey {
    fn new() -> Self {
        Self::of(Zeroizing::new(random()))
    }

    /// A key's name follows from the key, so that a name never stands for two keys; it tells nothing about the key.
    fn of(key: Key) -> Self {
        let mut id = [0; 8];
        expand(&key, &["ogniwo key id 1"], &mut id);
        Self { id: HEXLOWER.encode(&id), key }
    }
}

impl Keys {
    fn new() -> Self {
        Self { index: Zeroizing::new(random()), wrapping: vec![WrappingKey::new()] }
    }

    fn current(&self) -> &WrappingKey {
        self.wrapping.first().expect("a key file without a wrapping key is refused")
    }
}

impl Keyring {
    /// Opens the key file, making it when there is none: readable by its owner only, and on disk before this returns.
    pub fn open_or_create(file: &Path) -> Result<Self, KeyFault> {
        match Self::open(file) {
            Err(KeyFault::Missing(_)) => {
                file::create(file, &Keys::new())?;
                Self::open(file)
            }
            opened => opened,
        }
    }

    /// Opens the key file; refuses one that others can read, and one that is not what was written.
    pub fn open(file: &Path) -> Result<Self, KeyFault> {
        let keys = file::read(file)?;
        Ok(Self::holding(Some(file.to_owned()), keys))
    }

    /// Adds a new current key to the file, which is replaced at once or not at all. Older keys stay until
    /// [`crate::retire_old_keys`]; after this, call [`crate::rewrap`] until nothing remains. A running program finds the new
    /// key by itself when it first meets it.
    pub fn with_new_key(file: &Path) -> Result<Self, KeyFault> {
        let keys = file::change(file, |keys| {
            let mut wrapping = vec![WrappingKey::new()];
            wrapping.extend(keys.wrapping.iter().cloned());
            Keys { index: keys.index.clone(), wrapping }
        })?;
        Ok(Self::holding(Some(file.to_owned()), keys))
    }

    /// Keys that are the same each time and live in memory only.
    pub fn for_tests() -> Self {
        let keys =
            Keys { index: Zeroizing::new([7; 32]), wrapping: vec![WrappingKey::of(Zeroizing::new([8; 32]))] };
        Self::holding(None, keys)
    }

    fn holding(file: Option<PathBuf>, keys: Keys) -> Self {
        Self { inner: Arc::new(Inner { file, keys: RwLock::new(Arc::new(keys)) }) }
    }

    /// What an exact match may be asked by: the same for the same purpose and text, and without the keys nobody can tell
    /// which text it stands for. 26 characters. The text must already be in its one form (small letters, no spaces …).
    pub fn blind(&self, purpose: &str, normalised: &str) -> String {
        let tag = self.tag("ogniwo blind 1", purpose, normalised).finalize().into_bytes();
        BASE32_NOPAD.encode(&tag[..16]).to_lowercase()
    }

    /// A tag that only this installation can make, 32 characters that may stand in an address.
    pub fn sign(&self, purpose: &str, message: &str) -> String {
        let tag = self.tag("ogniwo sign 1", purpose, message).finalize().into_bytes();
        BASE64URL_NOPAD.encode(&tag[..SIGNATURE])
    }

    /// Whether the tag was made by [`Keyring::sign`] for this purpose and message; takes equally long for every tag.
    pub fn verify(&self, purpose: &str, message: &str, tag: &str) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(tag.as_bytes()) else { return false };
        bytes.len() == SIGNATURE
            && self.tag("ogniwo sign 1", purpose, message).verify_truncated_left(&bytes).is_ok()
    }

    fn tag(&self, use_of: &str, purpose: &str, message: &str) -> Hmac<Sha256> {
        let mut key = Key::default();
        expand(&self.keys().index, &[use_of, purpose], &mut *key);
        let mut tag = Hmac::<Sha256>::new_from_slice(&key[..]).expect("a key of any length will do");
        tag.update(message.as_bytes());
        tag
    }

    /// The identifier of the key that wraps new subjects' keys.
    pub fn current_key(&self) -> String {
        self.keys().current().id.clone()
    }

    /// The identifiers of all wrapping keys, the current one first.
    pub fn key_ids(&self) -> Vec<String> {
        self.keys().wrapping.iter().map(|key| key.id.clone()).collect()
    }

    /// The file, unless the keys live in memory only.
    pub fn file(&self) -> Option<&Path> {
        self.inner.file.as_deref()
    }

    /// Reads the file again.
    pub(crate) fn reload(&self) -> Result<(), KeyFault> {
        if let Some(file) = self.file() {
            let keys = Arc::new(file::read(file)?);
            *self.inner.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        }
        Ok(())
    }

    /// Takes these keys out of the file for good.
    pub(crate) fn forget(&self, key_ids: &[String]) -> Result<(), KeyFault> {
        let file = self.file().ok_or(KeyFault::NoFile)?;
        file::change(file, |keys| {
            let stays = |key: &&WrappingKey| key.id == keys.current().id || !key_ids.contains(&key.id);
            Keys {
                index: keys.index.clone(),
                wrapping: keys.wrapping.iter().filter(stays).cloned().collect(),
            }
        })?;
        self.reload()
    }

    /// Wraps a subject's key with the current key and tells which that is.
    pub(crate) fn wrap(&self, subject: Subject, key: &Key) -> (Vec<u8>, String) {
        let keys = self.keys();
        let current = keys.current();
        (cell::wrap(&current.key, &current.id, subject, key), current.id.clone())
    }

    /// Opens a subject's key. A wrapping key that is not known may have come with a rotation since the file was read.
    pub(crate) fn unwrap(&self, subject: Subject, key_id: &str, wrapped: &[u8]) -> Result<Key, PrivacyFault> {
        let key = if let Some(key) = self.wrapping_key(key_id) {
            key
        } else {
            self.reload()?;
            self.wrapping_key(key_id).ok_or_else(|| PrivacyFault::UnknownKey(key_id.to_owned()))?
        };
        cell::unwrap(&key, key_id, subject, wrapped)
            .map_err(|DoesNotOpen| PrivacyFault::KeyDoesNotOpen(subject))
    }

    fn wrapping_key(&self, key_id: &str) -> Option<Key> {
        self.keys().wrapping.iter().find(|key| key.id == key_id).map(|key| key.key.clone())
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.inner.keys.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Bytes of a signature: 192 bits are beyond guessing and make 32 characters.
const SIGNATURE: usize = 24;

/// Derives a key for one use from a secret. The length before each part keeps `("ab", "c")` and `("a", "bc")` apart.
fn expand(secret: &Key, parts: &[&str], derived: &mut [u8]) {
    let lengths: Vec<[u8; 4]> = parts
        .iter()
        .map(|part| u32::try_from(part.len()).expect("a purpose is short").to_be_bytes())
        .collect();
    let info: Vec<&[u8]> =
        lengths.iter().zip(parts).flat_map(|(length, part)| [&length[..], part.as_bytes()]).collect();
    Hkdf::<Sha256>::new(None, &secret[..])
        .expand_multi_info(&info, derived)
        .expect("far shorter than 255 digests");
}

impl fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keyring(▒▒▒)")
    }
}
