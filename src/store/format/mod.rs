//! The file format: from bytes to a plan and back.
//!
//! A sound file takes the fast path: one typed pass. A file whose JSON is sound but some of whose values are not is read
//! value by value: what is not understood is kept in its record's [`Extra`](crate::model::Extra), named as a
//! [`Problem`], and written back as it stood, so that nothing is lost. A file that ends too early is shown read-only as
//! far as it goes. Everything else is refused with one line.

mod cut;
mod error;
mod head;
mod kept;
mod mend;
mod normal;
mod reading_back;
mod salvage;
mod write;

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny};
use serde_json::{Map, Value};

use crate::base::json::Unique;
use crate::model::Plan;

pub use cut::{Cut, ReadOnly};
pub use error::{Fault, ReadError};
pub(super) use head::{begins_as_json, kind_of};
pub(super) use kept::{is_kept_list, resolve};
pub(super) use reading_back::{Reading, read_back};
pub use write::to_bytes;

/// The value of a file's first key, `format`.
pub const FORMAT: &str = "muster";
/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

const BOM: &[u8] = b"\xef\xbb\xbf";
const HEAD_KEYS: [&str; 3] = ["format", "kind", "version"];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A whole plan.
    Plan,
    /// One scenario and what it needs.
    Scenario,
    /// One reviewer's log entries.
    Review,
}

impl FileKind {
    /// The word in the file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Scenario => "scenario",
            Self::Review => "review",
        }
    }
}

/// Something in a file that was not understood, or not as it should be. The file opens all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The list of the record it is in, such as `contributions`; empty for the plan's own fields and the file itself.
    pub list: String,
    /// The id of that record, if it has one; else its place in the list, such as `#3`.
    pub id: String,
    /// The place in words: `contributions GBR-01, caveats #2, strength`.
    pub place: String,
    /// What is the matter.
    pub what: String,
    /// What would mend it.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place, self.what, self.mend)
    }
}

/// A file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the file is.
    pub kind: FileKind,
    /// The version of the format that the file was written in. Below [`VERSION`], call `back_up` before the first save.
    pub version: u32,
    /// What it holds.
    pub plan: Plan,
    /// What was not understood.
    pub problems: Vec<Problem>,
    /// Why the document must not be saved over its file, if so.
    pub read_only: Option<ReadOnly>,
}

/// Reads a plan or scenario file from its bytes.
pub fn parse(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut notes = Vec::new();
    let mut text = bytes;
    if let Some(rest) = text.strip_prefix(BOM) {
        text = rest;
        notes.push(note("the file begins with a byte order mark", "the next save leaves it out"));
    }
    let sound = text.trim_ascii_end().len();
    let end = text.iter().rposition(|b| *b != 0 && !b.is_ascii_whitespace()).map_or(0, |at| at + 1);
    let cut_short = end < sound;
    if cut_short {
        text = text.get(..end).unwrap_or(text);
    }
    begins_as_object(text, bytes)?;
    let text = normal::composed(text);
    if matches!(text, Cow::Owned(_)) {
        notes.push(note(
            "some text is not in Unicode form NFC",
            "it was put into that form; the next save writes it so",
        ));
    }

    let mut read_only = None;
    let (head, plan, mut problems) = match whole(&text) {
        Ok(read) if cut_short => {
            notes.push(note("null bytes follow the end of the text", "the next save leaves them out"));
            read
        }
        Ok(read) => read,
        Err(error) if error.is_end() => {
            let (line, column) = error.place.unwrap_or((1, 1));
            let Some(closed) = salvage::close(&text) else { return Err(error) };
            let read = whole(&closed.text).map_err(|inner| match inner.fault {
                Fault::NotMuster | Fault::UnknownKind(_) | Fault::Version(_) => error, // even its head is cut
                _ => inner,
            })?;
            notes.push(note(
                &format!("the file ends too early, at line {line}, column {column}; what stands before is shown"),
                "open a whole copy, or save what is shown under another name",
            ));
            read_only = Some(ReadOnly::Cut(Cut::new(line, column, &closed.keys)));
            read
        }
        Err(error) => return Err(error),
    };
    if head.version > VERSION {
        let version = head.version;
        read_only = Some(ReadOnly::Newer(version));
        notes.push(note(
            &format!("the file is of version {version}, and this program knows version {VERSION}"),
            "open it with a newer Muster to change it",
        ));
    }
    notes.append(&mut problems);
    Ok(Document { kind: head.kind, version: head.version, plan, problems: notes, read_only })
}

fn note(what: &str, mend: &str) -> Problem {
    Problem { list: String::new(), id: String::new(), place: "the file".into(), what: what.into(), mend: mend.into() }
}

/// Refuses at once what cannot be one of our files, however long it is.
fn begins_as_object(text: &[u8], bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Fault::Utf16.at(1, 1));
    }
    let Some(first) = text.iter().position(|b| !b.is_ascii_whitespace()) else {
        return Err(if bytes.iter().any(|b| !b.is_ascii_whitespace()) {
            Fault::NotMuster.at(1, 1)
        } else {
            Fault::Empty.into()
        });
    };
    if text.get(first) == Some(&b'{') {
        return Ok(());
    }
    let before = text.get(..first).unwrap_or_default();
    let line = before.split(|b| *b == b'\n').count();
    let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
    Err(Fault::NotMuster.at(line, column))
}

/// Reads a text that must be whole.
fn whole(text: &[u8]) -> Result<(head::Head, Plan, Vec<Problem>), ReadError> {
    let head = head::read(text)?;
    match serde_json::from_slice::<Plan>(text) {
        // A key that begins with the mark of kept values would be taken for one.
        Ok(mut plan) if memchr::memmem::find(text, br#""\u0000"#).is_none() => {
            for key in HEAD_KEYS {
                plan.extra.0.shift_remove(key);
            }
            Ok((head, plan, Vec::new()))
        }
        Ok(_) | Err(_) => {
            // Whether the JSON itself is sound; without building anything, so that noise costs no memory.
            serde_json::from_slice::<IgnoredAny>(text).map_err(|error| ReadError::from_json(&error))?;
            let mut top = object(text)?;
            for key in HEAD_KEYS {
                top.shift_remove(key);
            }
            let (plan, problems) = mend::plan(top);
            Ok((head, plan, problems))
        }
    }
}

/// The object that a text holds, its keys unique and none with the mark of kept values.
fn object(text: &[u8]) -> Result<Map<String, Value>, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Unique { plain_keys: true }.deserialize(&mut deserializer);
    match value.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Fault::NotMuster.at(1, 1)),
        Err(error) => Err(ReadError::from_json(&error)),
    }
}

/// A value in one line of bounded length, for messages.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = match value {
        Value::Object(_) => return "an object".into(),
        Value::Array(_) => return "a list".into(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => crate::base::visible(&value.to_string()),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain("…".chars()).collect()
}
