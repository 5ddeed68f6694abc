//! Why a file could not be read: one line with the file, the place in it and the mend.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::error::Category;

use crate::base::{json, visible};

/// Why a file could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// The file, where there is one.
    pub path: Option<PathBuf>,
    /// Line and column in it, both from 1, where the fault has a place.
    pub place: Option<(usize, usize)>,
    /// What is the matter.
    pub fault: Fault,
}

/// What is the matter with a file.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nothing is there.
    #[error("there is no such file; check the name")]
    Missing,
    /// A folder, pipe or device.
    #[error("this is {0} and not a file; name a .muster file")]
    NotAFile(&'static str),
    /// More bytes than the program takes.
    #[error("the file is larger than {} MiB, the most that is read; split it", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// The system refused.
    #[error("the file could not be read ({0}); check its permissions and the disk")]
    System(io::Error),
    /// No text in it.
    #[error("the file is empty; open a copy of it, or delete it")]
    Empty,
    /// UTF-16 text.
    #[error("the text is UTF-16; save it as UTF-8")]
    Utf16,
    /// Not one of our files.
    #[error("this is no Muster file; it must begin with {{ \"format\": \"muster\"")]
    NotMuster,
    /// A kind that is not known.
    #[error("the kind {0} is not known; write \"plan\" or \"scenario\"")]
    UnknownKind(String),
    /// A review file.
    #[error("this is a review file, which holds log entries only; open the plan that it belongs to")]
    Review,
    /// A version that is none.
    #[error("{0} is no version of the format; write \"version\": 1")]
    Version(String),
    /// A key twice in one object.
    #[error("the key \"{0}\" stands twice in one object; take one of them out")]
    DuplicateKey(String),
    /// A key that begins with a null character.
    #[error("a key begins with a null character; take it out")]
    NullKey,
    /// The text ends within a value.
    #[error("the file ends too early; open a whole copy")]
    End,
    /// More brackets within brackets than any plan has.
    #[error("brackets stand too deep in each other; take the nested value out")]
    TooDeep,
    /// A number that no double holds.
    #[error("the number is too large; write a smaller one")]
    NumberTooLarge,
    /// Bytes that are no text.
    #[error("the bytes here are no UTF-8 text; save the file as UTF-8")]
    NotUtf8,
    /// Not JSON.
    #[error("the text is not valid JSON here ({0}); mend this place in a text editor")]
    Syntax(String),
}

impl Fault {
    /// The fault at a line and column, both from 1.
    pub(super) fn at(self, line: usize, column: usize) -> ReadError {
        ReadError { path: None, place: Some((line, column)), fault: self }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self { path: None, place: None, fault }
    }
}

impl ReadError {
    /// The same, of this file.
    #[must_use]
    pub fn of(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// True where the text ends too early.
    pub(super) fn is_end(&self) -> bool {
        matches!(self.fault, Fault::End)
    }

    /// What the JSON reader found, with its place.
    pub(super) fn from_json(error: &serde_json::Error) -> Self {
        let full = error.to_string();
        let text = full.rsplit_once(" at line ").map_or(full.as_str(), |(text, _)| text);
        let fault = match (error.classify(), text) {
            (Category::Eof, _) => Fault::End,
            (_, "recursion limit exceeded") => Fault::TooDeep,
            (_, "number out of range") => Fault::NumberTooLarge,
            (_, "invalid unicode code point") => Fault::NotUtf8,
            (_, text) => match duplicate(text) {
                Some(key) => Fault::DuplicateKey(visible(key)),
                None if text == json::NULL_KEY => Fault::NullKey,
                None => Fault::Syntax(visible(text)),
            },
        };
        fault.at(error.line().max(1), error.column().max(1))
    }
}

fn duplicate(text: &str) -> Option<&str> {
    text.strip_prefix(json::DUPLICATE_KEY)
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", visible(&path.to_string_lossy()))?;
        }
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        self.fault.fmt(f)
    }
}

impl std::error::Error for ReadError {}
