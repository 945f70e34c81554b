//! The sealed form of one column of one row, and of a person's key. Pure: no database, no files.

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{random::random, subject::Subject};

/// Where a sealed value belongs. What was sealed for one place opens in no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The table.
    pub table: &'static str,
    /// The row.
    pub row: Uuid,
    /// The column.
    pub column: &'static str,
}

/// A key of 256 bits, wiped from memory when it goes.
pub type Key = Zeroizing<[u8; 32]>;

/// The form this version writes: this byte, 24 bytes of nonce, the sealed text with its tag.
const FORM: u8 = 1;
const NONCE: usize = 24;

/// Does not open, for whichever reason; nobody is told more.
#[derive(Debug, PartialEq, Eq)]
pub struct DoesNotOpen;

/// Seals what is in the cell, so that it opens with the same key for the same subject and cell only.
pub fn seal_cell(key: &Key, subject: Subject, cell: Cell, plain: &[u8]) -> Vec<u8> {
    seal(key, &place(subject, cell), plain)
}

/// The contrary of [`seal_cell`].
pub fn open_cell(
    key: &Key,
    subject: Subject,
    cell: Cell,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    open(key, &place(subject, cell), sealed)
}

/// Wraps a subject's key with an instance key.
pub fn wrap(instance: &Key, key_id: &str, subject: Subject, key: &Key) -> Vec<u8> {
    seal(instance, &owner(subject, key_id), &key[..])
}

/// The contrary of [`wrap`].
pub fn unwrap(instance: &Key, key_id: &str, subject: Subject, wrapped: &[u8]) -> Result<Key, DoesNotOpen> {
    let bytes = open(instance, &owner(subject, key_id), wrapped)?;
    let mut key = Key::default();
    if bytes.len() != key.len() {
        return Err(DoesNotOpen);
    }
    key.copy_from_slice(&bytes);
    Ok(key)
}

fn place(subject: Subject, cell: Cell) -> Vec<u8> {
    bound(&[
        b"ogniwo cell",
        &[FORM],
        subject.uuid().as_bytes(),
        cell.table.as_bytes(),
        cell.row.as_bytes(),
        cell.column.as_bytes(),
    ])
}

fn owner(subject: Subject, key_id: &str) -> Vec<u8> {
    bound(&[b"ogniwo subject key", &[FORM], subject.uuid().as_bytes(), key_id.as_bytes()])
}

/// Joins parts so that no two lists of parts give the same bytes: each is preceded by its length.
fn bound(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).expect("names and identifiers are short");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new_from_slice(&key[..]).expect("the key is as long as the cipher wants it")
}

fn seal(key: &Key, bound_to: &[u8], plain: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = random();
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to })
        .expect("only a text of 256 gigabytes is too long for the cipher");
    [&[FORM][..], &nonce, &sealed].concat()
}

fn open(key: &Key, bound_to: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let (form, rest) = sealed.split_first().ok_or(DoesNotOpen)?;
    let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
    if *form != FORM {
        return Err(DoesNotOpen);
    }
    cipher(key)
        .decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: bound_to })
        .map(Zeroizing::new)
        .map_err(|_| DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use proptest::prelude::*;

    use super::*;

    const CELL: Cell = Cell { table: "note", row: Uuid::from_u128(2), column: "words" };

    fn somebody() -> Subject {
        Subject::of(Uuid::from_u128(1))
    }

    fn key() -> Key {
        Zeroizing::new([3; 32])
    }

    #[test]
    fn what_the_first_version_sealed_opens_for_ever() {
        let cell =
            "018e97df046934ac7db4baa2452a6ace5de1338515d20b0d3a506b33004b58f2cd090c0e4d92e727687b4e4da15e47";
        let cell = HEXLOWER.decode(cell.as_bytes()).expect("hexadecimal");
        let plain = open_cell(&key(), somebody(), CELL, &cell).expect("it opens");
        assert_eq!(*plain, "Jaźń".as_bytes());
        let wrapped = "014e5d23bbed2af72123682b5c89526fdb4805b3b390e39e2a49857a94586c43765c66097a10ed11521d5d0d2710c4\
                       044d36589f61660839122a779421287205420e905c2ea08abd74";
        let wrapped = HEXLOWER.decode(wrapped.as_bytes()).expect("hexadecimal");
        let unwrapped = unwrap(&key(), "k1", somebody(), &wrapped).expect("it opens");
        assert_eq!(*unwrapped, [9; 32]);
    }
    #[test]
    fn a_key_wrapped_for_one_subject_with_one_key_opens_for_no_other() {
        let wrapped = wrap(&key(), "k1", somebody(), &Zeroizing::new([9; 32]));
        let other = Subject::of(Uuid::from_u128(2));
        assert_eq!(unwrap(&key(), "k1", other, &wrapped), Err(DoesNotOpen));
        assert_eq!(unwrap(&key(), "k2", somebody(), &wrapped), Err(DoesNotOpen));
        assert_eq!(unwrap(&Zeroizing::new([4; 32]), "k1", somebody(), &wrapped), Err(DoesNotOpen));
    }

    #[test]
    fn a_wrapped_key_is_no_sealed_cell_and_the_other_way_round() {
        let wrapped = wrap(&key(), "k1", somebody(), &Zeroizing::new([9; 32]));
        assert_eq!(open_cell(&key(), somebody(), CELL, &wrapped), Err(DoesNotOpen));
        let sealed = seal_cell(&key(), somebody(), CELL, &[9; 32]);
        assert_eq!(unwrap(&key(), "k1", somebody(), &sealed), Err(DoesNotOpen));
    }

    #[test]
    fn parts_joined_otherwise_give_other_bytes() {
        let all: [&[&[u8]]; 5] = [&[b"ab", b"c"], &[b"a", b"bc"], &[b"abc"], &[b"abc", b""], &[b"", b"abc"]];
        let bytes: std::collections::BTreeSet<Vec<u8>> = all.iter().map(|parts| bound(parts)).collect();
        assert_eq!(bytes.len(), all.len());
    }

    proptest! {
        #[test]
        fn anything_opens_where_it_was_sealed_and_nowhere_else(
            plain in proptest::collection::vec(any::<u8>(), 0..300),
            (subject, row, key) in (any::<u128>(), any::<u128>(), any::<[u8; 32]>()),
            flipped in (0..3_usize, 0..128_u32),
        ) {
            let key = Zeroizing::new(key);
            let (here, owner) = (Cell { row: Uuid::from_u128(row), ..CELL }, Subject::of(Uuid::from_u128(subject)));
            let sealed = seal_cell(&key, owner, here, &plain);
            let opened = open_cell(&key, owner, here, &sealed);
            prop_assert_eq!(opened.as_deref(), Ok(&plain));
            let (what, bit) = (flipped.0, 1_u128 << flipped.1);
            let mut sealed = sealed;
            let (mut there, mut other) = (here, owner);
            match what {
                0 => there.row = Uuid::from_u128(row ^ bit),
                1 => other = Subject::of(Uuid::from_u128(subject ^ bit)),
                _ => {
                    let place = usize::try_from(flipped.1).expect("small") % sealed.len();
                    sealed[place] ^= 1;
                }
            }
            prop_assert_eq!(open_cell(&key, other, there, &sealed), Err(DoesNotOpen));
        }
    }
}
