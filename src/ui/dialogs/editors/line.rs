//! A line of a requirement set: what kind of force, how much, from when to when, how much it matters.

use egui::Ui;

use super::capability::ticks;
use super::{Editor, ListOf, form, set};
use crate::base::{CapabilityId, Day, Quantity, RequirementId, RequirementSetId, TaskId, visible};
use crate::edit::{self, Command, Label, LineField, SetCommand};
use crate::model::{Capability, Plan, Priority, Requirement, RequirementSet};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{few, heading, taking_enter};
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::kit::button::Button;

/// What is typed.
#[derive(Debug)]
pub struct LineForm {
    set: RequirementSetId,
    id: Option<RequirementId>,
    task: usize,
    tasks: Vec<(TaskId, String)>,
    capability: usize,
    capabilities: Vec<(CapabilityId, String)>,
    substitutes: Vec<CapabilityId>,
    quantity: String,
    minimum: String,
    from: String,
    to: String,
    priority: usize,
    note: String,
    focused: bool,
}

/// What is wrong with the fields, each in a sentence.
#[derive(Default)]
struct Wrong {
    kind: Option<String>,
    quantity: Option<String>,
    minimum: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Wrong {
    fn any(&self) -> bool {
        [&self.kind, &self.quantity, &self.minimum, &self.from, &self.to].iter().any(|wrong| wrong.is_some())
    }
}

impl LineForm {
    /// Begins with what stands, or an essential one.
    pub fn new(file: &OpenFile, set: &RequirementSetId, task: &TaskId, id: Option<&RequirementId>) -> Self {
        let plan = file.plan();
        let record = plan.requirement_sets.find(set.as_str());
        let stands = record.and_then(|set| set.line(id?)).map(|(_, line)| line);
        let tasks: Vec<(TaskId, String)> = record
            .map(|set| set.tasks.iter().map(|task| (task.id.clone(), visible(&task.name))).collect())
            .unwrap_or_default();
        let words = |c: &Capability| visible(&format!("{} ({})", c.name, c.unit));
        let capabilities: Vec<(CapabilityId, String)> =
            plan.capabilities.iter().map(|c| (c.id.clone(), words(c))).collect();
        let own = stands.and_then(|line| capabilities.iter().position(|(id, _)| *id == line.capability));
        let priority = stands.map_or(Some(0), |line| Priority::ALL.iter().position(|p| *p == line.priority));
        Self {
            set: set.clone(),
            id: stands.map(|line| line.id.clone()),
            task: tasks.iter().position(|(id, _)| id == task).unwrap_or(usize::MAX),
            tasks,
            capability: own.unwrap_or(usize::MAX),
            capabilities,
            substitutes: stands.map(|line| line.substitutes.clone()).unwrap_or_default(),
            quantity: form::shown(stands.map(|line| line.quantity)),
            minimum: form::shown(stands.and_then(|line| line.minimum)),
            from: form::shown(stands.map(|line| line.from_day)),
            to: form::shown(stands.and_then(|line| line.to_day)),
            priority: priority.unwrap_or(usize::MAX),
            note: stands.and_then(|line| line.note.clone()).unwrap_or_default(),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Requirement line" } else { "New requirement line" }
    }

    fn asked(&self) -> Option<&CapabilityId> {
        self.capabilities.get(self.capability).map(|(id, _)| id)
    }

    /// What is wrong: each value is tried in the line, or in one that is otherwise sound.
    fn wrong(&self, plan: &Plan) -> Wrong {
        let Some((task, _)) = self.tasks.first() else { return Wrong::default() };
        let tried = |field: LineField| {
            let command = match &self.id {
                Some(id) => SetCommand::EditLine(id.clone(), field),
                None => {
                    let mut line = Requirement {
                        capability: plan.capabilities.first().map(|c| c.id.clone()).unwrap_or_default(),
                        quantity: Quantity::ONE,
                        priority: Priority::Essential,
                        ..Requirement::default()
                    };
                    match field {
                        LineField::Kind(capability, substitutes) => {
                            (line.capability, line.substitutes) = (capability, substitutes);
                        }
                        LineField::Amount(quantity, minimum) => (line.quantity, line.minimum) = (quantity, minimum),
                        LineField::Days(from, to) => (line.from_day, line.to_day) = (from, to),
                        LineField::Priority(_) | LineField::Note(_) => {}
                    }
                    SetCommand::AddLine(task.clone(), Box::new(line))
                }
            };
            let refused = edit::apply(plan, &Command::InSet(self.set.clone(), command)).err();
            refused.map(|refusal| format!("{refusal}."))
        };
        let (quantity, minimum) = (fields::whole(&self.quantity), fields::whole(&self.minimum));
        let (from, to) = (form::days(&self.from), form::days(&self.to));
        let mut wrong = Wrong {
            kind: self.asked().and_then(|id| tried(LineField::Kind(id.clone(), self.substitutes.clone()))),
            ..Wrong::default()
        };
        match (quantity, minimum) {
            (Ok(Some(quantity)), Ok(minimum)) => {
                wrong.quantity = tried(LineField::Amount(Quantity(quantity), None));
                if wrong.quantity.is_none() {
                    wrong.minimum = tried(LineField::Amount(Quantity(quantity), minimum.map(Quantity)));
                }
            }
            (quantity, minimum) => (wrong.quantity, wrong.minimum) = (quantity.err(), minimum.err()),
        }
        match (from, to) {
            (Ok(from), Ok(to)) => {
                let from = from.unwrap_or(Day::ZERO);
                wrong.from = tried(LineField::Days(from, None));
                if wrong.from.is_none() {
                    wrong.to = tried(LineField::Days(from, to));
                }
            }
            (from, to) => (wrong.from, wrong.to) = (from.err(), to.err()),
        }
        wrong
    }

    /// The line as it is typed, once all that it needs can be read.
    fn read(&self, before: Option<&Requirement>) -> Option<Requirement> {
        let stands = before.cloned().unwrap_or_default();
        Some(Requirement {
            capability: self.asked().cloned().or_else(|| before.map(|line| line.capability.clone()))?,
            substitutes: self.substitutes.clone(),
            quantity: Quantity(fields::whole(&self.quantity).ok()??),
            minimum: fields::whole(&self.minimum).ok()?.map(Quantity),
            from_day: form::days(&self.from).ok()?.unwrap_or(Day::ZERO),
            to_day: form::days(&self.to).ok()?,
            priority: Priority::ALL.get(self.priority).copied().unwrap_or(stands.priority),
            note: form::some_text(&self.note),
            ..stands
        })
    }

    /// The commands that lead from what stands to what is typed.
    fn commands(&self, set: &RequirementSet) -> Vec<Command> {
        let in_set = |command| Command::InSet(self.set.clone(), command);
        let before = self.id.as_ref().and_then(|id| set.line(id));
        let Some(line) = self.read(before.map(|(_, line)| line)) else { return Vec::new() };
        let Some((task, _)) = self.tasks.get(self.task) else { return Vec::new() };
        let Some((of, before)) = before else {
            return vec![in_set(SetCommand::AddLine(task.clone(), Box::new(line)))];
        };
        let fields = LineField::all(&line).into_iter().zip(LineField::all(before));
        let changed = fields.filter(|(after, before)| after != before).map(|(after, _)| after);
        let mut commands: Vec<Command> =
            changed.map(|field| in_set(SetCommand::EditLine(before.id.clone(), field))).collect();
        if of.id != *task {
            let to = set.task(task).map_or(0, |task| task.requirements.len());
            commands.push(in_set(SetCommand::MoveLine { line: before.id.clone(), task: task.clone(), to }));
        }
        commands
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let Some(set) = plan.requirement_sets.find(self.set.as_str()) else { return form::GONE };
        let gone = self.id.as_ref().is_some_and(|id| set.line(id).is_none());
        if gone || self.tasks.is_empty() {
            return form::GONE;
        }
        let wrong = self.wrong(plan);
        fields::scrolled(ui, |ui| self.fields(ui, cx, plan, &wrong));
        let needed = [
            (self.capability == usize::MAX && self.id.is_none(), "a capability"),
            (self.quantity.trim().is_empty(), "a quantity"),
        ];
        let needed: Vec<&str> = needed.iter().filter(|(needed, _)| *needed).map(|(_, what)| *what).collect();
        let missing = match &wrong.kind {
            Some(why) => Some(why.clone()),
            None if wrong.any() => Some("Mend what is marked first.".to_owned()),
            None => form::entered_first(&needed),
        };
        let primary = if self.id.is_some() { "Set line" } else { "Add line" };
        let Some(taken) = form::end(ui, primary, missing.as_deref()) else { return Outcome::Open };
        if taken {
            form::wish(cx, Label::SetWholeLine(self.id.clone()), self.commands(set));
        }
        let at = match (&self.id, self.tasks.get(self.task)) {
            (Some(id), _) => set::At::Line(id.clone()),
            (None, Some((task, _))) => set::At::AddLine(task.clone()),
            (None, None) => set::At::AddTask,
        };
        cx.view.dialog = Some(Editor::set(file, &self.set, Some(at)));
        Outcome::Closed
    }

    fn fields(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, plan: &Plan, wrong: &Wrong) {
        if plan.capabilities.is_empty() {
            fields::remark(ui, "The plan has no capability yet, and a line asks for one.");
            ui.add_space(4.0);
            let response = Button::new("Capabilities…").show(ui);
            if taking_enter(ui, response).clicked() {
                cx.view.dialog = Some(Editor::list(ListOf::Capabilities));
            }
        }
        ui.columns(2, |columns| {
            let words: Vec<String> = self.capabilities.iter().map(|(_, name)| name.clone()).collect();
            let first = fields::choice(&mut columns[0], "Capability", &words, &mut self.capability);
            if !std::mem::replace(&mut self.focused, true) {
                first.request_focus();
            }
            let words: Vec<String> = self.tasks.iter().map(|(_, name)| name.clone()).collect();
            fields::choice(&mut columns[1], "Task", &words, &mut self.task);
        });
        let asked = self.asked().and_then(|id| plan.capabilities.find(id.as_str()));
        let money = asked.is_some_and(|capability| capability.is_money());
        let quantity = if money { format!("Amount, {}", plan.properties.currency) } else { "Quantity".to_owned() };
        ui.columns(4, |columns| {
            fields::figure(&mut columns[0], &mut self.quantity, &quantity, "3", wrong.quantity.as_deref());
            let hint = "all of it";
            fields::figure(&mut columns[1], &mut self.minimum, "Minimum", hint, wrong.minimum.as_deref());
            fields::figure(&mut columns[2], &mut self.from, "Needed by C+", "0", wrong.from.as_deref());
            fields::figure(&mut columns[3], &mut self.to, "Until C+", "the end", wrong.to.as_deref());
        });
        few(ui, "Priority", &["Essential", "Important", "Desirable"], &mut self.priority);
        fields::paragraph(ui, &mut self.note, "Note", 2);
        let Some(asked) = asked else { return };
        heading(ui, "Can also be met by");
        let same = plan.capabilities.iter().map(AsRef::as_ref);
        let same: Vec<&Capability> = same
            .filter(|other| {
                let stands = self.substitutes.contains(&other.id);
                other.id != asked.id && (other.unit == asked.unit || stands)
            })
            .collect();
        if same.is_empty() {
            fields::remark(ui, &format!("No other capability is counted in {}.", visible(&asked.unit)));
        }
        ticks(ui, &same, &mut self.substitutes, "can also meet it");
    }
}
