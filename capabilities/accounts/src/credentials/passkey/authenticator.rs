//! What the device says about itself, its owner and its key: the authenticator data (WebAuthn §6.1).

use uuid::Uuid;

use super::PasskeyRefused;
use super::cbor::Value;
use super::key::PublicKey;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_BACKED_UP: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;
const EXTENDED: u8 = 0x80;

/// No credential's name is longer (WebAuthn §7.1, step 25).
const LONGEST_ID: usize = 1023;

/// The authenticator data, read.
#[derive(Debug)]
pub struct AuthenticatorData {
    /// SHA-256 of the host name for which the device acts.
    pub place: [u8; 32],
    flags: u8,
    /// How often it has signed.
    pub counter: u32,
    /// The new key, when there is one.
    pub attested: Option<Attested>,
}

/// A new key.
#[derive(Debug)]
pub struct Attested {
    /// The make of the device.
    pub model: Uuid,
    /// The credential's name.
    pub id: Vec<u8>,
    /// The public key; nothing when it is of an unknown kind.
    pub key: Option<PublicKey>,
}

impl AuthenticatorData {
    /// Somebody touched it.
    pub fn is_present(&self) -> bool {
        self.flags & PRESENT != 0
    }

    /// It was its owner.
    pub fn is_verified(&self) -> bool {
        self.flags & VERIFIED != 0
    }

    /// The key may be copied to other devices.
    pub fn may_be_backed_up(&self) -> bool {
        self.flags & MAY_BE_BACKED_UP != 0
    }

    /// The key has been copied.
    pub fn backed_up(&self) -> bool {
        self.flags & BACKED_UP != 0
    }

    /// Reads it to the last byte.
    pub fn read(bytes: &[u8]) -> Result<Self, PasskeyRefused> {
        Self::read_all(bytes).ok_or(PasskeyRefused::Garbled)
    }

    fn read_all(bytes: &[u8]) -> Option<Self> {
        let (place, rest) = bytes.split_first_chunk::<32>()?;
        let (flags, rest) = rest.split_first()?;
        let (counter, mut rest) = rest.split_first_chunk::<4>()?;
        let has = |flag| flags & flag != 0;
        let mut attested = None;
        if has(ATTESTED) {
            let (found, behind) = Attested::read(rest)?;
            (attested, rest) = (Some(found), behind);
        }
        if has(EXTENDED) {
            // We asked for no extension; what is volunteered is skipped, if it is well-formed.
            let (Value::Map(_), behind) = Value::read(rest)? else { return None };
            rest = behind;
        }
        // A key that was copied but may not be is a contradiction.
        let is_sound = rest.is_empty() && (has(MAY_BE_BACKED_UP) || !has(BACKED_UP));
        is_sound.then(|| Self {
            place: *place,
            flags: *flags,
            counter: u32::from_be_bytes(*counter),
            attested,
        })
    }
}

impl Attested {
    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (model, rest) = bytes.split_first_chunk::<16>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (id, rest) = rest.split_at_checked(length).filter(|_| (1..=LONGEST_ID).contains(&length))?;
        let (key, rest) = Value::read(rest)?;
        let attested = Self { model: Uuid::from_bytes(*model), id: id.to_vec(), key: PublicKey::read(&key) };
        Some((attested, rest))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_contradicts_itself_is_garbled() {
        let of = |flags: u8, behind: &[u8]| [&[7; 32], &[flags][..], &[0, 0, 0, 9], behind].concat();
        let read = AuthenticatorData::read(&of(PRESENT | VERIFIED, &[])).expect("it is well-formed");
        assert!(read.is_present() && read.is_verified() && !read.may_be_backed_up() && read.counter == 9);
        assert!(
            AuthenticatorData::read(&of(PRESENT | EXTENDED, &[0xa0])).is_ok(),
            "an empty map of extensions"
        );
        for (bytes, why) in [
            (of(PRESENT, &[0]), "a byte too many"),
            (of(PRESENT, &[])[..36].to_vec(), "a byte too few"),
            (of(BACKED_UP, &[]), "copied but not copyable"),
            (of(EXTENDED, &[]), "no extension where one is announced"),
            (of(EXTENDED, &[0x80]), "a list where a map is announced"),
            (of(ATTESTED, &[]), "no key where one is announced"),
            (of(ATTESTED, &[[0; 18].as_slice(), &[0xa0]].concat()), "a key without a name"),
        ] {
            assert!(AuthenticatorData::read(&bytes).is_err(), "{why}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = AuthenticatorData::read(&bytes);
        }
    }
}
