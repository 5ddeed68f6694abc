//! How much of a pledge a scenario uses: a square in the scenario's colour, filled from below by the share.

use egui::{Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2};

use crate::ui::look::theme::{Slot, Theme};

/// Draws the square centred on `at`; `share` from 0 (a dot) to 1 (full).
pub fn used_square(painter: &Painter, at: Pos2, slot: Slot, share: f64) {
    let t = Theme::of(painter.ctx());
    if share <= 0.0 {
        painter.circle_filled(at, 1.0, t.text3);
        return;
    }
    let colour = t.slot(slot);
    let rect = Rect::from_center_size(pos2(at.x.round(), at.y.round()), Vec2::splat(12.0));
    let top = rect.bottom() - (rect.height() * share.min(1.0) as f32).round().max(2.0);
    painter.rect_filled(rect.with_min_y(top), 0, colour);
    painter.rect_stroke(rect, 0, Stroke::new(1.0, colour), StrokeKind::Inside);
}
