//! The contribution card: what a nation pledged, in two lines, to be dragged onto a requirement.

use egui::{
    Align2, Color32, CornerRadius, Id, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::look::{flags, fonts, symbols};

use super::state_mark::{self, CaveatKind, PledgeStatus};

/// What a card shows. Figures come as text, already formatted.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// Symbol code of 20 digits.
    pub sidc: &'a str,
    /// Alpha-3 code of the nation.
    pub nation: &'a str,
    /// The pledge's own code: "GBR-01".
    pub code: &'a str,
    /// What is pledged.
    pub title: &'a str,
    /// People: "≈ 300", "?"; empty for money, which shows neither people nor day.
    pub people: &'a str,
    /// Earliest arrival: "C+19", "C+?".
    pub day: &'a str,
    /// How firm it is; the frame of the symbol is dashed until confirmed.
    pub status: PledgeStatus,
    /// The heaviest caveat, if any.
    pub caveat: Option<CaveatKind>,
    /// Number of conditions.
    pub conditions: usize,
    /// Quantity left in the active scenario.
    pub left: &'a str,
    /// Quantity pledged; may be empty.
    pub quantity: &'a str,
    /// Nothing is left.
    pub used_up: bool,
    /// It is among the selected.
    pub selected: bool,
    /// It is being dragged: its place is kept.
    pub dragging: bool,
    /// Name for assistive technology: "GBR-01 Light infantry battlegroup, United Kingdom, 2 of 2 left".
    pub name: &'a str,
    /// For pictures of the parts only.
    pub force: Force,
}

impl Card<'_> {
    /// Shows the card over the width left; senses click and drag. `id` comes from the pledge, not from its place.
    pub fn show(&self, ui: &mut Ui, id: Id) -> Response {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Sizes::of(ui).card));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, ui.is_enabled(), self.selected, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let t = Theme::of(ui);
        let at_rest = if self.selected {
            t.select
        } else if self.used_up {
            t.panel
        } else {
            t.card
        };
        let fill = if self.selected { t.select } else { paint::surface(ui, &response, self.force, at_rest) };
        let cut = self.paint(ui.painter(), rect, fill, false);
        if response.has_focus() || self.force == Force::Focus {
            paint::focus_ring(ui, rect, RADIUS);
        }
        if cut { response.on_hover_text(self.title) } else { response }
    }

    /// Paints the card as the ghost under the pointer: accent edge and shadow.
    pub fn paint_ghost(&self, painter: &Painter, rect: Rect) {
        let t = Theme::of(painter.ctx());
        painter.add(t.shadow.as_shape(rect, CornerRadius::same(RADIUS as u8)));
        let mut painter = painter.clone();
        painter.multiply_opacity(0.97);
        let card = Card { selected: true, dragging: false, ..self.clone() };
        card.paint(&painter, rect, t.card, true);
    }

    /// Paints the card; returns whether the title was cut.
    fn paint(&self, painter: &Painter, rect: Rect, fill: Color32, ghost: bool) -> bool {
        let t = Theme::of(painter.ctx());
        let mut painter = painter.clone();
        let radius = CornerRadius::same(RADIUS as u8);
        if self.dragging {
            painter.multiply_opacity(0.35);
            paint::dashed_rect(&painter, rect, RADIUS, Stroke::new(1.0, t.line_strong), &[4.0, 3.0]);
        } else {
            let edge = if self.selected { t.accent } else { t.line };
            painter.rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        }
        let middle = rect.center().y;
        let symbol = Rect::from_min_size(pos2(rect.left() + 6.0, (middle - 11.0).round()), symbols::SIZE);
        symbols::draw(&painter, symbol, self.sidc, !self.firm());
        let (strong, weak) = if self.used_up && !ghost { (t.text3, t.text3) } else { (t.text1, t.text2) };
        let x = rect.left() + 42.0;
        let right = rect.right() - 9.0;
        let at = pos2(x, middle - 8.0);
        let (_, cut) = paint::text(&painter, at, Align2::LEFT_CENTER, self.title, fonts::bold(12.0), strong, right - x);
        self.second_line(&painter, pos2(x, middle + 8.5), right, strong, weak);
        cut
    }

    fn firm(&self) -> bool {
        matches!(self.status, PledgeStatus::Confirmed | PledgeStatus::Transferred)
    }

    fn second_line(&self, painter: &Painter, at: egui::Pos2, right: f32, strong: Color32, weak: Color32) {
        let t = Theme::of(painter.ctx());
        flags::draw(painter, at - vec2(0.0, 5.5), flags::SIZE_CHIP, self.nation);
        let small = fonts::regular(11.0);
        let middle = |x: f32| pos2(at.x + x, at.y);
        let code = paint::text(painter, middle(20.0), Align2::LEFT_CENTER, self.code, small.clone(), weak, 48.0).0;
        let mut rest = if self.quantity.is_empty() { String::new() } else { format!(" of {}", self.quantity) };
        // Where the whole would run into the status, what is left stands alone; the card's name has both.
        let whole = paint::line(painter, &format!("{}{rest}", self.left), fonts::bold(11.0), strong, f32::INFINITY);
        if right - whole.size().x < at.x + if self.people.is_empty() { 90.0 } else { 166.0 } {
            rest.clear();
        }
        let left = paint::figure_of(painter, pos2(right, at.y), self.left, &rest, 11.0, [strong, weak]);
        let mut next = pos2(code.right() + 6.0, at.y);
        if !self.people.is_empty() {
            paint::text(painter, middle(109.0), Align2::RIGHT_CENTER, self.people, small.clone(), weak, 46.0);
            paint::text(painter, middle(143.0), Align2::RIGHT_CENTER, self.day, small, weak, 34.0);
            next = middle(147.0);
        }
        state_mark::status_bars(painter, next, self.status);
        next += vec2(17.0, 0.0);
        if let Some(caveat) = self.caveat
            && next.x + 12.0 < left.left()
        {
            next = state_mark::mark(painter, next, caveat.icon(), 13.0, caveat.colour(t)) + vec2(2.0, 0.0);
        }
        // The padlock needs 12 points, its number 10 more; where there is no room for the number, the padlock alone.
        let room = left.left() - next.x;
        if room > 12.0 {
            let number = if room > 22.0 { self.conditions } else { self.conditions.min(1) };
            state_mark::conditions(painter, next, number, weak);
        }
    }
}
