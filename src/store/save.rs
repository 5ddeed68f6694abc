//! The safe save: a temporary file in the same folder, written, flushed to the disk and read back, then renamed over the
//! old file, and the folder flushed. Whatever happens on the way, the old file or the new one is there whole. From the
//! last look at the old file to the rename the folder is locked, so that of two writers one waits for the other.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::format::{self, FileKind, ReadError, Reading};
use super::lock::{FolderLock, NotLocked};
use super::place::{folder_of, follow};
use super::read::{Fingerprint, SIZE_LIMIT, kind_in_words};
use crate::model::Plan;

/// Temporary files are named so, then the process's number, a dash and chance letters.
const TEMPORARY: &str = ".muster-";
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
    /// What a person should know of it.
    pub warning: Option<SaveWarning>,
}

/// What a person should know of a save that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveWarning {
    /// The disk has not confirmed it; with the reason.
    NotConfirmed(String),
    /// It opens again, but not quite as it is shown.
    ReadsOtherwise,
    /// The old file had other names, which still hold the old text.
    OtherNames,
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
    /// A file of this name is there, and nobody said that it may be replaced.
    Exists,
    /// A Muster file is there, of another kind than what is written.
    OtherKind(FileKind),
    /// Somebody else is writing in the folder, and does not come to an end.
    Busy,
    /// The disk gave back something else than was written.
    NotAsWritten,
    /// What would be written could not be opened again.
    Unreadable(ReadError),
    /// It is a folder, pipe or device.
    NotAFile(&'static str),
    /// It is marked read-only.
    ReadOnly,
    /// Its links lead in a circle.
    LinkCircle,
    /// The system refused; with what was being done.
    System(&'static str, io::Error),
}

/// What may stand under the name that is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: a file that is there is left alone.
    Nothing,
    /// The file as it was read or saved last, or none.
    This(Fingerprint),
    /// Whatever file is there, since a person said so; but no Muster file of another kind.
    Any,
}

/// Writes a file safely.
///
/// The file that a link points to is written and the link kept; the old file's permissions are kept. What was written is
/// read back and compared before it takes the old file's place.
pub fn save(path: &Path, bytes: &[u8], over: Over) -> Result<Saved, SaveError> {
    write(path, bytes, over, None)
}

/// Writes a plan or a scenario safely, in its canonical form. Its bytes are read as a plan before they take the old file's
/// place, so that what could not be opened again is never saved.
pub fn save_plan(path: &Path, kind: FileKind, plan: &Plan, over: Over) -> Result<Saved, SaveError> {
    write(path, &format::to_bytes(kind, plan), over, Some((kind, plan)))
}

/// Says whether these bytes may be written to a path, without writing: for what must be known before the work is done.
pub fn may_write(path: &Path, bytes: &[u8], over: Over) -> Result<(), SaveError> {
    let target = target(path)?;
    allowed(&target, bytes, over).map_err(|why| SaveError { path: path.to_owned(), why })
}

fn write(path: &Path, bytes: &[u8], over: Over, plan: Option<(FileKind, &Plan)>) -> Result<Saved, SaveError> {
    let system = |doing, error| SaveFault::System(doing, error);
    let target = target(path)?;
    let inner = || -> Result<Saved, SaveFault> {
        let old = look(&target, over)?;
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
        let reading = read_again(file.as_file_mut(), bytes, plan)?;
        let seen = file.as_file().metadata().and_then(|about| about.modified()).ok();

        let lock = FolderLock::wait(folder).map_err(|why| match why {
            NotLocked::Busy => SaveFault::Busy,
            NotLocked::System(error) => system("locking the folder", error),
        })?;
        allowed(&target, bytes, over)?;
        let placed = match over {
            Over::Nothing => file.persist_noclobber(&target),
            Over::This(_) | Over::Any => file.persist(&target),
        };
        placed.map_err(|e| match e.error.kind() {
            io::ErrorKind::AlreadyExists => SaveFault::Exists,
            _ => system("putting the new file in place", e.error),
        })?;
        if let Err(error) = lock.release_and_flush(folder) {
            doubt.get_or_insert(error.to_string());
        }
        if let Some(now) = seen {
            sweep(folder, now);
        }
        let warning = match (&doubt, reading) {
            (Some(why), _) => Some(SaveWarning::NotConfirmed(why.clone())),
            (None, Reading::Differs) => Some(SaveWarning::ReadsOtherwise),
            (None, Reading::Same) => old.as_ref().is_some_and(other_names).then_some(SaveWarning::OtherNames),
        };
        let durability = doubt.map_or(Durability::Confirmed, Durability::NotConfirmed);
        Ok(Saved { fingerprint: Fingerprint::of(bytes), durability, warning })
    };
    inner().map_err(|why| SaveError { path: path.to_owned(), why })
}

fn target(path: &Path) -> Result<PathBuf, SaveError> {
    follow(path).ok_or_else(|| SaveError { path: path.to_owned(), why: SaveFault::LinkCircle })
}

/// What is known of the file that is there, if one is. Refuses what can be told without reading it.
fn look(target: &Path, over: Over) -> Result<Option<fs::Metadata>, SaveFault> {
    match fs::symlink_metadata(target) {
        Ok(about) if !about.is_file() => Err(SaveFault::NotAFile(kind_in_words(about.file_type()))),
        Ok(_) if over == Over::Nothing => Err(SaveFault::Exists),
        Ok(about) if about.permissions().readonly() => Err(SaveFault::ReadOnly),
        Ok(about) => Ok(Some(about)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(SaveFault::System("looking at the old file", error)),
    }
}

/// Refuses where these bytes may not be written over the file as it is now.
fn allowed(target: &Path, bytes: &[u8], over: Over) -> Result<(), SaveFault> {
    match (look(target, over)?, over) {
        (Some(_), Over::This(expected)) => still(target, expected),
        (Some(_), Over::Any) => of_one_kind(target, bytes),
        (Some(_) | None, _) => Ok(()),
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

/// Refuses when the file is a plan, or another file of ours, and what is written is something else.
fn of_one_kind(target: &Path, bytes: &[u8]) -> Result<(), SaveFault> {
    let mut first = Vec::new();
    let begins = File::open(target).and_then(|mut file| {
        (&mut file).take(4096).read_to_end(&mut first)?;
        // Only what begins as one of our files can be one; of anything else no more is read.
        if format::begins_as_json(&first) { file.take(SIZE_LIMIT).read_to_end(&mut first) } else { Ok(0) }
    });
    begins.map_err(|error| SaveFault::System("looking at the old file", error))?;
    match format::kind_of(&first) {
        Some(there) if format::kind_of(bytes) != Some(there) => Err(SaveFault::OtherKind(there)),
        Some(_) | None => Ok(()),
    }
}

/// Reads what was written back from the file: it must be what was to be written, and a plan must open again.
fn read_again(file: &mut File, bytes: &[u8], plan: Option<(FileKind, &Plan)>) -> Result<Reading, SaveFault> {
    let mut back = Vec::with_capacity(bytes.len() + 1);
    file.seek(SeekFrom::Start(0))
        .and_then(|_| file.read_to_end(&mut back))
        .map_err(|error| SaveFault::System("reading back what was written", error))?;
    if back != bytes {
        return Err(SaveFault::NotAsWritten);
    }
    match plan {
        Some((kind, plan)) => format::read_back(kind, plan, &back).map_err(SaveFault::Unreadable),
        None => Ok(Reading::Same),
    }
}

/// Keeps a copy of a file beside it, its name with `.bak` added, before the first save in a newer format. An older copy
/// is replaced.
pub fn back_up(path: &Path) -> Result<PathBuf, SaveError> {
    let refused = |doing| move |error| SaveError { path: path.to_owned(), why: SaveFault::System(doing, error) };
    let bytes = fs::read(path).map_err(refused("reading the old file"))?;
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    let copy = PathBuf::from(name);
    save(&copy, &bytes, Over::Any)?;
    Ok(copy)
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
