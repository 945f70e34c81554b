//! The key file: a few lines of text.
//!
//! ```text
//! ogniwo-keys 1
//! # what it is and what to do with it
//! index <base64>
//! wrapping <id> <base64>
//! wrapping <id> <base64>
//! checksum <hex>
//! ```
//!
//! The first wrapping key is the current one. The checksum, of everything above it, finds damage; against somebody who
//! may write the file it protects nothing, and need not: who can write it can read it.

use std::{
    fmt::Write as _,
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Keys, WrappingKey};
use crate::{cell::Key, code::code, fault::KeyFault};

const FIRST_LINE: &str = "ogniwo-keys 1";
const ADVICE: &str =
    "# The keys of an Ogniwo installation. Keep a copy in a safe place, apart from the backups of the data:
# whoever has both can read everything, and without this file nothing sealed can be read. Do not edit.
";

pub fn read(file: &Path) -> Result<Keys, KeyFault> {
    let cannot_read = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyFault::Missing(file.to_owned()),
        _ => KeyFault::CannotRead { file: file.to_owned(), source },
    };
    let mut opened = File::open(file).map_err(cannot_read)?;
    refuse_open_to_others(file, &opened.metadata().map_err(cannot_read)?)?;
    let mut text = Zeroizing::new(Vec::with_capacity(4096));
    opened.read_to_end(&mut text).map_err(cannot_read)?;
    parse(&text).map_err(|fault| match fault {
        Unusable::Damaged(why) => KeyFault::Damaged { file: file.to_owned(), why },
        Unusable::Newer => KeyFault::Newer(file.to_owned()),
    })
}

/// Makes the file. When another process makes it at the same moment, the one who comes second leaves it as it is.
pub fn create(file: &Path, keys: &Keys) -> Result<(), KeyFault> {
    // Written beside it and linked into its place, so that nobody ever sees half a key file.
    let beside = beside(file, &code(1, 10));
    write_new(&beside, keys)?;
    let linked = fs::hard_link(&beside, file);
    fs::remove_file(&beside).ok();
    match linked {
        Err(source) if source.kind() != io::ErrorKind::AlreadyExists => {
            return Err(KeyFault::CannotWrite { file: file.to_owned(), source });
        }
        _ => {}
    }
    sync_folder(file)
}

/// Replaces the file with a changed one, at once or not at all.
pub fn change(file: &Path, change: impl FnOnce(&Keys) -> Keys) -> Result<Keys, KeyFault> {
    let beside = beside(file, "new");
    // Made before the file is read, so that of two who change it at the same moment one is refused.
    let made = create_new(&beside)?;
    let changed = read(file).map(|keys| change(&keys)).and_then(|keys| {
        write_into(made, &beside, &keys)?;
        fs::rename(&beside, file)
            .map_err(|source| KeyFault::CannotWrite { file: file.to_owned(), source })?;
        Ok(keys)
    });
    if changed.is_err() {
        fs::remove_file(&beside).ok();
    }
    let changed = changed?;
    sync_folder(file)?;
    Ok(changed)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn write_new(file: &Path, keys: &Keys) -> Result<(), KeyFault> {
    let made = create_new(file)?;
    write_into(made, file, keys).inspect_err(|_| {
        fs::remove_file(file).ok();
    })
}

fn create_new(file: &Path) -> Result<File, KeyFault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => KeyFault::Busy(file.to_owned()),
        _ => KeyFault::CannotWrite { file: file.to_owned(), source },
    })
}

fn write_into(mut made: File, file: &Path, keys: &Keys) -> Result<(), KeyFault> {
    made.write_all(text(keys).as_bytes())
        .and_then(|()| made.sync_all())
        .map_err(|source| KeyFault::CannotWrite { file: file.to_owned(), source })
}

/// A file is safe from a power cut only when its name in the folder is, too.
#[cfg(unix)]
pub fn sync_folder(file: &Path) -> Result<(), KeyFault> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|source| KeyFault::CannotWrite { file: file.to_owned(), source })
}

#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> Result<(), KeyFault> {
    Ok(())
}

#[cfg(unix)]
fn refuse_open_to_others(file: &Path, metadata: &fs::Metadata) -> Result<(), KeyFault> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o777;
    let for_others = mode & 0o077;
    if for_others == 0 { Ok(()) } else { Err(KeyFault::OpenToOthers { file: file.to_owned(), mode }) }
}

#[cfg(not(unix))]
fn refuse_open_to_others(_: &Path, _: &fs::Metadata) -> Result<(), KeyFault> {
    Ok(())
}

fn checksum(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text)[..16])
}

fn text(keys: &Keys) -> Zeroizing<String> {
    // Room for all of it at once, because a text that grows leaves copies of itself behind in memory.
    let mut text = Zeroizing::new(String::with_capacity(1024 + keys.wrapping.len() * 128));
    let index = Zeroizing::new(BASE64.encode(&keys.index[..]));
    write!(text, "{FIRST_LINE}\n{ADVICE}index {}\n", *index).expect("writing to a string cannot fail");
    for WrappingKey { id, key } in &keys.wrapping {
        let key = Zeroizing::new(BASE64.encode(&key[..]));
        writeln!(text, "wrapping {id} {}", *key).expect("writing to a string cannot fail");
    }
    let sum = checksum(&text);
    writeln!(text, "checksum {sum}").expect("writing to a string cannot fail");
    text
}

#[derive(Debug, PartialEq, Eq)]
enum Unusable {
    Damaged(&'static str),
    Newer,
}

fn parse(bytes: &[u8]) -> Result<Keys, Unusable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unusable::Damaged("it is not text"))?;
    let first = text.lines().next().unwrap_or_default();
    if first != FIRST_LINE {
        return Err(match first.strip_prefix("ogniwo-keys ") {
            Some(version) if version.parse::<u32>().is_ok_and(|version| version > 1) => Unusable::Newer,
            _ => Unusable::Damaged("it does not begin like a key file"),
        });
    }
    let (body, sum) = text
        .rfind("checksum ")
        .map(|at| text.split_at(at))
        .ok_or(Unusable::Damaged("its last line, the checksum, is missing"))?;
    if sum.strip_prefix("checksum ").and_then(|sum| sum.strip_suffix('\n')) != Some(&checksum(body)) {
        return Err(Unusable::Damaged("its checksum does not fit"));
    }
    let (mut index, mut wrapping) = (None, Vec::new());
    for line in body.lines().skip(1).filter(|line| !line.starts_with('#')) {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["index", secret] => index = key(secret),
            ["wrapping", id, secret] => {
                let named =
                    WrappingKey::of(key(secret).ok_or(Unusable::Damaged("a key is not 256 bits long"))?);
                if named.id != id {
                    return Err(Unusable::Damaged("a key does not fit its name"));
                }
                wrapping.push(named);
            }
            _ => return Err(Unusable::Damaged("it holds a line that belongs to no key")),
        }
    }
    match (index, wrapping.is_empty()) {
        (None, _) => Err(Unusable::Damaged("the index secret is missing")),
        (_, true) => Err(Unusable::Damaged("it holds no wrapping key")),
        (Some(index), false) => Ok(Keys { index, wrapping }),
    }
}

fn key(encoded: &str) -> Option<Key> {
    let bytes = Zeroizing::new(BASE64.decode(encoded.as_bytes()).ok()?);
    let mut key = Key::default();
    (bytes.len() == key.len()).then(|| {
        key.copy_from_slice(&bytes);
        key
    })
}
