//! The weight slider of the decision matrix: the weight, the range over which the leader stays first, and who takes
//! over beyond it.

use egui::{Align2, CornerRadius, EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};
use egui::{pos2, vec2};

use crate::ui::fonts;
use crate::ui::paint;
use crate::ui::theme::{Slot, Theme};

use super::badge;

/// Who takes over at an end of the stable range, and where: a share of 1. `None` where the leader holds to the end.
pub type TakeOver<'a> = Option<(f64, &'a str, Slot)>;

/// A weight and its stability.
#[derive(Clone, Copy, Debug)]
pub struct WeightSlider<'a> {
    /// The criterion.
    pub criterion: &'a str,
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
}

/// Height of the whole, in points.
pub const HEIGHT: f32 = 48.0;

impl WeightSlider<'_> {
    /// Shows the slider over the width left; drag, press or arrow keys change `weight`, a share of 1, in whole per
    /// cent.
    pub fn show(&self, ui: &mut Ui, weight: &mut f64) -> Response {
        let t = Theme::of(ui);
        let (rect, outer) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        let track =
            Rect::from_min_max(pos2(rect.left() + 9.0, rect.top() + 22.0), pos2(rect.right() - 9.0, rect.top() + 26.0));
        let mut response = ui.interact(track.expand2(vec2(8.0, 8.0)), outer.id.with("thumb"), Sense::click_and_drag());
        let before = *weight;
        if let Some(pointer) = response.interact_pointer_pos() {
            *weight = f64::from(((pointer.x - track.left()) / track.width()).clamp(0.0, 1.0));
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            let press = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key)) as f64;
            *weight += 0.01 * (press(Key::ArrowRight) - press(Key::ArrowLeft));
        }
        *weight = ((weight.clamp(0.0, 1.0)) * 100.0).round() / 100.0;
        if (*weight - before).abs() > f64::EPSILON {
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), *weight * 100.0, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let figure = format!("{} %", (*weight * 100.0).round());
        let at = pos2(rect.right(), rect.top() + 7.0);
        let (drawn, _) = paint::text(painter, at, Align2::RIGHT_CENTER, &figure, fonts::bold(12.0), t.text1, 60.0);
        let at = pos2(rect.left(), rect.top() + 7.0);
        let room = drawn.left() - rect.left() - 6.0;
        paint::text(painter, at, Align2::LEFT_CENTER, self.criterion, fonts::regular(12.0), t.text1, room);
        painter.rect_filled(track, CornerRadius::same(2), t.well);
        self.range(ui, track);
        let thumb = pos2(track.left() + track.width() * *weight as f32, track.center().y);
        painter.circle(thumb, 6.5, t.card, Stroke::new(2.0, t.text1));
        if response.has_focus() {
            paint::focus_ring(ui, Rect::from_center_size(thumb, Vec2::splat(14.0)), 7.0);
        }
        let at = pos2(rect.left(), rect.bottom() - 7.0);
        let (_, cut) =
            paint::text(painter, at, Align2::LEFT_CENTER, self.words, fonts::regular(11.0), t.text3, rect.width());
        if cut { response.on_hover_text(self.words) } else { response }
    }

    fn range(&self, ui: &Ui, track: Rect) {
        let t = Theme::of(ui);
        let Some(leader) = self.leader else { return };
        let x = |share: f64| track.left() + track.width() * share.clamp(0.0, 1.0) as f32;
        let from = self.below.map_or(track.left(), |(at, ..)| x(at));
        let to = self.above.map_or(track.right(), |(at, ..)| x(at));
        let painter = ui.painter();
        let span = Rect::from_min_max(pos2(from, track.top()), pos2(to, track.bottom()));
        painter.rect_filled(span, 0, t.slot(leader));
        for (end, edge, side) in [(self.below, from, -1.0), (self.above, to, 1.0)] {
            if let Some((_, letter, slot)) = end {
                painter.vline(edge, track.center().y - 6.0..=track.center().y + 6.0, Stroke::new(2.0, t.text1));
                let middle = pos2(edge + side * 10.0, track.center().y);
                badge::badge(painter, Rect::from_center_size(middle, Vec2::splat(14.0)), letter, slot);
            }
        }
    }
}
