//! The rows of a reply sheet that came back, in whatever kind of file a spreadsheet makes of it.

use super::table::{REPLY_COLUMNS, REPLY_MARKING, REPLY_PLEDGE};
use crate::exchange::sheet::{Heads, Layout, Sheet, unguarded};

/// One filled row of a sheet: the cells as they stand, empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its row in the sheet, from 1.
    pub line: usize,
    /// The nation, by code or name.
    pub nation: String,
    /// The question, as files name it; `contribution` for a pledge.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// When it was given.
    pub date: String,
    /// What was said.
    pub text: String,
    /// Where it is from.
    pub source: String,
    /// The pledge that the row is about; empty for a new one.
    pub pledge: String,
    /// Its capability, by id or name.
    pub capability: String,
    /// What it is.
    pub title: String,
    /// How much.
    pub quantity: String,
    /// How many people.
    pub people: String,
    /// How far it has come.
    pub status: String,
}

impl Reply {
    /// True for a row about a pledge.
    pub fn about_pledge(&self) -> bool {
        self.question.eq_ignore_ascii_case(REPLY_PLEDGE)
    }

    /// True when nothing was filled in.
    pub fn is_blank(&self) -> bool {
        let cells = [
            &self.answer,
            &self.date,
            &self.text,
            &self.source,
            &self.pledge,
            &self.capability,
            &self.title,
            &self.quantity,
            &self.people,
            &self.status,
        ];
        cells.into_iter().all(String::is_empty)
    }
}

/// The heads of a reply sheet.
struct ReplyHeads;

impl Heads for ReplyHeads {
    fn column<'a>(&'a self, cell: &'a str) -> Option<&'a str> {
        REPLY_COLUMNS.into_iter().find(|head| head.eq_ignore_ascii_case(cell))
    }

    fn is_usual(&self, cell: &str) -> bool {
        self.column(cell).is_some()
    }
}

/// The rows of a filled sheet in which something was filled in.
///
/// # Errors
/// One sentence that says what is wrong with the sheet as a whole, and what would help.
pub fn read_replies(bytes: &[u8], name: &str) -> Result<Vec<Reply>, String> {
    let sheet =
        Sheet::read(bytes, name, &Layout::default(), &ReplyHeads, &|_| true).map_err(|error| error.to_string())?;
    let place = |name: &str| sheet.columns.iter().position(|head| head.eq_ignore_ascii_case(name));
    for needed in ["nation", "question", "answer"] {
        if place(needed).is_none() {
            return Err(format!("no row names a column \"{needed}\"; start from a reply sheet"));
        }
    }
    let places = REPLY_COLUMNS.map(place);
    let replies = sheet.rows.iter().map(|row| {
        let cell = |n: usize| {
            let at = places.get(n).copied().flatten();
            at.map_or_else(String::new, |at| unguarded(row.cell(at)))
        };
        Reply {
            line: row.number as usize,
            nation: cell(0),
            question: cell(1),
            answer: cell(3),
            date: cell(4),
            text: cell(5),
            source: cell(6),
            pledge: cell(7),
            capability: cell(8),
            title: cell(9),
            quantity: cell(10),
            people: cell(11),
            status: cell(12),
        }
    });
    Ok(replies.filter(|reply| !reply.question.eq_ignore_ascii_case(REPLY_MARKING) && !reply.is_blank()).collect())
}
