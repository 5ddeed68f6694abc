//! The scenario badge: its letter on its colour, hollow when its colour serves a second time.

use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{Marker, RADIUS_TAG, Slot, Theme};

/// Side of a badge in heads, in points.
pub const SIDE: f32 = 20.0;

/// Who a scenario is wherever it stands beside others: the mark of its file once several are open, its letter, its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Badge<'a> {
    /// The place of its file among the open ones; `None` while there is one.
    pub mark: Option<usize>,
    /// Its letter.
    pub letter: &'a str,
    /// Its colour, dash and marker.
    pub slot: Slot,
}

/// How wide a file's mark is, in parts of the badge's height.
const MARK: f32 = 0.62;

impl Badge<'_> {
    /// Room that the file's mark takes to the left of a badge of this height, in points.
    pub fn room(&self, height: f32) -> f32 {
        if self.mark.is_some() { (height * MARK).round() } else { 0.0 }
    }

    /// Draws the letter into a square, and the file's mark to the left of it.
    pub fn draw(&self, painter: &Painter, square: Rect) {
        badge(painter, square, self.letter, self.slot);
        let Some(mark) = self.mark else { return };
        let t = Theme::of(painter.ctx());
        let block = square.with_min_x(square.left() - self.room(square.height())).with_max_x(square.left() + 1.0);
        let left = RADIUS_TAG as u8;
        painter.rect_filled(block, CornerRadius { nw: left, sw: left, ne: 0, se: 0 }, t.text1);
        let size = if square.height() < 16.0 { 10.0 } else { 11.0 };
        let words = mark.to_string();
        paint::text(painter, block.center(), Align2::CENTER_CENTER, &words, fonts::bold(size), t.card, f32::INFINITY);
    }

    /// The same with its left edge here, in the middle of the height; returns where it ends.
    pub fn draw_from(&self, painter: &Painter, left_middle: Pos2, height: f32) -> f32 {
        let at = left_middle + vec2(self.room(height), -height / 2.0);
        let square = Rect::from_min_size(at, Vec2::splat(height));
        self.draw(painter, square);
        square.right()
    }

    /// The same with its middle here.
    pub fn draw_centred(&self, painter: &Painter, middle: Pos2, height: f32) {
        let middle = middle + vec2(self.room(height) / 2.0, 0.0);
        self.draw(painter, Rect::from_center_size(middle, Vec2::splat(height)));
    }
}

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
