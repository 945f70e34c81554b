//! Who can open a backup: a recipient locks, an identity opens.
//!
//! The same keys as those of `age` and `rage`, in the same spelling, so that any of these tools can open a backup.
//! The program that makes backups every night needs the recipient only; the identity belongs elsewhere.

use std::{fmt, fs, io::Write as _, path::Path, str::FromStr};

use bech32::{Bech32, Hrp};
use curve25519_dalek::montgomery::MontgomeryPoint;
use vocabulary::Moment;
use zeroize::{Zeroize as _, Zeroizing};

use super::SafekeepingFault;

const RECIPIENT: &str = "age";
const IDENTITY: &str = "AGE-SECRET-KEY-";

/// What locks a backup: `age1…`. It opens nothing, so it may stand in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipient(pub(super) [u8; 32]);

/// What opens a backup: `AGE-SECRET-KEY-1…`.
pub struct Identity(Zeroizing<[u8; 32]>);

impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Identity(▒)")
    }
}

/// Fills with bytes that nobody can guess.
pub(super) fn unguessable<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).expect("the operating system gives randomness");
    bytes
}

impl Identity {
    /// A new one.
    pub fn new() -> Self {
        Self(unguessable())
    }

    /// What locks for this identity.
    pub fn recipient(&self) -> Recipient {
        Recipient(MontgomeryPoint::mul_base_clamped(*self.0).to_bytes())
    }

    /// The secret that this identity shares with whoever holds the other half; nothing for a half that no honest
    /// writer makes.
    pub(super) fn shared_with(&self, other: [u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
        shared(&self.0, other)
    }

    /// Reads the file that [`Self::write`] or `age-keygen` wrote.
    pub fn read(file: &Path) -> Result<Self, SafekeepingFault> {
        let text = Zeroizing::new(fs::read_to_string(file).map_err(SafekeepingFault::of_file(file))?);
        text.lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'))
            .ok_or_else(|| SafekeepingFault::NoKey("the file holds none".to_owned()))?
            .parse()
    }

    /// Writes it into a new file that only its owner may read. A file that is there already is left alone: it may be the
    /// only key to older backups.
    pub fn write(&self, file: &Path, moment: Moment) -> Result<(), SafekeepingFault> {
        let fault = SafekeepingFault::of_file(file);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let text = Zeroizing::new(format!(
            "# created: {moment}\n# opens backups locked for: {}\n{}\n",
            self.recipient(),
            self.spelt().as_str()
        ));
        let mut file = options.open(file).map_err(&fault)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(&fault)
    }

    fn spelt(&self) -> Zeroizing<String> {
        let mut lower = bech32::encode::<Bech32>(prefix(IDENTITY), self.0.as_ref())
            .expect("thirty-two bytes fit into one word");
        let upper = Zeroizing::new(lower.to_uppercase());
        lower.zeroize();
        upper
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self::new()
    }
}

impl Recipient {
    pub(super) fn shared_with(self, secret: &[u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
        shared(secret, self.0)
    }
}

fn shared(secret: &[u8; 32], other: [u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
    let shared = Zeroizing::new(MontgomeryPoint(other).mul_clamped(*secret).to_bytes());
    // A point of small order shares the same secret with everybody.
    shared.iter().any(|byte| *byte != 0).then_some(shared)
}

/// The half of a one-time secret that may be told.
pub(super) fn told_half(secret: &[u8; 32]) -> [u8; 32] {
    MontgomeryPoint::mul_base_clamped(*secret).to_bytes()
}

fn prefix(text: &str) -> Hrp {
    Hrp::parse(text).expect("the prefixes are letters and hyphens")
}

fn unspelt(text: &str, expected: &str) -> Result<Zeroizing<[u8; 32]>, SafekeepingFault> {
    let refuse = |reason: String| SafekeepingFault::NoKey(reason);
    let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32>(text)
        .map_err(|_| refuse("it is misspelt; copy it again, whole".to_owned()))?;
    if checked.hrp() != prefix(expected) {
        return Err(refuse(format!("it must begin with {expected}1")));
    }
    let mut bytes = Zeroizing::new([0; 32]);
    let mut count = 0;
    for byte in checked.byte_iter() {
        if let Some(place) = bytes.get_mut(count) {
            *place = byte;
        }
        count += 1;
    }
    if count == 32 { Ok(bytes) } else { Err(refuse("it has not the length of a key".to_owned())) }
}

impl FromStr for Identity {
    type Err = SafekeepingFault;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unspelt(text, IDENTITY).map(Self)
    }
}

impl FromStr for Recipient {
    type Err = SafekeepingFault;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unspelt(text.trim(), RECIPIENT).map(|bytes| Self(*bytes))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spelt = bech32::encode::<Bech32>(prefix(RECIPIENT), &self.0).expect("a key fits into one word");
        formatter.write_str(&spelt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_being_written_and_misspelt_ones_are_refused() {
        let identity = Identity::new();
        let spelt = identity.spelt();
        let again: Identity = spelt.parse().expect("its own spelling");
        assert_eq!(again.recipient(), identity.recipient());
        let recipient = identity.recipient().to_string();
        assert!(recipient.starts_with("age1"), "{recipient}");
        assert_eq!(recipient.parse::<Recipient>().expect("its own spelling"), identity.recipient());
        let wrong =
            recipient.replace(&recipient[10..12], if &recipient[10..12] == "qq" { "pp" } else { "qq" });
        assert!(wrong.parse::<Recipient>().is_err());
        assert!(spelt.parse::<Recipient>().is_err(), "an identity is no recipient");
        assert!(!format!("{identity:?}").contains("KEY"));
    }

    #[test]
    fn the_key_of_another_tool_is_understood() {
        // A key, and what `age-keygen -y` 1.1.1 says of it.
        let identity: Identity = "AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6"
            .parse()
            .expect("a key");
        assert_eq!(
            identity.recipient().to_string(),
            "age1w3tyke4gev25vaxxsvcgqu4484rf6ejpmavs57p6yz6lhy2sfs5swrvwyn"
        );
    }
}
