//! Two figures of every scenario against each other: a mark with the letter for each, those that another one beats in both
//! drawn hollow.

use egui::{Align2, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::badge::Badge;
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint};

/// One scenario's place.
#[derive(Clone, Debug)]
pub struct Dot<'a> {
    /// Whose place it is.
    pub badge: Badge<'a>,
    /// Both figures.
    pub at: [f64; 2],
    /// What is read of it: "B: Essential fill 79 %, Cost a month € 134.3 m; C beats it in both".
    pub words: String,
    /// Another one is at least as good in both and better in one.
    pub beaten: bool,
}

/// An axis.
#[derive(Clone, Debug)]
pub struct Axis<'a> {
    /// Its name with the better direction: "Cost a month, less is better".
    pub name: &'a str,
    /// Its ends as text.
    pub ends: [String; 2],
}

/// The chart.
#[derive(Clone, Debug)]
pub struct Scatter<'a> {
    /// The scenarios.
    pub dots: &'a [Dot<'a>],
    /// Across and up.
    pub axes: [Axis<'a>; 2],
    /// True per axis where less is better: the axis then runs backwards, so that better is right and up.
    pub backwards: [bool; 2],
    /// Height in points.
    pub height: f32,
    /// Name for assistive technology; the dots follow it.
    pub name: &'a str,
}

impl Scatter<'_> {
    /// Shows it over the width left; hover reads a dot.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        let all: Vec<&str> = self.dots.iter().map(|dot| dot.words.as_str()).collect();
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, format!("{}. {}", self.name, all.join(". "))));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let plot = Rect::from_min_max(rect.min + vec2(14.0, 20.0), rect.max - vec2(10.0, 34.0));
        let painter = ui.painter();
        for part in [0.0, 0.5, 1.0] {
            let x = (plot.left() + plot.width() * part).round();
            let y = (plot.bottom() - plot.height() * part).round();
            painter.vline(x, plot.y_range(), Stroke::new(1.0, t.line));
            painter.hline(plot.x_range(), y, Stroke::new(1.0, t.line));
        }
        painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, t.line_strong));
        painter.vline(plot.left(), plot.y_range(), Stroke::new(1.0, t.line_strong));
        self.names(painter, rect, plot);
        let places: Vec<Pos2> = self.dots.iter().map(|dot| self.place(dot, plot)).collect();
        let over = response.hover_pos();
        let mut hovered: Option<(f32, usize)> = None;
        for (at, (dot, place)) in self.dots.iter().zip(&places).enumerate() {
            Self::dot(painter, dot, *place);
            let near = over.map(|p| p.distance(*place)).filter(|far| *far < 14.0);
            if let Some(far) = near.filter(|far| hovered.is_none_or(|(least, _)| *far < least)) {
                hovered = Some((far, at));
            }
        }
        match hovered.and_then(|(_, at)| self.dots.get(at)) {
            Some(dot) => response.on_hover_text(&dot.words),
            None => response,
        }
    }

    fn ends(&self, axis: usize) -> (f64, f64) {
        let of = |dot: &Dot<'_>| dot.at[axis];
        let low = self.dots.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = self.dots.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    }

    fn place(&self, dot: &Dot<'_>, plot: Rect) -> Pos2 {
        let part = |axis: usize| {
            let (low, high) = self.ends(axis);
            let share = if high > low { (dot.at[axis] - low) / (high - low) } else { 0.5 };
            (if self.backwards[axis] { 1.0 - share } else { share }) as f32
        };
        let inner = plot.shrink(12.0);
        pos2(inner.left() + inner.width() * part(0), inner.bottom() - inner.height() * part(1))
    }

    fn dot(painter: &Painter, dot: &Dot<'_>, at: Pos2) {
        let t = Theme::of(painter.ctx());
        let square = Rect::from_center_size(at, Vec2::splat(18.0));
        if dot.beaten {
            dot.badge.draw(painter, square);
            let colour = t.slot(dot.badge.slot);
            painter.rect(square, 3, t.card, Stroke::new(1.5, colour), egui::StrokeKind::Inside);
            paint::text(painter, at, Align2::CENTER_CENTER, dot.badge.letter, fonts::bold(12.0), colour, 18.0);
        } else {
            dot.badge.draw(painter, square);
        }
    }

    fn names(&self, painter: &Painter, rect: Rect, plot: Rect) {
        let t = Theme::of(painter.ctx());
        let small = fonts::regular(11.0);
        let [across, up] = &self.axes;
        let at = pos2(rect.left() + 14.0, rect.top() + 8.0);
        let words = format!("{}, {} to {}", up.name, up.ends[0], up.ends[1]);
        paint::text(painter, at, Align2::LEFT_CENTER, &words, small.clone(), t.text2, rect.width() - 20.0);
        for (end, x, anchor) in [(0, plot.left(), Align2::LEFT_TOP), (1, plot.right(), Align2::RIGHT_TOP)] {
            let at = pos2(x, plot.bottom() + 4.0);
            paint::text(painter, at, anchor, &across.ends[end], small.clone(), t.text3, plot.width() / 2.0);
        }
        let at = pos2(plot.right(), plot.bottom() + 19.0);
        paint::text(painter, at, Align2::RIGHT_TOP, across.name, small, t.text2, plot.width());
    }
}
