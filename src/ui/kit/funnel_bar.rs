//! The funnel bar: one bar that gets thinner each time the force gets less real. Also the inspector's ladder.

use egui::{Align2, Color32, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;

use super::state_mark::LineState;

/// The figures of a funnel, in the requirement's unit. From `assigned` down to `confirmed` none exceeds the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Funnel {
    /// Quantity asked.
    pub asked: f64,
    /// Least that will do.
    pub minimum: f64,
    /// Put on the line.
    pub assigned: f64,
    /// Of these usable there.
    pub usable: f64,
    /// Of these in time.
    pub on_time: f64,
    /// Of these with their enablers.
    pub supported: f64,
    /// Of these to the end.
    pub sustained: f64,
    /// Of these confirmed.
    pub confirmed: f64,
    /// What would be sustained after the drop being shown.
    pub preview: Option<f64>,
}

/// A step of the funnel: confirmed first, assigned last.
const STEPS: usize = 6;
impl Funnel {
    /// Upper ends in order of the bar: confirmed, sustained, supported, on time, usable, assigned; never falling.
    fn ends(&self) -> [f64; STEPS] {
        let raw = [self.confirmed, self.sustained, self.supported, self.on_time, self.usable, self.assigned];
        let mut least = 0.0_f64;
        raw.map(|v| {
            least = least.max(if v.is_finite() { v } else { 0.0 });
            least
        })
    }

    fn scale_end(&self) -> f64 {
        self.asked.max(self.assigned).max(self.preview.unwrap_or(0.0))
    }

    /// Whether quantity or minimum is reached by what is sustained.
    pub fn state(&self) -> LineState {
        if self.sustained >= self.asked {
            LineState::Met
        } else if self.sustained >= self.minimum && self.sustained > 0.0 {
            LineState::AtMinimum
        } else {
            LineState::Unmet
        }
    }

    /// The sentence for assistive technology.
    pub fn sentence(&self) -> String {
        let q = format::quantity;
        format!(
            "{} assigned, {} usable, {} on time, {} supported, {} sustained, {} confirmed, {}",
            q(self.assigned),
            q(self.usable),
            q(self.on_time),
            q(self.supported),
            q(self.sustained),
            q(self.confirmed),
            self.state().word()
        )
    }
}

/// Height of a part that does not count, for the two heights of the bar.
fn part_height(step: usize, tall: bool) -> f32 {
    match (step, tall) {
        (0 | 1, true) => 20.0,
        (0 | 1, false) | (3, true) => 12.0,
        (2, false) => 9.0,
        (2, true) => 16.0,
        (3, false) => 7.0,
        (4, false) => 5.0,
        (4, true) => 8.0,
        (_, false) => 3.0,
        (_, true) => 4.0,
    }
}

/// Right ends of the parts in points from the left: rounded, non-zero parts at least 2 wide, none beyond the bar.
fn part_ends(f: &Funnel, width: f32) -> [f32; STEPS] {
    let scale = f.scale_end();
    let values = f.ends();
    let mut ends = [0.0_f32; STEPS];
    let (mut from, mut value_before) = (0.0_f32, 0.0_f64);
    for (end, value) in ends.iter_mut().zip(values) {
        *end = x_of(value, scale, width);
        if value > value_before {
            *end = end.max(from + 2.0);
        } else {
            *end = from;
        }
        (from, value_before) = (*end, value);
    }
    // What stood out is taken from the wider parts before it.
    let mut room = width;
    for i in (0..STEPS).rev() {
        ends[i] = ends[i].min(room);
        let wide = i > 0 && values[i] > values[i - 1];
        room = if wide { ends[i] - 2.0 } else { ends[i] };
    }
    ends.map(|e| e.max(0.0))
}

fn x_of(value: f64, scale: f64, width: f32) -> f32 {
    if scale > 0.0 { (value / scale * f64::from(width)).round() as f32 } else { 0.0 }
}

/// Where one thin gap of background is left between parts: at every unit where units can be counted, else at steps.
fn partings(f: &Funnel, width: f32, ends: &[f32; STEPS]) -> Vec<f32> {
    let scale = f.scale_end();
    let unit = if scale > 0.0 { width / scale as f32 } else { 0.0 };
    if scale <= 16.0 && unit >= 7.0 {
        (1..scale.ceil() as u32).map(|n| x_of(f64::from(n), scale, width)).collect()
    } else {
        let mut gaps: Vec<f32> = ends[1..].iter().copied().filter(|x| *x > 0.0 && *x < width).collect();
        gaps.dedup();
        gaps
    }
}

/// Paints the bar with its left top corner at the rectangle's; a height of 20 or more takes the tall form. The mark of
/// the minimum needs 4 points below, the rule of a surplus 1 above and below. `back` is the surface the bar lies on.
pub fn paint_funnel(painter: &Painter, rect: Rect, f: &Funnel, back: Color32) {
    let t = Theme::of(painter.ctx());
    let tall = rect.height() >= 20.0;
    let height = if tall { 20.0 } else { 12.0 };
    let (left, base, width) = (rect.left().round(), (rect.top() + height).round(), rect.width().round());
    let part = |x0: f32, x1: f32, h: f32| Rect::from_min_max(pos2(left + x0, base - h), pos2(left + x1, base));
    let ends = part_ends(f, width);
    let asked = x_of(f.asked, f.scale_end(), width);
    if asked > 0.0 {
        painter.rect_filled(part(0.0, asked, height), 0, t.well);
    }
    let mut from = 0.0;
    for (step, end) in ends.iter().enumerate() {
        if *end > from {
            let area = part(from, *end, part_height(step, tall));
            match step {
                0 => painter.rect_filled(area, 0, t.confirmed),
                1 => painter.rect(area, 0, t.sustained, Stroke::new(1.0, t.confirmed), StrokeKind::Inside),
                _ => painter.rect_filled(area, 0, t.lost),
            };
        }
        from = *end;
    }
    if let Some(after) = f.preview {
        let to = x_of(after, f.scale_end(), width);
        if to > ends[1] {
            let area = part(ends[1], to, height);
            painter.rect_filled(area, 0, t.met_tint);
            paint::dashed_rect(painter, area, 0.0, Stroke::new(1.0, t.met), &[2.5, 1.5]);
        }
    }
    for x in partings(f, width, &ends) {
        // Inside the sustained part the edge stays whole, so that it reads as one outlined block.
        let inside = x > ends[0] && x < ends[1];
        let inset = if inside { 1.0 } else { 0.0 };
        let gap = Rect::from_min_max(pos2(left + x - 1.0, base - height + inset), pos2(left + x, base - inset));
        painter.rect_filled(gap, 0, if inside { back.gamma_multiply(0.8) } else { back });
    }
    if f.assigned > f.asked && f.asked > 0.0 {
        let rule = Rect::from_min_max(pos2(left + asked - 1.0, base - height - 2.0), pos2(left + asked + 1.0, base));
        painter.rect_filled(rule, 0, t.text1);
    }
    if f.minimum > 0.0 && f.minimum < f.asked {
        let x = left + x_of(f.minimum, f.scale_end(), width);
        paint::triangle_up(painter, pos2(x, base + 5.0), vec2(6.0, 4.0), t.text1);
    }
}

fn describe(response: Response, f: &Funnel, name: &str) -> Response {
    let label = || if name.is_empty() { f.sentence() } else { format!("{name}, {}", f.sentence()) };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Meter, true, label()));
    let figures = *f;
    response.on_hover_ui(move |ui| {
        ui.label(figures.sentence());
    })
}

/// Height of the ladder, in points.
pub const LADDER_HEIGHT: f32 = 132.0;

/// The ladder of the inspector: six rows of 22 with name, bar, figure and what was lost at the step.
pub fn ladder(ui: &mut Ui, f: &Funnel, name: &str) -> Response {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, LADDER_HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        let t = Theme::of(ui);
        let painter = ui.painter();
        let names = ["Assigned", "Usable", "On time", "Supported", "Sustained", "Confirmed"];
        let mut values = f.ends();
        values.reverse();
        for (i, row_name) in names.iter().enumerate() {
            let middle = rect.top() + 22.0 * i as f32 + 11.0;
            let strong = i == 4;
            let font = if strong { fonts::bold(12.0) } else { fonts::regular(12.0) };
            let ink = if strong { t.text1 } else { t.text2 };
            let at = pos2(rect.left(), middle);
            paint::text(painter, at, Align2::LEFT_CENTER, row_name, font.clone(), ink, 72.0);
            let room = (width - 72.0 - 28.0 - 28.0).clamp(40.0, 112.0);
            let bar = Rect::from_min_size(pos2(rect.left() + 72.0, middle - 6.0), vec2(room, 12.0));
            step_bar(painter, bar, 5 - i, values[i], f);
            let figure = format::quantity(values[i]);
            let at = pos2(bar.right() + 28.0, middle);
            paint::text(painter, at, Align2::RIGHT_CENTER, &figure, font, t.text1, 60.0);
            let lost = if i == 0 { 0.0 } else { values[i - 1] - values[i] };
            if lost > 0.0 {
                let text = format!("{}{}", format::MINUS, format::quantity(lost));
                let at = pos2(rect.right(), middle);
                paint::text(painter, at, Align2::RIGHT_CENTER, &text, fonts::regular(11.0), t.minimum, 60.0);
            }
        }
    }
    describe(response, f, name)
}

fn step_bar(painter: &Painter, rect: Rect, step: usize, value: f64, f: &Funnel) {
    let t = Theme::of(painter.ctx());
    painter.rect_filled(rect, 0, t.well);
    let end = x_of(value, f.scale_end(), rect.width());
    let height = part_height(step, false);
    let area = Rect::from_min_max(pos2(rect.left(), rect.bottom() - height), pos2(rect.left() + end, rect.bottom()));
    match step {
        _ if end <= 0.0 => {}
        0 => {
            painter.rect_filled(area, 0, t.confirmed);
        }
        1 => {
            painter.rect(area, 0, t.sustained, Stroke::new(1.0, t.confirmed), StrokeKind::Inside);
        }
        _ => {
            painter.rect_filled(area, 0, t.lost);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // whole points, exact
    use super::*;

    fn funnel(asked: f64, steps: [f64; 6]) -> Funnel {
        let [assigned, usable, on_time, supported, sustained, confirmed] = steps;
        Funnel { asked, minimum: 0.0, assigned, usable, on_time, supported, sustained, confirmed, preview: None }
    }

    #[test]
    fn parts_end_where_their_share_of_the_width_ends() {
        // 48 asked, 300 wide: one unit is 6.25, so 12 end at 75, 20 at 125, 28 at 175, 34 at 212.5 rounded to 213.
        let f = funnel(48.0, [48.0, 42.0, 34.0, 28.0, 20.0, 12.0]);
        assert_eq!(part_ends(&f, 300.0), [75.0, 125.0, 175.0, 213.0, 263.0, 300.0]);
    }

    #[test]
    fn a_part_that_is_there_is_at_least_two_wide_and_the_bar_never_longer() {
        let f = funnel(1000.0, [5.0, 4.0, 3.0, 2.0, 1.0, 0.0]);
        assert_eq!(part_ends(&f, 48.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        let f = funnel(1000.0, [1000.0, 999.0, 998.0, 997.0, 996.0, 995.0]);
        assert_eq!(part_ends(&f, 48.0), [38.0, 40.0, 42.0, 44.0, 46.0, 48.0]);
        assert_eq!(part_ends(&funnel(0.0, [0.0; 6]), 48.0), [0.0; 6]);
    }

    #[test]
    fn units_are_parted_only_where_they_can_be_counted() {
        let f = funnel(9.0, [9.0, 9.0, 7.0, 7.0, 7.0, 3.0]);
        assert_eq!(partings(&f, 120.0, &part_ends(&f, 120.0)).len(), 8);
        // At 48 a unit of 9 is 5.3 wide, too narrow: only the one end of a step within the bar parts.
        assert_eq!(partings(&f, 48.0, &part_ends(&f, 48.0)), [37.0]);
        let many = funnel(48.0, [48.0, 42.0, 34.0, 28.0, 20.0, 12.0]);
        assert_eq!(partings(&many, 300.0, &part_ends(&many, 300.0)), [125.0, 175.0, 213.0, 263.0]);
    }

    #[test]
    fn the_sentence_says_what_the_bar_shows() {
        let mut f = funnel(9.0, [9.0, 9.0, 7.0, 7.0, 7.0, 3.0]);
        f.minimum = 6.0;
        assert_eq!(f.sentence(), "9 assigned, 9 usable, 7 on time, 7 supported, 7 sustained, 3 confirmed, at minimum");
    }
}
