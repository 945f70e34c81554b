//! A backup: a snapshot in a file, compressed and locked, with a manifest beside it.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use vocabulary::Moment;

use super::{
    Contents, Identity, Recipient, SafekeepingFault, TableContents,
    envelope::{FIRST_LINE, Opener, Sealer},
    generations::{BARE, LOCKED, UNFINISHED, manifest_beside, stem},
    loading,
    snapshot::{self, Reader, Tell},
    streams::AtOnce,
};
use crate::{Context, Database, Migrations, Work};

/// What a backup is to be.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// Where it is put. The folder must be there.
    pub folder: &'a Path,
    /// Who can open it. With nobody named it is not locked, and only this machine's permissions protect it.
    pub recipients: &'a [Recipient],
    /// Whether it is made because an upgrade comes.
    pub before_upgrade: bool,
    /// What else the manifest should say, such as the head of the audit.
    pub also: serde_json::Value,
}

/// A backup that was made.
#[derive(Debug, Clone)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// What lies beside it.
    pub manifest: Manifest,
}

/// What stands in the file beside a backup. It can be read without the key and holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name of the backup.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// For whom it is locked; empty when it is not.
    pub locked_for: Vec<String>,
    /// When it was taken.
    pub moment: Moment,
    /// By which version of the program.
    pub program: String,
    /// From which engine.
    pub engine: String,
    /// The steps that the database had gone.
    pub migrations: Vec<String>,
    /// What it holds.
    pub tables: Vec<TableContents>,
    /// Tables that no migration made; they are not in the backup.
    pub left_out: Vec<String>,
    /// What else was to be said.
    pub also: serde_json::Value,
}

impl Manifest {
    /// Reads the file beside a backup, if there is one.
    pub fn beside(backup: &Path) -> Result<Option<Self>, SafekeepingFault> {
        let file = manifest_beside(backup);
        match fs::read(&file) {
            Ok(text) => serde_json::from_slice(&text)
                .map(Some)
                .map_err(|error| SafekeepingFault::Altered(format!("{}: {error}", file.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SafekeepingFault::of_file(&file)(error)),
        }
    }

    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// With what a backup is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening<'a> {
    /// The key; a backup that is not locked needs none.
    pub identity: Option<&'a Identity>,
}

/// A backup that was read to its end and is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it holds.
    pub contents: Contents,
    /// The steps that this program applied besides, because it is newer than the backup.
    pub applied_since: Vec<String>,
}

/// Makes a backup of what the reading transaction sees. It has its name only when it is whole and on the disk.
pub async fn back_up(
    work: &mut Work,
    all: &[Migrations],
    order: &Order<'_>,
    tell: Tell<'_>,
) -> Result<Backup, SafekeepingFault> {
    let ending = if order.recipients.is_empty() { BARE } else { LOCKED };
    let name = stem(work.moment(), order.before_upgrade) + ending;
    let file = order.folder.join(&name);
    let unfinished = Unfinished::new(order.folder.join(format!(".{name}{UNFINISHED}")));
    let fault = SafekeepingFault::of_file(&file);
    if file.exists() {
        return Err(fault(io::ErrorKind::AlreadyExists.into()));
    }
    let measured = Measured::new(private_file(&unfinished.0).map_err(&fault)?);
    let lock = Lock::new(measured, order.recipients).map_err(&fault)?;
    let mut packed = AtOnce(GzEncoder::new(lock, PACKING));
    let contents = snapshot::write(work, all, &mut packed, tell).await?;
    let measured = packed.0.finish().and_then(Lock::finish).map_err(&fault)?;
    let (written, bytes, sha256) = measured.finish().map_err(&fault)?;
    written.sync_all().map_err(&fault)?;
    let manifest = Manifest {
        file: name,
        bytes,
        sha256,
        locked_for: order.recipients.iter().map(ToString::to_string).collect(),
        moment: contents.moment,
        program: contents.program,
        engine: contents.engine,
        migrations: contents.migrations,
        tables: contents.tables,
        left_out: contents.left_out,
        also: order.also.clone(),
    };
    write_whole(&manifest_beside(&file), &pretty(&manifest))?;
    fs::rename(&unfinished.0, &file).map_err(&fault)?;
    sync_folder(order.folder)?;
    drop(fault);
    Ok(Backup { file, manifest })
}

/// Makes a backup when an upgrade would change a database that holds something; nothing otherwise. Whoever upgrades asks
/// this first and stops when it fails.
pub async fn backup_before(
    database: &Database,
    context: &Context,
    all: &[Migrations],
    folder: &Path,
    recipients: &[Recipient],
) -> Result<Option<Backup>, SafekeepingFault> {
    let mut work = database.reading(context.clone()).await?;
    if snapshot::applied(&mut work).await?.is_empty() {
        return Ok(None);
    }
    drop(work);
    let missing = database.missing(context, all).await?;
    if missing.is_empty() {
        return Ok(None);
    }
    if !folder.is_dir() {
        fs::create_dir_all(folder).map_err(SafekeepingFault::of_file(folder))?;
        sync_folder(folder.parent().unwrap_or(folder))?;
    }
    let mut work = database.reading(context.clone()).await?;
    let also = serde_json::json!({ "before": missing });
    let order = Order { folder, recipients, before_upgrade: true, also };
    back_up(&mut work, all, &order, &mut |_, _| {}).await.map(Some)
}

/// Reads a backup to its end without restoring it.
pub async fn verify(
    file: &Path,
    opening: Opening<'_>,
    all: &[Migrations],
    tell: Tell<'_>,
) -> Result<Checked, SafekeepingFault> {
    let mut reader = Reader::begin(AtOnce(open(file, opening)?)).await?;
    snapshot::known_steps(&reader.header.migrations, all)?;
    let mut done = 0;
    let mut table = String::new();
    while let Some(piece) = reader.next().await? {
        match piece {
            snapshot::Piece::Table(head) => (table, done) = (head.table, 0),
            snapshot::Piece::Row(_) => {
                done += 1;
                tell(&table, done);
            }
            snapshot::Piece::End(_) => {}
        }
    }
    Ok(Checked { contents: reader.into_contents(), applied_since: Vec::new() })
}

/// Restores a backup into an empty database: everything or nothing, compared after loading, brought up to this version.
pub async fn restore(
    file: &Path,
    opening: Opening<'_>,
    target: &Database,
    context: &Context,
    all: &[Migrations],
    tell: Tell<'_>,
) -> Result<Checked, SafekeepingFault> {
    let reader = Reader::begin(AtOnce(open(file, opening)?)).await?;
    let (contents, applied_since) = loading::pour(reader, target, context, all, tell).await?;
    Ok(Checked { contents, applied_since })
}

/// A quarter less work than usual for files a fourteenth larger.
const PACKING: Compression = Compression::new(4);

type Unpacked = Whole<Box<dyn BufRead + Send>>;

fn open(file: &Path, opening: Opening<'_>) -> Result<Unpacked, SafekeepingFault> {
    let fault = SafekeepingFault::of_file(file);
    let mut reader = BufReader::with_capacity(128 * 1024, File::open(file).map_err(&fault)?);
    let beginning = reader.fill_buf().map_err(&fault)?;
    let packed: Box<dyn BufRead + Send> = if beginning.starts_with(&FIRST_LINE.as_bytes()[..12]) {
        let identity = opening.identity.ok_or(SafekeepingFault::KeyNeeded)?;
        Box::new(BufReader::with_capacity(64 * 1024, Opener::new(reader, identity)?))
    } else if beginning.starts_with(&[0x1f, 0x8b]) {
        // Nothing in such a file authenticates it; what lies beside it tells at least accidents.
        check_against_manifest(file)?;
        Box::new(reader)
    } else if beginning.is_empty() {
        return Err(SafekeepingFault::Truncated);
    } else {
        return Err(SafekeepingFault::NotOurs);
    };
    Ok(Whole(GzDecoder::new(packed)))
}

fn check_against_manifest(file: &Path) -> Result<(), SafekeepingFault> {
    let Some(manifest) = Manifest::beside(file)? else { return Ok(()) };
    let fault = SafekeepingFault::of_file(file);
    let mut measured = Measured::new(io::sink());
    let bytes = io::copy(&mut File::open(file).map_err(&fault)?, &mut measured).map_err(&fault)?;
    let (_, _, sha256) = measured.finish().map_err(&fault)?;
    if bytes < manifest.bytes {
        return Err(SafekeepingFault::Truncated);
    }
    if (bytes, sha256) != (manifest.bytes, manifest.sha256) {
        return Err(SafekeepingFault::Altered("it is not the file that its manifest names".to_owned()));
    }
    Ok(())
}

/// Unpacks, and notices when something follows the packed stream.
struct Whole<R>(GzDecoder<R>);

impl<R: BufRead> Read for Whole<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(into)?;
        if read == 0 && !into.is_empty() && !self.0.get_mut().fill_buf()?.is_empty() {
            return Err(SafekeepingFault::Altered("something follows its end".to_owned()).into());
        }
        Ok(read)
    }
}

/// Locked, or not.
enum Lock<W: Write> {
    Sealed(Box<Sealer<W>>),
    Bare(W),
}

impl<W: Write> Lock<W> {
    fn new(into: W, recipients: &[Recipient]) -> io::Result<Self> {
        Ok(match recipients {
            [] => Self::Bare(into),
            recipients => Self::Sealed(Box::new(Sealer::new(into, recipients)?)),
        })
    }

    fn finish(self) -> io::Result<W> {
        match self {
            Self::Sealed(sealer) => sealer.finish(),
            Self::Bare(into) => Ok(into),
        }
    }
}

impl<W: Write> Write for Lock<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Sealed(sealer) => sealer.write(bytes),
            Self::Bare(into) => into.write(bytes),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Sealed(sealer) => sealer.flush(),
            Self::Bare(into) => into.flush(),
        }
    }
}

/// Counts and hashes what passes.
pub struct Measured<W: Write> {
    into: BufWriter<W>,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Measured<W> {
    pub fn new(into: W) -> Self {
        Self { into: BufWriter::with_capacity(128 * 1024, into), hash: Sha256::new(), bytes: 0 }
    }

    /// What lies below, how many bytes passed, and their SHA-256.
    pub fn finish(self) -> io::Result<(W, u64, String)> {
        let into = self.into.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((into, self.bytes, HEXLOWER.encode(&self.hash.finalize())))
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.into.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}

/// A file that goes again unless it was renamed.
struct Unfinished(PathBuf);

impl Unfinished {
    fn new(file: PathBuf) -> Self {
        // What a program left that was killed in the middle of a file of this name.
        fs::remove_file(&file).ok();
        Self(file)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

/// A new file that only its owner may read.
pub fn private_file(file: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

pub fn pretty(said: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(said).expect("what is said of a backup is JSON");
    text.push(b'\n');
    text
}

/// Writes a small file so that it is there whole or not at all.
pub fn write_whole(file: &Path, text: &[u8]) -> Result<(), SafekeepingFault> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let unfinished = Unfinished::new(file.with_file_name(format!(".{name}{UNFINISHED}")));
    let fault = SafekeepingFault::of_file(file);
    let mut written = private_file(&unfinished.0).map_err(&fault)?;
    written.write_all(text).and_then(|()| written.sync_all()).map_err(&fault)?;
    fs::rename(&unfinished.0, file).map_err(&fault)
}

/// A new name in a folder survives a power cut only when the folder is written too.
pub fn sync_folder(folder: &Path) -> Result<(), SafekeepingFault> {
    #[cfg(unix)]
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(SafekeepingFault::of_file(folder))?;
    Ok(())
}
