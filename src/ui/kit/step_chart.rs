//! The build-up chart: what is there day by day, one step line a scenario on one axis, badges at the lines' ends.

use std::fmt::Write as _;

use egui::{Align2, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;

use super::badge::Badge;

/// One scenario's line.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Whose line it is.
    pub badge: Badge<'a>,
    /// The scenario's name in a sentence.
    pub called: &'a str,
    /// Day and the value from that day on; days rise.
    pub steps: &'a [(i64, f64)],
    /// The planned line, drawn thin behind while a what-if is in force.
    pub planned: &'a [(i64, f64)],
}

/// What a requirement line asks, drawn behind the lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The first day of its window, and the day after the last.
    pub from: i64,
    /// See `from`.
    pub to: i64,
    /// How much it asks.
    pub quantity: f64,
    /// Its minimum.
    pub minimum: f64,
}

/// A chart of step lines.
#[derive(Clone, Debug)]
pub struct StepChart<'a> {
    /// The lines.
    pub series: &'a [Series<'a>],
    /// First and last day of the axis.
    pub days: (i64, i64),
    /// Height in points.
    pub height: f32,
    /// What is asked, where the lines are those of a requirement.
    pub asked: Option<Asked>,
    /// Name for assistive technology; the last values follow it.
    pub name: &'a str,
}

/// The value of a step line on a day; none before its first step counts as nothing.
pub fn value_on(steps: &[(i64, f64)], day: i64) -> f64 {
    let after = steps.partition_point(|(d, _)| *d <= day);
    if after == 0 { 0.0 } else { steps[after - 1].1 }
}

/// A round distance between grid lines so that about `lines` of them reach `largest`.
fn round_step(largest: f64, lines: f64) -> f64 {
    if !largest.is_finite() || largest <= 0.0 {
        return 1.0;
    }
    let rough = largest / lines;
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 4.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough);
    step.unwrap_or(10.0 * power)
}

/// A distance between day labels: whole months where the axis is long.
fn day_step(days: i64) -> i64 {
    [1, 2, 5, 10, 15, 30, 60, 90, 180].into_iter().find(|s| days / s <= 6).unwrap_or(360)
}

/// Moves badges apart so that none hides another: keeps order and stays within the range where it fits.
fn spread(middles: &mut [f32], apart: f32, top: f32, bottom: f32) {
    let mut order: Vec<usize> = (0..middles.len()).collect();
    order.sort_by(|a, b| middles[*a].total_cmp(&middles[*b]));
    let mut least = top;
    for i in &order {
        middles[*i] = middles[*i].max(least);
        least = middles[*i] + apart;
    }
    let mut most = bottom;
    for i in order.iter().rev() {
        middles[*i] = middles[*i].min(most);
        most = middles[*i] - apart;
    }
}

/// Height of the badges at the lines' ends, in points.
const BADGE: f32 = 15.0;

impl StepChart<'_> {
    /// Room for the marks of files beside the badges.
    fn room(&self) -> f32 {
        self.series.iter().map(|s| s.badge.room(BADGE)).fold(0.0, f32::max)
    }

    /// Shows the chart over the width left; hover reads all lines on a day.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, self.sentence(self.days.1)));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let plot = Rect::from_min_max(rect.min + vec2(50.0, 8.0), rect.max - vec2(32.0 + self.room(), 22.0));
        let largest =
            self.series.iter().flat_map(|s| s.steps.iter().chain(s.planned)).map(|(_, v)| *v).fold(0.0, f64::max);
        let largest = self.asked.map_or(largest, |asked| largest.max(asked.quantity));
        let step = round_step(largest, 4.0);
        let top = (largest / step).ceil().max(1.0) * step;
        let painter = ui.painter();
        self.grid(painter, plot, step, top);
        if let Some(asked) = self.asked {
            self.asked(painter, plot, top, asked);
        }
        for s in self.series {
            let colour = Theme::of(ui).slot(s.badge.slot);
            if !s.planned.is_empty() {
                let path = self.path(s.planned, plot, top);
                paint::dashed(painter, &path, Stroke::new(1.0, colour.gamma_multiply(0.55)), s.badge.slot.dash());
            }
            paint::dashed(painter, &self.path(s.steps, plot, top), Stroke::new(2.0, colour), s.badge.slot.dash());
        }
        self.badges(painter, plot, top);
        if let Some(pointer) = response.hover_pos().filter(|p| plot.x_range().contains(p.x)) {
            let share = f64::from((pointer.x - plot.left()) / plot.width());
            let day = self.days.0 + (share * (self.days.1 - self.days.0) as f64).round() as i64;
            painter.vline(pointer.x.round(), plot.y_range(), Stroke::new(1.0, Theme::of(ui).text3));
            return response.on_hover_ui_at_pointer(|ui| self.reading(ui, day));
        }
        response
    }

    /// The requirement as a step of its own, its minimum as a thin line within.
    fn asked(&self, painter: &Painter, plot: Rect, top: f64, asked: Asked) {
        let t = Theme::of(painter.ctx());
        let y = |v: f64| plot.bottom() - (v / top).clamp(0.0, 1.0) as f32 * plot.height();
        let (from, to) = (self.x(asked.from, plot), self.x(asked.to.min(self.days.1), plot));
        let window = Rect::from_min_max(pos2(from, y(asked.quantity)), pos2(to.max(from + 1.0), plot.bottom()));
        painter.rect_filled(window, 0, t.well.gamma_multiply(0.35));
        let edge =
            [pos2(from, plot.bottom()), window.left_top(), window.right_top(), pos2(window.right(), plot.bottom())];
        painter.line(edge.to_vec(), Stroke::new(1.5, t.text1));
        if asked.minimum < asked.quantity {
            let at = y(asked.minimum);
            paint::dashed(painter, &[pos2(from, at), pos2(window.right(), at)], Stroke::new(1.0, t.text2), &[3.0, 3.0]);
        }
        let words = format!("asked {}", format::quantity(asked.quantity));
        let at = pos2(from + 4.0, window.top() - 1.0);
        paint::text(painter, at, Align2::LEFT_BOTTOM, &words, fonts::regular(11.0), t.text1, 90.0);
    }

    fn x(&self, day: i64, plot: Rect) -> f32 {
        let span = (self.days.1 - self.days.0).max(1) as f64;
        plot.left() + ((day - self.days.0) as f64 / span) as f32 * plot.width()
    }

    fn path(&self, steps: &[(i64, f64)], plot: Rect, top: f64) -> Vec<Pos2> {
        let y = |v: f64| plot.bottom() - (v / top).clamp(0.0, 1.0) as f32 * plot.height();
        let mut value = value_on(steps, self.days.0);
        let mut path = vec![pos2(plot.left(), y(value))];
        for (day, next) in steps.iter().filter(|(d, _)| *d > self.days.0 && *d <= self.days.1) {
            let x = self.x(*day, plot);
            path.push(pos2(x, y(value)));
            path.push(pos2(x, y(*next)));
            value = *next;
        }
        path.push(pos2(plot.right(), y(value)));
        path
    }

    fn grid(&self, painter: &Painter, plot: Rect, step: f64, top: f64) {
        let t = Theme::of(painter.ctx());
        let small = fonts::regular(11.0);
        for i in 0..=(top / step).round() as u32 {
            let value = step * f64::from(i);
            let y = (plot.bottom() - (value / top) as f32 * plot.height()).round();
            let ink = if i == 0 { t.line_strong } else { t.line };
            painter.hline(plot.x_range(), y, Stroke::new(1.0, ink));
            let at = pos2(plot.left() - 6.0, y);
            let figure = format::quantity(value);
            paint::text(painter, at, Align2::RIGHT_CENTER, &figure, small.clone(), t.text3, 60.0);
        }
        let every = day_step(self.days.1 - self.days.0);
        let mut day = self.days.0.div_euclid(every) * every;
        while day <= self.days.1 {
            if day >= self.days.0 {
                let x = self.x(day, plot).round();
                painter.vline(x, plot.bottom()..=plot.bottom() + 4.0, Stroke::new(1.0, t.line_strong));
                let label = if day == 0 { format::day(0) } else { format::whole(day) };
                let at = pos2(x, plot.bottom() + 5.0);
                paint::text(painter, at, Align2::CENTER_TOP, &label, small.clone(), t.text3, 60.0);
            }
            day += every;
        }
    }

    fn badges(&self, painter: &Painter, plot: Rect, top: f64) {
        let mut middles: Vec<f32> = self
            .series
            .iter()
            .map(|s| plot.bottom() - (value_on(s.steps, self.days.1) / top).clamp(0.0, 1.0) as f32 * plot.height())
            .collect();
        spread(&mut middles, 16.0, plot.top(), plot.bottom());
        for (s, y) in self.series.iter().zip(middles) {
            s.badge.draw_from(painter, pos2(plot.right() + 6.5, y.round()), BADGE);
        }
    }

    fn reading(&self, ui: &mut Ui, day: i64) {
        let t = Theme::of(ui);
        ui.label(egui::RichText::new(format::day(day)).font(fonts::bold(12.0)));
        for s in self.series {
            ui.horizontal(|ui| {
                let (at, _) = ui.allocate_exact_size(vec2(16.0 + s.badge.room(16.0), 16.0), Sense::hover());
                s.badge.draw_from(ui.painter(), at.left_center(), 16.0);
                let mut text = format::quantity(value_on(s.steps, day).round());
                if !s.planned.is_empty() {
                    text = format!("{} → {text}", format::quantity(value_on(s.planned, day).round()));
                }
                ui.label(egui::RichText::new(text).font(fonts::regular(12.0)).color(t.text1));
            });
        }
    }

    fn sentence(&self, day: i64) -> String {
        let mut out = format!("{}, {}", self.name, format::day(day));
        for s in self.series {
            out.push_str(", ");
            out.push_str(s.called);
            out.push(' ');
            out.push_str(&format::quantity(value_on(s.steps, day).round()));
        }
        if let Some(asked) = self.asked {
            let _infallible =
                write!(out, ", asked {} from {}", format::quantity(asked.quantity), format::day(asked.from));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // values put in come out unchanged
    use super::*;

    #[test]
    fn a_step_holds_from_its_day_until_the_next() {
        let steps = [(0, 1.0), (30, 5.0)];
        assert_eq!([-1, 0, 29, 30, 400].map(|d| value_on(&steps, d)), [0.0, 1.0, 1.0, 5.0, 5.0]);
        assert_eq!(value_on(&[], 3), 0.0);
    }

    #[test]
    fn badges_move_apart_and_keep_their_order() {
        let mut middles = [100.0, 98.0, 10.0];
        spread(&mut middles, 16.0, 0.0, 104.0);
        assert_eq!(middles, [104.0, 88.0, 10.0]);
    }

    #[test]
    fn the_grid_has_round_steps() {
        assert_eq!(round_step(15_080.0, 4.0), 4000.0);
        assert_eq!(round_step(3.0, 4.0), 1.0);
        assert_eq!(round_step(0.0, 4.0), 1.0);
        assert_eq!((day_step(360), day_step(90), day_step(4)), (60, 15, 1));
    }
}
