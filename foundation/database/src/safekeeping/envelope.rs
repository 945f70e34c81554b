//! The lock around a backup: the file format of `age` (age-encryption.org/v1) with X25519 recipients.
//!
//! A header holds the key of this file, locked for each recipient, and is authenticated by that key. The contents follow
//! in parts of 64 KiB, each encrypted and authenticated with ChaCha20-Poly1305 under its number; the last one says that it
//! is the last. So a byte that changed, a part that is missing and a file that ends early are all noticed.

use std::io::{self, BufRead, Read, Write};

use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _, aead::Aead as _};
use data_encoding::BASE64_NOPAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    SafekeepingFault,
    keys::{Identity, Recipient, told_half, unguessable},
};

/// The first line of a locked file.
pub const FIRST_LINE: &str = "age-encryption.org/v1\n";
const X25519: &str = "age-encryption.org/v1/X25519";
const PART: usize = 64 * 1024;
const TAG: usize = 16;
/// Longer than any header that a writer of ours or of others makes; a file that has no end to its header is none.
const LONGEST_HEADER: usize = 64 * 1024;
const COLUMNS: usize = 64;

fn derived<const N: usize>(secret: &[u8], salt: &[u8], purpose: &str) -> Zeroizing<[u8; N]> {
    let mut key = Zeroizing::new([0; N]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(purpose.as_bytes(), key.as_mut())
        .expect("a key is shorter than what can be derived");
    key
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into())
}

fn header_tag(file_key: &[u8; 16], header: &[u8]) -> Hmac<Sha256> {
    let key = derived::<32>(file_key, &[], "header");
    let mut tag =
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_ref()).expect("any length of key will do");
    tag.update(header);
    tag
}

fn wrapping_key(shared: &[u8; 32], ephemeral: [u8; 32], recipient: Recipient) -> Zeroizing<[u8; 32]> {
    derived(shared, &[ephemeral, recipient.0].concat(), X25519)
}

/// The number of a part as its nonce; no two parts of a file share one.
fn nonce(number: u64, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}

/// Locks what is written into it. Without [`Self::finish`] the file has no end and nobody will open it.
pub struct Sealer<W: Write> {
    into: W,
    cipher: ChaCha20Poly1305,
    part: Zeroizing<Vec<u8>>,
    number: u64,
}

impl<W: Write> Sealer<W> {
    /// Begins a file that each of the recipients can open.
    pub fn new(mut into: W, recipients: &[Recipient]) -> io::Result<Self> {
        let file_key = unguessable::<16>();
        let mut header = FIRST_LINE.to_owned();
        for recipient in recipients {
            let secret = unguessable::<32>();
            let ephemeral = told_half(&secret);
            let shared = recipient
                .shared_with(&secret)
                .ok_or_else(|| io::Error::other("the recipient is no key that anybody holds"))?;
            let locked = cipher(&wrapping_key(&shared, ephemeral, *recipient))
                .encrypt(&[0; 12].into(), file_key.as_slice())
                .map_err(io::Error::other)?;
            let (ephemeral, locked) = (BASE64_NOPAD.encode(&ephemeral), BASE64_NOPAD.encode(&locked));
            header = format!("{header}-> X25519 {ephemeral}\n{locked}\n");
        }
        header.push_str("---");
        let tag = header_tag(&file_key, header.as_bytes()).finalize().into_bytes();
        into.write_all(format!("{header} {}\n", BASE64_NOPAD.encode(&tag)).as_bytes())?;
        let salt = unguessable::<16>();
        into.write_all(salt.as_slice())?;
        let key = derived::<32>(file_key.as_slice(), salt.as_slice(), "payload");
        Ok(Self { into, cipher: cipher(&key), part: Zeroizing::new(Vec::with_capacity(PART)), number: 0 })
    }

    fn write_part(&mut self, last: bool) -> io::Result<()> {
        let locked = self
            .cipher
            .encrypt(&nonce(self.number, last).into(), self.part.as_slice())
            .map_err(io::Error::other)?;
        self.number += 1;
        self.part.clear();
        self.into.write_all(&locked)
    }

    /// Writes the last part and gives back what lies below.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_part(true)?;
        Ok(self.into)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.part.len() == PART {
            // Only now, because a full part may turn out to be the last.
            self.write_part(false)?;
        }
        let taken = bytes.len().min(PART - self.part.len());
        self.part.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}

/// Opens what a [`Sealer`] locked.
pub struct Opener<R: BufRead> {
    from: R,
    cipher: ChaCha20Poly1305,
    part: Zeroizing<Vec<u8>>,
    read: usize,
    number: u64,
    ended: bool,
}

impl<R: BufRead> std::fmt::Debug for Opener<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Opener").field("number", &self.number).finish_non_exhaustive()
    }
}

impl<R: BufRead> Opener<R> {
    /// Reads the header and checks it.
    pub fn new(mut from: R, identity: &Identity) -> Result<Self, SafekeepingFault> {
        let header = Header::read(&mut from)?;
        let mut file_key = None;
        for stanza in
            header.stanzas.iter().filter(|stanza| stanza.words.first().is_some_and(|kind| kind == "X25519"))
        {
            file_key = file_key.or(stanza.file_key(identity)?);
        }
        let file_key = file_key.ok_or(SafekeepingFault::WrongKey)?;
        header_tag(&file_key, &header.before_tag)
            .verify_slice(&header.tag)
            .map_err(|_| altered("its header"))?;
        let mut salt = [0; 16];
        from.read_exact(&mut salt).map_err(SafekeepingFault::of_reading)?;
        let key = derived::<32>(file_key.as_slice(), &salt, "payload");
        let part = Zeroizing::new(Vec::new());
        Ok(Self { from, cipher: cipher(&key), part, read: 0, number: 0, ended: false })
    }

    fn next_part(&mut self) -> io::Result<()> {
        let mut locked = Vec::with_capacity(PART + TAG);
        (&mut self.from).take((PART + TAG) as u64).read_to_end(&mut locked)?;
        if locked.is_empty() {
            return Err(SafekeepingFault::Truncated.into());
        }
        // The last part is the one after which nothing follows; whoever cut the file there cannot make it say so.
        let last = self.from.fill_buf()?.is_empty();
        let open = |last| self.cipher.decrypt(&nonce(self.number, last).into(), locked.as_slice());
        let part = open(last).map_err(|_| {
            if open(!last).is_ok() && last {
                SafekeepingFault::Truncated
            } else {
                altered(&format!("part {}", self.number))
            }
        })?;
        if part.is_empty() && self.number > 0 {
            return Err(altered("its end").into());
        }
        self.part = Zeroizing::new(part);
        self.read = 0;
        self.number += 1;
        self.ended = last;
        Ok(())
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.read == self.part.len() {
            if self.ended {
                return Ok(0);
            }
            self.next_part()?;
        }
        let taken = into.len().min(self.part.len() - self.read);
        into[..taken].copy_from_slice(&self.part[self.read..self.read + taken]);
        self.read += taken;
        Ok(taken)
    }
}

fn altered(what: &str) -> SafekeepingFault {
    SafekeepingFault::Altered(what.to_owned())
}

struct Header {
    stanzas: Vec<Stanza>,
    before_tag: Vec<u8>,
    tag: Vec<u8>,
}

/// The file's key, locked for one recipient.
struct Stanza {
    words: Vec<String>,
    body: Vec<u8>,
}

impl Header {
    fn read(from: &mut impl BufRead) -> Result<Self, SafekeepingFault> {
        let mut before_tag = Vec::new();
        let mut stanzas: Vec<Stanza> = Vec::new();
        let mut in_body = false;
        if line(from)? != FIRST_LINE.trim_end() {
            return Err(SafekeepingFault::NotOurs);
        }
        before_tag.extend_from_slice(FIRST_LINE.as_bytes());
        loop {
            let line = line(from)?;
            if !in_body && let Some(tag) = line.strip_prefix("--- ") {
                before_tag.extend_from_slice(b"---");
                return Ok(Self { stanzas, before_tag, tag: bytes(tag)? });
            }
            if !in_body && let Some(words) = line.strip_prefix("-> ") {
                let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
                if words
                    .iter()
                    .any(|word| word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_graphic()))
                {
                    return Err(altered("its header"));
                }
                stanzas.push(Stanza { words, body: Vec::new() });
                in_body = true;
            } else if let Some(stanza) = stanzas.last_mut().filter(|_| in_body && line.len() <= COLUMNS) {
                stanza.body.append(&mut bytes(&line)?);
                in_body = line.len() == COLUMNS;
            } else {
                return Err(altered("its header"));
            }
            before_tag.extend_from_slice(line.as_bytes());
            before_tag.push(b'\n');
            if before_tag.len() > LONGEST_HEADER {
                return Err(altered("its header"));
            }
        }
    }
}

fn line(from: &mut impl BufRead) -> Result<String, SafekeepingFault> {
    let mut line = Vec::new();
    from.take(LONGEST_HEADER as u64).read_until(b'\n', &mut line).map_err(SafekeepingFault::of_reading)?;
    if line.pop() != Some(b'\n') {
        return Err(SafekeepingFault::Truncated);
    }
    String::from_utf8(line).map_err(|_| altered("its header"))
}

fn bytes(text: &str) -> Result<Vec<u8>, SafekeepingFault> {
    BASE64_NOPAD.decode(text.as_bytes()).map_err(|_| altered("its header"))
}

impl Stanza {
    /// The file's key, when this stanza was locked for the identity.
    fn file_key(&self, identity: &Identity) -> Result<Option<Zeroizing<[u8; 16]>>, SafekeepingFault> {
        let [_, ephemeral] = self.words.as_slice() else { return Err(altered("its header")) };
        let ephemeral: [u8; 32] = bytes(ephemeral)?.try_into().map_err(|_| altered("its header"))?;
        if self.body.len() != 16 + TAG {
            return Err(altered("its header"));
        }
        let shared = identity.shared_with(ephemeral).ok_or_else(|| altered("its header"))?;
        let opened = cipher(&wrapping_key(&shared, ephemeral, identity.recipient()))
            .decrypt(&[0; 12].into(), self.body.as_slice())
            .ok()
            .map(Zeroizing::new);
        Ok(opened.and_then(|key| key.as_slice().try_into().ok().map(Zeroizing::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8], recipients: &[Recipient]) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), recipients).expect("memory can be written");
        sealer.write_all(plain).expect("memory can be written");
        sealer.finish().expect("memory can be written")
    }

    fn opened(sealed: &[u8], identity: &Identity) -> Result<Vec<u8>, SafekeepingFault> {
        let mut plain = Vec::new();
        Opener::new(sealed, identity)?.read_to_end(&mut plain).map_err(SafekeepingFault::of_reading)?;
        Ok(plain)
    }

    #[test]
    fn what_was_locked_is_opened_by_each_recipient_and_by_nobody_else() {
        let (one, other, stranger) = (Identity::new(), Identity::new(), Identity::new());
        for length in [0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 17] {
            let plain: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).expect("below 251")).collect();
            let file = sealed(&plain, &[one.recipient(), other.recipient()]);
            assert_eq!(opened(&file, &one).expect("the first opens it"), plain);
            assert_eq!(opened(&file, &other).expect("the second opens it"), plain);
            assert!(matches!(opened(&file, &stranger), Err(SafekeepingFault::WrongKey)));
        }
    }

    #[test]
    fn every_altered_byte_and_every_early_end_is_noticed() {
        let identity = Identity::new();
        for length in [300, PART + 300] {
            let file = sealed(&vec![7; length], &[identity.recipient()]);
            let step = file.len() / 60;
            for at in (0..file.len()).filter(|at| length == 300 && at % 2 == 0 || at % step == 0) {
                let mut wrong = file.clone();
                wrong[at] ^= 1 << (at % 8);
                assert!(opened(&wrong, &identity).is_err(), "byte {at}");
                assert!(opened(&file[..at], &identity).is_err(), "cut at {at}");
            }
        }
        let file = sealed(b"short", &[identity.recipient()]);
        let longer = [file.as_slice(), b"x"].concat();
        assert!(opened(&longer, &identity).is_err(), "something follows");
        assert!(opened(&file, &identity).is_ok());
    }

    #[test]
    fn a_file_cut_between_two_parts_is_told_to_be_incomplete() {
        let identity = Identity::new();
        let file = sealed(&vec![7; 3 * PART], &[identity.recipient()]);
        let cut = file.len() - (PART + TAG);
        assert!(matches!(opened(&file[..cut], &identity), Err(SafekeepingFault::Truncated)));
    }

    #[test]
    fn a_file_of_another_tool_is_opened() {
        // `echo 'Ala ma kota.' | age -r age1w3ty…`, version 1.1.1, in base64.
        const FILE: &str = "\
            YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB1ZVBjckFJSFozNWtqWkxPMUN5OFkrL3lYOUpSMnJqRFFwdHBTNVV5QXpB\
            CmVPN0h3V0RqTE5hUzZKeVlmZkxrbnMrVHZWTHkwWVlDVDJMVnFtRlNFcUUKLS0tIHh0SzN0cFZVZE1zMG9EbGEwNTFtYVBOZmZ5\
            aFhCMG9YQUdtVDBUS1ZsdncK1xmo1fCLnGE6T5cJHBIkVHTmfwJoUw83LC5nFh0lOsKzQZ5Oqva9h1kbNShN";
        let identity: Identity = "AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6"
            .parse()
            .expect("a key");
        let file = data_encoding::BASE64.decode(FILE.as_bytes()).expect("base64");
        assert_eq!(opened(&file, &identity).expect("it opens"), b"Ala ma kota.\n");
        assert!(matches!(opened(b"some other file\n", &identity), Err(SafekeepingFault::NotOurs)));
    }
}
