//! What the session has to say to the person at the window, as data. The sentences are made in `words`.

use std::path::PathBuf;

use super::jobs::Panicked;
use crate::edit::{Label, Refusal};
use crate::store::ReadOnly;

/// What a notice is about, for its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done, and can be taken back.
    Done,
    /// Something is worth knowing.
    Note,
    /// Something was not done.
    Refused,
}

/// One line for the status line, and for a moment as a toast.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// What it says.
    pub message: Message,
    /// Counts notices, so that a new one that says the same is seen as new.
    pub number: u64,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A step was made.
    Done(Label),
    /// A step was taken back.
    Undone(Label),
    /// A step was refused.
    Refused(Refusal),
    /// A change was prepared for a plan that is no longer as it was.
    PlanChangedMeanwhile,
    /// A file of this name was opened.
    Opened(String),
    /// A file can only be read, for this reason.
    OpenedReadOnly(ReadOnly),
    /// A file was opened in which so many values are not understood.
    OpenedWithProblems(usize),
    /// A file was saved.
    Saved(PathBuf),
    /// A scenario was saved as a file of its own.
    SavedScenario(PathBuf),
    /// A file was not saved where it stands, since it can only be read, for this reason.
    NotSavedReadOnly(ReadOnly),
    /// A file was not saved, since the program stumbled over it.
    NotSaved(PathBuf, Panicked),
    /// The figures that take longer could not be worked out, since the program stumbled over them.
    NotStudied(Panicked),
    /// A file was written.
    Wrote(PathBuf),
    /// The map of a sheet's columns was saved under this name.
    SavedMap(String),
    /// A sentence that was made elsewhere, such as the store's on an error of the disk.
    Text(String),
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
