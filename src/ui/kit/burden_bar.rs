//! A burden bar: what one nation carries, on a scale common to all.

use egui::{Align2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look::paint;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts};

/// One nation's row.
#[derive(Clone, Copy, Debug)]
pub struct Burden<'a> {
    /// Alpha-3 code, drawn as flag and code.
    pub nation: &'a str,
    /// What it carries.
    pub value: f64,
    /// Of this, what is confirmed; drawn solid.
    pub confirmed: f64,
    /// The figure as text: "4,000", "37 %".
    pub figure: &'a str,
    /// Name for assistive technology.
    pub name: &'a str,
}

/// Shows a row over the width left; `largest` ends the scale. The row can be pressed to open what made the figure.
pub fn burden_bar(ui: &mut Ui, burden: &Burden<'_>, largest: f64) -> Response {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), format!("{}, {}", burden.name, burden.figure))
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0, t.hover);
        }
        let middle = rect.center().y;
        flags::draw(painter, pos2(rect.left(), middle - 6.0), flags::SIZE, burden.nation);
        let at = pos2(rect.left() + 24.0, middle);
        paint::text(painter, at, Align2::LEFT_CENTER, burden.nation, fonts::regular(12.0), t.text1, 32.0);
        let figure = fonts::bold(12.0);
        let at = pos2(rect.right(), middle);
        paint::text(painter, at, Align2::RIGHT_CENTER, burden.figure, figure, t.text1, 64.0);
        let track = Rect::from_min_max(pos2(rect.left() + 60.0, middle - 5.0), pos2(rect.right() - 70.0, middle + 5.0));
        let to = |v: f64| {
            let share = if largest > 0.0 { (v / largest).clamp(0.0, 1.0) as f32 } else { 0.0 };
            track.with_max_x(track.left() + (track.width() * share).round())
        };
        if burden.value > 0.0 {
            let edge = egui::Stroke::new(1.0, t.confirmed);
            painter.rect(to(burden.value), 0, t.sustained, edge, egui::StrokeKind::Inside);
            painter.rect_filled(to(burden.confirmed), 0, t.confirmed);
        }
        paint::ring_if_focused(ui, &response);
    }
    response
}
