//! One writer at a time in a folder: from the last look at the old file until the new one stands in its place. Without it
//! two programs could both find the file as they know it, and the second would put the first one's work away.
//!
//! The folder itself is locked, so that nothing is left beside the file, a new file is guarded as well as an old one, and
//! links and other spellings lead to the same lock. Where the system has no such locks (some network folders) saving goes
//! on without: there the file is still held against what it was, only not at the very moment of the rename.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How often the lock is tried, and the pause between. A writer holds it for as long as it takes to read one file.
const TRIES: u32 = 3_000;
const PAUSE: Duration = Duration::from_millis(5);

/// A folder in which nobody else replaces a file while this is held.
#[derive(Debug)]
pub(super) struct FolderLock(Option<File>);

/// Why a folder was not locked.
#[derive(Debug)]
pub(super) enum NotLocked {
    /// Somebody else holds it, and does not let go.
    Busy,
    /// The system refused.
    System(io::Error),
}

impl FolderLock {
    /// Waits for the lock, for a while.
    #[cfg(unix)]
    pub fn wait(folder: &Path) -> Result<Self, NotLocked> {
        let file = match File::open(folder) {
            Ok(file) => file,
            // A folder that may be written in but not listed.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(Self(None)),
            Err(error) => return Err(NotLocked::System(error)),
        };
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self(Some(file))),
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(Self(None)), // no locks here
            }
        }
        Err(NotLocked::Busy)
    }

    /// No folder can be locked on this system.
    #[cfg(not(unix))]
    pub fn wait(_: &Path) -> Result<Self, NotLocked> {
        Ok(Self(None))
    }

    /// Lets go of the lock, then has the disk confirm what was renamed in the folder.
    pub fn release_and_flush(self, folder: &Path) -> io::Result<()> {
        if let Some(file) = self.0 {
            file.unlock()?;
            return file.sync_all();
        }
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}
