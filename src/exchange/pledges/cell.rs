//! One cell of a row that says something, and the row on its way to a pledge.

use super::field::Field;
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
    pub fn bounded(&self) -> Result<(), String> {
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
        let field = self.field.map_or("", Field::name).to_lowercase();
        Err(format!("{}: “{}” is too long for {field}", self.head, shorter(self.text)))
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
    pub notes: Vec<String>,
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

    pub fn note(&mut self, cell: Cell, what: impl std::fmt::Display) {
        self.notes.push(format!("{}: “{}” {what}", cell.head, shorter(cell.text)));
    }

    /// Keeps a cell in the note that could not be read as what it is.
    pub fn keep_unread(&mut self, cell: Cell<'a>, why: &str) {
        self.note(cell, format!("{why}: kept in the note"));
        self.keep(cell);
    }

    pub fn keep(&mut self, cell: Cell<'a>) {
        self.kept.push((cell.head, cell.text.to_owned()));
    }
}

/// The reason with the column it lies in.
pub(super) fn at(cell: Cell) -> impl Fn(String) -> String {
    move |why| format!("{}: {why}", cell.head)
}
