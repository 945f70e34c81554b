//! Whether the database can be written, learnt from every unit of work and from trying.
//!
//! A disk that is full, a disk that can only be read, a server that is gone: the first unit of work that meets it tells
//! everybody. From then on nobody writes: work that would change something is refused at once, and at most every other
//! second one attempt shows whether there is room again. Looking goes on all the time.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{Database, Fault, database::Pools};

/// What stands in the way of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No room is left.
    DiskFull,
    /// The database, or the disk below it, can only be read.
    ReadOnly,
    /// The disk reports errors.
    DiskFailing,
    /// The server does not answer.
    NotReached,
}

/// For logs and counters: a word of one piece.
impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::DiskFailing => "disk-failing",
            Self::NotReached => "not-reached",
        })
    }
}

impl Fault {
    /// What it says about writing in general; nothing when it is about one statement only.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::DiskFull => Some(Trouble::DiskFull),
            Self::ReadOnly => Some(Trouble::ReadOnly),
            Self::DiskFailing(_) => Some(Trouble::DiskFailing),
            Self::NotReached(_) => Some(Trouble::NotReached),
            _ => None,
        }
    }
}

/// After a proof that writing works, or an attempt that failed, nobody tries again for so long.
const HOLDS: Duration = Duration::from_secs(2);
/// A server that has not answered an attempt by then is not there.
const PATIENCE: Duration = Duration::from_secs(2);

/// What all clones of a database know together.
#[derive(Debug, Default)]
pub(crate) struct Writing {
    state: Mutex<State>,
    /// One attempt at a time.
    trying: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    trouble: Option<(Trouble, String)>,
    proven: Option<Instant>,
    tried: Option<Instant>,
}

impl State {
    fn again(&self) -> Option<Fault> {
        let (trouble, told) = self.trouble.as_ref()?;
        Some(match trouble {
            Trouble::DiskFull => Fault::DiskFull,
            Trouble::ReadOnly => Fault::ReadOnly,
            Trouble::DiskFailing => Fault::DiskFailing(told.clone()),
            Trouble::NotReached => Fault::NotReached(told.clone()),
        })
    }
}

impl Writing {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears of a fault of a unit of work. One that only looks meets "read-only" when a statement is wrong: that says
    /// nothing of the disk.
    pub(crate) fn learn(&self, fault: &Fault, writes: bool) {
        let Some(trouble) = fault.trouble() else { return };
        if !writes && trouble != Trouble::NotReached {
            return;
        }
        let told = match fault {
            Fault::DiskFailing(told) | Fault::NotReached(told) => told.clone(),
            _ => String::new(),
        };
        let mut state = self.state();
        state.proven = None;
        state.tried = Some(Instant::now());
        state.trouble = Some((trouble, told));
    }

    /// Something was written and is on the disk.
    pub(crate) fn proven(&self) {
        let mut state = self.state();
        state.proven = Some(Instant::now());
        state.trouble = None;
    }

    /// What was known before an attempt is all that is known after it.
    fn tried(&self) {
        self.state().tried = Some(Instant::now());
    }
}

/// What is to be done before an answer can be given.
enum Known {
    Well,
    Refused(Fault),
    MustTry { in_trouble: Option<Trouble>, first: bool },
}

impl Writing {
    fn known(&self) -> Known {
        let state = self.state();
        let lately = |moment: Option<Instant>| moment.is_some_and(|moment| moment.elapsed() < HOLDS);
        match state.again() {
            None if lately(state.proven) => Known::Well,
            Some(fault) if lately(state.tried) => Known::Refused(fault),
            _ => Known::MustTry {
                in_trouble: state.trouble.as_ref().map(|(trouble, _)| *trouble),
                first: state.proven.is_none(),
            },
        }
    }
}

impl Database {
    /// What stands in the way of writing, as far as is known; asks nobody.
    pub fn trouble(&self) -> Option<Trouble> {
        self.writing.state().trouble.as_ref().map(|(trouble, _)| *trouble)
    }

    /// Whether the database can be written to, proven within the last two seconds: something is really written, and the
    /// disk has it. Nobody else's work is in the way of the answer: who is writing now shows by himself how it goes.
    pub async fn can_be_written(&self) -> Result<(), Fault> {
        let _alone = self.writing.trying.lock().await;
        let (in_trouble, first) = match self.writing.known() {
            Known::Well => return Ok(()),
            Known::Refused(fault) => return Err(fault),
            Known::MustTry { in_trouble, first } => (in_trouble, first),
        };
        let attempt = async {
            match &self.pools {
                Pools::Sqlite(sqlite) => sqlite.try_writing(in_trouble.is_some()).await,
                Pools::Postgres { watch, .. } => {
                    crate::postgres::try_writing(watch, first || in_trouble.is_some()).await
                }
            }
        };
        let outcome = tokio::time::timeout(PATIENCE, attempt).await.unwrap_or_else(|_| match &self.pools {
            // Because a file has one writer, only somebody who holds it for long can be in the way.
            Pools::Sqlite(_) => Ok(Tried::Busy),
            Pools::Postgres { .. } => Err(Fault::NotReached("no answer within two seconds".to_owned())),
        });
        match outcome {
            Ok(Tried::Written) => {
                if let Some(trouble) = in_trouble {
                    tracing::warn!(%trouble, "the database can be written again");
                }
                self.writing.proven();
                Ok(())
            }
            Ok(Tried::Busy) => {
                self.writing.tried();
                self.writing.state().again().map_or(Ok(()), Err)
            }
            Err(fault) => {
                if in_trouble.is_none() {
                    tracing::error!(%fault, "the database cannot be written");
                }
                self.writing.learn(&fault, true);
                // A fault of another kind says nothing of others' work, but this attempt has failed.
                self.writing.tried();
                Err(fault)
            }
        }
    }

    /// Before somebody begins to change something: while it is known that nothing can be kept, they are told so at once.
    pub(crate) async fn must_be_writable(&self) -> Result<(), Fault> {
        if self.trouble().is_some() { self.can_be_written().await } else { Ok(()) }
    }

    pub(crate) fn learns(&self) -> Arc<Writing> {
        Arc::clone(&self.writing)
    }
}

/// How an attempt ended that met no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// It is on the disk.
    Written,
    /// Somebody else was writing all the time.
    Busy,
}
