//! One open file: the plan, the way back, and the figures at its present revision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::board::{Board, Entry, Sources, Touched};
use super::prepared::{Prepared, Snapshot};
use super::study::{Cancel, Study, Task};
use crate::analysis::{ChangedContribution, Moved, RecordFindings, Scope, Withdrawal, record_findings};
use crate::edit::{self, Change, Command, History, Label, Refusal, State};
use crate::model::{Contribution, Index, Plan, Scenario};
use crate::store::{Document, FileKind, Fingerprint, Problem, ReadOnly};

/// Names an open file as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// All that rests on a plan and is worked out anew when it changes.
#[derive(Clone, Debug)]
pub(super) struct Resting {
    pub index: Arc<Index>,
    records: Arc<RecordFindings>,
    /// The figures as planned.
    pub board: Arc<Board>,
    /// The figures under the what-if in force.
    pub what_if: Option<Arc<Board>>,
}

impl Resting {
    fn new(plan: &Plan, kind: FileKind) -> Self {
        let index = Arc::new(Index::new(plan));
        let records = Arc::new(record_findings(plan, &index, scope(kind)));
        let sources = Sources { plan, index: &index, records: &records };
        let board = Arc::new(Board::new(&sources, Withdrawal::default(), None));
        Self { index, records, board, what_if: None }
    }

    /// The same with the figures under a what-if as well.
    #[cfg(test)]
    pub fn under(plan: &Plan, kind: FileKind, what_if: Option<Withdrawal>) -> Self {
        let planned = Self::new(plan, kind);
        let board = what_if.map(|what_if| Arc::new(Board::new(&planned.sources(plan), what_if, None)));
        Self { what_if: board, ..planned }
    }

    fn sources<'a>(&'a self, plan: &'a Plan) -> Sources<'a> {
        Sources { plan, index: &self.index, records: &self.records }
    }

    /// What rests on the plan after a change.
    pub fn after(&self, plan: &Plan, kind: FileKind, change: &Change) -> Self {
        let mut next = self.clone();
        next.changed(plan, kind, change);
        next
    }

    /// Works out anew what a change of the plan touches.
    fn changed(&mut self, plan: &Plan, kind: FileKind, change: &Change) {
        let touched = match self.replaced_contributions(plan, change) {
            Some(changed) => {
                let records = Arc::make_mut(&mut self.records);
                let mut moved = Moved::default();
                if !changed.is_empty() {
                    moved = records.contributions_changed(plan, &self.index, &changed);
                }
                if changed.len() < change.ops.len() {
                    moved.shared |= records.other_records_changed(plan, &self.index);
                }
                Touched::Some(changed, moved)
            }
            None => {
                self.index = Arc::new(Index::new(plan));
                self.records = Arc::new(record_findings(plan, &self.index, scope(kind)));
                Touched::All
            }
        };
        let sources = Sources { plan, index: &self.index, records: &self.records };
        let board = self.board.after(&sources, &touched);
        let what_if = self.what_if.as_deref().map(|board| board.after(&sources, &touched));
        self.board = Arc::new(board);
        self.what_if = what_if.map(Arc::new);
    }

    /// The contributions that a change replaced in their places, each by one of the same id, none where it changed scenarios
    /// alone; `None` when it changed more that figures rest on.
    fn replaced_contributions(&self, plan: &Plan, change: &Change) -> Option<Vec<ChangedContribution>> {
        if change.only_scenarios() {
            return Some(Vec::new());
        }
        let replaced = change.replaced_contributions()?;
        let same_id = |(at, before): &(usize, Arc<Contribution>)| {
            plan.contributions.get(*at).is_some_and(|after| after.id == before.id)
        };
        if !replaced.iter().all(same_id) || !self.index.contributions_are_distinct(plan) {
            return None;
        }
        Some(replaced.into_iter().map(|(at, before)| ChangedContribution { at, before }).collect())
    }
}

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
    pub read_only: Option<ReadOnly>,
    /// When it was saved last, as 14:02.
    pub saved_at: Option<String>,
    plan: Plan,
    resting: Resting,
    history: History,
    revision: u64,
    /// Counts changes of records other than scenarios.
    record_revision: u64,
    figures_revision: u64,
    saved: State,
    /// The states of scenarios that are being studied, each with what tells that nobody waits any more.
    begun: Vec<(StudyKey, Cancel)>,
}

/// Names a study: the state of the scenario and of the records that it is made from, and under which what-if.
#[derive(Clone, Debug)]
pub(super) struct StudyKey {
    scenario: Arc<Scenario>,
    records: u64,
    what_if: Option<Withdrawal>,
}

impl StudyKey {
    fn is_of(&self, entry: &Entry, records: u64, what_if: Option<&Withdrawal>) -> bool {
        Arc::ptr_eq(&self.scenario, &entry.scenario) && self.records == records && self.what_if.as_ref() == what_if
    }
}

impl OpenFile {
    /// True where the file ends too early and lost this list of records, by its key, wholly or in part.
    pub fn lost(&self, list: &str) -> bool {
        matches!(&self.read_only, Some(ReadOnly::Cut(cut)) if cut.lost(list))
    }

    /// A file that was read from a path, or made new without one.
    pub fn new(id: FileId, document: Document, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        let resting = Resting::new(&document.plan, document.kind);
        Self {
            id,
            kind: document.kind,
            path,
            fingerprint,
            problems: document.problems,
            read_only: document.read_only,
            saved_at: None,
            plan: document.plan,
            resting,
            history: History::default(),
            revision: 0,
            record_revision: 0,
            figures_revision: 0,
            saved: 0,
            begun: Vec::new(),
        }
    }

    /// The plan as it stands.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Ids to records.
    pub fn index(&self) -> &Arc<Index> {
        &self.resting.index
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
        &self.resting.board
    }

    /// The figures under the what-if in force, if there is one.
    pub fn what_if(&self) -> Option<&Arc<Board>> {
        self.resting.what_if.as_ref()
    }

    /// The figures that are shown: under the what-if in force, else as planned.
    pub fn now(&self) -> &Arc<Board> {
        self.resting.what_if.as_ref().unwrap_or(&self.resting.board)
    }

    /// Counts every change of the figures: by an edit, by a what-if, by a study that was finished.
    pub fn figures_revision(&self) -> u64 {
        self.figures_revision
    }

    /// Puts a what-if in force, or none.
    pub(super) fn set_what_if(&mut self, what_if: Option<Withdrawal>) {
        let board = what_if.map(|w| Arc::new(Board::new(&self.resting.sources(&self.plan), w, None)));
        self.resting.what_if = board;
        self.figures_revision += 1;
        self.give_up_studies();
    }

    /// The next study that is wanted and not begun: of the planned figures first.
    pub(super) fn next_study(&mut self) -> Option<(StudyKey, Task)> {
        let resting = &self.resting;
        let what_if = resting.what_if.as_ref().map(|board| &board.what_if);
        let boards = [(Some(&resting.board), None), (resting.what_if.as_ref(), what_if)];
        let task = boards.into_iter().find_map(|(board, what_if)| {
            let begun = |e: &Entry| self.begun.iter().any(|(key, _)| key.is_of(e, self.record_revision, what_if));
            let task = board?.wanted(&self.plan, &resting.index, begun)?;
            Some((what_if.cloned(), task))
        });
        let (what_if, task) = task?;
        let key = StudyKey { scenario: Arc::clone(&task.scenario), records: self.record_revision, what_if };
        self.begun.push((key.clone(), task.cancel.clone()));
        Some((key, task))
    }

    /// Takes a study that is finished, or none where it was given up.
    pub(super) fn finish_study(&mut self, key: &StudyKey, study: Option<Study>) {
        let StudyKey { scenario, records, what_if } = key;
        let of_key =
            |k: &StudyKey| Arc::ptr_eq(&k.scenario, scenario) && k.records == *records && k.what_if == *what_if;
        self.begun.retain(|(begun, _)| !of_key(begun));
        let Some(study) = study else { return };
        let current = *records == self.record_revision;
        let resting = &mut self.resting;
        match (what_if, &mut resting.what_if) {
            (None, _) => resting.board = Arc::new(resting.board.with_study(scenario, study, current)),
            (Some(what_if), Some(board)) if board.what_if == *what_if => {
                *board = Arc::new(board.with_study(scenario, study, current));
            }
            _ => return, // another what-if is in force by now
        }
        self.figures_revision += 1;
    }

    /// Stops the studies of states that are no longer those of the file.
    fn give_up_studies(&mut self) {
        let what_if = self.resting.what_if.as_ref().map(|board| &board.what_if);
        let records = self.record_revision;
        for (key, cancel) in &self.begun {
            let planned = self.resting.board.entries.iter().any(|entry| key.is_of(entry, records, None));
            let supposed = self.resting.what_if.as_ref();
            let supposed =
                supposed.is_some_and(|board| board.entries.iter().any(|entry| key.is_of(entry, records, what_if)));
            if !planned && !supposed {
                cancel.cancel();
            }
        }
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

    /// The name of the file without its ending, else the plan's title.
    pub fn short_name(&self) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        crate::base::visible(&stem.unwrap_or_else(|| self.plan.properties.title.clone()))
    }

    /// Makes a change. Returns its name.
    ///
    /// # Errors
    /// The refusal; nothing is touched then.
    pub fn edit(&mut self, command: &Command) -> Result<Label, Refusal> {
        let change = edit::apply(&self.plan, command)?;
        let label = change.what.clone();
        if change.ops.is_empty() {
            return Ok(label);
        }
        change.apply(&mut self.plan);
        self.refresh(&change);
        if self.edited() {
            self.history.join(change);
        } else {
            self.history.push(change);
        }
        Ok(label)
    }

    /// Takes the last change back. Returns its name.
    pub fn undo(&mut self) -> Option<Label> {
        let change = self.history.undo(&mut self.plan)?;
        self.refresh(&change);
        Some(change.what)
    }

    /// Makes the last change that was taken back again. Returns its name.
    pub fn redo(&mut self) -> Option<Label> {
        let change = self.history.redo(&mut self.plan)?;
        self.refresh(&change);
        Some(change.what)
    }

    /// Notes that the plan stands on disk as it was in a state of its history.
    pub fn mark_saved(&mut self, path: PathBuf, fingerprint: Fingerprint, at: String, state: State) {
        self.path = Some(path);
        self.fingerprint = Some(fingerprint);
        self.saved_at = Some(at);
        self.saved = state;
    }

    /// The file as it stands, to prepare a large change elsewhere.
    pub fn snapshot(&self) -> Snapshot {
        let resting = Arc::new(self.resting.clone());
        Snapshot { file: self.id, kind: self.kind, revision: self.revision, resting, plan: self.plan.clone() }
    }

    /// Puts a change in place that was prepared for the file as it stands. Returns its name; none when the file has
    /// changed meanwhile, and then nothing is touched.
    pub fn adopt(&mut self, prepared: Prepared) -> Option<Label> {
        let Prepared { file, revision, change, plan, mut resting } = prepared;
        if file != self.id || revision != self.revision {
            return None;
        }
        let what_if = |resting: &Resting| resting.what_if.as_ref().map(|board| board.what_if.clone());
        if what_if(&resting) != what_if(&self.resting) {
            resting.what_if = what_if(&self.resting)
                .map(|what_if| Arc::new(Board::new(&resting.sources(&plan), what_if, self.resting.what_if.as_deref())));
        }
        let label = change.what.clone();
        self.plan = plan;
        self.resting = resting;
        self.count(&change);
        self.history.push(change);
        Some(label)
    }

    fn refresh(&mut self, change: &Change) {
        self.resting.changed(&self.plan, self.kind, change);
        self.count(change);
    }

    fn count(&mut self, change: &Change) {
        self.revision += 1;
        self.figures_revision += 1;
        self.record_revision += u64::from(!change.only_scenarios());
        self.give_up_studies();
    }
}

/// A scenario file holds just what its scenario uses, so some findings make no sense in it.
fn scope(kind: FileKind) -> Scope {
    match kind {
        FileKind::Scenario => Scope::Scenario,
        FileKind::Plan | FileKind::Review => Scope::Plan,
    }
}
