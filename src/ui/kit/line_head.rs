//! The head of a requirement line in Compose: mark, code, name and figure; below them the funnel bar and the state.

use egui::{Align2, Id, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons;
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS, Theme};

use super::funnel_bar::{Funnel, paint_funnel};

/// Height of a line's head, in points; rows of chips follow.
pub const HEIGHT: f32 = 44.0;

/// How much a requirement matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Bold name.
    Essential,
    /// Regular name.
    Important,
    /// Muted name.
    Desirable,
}

/// What the head shows.
#[derive(Clone, Copy, Debug)]
pub struct LineHead<'a> {
    /// The line's code: "L-004".
    pub code: &'a str,
    /// Its name.
    pub title: &'a str,
    /// How much it matters.
    pub importance: Importance,
    /// Its figures.
    pub funnel: Funnel,
    /// Quantity sustained and quantity asked as text.
    pub figures: (&'a str, &'a str),
    /// Selected: fill and accent bar at the left. The caller fills the rest of the line alike.
    pub selected: bool,
    /// While dragging a thing of another kind: faint.
    pub other_kind: bool,
    /// Name for assistive technology: "L-004 Light infantry battalion, 2 of 3, unmet".
    pub name: &'a str,
}

impl LineHead<'_> {
    /// Shows the head over the width left; a press selects the line.
    pub fn show(&self, ui: &mut Ui, id: Id) -> Response {
        let t = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let response = ui.interact(rect, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, ui.is_enabled(), self.selected, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let back = if self.selected { t.select } else { t.card };
        ui.painter().rect_filled(rect, 0, back);
        if self.selected {
            ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
        }
        let mut painter = ui.painter().clone();
        if self.other_kind {
            painter.multiply_opacity(0.45);
        }
        let state = self.funnel.state();
        let (left, right, first) = (rect.left() + 8.0, rect.right() - 9.0, rect.top() + 12.0);
        let mark = Rect::from_min_size(pos2(left, first - 5.5), Vec2::splat(11.0));
        icons::draw(&painter, state.icon(), mark, state.colour(t));
        let of = format!(" of {}", self.figures.1);
        let figure = paint::figure_of(&painter, pos2(right, first), self.figures.0, &of, 12.0, [t.text1, t.text1]);
        let (font, ink) = match self.importance {
            Importance::Essential => (fonts::bold(12.0), t.text1),
            Importance::Important => (fonts::regular(12.0), t.text1),
            Importance::Desirable => (fonts::regular(12.0), t.text2),
        };
        let parts = [
            (self.code, fonts::regular(12.0), t.text3),
            ("  ", fonts::regular(12.0), t.text3),
            (self.title, font, ink),
        ];
        let from = pos2(left + 18.0, first);
        let galley = paint::runs(&painter, &parts, figure.left() - 8.0 - from.x);
        let cut = galley.elided;
        paint::place(&painter, from, Align2::LEFT_CENTER, galley, ink);
        let bar = Rect::from_min_size(pos2(left + 18.0, rect.top() + 24.0), vec2(rect.width() - 116.0, 12.0));
        paint_funnel(&painter, bar, &self.funnel, back);
        let at = pos2(right, bar.center().y);
        paint::text(&painter, at, Align2::RIGHT_CENTER, state.word(), fonts::regular(12.0), state.colour(t), 76.0);
        if response.has_focus() {
            paint::focus_ring(ui, rect.shrink(3.0), RADIUS);
        }
        let over_bar = ui.input(|i| i.pointer.hover_pos()).is_some_and(|at| bar.expand2(vec2(0.0, 4.0)).contains(at));
        if over_bar {
            return response.on_hover_text(self.funnel.sentence());
        }
        if cut { response.on_hover_text(self.title) } else { response }
    }
}
