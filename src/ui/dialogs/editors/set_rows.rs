//! The rows of a requirement set's tree: a band for each task, a row for each line, with what is done with them.

use egui::{Align, DragAndDrop, Layout, Rect, RichText, Sense, Ui, pos2, vec2};

use super::set::Dragged;
use crate::base::visible;
use crate::model::{Plan, Priority, Requirement, Task};
use crate::ui::dialogs::controls::taking_enter;
use crate::ui::kit::button::Button;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Theme};
use crate::ui::look::{flags, fonts};
use crate::ui::{format, text};

/// A row: a task, or a line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The position of the task.
    pub task: usize,
    /// The position of the line in it; none for the task itself.
    pub line: Option<usize>,
}

/// What was pressed in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    AddLine,
    Edit,
    Up,
    Down,
    Delete,
}

/// The band of a task: its name and area, and what is done with it.
pub(super) fn task(
    ui: &mut Ui,
    plan: &Plan,
    task: &Task,
    ends: (bool, bool),
    focus: Option<Act>,
) -> (Rect, Option<Act>) {
    let t = Theme::of(ui);
    let area = plan.areas.find(task.area.as_str());
    let name = visible(if task.name.is_empty() { task.id.as_str() } else { &task.name });
    let place = area.map_or_else(|| visible(task.area.as_str()), |area| visible(&area.name));
    let flag = area.and_then(|area| area.nation.clone());
    let height = Sizes::of(ui).control.max(28.0) + 4.0;
    let dragged = Dragged::Task(task.id.clone());
    band(ui, height, Some(t.head), dragged, |ui, act| {
        let add = format!("Add a line to {name}");
        Buttons { name: &name, add: Some(&add), ends, focus, act }.show(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(&name).font(fonts::bold(12.0)).color(t.text1)).truncate());
            if let Some(nation) = &flag {
                let (rect, _) = ui.allocate_exact_size(flags::SIZE_CHIP, Sense::hover());
                flags::draw(ui.painter(), rect.min, flags::SIZE_CHIP, nation.as_str());
            }
            ui.add(egui::Label::new(RichText::new(&place).font(fonts::regular(11.0)).color(t.text3)).truncate());
        });
    })
}

/// A line: what it asks for and when, and what is done with it.
pub(super) fn line(
    ui: &mut Ui,
    plan: &Plan,
    line: &Requirement,
    ends: (bool, bool),
    focus: Option<Act>,
) -> (Rect, Option<Act>) {
    let t = Theme::of(ui);
    let id = visible(line.id.as_str());
    let capability = plan.capabilities.find(line.capability.as_str());
    let name = capability.map_or_else(|| visible(line.capability.as_str()), |capability| visible(&capability.name));
    let told = told(plan, line);
    let dragged = Dragged::Line(line.id.clone());
    let height = Sizes::of(ui).control.max(28.0) + 8.0;
    band(ui, height, None, dragged, |ui, act| {
        Buttons { name: &id, add: None, ends, focus, act }.show(ui);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add_space(((height - 4.0 - 32.0) / 2.0).max(0.0));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.label(RichText::new(&id).font(fonts::regular(12.0)).color(t.text3));
                let font = if line.priority == Priority::Essential { fonts::bold(12.0) } else { fonts::regular(12.0) };
                let ink = if line.priority == Priority::Desirable { t.text2 } else { t.text1 };
                ui.add(egui::Label::new(RichText::new(&name).font(font).color(ink)).truncate());
            });
            ui.add(egui::Label::new(RichText::new(&told).font(fonts::regular(11.0)).color(t.text3)).truncate());
        });
    })
}

/// A line in words: "3, minimum 2, from C+60 to the end, essential".
fn told(plan: &Plan, line: &Requirement) -> String {
    let money = plan.capabilities.find(line.capability.as_str()).is_some_and(|capability| capability.is_money());
    let amount = |quantity: crate::base::Quantity| {
        let whole = i64::try_from(quantity.0).unwrap_or(i64::MAX);
        let currency = plan.properties.currency.as_str();
        if money { format::exact_money(whole, currency) } else { format::whole(whole) }
    };
    let minimum = line.minimum.filter(|minimum| *minimum != line.quantity);
    let minimum = minimum.map_or_else(String::new, |minimum| format!(", minimum {}", amount(minimum)));
    let to = line.to_day.map_or_else(|| "the end".to_owned(), text::day);
    let as_well = match line.substitutes.len() {
        0 => String::new(),
        1 => ", 1 substitute".to_owned(),
        n => format!(", {n} substitutes"),
    };
    let priority = text::priority(line.priority);
    format!("{}{minimum}, from {} to {to}, {priority}{as_well}", amount(line.quantity), text::day(line.from_day))
}

/// A row with a handle at its left, by which it is dragged.
fn band(
    ui: &mut Ui,
    height: f32,
    fill: Option<egui::Color32>,
    dragged: Dragged,
    add: impl FnOnce(&mut Ui, &mut Option<Act>),
) -> (Rect, Option<Act>) {
    let t = Theme::of(ui);
    let mut act = None;
    let moving = DragAndDrop::payload::<Dragged>(ui.ctx()).is_some_and(|moving| *moving == dragged);
    let size = vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    match fill {
        Some(fill) => {
            ui.painter().rect_filled(rect, RADIUS_TAG, fill);
        }
        None => {
            ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, t.line));
        }
    }
    let indent = if fill.is_some() { 4.0 } else { 18.0 };
    let handle = Rect::from_min_size(rect.min + vec2(indent, 0.0), vec2(16.0, height));
    let response = ui.interact(handle, ui.scope_id().with("handle"), Sense::DRAG);
    let middle = handle.center();
    let ink = if response.hovered() || moving { t.text1 } else { t.text3 };
    for x in [-2.5, 2.5] {
        for y in [-5.0, 0.0, 5.0] {
            ui.painter().circle_filled(pos2(middle.x + x, middle.y + y), 1.2, ink);
        }
    }
    if response.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), dragged);
    }
    response.on_hover_cursor(egui::CursorIcon::Grab);
    let inner = rect.with_min_x(handle.right() + 6.0).shrink2(vec2(0.0, 2.0));
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if moving {
            ui.set_opacity(0.45);
        }
        ui.add_space(4.0);
        add(ui, &mut act);
    });
    (rect, act)
}

/// The buttons at the right of a row.
struct Buttons<'a> {
    name: &'a str,
    /// The name of the button that adds a line, where there is one.
    add: Option<&'a str>,
    ends: (bool, bool),
    focus: Option<Act>,
    act: &'a mut Option<Act>,
}

impl Buttons<'_> {
    fn one(&mut self, ui: &mut Ui, button: &Button<'_>, wanted: Act) {
        let response = button.show(ui);
        if self.focus == Some(wanted) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if taking_enter(ui, response).clicked() {
            *self.act = Some(wanted);
        }
    }

    /// In reading order, over a width that is the same in each row of a kind.
    fn show(&mut self, ui: &mut Ui) {
        const ADD: f32 = 78.0;
        let width = super::list::buttons_width(ui) + if self.add.is_some() { ADD } else { 0.0 };
        let height = ui.available_height();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(width);
            if let Some(name) = self.add {
                self.one(ui, &Button { name, min_width: ADD - 4.0, ..Button::new("Add line") }, Act::AddLine);
            }
            let name = self.name;
            let label = format!("Edit {name}");
            self.one(ui, &Button { name: &label, ..Button::new("Edit") }, Act::Edit);
            let label = format!("Move {name} up");
            self.one(ui, &Button { disabled: self.ends.0, ..Button::icon(Icon::ChevronUp, &label) }, Act::Up);
            let label = format!("Move {name} down");
            self.one(ui, &Button { disabled: self.ends.1, ..Button::icon(Icon::ChevronDown, &label) }, Act::Down);
            let label = format!("Delete {name}");
            self.one(ui, &Button::icon(Icon::Cross, &label), Act::Delete);
        });
    }
}
