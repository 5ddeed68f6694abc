//! What is said of a file that was saved with a doubt, or not at all: what happened, what was kept, what to do.

use std::fmt;
use std::io;

use crate::base::visible;
use crate::store::{FileKind, LinesError, LinesFault, SaveError, SaveFault, SaveWarning};

impl fmt::Display for SaveWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotConfirmed(why) => {
                write!(f, "Saved, but the disk has not confirmed that it would survive a power cut ({why}).")
            }
            Self::ReadsOtherwise => f.write_str(
                "Saved, but some of it will read otherwise than it is shown. Keep this window open, open the file beside \
                 it to compare, and report it.",
            ),
            Self::OtherNames => {
                f.write_str("Saved. The file had other names (hard links), and those still hold the old text.")
            }
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: not saved; the file is as it was: ", visible(&self.path.to_string_lossy()))?;
        match &self.why {
            SaveFault::Changed => {
                f.write_str("somebody else changed it since it was opened; look at both, or save under another name")
            }
            SaveFault::Exists => {
                f.write_str("a file of this name is there already; name another, or say that it may be replaced")
            }
            SaveFault::OtherKind(kind) => {
                let what = match kind {
                    FileKind::Plan => "a plan",
                    FileKind::Scenario => "a scenario file",
                    FileKind::Review => "a review file",
                };
                write!(f, "it is {what}, and what is written is not; name another file")
            }
            SaveFault::Busy => f.write_str("another program is writing in this folder; try once more"),
            SaveFault::NotAsWritten => {
                f.write_str("the disk gave back something else than was written; save elsewhere, and check the disk")
            }
            SaveFault::Unreadable(error) => write!(
                f,
                "it could not have been opened again ({error}); this is a fault of the program: take the last change back, \
                 save, and report it"
            ),
            SaveFault::NotAFile(kind) => write!(f, "it is {kind}; name a file"),
            SaveFault::ReadOnly => f.write_str("it is marked read-only; save under another name, or take the mark off"),
            SaveFault::LinkCircle => f.write_str("its links lead in a circle; save under another name"),
            SaveFault::System(doing, error) => {
                let text = error.to_string();
                let reason = text.split(" at path ").next().unwrap_or(&text); // not the temporary file's name
                write!(f, "{doing} failed ({reason}); {}", mend(error.kind()))
            }
        }
    }
}

impl std::error::Error for SaveError {}

fn mend(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space, or save elsewhere",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "save in a folder that you may write to, or ask for the permission"
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "make the folder first, or save elsewhere",
        _ => "try once more, or save elsewhere",
    }
}

impl fmt::Display for LinesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", visible(&self.path.to_string_lossy()))?;
        match &self.why {
            LinesFault::Exists => {
                f.write_str("a file that is no earlier trace is there, and it was left alone; name another file")
            }
            LinesFault::NotAFile(kind) => write!(f, "this is {kind} and not a file; name a file"),
            LinesFault::System(error) => write!(f, "cannot be written ({error}); name another file"),
        }
    }
}

impl std::error::Error for LinesError {}
