//! Reading a file: only a plain file, only up to a size, with the fingerprint of what was read.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::format::{self, Document, Fault, ReadError};

/// The most bytes that are read of one file.
pub const SIZE_LIMIT: u64 = 1024 * 1024 * 1024;

/// SHA-256 of a file's bytes: tells whether it is still the one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The fingerprint of a file's bytes, read piece by piece.
    pub(super) fn of_file(file: &mut File) -> io::Result<Self> {
        let mut hash = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            let n = file.read(&mut piece)?;
            if n == 0 {
                return Ok(Self(hash.finalize().into()));
            }
            hash.update(piece.get(..n).unwrap_or_default());
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A file, read, and what it was when it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What it holds.
    pub document: Document,
    /// Its fingerprint, to hand to `save`.
    pub fingerprint: Fingerprint,
}

/// Reads a plan or scenario file.
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    let bytes = bytes(path, SIZE_LIMIT).map_err(|fault| ReadError::from(fault).of(path))?;
    let document = format::parse(&bytes).map_err(|error| error.of(path))?;
    Ok(Opened { document, fingerprint: Fingerprint::of(&bytes) })
}

/// Reads the bytes of a plain file of another kind, up to this many.
pub fn read_plain(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    bytes(path, most).map_err(|fault| ReadError::from(fault).of(path))
}

fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    // Asked before opening: to open a pipe is to wait for its writer.
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Fault::Missing,
        _ => Fault::System(error),
    })?;
    if !about.is_file() {
        return Err(Fault::NotAFile(kind_in_words(about.file_type())));
    }
    if about.len() > most {
        return Err(Fault::TooLarge(most));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    let file = File::open(path).map_err(Fault::System)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(Fault::System)?;
    if bytes.len() as u64 > most {
        return Err(Fault::TooLarge(most));
    }
    Ok(bytes)
}

/// What something is that is no plain file.
pub(super) fn kind_in_words(kind: fs::FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
        if kind.is_socket() {
            return "a socket";
        }
    }
    if kind.is_dir() { "a folder" } else { "something else" }
}
