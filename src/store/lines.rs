//! Small files of the program's own: lines written as they come, and settings that are nobody else's to read.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::read::kind_in_words;

/// How much of a file is read to see whether it holds lines of ours.
const LOOKED_AT: u64 = 64 * 1024;

/// A text file that grows by whole lines.
#[derive(Debug)]
pub struct Lines(File);

/// Why a file of lines was not begun. Whatever is there is as it was.
#[derive(Debug)]
pub struct LinesError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// Why it was not.
    pub why: LinesFault,
}

/// Why a file of lines was not begun.
#[derive(Debug)]
pub enum LinesFault {
    /// A file is there that does not hold such lines.
    Exists,
    /// It is a folder, pipe or device.
    NotAFile(&'static str),
    /// The system refused.
    System(io::Error),
}

impl Lines {
    /// A new file. One that is there is emptied only where it is empty already or its first line is one of ours.
    pub fn create(path: &Path, ours: impl Fn(&str) -> bool) -> Result<Self, LinesError> {
        let inner = || match File::create_new(path) {
            Ok(file) => Ok(Self(file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::again(path, ours),
            Err(error) => Err(LinesFault::System(error)),
        };
        inner().map_err(|why| LinesError { path: path.to_owned(), why })
    }

    fn again(path: &Path, ours: impl Fn(&str) -> bool) -> Result<Self, LinesFault> {
        // Asked before opening: to open a pipe is to wait for its other end.
        let about = fs::metadata(path).map_err(LinesFault::System)?;
        if !about.is_file() {
            return Err(LinesFault::NotAFile(kind_in_words(about.file_type())));
        }
        let mut first = Vec::new();
        let read = File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut first));
        read.map_err(LinesFault::System)?;
        let line = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if !first.is_empty() && !std::str::from_utf8(line).is_ok_and(ours) {
            return Err(LinesFault::Exists);
        }
        File::options().write(true).truncate(true).open(path).map(Self).map_err(LinesFault::System)
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
