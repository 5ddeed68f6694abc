//! The verdict tag: what would happen if the thing being dragged were dropped here, said beforehand.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use egui::{pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS, Theme};

/// Height of a tag, in points.
pub const HEIGHT: f32 = 24.0;

/// What would happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It would count.
    Fits,
    /// It would be allowed, but not count in full, or lean on something doubtful.
    Warning,
    /// It is not possible.
    Refused,
}

impl Verdict {
    /// The shape of the mark.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Fits => Icon::Met,
            Self::Warning => Icon::Warning,
            Self::Refused => Icon::NoEntry,
        }
    }

    /// Edge and mark, then fill.
    pub fn colours(self, t: &Theme) -> (Color32, Color32) {
        match self {
            Self::Fits => (t.met, t.met_tint),
            Self::Warning => (t.minimum, t.minimum_tint),
            Self::Refused => (t.unmet, t.unmet_tint),
        }
    }
}

/// Paints a tag over whatever is there. `strong` under the pointer: bold. Returns whether the words were cut.
pub fn paint_verdict(painter: &Painter, rect: Rect, verdict: Verdict, words: &str, strong: bool) -> bool {
    let t = Theme::of(painter.ctx());
    let (edge, fill) = verdict.colours(t);
    let stroke = Stroke::new(1.0, edge);
    let radius = CornerRadius::same(RADIUS as u8);
    if verdict == Verdict::Refused {
        painter.rect_filled(rect, radius, fill);
        paint::dashed_rect(painter, rect, RADIUS, stroke, &[3.0, 2.5]);
    } else {
        painter.rect(rect, radius, fill, stroke, StrokeKind::Inside);
    }
    let mark = Rect::from_min_size(pos2(rect.left() + 8.0, rect.center().y - 7.0), Vec2::splat(14.0));
    icons::draw(painter, verdict.icon(), mark, edge);
    let font = if strong { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let at = pos2(mark.right() + 6.0, rect.center().y);
    paint::text(painter, at, Align2::LEFT_CENTER, words, font, t.text1, rect.right() - 6.0 - at.x).1
}

/// A tag in the layout, over the width left.
pub fn verdict_tag(ui: &mut Ui, verdict: Verdict, words: &str, strong: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let cut = ui.is_rect_visible(rect) && paint_verdict(ui.painter(), rect, verdict, words, strong);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, words));
    if cut { response.on_hover_text(words) } else { response }
}
