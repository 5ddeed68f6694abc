//! Switch and checkbox.

use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Theme};

/// Lays out a control with its words after it; returns where the control stands and where the words begin.
fn row(ui: &mut Ui, control: Vec2, text: &str) -> (Rect, Response, Rect) {
    let t = Theme::of(ui);
    let room = (ui.available_width() - control.x - 7.0).max(0.0);
    let words = if text.is_empty() {
        0.0
    } else {
        paint::line(ui.painter(), text, fonts::regular(12.0), t.text1, room).size().x + 7.0
    };
    let height = Sizes::of(ui).control_small;
    let (rect, response) = ui.allocate_exact_size(vec2(control.x + words, height), Sense::click());
    let at = Rect::from_center_size(pos2(rect.left() + control.x / 2.0, rect.center().y), control);
    let at = Rect::from_min_size(pos2(at.left().round(), at.top().round()), control);
    let colour = if ui.is_enabled() { t.text1 } else { t.text_off };
    let from = pos2(at.right() + 7.0, rect.center().y);
    paint::text(ui.painter(), from, Align2::LEFT_CENTER, text, fonts::regular(12.0), colour, words);
    (rect, response, at)
}

/// A switch 30 by 16 with its words; a press turns it. `name` where the words do not say it all.
pub fn switch(ui: &mut Ui, on: &mut bool, text: &str, name: &str) -> Response {
    let (rect, mut response, at) = row(ui, vec2(30.0, 16.0), text);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let label = if name.is_empty() { text } else { name };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Switch, ui.is_enabled(), *on, label));
    if ui.is_rect_visible(rect) {
        let t = Theme::of(ui);
        let painter = ui.painter();
        let round = CornerRadius::same(8);
        if *on {
            painter.rect_filled(at, round, t.accent);
            painter.circle_filled(at.right_center() - vec2(8.0, 0.0), 5.0, t.on_accent);
        } else {
            painter.rect(at, round, t.card, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
            painter.circle_filled(at.left_center() + vec2(8.0, 0.0), 5.0, t.line_strong);
        }
        if response.has_focus() {
            paint::focus_ring(ui, at, 8.0);
        }
    }
    response
}

/// A checkbox of 14 with its words; a press turns it. `name` where the words do not say it all.
pub fn checkbox(ui: &mut Ui, on: &mut bool, text: &str, name: &str) -> Response {
    let (rect, mut response, at) = row(ui, Vec2::splat(14.0), text);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let label = if name.is_empty() { text } else { name };
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), *on, label));
    if ui.is_rect_visible(rect) {
        let t = Theme::of(ui);
        let painter = ui.painter();
        let corner = CornerRadius::same(RADIUS_TAG as u8);
        if *on {
            painter.rect_filled(at, corner, t.accent);
            icons::draw(painter, Icon::Tick, at.shrink(2.0), t.on_accent);
        } else {
            let fill = if response.hovered() { t.hover } else { t.card };
            painter.rect(at, corner, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        }
        if response.has_focus() {
            paint::focus_ring(ui, at, RADIUS_TAG);
        }
    }
    response
}
