//! Saving off the interface's thread. A plan is taken as it stands when the save is asked for; making its bytes, writing
//! and flushing them is the job's. The saves of one file follow each other, so that each knows what the one before has
//! written, and "saved" is said of what stands on the disk.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::jobs::{Jobs, Panicked, Wake, caught};
use super::{FileId, Message, NoticeKind, OpenFile, Session, clock};
use crate::base::ScenarioId;
use crate::edit::State;
use crate::model::Plan;
use crate::store::{self, FileKind, Over, SaveError, Saved};

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// No: nobody was asked.
    No,
    /// Yes: the person said so.
    Agreed,
}

impl Replace {
    /// What may stand under the name that is written to.
    pub fn over(self) -> Over {
        match self {
            Self::No => Over::Nothing,
            Self::Agreed => Over::Any,
        }
    }
}

/// Whether a file stands on disk as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Just as it is.
    Saved,
    /// With edits that are not on disk.
    Edited,
    /// Being written.
    Saving,
}

/// A save that was asked for.
#[derive(Debug)]
struct Order {
    file: FileId,
    kind: FileKind,
    plan: Plan,
    state: State,
    path: PathBuf,
    over: Over,
    asked: Instant,
}

/// A save that has come to its end.
#[derive(Debug)]
pub(super) struct Written {
    file: FileId,
    state: State,
    path: PathBuf,
    asked: Instant,
    result: Result<Result<Saved, SaveError>, Panicked>,
}

/// The saves that run and those that wait for one of the same file.
#[derive(Debug)]
pub(super) struct Saves {
    jobs: Jobs<Written>,
    running: Vec<(FileId, PathBuf)>,
    waiting: VecDeque<Order>,
}

impl Saves {
    pub fn new() -> Self {
        Self { jobs: Jobs::new(), running: Vec::new(), waiting: VecDeque::new() }
    }

    pub fn set_wake(&mut self, wake: Wake) {
        self.jobs.set_wake(wake);
    }

    /// True while a file is being written, or is to be.
    fn is_of(&self, file: FileId) -> bool {
        self.running.iter().any(|(running, _)| *running == file) || self.waiting.iter().any(|order| order.file == file)
    }

    /// Where the last save that was asked for puts a file.
    fn place(&self, file: FileId) -> Option<&Path> {
        let waiting = self.waiting.iter().rev().find(|order| order.file == file).map(|order| order.path.as_path());
        waiting.or_else(|| self.running.iter().find(|(id, _)| *id == file).map(|(_, path)| path.as_path()))
    }

    fn ask(&mut self, order: Order) {
        // A save that has not begun is overtaken by a later one to the same place.
        match self.waiting.iter_mut().find(|waiting| waiting.file == order.file && waiting.path == order.path) {
            Some(waiting) => *waiting = order,
            None => self.waiting.push_back(order),
        }
        self.begin();
    }

    fn begin(&mut self) {
        loop {
            let free = |order: &Order| !self.running.iter().any(|(running, _)| *running == order.file);
            let Some(order) = self.waiting.iter().position(free).and_then(|at| self.waiting.remove(at)) else { return };
            self.running.push((order.file, order.path.clone()));
            self.jobs.start(move || {
                let Order { file, kind, plan, state, path, over, asked } = order;
                let result = caught(|| store::save_plan(&path, kind, &plan, over));
                Written { file, state, path, asked, result }
            });
        }
    }

    /// The next save that has come to its end, if one has.
    pub fn take(&mut self) -> Option<Written> {
        let written = self.jobs.take()?;
        self.ended(&written);
        Some(written)
    }

    /// Waits for the next save; none when nothing is being written.
    pub fn wait(&mut self) -> Option<Written> {
        let written = self.jobs.wait()?;
        self.ended(&written);
        Some(written)
    }

    fn ended(&mut self, written: &Written) {
        self.running.retain(|(file, _)| *file != written.file);
        if let Ok(Ok(saved)) = &written.result {
            let next = |order: &&mut Order| order.file == written.file && store::same_file(&order.path, &written.path);
            for order in self.waiting.iter_mut().filter(next) {
                order.over = Over::This(saved.fingerprint);
            }
        }
        self.begin();
    }
}

impl Session {
    /// Saves a file to a path: its own, or one where no file is yet.
    pub fn save(&mut self, id: FileId, path: PathBuf) {
        self.save_as(id, path, Replace::No);
    }

    /// Saves a file to a path. The plan is taken as it stands now; the rest is done off the interface's thread.
    pub fn save_as(&mut self, id: FileId, path: PathBuf, replace: Replace) {
        let Some(file) = self.file(id) else { return };
        let own = file.path.as_deref().is_some_and(|own| store::same_file(own, &path));
        if let (true, Some(why)) = (own, &file.read_only) {
            let message = Message::NotSavedReadOnly(why.clone());
            return self.say(NoticeKind::Refused, message);
        }
        let over = match file.fingerprint {
            Some(fingerprint) if own => Over::This(fingerprint),
            _ => replace.over(),
        };
        let (kind, plan, state) = (file.kind, file.plan().clone(), file.history().state());
        self.saves.ask(Order { file: id, kind, plan, state, path, over, asked: Instant::now() });
    }

    /// Saves one scenario of the active file as a file of its own.
    ///
    /// # Errors
    /// Why it was not written.
    pub fn save_scenario(&mut self, scenario: &ScenarioId, path: &Path, replace: Replace) -> Result<(), SaveError> {
        let Some(file) = self.active() else { return Ok(()) };
        let Some(part) = store::split(file.plan(), scenario) else { return Ok(()) };
        store::save_plan(path, FileKind::Scenario, &part, replace.over())?;
        self.say(NoticeKind::Note, Message::SavedScenario(path.to_owned()));
        Ok(())
    }

    /// Where a save without a name puts a file: where it was put last, be that still under way. None for a file that must
    /// be given another name.
    pub fn place_to_save(&self, file: &OpenFile) -> Option<PathBuf> {
        let last = self.saves.place(file.id).or(file.path.as_deref().filter(|_| file.read_only.is_none()));
        last.map(Path::to_owned)
    }

    /// Whether a file stands on disk as it is shown.
    pub fn save_state(&self, file: &OpenFile) -> SaveState {
        if self.saves.is_of(file.id) {
            SaveState::Saving
        } else if file.edited() {
            SaveState::Edited
        } else {
            SaveState::Saved
        }
    }

    /// Waits until everything that is being written stands on disk.
    pub fn wait_for_saves(&mut self) {
        while let Some(written) = self.saves.wait() {
            self.finish_save(written);
        }
    }

    /// Takes note of the saves that have come to their end.
    pub(super) fn poll_saves(&mut self) {
        while let Some(written) = self.saves.take() {
            self.finish_save(written);
        }
    }

    fn finish_save(&mut self, written: Written) {
        let Written { file, state, path, asked, result } = written;
        match result {
            Ok(Ok(saved)) => {
                let at = clock::time_of_day();
                if let Some(open) = self.file_mut(file) {
                    if !open.path.as_deref().is_some_and(|own| store::same_file(own, &path)) {
                        open.read_only = None;
                    }
                    open.mark_saved(path.clone(), saved.fingerprint, at, state);
                }
                self.trace.event("save", asked.elapsed());
                self.remember(file);
                let warning = saved.warning.map(|warning| Message::Text(warning.to_string()));
                self.say(NoticeKind::Note, warning.unwrap_or(Message::Saved(path)));
            }
            Ok(Err(error)) => self.say(NoticeKind::Refused, error.to_string()),
            Err(panicked) => {
                self.say(NoticeKind::Refused, Message::NotSaved(path, panicked));
            }
        }
    }
}
