//! One open file: the plan, the way back, and the figures at its present revision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::board::Board;
use crate::analysis::{Scope, Withdrawal};
use crate::edit::{self, Change, Command, History, Refusal, State};
use crate::model::{Index, Plan};
use crate::store::{Document, FileKind, Fingerprint, Problem};

/// Names an open file as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// One open file.
#[derive(Debug)]
pub struct OpenFile {
    /// Its name while the program runs.
    pub id: FileId,
    /// Plan or scenario.
    pub kind: FileKind,
    /// Where it is on disk; none for one that was never saved.
    pub path: Option<PathBuf>,
    /// What stood on disk when it was read or saved last.
    pub fingerprint: Option<Fingerprint>,
    /// What was wrong with the file when it was read.
    pub problems: Vec<Problem>,
    /// Why it cannot be saved over itself, if so.
    pub read_only: Option<String>,
    /// When it was saved last, as 14:02.
    pub saved_at: Option<String>,
    plan: Plan,
    index: Arc<Index>,
    history: History,
    revision: u64,
    saved: State,
    board: Arc<Board>,
    what_if: Option<Arc<Board>>,
}

impl OpenFile {
    /// A file that was read from a path, or made new without one.
    pub fn new(id: FileId, document: Document, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        let index = Arc::new(Index::new(&document.plan));
        let board = Arc::new(Board::new(&document.plan, &index, scope(document.kind), Withdrawal::default()));
        Self {
            id,
            kind: document.kind,
            path,
            fingerprint,
            problems: document.problems,
            read_only: document.read_only,
            saved_at: None,
            plan: document.plan,
            index,
            history: History::default(),
            revision: 0,
            saved: 0,
            board,
            what_if: None,
        }
    }

    /// The plan as it stands.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Ids to records.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The way back.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Counts every change, forward or back; figures and caches are keyed by it.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The figures as planned.
    pub fn board(&self) -> &Arc<Board> {
        &self.board
    }

    /// The figures under the what-if in force, if there is one.
    pub fn what_if(&self) -> Option<&Arc<Board>> {
        self.what_if.as_ref()
    }

    /// Puts a what-if in force, or none.
    pub fn set_what_if(&mut self, what_if: Option<Withdrawal>) {
        self.what_if = what_if.map(|w| Arc::new(Board::new(&self.plan, &self.index, scope(self.kind), w)));
    }

    /// True when the plan differs from what was saved.
    pub fn edited(&self) -> bool {
        self.saved != self.history.state()
    }

    /// The name of the file, else that it was never saved.
    pub fn file_name(&self) -> String {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map_or_else(|| "not saved yet".to_owned(), |name| crate::base::visible(&name.to_string_lossy()))
    }

    /// Makes a change. Returns its name.
    ///
    /// # Errors
    /// The refusal; nothing is touched then.
    pub fn edit(&mut self, command: &Command) -> Result<String, Refusal> {
        let change = edit::apply(&self.plan, command)?;
        let label = change.label.clone();
        if change.ops.is_empty() {
            return Ok(label);
        }
        change.apply(&mut self.plan);
        self.refresh(&change);
        if command.joins() && self.edited() {
            self.history.join(change);
        } else {
            self.history.push(change);
        }
        Ok(label)
    }

    /// Takes the last change back. Returns its name.
    pub fn undo(&mut self) -> Option<String> {
        let change = self.history.undo(&mut self.plan)?;
        self.refresh(&change);
        Some(change.label)
    }

    /// Makes the last change that was taken back again. Returns its name.
    pub fn redo(&mut self) -> Option<String> {
        let change = self.history.redo(&mut self.plan)?;
        self.refresh(&change);
        Some(change.label)
    }

    /// Notes that the plan stands on disk as it was in a state of its history.
    pub fn mark_saved(&mut self, path: PathBuf, fingerprint: Fingerprint, at: String, state: State) {
        self.path = Some(path);
        self.fingerprint = Some(fingerprint);
        self.saved_at = Some(at);
        self.saved = state;
    }

    fn refresh(&mut self, change: &Change) {
        self.revision += 1;
        if change.only_scenarios() {
            let scope = scope(self.kind);
            let (plan, index) = (&self.plan, &self.index);
            self.board = Arc::new(self.board.after_scenarios_changed(plan, index, scope));
            let what_if = self.what_if.as_ref();
            self.what_if = what_if.map(|board| Arc::new(board.after_scenarios_changed(plan, index, scope)));
        } else {
            self.index = Arc::new(Index::new(&self.plan));
            self.board = Arc::new(Board::new(&self.plan, &self.index, scope(self.kind), Withdrawal::default()));
            let what_if = self.what_if.as_ref().map(|board| board.what_if.clone());
            self.set_what_if(what_if);
        }
    }
}

/// A scenario file holds just what its scenario uses, so some findings make no sense in it.
fn scope(kind: FileKind) -> Scope {
    match kind {
        FileKind::Scenario => Scope::Scenario,
        FileKind::Plan | FileKind::Review => Scope::Plan,
    }
}
