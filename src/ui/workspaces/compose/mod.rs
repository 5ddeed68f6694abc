//! Compose: the pool at the left, scenarios as columns, dragging between them with a verdict before the drop.

mod amount;
mod board;
mod columns;
mod drag;
mod fits;
mod head;
mod line;
mod pool;
mod pool_rows;
mod state;
mod toolbar;

use egui::{DragAndDrop, Frame, Margin, Panel, Pos2, Ui};

use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::frame::{self, INSPECTOR, NARROW, POOL};
use crate::ui::kit::ghost;
use crate::ui::look::theme::Theme;

pub use drag::{Keys, Payload, plan_drop};
pub use state::ComposeView;

use drag::Drag;

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(file) = cx.session.active() else { return };
    cx.view.compose.follow(file);
    follow_drag(ui, cx, file);
    let t = Theme::of(ui);
    let window = ui.ctx().content_rect().width();
    let narrow = window < NARROW;
    let bar = Frame::new().fill(t.panel);
    Panel::top("compose toolbar").frame(bar).exact_size(40.0).show(ui, |ui| toolbar::show(ui, cx, file));
    frame::what_if_bar::show(ui, cx);
    let (pool_width, inspector_width) = if window >= 2200.0 {
        (360.0, 360.0)
    } else if window >= 1400.0 {
        (304.0, 264.0)
    } else {
        (280.0, 264.0)
    };
    let fold = |name, default: bool| cx.session.settings.is_folded(name) != default;
    let kept = |name| cx.session.settings.panels.get(name).copied();
    // In a narrow window the side panels begin folded: the menu opens them.
    if !fold(INSPECTOR, narrow) {
        let shown = Panel::right("inspector")
            .frame(bar.inner_margin(Margin::same(12)))
            .default_size(kept(INSPECTOR).unwrap_or(inspector_width))
            .size_range(240.0..=480.0)
            .show(ui, |ui| frame::inspector(ui, cx));
        cx.view.panel_widths.extend(dragged(&shown.response, kept(INSPECTOR), inspector_width).map(|w| (INSPECTOR, w)));
    }
    if !fold(POOL, narrow) {
        let shown = Panel::left("pool")
            .frame(bar)
            .default_size(kept(POOL).unwrap_or(pool_width))
            .size_range(240.0..=520.0)
            .show(ui, |ui| pool::show(ui, cx, file));
        cx.view.panel_widths.extend(dragged(&shown.response, kept(POOL), pool_width).map(|w| (POOL, w)));
    }
    egui::CentralPanel::default()
        .frame(Frame::new().fill(t.window).inner_margin(Margin { left: 9, right: 3, top: 8, bottom: 0 }))
        .show(ui, |ui| board::show(ui, cx, file));
    show_ghost(ui, cx, file);
    amount::show(ui, cx);
    if cx.view.compose.fits.waiting(ui.ctx().cumulative_frame_nr()) {
        ui.ctx().request_repaint();
    }
}

/// The width of a side panel, once it was dragged away from what is kept or usual.
fn dragged(panel: &egui::Response, kept: Option<f32>, usual: f32) -> Option<f32> {
    let width = panel.rect.width().round();
    ((width - kept.unwrap_or(usual)).abs() > 1.0).then_some(width)
}

/// True when a thing was pressed by the pointer or by assistive technology, not by the Space or Enter that mark and place.
fn pressed(ui: &Ui, response: &egui::Response) -> bool {
    let by_key =
        response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Space) || i.key_pressed(egui::Key::Enter));
    response.clicked() && !by_key
}

/// Takes up, keeps or ends the drag, as egui has it.
fn follow_drag(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let Some(payload) = DragAndDrop::payload::<Payload>(ui.ctx()) else {
        cx.view.compose.drag = None;
        return;
    };
    let keys = ui.input(|i| Keys { all: i.modifiers.shift, copy: i.modifiers.command });
    let drag = &mut cx.view.compose.drag;
    if drag.is_none() {
        // A drag takes the keyboard from the search field, so that Ctrl+Z takes the drop back.
        ui.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
    }
    if drag.as_ref().is_none_or(|drag| !drag.holds(&payload, keys, file.figures_revision())) {
        *drag = Some(Drag::new(Payload::clone(&payload), keys, file.figures_revision()));
    }
}

fn show_ghost(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let Some(drag) = &cx.view.compose.drag else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let contributions = drag.payload.contributions(file);
    let Some(pledge) = contributions.first().and_then(|id| crate::ui::present::pledge(file, id)) else { return };
    let active = cx.view.compose.active(file);
    let entry = active.as_ref().and_then(|id| file.now().entry(id));
    let words = pool::CardWords::new(file, entry, pledge);
    let assigned = matches!(drag.payload, Payload::Assigned { .. });
    let pill = match contributions.len() {
        1 if pledge.quantity.0 > 1 && !words.quantity.is_empty() => format!("{} of {}", words.left, words.quantity),
        n => crate::ui::format::counted(n as i64, "pledge", "pledges"),
    };
    let hint = if assigned {
        "Release to move   Ctrl: copy   Esc: cancel"
    } else {
        "Release to assign   Shift: all of it   Esc: cancel"
    };
    let card = words.card(file, pledge, "");
    let screen = ui.ctx().content_rect();
    let at = Pos2::new(at.x.min(screen.right() - 300.0), at.y.min(screen.bottom() - 110.0));
    ghost::ghost(ui.ctx(), &card, at, contributions.len(), &pill, hint);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}

/// Scrolls the list that the pointer is at the edge of, or over with the wheel, while something is dragged: egui itself
/// does neither.
fn drag_scroll(ui: &Ui) {
    if !DragAndDrop::has_any_payload(ui.ctx()) {
        return;
    }
    let clip = ui.clip_rect();
    let Some(at) = ui.input(|i| i.pointer.latest_pos()).filter(|at| clip.contains(*at)) else { return };
    let wheel = ui.input(egui::InputState::smooth_scroll_delta);
    if wheel.y != 0.0 {
        ui.scroll_with_delta(wheel);
    }
    let (edge, dt) = (32.0, ui.input(|i| i.stable_dt).min(0.1));
    let pull = if at.y < clip.top() + edge {
        clip.top() + edge - at.y
    } else if at.y > clip.bottom() - edge {
        clip.bottom() - edge - at.y
    } else {
        0.0
    };
    if pull != 0.0 {
        let delta = egui::vec2(0.0, pull.clamp(-edge, edge) * 12.0 * dt);
        ui.scroll_with_delta_animation(delta, egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}
