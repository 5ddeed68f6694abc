//! Small files of the program's own: lines written as they come, and settings that are nobody else's to read.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::base::visible;

/// A text file that grows by whole lines.
#[derive(Debug)]
pub struct Lines(File);

impl Lines {
    /// A new file, or an old one emptied.
    ///
    /// # Errors
    /// One line that says why it cannot be written.
    pub fn create(path: &Path) -> Result<Self, String> {
        let refused =
            |error| format!("{}: cannot be written ({error}); name another file", visible(&path.to_string_lossy()));
        File::create(path).map(Self).map_err(refused)
    }

    /// Adds a line.
    pub fn write(&mut self, line: &str) -> io::Result<()> {
        self.0.write_all(format!("{line}\n").as_bytes())
    }
}

/// All bytes of a file.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Writes a file that only its owner may read, and the folders above it where they are not there yet. The old file or
/// the new one is there whole.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?; // its owner's alone from the start
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}
