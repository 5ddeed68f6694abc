//! The table: as many rows as are in view.

use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::cells::{self, Cell};
use super::columns::Column;
use super::facets::check;
use super::{RegisterView, bulk, editing, heads, removal};
use crate::base::{ContributionId, Quantity, ScenarioId};
use crate::model::Contribution;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::used_square::used_square;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Slot, Theme};
use crate::ui::{format, kit::keys, present, text};

/// Width of the checkbox column in points.
const CHECK: f32 = 28.0;
/// Width of a used-in column in points.
pub(super) const USED: f32 = 22.0;

/// Where the columns stand, counted from the left of the table.
pub(super) struct Places {
    pub cells: Vec<(Column, f32, f32)>,
    pub scenarios: Vec<(ScenarioId, String, Slot)>,
    pub used_from: f32,
    pub width: f32,
}

impl Places {
    fn new(view: &RegisterView, file: &OpenFile, room: f32) -> Self {
        let plan = file.plan();
        let scenarios: Vec<_> = (plan.scenarios.iter().filter(|s| !s.archived).take(12))
            .map(|s| (s.id.clone(), present::letter(plan, s), present::slot(plan, s)))
            .collect();
        let shown = || view.shown.iter().copied();
        let width = |column: Column| view.widths.get(&column).copied().unwrap_or(column.width());
        let used = USED * scenarios.len() as f32 + 12.0;
        let others: f32 = shown().filter(|c| *c != Column::Title).map(width).sum();
        let title = (room - CHECK - others - used).max(width(Column::Title));
        let mut left = CHECK;
        let mut cells = Vec::new();
        for column in shown() {
            let width = if column == Column::Title { title } else { width(column) };
            cells.push((column, left, width));
            left += width;
        }
        Self { cells, scenarios, used_from: left + 4.0, width: left + used }
    }

    pub fn cell(&self, row: Rect, column: Column) -> Option<Rect> {
        let (_, left, width) = self.cells.iter().find(|(c, ..)| *c == column)?;
        let from = pos2(row.left() + left, row.top());
        Some(Rect::from_min_size(from, vec2(*width, row.height())))
    }

    fn at(&self, row: Rect, x: f32) -> Option<Column> {
        let x = x - row.left();
        self.cells.iter().find(|(_, left, width)| (*left..left + width).contains(&x)).map(|(column, ..)| *column)
    }
}

/// Identity of a pledge's row.
pub fn row_id(id: &ContributionId) -> Id {
    Id::unique(("register row", id.as_str()))
}

/// Draws the table.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let view = &mut cx.view.register;
    let places = Places::new(view, file, ui.available_width());
    editing::follow(ui, view);
    by_key(ui, cx, file, &places);
    let bar = if bulk::shown(&cx.view.register) { bulk::HEIGHT + 12.0 } else { 0.0 };
    ScrollArea::horizontal().id_salt("register across").auto_shrink(false).show(ui, |ui| {
        ui.set_min_width(places.width);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        heads::show(ui, cx, file, &places);
        body(ui, cx, file, &places, bar);
    });
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places, bar: f32) {
    let height = Sizes::of(ui).row;
    let list = cx.view.register.rows.list();
    let room = (ui.available_height() - bar).max(height);
    let mut area = ScrollArea::vertical().id_salt("register rows").auto_shrink(false).max_height(room);
    let view = &mut cx.view.register;
    if std::mem::take(&mut view.reveal) {
        let current = view.current(file);
        let at = list.iter().position(|at| file.plan().contributions.get(*at).map(|c| &c.id) == current.as_ref());
        if let Some(at) = at {
            let (top, bottom) = (at as f32 * height, (at + 1) as f32 * height);
            if top < view.top {
                area = area.vertical_scroll_offset(top);
            } else if bottom > view.top + room {
                area = area.vertical_scroll_offset(bottom - room);
            }
        }
    }
    let output = area.show_rows(ui, height, list.len(), |ui, range| {
        cx.view.register.in_view = range.clone();
        for at in range {
            if let Some(pledge) = list.get(at).and_then(|at| file.plan().contributions.get(*at)) {
                row(ui, cx, file, places, pledge, at == 0);
            }
        }
    });
    cx.view.register.top = output.state.clamped_offset().y;
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places, pledge: &Contribution, first: bool) {
    let t = Theme::of(ui);
    let view = &mut cx.view.register;
    let (_, rect) = ui.allocate_space(vec2(places.width.max(ui.available_width()), Sizes::of(ui).row));
    let current = view.current(file);
    let is_current = current.as_ref() == Some(&pledge.id);
    // One row takes the keyboard; the arrow keys lead to the others.
    let lead = is_current || (first && current.is_none());
    let sense = if lead { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(&pledge.id), sense);
    let selected = view.selected.contains(&pledge.id);
    response.widget_info(|| {
        let name = row_name(view, file, places, pledge);
        WidgetInfo::selected(egui::Role::Row, ui.is_enabled(), selected, name)
    });
    if lead && std::mem::take(&mut view.focus) {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
    }
    let ground = if selected { t.select } else { paint::surface(ui, &response, Force::Live, t.card) };
    ui.painter().rect_filled(rect, 0, ground);
    paint::hline(ui.painter(), rect, rect.bottom() - 1.0, t.line);
    if selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
    }
    let tick = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), Vec2::splat(14.0));
    let box_id = Id::unique(("register check", pledge.id.as_str()));
    let mark = ui.interact(tick.expand(5.0), box_id, Sense::CLICK);
    let label = format!("Select {}", pledge.id);
    mark.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, selected, &label));
    check(ui.painter(), tick, selected);
    paint_cells(ui, view, file, places, rect, pledge, &response);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, t.accent), StrokeKind::Inside);
        if let Some(cell) = places.cell(rect, view.cell).filter(|_| is_current && view.cell.editable()) {
            ui.painter().rect_stroke(cell.shrink(2.0), RADIUS_TAG, Stroke::new(1.0, t.accent), StrokeKind::Inside);
        }
    } else if is_current {
        ui.painter().rect_stroke(rect, 0, Stroke::new(1.0, t.accent), StrokeKind::Inside);
    }
    if let Some((_, column)) = view.editing.clone().filter(|(id, _)| *id == pledge.id) {
        editing::show(ui, cx, file, places, rect, pledge, column);
    }
    pressed(ui, cx, file, places, pledge, &response, &mark);
    menu(cx, file, pledge, &response);
}

fn row_name(view: &RegisterView, file: &OpenFile, places: &Places, pledge: &Contribution) -> String {
    let unit = super::rows::unit_of(file, pledge);
    let money = unit == "money";
    let amount = present::amount(pledge, money, pledge.quantity);
    let units = if money { String::new() } else { format!(" {}", format::units(pledge.quantity.0, unit)) };
    let words = format!(
        "{} {}, {}, {amount}{units}, {}",
        pledge.id,
        pledge.title,
        present::nation(file, &pledge.nation),
        text::status(pledge.status)
    );
    let used = places.scenarios.iter().filter_map(|(scenario, letter, _)| {
        let used = view.rows.used(scenario, pledge);
        (used > Quantity::ZERO).then(|| used_words(file, pledge, letter, used))
    });
    let used: Vec<String> = used.collect();
    let used = if used.is_empty() { String::new() } else { format!(", used in {}", used.join(", ")) };
    crate::base::visible(&format!("{words}{used}"))
}

/// "A: 2 of 3".
fn used_words(file: &OpenFile, pledge: &Contribution, letter: &str, used: Quantity) -> String {
    let money = super::rows::unit_of(file, pledge) == "money";
    let amount = |quantity| present::amount(pledge, money, quantity);
    format!("{letter}: {} of {}", amount(used), amount(pledge.quantity))
}

fn paint_cells(
    ui: &Ui,
    view: &RegisterView,
    file: &OpenFile,
    places: &Places,
    rect: Rect,
    pledge: &Contribution,
    response: &Response,
) {
    let pointer = response.hover_pos();
    for (column, ..) in &places.cells {
        let Some(cell) = places.cell(rect, *column) else { continue };
        let hovered = pointer.is_some_and(|at| cell.contains(at));
        let hint = cells::paint(ui, &Cell { file, pledge, column: *column, rect: cell, hovered });
        if let Some(hint) = hint {
            response.clone().on_hover_text(hint);
        }
    }
    for (n, (scenario, letter, slot)) in places.scenarios.iter().enumerate() {
        let at = pos2(rect.left() + places.used_from + USED * (n as f32 + 0.5), rect.center().y);
        let used = view.rows.used(scenario, pledge);
        used_square(ui.painter(), at, *slot, used.0 as f64 / pledge.quantity.0.max(1) as f64);
        if pointer.is_some_and(|pointer| Rect::from_center_size(at, vec2(USED, rect.height())).contains(pointer)) {
            response.clone().on_hover_text(used_words(file, pledge, letter, used));
        }
    }
}

fn pressed(
    ui: &Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    places: &Places,
    pledge: &Contribution,
    row: &Response,
    mark: &Response,
) {
    let view = &mut cx.view.register;
    let (held, by_key) = ui.input(|i| (i.modifiers, i.key_pressed(Key::Enter) || i.key_pressed(Key::Space)));
    if mark.clicked() {
        toggle(view, &pledge.id);
        view.anchor = Some(pledge.id.clone());
        view.look_at(&pledge.id, cx.intents);
    } else if row.double_clicked() {
        let column = row.interact_pointer_pos().and_then(|at| places.at(row.rect, at.x));
        if let Some(column) = column.filter(|column| column.editable()) {
            editing::begin(cx, &pledge.id, column);
        }
    } else if row.clicked() && !by_key {
        if held.shift {
            extend(view, file, &pledge.id);
        } else if held.command {
            toggle(view, &pledge.id);
            view.anchor = Some(pledge.id.clone());
        } else {
            view.selected = [pledge.id.clone()].into();
            view.anchor = Some(pledge.id.clone());
        }
        let column = row.interact_pointer_pos().and_then(|at| places.at(row.rect, at.x));
        view.cell = column.filter(|column| column.editable()).unwrap_or(view.cell);
        view.focus = true;
        view.look_at(&pledge.id, cx.intents);
    }
}

fn menu(cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, row: &Response) {
    heads::menu_of(row).show(|ui| {
        let view = &mut cx.view.register;
        if !view.selected.contains(&pledge.id) {
            view.selected = [pledge.id.clone()].into();
            view.look_at(&pledge.id, cx.intents);
        }
        let ids: Vec<ContributionId> = view.selected.iter().cloned().collect();
        bulk::menu(ui, cx, file, &ids);
    });
}

fn toggle(view: &mut RegisterView, id: &ContributionId) {
    if !view.selected.remove(id) {
        view.selected.insert(id.clone());
    }
}

/// Selects from the anchor to this row.
fn extend(view: &mut RegisterView, file: &OpenFile, to: &ContributionId) {
    let list = view.rows.list();
    let find = |id: &ContributionId| {
        list.iter().position(|at| file.plan().contributions.get(*at).is_some_and(|c| c.id == *id))
    };
    let Some(to) = find(to) else { return };
    let from = view.anchor.as_ref().and_then(find).unwrap_or(to);
    let range = from.min(to)..=from.max(to);
    view.selected =
        list[range].iter().filter_map(|at| file.plan().contributions.get(*at)).map(|c| c.id.clone()).collect();
}

fn by_key(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places) {
    let view = &mut cx.view.register;
    let current = view.current(file);
    let focused = ui.memory(egui::Memory::focused);
    let here = focused.is_none() || current.as_ref().is_some_and(|id| focused == Some(row_id(id)));
    let popup = egui::Popup::is_any_open(ui.ctx());
    if !here || popup || cx.view.dialog.is_some() || view.reason.is_some() || view.editing.is_some() {
        return;
    }
    let list = view.rows.list();
    let bottom = list.len().saturating_sub(1);
    let page = 20;
    let at = current
        .as_ref()
        .and_then(|id| list.iter().position(|at| file.plan().contributions.get(*at).is_some_and(|c| c.id == *id)));
    let (down, up, page_down, page_up, home, end, shift) = ui.input(|i| {
        let key = |key| keys::struck(i, key, |held| !held.command && !held.alt);
        (
            key(Key::ArrowDown),
            key(Key::ArrowUp),
            key(Key::PageDown),
            key(Key::PageUp),
            key(Key::Home),
            key(Key::End),
            [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End]
                .into_iter()
                .any(|key| keys::struck(i, key, |held| held.shift)),
        )
    });
    let from = at.unwrap_or(0);
    let to = match () {
        () if down && at.is_none() => Some(0),
        () if down => Some((from + 1).min(bottom)),
        () if up => Some(from.saturating_sub(1)),
        () if page_down => Some((from + page).min(bottom)),
        () if page_up => Some(from.saturating_sub(page)),
        () if home => Some(0),
        () if end => Some(bottom),
        () => None,
    };
    let to = to.and_then(|to| list.get(to)).and_then(|at| file.plan().contributions.get(*at));
    if let Some(pledge) = to {
        // The row is to have the keyboard, not what lies in the arrow's direction.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
        if shift {
            extend(view, file, &pledge.id);
        } else {
            view.selected = [pledge.id.clone()].into();
            view.anchor = Some(pledge.id.clone());
        }
        view.reveal = true;
        view.focus = true;
        view.look_at(&pledge.id, cx.intents);
        return;
    }
    let Some(current) = current.filter(|_| at.is_some()) else { return };
    let editable: Vec<Column> = places.cells.iter().map(|(c, ..)| *c).filter(|c| c.editable()).collect();
    let (left, right, space, enter, delete, all, escape) = ui.input(|i| {
        let plain = |key| keys::plain(i, key);
        let all = keys::struck(i, Key::A, |held| held.matches_logically(Modifiers::COMMAND));
        let (space, enter, delete) = (plain(Key::Space), plain(Key::Enter), plain(Key::Delete));
        (plain(Key::ArrowLeft), plain(Key::ArrowRight), space, enter, delete, all, plain(Key::Escape))
    });
    let enter = std::mem::take(&mut view.edit) || enter;
    let cell = editable.iter().position(|c| *c == view.cell);
    if left || right {
        let next = match cell {
            None => 0,
            Some(n) if right => (n + 1).min(editable.len().saturating_sub(1)),
            Some(n) => n.saturating_sub(1),
        };
        view.cell = editable.get(next).copied().unwrap_or_default();
        view.reveal = true;
        view.focus = true;
    } else if space {
        toggle(view, &current);
    } else if enter {
        let column = if view.cell.editable() { view.cell } else { Column::Title };
        editing::begin(cx, &current, column);
    } else if delete {
        let selected: Vec<ContributionId> = view.selected.iter().cloned().collect();
        removal::delete(cx, file, if selected.is_empty() { std::slice::from_ref(&current) } else { &selected });
    } else if all {
        view.selected = list.iter().filter_map(|at| file.plan().contributions.get(*at)).map(|c| c.id.clone()).collect();
    } else if escape {
        view.selected.clear();
    }
}
