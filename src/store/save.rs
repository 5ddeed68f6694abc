//! The safe save: a temporary file in the same folder, written and flushed to the disk, then renamed over the old file,
//! and the folder flushed. Whatever happens on the way, the old file or the new one is there whole.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::read::{Fingerprint, kind_in_words};
use crate::base::visible;

/// Temporary files are named so, then the process's number, a dash and chance letters.
const TEMPORARY: &str = ".muster-";
/// Links followed before a path is taken for a circle.
const LINKS: usize = 40;
/// Seconds after which the temporary file of a process that no longer runs is swept away.
const SWEEP_AFTER: u64 = 60;
/// The same where running processes cannot be looked up.
const SWEEP_AFTER_BLIND: u64 = 24 * 60 * 60;

/// How sure it is that a saved file survives a power cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Durability {
    /// The disk has confirmed it.
    Confirmed,
    /// The new file is in place, but the disk has not confirmed it; with the reason.
    NotConfirmed(String),
}

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What to expect at the next save.
    pub fingerprint: Fingerprint,
    /// Whether it survives a power cut.
    pub durability: Durability,
    /// What a person should know of it, in one line.
    pub warning: Option<String>,
}

/// Why a save did not happen. The file is as it was in each case.
#[derive(Debug)]
pub struct SaveError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// Why it was not.
    pub why: SaveFault,
}

/// Why a save did not happen.
#[derive(Debug)]
pub enum SaveFault {
    /// Somebody else changed the file since it was read.
    Changed,
    /// It is a folder, pipe or device.
    NotAFile(&'static str),
    /// It is marked read-only.
    ReadOnly,
    /// Its links lead in a circle.
    LinkCircle,
    /// The system refused; with what was being done.
    System(&'static str, io::Error),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: not saved; the file is as it was: ", visible(&self.path.to_string_lossy()))?;
        match &self.why {
            SaveFault::Changed => {
                f.write_str("somebody else changed it since it was opened; look at both, or save under another name")
            }
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

/// Writes a file safely, over the old one if there is one.
///
/// With an `expected` fingerprint a file that no longer has it is left alone; without one, whatever is there is
/// replaced. The file that a link points to is written and the link kept; the old file's permissions are kept.
pub fn save(path: &Path, bytes: &[u8], expected: Option<Fingerprint>) -> Result<Saved, SaveError> {
    let system = |doing, error| SaveFault::System(doing, error);
    let target = follow(path)?;
    let inner = || -> Result<Saved, SaveFault> {
        let old = match fs::symlink_metadata(&target) {
            Ok(about) if !about.is_file() => return Err(SaveFault::NotAFile(kind_in_words(about.file_type()))),
            Ok(about) if about.permissions().readonly() => return Err(SaveFault::ReadOnly),
            Ok(about) => Some(about),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(system("looking at the old file", error)),
        };
        let folder = folder_of(&target);
        let mut temporary = tempfile::Builder::new();
        let prefix = format!("{TEMPORARY}{}-", std::process::id());
        temporary.prefix(&prefix).suffix(".tmp");
        as_usual(&mut temporary);
        let mut file = temporary.tempfile_in(folder).map_err(|e| system("making a temporary file", e))?;
        if let Some(old) = &old {
            file.as_file()
                .set_permissions(old.permissions())
                .map_err(|e| system("giving the new file the old one's permissions", e))?;
        }
        file.write_all(bytes).map_err(|e| system("writing", e))?;
        let mut doubt = None;
        if let Err(error) = file.as_file().sync_all() {
            if !matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) {
                return Err(system("writing to the disk", error));
            }
            doubt = Some(error.to_string()); // a file system that cannot flush
        }
        if let Some(expected) = expected {
            still(&target, expected)?;
        }
        let seen = file.as_file().metadata().and_then(|about| about.modified()).ok();
        file.persist(&target).map_err(|e| system("putting the new file in place", e.error))?;
        if let Err(error) = flush_folder(folder) {
            doubt.get_or_insert(error.to_string());
        }
        if let Some(now) = seen {
            sweep(folder, now);
        }
        let warning = match &doubt {
            Some(why) => {
                Some(format!("Saved, but the disk has not confirmed that it would survive a power cut ({why})."))
            }
            None if old.as_ref().is_some_and(other_names) => {
                Some("Saved. The file had other names (hard links), and those still hold the old text.".to_owned())
            }
            None => None,
        };
        let durability = doubt.map_or(Durability::Confirmed, Durability::NotConfirmed);
        Ok(Saved { fingerprint: Fingerprint::of(bytes), durability, warning })
    };
    inner().map_err(|why| SaveError { path: path.to_owned(), why })
}

/// Keeps a copy of a file beside it, its name with `.bak` added, before the first save in a newer format. An older copy
/// is replaced.
pub fn back_up(path: &Path) -> Result<PathBuf, SaveError> {
    let refused = |doing| move |error| SaveError { path: path.to_owned(), why: SaveFault::System(doing, error) };
    let bytes = fs::read(path).map_err(refused("reading the old file"))?;
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    let copy = PathBuf::from(name);
    save(&copy, &bytes, None)?;
    Ok(copy)
}

/// The file itself, where the path is a link; it need not be there yet.
fn follow(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target), // no link: whatever is the matter with it shows when it is written
        }
    }
    Err(SaveError { path: path.to_owned(), why: SaveFault::LinkCircle })
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

/// Refuses when the file is no longer the expected one. A file that is gone can be written anew: nothing is lost by it.
fn still(target: &Path, expected: Fingerprint) -> Result<(), SaveFault> {
    let now = File::open(target).and_then(|mut file| Fingerprint::of_file(&mut file));
    match now {
        Ok(now) if now == expected => Ok(()),
        Ok(_) => Err(SaveFault::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(SaveFault::System("comparing the file with the one that was opened", error)),
    }
}

/// Gives a new file the permissions that any new file of the user has.
#[cfg(unix)]
fn as_usual(temporary: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    temporary.permissions(fs::Permissions::from_mode(0o666)); // less what the user's mask takes away
}

#[cfg(not(unix))]
fn as_usual(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(unix)]
fn other_names(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    about.nlink() > 1
}

#[cfg(not(unix))]
fn other_names(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Takes away the temporary files that dead processes left in a folder. `now` is the file system's own time. What cannot
/// be looked at or taken away stays: it harms nobody.
fn sweep(folder: &Path, now: std::time::SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let processes = Path::new("/proc/self").exists();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY)?.strip_suffix(".tmp")?.split_once('-'));
        let Some(Ok(process)) = owner.map(|(process, _)| process.parse::<u32>()) else { continue };
        let running = processes && Path::new("/proc").join(process.to_string()).exists();
        let age = entry.metadata().and_then(|about| about.modified()).map(|then| now.duration_since(then));
        let Ok(Ok(age)) = age else { continue };
        let limit = if processes { SWEEP_AFTER } else { SWEEP_AFTER_BLIND };
        if !running && age.as_secs() >= limit {
            fs::remove_file(entry.path()).unwrap_or_default();
        }
    }
}
