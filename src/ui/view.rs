//! What is looked at: the workspace, the selection, and what each workspace remembers. Never part of a plan.

use super::dialogs::Dialog;
use super::pledges::Pledges;
use super::workspaces::{compare::CompareView, compose::ComposeView, register::RegisterView, survey::SurveyView};
use crate::base::{AssignmentId, ContributionId, RequirementId, ScenarioId};
use crate::session::OpenFile;

/// A place to work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Workspace {
    /// Nothing is open, or a file is being chosen.
    #[default]
    Start,
    /// What nations answered.
    Survey,
    /// All pledges as a table.
    Register,
    /// Scenarios being composed.
    Compose,
    /// Scenarios side by side.
    Compare,
}

impl Workspace {
    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Survey => "Survey",
            Self::Register => "Register",
            Self::Compose => "Compose",
            Self::Compare => "Compare",
        }
    }
}

/// What is selected, and so what the inspector shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// A pledge.
    Contribution(ContributionId),
    /// An assignment.
    Assignment(ScenarioId, AssignmentId),
    /// A requirement line in a scenario.
    Line(ScenarioId, RequirementId),
    /// A scenario.
    Scenario(ScenarioId),
}

/// Everything that is looked at.
#[derive(Debug, Default)]
pub struct View {
    /// The workspace.
    pub workspace: Workspace,
    /// What is selected.
    pub selection: Selection,
    /// What Compose remembers.
    pub compose: ComposeView,
    /// What Compare remembers.
    pub compare: CompareView,
    /// What Register remembers.
    pub register: RegisterView,
    /// What is known of the pledges of the file that is looked at.
    pub pledges: Pledges,
    /// What Survey remembers.
    pub survey: SurveyView,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What is typed on the start page to find a recent file.
    pub find_recent: String,
    /// Widths of side panels as they were dragged, to be remembered.
    pub panel_widths: Vec<(&'static str, f32)>,
    /// The notice whose toast has been seen to its end.
    pub toast_seen: Option<u64>,
}

impl View {
    /// Brings the list of pledges in Register up to date. Cheap when nothing changed.
    pub fn list_pledges(&mut self, file: &OpenFile) {
        self.register.list(file, &mut self.pledges);
    }
}
