//! A requirement set: its tasks and lines as a tree, put in order by dragging or with the keyboard.

use egui::{DragAndDrop, Id, Order, Rect, Stroke, Ui, vec2};

use super::set_rows::{self, Act, Row};
use super::used::{self, Chosen, Used};
use super::{Editor, ListOf, form};
use crate::base::{RequirementId, RequirementSetId, TaskId, visible};
use crate::edit::{self, Command, RecordCommand, RequirementSetField, SetCommand};
use crate::model::{Plan, RequirementSet};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{Pressed, footer, keyed, taking_enter};
use crate::ui::dialogs::{Dialog, Outcome, fields};
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;

/// Where the keyboard goes when the tree is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// To a task.
    Task(TaskId),
    /// To a line.
    Line(RequirementId),
    /// To the button that adds a line to a task.
    AddLine(TaskId),
    /// To the same button of the last task.
    LastTask,
    /// To the button that adds a task.
    AddTask,
}

/// What is dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dragged {
    /// A task with its lines.
    Task(TaskId),
    /// A line.
    Line(RequirementId),
}

/// What the editor remembers.
#[derive(Debug)]
pub struct SetEditor {
    set: RequirementSetId,
    name: Option<String>,
    focus: Option<At>,
    used: Option<Used>,
}

/// A set that is only just being added.
pub(super) fn fresh(set: RequirementSetId) -> Dialog {
    Editor::Set(SetEditor { set, name: None, focus: Some(At::AddTask), used: None }).into()
}

/// A place between rows, and where what is dropped there goes.
struct Gap {
    y: f32,
    task: usize,
    /// The position among the task's lines.
    line: usize,
}

impl SetEditor {
    /// Begins with the set; the keyboard at a task, a line or a button that adds.
    pub(super) fn new(_file: &OpenFile, set: &RequirementSetId, at: Option<At>) -> Self {
        Self { set: set.clone(), name: None, focus: Some(at.unwrap_or(At::AddTask)), used: None }
    }

    /// Draws the tree.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let Some(set) = plan.requirement_sets.find(self.set.as_str()) else { return form::GONE };
        if let Some(standing) = &mut self.used {
            let chosen = standing.show(ui, cx, file);
            if chosen != Chosen::Nothing {
                self.used = None;
            }
            return used::outcome(chosen);
        }
        let known = match &self.focus {
            Some(At::Task(id) | At::AddLine(id)) => set.task(id).is_some(),
            Some(At::Line(id)) => set.line(id).is_some(),
            Some(At::LastTask) => !set.tasks.is_empty(),
            Some(At::AddTask) | None => true,
        };
        if !known {
            self.focus = Some(At::AddTask);
        }
        if self.head(ui, cx, plan, set) {
            return Outcome::Closed;
        }
        ui.add_space(6.0);
        let (mut wanted, mut dropped) = (None, None);
        fields::scrolled(ui, |ui| {
            if set.tasks.is_empty() {
                fields::remark(ui, "No task yet. Add one, then the lines that it asks for.");
            }
            let rects = self.rows(ui, plan, set, &mut wanted);
            dropped = drop_target(ui, set, &rects);
        });
        if let Some(command) = dropped {
            cx.wish(Intent::Edit(Command::InSet(self.set.clone(), command)));
        }
        if let Some((row, act)) = wanted {
            self.act(cx, file, set, &row, act);
        }
        match footer(ui, "Done", "All requirement sets", None) {
            Pressed::Nothing => Outcome::Open,
            Pressed::Primary => Outcome::Closed,
            Pressed::Other => {
                cx.view.dialog = Some(Editor::list_at(ListOf::RequirementSets, self.set.as_str()));
                Outcome::Closed
            }
        }
    }

    /// The name, and what is done with the whole set. Returns whether the editor gives way.
    fn head(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, plan: &Plan, set: &RequirementSet) -> bool {
        let name = self.name.get_or_insert_with(|| set.name.clone());
        let field = RequirementSetField::Name(name.clone());
        let rename = Command::RequirementSet(RecordCommand::Edit { id: set.id.clone(), field });
        let changed = name.trim() != set.name;
        let refused = edit::apply(plan, &rename).err().filter(|_| changed).map(|refusal| format!("{refusal}."));
        let possible = changed && refused.is_none();
        let (mut renamed, mut gives_way) = (false, false);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 262.0).max(140.0);
            let error = refused.as_deref();
            let response = Field { error, ..Field::text(name, "Name of the requirement set", width) }.show(ui);
            if changed {
                // Enter takes the name that is typed before it is for the dialog's own button.
                let typing = response.has_focus() || response.lost_focus();
                let entered = typing && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
                renamed = entered && possible;
            }
            let response = Button { disabled: !possible, ..Button::new("Rename") }.show(ui);
            renamed |= taking_enter(ui, response).clicked();
            let response = Button { name: "Duplicate the requirement set", ..Button::new("Duplicate") }.show(ui);
            if taking_enter(ui, response).clicked() {
                cx.wish(Intent::Edit(Command::InSet(set.id.clone(), SetCommand::Duplicate)));
                cx.view.dialog = Some(Editor::list(ListOf::RequirementSets));
                gives_way = true;
            }
            let response = Button::new("Add task").with_icon(Icon::Plus).show(ui);
            if self.focus == Some(At::AddTask) {
                response.request_focus();
                self.focus = None;
            }
            if taking_enter(ui, response).clicked() {
                cx.view.dialog = cx.session.active().map(|file| Editor::task(file, &set.id, None));
                gives_way = true;
            }
        });
        if renamed {
            cx.wish(Intent::Edit(rename));
            self.name = None;
        }
        let measured: Vec<String> = plan
            .scenarios
            .iter()
            .filter(|scenario| scenario.requirement_set == set.id)
            .map(|scenario| visible(scenario.short_name()))
            .collect();
        if !measured.is_empty() {
            ui.add_space(4.0);
            let scenarios = format::counted(measured.len() as i64, "scenario is", "scenarios are");
            fields::remark(ui, &format!("{scenarios} measured against it: {}.", format::listed(&measured)));
        }
        gives_way
    }

    /// The rows; returns where each stands, and puts what was pressed into `wanted`.
    fn rows(
        &mut self,
        ui: &mut Ui,
        plan: &Plan,
        set: &RequirementSet,
        wanted: &mut Option<(Row, Act)>,
    ) -> Vec<(Row, Rect)> {
        let mut rects = Vec::new();
        let last = set.tasks.len().saturating_sub(1);
        let focus = self.focus.take();
        for (of, task) in set.tasks.iter().enumerate() {
            let row = Row { task: of, line: None };
            let first = set.tasks.iter().position(|other| other.id == task.id) == Some(of);
            let to = match &focus {
                Some(At::Task(id)) if *id == task.id => Some(Act::Edit),
                Some(At::AddLine(id)) if *id == task.id => Some(Act::AddLine),
                Some(At::LastTask) if of == last => Some(Act::AddLine),
                _ => None,
            };
            let (rect, act) = keyed(ui, ("task", task.id.as_str(), if first { 0 } else { of }), |ui| {
                set_rows::task(ui, plan, task, (of == 0, of == last), to)
            });
            rects.push((row, rect));
            *wanted = wanted.take().or(act.map(|act| (row, act)));
            for (at, line) in task.requirements.iter().enumerate() {
                let row = Row { task: of, line: Some(at) };
                let first = of == 0 && at == 0;
                let ends = (first, of == last && at + 1 == task.requirements.len());
                let to = matches!(&focus, Some(At::Line(id)) if *id == line.id).then_some(Act::Edit);
                // Of two lines with one id, which a file may hold, the second goes by its place.
                let one = set.line(&line.id).is_some_and(|(owner, one)| owner.id == task.id && std::ptr::eq(one, line));
                let (rect, act) = keyed(ui, ("line", line.id.as_str(), if one { 0 } else { at + 1 }), |ui| {
                    set_rows::line(ui, plan, line, ends, to)
                });
                rects.push((row, rect));
                *wanted = wanted.take().or(act.map(|act| (row, act)));
            }
            ui.add_space(6.0);
        }
        rects
    }

    /// Does what was pressed in a row.
    fn act(&mut self, cx: &mut Cx<'_>, file: &OpenFile, set: &RequirementSet, row: &Row, act: Act) {
        let Some(task) = set.tasks.get(row.task) else { return };
        let line = row.line.and_then(|at| task.requirements.get(at));
        let in_set = |command| Command::InSet(set.id.clone(), command);
        match (act, line) {
            (Act::AddLine, _) => cx.view.dialog = Some(Editor::line(file, &set.id, &task.id, None)),
            (Act::Edit, None) => cx.view.dialog = Some(Editor::task(file, &set.id, Some(&task.id))),
            (Act::Edit, Some(line)) => {
                cx.view.dialog = Some(Editor::line(file, &set.id, &task.id, Some(&line.id)));
            }
            (Act::Up | Act::Down, None) => {
                let to = if act == Act::Up { row.task.saturating_sub(1) } else { row.task + 1 };
                cx.wish(Intent::Edit(in_set(SetCommand::ReorderTask(task.id.clone(), to))));
            }
            (Act::Up | Act::Down, Some(line)) => {
                let at = row.line.unwrap_or(0);
                let (into, to) = match act {
                    Act::Up if at > 0 => (row.task, at - 1),
                    Act::Up => {
                        let into = row.task.saturating_sub(1);
                        (into, set.tasks.get(into).map_or(0, |task| task.requirements.len()))
                    }
                    _ if at + 1 < task.requirements.len() => (row.task, at + 1),
                    _ => (row.task + 1, 0),
                };
                if let Some(into) = set.tasks.get(into) {
                    let command = SetCommand::MoveLine { line: line.id.clone(), task: into.id.clone(), to };
                    cx.wish(Intent::Edit(in_set(command)));
                }
            }
            (Act::Delete, None) => {
                let uses = edit::of_task(file.plan(), &set.id, &task.id);
                let remove = |take_out| in_set(SetCommand::RemoveTask { task: task.id.clone(), take_out });
                if uses.is_empty() {
                    cx.wish(Intent::Edit(remove(false)));
                    self.focus = Some(At::AddTask);
                } else {
                    self.used = Some(Used::new(file.plan(), &task.name, uses, remove(true)));
                    self.focus = Some(At::Task(task.id.clone()));
                }
            }
            (Act::Delete, Some(line)) => {
                let uses = edit::of_line(file.plan(), &set.id, &line.id);
                let remove = |take_out| in_set(SetCommand::RemoveLine { line: line.id.clone(), take_out });
                if uses.is_empty() {
                    cx.wish(Intent::Edit(remove(false)));
                    self.focus = Some(At::AddLine(task.id.clone()));
                } else {
                    self.used = Some(Used::new(file.plan(), line.id.as_str(), uses, remove(true)));
                    self.focus = Some(At::Line(line.id.clone()));
                }
            }
        }
    }
}

/// Shows where what is dragged would land, and returns the command once it is let go there.
fn drop_target(ui: &mut Ui, set: &RequirementSet, rects: &[(Row, Rect)]) -> Option<SetCommand> {
    let dragged = DragAndDrop::payload::<Dragged>(ui.ctx())?;
    let pointer = ui.input(|i| i.pointer.interact_pos())?;
    let clip = ui.clip_rect();
    let edge = 28.0;
    // The tree scrolls by itself at its edges.
    if pointer.y < clip.top() + edge {
        ui.scroll_with_delta(vec2(0.0, 6.0));
        ui.ctx().request_repaint();
    } else if pointer.y > clip.bottom() - edge {
        ui.scroll_with_delta(vec2(0.0, -6.0));
        ui.ctx().request_repaint();
    }
    let of_task = matches!(dragged.as_ref(), Dragged::Task(_));
    let mut gaps: Vec<Gap> = Vec::new();
    for (row, rect) in rects {
        match (of_task, row.line) {
            (true, None) => gaps.push(Gap { y: rect.top() - 2.0, task: row.task, line: 0 }),
            (true, Some(_)) => {}
            (false, None) => gaps.push(Gap { y: rect.bottom() + 1.0, task: row.task, line: 0 }),
            (false, Some(at)) => gaps.push(Gap { y: rect.bottom() + 1.0, task: row.task, line: at + 1 }),
        }
    }
    if let (true, Some((_, last))) = (of_task, rects.last()) {
        gaps.push(Gap { y: last.bottom() + 2.0, task: set.tasks.len(), line: 0 });
    }
    let near = |gap: &&Gap| (gap.y - pointer.y).abs();
    let gap = gaps.iter().min_by(|a, b| near(a).total_cmp(&near(b)))?;
    let t = Theme::of(ui);
    let inside = clip.expand2(vec2(8.0, 20.0)).contains(pointer);
    if inside {
        ui.painter().hline(ui.max_rect().x_range(), gap.y, Stroke::new(2.0, t.accent));
    }
    ghost(ui, set, &dragged, pointer);
    if !ui.input(|i| i.pointer.any_released()) {
        return None;
    }
    DragAndDrop::clear_payload(ui.ctx());
    if !inside {
        return None;
    }
    match dragged.as_ref() {
        Dragged::Task(id) => {
            let from = set.tasks.iter().position(|task| task.id == *id)?;
            let to = if gap.task > from { gap.task - 1 } else { gap.task };
            (to != from).then(|| SetCommand::ReorderTask(id.clone(), to))
        }
        Dragged::Line(id) => {
            let (of, from) = set
                .tasks
                .iter()
                .enumerate()
                .find_map(|(of, task)| Some((of, task.requirements.iter().position(|line| line.id == *id)?)))?;
            let to = if of == gap.task && gap.line > from { gap.line - 1 } else { gap.line };
            let task = set.tasks.get(gap.task)?.id.clone();
            (of != gap.task || to != from).then(|| SetCommand::MoveLine { line: id.clone(), task, to })
        }
    }
}

/// What is dragged, beside the pointer.
fn ghost(ui: &Ui, set: &RequirementSet, dragged: &Dragged, pointer: egui::Pos2) {
    let words = match dragged {
        Dragged::Task(id) => set.task(id).map_or_else(String::new, |task| visible(&task.name)),
        Dragged::Line(id) => visible(id.as_str()),
    };
    egui::Area::new(Id::unique("dragged row"))
        .order(Order::Tooltip)
        .fixed_pos(pointer + vec2(12.0, 16.0))
        .interactable(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            crate::ui::dialogs::frame(Theme::of(ui), 6).show(ui, |ui| fields::remark(ui, &words));
        });
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}
