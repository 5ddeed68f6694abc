//! A rank bar: how often one scenario takes each place, from the first at the left, as parts of one bar with figures.

use egui::{Align2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::badge::Badge;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{fonts, paint};
use crate::ui::text;

/// One scenario's shares of the places.
#[derive(Clone, Copy, Debug)]
pub struct RankBar<'a> {
    /// Whose it is.
    pub badge: Badge<'a>,
    /// Share of each place, the first first; they sum to 1.
    pub shares: &'a [f64],
    /// Stands back: of an earlier state.
    pub faint: bool,
    /// The scenario's name for assistive technology.
    pub name: &'a str,
}

impl RankBar<'_> {
    /// What it says, in words.
    fn sentence(&self) -> String {
        let parts: Vec<String> = self
            .shares
            .iter()
            .enumerate()
            .map(|(at, share)| format!("{} {:.1} %", text::place(at + 1), share * 100.0))
            .collect();
        format!("{}: {}", self.name, parts.join(", "))
    }

    /// Shows it over the width left.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::hover());
        let sentence = self.sentence();
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &sentence));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let mut painter = ui.painter().clone();
        if self.faint {
            painter.multiply_opacity(0.5);
        }
        let middle = rect.center().y;
        let left = self.badge.draw_from(&painter, pos2(rect.left(), middle), 16.0);
        let bar = Rect::from_min_max(pos2(left + 8.0, middle - 7.5), pos2(rect.right(), middle + 7.5));
        let mut from = 0.0;
        for (at, share) in self.shares.iter().enumerate() {
            let x = |part: f64| bar.left() + (bar.width() * part as f32).round();
            let part = Rect::from_min_max(pos2(x(from), bar.top()), pos2(x(from + share), bar.bottom()));
            from += share;
            if part.width() < 1.0 {
                continue;
            }
            let (fill, ink) = match at {
                0 => (t.confirmed, t.card),
                1 => (t.sustained, t.text1),
                2 => (t.well, t.text1),
                _ => (t.card, t.text1),
            };
            painter.rect(part, 0, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
            let figure = format!("{:.0}", share * 100.0);
            if part.width() >= 18.0 {
                let font = if at == 0 { fonts::bold(11.0) } else { fonts::regular(11.0) };
                paint::text(&painter, part.center(), Align2::CENTER_CENTER, &figure, font, ink, part.width());
            }
        }
        response.on_hover_text(sentence)
    }
}

/// What the fills mean, under the bars.
pub fn legend(ui: &mut Ui, places: usize) {
    let t = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let fills = [t.confirmed, t.sustained, t.well, t.card];
    let mut x = rect.left() + 24.0;
    for (at, fill) in fills.into_iter().enumerate().take(places) {
        let word = if at == 3 && places > 4 { "4th and on".to_owned() } else { text::place(at + 1) };
        let mark = Rect::from_min_size(pos2(x, rect.center().y - 5.0), Vec2::splat(10.0));
        ui.painter().rect(mark, 0, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        let at = pos2(mark.right() + 5.0, rect.center().y);
        let (drawn, _) = paint::text(ui.painter(), at, Align2::LEFT_CENTER, &word, fonts::regular(11.0), t.text2, 90.0);
        x = drawn.right() + 12.0;
    }
}
