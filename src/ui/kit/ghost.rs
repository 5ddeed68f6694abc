//! What hangs at the pointer while pledges are dragged: the card, how many there are, and what the keys do.

use egui::{Align2, Context, CornerRadius, Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS, Sizes, Theme};

use super::card::Card;

/// Draws the ghost for a pointer at `at`. `pill` counts: "3 pledges", "12 of 12". `hint` says what the keys do:
/// "Esc cancels, Ctrl copies".
pub fn ghost(ctx: &Context, card: &Card<'_>, at: Pos2, number: usize, pill: &str, hint: &str) {
    let t = Theme::of(ctx);
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("ghost")));
    let rect = Rect::from_min_size(at + vec2(12.0, 24.0), vec2(270.0, Sizes::of(ctx).card));
    let radius = CornerRadius::same(RADIUS as u8);
    let edge = Stroke::new(1.0, t.accent);
    for behind in (1..number.min(3)).rev() {
        let under = rect.translate(vec2(3.0, 3.0) * behind as f32);
        painter.rect(under, radius, t.card, edge, StrokeKind::Inside);
    }
    card.paint_ghost(&painter, rect);
    if !pill.is_empty() {
        let galley = paint::line(&painter, pill, fonts::bold(11.0), t.on_accent, 160.0);
        let size = galley.size() + vec2(14.0, 3.0);
        let pill = Rect::from_min_size(pos2(rect.right() - size.x + 6.0, rect.top() - size.y / 2.0), size);
        painter.rect_filled(pill, size.y / 2.0, t.accent);
        paint::place(&painter, pill.center(), Align2::CENTER_CENTER, galley, t.on_accent);
    }
    if !hint.is_empty() {
        let galley = paint::line(&painter, hint, fonts::regular(11.0), t.card, 320.0);
        let below = rect.bottom() + 6.0 + 3.0 * number.saturating_sub(1).min(2) as f32;
        let strip = Rect::from_min_size(pos2(rect.left(), below), galley.size() + vec2(16.0, 5.0));
        painter.rect_filled(strip, radius, t.text1);
        paint::place(&painter, strip.center(), Align2::CENTER_CENTER, galley, t.card);
    }
}
