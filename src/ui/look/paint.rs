//! Small painting helpers shared by the widgets: text that truncates, dashes, the focus ring, hover surfaces.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::theme::{RADIUS, Theme};

/// Text laid out on one line no wider than `width`, with an ellipsis where it did not fit.
pub fn line(painter: &Painter, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    painter.layout_job(job)
}

/// Draws one line of text at `at`, which is the named point of its box. Returns the box and whether it was cut.
pub fn text(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> (Rect, bool) {
    let galley = line(painter, text, font, colour, width);
    let rect = anchor.anchor_size(at, galley.size());
    let cut = galley.elided;
    painter.galley(rect.min, galley, colour);
    (rect, cut)
}

/// Runs of text of different font and colour on one line, cut with an ellipsis if wider than `width`.
pub fn runs(painter: &Painter, parts: &[(&str, FontId, Color32)], width: f32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width.max(0.0)), ..LayoutJob::default() };
    for (text, font, colour) in parts {
        job.append(text, 0.0, TextFormat::simple(font.clone(), *colour));
    }
    painter.layout_job(job)
}

/// A wrapping row of chips or tags, `gap` apart both ways, its lines no higher than they are.
pub fn wrapping_row<R>(ui: &mut Ui, gap: f32, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let spacing = ui.spacing().clone();
    ui.spacing_mut().item_spacing = vec2(gap, gap);
    ui.spacing_mut().interact_size.y = height;
    let inner = ui.horizontal_wrapped(add).inner;
    *ui.spacing_mut() = spacing;
    inner
}

/// A galley drawn with the named point of its box at `at`.
pub fn place(painter: &Painter, at: Pos2, anchor: Align2, galley: Arc<Galley>, colour: Color32) -> Rect {
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, colour);
    rect
}

/// "7 of 9": the figure bold, the rest regular, its right end at `right`. Returns the box.
pub fn figure_of(painter: &Painter, right: Pos2, figure: &str, rest: &str, size: f32, ink: [Color32; 2]) -> Rect {
    let parts = [(figure, super::fonts::bold(size), ink[0]), (rest, super::fonts::regular(size), ink[1])];
    let galley = runs(painter, &parts, f32::INFINITY);
    place(painter, right, Align2::RIGHT_CENTER, galley, ink[0])
}

/// A dashed path. `pattern` is dash, gap, dash, gap in points; empty draws it solid. A dash bends with the path.
pub fn dashed(painter: &Painter, path: &[Pos2], stroke: Stroke, pattern: &[f32]) {
    if pattern.is_empty() || pattern.iter().sum::<f32>() <= 0.0 {
        painter.line(path.to_vec(), stroke);
        return;
    }
    let (mut part, mut left) = (0, pattern[0]);
    let mut dash: Vec<Pos2> = path.first().copied().into_iter().collect();
    for ends in path.windows(2) {
        let (mut from, to) = (ends[0], ends[1]);
        let mut length = from.distance(to);
        while length > left {
            from = from.lerp(to, left / length);
            length -= left;
            if part % 2 == 0 {
                dash.push(from);
                painter.add(Shape::line(std::mem::take(&mut dash), stroke));
            } else {
                dash.push(from);
            }
            part = (part + 1) % pattern.len();
            left = pattern[part].max(0.01);
        }
        left -= length;
        if part % 2 == 0 {
            dash.push(to);
        }
    }
    if dash.len() > 1 {
        painter.add(Shape::line(dash, stroke));
    }
}

/// The outline of a rectangle with rounded corners as a closed path, for dashing.
pub fn rounded_path(rect: Rect, radius: f32) -> Vec<Pos2> {
    let r = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let corners = [
        (rect.right() - r, rect.top() + r, -90.0_f32),
        (rect.right() - r, rect.bottom() - r, 0.0),
        (rect.left() + r, rect.bottom() - r, 90.0),
        (rect.left() + r, rect.top() + r, 180.0),
    ];
    let mut path = vec![pos2(rect.left() + r, rect.top())];
    for (x, y, from) in corners {
        for step in 0..=3 {
            let a = (from + 30.0 * step as f32).to_radians();
            path.push(pos2(x + r * a.cos(), y + r * a.sin()));
        }
    }
    path
}

/// A dashed rectangle, its stroke inside the edge.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke, pattern: &[f32]) {
    let ppp = painter.pixels_per_point();
    let path = rounded_path(rect.round_to_pixels(ppp).shrink(stroke.width / 2.0), radius);
    dashed(painter, &path, stroke, pattern);
}

/// The 2 point accent ring with a gap of 1, outside of the thing, past the clip of a list.
pub fn focus_ring(ui: &Ui, rect: Rect, radius: f32) {
    let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(3.0));
    painter.rect_stroke(
        rect.expand(1.0),
        CornerRadius::same(radius as u8 + 1),
        Stroke::new(2.0, Theme::of(ui).accent),
        StrokeKind::Outside,
    );
}

/// Draws the focus ring if the response has the keyboard.
pub fn ring_if_focused(ui: &Ui, response: &Response) {
    if response.has_focus() {
        focus_ring(ui, response.rect, RADIUS);
    }
}

/// A state drawn whatever the pointer does, for pictures of the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Force {
    /// As the pointer and the keyboard say.
    #[default]
    Live,
    /// As if the pointer stood over it.
    Hover,
    /// As if pressed.
    Press,
    /// As if it had the keyboard.
    Focus,
}

/// The surface of an interactive thing: pressed, under the pointer, or as it lies.
pub fn surface(ui: &Ui, response: &Response, force: Force, at_rest: Color32) -> Color32 {
    let t = Theme::of(ui);
    if !response.enabled() {
        at_rest
    } else if response.is_pointer_button_down_on() || force == Force::Press {
        t.head
    } else if response.hovered() || force == Force::Hover {
        t.hover
    } else {
        at_rest
    }
}

/// Filled triangle with its tip up, `size` wide and high, its base centred on `base`.
pub fn triangle_up(painter: &Painter, base: Pos2, size: egui::Vec2, colour: Color32) {
    let half = size.x / 2.0;
    let points = vec![base + vec2(-half, 0.0), base + vec2(0.0, -size.y), base + vec2(half, 0.0)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A 1 point rule, sharp at every zoom.
pub fn hline(painter: &Painter, rect: Rect, y: f32, colour: Color32) {
    painter.rect_filled(Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), 1.0)), 0, colour);
}
