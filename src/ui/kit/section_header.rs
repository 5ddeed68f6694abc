//! The header of a task in Compose and of a section elsewhere: chevron, name, flag of the area, a count at the right.

use egui::{Align2, Id, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::look::{flags, fonts};

/// A header that folds what is below it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SectionHeader<'a> {
    /// Its name.
    pub title: &'a str,
    /// Alpha-3 code of the area's nation, after the name.
    pub nation: Option<&'a str>,
    /// Muted words after the name.
    pub after: &'a str,
    /// What stands at the right: "3 of 4", "best of the row".
    pub right: &'a str,
    /// Whether what is below is shown.
    pub open: bool,
    /// A drop would land here.
    pub drop_target: bool,
    /// Lies on the panel rather than on its own band: groups of the pool, facets.
    pub plain: bool,
    /// Name for assistive technology; the title if empty.
    pub name: &'a str,
}

impl SectionHeader<'_> {
    /// Shows the header over the width left; a press asks to fold or unfold.
    pub fn show(&self, ui: &mut Ui, id: Id) -> Response {
        let t = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Sizes::of(ui).section));
        let response = ui.interact(rect, id, Sense::click());
        let name = if self.name.is_empty() { self.title } else { self.name };
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), self.open, name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let lying = if self.plain { egui::Color32::TRANSPARENT } else { t.head };
        painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, lying));
        let middle = rect.center().y;
        let chevron = if self.open { Icon::ChevronDown } else { Icon::ChevronRight };
        let mark = Rect::from_min_size(pos2(rect.left() + 9.0, middle - 6.0), Vec2::splat(12.0));
        icons::draw(painter, chevron, mark, t.text2);
        let at = pos2(rect.right() - 9.0, middle);
        let (right, _) = paint::text(
            painter,
            at,
            Align2::RIGHT_CENTER,
            self.right,
            fonts::regular(11.0),
            t.text3,
            (rect.width() * 0.5).max(160.0),
        );
        let at = pos2(rect.left() + 27.0, middle);
        let flag = if self.nation.is_some() { 23.0 } else { 0.0 };
        let room = right.left() - at.x - flag - 6.0;
        let (words, cut) = paint::text(painter, at, Align2::LEFT_CENTER, self.title, fonts::bold(12.0), t.text1, room);
        let mut x = words.right() + 7.0;
        if let Some(nation) = self.nation {
            flags::draw(painter, pos2(x, middle - 5.5), flags::SIZE_CHIP, nation);
            x += 22.0;
        }
        let after = paint::line(painter, self.after, fonts::regular(11.0), t.text3, f32::INFINITY);
        if x + after.size().x < right.left() - 8.0 {
            paint::place(painter, pos2(x, middle), Align2::LEFT_CENTER, after, t.text3);
        }
        if self.drop_target {
            let stroke = egui::Stroke::new(2.0, t.accent);
            painter.rect_stroke(rect, 0, stroke, egui::StrokeKind::Inside);
        }
        if response.has_focus() {
            paint::focus_ring(ui, rect, RADIUS);
        }
        if cut { response.on_hover_text(self.title) } else { response }
    }
}
