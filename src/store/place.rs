//! Where a path leads: through links to the file itself, and whether two paths lead to one file. Files are told apart by
//! what they are on the disk, never by how their paths are spelt.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Links followed before a path is taken for a circle.
const LINKS: usize = 40;

/// A place on a disk, however its path is spelt.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// A file that is there.
    File(Identity),
    /// A name in a folder, where no file is yet.
    Name(Identity, OsString),
}

#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::canonicalize(path)
}

fn place(path: &Path) -> Option<Place> {
    if let Ok(file) = identity(path) {
        return Some(Place::File(file));
    }
    let target = follow(path)?;
    let name = target.file_name()?.to_owned();
    identity(folder_of(&target)).ok().map(|folder| Place::Name(folder, name))
}

/// True when both paths lead to one file, or would make one: by another spelling, a link or a second name of the file.
pub fn same_file(a: &Path, b: &Path) -> bool {
    a == b || place(a).is_some_and(|a| place(b) == Some(a))
}

/// True when something stands under this name, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// True when this is a folder, or a link to one.
pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_dir())
}

/// The file itself, where the path is a link; it need not be there yet. None where the links lead in a circle.
pub(super) fn follow(path: &Path) -> Option<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Some(target), // no link: whatever is the matter with it shows when it is written
        }
    }
    None
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::disallowed_methods)]
    use super::same_file;

    #[test]
    fn files_are_told_apart_by_what_they_are_and_not_by_their_spelling() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("in")).unwrap();
        std::fs::write(at("plan"), "x").unwrap();
        std::fs::write(at("other"), "x").unwrap();
        assert!(same_file(&at("plan"), &at("in/../plan")));
        assert!(!same_file(&at("plan"), &at("other")));
        assert!(!same_file(&at("plan"), &at("new")));
        assert!(same_file(&at("new"), &at("in/../new")), "where no file is yet");
        assert!(!same_file(&at("new"), &at("in/new")));
        assert!(same_file(&at("none/new"), &at("none/new")));
        assert!(!same_file(&at("none/new"), &at("none/other")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("plan", at("link")).unwrap();
            std::os::unix::fs::symlink("new", at("dangling")).unwrap();
            std::fs::hard_link(at("plan"), at("second")).unwrap();
            assert!(same_file(&at("link"), &at("plan")));
            assert!(same_file(&at("second"), &at("plan")));
            assert!(same_file(&at("dangling"), &at("new")));
        }
    }
}
