//! The open files and what can be done with them: open, save, close, edit, take back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::jobs::{Jobs, Panicked, Wake, caught};
use super::notice::{Message, Notice, NoticeKind};
use super::open_file::StudyKey;
use super::saving::Saves;
use super::study::Study;
use super::{FileId, OpenFile, Prepared, Recent, Settings, Trace, clock};
use crate::analysis::Withdrawal;
use crate::edit::{Command, Refusal};
use crate::store::{self, Document, Fingerprint};

/// The built-in sample.
const SAMPLE: &[u8] = include_bytes!("../../assets/sample.muster");

/// What a new plan starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Nations and capabilities only.
    Empty,
    /// A coalition reassurance force: requirement lines and criteria.
    Reassurance,
    /// Maritime mine clearance.
    MineClearance,
}

impl Template {
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Empty => include_bytes!("../../assets/templates/empty.muster"),
            Self::Reassurance => include_bytes!("../../assets/templates/reassurance.muster"),
            Self::MineClearance => include_bytes!("../../assets/templates/mine-clearance.muster"),
        }
    }
}

struct Studied {
    file: FileId,
    key: StudyKey,
    study: Result<Option<Study>, Panicked>,
}

/// Everything that is open.
pub struct Session {
    files: Vec<OpenFile>,
    active: Option<FileId>,
    next_id: u32,
    notice: Option<Notice>,
    pub(super) saves: Saves,
    studying: Jobs<Studied>,
    what_if: Withdrawal,
    /// Preferences and layout.
    pub settings: Settings,
    /// Where events are written, if anywhere.
    pub trace: Trace,
}

impl Session {
    /// Nothing open.
    pub fn new(settings: Settings, trace: Trace) -> Self {
        Self {
            files: Vec::new(),
            active: None,
            next_id: 0,
            notice: None,
            saves: Saves::new(),
            studying: Jobs::new(),
            what_if: Withdrawal::default(),
            settings,
            trace,
        }
    }

    /// Says whom to wake when work off the interface's thread is done.
    pub fn set_wake(&mut self, wake: Wake) {
        self.saves.set_wake(Arc::clone(&wake));
        self.studying.set_wake(wake);
    }

    /// The open files, in order of opening.
    pub fn files(&self) -> &[OpenFile] {
        &self.files
    }

    /// The file whose criteria, screening thresholds and currency hold where scenarios of several files are compared:
    /// the first one.
    pub fn criteria_owner(&self) -> Option<&OpenFile> {
        self.files.first()
    }

    /// Makes a file the first one, so that its criteria, thresholds and currency hold where several are compared.
    pub fn lead_with(&mut self, id: FileId) {
        if let Some(at) = self.files.iter().position(|file| file.id == id) {
            self.files[..=at].rotate_right(1);
        }
    }

    /// The place of a file among the open ones, from 1: its mark beside what could be of any of them. `None` while it is
    /// the only one.
    pub fn mark(&self, id: FileId) -> Option<usize> {
        let at = self.files.iter().position(|file| file.id == id)?;
        (self.files.len() > 1).then_some(at + 1)
    }

    /// What a file is called beside others: its name without the ending, the plan's title where it was never saved, and
    /// its mark behind that where another one is called alike.
    pub fn called(&self, id: FileId) -> String {
        let Some(file) = self.file(id) else { return String::new() };
        let name = file.short_name();
        match self.mark(id) {
            Some(mark) if self.files.iter().filter(|other| other.short_name() == name).count() > 1 => {
                format!("{name} ({mark})")
            }
            _ => name,
        }
    }

    /// The file with this name, while it is open.
    pub fn file(&self, id: FileId) -> Option<&OpenFile> {
        self.files.iter().find(|file| file.id == id)
    }

    /// The file that is worked on.
    pub fn active(&self) -> Option<&OpenFile> {
        self.active.and_then(|id| self.file(id))
    }

    /// The file that is worked on, to change.
    pub fn active_mut(&mut self) -> Option<&mut OpenFile> {
        let id = self.active?;
        self.file_mut(id)
    }

    pub(super) fn file_mut(&mut self, id: FileId) -> Option<&mut OpenFile> {
        self.files.iter_mut().find(|file| file.id == id)
    }

    /// Makes a file the one that is worked on.
    pub fn activate(&mut self, id: FileId) {
        if self.file(id).is_some() {
            self.active = Some(id);
        }
    }

    /// The latest notice.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Says something in the status line.
    pub fn say(&mut self, kind: NoticeKind, message: impl Into<Message>) {
        let number = self.notice.as_ref().map_or(0, |notice| notice.number + 1);
        self.notice = Some(Notice { kind, message: message.into(), number });
    }

    /// Opens a file, or makes it the active one when it is open already.
    ///
    /// # Errors
    /// One line that names the file, the place in it and the mend.
    pub fn open(&mut self, path: &Path) -> Result<FileId, String> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if let Some(open) =
            self.files.iter().find(|file| file.path.as_deref().is_some_and(|open| store::same_file(open, &path)))
        {
            let id = open.id;
            self.active = Some(id);
            return Ok(id);
        }
        let started = Instant::now();
        let opened = store::read(&path).map_err(|error| error.to_string())?;
        let id = self.add(opened.document, Some(path), Some(opened.fingerprint));
        self.remember(id);
        self.trace.event("open", started.elapsed());
        self.say_opened(id);
        Ok(id)
    }

    /// Opens the built-in sample as a plan that was never saved.
    ///
    /// # Errors
    /// One line, should the sample not be readable.
    pub fn open_sample(&mut self) -> Result<FileId, String> {
        let document = store::parse(SAMPLE).map_err(|error| error.to_string())?;
        Ok(self.add(document, None, None))
    }

    /// Starts a new plan from a template.
    ///
    /// # Errors
    /// One line, should the template not be readable.
    pub fn new_plan(&mut self, template: Template) -> Result<FileId, String> {
        let mut document = store::parse(template.bytes()).map_err(|error| error.to_string())?;
        let mut properties = document.plan.properties.as_ref().clone();
        properties.id = clock::new_plan_id();
        properties.as_of = clock::today();
        document.plan.properties = properties.into();
        Ok(self.add(document, None, None))
    }

    /// Closes a file. What was not saved is gone, so ask first.
    pub fn close(&mut self, id: FileId) {
        self.files.retain(|file| file.id != id);
        if self.active == Some(id) {
            self.active = self.files.last().map(|file| file.id);
        }
    }

    /// Carries a command out on the active file and says what was done, or why not.
    pub fn edit(&mut self, command: &Command) -> Result<(), Refusal> {
        let started = Instant::now();
        let Some(file) = self.active_mut() else { return Ok(()) };
        match file.edit(command) {
            Ok(label) => {
                self.trace.event("edit", started.elapsed());
                self.say(NoticeKind::Done, Message::Done(label));
                Ok(())
            }
            Err(refusal) => {
                self.say(NoticeKind::Refused, Message::Refused(refusal.clone()));
                Err(refusal)
            }
        }
    }

    /// Puts a change in place that was prepared off the interface's thread.
    pub fn adopt(&mut self, prepared: Prepared) {
        let started = Instant::now();
        let label = self.files.iter_mut().find(|file| file.id == prepared.file).and_then(|file| file.adopt(prepared));
        match label {
            Some(label) => {
                self.trace.event("adopt", started.elapsed());
                self.say(NoticeKind::Done, Message::Done(label));
            }
            None => self.say(NoticeKind::Refused, Message::PlanChangedMeanwhile),
        }
    }

    /// Takes the last change of the active file back.
    pub fn undo(&mut self) {
        if let Some(label) = self.active_mut().and_then(OpenFile::undo) {
            self.say(NoticeKind::Note, Message::Undone(label));
        }
    }

    /// Makes the change that was taken back again.
    pub fn redo(&mut self) {
        if let Some(label) = self.active_mut().and_then(OpenFile::redo) {
            self.say(NoticeKind::Done, Message::Done(label));
        }
    }

    /// Takes the results of work that is done, and begins what is wanted. Call once a frame.
    pub fn poll(&mut self) {
        self.poll_saves();
        while let Some(studied) = self.studying.take() {
            self.finish_study(studied);
        }
        self.begin_studies();
    }

    /// Waits until every heavier figure is there.
    pub fn wait_for_studies(&mut self) {
        self.begin_studies();
        while let Some(studied) = self.studying.wait() {
            self.finish_study(studied);
            self.begin_studies();
        }
    }

    /// True while a heavier figure is being worked out.
    pub fn studying(&self) -> bool {
        self.studying.busy()
    }

    /// The what-if in force in every open file; an empty one is none.
    pub fn what_if(&self) -> &Withdrawal {
        &self.what_if
    }

    /// Puts a what-if in force in every open file. It changes no plan.
    pub fn set_what_if(&mut self, what_if: Withdrawal) {
        if what_if == self.what_if {
            return;
        }
        self.what_if = what_if;
        for file in &mut self.files {
            file.set_what_if(Some(self.what_if.clone()).filter(|what_if| !what_if.is_empty()));
        }
    }

    fn begin_studies(&mut self) {
        // One core stays with the interface.
        let most = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        let active = self.active;
        while self.studying.running() < most {
            let mut files: Vec<&mut OpenFile> = self.files.iter_mut().collect();
            files.sort_by_key(|file| Some(file.id) != active);
            let next = files.into_iter().find_map(|file| file.next_study().map(|(key, task)| (file.id, key, task)));
            let Some((file, key, task)) = next else { return };
            self.studying.start(move || Studied { file, key, study: caught(|| task.run()) });
        }
    }

    fn finish_study(&mut self, studied: Studied) {
        let Studied { file, key, study } = studied;
        let study = match study {
            Ok(study) => study,
            // It counts as begun, so that it is not tried over and over.
            Err(panicked) => {
                return self.say(NoticeKind::Refused, Message::NotStudied(panicked));
            }
        };
        if let Some(open) = self.files.iter_mut().find(|open| open.id == file) {
            open.finish_study(&key, study);
        }
    }

    /// True when a file has edits that are not on disk.
    pub fn unsaved(&self) -> bool {
        self.files.iter().any(OpenFile::edited)
    }

    fn add(&mut self, document: Document, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> FileId {
        let id = FileId(self.next_id);
        self.next_id += 1;
        let mut file = OpenFile::new(id, document, path, fingerprint);
        if !self.what_if.is_empty() {
            file.set_what_if(Some(self.what_if.clone()));
        }
        self.files.push(file);
        self.active = Some(id);
        id
    }

    fn say_opened(&mut self, id: FileId) {
        let Some(file) = self.file(id) else { return };
        let message = match (file.problems.len(), &file.read_only) {
            (0, None) => Message::Opened(file.file_name()),
            (0, Some(why)) => Message::OpenedReadOnly(why.clone()),
            (n, _) => Message::OpenedWithProblems(n),
        };
        self.say(NoticeKind::Note, message);
    }

    pub(super) fn remember(&mut self, id: FileId) {
        let Some(file) = self.file(id) else { return };
        let Some(path) = file.path.clone() else { return };
        let marking = &file.plan().properties.marking;
        let recent = Recent {
            path,
            title: file.plan().properties.title.clone(),
            marking: format!("{} {}", marking.policy, marking.classification).trim().to_owned(),
            scenarios: (file.plan().scenarios.iter().filter(|s| !s.archived).take(8))
                .map(|s| (s.short_name().chars().take(2).collect(), s.colour.clone()))
                .collect(),
            opened: clock::today().map(|d| d.to_string()).unwrap_or_default() + " " + &clock::time_of_day(),
        };
        self.settings.remember(recent);
        self.settings.keep();
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({} files)", self.files.len())
    }
}
