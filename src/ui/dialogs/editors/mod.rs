//! The editors of what the rest of a plan names: nations, areas, capabilities, conditions, red lines, meetings,
//! requirement sets, rates and rules. Each is a list with a form; every change is a step that can be taken back.

mod area;
mod capability;
mod condition;
mod form;
mod line;
mod list;
mod meeting;
mod nation;
mod new_set;
mod rates;
mod red_line;
mod rules;
mod set;
mod set_rows;
mod task;
mod used;

use egui::Ui;

use super::{Dialog, Outcome};
use crate::base::{AreaId, CapabilityId, MeetingId, RequirementId, RequirementSetId, TaskId};
use crate::model::{Area, Capability, Condition, Meeting, Nation, RedLine, RequirementSet, Scenario};
use crate::session::OpenFile;
use crate::ui::cx::Cx;

/// The lists that have an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOf {
    /// The nations.
    Nations,
    /// The areas.
    Areas,
    /// The capabilities.
    Capabilities,
    /// The conditions.
    Conditions,
    /// The red lines.
    RedLines,
    /// The meetings.
    Meetings,
    /// The requirement sets.
    RequirementSets,
}

/// An editor that is open.
#[derive(Debug)]
pub enum Editor {
    /// A list.
    List(ListOf, list::List),
    /// A nation.
    Nation(nation::NationForm),
    /// An area.
    Area(area::AreaForm),
    /// A capability.
    Capability(capability::CapabilityForm),
    /// A condition.
    Condition(condition::ConditionForm),
    /// A red line.
    RedLine(red_line::RedLineForm),
    /// A meeting.
    Meeting(meeting::MeetingForm),
    /// A name for a new requirement set.
    NewSet(new_set::NewSet),
    /// A requirement set with its tasks and lines.
    Set(set::SetEditor),
    /// A task.
    Task(task::TaskForm),
    /// A line.
    Line(line::LineForm),
    /// The currency and the rates.
    Rates(rates::Rates),
    /// The rules that figures follow, and the limits of findings.
    Rules(rules::Rules),
    /// A scenario that is to be deleted and is used.
    UsedScenario(used::Used),
}

impl Editor {
    /// A list; the keyboard begins at the button that adds.
    pub fn list(of: ListOf) -> Dialog {
        Self::List(of, list::List::default()).into()
    }

    /// A list; the keyboard begins at a record.
    fn list_at(of: ListOf, id: &str) -> Dialog {
        Self::List(of, list::List::at(id)).into()
    }

    /// The currency and the rates.
    pub fn rates(file: &OpenFile) -> Dialog {
        Self::Rates(rates::Rates::new(file)).into()
    }

    /// The rules that figures follow.
    pub fn rules(file: &OpenFile) -> Dialog {
        Self::Rules(rules::Rules::new(file)).into()
    }

    /// An area.
    fn area(file: &OpenFile, id: Option<&AreaId>) -> Dialog {
        Self::Area(area::AreaForm::new(file, id)).into()
    }

    /// A capability.
    fn capability(file: &OpenFile, id: Option<&CapabilityId>) -> Dialog {
        Self::Capability(capability::CapabilityForm::new(file, id)).into()
    }

    /// A meeting, or a new one.
    fn meeting(file: &OpenFile, id: Option<&MeetingId>) -> Dialog {
        Self::Meeting(meeting::MeetingForm::new(file, id)).into()
    }

    /// What stands in the way of deleting a scenario; nothing where nothing does.
    pub fn used_scenario(file: &OpenFile, scenario: &Scenario) -> Option<Dialog> {
        used::Used::scenario(file.plan(), scenario).map(|used| Self::UsedScenario(used).into())
    }

    /// A requirement set; the keyboard begins at a line, a task or the button that adds.
    fn set(file: &OpenFile, id: &RequirementSetId, at: Option<set::At>) -> Dialog {
        Self::Set(set::SetEditor::new(file, id, at)).into()
    }

    /// A task, or a new one.
    fn task(file: &OpenFile, set: &RequirementSetId, id: Option<&TaskId>) -> Dialog {
        Self::Task(task::TaskForm::new(file, set, id)).into()
    }

    /// A line, or a new one of a task.
    fn line(file: &OpenFile, set: &RequirementSetId, task: &TaskId, id: Option<&RequirementId>) -> Dialog {
        Self::Line(line::LineForm::new(file, set, task, id)).into()
    }

    /// Its title and width.
    pub fn title_and_width(&self) -> (String, f32) {
        let (title, width) = match self {
            Self::List(of, _) => (of.title(), 680.0),
            Self::Nation(form) => (form.title(), 640.0),
            Self::Area(form) => (form.title(), 560.0),
            Self::Capability(form) => (form.title(), 640.0),
            Self::Condition(form) => (form.title(), 560.0),
            Self::RedLine(form) => (form.title(), 560.0),
            Self::Meeting(form) => (form.title(), 640.0),
            Self::NewSet(_) => ("New requirement set", 480.0),
            Self::Set(_) => ("Requirement set", 860.0),
            Self::Task(form) => (form.title(), 480.0),
            Self::Line(form) => (form.title(), 640.0),
            Self::Rates(_) => ("Currency and rates", 560.0),
            Self::Rules(_) => ("Rules and thresholds", 640.0),
            Self::UsedScenario(_) => ("Delete the scenario", 560.0),
        };
        (title.to_owned(), width)
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        match self {
            Self::List(ListOf::Nations, state) => list::show::<Nation>(ui, cx, state),
            Self::List(ListOf::Areas, state) => list::show::<Area>(ui, cx, state),
            Self::List(ListOf::Capabilities, state) => list::show::<Capability>(ui, cx, state),
            Self::List(ListOf::Conditions, state) => list::show::<Condition>(ui, cx, state),
            Self::List(ListOf::RedLines, state) => list::show::<RedLine>(ui, cx, state),
            Self::List(ListOf::Meetings, state) => list::show::<Meeting>(ui, cx, state),
            Self::List(ListOf::RequirementSets, state) => list::show::<RequirementSet>(ui, cx, state),
            Self::Nation(form) => form.show(ui, cx),
            Self::Area(form) => form.show(ui, cx),
            Self::Capability(form) => form.show(ui, cx),
            Self::Condition(form) => form.show(ui, cx),
            Self::RedLine(form) => form.show(ui, cx),
            Self::Meeting(form) => form.show(ui, cx),
            Self::NewSet(form) => form.show(ui, cx),
            Self::Set(editor) => editor.show(ui, cx),
            Self::Task(form) => form.show(ui, cx),
            Self::Line(form) => form.show(ui, cx),
            Self::Rates(form) => form.show(ui, cx),
            Self::Rules(form) => form.show(ui, cx),
            Self::UsedScenario(used) => match cx.session.active().map(|file| used.show(ui, cx, file)) {
                Some(used::Chosen::Nothing) => Outcome::Open,
                Some(used::Chosen::Done | used::Chosen::Gone) | None => Outcome::Closed,
            },
        }
    }
}

impl From<Editor> for Dialog {
    fn from(editor: Editor) -> Self {
        Self::Editor(Box::new(editor))
    }
}

impl ListOf {
    fn title(self) -> &'static str {
        match self {
            Self::Nations => "Nations",
            Self::Areas => "Areas",
            Self::Capabilities => "Capabilities",
            Self::Conditions => "Conditions",
            Self::RedLines => "Red lines",
            Self::Meetings => "Meetings",
            Self::RequirementSets => "Requirement sets",
        }
    }
}
