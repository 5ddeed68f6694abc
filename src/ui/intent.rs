//! What a person wants, as a panel says it: carried out after the frame.

use std::path::PathBuf;
use std::sync::Arc;

use super::actions::Action;
use super::picker::Pick;
use super::view::{Selection, Workspace};
use crate::analysis::Withdrawal;
use crate::base::{ConditionId, NationId, ScenarioId};
use crate::edit::Command;
use crate::exchange::pledges::Map;
use crate::session::{FileId, Prepared, Replace, SavedView};

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Change the active plan.
    Edit(Command),
    /// Change the active plan in place of the last change: the last one is taken back first, so that both are one step.
    Instead(Command),
    /// Carry out a command of the menus.
    Do(Action),
    /// Open a file.
    Open(PathBuf),
    /// Open several files and compare their scenarios.
    OpenAndCompare(Vec<PathBuf>),
    /// Take the scenarios of a file into the active plan.
    TakeFrom(PathBuf),
    /// Read a sheet of pledges for the active plan.
    ImportFrom(PathBuf),
    /// Read rows that were copied in a spreadsheet, as pledges for the active plan.
    Paste(String),
    /// Put a change of the active plan in place that was prepared off the interface's thread.
    Adopt(Arc<Prepared>),
    /// Keep a map of sheets under its name.
    RememberMap(Box<Map>),
    /// Make a file the active one.
    Activate(FileId),
    /// Save a file where it is; one without a place becomes the active one and is asked for it.
    SaveFile(FileId),
    /// Compare by the criteria, thresholds and currency of this file: it becomes the first.
    LeadWith(FileId),
    /// Close a file; asks first when it has unsaved work.
    Close(FileId),
    /// Close a file, unsaved work and all.
    CloseAnyway(FileId),
    /// Save the active file there; a file that is there is replaced only where that was agreed to.
    SaveTo(PathBuf, Replace),
    /// Save one scenario there as a file of its own.
    SaveScenarioTo(ScenarioId, PathBuf, Replace),
    /// Ask for a file.
    Choose(Pick),
    /// Write the reply sheets of these nations there: as a table to fill, or as a page to print.
    WriteReplies {
        /// The nations.
        nations: Vec<NationId>,
        /// Where.
        path: PathBuf,
        /// True for the page.
        page: bool,
        /// Whether a file that is there may be replaced.
        replace: Replace,
    },
    /// Read answers from a file, to be looked through before they are taken.
    ReadAnswers(PathBuf),
    /// Say why something is not done.
    Say(String),
    /// Put a what-if in force, in place of the one before; an empty one is none. It changes no plan.
    SetWhatIf {
        /// Nations that withdraw.
        withdrawn: Vec<NationId>,
        /// Conditions that fail.
        failed: Vec<ConditionId>,
    },
    /// Remember a person's name for what is recorded with one.
    RememberAuthor(String),
    /// Select something.
    Select(Selection),
    /// Go to a workspace.
    Go(Workspace),
    /// Go to the register and search there.
    SearchRegister(String),
    /// Keep a view of the register under its name, in place of one of that name.
    SaveView(Box<SavedView>),
    /// Forget a saved view of the register.
    ForgetView(String),
    /// Show or fold a panel or a section.
    Fold(&'static str, bool),
}

impl Intent {
    /// Puts a what-if in force.
    pub fn set_what_if(what_if: &Withdrawal) -> Self {
        Self::SetWhatIf {
            withdrawn: what_if.withdrawn.iter().cloned().collect(),
            failed: what_if.failed.iter().cloned().collect(),
        }
    }
}
