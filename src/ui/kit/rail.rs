//! An item of the rail at the left: a workspace by icon and name.

use egui::{Align2, Color32, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Theme};

/// Shows an item; `narrow` leaves the name to the tooltip.
pub fn rail_item(ui: &mut Ui, icon: Icon, name: &str, active: bool, narrow: bool) -> Response {
    let t = Theme::of(ui);
    let size = if narrow { vec2(36.0, 40.0) } else { vec2(56.0, 52.0) };
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, ui.is_enabled(), active, name));
    let painter = ui.painter();
    let lying = if active { t.select } else { Color32::TRANSPARENT };
    painter.rect_filled(rect, RADIUS, paint::surface(ui, &response, Force::Live, lying));
    if active {
        painter.rect_filled(Rect::from_min_size(rect.min - vec2(4.0, 0.0), vec2(3.0, rect.height())), 0, t.accent);
    }
    let (ink, font) = if active { (t.text1, fonts::bold(11.0)) } else { (t.text2, fonts::regular(11.0)) };
    let middle = if narrow { rect.center() } else { pos2(rect.center().x, rect.top() + 18.0) };
    icons::draw(painter, icon, Rect::from_center_size(middle, Vec2::splat(20.0)), ink);
    if !narrow {
        let at = pos2(rect.center().x, rect.bottom() - 13.0);
        paint::text(painter, at, Align2::CENTER_CENTER, name, font, ink, rect.width());
    }
    paint::ring_if_focused(ui, &response);
    if narrow { response.on_hover_text(name) } else { response }
}
