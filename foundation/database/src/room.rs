//! How much room a disk has.

use std::path::Path;

/// The room of the disk on which something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Bytes that this user may still use.
    pub free: u64,
    /// Bytes in all.
    pub all: u64,
}

impl Room {
    /// The room where this file or folder lies, or shall lie; nothing when the system does not tell.
    pub fn at(path: &Path) -> Option<Self> {
        let there = path.ancestors().find(|part| part.exists()).unwrap_or(Path::new("."));
        measure(there).filter(|room| room.all > 0)
    }

    /// Hundredths that are free.
    pub fn percent_free(self) -> u64 {
        self.free.saturating_mul(100) / self.all.max(1)
    }
}

#[cfg(unix)]
fn measure(path: &Path) -> Option<Room> {
    let told = rustix::fs::statvfs(path).ok()?;
    Some(Room { free: told.f_bavail * told.f_frsize, all: told.f_blocks * told.f_frsize })
}

#[cfg(not(unix))]
fn measure(_: &Path) -> Option<Room> {
    None
}
