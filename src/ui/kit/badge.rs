//! The scenario badge: its letter on its colour, hollow when its colour serves a second time.

use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{Marker, RADIUS_TAG, Slot, Theme};

/// Side of a badge in heads, in points.
pub const SIDE: f32 = 20.0;

/// Draws the letter badge of a scenario into a square, its size from the rectangle.
pub fn badge(painter: &Painter, rect: Rect, letter: &str, slot: Slot) {
    let t = Theme::of(painter.ctx());
    let colour = t.slot(slot);
    let radius = CornerRadius::same(RADIUS_TAG as u8);
    let ink = if slot.hollow() {
        painter.rect(rect, radius, t.card, Stroke::new(1.5, colour), StrokeKind::Inside);
        colour
    } else {
        painter.rect_filled(rect, radius, colour);
        t.on_slot
    };
    let size = if rect.height() < 16.0 { 11.0 } else { 12.0 };
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, letter, fonts::bold(size), ink, f32::INFINITY);
}

/// A badge of the usual side with its left top corner at `at`.
pub fn badge_at(painter: &Painter, at: Pos2, letter: &str, slot: Slot) {
    badge(painter, Rect::from_min_size(at, Vec2::splat(SIDE)), letter, slot);
}

/// The mark of a scenario at a point of a chart, about 8 points wide.
pub fn marker(painter: &Painter, at: Pos2, slot: Slot) {
    let t = Theme::of(painter.ctx());
    let stroke = Stroke::new(1.5, t.slot(slot));
    let square = Rect::from_center_size(at, Vec2::splat(7.0));
    let triangle = || [(0.0, -4.5), (4.5, 3.5), (-4.5, 3.5)].map(|(x, y)| pos2(at.x + x, at.y + y)).to_vec();
    match slot.marker() {
        Marker::Disc => {
            painter.circle_filled(at, 4.0, stroke.color);
        }
        Marker::Ring => {
            painter.circle(at, 3.5, t.card, stroke);
        }
        Marker::Square => {
            painter.rect_filled(square, 0, stroke.color);
        }
        Marker::HollowSquare => {
            painter.rect(square, 0, t.card, stroke, StrokeKind::Inside);
        }
        Marker::Triangle => {
            painter.add(Shape::convex_polygon(triangle(), stroke.color, Stroke::NONE));
        }
        Marker::HollowTriangle => {
            painter.add(Shape::convex_polygon(triangle(), t.card, stroke));
        }
        Marker::Diamond => {
            let points = [(0.0, -5.0), (5.0, 0.0), (0.0, 5.0), (-5.0, 0.0)].map(|(x, y)| pos2(at.x + x, at.y + y));
            painter.add(Shape::convex_polygon(points.to_vec(), stroke.color, Stroke::NONE));
        }
        Marker::Cross => {
            painter.line_segment([at + vec2(-3.5, -3.5), at + vec2(3.5, 3.5)], stroke);
            painter.line_segment([at + vec2(-3.5, 3.5), at + vec2(3.5, -3.5)], stroke);
        }
    }
}
