//! One cell of a row that says something, and the row on its way to a pledge.

use super::field::Field;
use super::reason::{Fault, Note, Reason, Remark};
use super::words;
use crate::model::Contribution;

/// A cell that says something: its column's head and its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    pub field: Option<Field>,
    pub head: &'a str,
    pub text: &'a str,
    /// True where the value stands in a cell above that this one is merged with.
    pub merged: bool,
}

/// The most bytes of a cell that is a word or a figure, and no running text.
const LONGEST_WORD: usize = 2_000;

impl Cell<'_> {
    /// Refuses a cell that is too long for what its column is.
    pub fn bounded(&self) -> Result<(), Reason> {
        let running = matches!(
            self.field,
            None | Some(
                Field::Title
                    | Field::Elements
                    | Field::Conditions
                    | Field::StatusReason
                    | Field::Caveat
                    | Field::Source
                    | Field::Note
            )
        );
        if running || self.text.len() <= LONGEST_WORD {
            return Ok(());
        }
        // Only what has no field is running text of any length.
        let field = self.field.unwrap_or(Field::Note);
        Err(self.reason(Fault::TooLong { text: shorter(self.text), field }))
    }

    /// What is wrong in it, with the column that it lies in.
    pub fn reason(&self, fault: Fault) -> Reason {
        Reason { head: Some(self.head.to_owned()), fault }
    }

    /// The same of its text.
    pub fn wrong(&self, fault: fn(String) -> Fault) -> Reason {
        self.reason(fault(self.text.to_owned()))
    }
}

/// The beginning of a text, to name it by.
pub(super) fn shorter(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// A row on its way to a pledge.
pub(super) struct Filling<'r, 'a> {
    pub cells: &'r [Cell<'a>],
    pub record: Contribution,
    pub notes: Vec<Note>,
    /// What has no field: head and text.
    pub kept: Vec<(&'a str, String)>,
    pub new: bool,
    /// True once the cell of caveats is read as a list of them.
    pub caveats_read: bool,
}

impl<'a> Filling<'_, 'a> {
    pub fn cell(&self, field: Field) -> Option<Cell<'a>> {
        self.cells.iter().copied().find(|cell| cell.field == Some(field) && !words::says_nothing(cell.text))
    }

    pub fn note(&mut self, cell: Cell, remark: Remark) {
        self.notes.push(Note::Cell { head: cell.head.to_owned(), text: shorter(cell.text), remark });
    }

    /// Keeps a cell in the note that could not be read as what it is.
    pub fn keep_unread(&mut self, cell: Cell<'a>, why: Remark) {
        self.note(cell, why);
        self.keep(cell);
    }

    pub fn keep(&mut self, cell: Cell<'a>) {
        self.kept.push((cell.head, cell.text.to_owned()));
    }
}

/// The reason with the column it lies in.
pub(super) fn at(cell: Cell<'_>) -> impl Fn(Fault) -> Reason {
    move |fault| cell.reason(fault)
}
