//! A task of a requirement set: its name and the area in which it is done.

use egui::Ui;

use super::{Editor, ListOf, form, set};
use crate::base::{AreaId, RequirementSetId, TaskId, visible};
use crate::edit::{Command, Label, RecordKind, SetCommand, TaskField};
use crate::model::Task;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::taking_enter;
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::kit::button::Button;

/// What is typed.
#[derive(Debug)]
pub struct TaskForm {
    set: RequirementSetId,
    id: Option<TaskId>,
    name: String,
    area: usize,
    areas: Vec<(AreaId, String)>,
    focused: bool,
}

impl TaskForm {
    /// Begins with what stands, or empty; where the plan has one area alone, in that.
    pub fn new(file: &OpenFile, set: &RequirementSetId, id: Option<&TaskId>) -> Self {
        let plan = file.plan();
        let stands = plan.requirement_sets.find(set.as_str()).and_then(|set| set.task(id?));
        let areas: Vec<(AreaId, String)> =
            plan.areas.iter().map(|area| (area.id.clone(), visible(&area.name))).collect();
        let own = stands.and_then(|task| areas.iter().position(|(id, _)| *id == task.area));
        let only = (stands.is_none() && areas.len() == 1).then_some(0);
        Self {
            set: set.clone(),
            id: stands.map(|task| task.id.clone()),
            name: stands.map(|task| task.name.clone()).unwrap_or_default(),
            area: own.or(only).unwrap_or(usize::MAX),
            areas,
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Task" } else { "New task" }
    }

    fn commands(&self, before: Option<&Task>) -> Vec<Command> {
        let in_set = |command| Command::InSet(self.set.clone(), command);
        let area = self.areas.get(self.area).map(|(id, _)| id.clone());
        let Some(before) = before else {
            let (name, area) = (self.name.trim().to_owned(), area.unwrap_or_default());
            return vec![in_set(SetCommand::AddTask(Box::new(Task { name, area, ..Task::default() })))];
        };
        let mut fields = Vec::new();
        if self.name.trim() != before.name {
            fields.push(TaskField::Name(self.name.clone()));
        }
        if let Some(area) = area.filter(|area| *area != before.area) {
            fields.push(TaskField::Area(area));
        }
        fields.into_iter().map(|field| in_set(SetCommand::EditTask(before.id.clone(), field))).collect()
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let Some(set) = file.plan().requirement_sets.find(self.set.as_str()) else { return form::GONE };
        let before = self.id.as_ref().and_then(|id| set.task(id));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        fields::scrolled(ui, |ui| {
            let first = fields::line(ui, &mut self.name, "Name", "Sites and cities in the west", None);
            if !std::mem::replace(&mut self.focused, true) {
                first.request_focus();
            }
            if self.areas.is_empty() {
                ui.add_space(8.0);
                fields::remark(ui, "The plan has no area yet, and a task is done in one.");
                ui.add_space(4.0);
                let response = Button::new("Areas…").show(ui);
                if taking_enter(ui, response).clicked() {
                    cx.view.dialog = Some(Editor::list(ListOf::Areas));
                }
            } else {
                let words: Vec<String> = self.areas.iter().map(|(_, name)| name.clone()).collect();
                fields::choice(ui, "Area", &words, &mut self.area);
            }
        });
        let mut needed = Vec::new();
        if self.name.trim().is_empty() {
            needed.push("a name");
        }
        if self.area >= self.areas.len() && before.is_none() {
            needed.push("an area");
        }
        let missing = form::entered_first(&needed);
        let primary = if before.is_some() { "Set task" } else { "Add task" };
        let Some(taken) = form::end(ui, primary, missing.as_deref()) else { return Outcome::Open };
        if taken {
            let label = Label::SetRecord { what: RecordKind::Task, name: self.name.trim().to_owned() };
            form::wish(cx, label, self.commands(before));
        }
        let at = match &self.id {
            Some(id) => set::At::Task(id.clone()),
            None if taken => set::At::LastTask,
            None => set::At::AddTask,
        };
        cx.view.dialog = Some(Editor::set(file, &self.set, Some(at)));
        Outcome::Closed
    }
}
