//! Compare: scenarios side by side, from every open file, with what differs and what made each figure.

mod beside;
mod breaks;
mod burden;
mod cells;
mod changes;
mod cost;
mod coverage;
mod decided;
mod deciding;
mod explain;
mod findings;
mod gaps;
mod heads;
mod layout;
mod maker;
mod matrix;
mod narrative;
mod others;
mod rank;
mod screened;
mod sentences;
mod sheet;
mod side;
mod side_changes;
mod side_curves;
mod side_decision;
mod side_opened;
mod state;
mod summary;
mod table;
mod toolbar;
mod trial;

use egui::{Frame, Margin, Rect, Ui, UiBuilder, pos2};

use crate::ui::cx::Cx;
use crate::ui::frame;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;

use layout::Layout;
pub use state::CompareView;

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let sheet = cx.view.compare.sheet(cx.session);
    let t = Theme::of(ui);
    let bar = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(12, 0));
    egui::Panel::top("compare tools").frame(bar).exact_size(40.0).show(ui, |ui| toolbar::show(ui, cx, &sheet));
    frame::what_if_bar::show(ui, cx);
    if sheet.columns.is_empty() {
        nothing(ui, cx, !sheet.all.is_empty());
        return;
    }
    let folded = cx.session.settings.is_folded(frame::INSPECTOR);
    let layout = Layout::of(
        ui.ctx().content_rect().width(),
        ui.available_size(),
        sheet.columns.len(),
        !cx.session.what_if().is_empty(),
    );
    let area = ui.available_rect_before_wrap();
    let (table, side) = layout.areas(area, folded);
    within(ui, table, |ui| table::show(ui, cx, &sheet, &layout));
    if let Some(side) = side {
        ui.painter().rect_filled(side, 0, t.panel);
        within(ui, side, |ui| side::show(ui, cx, &sheet));
        let edge = if side.left() > table.left() {
            [side.left_top(), side.left_bottom()]
        } else {
            [side.left_top(), side.right_top()]
        };
        ui.painter().line_segment(edge, egui::Stroke::new(1.0, t.line));
    }
}

/// Draws into a part of the workspace.
fn within(ui: &mut Ui, rect: Rect, draw: impl FnOnce(&mut Ui)) {
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("part", rect.min.x as i32, rect.min.y as i32)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    draw(&mut child);
}

/// What stands there when there is no column.
fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, all_hidden: bool) {
    let area = ui.available_rect_before_wrap();
    let width = 360.0_f32.min(area.width() - 24.0);
    let at = Rect::from_min_size(pos2(area.center().x - width / 2.0, area.top() + 48.0), egui::vec2(width, 200.0));
    within(ui, at, |ui| {
        if all_hidden {
            let words = "Every scenario is hidden.";
            if empty_state(ui, Icon::Columns, words, Some("Show all scenarios")).is_some_and(|r| r.clicked()) {
                cx.view.compare.hidden.clear();
            }
        } else {
            super::no_scenario(ui, cx, Icon::Compare);
        }
    });
}
