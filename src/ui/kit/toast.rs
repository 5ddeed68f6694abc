//! The toast: what was just done, and Undo. Who shows it decides for how long; it should wait under the pointer.

use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS, RADIUS_LARGE, TOAST_HEIGHT, Theme};

/// What the pointer does.
#[derive(Debug)]
pub struct ToastResponse {
    /// The whole toast: waits while hovered.
    pub body: Response,
    /// The act, usually Undo.
    pub act: Response,
}

/// Shows a toast `width` wide with one sentence and one act.
pub fn toast(ui: &mut Ui, width: f32, sentence: &str, act: &str) -> ToastResponse {
    let t = Theme::of(ui);
    let (rect, body) = ui.allocate_exact_size(vec2(width, TOAST_HEIGHT), Sense::hover());
    body.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, sentence));
    let painter = ui.painter();
    let radius = CornerRadius::same(RADIUS_LARGE as u8);
    painter.add(t.shadow.as_shape(rect, radius));
    painter.rect_filled(rect, radius, t.text1);
    let galley = paint::line(painter, act, fonts::bold(13.0), t.card, 120.0);
    let words = galley.size().x;
    let button = Rect::from_min_max(pos2(rect.right() - words - 24.0, rect.top() + 6.0), rect.max - vec2(8.0, 6.0));
    let response = ui.interact(button, body.id.with("act"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, act));
    if response.hovered() {
        painter.rect_filled(button, RADIUS, t.card.gamma_multiply(0.18));
    }
    paint::place(painter, button.center(), Align2::CENTER_CENTER, galley, t.card);
    let x = button.left() - 2.0;
    painter.vline(x, rect.y_range().shrink(11.0), Stroke::new(1.0, t.text3));
    let at = pos2(rect.left() + 14.0, rect.center().y);
    let (_, cut) =
        paint::text(painter, at, Align2::LEFT_CENTER, sentence, fonts::regular(13.0), t.card, x - 8.0 - at.x);
    paint::ring_if_focused(ui, &response);
    let body = if cut { body.on_hover_text(sentence) } else { body };
    ToastResponse { body, act: response.on_hover_cursor(egui::CursorIcon::PointingHand) }
}
