//! Signing where the chain ends, and the file outside the database where the heads are kept.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use database::{Context, Database, Fault, Work};
use jiff::SignedDuration;
use vocabulary::Moment;

use crate::{head::Head, signing::Signer, store};

/// Signs where the chain ends now. When the unit of work is kept, write the head to the [`HeadsFile`].
pub async fn sign_head(work: &mut Work, signer: &Signer) -> Result<Head, Fault> {
    let end = store::next_head(work).await?;
    let head = Head::sign(signer, end.head, end.installation, end.sequence, end.hash, work.moment());
    store::put_head(work, &head).await?;
    Ok(head)
}

/// The latest signed head, to be printed on reports ([`Head::printed`]); nothing before the first.
pub async fn latest_head(work: &mut Work) -> Result<Option<Head>, Fault> {
    store::latest_head(work).await
}

/// What every node does every hour: signs the end of the chain, unless one did within the last half an hour, and adds
/// what is missing to the node's own file of heads. Returns the latest head.
pub async fn keep_head(
    database: &Database,
    context: &Context,
    signer: &Signer,
    file: &HeadsFile,
) -> Result<Head, CannotWriteHeads> {
    const FRESH: SignedDuration = SignedDuration::from_mins(30);
    let mut work = database.work(context.clone()).await?;
    let fresh = latest_head(&mut work)
        .await?
        .filter(|head| context.moment.timestamp().duration_since(head.signed_at.timestamp()).abs() < FRESH);
    let head = match fresh {
        Some(head) => head,
        None => sign_head(&mut work, signer).await?,
    };
    work.commit().await?;
    let mut work = database.reading(context.clone()).await?;
    file.catch_up(&mut work).await?;
    Ok(head)
}

/// Why heads could not be written to their file.
#[derive(Debug, thiserror::Error)]
pub enum CannotWriteHeads {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
    /// The file failed.
    #[error(
        "the file of signed heads {file} cannot be written: {source}. Check its permissions and the room on the disk"
    )]
    File {
        /// Where.
        file: PathBuf,
        /// What the machine said.
        #[source]
        source: io::Error,
    },
}

/// The file of signed heads, one a line, to which one only adds. Keep copies elsewhere: it is what proves that nothing was
/// cut off.
#[derive(Debug, Clone)]
pub struct HeadsFile(PathBuf);

/// A line is shorter than this.
const LONGEST_LINE: u64 = 1_000;

impl HeadsFile {
    /// The file at that path; it need not exist yet.
    pub fn at(file: &Path) -> Self {
        Self(file.to_path_buf())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Adds every head of the database that the file does not have yet, and waits until the disk has them. So a head that
    /// was signed just before the power went is written the next time; a line that was begun is ended. Returns how many.
    pub async fn catch_up(&self, work: &mut Work) -> Result<u64, CannotWriteHeads> {
        let fault = |source| CannotWriteHeads::File { file: self.0.clone(), source };
        let tail = self.tail().map_err(fault)?;
        let Some(end) = store::chain(work).await? else { return Ok(0) };
        let mut missing = Vec::new();
        store::heads_after(work, tail.last_number, |row| {
            missing.push(store::head(&row, end.installation)?);
            Ok(())
        })
        .await?;
        self.write(&missing, &tail.begun).map_err(fault)?;
        Ok(missing.len() as u64)
    }

    fn write(&self, heads: &[Head], begun: &str) -> io::Result<()> {
        if heads.is_empty() {
            return Ok(());
        }
        let is_new = !self.0.exists();
        let mut file = OpenOptions::new().append(true).create(true).open(&self.0)?;
        let mut text = heads.iter().map(|head| head.line() + "\n").collect::<String>();
        if let Some(rest) = text.strip_prefix(begun) {
            text = rest.to_owned();
        } else {
            text.insert(0, '\n');
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder.filter(|_| is_new) {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    }

    fn tail(&self) -> io::Result<Tail> {
        let mut file = match File::open(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Tail::default()),
            file => file?,
        };
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(3 * LONGEST_LINE)))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        let end = String::from_utf8_lossy(&end);
        let (whole, begun) = end.rsplit_once('\n').unwrap_or(("", &end));
        let last = whole.lines().rev().find_map(Head::of_line);
        Ok(Tail { last_number: last.map_or(0, |head| head.number), begun: begun.to_owned() })
    }

    /// Puts the file aside under a name with the moment, and says which; nothing when there is none. For a backup that was
    /// restored: the heads signed since it was made contradict it. Keep the file: it says what the restored log lost.
    pub fn put_aside(&self, moment: Moment) -> io::Result<Option<PathBuf>> {
        let mut name = self.0.clone().into_os_string();
        name.push(format!(".until-{moment}").replace(':', "-"));
        match std::fs::rename(&self.0, &name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            renamed => renamed.map(|()| Some(name.into())),
        }
    }

    /// Its lines, for [`crate::verify`]. None when there is no such file yet.
    pub fn lines(&self) -> io::Result<Box<dyn Iterator<Item = String> + Send>> {
        match File::open(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Box::new(std::iter::empty())),
            Err(error) => Err(error),
            Ok(file) => Ok(Box::new(BufReader::new(file).split(b'\n').map(|line| {
                line.map_or_else(
                    |error| error.to_string(),
                    |line| String::from_utf8_lossy(&line).into_owned(),
                )
            }))),
        }
    }
}

/// How the file ends.
#[derive(Debug, Default)]
struct Tail {
    last_number: u64,
    /// A line without an end.
    begun: String,
}
