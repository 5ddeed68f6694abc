//! The weight slider of the decision matrix: the weight, the range over which the leader stays first, and who takes
//! over beyond it.

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use egui::{pos2, vec2};

use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{Slot, Theme};

use super::badge::Badge;

/// Who takes over at an end of the stable range, and where: a share of 1. `None` where the leader holds to the end.
pub type TakeOver<'a> = Option<(f64, Badge<'a>)>;

/// A weight and its stability.
#[derive(Clone, Copy, Debug)]
pub struct WeightSlider<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// Which way is better, muted after the criterion.
    pub direction: &'a str,
    /// The end of the scale, a share of 1 above 0.
    pub most: f64,
    /// Name for assistive technology.
    pub name: &'a str,
    /// Colour of the leader; `None` draws no range.
    pub leader: Option<Slot>,
    /// Who takes over below.
    pub below: TakeOver<'a>,
    /// Who takes over above.
    pub above: TakeOver<'a>,
    /// What the range says in words: "C leads from 4 % to 100 %".
    pub words: &'a str,
    /// The weight in force, while another is tried: a share of 1.
    pub in_force: Option<f64>,
}

/// Height with the words under the track, in points; in less they are on hover.
pub const HEIGHT: f32 = 48.0;

impl WeightSlider<'_> {
    /// Shows the slider over the width left; drag, press or arrow keys change `weight`, a share of 1, in whole per
    /// cent.
    pub fn show(&self, ui: &mut Ui, weight: &mut f64) -> Response {
        let (rect, outer) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        self.show_at(ui, rect, outer.id.with("thumb"), weight)
    }

    /// Shows the slider in a place that is already known, for tables that lay out their own rows.
    pub fn show_at(&self, ui: &Ui, rect: Rect, id: Id, weight: &mut f64) -> Response {
        let t = Theme::of(ui);
        let track =
            Rect::from_min_max(pos2(rect.left() + 9.0, rect.top() + 24.0), pos2(rect.right() - 9.0, rect.top() + 28.0));
        let mut response = ui.interact(track.expand2(vec2(8.0, 8.0)), id, Sense::click_and_drag());
        let before = *weight;
        if let Some(pointer) = response.interact_pointer_pos() {
            let share = f64::from(((pointer.x - track.left()) / track.width()).clamp(0.0, 1.0)) * self.most;
            *weight = (share * 100.0).round() / 100.0;
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            let press = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key)) as f64;
            let steps = press(Key::ArrowRight) - press(Key::ArrowLeft);
            if steps != 0.0 {
                *weight = ((*weight * 100.0).round() + steps) / 100.0;
            }
        }
        *weight = weight.clamp(0.0, 1.0);
        if (*weight - before).abs() > f64::EPSILON {
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), *weight * 100.0, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let figure = format::percent(*weight);
        let (figure, ink) = match self.in_force {
            Some(before) => (format!("{} → {figure}", format::percent(before).trim_end_matches(" %")), t.minimum),
            None => (figure, t.text1),
        };
        let at = pos2(rect.right(), rect.top() + 11.0);
        let (drawn, _) = paint::text(painter, at, Align2::RIGHT_CENTER, &figure, fonts::bold(12.0), ink, 90.0);
        let at = pos2(rect.left(), rect.top() + 11.0);
        let room = drawn.left() - rect.left() - 6.0;
        let (said, _) =
            paint::text(painter, at, Align2::LEFT_CENTER, self.criterion, fonts::regular(12.0), t.text1, room);
        let room = drawn.left() - said.right() - 12.0;
        if room > 30.0 {
            let at = pos2(said.right() + 6.0, rect.top() + 11.5);
            paint::text(painter, at, Align2::LEFT_CENTER, self.direction, fonts::regular(11.0), t.text3, room);
        }
        painter.rect_filled(track, CornerRadius::same(2), t.well);
        self.range(ui, track);
        self.in_force(ui, track, *weight);
        let share = (*weight / self.most).clamp(0.0, 1.0) as f32;
        let thumb = pos2(track.left() + track.width() * share, track.center().y);
        painter.circle(thumb, 6.5, t.card, Stroke::new(2.0, t.text1));
        if response.has_focus() {
            paint::focus_ring(ui, Rect::from_center_size(thumb, Vec2::splat(14.0)), 7.0);
        }
        if rect.height() < HEIGHT {
            return if self.words.is_empty() { response } else { response.on_hover_text(self.words) };
        }
        let at = pos2(rect.left(), rect.bottom() - 7.0);
        let (_, cut) =
            paint::text(painter, at, Align2::LEFT_CENTER, self.words, fonts::regular(11.0), t.text3, rect.width());
        if cut { response.on_hover_text(self.words) } else { response }
    }

    /// The weight in force as a pentagon, and the way from it to the one that is tried.
    fn in_force(&self, ui: &Ui, track: Rect, weight: f64) {
        let Some(before) = self.in_force else { return };
        let t = Theme::of(ui);
        let x = |share: f64| track.left() + track.width() * (share / self.most).clamp(0.0, 1.0) as f32;
        let (from, to) = (x(before), x(weight));
        let way = Rect::from_min_max(pos2(from.min(to), track.top()), pos2(from.max(to), track.bottom()));
        ui.painter().rect_filled(way, 0, t.minimum);
        let points = [(-4.5, -7.0), (4.5, -7.0), (4.5, 1.0), (0.0, 6.0), (-4.5, 1.0)];
        let outline = points.map(|(dx, dy)| pos2(from + dx, track.center().y + dy)).to_vec();
        ui.painter().add(egui::Shape::convex_polygon(outline, t.card, Stroke::new(1.5, t.text1)));
    }

    fn range(&self, ui: &Ui, track: Rect) {
        let t = Theme::of(ui);
        let Some(leader) = self.leader else { return };
        let x = |share: f64| track.left() + track.width() * (share / self.most).clamp(0.0, 1.0) as f32;
        let from = self.below.map_or(track.left(), |(at, ..)| x(at));
        let to = self.above.map_or(track.right(), |(at, ..)| x(at));
        let painter = ui.painter();
        let span = Rect::from_min_max(pos2(from, track.top()), pos2(to, track.bottom()));
        painter.rect_filled(span, 0, t.slot(leader));
        for (end, edge, side) in [(self.below, from, -1.0), (self.above, to, 1.0)] {
            // An end beyond the scale is not on it.
            if let Some((_, badge)) = end.filter(|(at, ..)| *at <= self.most) {
                painter.vline(edge, track.center().y - 6.0..=track.center().y + 6.0, Stroke::new(2.0, t.text1));
                let x = (edge + side * 10.0).clamp(track.left() - 4.0, track.right() + 4.0);
                let middle = pos2(x, track.center().y);
                badge.draw_centred(painter, middle, 14.0);
            }
        }
    }
}
