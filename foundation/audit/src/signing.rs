//! The key with which the end of the chain is signed. It stands outside the database: who can rewrite the one cannot
//! forge the other.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    str::FromStr,
};

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// What an Ed25519 signature is made of.
pub type Signature = [u8; 64];

/// The word before a key in a file, so that nobody takes one sort of key for another.
const SECRET: &str = "ogniwo-audit-secret-ed25519";
const PUBLIC: &str = "ogniwo-audit-public-ed25519";

/// Why a key cannot be used. The text tells the operator what to do.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The file cannot be read or written.
    #[error("the audit key {file} cannot be used: {source}")]
    File {
        /// Where.
        file: PathBuf,
        /// What the machine said.
        #[source]
        source: io::Error,
    },
    /// Others on this machine may read the key.
    #[error(
        "the audit key {0} can be read by others on this machine. Run `chmod 600 {0}`; if somebody else may have read it, move it away and let a new one be made"
    )]
    Open(PathBuf),
    /// The file holds something else.
    #[error("{0} holds no audit key. Restore it from where you keep copies of your keys")]
    NoKey(PathBuf),
    /// The public key beside the secret one belongs to another.
    #[error(
        "the file {0} does not name the public key of the secret key beside it. If the secret key was replaced on purpose, add the line `{1}` to the file"
    )]
    NotNamed(PathBuf, String),
}

/// The secret key that signs heads, and its public half.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    trusted: Vec<PublicKey>,
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Signer").field(&self.public_key()).finish()
    }
}

impl Signer {
    /// The key in the file; a new one when there is no such file. The public key is written beside it, in the file of
    /// the same name ending in `.pub`, which may name keys that were used before, one a line.
    pub fn open_or_create(file: &Path) -> Result<Self, KeyFault> {
        if file.exists() {
            return Self::open(file);
        }
        let fault = |source| KeyFault::File { file: file.to_path_buf(), source };
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(seed.as_mut_slice()).map_err(|error| fault(io::Error::other(error)))?;
        let mut signer = Self::of_seed(&seed);
        let line = Zeroizing::new(format!("{SECRET} {}\n", HEXLOWER.encode(seed.as_slice())));
        // Because the power may go at any moment, the file gets its name only when it is whole.
        let unfinished = file.with_extension("unfinished");
        let mut options = OpenOptions::new();
        let mut made =
            options.write(true).create(true).truncate(true).mode(0o600).open(&unfinished).map_err(fault)?;
        made.write_all(line.as_bytes()).and_then(|()| made.sync_all()).map_err(fault)?;
        signer.name_beside(file)?;
        std::fs::rename(&unfinished, file).map_err(fault)?;
        // Both names are certain only once the folder is written, too.
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)?;
        signer.trusted = PublicKey::all_in(&public_file(file))?;
        Ok(signer)
    }

    /// The key in the file.
    pub fn open(file: &Path) -> Result<Self, KeyFault> {
        let fault = |source| KeyFault::File { file: file.to_path_buf(), source };
        let mut opened = File::open(file).map_err(fault)?;
        if opened.metadata().map_err(fault)?.permissions().mode() & 0o077 != 0 {
            return Err(KeyFault::Open(file.to_path_buf()));
        }
        let mut text = Zeroizing::new(String::new());
        opened.read_to_string(&mut text).map_err(fault)?;
        let seed = text.trim_end().strip_prefix(SECRET).and_then(|hex| bytes_of(hex.trim_start()));
        let mut signer = seed
            .map(|seed| Self::of_seed(&Zeroizing::new(seed)))
            .ok_or_else(|| KeyFault::NoKey(file.to_path_buf()))?;
        let beside = public_file(file);
        if !beside.exists() {
            signer.name_beside(file)?;
        }
        signer.trusted = PublicKey::all_in(&beside)?;
        if !signer.trusted.contains(&signer.public_key()) {
            return Err(KeyFault::NotNamed(beside, signer.public_line()));
        }
        Ok(signer)
    }

    fn of_seed(seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        let public = PublicKey(key.verifying_key().to_bytes());
        Self { key, trusted: vec![public] }
    }

    /// A key that is always the same.
    pub fn for_tests() -> Self {
        Self::of_seed(&[7; 32])
    }

    /// What others need to check its signatures.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }

    /// Every key whose signatures count: this one, and those it replaced.
    pub fn trusted(&self) -> &[PublicKey] {
        &self.trusted
    }

    pub(crate) fn sign(&self, message: &str) -> Signature {
        self.key.sign(message.as_bytes()).to_bytes()
    }

    fn public_line(&self) -> String {
        format!("{PUBLIC} {}", self.public_key())
    }

    fn name_beside(&self, file: &Path) -> Result<(), KeyFault> {
        let beside = public_file(file);
        OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o644)
            .open(&beside)
            .and_then(|mut opened| {
                writeln!(opened, "{}", self.public_line())?;
                opened.sync_all()
            })
            .map_err(|source| KeyFault::File { file: beside, source })
    }
}

/// Where the public half of the key in that file is written.
pub fn public_file(file: &Path) -> PathBuf {
    file.with_extension("pub")
}

/// The public half of a key that signs heads. Shown and printed as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) [u8; 32]);

impl PublicKey {
    /// Every key a `.pub` file names, the newest last.
    pub fn all_in(file: &Path) -> Result<Vec<Self>, KeyFault> {
        let text = std::fs::read_to_string(file)
            .map_err(|source| KeyFault::File { file: file.to_path_buf(), source })?;
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.strip_prefix(PUBLIC).and_then(|hex| hex.trim().parse().ok()))
            .collect::<Option<Vec<Self>>>()
            .filter(|keys| !keys.is_empty())
            .ok_or_else(|| KeyFault::NoKey(file.to_path_buf()))
    }

    pub(crate) fn verifies(self, message: &str, signature: &Signature) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message.as_bytes(), &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
        })
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A text that is not a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a public key has 64 hexadecimal digits, in small letters")]
pub struct NotAPublicKey;

impl FromStr for PublicKey {
    type Err = NotAPublicKey;
    fn from_str(text: &str) -> Result<Self, NotAPublicKey> {
        bytes_of(text).map(Self).ok_or(NotAPublicKey)
    }
}

/// So many bytes, from their hexadecimal digits.
pub fn bytes_of<const LENGTH: usize>(hex: &str) -> Option<[u8; LENGTH]> {
    HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn a_new_key_is_for_its_owner_only_and_is_found_again() {
        let folder = folder();
        let file = folder.path().join("audit.key");
        let signer = Signer::open_or_create(&file).expect("made");
        let mode = std::fs::metadata(&file).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(Signer::open_or_create(&file).expect("opened").public_key(), signer.public_key());
        assert_eq!(PublicKey::all_in(&public_file(&file)).expect("named"), [signer.public_key()]);
    }

    #[test]
    fn a_key_that_others_may_read_is_refused() {
        let folder = folder();
        let file = folder.path().join("audit.key");
        Signer::open_or_create(&file).expect("made");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("opened up");
        assert!(matches!(Signer::open(&file), Err(KeyFault::Open(_))));
    }

    #[test]
    fn a_file_that_holds_something_else_is_refused() {
        let folder = folder();
        for text in ["", "hello\n", "ogniwo-audit-secret-ed25519 00ff\n"] {
            let file = folder.path().join("audit.key");
            std::fs::write(&file, text).expect("written");
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("closed");
            assert!(matches!(Signer::open(&file), Err(KeyFault::NoKey(_))), "{text:?}");
        }
    }

    #[test]
    fn two_keys_differ_and_a_replaced_key_is_named_beside_the_old_one() {
        let folder = folder();
        let file = folder.path().join("audit.key");
        let old = Signer::open_or_create(&file).expect("made").public_key();
        std::fs::remove_file(&file).expect("removed");
        let new = Signer::open_or_create(&file).expect("made").public_key();
        assert_ne!(old, new);
        assert_eq!(PublicKey::all_in(&public_file(&file)).expect("named"), [old, new]);
    }

    #[test]
    fn a_public_key_that_belongs_to_another_is_noticed() {
        let folder = folder();
        let file = folder.path().join("audit.key");
        Signer::open_or_create(&file).expect("made");
        let other = Signer::for_tests().public_line();
        std::fs::write(public_file(&file), other).expect("written");
        assert!(matches!(Signer::open(&file), Err(KeyFault::NotNamed(..))));
    }

    #[test]
    fn a_signature_fits_its_message_and_its_key_only() {
        let signer = Signer::for_tests();
        let signature = signer.sign("hello");
        assert!(signer.public_key().verifies("hello", &signature));
        assert!(!signer.public_key().verifies("hallo", &signature));
        assert!(!PublicKey([9; 32]).verifies("hello", &signature));
    }

    #[test]
    fn the_secret_is_never_printed() {
        let printed = format!("{:?}", Signer::for_tests());
        assert!(!printed.contains(&HEXLOWER.encode(&[7; 32])), "{printed}");
    }
}
