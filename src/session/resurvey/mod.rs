//! Answers read back in: what they change, which scenarios they touch and which requirement lines break, before any of it
//! is taken. Taking it is one step.

use std::path::Path;

use super::touched::{Touched, touched};
use super::{Message, NoticeKind, Replace, Session, Snapshot, clock};
use crate::base::{Date, NationId, visible};
use crate::edit::{Command, Label};
use crate::exchange::replies::{
    Incoming, PageMarking, ReplyKind, ReplyRow, read_replies, reply_page, reply_table, review,
};
use crate::exchange::sheet;
use crate::model::{Contribution, Index};
use crate::store::{self, SaveError};

/// A set of answers about to be taken.
#[derive(Clone, Debug)]
pub struct Resurvey {
    /// The file's name.
    pub name: String,
    /// What was read, unreadable rows first.
    pub rows: Vec<ReplyRow>,
    /// The scenarios that are touched, in the plan's order.
    pub touched: Vec<Touched>,
    /// What takes it, in order.
    commands: Vec<Command>,
}

impl Resurvey {
    /// How many rows are of a kind.
    pub fn count(&self, kind: ReplyKind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }

    /// The one step that takes what can be taken; none when nothing changes.
    pub fn command(&self) -> Option<Command> {
        let label = Label::TakeReplies(self.name.clone());
        (!self.commands.is_empty()).then(|| Command::Group { label, commands: self.commands.clone() })
    }
}

impl Session {
    /// Writes the reply sheets of these nations: the page to print where its marking is given, else the table to fill.
    ///
    /// # Errors
    /// Why it was not written.
    pub fn write_replies(
        &mut self,
        nations: &[NationId],
        path: &Path,
        page: Option<&PageMarking>,
        replace: Replace,
    ) -> Result<(), SaveError> {
        let Some(file) = self.active() else { return Ok(()) };
        let (plan, index) = (file.plan(), file.index());
        let marking = &plan.properties.marking;
        let words = format!("{} {}", marking.policy, marking.classification).trim().to_uppercase();
        let text = match page {
            Some(marking) => reply_page(plan, index, nations, marking),
            None => reply_table(plan, index, nations, &words),
        };
        store::save(path, text.as_bytes(), replace.over())?;
        self.say(NoticeKind::Note, Message::Wrote(path.to_owned()));
        Ok(())
    }
}

impl Snapshot {
    /// Reads answers for the plan: a filled reply sheet, or the answers of another plan.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn read_answers(&self, path: &Path) -> Result<Resurvey, String> {
        let name = path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()));
        let is_plan = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("muster"));
        let incoming: Vec<Incoming> = if is_plan {
            let opened = store::read(path).map_err(|error| error.to_string())?;
            let positions = opened.document.plan.positions;
            positions.iter().enumerate().map(|(at, p)| Incoming::of_position(at + 1, p)).collect()
        } else {
            let bytes = store::read_plain(path, sheet::MOST_BYTES as u64).map_err(|error| error.to_string())?;
            let replies = read_replies(&bytes, &name).map_err(|why| format!("{name}: {why}"))?;
            replies.into_iter().map(Incoming::Reply).collect()
        };
        Ok(self.review(name, &incoming, clock::today()))
    }

    fn review(&self, name: String, incoming: &[Incoming], today: Option<Date>) -> Resurvey {
        let read = review(&self.plan, incoming, today);
        let concerned = |pledge: &Contribution| read.nations.contains(&pledge.nation);
        let touched = touched(&self.before(), &read.plan, &Index::new(&read.plan), &concerned);
        Resurvey { name, rows: read.rows, touched, commands: read.commands }
    }
}

#[cfg(test)]
mod tests;
