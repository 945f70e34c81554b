//! A database in one file: how it is opened, also where nothing can be written, and how it is found out that it can again.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sqlx::{
    AssertSqlSafe, ConnectOptions as _,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::RwLock;

use crate::{Fault, Room, writing::Tried};

/// One writer, so that `begin immediate` never meets another; readers opened read-only.
#[derive(Clone)]
pub(crate) struct Sqlite {
    file: PathBuf,
    pub(crate) writer: SqlitePool,
    readers: Arc<RwLock<SqlitePool>>,
    /// The connections were opened where nothing could be written. They stay so, and new ones beside them become so.
    still: Arc<AtomicBool>,
}

/// How many read connections a node keeps. More than cores would only queue at the disk.
pub(crate) const READERS: u32 = 4;

/// While less than this is free, nothing is begun: what is under way, and the engine's own files, need a little room.
const RESERVE: u64 = 1024 * 1024;

impl Sqlite {
    /// Opens the file, or makes it. Where it can only be read it is opened all the same; then the fault is told, too.
    pub(crate) async fn open(file: &Path) -> Result<(Self, Option<Fault>), Fault> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder
            && !folder.is_dir()
        {
            return Err(Fault::NoFolder(folder.to_path_buf()));
        }
        let full = Room::at(file).is_some_and(|room| room.free < RESERVE);
        keep_private(file);
        let as_writer = SqlitePoolOptions::new().max_connections(1).min_connections(1);
        let opened = match as_writer.connect_with(for_writer(file)).await {
            Ok(writer) => open_readers(file).await.map(|readers| (writer, readers)),
            Err(error) => Err(error),
        };
        match opened {
            Ok((writer, readers)) => {
                // Because the engine is content with reading when it may not write, and says so only when somebody writes.
                let still = !may_be_written(file);
                let fault = full.then_some(Fault::DiskFull).or(still.then_some(Fault::ReadOnly));
                Ok((Self::of(file, writer, readers, still), fault))
            }
            Err(error) => {
                // Somebody still wants to see what is there.
                let Some(readers) = open_for_looking(file).await else {
                    return Err(cannot_open(file, error));
                };
                let writer = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(for_writer(file));
                let fault = if full { Fault::DiskFull } else { Fault::ReadOnly };
                tracing::error!(%error, "the database can be looked at, but not written");
                Ok((Self::of(file, writer, readers, true), Some(fault)))
            }
        }
    }

    fn of(file: &Path, writer: SqlitePool, readers: SqlitePool, still: bool) -> Self {
        Self {
            file: file.to_path_buf(),
            writer,
            readers: Arc::new(RwLock::new(readers)),
            still: Arc::new(AtomicBool::new(still)),
        }
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The connections that look.
    pub(crate) async fn readers(&self) -> SqlitePool {
        self.readers.read().await.clone()
    }

    /// Writes something that means nothing and waits until the disk has it.
    pub(crate) async fn try_writing(&self, in_trouble: bool) -> Result<Tried, Fault> {
        if Room::at(&self.file).is_some_and(|room| room.free < RESERVE) {
            return Err(Fault::DiskFull);
        }
        if !may_be_written(&self.file) {
            return Err(Fault::ReadOnly);
        }
        if self.still.load(Ordering::Relaxed) {
            // In a task of its own, because half of it must never be left undone.
            let this = self.clone();
            return tokio::spawn(async move { this.open_anew().await }).await.expect("it does not panic");
        }
        if in_trouble {
            // Because a connection that has met a fault of the disk may keep it.
            if let Some(connection) = self.writer.try_acquire() {
                connection.close().await.ok();
            }
        }
        self.write().await
    }

    /// Closes what was opened where nothing could be written, and opens it again. Who wants to look waits a moment.
    async fn open_anew(&self) -> Result<Tried, Fault> {
        let mut readers = self.readers.write().await;
        readers.close().await;
        if let Some(connection) = self.writer.try_acquire() {
            connection.close().await.ok();
        }
        let outcome = self.write().await;
        if outcome.is_ok() {
            *readers = open_readers(&self.file).await.map_err(|error| cannot_open(&self.file, error))?;
            self.still.store(false, Ordering::Relaxed);
        } else if let Some(again) = open_for_looking(&self.file).await {
            *readers = again;
        }
        outcome
    }

    async fn write(&self) -> Result<Tried, Fault> {
        let attempt = async {
            let mut transaction = self.writer.begin_with("begin immediate").await?;
            let number: i64 = sqlx::query_scalar("pragma user_version").fetch_one(&mut *transaction).await?;
            // The one place of the file that belongs to the program and to no table.
            let next = format!("pragma user_version = {}", (number + 1) & 0xffff);
            sqlx::query(AssertSqlSafe(next)).execute(&mut *transaction).await?;
            transaction.commit().await
        };
        match attempt.await {
            Ok(()) => Ok(Tried::Written),
            Err(sqlx::Error::Database(error)) if is_busy(error.code().as_deref()) => Ok(Tried::Busy),
            Err(source) => match Fault::of_statement("an attempt to write", source) {
                // Where the file cannot be opened for writing, whatever the reason, it can only be read.
                Fault::Statement { source: sqlx::Error::Database(error), .. }
                    if primary(error.code().as_deref()) == Some(14) =>
                {
                    Err(Fault::ReadOnly)
                }
                fault => Err(fault),
            },
        }
    }

    /// Closes all connections; the write-ahead log is folded into the file.
    pub(crate) async fn close(self) {
        self.readers().await.close().await;
        self.writer.close().await;
    }
}

/// Whether the system would let us; nothing is written.
fn may_be_written(file: &Path) -> bool {
    std::fs::OpenOptions::new().append(true).open(file).is_ok()
}

/// The result code without its details.
fn primary(code: Option<&str>) -> Option<u32> {
    code.and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff)
}

fn is_busy(code: Option<&str>) -> bool {
    matches!(primary(code), Some(5 | 6))
}

fn cannot_open(file: &Path, source: sqlx::Error) -> Fault {
    match Fault::of_statement("", source) {
        Fault::Statement { source, .. } => Fault::CannotOpen { place: file.display().to_string(), source },
        other => other,
    }
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000")
        .statement_cache_capacity(200)
        .disable_statement_logging()
}

fn in_use(file: &Path) -> SqliteConnectOptions {
    options(file)
        .journal_mode(SqliteJournalMode::Wal)
        // Because an acknowledged commit must survive a power cut, not only a crash of the program.
        .synchronous(SqliteSynchronous::Full)
        // Because a destroyed key must not go on lying in a free page of the file.
        .pragma("secure_delete", "on")
}

fn for_writer(file: &Path) -> SqliteConnectOptions {
    // Because an import writes to many indexes at random places, they must fit into memory while it runs.
    in_use(file).create_if_missing(true).pragma("cache_size", "-96000")
}

async fn open_readers(file: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = in_use(file).read_only(true);
    SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await
}

/// Opens the file where nothing beside it can be made. When there is no write-ahead log with something in it, the file alone
/// is the database; otherwise its log must be readable with it.
async fn open_for_looking(file: &Path) -> Option<SqlitePool> {
    if std::fs::metadata(file).map_or(0, |about| about.len()) == 0 {
        return None;
    }
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let folded = std::fs::metadata(&log).map_or(0, |about| about.len()) == 0;
    let options = options(file).read_only(true).immutable(folded);
    let pool = SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await.ok()?;
    sqlx::query("select count(*) from sqlite_schema").execute(&pool).await.ok()?;
    Some(pool)
}

/// Begins the file so that nobody else on the machine can read it; the engine gives its companions the same rights. A
/// file that is there keeps the rights that its owner gave it.
fn keep_private(file: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // When it cannot be made, the engine says why a moment later.
    drop(options.open(file));
}
