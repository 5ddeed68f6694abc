//! The heads of the table: they sort, resize, and change places, by mouse, by key and by menu.

use egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Sense, SetOpenCommand, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::RegisterView;
use super::columns::Column;
use super::facets::check;
use super::fit;
use super::order::SortKey;
use super::table::{Places, USED};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::badge;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::Theme;

/// What a screen reader says of a head's keys.
const KEYS: &str = "Enter sorts. Alt and arrow moves, Alt, Shift and arrow resizes. The Menu key has more.";

/// Height of the heads in points.
const HEAD: f32 = 28.0;

/// Draws the heads over the columns.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places) {
    let t = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(places.width.max(ui.available_width()), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0, t.head);
    let view = &mut cx.view.register;
    let list = view.rows.list();
    let all = !list.is_empty() && view.selected.len() >= list.len();
    let tick = Rect::from_center_size(pos2(rect.left() + 13.0, rect.center().y), Vec2::splat(14.0));
    let response = ui.interact(tick.expand(5.0), Id::unique("register all"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, all, "Select all that are listed"));
    check(ui.painter(), tick, all);
    paint::ring_if_focused(ui, &response);
    if response.clicked() {
        view.selected.clear();
        if !all {
            view.selected.extend(list.iter().filter_map(|at| file.plan().contributions.get(*at)).map(|c| c.id.clone()));
        }
    }
    for (column, ..) in &places.cells {
        if let Some(cell) = places.cell(rect, *column) {
            head_cell(ui, view, file, *column, cell);
        }
    }
    for (n, (_, letter, slot)) in places.scenarios.iter().enumerate() {
        let at = pos2(rect.left() + places.used_from + USED * (n as f32 + 0.5), rect.center().y);
        badge::badge(ui.painter(), Rect::from_center_size(at, Vec2::splat(15.0)), letter, *slot);
    }
}

/// Narrowest and widest column in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 36.0..=900.0;
/// By how much a key widens a column, in points.
const STEP: f32 = 8.0;

fn head_id(column: Column) -> Id {
    Id::unique(("head", column as u8))
}

/// The menu of a thing: opened by the right button at the pointer, or below it by the Menu key while it has the keyboard.
pub(super) fn menu_of(response: &Response) -> Popup<'_> {
    let key = response.has_focus()
        && response
            .ctx
            .input_mut(|i| i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10));
    let by_key = Id::unique(("opened by key", response.id));
    let menu = Popup::context_menu(response);
    if key || response.secondary_clicked() {
        response.ctx.data_mut(|data| data.insert_temp(by_key, key));
    }
    let menu = if key { menu.open_memory(SetOpenCommand::Bool(true)) } else { menu };
    if response.ctx.data(|data| data.get_temp(by_key)).unwrap_or(false) { menu.anchor(response) } else { menu }
}

/// What is done with a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Act {
    /// One place to the left.
    Left,
    /// One place to the right.
    Right,
    /// So many points wider.
    Wider(f32),
    /// As wide as what is in view needs.
    Fit,
    /// Not shown any more.
    Hide,
}

/// Does something with a column.
pub(super) fn act(ui: &Ui, view: &mut RegisterView, file: &OpenFile, column: Column, act: Act) {
    let at = view.shown.iter().position(|c| *c == column);
    let width = view.widths.get(&column).copied().unwrap_or(column.width());
    match (act, at) {
        (Act::Left, Some(at)) if at > 0 => view.shown.swap(at, at - 1),
        (Act::Right, Some(at)) if at + 1 < view.shown.len() => view.shown.swap(at, at + 1),
        (Act::Wider(by), _) => {
            view.widths.insert(column, (width + by).clamp(*WIDTHS.start(), *WIDTHS.end()));
        }
        (Act::Fit, _) => {
            let width = fit::width(ui, view, file, column);
            view.widths.insert(column, width.clamp(*WIDTHS.start(), *WIDTHS.end()));
        }
        (Act::Hide, _) if !column.stays() => view.shown.retain(|c| *c != column),
        (Act::Left | Act::Right | Act::Hide, _) => {}
    }
}

/// The keys of a head that has the keyboard: the arrows go to the next one, with Alt they move the column, with Alt and
/// Shift they make it wider or narrower.
fn keys(ui: &Ui, view: &mut RegisterView, file: &OpenFile, column: Column, head: &Response) {
    if !head.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(head.id, arrows));
    let key = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let wide = Modifiers::ALT | Modifiers::SHIFT;
    for (arrow, place, by) in [(Key::ArrowLeft, Act::Left, -STEP), (Key::ArrowRight, Act::Right, STEP)] {
        if key(wide, arrow) {
            act(ui, view, file, column, Act::Wider(by));
        } else if key(Modifiers::ALT, arrow) {
            act(ui, view, file, column, place);
            head.scroll_to_me(None);
        } else if key(Modifiers::NONE, arrow) {
            let at = view.shown.iter().position(|c| *c == column);
            let to = at.and_then(|at| if place == Act::Left { at.checked_sub(1) } else { at.checked_add(1) });
            if let Some(next) = to.and_then(|to| view.shown.get(to)) {
                ui.memory_mut(|m| m.request_focus(head_id(*next)));
            }
        }
    }
}

fn head_menu(view: &mut RegisterView, file: &OpenFile, column: Column, head: &Response) {
    let mut wanted = None;
    menu_of(head).show(|ui| {
        ui.set_min_width(150.0);
        let (first, last) = (view.shown.first() == Some(&column), view.shown.last() == Some(&column));
        for (words, down) in [("Sort up", false), ("Sort down", true)] {
            if ui.button(words).clicked() {
                view.sort = vec![SortKey { column, down }];
            }
        }
        ui.separator();
        let entries = [
            ("Move left", Act::Left, !first),
            ("Move right", Act::Right, !last),
            ("Wider", Act::Wider(3.0 * STEP), true),
            ("Narrower", Act::Wider(-3.0 * STEP), true),
            ("Fit the width", Act::Fit, true),
            ("Hide", Act::Hide, !column.stays()),
        ];
        for (words, entry, possible) in entries {
            if ui.add_enabled(possible, egui::Button::new(words)).clicked() {
                wanted = Some(entry);
            }
        }
        if let Some(wanted) = wanted {
            act(ui, view, file, column, wanted);
        }
    });
}

fn head_cell(ui: &mut Ui, view: &mut RegisterView, file: &OpenFile, column: Column, cell: Rect) {
    let t = Theme::of(ui);
    let place = cell.with_max_x(cell.right() - 4.0);
    let response = ui.interact(place, head_id(column), Sense::click_and_drag());
    let key = view.sort.iter().position(|key| key.column == column);
    let down = key.and_then(|at| view.sort.get(at)).is_some_and(|key| key.down);
    let sorted = key.is_some();
    let order = match (key, down) {
        (None, _) => String::new(),
        (Some(0), false) => ", sorted up".to_owned(),
        (Some(0), true) => ", sorted down".to_owned(),
        (Some(at), _) => format!(", sorted {}, key {}", if down { "down" } else { "up" }, at + 1),
    };
    let name = format!("{}{order}", column.label());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, sorted, &name));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(KEYS));
    keys(ui, view, file, column, &response);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    head_menu(view, file, column, &response);
    if response.clicked() {
        sort_by(view, column, ui.input(|i| i.modifiers.shift));
    }
    // A head that is dragged onto another one takes its place.
    response.dnd_set_drag_payload(column);
    if let Some(moved) = response.dnd_release_payload::<Column>() {
        move_column(&mut view.shown, *moved, column);
    }
    if response.dnd_hover_payload::<Column>().is_some_and(|moved| *moved != column) {
        ui.painter().vline(cell.left() + 1.0, cell.y_range(), Stroke::new(2.0, t.accent));
    }
    let painter = ui.painter();
    painter.rect_filled(response.rect, 0, paint::surface(ui, &response, Force::Live, Color32::TRANSPARENT));
    let font = fonts::bold(12.0);
    let middle = cell.center().y;
    let icon = if down { Icon::ChevronDown } else { Icon::ChevronUp };
    let room = cell.width() - if sorted { 26.0 } else { 12.0 };
    let mark = if column.right() {
        let right = cell.right() - if sorted { 20.0 } else { 6.0 };
        paint::text(painter, pos2(right, middle), Align2::RIGHT_CENTER, column.label(), font, t.text1, room);
        right + 2.0
    } else {
        let at = pos2(cell.left() + 6.0, middle);
        paint::text(painter, at, Align2::LEFT_CENTER, column.label(), font, t.text1, room).0.right() + 3.0
    };
    if sorted {
        let mark = Rect::from_min_size(pos2(mark, middle - 6.0), Vec2::splat(12.0));
        icons::draw(painter, icon, mark, t.text2);
    }
    paint::ring_if_focused(ui, &response);
    let grip = Rect::from_min_max(pos2(cell.right() - 4.0, cell.top()), cell.right_bottom());
    let grip = ui
        .interact(grip, Id::unique(("grip", column as u8)), Sense::CLICK | Sense::DRAG)
        .on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    if grip.hovered() || grip.dragged() {
        ui.painter().vline(cell.right() - 1.5, cell.y_range(), Stroke::new(2.0, t.accent));
    }
    if grip.dragged() {
        let width = (cell.width() + grip.drag_delta().x).clamp(*WIDTHS.start(), *WIDTHS.end());
        view.widths.insert(column, width);
    }
    if grip.double_clicked() {
        act(ui, view, file, column, Act::Fit);
    }
}

/// Sorts by a column, the other way round when it is the first key already; `too` keeps the other keys before it.
fn sort_by(view: &mut RegisterView, column: Column, too: bool) {
    let at = view.sort.iter().position(|key| key.column == column);
    match (at, too) {
        (Some(at), true) => view.sort[at].down ^= true,
        (None, true) => {
            // After the id, which is one of a kind, no further key would count.
            view.sort.retain(|key| key.column != Column::Pledge);
            view.sort.push(SortKey { column, down: false });
        }
        (at, false) => {
            let down = at == Some(0) && view.sort.len() == 1 && !view.sort[0].down;
            view.sort = vec![SortKey { column, down }];
        }
    }
}

/// Puts a column in the place of another.
fn move_column(shown: &mut Vec<Column>, column: Column, place: Column) {
    let (Some(from), Some(to)) = (shown.iter().position(|c| *c == column), shown.iter().position(|c| *c == place))
    else {
        return;
    };
    let column = shown.remove(from);
    shown.insert(to, column);
}
