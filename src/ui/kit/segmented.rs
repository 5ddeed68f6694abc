//! Segmented choice: one of a few, side by side, in one frame.

use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};

/// Shows the choices in one frame and puts the pressed one into `chosen`. `name` begins each segment's accessible
/// name where the words alone would not identify it; `width` fixes the whole, else each takes what its words need.
pub fn segmented(ui: &mut Ui, name: &str, choices: &[&str], chosen: &mut usize, width: Option<f32>) -> Response {
    let t = Theme::of(ui);
    let height = Sizes::of(ui).control_small;
    // Bold widths, so that nothing moves when the choice does.
    let widths: Vec<f32> = choices
        .iter()
        .map(|c| {
            width.map_or_else(
                || paint::line(ui.painter(), c, fonts::bold(12.0), t.text1, f32::INFINITY).size().x + 14.0,
                |w| w / choices.len().max(1) as f32,
            )
        })
        .collect();
    let total = widths.iter().sum();
    let (frame, mut whole) = ui.allocate_exact_size(vec2(total, height), Sense::hover());
    let painter = ui.painter().clone();
    let radius = RADIUS as u8;
    painter.rect_filled(frame, radius, t.card);
    let mut x = frame.left();
    let mut focused = None;
    for (i, choice) in choices.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(x, frame.top()), vec2(widths[i], height));
        x += widths[i];
        let response = ui.interact(rect, whole.id.with(i), Sense::click());
        if response.clicked() && *chosen != i {
            *chosen = i;
            whole.mark_changed();
        }
        let on = *chosen == i;
        let label = || if name.is_empty() { (*choice).to_owned() } else { format!("{choice}, {name}") };
        response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), on, label()));
        let (first, last) = (i == 0, i + 1 == choices.len());
        let corners = CornerRadius {
            nw: if first { radius } else { 0 },
            sw: if first { radius } else { 0 },
            ne: if last { radius } else { 0 },
            se: if last { radius } else { 0 },
        };
        let fill = paint::surface(ui, &response, Force::Live, if on { t.select } else { t.card });
        painter.rect_filled(rect, corners, fill);
        if !first {
            painter.vline(rect.left(), rect.y_range().shrink(1.0), Stroke::new(1.0, t.line));
        }
        let (font, ink) = if on { (fonts::bold(12.0), t.text1) } else { (fonts::regular(12.0), t.text2) };
        paint::text(&painter, rect.center(), Align2::CENTER_CENTER, choice, font, ink, widths[i] - 4.0);
        if on {
            let rule = Rect::from_min_max(pos2(rect.left() + 1.0, rect.bottom() - 3.0), rect.max - vec2(1.0, 1.0));
            painter.rect_filled(rule, 0, t.accent);
        }
        if response.has_focus() {
            focused = Some(rect);
        }
    }
    painter.rect_stroke(frame, radius, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    if let Some(rect) = focused {
        paint::focus_ring(ui, rect, RADIUS);
    }
    whole
}
